"""The operator's mail: what it says, and that no text of a feed does harm in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import lxml.html
import pytest

from briefs.adapters.pages.jinja import JinjaPages
from briefs.adapters.pages.letter import SHOWN
from briefs.domain.alert import Trouble
from briefs.domain.newsletter import Site

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
DAY = timedelta(days=1)
SITE = Site("https://briefs.example")
FILE = Trouble(
    "refused 7", "feeds.yaml", ("refused; revision 7 stays", "feeds.yaml:12 is wrong"), "briefs config check"
)
FT = Trouble("feed ft", "ft", ("failing",), "briefs feeds check ft --fix", "Financial Times", NOW - 4 * DAY)
SCMP = Trouble(
    "feed scmp", "scmp", ("silent",), "briefs feeds check scmp --fix", "SCMP", NOW - 9 * DAY, NOW - 2 * DAY
)


@pytest.fixture(scope="session")
def pages() -> JinjaPages:
    return JinjaPages()


def rows(html: str) -> list[list[str]]:
    table = lxml.html.fromstring(html).xpath("//tr[td]")
    return [[" ".join(cell.itertext()).strip() for cell in row.xpath("td")] for row in table]


def test_the_letter_is_a_table_of_what_is_wrong_since_when_and_the_mend(pages):
    letter = pages.letter((FILE, FT, SCMP), SITE, NOW)
    assert letter.subject == "Briefs: trouble with feeds.yaml, ft and scmp"
    assert rows(letter.html) == [
        ["feeds.yaml new", "", "", "refused; revision 7 stays feeds.yaml:12 is wrong", "briefs config check"],
        ["ft new", "Financial Times", "20 November 2026", "failing", "briefs feeds check ft --fix"],
        [
            "scmp told on 22 November 2026",
            "SCMP",
            "15 November 2026",
            "silent",
            "briefs feeds check scmp --fix",
        ],
    ]
    assert letter.text.startswith(
        "What waits for the operator of https://briefs.example\n24 November 2026, 06:00 UTC\n\n"
        "* feeds.yaml, new\n  refused; revision 7 stays\n  feeds.yaml:12 is wrong\n  mend: briefs config check\n\n"
        "* ft (Financial Times), new\n  since 20 November 2026\n  failing\n  mend: briefs feeds check ft --fix\n"
    )


@pytest.mark.parametrize(
    ("count", "names"),
    [(1, "ft"), (2, "ft and ft"), (3, "ft, ft and ft"), (4, "ft, ft, ft and 1 more")],
)
def test_the_subject_names_a_few(pages, count, names):
    assert pages.letter((FT,) * count, SITE, NOW).subject == f"Briefs: trouble with {names}"


def test_when_every_feed_fails_the_letter_stays_short(pages):
    letter = pages.letter((FT,) * (SHOWN + 7), SITE, NOW)
    assert len(rows(letter.html)) == SHOWN
    for part in (letter.text, letter.html):
        assert "And 7 more" in part


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "line one\r\nBcc: all@example.org\n\n* scmp (SCMP), new",
        "nul\x00 esc\x1b[31m override \u202e gnp.exe lone \ud800",
        "{{ 7 * 7 }}",
    ],
)
def test_what_a_server_or_a_file_says_stays_one_line_of_text(pages, text):
    hostile = Trouble("feed ft", text, (text,), text, text, NOW)
    letter = pages.letter((hostile,), Site(text), NOW)
    page = lxml.html.fromstring(letter.html)
    assert not page.xpath("//script | //img | //a")
    assert "49" not in letter.text + letter.html
    assert not {"\r", "\x00", "\x1b", "\u202e"} & set(letter.subject + letter.text + letter.html)
    assert "\n" not in letter.subject
    assert [line for line in letter.text.splitlines() if line.startswith(("Bcc", "* scmp"))] == []
    letter.text.encode()


def test_an_operator_may_write_it_anew_and_a_broken_template_stops_no_mail(pages, tmp_path, caplog):
    file = tmp_path / "email/operator/subject.txt.j2"
    file.parent.mkdir(parents=True)
    file.write_text("{{ letter.troubles | length }} troubles")
    assert JinjaPages(tmp_path).letter((FT,), SITE, NOW).subject == "1 troubles"
    file.write_text("\n{{ letter.nothing }}")
    assert JinjaPages(tmp_path).letter((FT,), SITE, NOW) == pages.letter((FT,), SITE, NOW)
    assert "email/operator/subject.txt.j2:2" in caplog.text
    assert "takes its place in the mail to the operator" in caplog.text
