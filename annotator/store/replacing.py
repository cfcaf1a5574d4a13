"""Labels that come again: how they differ from those that stand, and how they take their place.

Compared is one person's work in one article, a pair, at a time (`staged.index` makes these fast to find). A staged
span is the one of its id or, where the project knows no such id, the one with its extent and label; a link follows its
spans.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from annotator.domain.merging import FIELDS, vector
from annotator.domain.versions import raised
from annotator.domain.work import ANNOTATOR, FINISHED, IN_PROGRESS, SKIPPED, TODO
from annotator.store.rows import from_json, to_json

_RANK = {TODO: 0, IN_PROGRESS: 1, FINISHED: 2, SKIPPED: 2}
_COMPARED = {
    "span": ("start", "end", "label", "quote", "attributes", "note"),
    "link": ("type", "source", "target", "position"),
}
"""What of a row a person sees; where it came from, and under which scheme, is no difference."""
_PAIRS = (
    "SELECT s.article, s.annotator, a.n, p.n, a.id, a.title, p.name FROM staging.pair s"
    " JOIN staging.article sa ON sa.n = s.article JOIN staging.annotator sp ON sp.n = s.annotator"
    " JOIN main.article a ON a.id = sa.id JOIN main.annotator p ON p.id = sp.id WHERE p.role = ? AND a.deleted = 0"
    " AND a.state = 'active'"  # what lies on an original goes on to its parts by the law of merging
    " ORDER BY a.position, a.n, p.n"
)
_SETTLED = (
    "SELECT NOT EXISTS (SELECT 1 FROM main.aside WHERE article = ?1 AND annotator = ?2)"
    " AND NOT EXISTS (SELECT 1 FROM main.conflict c JOIN main.{table} x ON x.id = c.row_id AND c.\"table\" = '{table}'"
    " WHERE x.article = ?1 AND x.annotator = ?2)"
)


class Pair(NamedTuple):
    """One person's work in one article that is there and comes again; numbers in the staging and in the project."""

    staged_article: int
    staged_annotator: int
    article: int
    annotator: int
    article_id: str
    title: str
    name: str


class _Row(NamedTuple):
    id: str
    deleted: int
    version: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the project and what it becomes: `after` is None where it goes, else its content by field."""

    pair: Pair
    table: str
    before: _Row
    after: dict[str, Any] | None

    @property
    def is_revived(self) -> bool:
        """Whether the row was deleted in the project."""
        return bool(self.before.deleted)


def changes(connection: sqlite3.Connection) -> Iterator[Change]:
    """Yield how the labels of a staging, attached as `staging`, would change those of the same people and articles.

    Rows that are new are not among them, nor is anything of a pair that waits for a decision after a merge.
    """
    pairs = [Pair(*row) for row in connection.execute(_PAIRS, (ANNOTATOR,))]
    for pair in pairs:
        if _is_settled(connection, pair):
            spans = _Compared(connection, pair, "span", {})
            yield from spans.changes
            yield from _Compared(connection, pair, "link", spans.twins).changes
            yield from _work(connection, pair)


def overlap(connection: sqlite3.Connection) -> bool:
    """Whether any pair of a staging, attached as `staging`, is in the project."""
    return connection.execute(_PAIRS, (ANNOTATOR,)).fetchone() is not None


def articles(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return id, title and fields, joined by commas, of the articles of which a staging says something else."""
    fields = ("title", "source", "published", "lang", "external_id", "tags")
    differs = {field: f"(s.{field} NOT IN ('', '[]') AND s.{field} <> m.{field})" for field in fields}
    named = " || ".join(f"iif({one}, ', {field}', '')" for field, one in differs.items())
    rows = connection.execute(
        f"SELECT m.id, m.title, substr({named}, 3) FROM staging.article s JOIN main.article m ON m.id = s.id"  # noqa: S608
        f" WHERE {' OR '.join(differs.values())} ORDER BY m.position"
    )
    return [(row[0], row[1], row[2]) for row in rows]


def replace(connection: sqlite3.Connection, batch: str, device: str) -> dict[str, int]:
    """Make the labels of the staged people and articles those of the staging, as far as the project has rows for them.

    Keeps how the rows stood, for taking the act back. Returns how many rows of which table have changed.
    """
    found = list(changes(connection))
    for change in found:
        before = change.before
        content = to_json([before.deleted, before.version, *before.values.values()])
        connection.execute("INSERT INTO replaced VALUES (?, ?, ?, ?)", (batch, change.table, before.id, content))
        # Rows may change places among themselves: all of them out of the way first.
        if change.table != "work":
            connection.execute(f"UPDATE main.{change.table} SET deleted = 1 WHERE id = ?", (before.id,))  # noqa: S608
    counts: dict[str, int] = {}
    for change in found:
        _write(connection, change, device)
        counts[f"{change.table}s"] = counts.get(f"{change.table}s", 0) + 1
    return counts


def _write(connection: sqlite3.Connection, change: Change, device: str) -> None:
    before, gone = change.before, change.after is None
    values = before.values | (change.after or {})
    sets = ", ".join(f'"{field}" = ?' for field in values)
    version = to_json(raised(vector(before.version), device))
    connection.execute(
        f"UPDATE main.{change.table} SET {sets}, deleted = ?, version = ? WHERE id = ?",  # noqa: S608  names of ours
        (*values.values(), int(gone), version, before.id),
    )


def _is_settled(connection: sqlite3.Connection, pair: Pair) -> bool:
    return all(
        connection.execute(_SETTLED.format(table=table), (pair.article, pair.annotator)).fetchone()[0]
        for table in ("span", "link", "work")
    )


def _rows(connection: sqlite3.Connection, pair: Pair, table: str) -> list[_Row]:
    fields = FIELDS[table]
    names = ", ".join(f'"{field}"' for field in fields)
    return [
        _Row(row[0], row[1], row[2], dict(zip(fields, row[3:], strict=True)))
        for row in connection.execute(
            f"SELECT id, deleted, version, {names} FROM main.{table} WHERE article = ? AND annotator = ?"  # noqa: S608
            " ORDER BY n",
            (pair.article, pair.annotator),
        )
    ]


def _staged(connection: sqlite3.Connection, pair: Pair, table: str) -> list[tuple[str, dict[str, Any]]]:
    fields = FIELDS[table]
    names = ", ".join(f'"{field}"' for field in fields)
    return [
        (row[0], dict(zip(fields, row[1:], strict=True)))
        for row in connection.execute(
            f"SELECT id, {names} FROM staging.{table} WHERE article = ? AND annotator = ?",  # noqa: S608
            (pair.staged_article, pair.staged_annotator),
        )
    ]


class _Compared:
    """The spans or links of a pair: `changes`, and of spans which staged id stands for which row (`twins`)."""

    def __init__(self, connection: sqlite3.Connection, pair: Pair, table: str, spans: dict[str, str]) -> None:
        self._pair, self._table = pair, table
        self._there = {row.id: row for row in _rows(connection, pair, table)}
        self._staged = {row_id: _at_twins(values, spans) for row_id, values in _staged(connection, pair, table)}
        places = {_place(table, row.values): row.id for row in self._there.values() if not row.deleted}
        self.twins: dict[str, str] = {}
        self.changes: list[Change] = []
        kept: set[str] = set()
        for row_id, values in self._staged.items():
            twin = row_id if row_id in self._there else places.get(_place(table, values), "")
            if not twin or (twin != row_id and twin in self._staged):
                continue
            kept.add(twin)
            self.twins[row_id] = twin
            self._compare(self._there[twin], values)
        for row in self._there.values():
            if not row.deleted and row.id not in kept:
                self.changes.append(Change(pair, table, row, None))

    def _compare(self, there: _Row, values: dict[str, Any]) -> None:
        if there.deleted or not all(_same(there.values[field], values[field]) for field in _COMPARED[self._table]):
            self.changes.append(Change(self._pair, self._table, there, values))


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same; of objects the order of their keys counts for nothing."""
    if one == other or not (isinstance(one, str) and one.startswith("{") and isinstance(other, str)):
        return bool(one == other)
    try:
        return bool(from_json(one) == from_json(other))
    except ValueError:  # a note that begins like an object
        return False


def _place(table: str, values: dict[str, Any]) -> tuple[Any, ...]:
    fields = ("start", "end", "label") if table == "span" else ("type", "source", "target")
    return tuple(values[field] for field in fields)


def _at_twins(values: dict[str, Any], spans: dict[str, str]) -> dict[str, Any]:
    ends = {field: spans.get(values[field], values[field]) for field in ("source", "target") if field in values}
    return values | ends


def _work(connection: sqlite3.Connection, pair: Pair) -> Iterator[Change]:
    """Yield how a state goes on. A line that says none is read as in progress: that takes no end back."""
    for row in _rows(connection, pair, "work"):
        for (status,) in connection.execute(
            "SELECT status FROM staging.work WHERE article = ? AND annotator = ?",
            (pair.staged_article, pair.staged_annotator),
        ).fetchall():
            if status != row.values["status"] and _RANK[status] >= max(1, _RANK[row.values["status"]]):
                yield Change(pair, "work", row, {"status": status})
