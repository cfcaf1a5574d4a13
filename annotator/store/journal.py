"""The history: what was done, by whom, row by row; written with the rows and never changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import islice, takewhile
from operator import attrgetter
from typing import Any

from annotator.domain.bulk import Tick, ticking, unticked
from annotator.domain.edit import ArticleData, Change, Edit, Row
from annotator.store.clock import now
from annotator.store.facts import LogEntry
from annotator.store.rows import TABLES, to_json

_KINDS: dict[str, type[Row]] = {table.name: kind for kind, table in TABLES.items()}
_NAMES = {
    kind: tuple(field.name for field in fields(kind) if field.name not in {"article_id", "annotator_id"})
    for kind in TABLES
}
_FIELDS = {kind: (names, attrgetter(*names)) for kind, names in _NAMES.items()}
_TUPLES = {"options", "tags"}
_OWNED = {kind for kind, table in TABLES.items() if table.owned}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What the history says about an edit beside its changes."""

    kind: str
    target: int | None
    device: str
    made_at: str = ""
    """When it was done; empty where that is now."""


def write(connection: sqlite3.Connection, edit: Edit, act: Act, numbers: Mapping[str, int]) -> int:
    """Append an edit of one article to the history and return its seq; inside the transaction that writes its rows.

    `numbers` has those of the article and of the annotator, by id.
    """
    article, annotator = numbers[edit.article_id], numbers[edit.annotator_id]
    row = (edit.id, act.kind, edit.name, article, annotator, act.device, act.made_at or now(), act.target)
    written = connection.execute(
        "INSERT INTO history (edit, kind, name, article, annotator, device, made_at, target, changes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, _changes_to_json(edit)),
    )
    assert written.lastrowid is not None, "it was inserted"  # noqa: S101  a bug, not an input
    return written.lastrowid


def write_batch(connection: sqlite3.Connection, edit: Edit, act: Act, tick: Tick = unticked) -> int:
    """Append an edit of several articles: a line for each, one after the other, with the id of the first as batch.

    Returns the seq of the first; inside the transaction that writes its rows.
    """
    batch, made_at = edit.id, act.made_at or now()
    seq: int = connection.execute("SELECT coalesce(max(seq), 0) + 1 FROM history").fetchone()[0]
    connection.executemany(
        "INSERT INTO history (seq, edit, kind, name, article, annotator, device, made_at, target, batch, changes)"
        " VALUES (?, ?, ?, ?, (SELECT n FROM article WHERE id = ?), (SELECT n FROM annotator WHERE id = ?),"
        " ?, ?, ?, ?, ?)",
        (
            (
                number,
                part.id,
                act.kind,
                part.name,
                part.article_id,
                part.annotator_id,
                act.device,
                made_at,
                act.target,
                batch,
                _changes_to_json(part),
            )
            for number, part in ticking(enumerate(edit.parts, seq), tick)
        ),
    )
    return seq


def write_barrier(
    connection: sqlite3.Connection, name: str, *, device: str, batch: str, source_sha256: str, changes: object = ()
) -> None:
    """Append a bulk act, which undo does not cross: its batch id and the SHA-256 of its source, not its rows."""
    connection.execute(
        "INSERT INTO history (edit, kind, name, device, made_at, batch, source_sha256, changes)"
        " VALUES (?, 'barrier', ?, ?, ?, ?, ?, ?)",
        (batch, name, device, now(), batch, source_sha256, to_json(changes)),
    )


def last_barrier(connection: sqlite3.Connection) -> int:
    """Return the seq of the newest barrier, 0 where there is none."""
    row = connection.execute("SELECT max(seq) FROM history WHERE kind = 'barrier'").fetchone()
    return row[0] or 0


def log(connection: sqlite3.Connection, annotator_id: str) -> list[LogEntry]:
    """Return what an annotator did since the last barrier, oldest first; an edit of several articles once."""
    rows = connection.execute(
        "SELECT h.seq, h.kind, h.target, h.name, a.id FROM history h JOIN article a ON a.n = h.article"
        " WHERE h.annotator = (SELECT n FROM annotator WHERE id = ?) AND h.seq > ? AND h.batch IN ('', h.edit)"
        " ORDER BY h.seq",
        (annotator_id, last_barrier(connection)),
    )
    return [LogEntry(*row) for row in rows]


def parts_of(connection: sqlite3.Connection, seq: int, most: int) -> int:
    """Return how many articles the edit is of that a row of the history stands for, at most `most`."""
    row = connection.execute("SELECT edit, batch FROM history WHERE seq = ?", (seq,)).fetchone()
    if row is None or row[0] != row[1]:
        return int(row is not None)
    query = "SELECT count(*) FROM (SELECT batch FROM history WHERE seq >= ? ORDER BY seq LIMIT ?) WHERE batch = ?"
    found: int = connection.execute(query, (seq, most, row[1])).fetchone()[0]
    return found


def edit_of(connection: sqlite3.Connection, seq: int, *, most: int | None = None, tick: Tick = unticked) -> Edit:
    """Return the edit that a row of the history stands for, of very many articles `most`. Raises KeyError for none."""
    row = connection.execute(f"{_EDIT} WHERE h.seq = ?", (seq,)).fetchone()
    if row is None:
        raise KeyError(seq)
    beside = connection.execute(f"{_EDIT} WHERE h.seq > ? ORDER BY h.seq", (seq,)) if row[0] == row[5] else ()
    parts: Iterator[tuple[Any, ...]] = takewhile(lambda other: other[5] == row[5], beside)
    if most is not None:
        parts = islice(parts, most - 1)
    return _edit(row, tuple(_edit(part) for part in ticking(parts, tick)))


_EDIT = (
    "SELECT h.edit, h.name, a.id, p.id, h.changes, h.batch FROM history h JOIN article a ON a.n = h.article"
    " JOIN annotator p ON p.n = h.annotator"
)


def _edit(row: tuple[Any, ...], beside: tuple[Edit, ...] = ()) -> Edit:
    edit_id, name, article_id, annotator_id, changes, _ = row
    return Edit(name, article_id, annotator_id, changes_from_json(changes, article_id, annotator_id), edit_id, beside)


def _changes_to_json(edit: Edit) -> str:
    return to_json(
        [
            {
                "row": TABLES[type(change.row)].name,
                "before": _row_to_dict(change.before, edit),
                "after": _row_to_dict(change.after, edit),
            }
            for change in edit.changes
        ]
    )


def _row_to_dict(row: Row | None, edit: Edit) -> dict[str, Any] | None:
    """Return the fields of a row; article and annotator stand in the edit, and a row of gold says so."""
    if row is None:
        return None
    names, values = _FIELDS[type(row)]
    found = dict(zip(names, values(row), strict=True))
    owner = getattr(row, "annotator_id", edit.annotator_id)
    return found if owner == edit.annotator_id else found | {"annotator_id": owner}


def changes_from_json(stored: str, article_id: str, annotator_id: str) -> tuple[Change, ...]:
    """Return the changes that a line of the history tells of; article and annotator stand in the line."""

    def row(table: str, found: dict[str, Any] | None) -> Row | None:
        if found is None:
            return None
        kind = _KINDS[table]
        if kind is not ArticleData:
            found["article_id"] = article_id
        if kind in _OWNED:
            found.setdefault("annotator_id", annotator_id)
        for name in _TUPLES & found.keys():
            found[name] = tuple(found[name])
        return kind(**found)

    return tuple(
        Change(row(change["row"], change["before"]), row(change["row"], change["after"]))
        for change in json.loads(stored)
    )
