"""What readers could call, open or pay into is weak even where the report has it."""

from __future__ import annotations

import pytest

from briefs.domain.article import Outlets
from briefs.domain.summary import Severity, Source
from briefs.newsroom.check import check

FOUND = [
    ("Callers reach the desk at +1 202 555 0147 until Friday.", "a telephone number: +1 202 555 0147"),
    ("Callers reach the desk at 020 7946 0958 until Friday.", "a telephone number: 020 7946 0958"),
    ("Callers reach the desk at (202) 555-0147 until Friday.", "a telephone number: (202) 555-0147"),
    ("払い戻しは電話0120-444-0147で受けられる。", "a telephone number: 0120-444-0147"),
    ("Refunds are paid at refund.example.com until Friday.", "a web address: refund.example.com"),
    ("Refunds are paid at elmholm-refund.shop until Friday.", "a web address: elmholm-refund.shop"),
    ("Refunds are paid at Elmholm-Refund.shop until Friday.", "a web address: Elmholm-Refund.shop"),
    (
        "Gifts go to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq.",
        "an account: bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    ),
    ("Refunds are paid by @elmholm_refunds until Friday.", "an account name: @elmholm_refunds"),
    ("Gifts go to GB82 WEST 1234 5698 7654 32 until Friday.", "an account: GB82 WEST 1234 5698 7654 32"),
]
ORDINARY = [
    "Amazon.com and Booking.com were fined on 12.03.2026.",
    "The talks of 2026-03-03 cost 1 200 000 000 yen, up 0.5-0.7 per cent.",
    "U.S. officials met at 10 a.m. in St. Louis, e.g. on 3-1 wins.",
    "The team won 6-3, 7-6 and 110-98 in 1998-2004.",
    "Flight MH370 left with 239 people; call it a mystery.",
    "It ended in 1999.The next began in 2001.",
    "He works for the U.S.and the U.K.",
]


def details(sentence: str) -> list[str]:
    found = check(sentence, [Source("a", "Courier", sentence)], Outlets()).findings
    return [f.detail for f in found if f.check == "contact" and f.severity is Severity.WARN]


@pytest.mark.parametrize(("sentence", "what"), FOUND)
def test_a_number_an_address_or_an_account_is_doubtful(sentence, what):
    assert f"gives readers {what}" in [d.replace(" out of a report", "") for d in details(sentence)]


@pytest.mark.parametrize("sentence", ORDINARY)
def test_figures_dates_and_names_are_none(sentence):
    assert details(sentence) == []
