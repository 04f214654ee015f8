"""How heavy a mail may be. Gmail shows about 102 kB of HTML and cuts off the rest, the way out with it."""

from __future__ import annotations

from briefs.domain.brief import Document, Frozen
from briefs.domain.errors import NotAllowed

LIGHT = 60_000
"""Bytes of HTML up to which a mail's marks lead to the cited place in an article; above, to the article."""

AIM = 90_000
"""Bytes of HTML up to which a mail holds all that it should; a heavier one is shortened."""

MOST = 100_000
"""Bytes of HTML that may leave: 4,448 below 102 KiB, for each reader's own links and what a relay adds.

They are those of the HTML as it is read, in UTF-8: counted in quoted-printable, Japanese would take three
times as many, and mails that reach their readers whole would be refused.
"""


def weight(html: str) -> int:
    """Bytes of the HTML in UTF-8."""
    return len(html.encode())


def check_weight(frozen: Frozen, document: Document) -> None:
    """NotAllowed, with the mend, when the mail is too heavy although it was shortened."""
    bytes_ = weight(frozen.html)
    if bytes_ > MOST:
        stories = sum(not item.also for item in document.items)
        raise NotAllowed(
            f"the mail of {frozen.brief} has {bytes_:,} bytes, shortened as far as it can be; Gmail would "
            f"cut it off, {MOST:,} is the most: drop some of its {stories} stories, or set a smaller "
            f"select.max_stories for {document.newsletter} in feeds.yaml"
        )
