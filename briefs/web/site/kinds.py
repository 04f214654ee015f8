"""Every kind of public page: one line each; who adds a kind adds its line."""

from __future__ import annotations

from briefs.web.site import archive, brief, corrections, feeds, home, searching, sitemap, story
from briefs.web.site.library import Kind

KINDS: tuple[Kind, ...] = (
    home.KIND,
    archive.KIND,
    feeds.KIND,
    brief.KIND,
    story.KIND,
    corrections.KIND,
    searching.KIND,
    sitemap.KIND,
)
"""In the order in which the foot of a page links to them, and an export writes them."""
