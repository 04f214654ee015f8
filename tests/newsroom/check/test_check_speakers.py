"""Who speaks a quotation: a table of texts, each with sentences that name its speaker and another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.domain.article import Outlets
from briefs.domain.summary import Source
from briefs.newsroom.check import quotes
from briefs.newsroom.check.reading import Cited, Claim
from briefs.newsroom.check.voices import voices

HARBOUR = (
    "Harbour chief Lena Orvik told the council that the quay was sinking. “We measure it every morning,” she said.\n\n"
    "Her deputy, Tom Blane, was less worried. “It sank faster when I was a boy,” he said.\n\n"
    "A spokeswoman for the builder, Quayside Works, said it would pay. “Every stone will be put back,” she added. "
    "Councillor Ruth Amadi asked who had signed the plans. “Somebody must have held a pen,” said Amadi, to laughter."
)
COURT = (
    "“I never saw the letter before today,” Sheriff Dale Norwood testified on Monday. “And I read all my post.”\n"
    "The prosecutor, Ana Ruiz-Lopez, held up a signed receipt.\n“Then who signed for it on the second of May?” she asked.\n"
    "According to clerk Omar Haddad, it was “a stamp that anyone could use”."
)
GERMAN = (
    "Das Freibad in Lohne bleibt zu. Bürgermeisterin Heike Sandkamp verwies auf die Kosten. „Wir können das Wasser nicht "
    "bezahlen“, sagte sie dem Rat.\n\nDer Vorsitzende des Fördervereins, Jens Plate, widersprach: „Das Wasser war nie das "
    "Problem der Stadt.“ Ein Sprecher der Stadtwerke wollte sich nicht äußern. „Im Juni ist es ohnehin zu spät dafür“, so Plate."
)
FRENCH = (
    "Le téléphérique de Morzel ne rouvrira pas. La maire, Solène Garrec, a reçu les commerçants. « Je ne peux pas tenir le "
    "câble à la main », leur a-t-elle dit.\n\nLe patron du restaurant d’altitude, Hugo Vasseur, a perdu trois saisons. "
    "« On nous demande d’attendre sans soupe ni skieurs », déplore-t-il. Selon la préfète Odile Marchal, « aucune pièce n’est "
    "encore commandée à ce jour »."
)
SPANISH = (
    "El mercado de Alzuza cerrará en mayo. “No hay tejado que aguante otro invierno”, dijo la concejala Maite Irigoyen. "
    "El portavoz de los vendedores, Julián Ferrer, pidió un plazo. “Llevamos treinta años bajo goteras”, recordó.\n\n"
    "Según el arquitecto Pablo Sanz, “la viga principal está partida en dos”."
)
JAPANESE = (
    "市立図書館の移転をめぐり、12日に説明会が開かれた。\n\n館長の村瀬直人氏は「本は湿気に一番弱い」と述べた。"
    "住民の大久保律子さんは「歩いて行けなくなるのが困る」と訴えた。\n\n"
    "「子どもの声を誰も聞いていない」と小学校教諭の辻本圭さんは話した。"
)
CHINESE = (
    "旧码头改造方案昨日公布。规划局局长陈志远表示：“栈桥会保留，灯塔也会保留。”\n\n"
    "居民代表林淑芬质疑工期，她说：“去年也说年底完工，结果呢？”\n\n“石料已经全部订好了”，承建方经理郑国强称。"
)
TABLE = [
    (
        HARBOUR,
        "Lena Orvik said: “We measure it every morning.”",
        "Tom Blane said: “We measure it every morning.”",
    ),
    (
        HARBOUR,
        "“It sank faster when I was a boy,” said deputy chief Tom Blane.",
        "“It sank faster when I was a boy,” said harbour chief Lena Orvik.",
    ),
    (
        HARBOUR,
        "“Every stone will be put back,” a spokeswoman for Quayside Works said.",
        "“Every stone will be put back,” Ruth Amadi said.",
    ),
    (
        HARBOUR,
        "Ruth Amadi, a councillor, remarked that “somebody must have held a pen”.",
        "Tom Blane, the deputy, remarked that “somebody must have held a pen”.",
    ),
    (
        COURT,
        "Norwood told the court: “I never saw the letter before today.”",
        "Prosecutor Ana Ruiz-Lopez told the court: “I never saw the letter before today.”",
    ),
    (COURT, "“And I read all my post,” Dale Norwood added.", "“And I read all my post,” Omar Haddad added."),
    (
        COURT,
        "“Then who signed for it on the second of May?” Ruiz-Lopez asked.",
        "“Then who signed for it on the second of May?” Dale Norwood asked.",
    ),
    (
        COURT,
        "The receipt bore “a stamp that anyone could use”, according to the clerk, Omar Haddad.",
        "The receipt bore “a stamp that anyone could use”, according to Sheriff Dale Norwood.",
    ),
    (
        GERMAN,
        "„Wir können das Wasser nicht bezahlen“, sagte Bürgermeisterin Heike Sandkamp.",
        "„Wir können das Wasser nicht bezahlen“, sagte Jens Plate.",
    ),
    (
        GERMAN,
        "Jens Plate vom Förderverein entgegnete: „Das Wasser war nie das Problem der Stadt.“",
        "Heike Sandkamp entgegnete: „Das Wasser war nie das Problem der Stadt.“",
    ),
    (
        GERMAN,
        "„Im Juni ist es ohnehin zu spät dafür“, erklärte Plate.",
        "„Im Juni ist es ohnehin zu spät dafür“, erklärte Heike Sandkamp.",
    ),
    (
        FRENCH,
        "« Je ne peux pas tenir le câble à la main », a déclaré la maire, Solène Garrec.",
        "« Je ne peux pas tenir le câble à la main », a déclaré le restaurateur Hugo Vasseur.",
    ),
    (
        FRENCH,
        "Hugo Vasseur déplore : « On nous demande d’attendre sans soupe ni skieurs. »",
        "Solène Garrec déplore : « On nous demande d’attendre sans soupe ni skieurs. »",
    ),
    (
        FRENCH,
        "« Aucune pièce n’est encore commandée à ce jour », selon Odile Marchal.",
        "« Aucune pièce n’est encore commandée à ce jour », selon Hugo Vasseur.",
    ),
    (
        SPANISH,
        "La concejala Maite Irigoyen afirmó: “No hay tejado que aguante otro invierno”.",
        "Julián Ferrer afirmó: “No hay tejado que aguante otro invierno”.",
    ),
    (
        SPANISH,
        "“Llevamos treinta años bajo goteras”, señaló Julián Ferrer, portavoz de los vendedores.",
        "“Llevamos treinta años bajo goteras”, señaló Maite Irigoyen, concejala.",
    ),
    (
        SPANISH,
        "“La viga principal está partida en dos”, según Pablo Sanz.",
        "“La viga principal está partida en dos”, según Maite Irigoyen.",
    ),
    (
        JAPANESE,
        "村瀬直人館長は「本は湿気に一番弱い」と説明した。",
        "大久保律子さんは「本は湿気に一番弱い」と説明した。",
    ),
    (
        JAPANESE,
        "「歩いて行けなくなるのが困る」と大久保律子さんは述べた。",
        "「歩いて行けなくなるのが困る」と村瀬直人館長は述べた。",
    ),
    (
        JAPANESE,
        "教諭の辻本圭さんは「子どもの声を誰も聞いていない」と指摘した。",
        "大久保さんは「子どもの声を誰も聞いていない」と指摘した。",
    ),
    (CHINESE, "局长陈志远称：“栈桥会保留，灯塔也会保留。”", "居民代表林淑芬称：“栈桥会保留，灯塔也会保留。”"),
    (CHINESE, "林淑芬说：“去年也说年底完工，结果呢？”", "郑国强说：“去年也说年底完工，结果呢？”"),
    (CHINESE, "郑国强表示“石料已经全部订好了”。", "陈志远表示“石料已经全部订好了”。"),
]


def speakers(found, sentence: str, *texts: str) -> set[str]:
    return {severity for check, severity in found(sentence, *texts) if check == "speaker"}


@pytest.mark.parametrize(("text", "right", "wrong"), TABLE)
def test_a_quotation_passes_with_its_own_speaker_and_not_with_another(
    found, text: str, right: str, wrong: str
) -> None:
    assert speakers(found, right, text) == set()
    assert speakers(found, wrong, text) != set()


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("“Somebody must have held a pen,” said Lena Orvik.", HARBOUR),
        ("“I never saw the letter before today,” Omar Haddad testified.", COURT),
        ("„Im Juni ist es ohnehin zu spät dafür“, sagte Heike Sandkamp.", GERMAN),
        ("« Aucune pièce n’est encore commandée à ce jour », selon Hugo Vasseur.", FRENCH),
        ("“No hay tejado que aguante otro invierno”, dijo Julián Ferrer.", SPANISH),
        ("「歩いて行けなくなるのが困る」と村瀬直人館長は述べた。", JAPANESE),
        ("林淑芬说：“栈桥会保留，灯塔也会保留。”", CHINESE),
    ],
)
def test_it_blocks_where_both_name_the_speaker_beside_the_quotation(found, sentence: str, text: str) -> None:
    assert speakers(found, sentence, text) == {"block"}


@pytest.mark.parametrize(
    "sentence",
    [
        "He said: “We measure it every morning.”",
        "The harbour chief said: “We measure it every morning.”",
        "The quay is measured “every morning”, Tom Blane heard.",
        "Officials said: “We measure it every morning.”",
        "The city said it would do so: “We measure it every morning.”",
    ],
)
def test_a_speaker_without_a_name_is_no_other(found, sentence: str) -> None:
    assert speakers(found, sentence, HARBOUR) == set()


def test_a_role_that_the_text_gives_to_somebody_else_is_told(found) -> None:
    text = (
        "The mayor of Brackwater has gone on holiday. The fire chief, Ida Moss, was asked why. "
        "“Nobody leaves a burning town for the beach,” Moss said."
    )
    told = "The mayor said: “Nobody leaves a burning town for the beach.”"
    assert speakers(found, told, text) == {"warn"}
    assert speakers(found, told.replace("mayor", "fire chief"), text) == set()


def test_a_body_may_speak_through_its_own_people(found) -> None:
    text = (
        "Ferrybank closed its counters. President Nils Aho is calm. “Prices will settle by the spring,” Aho said. "
        "A port worker, Lea Sund, was not. “Nobody here has seen the spring for years,” Sund said."
    )
    assert speakers(found, "Ferrybank said: “Prices will settle by the spring.”", text) == set()
    assert speakers(found, "The bank said: “Prices will settle by the spring.”", text) == set()


def test_one_text_that_gives_the_quotation_to_the_speaker_is_enough(found) -> None:
    wrong = "“We measure it every morning,” said Tom Blane."
    assert speakers(found, "“We measure it every morning,” Lena Orvik said.", HARBOUR, wrong) == set()


def test_short_quotations_never_block(found) -> None:
    text = "The bill is “dead on arrival”, Senator Ada Pike said. Senator Rolf Unger has read it."
    assert speakers(found, "The bill is “dead on arrival”, Senator Rolf Unger said.", text) == {"warn"}


@pytest.mark.parametrize(
    "text",
    [
        # The next paragraph takes the quotation up, and only the last one closes it.
        "“We will rebuild the bridge at once.\n\n“And then we will paint it blue,” said Iris Falk. Gus Ward left.",
        'Iris Falk said: "We will rebuild the bridge at once.\n\n"And then we will paint it blue." Gus Ward left.',
    ],
)
def test_a_quotation_over_paragraphs_has_one_speaker(found, text: str) -> None:
    assert speakers(found, "“And then we will paint it blue,” Iris Falk said.", text) == set()


@given(st.text(alphabet="“”„«»「」『』\"'‘’ aA.,:\n□said王氏は", max_size=120))
def test_any_marks_can_be_read(text: str) -> None:
    told = voices(text)
    assert all(told.sentences[said.sentence][said.token].quote >= 0 for said in told.quotations)
    quotes.findings(Claim(text), Cited([Source("a", "b", text)], (), Outlets()))
