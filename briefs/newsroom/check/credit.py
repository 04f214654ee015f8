"""Credit: an outlet that the sentence names as its source must be cited, or be credited by a cited text."""

from __future__ import annotations

import re

from briefs.domain.article import Article, Outlets
from briefs.domain.summary import Finding, Severity
from briefs.newsroom.check.reading import Cited, Claim, Text
from briefs.newsroom.credits import read_credits

_CREDITS = re.compile(
    r"\b(?:report|accord|cit|quot|said|say|reveal|disclos|wr[io]t|told|tell|publish|news|broke|learn|obtain|seen|interview|claim)"
    r"|[:—–-]|報|报|据|據|による|によれば|伝え|訊|讯|电|援引|称|稱",
    re.IGNORECASE,
)


def findings(claim: Claim, cited: Cited, outlets: Outlets) -> tuple[Finding, ...]:
    """BLOCK when the sentence credits an outlet that is neither cited nor named in a cited text.

    WARN when a cited text names it, but not as a source.
    """
    if not _CREDITS.search(claim.text):
        return ()
    everyone = tuple(source.outlet for source in (*(text.source for text in cited.texts), *cited.others))
    named = _credited(claim.text, "", outlets, everyone)
    own = {outlets.get(text.source.outlet).name for text in cited.texts}
    return tuple(
        finding for name in named if name not in own and (finding := _judged(name, cited, outlets, everyone))
    )


def _judged(name: str, cited: Cited, outlets: Outlets, everyone: tuple[str, ...]) -> Finding | None:
    if any(
        name in _credited(text.source.text, text.source.outlet, outlets, everyone) for text in cited.texts
    ):
        return None
    outlet = outlets.get(name)
    forms = (outlet.name, *outlet.aliases)
    if any(_mentions(text, form) for text in cited.texts for form in forms):
        return Finding("credit", Severity.WARN, f"{name} is named in the cited text, but not as its source")
    return Finding(
        "credit", Severity.BLOCK, f"credits {name}, which is neither cited nor credited by what is"
    )


def _credited(text: str, outlet: str, outlets: Outlets, everyone: tuple[str, ...]) -> tuple[str, ...]:
    return read_credits(
        Article("", outlet, "", text), outlets, tuple(other for other in everyone if other)
    ).named


def _mentions(text: Text, form: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text.source.text))
