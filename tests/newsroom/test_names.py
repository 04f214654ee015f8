from __future__ import annotations

import pytest

from briefs.newsroom.names import Finder, script


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Japan cancels talks", ""),
        ("日本が中止", "ja"),
        ("日本取消会谈", "zh"),
        ("일본 취소", "ko"),
        ("习近平 is the Chinese leader's name", ""),
    ],
)
def test_script(article, title, kind):
    assert script(article("a1", "X", title)) == kind


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Ishiba to skip NATO summit", {"shigeru ishiba", "nato"}),
        ("日米2プラス2見送り", {"japan", "united states", "two plus two"}),
        ("鲁比奥:美日关系", {"marco rubio", "japan", "united states"}),
        ("The natomic age", set()),
    ],
)
def test_names_are_found_in_every_language(article, names, title, keys):
    assert {name.key for name in Finder(names).names(article("a1", "X", title))} == keys


@pytest.mark.parametrize(
    "title",
    ["Japan on July 1: 3.5 percent", "Japan, 1 July, 3.5%", "日本 7月1日 3.5%に", "日本7月1日要求3.5%"],
)
def test_dates_and_figures_are_the_same_in_every_language(article, names, title):
    assert Finder(names).evidence(article("a1", "X", title)).weights == {
        ("japan", 1.0),
        ("7月1日", 1.0),
        ("3.5", 2.0),
    }


def test_days_small_counts_and_years_prove_nothing(article, names):
    assert Finder(names).evidence(article("a1", "X", "12 people in 2025")).weights == frozenset()
