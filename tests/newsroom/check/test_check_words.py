from __future__ import annotations

import pytest

from briefs.newsroom.check.negation import findings as negation
from briefs.newsroom.check.reading import Cited, Claim
from briefs.newsroom.check.tongue import tongue
from briefs.newsroom.check.words import content, flat, root, words

TEXT = (
    "The ministry cancelled its talks with the United States on Tuesday. Turkish president Recep Tayyip Erdoğan "
    "did not attend. “We will never bow to pressure,” said Shigeru Ishiba, the prime minister. He flew to Ukraine "
    "with Kim Jong-un's envoy, aboard a jet of the Bank of Japan. Paul Smith of the World Health Organization "
    "refused to sign the treaty. The accord takes effect on July 1."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey's president, Recep Tayyip Erdogan, did not attend.",
        "The U.S. talks were cancelled by the ministry.",
        "Ishiba flew to Ukraine with an envoy of Kim Jong Un.",
        "Ishiba took a Ukrainian flight with Kim's envoy.",
        "Prime Minister Ishiba said: “We will never bow.”",
        "Ishiba flew aboard a jet of the BOJ.",
        "Smith of the WHO refused to sign the treaty.",
        "Officials cancelled the talks on Tuesday.",
    ],
)
def test_a_name_may_be_written_otherwise(found, sentence: str) -> None:
    assert "name" not in {check for check, _ in found(sentence, TEXT)}


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("The ministry cancelled its talks with Donald Trump on Tuesday.", "Donald Trump is not"),
        ("Takaichi said she would never bow to pressure.", "Takaichi is not"),
        ("The treaty was refused by John Smith.", "John Smith is not"),
        ("The ministry in Nagoya cancelled its talks.", "Nagoya is not"),
        ("Paul Smith did not attend, the president of Turkey.", "Paul Smith stands"),
        ("Recep Tayyip Erdogan refused to sign the treaty.", "Recep Tayyip Erdogan stands"),
    ],
)
def test_a_name_from_elsewhere_is_told(serious, sentence: str, missing: str) -> None:
    assert any(f.check == "name" and f.detail.startswith(missing) for f in serious(sentence, TEXT))


@pytest.mark.parametrize(
    ("sentence", "flagged"),
    [
        ("The ministry did not cancel its talks on Tuesday.", True),
        ("Erdogan did attend.", True),
        ("Erdogan stayed away and didn't attend.", False),
        ("Smith did not sign the treaty.", False),
        ("The accord never takes effect on July 1.", True),
        ("The accord takes effect on July 1.", False),
    ],
)
def test_only_one_of_sentence_and_source_denying_is_told(source, sentence: str, flagged: bool) -> None:
    assert bool(negation(Claim(sentence), Cited([source(TEXT)]))) == flagged


@pytest.mark.parametrize(
    ("text", "sentence", "flagged"),
    [
        ("Mr Hale declined to comment on the ruling.", "Mr Hale commented on the ruling.", True),
        ("Ray failed to win the race in Ghent.", "Ray won the race in Ghent.", True),
        ("Hale denied stealing the car of Ray.", "Hale stole the car of Ray.", True),
        ("Mr Hale commented on the ruling.", "Mr Hale declined to comment on the ruling.", True),
        ("Mr Hale declined to comment on the ruling.", "Hale refused to comment on the ruling.", False),
        (
            "Hale declined to comment on the ruling. Ray commented on it.",
            "Ray commented on the ruling.",
            False,
        ),
        ("The club failed to make the final.", "The club made an offer for the final.", False),
    ],
)
def test_what_is_refused_is_not_done(source, text: str, sentence: str, flagged: bool) -> None:
    assert bool(negation(Claim(sentence), Cited([source(text)]))) == flagged


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("The ministry cancelled the American talks on Tuesday.", None),
        ("Officials of the ministry cancelled fishing talks in the northern sea at dawn.", "warn"),
        ("A whale was seen in the harbour by schoolchildren at dawn.", "block"),
    ],
)
def test_coverage_falls_with_what_the_source_does_not_say(found, sentence: str, severity: str | None) -> None:
    assert next((how for check, how in found(sentence, TEXT) if check == "coverage"), None) == severity


@pytest.mark.parametrize(
    ("sentence", "flagged"),
    [
        ("Tokyo, Kyodo reported, called off the talks of its ministry.", False),
        ("Officials in Tokyo called off the talks of their ministry.", True),
    ],
)
def test_a_capital_may_stand_for_its_government_and_a_cited_outlet_be_named(
    serious, sentence: str, flagged: bool
) -> None:
    told = serious(sentence, "Japan called off the talks of its ministry.")
    assert [finding.detail for finding in told] == (["Tokyo is not in the cited text"] if flagged else [])


def test_a_sentence_without_content_is_weak(found) -> None:
    assert found("It is what it is.", TEXT) == {("coverage", "warn")}


REPHRASED = "Ishiba would not be pressed, and went to Ukraine on a Bank of Japan plane."


def test_names_and_figures_that_the_source_has_bear_out_other_words(found) -> None:
    assert "coverage" not in {check for check, _ in found(REPHRASED, TEXT)}
    unnamed = "The leader would not be pressed, and went abroad on a borrowed plane."
    assert "coverage" in {check for check, _ in found(unnamed, TEXT)}


def test_words_that_stand_far_apart_support_nothing(serious) -> None:
    text = "Tokyo raised tariffs. Steel makers met in Osaka. Exports of rice to Peru fell. A court freed two men."
    assert any(
        "stand apart" in f.detail for f in serious("Steel tariffs freed rice makers in a court.", text)
    )


def test_a_better_source_of_the_story_is_named(outlets, source) -> None:
    from briefs.newsroom.check import check

    other = source("The dam at Ilisu broke at dawn and flooded two villages.", "b", "Reuters")
    checked = check("The dam at Ilisu flooded two villages.", [source(TEXT)], outlets, [other])
    assert any("Reuters supports it better" in finding.detail for finding in checked.findings)


def test_languages_that_cannot_be_compared_are_weak_but_figures_still_count(found) -> None:
    japanese = "日本銀行は政策金利を0.75％に引き上げた。「市場は落ち着いている」と総裁は述べた。"
    assert found("The Bank of Japan raised its rate to 0.75 percent.", japanese) == {("coverage", "warn")}
    assert ("number", "block") in found("The Bank of Japan raised its rate to 1.5 percent.", japanese)
    assert ("quotation", "block") in found("The governor said the market “is calm”.", japanese)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("日本銀行は政策金利を引き上げた。", set()),
        ("総裁は「市場は落ち着いている」と述べた。", set()),
        ("総裁は「市場は荒れている」と述べた。", {("quotation", "block")}),
        ("熊が山で三頭見つかった。", {("coverage", "block")}),
    ],
)
def test_japanese_is_compared_by_pairs_of_letters(found, sentence: str, expected: set) -> None:
    text = "日本銀行は19日、政策金利の引き上げを決めた。「市場は落ち着いている」と総裁は述べた。"
    assert found(sentence, text) == expected


DATED = [
    ("The talks of the ministry were cancelled on Tuesday.", False),
    ("The talks of the ministry were cancelled on June 24.", False),
    ("The talks of the ministry were cancelled on 24 June.", False),
    ("The talks of the ministry were cancelled on Thursday.", True),
    ("The talks of the ministry were cancelled on June 27.", True),
    ("The accord takes effect on 1 July.", False),
    ("The accord takes effect in July.", False),
    ("The accord takes effect on July 3.", True),
    ("The accord takes effect in August.", True),
]


@pytest.mark.parametrize(("sentence", "flagged"), DATED)
def test_a_day_must_be_one_that_the_source_can_mean(found, sentence: str, flagged: bool) -> None:
    assert ("date" in {check for check, _ in found(sentence, TEXT)}) == flagged


def test_yesterday_and_the_day_of_publication_are_days_too(found) -> None:
    assert found("The port was closed on Sunday.", "The port was closed yesterday.") == set()
    assert found("The port was closed on Monday.", "The port was closed.") == set()
    assert found("The port was closed on June 19.", "The port was closed.") == {("date", "warn")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cancelled", "cancellation"),
        ("announcement", "announced"),
        ("rose", "rises"),
        ("economy", "economist"),
        ("Japanese", "Japan"),
        ("defence", "defense"),
        ("organise", "organization"),
        ("children", "child"),
        ("injuring", "hurt"),
        ("Tehran", "Iranian"),
    ],
)
def test_forms_of_a_word_share_a_root(one: str, other: str) -> None:
    assert root(one.casefold()) == root(other.casefold())


def test_the_united_states_are_one_word_and_us_is_none() -> None:
    assert content(words(flat("The U.S., the US and the United States told us."))) == {"usa"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The talks are off, and that is that.", "en"),
        ("Die Gespräche sind nicht auf dem Weg.", "de"),
        ("日米協議は中止。The end", "ja"),
        ("美日会谈取消", "zh"),
        ("Talks off", ""),
        ("Sales fell 3 per cent per year and 14 per cent in May.", ""),
        ("It fell 3 per cent, and the shares of the bank 14 per cent.", "en"),
        ("Ursula von der Leyen met Robert de Niro in Los Angeles and Las Vegas.", ""),
        ("Les prix ont augmenté dans la ville avec le temps.", "fr"),
        ("El gobierno dijo que los precios subieron según el banco.", "es"),
        ("Il governo ha detto che i prezzi sono saliti nel mese.", "it"),
        ("O governo não disse que os preços subiram mais em maio.", "pt"),
        ("De regering zei dat het niet aan de orde is voor een jaar.", "nl"),
        ("경제가 성장했다", "ko"),
        ("Экономика выросла", "ru"),
        ("ارتفعت الأسعار", "ar"),
        ("Οι τιμές αυξήθηκαν", "el"),
        ("המחירים עלו", "he"),
        ("कीमतें बढ़ीं", "hi"),
        ("ราคาเพิ่มขึ้น", "th"),
    ],
)
def test_a_language_is_told_by_its_script_and_commonest_words(text: str, code: str) -> None:
    assert tongue(text) == code
