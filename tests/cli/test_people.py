"""`briefs subscribers`: only addresses that can be mailed, and nobody brought back."""

from __future__ import annotations

import pytest

from briefs.cli.app import run


@pytest.fixture
def subscribers(tmp_path, capsys, database):
    (tmp_path / "feeds.yaml").write_text("version: 1\nfeeds: [https://example.com/feed]\n")

    def call(*arguments: str) -> tuple[int, str]:
        code = run(["-c", str(tmp_path / "feeds.yaml"), "subscribers", *arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return call


@pytest.mark.parametrize(
    "address", ["one@example.com", "One.Two+tag@Example.COM", "a@exämple.de", " one@example.com "]
)
def test_an_address_that_can_be_mailed_is_added_once(subscribers, address):
    assert subscribers("add", "brief", address)[0] == 0
    code, told = subscribers("add", "brief", address)
    assert code == 0
    assert "already, as confirmed; nothing was changed" in told


@pytest.mark.parametrize(
    "address",
    [
        "",
        "one",
        "@example.com",
        "one@",
        "jörg@example.com",
        "one@localhost",
        "a b@example.com",
        "a@b..c",
        "One <one@example.com>",
        f"{'x' * 65}@example.com",
        "a@example.com\nBcc: b@example.com",
    ],
)
def test_what_cannot_be_mailed_is_refused(subscribers, address):
    code, told = subscribers("add", "brief", "--", address)
    assert code == 2
    assert "is not an e-mail address like name@example.com" in told
    assert subscribers("list") == (0, "")


def test_who_left_stays_away(subscribers):
    subscribers("add", "brief", "one@example.com")
    assert subscribers("remove", "brief", "one@example.com")[0] == 0
    subscribers("add", "brief", "one@example.com")
    assert subscribers("list")[1] == "brief\tone@example.com\tunsubscribed\n"


def test_a_name_that_is_not_there_is_wrong_use_and_says_what_there_is(subscribers):
    assert subscribers("add", "nope", "one@example.com")[0] == 2
    code, told = subscribers("remove", "brief", "nobody@example.com")
    assert (code, "briefs subscribers list" in told) == (2, True)
