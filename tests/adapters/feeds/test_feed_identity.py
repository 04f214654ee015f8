"""Whose article it is, and by what it is known again."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.adapters.feeds.parse import parse
from briefs.domain.article import Article, Found
from briefs.domain.feed import Feed
from briefs.newsroom.intake import take_in

NOW = datetime(2025, 6, 23, 12, tzinfo=UTC)
FEED = Feed("ft", "http://feeds.ft.example/world", "Financial Times")


def found_in(items: list[str], feed: Feed, now: datetime = NOW) -> tuple[Found, ...]:
    inner = "".join(f"<item>{item}</item>" for item in items)
    document = f'<rss version="2.0"><channel><title>F</title>{inner}</channel></rss>'
    return parse(document.encode(), "", feed, feed.url, now).found


def one(item: str, feed: Feed) -> Article:
    (found,) = found_in([item], feed)
    return found.article


WORDS = {title: hashlib.sha256(f"{title}\0".encode()).hexdigest()[:32] for title in "TU"}


def known_by_words(title: str) -> tuple[str, ...]:
    """The keys of an entry that has neither id nor address nor date."""
    return f"title:Financial Times:{title}:", f"words:Financial Times:{WORDS[title]}"


GOOGLE = Feed("google", "http://news.example/rss", "Google News", aggregator=True)


@pytest.mark.parametrize(
    ("item", "title", "outlet"),
    [
        ("<title>Talks are off - Reuters</title>", "Talks are off", "Reuters"),
        (
            '<title>Talks are off - Reuters</title><source url="http://r.example">Reuters</source>',
            "Talks are off",
            "Reuters",
        ),
        (
            '<title>Talks - at last - are off</title><source url="http://r.example">Reuters</source>',
            "Talks - at last - are off",
            "Reuters",
        ),
        (
            "<title>Talks are off - reuters</title><source>Reuters</source>",
            "Talks are off",
            "Reuters",
        ),
        ("<title>Talks are off | AP News</title><source>AP News</source>", "Talks are off", "AP News"),
        ("<title>Talks are off | Reuters</title>", "Talks are off | Reuters", "Google News"),
        (
            "<title>Talks are off</title><source>Associated Press</source>",
            "Talks are off",
            "Associated Press",
        ),
        (
            '<title>Talks are off</title><News:Source xmlns:News="http://b.example/">Reuters</News:Source>',
            "Talks are off",
            "Reuters",
        ),
        ("<title>Talks are off - what we know</title>", "Talks are off - what we know", "Google News"),
        (
            "<title>Talks are off - The day in seven short words here</title>",
            "Talks are off - The day in seven short words here",
            "Google News",
        ),
        ("<title>協議は中止 - 共同通信</title>", "協議は中止", "共同通信"),
        ("<title>Talks are off</title>", "Talks are off", "Google News"),
        (f"<title>Talks - {'long ' * 20}</title>", f"Talks - {'long ' * 20}".strip(), "Google News"),
    ],
)
def test_an_aggregators_titles_name_the_outlet(item, title, outlet):
    article = one(item, GOOGLE)
    assert (article.title, article.outlet) == (title, outlet)
    assert one(item, FEED).outlet == "Financial Times"


@pytest.mark.parametrize(
    ("items", "keys"),
    [
        (
            ["<title>T</title><guid>x</guid><link>http://o.example/1</link>"],
            [("guid:ft:x", "guid:ft:x|http://o.example/1", "url:financialtimes:o.example/1")],
        ),
        (["<title>T</title><link>http://o.example/1</link>"], [("url:financialtimes:o.example/1",)]),
        (
            ["<title>T</title><pubDate>Mon, 23 Jun 2025 06:30:00 GMT</pubDate>"],
            [("title:Financial Times:T:2025-06-23T06:30:00+00:00", f"words:Financial Times:{WORDS['T']}")],
        ),
        (
            ['<title>T</title><guid isPermaLink="false">x</guid>'],
            [("guid:ft:x", f"words:Financial Times:{WORDS['T']}")],
        ),
        (
            [
                "<title>T</title><link>http://o.example/</link>",
                "<title>U</title><link>http://o.example/</link>",
            ],
            [known_by_words("T"), known_by_words("U")],
        ),
        (
            [
                '<title>T</title><guid isPermaLink="false">x</guid>',
                '<title>U</title><guid isPermaLink="false">x</guid>',
            ],
            [(f"words:Financial Times:{WORDS['T']}",), (f"words:Financial Times:{WORDS['U']}",)],
        ),
    ],
)
def test_an_article_is_known_by_its_id_then_its_address_then_what_it_says(items, keys):
    found = found_in(items, FEED)
    assert [each.keys for each in found] == keys
    assert len({each.article.id for each in found}) == len(found)


def test_long_keys_are_cut_but_stay_different():
    items = [f"<title>T</title><guid>{'x' * 5000}{n}</guid>" for n in range(2)]
    keys = [key for found in found_in(items, FEED) for key in found.keys]
    assert len(set(keys)) == len(keys)
    assert max(map(len, keys)) <= 300


def test_an_entry_that_is_listed_twice_is_one_article_in_its_latest_form():
    old = "<title>T</title><guid>x</guid><description>Old.</description>"
    new = "<title>T</title><guid>x</guid><description>New and longer.</description>"
    for items in ([old, new], [new, old], [new, new]):
        assert [found.article.text for found in found_in(items, FEED)] == ["New and longer."]


def test_what_google_lists_below_a_title_is_no_text_of_its_outlet():
    listed = (
        "&lt;ol&gt;&lt;li&gt;&lt;a href='http://g.example/1'&gt;Talks are off&lt;/a&gt;&amp;nbsp;&amp;nbsp;"
        "&lt;font color='#6f6f6f'&gt;Reuters&lt;/font&gt;&lt;/li&gt;&lt;li&gt;&lt;a href='http://g.example/2'&gt;"
        "Tokyo stays away&lt;/a&gt;&amp;nbsp;&lt;font color='#6f6f6f'&gt;BBC&lt;/font&gt;&lt;/li&gt;&lt;/ol&gt;"
    )
    item = f"<title>Talks are off - Reuters</title><description>{listed}</description>"
    assert one(item, GOOGLE).text == ""
    told = "<title>Talks are off - AP</title><description>Japan &lt;b&gt;withdrew&lt;/b&gt;.</description>"
    assert one(told, GOOGLE).text == "Japan withdrew."


def test_a_feed_of_one_outlet_keeps_it_and_names_whom_it_has_a_report_from():
    item = "<title>T</title><source url='http://ap.example'>Associated Press</source>"
    article = one(item, FEED)
    assert (article.outlet, article.authors) == ("Financial Times", ("Associated Press",))
    assert one("<title>T</title><source>Financial Times</source>", FEED).authors == ()
    planet = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><author><name>Desk</name></author>'
        "<source><title>Harbour Dispatch</title></source></entry></feed>"
    )
    (found,) = parse(planet.encode(), "", FEED, FEED.url, NOW).found
    assert (found.article.outlet, found.article.authors) == ("Financial Times", ("Desk", "Harbour Dispatch"))


class Stored:
    """What take_in left of the visits so far."""

    def __init__(self) -> None:
        self.keys: dict[str, Article] = {}

    def visit(self, items: list[str], feed: Feed = FEED, at: datetime = NOW) -> list[Article]:
        """The articles that a visit adds or changes."""
        taken = take_in(found_in(items, feed, at), self.keys, {})
        for found, article in taken:
            before = {key for key, known in self.keys.items() if known.id == article.id}
            self.keys |= dict.fromkeys({*before, *found.keys}, article)
        return [article for _, article in taken]

    @property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.keys.values()}


def dated(at: datetime) -> str:
    return f"<pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"


TEXT = "<title>Talks are off</title><description>Japan withdrew from the meeting.</description>"
DAY = dated(NOW)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("<guid>http://o.example/1</guid>", "<guid>https://o.example/1</guid>"),
        ("<guid>a</guid><link>http://o.example/1</link>", "<guid>b</guid><link>http://o.example/1</link>"),
        ("<guid>a</guid><link>http://o.example/1</link>", "<link>https://m.o.example/1/?utm_source=rss</link>"),
        ("<guid>a</guid><link>http://o.example/1</link>", "<link>https://www.google.com/amp/s/o.example/amp/1</link>"),
        ("<guid>a</guid><link>http://o.example/1</link>", "<guid>a</guid><link>http://o.example/talks</link>"),
        (f"<guid isPermaLink='false'>a</guid>{DAY}", f"<guid isPermaLink='false'>b</guid>{DAY}"),
        ("<guid isPermaLink='false'>a</guid>", "<guid isPermaLink='false'>b</guid>"),
        (f"<guid isPermaLink='false'>a</guid>{DAY}", f"<guid isPermaLink='false'>b</guid>{dated(NOW - timedelta(days=1))}"),
        ("<guid>a</guid><link>http://o.example/</link>", "<guid>b</guid><link>http://o.example/</link>"),
        ("", ""),
    ],
    ids=["https", "new id", "mobile", "amp", "new address", "new id, no address", "new id, nothing else",
         "new id and date", "new id, home page", "nothing at all"],
)  # fmt: skip
def test_an_article_that_comes_back_under_another_id_or_address_is_the_same(first, again):
    stored = Stored()
    assert len(stored.visit([TEXT + first])) == 1
    assert stored.visit([TEXT + again], at=NOW + timedelta(hours=1)) == []


def test_a_feed_that_changes_its_ids_at_each_visit_makes_no_new_articles():
    stored = Stored()
    told = ["Quake in Chile", "Vote in Ghana", "Fire on Crete"]
    for visit in range(5):
        items = [
            f"<title>{title}</title><guid isPermaLink='false'>{visit}-{number}</guid><link>http://o.example/</link>"
            for number, title in enumerate(told)
        ]
        stored.visit(items, at=NOW + timedelta(hours=visit))
    assert sorted(article.title for article in stored.articles.values()) == sorted(told)


def test_two_feeds_of_an_outlet_make_one_article_and_a_link_of_another_outlets_makes_its_own():
    stored = Stored()
    item = f"{TEXT}<guid>a</guid><link>http://o.example/1</link>"
    stored.visit([item], Feed("bbc", "http://b.example/", "BBC News"))
    assert stored.visit([item], Feed("bbc-asia", "http://b.example/asia", "The BBC")) == []
    (other,) = stored.visit([item], Feed("blog", "http://blog.example/", "A link blog"))
    assert other.outlet == "A link blog"


def test_dates_that_are_those_of_the_visit_leave_articles_where_they_were_first_seen():
    stored = Stored()
    texts = ("Houses fell.", "Houses fell in Santiago.", "Houses fell in Santiago, officials say.")
    for hour, text in enumerate(texts):
        at = NOW + timedelta(hours=hour)
        stored.visit([f"<title>Quake in Chile</title><link>http://o.example/1</link><description>{text}</description>{dated(at)}"], at=at)  # fmt: skip
    (article,) = stored.articles.values()
    assert (article.published, article.revision, article.text) == (NOW, 3, texts[-1])


SUBJECTS = [
    "Quake in Chile",
    "Vote in Ghana",
    "Fire on Crete",
    "Strike at Port",
    "Rain over Delhi",
    "Talks with Tokyo",
]


@st.composite
def feeds(draw) -> list[str]:
    """Entries about different things, with ids and addresses that may be missing, shared or the home page."""
    return [
        f"<title>{subject}</title>{dated(NOW - timedelta(hours=number))}"
        + draw(st.sampled_from(["", f"<guid isPermaLink='false'>{number}</guid>", "<guid isPermaLink='false'>x</guid>"]))
        + draw(st.sampled_from(["", "<link>http://o.example/</link>", f"<link>http://o.example/{number}</link>"]))
        for number, subject in enumerate(SUBJECTS)
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(feeds(), st.integers(0, len(SUBJECTS)), st.randoms(use_true_random=False))
def test_articles_are_the_same_whatever_the_order_and_over_however_many_visits_they_come(items, cut, random):
    shuffled = random.sample(items, len(items))
    for visits in ([items], [shuffled], [items[:cut], items[cut:]], [items[cut:], items], [items, shuffled]):
        stored = Stored()
        for number, some in enumerate(visits):
            stored.visit(some, at=NOW + timedelta(hours=number))
        assert sorted(article.title for article in stored.articles.values()) == sorted(SUBJECTS)
        assert {article.revision for article in stored.articles.values()} == {1}
