"""How good a grouping, or the checks of sentences, are against labels."""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from briefs.domain.summary import Checked, Finding, Severity, Verdict

DRAWS = 400
"""Samples of stories for an interval: its ends move by less than 0.005 with more."""


@dataclass(frozen=True, slots=True)
class GroupScore:
    """Stories found and true among labelled articles; B-cubed precision, recall and F1.

    `low` and `high` hold 95 % of the F1 values when the true stories are drawn anew (Efron 1979).
    `pairwise` is the F1 over pairs of articles, which the largest stories decide.
    """

    articles: int
    found: int
    true: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    pairwise: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many labels were found, are true, and are both."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """The share of what was found that is true; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found; 1 where nothing is true."""
        return self.right / self.true if self.true else 1.0


@dataclass(frozen=True, slots=True)
class Rate:
    """What the checks said of some sentences: how many were caught (weak or worse), how many blocked.

    `checks` counts, for each check, the sentences that it did not pass.
    """

    cases: int
    caught: int
    blocked: int
    checks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Balance:
    """Whole summaries against people's labels: the shares of wrong ones caught and of right ones passed."""

    wrong: int
    right: int
    caught: float
    passed: float

    @property
    def accuracy(self) -> float:
        """Balanced accuracy: the mean of the two shares."""
        return (self.caught + self.passed) / 2


def half(id: str) -> int:
    """0 or 1, by a hash of a labelled case's id: rules are made while looking at the first half only."""
    return 1 - hashlib.sha256(id.encode()).digest()[-1] % 2


def score_grouping(
    truth: Mapping[str, Hashable], found: Mapping[str, Hashable], at_least: int = 1
) -> GroupScore:
    """The score over the articles of true stories that have at least so many articles."""
    sizes = Counter(truth.values())
    kept = {item: label for item, label in truth.items() if sizes[label] >= at_least}
    stories = {found[item] for item in kept if item in found}
    shares = _shares(kept, found)
    return GroupScore(
        len(kept),
        len(stories),
        len(set(kept.values())),
        *_means(list(shares.values())),
        *_interval(shares, kept),
        pairwise(kept, found),
    )


def bcubed(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998) over the items that both mappings label."""
    return _means(list(_shares(truth, found).values()))


def pairwise(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> float:
    """F1 over pairs of items: of those that stand together, how many should, and the other way round."""
    items = sorted(truth.keys() & found.keys())
    right, given = _pairs(truth[item] for item in items), _pairs(found[item] for item in items)
    both = _pairs((truth[item], found[item]) for item in items)
    return 2 * both / (right + given) if right + given else 1.0


def _shares(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> dict[str, tuple[float, float]]:
    """Each item's own precision and recall."""
    items = sorted(truth.keys() & found.keys())
    right, given = _members(truth, items), _members(found, items)
    shares = {}
    for item in items:
        same = len(right[truth[item]] & given[found[item]])
        shares[item] = (same / len(given[found[item]]), same / len(right[truth[item]]))
    return shares


def _means(shares: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    if not shares:
        return 0.0, 0.0, 0.0
    p = math.fsum(precision for precision, _ in shares) / len(shares)
    r = math.fsum(recall for _, recall in shares) / len(shares)
    return p, r, 2 * p * r / (p + r)


def _interval(
    shares: Mapping[str, tuple[float, float]], truth: Mapping[str, Hashable]
) -> tuple[float, float]:
    """The F1 values between which 95 % lie when stories are drawn anew, always in the same way."""
    stories: dict[Hashable, list[tuple[float, float]]] = defaultdict(list)
    for item, share in shares.items():
        stories[truth[item]].append(share)
    if not stories:
        return 0.0, 0.0
    groups, chance = list(stories.values()), Random(1)  # noqa: S311  # a sample, no secret
    drawn = (chance.choices(groups, k=len(groups)) for _ in range(DRAWS))
    values = sorted(_means([share for group in groups for share in group])[2] for groups in drawn)
    return values[round(0.025 * DRAWS)], values[round(0.975 * DRAWS) - 1]


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def rate(checked: Sequence[Checked]) -> Rate:
    """What the checks said of these sentences."""
    verdicts = Counter(one.verdict for one in checked)
    return Rate(
        len(checked),
        len(checked) - verdicts[Verdict.SUPPORTED],
        verdicts[Verdict.UNSUPPORTED],
        dict(Counter(name for one in checked for name in {f.check: f for f in serious(one)}).most_common()),
    )


def serious(checked: Checked) -> tuple[Finding, ...]:
    """The findings that change a verdict."""
    return tuple(finding for finding in checked.findings if finding.severity is not Severity.NOTE)


def balance(judged: Iterable[tuple[bool, bool]]) -> Balance:
    """Pairs of (people found it supported, every sentence passed) → the shares that agree; 0 for none."""
    agreeing: dict[bool, list[bool]] = {False: [], True: []}
    for supported, passed in judged:
        agreeing[supported].append(supported == passed)
    wrong, right = agreeing[False], agreeing[True]
    return Balance(len(wrong), len(right), sum(wrong) / max(1, len(wrong)), sum(right) / max(1, len(right)))


def _members(labels: Mapping[str, Hashable], items: list[str]) -> dict[Hashable, set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for item in items:
        groups[labels[item]].add(item)
    return groups
