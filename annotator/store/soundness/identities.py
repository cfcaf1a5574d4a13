"""Rows whose id in the table is another one than in the index that finds them by it: one letter has turned somewhere.

Made anew from the table, the index would lose the only other place where the right id may stand. Which of the two is
right something else in the file can tell: the row's own text or the rows around it, from which ids are worked out, the
history, links, whoever leads.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from annotator.domain.assignment import Assignment
from annotator.domain.ids import GOLD_ID, are_uuids, article_id, is_uuid
from annotator.domain.work import Work
from annotator.store.soundness import kinds
from annotator.store.soundness.looking import Look
from annotator.store.soundness.tally import Spot

_TABLES = ("annotator", "article", "span", "link", "zone", "work", "decision", "assignment", "rejection", "split")
_NAMED = (
    "SELECT 1 FROM meta WHERE lead = ?1",
    "SELECT 1 FROM link WHERE source = ?1 OR target = ?1",
    "SELECT 1 FROM conflict WHERE row_id = ?1",
    "SELECT 1 FROM aside WHERE row_id = ?1",
    "SELECT 1 FROM replaced WHERE row_id = ?1",
    "SELECT 1 FROM history WHERE instr(changes, ?1) > 0",
)
_OWN = "SELECT x.id, a.id, p.id FROM {} x JOIN article a ON a.n = x.article JOIN annotator p ON p.n = x.annotator"


_PROPER = ("annotator", "article", "span", "link", "work", "decision", "assignment", "rejection")
"""Tables whose ids a bundle takes only as this program gives them."""
_AT_ONCE = 10_000


class Twofold(NamedTuple):
    """A row with two ids: the one in its table and the one in the index; `right` is empty where nothing tells."""

    table: str
    number: int
    here: str
    indexed: str
    right: str


def check_identities(look: Look) -> None:
    """Look where the indexes do not say what the tables say whether that is about an id."""
    if kinds.INDEXES in look.tally.counts and look.has_asides:
        for one in twofold(look.connection):
            look.tally.add(kinds.IDS, Spot(one.table, one.here, told=f"{one.table}: {one.here} / {one.indexed}"))


def check_ids(look: Look) -> None:
    """Look for ids that are none; where the index has the right one that is told by `check_identities`."""
    twice = {(one.table, one.here) for one in twofold(look.connection)} if kinds.IDS in look.tally.counts else set()
    for table in _PROPER if look.has_asides else ():
        rows = look.connection.execute(f"SELECT id FROM {table} NOT INDEXED")  # noqa: S608  names of ours
        while found := [str(row[0]) for row in rows.fetchmany(_AT_ONCE)]:
            for row_id in () if are_uuids(found) else found:
                if not is_uuid(row_id) and (table, row_id) not in twice:
                    look.tally.add(kinds.NO_ID, Spot(table, row_id, told=f"{table}: {row_id}"))


def twofold(connection: sqlite3.Connection) -> list[Twofold]:
    """Return the rows with two ids. Raises sqlite3.Error."""
    found = []
    for table in _TABLES:
        here, there = (dict(connection.execute(query)) for query in _queries(connection, table))
        for number in sorted(here.keys() & there.keys()):
            if here[number] != there[number]:
                both = (str(here[number]), str(there[number]))
                found.append(Twofold(table, number, *both, _right(connection, table, number, both)))
    return found


def _queries(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    yield f"SELECT n, id FROM {table} NOT INDEXED"  # noqa: S608  names of ours
    # SQLite's own name for the index of UNIQUE: another tool may have put one of any name there.
    index = f"sqlite_autoindex_{table}_1"
    if connection.execute("SELECT group_concat(name) FROM pragma_index_info(?)", (index,)).fetchone() == ("id",):
        yield f"SELECT n, id FROM {table} INDEXED BY {index}"  # noqa: S608  names of ours
        return
    yield "SELECT 0, 0 WHERE 0"


def put_right(connection: sqlite3.Connection) -> tuple[int, int]:
    """Give each row its right id and make the indexes anew, inside a transaction; how many were, and how many not.

    Where one cannot be told nothing is done: the index is the only place that has it.
    """
    found = twofold(connection)
    unknown = sum(not one.right for one in found)
    if unknown:
        return 0, len(found)
    connection.execute("REINDEX")
    for one in found:
        connection.execute(f"UPDATE {one.table} SET id = ? WHERE n = ?", (one.right, one.number))  # noqa: S608  ours
    return len(found), 0


def _right(connection: sqlite3.Connection, table: str, number: int, both: tuple[str, str]) -> str:
    """Return the one of two ids that something speaks for, and nothing for the other."""
    for speaks in (_worked_out.get(table), _named):
        if speaks is not None:
            spoken = [one for one in both if is_uuid(one) and speaks(connection, number, one)]
            if len(spoken) == 1:
                return spoken[0]
    canonical = [one for one in both if is_uuid(one)]
    return canonical[0] if len(canonical) == 1 else ""


def _named(connection: sqlite3.Connection, _number: int, one: str) -> bool:
    return any(connection.execute(f"{query} LIMIT 1", (one,)).fetchone() is not None for query in _NAMED)


def _is_of_its_text(connection: sqlite3.Connection, number: int, one: str) -> bool:
    row = connection.execute("SELECT sha256 FROM article WHERE n = ?", (number,)).fetchone()
    return row is not None and article_id(str(row[0])) == one


def _has_its_work(connection: sqlite3.Connection, number: int, one: str) -> bool:
    if one == GOLD_ID:
        return True
    query = "SELECT w.id, a.id FROM work w JOIN article a ON a.n = w.article WHERE w.annotator = ?"
    return any(Work.fresh(article, one).id == work for work, article in connection.execute(query, (number,)))


def _is_of_both(table: str, made: Callable[[str, str], Work | Assignment]) -> Callable[..., bool]:
    def speaks(connection: sqlite3.Connection, number: int, one: str) -> bool:
        row = connection.execute(f"{_OWN.format(table)} WHERE x.n = ?", (number,)).fetchone()
        return row is not None and made(row[1], row[2]).id == one

    return speaks


_worked_out: Mapping[str, Callable[..., bool]] = {
    "article": _is_of_its_text,
    "annotator": _has_its_work,
    "work": _is_of_both("work", Work.fresh),
    "assignment": _is_of_both("assignment", Assignment.of),
}
"""Where ids follow from something else."""
