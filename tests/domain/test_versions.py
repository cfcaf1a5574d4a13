"""Version vectors: the laws that make a merge the same in every order."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.versions import dominates, joined, raised, undominated

devices = st.sampled_from(["a1", "b2", "c3"])
vectors = st.dictionaries(devices, st.integers(1, 4), max_size=3)
states = st.tuples(vectors, st.sampled_from(["h1", "h2", "h3"]), st.none())


@given(vectors, vectors)
def test_join_is_commutative(one: dict[str, int], other: dict[str, int]) -> None:
    assert joined([one, other]) == joined([other, one])


@given(vectors, vectors, vectors)
def test_join_is_associative(one: dict[str, int], other: dict[str, int], third: dict[str, int]) -> None:
    assert joined([joined([one, other]), third]) == joined([one, joined([other, third])])


@given(vectors)
def test_join_is_idempotent(vector: dict[str, int]) -> None:
    assert joined([vector, vector]) == vector


@given(vectors, vectors)
def test_the_join_dominates_both_and_is_the_smallest_that_does(one: dict[str, int], other: dict[str, int]) -> None:
    join = joined([one, other])
    assert dominates(join, one)
    assert dominates(join, other)
    assert all(count in (one.get(device), other.get(device)) for device, count in join.items())


@given(vectors, devices)
def test_a_raised_vector_dominates_the_one_before_and_not_the_other_way(vector: dict[str, int], device: str) -> None:
    after = raised(vector, device)
    assert dominates(after, vector)
    assert not dominates(vector, after)


@given(st.lists(states, max_size=6), st.randoms(use_true_random=False))
def test_what_is_undominated_does_not_depend_on_the_order(
    found: list[tuple[dict[str, int], str, None]], shuffler: random.Random
) -> None:
    shuffled = found.copy()
    shuffler.shuffle(shuffled)
    assert undominated(found) == undominated(shuffled)


@given(st.lists(states, max_size=4), st.lists(states, max_size=4))
def test_merging_in_two_steps_is_merging_at_once(
    mine: list[tuple[dict[str, int], str, None]], theirs: list[tuple[dict[str, int], str, None]]
) -> None:
    assert undominated([*undominated(mine), *undominated(theirs)]) == undominated([*mine, *theirs])


@given(st.lists(states, min_size=1, max_size=6))
def test_something_is_always_left_and_nothing_left_is_dominated(
    found: list[tuple[dict[str, int], str, None]],
) -> None:
    left = undominated(found)
    assert left
    assert not any(dominates(one[0], other[0]) and one[0] != other[0] for one in left for other in left)


def test_two_devices_that_did_not_see_each_other_both_stay_the_smaller_hash_first() -> None:
    start = {"a1": 1}
    mine, theirs = (raised(start, "a1"), "h2", "mine"), (raised(start, "b2"), "h1", "theirs")
    assert undominated([mine, theirs, (start, "h0", "old")]) == [theirs, mine]


def test_a_decision_that_saw_both_leaves_only_itself() -> None:
    mine, theirs = ({"a1": 2}, "h2", "mine"), ({"a1": 1, "b2": 1}, "h1", "theirs")
    decided = (raised(joined([mine[0], theirs[0]]), "c3"), "h9", "decided")
    assert undominated([mine, decided, theirs]) == [decided]
