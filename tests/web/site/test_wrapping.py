"""A frozen page that is shown at another place keeps its links."""

from __future__ import annotations

import lxml.html
import pytest

from briefs.web.site.wrapping import elsewhere

PATH = "briefs/asia-2026-11-24-0530.html"


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("../stories/s1.html", "/stories/s1.html"),
        ("asia-2026-11-23-0530.html#correction-1", "/briefs/asia-2026-11-23-0530.html#correction-1"),
        ("../newsletters/asia/index.html", "/newsletters/asia/index.html"),
        ("#story-1", "#story-1"),
        ("https://a.example/x?y=1&amp;z=2", "https://a.example/x?y=1&amp;z=2"),
        ("mailto:desk@a.example", "mailto:desk@a.example"),
        ("/already", "/already"),
    ],
)
def test_a_relative_link_of_a_page_shown_elsewhere_leads_where_it_did(link, there):
    assert elsewhere(f'<a href="{link}">x</a>', PATH) == f'<a href="{there}">x</a>'


def test_the_links_of_a_preview_lead_to_the_site(editor, clean_draft):
    page = lxml.html.fromstring(editor.get("/desk/asia-2026-11-24-0530/preview").text)
    links = page.xpath("//a/@href | //link/@href")
    assert "/newsletters/asia/index.html" in links
    assert all(link.startswith(("#", "/", "https://", "http://")) for link in links)


def test_the_site_may_stand_in_a_folder_of_its_own():
    found = elsewhere('<a href="../stories/s1.html#r2">x</a><link href="b.json">', PATH, "../site/")
    assert found == '<a href="../site/stories/s1.html#r2">x</a><link href="../site/briefs/b.json">'
