"""A running program follows its feeds.yaml, and starts from the last accepted one when that is broken."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefs.bootstrap import open_live, open_services
from briefs.domain.errors import ConfigError, StoreError

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
ONE = """\
version: 1
site: {contact: old@briefs.example}
feeds:
  ft: https://ft.example/rss
"""
TWO = ONE.replace("old@", "new@") + "  scmp: https://scmp.example/rss\n"
BROKEN = ONE.replace("https://ft.example/rss", "{url: https://ft.example/rss, evry: 1h}")
REFUSED = "feeds.yaml is refused, revision 1 stays in force: feeds.yaml:4 feeds.ft.evry: "


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "feeds.yaml"
    path.write_text(ONE)
    return path


@pytest.fixture
def live(file):
    with open_live(file, {}) as live:
        yield live


@pytest.fixture
def said(caplog):
    caplog.set_level(logging.INFO, "briefs")
    return lambda: caplog.messages


def feeds(services) -> list[str]:
    return [feed.name for feed in services.config.feeds]


def test_a_changed_file_is_in_force_at_the_next_turn_and_older_services_stay_as_they_were(live, file, said):
    before = live.renew(NOW)
    file.write_text(TWO)
    after = live.renew(NOW)
    assert (feeds(before), feeds(after), feeds(live.services)) == (["ft"], ["ft", "scmp"], ["ft", "scmp"])
    assert (before.config.revision, after.config.revision) == (1, 2)
    assert after.store.newest_config() == (2, TWO)
    (line,) = said()
    assert line == (
        "feeds.yaml is taken over as revision 2: 1 feed added; newsletter brief changed; site changed; "
        "fetching changed"
    )


def test_what_depends_on_the_configuration_is_made_anew_and_what_is_open_stays_open(live, file):
    before = live.renew(NOW)
    file.write_text(TWO)
    after = live.renew(NOW)
    assert (before.reader._contact, after.reader._contact) == ("old@briefs.example", "new@briefs.example")
    assert after.store is before.store
    assert after.mailer is before.mailer
    assert after.engine is before.engine


def test_a_program_that_runs_for_days_says_nothing_of_its_steps_where_nobody_watches(capsys, live):
    def step(*_: object) -> None:
        pass

    live.services.engine.each(live.services, step, ["a key"], NOW)
    assert capsys.readouterr().err == ""


def test_a_broken_file_changes_nothing_and_is_held_against_the_operator_at_the_second_turn(live, file, said):
    file.write_text(BROKEN)
    first, second = live.renew(NOW), live.renew(NOW)
    assert feeds(first) == feeds(second) == ["ft"]
    assert first.config.refused == ()
    assert [problem.line for problem in second.config.refused] == [4]
    (line,) = said()
    assert line.startswith(REFUSED)
    file.write_text(TWO)
    assert live.renew(NOW).config.refused == ()
    assert said()[1].startswith("feeds.yaml is taken over as revision 2")


@pytest.mark.parametrize("text", [None, "", ONE[:30]], ids=["deleted", "empty", "half written"])
def test_a_file_that_an_editor_is_saving_costs_nothing(live, file, text):
    file.unlink()
    if text is not None:
        file.write_text(text)
    assert feeds(live.renew(NOW)) == ["ft"]
    file.write_text(ONE)
    after = live.renew(NOW)
    assert (after.config.refused, after.config.revision) == ((), 1)


def test_a_change_that_could_not_be_stored_is_taken_over_at_a_later_turn(live, file, monkeypatch):
    file.write_text(TWO)
    with monkeypatch.context() as patch:
        patch.setattr(type(live.services.store), "accept_config", _locked)
        with pytest.raises(StoreError):
            live.renew(NOW)
    assert feeds(live.services) == ["ft"]
    assert feeds(live.renew(NOW)) == ["ft", "scmp"]


def _locked(*_: object) -> int:
    raise StoreError("the database is locked")


def test_a_broken_file_at_the_start_is_replaced_by_the_last_accepted_one(file, said):
    for text in (TWO, ONE):
        file.write_text(text)
        with open_services(file, {}):
            pass
    file.write_text(BROKEN)
    with open_live(file, {}) as live:
        assert (feeds(live.services), live.services.config.revision) == (["ft"], 2)
        live.renew(NOW)
        assert live.renew(NOW).config.refused
        file.write_text(TWO)
        assert feeds(live.renew(NOW)) == ["ft", "scmp"]
    assert said()[0].startswith(REFUSED.replace("revision 1", "revision 2"))


def test_a_broken_file_starts_nothing_where_none_was_accepted(file):
    file.write_text(BROKEN)
    with pytest.raises(ConfigError, match=r"feeds\.yaml:4"), open_live(file, {}):
        pass
    assert not (file.parent / "var").exists()


def test_a_file_that_is_not_there_is_a_wrong_path_and_starts_nothing(file):
    with open_services(file, {}):
        pass
    with (
        pytest.raises(ConfigError, match="does not exist"),
        open_live(file.with_name("feed.yaml"), {}),
    ):
        pass


def test_what_an_older_briefs_accepted_and_this_one_cannot_read_starts_nothing(file):
    with open_services(file, {}) as services:
        services.store.accept_config("version: 0", NOW)
    file.write_text(BROKEN)
    with pytest.raises(ConfigError, match=r"feeds\.yaml:4"), open_live(file, {}):
        pass


def test_a_mistake_in_the_environment_starts_nothing(file):
    with open_services(file, {}):
        pass
    file.write_text(BROKEN)
    environ = {"BRIEFS_MAIL_URL": "nowhere"}
    with pytest.raises(ConfigError, match="BRIEFS_MAIL_URL"), open_live(file, environ):
        pass


def test_one_shot_services_refuse_a_broken_file_as_ever(file):
    with open_services(file, {}):
        pass
    file.write_text(BROKEN)
    with pytest.raises(ConfigError), open_services(file, {}):
        pass
