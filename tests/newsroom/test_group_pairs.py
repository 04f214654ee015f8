"""The quick ways of grouping against slow and plain ones."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.domain.article import Article
from briefs.domain.story import Link, Vocabulary
from briefs.newsroom.group import group, window
from briefs.newsroom.group.average import Rules, cluster
from briefs.newsroom.group.pairs import UNASKED, Pairs
from briefs.newsroom.vocabulary import frequencies, rarity

# the package has a function of this name
vectors = import_module("briefs.newsroom.group.vectors")

NOW = datetime(2026, 2, 20, tzinfo=UTC)
_WORDS = """
flood peru rescue bridge chess oslo title champion chips texas plant jobs strike trains brussels union
senate budget vote deadline comet probe orbit launch
"""
WORDS = _WORDS.split()


def plainly(starts, similar, rules, kinds):
    """Average linkage as a textbook has it."""
    parts = [[number] for number in range(len(starts))]

    def mean(one, other):
        items = [(a, b) for i in one for a in starts[i] for j in other for b in starts[j]]
        known = [pair for pair in items if kinds[pair[0]] == kinds[pair[1]]]
        total = math.fsum(similar.get((min(pair), max(pair)), 0.0) for pair in items)
        return total / len(known) if known else 0.0

    def may(one, other):
        both = {*rules.stored}.isdisjoint(one), {*rules.stored}.isdisjoint(other)
        needed = rules.join if any(both) else rules.merge
        free = not any((min(a, b), max(a, b)) in rules.apart for a in one for b in other)
        return free and mean(one, other) >= needed > 0

    while fit := [(one, other) for one, other in combinations(parts, 2) if may(one, other)]:
        one, other = min(fit, key=lambda pair: (-round(mean(*pair), 9), *sorted(map(min, pair))))
        parts = [part for part in parts if part not in (one, other)] + [sorted(one + other)]
    return sorted(parts)


PAIRS = list(combinations(range(12), 2))


def graph(sizes, likeness, kinds, stored, apart):
    """Clusters of these sizes; each pair of their items has its byte of `likeness`, of which two thirds are none."""
    items = iter(range(sum(sizes)))
    starts = [[next(items) for _ in range(size)] for size in sizes]
    kinds = [["", "", "ja"][kind % 3] for kind in kinds[: sum(sizes)]]
    similar = {
        (one, other): (byte - 160) / 100
        for (one, other), byte in zip(PAIRS, likeness, strict=True)
        if other < sum(sizes) and byte >= 165 and kinds[one] == kinds[other]
    }
    numbers = len(starts)
    held = frozenset(number % numbers for number in stored)
    kept_apart = frozenset(
        (min(pair), max(pair)) for one, other in apart if len(pair := {one % numbers, other % numbers}) == 2
    )
    return starts, similar, Rules(0.3, 0.45, held, kept_apart), kinds


# bytes are one choice of hypothesis's, where a dictionary of pairs is dozens: ten times as quick, and shrinks as well
GRAPHS = st.builds(
    graph,
    st.lists(st.integers(1, 3), min_size=2, max_size=4) | st.lists(st.integers(1, 2), min_size=4, max_size=6),
    st.binary(min_size=len(PAIRS), max_size=len(PAIRS)),
    st.binary(min_size=12, max_size=12),
    st.binary(max_size=3),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=2),
)


@given(GRAPHS)
@settings(max_examples=300, deadline=None)
def test_clusters_are_those_of_plain_average_linkage(graph):
    starts, similar, rules, kinds = graph
    assert cluster(starts, Pairs.of(similar), rules, kinds) == plainly(starts, similar, rules, kinds)


@pytest.mark.parametrize("seed", range(12))
def test_many_clusters_are_those_of_plain_average_linkage(seed):
    chance = Random(seed)
    starts = [[item] for item in range(24)]
    similar = {pair: round(chance.random() ** 2, 2) for pair in combinations(range(24), 2)}
    kinds, rules = [""] * 24, Rules(0.3, 0.45, frozenset(range(seed)), frozenset({(2, 7), (3, 20)}))
    assert cluster(starts, Pairs.of(similar), rules, kinds) == plainly(starts, similar, rules, kinds)


class Full:
    """Means from all pairs, for clusters of which some pairs were cut off."""

    def __init__(self, starts, similar):
        self.parts, self.similar = {number: list(start) for number, start in enumerate(starts)}, similar

    def mean(self, one, other):
        pairs = [(min(a, b), max(a, b)) for a in self.parts[one] for b in self.parts[other]]
        return math.fsum(self.similar.get(pair, 0.0) for pair in pairs) / len(pairs)

    def merge(self, one, other, new):
        self.parts[new] = self.parts.pop(one) + self.parts.pop(other)


@given(GRAPHS, st.integers(1, 3))
@settings(max_examples=300, deadline=None)
def test_pairs_that_were_cut_off_change_no_cluster_when_means_are_asked(graph, kept):
    starts, similar, rules, _ = graph
    near = [sorted((v for pair, v in similar.items() if at in pair), reverse=True)[:kept] for at in range(12)]
    cut = [values[-1] if len(values) == kept else 0.0 for values in near]
    home = {item: number for number, start in enumerate(starts) for item in start}
    # of two starting clusters one pair at least is kept, so that they are asked for
    strongest = {
        (home[one], home[other]): (one, other)
        for (one, other), _ in sorted(similar.items(), key=lambda found: found[1])
    }
    left = {
        pair: value
        for pair, value in similar.items()
        if value >= min(cut[pair[0]], cut[pair[1]]) or pair in strongest.values()
    }
    pairs, kinds = replace(Pairs.of(left), cut=np.array(cut)), [""] * 12
    found = cluster(starts, pairs, rules, kinds, Full(starts, similar))
    assert found == plainly(starts, similar, rules, kinds)


def many(count, seed=1):
    chance = Random(seed)
    for at in range(count):
        title, text = (" ".join(chance.sample(WORDS, n)) for n in (4, 9))
        yield Article(f"a{at}", f"O{at}", title, text, published=NOW - timedelta(hours=chance.randrange(24)))


def cosine(one, other, vocabulary):
    left, right = (
        {term: count * rarity(vocabulary, term) for term, count in frequencies(article).items()}
        for article in (one, other)
    )
    length = math.hypot(*left.values()) * math.hypot(*right.values())
    return sum(left[term] * right[term] for term in left.keys() & right.keys()) / length


@pytest.mark.parametrize("common", [2, 1000])
def test_a_similarity_is_the_whole_cosine_even_when_common_terms_name_no_candidates(monkeypatch, common):
    monkeypatch.setattr(vectors, "COMMON", common)
    monkeypatch.setattr(vectors, "DECAY_DAYS", 1e9)
    articles, vocabulary = list(many(12)), Vocabulary(1, 50, Counter({"flood": 9, "peru": 3}))
    pairs = vectors.similar_pairs(vectors.vectors(articles, vocabulary), [""] * 12)
    assert len(pairs) > 20
    for one, other, similarity in pairs:
        assert similarity == pytest.approx(cosine(articles[one], articles[other], vocabulary), abs=1e-6)


def test_of_an_article_with_too_many_near_ones_it_is_known_how_near_the_rest_can_be(monkeypatch):
    monkeypatch.setattr(vectors, "NEIGHBOURS", 5)
    articles, vocabulary = list(many(30)), Vocabulary(1, 50, {})
    pairs = vectors.similar_pairs(vectors.vectors(articles, vocabulary), [""] * 30)
    here = {(one, other) for one, other, _ in pairs}
    left_out = [pair for pair in combinations(range(30), 2) if pair not in here]
    assert left_out
    near = {pair: cosine(*(articles[at] for at in pair), vocabulary) for pair in combinations(range(30), 2)}
    for one, other in left_out:
        assert near[one, other] <= min(pairs.cut[one], pairs.cut[other]) + 1e-6
    # an article is one of its own five nearest
    fourth = [sorted((v for pair, v in near.items() if at in pair), reverse=True)[3] for at in range(30)]
    assert list(pairs.cut) == pytest.approx(fourth, abs=1e-6)


def test_only_the_pairs_of_asked_articles_are_looked_for():
    articles = list(many(12))
    read = vectors.vectors(articles, Vocabulary(1, 50, {}))
    every, some = (vectors.similar_pairs(read, [""] * 12, asked) for asked in (None, [3, 7]))
    assert list(some) == [pair for pair in every if {3, 7} & {*pair[:2]}]
    assert [at for at in range(12) if some.cut[at] == UNASKED] == [at for at in range(12) if at not in {3, 7}]


@given(st.integers(0, 10_000), st.integers(4, 30), st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_in_a_large_window_news_change_the_same_stories(seed, count, new):
    """With a vocabulary that hardly moves, stored stories are as far from one another as when they were told."""
    known = Vocabulary(1, 1_000_000, dict.fromkeys(WORDS, 1000))
    articles = list(many(count + new, seed))
    before, learnt = group(articles[:count], (), known, (), NOW)
    links = [Link(articles[0].id, articles[-1].id, same=seed % 2 == 0)][: seed % 3]
    found = []
    for compared in (10**6, 0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(window, "COMPARED", compared)
            found.append(group(articles, before.stories, learnt, links, NOW)[0])
    told, quickly = ({s.id: (s.articles, s.merged_into, s.why) for s in one.stories} for one in found)
    assert quickly == told


def test_in_a_large_window_the_reasons_of_a_story_that_only_another_language_joins_stay(
    article, background, names, monkeypatch
):
    monkeypatch.setattr(window, "COMPARED", 0)
    english = [
        article(
            "a1", "FT", "Japan cancels 2+2 talks with US over defence spending", "Marco Rubio was to come."
        ),
        article(
            "a2",
            "CNA",
            "Why Japan cancelled 2+2 talks with US",
            "Talks with Marco Rubio and Pete Hegseth.",
            2,
        ),
    ]
    text = "日本政府は、アメリカのルビオ国務長官、ヘグセス国防長官との2プラス2の会合を見送った。"
    japanese = article("a6", "NHK", "日米2プラス2見送り", text, 3, lang="ja")
    before, learnt = group(english, (), background, (), NOW, names)
    after, _ = group([*english, japanese], before.stories, learnt, (), NOW, names)
    (told,), (now,) = before.stories, after.stories
    assert now.articles == ("a1", "a2", "a6")
    assert now.why[:2] == told.why
