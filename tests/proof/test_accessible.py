"""Mail and page in Chromium: axe-core finds nothing, nothing sticks out, nothing is small."""

from __future__ import annotations

import pytest
from axe import LEFT_OUT, found
from rich_brief import rich

ALLOWED: dict[str, str] = {}
"""What axe may find, "rule" or "rule (undecided)", with the reason."""

EVERY = [("light", 375), ("light", 800), ("dark", 375), ("dark", 800)]
LOOKS = {"en": EVERY, "ja": [("dark", 375)], "ar": [("light", 375)]}

SMALL = """() => {
    const small = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement, shown = parent.checkVisibility();
        if (shown && walker.currentNode.data.trim() && parseFloat(getComputedStyle(parent).fontSize) < 12)
            small.push(walker.currentNode.data);
    }
    return small;
}"""


@pytest.mark.e2e
@pytest.mark.parametrize("kind", ["html", "page"])
@pytest.mark.parametrize("lang", LOOKS)
def test_everybody_can_read_it(chromium, frozen, lang, kind):
    page = chromium.new_page()
    page.set_content(getattr(frozen[lang], kind))
    wrong: dict[str, object] = {}
    for scheme, width in LOOKS[lang]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        told = {rule: lines for rule, lines in found(page).items() if rule not in ALLOWED}
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong |= {f"{scheme} {width} {rule}": lines[:5] for rule, lines in told.items()}
        wrong |= {f"{scheme} {width} sticks out": wide} if wide > width else {}
    wrong |= {"under 12 px": small} if (small := page.evaluate(SMALL)) else {}
    page.close()
    assert not wrong, "\n".join(f"{what}: {lines}" for what, lines in wrong.items())


@pytest.mark.e2e
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_tapped_mark_shows_its_passage_where_it_can_be_read(chromium, frozen, scheme):
    context = chromium.new_context(viewport={"width": 375, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    page.set_content(frozen["en"].page)
    page.locator("#story-2 .mark").first.click()
    card = page.locator(".card:target")
    passage, box = card.locator("q").inner_text(), card.bounding_box()
    wrong = found(page)
    context.close()
    assert passage in [p.text for p in rich("en").items[1].passages]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 700
    assert wrong == {}


@pytest.mark.e2e
def test_axe_finds_what_is_wrong(chromium):
    page = chromium.new_page()
    page.set_content(
        "<title>x</title><p style='color:#999;background:#fff'>pale words<img src=a.png><a href=b></a>"
    )
    assert {"html-has-lang", "color-contrast", "image-alt", "link-name", "region"} <= found(page).keys()
    page.close()


def test_every_rule_that_is_not_run_has_a_reason():
    assert all(LEFT_OUT.values())
    assert all(ALLOWED.values())
