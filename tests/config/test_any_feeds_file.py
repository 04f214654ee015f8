from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.config import load
from briefs.domain.errors import ConfigError, Problem

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(
        ["https://a.example", "05:30 mon-fri", "1h", "*", "tag:x", "en", "UTC", "${X}", "#9b1c1c", "llm"]
    ),
)
KEYS = st.sampled_from(
    ["version", "feeds", "newsletters", "site", "x", "url", "tags", "every", "lang", "title", "schedule", "draft",
     "send", "select", "include", "window", "sections", "keywords", "writer", "budget", "run_usd", "review", "timezone"]
)  # fmt: skip
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=15,
)
FILES = st.fixed_dictionaries(
    {"version": st.just(1) | LEAVES, "feeds": TREES}, optional={"newsletters": TREES, "site": TREES}
)
RELAXED = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def accepts_or_explains(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    problems = problems_of(path)
    assert all(problem.message for problem in problems)
    said = "\n".join(map(str, problems))
    assert "Input should" not in said
    assert "pydantic" not in said
    assert "what belongs here" not in said


def problems_of(path: Path) -> tuple[Problem, ...]:
    try:
        load(path, {})
    except ConfigError as error:
        return error.problems
    return ()


@RELAXED
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode(errors="replace")))
def test_any_bytes_are_accepted_or_explained(tmp_path, data):
    accepts_or_explains(tmp_path / "feeds.yaml", data)


@RELAXED
@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#\n \t?,0.~<", max_size=40))
def test_any_text_of_yamls_own_characters_is_accepted_or_explained(tmp_path, text):
    accepts_or_explains(tmp_path / "feeds.yaml", text.encode())


@RELAXED
@given(FILES)
def test_any_tree_is_accepted_or_explained(tmp_path, tree):
    accepts_or_explains(tmp_path / "feeds.yaml", json.dumps(tree).encode())
