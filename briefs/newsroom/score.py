"""How good a grouping is against labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping


def bcubed(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998) over the items that both mappings label."""
    items = sorted(truth.keys() & found.keys())
    if not items:
        return 0.0, 0.0, 0.0
    right, given = _members(truth, items), _members(found, items)
    precision = recall = 0.0
    for item in items:
        same = len(right[truth[item]] & given[found[item]])
        precision += same / len(given[found[item]])
        recall += same / len(right[truth[item]])
    p, r = precision / len(items), recall / len(items)
    return p, r, 2 * p * r / (p + r)


def _members(labels: Mapping[str, Hashable], items: list[str]) -> dict[Hashable, set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for item in items:
        groups[labels[item]].add(item)
    return groups
