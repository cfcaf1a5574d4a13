"""Taking a bulk act back as a whole, while nothing newer stands on it.

What came is deleted (it was never here), what was replaced stands again as it was, with its version: nobody else's
copy sees a change. It is a barrier of its own in the history.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import GOLD_ID, new_id
from annotator.domain.merging import FIELDS
from annotator.store import journal, schema
from annotator.store.bulk import NUMBERED
from annotator.store.connection import PATIENT, set_patience, transaction
from annotator.store.newer import NEWER, Newer
from annotator.store.project import Project
from annotator.store.rows import to_json
from annotator.store.watching import Watch

NAME = "reverse"
_UNKNOWN = QT_TRANSLATE_NOOP("errors", "This act cannot be taken back: it was taken back already, or is too old.")
_DECIDED = QT_TRANSLATE_NOOP(
    "errors",
    "This act cannot be taken back: decisions or gold made since rest on what it brought (articles: {count})."
    " Take those back first.",
)
_LABELLED = ("span", "link", "work", "decision")
"""The tables whose rows decisions and gold rest on."""


class BulkAct(NamedTuple):
    """A bulk act that can be taken back: batch id, plain word (import, merge), time, rows that it wrote."""

    batch: str
    name: str
    made_at: str
    rows: int


_OWNED = ("span", "link", "work", "decision", "rejection")


def owners(connection: sqlite3.Connection, batch: str) -> frozenset[str]:
    """Return the ids of the annotators (gold too) whose rows a bulk act wrote or replaced."""
    found: set[str] = set()
    for table in _OWNED:
        rows = connection.execute(
            f"SELECT DISTINCT p.id FROM {table} r JOIN annotator p ON p.n = r.annotator"  # noqa: S608  our own names
            ' WHERE EXISTS (SELECT 1 FROM taken_in t WHERE t.batch = ?1 AND t."table" = ?2'
            "               AND r.n BETWEEN t.first AND t.last)"
            ' OR r.id IN (SELECT row_id FROM replaced WHERE batch = ?1 AND "table" = ?2)',
            (batch, table),
        )
        found.update(row[0] for row in rows)
    return frozenset(found)


def bulk_acts(connection: sqlite3.Connection) -> list[BulkAct]:
    """Return the bulk acts that are not taken back, the newest first; none of an older file."""
    if connection.execute("PRAGMA user_version").fetchone()[0] < schema.LEAD_SINCE:
        return []
    rows = connection.execute(
        "SELECT h.batch, h.name, h.made_at,"
        " (SELECT total(last - first + 1) FROM taken_in t WHERE t.batch = h.batch)"
        " + (SELECT count(*) FROM replaced r WHERE r.batch = h.batch"
        " AND r.\"table\" NOT IN ('conflict', 'aside', 'stood'))"
        " FROM history h WHERE h.kind = 'barrier' AND h.batch IN (SELECT batch FROM taken_in UNION"
        " SELECT batch FROM replaced) ORDER BY h.seq DESC"
    )
    return [BulkAct(row[0], row[1], row[2], int(row[3])) for row in rows]


def why_not(connection: sqlite3.Connection, batch: str) -> UserError | None:
    """Return why a bulk act cannot be taken back, as a sentence that says what to do; None where it can."""
    try:
        _Act(connection, batch).check()
    except UserError as refusal:
        return refusal
    return None


def reverse(project: Project, batch: str, *, watch: Watch | None = None) -> None:
    """Take a bulk act back, after a backup, of which `watch` hears.

    Raises UserError where that cannot be, and Stopped where `watch` was told to; then nothing has changed.
    """
    project.after_backup(NAME, lambda at: _reverse(at, project.path, batch, project.device), watch)
    project.count_anew()  # what this opening counted and took back may have been seen elsewhere
    project.read_again()


def _reverse(connection: sqlite3.Connection, path: Path, batch: str, device: str) -> None:
    with _unwatched(connection), transaction(connection, path):
        act = _Act(connection, batch)
        act.check()
        act.delete()
        act.restore()
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise UserError(NEWER)
        for table in ("taken_in", "replaced"):
            connection.execute(f"DELETE FROM {table} WHERE batch = ?", (batch,))  # noqa: S608
        journal.write_barrier(
            connection, NAME, device=device, batch=new_id(), source_sha256="", changes=[{"reversed": batch}]
        )


@contextmanager
def _unwatched(connection: sqlite3.Connection) -> Iterator[None]:
    """Let foreign keys be checked once at the end: one by one it takes minutes, as nothing finds a span's links."""
    patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute("PRAGMA foreign_keys = OFF")
    set_patience(connection, PATIENT)
    try:
        yield
    finally:
        set_patience(connection, patience)
        connection.execute("PRAGMA foreign_keys = ON")


class _Act:
    def __init__(self, connection: sqlite3.Connection, batch: str) -> None:
        self._connection, self._batch = connection, batch
        ranges = connection.execute('SELECT "table", first, last FROM taken_in WHERE batch = ?', (batch,))
        self._ranges: dict[str, tuple[int, int]] = {table: (first, last) for table, first, last in ranges}
        rows = connection.execute('SELECT "table", row_id, content FROM replaced WHERE batch = ?', (batch,))
        self._replaced: dict[tuple[str, str], str] = {(table, row_id): content for table, row_id, content in rows}
        found = connection.execute("SELECT seq FROM history WHERE batch = ?", (batch,)).fetchone()
        if found is None or not (self._ranges or self._replaced):
            raise UserError(_UNKNOWN)
        self._seq: int = found[0]

    # Whether something newer stands on it

    def check(self) -> None:
        """Raise UserError, which says what it is, where something newer stands on the act. Reads only."""
        newer = Newer(self._connection, self._batch, self._seq, self._ranges, self._replaced)
        refusal = newer.of_its_rows()
        if refusal is None:
            self._check_decided()
            refusal = newer.on_what_goes()
        if refusal is not None:
            raise refusal

    def _check_decided(self) -> None:
        """Raise UserError where in an article with rows of the act anything was decided, or gold changed, since."""
        touched = self._touched()
        decided = touched & (self._decided_by_edits() | self._decided_by_bulk_acts()) if touched else set()
        if decided:
            raise UserError(_DECIDED, count=len(decided))

    def _touched(self) -> set[int]:
        """Return the articles, by number, in which the act brought or replaced labels, states or decisions."""
        found: set[int] = set()
        for table in _LABELLED:
            changed = to_json([row_id for of, row_id in self._replaced if of == table])
            rows = self._connection.execute(
                f"SELECT DISTINCT article FROM {table} WHERE n BETWEEN ? AND ?"  # noqa: S608  names of ours
                f" UNION SELECT article FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
                (*self._ranges.get(table, (1, 0)), changed),
            )
            found |= {row[0] for row in rows}
        return found

    def _decided_by_edits(self) -> set[int]:
        """Return the articles of which gold or a decision stands otherwise than before the edits since the act."""
        rows = self._connection.execute(
            "SELECT h.article, json_extract(c.value, '$.row') AS row,"
            " coalesce(json_extract(c.value, '$.after.id'), json_extract(c.value, '$.before.id')),"
            " json_extract(c.value, '$.before'), json_extract(c.value, '$.after')"
            " FROM history h JOIN annotator p ON p.n = h.annotator, json_each(h.changes) c"
            " WHERE h.seq > ?1 AND h.kind <> 'barrier' AND (row = 'decision' OR ?2 IN (p.id,"
            " json_extract(c.value, '$.before.annotator_id'), json_extract(c.value, '$.after.annotator_id')))"
            " ORDER BY h.seq",
            (self._seq, GOLD_ID),
        )
        first: dict[tuple[int, str, str], str | None] = {}
        last: dict[tuple[int, str, str], str | None] = {}
        for article, row, row_id, before, after in rows:
            first.setdefault((article, row, row_id), before)
            last[article, row, row_id] = after
        return {key[0] for key, before in first.items() if last[key] != before}

    def _decided_by_bulk_acts(self) -> set[int]:
        """Return the articles of which later bulk acts brought or changed gold or decisions."""
        later = "SELECT batch FROM history WHERE kind = 'barrier' AND seq > ?1"
        found: set[int] = set()
        for table in _LABELLED:
            rows = self._connection.execute(
                f"SELECT x.article FROM {table} x JOIN annotator p ON p.n = x.annotator"  # noqa: S608  names of ours
                f" WHERE p.id = ?2 AND (EXISTS (SELECT 1 FROM taken_in t WHERE t.batch IN ({later})"
                f" AND t.\"table\" = '{table}' AND x.n BETWEEN t.first AND t.last) OR x.id IN (SELECT r.row_id"
                f" FROM replaced r WHERE r.batch IN ({later}) AND r.\"table\" = '{table}'))",
                (self._seq, GOLD_ID),
            )
            found |= {row[0] for row in rows}
        return found

    # Taking it back

    def delete(self) -> None:
        """Delete the rows that came; seconds of work first, which name their article, also those that came since."""
        for (table, name), content in self._replaced.items():
            if table == "activity":
                self._activity(name, content)
        for table in ("article", "annotator"):
            place = self._ranges.get(table, (1, 0))
            self._connection.execute(f"DELETE FROM activity WHERE {table} BETWEEN ? AND ?", place)  # noqa: S608
        for table in reversed(NUMBERED):
            if table not in self._ranges:
                continue
            place = self._ranges[table]
            if table == "article":
                for beside in ("words", "sketch", "article_text"):
                    self._connection.execute(f"DELETE FROM {beside} WHERE article BETWEEN ? AND ?", place)  # noqa: S608
            self._connection.execute(f"DELETE FROM {table} WHERE n BETWEEN ? AND ?", place)  # noqa: S608

    def restore(self) -> None:
        """Bring back how the rows stood that were replaced."""
        restores: dict[str, Callable[[str, str], None]] = {
            "position": self._position,
            "conflict": self._conflict,
            "aside": self._aside,
            "scheme": self._scheme,
            "guidelines": self._guidelines,
        }
        for table in NUMBERED:
            if table in FIELDS:
                self._rows(
                    table, [(row_id, json.loads(was)) for (of, row_id), was in self._replaced.items() if of == table]
                )
        for (table, name), content in self._replaced.items():
            if table in restores:
                restores[table](name, content)

    def _rows(self, table: str, rows: Iterable[tuple[str, list[Any]]]) -> None:
        found = list(rows)
        if table == "annotator":
            values = [(was[2], was[1], row_id) for row_id, was in found]
            self._connection.executemany("UPDATE annotator SET name = ?, version = ? WHERE id = ?", values)
            return
        # Rows may change places among themselves: all of them out of the way first.
        self._connection.executemany(f"UPDATE {table} SET deleted = 1 WHERE id = ?", [(row_id,) for row_id, _ in found])  # noqa: S608
        sets = ", ".join(f'"{field}" = ?' for field in ("deleted", "version", *FIELDS[table]))
        self._connection.executemany(
            f"UPDATE {table} SET {sets} WHERE id = ?",  # noqa: S608
            [(*was, row_id) for row_id, was in found],
        )

    def _position(self, article_id: str, content: str) -> None:
        self._connection.execute("UPDATE article SET position = ? WHERE id = ?", (int(content), article_id))

    def _conflict(self, name: str, content: str) -> None:
        self._connection.execute('DELETE FROM conflict WHERE "table" = ? AND row_id = ?', json.loads(name))
        self._connection.executemany("INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?)", _conflict_lines(content))

    def _aside(self, name: str, content: str) -> None:
        row, row_id = json.loads(name)
        self._connection.execute('DELETE FROM aside WHERE "table" = ? AND row_id = ?', (row, row_id))
        if content:
            article, annotator, source, target = json.loads(content)
            self._connection.execute(
                "INSERT INTO aside SELECT ?, ?, a.n, p.n, ?, ? FROM article a, annotator p WHERE a.id = ? AND p.id = ?",
                (row, row_id, source, target, article, annotator),
            )

    def _activity(self, name: str, content: str) -> None:
        article, annotator, device = json.loads(name)
        place = (
            " WHERE article = (SELECT n FROM article WHERE id = ?)"
            " AND annotator = (SELECT n FROM annotator WHERE id = ?) AND device = ?"
        )
        seconds = json.loads(content)
        if seconds is not None:
            self._connection.execute(f"UPDATE activity SET seconds = ?{place}", (seconds, article, annotator, device))  # noqa: S608
        else:
            self._connection.execute(f"DELETE FROM activity{place}", (article, annotator, device))  # noqa: S608

    def _scheme(self, version: str, _content: str) -> None:
        self._connection.execute("DELETE FROM scheme WHERE version = ?", (int(version),))

    def _guidelines(self, version: str, content: str) -> None:
        if content:
            values = (*json.loads(content), int(version))
            self._connection.execute("UPDATE guidelines SET sha256 = ?, text = ?, minor = ? WHERE version = ?", values)
        else:
            self._connection.execute("DELETE FROM guidelines WHERE version = ?", (int(version),))


def _conflict_lines(content: str) -> list[tuple[Any, ...]]:
    return [tuple(line) for line in json.loads(content)]
