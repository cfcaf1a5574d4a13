"""Making very many rows at once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
Tick = Callable[[], object]
"""Called after every EVERY rows of very many; what it raises ends the work, and nothing has changed then."""
EVERY = 500


def unticked() -> None:
    """Nobody waits for it."""


def ticking(items: Iterable[T], tick: Tick) -> Iterator[T]:
    """Yield the items, with a tick after every EVERY of them."""
    for number, item in enumerate(items, start=1):
        yield item
        if number % EVERY == 0:
            tick()


@contextmanager
def collector_resting(*, settled: bool = False) -> Iterator[None]:
    """Let Python's cyclic garbage collector rest meanwhile.

    Rows that are read have no cycles, yet the collector looks through all of them again and again while they come: half
    the time of reading 50,000. It is not for long, and another thread's collection is only put off. With `settled` what
    was made is kept from the collector afterwards too, until the next `gc.unfreeze`: its first look at 100,000 new rows
    would stop every thread for 70 ms.
    """
    rests = gc.isenabled()
    gc.disable()
    try:
        yield
        if settled:
            gc.freeze()
    finally:
        if rests:
            gc.enable()
