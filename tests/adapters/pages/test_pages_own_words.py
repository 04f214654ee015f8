"""What the pages of a reader's own say, in each language."""

from __future__ import annotations

import inspect
from datetime import time

import pytest

from briefs.adapters.pages.languages import own_words
from briefs.adapters.pages.own_words import OwnEnglish, OwnJapanese
from briefs.domain.newsletter import Schedule

DRAFT = time(5, 30)


def on(*days: int, send: time | None = time(6, 30)) -> Schedule:
    return Schedule(DRAFT, frozenset(days), send=send)


@pytest.mark.parametrize(
    ("schedule", "english", "japanese"),
    [
        (on(*range(7)), "daily at 6:30, Asia/Tokyo", "毎日 6:30（日本時間）"),
        (on(*range(5)), "weekdays at 6:30, Asia/Tokyo", "平日 6:30（日本時間）"),
        (on(5, 6), "weekends at 6:30, Asia/Tokyo", "土・日曜 6:30（日本時間）"),
        (on(3, 0), "Mondays and Thursdays at 6:30, Asia/Tokyo", "毎週月・木曜 6:30（日本時間）"),
        (
            on(0, 2, 4, send=time(18)),
            "Mondays, Wednesdays and Fridays at 18:00, Asia/Tokyo",
            "毎週月・水・金曜 18:00（日本時間）",
        ),
        (on(6, send=time(0, 5)), "Sundays at 0:05, Asia/Tokyo", "毎週日曜 0:05（日本時間）"),
        # sent when an editor has approved it
        (on(*range(7), send=None), "daily from 5:30, Asia/Tokyo", "毎日 5:30以降（日本時間）"),
        (None, "now and then", "不定期"),
    ],
)
def test_a_schedule_in_words(schedule, english, japanese):
    assert OwnEnglish().when(schedule, "Asia/Tokyo", "Japan Time") == english
    assert OwnJapanese().when(schedule, "Asia/Tokyo", "日本時間") == japanese


def test_a_time_zone_is_written_without_underscores():
    assert OwnEnglish().when(on(5), "America/New_York", "").endswith(", America/New York")


@pytest.mark.parametrize(
    ("tag", "lang"), [("ja", "ja"), ("ja-JP", "ja"), ("JA", "ja"), ("en", "en"), ("fi", "en"), ("", "en")]
)
def test_the_language_of_a_tag_otherwise_english(tag, lang):
    assert own_words(tag).lang == lang


@pytest.mark.parametrize(
    ("titles", "english", "japanese"),
    [
        (["A"], "You have left A.", "「A」の配信を停止しました。"),
        (["A", "B"], "You have left A and B.", "「A」「B」の配信を停止しました。"),
        (["A", "B", "C"], "You have left A, B and C.", "「A」「B」「C」の配信を停止しました。"),
    ],
)
def test_several_newsletters_are_listed_as_each_language_does(titles, english, japanese):
    assert OwnEnglish().left(titles) == english
    assert OwnJapanese().left(titles) == japanese


def test_without_a_contact_nobody_is_named():
    assert OwnEnglish().blocked("").endswith("That cannot be changed here.")
    assert OwnEnglish().blocked("ed@x.org").endswith("here; write to ed@x.org.")
    assert OwnJapanese().blocked("").endswith("再開できません。")


def test_everything_that_is_said_in_english_is_said_in_japanese():
    said = {name for name, _ in inspect.getmembers(OwnEnglish) if not name.startswith("_")}
    assert said == {name for name in vars(OwnJapanese) if not name.startswith("_")}
    assert all(getattr(OwnJapanese, name) != getattr(OwnEnglish, name) for name in said)
