"""Whether the numbers of a file's rows leave room for the next ones.

SQLite gives a new row the number after the largest. Where that is the largest there can be it takes any that is free:
the lines of the history would lose their order, and counting on in Python goes beyond what a column takes. No project
comes near; a file that does was made to harm.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError

MOST = 1 << 53
"""No number of a row comes near, and no place in a list."""
_NUMBERED = (
    *("history", "article", "article_text", "annotator", "span", "link", "zone", "split", "work", "decision"),
    *("assignment", "rejection", "scheme", "guidelines", "words", "sketch", "unindexed"),
)
_PLACED = ("link", "assignment")
"""Tables whose rows have a `position` that no index finds the largest of."""


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ProjectError where nothing can be added to a project in its order; some 50 µs."""
    for table, _ in taken(connection):
        raise ProjectError(
            QT_TRANSLATE_NOOP(
                "errors",
                "{path} is not written in: a row of its table “{table}” has a number that no Annotator gives, and what"
                " comes after it would be out of order. Save what is in it with “annotator salvage”.",
            ),
            path=path,
            table=table,
        )


def taken(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Yield the tables with a number beyond all sense, and how many rows have one. Raises sqlite3.Error."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    columns = [(table, "rowid") for table in _NUMBERED if table in there]
    for table, column in (*columns, ("article", "position")):
        last = connection.execute(f"SELECT max({column}) FROM {table}").fetchone()[0]  # noqa: S608  names of ours
        if (last or 0) > MOST:
            yield table, _beyond(connection, table, column)


def misplaced(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Yield the same of places in a list for which every row is looked at."""
    for table in _PLACED:
        found = _beyond(connection, table, "position")
        if found:
            yield table, found


def _beyond(connection: sqlite3.Connection, table: str, column: str) -> int:
    query = f"SELECT count(*) FROM {table} WHERE {column} > {MOST}"  # noqa: S608  names of ours
    found: int = connection.execute(query).fetchone()[0]
    return found
