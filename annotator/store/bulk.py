"""From staging into the project: one short transaction of INSERT … SELECT. What is there already stays as it is."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from annotator.domain.ids import new_id
from annotator.domain.versions import raised
from annotator.store import indexing, journal, replacing
from annotator.store.clock import now
from annotator.store.connection import PATIENT, set_patience, transaction
from annotator.store.facts import Counts
from annotator.store.rows import LINK, SPAN, WORK, ZONE, Table, to_json
from annotator.store.staged import TEXT_UNITS
from annotator.store.watching import Watch, slices

_CACHE_KIB = 64 * 1024
"""Page cache of a bulk act: indexes over random ids are slow once they no longer fit."""

NUMBERED = (
    "annotator",
    "article",
    "split",
    "zone",
    "assignment",
    "work",
    "rejection",
    "decision",
    "span",
    "link",
    "kept",
)
"""The tables whose rows a bulk act brings, those first that others lean on."""

UNWRITTEN = ("annotator", "assignment")
"""Those of them whose changes are not in the history."""
STOOD = "stood"
"""Marks the lines of `replaced` that keep how such rows stood after the act; no row's own."""

_ARTICLE_DATA = ("title", "source", "published", "lang", "external_id", "extra")
_ARTICLE_COLUMNS = ", ".join((*_ARTICLE_DATA, "tags", "id", "length", "sha256", "raw_sha256"))

# Staging numbers articles and annotators by itself; the maps say which numbers these have in the project. A twin is a
# staged span that the project has under another id; a loose one is there as something else or deleted, so that
# staged links cannot end at it.
_HELPERS = {
    "article_map": "staged INTEGER PRIMARY KEY, n INTEGER NOT NULL",
    "annotator_map": "staged INTEGER PRIMARY KEY, n INTEGER NOT NULL",
    "twin": "staged TEXT PRIMARY KEY, id TEXT NOT NULL",
    "loose": "staged TEXT PRIMARY KEY",
}


Further = AbstractContextManager[Callable[[str], object]]
"""What is done inside the same transaction once all rows are in, called with the batch id; entered before it begins."""


def commit(
    connection: sqlite3.Connection,
    path: Path,
    staged: Path,
    *,
    device: str,
    name: str,
    source_sha256: str,
    further: Further,
    replaces: bool = False,
    watch: Watch,
) -> Counts:
    """Take all staged rows in, and write the barrier into the history.

    Raises SaveFailed, and Stopped where `watch` was told to; then nothing has changed. With `replaces` the labels of
    the staged people take the place of theirs in the same articles.
    """
    batch = new_id()
    with (
        attached(connection, staging=staged),
        further as go_on,
        transaction(connection, path),
        taking_in(connection, batch),
    ):
        replaced = replacing.replace(connection, batch, device) if replaces else {}
        counts = _taken_in(connection, to_json(raised({}, device)), watch)
        counts.replaced = replaced
        _index(connection, counts.added["articles"], watch)
        go_on(batch)
        watch.go_on()
        journal.write_barrier(connection, name, device=device, batch=batch, source_sha256=source_sha256)
    return counts


def _index(connection: sqlite3.Connection, added: int, watch: Watch) -> None:
    """Index the texts that came; those that were there already are done."""
    watch.did(TEXT_UNITS * (_total(connection, "article") - added))
    done = 0

    def tell(texts: int, _all: int) -> None:
        nonlocal done
        watch.did(TEXT_UNITS * (texts - done))
        done = texts

    indexing.take_waiting(connection, tell)


def _taken_in(connection: sqlite3.Connection, version: str, watch: Watch) -> Counts:
    for table, columns in _HELPERS.items():
        connection.execute(f"CREATE TEMP TABLE {table} ({columns})")
    counts = _take_in(connection, version, watch)
    for table in _HELPERS:
        connection.execute(f"DROP TABLE temp.{table}")
    return counts


@contextmanager
def taking_in(connection: sqlite3.Connection, batch: str) -> Iterator[None]:
    """Note which numbers the rows get that come inside, for taking the bulk act back as a whole."""
    before = _last_numbers(connection)
    yield
    connection.executemany(
        "INSERT INTO taken_in VALUES (?, ?, ?, ?)",
        [
            (batch, table, before[table] + 1, last)
            for table, last in _last_numbers(connection).items()
            if last > before[table]
        ],
    )
    connection.executemany(
        "INSERT INTO replaced VALUES (?, ?, ?, ?)",
        [(batch, STOOD, table, stood) for table in UNWRITTEN if (stood := standing(connection, batch, table))],
    )


def standing(connection: sqlite3.Connection, batch: str, table: str) -> str:
    """Return what tells how the rows of a table stand that a bulk act brought or replaced; empty where it did none."""
    rows = connection.execute(
        f"SELECT x.id, x.version FROM {table} x WHERE x.id IN (SELECT row_id FROM replaced"  # noqa: S608  names of ours
        ' WHERE batch = ?1 AND "table" = ?2) OR EXISTS (SELECT 1 FROM taken_in t'
        ' WHERE t.batch = ?1 AND t."table" = ?2 AND x.n BETWEEN t.first AND t.last) ORDER BY x.id',
        (batch, table),
    ).fetchall()
    return hashlib.sha256(to_json(rows).encode()).hexdigest() if rows else ""


def _last_numbers(connection: sqlite3.Connection) -> dict[str, int]:
    query = "SELECT coalesce(max(n), 0) FROM main.{}"
    return {table: connection.execute(query.format(table)).fetchone()[0] for table in NUMBERED}


@contextmanager
def attached(connection: sqlite3.Connection, **staged: Path) -> Iterator[None]:
    """Attach staging files by names, and let the connection wait for the window's short transactions meanwhile."""
    busy_ms, cache = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("busy_timeout", "cache_size"))
    for name, path in staged.items():
        connection.execute(f"ATTACH ? AS {name}", (str(path),))
        # Nothing in it must outlive the process.
        connection.execute(f"PRAGMA {name}.synchronous = OFF")
        connection.execute(f"PRAGMA {name}.journal_mode = MEMORY")
    set_patience(connection, PATIENT)
    connection.execute(f"PRAGMA main.cache_size = -{_CACHE_KIB}")
    try:
        yield
    finally:
        for name in staged:
            connection.execute(f"DETACH {name}")
        set_patience(connection, busy_ms)
        connection.execute(f"PRAGMA main.cache_size = {cache}")


@contextmanager
def beside(connection: sqlite3.Connection, staged: Path) -> Iterator[None]:
    """Attach a staging as `staging` for reading what it has in common with the project."""
    connection.execute("ATTACH ? AS staging", (str(staged),))
    try:
        yield
    finally:
        connection.execute("DETACH staging")


def _take_in(connection: sqlite3.Connection, version: str, watch: Watch) -> Counts:
    counts = Counts()
    _annotators(connection, counts)
    _articles(connection, counts, version)
    for table in (ZONE, WORK, SPAN):
        _rows(connection, counts, table, version, watch)
    if counts.present["spans"] or counts.differing["spans"]:
        _spans_known_otherwise(connection)
    _rows(connection, counts, LINK, version, watch)
    return counts


def _annotators(connection: sqlite3.Connection, counts: Counts) -> None:
    added = connection.execute(
        "INSERT INTO main.annotator (id, name, role, added) SELECT id, name, role, ? FROM staging.annotator"
        " WHERE id NOT IN (SELECT id FROM main.annotator) ORDER BY n",
        (now(),),
    ).rowcount
    connection.execute(
        "INSERT INTO annotator_map SELECT s.n, m.n FROM staging.annotator s JOIN main.annotator m ON m.id = s.id"
    )
    _count(counts, "annotator", added=added, total=_total(connection, "annotator"))


def _articles(connection: sqlite3.Connection, counts: Counts, version: str) -> None:
    # What a file does not say of an article is no difference: files from before there were any tags have none.
    data = (*_ARTICLE_DATA, "tags")
    same = " AND ".join(f"(s.{column} IN ('', '{{}}', '[]') OR m.{column} = s.{column})" for column in data)
    known, alike = connection.execute(
        f"SELECT count(*), total({same}) FROM staging.article s JOIN main.article m ON m.id = s.id"  # noqa: S608
    ).fetchone()
    first_new, position = connection.execute(
        "SELECT coalesce(max(n), 0) + 1, coalesce(max(position), -1) FROM main.article"
    ).fetchone()
    added = connection.execute(
        f"INSERT INTO main.article ({_ARTICLE_COLUMNS}, position, state, version)"  # noqa: S608
        f" SELECT {_ARTICLE_COLUMNS}, ? + n, 'active', ? FROM staging.article s"
        " WHERE NOT EXISTS (SELECT 1 FROM main.article m WHERE m.id = s.id) ORDER BY n",
        (position, version),
    ).rowcount
    connection.execute(
        "INSERT INTO article_map SELECT s.n, m.n FROM staging.article s JOIN main.article m ON m.id = s.id"
    )
    connection.execute(
        "INSERT INTO main.article_text SELECT a.n, s.text FROM staging.article s JOIN article_map a ON a.staged = s.n"
        " WHERE a.n >= ?",
        (first_new,),
    )
    connection.execute(
        "INSERT OR REPLACE INTO main.sketch SELECT a.n, s.engine, s.data FROM staging.sketch s"
        " JOIN article_map a ON a.staged = s.article ORDER BY a.n"
    )
    _count(counts, "article", added=added, total=_total(connection, "article"), differing=known - int(alike))


def _rows(connection: sqlite3.Connection, counts: Counts, table: Table, version: str, watch: Watch) -> None:
    """Take in the rows of one table that the project does not have, and count the others."""
    known, alike = connection.execute(_KNOWN[table.name]).fetchone()
    added = 0
    for above, to in slices(connection, f"staging.{table.name}"):
        added += connection.execute(_TAKE[table.name], (version, above, to)).rowcount
        watch.did(to - above)
    differing = known - int(alike)
    if table is LINK:
        differing += connection.execute(_CUT_OFF).fetchone()[0]
    _count(counts, table.name, added=added, total=_total(connection, table.name), differing=differing)


def _spans_known_otherwise(connection: sqlite3.Connection) -> None:
    connection.execute(
        f"INSERT OR IGNORE INTO twin SELECT s.id, m.id FROM {_staged(SPAN)} JOIN main.span m ON m.annotator = pm.n"  # noqa: S608
        ' AND m.article = am.n AND m.label = s.label AND m."start" = s."start" AND m."end" = s."end" AND m.deleted = 0'
        " WHERE NOT EXISTS (SELECT 1 FROM main.span x WHERE x.id = s.id)"
    )
    connection.execute(
        f"INSERT OR IGNORE INTO loose SELECT s.id FROM {_staged(SPAN)} JOIN main.span m ON m.id = s.id"  # noqa: S608
        " WHERE m.deleted OR m.label <> s.label OR m.article <> am.n OR m.annotator <> pm.n"
    )


def _total(connection: sqlite3.Connection, table: str) -> int:
    total: int = connection.execute(f"SELECT count(*) FROM staging.{table}").fetchone()[0]  # noqa: S608
    return total


def _count(counts: Counts, what: str, *, added: int, total: int, differing: int = 0) -> None:
    counts.added[f"{what}s"] = added
    counts.differing[f"{what}s"] = differing
    counts.present[f"{what}s"] = total - added - differing


def _staged(table: Table) -> str:
    """Return the FROM clause of staged rows `s` with their numbers in the project."""
    owner = " JOIN annotator_map pm ON pm.staged = s.annotator" if table.owned else ""
    return f"staging.{table.name} s JOIN article_map am ON am.staged = s.article{owner}"


def _known(table: Table) -> str:
    """Return the query that counts staged rows whose id the project has, and those of them with the same content."""
    owner = " AND m.annotator = pm.n" if table.owned else ""
    same = " AND ".join(f"m.{column} = s.{column}" for column in table.columns)
    return (
        f"SELECT count(*), total(m.deleted = 0 AND m.article = am.n{owner} AND {same})"  # noqa: S608
        f" FROM {_staged(table)} JOIN main.{table.name} m ON m.id = s.id"
    )


def _take(table: Table) -> str:
    """Return the statement that takes in what is not there; rows that a unique index refuses are there already."""
    more = ("scheme_version", "guidelines_version", "extra") if table is WORK else ()
    columns = (*table.columns, *more)
    keys = ", ".join({"article": "am.n", "annotator": "pm.n"}[key] for key in table.keys)
    values = ", ".join(_ENDS.get(column, f"s.{column}") if table is LINK else f"s.{column}" for column in columns)
    return (
        f"INSERT OR IGNORE INTO main.{table.name} (id, {', '.join((*table.keys, *columns))}, version)"  # noqa: S608
        f" SELECT s.id, {keys}, {values}, ? FROM {_staged(table)}{_JOINED.get(table.name, '')}"
        f" WHERE s.rowid > ? AND s.rowid <= ?{_UNLESS.get(table.name, '')}"
    )


_ENDS = {"source": "coalesce(a.id, s.source)", "target": "coalesce(b.id, s.target)"}
_LOOSE = "SELECT staged FROM loose"
_JOINED = {"link": " LEFT JOIN twin a ON a.staged = s.source LEFT JOIN twin b ON b.staged = s.target"}
_UNLESS = {
    "zone": ' AND NOT EXISTS (SELECT 1 FROM main.zone m WHERE m.article = am.n AND m."start" = s."start"'
    ' AND m."end" = s."end" AND m.kind = s.kind AND m.deleted = 0)',
    "link": f" AND s.source NOT IN ({_LOOSE}) AND s.target NOT IN ({_LOOSE})",
}
_CUT_OFF = (
    f"SELECT count(*) FROM staging.link s WHERE (s.source IN ({_LOOSE}) OR s.target IN ({_LOOSE}))"  # noqa: S608
    " AND NOT EXISTS (SELECT 1 FROM main.link m WHERE m.id = s.id)"
)
_KNOWN = {table.name: _known(table) for table in (ZONE, WORK, SPAN, LINK)}
_TAKE = {table.name: _take(table) for table in (ZONE, WORK, SPAN, LINK)}
