from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from briefs.adapters.data import load_outlets
from briefs.adapters.llm.scripted import ScriptedModel
from briefs.adapters.store.memory import MemoryStore
from briefs.domain.article import Article, Found
from briefs.domain.brief import Brief, Choice, Status
from briefs.domain.errors import ModelRefused, ModelUnavailable, NothingToTell, ReplyInvalid
from briefs.domain.feed import FeedState
from briefs.domain.model import Call, Price, Prompt, Reply
from briefs.domain.newsletter import Budget, Newsletter, WriterKind, WriterSettings
from briefs.domain.story import Dossier, Story, Told
from briefs.domain.summary import Origin, Part
from briefs.newsroom import compose
from briefs.newsroom.lineage import trace
from briefs.newsroom.passages import split
from briefs.steps.opening import with_opening
from briefs.steps.writing import summarise

NOW = datetime(2025, 6, 21, 5, 30, tzinfo=UTC)
OUTLETS = load_outlets()
PRICES = (Price("scripted", 1.0, 10.0),)

FT = Article(
    "ft",
    "Financial Times",
    "Japan scraps US talks after Washington demands more defence spending",
    "Tokyo has withdrawn from the annual security talks planned for July 1 in Washington.\n"
    "Washington had raised its demand for Japanese defence spending to 3.5 per cent of GDP from 3 per cent.",
    published=datetime(2025, 6, 20, 18, 45, tzinfo=UTC),
    lang="en",
)
NIKKEI = Article(
    "nk",
    "Nikkei Asia",
    "Japan calls off July 1 security talks with US",
    "The withdrawal was first reported by the Financial Times.\n"
    "“A joint statement with a number in it would have landed three weeks before an election,” an official at "
    "the Foreign Ministry said.\n"
    "Japan plans to bring defence spending to 2 per cent of gross domestic product in fiscal 2027.",
    published=datetime(2025, 6, 21, 2, tzinfo=UTC),
    lang="en",
)

HEADLINE = ("Japan scraps US talks after demand for more defence spending", ["A1.1"])
LEAD = ("Tokyo has withdrawn from annual security talks planned for July 1 in Washington.", ["A1.2"])
DEMAND = ("Washington had raised its demand for Japanese defence spending to 3.5 per cent of GDP.", ["A1.3"])
WRONG = ("Washington had raised its demand for Japanese defence spending to 9.5 per cent of GDP.", ["A1.3"])
INVENTED = ("The prime minister of Iceland was furious about the price of herring.", ["A1.2"])


def dossier(*articles: Article) -> Dossier:
    articles = articles or (FT, NIKKEI)
    story = Story("s1", tuple(one.id for one in articles), articles[0].published, articles[-1].published)
    passages = tuple(passage for one in articles for passage in split(one))
    return Dossier(story, articles, passages, trace(articles, OUTLETS))


def answer(*sentences: tuple[str, list[str]], headline: tuple[str, list[str]] = HEADLINE) -> str:
    rows = [{"part": "summary", "text": text, "cites": cites} for text, cites in sentences]
    return json.dumps(
        {"headline": {"text": headline[0], "cites": headline[1]}, "sentences": rows, "insufficient": False}
    )


def newsletter(kind: WriterKind = WriterKind.AUTO, model: str = "", **budget: float) -> Newsletter:
    return Newsletter("asia", "Asia", ("ft",), writer=WriterSettings(kind, model, Budget(**budget)))


class Desk:
    """One store and one model; every summary it gives was checked for what readers may see."""

    def __init__(self, *lines: str | Exception | Callable[[Prompt], str], name: str = "scripted") -> None:
        self.model = ScriptedModel(*lines, name=name)
        self.store = MemoryStore()

    def write(self, to: Newsletter | None = None, about: Dossier | None = None, model: bool = True):
        services = SimpleNamespace(
            store=self.store, model=self.model if model else None, outlets=OUTLETS, prices=PRICES
        )
        about = about or dossier()
        summary = summarise(services, to or newsletter(), about, "asia-2025-06-21-0530", NOW)
        keys = {passage.key for passage in about.passages}
        for sentence in (summary.headline, *summary.sentences):
            assert sentence.publishable
            assert sentence.citations
            assert {citation.key for citation in sentence.citations} <= keys
        return summary

    @property
    def calls(self) -> tuple[Call, ...]:
        return self.store.replies.calls()


def texts(sentences):
    return [sentence.text for sentence in sentences]


def test_a_good_reply_is_used_as_it_is():
    desk = Desk(answer(LEAD, DEMAND))
    summary = desk.write()
    assert (summary.writer, summary.model, summary.fallback) == (Origin.LLM, "scripted", "")
    assert texts(summary.sentences) == [LEAD[0], DEMAND[0]]
    assert summary.held_back == ()
    assert len(desk.model.history) == 1


def refused(_: Prompt) -> str:
    raise ModelRefused("the model declined to write about this story")


FAULTS = [
    ("no answer", [ModelUnavailable("the server did not answer in time")], "did not answer in time"),
    ("refusal", [refused], "declined"),
    ("server's nonsense", [ReplyInvalid("the server answered without a choice")], "without a choice"),
    ("empty", ["   "], "empty answer"),
    ("prose", ["As an AI language model, I cannot."], "not JSON"),
    ("another form", ['{"summary": "talks"}'], "without a headline"),
    ("too thin", ['{"headline": {"text": "x", "cites": []}, "sentences": [], "insufficient": true}'], "thin"),
    ("invented citations", [answer((LEAD[0], ["A9.9"]), (DEMAND[0], ["B1.1"]))], "not given"),
    ("all invented", [answer(INVENTED), answer(INVENTED)], "no sentence of the model passed"),
    ("all invented, repair fails", [answer(INVENTED), ModelUnavailable("gone")], "no sentence of the model"),
]


@pytest.mark.parametrize(
    ("lines", "why"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_model_that_fails_costs_the_story_nothing_but_the_model(lines, why):
    summary = Desk(*lines).write()
    assert summary.writer is Origin.EXTRACTIVE
    assert summary.model == ""
    assert why in summary.fallback
    assert len(summary.sentences) >= 2
    assert all(sentence.origin is Origin.EXTRACTIVE for sentence in summary.sentences)


def test_what_the_gate_kept_from_readers_is_held_back_for_editors():
    summary = Desk(answer(INVENTED), answer(INVENTED)).write()
    assert texts(summary.held_back) == [INVENTED[0]]
    assert not summary.held_back[0].publishable


def test_a_wrong_number_is_repaired_in_its_place():
    desk = Desk(answer(WRONG, LEAD), answer(DEMAND))
    summary = desk.write()
    assert texts(summary.sentences) == [DEMAND[0], LEAD[0]]
    assert texts(summary.held_back) == [WRONG[0]]
    assert WRONG[0] in desk.model.history[1].user
    assert "9.5" in desk.model.history[1].user.partition("Wrong:")[2]


@pytest.mark.parametrize(
    "line", [answer(WRONG), "nonsense", ModelUnavailable("gone"), answer((DEMAND[0], ["A8.1"]))]
)
def test_a_wrong_number_that_is_not_repaired_becomes_a_quotation_of_the_cited_article(line):
    summary = Desk(answer(LEAD, WRONG), line).write()
    quote = summary.sentences[1]
    assert summary.sentences[0].text == LEAD[0]
    assert (quote.origin, quote.citations[0].article) == (Origin.EXTRACTIVE, "ft")
    assert "3.5 per cent" in quote.text
    assert texts(summary.held_back) == [WRONG[0]]
    assert (summary.writer, summary.fallback) == (Origin.LLM, "")


def test_a_blocked_sentence_without_a_quotation_that_adds_anything_is_dropped():
    only = Article(
        "ft", "Financial Times", FT.title, FT.text.partition("\n")[0], published=FT.published, lang="en"
    )
    summary = Desk(answer(LEAD, INVENTED), answer(INVENTED)).write(about=dossier(only))
    assert texts(summary.sentences) == [LEAD[0]]
    assert texts(summary.held_back) == [INVENTED[0]]


def test_a_blocked_headline_is_replaced_by_the_best_title():
    wrong = ("Japan scraps US talks over 9.5 per cent demand", ["A1.1"])
    summary = Desk(answer(LEAD, headline=wrong), answer(LEAD, headline=wrong)).write()
    assert summary.headline.text == FT.title
    assert texts(summary.held_back) == [wrong[0]]


def test_a_blocked_headline_may_be_repaired():
    wrong = ("Japan scraps US talks over 9.5 per cent demand", ["A1.1"])
    summary = Desk(answer(LEAD, headline=wrong), answer(LEAD)).write()
    assert summary.headline.text == HEADLINE[0]
    assert texts(summary.held_back) == [wrong[0]]


def test_the_same_story_is_never_paid_twice():
    desk = Desk(answer(WRONG, LEAD), answer(DEMAND))
    first = desk.write()
    assert desk.write() == first
    assert len(desk.model.history) == 2
    assert [call.outcome for call in desk.calls] == ["answered", "answered"]


def test_a_useless_reply_is_not_paid_twice_either():
    desk = Desk("As an AI language model, I cannot.")
    assert desk.write() == desk.write()
    assert len(desk.model.history) == 1


def test_a_server_that_was_down_is_asked_again():
    desk = Desk(ModelUnavailable("down"), answer(LEAD))
    assert desk.write().fallback == "down"
    assert desk.write().writer is Origin.LLM


def test_a_call_is_settled_by_what_it_used():
    desk = Desk(answer(LEAD))
    desk.write()
    (call,) = desk.calls
    assert (call.brief, call.story, call.model) == ("asia-2025-06-21-0530", "s1", "scripted")
    assert call.prompt_version
    assert 0 < call.tokens < 4000
    assert 0 < call.usd < 0.01


@pytest.mark.parametrize(
    ("error", "outcome", "tokens"),
    [
        (ModelUnavailable("cannot be reached"), "unavailable", 0),
        (ModelUnavailable("timed out", Reply("", "scripted", 900, 100)), "unavailable", 1000),
        (ModelRefused("no", Reply("", "scripted", 900, 7)), "refused", 907),
        (ReplyInvalid("cut off", Reply("", "scripted", 900, 4000)), "invalid", 4900),
    ],
)
def test_a_call_that_failed_is_settled_too(error, outcome, tokens):
    desk = Desk(error)
    desk.write()
    (call,) = desk.calls
    assert (call.outcome, call.tokens) == (outcome, tokens)


def test_a_call_killed_in_flight_counts_as_its_reservation():
    def killed(_: Prompt) -> str:
        raise KeyboardInterrupt

    desk = Desk(killed, answer(LEAD))
    with pytest.raises(KeyboardInterrupt):
        desk.write()
    (call,) = desk.calls
    assert (call.outcome, call.tokens > 4000, call.usd > 0) == ("reserved", True, True)
    assert desk.write().writer is Origin.LLM
    assert sorted(call.outcome for call in desk.calls) == ["answered", "reserved"]


@pytest.mark.parametrize("cap", [{"run_usd": 0.001}, {"day_usd": 0.001}, {"run_tokens": 100}])
def test_a_call_that_could_exceed_a_cap_is_not_made(cap):
    desk = Desk(answer(LEAD))
    summary = desk.write(newsletter(**cap))
    assert summary.writer is Origin.EXTRACTIVE
    assert "cap" in summary.fallback
    assert desk.model.history == []
    assert desk.calls == ()


def test_a_repair_beyond_the_cap_is_not_asked_for_and_the_sentence_is_quoted():
    desk = Desk(answer(LEAD, WRONG), answer(DEMAND))
    summary = desk.write(newsletter(run_tokens=6500))
    assert len(desk.model.history) == 1
    assert [sentence.origin for sentence in summary.sentences] == [Origin.LLM, Origin.EXTRACTIVE]


@pytest.mark.parametrize(
    ("kind", "model", "fallback"),
    [
        (WriterKind.AUTO, False, ""),
        (WriterKind.LLM, False, "no model is configured"),
        (WriterKind.EXTRACTIVE, True, ""),
    ],
)
def test_without_a_model_or_wish_for_one_the_story_is_quoted(kind, model, fallback):
    desk = Desk(answer(LEAD))
    summary = desk.write(newsletter(kind), model=model)
    assert summary.writer is Origin.EXTRACTIVE
    assert summary.fallback.startswith(fallback)
    assert bool(summary.fallback) is bool(fallback)
    assert desk.model.history == []


def test_a_newsletter_may_name_its_own_model():
    desk = Desk(answer(LEAD))
    assert desk.write(newsletter(model="other")).model == "other"
    assert desk.calls[0].model == "other"


def test_a_story_of_bare_titles_has_a_headline_only():
    bare = Article("nk", "Nikkei Asia", NIKKEI.title, published=NIKKEI.published, lang="en")
    summary = Desk("nonsense").write(about=dossier(bare))
    assert (summary.headline.text, summary.sentences) == (NIKKEI.title, ())


def test_a_story_without_a_title_for_readers_is_left_out():
    with pytest.raises(NothingToTell):
        Desk("nonsense").write(about=dossier(Article("x", "CNA", "www.spam.example", published=NOW)))


def known() -> Dossier:
    """Readers know the report of the Financial Times; what Nikkei adds is new."""
    whole = dossier()
    new = {passage.key for passage in whole.passages if passage.article == "nk" and passage.start > 150}
    told = Told("s1", "asia-2025-06-20-1800", "2025-06-20", FT.title, frozenset({"ft"}))
    return replace(whole, told=told, fresh=frozenset(new))


FISCAL = ("Japan plans to bring defence spending to 2 per cent of GDP in fiscal 2027.", ["A1.4"])


def test_a_known_story_begins_with_what_is_new_whatever_order_the_model_chose():
    old, older = (LEAD[0], ["B1.2"]), (DEMAND[0], ["B1.3"])
    summary = Desk(answer(old, older, FISCAL, headline=(HEADLINE[0], ["B1.1"]))).write(about=known())
    assert summary.writer is Origin.LLM
    assert [(s.part, s.text) for s in summary.sentences] == [
        (Part.NEW, FISCAL[0]),
        (Part.BACKGROUND, LEAD[0]),
    ]


def test_a_model_that_tells_only_what_readers_know_is_not_used():
    old = (LEAD[0], ["B1.2"])
    summary = Desk(answer(old, headline=(HEADLINE[0], ["B1.1"]))).write(about=known())
    assert summary.fallback == "the model told only what readers know already"
    assert (summary.writer, summary.sentences[0].part) == (Origin.EXTRACTIVE, Part.NEW)


# optional sections

LONG = replace(
    NIKKEI,
    text=NIKKEI.text + "\nIt was not clear whether the talks would be held in autumn.\n"
    "The opposition called the decision overdue.\nAnalysts at a bank in Tokyo expect no quick change.",
)


def with_sections(*sections: tuple[str, str, str, str]) -> str:
    told = json.loads(answer(LEAD, DEMAND))
    told["sentences"] += [
        {"part": part, "label": label, "text": text, "cites": [cite]} for part, label, text, cite in sections
    ]
    return json.dumps(told)


UNKNOWN = ("unknown", "", "It was not clear whether the talks would be held in autumn.", "A2.6")
VIEW = ("perspective", "The opposition", "It called the decision overdue.", "A2.7")


def test_sections_that_hold_are_told_and_those_that_do_not_are_held_back():
    false = ("key point", "Spending", "Japan plans to bring defence spending to 7 per cent.", "A2.5")
    summary = Desk(with_sections(UNKNOWN, false, VIEW)).write(about=dossier(FT, LONG))
    assert [(s.part, s.label) for s in summary.sections] == [
        (Part.PERSPECTIVE, "The opposition"),
        (Part.UNKNOWN, ""),
    ]
    assert [s.label for s in summary.held_back] == ["Spending"]
    assert summary.writer is Origin.LLM


def test_a_failed_section_costs_no_repair_and_no_quotation():
    false = ("key point", "Spending", "Japan plans to bring defence spending to 7 per cent.", "A2.5")
    desk = Desk(with_sections(false))
    summary = desk.write(about=dossier(FT, LONG))
    assert len(desk.model.history) == 1
    assert (texts(summary.sentences), summary.sections) == ([LEAD[0], DEMAND[0]], ())


def test_a_section_that_only_says_the_summary_again_is_left_out():
    again = ("key point", "Talks", LEAD[0], "A1.2")
    summary = Desk(with_sections(again, UNKNOWN)).write(about=dossier(FT, LONG))
    assert [s.part for s in summary.sections] == [Part.UNKNOWN]


def test_a_sentence_of_the_summary_is_never_led_to_a_related_story():
    oslo = replace(
        FT, id="no", outlet="Reuters", title="Norway raises its budget",
        text="Norway plans to spend 4 per cent of its output on defence in fiscal 2031.",
    )  # fmt: skip
    about = replace(dossier(), context_articles=(oslo,), context=tuple(split(oslo)))
    astray = ("Norway plans to spend 4 per cent of its output on defence in fiscal 2031.", ["A1.2"])
    summary = Desk(answer(LEAD, DEMAND, astray)).write(about=about)
    told = [sentence for sentence in summary.said if sentence.part is not Part.CONTEXT]
    assert "no" not in {citation.article for sentence in told for citation in sentence.citations}
    assert astray[0] in texts(summary.held_back)


# the lines that open a brief


def opened(*lines: str | Exception, kind: WriterKind = WriterKind.AUTO):
    """A brief of one story, with what the model opens it with, and how often the model was asked."""
    about = dossier()
    model = ScriptedModel(answer(LEAD, DEMAND), *lines)
    store = MemoryStore()
    found = [(Found(one, (), (one.id,)), one) for one in about.articles]
    store.feeds.record(FeedState("ft", NOW), found)
    services = SimpleNamespace(store=store, model=model, outlets=OUTLETS, prices=PRICES)
    summary = summarise(services, newsletter(), about, "b1", NOW)
    item = compose.item(Choice("s1", ()), about, summary, OUTLETS)
    brief = Brief("b1", "asia", NOW.date(), "0530", Status.DRAFTING, NOW)
    document = compose.document(brief, newsletter(), [item], compose.coverage((), {}, (), NOW))
    told = with_opening(services, newsletter(kind), document, NOW)
    return compose.with_items(told, told.items), len(model.history) - 1


OPENING = {
    "subject": {"text": "Japan scraps US talks", "cites": ["S1.1"]},
    "preheader": {"text": "Washington had asked for 3.5 per cent of GDP", "cites": ["S1.3"]},
    "opening": [
        {"text": "Tokyo has withdrawn from annual security talks planned for July 1 in Washington.", "cites": ["S1.2"]},
        {"text": "Iceland's prime minister was furious about the price of herring.", "cites": ["S1.2"]},
    ],
}  # fmt: skip


def test_a_brief_opens_with_what_the_model_wrote_as_far_as_it_holds():
    document, asked = opened(json.dumps(OPENING))
    assert asked == 1
    assert texts(document.opening) == [OPENING["opening"][0]["text"]]
    assert document.subject == "Asia: Japan scraps US talks"
    assert document.preheader == "Washington had asked for 3.5 per cent of GDP"


@pytest.mark.parametrize("line", ["no JSON", ModelUnavailable("gone"), ""])
def test_a_brief_without_a_usable_opening_opens_with_the_programs_own_lines(line):
    document, asked = opened(line)
    assert (asked, document.opening, document.titles) == (1, (), ())
    assert document.subject == f"Asia: {HEADLINE[0]}"


def test_an_extractive_newsletter_asks_no_model_for_its_opening():
    document, asked = opened(json.dumps(OPENING), kind=WriterKind.EXTRACTIVE)
    assert (asked, document.opening) == (0, ())
