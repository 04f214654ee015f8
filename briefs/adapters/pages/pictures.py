"""The one picture that a story may show: that of its lead article."""

from __future__ import annotations

from briefs.adapters.pages.citing import Citing, outlet_of
from briefs.adapters.pages.links import safe_url
from briefs.adapters.pages.view import Picture
from briefs.domain.brief import Item


def lead_picture(item: Item, cites: Citing) -> Picture | None:
    """The picture of the article that the headline rests on; None where its feed names none to be shown.

    Only https: what anybody on the way may exchange is not shown under an outlet's name.
    """
    article = cites.article(item.summary.headline)
    url = safe_url(article.image) if article else ""
    if article is None or not url.startswith("https://"):
        return None
    return Picture(url, cites.words.named(cites.words.picture, outlet_of(article)))
