"""`briefs eval`: the numbers that are published of grouping and of the checks, from labelled files."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefs.cli import rows
from briefs.cli.context import Failed
from briefs.cli.evaluate_across import across
from briefs.cli.evaluate_disagreements import disagreements
from briefs.cli.evaluate_lineage import lineage
from briefs.cli.evaluate_news import news

if TYPE_CHECKING:
    from rich.table import Table

    from briefs.domain.article import Article
    from briefs.domain.summary import Checked
    from briefs.newsroom.corpus import Case, Corpus, Labelled
    from briefs.newsroom.score import Balance, GroupScore, Rate

app = typer.Typer(help="Measure grouping and the checks on labelled files.", no_args_is_help=True)
app.command()(across)
app.command()(disagreements)
app.command()(lineage)
app.command()(news)

File = Annotated[Path | None, typer.Argument(metavar="[FILE]", help="JSON lines; standard input for -.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")]

LABELS = {"1": True, "true": True, "supported": True, "0": False, "false": False, "unsupported": False}
MOST_CHECKS = 4


@app.command()
def grouping(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]…", help="JSON lines; standard input for -.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Put labelled articles into stories as `briefs group` does, and score the stories (B-cubed, pairwise).

    Lines as `briefs group` reads them, with `cluster` naming the true story.
    """
    sets = files or [Path("-")]
    scores = {}
    with _progress("group", len(sets)) as done:
        for file in sets:
            scores[file.stem if str(file) != "-" else "all"] = _scored(file)
            done()
    if as_json:
        found = {name: {"all": asdict(a), "two_or_more": asdict(b)} for name, (a, b) in scores.items()}
        _print_json(found if len(sets) > 1 else next(iter(found.values())))
    else:
        _print(_groups(scores))


@app.command()
def check(
    file: File = None,
    *,
    seed: Annotated[int, typer.Option("--seed", help="Chooses what the faults change.")] = 1,
    only: Annotated[str, typer.Option("--only", help="Lines whose name holds this text.")] = "",
    show: Annotated[
        str, typer.Option("--show", help="Show sentences on standard error: a check's name, all or missed.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Check labelled sentences as drafts are checked: false alarms, and how many injected faults are caught.

    Lines {claim or sentence, sources: [text or {text}], label: 1 or 0, dataset}. Sentences of supported
    claims are the clean set; caught means weak or unsupported. --only "whole" measures whole claims.
    """
    from briefs.newsroom.corpus import Corpus

    corpus = Corpus([_labelled(row, number) for number, row in rows.read(file)])
    if not corpus.clean:
        raise Failed("no sentence is labelled 1 (supported), so there is nothing to measure with")
    judge = _judge(show)
    rates = {name: _rate(name, cases, judge) for name, cases in _sets(corpus, seed, only)}
    wholes = _balances(corpus, judge) if only in "whole claims" else {}
    if as_json:
        _print_json(_checks_object(rates, wholes))
    else:
        _print(_rates(rates), *([_wholes(wholes)] if wholes else []))


def _scored(file: Path) -> tuple[GroupScore, GroupScore]:
    """The scores over all articles, and over those of stories of two or more."""
    from briefs.newsroom.score import score_grouping

    articles, truth = rows.labelled(file)
    found = _stories(articles)
    return score_grouping(truth, found), score_grouping(truth, found, 2)


def _stories(articles: Sequence[Article]) -> dict[str, str]:
    from briefs.adapters.data import load_background, load_names
    from briefs.newsroom.group import group as group_articles

    grouping, _ = group_articles(articles, (), load_background(), (), None, load_names())
    return {member: story.id for story in grouping.stories for member in story.articles}


def _labelled(row: rows.Row, number: int) -> Labelled:
    from briefs.newsroom.corpus import Labelled

    claim, label = row.get("claim") or row.get("sentence"), LABELS.get(str(row.get("label")).casefold())
    texts = row.get("sources")
    if not isinstance(claim, str):
        raise Failed(f"line {number} has no 'claim' and no 'sentence'")
    if not isinstance(texts, list) or not texts:
        raise Failed(f"line {number} has no list of 'sources'")
    if label is None:
        raise Failed(f"line {number} has no 'label' of 1 (supported) or 0")
    source = "\n".join(str(text.get("text", "") if isinstance(text, dict) else text) for text in texts)
    return Labelled(claim, source, label, str(row.get("dataset") or ""))


def _sets(corpus: Corpus, seed: int, only: str) -> Iterator[tuple[str, Sequence[Case]]]:
    """The clean sentences, then each fault's, as far as they are wanted and there are any."""
    from briefs.newsroom.faults import FAULTS, inject

    if only in CLEAN:
        yield CLEAN, corpus.clean
    for name, fault in FAULTS.items():
        if only in name and (cases := inject(corpus, fault, seed)):
            yield name, cases


CLEAN = "clean (false alarms)"


def _judge(show: str) -> Callable[[Case], Checked]:
    """The production checks of one sentence against its source, telling what the person asked to see."""
    from briefs.adapters.data import load_outlets
    from briefs.domain.summary import Source
    from briefs.newsroom.check import check as check_sentence

    outlets = load_outlets()

    def judge(case: Case) -> Checked:
        checked = check_sentence(case.sentence, [Source("s", "", case.source)], outlets)
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
    with _progress(name, len(cases)) as done:
        for case in cases:
            checked.append(judge(case))
            done()
    return rate(checked)


def _balances(corpus: Corpus, judge: Callable[[Case], Checked]) -> dict[str, Balance]:
    """By data set, summaries by their worst sentence; nothing where people found none unsupported."""
    from briefs.domain.summary import Verdict
    from briefs.newsroom.score import balance

    if all(row.supported for row in corpus.rows):
        return {}
    passed = [True] * len(corpus.rows)
    cases = list(corpus.cases())
    with _progress("whole claims", len(cases)) as done:
        for case in cases:
            passed[case.row] &= judge(case).verdict is Verdict.SUPPORTED
            done()
    pairs: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row, fine in zip(corpus.rows, passed, strict=True):
        pairs[row.dataset].append((row.supported, fine))
    return {name: balance(pairs[name]) for name in sorted(pairs)}


def _checks_object(rates: dict[str, Rate], wholes: dict[str, Balance]) -> dict[str, Any]:
    clean = rates.get(CLEAN)
    return {
        "clean": asdict(clean) if clean else None,
        "faults": {name: asdict(found) for name, found in rates.items() if name != CLEAN},
        "whole_claims": {
            name: {**asdict(found), "balanced_accuracy": found.accuracy} for name, found in wholes.items()
        },
    }


def _groups(scores: dict[str, tuple[GroupScore, GroupScore]]) -> Table:
    table = _table("Articles", "", "Found", "True", "Precision", "Recall", "F1", "95 %", "Pairwise F1")
    for name, both in scores.items():
        for what, s in zip((name, "… of 2 or more"), both, strict=True):
            shares = (f"{share:.3f}" for share in (s.precision, s.recall, s.f1))
            counts = (str(s.articles), str(s.found), str(s.true))
            table.add_row(what, *counts, *shares, f"{s.low:.3f}-{s.high:.3f}", f"{s.pairwise:.3f}")
    return table


def _rates(rates: dict[str, Rate]) -> Table:
    table = _table("Sentences", "", "Caught", "Blocked", "By check")
    for name, found in rates.items():
        count = found.cases
        by = ", ".join(f"{check} {n / count:.1%}" for check, n in list(found.checks.items())[:MOST_CHECKS])
        table.add_row(name, str(count), f"{found.caught / count:.1%}", f"{found.blocked / count:.1%}", by)
    return table


def _wholes(wholes: dict[str, Balance]) -> Table:
    table = _table("Whole claims", "", "Wrong ones caught", "Right ones passed", "Balanced accuracy")
    for name, found in wholes.items():
        shares = (f"{found.caught:.1%}", f"{found.passed:.1%}", f"{found.accuracy:.3f}")
        table.add_row(name or "all", str(found.wrong + found.right), *shares)
    return table


def _table(first: str, *others: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(first, box=SIMPLE_HEAD, pad_edge=False)
    for name in others:
        table.add_column(name, justify="left" if name == "By check" else "right")
    return table


def _progress(what: str, total: int) -> Any:
    from briefs.adapters.engine.progress import Bars

    return Bars(sys.stderr).track(what, total)


def _print(*tables: Table) -> None:
    from briefs.cli.reports import out

    for table in tables:
        out().print(table)


def _print_json(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
