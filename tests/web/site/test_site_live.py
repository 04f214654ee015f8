"""The public pages over HTTP: addresses, media types, and that nobody loads twice what he has."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from published_site import Reported, library, make_services, publish, story, withdraw

from briefs.domain.errors import StoreError
from briefs.domain.newsletter import Site
from briefs.newsroom import paths

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
BASE = "http://testserver"


@pytest.fixture
def services():
    return make_services()


@pytest.fixture
def published(services):
    return publish(services, story("talks", "Talks are off", [Reported("FT", 9), Reported("NHK", 8)]))


@pytest.fixture
def reader(services):
    from starlette.testclient import TestClient

    from briefs.web import make_app

    app = make_app(lambda: services, "a secret of the tests", lambda: NOW)
    with TestClient(app, base_url=BASE, follow_redirects=False) as client:
        yield client


def every(services) -> list[str]:
    return [one.path for one in library(services).paths()]


def told(path: str, content: bytes) -> bytes | str:
    """A page without what needs a running program: the search, and the link to the desk."""
    if not path.endswith(".html"):
        return content
    main = content.decode().partition("<main>")[2].partition("</main>")[0]
    return re.sub(r"<form.*?</form>\s*", "", main, flags=re.DOTALL)


def test_every_page_is_answered_with_what_an_export_writes(reader, services, published):
    exported = library(services)
    for path in every(services):
        answer, page = reader.get(f"/{path}"), exported.page(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, page.media_type)
        assert told(path, answer.content) == told(path, page.content) != ""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("newsletters/asia/feed.atom", "application/atom+xml"),
        ("newsletters/asia/feed.rss", "application/rss+xml"),
        ("newsletters/asia/feed.json", "application/feed+json"),
        ("sitemap.xml", "application/xml"),
        ("robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_each_kind_of_page_has_its_media_type(reader, published, path, kind):
    assert reader.get(f"/{path}").headers["content-type"] == kind


def test_who_has_a_page_is_not_sent_it_again(reader, services, published):
    for path in every(services):
        tag = reader.get(f"/{path}").headers["etag"]
        for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            again = reader.get(f"/{path}", headers={"If-None-Match": known})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
            assert again.headers["cache-control"] == reader.get(f"/{path}").headers["cache-control"]
        assert reader.get(f"/{path}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_page_that_changed_has_another_tag(reader, services, published):
    before = {path: reader.get(f"/{path}").headers["etag"] for path in every(services)}
    publish(services, story("talks", "Talks are on", [Reported("FT", 9)]), days=1)
    after = {path: reader.get(f"/{path}").headers["etag"] for path in before}
    changed = {path for path in before if before[path] != after[path]}
    assert {paths.HOME, paths.story_page("talks"), paths.feed("asia", "atom"), "sitemap.xml"} <= changed
    assert paths.brief_page(published, "json") not in changed


@pytest.mark.parametrize(
    ("path", "age"),
    [
        ("index.html", "no-cache"),
        ("stories/talks.html", "no-cache"),
        ("newsletters/asia/feed.rss", "max-age=900"),
    ],
)
def test_a_withdrawn_page_must_not_be_shown_from_a_cache_for_long(reader, published, path, age):
    assert reader.get(f"/{path}").headers["cache-control"] == age


def test_head_tells_the_same_without_the_page(reader, services, published):
    for path in every(services):
        got, asked = reader.get(f"/{path}"), reader.head(f"/{path}")
        assert (asked.status_code, asked.content) == (200, b"")
        names = ("etag", "content-type", "content-length", "cache-control")
        assert [asked.headers[name] for name in names] == [got.headers[name] for name in names]


def test_the_root_is_the_desk_until_something_is_published(reader, services):
    assert reader.get("/").headers["location"] == "/desk"
    assert reader.get("/index.html").status_code == 404
    brief = publish(services, story("talks", "Talks are off", [Reported("FT", 9)]))
    home = reader.get("/")
    assert home.status_code == 200
    assert home.content == reader.get("/index.html").content
    assert 'href="desk"' in home.text
    withdraw(services, brief)
    assert reader.get("/").headers["location"] == "/desk"


def test_a_brief_is_found_at_its_address_in_earlier_mails(reader, published):
    old, new = reader.get(f"/briefs/{published}"), reader.get(f"/briefs/{published}.html")
    assert (old.status_code, old.content) == (200, new.content)


@pytest.mark.parametrize("path", ["/newsletters/asia", "/newsletters/asia/"])
def test_a_newsletters_address_without_its_file_leads_to_the_file(reader, published, path):
    from urllib.parse import urljoin

    answer = reader.get(path)
    assert answer.status_code == 308
    assert urljoin(f"{BASE}{path}", answer.headers["location"]) == f"{BASE}/newsletters/asia/index.html"


@pytest.mark.parametrize(
    "path",
    [
        "/newsletters/nobody",
        "/newsletters/nobody/",
        "/newsletters/nobody/index.html",
        "/newsletters/asia/feed.xml",
        "/briefs/unknown",
        "/stories/unknown.html",
        "/sitemap-1.xml",
        "/favicon.ico",
        "/briefs/../index.html%00",
        "/briefs/%ff",
        "/stories/..%2f..%2findex.html",
    ],
)
def test_what_is_not_there_is_not_found(reader, published, path):
    assert reader.get(path).status_code == 404


def test_a_name_is_found_however_a_browser_encodes_it(reader, services):
    publish(services, story("talks", "Talks", [Reported("FT", 9)]), newsletter="日報")
    for path in ("/newsletters/%e6%97%a5%E5%A0%B1/index.html", "/newsletters/日報/index.html"):
        assert reader.get(path).status_code == 200


def test_a_site_without_address_names_in_feeds_the_one_that_was_asked():
    from starlette.testclient import TestClient

    from briefs.web import make_app

    services = make_services(site=Site())
    brief = publish(services, story("talks", "Talks", [Reported("FT", 9)]))
    with TestClient(make_app(lambda: services, "x" * 32, lambda: NOW), base_url=BASE) as reader:
        feed = reader.get("/newsletters/asia/feed.json").json()
        assert feed["items"][0]["url"] == f"{BASE}/briefs/{brief}.html"
        assert "canonical" not in reader.get("/").text
        assert reader.get("/robots.txt").status_code == 404


def test_nothing_but_asking_is_allowed(reader, published):
    for path in ("/", "/index.html", "/stories/talks.html", f"/briefs/{published}.html"):
        assert reader.post(path).status_code == 405


def test_a_page_needs_no_script_and_loads_nothing(reader, services, published):
    for path in every(services):
        answer = reader.get(f"/{path}")
        if path.endswith(".html"):
            assert "<script" not in answer.text.replace('<script type="application/ld+json">', "")
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            assert len(answer.content) < 50_000


@pytest.mark.parametrize(
    "path",
    [
        "/stories/%00.html",
        "/briefs/%00.html",
        "/briefs/a%0Ab",
        "/newsletters/%00",
        "/newsletters/%00/index.html",
        "/newsletters/a%1Fb/feed.atom",
        "/%7F.html",
        "/preferences/%00",
        "/unsubscribe/a%00b",
    ],
)
def test_a_control_sign_in_a_path_is_no_page_and_reaches_no_database(services, reader, published, path):
    class Asked:
        def __getattr__(self, name):
            raise AssertionError(f"the store was asked: {name}")

    object.__setattr__(services, "store", Asked())
    assert reader.get(path).status_code == 404


def test_what_is_broken_inside_is_not_told_to_visitors(services, reader, published, caplog):
    class Broken:
        def __getattr__(self, name):
            raise StoreError("postgresql://nobody@10.0.0.1/briefs failed: password")

    object.__setattr__(services, "store", Broken())
    answer = reader.get("/index.html")
    assert answer.status_code == 503
    assert "10.0.0.1" not in answer.text
    assert "10.0.0.1" in caplog.text


def test_a_broken_template_of_the_operator_costs_the_site_nothing(services, published, tmp_path, caplog):
    from briefs.adapters.pages.environment import environment
    from briefs.adapters.pages.templates import Templates
    from briefs.web.site.kinds import KINDS
    from briefs.web.site.library import Library

    own = tmp_path / "templates" / "web"
    own.mkdir(parents=True)
    (own / "base.html.j2").write_text("fine\n{{ nonsense }}\n")
    shown = Library(services, Templates(tmp_path / "templates", environment), KINDS)
    for path in (paths.HOME, paths.story_page("talks"), paths.CORRECTIONS):
        assert b"</html>" in shown.page(path).content
    assert caplog.text.count("base.html.j2:2") == 1
