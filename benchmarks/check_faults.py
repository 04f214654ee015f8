"""What the gate catches and what it flags wrongly, on labelled summaries with faults injected from a seed.

    python benchmarks/check_faults.py FILE.jsonl [--seed 1] [--show CHECK]

Each line of FILE has `claim` (a summary), `sources` (texts), `label` (1 when people found it supported) and
`dataset`. Sentences of supported summaries are the clean set; caught means weak or unsupported. Claims that
are tokenised and in lower case are set back into ordinary writing with the capitals that the sources use.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefs.adapters.data import load_outlets
from briefs.domain.summary import Checked, Severity, Source, Verdict
from briefs.newsroom.check import check
from briefs.newsroom.check.figures import Kind, figures
from briefs.newsroom.check.quotes import quoted
from briefs.newsroom.check.words import content, flat, words
from briefs.newsroom.passages import sentences

OUTLETS = load_outlets()
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zé'-]+(?: [A-Z][a-zé'-]+){0,2}\b")
AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|do|did)\b"
    r"(?! not| never|n't| no\b)"
)
DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
WEEKDAYS = DAY_NAMES.split()
NOT_NAMES = {*WEEKDAYS, "January", "February", "March", "April", "May", "June", "July", "August", "September"}
NOT_NAMES |= {
    "October",
    "November",
    "December",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "The",
    "But",
    "It",
    "I",
    "He",
    "She",
}


@dataclass(frozen=True)
class Case:
    """One sentence with the text of the article that it is said to rest on."""

    sentence: str
    source: str
    row: int


Fault = Callable[[Case, random.Random], "Case | None"]


class Corpus:
    """The clean sentences and what faults are made of."""

    def __init__(self, rows: list[dict[str, object]]) -> None:
        self.rows = rows
        self.sources = sorted({"\n".join(row["sources"]) for row in rows})
        self.forms = capitals(self.sources)
        self.names = {
            source: sorted(filter(self.is_name, set(NAME.findall(source)))) for source in self.sources
        }
        self.index: dict[str, set[int]] = defaultdict(set)
        for at, source in enumerate(self.sources):
            for root in content(words(flat(source))):
                self.index[root].add(at)

    def is_name(self, name: str) -> bool:
        return all(self.forms.get(word.casefold()) == word and word not in NOT_NAMES for word in name.split())

    def cases(self, label: int | None = None) -> Iterator[Case]:
        for at, row in enumerate(self.rows):
            if label is None or row["label"] == label:
                source = "\n".join(row["sources"])
                for sentence in split(written(str(row["claim"]), source, self.forms)):
                    if label is None or whole(sentence):
                        yield Case(sentence, source, at)

    def nearest(self, case: Case) -> str:
        shared = Counter(at for root in content(words(flat(case.sentence))) for at in self.index[root])
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        return next(
            (self.sources[at] for at, _ in ranked if self.sources[at] != case.source), self.sources[0]
        )


def capitals(sources: list[str]) -> dict[str, str]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for source in sources:
        for form in re.findall(r"(?<=[a-z,] )[^\W\d_][\w'-]*", source):
            seen[form.casefold()][form] += 1
    return {plain: forms.most_common(1)[0][0] for plain, forms in seen.items()}


def written(claim: str, source: str, forms: dict[str, str]) -> str:
    """The claim as a newspaper writes it: capitals restored, no spaces before stops."""
    text = claim.replace("\\'", "'").replace("``", "“").replace("''", "”").replace("# ", "£")
    text = re.sub(r"` ([^`']+) '(?!\w)", r"‘\1’", text)
    if text == text.casefold():
        own = capitals([source])
        text = re.sub(
            r"(?<![\w'])[^\W\d_][\w'-]*",
            lambda m: own.get(m.group()) or forms.get(m.group(), m.group()),
            text,
        )
    text = re.sub(r" ([,;:?!%)]|'(?:s|m|re|ve|ll|d)\b|n't\b)", r"\1", text)
    text = re.sub(r"(?<=\w) ' (?=\w)", "' ", text)
    text = re.sub(r"\$ (?=\d)|\( ", lambda m: m.group().strip(), text)
    text = re.sub(r"“ ", "“", re.sub(r" ”", "”", text))
    return re.sub(r"(\d) , (\d{3})", r"\1,\2", text)


def split(text: str) -> list[str]:
    parts = [text[start:end] for start, end in sentences(text)]
    ended = [re.sub(r" ?\.$", ".", part) for part in parts]
    return [part[0].upper() + part[1:] for part in ended if len(part.split()) > 2]


def whole(sentence: str) -> bool:
    """Whether it is writing: a part without a stop was cut off by its length, UNK is an unknown word."""
    return sentence[-1] in ".!?”" and not re.search(r"\bunk\b", sentence, re.IGNORECASE)


def judge(case: Case) -> Checked:
    return check(case.sentence, [Source("s", "", case.source)], OUTLETS)


def number_changed(case: Case, rng: random.Random) -> Case | None:
    found = [
        f for f in figures(case.sentence) if f.kind in {Kind.COUNT, Kind.YEAR} and re.match(r"\D?\d", f.text)
    ]
    if not found:
        return None
    figure = rng.choice(found)
    digits = re.search(r"\d[\d,.]*", figure.text).group().rstrip(".,")
    new = "".join(str((int(c) + rng.randint(1, 8)) % 10 or 1) if c.isdigit() else c for c in digits)
    if figure.kind is Kind.YEAR:
        new = str(int(digits) + rng.choice((-3, -2, -1, 1, 2, 3)))
    return swapped(case, figure.start, figure.end, figure.text.replace(digits, new, 1))


def number_swapped(case: Case, rng: random.Random) -> Case | None:
    own = [f for f in figures(case.sentence) if f.kind in {Kind.COUNT, Kind.YEAR} and f.hard]
    if not own:
        return None
    figure = rng.choice(own)
    near = flat(case.source)
    others = [
        f
        for f in figures(near)
        if f.kind is figure.kind and f.unit == figure.unit and f.value not in {o.value for o in own}
    ]
    return swapped(case, figure.start, figure.end, rng.choice(others).text) if others else None


def name_from(pool: Callable[[Case, random.Random], list[str]]) -> Fault:
    def fault(case: Case, rng: random.Random) -> Case | None:
        found = [m for m in NAME.finditer(case.sentence) if not NOT_NAMES & set(m.group().split())]
        if not found:
            return None
        match = rng.choice(found)
        taken = {word for m in found for word in m.group().split()}
        size = len(match.group().split())
        fit = [n for n in pool(case, rng) if len(n.split()) == size and not taken & set(n.split())]
        return swapped(case, *match.span(), rng.choice(fit)) if fit else None

    return fault


def negation_inserted(case: Case, _: random.Random) -> Case | None:
    match = AUXILIARY.search(case.sentence)
    return swapped(case, match.end(), match.end(), " not") if match else None


def negation_removed(case: Case, _: random.Random) -> Case | None:
    match = re.search(r"(?<=[a-z]) ?(?:\bnot|\bnever|n't)\b", case.sentence)
    return swapped(case, *match.span(), "") if match else None


def weekday_shifted(case: Case, rng: random.Random) -> Case | None:
    match = re.search("|".join(WEEKDAYS), case.sentence)
    others = [day for day in WEEKDAYS if day not in case.source]
    return swapped(case, *match.span(), rng.choice(others)) if match and others else None


def quotation_changed(case: Case, rng: random.Random) -> Case | None:
    """One word of a quotation in a source's own sentence becomes another word of that source."""
    found = [case.source[a:b] for a, b in sentences(case.source)]
    fit = [(s, q) for s in found for q in quoted(s) if len(q.text.split()) > 4 and len(s) < 300]
    if not fit:
        return None
    sentence, quote = rng.choice(fit)
    spot = rng.choice([*re.finditer(r"[a-z]{4,}", quote.text)] or [re.match("", "")])
    pool = [
        w.surface
        for w in words(flat(case.source))
        if len(w.surface) > 3 and w.surface.casefold() != spot.group()
    ]
    if not spot.group() or not pool:
        return None
    return swapped(
        Case(sentence, case.source, case.row),
        quote.start + spot.start(),
        quote.start + spot.end(),
        rng.choice(pool),
    )


def swapped(case: Case, start: int, end: int, new: str) -> Case:
    return Case(case.sentence[:start] + new + case.sentence[end:], case.source, case.row)


def faults(corpus: Corpus) -> dict[str, Fault]:
    def elsewhere(case: Case, rng: random.Random) -> list[str]:
        other = rng.choice([source for source in corpus.sources if source != case.source])
        return [name for name in corpus.names[other] if name not in case.source]

    def random_article(case: Case, rng: random.Random) -> Case:
        return Case(case.sentence, rng.choice([s for s in corpus.sources if s != case.source]), case.row)

    return {
        "cites a random article": random_article,
        "cites the nearest article": lambda case, _: Case(case.sentence, corpus.nearest(case), case.row),
        "number changed": number_changed,
        "number swapped in the source": number_swapped,
        "name from elsewhere": name_from(elsewhere),
        "name swapped in the source": name_from(lambda case, _: corpus.names[case.source]),
        "negation inserted": negation_inserted,
        "negation removed": negation_removed,
        "weekday shifted": weekday_shifted,
        "quotation word changed": quotation_changed,
    }


def tally(cases: list[Case], show: str) -> tuple[Counter[str], Counter[str]]:
    verdicts, checks = Counter(), Counter()
    for case in cases:
        checked = judge(case)
        verdicts[checked.verdict] += 1
        serious = [f for f in checked.findings if f.severity is not Severity.NOTE]
        checks.update({finding.check for finding in serious})
        for finding in serious:
            if show in {finding.check, "all"}:
                print(f"  {finding.severity} {finding.check}: {finding.detail}\n    {case.sentence}")
        if show == "missed" and not serious:
            print(f"    {case.sentence}")
    return verdicts, checks


def line(what: str, verdicts: Counter[str], checks: Counter[str]) -> None:
    count = verdicts.total()
    if not count:
        return
    caught = 1 - verdicts[Verdict.SUPPORTED] / count
    blocked = verdicts[Verdict.UNSUPPORTED] / count
    by = ", ".join(f"{check} {times / count:.1%}" for check, times in checks.most_common(6))
    print(f"{what:32}{count:6}{caught:9.1%}{blocked:9.1%}   {by}")


def balanced(corpus: Corpus) -> None:
    """Summaries by their worst sentence against the people's label."""
    worst: dict[int, bool] = defaultdict(lambda: True)
    for case in corpus.cases():
        worst[case.row] &= judge(case).verdict is Verdict.SUPPORTED
    for dataset in sorted({str(row["dataset"]) for row in corpus.rows}):
        right: dict[int, list[bool]] = {0: [], 1: []}
        for at, row in enumerate(corpus.rows):
            if row["dataset"] == dataset:
                right[row["label"]].append(worst[at] == bool(row["label"]))
        caught, passed = (sum(right[label]) / max(1, len(right[label])) for label in (0, 1))
        mean = (caught + passed) / 2
        print(f"{dataset}: balanced accuracy {mean:.3f}, caught {caught:.3f}, passed {passed:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", default="", help="print the findings of one check, all, or the missed ones")
    options = parser.parse_args()
    corpus = Corpus([json.loads(row) for row in options.file.read_text("utf-8").splitlines()])
    clean = list(dict.fromkeys(corpus.cases(1)))
    print(f"{'':32}{'cases':>6}{'caught':>9}{'blocked':>9}   by check")
    began = time.perf_counter()
    if options.only in {"", "clean"}:
        line("clean (false alarms)", *tally(clean, options.show))
        print(f"  {1000 * (time.perf_counter() - began) / len(clean):.1f} ms a sentence", file=sys.stderr)
    for what, fault in faults(corpus).items():
        if options.only in what or not options.only:
            rng = random.Random(options.seed)  # noqa: S311  # faults are to be repeatable, not secret
            line(what, *tally([case for one in clean if (case := fault(one, rng))], options.show))
    if options.only in {"", "balanced"}:
        balanced(corpus)


if __name__ == "__main__":
    main()
