"""How far a bulk act of the store is, and whether it is to go on: what its caller hears and says meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from annotator.domain.errors import Stopped

AT_ONCE = 5000
"""Rows that one statement takes in: some 50 ms."""
_STEPS = 50_000
"""Steps of SQLite between two looks whether to go on: some milliseconds."""


def unheard(_done: int, _total: int) -> None:
    """Nobody waits."""


def never() -> bool:
    """Nobody cancels."""
    return False


class Watch:
    """Counts what is done of what was expected, both in units of some 10 µs, and ends the act where it was cancelled.

    `tell` is called with both; `cancelled` is asked between the steps. What is done after the last step, the commit
    itself, is not to be stopped.
    """

    def __init__(self, tell: Callable[[int, int], object] = unheard, cancelled: Callable[[], bool] = never) -> None:
        self._tell = tell
        self._cancelled = cancelled
        self._done = self._total = 0

    def expect(self, units: int) -> None:
        """Count in what is to come."""
        self._total += units

    def did(self, units: int) -> None:
        """Count what was done. Raises Stopped."""
        self._done += units
        self.go_on()
        self._tell(self._done, self._total)

    def go_on(self) -> None:
        """Raise Stopped where the act was cancelled; called inside its transaction, which leaves nothing then."""
        if self._cancelled():
            raise Stopped


@contextmanager
def stopping(connection: sqlite3.Connection, go_on: Callable[[], object]) -> Iterator[None]:
    """Let SQLite be stopped in the midst of a statement, which fails, as soon as `go_on` raises Stopped."""

    def stops() -> int:
        try:
            go_on()
        except Stopped:
            return 1
        return 0

    connection.set_progress_handler(stops, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def slices(connection: sqlite3.Connection, table: str) -> Iterator[tuple[int, int]]:
    """Yield the row numbers of a table (a name of ours) in runs of at most `AT_ONCE` rows: (above, to)."""
    run = f"SELECT max(n) FROM (SELECT rowid AS n FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT {AT_ONCE})"  # noqa: S608
    above: int = connection.execute(f"SELECT coalesce(min(rowid), 1) - 1 FROM {table}").fetchone()[0]  # noqa: S608
    while (to := connection.execute(run, (above,)).fetchone()[0]) is not None:
        yield above, to
        above = to
