"""What an operator's template must print to be used: it may be right as Jinja and useless as a mail."""

from __future__ import annotations

import re
from html import unescape

from briefs.adapters.pages.view import BriefView
from briefs.domain.brief import UNSUBSCRIBE, WRAPPED

SUBJECT, HTML, TEXT, PAGE, MARKDOWN = (
    "email/subject.txt.j2",
    "email/body.html.j2",
    "email/body.txt.j2",
    "web/brief.html.j2",
    "md/brief.md.j2",
)
"""The templates that print a brief."""


def lacking(name: str, rendered: str, brief: BriefView) -> str:
    """What is wrong with what the template of that name printed, "" when nothing is."""
    if not rendered.strip():
        return "prints nothing"
    if without := no_way_out(name, rendered):
        return without
    if name == PAGE and WRAPPED not in rendered and "<main" not in rendered:
        return "has no place for corrections: print {{ wrapped | safe }}"
    if name in {HTML, TEXT, PAGE} and not _tells(rendered, brief):
        return "tells no story: none of the headlines is in what it prints"
    return ""


def no_way_out(name: str, rendered: str) -> str:
    """What is wrong with a mail that no reader can unsubscribe from, "" for one that has its link."""
    links = {HTML: f'href="{UNSUBSCRIBE}', TEXT: UNSUBSCRIBE}
    if name in links and links[name] not in rendered:
        return "has no way out of the list: link to {{ unsubscribe }}"
    return ""


def _tells(rendered: str, brief: BriefView) -> bool:
    headlines = [story.headline for section in brief.sections for story in section.stories]
    headlines += [item.headline for item in brief.also]
    printed = _bare(unescape(rendered))
    return not headlines or any(_bare(headline) in printed for headline in headlines)


def _bare(text: str) -> str:
    """The text in one case and without spaces, since folding puts breaks where it likes."""
    return re.sub(r"\s+", "", text).casefold()
