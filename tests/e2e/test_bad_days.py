"""What bad input gets: the whole program over loopback HTTP, with something broken each time."""

from __future__ import annotations

import json
import os
import shutil
import socket
from datetime import UTC, datetime
from importlib.resources import files

import pytest

from briefs.cli.app import run
from briefs.demo.server import SampleServer
from briefs.demo.week import load_week
from briefs.domain.errors import StoreError

pytestmark = pytest.mark.e2e

FIRST, SECOND = datetime(2025, 6, 21, 21, tzinfo=UTC), datetime(2025, 6, 23, 21, tzinfo=UTC)
HOSTS = {outlet.feed_host for outlet in load_week()}


@pytest.fixture
def paper(tmp_path, monkeypatch, capsys):
    """A newsletter on the sample's feeds in a folder of its own; calls commands and tells what they said."""
    for name in [name for name in os.environ if name.startswith(("BRIEFS_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    with SampleServer(FIRST) as server:
        shutil.copy(str(files("briefs.demo") / "feeds.yaml"), tmp_path / "feeds.yaml")
        monkeypatch.setenv("BRIEFS_ALLOWED_NETWORKS", "127.0.0.0/8")
        monkeypatch.setenv("BRIEFS_CONNECT_TO", f"*.example={server.address}")

        def call(*arguments: str) -> tuple[int, str, str]:
            code = run(["-c", str(tmp_path / "feeds.yaml"), *arguments])
            told = capsys.readouterr()
            return code, told.out, told.err

        call.server = server
        call.folder = tmp_path
        yield call


@pytest.fixture
def morning(paper, drafted):
    """The same, when the brief of the first morning was drafted."""
    shutil.copytree(drafted / "var", paper.folder / "var")
    return paper


def at(moment: datetime) -> list[str]:
    return ["--now", moment.isoformat()]


def test_one_feed_down_the_brief_goes_out_and_names_the_feed(paper):
    paper.server.broken = {"feeds.bbc.example"}
    code, out, err = paper("run", *at(FIRST))
    assert code == 0, err
    assert "1 of 15 feeds could not be read" in out
    brief = json.loads(paper("show", "asia-2025-06-22-0600", "--format", "json")[1])
    (failed,) = brief["coverage"]["failed"]
    assert (failed["outlet"], "500" in failed["reason"]) == ("BBC News", True)
    assert "BBC News" in paper("show", "asia-2025-06-22-0600", "--format", "text")[1]


def test_all_feeds_down_the_brief_is_skipped_and_the_last_good_one_stays(morning):
    good = morning("show", "asia-2025-06-22-0600", "--format", "json")[1]
    morning.server.now, morning.server.broken = SECOND, HOSTS
    code, out, err = morning("run", *at(SECOND))
    assert code == 1
    assert "asia-2025-06-24-0600 is skipped: no feed could be read" in out + err
    assert morning("show", "asia-2025-06-22-0600", "--format", "json")[1] == good


def test_feeds_back_before_noon_the_skipped_brief_is_drafted_after_all(paper):
    paper.server.broken = HOSTS
    assert paper("run", *at(FIRST))[0] == 1
    paper.server.broken = set()
    later = FIRST.replace(hour=23, minute=59)
    code, out, err = paper("run", *at(later))
    assert code == 0, err
    assert "next: briefs approve asia-2025-06-22-0600" in out


def test_no_story_no_mail(paper):
    quiet = datetime(2025, 6, 18, 21, tzinfo=UTC)
    paper.server.now = quiet
    code, out, _ = paper("run", *at(quiet))
    assert code == 0
    assert "is skipped: no story was new for this newsletter" in out
    assert not list(paper.folder.glob("var/outbox/*.eml"))


def test_run_stops_at_a_draft_and_prints_the_next_command(paper):
    code, out, err = paper("run", *at(FIRST))
    assert code == 0, err
    assert "quoted word for word by the extractive writer; no language model, no cost" in err
    assert "next: briefs approve asia-2025-06-22-0600" in out
    assert not list(paper.folder.glob("var/outbox/*.eml"))
    code, _, err = paper("send", "asia-2025-06-22-0600")
    assert (code, "approve it first: briefs approve asia-2025-06-22-0600" in err) == (1, True)


def test_approve_and_send_by_command(morning):
    assert morning("subscribers", "add", "asia", "reader@example.com")[0] == 0
    code, out, err = morning("approve", "asia-2025-06-22-0600", "--as", "an editor")
    assert code == 0, err
    assert "approved by an editor: sha256 " in out
    for _ in range(2):
        assert morning("send", "asia-2025-06-22-0600")[0] == 0
    (mail,) = morning.folder.glob("var/outbox/*.eml")
    assert b"To: reader@example.com" in mail.read_bytes()


def test_a_second_run_in_the_same_slot_makes_nothing_new(morning):
    code, out, _ = morning("run", *at(FIRST))
    assert code == 0
    assert "asia-2025-06-22-0600 exists already (draft); nothing new was made" in out


def test_a_data_folder_that_cannot_be_written_is_one_line(paper, monkeypatch):
    (paper.folder / "file").write_text("not a folder")
    monkeypatch.setenv("BRIEFS_DATA", str(paper.folder / "file" / "data"))
    code, _, err = paper("run", *at(FIRST))
    assert code == 1
    (line,) = [line for line in err.splitlines() if line.startswith("briefs:")]
    assert "cannot make the data folder" in line
    assert "BRIEFS_DATA" in line


def test_a_database_that_is_none_is_one_line(paper):
    (paper.folder / "var").mkdir()
    (paper.folder / "var" / "briefs.db").write_bytes(b"this is no database, whatever its name says" * 50)
    code, _, err = paper("run", *at(FIRST))
    assert code == 1
    assert len([line for line in err.splitlines() if line.startswith("briefs:")]) == 1
    assert "Traceback" not in err


@pytest.mark.parametrize("text", ["", "version: 1\nfeeds: [\n", "feeds: {a: not an address}\nnonsense: 1\n"])
def test_a_broken_configuration_is_exit_2_and_the_list(paper, text):
    (paper.folder / "feeds.yaml").write_text(text)
    code, _, err = paper("run")
    assert code == 2
    assert all(line.startswith("briefs: ") for line in err.splitlines())
    assert "feeds.yaml" in err


def test_an_operators_template_beside_feeds_yaml_overrides_one_file(paper):
    own = paper.folder / "templates" / "email"
    own.mkdir(parents=True)
    (own / "subject.txt.j2").write_text("Our own subject\n")
    assert paper("run", *at(FIRST))[0] == 0
    mail = paper("show", "asia-2025-06-22-0600", "--format", "eml")[1]
    assert "Subject: Our own subject" in mail
    assert "Japan scraps US talks" in mail


def test_a_broken_template_of_the_operator_is_named_and_costs_its_part_only(paper):
    own = paper.folder / "templates" / "email"
    own.mkdir(parents=True)
    (own / "body.txt.j2").write_text("fine\n{{ nonsense }}\n")
    assert paper("run", *at(FIRST))[0] == 0
    code, _, err = paper("approve", "asia-2025-06-22-0600")
    assert code == 0
    assert "body.txt.j2:2" in err
    assert "approved" in paper("list")[1]
    assert "Security and diplomacy" in paper("show", "asia-2025-06-22-0600", "--format", "text")[1]


def test_a_model_that_cannot_be_reached_is_named_and_its_stories_are_quoted(paper, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setattr("time.sleep", lambda _: None)
    config = paper.folder / "feeds.yaml"
    config.write_text(config.read_text().replace("writer: {kind: extractive}", "writer: {kind: auto}"))
    code, out, err = paper("run", *at(FIRST))
    assert code == 0, err
    assert "written by gpt-5-mini; about" in err
    assert "stories are quoted without the model" in out


def test_mails_that_wait_are_a_failure_with_the_next_try(morning, monkeypatch):
    morning("subscribers", "add", "asia", "reader@example.com")
    assert morning("approve", "asia-2025-06-22-0600")[0] == 0
    monkeypatch.setenv("BRIEFS_MAIL_URL", "smtp://127.0.0.1:9")
    code, out, err = morning("send", "asia-2025-06-22-0600")
    assert code == 1
    assert "deferred" in out
    assert "1 mail waits; next try" in err


def test_a_port_that_is_taken_is_one_line(paper):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, out, err = paper("serve", "--port", str(taken.getsockname()[1]))
    assert (code, out) == (1, "")
    assert "choose another with --port" in err


def test_a_brief_of_which_nothing_could_be_written_is_told_as_failed(paper, monkeypatch):
    def fails(*_):
        raise StoreError("the table is locked")

    monkeypatch.setattr("briefs.adapters.store.briefs.SqlBriefs.save_item", fails)
    code, out, _ = paper("run", *at(FIRST))
    assert code == 1
    assert "asia-2025-06-22-0600 is failed: no story could be written" in out


def test_drafting_before_any_feed_was_read_says_what_to_run(paper):
    code, out, _ = paper("draft", *at(FIRST))
    assert code == 0
    assert "no feed was read yet; run: briefs refresh" in out


def test_a_brief_that_is_not_there_is_wrong_use_and_says_where_to_look(paper):
    for command in ("show", "approve", "send", "cancel"):
        code, _, err = paper(command, "nosuch")
        assert (code, "no brief 'nosuch'; see: briefs list" in err) == (2, True), command
