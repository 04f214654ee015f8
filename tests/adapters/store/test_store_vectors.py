"""Articles as vectors, in every store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.domain.errors import StoreError


def test_vectors_are_kept_by_revision_and_model(store, make):
    one, other = make.article("a1"), make.article("a2")
    store.vectors.save("m", [(one, (0.5, -0.25)), (other, (1.0, 0.0))])
    store.vectors.save("n", [(one, (2.0,))])
    assert store.vectors.get("m", [one, other]) == {"a1": (0.5, -0.25), "a2": (1.0, 0.0)}
    assert store.vectors.get("n", [one, other]) == {"a1": (2.0,)}
    assert store.vectors.get("m", [replace(one, revision=2)]) == {}


def test_a_vector_is_replaced_and_revisions_stand_beside_one_another(store, make):
    first, second = make.article("a1"), make.article("a1", revision=2)
    store.vectors.save("m", [(first, (1.0,)), (second, (2.0,))])
    store.vectors.save("m", [(first, (3.0,))])
    assert store.vectors.get("m", [first]) == {"a1": (3.0,)}
    assert store.vectors.get("m", [second]) == {"a1": (2.0,)}


def test_of_many_articles_all_are_found(store, make):
    articles = [make.article(f"a{number}") for number in range(2300)]
    store.vectors.save("m", [(article, (float(at),)) for at, article in enumerate(articles)])
    assert store.vectors.get("m", articles) == {a.id: (float(at),) for at, a in enumerate(articles)}


def test_nothing_is_nothing(store, make):
    store.vectors.save("m", [])
    assert store.vectors.get("m", []) == {}


def test_numbers_are_kept_in_single_precision_and_no_larger_ones(store, make):
    store.vectors.save("m", [(make.article(), (0.1,))])
    assert store.vectors.get("m", [make.article()])["a1"][0] == pytest.approx(0.1, abs=1e-8)
    with pytest.raises(StoreError, match="BRIEFS_EMBEDDINGS_MODEL"):
        store.vectors.save("m", [(make.article(), (1e300,))])
