"""The states of rows in a project file: what is shown, what waits in `conflict`, and what stands aside.

Read here as the merge law sees them (domain/merging.py), and kept in step where one row is edited.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from annotator.domain.merging import FIELDS, KEPT, KEYS, LATE_EXTRAS, NO_EXTRA, RowState, canonical, digest, vector
from annotator.domain.versions import dominates, joined, raised
from annotator.store import schema
from annotator.store.rows import to_json

NO_TAGS = "[]"
"""The tags of an article in a file from before there were any."""
LINK_ENDS = slice(1, 3)
"""Where source and target stand among the values of a link."""

_KEY_TABLES = {"article": "article", "annotator": "annotator", "original": "article", "part": "article"}
_ONE = '"table" = ? AND row_id = ? AND hash = ? AND version = ?'
_OF_PAIR = {"link": (" AND x.deleted = 0", " AND x.deleted = 1")}
"""For each half of the rows an index that finds those of one annotator in one article without anybody else's."""
_APART_FROM_EDITS = frozenset({"article", "work", *LATE_EXTRAS})
"""The kinds of rows whose extras no edit writes."""
_MANY = 500
"""Ids in one query."""


def columns(row: str, prefix: str = "") -> str:
    """Return the content columns of a kind of row, as SQL."""
    return ", ".join(f'{prefix}"{field}"' for field in FIELDS[row])


def lacks(row: str, version: int) -> str:
    """Return what stands for the last value of a kind of row in a file from before it had that; else nothing."""
    if row == "article":
        return NO_TAGS if version < schema.TAGS_SINCE else ""
    return NO_EXTRA if row in LATE_EXTRAS and version < schema.KEPT_SINCE else ""


def in_truth(state: RowState, ends: tuple[str, str] | None) -> RowState:
    """Return what a row is that stands aside with the ends of a link in truth, empty ones where it is only hidden.

    None for one that does not stand aside.
    """
    if ends is None:
        return state
    if not ends[0]:
        return state._replace(gone=False)
    values = list(state.values)
    values[LINK_ENDS] = ends
    return state._replace(values=tuple(values))


class States:
    """All states of the rows of a project file, whose tables are of some version, read on one connection."""

    def __init__(self, connection: sqlite3.Connection, version: int = schema.SCHEMA_VERSION) -> None:
        self._connection = connection
        self._named = version >= schema.LEAD_SINCE
        self._version = version
        self._waiting: dict[tuple[str, str], list[tuple[str, int, str]]] = {}
        for row, row_id, vector_text, deleted, content in connection.execute(
            'SELECT "table", row_id, version, deleted, content FROM conflict'
        ):
            self._waiting.setdefault((row, row_id), []).append((vector_text, deleted, content))
        asides = 'SELECT "table", row_id, source, target FROM aside' if self._named else "SELECT 0, 0, 0, 0 WHERE 0"
        self.aside: dict[tuple[str, str], tuple[str, str]] = {
            (row, row_id): (source, target) for row, row_id, source, target in connection.execute(asides)
        }

    def of_pair(self, row: str, article: int, annotator: int) -> dict[str, list[RowState]]:
        """Return the states of one annotator's rows in an article, both by number, by id; the shown one first."""
        found: dict[str, list[RowState]] = {}
        for where in _OF_PAIR.get(row, ("",)):
            found |= self._found(row, f"x.article = ? AND x.annotator = ?{where}", (article, annotator))
        return found

    def beside_shown(self, row: str, article: int, annotator: int, shown: Iterable[str]) -> dict[str, list[RowState]]:
        """Return the states that what is shown of a pair does not say, by id; `shown` are the ids of live rows.

        All states of tombstones and of rows that stand aside, and those of live rows that wait for a decision.
        """
        found = self._found(row, "x.article = ? AND x.annotator = ? AND x.deleted = 1", (article, annotator))
        several = [name for name in shown if (row, name) in self._waiting or (row, name) in self.aside]
        for row_id, states in self.of_ids(row, several).items() if several else ():
            found[row_id] = states if (row, row_id) in self.aside else states[1:]
        return found

    def of_article(self, row: str, article: int) -> dict[str, list[RowState]]:
        """Return the states of rows of an article itself, by id; of splits those of which it is the original."""
        key = {"article": "n", "split": "original"}.get(row, "article")
        return self._found(row, f"x.{key} = ?", (article,))

    def kept(self) -> list[RowState]:
        """Return all states of what is not known here and stood outside of rows; of each the shown one first."""
        if self._version < schema.KEPT_SINCE:
            return []
        return list(row_states(self._found(KEPT, "true", ())))

    def of_ids(self, row: str, ids: Collection[str]) -> dict[str, list[RowState]]:
        """Return the states of rows by their ids."""
        wanted, found = list(ids), dict[str, list[RowState]]()
        for at in range(0, len(wanted), _MANY):
            part = to_json(wanted[at : at + _MANY])
            found |= self._found(row, "x.id IN (SELECT value FROM json_each(?))", (part,))
        return found

    def _found(self, row: str, where: str, values: tuple[Any, ...]) -> dict[str, list[RowState]]:
        return {state.id: self._all(state) for state in self._stored(row, where, values)}

    def _stored(self, row: str, where: str, values: tuple[Any, ...]) -> Iterator[RowState]:
        """Yield the states that stand in the table, those that stand aside as they are in truth."""
        keys = KEYS[row]
        names = "".join(f"k{at}.id, " for at in range(len(keys)))
        joins = "".join(f" JOIN {_KEY_TABLES[key]} k{at} ON k{at}.n = x.{key}" for at, key in enumerate(keys))
        version = "x.version" if row != "annotator" or self._named else "'{}'"
        deleted = "0" if row == "annotator" else "x.deleted"
        content = columns(row, "x.")
        lacking = lacks(row, self._version)
        if lacking:
            content = content.replace(f'x."{FIELDS[row][-1]}"', f"'{lacking}'")
        rows = self._connection.execute(
            f"SELECT x.id, {version}, {deleted}, {names}{content} FROM {row} x{joins} WHERE {where}",  # noqa: S608  names of ours
            values,
        )
        first = 3 + len(keys)
        for found in rows:
            state = RowState(row, found[0], found[3:first], found[1], bool(found[2]), found[first:])
            yield in_truth(state, self.aside.get((state.row, state.id))) if self.aside else state

    def _all(self, shown: RowState) -> list[RowState]:
        waiting = self._waiting.get((shown.row, shown.id), ())
        return [
            shown,
            *(
                shown._replace(version=version, gone=bool(deleted), values=self._values(shown.row, content))
                for version, deleted, content in waiting
            ),
        ]

    def _values(self, row: str, content: str) -> tuple[Any, ...]:
        values, lacking = tuple(json.loads(content)), lacks(row, self._version)
        return (*values, lacking) if lacking else values

    def conflicting(self, row: str) -> list[str]:
        """Return the ids of rows of a kind that have several states, sorted."""
        return sorted(row_id for kind, row_id in self._waiting if kind == row)


def waiting(connection: sqlite3.Connection, row: str, row_id: str) -> list[tuple[str, str]]:
    """Return hash and version of the states of one row that are not shown."""
    found = connection.execute('SELECT hash, version FROM conflict WHERE "table" = ? AND row_id = ?', (row, row_id))
    return found.fetchall()


@lru_cache(maxsize=16)
def first_version(device: str) -> str:
    """Return the version, as JSON, of a row that was made on `device`."""
    return raised_alone("{}", device)


def raised_alone(version: str, device: str) -> str:
    """Return the version, both as JSON, of a row of which no other state waits, after a change on `device`."""
    counted = f'"{device}":'
    at = version.find(counted)
    if at < 0:
        return to_json(raised(vector(version), device))
    rest = version[at + len(counted) :]  # the count is written anew where it stands: at every label, half the time
    after = rest.lstrip("0123456789")
    count = int(rest.removesuffix(after)) + 1
    return f"{version[:at]}{counted}{count}{after}"


def raised_over(
    connection: sqlite3.Connection, row: str, row_id: str, version: str, device: str, *, settles: bool
) -> str:
    """Return the version of a row after a change on `device`, and drop the states that it has gone beyond.

    These are the waiting ones with the content that was shown, which is what the person saw; with `settles` all. The
    others stay.
    """
    others = waiting(connection, row, row_id)
    if not others:
        return raised_alone(version, device)
    if settles and row in _APART_FROM_EDITS:
        _keep_extras(connection, row, row_id)
    shown = None if settles else _shown_digest(connection, row, row_id)
    seen = [(content, other) for content, other in others if settles or content == shown]
    new = raised(joined(vector(one) for one in (version, *(other for _, other in seen))), device)
    for content, other in others:
        if dominates(new, vector(other)):
            place = (row, row_id, content, other)
            if (content, other) in seen:
                connection.execute(f"DELETE FROM conflict WHERE {_ONE}", place)  # noqa: S608
            else:
                apart = _apart(row, row_id, content, other)
                connection.execute(f"UPDATE conflict SET version = ? WHERE {_ONE}", (apart, *place))  # noqa: S608
    return to_json(new)


def _keep_extras(connection: sqlite3.Connection, row: str, row_id: str) -> None:
    """Give a row what only its other states have among their extras: a decision is about what a person can see."""
    at = FIELDS[row].index("extra")
    shown = connection.execute(f"SELECT extra FROM {row} WHERE id = ?", (row_id,)).fetchone()  # noqa: S608  names of ours
    others = connection.execute(
        'SELECT content FROM conflict WHERE "table" = ? AND row_id = ? ORDER BY hash DESC, version', (row, row_id)
    ).fetchall()
    extra: dict[str, Any] = {}
    for stored in (*(json.loads(content)[at] for (content,) in others), *shown):
        extra |= json.loads(stored)
    if canonical(extra) != shown[0]:
        connection.execute(f"UPDATE {row} SET extra = ? WHERE id = ?", (canonical(extra), row_id))  # noqa: S608


def _apart(row: str, row_id: str, content: str, version: str) -> str:
    """Return a version for a waiting state that a change has not seen although its counts say so.

    That is so where this opening made it, or both came without counts. A count of its own, as of a device that only
    made this state, tells them apart.
    """
    own = hashlib.sha256(canonical([row, row_id, content, version]).encode()).hexdigest()[:16]
    return to_json(raised(vector(version), own))


def _shown_digest(connection: sqlite3.Connection, row: str, row_id: str) -> str:
    deleted = "0" if row == "annotator" else "deleted"
    found = connection.execute(
        f"SELECT {deleted}, {columns(row)} FROM {row} WHERE id = ?",  # noqa: S608
        (row_id,),
    ).fetchone()
    return "gone" if found[0] else digest(found[1:])


def settle_asides(
    connection: sqlite3.Connection, article: int, annotators: Iterable[int], edited: Collection[str], device: str
) -> None:
    """After an edit, make what a merge put aside in this article the truth: from here on people build on it.

    What was hidden becomes a tombstone, what was shown at other ends lies there. Links to spans that are gone keep
    waiting for them. `edited` are the rows that the edit itself wrote; they stand for themselves.
    """
    for annotator in annotators:
        rows = connection.execute(
            'SELECT "table", row_id, source FROM aside WHERE article = ? AND annotator = ?', (article, annotator)
        ).fetchall()
        if not rows:
            continue
        ends_gone = _links_without_ends(connection, article, annotator)
        for row, row_id, moved in rows:
            if row_id not in edited and not moved and row_id in ends_gone:
                continue
            connection.execute('DELETE FROM aside WHERE "table" = ? AND row_id = ?', (row, row_id))
            if row_id not in edited:
                version = connection.execute(f"SELECT version FROM {row} WHERE id = ?", (row_id,)).fetchone()[0]  # noqa: S608
                new = raised_over(connection, row, row_id, version, device, settles=False)
                connection.execute(f"UPDATE {row} SET version = ? WHERE id = ?", (new, row_id))  # noqa: S608


def _links_without_ends(connection: sqlite3.Connection, article: int, annotator: int) -> set[str]:
    rows = connection.execute(
        "SELECT x.row_id FROM aside x JOIN link l ON l.id = x.row_id JOIN span s ON s.id IN (l.source, l.target)"
        " WHERE x.\"table\" = 'link' AND x.article = ? AND x.annotator = ? AND s.deleted = 1"
        " AND NOT EXISTS (SELECT 1 FROM aside b WHERE b.\"table\" = 'span' AND b.row_id = s.id)",
        (article, annotator),
    )
    return {row[0] for row in rows}


def conflict_row(state: RowState) -> tuple[str, str, str, str, int, str]:
    """Return the line of `conflict` for a state that is not shown."""
    return (state.row, state.id, state.digest, state.version, int(state.gone), canonical(state.values))


def row_states(found: Mapping[str, list[RowState]]) -> Iterator[RowState]:
    """Yield all states of several rows."""
    for states in found.values():
        yield from states
