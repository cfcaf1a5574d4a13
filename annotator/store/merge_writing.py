"""From the staging of a merge into the project: one short transaction, and the barrier in the history.

Everything was worked out before (merge_resolving); where the project has changed since, it is worked out again inside.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from annotator.domain.ids import new_id
from annotator.domain.merging import FIELDS, KEYS, Fits, canonical
from annotator.store import bulk, journal
from annotator.store.clock import now
from annotator.store.connection import transaction
from annotator.store.merge_outcome import Resolution
from annotator.store.merge_resolving import resolve, stamp
from annotator.store.merge_staging import BULKY, MergeStaging
from annotator.store.rows import to_json
from annotator.store.states import columns

NAME = "merge"
"""The plain word of a merge in the history and for its backup."""

_ALONE = ("zone", "split", "assignment", "work", "rejection", "decision", "kept")
_ARTICLE_NUMBER = "(SELECT n FROM article WHERE id = ?)"
_NUMBER_OF = {
    **dict.fromkeys(("article", "original", "part"), _ARTICLE_NUMBER),
    "annotator": "(SELECT n FROM annotator WHERE id = ?)",
}
_CHANGED_ARTICLE = ", ".join(f'"{field}" = ?' for field in FIELDS["article"])


@dataclass(frozen=True, slots=True)
class Act:
    """What the history says of a bulk act, and what is asked last before it is written, to stop it by a UserError."""

    name: str
    sha256: str
    device: str
    check: Callable[[Resolution], None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge did: what it came to, and its batch id in the history."""

    resolution: Resolution
    batch: str


def judged(staging: MergeStaging, project_path: Path, fits: Fits, tick: Callable[[], None]) -> Resolution:
    """Work out against the project's file what a merge comes to; it is only read."""
    with staging.beside(project_path) as connection:
        return resolve(connection, fits, tick)


def commit(
    connection: sqlite3.Connection,
    path: Path,
    staging: MergeStaging,
    resolution: Resolution,
    fits: Fits,
    act: Act,
) -> Merged:
    """Write what was worked out, with a barrier, in one transaction. Raises SaveFailed; then nothing has changed."""
    if stamp(connection) != resolution.stamp:
        resolution = judged(staging, path, fits, _unheard)
    batch = new_id()
    with (
        bulk.attached(connection, merging=staging.path),
        transaction(connection, path),
        bulk.taking_in(connection, batch),
    ):
        if stamp(connection) != resolution.stamp:
            resolution = resolve(connection, fits, _unheard)
        if act.check is not None:
            act.check(resolution)
        write(connection, batch)
        journal.write_barrier(connection, act.name, device=act.device, batch=batch, source_sha256=act.sha256)
    return Merged(resolution=resolution, batch=batch)


def _unheard() -> None:
    """Nobody stops a merge that is being written."""


def write(connection: sqlite3.Connection, batch: str) -> None:
    """Write what was worked out, inside a transaction; the staging is attached."""
    connection.execute('INSERT INTO replaced SELECT ?, "table", row_id, content FROM put_replaced', (batch,))
    _annotators(connection)
    _articles(connection, batch)
    _maps(connection)
    for row in _ALONE:
        _alone(connection, row)
    for row in BULKY:
        _bulky(connection, row)
    _conflicts_and_asides(connection)
    _activity(connection, batch)
    _schemes_and_guidelines(connection, batch)
    for table in ("article_map", "annotator_map"):
        connection.execute(f"DROP TABLE temp.{table}")


def _waiting(connection: sqlite3.Connection, row: str, *, known: bool) -> list[tuple[Any, ...]]:
    """Return (id, keys, values, deleted, version) of the rows to be put."""
    rows = connection.execute(
        'SELECT id, keys, content, deleted, version FROM put_other WHERE "table" = ? AND known = ? ORDER BY id',
        (row, int(known)),
    )
    return [(row_id, json.loads(keys), json.loads(content), *rest) for row_id, keys, content, *rest in rows]


def _annotators(connection: sqlite3.Connection) -> None:
    roles = dict(connection.execute("SELECT id, role FROM in_person"))
    connection.executemany(
        "INSERT INTO annotator (id, name, role, added, version) VALUES (?, ?, ?, ?, ?)",
        [
            (row_id, values[0], roles[row_id], now(), version)
            for row_id, _, values, _, version in _waiting(connection, "annotator", known=False)
        ],
    )
    connection.executemany(
        "UPDATE annotator SET name = ?, version = ? WHERE id = ?",
        [
            (values[0], version, row_id)
            for row_id, _, values, _, version in _waiting(connection, "annotator", known=True)
        ],
    )


def _articles(connection: sqlite3.Connection, batch: str) -> None:
    marks = ", ".join("?" for _ in FIELDS["article"])
    connection.executemany(
        f"INSERT INTO article (id, {columns('article')}, deleted, version, position, length, sha256)"  # noqa: S608
        f" SELECT p.id, {marks}, ?, ?, t.position, t.length, t.sha256"
        " FROM in_place p JOIN in_text t ON t.article = p.n WHERE p.id = ?",
        [(*row[2], *row[3:], row[0]) for row in _waiting(connection, "article", known=False)],
    )
    connection.execute(
        "INSERT INTO article_text SELECT a.n, t.text FROM put_article i JOIN article a ON a.id = i.id"
        " JOIN in_text t ON t.article = i.article WHERE NOT i.known ORDER BY a.n"
    )
    connection.executemany(
        f"UPDATE article SET {_CHANGED_ARTICLE}, deleted = ?, version = ? WHERE id = ?",  # noqa: S608
        [(*row[2], *row[3:], row[0]) for row in _waiting(connection, "article", known=True)],
    )
    earlier = connection.execute(
        "SELECT t.position, a.position, a.id FROM in_text t JOIN in_place p ON p.n = t.article"
        " JOIN article a ON a.id = p.id WHERE t.position < a.position"
    ).fetchall()
    connection.executemany(
        "INSERT INTO replaced VALUES (?, 'position', ?, ?)", [(batch, row[2], str(row[1])) for row in earlier]
    )
    connection.executemany("UPDATE article SET position = ? WHERE id = ?", [(row[0], row[2]) for row in earlier])


def _maps(connection: sqlite3.Connection) -> None:
    for table, numbers in (("article", "in_place"), ("annotator", "in_person")):
        connection.execute(f"CREATE TEMP TABLE {table}_map (staged INTEGER PRIMARY KEY, n INTEGER NOT NULL)")
        connection.execute(f"INSERT INTO {table}_map SELECT s.n, m.n FROM {numbers} s JOIN {table} m ON m.id = s.id")  # noqa: S608


def _alone(connection: sqlite3.Connection, row: str) -> None:
    keys = KEYS[row]
    names = ", ".join((*keys, columns(row)))
    marks = ", ".join((*(_NUMBER_OF[key] for key in keys), *("?" for _ in FIELDS[row])))
    connection.executemany(
        f"INSERT INTO {row} ({names}, deleted, version, id) VALUES ({marks}, ?, ?, ?)",  # noqa: S608  names of ours
        [
            (*row_keys, *values, *rest, row_id)
            for row_id, row_keys, values, *rest in _waiting(connection, row, known=False)
        ],
    )
    sets = ", ".join(f'"{field}" = ?' for field in FIELDS[row])
    connection.executemany(
        f"UPDATE {row} SET {sets}, deleted = ?, version = ? WHERE id = ?",  # noqa: S608
        [(*values, *rest, row_id) for row_id, _, values, *rest in _waiting(connection, row, known=True)],
    )


def _bulky(connection: sqlite3.Connection, row: str) -> None:
    names = f"id, article, annotator, {columns(row)}, deleted, version"
    chosen = f"s.id, a.n, p.n, {columns(row, 's.')}, s.deleted, s.version"
    connection.execute(
        f"INSERT INTO {row} ({names}) SELECT {chosen} FROM quiet q"  # noqa: S608
        " JOIN article_map a ON a.staged = q.article JOIN annotator_map p ON p.staged = q.annotator"
        f" CROSS JOIN in_{row} s WHERE s.n >= q.{row}s AND s.n < q.{row}s_to"
    )
    # Rows may change places among themselves: all of them out of the way first.
    connection.execute(f"UPDATE {row} SET deleted = 1 WHERE id IN (SELECT id FROM put_{row} WHERE known)")  # noqa: S608
    sets = ", ".join(f'"{field}" = excluded."{field}"' for field in (*FIELDS[row], "deleted", "version"))
    connection.execute(
        f"INSERT INTO {row} ({names}) SELECT {chosen} FROM put_{row} s"  # noqa: S608
        " JOIN article_map a ON a.staged = s.article JOIN annotator_map p ON p.staged = s.annotator"
        f" WHERE true ORDER BY s.id ON CONFLICT (id) DO UPDATE SET {sets}"
    )


def _conflicts_and_asides(connection: sqlite3.Connection) -> None:
    for table in ("conflict", "aside"):
        names = connection.execute('SELECT row_id FROM put_replaced WHERE "table" = ?', (table,)).fetchall()
        connection.executemany(
            f'DELETE FROM {table} WHERE "table" = ? AND row_id = ?',  # noqa: S608
            [tuple(json.loads(name)) for (name,) in names],
        )
    connection.execute("INSERT INTO conflict SELECT * FROM put_conflict")
    connection.execute(
        'INSERT INTO aside SELECT s."table", s.row_id, a.n, p.n, s.source, s.target FROM put_aside s'
        " JOIN article_map a ON a.staged = s.article JOIN annotator_map p ON p.staged = s.annotator"
    )


def _activity(connection: sqlite3.Connection, batch: str) -> None:
    longer = connection.execute(
        "SELECT a.n, p.n, i.device, i.seconds, t.seconds, a.id, p.id FROM in_activity i"
        " JOIN article_map am ON am.staged = i.article JOIN annotator_map pm ON pm.staged = i.annotator"
        " JOIN article a ON a.n = am.n JOIN annotator p ON p.n = pm.n"
        " LEFT JOIN activity t ON t.article = a.n AND t.annotator = p.n AND t.device = i.device"
        " WHERE coalesce(t.seconds, -1) < i.seconds"
    ).fetchall()
    connection.executemany(
        "INSERT INTO replaced VALUES (?, 'activity', ?, ?)",
        [(batch, json.dumps([row[5], row[6], row[2]]), json.dumps(row[4])) for row in longer],
    )
    connection.executemany("INSERT OR REPLACE INTO activity VALUES (?, ?, ?, ?)", [row[:4] for row in longer])


def _schemes_and_guidelines(connection: sqlite3.Connection, batch: str) -> None:
    """Take versions that are not there. Of two guidelines with one number the one with the smaller hash stands.

    The other waits in `conflict`, so that no text is lost.
    """
    for table in ("scheme", "guidelines"):
        connection.execute(
            f"INSERT INTO replaced SELECT DISTINCT ?, '{table}', version, '' FROM in_{table}"  # noqa: S608
            f" WHERE version NOT IN (SELECT version FROM {table})",
            (batch,),
        )
    connection.execute(
        "INSERT INTO scheme SELECT version, id, sha256, content, ? FROM in_scheme"
        " WHERE version NOT IN (SELECT version FROM scheme)",
        (now(),),
    )
    others = dict[int, list[_Text]]()
    for version, *text in connection.execute("SELECT version, sha256, text, minor FROM in_guidelines"):
        others.setdefault(version, []).append(_Text(*text))
    for version, came in others.items():
        _guidelines(connection, version, came, batch)


class _Text(NamedTuple):
    """What a copy of the project has as a version of the guidelines."""

    sha256: str
    text: str
    minor: int


def _guidelines(connection: sqlite3.Connection, version: int, came: list[_Text], batch: str) -> None:
    """Take in what came as a version: one text, minor only where all copies of it are, stands; others wait."""
    place = ("guidelines", str(version))
    there = [
        _Text(*row)
        for row in connection.execute("SELECT sha256, text, minor FROM guidelines WHERE version = ?", (version,))
    ]
    lines = connection.execute('SELECT * FROM conflict WHERE "table" = ? AND row_id = ?', place).fetchall()
    waiting = [_Text(line[2], *json.loads(line[5])) for line in lines]
    known = dict[str, _Text]()
    for text in (*there, *waiting, *came):
        known[text.sha256] = min(text, known.get(text.sha256, text))  # a major one stands first
    first, *rest = (known[sha256] for sha256 in sorted(known))
    connection.execute(
        "INSERT OR IGNORE INTO replaced VALUES (?, 'conflict', ?, ?)", (batch, canonical(place), canonical(lines))
    )
    if [first] != there:
        if there:
            connection.execute(
                "INSERT OR IGNORE INTO replaced VALUES (?, 'guidelines', ?, ?)",
                (batch, str(version), to_json(there[0])),
            )
        connection.execute(
            "INSERT OR REPLACE INTO guidelines (version, sha256, text, minor, added) VALUES (?, ?, ?, ?, ?)",
            (version, *first, now()),
        )
    connection.execute('DELETE FROM conflict WHERE "table" = ? AND row_id = ?', place)
    connection.executemany(
        "INSERT INTO conflict VALUES (?, ?, ?, '{}', 0, ?)",
        [(*place, other.sha256, to_json([other.text, other.minor])) for other in rest],
    )
