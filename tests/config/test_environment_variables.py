from __future__ import annotations

from pathlib import Path

import pytest

from briefs.config import Environment
from briefs.config.environment import VARIABLES, read_environment
from briefs.domain.errors import ConfigError

FOLDER = Path("/srv/briefs")

RIGHT = [
    ({}, Environment(data=FOLDER / "var")),
    ({"BRIEFS_DATA": "data"}, Environment(data=FOLDER / "data")),
    ({"BRIEFS_DATA": "/data"}, Environment(data=Path("/data"))),
    ({"BRIEFS_DATA": "  ", "BRIEFS_MAIL_URL": ""}, Environment(data=FOLDER / "var")),
    (
        {
            "BRIEFS_DATABASE_URL": "postgresql+psycopg://u:p@h/b",
            "BRIEFS_MAIL_URL": "smtps://u:p@h",
            "OPENAI_API_KEY": "sk-1",
            "OPENAI_BASE_URL": "http://localhost:11434/v1",
            "BRIEFS_MODEL": "m",
            "BRIEFS_MODEL_AT_ONCE": "2",
            "BRIEFS_MODEL_TIMEOUT": "600",
            "BRIEFS_SECRET": "0123456789abcdef",
            "BRIEFS_ALLOWED_NETWORKS": "10.0.0.0/8, ::1/128",
            "BRIEFS_CONNECT_TO": "*.example=127.0.0.1:8000, a.b=[::1]:80",
            "BRIEFS_CONFIG": "feeds.yaml",
            "PATH": "/bin",
        },
        Environment(
            data=FOLDER / "var",
            database_url="postgresql+psycopg://u:p@h/b",
            mail_url="smtps://u:p@h",
            model_key="sk-1",
            model_url="http://localhost:11434/v1",
            model="m",
            model_at_once=2,
            model_timeout=600.0,
            secret="0123456789abcdef",
            allowed_networks=("10.0.0.0/8", "::1/128"),
            connect_to=(("*.example", "127.0.0.1:8000"), ("a.b", "[::1]:80")),
        ),
    ),
    (
        {"BRIEFS_DATABASE_URL": "sqlite:///b.db"},
        Environment(data=FOLDER / "var", database_url="sqlite:///b.db"),
    ),
]


@pytest.mark.parametrize(("environ", "environment"), RIGHT, ids=range(len(RIGHT)))
def test_variables_are_read_into_their_fields(environ, environment):
    assert read_environment(environ, FOLDER) == (environment, [])


WRONG = [
    ("BRIEFS_DATA", "a\0b", "is not a folder's name"),
    ("BRIEFS_DATABASE_URL", "mysql://u:hunter2@h/b", "is not sqlite:///file.db or postgresql://user:password@host/name"),
    ("BRIEFS_DATABASE_URL", "hunter2", "is not sqlite:///file.db or postgresql://user:password@host/name"),
    ("BRIEFS_MAIL_URL", "http://u:hunter2@h", "is not smtp://user:password@host:587 or smtps://user:password@host:465"),
    ("BRIEFS_MAIL_URL", "smtp://u:hunter2@h:x", "is not smtp://user:password@host:587 or smtps://user:password@host:465"),
    ("BRIEFS_MAIL_URL", "smtp://", "is not smtp://user:password@host:587 or smtps://user:password@host:465"),
    ("OPENAI_API_KEY", "hunter2\nhunter2", "holds a space or a line break; set it anew, without"),
    ("OPENAI_BASE_URL", "u:hunter2@h", "is not an address such as https://api.openai.com/v1"),
    ("BRIEFS_SECRET", "hunter2", "is shorter than 16 characters; make one with: openssl rand -hex 32"),
    ("BRIEFS_MODEL", "a b", "holds a space or a line break; set it anew, without"),
    ("BRIEFS_MODEL_AT_ONCE", "0", "'0' is not a whole number from 1 to 16"),
    ("BRIEFS_MODEL_AT_ONCE", "four", "'four' is not a whole number from 1 to 16"),
    ("BRIEFS_MODEL_TIMEOUT", "2m", "'2m' is not a whole number of seconds from 1 to 1800"),
    ("BRIEFS_ALLOWED_NETWORKS", "10.0.0.1/8", "'10.0.0.1/8' is not a network such as 10.0.0.0/8"),
    ("BRIEFS_ALLOWED_NETWORKS", "10.0.0.0/8,", "'' is not a network such as 10.0.0.0/8"),
    ("BRIEFS_CONNECT_TO", "*.example", "'*.example' is not 'host=address:port' such as '*.example=127.0.0.1:8000'"),
    ("BRIEFS_CONNECT_TO", "a=b:0", "'a=b:0' is not 'host=address:port' such as '*.example=127.0.0.1:8000'"),
    ("BRIEFS_CONNECT_TO", "localhost:80", "'localhost:80' is not 'host=address:port' such as '*.example=127.0.0.1:8000'"),
    ("BRIEFS_CONNECT_TO", "a=localhost:80", "'a=localhost:80' names 'localhost'; write its IP address, such as 127.0.0.1"),
    ("BRIEFS_CONNECT_TO", "a=127.0.0.256:80", "'a=127.0.0.256:80' names '127.0.0.256'; write its IP address, such as 127.0.0.1"),
    ("BRIEFS_CONNECT_TO", "a=[:::]:80", "'a=[:::]:80' names '[:::]'; write its IP address, such as 127.0.0.1"),
    ("BRIEFS_MAILURL", "smtp://u:hunter2@h", "is not read; did you mean 'BRIEFS_MAIL_URL'?"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "message"), WRONG)
def test_a_wrong_variable_is_named_without_its_value(refused, name, value, message):
    lines = refused("version: 1\nfeeds: [https://a.example]\n", {name: value})
    assert lines == [f"environment {name}: {message}"]
    assert "hunter2" not in str(lines)


def test_the_repr_of_the_environment_shows_no_secret():
    environ = {variable.name: "hunter2-hunter2-hunter2" for variable in VARIABLES} | {
        "BRIEFS_DATA": "data",
        "BRIEFS_MODEL": "model",
        "BRIEFS_EMBEDDINGS_MODEL": "model",
        "BRIEFS_MODEL_AT_ONCE": "4",
        "BRIEFS_MODEL_TIMEOUT": "60",
        "BRIEFS_DATABASE_URL": "postgresql://u:hunter2@h/b",
        "BRIEFS_MAIL_URL": "smtp://u:hunter2@h",
        "OPENAI_BASE_URL": "http://u:hunter2@h",
        "BRIEFS_ALLOWED_NETWORKS": "10.0.0.0/8",
        "BRIEFS_CONNECT_TO": "a=127.0.0.1:1",
    }
    environment, problems = read_environment(environ, FOLDER)
    assert problems == []
    assert environment.mail_url
    assert "hunter2" not in repr(environment)


def test_the_environments_problems_come_with_those_of_a_file_that_cannot_be_read(refused):
    lines = refused("[", {"BRIEFS_SECRET": "x"})
    assert [line.split()[0] for line in lines] == ["feeds.yaml:1", "environment"]


def test_no_login_of_a_feeds_address_is_repeated(read):
    with pytest.raises(ConfigError) as caught:
        read(
            "version: 1\nfeeds: [https://u:hunter2@a.example/x y, 'https://u:hunter2@b.example']\nhunter: x\n"
        )
    assert "hunter2" not in str(caught.value)
    assert "hunter2" not in repr(caught.value.problems)
