"""What the extractive writer promises, held for any mixture of reports; tests/quality holds it for labelled ones."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from labelled import UNDATED
from promises import ALWAYS, tell

from briefs.domain.article import Article

NAMES = [
    "Elmholm",
    "Tokyo",
    "the port authority of Lormont",
    "Anna Holm",
    "Wessmoor Water",
    "Die Bahn",
    "外務省",
]
OPENERS = [
    "",
    "He said that ",
    "But ",
    "“It ",
    "Er ",
    "Il ",
    "Pero ",
    "これは",
    "但",
    "Engineers of ",
    "On Monday ",
]
ENDS = [
    "closed the harbour",
    "raised 41 million crowns",
    "denied it",
    "will vote in May about the new bridge",
]
sentences = st.builds(
    lambda opener, name, end, more: f"{opener}{name} {end}{' and the road to it' * more}.",
    st.sampled_from(OPENERS),
    st.sampled_from(NAMES),
    st.sampled_from(ENDS),
    st.integers(0, 8),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(sentences, min_size=1, max_size=6), min_size=1, max_size=6))
def test_the_promises_hold_for_any_mixture_of_reports(outlets, reports):
    articles = [
        Article(
            f"a{at}",
            f"Outlet {at}",
            f"Report {at} of the harbour",
            "\n".join(report),
            published=UNDATED + timedelta(hours=at),
        )
        for at, report in enumerate(reports)
    ]
    told = tell(articles, outlets)
    assert [what for broken in ALWAYS for what in (broken(told) if told else ())] == []
