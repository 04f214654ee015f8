"""`briefs feeds export` and `import`: lists of feeds as OPML, and feeds.yaml with feeds added."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.adapters.feeds.opml import MAX_BYTES, read_opml, write_opml
from briefs.cli.app import run
from briefs.config import load
from briefs.config.editing import additions, with_feeds
from briefs.domain.errors import ConfigError, FeedError
from briefs.domain.feed import Feed

EXAMPLE = Path(__file__).resolve().parents[2] / "feeds.yaml"
HARBOUR = Feed("harbour", "https://harbour.example/rss", "Harbour Dispatch", ("asia", "ports"))


def opml(body: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><body>{body}</body></opml>'.encode()


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder of its own with feeds.yaml and other files; says what a command printed."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, text: str | bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


# reading and writing


@pytest.mark.parametrize(
    ("body", "feeds"),
    [
        ("", []),
        ('<outline text="A" xmlUrl="https://a.example"/>', [Feed("A", "https://a.example", "A")]),
        (
            '<outline text="a" title="The A" XMLURL=" https://a.example/?x=1&amp;y=2 "/>',
            [Feed("a", "https://a.example/?x=1&y=2", "The A")],
        ),
        (
            """<outline text="World"><outline title="Asia"><outline text="A" xmlUrl="https://a.example"/></outline>
            <outline text="B" xmlUrl="https://b.example" category="/World/Ports, sea"/></outline>
            <outline text="C" xmlUrl="https://c.example"/>""",
            [
                Feed("A", "https://a.example", "A", ("World", "Asia")),
                Feed("B", "https://b.example", "B", ("World", "Ports", "sea")),
                Feed("C", "https://c.example", "C"),
            ],
        ),
        ('<outline text="no feed" htmlUrl="https://a.example"/>', []),
    ],
)
def test_outlines_with_an_address_are_feeds_and_those_around_them_tags(body, feeds):
    assert list(read_opml(opml(body))) == feeds


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><opml version="2.0"><body><outline text="&i;" xmlUrl="https://a.example"/></body></opml>'
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (BOMB.encode(), "DOCTYPE"),
        (BOMB.encode("utf-16"), "DOCTYPE"),
        (b'<!DOCTYPE opml SYSTEM "http://127.0.0.1:9/x.dtd"><opml/>', "DOCTYPE"),
        (b'<!DOCTYPE o [<!ENTITY f SYSTEM "file:///etc/hostname">]><opml>&f;</opml>', "DOCTYPE"),
        (b"", "is not XML: no element found in line 1"),
        (b"<opml>\n<body>\n<outline text='a & b'/>", "in line 3"),
        (b"<rss/>", "begins with <rss>, not with <opml>"),
        (b"<?xml version='1.0' encoding='no-such'?><opml/>", "is not XML"),
        (b"<opml>&undefined;</opml>", "is not XML: undefined entity"),
        (b" " * (MAX_BYTES + 1), "is larger than"),
    ],
)
def test_what_is_no_plain_opml_is_refused_with_the_reason(data, says):
    with pytest.raises(FeedError, match=says) as caught:
        read_opml(data)
    assert caught.value.mend


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3))
def test_whatever_a_feed_is_called_its_opml_can_be_read(name, outlet, tags):
    feed = Feed(name, "https://a.example/?b=<&c=\"d'", outlet, tuple(tags))
    text = write_opml([feed], name)
    assert [found.url for found in read_opml(text.encode())] == [feed.url]


# what is new


@pytest.mark.parametrize(
    ("found", "new"),
    [
        (Feed("harbour", "http://www.harbour.example/rss/", ""), []),
        (Feed("New", "https://new.example/feed", "New"), [("New", "https://new.example/feed")]),
        (Feed("Harbour", "feed:https://new.example/a", ""), [("Harbour", "https://new.example/a")]),
        (Feed("harbour", "feed://new.example/a", ""), [("harbour-2", "http://new.example/a")]),
        (Feed("Über: die Häfen!", "https://new.example/a", ""), [("uber-die-hafen", "https://new.example/a")]),
        (Feed("日本", "https://www.new.example/rss/asia", ""), [("new.example-asia", "https://www.new.example/rss/asia")]),
    ],
)  # fmt: skip
def test_a_feed_is_new_when_its_address_is_and_its_name_is_made_fit(found, new):
    assert [(feed.name, feed.url) for feed in additions([found, found], [HARBOUR]).new] == new


def test_tags_are_written_as_they_stand_already():
    (feed,) = additions([Feed("a", "https://a.example", "A", ("Asia", "New", "NEW"))], [HARBOUR]).new
    assert feed.tags == ("asia", "New")


def test_addresses_that_cannot_be_read_are_refused_one_by_one_without_their_login():
    found = additions(
        [
            Feed("a", "ftp://a.example", "A"),
            Feed("b", "https://me:hush@b.example/x", "B"),
            Feed("c", "https://c.example", "C"),
        ],
        [],
    )
    assert [feed.name for feed in found.new] == ["c"]
    assert len(found.refused) == 2
    assert "is not an address" in found.refused[0]
    assert "hush" not in found.refused[1]


# feeds.yaml


NEW = Feed("new", "https://new.example/rss", "The New: a “paper”", ("asia", "true"))
LINE = "new: {url: https://new.example/rss, outlet: 'The New: a “paper”', tags: [asia, 'true']}"
ITEM = "- {url: https://new.example/rss, outlet: 'The New: a “paper”', tags: [asia, 'true']}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("version: 1\nfeeds:\n  a: https://a.example", f"version: 1\nfeeds:\n  a: https://a.example\n  {LINE}"),
        (
            "feeds:  # ours\n   a: 'https://a.example'   # kept\n\n# newsletters\nversion: 1\n",
            f"feeds:  # ours\n   a: 'https://a.example'   # kept\n   {LINE}\n\n# newsletters\nversion: 1\n",
        ),
        (
            "version: 1\r\nfeeds:\r\n  a:\r\n    url: https://a.example\r\n    tags:\r\n    - x\r\n",
            f"version: 1\r\nfeeds:\r\n  a:\r\n    url: https://a.example\r\n    tags:\r\n    - x\r\n  {LINE}\r\n",
        ),
        (
            "version: 1\nfeeds:\n  a: {url: https://a.example,\n      outlet: A}\n  # the end\n",
            f"version: 1\nfeeds:\n  a: {{url: https://a.example,\n      outlet: A}}\n  {LINE}\n  # the end\n",
        ),
        (
            "version: 1\nfeeds:\n  a:\n    url: https://a.example\n    outlet: |\n      A paper\n\n# none\nnewsletters: {brief: {}}\n",
            f"version: 1\nfeeds:\n  a:\n    url: https://a.example\n    outlet: |\n      A paper\n  {LINE}\n\n# none\nnewsletters: {{brief: {{}}}}\n",
        ),
        (
            "version: 1\nfeeds:\n  a: {url: https://a.example, tags: [&t x]}\n  b:\n    url: https://b.example\n    tags:\n    - *t\n",
            f"version: 1\nfeeds:\n  a: {{url: https://a.example, tags: [&t x]}}\n  b:\n    url: https://b.example\n    tags:\n    - *t\n  {LINE}\n",
        ),
        (
            "version: 1\nfeeds:\n- https://a.example\n# more\n- url: https://b.example\n\nsite: {}\n",
            f"version: 1\nfeeds:\n- https://a.example\n# more\n- url: https://b.example\n{ITEM}\n\nsite: {{}}\n",
        ),
    ],
)  # fmt: skip
def test_a_feed_is_added_below_the_last_one_and_nothing_else_changes(before, after, here):
    assert with_feeds(before, [NEW], "feeds.yaml") == after
    added = load(here("feeds.yaml", after), {}).feeds[-1]
    assert (added.url, added.outlet, added.tags) == (NEW.url, NEW.outlet, NEW.tags)


@pytest.mark.parametrize("feeds", ["{a: https://a.example}", "[https://a.example]"])
def test_feeds_in_brackets_are_refused_with_the_mend(feeds):
    with pytest.raises(
        ConfigError, match=r"feeds.yaml:2 feeds: stands in brackets; write each feed on a line"
    ):
        with_feeds(f"version: 1\nfeeds: {feeds}\n", [NEW], "feeds.yaml")


# the commands


def test_what_was_exported_adds_nothing_when_it_is_imported(here, capsys):
    file = here("feeds.yaml", EXAMPLE.read_bytes())
    assert run(["feeds", "export"]) == 0
    here("feeds.opml", capsys.readouterr().out)
    assert run(["feeds", "import", "feeds.opml"]) == 0
    told = capsys.readouterr().out
    assert "added to feeds.yaml: 0; known already: bbc-world, guardian-world" in told
    assert file.read_bytes() == EXAMPLE.read_bytes()


def test_importing_adds_what_is_missing_and_keeps_the_file_around_it(here, capsys):
    file = here("feeds.yaml", b"\xef\xbb\xbf" + EXAMPLE.read_bytes())
    file.chmod(0o640)
    folder = '<outline text="World"><outline text="Harbour Dispatch" xmlUrl="https://harbour.example/rss"/></outline>'
    here("more.opml", opml(folder + '<outline text="bad" xmlUrl="gopher://a"/>'))
    assert run(["feeds", "import", "more.opml"]) == 1
    told = capsys.readouterr()
    assert "added harbour-dispatch: Harbour Dispatch, tags: world\n" in told.out
    assert "not added: 'bad': 'gopher://a' is not an address" in told.err
    before, after = EXAMPLE.read_text(), file.read_text(encoding="utf-8-sig")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert added == [
        "  harbour-dispatch: {url: https://harbour.example/rss, outlet: Harbour Dispatch, tags: [world]}"
    ]
    assert after.replace(added[0] + "\n", "") == before
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in file.parent.iterdir()) == ["feeds.yaml", "more.opml"]
    assert "harbour-dispatch" in load(file, {}).newsletter("world").feeds


@pytest.mark.parametrize(
    ("text", "body", "says", "code"),
    [
        ("version: 1\nfeeds: {a: https://a.example}\n", '<outline text="b" xmlUrl="https://b.example"/>', "stands in brackets", 2),
        ("version: 1\nfeeds:\n  a: https://a.example\n", '<outline text="${KEY}" xmlUrl="https://b.example"/>', "feeds.yaml would be wrong", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_added_leaves_the_file_as_it_was(text, body, says, code, here, capsys):
    file = here("feeds.yaml", text)
    here("more.opml", opml(body))
    assert run(["feeds", "import", "more.opml"]) == code
    assert says in capsys.readouterr().err
    assert file.read_text() == text
    assert sorted(path.name for path in file.parent.iterdir()) == ["feeds.yaml", "more.opml"]


def test_a_list_is_read_from_standard_input(here, monkeypatch, capsys):
    here("feeds.yaml", "version: 1\nfeeds:\n  a: https://a.example\n")
    data = opml('<outline text="b" xmlUrl="https://b.example"/>')
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert run(["feeds", "import", "-"]) == 0
    assert "added b: b" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "says"),
    [("none.opml", "cannot read none.opml: No such file"), ("feeds.yaml", "feeds.yaml is not XML")],
)
def test_a_file_that_is_no_list_is_named(name, says, here, capsys):
    here("feeds.yaml", "version: 1\nfeeds:\n  a: https://a.example\n")
    assert run(["feeds", "import", name]) == 1
    assert says in capsys.readouterr().err
