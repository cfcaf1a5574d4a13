"""Whether what stands in a project file is what some Annotator can have written: looked at when something went wrong.

The description of the tables may be ours (store/trust.py) and a value in them nobody's: wrong JSON, a span beyond its
text, a number where a text belongs. What reads a project does not expect that everywhere; where it trips, this tells
the file from the program. It reads everything and stops at the first thing that is wrong.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from annotator.domain.assignment import Assignment
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError, SchemeError
from annotator.domain.ids import article_id, is_uuid
from annotator.domain.kept import stood
from annotator.domain.merging import FIELDS, LATE_EXTRAS
from annotator.domain.printing import TITLE, on_one_line
from annotator.domain.scheme import scheme_from_json
from annotator.domain.work import Work
from annotator.store import numbering, schema
from annotator.store.failures import unreadable
from annotator.store.journal import changes_from_json
from annotator.store.opening import open_for_reading
from annotator.store.states import lacks
from annotator.store.trust import built

_OBJECT, _LIST = dict, list
_JSON = (
    ("article", "extra", _OBJECT),
    ("span", "attributes", _OBJECT),
    ("span", "extra", _OBJECT),
    ("link", "extra", _OBJECT),
    ("work", "extra", _OBJECT),
    ("decision", "options", _LIST),
    ("decision", "choice", _OBJECT),
    ("rejection", "content", _OBJECT),
    ("conflict", "content", _LIST),
    ("history", "changes", _LIST),
)
_VERSIONED = ("article", "split", "zone", "span", "link", "work", "decision", "assignment", "rejection", "conflict")
_CONFLICT = 6
"""Columns of `conflict`."""
_MOST = numbering.MOST
"""No count comes near either."""


def check_values(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ProjectError for the first value that no Annotator writes. It may take seconds in a large project."""
    try:
        found = next(_wrong(connection), None)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise unreadable(error, path) from error
    if found is not None:
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} is damaged ({reason}). Restore a backup or salvage it."),
            path=path,
            reason=on_one_line(found, TITLE * 2),
        )


def _wrong(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong, in words for the place."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    yield from (str(row[0]) for row in connection.execute("PRAGMA integrity_check (1)") if row[0] != "ok")
    if version >= schema.INDEX_SINCE:
        for name in (schema.EXACT_WORDS, schema.FOLDED_WORDS):
            connection.execute(f"SELECT rowid FROM {name} WHERE {name} MATCH 'a' LIMIT 1").fetchone()  # noqa: S608
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"{row[0]}: {row[2]}"
    yield from _wrong_columns(connection, version)
    yield from _wrong_facts(connection)
    yield from _wrong_json(connection, version)
    yield from _wrong_versions(connection, version)
    yield from _wrong_places(connection)
    yield from _wrong_texts(connection)
    yield from _wrong_states(connection, version)
    yield from _wrong_history(connection)


def _wrong_columns(connection: sqlite3.Connection, version: int) -> Iterator[str]:
    """Yield tables with values of another type than their columns have, or against a CHECK.

    On a connection for reading alone SQLite's own integrity_check passes over both.
    """
    for table, part in built(version).items():
        if part.type != "table" or "STRICT" not in str(part.sql):
            continue
        wrong = [f"NOT ({condition})" for condition in _checks(str(part.sql))]
        for column, kind, needed, key in connection.execute(
            'SELECT name, lower(type), "notnull", pk FROM pragma_table_info(?)', (table,)
        ):
            allowed = f"'{kind}'" if needed or key else f"'{kind}', 'null'"
            wrong.append(f'typeof("{column}") NOT IN ({allowed})')
        for condition in wrong:
            if connection.execute(f'SELECT 1 FROM "{table}" WHERE {condition} LIMIT 1').fetchone():  # noqa: S608
                yield f"{table}: {condition}"
        for _ in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608  bytes that are no text end it
            pass


def _checks(sql: str) -> Iterator[str]:
    """Yield what stands in the parentheses of each CHECK of a table, which is one of ours."""
    for found in re.finditer(r"CHECK \(", sql):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            end += 1
        yield sql[found.end() : end - 1]


_NEEDED = (
    ("annotator", "SELECT 1 FROM annotator WHERE role = 'annotator'"),
    ("gold", "SELECT 1 FROM annotator WHERE role = 'gold'"),
    ("guidelines", "SELECT 1 FROM guidelines"),
    ("scheme", "SELECT 1 FROM scheme"),
)


def _wrong_facts(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute("SELECT id FROM meta").fetchall()
    if len(rows) != 1 or not is_uuid(rows[0][0]):
        yield "meta"
    for what, query in _NEEDED:
        if not connection.execute(query).fetchone():
            yield what
    for table in ("annotator", "article"):
        if not all(is_uuid(row[0]) for row in connection.execute(f"SELECT id FROM {table}")):  # noqa: S608  names of ours
            yield f"{table}: id"
    for number, name, sha256, content in connection.execute("SELECT version, id, sha256, content FROM scheme"):
        scheme = _or_none(scheme_from_json, content)
        if scheme is None or (scheme.version, scheme.id, scheme.sha256) != (number, name, sha256):
            yield f"scheme {number}"


def _wrong_json(connection: sqlite3.Connection, version: int) -> Iterator[str]:
    columns = (*_JSON, *([("article", "tags", _LIST)] if version >= schema.TAGS_SINCE else ()))
    if version >= schema.KEPT_SINCE:
        columns = (*columns, *((table, "extra", _OBJECT) for table in LATE_EXTRAS))
        for row_id, value in connection.execute("SELECT id, value FROM kept"):
            if stood(row_id) is None or not _is_json(value, object):
                yield f"kept: {row_id[:TITLE]!r}"
    for table, column, kind in columns:
        for (stored,) in connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}"'):  # noqa: S608
            if not _is_json(stored, kind):
                yield f"{table}.{column}: {stored[:TITLE]!r}"
            elif column == "tags" and not all(isinstance(tag, str) for tag in json.loads(stored)):
                yield "article.tags"


def _wrong_versions(connection: sqlite3.Connection, version: int) -> Iterator[str]:
    tables = (*_VERSIONED, *(["annotator"] if version >= schema.LEAD_SINCE else ()))
    for table in (*tables, *(["kept"] if version >= schema.KEPT_SINCE else ())):
        for (stored,) in connection.execute(f'SELECT DISTINCT version FROM "{table}"'):  # noqa: S608
            if not _is_json(stored, dict) or not all(_is_count(n) for n in json.loads(stored).values()):
                yield f"{table}.version: {stored[:TITLE]!r}"


def _is_count(value: object) -> bool:
    return type(value) is int and 0 < value < _MOST


def _is_json(stored: str, kind: type) -> bool:
    """Whether a stored text is JSON of a kind that can be written again."""
    value = _or_none(json.loads, stored)
    if type(value) is not kind and (kind is not object or (value is None and stored != "null")):
        return False
    return _or_none(_written, value) is not None


def _written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")


def _or_none(make: Callable[..., Any], *values: object) -> Any:
    """Return what comes of reading values, None where they cannot be read."""
    try:
        return make(*values)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, SchemeError):
        return None


def _wrong_places(connection: sqlite3.Connection) -> Iterator[str]:
    for table in ("span", "zone", "rejection"):
        row = connection.execute(
            f'SELECT x.id FROM "{table}" x JOIN article a ON a.n = x.article WHERE x."end" > a.length LIMIT 1'  # noqa: S608
        ).fetchone()
        if row is not None:
            yield f"{table} {row[0]}"
    row = connection.execute(
        "SELECT l.id FROM link l LEFT JOIN span s ON s.id = l.source LEFT JOIN span t ON t.id = l.target"
        " WHERE s.article IS NOT l.article OR t.article IS NOT l.article OR s.annotator IS NOT l.annotator"
        " OR t.annotator IS NOT l.annotator OR (l.deleted = 0 AND (s.deleted OR t.deleted)) LIMIT 1"
    ).fetchone()
    if row is not None:
        yield f"link {row[0]}"
    for table, made in (("work", Work.fresh), ("assignment", Assignment.of)):
        rows = connection.execute(
            f"SELECT x.id, a.id, p.id FROM {table} x JOIN article a ON a.n = x.article"  # noqa: S608
            " JOIN annotator p ON p.n = x.annotator"
        )
        yield from (f"{table} {row[0]}" for row in rows if made(row[1], row[2]).id != row[0])
    for table, column in (
        ("activity", "seconds"),
        ("decision", "seconds"),
        ("article", "n"),
        ("annotator", "n"),
        ("article", "position"),
        ("link", "position"),
    ):
        if connection.execute(
            f"SELECT 1 FROM {table} WHERE {column} NOT BETWEEN -{_MOST} AND {_MOST}"  # noqa: S608
        ).fetchone():
            yield f"{table}.{column}"


def _wrong_texts(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(
        "SELECT a.n, a.id, a.length, t.text FROM article a LEFT JOIN article_text t ON t.article = a.n"
    )
    for n, row_id, length, text in rows:
        if text is None or len(text) != length or article_id(_sha256(text)) != row_id:
            yield f"article {row_id}"
        else:
            spans = connection.execute('SELECT id, "start", "end", quote FROM span WHERE article = ?', (n,))
            yield from (f"span {span[0]}" for span in spans if text[span[1] : span[2]] != span[3])


def _sha256(text: str) -> str:
    import hashlib  # noqa: PLC0415

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _wrong_states(connection: sqlite3.Connection, version: int) -> Iterator[str]:
    for table, row_id, content in connection.execute('SELECT "table", row_id, content FROM conflict'):
        wanted = _values(table, version) if table in FIELDS else None
        if wanted is not None and len(json.loads(content)) != wanted:
            yield f"conflict {table} {row_id}"
    if version >= schema.LEAD_SINCE:
        for table, row_id, content in connection.execute('SELECT "table", row_id, content FROM replaced'):
            if table != "stood" and content and not _or_none(_can_be_restored, table, content, version):
                yield f"replaced {table} {row_id}"


def _values(table: str, version: int) -> int:
    """Return how many values a row has in a file of a version."""
    return len(FIELDS[table]) - bool(lacks(table, version))


def _can_be_restored(table: str, content: str, version: int) -> bool:
    """Whether what a bulk act replaced can be put back (store/reversing.py)."""
    was = json.loads(content)
    if table == "conflict":
        return all(len(line) == _CONFLICT for line in was)
    if table in FIELDS:  # deleted, version, values
        return len(was) == 2 + _values(table, version)
    return True


def _wrong_history(connection: sqlite3.Connection) -> Iterator[str]:
    for seq, changes in connection.execute("SELECT seq, changes FROM history WHERE kind <> 'barrier'"):
        if _or_none(changes_from_json, changes, "", "") is None:
            yield f"history {seq}"


def check(path: Path) -> None:
    """Raise ProjectError for a project file that cannot be opened, or that holds what no Annotator writes."""
    with closing(open_for_reading(path)) as connection:
        check_values(connection, path)
