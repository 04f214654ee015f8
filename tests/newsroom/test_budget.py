from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.adapters.data import load_prices
from briefs.domain.model import Price, Prompt, Reply
from briefs.newsroom import budget

PRICES = (Price("small", 1.0, 10.0), Price("small-pro", 100.0, 100.0))
PROMPT = Prompt("v1", "s1", "You write.", "Write this.", {"type": "object"}, {"A1.1": "a.1:0-5"}, 1000)


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        ("", 0, 0),
        ("Tokyo has withdrawn from the annual security talks planned for July.", 12, 25),
        ("日本政府は協議への参加を見送ったと発表した。", 18, 30),
    ],
)
def test_an_estimate_of_tokens_is_near_and_on_the_high_side(text, fewest, most):
    assert fewest <= budget.tokens(text) <= most


def test_what_is_reserved_covers_the_request_and_the_longest_answer():
    most = budget.most(PROMPT, "small", PRICES)
    asked = budget.prompt_tokens(PROMPT)
    assert most.tokens == asked + 1000
    assert most.usd == pytest.approx((asked + 10 * 1000) / 1_000_000)


def test_what_was_spent_follows_the_usage():
    spent = budget.spent(Reply("…", "small", 2000, 100), "small", PRICES)
    assert (spent.tokens, spent.usd) == (2100, pytest.approx(0.003))


def test_what_a_run_may_cost_is_told_before_anything_is_chosen():
    outlook = budget.outlook(10, "small", PRICES)
    assert (outlook.tokens, outlook.usd) == (144_000, pytest.approx(0.36))
    assert budget.outlook(10, "homegrown", PRICES).usd is None


def test_an_unknown_model_has_no_price_but_tokens():
    run = budget.most(PROMPT, "homegrown", PRICES)
    assert run.usd is None
    assert str(run).endswith("tokens, price unknown")


@pytest.mark.parametrize(
    ("model", "found"),
    [
        ("small", "small"),
        ("small-2025-08-07", "small"),
        ("small-latest", "small"),
        ("small-pro", "small-pro"),
        ("small-mini", None),
        ("smaller", None),
    ],
)
def test_a_dated_model_has_the_price_of_its_plain_name_and_no_other(model, found):
    price = budget.price(model, PRICES)
    assert (price.model if price else None) == found


def test_the_default_model_has_a_price():
    assert budget.price("gpt-5-mini", load_prices())


@pytest.mark.parametrize(
    "other",
    [
        {"version": "v2"},
        {"system": "You sing."},
        {"user": "Write that."},
        {"schema": {"type": "array"}},
        {"max_tokens": 1},
    ],
)
def test_whatever_decides_a_reply_changes_its_key(other):
    assert budget.key(PROMPT, "m", "e") != budget.key(replace(PROMPT, **other), "m", "e")


def test_model_and_server_change_the_key_and_nothing_else_does():
    key = budget.key(PROMPT, "m", "e")
    assert key != budget.key(PROMPT, "n", "e")
    assert key != budget.key(PROMPT, "m", "f")
    assert key == budget.key(replace(PROMPT, story="other"), "m", "e")
