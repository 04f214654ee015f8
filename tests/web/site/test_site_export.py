"""The site as a folder: whole, relative, the same the second time, and never at the cost of other files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from published_site import Reported, library, make_services, merge, publish, related, story, withdraw

from briefs.domain.errors import ExportError, StoreBroken, StoreError, TemplateError
from briefs.newsroom import paths
from briefs.web.site.export import MANIFEST, PART, Exported, export

FT = [Reported("Financial Times", 34), Reported("NHK", 26)]


@pytest.fixture
def services():
    return make_services(newsletters=("asia", "europe"))


@pytest.fixture
def filled(services):
    publish(services, story("talks", "Talks are off", FT), story("quake", "A quake", FT))
    publish(services, story("ferry", "A ferry", FT), days=12, newsletter="europe")
    last = story("talks", "Talks are on", FT, related=(related("quake", "A quake"),))
    return publish(services, last, story("late", "Late", FT), days=20)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "site"


def run(services, folder) -> Exported:
    return export(library(services), folder, services.engine)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != MANIFEST
    }


def test_every_public_page_is_a_file(services, filled, folder):
    done = run(services, folder)
    pages = {unquote(one.path): library(services).page(one.path).content for one in library(services).paths()}
    assert files(folder) == pages
    assert done == Exported(len(pages), len(pages), 0, ())


def test_a_second_export_changes_no_file(services, filled, folder):
    first = run(services, folder)
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    again = run(services, folder)
    assert (again.pages, again.changed, again.removed) == (first.pages, 0, 0)
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == before


def references(folder: Path) -> Iterator[tuple[Path, str]]:
    for file in folder.rglob("*.html"):
        page = lxml.html.fromstring(file.read_bytes())
        for element in page.iter("a", "link", "img", "script", "form"):
            for name in ("href", "src", "action"):
                if element.get(name):
                    yield file, element.get(name)


def test_every_link_between_pages_is_relative_and_leads_to_a_page_and_a_place_on_it(services, filled, folder):
    run(services, folder)
    seen = 0
    for file, href in references(folder):
        parts = urlsplit(href)
        if parts.scheme:
            assert parts.scheme in {"https", "mailto"}, href
            continue
        target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
        assert target.is_relative_to(folder.resolve()), (file, href)
        assert target.is_file(), (file, href)
        seen += 1
        if parts.fragment and not parts.fragment.startswith(":~:"):
            ids = {one.get("id") for one in lxml.html.fromstring(target.read_bytes()).iter() if one.get("id")}
            assert unquote(parts.fragment) in ids, (file, href)
    assert seen > 50


def test_every_page_is_reached_from_home(services, filled, folder):
    run(services, folder)
    merge_free = {str(file.relative_to(folder)) for file in folder.rglob("*.html")}
    links: dict[str, set[str]] = {}
    for file, href in references(folder):
        path = urlsplit(href)
        if not path.scheme and path.path:
            target = os.path.relpath((file.parent / unquote(path.path)).resolve(), folder.resolve())
            links.setdefault(str(file.relative_to(folder)), set()).add(target)
    reached, open_ = set(), {"index.html"}
    while open_:
        reached |= open_
        open_ = {target for page in open_ for target in links.get(page, ())} - reached
    assert merge_free <= reached


def test_a_page_that_is_gone_is_removed_with_its_empty_folder(services, filled, folder):
    run(services, folder)
    for brief in [one.brief for one in library(services).published("europe")]:
        withdraw(services, brief)
    done = run(services, folder)
    assert done.removed >= 9
    assert not (folder / "newsletters/europe").exists()
    assert not (folder / paths.story_page("ferry")).exists()
    assert set(files(folder)) == {unquote(one.path) for one in library(services).paths()}


def test_when_everything_was_withdrawn_the_folder_is_emptied(services, filled, folder):
    run(services, folder)
    for one in library(services).published():
        withdraw(services, one.brief)
    run(services, folder)
    assert list(files(folder)) == ["robots.txt"]
    assert sorted(file.name for file in folder.iterdir()) == [MANIFEST, "robots.txt"]


def test_files_of_others_stay_untouched(services, filled, folder):
    run(services, folder)
    (folder / "CNAME").write_text("briefs.example")
    (folder / "stories/mine.html").write_text("mine")
    run(services, folder)
    for one in library(services).published():
        withdraw(services, one.brief)
    run(services, folder)
    kept = files(folder)
    assert (kept["CNAME"], kept["stories/mine.html"]) == (b"briefs.example", b"mine")


def test_a_folder_of_others_is_refused_and_left_alone(services, filled, folder):
    folder.mkdir()
    (folder / "thesis.tex").write_text("years of work")
    with pytest.raises(ExportError, match=r"holds files that no export wrote; name an empty folder"):
        run(services, folder)
    assert files(folder) == {"thesis.tex": b"years of work"}


def test_a_file_of_others_where_a_page_belongs_is_named_and_nothing_is_written(services, filled, folder):
    run(services, folder)
    publish(services, story("new", "New", FT), days=30)
    (folder / "stories/new.html").write_text("mine")
    before = files(folder)
    with pytest.raises(ExportError, match=r"stories/new\.html was not written by an export; move it away"):
        run(services, folder)
    assert files(folder) == before


def test_a_page_that_somebody_changed_is_not_removed(services, filled, folder):
    run(services, folder)
    page = folder / paths.story_page("ferry")
    page.write_text("changed by hand")
    withdraw(services, library(services).published("europe")[0].brief)
    done = run(services, folder)
    assert done.left == (paths.story_page("ferry"),)
    assert page.read_text() == "changed by hand"
    assert run(services, folder).left == ()


def test_a_page_that_somebody_changed_is_written_again(services, filled, folder):
    run(services, folder)
    page = folder / paths.story_page("talks")
    page.write_text("changed by hand")
    assert run(services, folder).changed == 1
    assert "Talks are on" in page.read_text()


@pytest.mark.parametrize("after", [0, 1, 7])
def test_an_export_that_was_killed_is_finished_by_the_next(services, filled, folder, monkeypatch, after):
    real, count = Path.replace, iter(range(1000))

    def dying(self, target):
        if next(count) == after:
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            run(services, folder)
    whole = {unquote(one.path): library(services).page(one.path).content for one in library(services).paths()}
    for name, content in files(folder).items():
        assert name == PART or content == whole[name]
    run(services, folder)
    assert files(folder) == whole


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": 3}', "\x00"])
def test_a_damaged_manifest_is_told_of_and_nothing_is_removed(services, filled, folder, content):
    run(services, folder)
    before = files(folder)
    (folder / MANIFEST).write_text(content)
    with pytest.raises(ExportError, match="damaged"):
        run(services, folder)
    assert files(folder) == before


def test_a_place_that_is_no_folder_is_told_of(services, filled, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written"):
        run(services, tmp_path / "file")
    with pytest.raises(ExportError, match="cannot be written"):
        run(services, tmp_path / "file/below")


def test_a_file_where_a_folder_must_be_is_told_of(services, filled, folder):
    run(services, folder)
    for one in library(services).published():
        withdraw(services, one.brief)
    run(services, folder)
    (folder / "stories").write_text("mine")
    publish(services, story("new", "New", FT), days=60)
    with pytest.raises(ExportError):
        run(services, folder)
    assert (folder / "stories").read_text() == "mine"


def test_one_page_that_cannot_be_made_does_not_stop_the_others(services, filled, folder, monkeypatch, caplog):
    run(services, folder)
    real = type(library(services)).page

    def broken(self, path):
        if path == paths.story_page("talks"):
            raise StoreError("an approved brief cannot be read")
        return real(self, path)

    before = files(folder)
    publish(services, story("new", "New", FT), days=30)
    with monkeypatch.context() as patch:
        patch.setattr("briefs.web.site.library.Library.page", broken)
        done = run(services, folder)
    assert [failure.key for failure in services.engine.failures] == [paths.story_page("talks")]
    assert "stories/new.html" in files(folder)
    assert files(folder)[paths.story_page("talks")] == before[paths.story_page("talks")]
    assert done.removed == 0
    assert run(services, folder).changed == 0


@pytest.mark.parametrize("error", [TemplateError("story.html.j2:3: broken"), StoreBroken("the disk is full")])
def test_what_every_page_would_meet_ends_the_export(services, filled, folder, monkeypatch, error):
    def broken(self, path):
        raise error

    monkeypatch.setattr("briefs.web.site.library.Library.page", broken)
    with pytest.raises(type(error)):
        run(services, folder)
    assert len(services.engine.failures) <= 1


def test_merged_stories_lead_on_from_disk_as_well(services, filled, folder):
    merge(services, "ferry", "talks")
    run(services, folder)
    page = (folder / paths.story_page("ferry")).read_text()
    assert '<meta http-equiv="refresh" content="0; url=talks.html">' in page


def test_the_manifest_lists_what_was_written_with_its_hash(services, filled, folder):
    from hashlib import sha256

    run(services, folder)
    listed = json.loads((folder / MANIFEST).read_text())["files"]
    assert listed == {name: sha256(content).hexdigest() for name, content in files(folder).items()}


def test_names_are_files_as_browsers_look_for_them(folder):
    services = make_services(newsletters=("日報", "a b&c"))
    for newsletter in ("日報", "a b&c"):
        publish(services, story("talks", "Talks", FT), newsletter=newsletter)
    run(services, folder)
    assert (folder / "newsletters/日報/index.html").is_file()
    assert (folder / "newsletters/a b&c/feed.rss").is_file()


def test_a_name_that_is_no_file_stops_before_anything_is_written(folder):
    services = make_services(newsletters=("a/b",))
    publish(services, story("talks", "Talks", FT), newsletter="a/b")
    with pytest.raises(ExportError, match="cannot be exported"):
        run(services, folder)
    assert files(folder) == {}
