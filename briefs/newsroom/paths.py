"""Where each public page stands: one path each, the same live, in an export and in every link.

A path names a file, so that an export works from any web server and from disk. An id or a name becomes one
path segment (RFC 3986 §3.3).
"""

from __future__ import annotations

from posixpath import commonprefix
from urllib.parse import quote

HOME = "index.html"
CORRECTIONS = "corrections.html"
SITEMAP = "sitemap.xml"

SEARCH = "search"
"""Where a running program is asked; no file, since an export has no search."""

FOLDERS = ("briefs", "stories", "newsletters")
"""What is not at the top stands in one of these."""

FEEDS = ("atom", "rss", "json")
"""The formats in which a newsletter's briefs can be followed."""


def brief_page(brief: str, kind: str = "html") -> str:
    """The page of a brief; with another kind its text (txt), its Markdown (md) or its JSON (json)."""
    return f"briefs/{_segment(brief)}.{kind}"


def story_page(story: str) -> str:
    """The page that follows a story over days."""
    return f"stories/{_segment(story)}.html"


def newsletter_page(newsletter: str) -> str:
    """The archive of a newsletter."""
    return f"newsletters/{_segment(newsletter)}/index.html"


def month_page(newsletter: str, month: str) -> str:
    """One month, YYYY-MM, of a newsletter's archive."""
    return f"newsletters/{_segment(newsletter)}/{_segment(month)}.html"


def feed(newsletter: str, kind: str) -> str:
    """The feed of a newsletter's briefs in one of FEEDS."""
    return f"newsletters/{_segment(newsletter)}/feed.{kind}"


def between(page: str, other: str) -> str:
    """How `page` links to `other`: a relative address that holds wherever the pages stand together."""
    path, mark, anchor = other.partition("#")
    if not path:
        return other
    # posixpath.relpath asks the system for the working folder, twenty times a brief
    here, there = page.split("/")[:-1], path.split("/")
    same = len(commonprefix([here, there[:-1]]))
    return "/".join([".."] * (len(here) - same) + there[same:]) + mark + anchor


def absolute(home: str, path: str) -> str:
    """The public address of a path; empty without a public address of the site."""
    return f"{home.rstrip('/')}/{path}" if home else ""


def _segment(name: str) -> str:
    return quote(name, safe="")
