"""What something costs, without a clock: the functions it calls, the characters it takes out of a text.

Times depend on the machine and on what else it does; they are measured by the programs in tests/bench.
"""

from __future__ import annotations

import sys
from collections.abc import Callable


class Watched(str):
    """A text that counts the characters that are taken out of it."""

    __slots__ = ("taken",)

    def __init__(self, _text: str) -> None:
        self.taken = 0

    def __getitem__(self, key):
        piece = super().__getitem__(key)
        self.taken += len(piece)
        return piece


def calls(act: Callable[[], object]) -> int:
    """Return how many functions are called in this thread while something is done."""
    count = 0

    def seen(_frame, event, _function) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count
