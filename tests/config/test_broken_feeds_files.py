from __future__ import annotations

from pathlib import Path

import pytest

from briefs.config import load
from briefs.domain.errors import ConfigError
from briefs.domain.wording import NAMES

FEEDS = """\
version: 1
feeds:
  ft: {url: https://www.ft.com/world?format=rss, tags: [asia]}
  bbc: https://feeds.bbci.co.uk/news/world/rss.xml
"""
NEWS = FEEDS + "newsletters:\n  asia:\n    "

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{letter}: &{letter} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, letter in zip("abcdefg", "bcdefgh", strict=True)
)

NO_YAML = {
    "": "feeds.yaml is empty; copy the example with: briefs config example > feeds.yaml",
    "# nothing\n": "feeds.yaml is empty; copy the example with: briefs config example > feeds.yaml",
    "- version: 1\n": "feeds.yaml:1 must begin with keys such as 'version: 1' and 'feeds:'",
    "version: 1\nfeeds:\n\t- https://a.example\n": "feeds.yaml:3 a tab stands here; YAML is indented with spaces",
    "version: 1\nfeeds: a: b\n": "feeds.yaml:2 a ':' stands where none can; mend the indentation, put the value in quotes, or a space behind the ':' of the line above",
    "version: 1\nfeeds:\n  a:https://a.example\n  b: https://b.example\n": "feeds.yaml:4 a ':' stands where none can; mend the indentation, put the value in quotes, or a space behind the ':' of the line above",
    "version: 1\nfeeds: [https://a.example\n": "feeds.yaml:2 a bracket that opens here is not closed, or a value with ': ' in it needs quotes",
    "version: 1\nfeeds:\n  a: {url: https://a.example\n  b: https://b.example\n": "feeds.yaml:3 a bracket that opens here is not closed, or a value with ': ' in it needs quotes",
    "version: 1\nfeeds:\n  a: {url: https://a.example, outlet: The Times: World}\n": "feeds.yaml:3 a bracket that opens here is not closed, or a value with ': ' in it needs quotes",
    "version: 1\nfeeds:\n  a: {outlet: 'The Times}\n  b: https://b.example\n": "feeds.yaml:3 a quotation mark that opens here is not closed",
    "version: 1\nfeeds:\n  a: https://a.example\n b: https://b.example\n": "feeds.yaml:4 this line is not indented like those that it belongs to",
    "version: 1\nfeeds:\n  - https://a.example\n - https://b.example\n": "feeds.yaml:4 this line is not indented like those that it belongs to",
    "  version: 1\nfeeds: [https://a.example]\n": "feeds.yaml:2 this line is not indented like those that it belongs to",
    "version: 1\nfeeds:\n  a: 'https://a.example' main\n": "feeds.yaml:3 more stands here behind a value; put all of it in quotes",
    "version: 1\nfeeds:\n  a: @here\n": "feeds.yaml:3 a value that begins with @ needs quotes",
    "version: 1\nfeeds: |\n x\ny\n": "feeds.yaml:4 a ':' is missing in this line",
    "version: 1\n---\nversion: 1\n": "feeds.yaml:2 a second document begins here; take the line '---' out",
    "version: 1\nfeeds: *x\n": "feeds.yaml:2 a value that begins with * needs quotes",
    "version: 1\nfeeds: \x01\n": "feeds.yaml:2 holds a character that YAML does not allow",
    "version: 1\nfeeds: &a [*a]\n": "feeds.yaml:2 is nested too deeply",
    "- " * 5000: "feeds.yaml is nested too deeply",
    BOMB: "feeds.yaml:1 holds more than 50,000 values, aliases counted each time",
    "#" * 1_000_001: "feeds.yaml is larger than 1,000,000 bytes",
}


@pytest.mark.parametrize(("text", "line"), NO_YAML.items(), ids=range(len(NO_YAML)))
def test_what_is_no_yaml_is_one_problem_and_no_traceback(refused, text, line):
    assert refused(text) == [line]


@pytest.mark.parametrize("data", [b"version: 1\nfeeds: \xff\n", "version: 1\nfeeds: ü".encode("latin-1")])
def test_a_file_that_is_not_utf8_is_named_with_the_line(refused, data):
    assert refused(data) == ["feeds.yaml:2 is not UTF-8; save the file as UTF-8"]


def test_a_missing_file_names_the_mend(tmp_path):
    path = tmp_path / "feeds.yaml"
    with pytest.raises(ConfigError) as caught:
        load(path, {})
    mend = "check the path, or copy the example with: briefs config example > feeds.yaml"
    assert str(caught.value) == f"{path} does not exist; {mend}"


@pytest.mark.parametrize("path", [Path("tests"), Path("feeds\0.yaml")])
def test_a_path_that_cannot_be_read_is_a_problem(path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load(path, {})


def test_a_file_that_this_user_may_not_read_names_the_mend(tmp_path, monkeypatch):
    path = tmp_path / "feeds.yaml"

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)  # nothing is forbidden to root
    with pytest.raises(ConfigError) as caught:
        load(path, {})
    assert str(caught.value) == f"{path} cannot be read: Permission denied; make it readable for this user"


ONE_PROBLEM = [
    # the top
    ("feeds: [https://a.example]\n", "1 version: is missing; write 'version: 1'"),
    ("version: 2\nfeeds: [https://a.example]\n", "1 version: 2 is not 1"),
    ("version: 1\n", "1 feeds: is missing"),
    ("version: 1\nfeeds: []\n", "2 feeds: is empty; write a feed below it, such as '  - https://feeds.bbci.co.uk/news/world/rss.xml'"),
    ("version: 1\nfeeds:\n", "2 feeds: is empty; write a feed below it, such as '  - https://feeds.bbci.co.uk/news/world/rss.xml'"),
    ("version: 1\nfeeds: x\nnewsletters: {n: {feeds: [ft]}}\n", "2 feeds: 'x' is not a mapping of lines such as 'name: value'"),
    ("version: 1\nversion: 1\nfeeds: [https://a.example]\n", "2 version: stands a second time; the first is in line 1"),
    (FEEDS + "extra: 1\n", "5 extra: is no key of this block; its keys are feeds, fetching, grouping, newsletters, site, version"),
    (FEEDS + "newsletter: {}\n", "5 newsletter: is no key of this block; did you mean 'newsletters'?"),
    (FEEDS + "? [a]\n: b\n", "5 a list or a mapping cannot be a key"),
    # site
    (FEEDS + "site: {url: 'https://b.example/?a=1'}\n", "5 site.url: 'https://b.example/?a=1' has a part after ? or #; the pages stand below the site's address"),
    (FEEDS + "site: {url: www.example.org}\n", "5 site.url: 'www.example.org' is not an address that begins with http:// or https:// and a host"),
    (FEEDS + "site:\n  from: Morning Brief\n", "6 site.from: 'Morning Brief' is not a sender such as 'Morning Brief <brief@example.org>'"),
    (FEEDS + "site:\n  contact: ''\n", "6 site.contact: is empty; it needs something in it"),
    # fetching
    (FEEDS + "fetching: {host_delay: 1}\n", "5 fetching.host_delay: 1 is not a pause such as 0s, 2s or 1m"),
    (FEEDS + "fetching: {host_delay: 1h}\n", "5 fetching.host_delay: '1h' is not a pause such as 0s, 2s or 1m"),
    (FEEDS + "fetching: {host_delay: 61s}\n", "5 fetching.host_delay: '61s' is longer than 1m"),
    (FEEDS + "fetching: {alerts_to: the desk}\n", "5 fetching.alerts_to: 'the desk' is not a mail address such as desk@example.org"),
    (FEEDS + "fetching: {alert_after: 1m}\n", "5 fetching.alert_after: '1m' is not between 5m and 31d"),
    # grouping
    (FEEDS + "grouping: {referee: maybe}\n", "5 grouping.referee: 'maybe' is not true or false"),
    (FEEDS + "grouping: {day_usd: -1}\n", "5 grouping.day_usd: -1 is not an amount of US dollars, 0 or more, such as 0.50"),
    (FEEDS + "grouping: {budget: 1}\n", "5 grouping.budget: is no key of this block; its keys are day_tokens, day_usd, model, referee"),
    # feeds
    (FEEDS + "  x: opencv.org/feed\n", "5 feeds.x: 'opencv.org/feed' is not an address that begins with http:// or https:// and a host"),
    (FEEDS + "  x: ftp://a.example\n", "5 feeds.x: 'ftp://a.example' is not an address that begins with http:// or https:// and a host"),
    (FEEDS + "  x: {url: 'http://[::1/'}\n", "5 feeds.x.url: 'http://[::1/' is not an address that begins with http:// or https:// and a host"),
    (FEEDS + "  x: {url: 'http://a.example:99999/'}\n", "5 feeds.x.url: 'http://a.example:99999/' is not an address that begins with http:// or https:// and a host"),
    (FEEDS + "  x: {url: 'https://me:hunter2@a.example/'}\n", "5 feeds.x.url: 'https://…@a.example/' holds a login; feeds.yaml is no place for secrets"),
    (FEEDS + "  x: 'https://a.example '\n", "5 feeds.x: 'https://a.example' holds a space, which no address does"),
    (FEEDS + "  x: {outlet: CNA}\n", "5 feeds.x.url: is missing"),
    (FEEDS + "  x: http://ft.com/world?format=rss\n", "5 feeds.x: 'http://ft.com/world?format=rss' is the address of feed 'ft' already"),
    (FEEDS + "  a b: https://a.example\n", "5 feeds.a b: 'a b' is not a name: use letters, digits, '-', '.' and '_', at most 80"),
    (FEEDS + "  x: {url: 'https://a.example', every: 1 hour}\n", "5 feeds.x.every: '1 hour' is not a span of time such as 30m, 1h or 2d"),
    (FEEDS + "  x: {url: 'https://a.example', every: 14m}\n", "5 feeds.x.every: '14m' is not between 15m and 24h"),
    (FEEDS + "  x: {url: 'https://a.example', every: 25h}\n", "5 feeds.x.every: '25h' is not between 15m and 24h"),
    (FEEDS + "  x: {url: 'https://a.example', every: 30}\n", "5 feeds.x.every: 30 is not a span of time such as 30m, 1h or 2d"),
    (FEEDS + "  x: {url: 'https://a.example', full_text: yes}\n", "5 feeds.x.full_text: 'yes' is not 'feed', 'page' or 'auto'"),
    (FEEDS + "  x: {url: 'https://a.example', paywalled: yes}\n", "5 feeds.x.paywalled: 'yes' is not true or false"),
    (FEEDS + "  x: {url: 'https://a.example', lang: jp}\n", "5 feeds.x.lang: 'jp' is not a language tag such as 'en', 'ja' or 'zh-Hant'"),
    (FEEDS + "  x: {url: 'https://a.example', tags: asia}\n", "5 feeds.x.tags: 'asia' is not a list such as [a, b]"),
    (FEEDS + "  x: {url: 'https://a.example', taggs: [asia]}\n", "5 feeds.x.taggs: is no key of this block; did you mean 'tags'?"),
    (FEEDS + "  x: {url: 'https://a.example/?key=${KEY}'}\n", "5 feeds.x.url: 'https://a.example/?key=${KEY}' is not replaced: secrets come from the environment"),
    (FEEDS + "  x: !secret https://a.example\n", "5 feeds.x: the tag '!secret' means nothing here; take it out"),
    (FEEDS + "  x:\n", "5 feeds.x: is empty; give it a value or take it out (a value with # needs quotes)"),
    ("version: 1\nfeeds:\n  - https://a.example\n  - {url: 'https://b.example', langg: en}\n", "4 feeds.1.langg: is no key of this block; did you mean 'lang'?"),
    ("version: 1\nfeeds:\n  - https://a.example\n  - HTTPS://A.example/\n", "4 feeds.1: 'HTTPS://A.example/' is the address of feed 'a.example' already"),
    # newsletters
    (NEWS + "title: 2026\n", "7 newsletters.asia.title: 2026 is not text; put it in quotes"),
    (NEWS + "timezone: Asia/Tokio\n", "7 newsletters.asia.timezone: 'Asia/Tokio' is not a time zone such as 'Europe/London'; did you mean 'Asia/Tokyo'?"),
    (NEWS + "timezone: Europe\n", "7 newsletters.asia.timezone: 'Europe' is not a time zone such as 'Europe/London'; did you mean 'Europe/Rome'?"),
    (NEWS + "language: english\n", "7 newsletters.asia.language: 'english' is not a language tag such as 'en', 'ja' or 'zh-Hant'"),
    (NEWS + "accent: #9b1c1c\n", "7 newsletters.asia.accent: is empty; give it a value or take it out (a value with # needs quotes)"),
    (NEWS + f"logo: {'x' * 61}\n", f"7 newsletters.asia.logo: '{'x' * 59}…' is longer than 60 characters"),
    (NEWS + "logo: ' '\n", "7 newsletters.asia.logo: '' says nothing"),
    (NEWS + "logo: |\n      ASIA\n      BRIEF\n", "7 newsletters.asia.logo: 'ASIA BRIEF' has more than one line"),
    (NEWS + "wording:\n      also: More\n      unsubscibe: Leave\n", "9 newsletters.asia.wording.unsubscibe: 'unsubscibe' is no phrase of a brief; did you mean 'unsubscribe'?"),
    (NEWS + f"wording: {{made: {'x' * 301}}}\n", f"7 newsletters.asia.wording.made: '{'x' * 59}…' is longer than 300 characters"),
    (NEWS + "wording: {made: 3}\n", "7 newsletters.asia.wording.made: 3 is not text; put it in quotes"),
    (NEWS + "wording: [made]\n", "7 newsletters.asia.wording: a list is not a mapping of lines such as 'name: value'"),
    (NEWS + "accent: red\n", "7 newsletters.asia.accent: 'red' is not a colour such as \"#9b1c1c\" (with quotes: a bare # begins a comment)"),
    (NEWS + "timzone: UTC\n", "7 newsletters.asia.timzone: is no key of this block; did you mean 'timezone'?"),
    (NEWS + "feeds: []\n", "7 newsletters.asia.feeds: is empty; it needs something in it"),
    (NEWS + "feeds: [ft, bcc]\n", "7 newsletters.asia.feeds.1: 'bcc' is no feed; did you mean 'bbc'?"),
    (NEWS + "feeds:\n      - ft\n      - tag:asai\n", "9 newsletters.asia.feeds.1: 'tag:asai' is a tag of no feed; did you mean 'asia'?"),
    (NEWS + "schedule: {draft: 5:30 evry day}\n", "7 newsletters.asia.schedule.draft: '5:30 evry day' is not 'HH:MM weekdays' such as '05:30 mon-fri', '06:00 daily' or '07:00 sat,sun'"),
    (NEWS + "schedule: {draft: 24:00}\n", "7 newsletters.asia.schedule.draft: '24:00' is not 'HH:MM weekdays' such as '05:30 mon-fri', '06:00 daily' or '07:00 sat,sun'"),
    (NEWS + "schedule: {send: 06:30}\n", "7 newsletters.asia.schedule.draft: is missing"),
    (NEWS + "schedule: {draft: 05:30, send: 6.30}\n", "7 newsletters.asia.schedule.send: 6.3 is not a time 'HH:MM' such as '06:30'"),
    (NEWS + "schedule:\n      draft: 05:30\n      send: 05:00\n", "9 newsletters.asia.schedule.send: '05:00' is before draft, '05:30'; all are times of one day"),
    (NEWS + "schedule: {draft: 05:30, send: 07:00, latest: 06:00}\n", "7 newsletters.asia.schedule.latest: '06:00' is before send, '07:00'; all are times of one day"),
    (NEWS + "schedule: {draft: 05:30, latest: 05:00}\n", "7 newsletters.asia.schedule.latest: '05:00' is before draft, '05:30'; all are times of one day"),
    (NEWS + "select: {max_stories: 0}\n", "7 newsletters.asia.select.max_stories: 0 is not 1 or more"),
    (NEWS + "select: {max_stories: many}\n", "7 newsletters.asia.select.max_stories: 'many' is not a whole number"),
    (NEWS + "select: {exclude: {countries: [Japan]}}\n", "7 newsletters.asia.select.exclude.countries.0: 'Japan' is not a country's two capital letters such as JP or GB"),
    (NEWS + "select: {include: {tags: [trade]}}\n", "7 newsletters.asia.select.include.tags.0: 'trade' is a tag of no feed"),
    (NEWS + "select: {include: {sections: [Trad]}}\n    sections: [{title: Trade, keywords: [oil]}]\n", "7 newsletters.asia.select.include.sections.0: 'Trad' is no section of this newsletter; did you mean 'Trade'?"),
    (NEWS + "sections: [{title: Trade, keywords: [oil], weight: much}]\n", "7 newsletters.asia.sections.0.weight: 'much' is not a number"),
    (NEWS + "sections: [{title: Trade, keywords: [oil], weight: 11}]\n", "7 newsletters.asia.sections.0.weight: 11 is not 10 or less"),
    (NEWS + "sections: [{title: Trade}]\n", "7 newsletters.asia.sections.0: needs keywords or tags, or no story can stand under it"),
    (NEWS + "sections: [{keywords: [oil]}]\n", "7 newsletters.asia.sections.0.title: is missing"),
    (NEWS + "sections: [{title: Year, keywords: [2026]}]\n", "7 newsletters.asia.sections.0.keywords.0: 2026 is not text; put it in quotes"),
    (NEWS + "sections: [{title: Trade, tags: [trade]}]\n", "7 newsletters.asia.sections.0.tags.0: 'trade' is a tag of no feed"),
    (NEWS + "writer: {kind: gpt}\n", "7 newsletters.asia.writer.kind: 'gpt' is not 'auto', 'llm' or 'extractive'"),
    (NEWS + "writer: llm\n", "7 newsletters.asia.writer: 'llm' is not a mapping such as {key: value}"),
    (NEWS + "writer: {budget: '0,50'}\n", "7 newsletters.asia.writer.budget: '0,50' is not an amount of US dollars, 0 or more, such as 0.50"),
    (NEWS + "writer: {budget: {run_usd: -1}}\n", "7 newsletters.asia.writer.budget.run_usd: -1 is not an amount of US dollars, 0 or more, such as 0.50"),
    (NEWS + "writer: {budget: {run_tokens: -1}}\n", "7 newsletters.asia.writer.budget.run_tokens: -1 is not 0 or more"),
    (NEWS + "writer: {budget: {run_tokens: 9999999999}}\n", "7 newsletters.asia.writer.budget.run_tokens: 9999999999 is not 1000000000 or less"),
    (NEWS + "writer: {budget: {run_usd: 5, day_usd: 1}}\n", "7 newsletters.asia.writer.budget.day_usd: 1 is less than run_usd, 5"),
    (NEWS + "review: {approvers: 0}\n", "7 newsletters.asia.review.approvers: 0 is not 1 or more"),
    (NEWS + "{}\n  Tech News: {}\n", "8 newsletters.Tech News: 'Tech News' is not a name: use a-z, digits and '-', at most 40"),
    (NEWS + "api_key: sk-secret\n", "7 newsletters.asia.api_key: is no key of this block; its keys are accent, feeds, images, language, logo, notice, review, schedule, sections, select, timezone, title, wording, writer"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), ONE_PROBLEM, ids=[line.split(": ")[0] for _, line in ONE_PROBLEM])
def test_a_mistake_is_named_with_its_line_its_key_its_value_and_what_belongs_there(refused, text, line):
    assert refused(text) == [f"feeds.yaml:{line}"]


def test_all_mistakes_are_told_at_once_from_top_to_bottom(refused):
    text = """\
version: 1
feeds:
  ft: {url: www.ft.com, tags: [asia]}
  bbc: {url: https://feeds.bbci.co.uk/news/rss.xml, every: often}
  again: https://feeds.bbci.co.uk/news/rss.xml
newsletters:
  asia:
    timezone: Mars
    feeds: ["tag:asia", ft, cnn]
    schedule: {draft: "09:00", send: "06:00"}
  tech:
    sections:
      - {title: AI}
"""
    assert refused(text, {"BRIEFS_ALLOWED_NETWORKS": "localhost"}) == [
        "feeds.yaml:3 feeds.ft.url: 'www.ft.com' is not an address that begins with http:// or https:// and a host",
        "feeds.yaml:4 feeds.bbc.every: 'often' is not a span of time such as 30m, 1h or 2d",
        "feeds.yaml:5 feeds.again: 'https://feeds.bbci.co.uk/news/rss.xml' is the address of feed 'bbc' already",
        "feeds.yaml:8 newsletters.asia.timezone: 'Mars' is not a time zone such as 'Europe/London'",
        "feeds.yaml:9 newsletters.asia.feeds.2: 'cnn' is no feed",
        "feeds.yaml:10 newsletters.asia.schedule.send: '06:00' is before draft, '09:00'; all are times of one day",
        "feeds.yaml:13 newsletters.tech.sections.0: needs keywords or tags, or no story can stand under it",
        "environment BRIEFS_ALLOWED_NETWORKS: 'localhost' is not a network such as 10.0.0.0/8",
    ]


def test_a_long_value_is_cut_short(refused):
    (line,) = refused(NEWS + f"accent: {'x' * 500}\n")
    assert f"'{'x' * 59}…' is not a colour" in line


def test_a_phrase_of_no_near_name_is_answered_with_all_that_there_are(refused):
    (line,) = refused(NEWS + "wording: {zzz: x}\n")
    assert line.startswith(
        "feeds.yaml:7 newsletters.asia.wording.zzz: 'zzz' is no phrase of a brief; there are "
    )
    assert line.partition("there are ")[2].split(", ") == sorted(NAMES)
