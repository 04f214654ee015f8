"""Corrections are kept beside what was approved, and each is told by the next brief that readers get."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from briefs.adapters.store.memory import MemoryStore
from briefs.domain.brief import Brief, Coverage, Document, Item, Revision, Status
from briefs.domain.errors import Conflict, NotAllowed, NotFound
from briefs.domain.story import Lineage
from briefs.domain.summary import Origin, Sentence, Summary
from briefs.steps.correcting import correct, to_tell

NOW = datetime(2026, 11, 23, 21, tzinfo=UTC)


class Week:
    """A newsletter whose briefs are composed, published and corrected, an hour after one another."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.services = SimpleNamespace(store=self.store)
        self.now = NOW

    def open(self, id: str) -> None:
        slot = f"{len(self.store.briefs.all()):04}"
        self.store.briefs.create(Brief(id, "asia", date(2026, 11, 24), slot, Status.DRAFTING, self.now))

    def compose(self, id: str) -> None:
        try:
            self.store.briefs.get(id)
        except NotFound:
            self.open(id)
        told = to_tell(self.services, self.store.briefs.get(id), self.now)
        self.store.briefs.add_revision(Revision(id, 1, document(id, told), "b", "c", self.now), Status.DRAFT)

    def become(self, id: str, status: Status) -> None:
        before = self.store.briefs.get(id)
        self.store.briefs.move(before, replace(before, status=status))

    def edit(self, id: str) -> None:
        number = self.store.briefs.get(id).revision + 1
        newest = self.store.briefs.document(id)
        self.store.briefs.add_revision(Revision(id, number, newest, "Ada", "e", self.now), Status.DRAFT)

    def correct(self, id: str, text: str, story: str = "s1") -> None:
        correct(self.services, id, story, text, "Ada", self.now)

    def run(self, events: str) -> dict[str, str]:
        """What the composed briefs tell, each correction by its text, after events such as "approve A"."""
        composed = []
        for event in events.split(", "):
            self.now += timedelta(hours=1)
            act, name, *rest = event.split()
            match act:
                case "compose":
                    self.compose(name)
                    composed.append(name)
                case "correct":
                    self.correct(name, *rest)
                case "edit":
                    self.edit(name)
                case "open":
                    self.open(name)
                case _:
                    self.become(name, Status(act))
        told = {name: self.store.briefs.document(name).corrections for name in composed}
        return {name: " ".join(one.text for one in corrections) for name, corrections in told.items()}


def document(id: str, told=()) -> Document:
    headline = Sentence("Talks are off", (), Origin.EXTRACTIVE)
    item = Item("s1", 1, Summary("s1", headline, ()), Lineage(None, (), ()), (), (), ())
    coverage = Coverage(1, (), 1, 1, 1, 0, 0, "extractive")
    day = date(2026, 11, 24)
    return Document(
        1, id, "asia", "Asia", "en", "UTC", day, "0530", "S", "", (), (item,), coverage, corrections=told
    )


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ("compose A", {"A": ""}),
        ("compose A, sent A, compose B", {"A": "", "B": ""}),
        ("compose A, sent A, correct A one, compose B", {"A": "", "B": "one"}),
        ("compose A, sent A, correct A one, compose B, sent B, compose C", {"A": "", "B": "one", "C": ""}),
        # an approved brief is corrected before it leaves
        ("compose A, approved A, correct A one, compose B", {"A": "", "B": "one"}),
        # made between the composing of a draft and its approval
        ("compose A, sent A, compose B, correct A one, sent B, compose C", {"A": "", "B": "", "C": "one"}),
        # the brief that told it was given up, skipped, failed, or waits
        (
            "compose A, sent A, correct A one, compose B, cancelled B, compose C",
            {"A": "", "B": "one", "C": "one"},
        ),
        ("compose A, sent A, correct A one, open B, skipped B, compose C", {"A": "", "C": "one"}),
        ("compose A, sent A, correct A one, open B, failed B, compose C", {"A": "", "C": "one"}),
        ("compose A, sent A, correct A one, compose B, compose C", {"A": "", "B": "one", "C": "one"}),
        # two slots a day
        (
            "compose A, sent A, compose B, sent B, correct A one, correct B two, compose C, sent C, compose D",
            {"A": "", "B": "", "C": "one two", "D": ""},
        ),
        # the earlier of two drafts is approved last, and did not know of the correction
        (
            "compose A, sent A, compose B, correct A one, compose C, sent C, sent B, compose D",
            {"A": "", "B": "", "C": "one", "D": ""},
        ),
        # what told it was approved, and then given up after another was composed
        (
            "compose A, sent A, correct A one, compose B, approved B, compose C, sent C, cancelled B, compose D",
            {"A": "", "B": "one", "C": "", "D": "one"},
        ),
        # readers no longer have what it corrects
        ("compose A, approved A, correct A one, cancelled A, compose B", {"A": "", "B": ""}),
        ("compose A, approved A, correct A one, edit A, compose B", {"A": "", "B": ""}),
        ("compose A, approved A, correct A one, edit A, approved A, compose B", {"A": "", "B": "one"}),
        # an edit of the draft keeps what it tells
        (
            "compose A, sent A, correct A one, compose B, edit B, sent B, compose C",
            {"A": "", "B": "one", "C": ""},
        ),
        # a correction of a correction
        ("compose A, sent A, correct A one, correct A two, compose B", {"A": "", "B": "one two"}),
        (
            "compose A, sent A, correct A one, compose B, sent B, correct A two, compose C",
            {"A": "", "B": "one", "C": "two"},
        ),
        # drafting took long, and somebody corrected meanwhile
        (
            "compose A, sent A, open B, correct A one, compose B, sent B, compose C",
            {"A": "", "B": "one", "C": ""},
        ),
    ],
)
def test_each_correction_is_told_by_the_next_brief_that_readers_get(events, told):
    assert Week().run(events) == told


def test_another_newsletter_tells_nothing_of_it():
    week = Week()
    week.run("compose A, sent A, correct A one")
    other = Brief("E", "europe", date(2026, 11, 24), "0530", Status.DRAFTING, week.now)
    week.store.briefs.create(other)
    assert to_tell(week.services, other, week.now) == ()


def test_a_correction_changes_nothing_of_the_brief():
    week = Week()
    week.run("compose A, sent A")
    before = (week.store.briefs.get("A"), week.store.briefs.revisions("A"), week.store.briefs.frozen("A"))
    week.correct("A", "It was 12.")
    assert (
        week.store.briefs.get("A"),
        week.store.briefs.revisions("A"),
        week.store.briefs.frozen("A"),
    ) == before
    (made,) = week.store.corrections.of("A")
    assert (made.text, made.actor, made.at, made.headline) == ("It was 12.", "Ada", week.now, "Talks are off")


def test_a_form_that_is_sent_twice_corrects_once_but_a_story_may_be_corrected_again_and_back():
    week = Week()
    week.run("compose A, sent A")
    for text in ("It was 12.", "It was 12.", "It was 13.", "It was 12."):
        week.correct("A", text)
    week.correct("A", "It was 12.", "")
    assert [(one.id, one.text) for one in week.store.corrections.of("A")] == [
        ("A.1", "It was 12."),
        ("A.2", "It was 13."),
        ("A.3", "It was 12."),
        ("A.4", "It was 12."),
    ]


def test_of_two_editors_at_the_same_moment_the_second_is_told_so(monkeypatch):
    week = Week()
    week.run("compose A, sent A")
    seen = week.store.corrections.of("A")
    week.correct("A", "It was 12.")
    monkeypatch.setattr(week.store.corrections, "of", lambda _: seen)
    with pytest.raises(Conflict, match="meanwhile"):
        week.correct("A", "It was 13.")


@pytest.mark.parametrize(
    ("brief", "story", "text", "error"),
    [
        ("B", "s1", "It was 12.", NotAllowed),
        ("C", "s1", "It was 12.", NotFound),
        ("A", "s2", "It was 12.", NotFound),
        ("A", "s1", "", NotAllowed),
        ("A", "s1", "x" * 601, NotAllowed),
    ],
)
def test_what_cannot_be_corrected_stores_nothing(brief, story, text, error):
    week = Week()
    week.run("compose A, sent A, compose B")
    with pytest.raises(error):
        week.correct(brief, text, story)
    assert week.store.corrections.all() == ()
