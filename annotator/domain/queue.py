"""The queue: which articles of a project a person sees in the list, and in which order they are worked on."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED, TODO

PROJECT, SHORTEST, RANDOM = "project", "shortest", "random"
ORDERS = (PROJECT, SHORTEST, RANDOM)
FLAGGED = "flagged"
"""A kind of article beside the states of the work."""
KINDS = (TODO, IN_PROGRESS, FINISHED, SKIPPED, FLAGGED)
SEEDS = range(1000, 10_000)
"""The seeds of a random order: four digits, so that they can be told to a colleague."""


class Queued(Protocol):
    """What the queue knows of an article; the project's `ArticleRow` is one."""

    @property
    def id(self) -> str:
        """The article."""

    @property
    def length(self) -> int:
        """How long its text is, in code points."""

    @property
    def status(self) -> str:
        """The state of the person's work on it."""

    @property
    def flagged(self) -> bool:
        """Whether the person flagged it."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What a person chose for the list: the order with its seed, the kinds shown (none: all), the filter's words."""

    order: str = PROJECT
    seed: int = 0
    kinds: frozenset[str] = frozenset()
    words: str = ""


def in_order(rows: Sequence[Queued], order: str, seed: int = 0) -> list[int]:
    """Return the places of `rows` (given in the project's order) in the order of the queue.

    Articles of one length stand as in the project. The random order follows from seed and article ids alone (SHA-256
    of both), so that it is the same on every machine and does not change when articles are added between.
    """
    places = range(len(rows))
    if order == SHORTEST:
        return sorted(places, key=lambda place: rows[place].length)
    if order == RANDOM:
        from hashlib import sha256  # noqa: PLC0415  the settings are read before the first paint, and know this module

        start = sha256(f"{seed}:".encode())
        # By their first byte, then each of these parts: one sort of 100,000 would hold up every other thread.
        parts: list[list[tuple[bytes, int]]] = [[] for _ in range(256)]
        for place in places:
            drawn = start.copy()
            drawn.update(rows[place].id.encode())
            key = drawn.digest()
            parts[key[0]].append((key, place))
        return [place for part in parts for _, place in sorted(part)]
    return list(places)


def is_wanted(row: Queued, kinds: frozenset[str]) -> bool:
    """Whether an article is of one of the kinds; every one is where none is given."""
    return not kinds or row.status in kinds or (row.flagged and FLAGGED in kinds)


def new_seed(before: int = 0) -> int:
    """Draw a seed that is another one than `before`."""
    others = [seed for seed in SEEDS if seed != before]
    return others[int.from_bytes(os.urandom(4)) % len(others)]
