"""From a mail that was really sent to its reader's own pages, in a real browser."""

from __future__ import annotations

import email
import os
import re
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from importlib.resources import files
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import lxml.html
import pytest

from briefs.cli.app import run
from briefs.demo.server import SampleServer

pytestmark = pytest.mark.e2e

MORNING = datetime(2025, 6, 21, 21, tzinfo=UTC)
BRIEF = "asia-2025-06-22-0600"
READER = "reader@example.com"
RUN = "from briefs.cli import main; main()"
EVENING = """
  evening:
    title: 夕刊
    language: ja
    timezone: Asia/Tokyo
    schedule: {draft: "17:00 mon-fri", send: "18:00"}
    feeds: ["tag:asia"]
"""


@pytest.fixture(scope="module")
def home():
    """Where the site will be: the mails' links hold it."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture(scope="module")
def sent(home, tmp_path_factory):
    """The folder of a site with two newsletters that has sent its first morning's mail."""
    folder = tmp_path_factory.mktemp("sent")
    sample = (files("briefs.demo") / "feeds.yaml").read_text(encoding="utf-8")
    text = sample.replace("url: https://briefs.example\n", f"url: {home}\n") + EVENING
    (folder / "feeds.yaml").write_text(text, encoding="utf-8")
    start = ["-c", str(folder / "feeds.yaml")]
    now = ["--now", MORNING.isoformat()]
    with pytest.MonkeyPatch.context() as patch, SampleServer(MORNING) as server:
        for name in [name for name in os.environ if name.startswith(("BRIEFS_", "OPENAI_"))]:
            patch.delenv(name)
        patch.setenv("BRIEFS_ALLOWED_NETWORKS", "127.0.0.0/8")
        patch.setenv("BRIEFS_CONNECT_TO", f"*.example={server.address}")
        assert run([*start, "run", "asia", *now]) == 0
        assert run([*start, "subscribers", "add", "asia", READER, *now]) == 0
        assert run([*start, "approve", BRIEF, *now]) == 0
        assert run([*start, "send", BRIEF, *now]) == 0
    return folder


@pytest.fixture
def folder(sent, tmp_path, monkeypatch):
    """A copy of that folder."""
    for name in [name for name in os.environ if name.startswith(("BRIEFS_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    return Path(shutil.copytree(sent, tmp_path / "site"))


@pytest.fixture
def mail(sent) -> EmailMessage:
    """The mail as it left."""
    (left,) = sent.glob("var/outbox/*.eml")
    return email.message_from_bytes(left.read_bytes(), policy=policy.default)


@pytest.fixture
def subscribers(folder, capsys):
    """What `briefs subscribers list` says."""

    def listed() -> str:
        capsys.readouterr()
        assert run(["-c", str(folder / "feeds.yaml"), "subscribers", "list"]) == 0
        return capsys.readouterr().out

    return listed


@pytest.fixture
def site(folder, home):
    """`briefs serve` for that site."""
    port = home.rpartition(":")[2]
    arguments = ["-c", str(folder / "feeds.yaml"), "serve", "--no-clock", "--port", port]
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", RUN, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        line = process.stdout.readline()
        assert "http://" in line, line + process.stdout.read()
        yield home
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


@pytest.fixture
def page(program):
    from playwright.sync_api import sync_playwright

    chromium = program("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(java_script_enabled=False)
        yield context.new_page()
        browser.close()


def open_when_ready(page, address: str) -> None:
    """The address is printed just before the server listens."""
    from playwright.sync_api import Error

    for _ in range(50):
        try:
            page.goto(address)
        except Error:
            page.wait_for_timeout(100)
        else:
            return
    pytest.fail(f"nothing listens at {address}")


def link(mail: EmailMessage, name: str, home: str) -> str:
    """The reader's own link of that name; both parts of the mail have the same one."""
    parts = {kind: mail.get_body((kind,)).get_content() for kind in ("plain", "html")}
    in_html = {one for one in lxml.html.fromstring(parts["html"]).xpath("//a/@href") if f"/{name}/" in one}
    in_text = set(re.findall(rf"{re.escape(home)}/{name}/\S+", parts["plain"]))
    assert in_html == in_text
    (only,) = in_html
    return only


def look_at(address: str) -> str:
    """What a program gets that looks at a link; the empty string where there is nothing."""
    for method in ("HEAD", "GET"):
        try:
            with urlopen(Request(address, method=method), timeout=10) as reply:  # noqa: S310 (our own site)
                text = reply.read().decode("utf-8", "replace")
        except HTTPError:
            return ""
    return text


def test_a_reader_follows_the_mails_link_and_what_is_saved_holds(site, mail, page, subscribers):
    before = f"asia\t{READER}\tconfirmed\n"
    open_when_ready(page, link(mail, "preferences", site))
    assert page.get_by_label("Asia Morning Brief").is_checked()
    assert "r…r@example.com" in page.inner_text("main")
    assert "weekdays at 18:00, Asia/Tokyo · Japanese" in page.inner_text("main")

    page.get_by_label("Asia Morning Brief").uncheck()
    page.get_by_label("夕刊").check()
    page.get_by_role("button", name="Save").click()
    assert "You have left Asia Morning Brief." in page.inner_text("main")
    assert "You will get 夕刊 from now on." in page.inner_text("main")
    held = f"asia\t{READER}\tunsubscribed\nevening\t{READER}\tconfirmed\n"
    assert subscribers() == held
    page.reload()
    assert subscribers() == held

    page.get_by_role("button", name="Undo").click()
    assert page.get_by_label("Asia Morning Brief").is_checked()
    assert not page.get_by_label("夕刊").is_checked()
    assert subscribers() == before + f"evening\t{READER}\tunsubscribed\n"

    page.get_by_role("button", name="Unsubscribe from all").click()
    assert "You have left Asia Morning Brief." in page.inner_text("main")
    assert "confirmed" not in subscribers().replace("unconfirmed", "")


def test_a_reader_leaves_by_the_mails_link_and_comes_back(site, mail, page, subscribers):
    leave = link(mail, "unsubscribe", site)
    assert f"<{leave}>" == mail["List-Unsubscribe"]
    open_when_ready(page, leave)
    page.get_by_role("button", name="Unsubscribe").click()
    assert "You have left Asia Morning Brief." in page.inner_text("h1")
    assert subscribers() == f"asia\t{READER}\tunsubscribed\n"

    page.get_by_role("button", name="Undo").click()
    assert page.url == link(mail, "preferences", site)
    assert subscribers() == f"asia\t{READER}\tconfirmed\n"


def test_a_program_that_looks_at_every_link_changes_nothing(site, mail, page, subscribers):
    open_when_ready(page, site)
    before = subscribers()
    html = mail.get_body(("html",)).get_content()
    ours = {one for one in lxml.html.fromstring(html).xpath("//a/@href") if one.startswith(site)}
    assert {link(mail, name, site) for name in ("preferences", "unsubscribe")} <= ours
    for address in ours:
        if seen := look_at(address):
            behind = lxml.html.fromstring(seen, base_url=address)
            behind.make_links_absolute()
            for further in behind.xpath("//a/@href | //form/@action"):
                if further.startswith(site):
                    look_at(further)
    assert subscribers() == before == f"asia\t{READER}\tconfirmed\n"
