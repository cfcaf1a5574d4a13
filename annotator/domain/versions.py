"""Version vectors: which state of a row has seen which other, without asking any clock.

A vector counts, for each device (an opening of the project for writing, see store/device.py), the changes that this
device made to the row. Source: Parker et al., "Detection of Mutual Inconsistency in Distributed Systems", IEEE TSE
9(3), 1983.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

Vector = Mapping[str, int]
T = TypeVar("T")


def raised(vector: Vector, device: str) -> dict[str, int]:
    """Return the vector after one more change on `device`."""
    return {**vector, device: vector.get(device, 0) + 1}


def dominates(one: Vector, other: Vector) -> bool:
    """Whether `one` has seen everything that `other` has (equal vectors dominate each other)."""
    return all(one.get(device, 0) >= count for device, count in other.items())


def joined(vectors: Iterable[Vector]) -> dict[str, int]:
    """Return the smallest vector that dominates all of them."""
    join: dict[str, int] = {}
    for vector in vectors:
        for device, count in vector.items():
            join[device] = max(count, join.get(device, 0))
    return join


def undominated(states: Iterable[tuple[Mapping[str, int], str, T]]) -> list[tuple[Mapping[str, int], str, T]]:
    """Return the states that no other state has seen and gone beyond, the shown one first.

    A state is (vector, content hash, content). Of equal vectors with equal hash one is kept. The order is by content
    hash, so that every copy of the project shows the same one whatever came first.
    """
    distinct = list(
        {
            (tuple(sorted(vector.items())), digest): (vector, digest, content) for vector, digest, content in states
        }.values()
    )
    kept = [
        state
        for state in distinct
        if not any(dominates(other[0], state[0]) and dict(other[0]) != dict(state[0]) for other in distinct)
    ]
    return sorted(kept, key=lambda state: (state[1], sorted(state[0].items())))
