from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.article import Article
from briefs.domain.story import Link, Story, StoryAct, Vocabulary
from briefs.newsroom.group import group
from briefs.newsroom.group.average import Rules, cluster
from briefs.newsroom.group.pairs import Pairs
from briefs.newsroom.group.roundup import is_roundup
from briefs.newsroom.group.vectors import NEIGHBOURS


def talks(article):
    """Three English reports of the cancelled talks; the last two as thin as their feeds."""
    return [
        article(
            "a1",
            "Financial Times",
            "Japan scraps US meeting after Washington demands more defence spending",
            "Tokyo cancelled annual 2+2 security talks with the United States on July 1.",
        ),
        article(
            "a2",
            "South China Morning Post",
            "Why did Japan cancel 2+2 talks with US over defence spending demand?",
            "Tokyo withdrew from the annual security talks with Marco Rubio and Pete Hegseth in Washington.",
            20,
        ),
        article("a3", "Nikkei Asia", "Japan cancels 2+2 defense talks with US planned for July 1", "", 5),
    ]


def absence(article):
    return [
        article("a4", "Nikkei Asia", "Ishiba to skip NATO summit in the Netherlands", "", 6),
        article(
            "a5",
            "NHK",
            "Prime Minister Ishiba cancels trip to NATO summit",
            "Shigeru Ishiba will not attend the NATO summit in the Netherlands, the government said.",
            7,
        ),
    ]


def run(articles, stories=(), vocabulary=None, links=(), names=None):
    grouping, learnt = group(articles, stories, vocabulary, links, None, names)
    return grouping, learnt


def shape(stories):
    return sorted(sorted(story.articles) for story in stories if not story.merged_into)


def of(stories, id):
    return next(story for story in stories if id in story.articles)


def test_one_event_is_one_story_and_another_with_the_same_actors_is_not(article, background):
    grouping, _ = run(talks(article) + absence(article), vocabulary=background)
    assert shape(grouping.stories) == [["a1", "a2", "a3"], ["a4", "a5"]]


def test_a_new_story_is_named_after_its_earliest_article(article, background):
    grouping, _ = run(talks(article), vocabulary=background)
    (story,) = grouping.stories
    assert (story.id, story.articles, story.revision) == ("s1", ("a1", "a3", "a2"), 1)
    assert story.opened == talks(article)[0].published
    assert story.updated == talks(article)[1].published


def test_every_article_says_why_it_is_there(article, background):
    grouping, _ = run(talks(article), vocabulary=background)
    first, second, third = grouping.stories[0].why
    assert str(first) == "opens the story"
    assert second.nearest in {"a1", "a2"}
    assert "2+2" in second.terms
    assert third.hours == pytest.approx(abs({"a1": 20.0, "a3": 15.0}[third.nearest]))


def test_events_tell_what_happened(article, background):
    grouping, _ = run(talks(article), vocabulary=background)
    assert [(event.act, event.other) for event in grouping.events] == [
        (StoryAct.OPENED, "a1"),
        (StoryAct.JOINED, "a3"),
        (StoryAct.JOINED, "a2"),
    ]


def test_a_later_report_joins_the_open_story_and_nothing_else_is_returned(article, background):
    early, *late = talks(article)
    before, learnt = run([early, *absence(article)], vocabulary=background)
    after, _ = run([early, *late, *absence(article)], before.stories, learnt)
    (story,) = after.stories
    assert (story.id, story.revision) == ("s1", 2)
    assert set(story.articles) == {"a1", "a2", "a3"}


def test_grouping_again_changes_nothing_and_learns_nothing(article, background):
    everything = talks(article) + absence(article)
    before, learnt = run(everything, vocabulary=background)
    after, again = run(everything, before.stories, learnt)
    assert after.stories == ()
    assert after.events == ()
    assert (again.documents, again.counts) == (learnt.documents, learnt.counts)


def test_articles_that_left_the_window_stay_in_their_story(article, background):
    old = Story("s0", ("a0", "a1"), opened=None, updated=None, revision=4)
    grouping, _ = run(talks(article), (old,), background)
    (story,) = grouping.stories
    assert (story.id, story.revision, story.articles[0]) == ("s0", 5, "a0")
    assert set(story.articles) == {"a0", "a1", "a2", "a3"}


def stored(*groups):
    return tuple(
        Story(f"s{number}", members, opened=None, updated=None)
        for number, members in enumerate(groups, start=1)
    )


def test_two_stories_merge_only_when_clearly_the_same(article, background):
    reports = talks(article)
    twin = replace(reports[0], id="a9", outlet="Reuters")
    grouping, _ = run([reports[0], twin], stored(("a1",), ("a9",)), background)
    survivor, gone = grouping.stories
    assert (survivor.id, survivor.articles) == ("s1", ("a1", "a9"))
    assert (gone.id, gone.merged_into, gone.articles) == ("s2", "s1", ())
    assert [(e.story, e.act, e.other) for e in grouping.events] == [("s2", StoryAct.MERGED, "s1")]


def test_two_stories_that_would_have_joined_as_articles_stay_apart(article, background):
    pair = [
        article(
            "a1",
            "Reuters",
            "Kenya police fire tear gas at Nairobi tax protest",
            "Dozens were hurt in the capital.",
        ),
        article(
            "a2",
            "BBC News",
            "Crowds march through Nairobi against tax bill",
            "Officers used water cannon to clear the streets.",
        ),
    ]
    together, _ = run(pair, vocabulary=background)
    apart, _ = run(pair, stored(("a1",), ("a2",)), background)
    assert shape(together.stories) == [["a1", "a2"]]
    assert not any(story.merged_into for story in apart.stories)


def test_the_oldest_story_survives(article, background, monday):
    reports = talks(article)
    twin = replace(reports[0], id="a9", outlet="Reuters")
    young, old = stored(("a1",), ("a9",))
    ages = (replace(young, opened=monday), replace(old, opened=monday - timedelta(days=1)))
    grouping, _ = run([reports[0], twin], ages, background)
    assert {story.id: story.merged_into for story in grouping.stories} == {"s1": "s2", "s2": ""}


def test_an_editor_joins_what_shares_no_word(article, background):
    far = article("a9", "Le Monde", "Un séisme frappe la côte")
    grouping, _ = run([*talks(article), far], vocabulary=background, links=[Link("a9", "a1", same=True)])
    assert shape(grouping.stories) == [["a1", "a2", "a3", "a9"]]
    assert "an editor's link" in next(str(w) for w in grouping.stories[0].why if w.article == "a9")


def test_an_editor_keeps_two_reports_apart(article, background):
    grouping, _ = run(talks(article), vocabulary=background, links=[Link("a1", "a2", same=False)])
    assert of(grouping.stories, "a1").id != of(grouping.stories, "a2").id


def test_an_editors_split_of_a_stored_story_opens_a_new_one(article, background):
    whole = Story("s1", ("a1", "a2", "a3", "a4", "a5"), opened=None, updated=None, revision=2)
    everything = talks(article) + absence(article)
    links = [Link("a1", "a4", same=False), Link("a2", "a5", same=False)]
    grouping, _ = run(everything, (whole,), background, links)
    assert shape(grouping.stories) == [["a1", "a2", "a3"], ["a4", "a5"]]
    assert {story.id: story.revision for story in grouping.stories} == {"s1": 3, "s4": 3}
    splits = [(e.story, e.other) for e in grouping.events if e.act is StoryAct.SPLIT]
    assert splits == [("s1", "s4")]
    again, _ = run(everything, grouping.stories, background, links)
    assert again.stories == ()


def test_the_last_word_about_a_pair_holds(article, background):
    links = [Link("a1", "a2", same=False), Link("a2", "a1", same=True)]
    grouping, _ = run(talks(article), vocabulary=background, links=links)
    assert len(shape(grouping.stories)) == 1


def test_related_stories_are_linked_and_never_merged(article, background, names):
    reports = talks(article)
    reports[1] = replace(reports[1], text=reports[1].text + " Prime Minister Shigeru Ishiba faces a vote.")
    grouping, _ = run(reports + absence(article), vocabulary=background, names=names)
    one, other = of(grouping.stories, "a1"), of(grouping.stories, "a4")
    assert (one.related, other.related) == ((other.id,), (one.id,))
    assert StoryAct.RELATED in {event.act for event in grouping.events}


def test_a_country_in_common_relates_nothing(article, background, names):
    pair = [
        article(
            "a1",
            "NHK",
            "Heavy rain floods towns in western Japan",
            "The agency in Tokyo warned of landslides.",
        ),
        article(
            "a2",
            "CNA",
            "Carmakers in Japan report record profits",
            "Shares rose after results came out in Tokyo.",
        ),
    ]
    grouping, _ = run(pair, vocabulary=background, names=names)
    assert [story.related for story in grouping.stories] == [(), ()]


@pytest.mark.parametrize(
    "title",
    [
        "Morning briefing: Japan cancels 2+2 talks; markets rise",
        "News quiz: what happened in Japan's 2+2 talks?",
        "Japan-US talks latest: live updates",
        "Podcast: why Japan cancelled its 2+2 talks",
        "Germany news: Berlin reacts to Japan's 2+2 talks",
        "06/23: CBS Evening News",
        "The week in pictures",
        "Your horoscope for Monday",
        "【まとめ読み】日米2プラス2見送り",
        "早报:日本取消美日二加二会谈",
    ],
)
def test_roundups_are_recognised_and_glue_nothing(article, background, title):
    page = article("a9", "Somebody", title, talks(article)[0].text)
    assert is_roundup(page)
    grouping, _ = run([*talks(article), page], vocabulary=background)
    assert of(grouping.stories, "a9").articles == ("a9",)


@pytest.mark.parametrize(
    "title",
    [
        "Japan cancels 2+2 defense talks with US planned for July 1",
        "Live-fire drills begin near Taiwan",
        "Podcaster charged with fraud",
        "Daily Mail owner buys the Telegraph",
        "Brief ceasefire holds in Gaza",
        "Puzzling silence from the palace",
    ],
)
def test_news_is_no_roundup(article, title):
    assert not is_roundup(article("a1", "X", title))


def test_reports_a_week_apart_are_two_stories(article, background):
    same = [
        article("a1", "FT", "Rail strike halts trains in Belgium"),
        article("a2", "BBC", "Rail strike halts trains in Belgium", "", 200),
    ]
    grouping, _ = run(same, vocabulary=background)
    assert shape(grouping.stories) == [["a1"], ["a2"]]


def test_dates_may_be_missing(article, background):
    undated = [replace(one, published=None) for one in talks(article)]
    grouping, _ = run(undated, vocabulary=background)
    (story,) = grouping.stories
    assert (story.opened, story.updated, story.why[1].hours) == (None, None, None)


def test_of_two_revisions_the_newest_counts(article, background):
    first = talks(article)[0]
    second = replace(first, title="Al-Nassr sign striker", text="A football transfer.", revision=2)
    grouping, _ = run([second, first, talks(article)[1]], vocabulary=background)
    assert shape(grouping.stories) == [["a1"], ["a2"]]


def foreign(article):
    return [
        article(
            "a6",
            "NHK",
            "日米2プラス2見送り 7月1日で調整も",
            "日本政府は、アメリカのルビオ国務長官、ヘグセス国防長官との2プラス2の会合を見送った。",
            9,
            lang="ja",
        ),
        article(
            "a7",
            "Lianhe Zaobao",
            "日本取消与美国的二加二会谈",
            "日本取消原定7月1日在华盛顿与鲁比奥和赫格塞思举行的二加二会谈。",
            10,
            lang="zh",
        ),
        article(
            "a8",
            "NHK",
            "石破首相 NATO首脳会議への出席を見送り",
            "石破総理大臣はオランダで開かれるNATO首脳会議への出席を見送ることになった。",
            8,
            lang="ja",
        ),
        article(
            "a10",
            "NHK",
            "大谷翔平 ホームラン",
            "ドジャースの大谷翔平選手がホームランを打った。",
            8,
            lang="ja",
        ),
    ]


def test_japanese_and_chinese_reports_join_when_names_and_dates_agree(article, background, names):
    grouping, _ = run(
        talks(article) + absence(article) + foreign(article), vocabulary=background, names=names
    )
    assert shape(grouping.stories) == [["a1", "a2", "a3", "a6", "a7"], ["a10"], ["a4", "a5", "a8"]]


def test_the_reason_across_languages_is_remembered(article, background, names):
    reports = [talks(article)[1], foreign(article)[1]]
    before, learnt = run(reports, vocabulary=background, names=names)
    after, _ = run([*reports, talks(article)[2]], before.stories, learnt, names=names)
    (story,) = after.stories
    assert before.stories[0].articles == ("a7", "a2")
    whys = {why.article: why for why in story.why}
    assert whys["a7"].nearest == "a2"
    assert {"japan", "marco rubio"} <= set(whys["a7"].terms)


def test_without_a_gazetteer_other_languages_stay_apart(article, background):
    grouping, _ = run(talks(article) + foreign(article), vocabulary=background)
    assert of(grouping.stories, "a1").articles == ("a1", "a3", "a2")


def test_an_english_report_still_joins_a_story_that_is_mostly_japanese(article, background, names):
    more = [replace(foreign(article)[0], id=f"a6{number}", outlet=f"Paper {number}") for number in range(6)]
    early = [talks(article)[0], *more]
    before, learnt = run(early, vocabulary=background, names=names)
    after, _ = run([*early, talks(article)[2]], before.stories, learnt, names=names)
    assert "a3" in of(after.stories, "a1").articles


def test_one_script_groups_within_itself(article, background):
    pair = [
        foreign(article)[0],
        replace(foreign(article)[0], id="a61", outlet="Asahi Shimbun", title="日米2プラス2見送り"),
    ]
    grouping, _ = run(pair, vocabulary=background)
    assert shape(grouping.stories) == [["a6", "a61"]]


@pytest.mark.parametrize("text", ["", "…", "Fire", "!!! ???", "的"])
def test_empty_and_tiny_texts_are_stories_of_their_own(article, background, text):
    grouping, _ = run([article("a1", "X", text), article("a2", "Y", "")], vocabulary=background)
    assert shape(grouping.stories) == [["a1"], ["a2"]]


def test_nothing_gives_nothing():
    grouping, learnt = run([])
    assert (grouping.stories, grouping.events, learnt.documents) == ((), (), 0)


def test_fifty_copies_are_one_story(article, background):
    copies = [replace(talks(article)[0], id=f"a{number}", outlet=f"Paper {number}") for number in range(50)]
    grouping, _ = run(copies, vocabulary=background)
    assert [len(story.articles) for story in grouping.stories] == [50]


TOPIC = """Rescuers in Kamibara searched through the night for survivors after an earthquake of magnitude 7.1
brought down apartment blocks, a school and the covered market, the governor said, while roads and bridges to the
valley stayed closed and the army flew in doctors, tents, generators and drinking water"""
ASIDES = """ministers promised inquiry neighbours recalled darkness hospitals volunteers insurers shares donations
weather snow aftershocks television footage teachers parents monks soldiers dogs cranes engineers"""


def crowd(article, count):
    """So many reports of one event, each in some of its words and some of its own."""
    chance, topic, asides = Random(7), TOPIC.split(), ASIDES.split()
    for number in range(count):
        said = [word if chance.random() < 0.5 else chance.choice(asides) for word in topic]
        title = " ".join(chance.sample(topic[:20], 6))
        yield article(f"c{number:04}", f"Outlet {number % 90}", title, " ".join(said), number % 24)


def test_a_topic_with_more_reports_than_neighbours_are_kept_of_one_is_one_story(article, background):
    grouping, _ = run(list(crowd(article, 3 * NEIGHBOURS)), vocabulary=background)
    assert max(len(story.articles) for story in grouping.stories) > 2.8 * NEIGHBOURS


def test_ids_that_would_clash_are_told_apart(article):
    grouping, _ = run([article("a12", "X", "Flood in Peru"), article("12", "Y", "Chess title in Oslo")])
    assert len({story.id for story in grouping.stories}) == 2


SUBJECTS = ["Flood kills dozens in Peru", "Chess champion loses in Oslo", "Chip maker cuts jobs in Texas"]


BASE = datetime.fromisoformat("2025-06-23T06:00:00+00:00")


def day_of(reports, words):
    """Articles whose titles are any words of a subject, at any hour or none, and what an editor said of pairs."""
    made = []
    for at, (what, kept, hour) in enumerate(reports):
        title = [word for place, word in enumerate(SUBJECTS[what % 3].split()) if kept >> place & 1]
        published = BASE + timedelta(hours=2 * hour) if hour <= 120 else None
        outlet = "XYZ"[what // 3 % 3]
        made.append(Article(f"a{at}", outlet, " ".join(title), published=published))
    pairs = list(combinations([one.id for one in made], 2))
    said = {pairs[number % len(pairs)]: same for number, same in words}
    return made, [Link(*pair, same) for pair, same in said.items()]


# bytes are one choice of hypothesis's, where words drawn one by one are dozens
DAYS = st.builds(
    day_of,
    st.lists(st.binary(min_size=3, max_size=3), min_size=2, max_size=12),
    st.lists(st.tuples(st.integers(0, 65), st.booleans()), max_size=2),
)


@given(DAYS, st.integers())
@settings(max_examples=60, deadline=None)
def test_grouping_is_a_partition_in_any_order_and_obeys_the_editor(day, seed):
    articles, links = day
    grouping, learnt = run(articles, links=links)
    members = [one for story in grouping.stories for one in story.articles]
    assert sorted(members) == sorted(one.id for one in articles)
    place = {one: story.id for story in grouping.stories for one in story.articles}
    assert len(set(place.values())) == len(grouping.stories)
    assert all((place[link.one] == place[link.other]) == link.same for link in links)
    shuffled = list(articles)
    Random(seed).shuffle(shuffled)
    assert run(shuffled, links=links) == (grouping, learnt)


@given(DAYS, st.integers(1, 11))
@settings(max_examples=100, deadline=None)
def test_what_is_stored_stays_together(day, cut):
    articles, _ = day
    before, learnt = run(articles[:cut])
    after, _ = run(articles, before.stories, learnt)
    current = {story.id: story for story in (*before.stories, *after.stories)}
    for story in before.stories:
        now = current[story.id]
        home = current[now.merged_into] if now.merged_into else now
        assert set(story.articles) <= set(home.articles)


def test_an_unconnected_article_changes_no_story_when_the_vocabulary_is_fixed(article):
    known = Vocabulary(1, 1000, {})
    before, _ = run(talks(article), vocabulary=known)
    after, _ = run([*talks(article), article("a99", "X", "Zebra escapes")], vocabulary=known)
    assert shape(after.stories) == sorted([*shape(before.stories), ["a99"]])


def test_average_linkage_stops_where_a_chain_would_go_on():
    pairs = Pairs.of({(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.9})
    assert cluster([[0], [1], [2], [3]], pairs, Rules(0.3, 0.3)) == [[0, 1], [2, 3]]
    assert cluster([[0], [1], [2], [3]], pairs, Rules(0.1, 0.1)) == [[0, 1, 2, 3]]


def test_items_that_cannot_be_compared_do_not_weaken_a_mean():
    starts, pairs = [[0, 1], [2]], Pairs.of({(0, 2): 0.4})
    assert cluster(starts, pairs, Rules(0.3, 0.3)) == [[0], [1]]
    assert cluster(starts, pairs, Rules(0.3, 0.3), ["", "ja", ""]) == [[0, 1]]
