"""Pictures and videos of an entry, and what stands beside them (Media RSS 1.5.1).

The description of a video may be an article's text; the caption of a photo is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

CAPTION = "media_caption"
"""The name under which feedparser keeps what `captioned` makes of a media:description."""

_MARK = re.compile(
    rb"(<media:content\b[^<>]*>)|(</media:content\s*>|<(?:\w{1,20}:)?(?:item|entry)\b)|media:description"
)
_ATTRIBUTE = re.compile(rb"""\b(medium|type|url)\s*=\s*["']([^"'<>]*)""")
_BESIDE = re.compile(rb"<media:(caption|photo|text)\s[^<>]*?(/?)>")
_PHOTO = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])", re.IGNORECASE)

MOST = 20
"""Pictures of an entry that are looked at."""

WIDE = 600
"""Pixels across that fill a mail; a picture that says nothing of its width counts as that wide."""

SMALL = 240
"""The same for a thumbnail."""

LEAST = 100
"""Pixels across or down below which a picture is an icon, or one that counts readers."""

_NO_PICTURE = re.compile(
    r"//(?:[\w-]+\.)*(?:gravatar\.com|doubleclick\.net|google-analytics\.com|scorecardresearch\.com"
    r"|quantserve\.com|feedburner\.com|feedsportal\.com|pixel\.wp\.com|stats\.wordpress\.com)/"
    r"|\b(?:pixel|spacer|blank|transparent|1x1)[\w-]*\.(?:gif|png)",
    re.IGNORECASE,
)
"""Portraits of who wrote it, and what only counts who reads it."""


def captioned(document: bytes) -> bytes:
    """The document with each media:description under a name of its own: feedparser takes them for text.

    One of a photo is called media:photo, any other media:caption.
    """
    if b"media:" not in document:
        return document
    # of an element that it does not know feedparser keeps the attributes and drops the text
    return _BESIDE.sub(rb"<media:\1\2>", _MARK.sub(_renaming(), document))


def _renaming() -> Callable[[re.Match[bytes]], bytes]:
    within = False

    def renamed(mark: re.Match[bytes]) -> bytes:
        """The mark, renamed by the media:content that it stands in."""
        nonlocal within
        opening, closing = mark.groups()
        if opening or closing:
            within = bool(opening) and not opening.endswith(b"/>") and _tells_photo(opening)
            return mark[0]
        return b"media:photo" if within else b"media:caption"

    return renamed


def _tells_photo(opening: bytes) -> bool:
    found = _ATTRIBUTE.findall(opening)
    return _is_photo({name.decode(): value.decode("utf-8", "replace") for name, value in found})


def shows_only_photos(entry: Mapping[str, Any]) -> bool:
    """Whether an entry, as feedparser keeps it, has pictures and nothing that is seen or heard for a while.

    Newspapers write the caption of a report's photo beside it as well as in it.
    """
    played = (link for link in entry.get("links", ()) if link.get("rel") == "enclosure")
    media = [*entry.get("media_content", ()), *played]
    return bool(media) and all(_is_photo(each) for each in media)


def pictures(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The addresses of the pictures that an entry, as feedparser keeps it, calls its own; the fittest first.

    That is the narrowest of those that fill a mail, or where none does, the widest.
    """
    found = [(width, url) for width, url in _pictures(entry) if url and not _NO_PICTURE.search(url)]
    found.sort(key=lambda picture: (picture[0] < WIDE, abs(picture[0] - WIDE)))
    return tuple(dict.fromkeys(url for _, url in found))


def _pictures(entry: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    enclosed = [link for link in entry.get("links", ()) if link.get("rel") == "enclosure"]
    for media in [*entry.get("media_content", ()), *enclosed][:MOST]:
        if _is_photo(media) and _is_large(media):
            yield _pixels(media, "width") or WIDE, str(media.get("url") or media.get("href") or "").strip()
    for media in entry.get("media_thumbnail", ())[:MOST]:
        if _is_large(media):
            yield _pixels(media, "width") or SMALL, str(media.get("url") or "").strip()


def _is_large(media: Mapping[str, Any]) -> bool:
    return all((_pixels(media, side) or LEAST) >= LEAST for side in ("width", "height"))


def _pixels(media: Mapping[str, Any], side: str) -> int | None:
    told = str(media.get(side) or "").strip().removesuffix("px")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 6 else None


def _is_photo(media: Mapping[str, Any]) -> bool:
    """Whether it says so, by `medium` before `type`, or by its address where it says neither."""
    if medium := media.get("medium"):
        return bool(str(medium).lower() == "image")
    if kind := media.get("type"):
        return str(kind).lower().startswith("image/")
    return bool(_PHOTO.search(str(media.get("url") or media.get("href") or "")))
