"""feeds.yaml with one feed changed or set aside: every other character stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.config.loading import load_text
from briefs.config.mending import set_aside, with_address
from briefs.domain.errors import ConfigError

PATH = Path("feeds.yaml")
NEW = "https://new.example/rss?a=1&b=2"

MAPPING = """\
version: 1
feeds:
  # the first
  bare: https://bare.example/rss   # kept
  block:
    outlet: Block
    url: "https://block.example/rss"   # kept too

    tags: [a, b]   # the end
  # about the next
  flow: {url: 'https://flow.example/rss', outlet: Flow}

  long: &anchor {url: https://long.example/rss,
    tags: [a]}
newsletters:
  all: {title: All, feeds: ["*"]}
"""
SEQUENCE = """\
version: 1
feeds:
- https://one.example/rss
- url: https://two.example/rss
  outlet: Two
# the end
newsletters:
  all: {title: All}
"""


def load(text: str):
    return load_text(text, PATH, {})


@pytest.mark.parametrize(
    ("text", "name", "before", "after"),
    [
        (MAPPING, "bare", "bare: https://bare.example/rss ", f"bare: {NEW} "),
        (MAPPING, "block", '"https://block.example/rss"', f'"{NEW}"'),
        (MAPPING, "flow", "'https://flow.example/rss'", f"'{NEW}'"),
        (MAPPING, "long", "https://long.example/rss,", f"{NEW},"),
        (SEQUENCE, "one.example", "- https://one.example/rss", f"- {NEW}"),
        (SEQUENCE, "two.example", "url: https://two.example/rss", f"url: {NEW}"),
        (MAPPING.replace("\n", "\r\n"), "block", '"https://block.example/rss"', f'"{NEW}"'),
    ],
)
def test_only_the_address_changes_in_its_own_quotes(text, name, before, after):
    changed = with_address(text, name, NEW, "feeds.yaml")
    assert changed == text.replace(before, after)
    assert [feed.url for feed in load(changed).feeds].count(NEW) == 1


@pytest.mark.parametrize("name", ["bare", "block", "flow", "long"])
@pytest.mark.parametrize("url", ["https://a.example/?q='x'", "https://a.example/#a", "https://a.example/?a={b}&c=[d]", 'https://a.example/"b"'])  # fmt: skip
def test_an_address_gets_the_quotes_that_it_needs(name, url):
    changed = load(with_address(MAPPING, name, url, "feeds.yaml"))
    assert changed.feed(name).url == url


@pytest.mark.parametrize(
    ("text", "name", "gone", "instead"),
    [
        (MAPPING, "bare", "  bare: https://bare.example/rss   # kept\n", "  # gone\n  # bare: https://bare.example/rss   # kept\n"),
        (
            MAPPING,
            "block",
            '  block:\n    outlet: Block\n    url: "https://block.example/rss"   # kept too\n\n    tags: [a, b]   # the end\n',
            '  # gone\n  # block:\n  #   outlet: Block\n  #   url: "https://block.example/rss"   # kept too\n\n  #   tags: [a, b]   # the end\n',
        ),
        (
            MAPPING,
            "long",
            "  long: &anchor {url: https://long.example/rss,\n    tags: [a]}\n",
            "  # gone\n  # long: &anchor {url: https://long.example/rss,\n  #   tags: [a]}\n",
        ),
        (
            SEQUENCE,
            "two.example",
            "- url: https://two.example/rss\n  outlet: Two\n",
            "# gone\n# - url: https://two.example/rss\n#   outlet: Two\n",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_a_feed_set_aside_is_a_comment_that_says_why(text, name, gone, instead, break_):
    text, gone, instead = (part.replace("\n", break_) for part in (text, gone, instead))
    assert gone in text
    changed = set_aside(text, name, "gone", "feeds.yaml")
    assert changed == text.replace(gone, instead)
    assert name not in {feed.name for feed in load(changed).feeds}


def test_an_address_that_stands_elsewhere_is_left_to_a_person():
    text = "version: 1\nfeeds:\n  a: &a {url: https://a.example/rss}\n  b: *a\n"
    with pytest.raises(ConfigError, match=r"feeds.yaml:4 feeds.b: .* mend it by hand"):
        with_address(text, "b", NEW, "feeds.yaml")


def test_an_address_in_a_folded_text_is_left_to_a_person():
    text = "version: 1\nfeeds:\n  c:\n    url: >-\n      https://c.example/rss\n"
    with pytest.raises(ConfigError, match=r"feeds.yaml:3 feeds.c: .*unusual form"):
        with_address(text, "c", NEW, "feeds.yaml")


def test_a_feed_in_one_line_with_others_is_left_to_a_person():
    text = "version: 1\nfeeds: {a: https://a.example/rss, b: https://b.example/rss}\n"
    with pytest.raises(ConfigError, match=r"feeds.yaml:2 feeds.b: stands in one line"):
        set_aside(text, "b", "gone", "feeds.yaml")


def test_an_address_in_one_line_with_others_changes_all_the_same():
    text = "version: 1\nfeeds: {a: https://a.example/rss, b: https://b.example/rss}\n"
    assert load(with_address(text, "b", NEW, "feeds.yaml")).feed("b").url == NEW
