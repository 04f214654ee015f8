from __future__ import annotations

import pytest

from briefs.newsroom.score import bcubed


@pytest.mark.parametrize(
    ("truth", "found", "expected"),
    [
        ("aab", "xxy", (1.0, 1.0, 1.0)),
        ("aaa", "xyz", (1.0, 1 / 3, 0.5)),
        ("abc", "xxx", (1 / 3, 1.0, 0.5)),
        ("aaabbb", "xxyyyy", (0.75, 7 / 9, 2 * 0.75 * (7 / 9) / (0.75 + 7 / 9))),
        ("", "", (0.0, 0.0, 0.0)),
    ],
)
def test_bcubed_of_hand_made_groups(truth, found, expected):
    items = [str(number) for number in range(len(truth))]
    got = bcubed(dict(zip(items, truth, strict=True)), dict(zip(items, found, strict=True)))
    assert got == pytest.approx(expected)


def test_items_that_only_one_side_labels_are_left_out():
    assert bcubed({"1": "a", "2": "a"}, {"1": "x", "3": "x"}) == (1.0, 1.0, 1.0)
