"""Takes the pictures of the documents from a played demo: python docs/pictures.py DEMO-FOLDER."""

from __future__ import annotations

import email
import email.policy
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).resolve().parent
MORNING = "asia-2025-06-26-0600"


def main(demo: Path) -> None:
    """The sample brief, the mail by day and by night, and the page of the story that was told twice."""
    mail = demo / "mail.html"
    mail.write_text(_html(min(demo.glob(f"outbox/{MORNING}-*.eml"))), encoding="utf-8")
    story = max((demo / "site" / "stories").glob("*.html"), key=lambda page: page.stat().st_size)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        _picture(browser, DOCS / "sample" / "brief.html", "brief.png", 900, 1250, "light")
        _picture(browser, mail, "mail.png", 375, 1150, "light")
        _picture(browser, mail, "mail-dark.png", 375, 1150, "dark")
        _picture(browser, story, "story.png", 800, 1000, "light")


def _picture(browser: Browser, page: Path, name: str, width: int, height: int, scheme: str) -> None:
    tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    tab.goto(page.resolve().as_uri())
    tab.screenshot(path=DOCS / name)
    tab.close()


def _html(message: Path) -> str:
    parsed = email.message_from_bytes(message.read_bytes(), policy=email.policy.default)
    body = parsed.get_body(("html",))
    if body is None:
        raise SystemExit(f"{message} has no HTML part")
    return str(body.get_content())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
