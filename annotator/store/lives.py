"""What the history says of an article and of a span, and the spans that are deleted there.

While somebody annotates blind they see what they did themselves, and what was done to the article itself: to its
zones and to what is known of it. Bulk acts have no rows in the history; which of them touched an article follows from
what they took in and replaced.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from annotator.domain.edit import Change
from annotator.domain.span import Span
from annotator.domain.versions import raised
from annotator.store.journal import changes_from_json
from annotator.store.rows import SPAN, span_from, to_json

BARRIER = "barrier"
WHOLE = frozenset({"restore", "salvage", "repair"})
"""Bulk acts on the project as a whole: what they brought is not known row by row."""


class Line(NamedTuple):
    """A line of the history as far as it is of one article.

    `kind` is edit, undo, redo or barrier, `act` the seq by which an undo names what it takes back, `target` what that
    is (0: nothing). `annotator` is empty for a bulk act, of which `rows` came here or were replaced (0: all there is).
    """

    seq: int
    kind: str
    name: str
    annotator: str
    made_at: str
    act: int
    target: int
    rows: int = 0


class Gone(NamedTuple):
    """A deleted span as it was last, and the line of the history that deleted it (None: it came deleted)."""

    span: Span
    line: Line | None


_LINES = (
    "SELECT h.seq, h.kind, h.name, p.id, h.made_at,"
    " CASE WHEN h.batch IN ('', h.edit) THEN h.seq ELSE coalesce((SELECT f.seq FROM history f"
    "  WHERE f.seq <= h.seq AND f.edit = h.batch ORDER BY f.seq DESC LIMIT 1), h.seq) END, coalesce(h.target, 0)"
    " FROM history h JOIN annotator p ON p.n = h.annotator"
    " WHERE h.article = (SELECT n FROM article WHERE id = :article) AND h.seq > :since AND (:all OR p.id = :viewer"
    "  OR NOT EXISTS (SELECT 1 FROM json_each(h.changes) c"
    "   WHERE json_extract(c.value, '$.row') NOT IN ('zone', 'article')))"
    " AND (:span = '' OR instr(h.changes, :span))"
    " ORDER BY h.seq DESC"
)
_TABLES = {"span": True, "link": True, "work": True, "decision": True, "zone": False}
"""The tables whose rows a bulk act brings to an article, and whether they are somebody's own."""


def last_change(connection: sqlite3.Connection) -> str:
    """Return when the newest line of the history was written, as ISO 8601; empty where nothing was ever done."""
    row = connection.execute("SELECT made_at FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return row[0] if row else ""


def last_seq(connection: sqlite3.Connection) -> int:
    """Return the seq of the newest line of the history, 0 where there is none."""
    found: int = connection.execute("SELECT coalesce(max(seq), 0) FROM history").fetchone()[0]
    return found


def lines(
    connection: sqlite3.Connection, article_id: str, viewer: str, *, sees_all: bool, since: int = 0, span_id: str = ""
) -> list[Line]:
    """Return what was done to an article after line `since` and may be seen, the newest first.

    With a `span_id` only what had to do with that span: its links too.
    """
    asked = {"article": article_id, "viewer": viewer, "all": sees_all, "since": since, "span": span_id}
    found = [Line(*row) for row in connection.execute(_LINES, asked)]
    bulk = _bulk_lines(connection, article_id, viewer, sees_all=sees_all, since=since, span_id=span_id)
    return sorted([*found, *bulk], key=lambda line: -line.seq) if bulk else found


def changes(connection: sqlite3.Connection, seq: int) -> tuple[Change, ...]:
    """Return what a line of the history changed; of several articles, what it changed in its own. () for a bulk act."""
    row = connection.execute(
        "SELECT h.changes, a.id, p.id FROM history h JOIN article a ON a.n = h.article"
        " JOIN annotator p ON p.n = h.annotator WHERE h.seq = ?",
        (seq,),
    ).fetchone()
    return changes_from_json(*row) if row is not None else ()


def span_ever(connection: sqlite3.Connection, span_id: str) -> tuple[Span, bool] | None:
    """Return a span as it is or was last, and whether it is deleted; None where there never was one."""
    row = connection.execute(f"{_EVER} WHERE s.id = ?", (span_id,)).fetchone()
    return (_span(row), bool(row[2])) if row is not None else None


def gone(connection: sqlite3.Connection, article_id: str, viewer: str, *, sees_all: bool) -> list[Gone]:
    """Return the deleted spans of an article that may be seen, in the order of the text."""
    rows = connection.execute(
        f"{_EVER} WHERE s.article = (SELECT n FROM article WHERE id = ?)"  # noqa: S608  our names
        " AND s.deleted = 1 AND (? OR p.id = ?)"
        ' ORDER BY s."start", s."end" DESC, s.id',
        (article_id, sees_all, viewer),
    )
    spans = [_span(row) for row in rows]
    by_id = _deleting_lines(connection, article_id, {span.id for span in spans})
    return [Gone(span, by_id.get(span.id)) for span in spans]


def deleting_line(connection: sqlite3.Connection, span: Span) -> Line | None:
    """Return the line of the history that deleted a span last, None where it has none."""
    return _deleting_lines(connection, span.article_id, {span.id}).get(span.id)


_EVER = (
    f"SELECT a.id, p.id, s.deleted, s.id, {', '.join(f's.{column}' for column in SPAN.columns)}"  # noqa: S608  our names
    " FROM span s JOIN article a ON a.n = s.article JOIN annotator p ON p.n = s.annotator"
)


def _span(row: tuple[object, ...]) -> Span:
    return span_from(str(row[0]), str(row[1]), row[3:])


def _deleting_lines(connection: sqlite3.Connection, article_id: str, ids: Iterable[str]) -> dict[str, Line]:
    """Return by span the last line that deleted it; only spans that one act or another took away are looked for."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = connection.execute(
        "SELECT h.seq, h.kind, h.name, p.id, h.made_at, h.seq, coalesce(h.target, 0), h.changes"
        " FROM history h JOIN annotator p ON p.n = h.annotator"
        " WHERE h.article = (SELECT n FROM article WHERE id = ?) AND instr(h.changes, '\"after\":null')"
        " ORDER BY h.seq DESC",
        (article_id,),
    )
    found: dict[str, Line] = {}
    for *head, stored in rows:
        for change in changes_from_json(stored, article_id, head[3]):
            if change.after is None and change.row_id in wanted:
                found[change.row_id] = Line(*head)
                wanted.discard(change.row_id)
        if not wanted:
            break
    return found


def _bulk_lines(
    connection: sqlite3.Connection, article_id: str, viewer: str, *, sees_all: bool, since: int, span_id: str
) -> list[Line]:
    """Return the bulk acts that brought rows of an article, or replaced some; with how many of those may be seen."""
    barriers = connection.execute(
        "SELECT seq, kind, name, '', made_at, seq, 0, batch FROM history WHERE kind = 'barrier' AND seq > ?", (since,)
    ).fetchall()
    found = []
    for *head, batch in barriers:
        tables = {"span": True} if span_id else _TABLES
        counts = [
            connection.execute(
                f"SELECT count(*) FROM {table} r"  # noqa: S608  our own names
                + (" JOIN annotator p ON p.n = r.annotator" if owned else "")
                + " WHERE r.article = (SELECT n FROM article WHERE id = :article)"
                + (" AND (:all OR p.id = :viewer)" if owned else "")
                + (" AND r.id = :span" if span_id else "")
                + ' AND (EXISTS (SELECT 1 FROM taken_in t WHERE t.batch = :batch AND t."table" = :table'
                "  AND r.n BETWEEN t.first AND t.last)"
                '  OR EXISTS (SELECT 1 FROM replaced o WHERE o.batch = :batch AND o."table" = :table'
                "  AND o.row_id = r.id))",
                {
                    "article": article_id,
                    "all": sees_all,
                    "viewer": viewer,
                    "span": span_id,
                    "batch": batch,
                    "table": table,
                },
            ).fetchone()[0]
            for table, owned in tables.items()
        ]
        came = connection.execute(
            "SELECT count(*) FROM article a JOIN taken_in t ON t.batch = ? AND t.\"table\" = 'article'"
            " AND a.n BETWEEN t.first AND t.last WHERE a.id = ?",
            (batch, article_id),
        ).fetchone()[0]
        came = came or (not span_id and _is_known_by_its_device(connection, article_id, batch))
        if sum(counts) or (came and not span_id) or head[2] in WHOLE:
            found.append(Line(*head)._replace(rows=0 if came or span_id else sum(counts)))
    return found


def _is_known_by_its_device(connection: sqlite3.Connection, article_id: str, batch: str) -> bool:
    """Whether an article came with an import of which a salvage found no traces: it bears the count of its opening.

    Where that opening took in several, nothing tells with which.
    """
    row = connection.execute(
        "SELECT max(device) FROM history h WHERE kind = 'barrier' AND name <> 'reverse' AND device ="
        " (SELECT device FROM history WHERE batch = :batch AND name = 'import')"
        " AND NOT EXISTS (SELECT 1 FROM taken_in WHERE batch = :batch)"
        " AND NOT EXISTS (SELECT 1 FROM history r WHERE r.name = 'reverse' AND instr(r.changes, :batch))"
        " HAVING count(*) = 1",
        {"batch": batch},
    ).fetchone()
    version = connection.execute("SELECT version FROM article WHERE id = ?", (article_id,)).fetchone()
    return bool(row and row[0] and version and version[0] == to_json(raised({}, row[0])))
