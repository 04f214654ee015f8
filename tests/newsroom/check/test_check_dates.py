from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefs.domain.summary import Source
from briefs.newsroom.check.dates import findings
from briefs.newsroom.check.reading import Cited, Claim

MONDAY = datetime(2025, 6, 23, 12, 0, tzinfo=UTC)


def _judged(sentence: str, text: str, published: datetime | None = MONDAY, lang: str = "") -> list[str]:
    return [
        f.severity.value
        for f in findings(Claim(sentence), Cited([Source("s", "Kyodo", text, published, lang)]))
    ]


EN = (
    "The port of Vigo will close on July 1, the mayor said on Friday. Its crane fell into the sea last Tuesday and "
    "will be lifted in August. A ferry sank there yesterday. Fishermen meet next Thursday."
)
DE = (
    "Der Hafen von Emden schließt am 1. Juli, wie der Bürgermeister am Freitag sagte. Der Kran ist gestern ins Meer "
    "gestürzt und wird im August gehoben. Die Fischer treffen sich nächste Woche."
)
FR = (
    "Le port de Sète fermera le 1er juillet, a annoncé le maire vendredi. La grue est tombée dans la mer hier et sera "
    "relevée en août. Les pêcheurs se réunissent la semaine prochaine."
)
ES = (
    "El puerto de Vigo cerrará el 1 de julio, dijo el alcalde el viernes. La grúa cayó ayer al mar y será levantada en "
    "agosto. Los pescadores se reúnen la próxima semana."
)
JA = "三崎港は7月1日に閉鎖されると市長が20日発表した。クレーンは昨日海に落下し、来月引き揚げられる。"
ZH = "舟山港将于7月1日关闭，市长上周五宣布。起重机昨天坠海，将于下个月打捞。"

RIGHT = [
    (EN, "The port of Vigo will close on 1 July."),
    (EN, "The port of Vigo will close in July."),
    (EN, "The mayor said on June 20 that the port would close."),
    (EN, "The crane fell into the sea on June 17."),
    (EN, "The crane will be lifted in August."),
    (EN, "A ferry sank on Sunday."),
    (EN, "A ferry sank on June 22."),
    (EN, "Fishermen meet on Thursday."),
    (EN, "The crane fell into the sea last week."),
    (EN, "The crane will be lifted this year."),
    (DE, "Der Hafen von Emden schließt im Juli."),
    (DE, "Der Kran ist am 22. Juni ins Meer gestürzt."),
    (DE, "Der Kran ist am Sonntag ins Meer gestürzt."),
    (FR, "Le port de Sète fermera le 1er juillet."),
    (FR, "La grue est tombée dimanche dans la mer."),
    (ES, "El puerto de Vigo cerrará el 1 de julio."),
    (ES, "La grúa cayó al mar el domingo."),
    (JA, "三崎港は7月1日に閉鎖される。"),
    (JA, "市長は6月20日に発表した。"),
    (JA, "クレーンは22日、海に落下した。"),
    (JA, "クレーンは7月に引き揚げられる。"),
    (ZH, "起重机于6月22日坠海。"),
    (ZH, "起重机将于7月打捞。"),
    (ZH, "市长于6月20日宣布舟山港将关闭。"),
]
WRONG = [
    (EN, "The port of Vigo will close on July 11.", "block"),
    (EN, "The port of Vigo will close in September.", "warn"),
    (EN, "The crane will be lifted in October.", "block"),
    (EN, "The mayor said on Wednesday that the port would close.", "warn"),
    (EN, "A ferry sank at Vigo on Saturday.", "warn"),
    (EN, "Fishermen met last Thursday.", "warn"),
    (EN, "The port of Vigo will close on Thursday.", "warn"),
    (EN, "The crane fell into the sea on July 1.", "warn"),
    (DE, "Der Hafen von Emden schließt am 11. Juli.", "block"),
    (DE, "Der Kran ist am Samstag ins Meer gestürzt.", "warn"),
    (DE, "Die Fischer haben sich letzte Woche getroffen.", "warn"),
    (FR, "Le port de Sète fermera le 11 juillet.", "block"),
    (FR, "La grue est tombée samedi dans la mer.", "warn"),
    (ES, "El puerto de Vigo cerrará el 11 de julio.", "block"),
    (ES, "La grúa cayó al mar el sábado.", "warn"),
    (JA, "三崎港は7月2日に閉鎖される。", "block"),
    (JA, "クレーンは8月に引き揚げられる。", "block"),
    (ZH, "舟山港将于7月2日关闭。", "block"),
    (ZH, "起重机前天坠海。", "warn"),
]


@pytest.mark.parametrize(("text", "sentence"), RIGHT)
def test_a_time_that_the_text_can_mean_passes(text: str, sentence: str) -> None:
    assert _judged(sentence, text) == []


@pytest.mark.parametrize(("text", "sentence", "severity"), WRONG)
def test_a_time_that_the_text_cannot_mean_is_told(text: str, sentence: str, severity: str) -> None:
    assert severity in _judged(sentence, text)


def test_the_day_of_publication_need_not_be_told() -> None:
    text = "The port was closed. A new one will open on July 1."
    assert _judged("The port was closed on Monday.", text) == []
    assert _judged("The port was closed in June.", text) == []
    assert _judged("The port was closed on Saturday.", text) == ["warn"]
    assert _judged("A new one will open on Monday.", text) == ["warn"]


def test_a_day_in_the_dateline_is_only_that_of_writing() -> None:
    text = "VIENNA, June 23 - The parliament will vote on July 9 on staffed counters at railway stations."
    assert _judged("The parliament will vote on July 9 on staffed counters.", text) == []
    assert _judged("The parliament will vote on June 23 on staffed counters at railway stations.", text) == [
        "warn"
    ]


def test_a_time_told_from_another_one_is_not_missed() -> None:
    text = "The court sat on Thursday and freed the man the next day. Prices were 9 percent higher than a year earlier."
    assert _judged("The court freed the man on Friday.", text) == []
    assert _judged("The court freed the man on Tuesday.", text) == ["warn"]


def test_a_month_counted_from_a_length_of_time_passes_and_a_weekend_has_two_days() -> None:
    text = "米国向け輸出は8.8%増と8カ月ぶりに増加に転じた。自動車が1.5%増えたほか、医薬品が伸びた。"
    assert _judged("米国向け輸出は10月から続いた減少に歯止めがかかった。", text) == []
    text = (
        "Exports of rice rose for the first time in three months. The port was shut in January over a strike."
    )
    assert _judged("Exports of rice had last risen in March.", text) == []
    assert _judged("The port was shut in March over a strike.", text) == ["block"]
    assert _judged("The signal box broke on Saturday.", "The signal box broke at the weekend.") == []


def test_the_part_of_a_month_counts() -> None:
    text = "The bridge at Cobh will open in late June."
    assert _judged("The bridge at Cobh will open at the end of June.", text) == []
    assert _judged("The bridge at Cobh will open in early June.", text) == ["warn"]
    assert _judged("The bridge at Cobh will open in June.", text) == []


def test_a_quarter_a_season_and_a_year_are_told_only_against_another() -> None:
    text = "A decision on the merger is due in the second quarter. The new plant opens next spring."
    assert _judged("A decision on the merger is due in the third quarter.", text) == ["warn"]
    assert _judged("A decision on the merger is due by April.", text) == []
    assert _judged("The new plant opens next autumn.", text) == ["warn"]
    assert _judged("The new plant opens next year.", text) == []


def test_a_name_is_no_day(source) -> None:
    text = "Sales at the firm of Ms Smith rose, the newspaper said."
    for sentence in (
        "Sales at the firm of April Smith rose.",
        "Sales rose, The Sun, a newspaper, said.",
        "Sales rose on Black Friday at the firm of Theresa May, the Sunday Times said.",
    ):
        assert findings(Claim(sentence), Cited([source(text)])) == ()


def test_a_text_in_a_language_whose_times_are_not_read_is_left_alone() -> None:
    assert (
        _judged("The port will close on July 11.", "항구는 7월 1일에 문을 닫는다고 시장이 말했다.", lang="ko")
        == []
    )


def test_texts_of_other_languages_are_compared_by_their_times_alone() -> None:
    assert _judged("The port of Misaki will close on July 1.", JA) == []
    assert _judged("The port of Misaki will close on July 5.", JA) == ["warn"]
