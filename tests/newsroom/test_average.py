from briefs.newsroom.group.average import Rules, cluster
from briefs.newsroom.group.pairs import Pairs


def test_items_of_kinds_that_cannot_be_compared_stay_apart_whatever_they_share():
    rules = Rules(join=0.3, merge=0.5)
    assert cluster([[0], [1]], Pairs.of({(0, 1): 0.9}), rules, ["latin", "han"]) == [[0], [1]]
    assert cluster([[0], [1]], Pairs.of({(0, 1): 0.9}), rules, ["latin", "latin"]) == [[0, 1]]
