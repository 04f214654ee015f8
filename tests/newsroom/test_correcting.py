"""What may be corrected and how, and which corrections the next brief tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from briefs.domain.brief import PUBLISHED, Brief, Status
from briefs.domain.correction import Correction
from briefs.domain.errors import NotAllowed, NotFound
from briefs.newsroom import correcting
from briefs.newsroom.correcting import LONGEST, LOOKED_BACK

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BRIEF = Brief("asia-2026-11-24-0530", "asia", date(2026, 11, 24), "0530", Status.SENT, NOW)


def item(story: str, headline: str) -> SimpleNamespace:
    return SimpleNamespace(story=story, summary=SimpleNamespace(headline=SimpleNamespace(text=headline)))


DOCUMENT = SimpleNamespace(brief=BRIEF.id, items=(item("s1", "Talks are \u202eoff\n"), item("s2", "Quake")))


def corrected(text: str = "It was 12.", story: str = "s1", brief: Brief = BRIEF, before=()) -> Correction:
    return correcting.corrected(brief, DOCUMENT, story, text, "Ada", NOW, before)


def test_a_correction_says_what_it_corrects_so_that_it_can_be_told_elsewhere():
    made = corrected()
    assert made == Correction(
        f"{BRIEF.id}.1", BRIEF.id, "asia", "s1", "It was 12.", "Ada", NOW, BRIEF.date, "Talks are off"
    )
    assert made.anchor == "correction-1"


def test_a_correction_of_the_whole_brief_has_no_headline():
    assert (corrected(story="").story, corrected(story="").headline) == ("", "")


def test_a_second_correction_of_a_story_is_one_more():
    before = (corrected(), corrected("It was Monday.", "s2"))
    assert corrected("It was 13 after all.", before=before).id == f"{BRIEF.id}.3"


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("  It was 12. \r\n", "It was 12."),
        ("It was 12,\nnot 13.\n\nWe are sorry.", "It was 12, not 13. We are sorry."),
        ("It\u2028was\x0b12.\x00", "It was 12."),
        ("\u202eIt was\u202c 12\u2066.", "It was 12."),
        ("Half \ud83d a pair", "Half a pair"),
        ("<b>12</b> & 13", "<b>12</b> & 13"),
        ("cafe\u0301", "café"),
        ("死者は12人でした。　訂正します。", "死者は12人でした。　訂正します。"),
        ("x" * LONGEST, "x" * LONGEST),
        (f"{'x' * LONGEST}   \n", "x" * LONGEST),
        ("e\u0301" * LONGEST, "é" * LONGEST),
    ],
)
def test_a_correction_is_one_paragraph_of_plain_text(written, stored):
    assert corrected(written).text == stored


@pytest.mark.parametrize("written", ["", " \n\t", "\u200b", "\x00\u202e", "—!", "\ud800"])
def test_a_correction_without_words_is_none(written):
    with pytest.raises(NotAllowed, match="write a sentence"):
        corrected(written)


@pytest.mark.parametrize("count", [LONGEST + 1, 100_000])
def test_a_correction_that_is_an_article_is_refused(count):
    with pytest.raises(NotAllowed, match=f"{count} characters are too many .*; 600 may stand there"):
        corrected("x" * count)


@pytest.mark.parametrize("status", list(Status))
def test_only_what_readers_have_is_corrected(status):
    if status in PUBLISHED:
        assert corrected(brief=replace(BRIEF, status=status)).text
        return
    mend = "change the draft itself" if "draft" in status else "only what readers have"
    with pytest.raises(NotAllowed, match=f"is {status}; .*{mend}"):
        corrected(brief=replace(BRIEF, status=status))


@pytest.mark.parametrize("story", ["s9", "S1", " s1", "s1\0"])
def test_a_story_that_the_brief_does_not_tell_cannot_be_corrected_in_it(story):
    with pytest.raises(NotFound, match="has no story"):
        corrected(story=story)


@pytest.mark.parametrize(
    ("text", "story", "again"),
    [
        ("It was 13.", "s1", True),
        (" It was\n13. ", "s1", True),
        ("It was 12.", "s1", False),
        ("It was 13.", "s2", False),
        ("It was 13.", "", False),
    ],
)
def test_a_form_that_is_sent_twice_says_the_same_again(text, story, again):
    before = (corrected("It was 12."), corrected("It was 13."), corrected("It was Monday.", "s2"))
    assert correcting.says_again(corrected(text, story), before) is again


# which of them a brief tells


def earlier(count: int) -> tuple[Brief, ...]:
    """Published briefs of the days before, newest first."""
    return tuple(
        replace(BRIEF, id=f"b{day}", created=NOW - timedelta(days=day)) for day in range(1, count + 1)
    )


def made(hours: float, number: int = 1) -> Correction:
    return replace(corrected(), id=f"b.{number}", at=NOW + timedelta(hours=hours))


@pytest.mark.parametrize("status", list(Status))
def test_only_published_briefs_can_have_told(status):
    other = replace(BRIEF, id="other", status=status)
    assert bool(correcting.looked_at([BRIEF, other], BRIEF)) is (status in PUBLISHED)


def test_the_newest_are_looked_at_whatever_their_order():
    briefs = earlier(LOOKED_BACK + 3)
    assert correcting.looked_at([*reversed(briefs)], BRIEF) == briefs[:LOOKED_BACK]


@pytest.mark.parametrize(
    ("hours", "published", "may"),
    [
        (-1, 0, True),
        (0, 0, True),
        (0.1, 0, False),
        (-24 * 300, 0, True),
        (-24 * 300, LOOKED_BACK - 1, True),
        (-24 * LOOKED_BACK + 1, LOOKED_BACK, True),
        (-24 * LOOKED_BACK - 1, LOOKED_BACK, False),
    ],
)
def test_a_correction_is_told_by_one_of_the_next_few_briefs_or_never(hours, published, may):
    assert bool(correcting.recent([made(hours)], earlier(published), NOW)) is may


def test_the_oldest_correction_is_told_first():
    newest_first = [made(-1, 3), made(-2, 2), made(-2, 1)]
    assert [one.id for one in correcting.recent(newest_first, (), NOW)] == ["b.1", "b.2", "b.3"]


def test_what_a_published_brief_has_told_is_told():
    told = [SimpleNamespace(corrections=(made(-3, 1),)), SimpleNamespace(corrections=())]
    assert correcting.untold([made(-3, 1), made(-2, 2)], told) == (made(-2, 2),)
    assert correcting.untold([made(-3, 1)], []) == (made(-3, 1),)


def test_a_correction_moves_the_time_at_which_a_brief_changed():
    assert correcting.updated(NOW, []) == NOW
    assert correcting.updated(NOW, [made(2), made(1), made(-1)]) == NOW + timedelta(hours=2)


def test_readers_do_not_learn_who_corrected():
    assert correcting.unsigned([made(0)]) == (replace(made(0), actor=""),)
