"""Groups are judged as groups: tight ones that are linked stay two, and doubt splits."""

from itertools import combinations, product

import numpy as np
import pytest

from pressdiff.events.joins import Tree, cut, grouped, settled, tree, within
from pressdiff.events.pairs import FEW, Pairs
from pressdiff.settings import EventSettings

THRESHOLD = EventSettings().threshold
SIZE = 2 * FEW  # enough for the models of many articles; the articles in no group are alone
THREE, EIGHT = range(3), range(3, 11)
UNDATED = np.full(SIZE, np.nan)
TIGHT, LOOSE, LINK = (0.99, 0.6), (0.65, 0.2), (0.6, 0.15)  # probability, cosine


def pairs(*sides):
    """Return the pairs between members of both sides (of one, if they are the same)."""
    found = {}
    for one, other, (probability, cosine) in sides:
        both = combinations(one, 2) if one == other else product(one, other)
        found |= {(min(pair), max(pair)): (probability, cosine) for pair in both}
    left, right = np.array(list(found)).T
    probability, cosine = np.array(list(found.values())).T
    return Pairs(left, right, cosine, probability)


def linked(inside, other=None):
    return pairs((THREE, THREE, inside), (EIGHT, EIGHT, other or inside), (THREE, EIGHT, LINK))


def events(found, days=UNDATED, threshold=THRESHOLD):
    """Return the events of two articles and more, each as a set."""
    group = grouped(len(days), found, days, threshold).tolist()
    members = {one: {at for at, its in enumerate(group) if its == one} for one in group}
    return [found for found in members.values() if len(found) > 1]


def test_groups_far_tighter_than_what_links_them_are_two_events():
    assert events(linked(TIGHT)) == [set(THREE), set(EIGHT)]


def test_groups_as_loose_as_what_links_them_are_one_event():
    assert events(linked(LOOSE)) == [{*THREE, *EIGHT}]


def test_months_between_two_groups_speak_for_two_events():
    days = np.zeros(SIZE)
    assert events(linked(TIGHT), days) == [{*THREE, *EIGHT}]
    days[list(EIGHT)] = 300
    assert events(linked(TIGHT), days) == [set(THREE), set(EIGHT)]


def test_an_article_linked_to_a_few_of_a_group_only_stays_out():
    found = pairs((EIGHT, EIGHT, TIGHT), (range(2), range(3, 4), (0.9, 0.3)))
    assert events(found) == [set(EIGHT)]


def test_of_few_articles_a_pair_that_is_not_given_splits():
    found = pairs((range(2), range(2), (0.95, 0.5)), (range(1, 2), range(2, 3), (0.9, 0.5)))
    assert events(found, np.zeros(3)) == [{0, 1}]


@pytest.mark.parametrize("inside", [TIGHT, LOOSE])
def test_the_order_of_articles_and_of_pairs_changes_nothing(inside):
    found, rng = linked(inside), np.random.default_rng(0)
    place, turn = rng.permutation(SIZE), rng.permutation(len(found.left))
    left, right = np.sort([place[found.left], place[found.right]], axis=0)
    moved = Pairs(left[turn], right[turn], found.cosine[turn], found.probability[turn])
    expected = {frozenset(place[list(one)].tolist()) for one in events(found)}
    assert {frozenset(one) for one in events(moved)} == expected


def test_an_event_is_numbered_by_its_first_article():
    group = grouped(SIZE, linked(TIGHT), UNDATED, THRESHOLD)
    assert group[:12].tolist() == [0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 11]


def test_without_pairs_each_article_is_alone():
    none = np.array([], dtype=np.int64)
    nothing = Pairs(none, none, np.array([]), np.array([]))
    for size in (0, 1, SIZE):
        assert grouped(size, nothing, np.full(size, np.nan), 0.0).tolist() == list(range(size))


# the tree

HALVES = Tree(4, [(0, 1), (2, 3), (4, 5)], {})


@pytest.mark.parametrize(
    ("accepted", "group"),
    [
        ([False, False, True], [0, 0, 0, 0]),  # the largest, though its halves are not
        ([True, True, False], [0, 0, 2, 2]),
        ([False, True, False], [0, 1, 2, 2]),
        ([False, False, False], [0, 1, 2, 3]),
    ],
)
def test_the_largest_group_that_is_one_event_is_kept(accepted, group):
    assert cut(HALVES, np.array(accepted)).tolist() == group


def test_a_tree_knows_the_articles_of_each_group():
    assert sorted(HALVES.members(6)) == [0, 1, 2, 3]
    assert sorted(HALVES.members(5)) == [2, 3]
    assert HALVES.members(1) == [1]


@pytest.mark.parametrize("sides", [(TIGHT, LOOSE), (LOOSE, TIGHT)])
def test_what_is_inside_each_half_is_told_apart_from_what_is_between(sides):
    features = tree(SIZE, linked(*sides), UNDATED).features
    last = {name: float(values[-1]) for name, values in features.items()}
    assert last["probability"] == pytest.approx(np.log(0.6 / 0.4))
    assert last["least_probability_inside"] == pytest.approx(np.log(0.65 / 0.35))
    assert last["most_probability_inside"] == pytest.approx(np.log(0.99 / 0.01))
    assert last["cosine"] == pytest.approx(np.log(0.15 + 0.02))
    assert last["least_cosine_inside"] == pytest.approx(np.log(0.2 + 0.02))
    assert last["most_cosine_inside"] == pytest.approx(np.log(0.6 + 0.02))
    assert (last["smaller"], last["larger"]) == pytest.approx((np.log(3), np.log(8)))
    assert last["undated"] == 1


# strays

GROUP = np.zeros(4, dtype=np.int64)


def test_the_mean_with_the_others_counts_a_pair_that_is_not_given_as_none():
    found = pairs((range(3), range(3), (0.9, 0.5)))
    assert within(GROUP, found) == pytest.approx([0.6, 0.6, 0.6, 0.0])
    assert np.isnan(within(np.arange(4), found)).all()


def test_a_stray_is_set_apart_from_its_group():
    assert settled(GROUP, pairs((range(3), range(3), (0.9, 0.5)))).tolist() == [0, 0, 0, 3]
    first = pairs((range(1, 4), range(1, 4), (0.9, 0.5)))
    assert settled(GROUP, first).tolist() == [0, 1, 1, 1]


def test_strays_are_set_apart_whatever_the_threshold():
    many, one = range(30), range(30, 31)
    found = pairs((many, many, TIGHT), (range(2), one, TIGHT))  # 0.066 on the mean, over LEAST
    assert events(found, threshold=0.0) == [set(many)]
