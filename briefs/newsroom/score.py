"""How good a grouping, or the checks of sentences, are against labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefs.domain.summary import Checked, Finding, Severity, Verdict


@dataclass(frozen=True, slots=True)
class GroupScore:
    """Stories found and true among labelled articles, and B-cubed precision, recall and F1."""

    articles: int
    found: int
    true: int
    precision: float
    recall: float
    f1: float


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


def score_grouping(
    truth: Mapping[str, Hashable], found: Mapping[str, Hashable], at_least: int = 1
) -> GroupScore:
    """The score over the articles of true stories that have at least so many articles."""
    sizes = Counter(truth.values())
    kept = {item: label for item, label in truth.items() if sizes[label] >= at_least}
    stories = {found[item] for item in kept if item in found}
    return GroupScore(len(kept), len(stories), len(set(kept.values())), *bcubed(kept, found))


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
