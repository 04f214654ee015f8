"""The page in Chromium as a reader has it: over a slow line, without scripts, on paper."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from rich_brief import rich

pytestmark = pytest.mark.e2e

SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""Milliseconds and bytes per second of what browsers' tools call slow 4G."""

SLOW_PHONE = 4
"""A phone of the middle class computes so many times slower than a desk computer."""

TRIES = 5
"""The machine is shared: the best try tells what the page costs, the others what runs beside it."""

PAINT = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: 'largest-contentful-paint', buffered: true}))"""

ON_PAPER = """() => {
    const shown = (one, part) => getComputedStyle(one, part).display !== 'none' && one.getClientRects().length > 0;
    const after = link => getComputedStyle(link, '::after').content;
    return {
        stories: [...document.querySelectorAll('article')].filter(one => shown(one)).length,
        navigation: [...document.querySelectorAll('nav, .card')].filter(one => shown(one)).length,
        printed: [...document.querySelectorAll('a[href^="http"]')]
            .filter(link => shown(link) && after(link).includes('http')).map(link => link.href),
        folded: [...document.querySelectorAll('details li')].filter(one => !one.checkVisibility(
            {contentVisibilityAuto: true, visibilityProperty: true})).length,
        ink: getComputedStyle(document.body).backgroundColor,
    };
}"""


@pytest.fixture(scope="module")
def address(frozen) -> Iterator[str]:
    """Serves the page of the brief on loopback."""
    body = frozen["en"].page.encode()

    class Served(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *parts: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Served)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def painted(chromium, address: str) -> float:
    """Milliseconds until the largest piece of the page stands, on a slow line and a slow phone."""
    context = chromium.new_context(viewport={"width": 375, "height": 800}, device_scale_factor=2)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PHONE})
    page.goto(address)
    moment = page.evaluate(PAINT)
    context.close()
    return moment


def test_the_page_stands_within_a_second_on_a_slow_line(chromium, address):
    moments: list[float] = []
    while len(moments) < TRIES and min(moments, default=1000) >= 1000:
        moments.append(painted(chromium, address))
    assert min(moments) < 1000, moments


def test_the_line_is_as_slow_as_it_should_be(chromium, address, monkeypatch):
    monkeypatch.setitem(SLOW_LINE, "latency", 1100)
    assert painted(chromium, address) > 1000


def test_the_page_reads_without_any_script(chromium, frozen):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(frozen["en"].page)
    said = page.inner_text("body")
    for item in rich("en").items:
        assert item.summary.headline.text in said
    context.close()


def test_on_paper_stand_all_stories_the_addresses_and_no_navigation(chromium, frozen):
    page = chromium.new_page()
    page.set_content(frozen["en"].page)
    page.emulate_media(media="print", color_scheme="dark")
    found = page.evaluate(ON_PAPER)
    sheets = page.pdf(format="A4").count(b"/Type /Page\n")
    page.close()
    assert found["stories"] == sum(not item.also for item in rich("en").items)
    assert found["navigation"] == found["folded"] == 0
    assert found["ink"] in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    cited = {
        source.url
        for item in rich("en").items
        for source in item.sources
        if any(p.article == source.id for p in item.passages)
    }
    missing = cited - {url.partition("#")[0] for url in found["printed"]}
    assert sorted(missing - never_cited()) == []
    assert 2 <= sheets <= 12, sheets


def never_cited() -> set[str]:
    """Articles that only stand in the lineage."""
    items = rich("en").items
    used = {c.article for item in items for said in item.summary.said for c in said.citations}
    return {source.url for item in items for source in item.sources if source.id not in used}
