"""What every part of the check looks with: the connection, the version of the tables, and where it tells."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.store import schema
from annotator.store.soundness.tally import Tally
from annotator.store.watching import AT_ONCE, Watch


@dataclass(frozen=True, slots=True)
class Look:
    """A project file whose tables are of some version, read on one connection in one transaction."""

    connection: sqlite3.Connection
    path: Path
    version: int
    tally: Tally
    watch: Watch

    @property
    def has_asides(self) -> bool:
        """Whether rows can stand aside, and bulk acts say what they replaced."""
        return self.version >= schema.LEAD_SINCE

    @property
    def has_search(self) -> bool:
        """Whether the words of the texts are indexed, and articles have tags."""
        return self.version >= schema.INDEX_SINCE

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query, counting them as done. Raises Stopped."""
        at = 0
        for at, row in enumerate(self.connection.execute(query, values), 1):
            yield row
            if at % AT_ONCE == 0:
                self.watch.did(AT_ONCE)
        self.watch.did(at % AT_ONCE)

    def one(self, query: str, values: tuple[Any, ...] = ()) -> Any:
        """Return the first value of the first row; None where there is none."""
        row = self.connection.execute(query, values).fetchone()
        return row[0] if row is not None else None


def parsed(stored: object) -> Any:
    """Return the value of JSON; None where it is none, or nested too deep (null stands nowhere in a project)."""
    try:
        return json.loads(stored) if isinstance(stored, str) else None
    except (ValueError, RecursionError):
        return None


class Following:
    """Rows sorted by a first column, given out for one value of it after the other, which must rise."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows = rows
        self._next: tuple[Any, ...] | None = next(rows, None)

    def of(self, key: int) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a key; those of smaller keys are passed over."""
        while self._next is not None and self._next[0] <= key:
            row, self._next = self._next, next(self._rows, None)
            if row[0] == key:
                yield row
