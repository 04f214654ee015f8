from __future__ import annotations

import pytest

from briefs.newsroom.dangling import dangling
from briefs.newsroom.quotable import quotable

POINTS_BACK = [
    ("en", "He said that the talks were off."),
    ("en", "It’s the third time that the port has closed."),
    ("en", "They will vote on Monday."),
    ("en", "This would be the first such vote."),
    ("en", "That is not what the treaty says."),
    ("en", "These payments kept better chips out of the market."),
    ("en", "Such a vote would be the first."),
    ("en", "But the ministry refused."),
    ("en", "However, the ministry refused."),
    ("en", "Meanwhile the ministry refused."),
    ("en", "“It is a good asset bought on a bad day,” said Petter Vang, an analyst."),
    ("en", '"But we will take the road," said Petter Vang.'),
    ("de", "Er sagte, die Gespräche seien abgebrochen."),
    ("de", "Sie will im Mai wieder antreten."),
    ("de", "Es ist das dritte Mal in diesem Jahr."),
    ("de", "Dies wäre die erste Abstimmung."),
    ("de", "Diese Zahl ist seit Jahren nicht gestiegen."),
    ("de", "Das teilte das Ministerium am Montag mit."),
    ("de", "Doch das Ministerium lehnte ab."),
    ("de", "„Sie kommt zurück“, sagte Bürgermeisterin Anna Holm."),
    ("fr", "Il a annoncé la fin des négociations."),
    ("fr", "Elle se présentera en mai."),
    ("fr", "Ce vote serait le premier."),
    ("fr", "C’est la troisième fois cette année."),
    ("fr", "Cela ne change rien au traité."),
    ("fr", "Mais le ministère a refusé."),
    ("es", "Él anunció el fin de las negociaciones."),
    ("es", "Ella volverá a presentarse en mayo."),
    ("es", "Esto no cambia nada del tratado."),
    ("es", "Pero el ministerio se negó."),
    ("es", "Sin embargo, el ministerio se negó."),
    ("ja", "彼は協議の中止を発表した。"),
    ("ja", "これは今年に入って3回目となる。"),
    ("ja", "それについて外務省は説明していない。"),
    ("ja", "しかし外務省は拒否した。"),
    ("ja", "一方、外務省は拒否した。"),
    ("ja", "同社は来年4月に発売する。"),
    ("zh", "他宣布会谈取消。"),
    ("zh", "她将在五月参选。"),
    ("zh", "它是今年的第三次。"),
    ("zh", "这是今年第三次关闭。"),
    ("zh", "但外交部拒绝了。"),
    ("zh", "該公司明年四月上市。"),
    ("", "Sin embargo, el ministerio se negó."),
    ("", "しかし外務省は拒否した。"),
]
STANDS_ALONE = [
    ("en", "“We were lucky,” said Mireia Sangrà, the harbour master."),
    ("en", "So far 41 people have been treated in Hualien."),
    ("en", "Theodora Holt won the vote."),
    ("en", "ER doctors in Leeds will strike on Monday."),
    ("en", "Itaipu Dam opened its gates."),
    ("de", "Das Ministerium lehnte ab."),
    ("de", "Das neue Gesetz gilt ab Mai."),
    ("de", "Es gibt in Bremen wieder zwei Fähren."),
    ("de", "Die Bahn verschiebt den Bau."),
    ("de", "Eric Holm tritt im Mai an."),
    ("fr", "Il y a deux ferries à Brême."),
    ("fr", "La Banque centrale a relevé son taux."),
    ("es", "El ministerio se negó."),
    ("es", "Esteban Ruiz ganó la votación."),
    ("it", "Il governo ha rinviato il voto."),
    ("ja", "外務省は拒否した。"),
    ("zh", "他信回到曼谷。"),
    ("zh", "那不勒斯发生地震。"),
]


@pytest.mark.parametrize(("lang", "text"), POINTS_BACK)
def test_a_sentence_that_opens_with_what_an_earlier_one_named_is_dangling(lang, text):
    assert dangling(text, lang)


@pytest.mark.parametrize(("lang", "text"), STANDS_ALONE)
def test_a_sentence_that_names_what_it_is_about_stands_alone(lang, text):
    assert not dangling(text, lang)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("“Now there are motors, and nobody sings to a motor.”", False),
        ('"Then everybody on the quay began to sing again."', False),
        ("「今はもう誰も歌わない。海は静かになった。」", False),
        ("“Now there are motors on every boat in the harbour.", False),
        ("„Jetzt hat jedes Boot im Hafen einen Motor“, sagte Anna Holm.", True),
        ("“Now there are motors on every boat,” said Anna Holm.", True),
        ("Anna Holm said that “nobody sings to a motor” on the quay.", True),
    ],
)
def test_a_quotation_stands_alone_only_when_it_is_closed_and_somebody_stands_beside_it(text, stands):
    assert quotable(text) is stands
