"""An editor's morning in a real browser, against the program as it is really started."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest

from briefs.cli.app import run

pytestmark = pytest.mark.e2e

MORNING = datetime(2025, 6, 21, 21, tzinfo=UTC)
BRIEF = "asia-2025-06-22-0600"
RUN = "from briefs.cli import main; main()"


@pytest.fixture
def folder(tmp_path, monkeypatch, drafted):
    """A folder with the sample's feeds.yaml and a draft of its first morning."""
    for name in [name for name in os.environ if name.startswith(("BRIEFS_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    return shutil.copytree(drafted, tmp_path / "drafted")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def desk(folder):
    """The address and the sign-in link of `briefs serve`, and the folder that it works in."""
    port = free_port()
    arguments = [
        "-c",
        str(folder / "feeds.yaml"),
        "serve",
        "--no-clock",
        "--port",
        str(port),
        "--as",
        "an editor",
    ]
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", RUN, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        line = process.stdout.readline()
        link = re.search(r"http://\S+", line)
        assert link, line + process.stdout.read()
        yield f"http://127.0.0.1:{port}", link.group(), folder
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
    """The link is printed just before the server listens."""
    from playwright.sync_api import Error

    for _ in range(50):
        try:
            page.goto(address)
        except Error:
            page.wait_for_timeout(100)
        else:
            return
    pytest.fail(f"nothing listens at {address}")


def sign_in(page, link: str) -> None:
    """Opens the link and the newest brief."""
    open_when_ready(page, link)
    page.get_by_role("button", name="Sign in as an editor").click()
    page.get_by_role("link", name=re.compile("Asia Morning Brief")).first.click()


def test_an_editor_signs_in_reads_drops_a_sentence_and_approves(desk, page, capsys):
    address, link, folder = desk
    sign_in(page, link)
    assert page.url.endswith(f"/desk/{BRIEF}")
    body = page.inner_text("body")
    assert "Japan scraps US talks after Washington demands more defence spending" in body
    assert "Tokyo has withdrawn from the annual" in body

    drops = page.get_by_role("button", name=re.compile("drop", re.IGNORECASE))
    before = drops.count()
    drops.first.click()
    assert drops.count() < before
    assert "revision 2" in page.inner_text("body")

    page.get_by_role("button", name="Approve").click()
    assert "Approved by an editor" in page.inner_text("body")
    assert page.goto(f"{address}/briefs/{BRIEF}").status == 200
    assert "Sample text, not these papers' words." in page.inner_text("body")

    assert page.goto(link).status == 401  # a link signs in once
    capsys.readouterr()
    assert run(["-c", str(folder / "feeds.yaml"), "list"]) == 0
    assert re.search(rf"{BRIEF}\s+approved", capsys.readouterr().out)


def test_a_changed_sentence_shows_its_findings_and_is_approved_once_it_is_mended(desk, page):
    address, link, _ = desk
    sign_in(page, link)

    def change(text: str) -> None:
        page.locator(".story .said:has(.text)").first.get_by_role("link", name="Change").click()
        page.get_by_label("Sentence", exact=True).fill(text)
        page.get_by_role("button", name="Save and check").click()
        assert page.url.startswith(f"{address}/desk/{BRIEF}#")

    change("Tokyo has withdrawn from 14 meetings with the United States.")
    row = page.locator(".said:has-text('14 meetings')")
    assert "Unsupported" in row.inner_text()
    assert re.search(r"Stops it: [^.]*14", row.inner_text())
    assert page.get_by_role("button", name="Approve").is_disabled()

    change("Tokyo has withdrawn from its talks with the United States.")
    row = page.locator(".said:has-text('from its talks')")
    assert "by an editor" in row.inner_text()
    assert "Unsupported" not in row.inner_text()
    page.get_by_role("button", name="Approve").click()
    assert "Approved by an editor" in page.inner_text("body")
    page.goto(f"{address}/briefs/{BRIEF}")
    assert "Tokyo has withdrawn from its talks with the United States." in page.inner_text("body")
