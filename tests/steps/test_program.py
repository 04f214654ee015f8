"""The pipeline on in-memory adapters: refresh, draft, review, send."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from briefs import pipeline
from briefs.adapters.data import load_background, load_names, load_outlets, load_prices
from briefs.adapters.engine.inprocess import InProcess
from briefs.adapters.engine.progress import Silent
from briefs.adapters.feeds.scripted import ScriptedReader
from briefs.adapters.mail.memory import MemoryMailer
from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.store.memory import MemoryStore
from briefs.config import Config, Environment
from briefs.demo.week import load_expected, load_week
from briefs.domain.article import THIN, Article, Found
from briefs.domain.audience import Subscriber, Subscription
from briefs.domain.brief import Revision, Status
from briefs.domain.errors import Conflict, NotAllowed, StoreBroken, StoreError
from briefs.domain.feed import Feed, FullText, Outcome, PageState, PageText, Visit
from briefs.domain.newsletter import Newsletter, Review, Schedule, Selection, Site, Slot
from briefs.domain.summary import Origin, Verdict
from briefs.domain.work import Owner
from briefs.newsroom.passages import spans_of
from briefs.ports import Services
from briefs.steps.correcting import correct
from briefs.steps.draft import choose, compose, open_brief, unwritten, write
from briefs.steps.refresh import retry_failing
from briefs.steps.review import approve, cancel, drop_sentence, drop_story

FIRST = datetime(2025, 6, 21, 21, tzinfo=UTC)
THIRD = datetime(2025, 6, 25, 21, tzinfo=UTC)
WEEK = load_week()


def article(outlet, entry) -> Article:
    return Article(
        f"a-{entry.slug}",
        outlet.outlet,
        entry.title,
        entry.summary,
        entry.link,
        entry.at,
        lang=outlet.language,
        feed=outlet.name,
    )


def visits(now: datetime) -> dict[str, Visit]:
    found = {}
    for outlet in WEEK:
        articles = [article(outlet, entry) for entry in outlet.entries if entry.at <= now]
        pairs = tuple(Found(a, spans_of(a), (f"url:{a.url}",)) for a in articles)
        found[outlet.name] = Visit(outlet.name, now, Outcome.FRESH, pairs, body_hash=str(len(pairs)))
    return found


def pages(now: datetime) -> dict[str, PageText]:
    found = {}
    for outlet in WEEK:
        for entry in outlet.entries:
            if entry.at <= now and entry.paragraphs:
                text = "\n\n".join(entry.paragraphs)
                read = replace(article(outlet, entry), text=text, revision=2, full_text=True)
                found[read.id] = PageText(read, spans_of(read))
    return found


class Paper:
    """A newsletter on scripted feeds; `at` moves the time and what the feeds and pages hold."""

    def __init__(self, **newsletter: object) -> None:
        feeds = tuple(
            Feed(o.name, o.feed, o.outlet, full_text=FullText.AUTO, every=timedelta(hours=1)) for o in WEEK
        )
        asia = Newsletter(
            "asia",
            "Asia",
            tuple(feed.name for feed in feeds),
            timezone="Asia/Tokyo",
            schedule=Schedule(time(6)),
            select=Selection(min_outlets=2),
        )
        self.reader = ScriptedReader({})
        self.services = Services(
            config=Config(
                Site("https://briefs.example", "Asia <asia@briefs.example>", "desk@briefs.example"),
                feeds,
                (replace(asia, **newsletter),),
                Environment(),
            ),
            store=MemoryStore(),
            reader=self.reader,
            model=None,
            mailer=MemoryMailer(),
            pages=JinjaPages(),
            engine=InProcess(Silent()),
            owner=Owner("here", "boot", 1, 1.0),
            outlets=load_outlets(),
            prices=load_prices(),
            names=load_names(),
            background=load_background(),
        )

    def at(self, now: datetime, day: int) -> str:
        """Reads and drafts the brief of 6 o'clock of that day of June, and returns its id."""
        self.reader.visits, self.reader.pages = visits(now), pages(now)
        slot = Slot("asia", date(2025, 6, day), "0600")
        pipeline.refresh(self.services, now)
        pipeline.draft(self.services, slot, now)
        return slot.brief

    def status(self, brief: str) -> Status:
        return self.services.store.briefs.get(brief).status

    def document(self, brief: str):
        return self.services.store.briefs.document(brief)


@pytest.fixture(scope="module")
def drafted():
    paper = Paper()
    return paper, paper.at(FIRST, 22)


def story_of(paper: Paper, slug: str):
    live = paper.services.store.stories.open_since(FIRST - timedelta(days=9))
    return next(story for story in live if f"a-{slug}" in story.articles)


def test_the_draft_holds_chosen_stories_whose_every_sentence_is_supported(drafted):
    paper, brief = drafted
    assert paper.services.engine.failures == ()
    assert paper.status(brief) is Status.DRAFT
    items = [item for item in paper.document(brief).items if not item.also]
    assert 4 <= len(items) <= 6
    for item in items:
        assert item.summary.sentences
        assert {sentence.verdict for sentence in item.summary.sentences} == {Verdict.SUPPORTED}
        assert {sentence.origin for sentence in item.summary.sentences} == {Origin.EXTRACTIVE}


def test_every_citation_points_at_a_passage_that_the_document_carries(drafted):
    paper, brief = drafted
    for item in paper.document(brief).items:
        carried = {passage.key: passage.text for passage in item.passages}
        for sentence in (item.summary.headline, *item.summary.sentences):
            assert [carried[citation.key] for citation in sentence.citations] == [sentence.text]


def test_a_thin_article_is_read_on_its_page_and_each_page_is_tried_once(drafted):
    paper, _ = drafted
    asked = [name for name in paper.reader.asked if name.startswith("a-")]
    assert len(asked) == len(set(asked)) > 0
    stored = paper.services.store.articles.get(asked)
    assert any(len(a.text) > THIN and a.full_text for a in stored.values())


def test_drafting_again_changes_nothing(drafted):
    paper, brief = drafted
    before = paper.services.store.briefs.revisions(brief)
    paper.at(FIRST, 22)
    assert paper.services.store.briefs.revisions(brief) == before


def test_the_central_story_holds_every_english_report_and_no_near_miss():
    paper = Paper()
    paper.at(FIRST, 22)
    paper.at(THIRD, 26)
    expected = load_expected()
    talks = next(story for story in expected.stories if story.name == "talks")
    found = story_of(paper, talks.entries[0])
    assert {f"a-{slug}" for slug in talks.entries} <= set(found.articles)
    near = {pair.other if pair.one in talks.entries else pair.one for pair in expected.near_misses}
    near = {slug for slug in near if slug not in talks.entries}
    assert not {f"a-{slug}" for slug in near} & set(found.articles)
    lineage = paper.services.store.stories.lineages([found.id])[found.id]
    assert lineage.first.outlet == "Financial Times"
    retellers = {report.outlet for report in lineage.reports if report.role != "own"}
    assert {"CNA", "The Straits Times", "Japan Today"} <= retellers
    assert {"Nikkei", "Alibaba"} <= set(lineage.independent)


def test_the_brief_names_the_first_reporter_and_the_independent_families_of_the_central_story(fresh):
    paper, brief = fresh
    approve(paper.services, brief, "an editor", FIRST)
    frozen = paper.services.store.briefs.frozen(brief)
    for text in (" ".join(frozen.text.split()), " ".join(frozen.page.split()), " ".join(frozen.html.split())):
        assert "First report: Financial Times, 21 June, 03:45" in text
        assert (
            "Seven outlets of five publishers, two independent reports (Financial Times + Nikkei Asia,"
            " South China Morning Post)" in text
        )


def test_the_third_morning_tells_what_is_new_in_a_story_told_before():
    paper = Paper()
    first = paper.at(FIRST, 22)
    approve(paper.services, first, "an editor", FIRST)
    third = paper.at(THIRD, 26)
    talks = story_of(paper, "ft-japan-scraps-us-talks").id
    item = next(item for item in paper.document(third).items if item.story == talks)
    assert item.told_date == "2025-06-22"
    news = {citation.article for s in item.summary.sentences if s.part == "new" for citation in s.citations}
    assert news <= {"a-ft-new-date-two-plus-two", "a-nikkei-weigh-august", "a-scmp-talks-after-vote"} | {
        f"a-{slug}" for slug in ("jtd-two-plus-two-august", "jtd-financial-times-two-plus-two")
    }
    assert [s.part for s in item.summary.sentences].count("background") == 1
    assert item.summary.sentences[0].part == "new"
    assert "August" in " ".join(s.text for s in item.summary.sentences)


def test_a_story_of_an_earlier_morning_is_linked_with_its_day():
    paper = Paper()
    first = paper.at(FIRST, 22)
    approve(paper.services, first, "an editor", FIRST)
    third = paper.at(THIRD, 26)
    told = {item.story: item.summary.headline.text for item in paper.document(first).items}
    here = {item.story for item in paper.document(third).items}
    earlier = [other for item in paper.document(third).items for other in item.related if other.brief]
    assert earlier
    for other in earlier:
        assert (other.brief, other.told_date, other.headline) == (first, "2025-06-22", told[other.story])
        assert other.story not in here


def test_the_next_brief_tells_what_was_corrected_in_an_earlier_one():
    paper = Paper()
    first = paper.at(FIRST, 22)
    approve(paper.services, first, "an editor", FIRST)
    story = paper.document(first).items[0].story
    correct(paper.services, first, story, "The talks were put off.", "an editor", FIRST + timedelta(hours=2))
    third = paper.at(THIRD, 26)
    assert [(one.story, one.text, one.brief) for one in paper.document(third).corrections] == [
        (story, "The talks were put off.", first)
    ]


def test_a_story_comes_back_only_with_something_new():
    paper = Paper()
    first = paper.at(FIRST, 22)
    approve(paper.services, first, "an editor", FIRST)
    again = paper.at(FIRST + timedelta(hours=1), 23)
    told = {item.story for item in paper.document(first).items}
    assert paper.status(again) is Status.SKIPPED or not told & {
        item.story for item in paper.document(again).items
    }


def test_a_day_without_news_is_skipped_without_a_failure():
    paper = Paper()
    brief = paper.at(FIRST - timedelta(days=7), 15)
    assert paper.status(brief) is Status.SKIPPED
    assert paper.services.engine.failures == ()
    pipeline.send(paper.services, brief, FIRST)
    assert paper.services.mailer.sent == []


def test_all_feeds_down_is_a_failure_and_the_slot_is_drafted_when_they_are_back():
    paper = Paper()
    slot = Slot("asia", date(2025, 6, 22), "0600")
    pipeline.refresh(paper.services, FIRST)
    pipeline.draft(paper.services, slot, FIRST)
    assert paper.status(slot.brief) is Status.SKIPPED
    assert [failure.step for failure in paper.services.engine.failures] == ["choose"]
    assert paper.at(FIRST + timedelta(hours=3), 22) == slot.brief
    assert paper.status(slot.brief) is Status.DRAFT


def test_a_feed_that_is_down_is_named_and_the_others_carry_the_brief():
    paper = Paper()
    paper.reader.visits = visits(FIRST)
    del paper.reader.visits["bbc"]
    slot = Slot("asia", date(2025, 6, 22), "0600")
    pipeline.refresh(paper.services, FIRST)
    pipeline.draft(paper.services, slot, FIRST)
    failed = paper.document(slot.brief).coverage.failed
    assert [(feed.feed, feed.outlet) for feed in failed] == [("bbc", "BBC News")]


def test_without_review_a_clean_draft_is_approved_by_nobody_and_says_so():
    paper = Paper(review=Review(required=False))
    brief = paper.at(FIRST, 22)
    assert paper.status(brief) is Status.APPROVED
    assert paper.services.store.briefs.frozen(brief).approved_by == "briefs (no review)"


def test_without_review_a_broken_template_stops_no_brief_and_is_named(tmp_path, caplog):
    paper, ours = Paper(review=Review(required=False)), Paper(review=Review(required=False))
    (tmp_path / "email").mkdir()
    (tmp_path / "email/body.html.j2").write_text("one\n{{ nothing }}")
    (tmp_path / "email/subject.txt.j2").write_text("OURS")
    paper.services = replace(paper.services, pages=JinjaPages(tmp_path))
    brief = paper.at(FIRST, 22)
    ours.at(FIRST, 22)
    assert paper.status(brief) is Status.APPROVED
    frozen, whole = (one.services.store.briefs.frozen(brief) for one in (paper, ours))
    assert (frozen.html, frozen.text, frozen.page) == (whole.html, whole.text, whole.page)
    assert frozen.subject == "OURS"
    assert paper.services.engine.failures == ()
    (said,) = [record.getMessage() for record in caplog.records if "template" in record.getMessage()]
    assert said.startswith(f"{tmp_path}/email/body.html.j2:2: 'nothing' is undefined")
    assert said.endswith(f"the packaged template takes its place in {brief}")


@pytest.fixture
def fresh():
    paper = Paper()
    return paper, paper.at(FIRST, 22)


def subscribe(paper: Paper, *addresses: str) -> None:
    for number, address in enumerate(addresses):
        paper.services.store.audience.add(
            Subscriber(f"s{number}", address, "asia", Subscription.CONFIRMED, FIRST)
        )


def test_a_mail_that_gmail_would_cut_off_is_refused_and_nothing_is_stored(fresh):
    paper, brief = fresh
    document = paper.document(brief)
    many = [replace(document.items[0], story=f"s{number}") for number in range(60)]
    heavy = Revision(brief, 2, replace(document, items=tuple(many)), "an editor", "joined", FIRST)
    paper.services.store.briefs.add_revision(heavy, Status.DRAFT)
    with pytest.raises(
        NotAllowed, match=r"bytes, shortened as far as it can be; .* drop some of its 60 stories"
    ):
        approve(paper.services, brief, "an editor", FIRST)
    assert paper.status(brief) is Status.DRAFT
    assert paper.services.store.briefs.frozen(brief) is None


def test_what_was_approved_is_what_leaves_once(fresh):
    paper, brief = fresh
    subscribe(paper, "one@example.com", "two@example.com")
    approve(paper.services, brief, "an editor", FIRST)
    frozen = paper.services.store.briefs.frozen(brief)
    for _ in range(2):
        pipeline.send(paper.services, brief, FIRST)
    sent = paper.services.mailer.sent
    assert sorted(mail.to for mail in sent) == ["one@example.com", "two@example.com"]
    assert {mail.subject for mail in sent} == {frozen.subject}
    assert paper.status(brief) is Status.SENT


def test_an_edit_voids_the_approval_and_nothing_is_sent(fresh):
    paper, brief = fresh
    approve(paper.services, brief, "an editor", FIRST)
    story = paper.document(brief).items[0].story
    drop_story(paper.services, brief, 1, story, "an editor", FIRST)
    assert paper.status(brief) is Status.DRAFT
    pipeline.send(paper.services, brief, FIRST)
    assert paper.services.mailer.sent == []
    assert [failure.step for failure in paper.services.engine.failures] == ["freeze_audience"]


def test_every_act_is_a_revision_with_a_name_under_it(fresh):
    paper, brief = fresh
    story = paper.document(brief).items[0].story
    drop_sentence(paper.services, brief, 1, story, 0, "an editor", FIRST)
    revisions = paper.services.store.briefs.revisions(brief)
    assert [(r.number, r.actor, r.act) for r in revisions] == [
        (1, "briefs", "composed"),
        (2, "an editor", f"dropped sentence 1 of {story}"),
    ]


def test_an_act_on_a_revision_that_is_no_longer_the_newest_is_refused(fresh):
    paper, brief = fresh
    first, second = (item.story for item in paper.document(brief).items[:2])
    drop_story(paper.services, brief, 1, first, "an editor", FIRST)
    with pytest.raises(Conflict):
        approve(paper.services, brief, "another", FIRST, revision=1)
    with pytest.raises(Conflict):
        drop_story(paper.services, brief, 1, second, "another", FIRST)


def test_a_sent_brief_cannot_be_edited_or_approved_again(fresh):
    paper, brief = fresh
    approve(paper.services, brief, "an editor", FIRST)
    pipeline.send(paper.services, brief, FIRST)
    story = paper.document(brief).items[0].story
    with pytest.raises(NotAllowed):
        drop_story(paper.services, brief, 1, story, "an editor", FIRST)
    with pytest.raises(NotAllowed):
        approve(paper.services, brief, "an editor", FIRST)


class Broken:
    """A part of a store in which one method fails for one key."""

    def __init__(self, part: object, method: str, *, when=lambda *_: True, error=StoreError) -> None:
        self._part, self._method, self._when, self._error = part, method, when, error

    def __getattr__(self, name: str):
        found = getattr(self._part, name)

        def failing(*arguments):
            if self._when(*arguments):
                raise self._error("the disk is full")
            return found(*arguments)

        return failing if name == self._method else found


def test_a_choice_that_failed_is_not_a_brief_without_stories():
    paper = Paper(review=Review(required=False))
    stories = paper.services.store.stories
    paper.reader.visits, paper.reader.pages = visits(FIRST), pages(FIRST)
    pipeline.refresh(paper.services, FIRST)
    slot = Slot("asia", date(2025, 6, 22), "0600")
    paper.services.store.stories = Broken(stories, "open_since")
    pipeline.draft(paper.services, slot, FIRST)
    assert paper.status(slot.brief) is Status.DRAFTING
    paper.services.store.stories = stories
    pipeline.draft(paper.services, slot, FIRST)
    assert paper.status(slot.brief) is Status.APPROVED


def test_a_brief_of_which_nothing_could_be_written_has_failed_and_is_not_sent():
    paper = Paper(review=Review(required=False))
    paper.reader.visits, paper.reader.pages = visits(FIRST), pages(FIRST)
    pipeline.refresh(paper.services, FIRST)
    slot = Slot("asia", date(2025, 6, 22), "0600")
    briefs = paper.services.store.briefs
    paper.services.store.briefs = Broken(briefs, "save_item")
    pipeline.draft(paper.services, slot, FIRST)
    assert paper.status(slot.brief) is Status.FAILED
    paper.services.store.briefs = briefs
    pipeline.draft(paper.services, slot, FIRST)
    assert paper.status(slot.brief) is Status.APPROVED


def test_a_feed_that_cannot_be_stored_does_not_stop_the_others():
    paper = Paper()
    feeds = paper.services.store.feeds
    paper.services.store.feeds = Broken(feeds, "record", when=lambda state, *_: state.name == "ft")
    paper.at(FIRST, 22)
    assert set(feeds.states()) == {outlet.name for outlet in WEEK} - {"ft"}
    assert [(failure.step, failure.key) for failure in paper.services.engine.failures] == [("visit", "ft")]


def test_an_article_that_changes_between_writing_and_composing_leaves_no_citation_without_its_passage():
    paper = Paper()
    paper.reader.visits, paper.reader.pages = visits(FIRST), pages(FIRST)
    pipeline.refresh(paper.services, FIRST)
    slot = Slot("asia", date(2025, 6, 22), "0600")
    services, each = paper.services, paper.services.engine.each
    with open_brief(services, slot, FIRST):
        each(services, choose, [slot.brief], FIRST)
        each(services, write, unwritten(services, slot.brief), FIRST)
        for articles in services.store.articles.between(FIRST - timedelta(days=3), FIRST):
            changed = replace(articles, text="Another text.", revision=articles.revision + 1)
            services.store.articles.save_page(PageText(changed, spans_of(changed)), PageState(changed.id))
        each(services, compose, [slot.brief], FIRST)
    for item in paper.document(slot.brief).items:
        carried = {passage.key for passage in item.passages}
        sentences = (item.summary.headline, *item.summary.sentences)
        assert {citation.key for s in sentences for citation in s.citations} <= carried


def test_a_dropped_headline_is_in_no_subject(fresh):
    paper, brief = fresh
    top = paper.document(brief).items[0]
    drop_story(paper.services, brief, 1, top.story, "an editor", FIRST)
    approve(paper.services, brief, "an editor", FIRST)
    frozen = paper.services.store.briefs.frozen(brief)
    assert top.summary.headline.text not in frozen.subject + frozen.html + frozen.text + frozen.page


def test_a_story_that_gets_one_line_shows_no_title_that_the_gate_holds_back():
    paper = Paper()
    found = visits(FIRST)
    loud = Article(
        "a-loud",
        "BBC News",
        "1. FC Example signs a keeper – read https://x.example",
        "",
        "https://b.example/1",
        FIRST,
        feed="bbc",
    )
    pair = Found(loud, spans_of(loud), ("url:https://b.example/1",))
    found["bbc"] = replace(found["bbc"], found=(*found["bbc"].found, pair))
    paper.reader.visits, paper.reader.pages = found, pages(FIRST)
    slot = Slot("asia", date(2025, 6, 22), "0600")
    pipeline.refresh(paper.services, FIRST)
    pipeline.draft(paper.services, slot, FIRST)
    assert paper.services.engine.failures == ()
    approve(paper.services, slot.brief, "an editor", FIRST)


def test_while_another_process_reads_the_feeds_this_one_goes_on_with_what_is_stored():
    paper = Paper()
    paper.at(FIRST, 22)
    paper.reader.asked.clear()
    store, owner = paper.services.store, replace(paper.services.owner, host="elsewhere")
    with store.lease("refresh", owner, THIRD, THIRD + timedelta(hours=1)):
        pipeline.refresh(paper.services, THIRD)
    assert paper.reader.asked == []


def test_without_a_sender_nothing_is_approved(fresh):
    paper, brief = fresh
    config = replace(paper.services.config, site=Site())
    with pytest.raises(NotAllowed, match=r"site\.from"):
        approve(replace(paper.services, config=config), brief, "an editor", FIRST)
    assert paper.status(brief) is Status.DRAFT


def test_a_cancelled_brief_is_not_sent_and_its_slot_stays_empty(fresh):
    paper, brief = fresh
    cancel(paper.services, brief, "an editor", FIRST)
    assert paper.at(FIRST, 22) == brief
    assert paper.status(brief) is Status.CANCELLED


def failing(paper: Paper, feed: str) -> bool:
    return bool(paper.services.store.feeds.states()[feed].errors)


def test_a_feed_with_another_address_begins_anew():
    paper = Paper()
    paper.reader.visits = {name: visit for name, visit in visits(FIRST).items() if name != "bbc"}
    pipeline.refresh(paper.services, FIRST)
    assert failing(paper, "bbc")
    paper.reader.visits = visits(FIRST)
    pipeline.refresh(paper.services, FIRST + timedelta(minutes=1))
    assert failing(paper, "bbc")
    mended = tuple(
        replace(feed, url="https://bbc.example/new") if feed.name == "bbc" else feed
        for feed in paper.services.config.feeds
    )
    services = replace(paper.services, config=replace(paper.services.config, feeds=mended))
    pipeline.refresh(services, FIRST + timedelta(minutes=2))
    assert not failing(paper, "bbc")


def test_a_person_may_have_failing_feeds_tried_at_once():
    paper = Paper()
    paper.reader.visits = {name: visit for name, visit in visits(FIRST).items() if name != "bbc"}
    pipeline.refresh(paper.services, FIRST)
    paper.reader.visits = visits(FIRST)
    retry_failing(paper.services, FIRST + timedelta(minutes=1))
    paper.reader.asked.clear()
    pipeline.refresh(paper.services, FIRST + timedelta(minutes=1))
    assert [name for name in paper.reader.asked if not name.startswith("a-")] == ["bbc"]
    assert not failing(paper, "bbc")


def test_when_nothing_can_be_stored_the_run_ends_at_once():
    paper = Paper()
    paper.reader.visits, paper.reader.pages = visits(FIRST), pages(FIRST)
    paper.services.store.feeds = Broken(paper.services.store.feeds, "record", error=StoreBroken)
    with pytest.raises(StoreBroken):
        pipeline.refresh(paper.services, FIRST)
    assert paper.services.engine.failures == ()
    assert len(paper.reader.asked) == 1
