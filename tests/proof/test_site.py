"""Every page of the site and the desk: valid, without a dead link, and readable by everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import found
from html_rules import problems
from jinja2 import FileSystemLoader
from rich_site import DRAFT, GONE, Shown, browsing, crawled, invitation, kind

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
STARTS = (
    "/",
    "/corrections.html",
    "/search?q=talks",
    "/search?q=nothingofthekind",
    "/preferences/s1",
    "/unsubscribe/s1",
    f"/stories/{GONE}.html",
    "/desk",
    f"/desk/{DRAFT}",
)
REFUSED = {
    "/nowhere.html": 404,
    "/desk/sign-in?token=none": 401,
    "/desk/no-such-brief": 404,
    "/unsubscribe/nobody": 404,
}
"""What is asked for in vain, and the answer."""


@pytest.fixture(scope="module")
def visited():
    """All pages, the dead links, and the templates that made them."""
    used: set[str] = set()
    read = FileSystemLoader.get_source

    def noted(loader, environment, template):
        used.add(template)
        return read(loader, environment, template)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FileSystemLoader, "get_source", noted)
        with browsing() as browser:
            shown, dead = crawled(browser, [*STARTS, invitation()])
            for path, status in REFUSED.items():
                reply = browser.get(path)
                dead += [f"{path}: {reply.status_code}"] if reply.status_code != status else []
                shown.append(Shown(path, reply.text))
    return shown, dead, used


def test_no_link_is_dead(visited):
    _, dead, _ = visited
    assert dead == []


def test_every_page_is_valid(visited):
    shown, _, _ = visited
    wrong = {page.path: told for page in shown if (told := problems(page.html))}
    assert not wrong, "\n".join(f"{path}: {told[:5]}" for path, told in wrong.items())


def test_every_template_of_a_page_was_looked_at(visited):
    _, _, used = visited
    there = {str(file.relative_to(TEMPLATES)) for file in TEMPLATES.glob("web/**/*.html.j2")}
    assert there - used == set()


UNDECIDED = {
    "<text": "the picture's words have a halo in the colour of the page, which axe cannot see",
    "<bdi": "passages to choose from scroll in a frame: those below its edge are covered",
    '<span class="hint"': "the same",
}
"""Where axe cannot tell a contrast; the colours are those of every other line."""


@pytest.mark.e2e
def test_everybody_can_read_every_kind_of_page(chromium, visited):
    """In light and dark; the desk, whose pages share their colours, in one of them each."""
    shown, _, _ = visited
    pages = {kind(page.path): page for page in reversed(shown) if not page.path.startswith("/briefs/")}
    context, wrong = chromium.new_context(viewport={"width": 375, "height": 900}), {}
    view = context.new_page()
    for number, page in enumerate(pages.values()):
        view.set_content(page.html)
        schemes = ("light", "dark")[number % 2 :][:1] if page.path.startswith("/desk") else ("light", "dark")
        for scheme in schemes:
            view.emulate_media(color_scheme=scheme)
            wrong |= {f"{page.path} {scheme} {rule}": told for rule, told in decided(found(view)).items()}
        if (wide := view.evaluate("document.documentElement.scrollWidth")) > 375:
            wrong[f"{page.path} sticks out"] = wide
    context.close()
    assert not wrong, "\n".join(f"{what}: {lines}" for what, lines in wrong.items())


def decided(told: dict[str, list[str]]) -> dict[str, list[str]]:
    """What axe found, without the contrasts that it cannot tell where that is known."""
    left = {
        rule: [line for line in lines if not any(f": {start}" in line for start in UNDECIDED)]
        if rule == "color-contrast (undecided)"
        else lines
        for rule, lines in told.items()
    }
    return {rule: lines[:3] for rule, lines in left.items() if lines}
