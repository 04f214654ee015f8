"""`briefs eval`: scores of hand-made groups and sentences, and the faults that are put in."""

from __future__ import annotations

import io
import json
from random import Random

import pytest

from briefs.cli.app import run
from briefs.domain.summary import Checked, Finding, Severity, Source, Verdict
from briefs.newsroom import faults
from briefs.newsroom.corpus import Case, Corpus, Labelled
from briefs.newsroom.score import Balance, balance, rate, score_grouping

TALKS = (
    "The harbour authority said on Friday that talks with Northport had failed. “Nobody at the table wanted the "
    "deal any more,” the negotiator Anna Quill said. The port employs 4,120 people and was built in 1987. "
    "The minister, Peter Rowan, has not signed the treaty. Ships paid 37 million dollars in fees and 52 million dollars in tolls."
)
FERRY = (
    "A ferry with 212 people aboard ran aground near Eastmouth on Monday. The captain, Mary Lane, was rescued. "
    "Divers found no damage, officials in Eastmouth said, and the ferry was towed to the harbour."
)
TRUE = (
    "Talks with Northport had failed. The port employs 4,120 people and was built in 1987. "
    "The minister, Peter Rowan, has not signed the treaty."
)


def sources(*texts: str) -> tuple[Source, ...]:
    return tuple(Source(f"s{at}", "", text) for at, text in enumerate(texts, 1))


def labelled(claim: str, text: str = TALKS, *, supported: bool = True) -> Labelled:
    return Labelled(claim, sources(text), supported)


def case(sentence: str) -> Case:
    return Case(sentence, sources(TALKS), 0)


@pytest.fixture
def corpus() -> Corpus:
    rows = [labelled(TRUE), labelled("A ferry ran aground in 1987.", FERRY, supported=False)]
    return Corpus(rows, ["Reuters", "Le Monde"])


# faults


@pytest.mark.parametrize(
    ("fault", "sentence", "differs"),
    [
        (faults.change_number, "The port employs 4,120 people.", "4,120"),
        (faults.change_number, "The port was built in 1987.", "1987"),
        (faults.swap_number, "Ships paid 37 million dollars in fees.", "37 million dollars"),
        (faults.import_name, "The minister, Peter Rowan, has not signed it.", "Peter Rowan"),
        (faults.swap_name, "The minister, Peter Rowan, has not signed it.", "Peter Rowan"),
        (faults.insert_not, "Talks were held in the port.", "were held"),
        (faults.remove_not, "The minister has not signed the treaty.", " not"),
        (faults.shift_date, "Talks failed on Friday.", "Friday"),
        (faults.shift_date, "Talks failed in March.", "March"),
        (faults.shift_date, "Talks failed on 12 March.", ""),
    ],
)
def test_a_fault_changes_one_thing_and_its_seed_repeats_it(fault, sentence, differs, corpus):
    changed = fault(corpus, case(sentence), Random(7))
    assert changed == fault(corpus, case(sentence), Random(7))
    before, after = sentence.split(differs) if differs else ("Talks failed on ", ".")
    assert changed.sentence != sentence
    assert changed.sentence.startswith(before)
    assert changed.sentence.endswith(after)
    assert not differs or differs not in changed.sentence
    assert changed.sources == sources(TALKS)


EVERYWHERE = ("cites", "quotation", "outlet")
"""Faults that fit any sentence, or that are put into sentences of the source."""


@pytest.mark.parametrize("name", [name for name in faults.FAULTS if not name.startswith(EVERYWHERE)])
def test_a_sentence_without_what_a_fault_needs_is_left_out(name, corpus):
    assert faults.FAULTS[name](corpus, case("Ships paid fees."), Random(1)) is None


@pytest.mark.parametrize("name", ["cites a random article", "cites the nearest article"])
def test_another_article_is_cited_where_there_is_one(name, corpus):
    towed = case("The ferry was towed to the harbour.")
    assert faults.FAULTS[name](corpus, towed, Random(1)).text == FERRY
    assert faults.FAULTS[name](Corpus([labelled(TRUE)]), towed, Random(1)) is None


def test_a_word_of_a_quotation_is_changed_in_the_sources_own_sentence(corpus):
    changed = faults.change_quotation(corpus, case("Talks failed."), Random(3))
    own = "“Nobody at the table wanted the deal any more,” the negotiator Anna Quill said."
    words, others = own.split(), changed.sentence.split()
    assert sum(a != b for a, b in zip(words, others, strict=True)) == 1
    assert changed.sentence not in TALKS


def test_a_quotation_is_given_to_somebody_else_of_the_source():
    text = TALKS.replace("the negotiator Anna Quill said", "said Anna Quill")
    alone = Corpus([labelled(TRUE, text)])
    changed = faults.change_speaker(alone, Case("Talks failed.", sources(text), 0), Random(3))
    assert changed.sentence == "“Nobody at the table wanted the deal any more,” said Peter Rowan."


def test_an_outlet_is_credited_of_which_the_source_knows_nothing(corpus):
    told = {
        faults.credit_another(corpus, case("The talks failed."), Random(seed)).sentence for seed in range(40)
    }
    assert told == {
        f"{form.format(outlet)}"
        for outlet in ("Reuters", "Le Monde")
        for form in ("The talks failed, according to {}.", "The talks failed, {} reported.", "{} reports that the talks failed.")
    }  # fmt: skip


# the corpus


@pytest.mark.parametrize(
    ("claim", "sentences"),
    [
        ("talks with northport had failed , anna quill said .", ["Talks with Northport had failed, Anna Quill said."]),
        ("Fees of $ 37 million ( paid by ships ) .", ["Fees of $37 million (paid by ships)."]),
        ("the port 's `` deal '' is n't signed .", ["The port's “deal” isn't signed."]),
        ("It failed . No one came to it", ["No one came to it"]),
    ],
)  # fmt: skip
def test_tokenised_claims_are_set_back_into_ordinary_writing(claim, sentences):
    assert [case.sentence for case in Corpus([labelled(claim)]).cases()][-len(sentences) :] == sentences


def test_the_clean_sentences_are_whole_supported_and_each_once(corpus):
    rows = [*corpus.rows, labelled(TRUE + " The port is"), labelled("The unk was built.")]
    assert [case.sentence for case in Corpus(rows).clean][:3] == [case.sentence for case in corpus.clean]
    assert not [case for case in Corpus(rows).clean if "unk" in case.sentence or case.sentence.endswith("is")]


# scores


def test_a_grouping_is_scored_over_all_and_over_stories_of_two_or_more():
    truth = {"a": "1", "b": "1", "c": "2", "d": "3"}
    found = {"a": "x", "b": "y", "c": "z", "d": "z"}
    every, larger = score_grouping(truth, found), score_grouping(truth, found, 2)
    assert (every.articles, every.found, every.true, every.precision, every.recall) == (4, 3, 3, 0.75, 0.75)
    assert (larger.articles, larger.found, larger.true, larger.precision, larger.recall) == (
        2,
        2,
        1,
        1.0,
        0.5,
    )


def test_weak_and_unsupported_sentences_are_caught_and_checks_count_once_a_sentence():
    number, note = Finding("number", Severity.WARN, ""), Finding("single source", Severity.NOTE, "")
    found = rate(
        [
            Checked(Verdict.SUPPORTED, (note,)),
            Checked(Verdict.WEAK, (number, number)),
            Checked(Verdict.UNSUPPORTED, (number,)),
        ]
    )
    assert (found.cases, found.caught, found.blocked, found.checks) == (3, 2, 1, {"number": 2})


def test_balanced_accuracy_is_the_mean_of_both_shares():
    found = balance([(True, True), (True, False), (False, False)])
    assert (found, found.accuracy) == (Balance(1, 2, 1.0, 0.5), 0.75)
    assert balance([]).accuracy == 0


# the commands


def lines(rows: list[dict]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def call(monkeypatch, capsys):
    def call(*arguments: str, rows: list[dict], code: int = 0):
        monkeypatch.setattr("sys.stdin", io.StringIO(lines(rows)))
        assert run(["eval", *arguments]) == code
        return capsys.readouterr()

    return call


CLAIMS = [
    {"claim": TRUE, "sources": [TALKS], "label": 1, "dataset": "harbour"},
    {"sentence": "The ferry sank with 500 people aboard.", "sources": [{"text": FERRY}], "label": 0, "dataset": "harbour"},
]  # fmt: skip


def test_checks_are_measured_with_the_production_checks(call):
    told = call("claims", "--json", rows=CLAIMS)
    found = json.loads(told.out)
    assert found["clean"] == {"cases": 3, "caught": 0, "blocked": 0, "checks": {}}
    assert found["faults"]["number changed"]["caught"] == found["faults"]["number changed"]["cases"] == 1
    assert found["faults"]["cites a random article"]["blocked"] == 3
    assert found["whole_claims"]["harbour"]["balanced_accuracy"] == 1.0
    assert "clean (false alarms): 3" in told.err


def test_one_line_alone_can_be_measured_and_its_sentences_shown(call):
    told = call("claims", "-", "--only", "number changed", "--show", "number", rows=CLAIMS)
    assert [word in told.out for word in ("number changed", "clean", "Whole claims")] == [True, False, False]
    assert "block number: " in told.err


PAIR = {
    "id": "p1",
    "fault": "role",
    "sources": [{"id": "a", "text": TALKS}, {"id": "b", "text": FERRY}],
    "cites": ["a"],
    "right": "Talks with Northport had failed.",
    "wrong": "Talks with Northport had been a success for 900 people.",
}
STORY = {
    "id": "h1",
    "articles": [{"id": "a", "title": "Talks", "text": TALKS}, {"id": "b", "title": "Ferry", "text": FERRY}],
    "sentences": [{"text": "The ferry was towed to the harbour.", "cites": ["b"]}],
}


def test_pairs_and_whole_stories_are_measured_too_and_only_what_they_cite_counts(call):
    found = json.loads(call("claims", "--json", rows=[PAIR, STORY]).out)
    assert found["clean"] == {"cases": 2, "caught": 0, "blocked": 0, "checks": {}}
    assert (found["faults"]["given: role"]["cases"], found["faults"]["given: role"]["caught"]) == (1, 1)
    assert found["right_article_among_ten"] == {"cases": 2, "right": 2}


def test_one_half_of_the_lines_can_be_measured(call):
    rows = [PAIR | {"id": f"p{at}"} for at in range(20)]
    counts = []
    for name in ("first", "second"):
        table = json.loads(call("claims", "--json", "--half", name, "--only", "given", rows=rows).out)
        counts.append(table["faults"]["given: role"]["cases"])
    assert (sum(counts), min(counts) > 0) == (20, True)
    assert "--half is first or second" in call("claims", "--half", "third", rows=rows, code=1).err


ARTICLES = [
    {"id": "1", "title": "Harbour talks with Northport fail", "text": TALKS, "source": "A", "date": "2026-11-20", "cluster": "talks"},
    {"id": "2", "title": "Northport harbour talks have failed", "text": TALKS, "source": "B", "date": "2026-11-20", "cluster": "talks"},
    {"id": "3", "title": "Ferry runs aground near Eastmouth", "text": FERRY, "source": "A", "date": "2026-11-20", "cluster": "ferry"},
]  # fmt: skip


def test_groups_are_scored_as_a_table_or_as_one_object(call):
    (row,) = [line for line in call("grouping", rows=ARTICLES).out.splitlines() if "2 or more" in line]
    perfect = ["1.000"] * 3
    assert row.split()[-8:] == ["2", "1", "1", *perfect, "1.000-1.000", "1.000"]
    told = call("grouping", "--json", rows=ARTICLES)
    found = json.loads(told.out)
    assert found["all"] == {
        "articles": 3,
        "found": 2,
        "true": 2,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "low": 1.0,
        "high": 1.0,
        "pairwise": 1.0,
    }
    assert found["two_or_more"]["articles"] == 2


@pytest.mark.parametrize(
    ("command", "rows", "says"),
    [
        ("grouping", [], "the file holds no articles"),
        ("grouping", [{"id": "1", "title": "x"}], "line 1 has no 'cluster'"),
        ("grouping", [ARTICLES[0], ARTICLES[0]], "line 2 has the id '1' of an earlier line"),
        ("claims", [], "no sentence is labelled 1"),
        ("claims", [CLAIMS[1]], "no sentence is labelled 1"),
        ("claims", [{"sources": ["x"], "label": 1}], "line 1 has no 'claim' and no 'sentence'"),
        ("claims", [{"claim": "x", "label": 1}], "line 1 has no list of 'sources'"),
        ("claims", [{"claim": "x", "sources": ["x"]}], "line 1 has no 'label' of 1 (supported) or 0"),
        ("claims", [PAIR | {"cites": ["c"]}], "line 1 cites none of its sources"),
        ("claims", [{k: v for k, v in PAIR.items() if k != "wrong"}], "line 1 has no 'wrong'"),
    ],
)
def test_a_file_that_cannot_be_measured_is_refused_with_the_reason(command, rows, says, call):
    assert says in call(command, rows=rows, code=1).err
