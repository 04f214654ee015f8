"""A mail that is too heavy: what goes first, what never goes, and that the mail says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.adapters.pages.brief import view
from briefs.adapters.pages.japanese import Japanese
from briefs.adapters.pages.links import plain_address
from briefs.adapters.pages.shortening import (
    ALSO,
    PARTS,
    SENTENCES,
    SOURCES,
    shortened,
    spare,
    without_sentences,
)
from briefs.adapters.pages.view import (
    Block,
    BriefView,
    Entry,
    Group,
    Mark,
    PartView,
    Phrase,
    SectionView,
    SourceLine,
    StoryView,
)
from briefs.adapters.pages.words import English
from briefs.domain.brief import UNSUBSCRIBE
from briefs.domain.summary import SECTIONS
from briefs.newsroom.weight import AIM, LIGHT

WORDS = English()


def phrase(text: str, *numbers: int) -> Phrase:
    return Phrase(text, tuple(Mark(number, "https://a.example/", "Source", "") for number in numbers))


def line(number: int) -> SourceLine:
    return SourceLine(number, "Outlet", "Title", "https://a.example/", "", (), "")


def part(*numbers: int, mailed: bool = True) -> PartView:
    return PartView("key-point", "Key points", (Entry("", phrase("point", *numbers)),), mailed)


def group(*blocks: tuple[Phrase, ...], told: str = "") -> Group:
    return Group("heading", tuple(Block(block) for block in blocks), told)


def story(anchor: str, *groups: Group, sources=(), parts=()) -> StoryView:
    return StoryView(anchor, f"Headline {anchor}", "", "", groups, (), sources, (), parts=parts)


@pytest.fixture(scope="module")
def brief(document, site):
    """Makes a brief of stories, each under a heading of its own."""
    whole = replace(view(document, site), opening=(), also=())

    def made(*stories: StoryView, **more: object) -> BriefView:
        return replace(whole, sections=tuple(SectionView("", (one,)) for one in stories), **more)

    return made


def read(story: StoryView) -> list[str]:
    return [said.text for group in story.groups for block in group.blocks for said in block.phrases]


def stories(brief: BriefView) -> list[StoryView]:
    return [story for section in brief.sections for story in section.stories]


def gone(brief: BriefView) -> list[str]:
    """What the brief says it leaves out."""
    return [name for name, said in WORDS.less.items() if said in brief.left_out]


def plenty(brief):
    """A brief that has something of everything that may go."""
    long = story(
        "a",
        group((phrase("one", 1), phrase("two", 2)), (phrase("three", 3),)),
        sources=(line(1), line(2), line(3), line(4), line(5)),
        parts=(part(4), part(5, mailed=False)),
    )
    return brief(long, also=("an item",))


@pytest.mark.parametrize(
    ("light", "without", "numbers"),
    [
        (lambda _: True, [], [1, 2, 3, 4, 5]),
        (lambda b: not b.also, [ALSO], [1, 2, 3, 4, 5]),
        (lambda b: not any(p.mailed for s in stories(b) for p in s.parts), [ALSO, PARTS], [1, 2, 3, 4, 5]),
        (lambda b: len(stories(b)[0].sources) < 4, [ALSO, PARTS, SOURCES], [1, 2, 3]),
        (lambda b: len(read(stories(b)[0])) < 3, [ALSO, PARTS, SOURCES, SENTENCES], [1, 2]),
        (lambda _: False, [ALSO, PARTS, SOURCES, SENTENCES], [1]),
    ],
    ids=["nothing", "also", "parts", "sources", "sentences", "all that may"],
)
def test_as_little_goes_as_makes_it_light_and_in_that_order(brief, light, without, numbers):
    less = shortened(plenty(brief), lambda b: 0 if light(b) else 2, 1)

    assert gone(less) == without
    assert [source.number for source in stories(less)[0].sources] == numbers
    assert bool(less.left_out) is bool(without)


def test_what_a_brief_does_not_have_is_not_said_to_be_left_out(brief):
    less = shortened(brief(story("a", group((phrase("one"), phrase("two"))))), lambda _: 2, 1)

    assert gone(less) == [SENTENCES]
    assert shortened(brief(story("a", group((phrase("one"),)))), lambda _: 2, 1).left_out == ""


def test_a_source_stays_while_the_opening_cites_it_and_goes_with_the_part_that_does(brief):
    told = story("a", group((phrase("one", 1),)), sources=(line(1), line(2), line(3)), parts=(part(3),))
    opened = brief(told, opening=(phrase("opens", 2),))
    kept = shortened(opened, lambda b: 0 if len(stories(b)[0].sources) < 3 else 2, 1)

    assert gone(kept) == [PARTS, SOURCES]
    assert [source.number for source in stories(kept)[0].sources] == [1, 2]


@pytest.mark.parametrize(
    ("lengths", "order"),
    [
        ({"a": [5, 5], "b": [9]}, "a"),
        ({"a": [5, 5, 5], "b": [4, 4, 4]}, "abab"),
        ({"a": [3, 3], "b": [3, 3]}, "ba"),
        ({"a": [1, 1, 1, 1], "b": [100]}, "aaa"),
        ({}, ""),
    ],
)
def test_the_longest_story_loses_its_last_sentence_first_and_none_its_first(brief, lengths, order):
    told = [story(name, group(tuple(phrase("x" * n) for n in all_of))) for name, all_of in lengths.items()]

    assert "".join(spare(brief(*told))) == order


@pytest.mark.parametrize(
    ("lost", "left", "groups"),
    [
        (0, ["one", "two", "three", "four"], 2),
        (1, ["one", "two", "three"], 2),
        (2, ["one", "two"], 1),
        (3, ["one"], 1),
    ],
)
def test_sentences_go_from_the_end_and_empty_groups_with_them(brief, lost, left, groups):
    told = story("a", group((phrase("one"), phrase("two"))), group((phrase("three"),), (phrase("four"),)))
    (less,) = stories(without_sentences(brief(told), Counter(a=lost)))

    assert read(less) == left
    assert len(less.groups) == groups
    assert all(block.phrases for group in less.groups for block in group.blocks)


def test_what_readers_were_told_before_stays_without_a_sentence_below_it(brief):
    told = story("a", group(told="Told on Friday: x"), group((phrase("one"), phrase("two"))))
    (less,) = stories(without_sentences(brief(told), Counter(a=1)))

    assert [group.told for group in less.groups] == ["Told on Friday: x", ""]


@given(
    st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=12), min_size=1, max_size=8),
    st.integers(0, 2000),
)
def test_no_fewer_sentences_could_have_gone_and_each_story_keeps_its_first(brief, lengths, most):
    told = [story(str(n), group(tuple(phrase("x" * k) for k in all_of))) for n, all_of in enumerate(lengths)]

    def weigh(less: BriefView) -> int:
        return sum(len(text) for one in stories(less) for text in read(one))

    whole = brief(*told)
    less = shortened(whole, weigh, most)
    order = spare(whole)
    lost = sum(map(len, lengths)) - sum(len(read(one)) for one in stories(less))

    assert [read(one)[0] for one in stories(less)] == [read(one)[0] for one in told]
    assert weigh(less) <= most or lost == len(order)
    assert lost == 0 or weigh(without_sentences(whole, Counter(order[: lost - 1]))) > most


def test_a_brief_of_sixty_long_stories_is_weighed_about_a_dozen_times(brief):
    told = [story(str(n), group(tuple(phrase("x" * 9) for _ in range(40)))) for n in range(60)]
    weighed = []

    def weigh(less: BriefView) -> int:
        weighed.append(sum(len(read(one)) for one in stories(less)))
        return weighed[-1]

    assert sum(len(read(one)) for one in stories(shortened(brief(*told), weigh, 777))) == 777
    assert len(weighed) <= 14


@pytest.mark.parametrize("words", [English(), Japanese()], ids=["English", "Japanese"])
def test_every_language_has_a_phrase_for_all_that_may_go(words):
    assert list(words.less) == [ALSO, PARTS, SOURCES, SENTENCES]
    assert all(said in words.holds_less(list(words.less.values())) for said in words.less.values())


# the whole mail


def test_a_heavy_mail_leaves_out_the_same_in_html_and_text_and_says_so_in_both(freeze, long_document, site):
    whole = long_document(25, also=8, sentences=8)
    frozen = freeze(whole)
    text = " ".join(frozen.text.split())

    for mail in (frozen.html, text):
        assert "Short item number" not in mail
        assert "To keep this mail short, it leaves out what was also reported" in mail
        assert f"{site.url}/briefs/" in mail[mail.index("To keep this mail short") :]
        assert mail.count(UNSUBSCRIBE) == 2
    assert "Short item number 7" in frozen.page
    assert "Short item number 7" in frozen.json
    assert "To keep this mail short" not in frozen.page


def test_the_longest_stories_lose_their_last_sentences_in_both_parts_of_the_mail(freeze, long_document):
    frozen = freeze(long_document(40, sentences=12))
    text = " ".join(frozen.text.split())

    assert AIM - 5_000 < len(frozen.html.encode()) <= AIM
    assert "the last sentences of long stories" in frozen.html
    for number in range(40):
        assert f"({number}, Outlet 0.)" in frozen.html
        assert f"({number}, Outlet 0.)" in text
        assert f"({number}, Outlet 11.)" in frozen.page
        for outlet in range(12):
            quoted = f"({number}, Outlet {outlet}.)"
            assert (quoted in frozen.html) is (quoted in text)
    assert "(39, Outlet 11.)" not in frozen.html


def test_parts_of_a_story_that_a_heavy_mail_leaves_out_stay_on_the_page(freeze, long_document, document):
    sections = tuple(
        replace(s, part=kind, label="") for kind in SECTIONS for s in document.items[0].summary.sentences[:1]
    )
    whole = long_document(24, sentences=6)
    items = tuple(replace(item, summary=replace(item.summary, sections=sections)) for item in whole.items)
    frozen = freeze(replace(whole, items=items, mail_parts=SECTIONS))

    assert "the further sections of stories" in frozen.html
    assert ">Key points<" not in frozen.html
    assert ">Key points<" in frozen.page


def test_a_light_mail_holds_everything_and_says_nothing_of_it(frozen):
    assert "To keep this mail short" not in frozen.html + frozen.text


@pytest.mark.parametrize(("stories", "placed"), [(4, True), (25, False)])
def test_marks_of_a_heavy_mail_lead_to_the_article_and_those_of_its_page_to_the_place(
    freeze, long_document, stories, placed
):
    frozen = freeze(long_document(stories, sentences=6))
    assert (len(frozen.html.encode()) < LIGHT) is placed
    assert ("#:~:text=" in frozen.html) is placed
    assert "#:~:text=" in frozen.page


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://a.example/x?y=1#:~:text=a,b", "https://a.example/x?y=1"),
        ("https://a.example/#part:~:text=a", "https://a.example/#part"),
        ("https://a.example/#part", "https://a.example/#part"),
        ("", ""),
    ],
)
def test_an_address_keeps_its_own_fragment(url, plain):
    assert plain_address(url) == plain
