"""Ids that changed on the disk: the indexes hold each once more; history, links and backup tell which is right."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotator.domain.ids import GOLD_ID, is_a_letter_away, is_uuid
from annotator.store.salvage.finds import BACKUP, BEYOND, FILE, MARKS, REMNANT, UNDER, Finds
from annotator.store.salvage.shapes import BY_NAME

_TABLES = ("annotator", "split", "zone", "span", "link", "work", "decision", "assignment", "rejection")
"""Of articles the text tells the id."""

_NAMED_FREELY = ("zone", "split")
"""Their ids may be any."""


class Doubtful(NamedTuple):
    """A row of which nothing tells whether its id or the one in the index is right: it keeps its own.

    `other` is empty where the index has the same, and it is none that an Annotator gives.
    """

    table: str
    id: str
    other: str


class Identities(NamedTuple):
    """How many ids were put right, and of which rows nobody knows."""

    right: int
    doubtful: tuple[Doubtful, ...]


def put_right(finds: Finds, go_on: Callable[[], None]) -> Identities:
    """Compare the ids of the file's rows with those in its indexes, and give each row the one that is right."""
    right, doubtful = 0, []
    with finds.sorted() as found:
        found.execute('CREATE INDEX IF NOT EXISTS index_n ON found_index ("table", n)')
        for table in _TABLES:
            for number, own, other in list(_differing(found, table)):
                go_on()
                ours, theirs = _is_told(found, table, number, own), _is_told(found, table, number, other)
                if (theirs and not ours) or (is_uuid(other) and not is_uuid(own)):
                    _set(found, table, "id = ?3", number, own, other)
                    right += 1
                elif ours == theirs:
                    _set(found, table, f"whence = {BEYOND}", number, own, other)
                    doubtful.append(Doubtful(table, own, other))
        for table in _TABLES:
            for row_id in _of_none(found, table):
                found.execute(
                    f"UPDATE found_{table} SET whence = {BEYOND} WHERE id = ? AND whence <> {BACKUP}",  # noqa: S608
                    (row_id,),
                )
                doubtful.append(Doubtful(table, row_id, ""))
    return Identities(right, tuple(doubtful))


def _of_none(found: sqlite3.Connection, table: str) -> list[str]:
    """Return the ids of a table's rows that no Annotator gives, and of which the index knows no other."""
    rows = found.execute(f"SELECT id FROM found_{table} WHERE whence IN ({FILE}, {UNDER})")  # noqa: S608
    return [] if table in _NAMED_FREELY else sorted({row[0] for row in rows if not is_uuid(row[0])})


def _set(found: sqlite3.Connection, table: str, change: str, number: int, own: str, other: str) -> None:
    query = f"UPDATE found_{table} SET {change} WHERE n = ?1 AND id = ?2 AND whence <> ?4 AND ?3 <> ''"  # noqa: S608
    found.execute(query, (number, own, other, BACKUP))


def _differing(found: sqlite3.Connection, table: str) -> Iterator[tuple[int, str, str]]:
    """Yield number and id of rows, and another id that their index has for them, of which one letter is another."""
    rows = found.execute(
        f"SELECT DISTINCT f.n, f.id, i.id FROM found_{table} f CROSS JOIN found_index i"  # noqa: S608  names of ours
        ' WHERE i."table" = ? AND i.n = f.n AND i.id <> f.id AND f.whence NOT IN (?, ?)'
        ' AND NOT EXISTS (SELECT 1 FROM found_index o WHERE o."table" = i."table" AND o.n = f.n AND o.id = f.id)',
        (table, BACKUP, REMNANT),
    )
    for number, own, other in rows:
        if is_a_letter_away(own, other):
            yield number, own, other


def _is_told(found: sqlite3.Connection, table: str, number: int, row_id: str) -> bool:
    """Whether anything else than the row and its own index names an id."""
    if not is_uuid(row_id):
        return False
    told: list[tuple[str, tuple[object, ...]]] = [
        (f"SELECT 1 FROM found_{table} WHERE id = ? AND whence = {BACKUP}", (row_id,)),  # noqa: S608
        ("SELECT 1 FROM found_conflict WHERE row_id = ?", (row_id,)),
    ]
    if table == "annotator":
        told.append(("SELECT 1 FROM found_meta WHERE lead = ?", (row_id,)))
    elif "article" in BY_NAME[table].columns:
        own = f"article IN (SELECT article FROM found_{table} WHERE n = ?)"  # noqa: S608
        told.append((f"SELECT 1 FROM found_history WHERE {own} AND instr(changes, ?)", (number, row_id)))  # noqa: S608
    if table == "span":
        told.append((f"SELECT 1 FROM found_link WHERE {own} AND ? IN (source, target)", (number, row_id)))  # noqa: S608
        told.append(('SELECT 1 FROM found_index WHERE id = ? AND "table" = ?', (row_id, MARKS)))
    return row_id == GOLD_ID or any(found.execute(query, values).fetchone() for query, values in told)
