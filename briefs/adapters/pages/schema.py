"""A brief as schema.org's NewsArticle, for programs that read pages (https://schema.org/NewsArticle)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefs.adapters.pages.citing import Citing, outlet_of
from briefs.adapters.pages.links import clean, safe_url
from briefs.domain.brief import Document
from briefs.newsroom.paths import absolute, newsletter_page


def news_article(document: Document, citing: Citing, home: str) -> str:
    """JSON-LD of a document that holds only what readers get; it cannot end the element that it stands in."""
    title = clean(document.title)
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": clean(document.subject) or title,
        "description": clean(document.preheader),
        "datePublished": document.date.isoformat(),
        "inLanguage": document.language,
        "url": citing.page,
        "isPartOf": _whole(title, absolute(home, newsletter_page(document.newsletter))),
        "publisher": {"@type": "Organization", "name": title, "url": home},
        "citation": list(_cited(citing)),
    }
    return _embedded(_filled(article))


def _whole(title: str, url: str) -> dict[str, Any]:
    return {"@type": "Periodical", "name": title, "url": url}


def _cited(citing: Citing) -> Iterator[dict[str, Any]]:
    """Every numbered source, in the order of the numbers."""
    for article in map(citing.articles.__getitem__, citing.numbers):
        yield {
            "@type": "NewsArticle",
            "url": safe_url(article.url),
            "publisher": outlet_of(article),
        }


def _filled(value: Any) -> Any:
    """The value without empty fields: an unknown address is left out rather than given as ""."""
    if isinstance(value, dict):
        return {key: _filled(inner) for key, inner in value.items() if inner not in ("", [])}
    return [_filled(inner) for inner in value] if isinstance(value, list) else value


def _embedded(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
