from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.article import Article
from briefs.newsroom.passages import LONGEST, sentences, split

CASES = [
    "The U.S. Senate voted. | It was close.",
    "He lives in the U.S. | The law changed.",
    "Mr. Smith met Gen. Mark Milley on Jan. 3. | They talked.",
    "No. 3 seed J.R.R. Tolkien won. | He said no. | Then he left.",
    "George W. Bush won. | So did I. | But I. M. Pei did not.",
    "Apple Inc. Chief Executive Tim Cook spoke. | Nobody listened.",
    "Talks began at 5 p.m. Tuesday. | They ended at 9 p.m. | Officials said no.",
    "It rose 3.5 percent to 2.68m. | Then it fell.",
    "“I think,” he said. | “Then we go.” | She left.",
    "“Is it over?” he asked. | Yes.",
    "“No!” Mr Trump said. | He left.",
    'He said: "We won." | "Really?" she asked.',
    "Il a dit « Non. » | Puis il partit.",
    "He paused… | Then he spoke. | And waited ... for it.",
    "1. Rates rise. | 2. Prices fall.",
    "Inflation was 2.7 percent in 2024. | A year later it was 3. | It fell again.",
    "Sales at Example.com rose. | See U.N.-backed talks.",
    "The U.S.-led force left. | Yahoo! Japan fell.",
    "iPhone sales rose. | iPhone fans cheered.",
    "exercise may help , study found . | it can increase grey matter .",
    "Am 3. Oktober kam er. | Dann ging er.",
    "The plan failed.[3] | A new one came.",
    "首相は「はい。そう思う」と述べた。 | その後、退席した。",
    "“我们不同意。”他说。 | 会议结束。",
    "本当か？ | はい！",
    "هل هذا صحيح؟ | نعم.",
    "क्या यह सच है? | हाँ।",
]


@pytest.mark.parametrize("marked", CASES)
def test_a_text_is_cut_where_a_reader_would(marked: str) -> None:
    expected = marked.split(" | ")
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


IN_A_LANGUAGE = [
    ("en", "The U.S. cut rates. | The U.S. Treasury agreed."),
    ("en", "Prices rose 2.68m. | Nobody knew why."),
    ("en", "Mr. Abe met Mrs. May. | Ms. Park stayed home."),
    ("en", "The office opens at 9 a.m. and closes at 5 p.m. on weekdays. | It is shut on Sundays."),
    ("en", "The blast came at 3 a.m. | Nobody was hurt."),
    ("en", "No. 10 denied it. | Did they? | No. | They did not."),
    ("en", "“We will,” he said, “go.” | Then he left."),
    ("en", "“Will we go?” she asked the crowd. | Nobody answered."),
    ("en", "He called it “a mistake.” | The board agreed."),
    ("en", "He called it “a mistake”. | The board agreed."),
    ("en", "‘It is over,’ said Mr Modi. | ‘We won.’ | That was all."),
    ("en", "“It is done. | We go home,” he said. | They cheered."),
    ("en", "J. K. Rowling and G.W. Smith signed. | H. G. Wells did not."),
    ("en", "Wait ... what? | He paused... and left. | “Well…” he began."),
    ("en", "The company, Acme Corp., rose. | Acme Corp. shares fell. | It recovered."),
    ("en", "It happened on Jan. 5, 2024. | In Feb. sales fell."),
    ("en", "St. Louis beat Ft. Worth. | See Fig. 3 and p. 12. | Art. 9 forbids it."),
    ("en", "He holds a Ph.D. from M.I.T. in physics. | Dr. Lee, et al. wrote it."),
    ("en", "Prices, e.g. of rice, rose, i.e. they doubled. | The vote was 5 vs. 4."),
    ("en", "It cost $3.5bn. | Shares fell 2.1%. | They recovered."),
    ("en", "Write to a.b@example.org today. | Or see example.com."),
    ("en", "TOKYO, June 20 (Reuters) - Japan cancelled talks. | It gave no reason."),
    ("en", "(Reporting by the desk. | Editing by the night desk.)"),
    ("en", "Sen. Warren, Rep. Lee and Gov. Ito spoke. | Lt. Col. Tanaka arrived. | Maj. Gen. Sato left."),
    ("en", "Is it true?! | Yes!!! | Really."),
    ("en", "The index closed at 38,000.12. | That is a record."),
    ("en", "At 10.30 p.m. Tuesday he left. | He came back."),
    ("en", "He moved to Washington, D.C. | The move was quick."),
    ("en", "The U.K.'s plan failed. | The U.S. Senate voted."),
    ("en", "Trump v. United States is open. | The court met."),
    ("en", "The pin has about 4.5 V. | This one has none."),
    ("en", "“There is an opportunity … to reach an agreement … but not yet,” she said. | He left."),
    ("en", "One minister left; another stayed. | Both were tired."),
    ("en", "• First point. | Second point."),
    ("de", "Am 3. Oktober kam Dr. Schmidt. | Er blieb bis 5. November."),
    ("de", "Das sind z. B. Äpfel, d. h. Obst. | Die Preise, z.B. für Brot, steigen."),
    ("de", "Rund 2,5 Mio. Euro fehlen. | Das sind ca. 30 Prozent bzw. ein Drittel."),
    ("de", "Der Verlust beträgt 5 Mrd. | Die Aktie fiel."),
    ("de", "Der Fall liegt beim 2. Senat. | Der entscheidet im Mai."),
    ("de", "Der Dienst wurde 30. | Mit einem Quiz feiert die Redaktion."),
    ("de", "„Wir gehen“, sagte er. | „Jetzt.“ | Dann ging er."),
    ("de", "»Wir gehen.« | Dann ging er."),
    ("de", "Prof. Dr. Müller sprach u. a. über Geld. | Das sei u.a. wichtig."),
    ("de", "Die Straße ist gesperrt usw. | Niemand weiß, warum."),
    ("de", "Am Mo. und Di. war zu. | Seit Okt. 2024 ist auf."),
    ("fr", "M. Macron a vu Mme Le Pen. | MM. Dupont et Durand sont venus."),
    ("fr", "Il a dit : « Nous partons. » | Puis il est parti."),
    ("fr", "« Est-ce vrai ? » a demandé le juge. | Oui."),
    ("fr", "Selon l'art. 49 al. 3, c'est possible. | Cf. p. 12."),
    ("fr", "Env. 3 000 pers. sont venues. | Elles sont parties."),
    ("fr", "Il est né au Ier s. av. J.-C. à Rome. | Il y est mort."),
    ("es", "El Sr. Sánchez y la Sra. Díaz hablaron. | El Dr. Ruiz no."),
    ("es", "¿Es verdad? | ¡Sí! | Así es."),
    ("es", "EE. UU. y la UE firmaron. | EE.UU. ganó."),
    ("es", "El Excmo. Sr. Pérez vino. | Llegó el art. 155."),
    ("es", "«Nos vamos», dijo. | «Ahora»."),
    ("it", "Il sig. Rossi e il dott. Bianchi parlano. | L'on. Verdi no."),
    ("nl", "Dhr. De Vries en mevr. Jansen kwamen. | Er was o.a. taart."),
    ("ja", "首相は「中止する」と述べた。 | 野党は反発した。"),
    ("ja", "「行かない。」と彼は言った。 | 会議は終わった。"),
    ("ja", "「行かない。」 | 会議は終わった。"),
    ("ja", "首相の「行かない。」の一言で会議は終わった。 | 誰も驚かなかった。"),
    ("ja", "彼は「なぜ？」と尋ねた。 | 答えはなかった！ | 残念だ。"),
    ("ja", "前年比3.5%増えた。 | 売上高は2.68兆円。 | 過去最高だ。"),
    ("ja", "「中止だ」。 | 官邸は短く答えた。"),
    ("ja", "U.S.スチールの買収を発表した。 | 株価は上がった。"),
    ("zh", "他说：“我们不去。” | 会议取消了。"),
    ("zh", "“为什么？”记者问。 | 没有人回答。"),
    ("zh", "部长表示：“会谈取消。我们很遗憾。” | 双方没有解释。"),
    ("zh", "增长3.5%。 | 这是新高！ | 真的吗？ | 是的……"),
    ("zh", "「我們不去。」他說。 | 會議取消了。"),
    ("ar", "قال الوزير: «لن نذهب.» | ثم غادر."),
    ("ar", "هل هذا صحيح؟ | نعم! | لا نعرف."),
    ("ar", "ارتفع بنسبة 3.5 في المئة. | هذا رقم قياسي."),
    ("ar", "قال د. أحمد ذلك. | وأكد أ. د. سامي الخبر."),
    ("ur", "یہ سچ ہے۔ | کیا واقعی؟ | ہاں۔"),
    ("ru", "Об этом сообщил А. С. Пушкин. | Это стоит 5 тыс. руб. в месяц, т. е. много."),
    ("ru", "«Мы уходим», — сказал он. | «Сейчас»."),
    ("ko", "그는 “가지 않겠다.”고 말했다. | 회의는 취소됐다."),
]


@pytest.mark.parametrize(("lang", "marked"), IN_A_LANGUAGE)
def test_each_language_has_its_own_abbreviations_and_quotations(lang: str, marked: str) -> None:
    expected = marked.split(" | ")
    text = ("" if lang in {"ja", "zh"} else " ").join(expected)
    assert [text[start:end] for start, end in sentences(text, lang)] == expected


def test_japanese_needs_no_space_between_sentences() -> None:
    text = "会談は中止された。日程は未定だ。"
    assert sentences(text) == ((0, 9), (9, 16))


def test_a_lost_space_after_a_stop_still_ends_a_sentence() -> None:
    text = "Talks ended.The next day they began again."
    assert sentences(text) == ((0, 12), (12, 42))


def test_a_line_break_ends_a_sentence_so_a_heading_is_one() -> None:
    text = "What we know\nThe talks are off\r\n\r\nNobody said why."
    assert [text[a:b] for a, b in sentences(text)] == [
        "What we know",
        "The talks are off",
        "Nobody said why.",
    ]


def test_an_ordinal_is_no_stop_in_languages_that_write_them_so() -> None:
    text = "Der 12. Mann kam."
    assert len(sentences(text, "de-AT")) == 1
    assert len(sentences(text, "en")) == 2


def test_the_title_is_the_first_passage_and_spans_point_into_the_document() -> None:
    article = Article(
        "a1", "NHK", "Talks are off. For now", "Japan cancelled.\n\nThe U.S. did not.", revision=4
    )
    passages = split(article)
    assert [p.text for p in passages] == ["Talks are off. For now", "Japan cancelled.", "The U.S. did not."]
    assert all(article.document[p.start : p.end] == p.text for p in passages)
    assert passages[1].key == "a1.4:24-40"


def test_an_article_without_text_has_its_title_only_and_an_empty_one_nothing() -> None:
    assert [p.text for p in split(Article("a", "x", " Talks are off "))] == ["Talks are off"]
    assert split(Article("a", "x", "", "  \n ")) == ()


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30), st.text(alphabet='aA1. !?…\n\u3000"“”「」。’)(\u200b\x85بは', max_size=200))
def test_passages_are_exact_ordered_and_lose_nothing(title: str, text: str) -> None:
    article = Article("a", "x", title, text)
    at = 0
    for passage in split(article):
        assert not article.document[at : passage.start].strip()
        assert passage.text == article.document[passage.start : passage.end] == passage.text.strip() != ""
        at = passage.end
    assert not article.document[at:].strip()
    assert (
        split(article)
        == split(replace(article))
        == article.passages((p.start, p.end) for p in split(article))
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 20_000,
        "a " * 10_000,
        ". " * 10_000,
        "A. " * 7_000,
        "「a" * 10_000,
        ".“" * 10_000,
        "." * 20_000,
        ("“" + "。" * 299) * 66,
        "z. B. " * 3_000,
    ],
    ids=[
        "no space",
        "no stop",
        "stops",
        "initials",
        "open brackets",
        "quotes",
        "one long stop",
        "open quotes",
        "pairs",
    ],
)
def test_hostile_text_is_cut_into_pieces_of_bounded_length(hostile: str) -> None:
    spans = sentences(hostile)
    assert max(end - start for start, end in spans) <= LONGEST
    assert sum(end - start for start, end in spans) > len(hostile) / 3
