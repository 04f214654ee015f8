"""The packaged templates print any document that the types allow, whatever feeds and editors put into it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefs.adapters.pages.brief import view
from briefs.adapters.pages.shortening import shortened
from briefs.domain.article import Passage
from briefs.domain.brief import (
    UNSUBSCRIBE,
    WRAPPED,
    Coverage,
    Document,
    FailedFeed,
    Item,
    RelatedStory,
    SourceArticle,
)
from briefs.domain.correction import Correction
from briefs.domain.newsletter import Site
from briefs.domain.story import Disagreement, FirstReport, Lineage, Report, Role, Side
from briefs.domain.summary import (
    SECTIONS,
    Citation,
    Finding,
    Origin,
    Part,
    Sentence,
    Severity,
    Summary,
    Verdict,
)
from briefs.domain.wording import NAMES

NOW = datetime(2025, 6, 24, tzinfo=UTC)
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Shrinking a whole document takes minutes."""

TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "",
        "<b>x</b>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }}{% raw %}",
        "\u202e override",
        "lone \ud800 surrogate",
        "日本" * 150,
        "W" * 300,
        UNSUBSCRIBE,
        WRAPPED,
        "]]><!--[if mso]>",
        "한국어 👩‍👩‍👧‍👦 e\u0301",
    ]
)
URLS = st.sampled_from(
    ["https://a.example/x?y=1&z=2#p", "javascript:alert(1)", "", "http://[::1", UNSUBSCRIBE]
)
IDS = st.sampled_from(["a", "b", "c", "nowhere"])
STORIES = st.sampled_from(["s0", "s1", "s2", "elsewhere"])
LANGUAGES = st.sampled_from(["", "en", "ja", "ar", "zh-Hant", "xx-nonsense", '"><b>'])
TIMES = st.none() | st.integers(0, 2_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
DAYS = st.sampled_from(["", "2025-06-20", "yesterday"])
SPANS = st.sampled_from([(0, 5), (5, 9), (0, 0), (400, 410)])


def several(what: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(what, max_size=most).map(tuple)


CITATIONS = st.builds(lambda article, span: Citation(article, 1, *span), IDS, SPANS)
PASSAGES = st.builds(lambda article, span, text: Passage(article, 1, *span, text), IDS, SPANS, TEXTS)
FINDINGS = st.builds(Finding, st.just("numbers"), st.sampled_from(Severity), TEXTS)


def sentences(parts: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        Sentence,
        text=TEXTS,
        citations=several(CITATIONS),
        origin=st.sampled_from(Origin),
        part=parts,
        verdict=st.sampled_from(Verdict),
        findings=several(FINDINGS, 1),
        overridden_by=TEXTS,
        override_note=TEXTS,
        label=TEXTS,
    )


ANY = sentences(st.sampled_from(Part))
SOURCES = st.builds(
    SourceArticle,
    id=IDS,
    revision=st.just(1),
    outlet=TEXTS,
    title=TEXTS,
    url=URLS,
    published=TIMES,
    lang=LANGUAGES,
    paywalled=st.booleans(),
    family=TEXTS,
    country=st.sampled_from(["", "GB", "XX", "<b>"]),
    kind=st.sampled_from(["", "state", "wire", "<b>"]),
    summary_only=st.booleans(),
)
REPORTS = st.builds(Report, IDS, TEXTS, TEXTS, st.sampled_from(Role), several(TEXTS, 2), TIMES)
LINEAGES = st.builds(
    Lineage, st.none() | st.builds(FirstReport, TEXTS, TIMES, IDS), several(REPORTS), several(TEXTS, 2)
)
SIDES = st.builds(
    lambda text, amount, passages, time, hedge: Side(
        text, amount, tuple(p.article for p in passages), passages, time, hedge
    ),
    TEXTS,
    st.floats(-1e9, 1e9),
    st.lists(PASSAGES, min_size=1, max_size=2).map(tuple),
    TIMES,
    st.sampled_from(["", "about", "over", "under"]),
)
DISAGREEMENTS = st.builds(
    Disagreement,
    thing=st.sampled_from(["dead", "share", "date", "money", "<b>"]),
    sides=st.lists(SIDES, min_size=2, max_size=3).map(tuple),
    about=TEXTS,
    sure=st.booleans(),
    later=st.booleans(),
)
SUMMARIES = st.builds(
    Summary,
    story=st.just(""),
    headline=sentences(st.just(Part.HEADLINE)),
    sentences=several(ANY, 4),
    held_back=several(ANY, 1),
    writer=st.sampled_from(Origin),
    model=TEXTS,
    sections=several(sentences(st.sampled_from(SECTIONS)), 3),
)


def item(story: str) -> st.SearchStrategy:
    return st.builds(
        Item,
        story=st.just(story),
        revision=st.just(1),
        summary=SUMMARIES,
        lineage=LINEAGES,
        sources=several(SOURCES),
        passages=several(PASSAGES),
        members=st.just(()),
        section=TEXTS,
        also=st.booleans(),
        told=TEXTS,
        told_date=DAYS,
        related=several(
            st.builds(RelatedStory, STORIES, TEXTS, DAYS, st.sampled_from(["", "old brief/1"])), 2
        ),
        disagreements=several(DISAGREEMENTS, 1),
    )


COVERAGES = st.builds(
    Coverage,
    feeds=st.integers(0, 99),
    failed=several(st.builds(FailedFeed, TEXTS, TEXTS, TEXTS), 2),
    articles=st.integers(0, 10**6),
    outlets=st.integers(0, 99),
    stories=st.integers(0, 9),
    sentences=st.integers(0, 99),
    held_back=st.integers(0, 99),
    writer=TEXTS,
)
CORRECTIONS = st.builds(
    Correction,
    id=st.just("x.1"),
    brief=st.just("asia-2025-06-20-0530"),
    newsletter=st.just("asia"),
    story=STORIES,
    text=TEXTS,
    actor=TEXTS,
    at=st.just(NOW),
    day=st.just(date(2025, 6, 20)),
    headline=TEXTS,
)
DOCUMENTS = st.builds(
    Document,
    version=st.just(1),
    brief=st.just("asia-2025-06-24-0530"),
    newsletter=st.just("asia"),
    title=TEXTS,
    language=LANGUAGES.filter(bool),
    timezone=st.sampled_from(["UTC", "Asia/Tokyo"]),
    date=st.just(date(2025, 6, 24)),
    slot=st.just("0530"),
    subject=TEXTS,
    preheader=TEXTS,
    opening=several(ANY, 2),
    items=st.tuples(item("s0"), item("s1"), item("s2")).flatmap(
        lambda items: st.integers(0, 3).map(lambda count: items[:count])
    ),
    coverage=COVERAGES,
    notice=TEXTS,
    accent=st.sampled_from(["#9b1c1c", "red; } * {", "#ffffff", "#000000"]),
    mail_parts=st.sets(st.sampled_from(SECTIONS)).map(tuple),
    titles=several(ANY, 1),
    logo=TEXTS,
    wording=several(st.tuples(st.sampled_from([*NAMES, "gone"]), TEXTS), 3),
    corrections=several(CORRECTIONS, 1),
)
SITES = st.builds(
    Site,
    st.sampled_from(["", "https://news.example", "javascript:x"]),
    st.just("Asia <asia@news.example>"),
    st.sampled_from(["", "desk@news.example", "<b>"]),
    st.sampled_from(["", "1 Harbour Road\nSingapore", "<b>"]),
)


@settings(max_examples=60, deadline=None, phases=QUICK)
@given(DOCUMENTS, SITES)
def test_any_document_becomes_a_mail_with_a_way_out_a_page_and_markdown(pages, document, site):
    frozen = pages.freeze(document, 1, site, "Ada", NOW)

    assert frozen.html.count(f'href="{UNSUBSCRIBE}"') == 2
    assert frozen.text.count(UNSUBSCRIBE) == 2
    assert frozen.page.count(WRAPPED) == 1
    assert frozen.subject or not document.title.strip()
    assert "\n" not in frozen.subject
    assert pages.markdown(document, site)


@settings(max_examples=40, deadline=None, phases=QUICK)
@given(DOCUMENTS, SITES)
def test_any_document_can_be_shortened_to_its_first_sentences(document, site):
    whole = view(document, site)
    less = shortened(whole, lambda _: 2, 1)

    for before, after in zip(whole.sections, less.sections, strict=True):
        for one, other in zip(before.stories, after.stories, strict=True):
            assert other.headline == one.headline
            told = [phrase for group in one.groups for block in group.blocks for phrase in block.phrases]
            kept = [phrase for group in other.groups for block in group.blocks for phrase in block.phrases]
            assert kept == told[:1]
