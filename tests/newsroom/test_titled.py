"""A subject line has the newsletter's title before what is told, joined as its language does."""

from __future__ import annotations

import pytest

from briefs.newsroom.titled import titled, untitled


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Asia: Rice falls"),
        ("de-AT", "Asia: Rice falls"),
        ("ar", "Asia: Rice falls"),
        ("ko", "Asia: Rice falls"),
        ("", "Asia: Rice falls"),
        ("fr", "Asia\u202f: Rice falls"),
        ("FR-ca", "Asia\u202f: Rice falls"),
        ("ja", "Asia：Rice falls"),
        ("zh-Hant-TW", "Asia：Rice falls"),
    ],
)
def test_a_line_has_the_colon_of_its_language_and_loses_its_title_again(language, line):
    assert titled("Asia", "Rice falls", language) == line
    assert untitled("Asia", line) == "Rice falls"


def test_a_line_that_tells_nothing_is_the_title():
    assert titled("Asia", "", "fr") == "Asia"
    assert untitled("Asia", "Asia") == "Asia"


@pytest.mark.parametrize("line", ["Asian rice falls", "Rice falls", "Asia : rice", ""])
def test_a_line_without_the_title_stays_whole(line):
    assert untitled("Asia", line) == line
