"""`briefs export`: what the command says and how it ends."""

from __future__ import annotations

import json

import pytest
from published_site import Reported, make_services, publish, story, withdraw

from briefs.adapters.store.sql import open_store
from briefs.cli.app import run

SITE = "version: 1\nsite: {url: https://briefs.example, from: Desk <a@briefs.example>, contact: a@briefs.example}\n"
FEEDS = """feeds: {ft: {url: https://ft.example/feed, outlet: FT}}
newsletters: {asia: {title: Asia, schedule: {draft: "05:30"}}}
"""


@pytest.fixture
def config(tmp_path, database, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feeds.yaml").write_text(SITE + FEEDS)
    return tmp_path / "feeds.yaml"


@pytest.fixture
def published(database):
    store = open_store(f"sqlite:///{database}")
    services = make_services(store)
    brief = publish(services, story("talks", "Talks are off", [Reported("FT", 9), Reported("NHK", 8)]))
    yield lambda: withdraw(services, brief)
    store.close()


def test_it_says_how_many_pages_there_are_and_what_changed(config, published, capsys):
    assert run(["export", "site/"]) == 0
    said = capsys.readouterr()
    pages = len([file for file in (config.parent / "site").rglob("*.*") if file.is_file()]) - 1
    assert said.out == f"{pages} pages, {pages} changed, 0 removed: site\n"
    assert (config.parent / "site/stories/talks.html").is_file()
    assert run(["export", "site/"]) == 0
    assert capsys.readouterr().out == f"{pages} pages, 0 changed, 0 removed: site\n"


def test_a_withdrawn_brief_is_removed_and_said(config, published, capsys):
    run(["export", "site"])
    published()
    assert run(["export", "site"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "1 page, 0 changed, 12 removed: site"
    assert "nothing is published yet; approve a brief: briefs approve BRIEF" in said.err


def test_without_an_address_it_says_what_is_left_out(config, published, capsys):
    config.write_text(SITE.replace("url: https://briefs.example, ", "") + FEEDS)
    assert run(["export", "site"]) == 0
    assert "without site.url in feeds.yaml there are no feeds and no sitemap" in capsys.readouterr().err
    assert not list((config.parent / "site").rglob("feed.*"))


def test_a_folder_of_others_is_refused_in_one_line(config, published, capsys):
    (config.parent / "site").mkdir()
    (config.parent / "site/thesis.tex").write_text("")
    assert run(["export", "site"]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "briefs: site holds files that no export wrote; name an empty folder, or one that an export made"
    ]


def test_a_page_that_somebody_changed_is_named(config, published, capsys):
    run(["export", "site"])
    (config.parent / "site/stories/talks.html").write_text("mine")
    published()
    run(["export", "site"])
    assert "kept, because somebody changed it: site/stories/talks.html" in capsys.readouterr().err


def test_a_broken_template_of_the_operator_is_named_and_ours_takes_its_place(config, published, capsys):
    (config.parent / "templates/web").mkdir(parents=True)
    (config.parent / "templates/web/story.html.j2").write_text("{{ nothing }}")
    assert run(["export", "site"]) == 0
    assert capsys.readouterr().err.count("templates/web/story.html.j2:1") == 1
    assert "</html>" in next((config.parent / "site/stories").glob("*.html")).read_text()


def test_the_operators_templates_are_used(config, published):
    (config.parent / "templates/web").mkdir(parents=True)
    (config.parent / "templates/web/site.css.j2").write_text("main { color: teal; }")
    assert run(["export", "site"]) == 0
    assert "color: teal" in (config.parent / "site/index.html").read_text()


def test_a_file_for_a_folder_is_wrong_use(config, capsys):
    (config.parent / "file").write_text("")
    assert run(["export", "file"]) == 2
    assert "file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../victim.txt", "a/../../victim.txt", "/etc/victim.txt"])
def test_a_manifest_reaches_no_file_outside_its_folder(config, published, name, capsys):
    victim = config.parent / "victim.txt"
    victim.write_text("mine")
    (config.parent / "site").mkdir()
    (config.parent / "site/.briefs-export").write_text(json.dumps({"format": 1, "files": {name: ""}}))
    assert run(["export", "site"]) == 1
    assert "is damaged" in capsys.readouterr().err
    assert victim.read_text() == "mine"
