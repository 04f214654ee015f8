from __future__ import annotations

import pytest

from briefs.newsroom.score import Agreement, bcubed, pairwise, score_grouping


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


@pytest.mark.parametrize(
    ("truth", "found", "expected"),
    [("aab", "xxy", 1.0), ("aaa", "xxy", 0.5), ("aab", "xxx", 0.5), ("abc", "xyz", 1.0), ("aa", "xy", 0.0)],
)
def test_pairwise_f1_counts_pairs_of_articles(truth, found, expected):
    items = [str(number) for number in range(len(truth))]
    got = pairwise(dict(zip(items, truth, strict=True)), dict(zip(items, found, strict=True)))
    assert got == pytest.approx(expected)


def test_the_interval_holds_the_score_and_is_wide_for_few_stories():
    few = {"1": "a", "2": "a", "3": "b", "4": "b"}
    many = {f"{n} {item}": f"{n} {label}" for n in range(50) for item, label in few.items()}
    wrong = {"1": "x", "2": "x", "3": "y", "4": "z"}
    widths = []
    for copies, truth in ((1, few), (50, many)):
        found = {item: item if item[-1] in "34" else truth[item] for item in truth} if copies > 1 else wrong
        score = score_grouping(truth, found)
        assert score.low <= score.f1 <= score.high
        widths.append(score.high - score.low)
    assert widths[0] > 3 * widths[1]


def test_shares_of_nothing_are_whole():
    assert (Agreement(0, 0, 0).precision, Agreement(0, 0, 0).recall) == (1, 1)
    assert (Agreement(1, 2, 4).precision, Agreement(1, 2, 4).recall) == (0.5, 0.25)
