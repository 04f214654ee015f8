"""What is kept as files of the brief that shows everything: `make golden` writes them anew.

Beside its formats that is the table of mail programs in docs/mail.md.
"""

from __future__ import annotations

import re
from pathlib import Path

from mail_clients import lacking, losses
from mail_features import Used, used
from rich_brief import LANGUAGES, NOW, SITE, rich

from briefs.adapters.pages.jinja import JinjaPages

FOLDER = Path(__file__).parents[1] / "proof" / "golden"
DOCUMENT = Path(__file__).parents[2] / "docs" / "mail.md"
HEAD = "| mail program | its reader loses |\n|---|---|\n"


def rendered(pages: JinjaPages) -> dict[str, str]:
    """The text of each golden file: English in every format, a mail from right to left, Japanese in columns."""
    english, japanese, arabic = (
        pages.freeze(rich(lang), 3, SITE, "an editor", NOW) for lang in ("en", "ja", "ar")
    )
    return {
        "en.mail.html": english.html,
        "en.page.html": english.page,
        "en.txt": english.text,
        "en.json": english.json,
        "en.md": pages.markdown(rich("en"), SITE),
        "ja.txt": japanese.text,
        "ar.mail.html": arabic.html,
    }


def features(pages: JinjaPages) -> Used:
    """What any of the mails uses of HTML and CSS, with the places."""
    found: Used = {}
    for lang in LANGUAGES:
        for feature, places in used(pages.freeze(rich(lang), 3, SITE, "an editor", NOW).html).items():
            found.setdefault(feature, set()).update(places)
    return found


def table(found: Used) -> str:
    """The rows of docs/mail.md: each mail program, and what its reader loses."""
    lost = losses(lacking(found))
    return HEAD + "".join(f"| {name} | {'; '.join(what) or 'nothing'} |\n" for name, what in lost.items())


def write(pages: JinjaPages) -> None:
    """Writes all files; what changed is for git to show and for people to judge."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in rendered(pages).items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    rows = re.compile(re.escape(HEAD) + r"(?:\|.*\|\n|TABLE\n)*")
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(rows.sub(lambda _: table(features(pages)), text), encoding="utf-8")


if __name__ == "__main__":
    write(JinjaPages())
