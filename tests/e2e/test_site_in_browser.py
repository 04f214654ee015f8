"""The exported site in a real browser without scripts: from disk and from a plain web server."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest
from published_site import Reported, library, make_services, merge, publish, related, story

from briefs.domain.story import Role
from briefs.web.site.export import export

pytestmark = pytest.mark.e2e

WIDTHS = (375, 800, 1280)
MANY = [Reported("Reuters", 40)]
MANY += [Reported(f"Daily Copy {at:02}", 39 - at / 5, Role.COPY, ("Reuters",)) for at in range(30)]
MANY += [
    Reported(f"South Coast Evening Post {at:02}", 30 - at, Role.CREDITS, ("Reuters",)) for at in range(15)
]
MANY += [Reported(f"Bangkok Post {at:02}", 28 - at) for at in range(14)]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    services = make_services(newsletters=("asia", "日報"))
    talks = [Reported("Financial Times", 34), Reported("NHK", 26, Role.CREDITS, ("Financial Times",))]
    publish(services, story("talks", "Talks are off", talks), story("old", "An old id", talks))
    publish(services, story("quake", "Quake off Hokkaido", MANY), days=1, newsletter="日報", language="ja")
    told = {"told": "Talks are off", "told_date": "2026-11-24", "related": (related("quake"),)}
    publish(
        services,
        story("talks", "Talks are on again", talks, **told),
        story("ferry", "A ferry", MANY[:3]),
        days=9,
    )
    merge(services, "old", "talks")
    folder = tmp_path_factory.mktemp("site") / "a site"
    export(library(services), folder, services.engine)
    return folder


@pytest.fixture(scope="module", params=["from disk", "from a web server"])
def address(request, folder):
    if request.param == "from disk":
        yield folder.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def open_page(program):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])

        def opened(width: int = 800):
            size = {"width": width, "height": 900}
            return browser.new_context(java_script_enabled=False, viewport=size).new_page()

        yield opened
        browser.close()


def test_a_reader_goes_from_home_to_a_brief_its_story_and_back(address, open_page: Callable):
    page = open_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(f"{address}/index.html")
    page.get_by_role("link", name="Talks are on again").click()
    assert "Thursday, 3 December 2026" in page.inner_text("body")
    page.get_by_role("link", name="Previous brief, 24 November").click()
    assert page.url.endswith("/briefs/asia-2026-11-24-0530.html")
    page.get_by_role("link", name="Next brief, 3 December").click()
    page.get_by_role("link", name="Follow this story").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Talks are on again"
    assert page.get_by_role("img", name="Who reported it").count() == 1
    page.locator(".told-in").last.get_by_role("link", name="Told in Asia Morning Brief").click()
    assert page.url.endswith("/briefs/asia-2026-11-24-0530.html#story-1")
    page.goto(f"{address}/stories/talks.html")
    page.get_by_role("link", name="Home").click()
    page.get_by_role("link", name="日報 Morning Brief").click()
    assert page.url.endswith("/index.html")
    assert "Quake off Hokkaido" in page.inner_text("main")
    assert failed == []


def test_a_merged_story_leads_on_by_itself(address, open_page):
    page = open_page()
    page.goto(f"{address}/stories/old.html")
    page.wait_for_url(f"{address}/stories/talks.html", timeout=5000)


def letters(box: dict[str, float]) -> dict[str, float]:
    """The box of a text without its halo, of which browsers count the mitres, however they are drawn."""
    halo = 9
    less = {"x": halo, "y": halo, "width": -2 * halo, "height": -2 * halo}
    return {side: box[side] + less[side] for side in box}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_of_sixty_outlets_fits_every_screen(folder, open_page, width, scheme):
    page = open_page(width)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{folder.as_uri()}/stories/quake.html")
    frame = page.locator("svg.picture").bounding_box()
    assert frame["x"] + frame["width"] <= width
    boxes = [letters(text.bounding_box()) for text in page.locator("svg.picture text").all()]
    assert len(boxes) > 14
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    for one, other in pairwise(sorted(boxes, key=lambda box: box["y"])):
        beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        assert beside or one["y"] + one["height"] <= other["y"]
    assert page.locator("svg.picture use[href='#k-copy']").count() == 30
    assert page.locator("svg.picture use[href='#k-own']").count() == 14
