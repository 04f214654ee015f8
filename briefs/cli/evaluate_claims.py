"""`briefs eval claims`: false alarms of the checks, what they catch, and where a sentence belongs."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefs.cli.context import Failed
from briefs.cli.measuring import number_table, progress

if TYPE_CHECKING:
    from rich.table import Table

    from briefs.domain.article import Outlets
    from briefs.domain.summary import Checked
    from briefs.newsroom.corpus import Case, Corpus
    from briefs.newsroom.score import Balance, Rate

MOST_CHECKS = 4
CLEAN = "clean (false alarms)"
NEAR = "right article among ten"
AMONG = 10


def claims(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]…", help="JSON lines; standard input for -.")
    ] = None,
    *,
    seed: Annotated[int, typer.Option("--seed", help="Chooses what the faults change.")] = 1,
    only: Annotated[str, typer.Option("--only", help="Rows of the tables whose name holds this text.")] = "",
    half: Annotated[str, typer.Option("--half", help="first or second, by a hash of each id.")] = "",
    show: Annotated[
        str, typer.Option("--show", help="Show sentences on standard error: a check's name, all or missed.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,
) -> None:
    """Check labelled sentences as drafts are checked: false alarms, and how many faults are caught.

    Lines {claim, sources: [text or {id, outlet, lang, published, text}], label: 1 or 0, dataset}, each
    sentence of which is checked; {sentence, sources, cites, label} for one sentence; {right, wrong, fault,
    sources, cites}; or {articles, sentences: [{text, cites}]}, all of them true. Faults are put into the
    sentences of supported claims; caught means weak or unsupported. --only "whole" measures whole claims.
    """
    from briefs.adapters.data import load_outlets
    from briefs.cli.claims import HALVES, read_claims
    from briefs.cli.reports import out
    from briefs.newsroom.corpus import Corpus

    if half not in HALVES:
        raise Failed(f"--half is first or second, not {half!r}")
    outlets = load_outlets()
    corpus = Corpus(read_claims(files or [Path("-")], half), [outlet.name for outlet in outlets.table])
    if not corpus.clean:
        raise Failed("no sentence is labelled 1 (supported), so there is nothing to measure with")
    judge = _judge(show, outlets)
    rates = {name: _rate(name, cases, judge) for name, cases in _sets(corpus, seed, only)}
    cited = _cited(corpus) if only in NEAR else None
    wholes = _balances(corpus, judge) if only in "whole claims" else {}
    if as_json:
        sys.stdout.write(json.dumps(_object(rates, cited, wholes), ensure_ascii=False) + "\n")
    else:
        for table in (_rates(rates, cited), *([_wholes(wholes)] if wholes else [])):
            out().print(table)


def _sets(corpus: Corpus, seed: int, only: str) -> Iterator[tuple[str, Sequence[Case]]]:
    """The clean sentences, the faults put into them, and those that came with the file, as far as wanted."""
    from briefs.newsroom.faults import FAULTS, inject

    datasets = sorted({corpus.rows[case.row].dataset for case in corpus.clean})
    if only in CLEAN:
        yield CLEAN, corpus.clean
    for name in datasets if only in CLEAN and len(datasets) > 1 else ():
        yield f"… {name}", [case for case in corpus.clean if corpus.rows[case.row].dataset == name]
    for name, fault in FAULTS.items():
        if only in name and (cases := inject(corpus, fault, seed)):
            yield name, cases
    given: dict[str, list[Case]] = defaultdict(list)
    for case in corpus.cases():
        given[corpus.rows[case.row].fault].append(case)
    for name in sorted(f"given: {fault}" for fault in given if fault):
        if only in name:
            yield name, given[name.removeprefix("given: ")]


def _judge(show: str, outlets: Outlets) -> Callable[[Case], Checked]:
    """The production checks of one sentence against its sources, telling what the person asked to see."""
    from briefs.newsroom.check import check as check_sentence

    def judge(case: Case) -> Checked:
        checked = check_sentence(case.sentence, case.sources, outlets)
        for line in _told(case, checked, show):
            sys.stderr.write(f"{line}\n")
        return checked

    return judge


def _told(case: Case, checked: Checked, show: str) -> Iterator[str]:
    from briefs.newsroom.score import serious

    found = serious(checked)
    for finding in found:
        if show in {finding.check, "all"}:
            yield f"  {finding.severity} {finding.check}: {finding.detail}\n    {case.sentence}"
    if show == "missed" and not found:
        yield f"    {case.sentence}"


def _rate(name: str, cases: Sequence[Case], judge: Callable[[Case], Checked]) -> Rate:
    from briefs.newsroom.score import rate

    checked = []
    with progress(name, len(cases)) as done:
        for case in cases:
            checked.append(judge(case))
            done()
    return rate(checked)


def _cited(corpus: Corpus) -> tuple[int, int]:
    """Of how many clean sentences the right text is found among the nearest nine others, and of how many."""
    from briefs.newsroom.check.citing import ranked
    from briefs.newsroom.check.reading import Claim

    right = asked = 0
    with progress(NEAR, len(corpus.clean)) as done:
        for case in corpus.clean:
            if others := corpus.nearest(case, AMONG - 1):
                asked += 1
                texts = sorted((case.sources, *others), key=lambda sources: sources[0].text)
                found = ranked(Claim(case.sentence), [source for sources in texts for source in sources])
                right += any(source in case.sources for source in found[:1])
            done()
    return right, asked


def _balances(corpus: Corpus, judge: Callable[[Case], Checked]) -> dict[str, Balance]:
    """By data set, claims by their worst sentence; nothing where people found none unsupported."""
    from briefs.domain.summary import Verdict
    from briefs.newsroom.score import balance

    if all(row.supported for row in corpus.rows):
        return {}
    passed = [True] * len(corpus.rows)
    cases = list(corpus.cases())
    with progress("whole claims", len(cases)) as done:
        for case in cases:
            passed[case.row] &= judge(case).verdict is Verdict.SUPPORTED
            done()
    pairs: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row, fine in zip(corpus.rows, passed, strict=True):
        pairs[row.dataset].append((row.supported, fine))
    return {name: balance(pairs[name]) for name in sorted(pairs)}


def _object(
    rates: dict[str, Rate], cited: tuple[int, int] | None, wholes: dict[str, Balance]
) -> dict[str, Any]:
    clean = rates.get(CLEAN)
    return {
        "clean": asdict(clean) if clean else None,
        "faults": {name: asdict(found) for name, found in rates.items() if name != CLEAN},
        "right_article_among_ten": {"cases": cited[1], "right": cited[0]} if cited else None,
        "whole_claims": {
            name: {**asdict(found), "balanced_accuracy": found.accuracy} for name, found in wholes.items()
        },
    }


def _rates(rates: dict[str, Rate], cited: tuple[int, int] | None) -> Table:
    table = number_table("Sentences", "", "Caught", "Blocked", "By check")
    table.columns[-1].justify = "left"
    for name, found in rates.items():
        count = found.cases
        by = ", ".join(f"{check} {n / count:.1%}" for check, n in list(found.checks.items())[:MOST_CHECKS])
        table.add_row(name, str(count), f"{found.caught / count:.1%}", f"{found.blocked / count:.1%}", by)
    if cited and cited[1]:
        table.add_row(NEAR, str(cited[1]), "", "", f"found {cited[0] / cited[1]:.1%}")
    return table


def _wholes(wholes: dict[str, Balance]) -> Table:
    table = number_table("Whole claims", "", "Wrong ones caught", "Right ones passed", "Balanced accuracy")
    for name, found in wholes.items():
        shares = (f"{found.caught:.1%}", f"{found.passed:.1%}", f"{found.accuracy:.3f}")
        table.add_row(name or "all", str(found.wrong + found.right), *shares)
    return table
