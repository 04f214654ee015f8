"""`briefs doctor`: what is thought of each fact, and whole examinations of folders in all states."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from briefs.adapters.llm.scripted import ScriptedEmbedder, ScriptedModel
from briefs.adapters.store.examine import Standing
from briefs.adapters.store.memory import MemoryStore
from briefs.adapters.store.sql import open_store
from briefs.cli import diagnosis, probes, secrecy, servers
from briefs.cli.app import run
from briefs.cli.diagnosis import Room
from briefs.config import Environment
from briefs.domain.audience import Delivery, DeliveryStatus, Subscriber, Subscription
from briefs.domain.brief import Brief, Status
from briefs.domain.errors import ModelRefused, ModelUnavailable, Problem
from briefs.domain.feed import Feed, FeedState
from briefs.domain.newsletter import Newsletter, Site, WriterKind, WriterSettings

NOW = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
VAR = Path("var")
MINE = """\
version: 1
site: {url: https://brief.harbour.press, from: desk@harbour.press, postal_address: Quay 1}
feeds:
  harbour: https://harbour.example/rss
newsletters:
  asia: {timezone: Asia/Tokyo}
"""


def said(line) -> str:
    return f"{line.level}: {line.found} | {line.mend}"


def room(free: int, *, exists: bool = True, refusal: str = "") -> Room:
    return Room(VAR, exists, refusal, free)


# what is thought of each fact


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (room(5_000_000_000), "ok: var, 5.0 GB free | "),
        (room(5_000_000_000, exists=False), "ok: var will be made, 5.0 GB free | "),
        (room(900_000_000), "warn: var, 0.9 GB free | free some space"),
        (room(10_000_000), "fail: var, 0.0 GB free | free some space"),
        (room(5_000_000_000, refusal="Read-only file system"), "fail: cannot write to var: Read-only file system | make it writable"),
    ],
)  # fmt: skip
def test_the_data_folder_must_take_what_is_written(found, expected):
    assert said(diagnosis.data_folder(found)).startswith(expected)


@pytest.mark.parametrize(
    ("standing", "level", "words"),
    [
        (Standing.NEW, "ok", "not made yet"),
        (Standing.CURRENT, "ok", "newest tables"),
        (Standing.OLDER, "warn", "the next command migrates it"),
        (Standing.NEWER, "fail", "update Briefs"),
        (Standing.FOREIGN, "fail", "another program"),
    ],
)
def test_a_database_is_judged_by_its_tables(standing, level, words):
    line = diagnosis.database("briefs.db", standing)
    assert line.level == level
    assert words in said(line)


@pytest.mark.parametrize(
    ("given", "kept", "mode", "level", "words"),
    [
        (True, None, 0, "ok", "BRIEFS_SECRET is set"),
        (False, None, 0, "ok", "none yet"),
        (False, "x" * 43, 0o100600, "ok", "kept in"),
        (False, "x" * 43, 0o100640, "warn", "chmod 600"),
        (False, "", 0o100600, "fail", "holds no secret"),
    ],
)
def test_a_secret_is_set_or_kept_where_nobody_else_reads_it(given, kept, mode, level, words):
    line = diagnosis.secret(given=given, file=VAR / "secret", kept=kept, mode=mode)
    assert line.level == level
    assert words in said(line)
    assert "xxx" not in said(line)


@pytest.mark.parametrize(
    ("zones", "newest", "expected"),
    [
        ({"Asia/Tokyo": True}, None, "ok: 2026-11-24 06:30 UTC; time zones known: Asia/Tokyo"),
        ({"Asia/Tokyo": True}, NOW - DAY, "ok: "),
        ({"Asia/Tokyo": False}, None, "fail: no such time zone here: Asia/Tokyo | pip install tzdata"),
        ({}, NOW + DAY, "fail: 2026-11-24 06:30 UTC is before what is stored, 2026-11-25 06:30 UTC | set"),
    ],
)
def test_the_clock_knows_its_zones_and_stands_behind_nothing_stored(zones, newest, expected):
    assert said(diagnosis.clock(zones, NOW, newest)).startswith(expected)


def newsletter(kind: WriterKind, model: str = "") -> Newsletter:
    return Newsletter("asia", "Asia", (), writer=WriterSettings(kind, model))


AUTO, LLM, EXTRACTIVE = map(newsletter, (WriterKind.AUTO, WriterKind.LLM, WriterKind.EXTRACTIVE))


@pytest.mark.parametrize(
    ("newsletters", "model", "chosen", "expected"),
    [
        ([AUTO], "", False, "ok: extractive: quoted word for word"),
        (
            [AUTO, LLM],
            "",
            False,
            "warn: asia should be written by a model, and none is configured | set OPENAI",
        ),
        ([EXTRACTIVE], "m", True, "ok: extractive, as every newsletter asks"),
        ([AUTO], "m", True, "ok: m at models.example:8080 | "),
        ([AUTO], "m", False, "warn: m at models.example:8080, which nobody chose | set BRIEFS_MODEL"),
        ([newsletter(WriterKind.LLM, "big"), AUTO], "m", True, "ok: big, m at models.example:8080"),
        ([newsletter(WriterKind.LLM, "big")], "m", False, "ok: big at models.example:8080"),
    ],
)
def test_the_writer_is_named_with_its_server_but_without_the_rest_of_the_address(
    newsletters, model, chosen, expected
):
    endpoint = "https://me:hush@models.example:8080/hush?key=hush"
    assert said(diagnosis.writer(newsletters, model, endpoint, chosen=chosen)).startswith(expected)


@pytest.mark.parametrize(
    ("given", "readers", "level", "words"),
    [
        ("", 0, "warn", "no mail can leave"),
        ("", 3, "fail", "no mail can leave"),
        ("Brief <brief@example.org>", 3, "warn", "is an example"),
        ("Brief <brief@mail.example>", 3, "warn", "is an example"),
        ("Brief <brief@harbour.press>", 3, "ok", "brief@harbour.press"),
    ],
)
def test_a_sender_is_needed_as_soon_as_somebody_reads(given, readers, level, words):
    line = diagnosis.sender(Site(sender=given), readers)
    assert line.level == level
    assert words in said(line)


@pytest.mark.parametrize(
    ("url", "postal", "doubts"),
    [
        ("https://harbour.press", "Quay 1", []),
        ("http://harbour.press", "Quay 1", ["one click"]),
        ("https://localhost:8000", "Quay 1", ["one click"]),
        ("https://brief.example.org", "Quay 1", ["one click"]),
        ("https://harbour.press", "", ["laws"]),
        ("", "", ["not set: readers cannot leave in one click", "laws"]),
    ],
)
def test_readers_can_leave_in_one_click_and_see_who_writes(url, postal, doubts):
    line = diagnosis.site(Site(url, postal_address=postal))
    assert line.level == ("warn" if doubts else "ok")
    assert all(doubt in line.found for doubt in doubts)
    assert ("laws" in line.found) == ("laws" in doubts)


@pytest.mark.parametrize(
    ("contact", "alerts_to", "expected"),
    [
        ("ops@harbour.press", "ops@harbour.press", "ok: ops@harbour.press; ops@harbour.press hears of feeds that fail | "),
        ("https://harbour.press/bot", "ops@harbour.press", "ok: https://harbour.press/bot; "),
        ("https://harbour.press/bot", "", "warn: no mail says when a feed fails | set fetching.alerts_to in"),
        ("", "ops@harbour.press", "warn: site.contact is not set: publishers cannot write to you | set site.contact in"),
        ("", "", "warn: site.contact is not set: publishers cannot write to you; no mail says when a feed fails | set site.contact in"),
        ("editor@example.org", "editor@example.org", "warn: editor@example.org is an example | set site.contact in"),
    ],
)  # fmt: skip
def test_publishers_know_whom_to_write_to_and_the_operator_hears_of_feeds(contact, alerts_to, expected):
    assert said(diagnosis.contact(Site(contact=contact), alerts_to)).startswith(expected)


def test_one_mistake_is_told_with_its_own_mend():
    one = Problem("feeds.yaml", None, "", "does not exist; copy the example")
    other = Problem("feeds.yaml", 3, "feeds.a.every", "'5m' is not between 15m and 24h")
    path = Path("feeds.yaml")
    assert [said(diagnosis.configuration(path, None, found)) for found in ([one], [other], [one, other])] == [
        "fail: feeds.yaml does not exist | copy the example",
        "fail: feeds.yaml:3 feeds.a.every: '5m' is not between 15m and 24h | mend it in feeds.yaml",
        f"fail: {one}; {other} | briefs config check names all",
    ]


def feed(name: str) -> Feed:
    return Feed(name, f"https://{name}.example/rss", name)


def state(name: str, ago: timedelta = HOUR, **more) -> FeedState:
    return FeedState(name, NOW - ago + 2 * HOUR, NOW - ago, **more)


BAD = {"errors": 2, "error": "404 Not Found"}


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], "ok: none of 2 visited yet | "),
        ([state("a")], "ok: 1 of 2 read well, 1 due | "),
        ([state("a"), state("b", **BAD)], "warn: 1 of 2 read well, 0 due; 1 failing: b: 404 Not Found | briefs feeds check"),
        ([state("a", disabled=True), state("b", **BAD)], "fail: 0 of 2 read well, 0 due; 2 failing: a: gone; b: 404"),
        ([state("a", 2 * DAY), state("b", 3 * DAY)], "warn: 2 of 2 read well, 2 due; none since 2026-11-22 06:30 UTC | keep briefs serve"),
        ([state("a"), state("other", **BAD)], "ok: 1 of 2 read well, 1 due | "),
    ],
)  # fmt: skip
def test_feeds_are_judged_by_their_last_visits(states, expected):
    line = diagnosis.feeds([feed("a"), feed("b")], {state.name: state for state in states}, NOW)
    assert said(line).startswith(expected)


def test_of_many_failing_feeds_some_are_named_and_the_rest_counted():
    feeds = [feed(name) for name in "abcdef"]
    line = diagnosis.feeds(feeds, {name: state(name, **BAD) for name in "abcde"}, NOW)
    assert "5 failing: a: 404 Not Found; b: 404 Not Found; c: 404 Not Found; and 2 more" in line.found


@pytest.mark.parametrize(
    ("replaced", "wrong", "expected"),
    [
        ([], [], "ok: the packaged ones | "),
        (["a.j2", "b.j2"], [], "ok: templates replaces a.j2; b.j2 | "),
        (["a.j2"], ["a.j2:1: x"], "fail: a.j2:1: x | mend or remove it; until then the packaged one is used"),
        (["a.j2"], list("abcde"), "fail: a; b; c; and 2 more | mend"),
    ],
)
def test_templates_are_judged_by_what_is_wrong_with_them(replaced, wrong, expected):
    assert said(diagnosis.templates(Path("templates"), replaced, wrong)).startswith(expected)


@pytest.mark.parametrize(
    ("confirmed", "expected"),
    [
        ({"asia": 3, "world": 1}, "ok: asia 3, world 1 | "),
        (
            {"asia": 3, "world": 0},
            "warn: no confirmed subscriber: world | briefs subscribers add world ADDRESS",
        ),
    ],
)
def test_a_newsletter_without_readers_is_named(confirmed, expected):
    assert said(diagnosis.readers(confirmed)) == expected


def brief(id: str, status: Status, created: datetime = NOW, **more) -> Brief:
    return Brief(id, "asia", date(2026, 11, 24), id[-4:], status, created, **more)


@pytest.mark.parametrize(
    ("at_work", "expected"),
    [
        ([], "ok: none is stuck | "),
        ([(brief("asia-1", Status.SENDING), NOW - HOUR)], "ok: "),
        ([(brief("asia-1", Status.DRAFTING), NOW - 2 * DAY)], "warn: asia-1 drafting since 2026-11-22 06:30 UTC | its day is over"),
        ([(brief("asia-1", Status.SENDING), NOW - 2 * DAY)], "fail: asia-1 sending since 2026-11-22 06:30 UTC | briefs send asia-1 goes on"),
    ],
)  # fmt: skip
def test_a_brief_that_is_at_work_for_a_day_is_stuck(at_work, expected):
    assert said(diagnosis.briefs(at_work, NOW)).startswith(expected)


@pytest.mark.parametrize(
    ("unknown", "expected"),
    [({}, "ok: every mail"), ({"asia-1": 2}, "warn: unknown whether mails left: asia-1 2 | ")],
)
def test_mails_of_which_nobody_knows_are_counted(unknown, expected):
    assert said(diagnosis.deliveries(unknown)).startswith(expected)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (None, "ok: m at models.example answers | "),
        (ModelUnavailable("models.example refused the key (401)"), "fail: models.example refused the key (401) | check OPENAI"),
        (ModelRefused("it declined"), "warn: it declined | "),
    ],
)  # fmt: skip
def test_a_model_is_asked_one_small_thing(error, expected):
    model = ScriptedModel(error or '{"ok": true}', name="m", endpoint="https://models.example/v1")
    assert said(servers.ask(model)).startswith(expected)
    assert len(model.history) == 1


@pytest.mark.parametrize(
    ("failing", "expected"),
    [
        ([], "ok: scripted at "),
        ([ModelUnavailable("it refused the key (401)")], "fail: it refused the key (401) | "),
    ],
)
def test_an_embeddings_model_is_asked_for_one_vector(failing, expected):
    embedder = ScriptedEmbedder({}, failing=failing)
    assert said(servers.embed(embedder)).startswith(expected)
    assert embedder.history == [("Briefs",)]


def test_no_secret_of_the_environment_is_left_in_a_line():
    environment = Environment(
        database_url="postgresql://me:data%40hush@db/briefs?password=query-hush",
        mail_url="smtps://me:mail-hush@mail.example",
        model_url="https://me:url-hush@models.example/v1?key=key-hush",
        model_key="model-hush",
        secret="secret-hush",
    )
    text = "data%40hush data@hush query-hush mail-hush url-hush key-hush model-hush secret-hush"
    line = secrecy.without(
        diagnosis.Line("x", diagnosis.Level.FAIL, text, text), secrecy.secrets(environment)
    )
    assert "hush" not in said(line)
    assert "hush" not in repr(environment)


# whole examinations


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """A database with the newest tables; a copy of it is quicker than another one."""
    file = tmp_path_factory.mktemp("made") / "briefs.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    for name in (
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
        "BRIEFS_MAIL_URL",
        "BRIEFS_DATABASE_URL",
        "BRIEFS_DATA",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feeds.yaml").write_text(MINE)
    return tmp_path


@pytest.fixture
def stored(folder, made) -> Path:
    (folder / "var").mkdir()
    return Path(shutil.copy(made, folder / "var" / "briefs.db"))


def examine(environ: dict[str, str] | None = None, *, online: bool = False, file: str = "feeds.yaml"):
    lines = list(probes.examination(Path(file), environ or {}, NOW, online=online))
    assert len({line.name for line in lines}) == len(lines)
    return {line.name: line for line in lines}


def test_a_new_folder_is_in_order_and_stays_as_it_is(folder, capsys):
    assert run(["doctor", "--now", NOW.isoformat()]) == 0
    told = capsys.readouterr()
    assert [path.name for path in folder.iterdir()] == ["feeds.yaml"]
    assert "feeds.yaml: 1 feed; newsletters: asia" in told.out
    assert not told.err


@pytest.mark.parametrize("text", [None, "version: 2\nfeeds: {a: https://a.example}\n"])
def test_without_a_right_feeds_file_everything_else_is_still_looked_at(text, stored, folder, capsys):
    (folder / "feeds.yaml").unlink()
    if text:
        (folder / "feeds.yaml").write_text(text)
    assert run(["doctor"]) == 1
    assert "briefs: 1 of 17 checks failed: configuration" in capsys.readouterr().err
    lines = examine()
    assert {name for name, line in lines.items() if "needs feeds.yaml" in line.found} == {
        "writer", "sender", "site", "contact", "feeds", "templates", "readers",
    }  # fmt: skip
    assert all(
        lines[name].level == "ok" for name in ("data folder", "database", "secret", "clock", "mail", "briefs")
    )


TEMPLATES = {
    "email/subject.txt.j2": ("{{ nothing }}", ":1: 'nothing' is undefined"),
    "email/body.html.j2": ("{% for story in brief.contents %}{{ story.url.nothing }}{% endfor %}", ":1: "),
    "web/brief.html.j2": ("hello", ": has no place for corrections: print {{ wrapped | safe }}"),
    "web/desk/list.html.j2": ("\n{% nonsense %}", ":2: Encountered unknown tag 'nonsense'."),
    "md/brief.md.j2": ("\n\n{{ brief.nothing }}", ":3: 'briefs.adapters.pages.view.BriefView object' has no"),
    "email/operator/body.txt.j2": (
        "{{ letter.more.nothing }}",
        ":1: 'int object' has no attribute 'nothing'",
    ),
    "newsletters/asia/email/body.txt.j2": ("hello", ": has no way out of the list"),
    "newsletters/asai/email/body.txt.j2": ("", ": there is no newsletter 'asai'; did you mean 'asia'?"),
    "newsletters/asia/web/home.html.j2": (
        "",
        ": is the same for every newsletter; move it to templates/web/home.html.j2",
    ),
    "email/body.html": ("", ": no template is called 'email/body.html'; did you mean 'email/body.html.j2'?"),
}


@pytest.mark.parametrize(("name", "text", "wrong"), [(name, *told) for name, told in TEMPLATES.items()])
def test_a_broken_template_is_named_with_file_and_line(folder, name, text, wrong):
    file = folder / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_text(text)
    line = examine()["templates"]
    assert line.level == "fail"
    assert wrong in line.found
    assert line.found.startswith("templates/" + "/".join(name.split("/")[:2]))
    assert "; and" not in line.found


def test_whole_templates_and_notes_beside_them_are_in_order(folder):
    for name, text in {
        "email/subject.txt.j2": "{% include 'email/subjects.txt.j2' %}",
        "email/subjects.txt.j2": "{{ brief.title }}",
        "newsletters/asia/pieces.html.j2": "{% macro lang(tag) %}{% endmacro %}",
        "newsletters/asia/web/style.css.j2": "body { color: #000 }",
        "README.md": "What stands here",
    }.items():
        (folder / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "templates" / name).write_text(text)
    assert said(examine()["templates"]) == (
        "ok: templates replaces email/subject.txt.j2; newsletters/asia/pieces.html.j2; newsletters/asia/web/style.css.j2 | "
    )


def test_a_wrong_variable_hides_only_what_rests_on_it(folder):
    lines = examine({"BRIEFS_DATABASE_URL": "mysql://me:hush@host/db", "BRIEFS_DATTA": "x"})
    assert lines["environment"].level == "fail"
    assert "BRIEFS_DATABASE_URL is not sqlite" in lines["environment"].found
    assert "BRIEFS_DATTA is not read; did you mean 'BRIEFS_DATA'?" in lines["environment"].found
    assert {name for name, line in lines.items() if line.found.startswith("not looked at")} == {
        "database", "revision", "feeds", "readers", "briefs", "deliveries",
    }  # fmt: skip
    assert "hush" not in str(lines)


def test_what_is_stored_is_read(stored):
    with closing(open_store(f"sqlite:///{stored}")) as store:
        store.feeds.record(state("harbour", **BAD), [])
        store.audience.add(Subscriber("s1", "ann@harbour.press", "asia", Subscription.CONFIRMED, NOW))
        store.audience.add(Subscriber("s2", "bob@harbour.press", "asia", Subscription.UNSUBSCRIBED, NOW))
        stuck = brief("asia-2026-11-22-0530", Status.SENDING, NOW - 2 * DAY)
        store.briefs.create(stuck)
        store.briefs.create(brief("asia-2026-11-24-0600", Status.SENDING, NOW - 2 * DAY, send_at=NOW - HOUR))
        unknown = Delivery(stuck.id, "s1", "ann@harbour.press", "<1@x>", DeliveryStatus.UNKNOWN, NOW)
        store.audience.open_deliveries([unknown])
    lines = examine()
    assert said(lines["database"]) == "ok: var/briefs.db opens, can be written, and has the newest tables | "
    assert lines["feeds"].found.endswith("1 failing: harbour: 404 Not Found")
    assert lines["readers"].found == "asia 1"
    assert lines["briefs"].found == f"{stuck.id} sending since 2026-11-22 06:30 UTC"
    assert lines["deliveries"].found.endswith(f"{stuck.id} 1")


@pytest.mark.parametrize(
    ("statement", "level", "words"),
    [
        ("UPDATE alembic_version SET version_num = '0099'", "fail", "newer Briefs"),
        ("DROP TABLE alembic_version", "fail", "another program"),
    ],
)
def test_a_database_that_is_not_ours_is_left_alone(statement, level, words, stored):
    with closing(sqlite3.connect(stored)) as connection, connection:
        connection.execute(statement)
    before = stored.read_bytes()
    lines = examine()
    assert lines["database"].level == level
    assert words in lines["database"].found
    assert "needs the database" in lines["feeds"].found
    assert stored.read_bytes() == before


def test_an_older_database_is_told_and_not_migrated(stored, monkeypatch):
    monkeypatch.setattr("briefs.adapters.store.examine.HEAD", "0002")
    before = stored.read_bytes()
    lines = examine()
    assert said(lines["database"]).startswith(
        "warn: var/briefs.db has older tables | the next command migrates it"
    )
    assert "needs the database" in lines["deliveries"].found
    assert stored.read_bytes() == before


def test_a_file_that_is_no_database_is_a_failing_line(stored):
    stored.write_bytes(b"not a database " * 100)
    assert said(examine()["database"]) == (
        "fail: var/briefs.db is not a database | move that file away, or set BRIEFS_DATA or "
        "BRIEFS_DATABASE_URL to another place"
    )


def test_a_data_folder_that_is_a_file_is_a_failing_line(folder):
    (folder / "var").write_text("")
    lines = examine()
    assert lines["data folder"].level == lines["mail"].level == "fail"
    assert "Not a directory" in lines["data folder"].found


def test_a_bug_in_one_check_is_a_line_of_its_own():
    patient = probes.Patient(Path("feeds.yaml"), Environment(), None, MemoryStore(), NOW)
    line = probes.Check("site", probes._site).line(patient)
    assert said(line).startswith("fail: unexpected TypeError")


class Deaf:
    """A server that takes no logins."""


@pytest.fixture(scope="module")
def mail_server():
    class AnyPort(Controller):
        def _trigger_server(self) -> None:
            self.port = self.server.sockets[0].getsockname()[1]
            super()._trigger_server()

    controller = AnyPort(Deaf(), "127.0.0.1", 0)
    controller.start()
    yield controller.port
    controller.stop()


def test_the_mail_server_is_greeted_only_when_asked(folder, mail_server):
    environ = {"BRIEFS_MAIL_URL": f"smtp://127.0.0.1:{mail_server}"}
    assert "mail server" not in examine(environ)
    assert said(examine(environ, online=True)["mail server"]) == "ok: 127.0.0.1 answers | "


def test_a_mail_server_that_refuses_is_a_failing_line_without_the_password(folder, mail_server):
    environ = {"BRIEFS_MAIL_URL": f"smtp://me:hush-hush@127.0.0.1:{mail_server}"}
    lines = examine(environ, online=True)
    assert lines["mail"].found.startswith(f"SMTP to 127.0.0.1:{mail_server}, with a login")
    assert said(lines["mail server"]).startswith("fail: cannot use the mail server 127.0.0.1")
    assert "hush" not in str(lines)
