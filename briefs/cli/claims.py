"""Lines of labelled sentences, in the forms that people keep them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefs.cli import rows
from briefs.cli.context import Failed
from briefs.domain.summary import Source
from briefs.newsroom.corpus import Labelled
from briefs.newsroom.score import half as half_of

LABELS = {"1": True, "true": True, "supported": True, "0": False, "false": False, "unsupported": False}
HALVES = {"": (0, 1), "first": (0,), "second": (1,)}


def read_claims(files: Sequence[Path], half: str) -> list[Labelled]:
    """The claims of all files, or of one half of their lines; Failed names what is wrong, and where."""
    wanted = HALVES[half]
    return [
        claim
        for file in files
        for number, row in rows.read(file)
        if half_of(str(row.get("id", number))) in wanted
        for claim in _claims(row, number, "" if str(file) == "-" else file.stem)
    ]


def _claims(row: rows.Row, number: int, file: str) -> Iterator[Labelled]:
    """The claims of one line, whatever its form."""
    dataset = str(row.get("dataset") or file)
    if "articles" in row:
        for told in row.get("sentences") or ():
            texts = _sources(row, number, told)
            yield Labelled(str(told["text"]), texts, supported=True, dataset=dataset, single=True)
    elif "right" in row:
        texts = _sources(row, number, row)
        yield Labelled(str(row["right"]), texts, supported=True, dataset=dataset, single=True)
        fault, wrong = str(row.get("fault") or ""), str(rows.needed(row, "wrong", number))
        yield Labelled(wrong, texts, supported=False, dataset=dataset, fault=fault, single=True)
    else:
        yield _labelled(row, number, dataset)


def _labelled(row: rows.Row, number: int, dataset: str) -> Labelled:
    claim, label = row.get("claim") or row.get("sentence"), LABELS.get(str(row.get("label")).casefold())
    if not isinstance(claim, str):
        raise Failed(f"line {number} has no 'claim' and no 'sentence'")
    texts = _sources(row, number, row)
    if label is None:
        raise Failed(f"line {number} has no 'label' of 1 (supported) or 0")
    single = not isinstance(row.get("claim"), str)
    return Labelled(claim, texts, label, dataset, str(row.get("fault") or ""), single=single)


def _sources(row: rows.Row, number: int, told: rows.Row) -> tuple[Source, ...]:
    """The texts that a claim cites: all of its line, where it does not say which."""
    found = row.get("sources") or row.get("articles")
    if not isinstance(found, list) or not found:
        raise Failed(f"line {number} has no list of 'sources'")
    texts = [_source(text, number, f"s{at}") for at, text in enumerate(found, 1)]
    cites = told.get("cites")
    chosen = tuple(text for text in texts if not cites or text.id in cites)
    if not chosen:
        raise Failed(f"line {number} cites none of its sources")
    return chosen


def _source(text: object, number: int, id: str) -> Source:
    row = text if isinstance(text, dict) else {"text": str(text)}
    told = "\n\n".join(str(row[part]) for part in ("title", "text") if row.get(part))
    return rows.source({"id": id, **row, "text": told}, number)
