"""The file itself: its pages, tables and indexes, and rows that name others which are not there."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import lru_cache
from typing import NamedTuple

from annotator.domain.errors import ProjectError
from annotator.store import schema, trust
from annotator.store.soundness import kinds
from annotator.store.soundness.looking import Look
from annotator.store.soundness.tally import Spot

_MOST = 100
"""Sentences that SQLite is asked for; one is enough to know."""
_INDEX = re.compile(r"missing from index|wrong # of entries in index|non-unique entry in index")
_VALUE = re.compile(r"constraint failed in|NULL value in|value in \S+\.\S+$|non-\w+ value")
_OWN = ("sqlite_", "_sqlite_migrations", "idx__sqlite_migrations_")
_PLAIN_COLUMNS = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0"
"""A column that is worked out is none of ours."""
_TEXT_COLUMNS = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 AND type = 'TEXT'"
_WORDS = (schema.EXACT_WORDS, schema.FOLDED_WORDS)
_DERIVED = ("words", "sketch")


class Made(NamedTuple):
    """An object of a schema: its type and name, the statement that makes it, and, of a table, its columns."""

    type: str
    name: str
    sql: str
    columns: frozenset[str]


@lru_cache(maxsize=8)
def expected(version: int) -> dict[str, Made]:
    """Return the tables, indexes and triggers of a version of the schema, by name."""
    steps = (schema.FIRST, schema.SECOND, schema.THIRD, schema.FOURTH, schema.FIFTH)[:version]
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in steps:
            for statement in step:
                connection.execute(statement)
        return present(connection)


def present(connection: sqlite3.Connection) -> dict[str, Made]:
    """Return the objects that a file has, but SQLite's own and those of the migrations."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema").fetchall()
    return {
        name: Made(kind, name, sql, _columns(connection, name) if kind == "table" else frozenset())
        for kind, name, sql in rows
        if not name.startswith(_OWN)
    }


def _columns(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    try:
        return frozenset(row[0] for row in connection.execute(_PLAIN_COLUMNS, (table,)))
    except sqlite3.OperationalError:  # a virtual table whose own tables are gone
        return frozenset()


def check_schema(look: Look) -> None:
    """Compare what the file has with what a file of its version has."""
    wanted, there = expected(look.version), present(look.connection)
    for name, made in wanted.items():
        found = there.get(name)
        if made.type == "table":
            _table(look, made, found)
        elif found is None or _plain(found.sql) != _plain(made.sql):
            look.tally.add(kinds.GUARDS, Spot(made.type, name, told=name))
    for name in sorted(there.keys() - wanted.keys()):
        if there[name].type in {"view", "trigger"}:
            look.tally.add(kinds.FOREIGN, Spot(there[name].type, name, told=f"{there[name].type} {name}"))
    if not look.tally.counts.keys() & {kinds.TABLES, kinds.GUARDS, kinds.FOREIGN, kinds.SEARCH}:
        try:
            trust.check_schema(look.connection, look.path)
        except ProjectError as refusal:  # whatever else makes it a file that is not used
            look.tally.add(kinds.FOREIGN, Spot(told=str(refusal.values.get("name", ""))))


def _table(look: Look, made: Made, found: Made | None) -> None:
    if found is not None and found.type == "table" and made.columns <= found.columns:
        return
    is_words = made.name.startswith(_WORDS)
    look.tally.add(kinds.SEARCH if is_words else kinds.TABLES, Spot("table", made.name, told=made.name))


def _plain(sql: str) -> str:
    return " ".join(sql.split())


def check_pages(look: Look) -> None:
    """Let SQLite look at every page, index and value."""
    pages: int = look.one("PRAGMA page_count")
    for (said,) in look.connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall():
        if said == "ok":
            continue
        kind = kinds.FILE
        if "text_exact" in said or "text_folded" in said:
            kind = kinds.SEARCH
        elif _INDEX.search(said):
            kind = kinds.INDEXES
        elif _VALUE.search(said):
            kind = kinds.VALUES
        look.tally.add(kind, Spot(told=said))
    look.watch.did(pages)


def check_values(look: Look) -> None:
    """Look for values that their columns do not take: SQLite's own check leaves that out where it may not write."""
    for table, made in expected(look.version).items():
        asked = _conditions(made.sql) if made.type == "table" else []
        if asked:
            wrong: int = look.one(f"SELECT count(*) FROM {table} WHERE NOT ({' AND '.join(asked)})")  # noqa: S608  ours
            for _ in range(wrong):
                look.tally.add(kinds.VALUES, Spot(table, told=table))


def check_letters(look: Look) -> None:
    """Look for text that is no UTF-8, in every column but the articles' own texts: their fingerprint tells of that."""
    for table, made in expected(look.version).items():
        if made.type != "table" or table == "article_text" or table.startswith(_WORDS):
            continue
        there = (row[0] for row in look.connection.execute(_TEXT_COLUMNS, (table,)))
        columns = [f'"{column}"' for column in there if column in made.columns]  # no name of the file's own
        place = "NULL" if "WITHOUT ROWID" in made.sql else "rowid"
        casts = ", ".join(f"CAST({name} AS BLOB)" for name in columns)
        for rowid, *values in look.rows(f"SELECT {place}, {casts} FROM {table}") if columns else ():  # noqa: S608  ours
            wrong = [name for name, value in zip(columns, values, strict=True) if not _is_utf8(value)]
            if wrong:
                told = ", ".join(f"{table} {name}" for name in wrong).replace('"', "")
                look.tally.add(kinds.LETTERS, _spot(look, table, rowid)._replace(start=0, end=0, told=told))


def _is_utf8(stored: bytes | None) -> bool:
    try:
        (stored or b"").decode()
    except UnicodeDecodeError:
        return False
    return True


def _conditions(sql: str) -> list[str]:
    """Return what the CHECKs of a table ask, each in its parentheses."""
    found = []
    for match in re.finditer(r"CHECK \(", sql):
        depth, at = 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[at], 0)
            at += 1
        found.append(sql[match.end() - 1 : at])
    return found


def check_references(look: Look) -> None:
    """Look for rows that name an article, person, span or line of history that is not there."""
    loose: set[int] = set()
    for table, rowid, parent, _ in look.connection.execute("PRAGMA foreign_key_check").fetchall():
        look.watch.go_on()
        if table == "article_text":
            continue  # told of with the texts
        if table in _DERIVED and look.one("SELECT 1 FROM article_text WHERE article = ?", (rowid,)) is not None:
            continue  # comes back with its text
        kind = {"annotator": kinds.PERSON, "article": kinds.ARTICLE}.get(parent, kinds.REFERENCE)
        if table in _DERIVED:
            kind = kinds.DERIVED
        if table == "link" and parent == "span":
            loose.add(rowid)
            continue
        look.tally.add(kind, _spot(look, table, rowid))
    for rowid in sorted(loose):
        _loose_link(look, rowid)


def _loose_link(look: Look, rowid: int) -> None:
    """Tell of a deleted link whose end is not there; one that lives is told of with the links."""
    query = "SELECT id, article, annotator FROM link WHERE n = ? AND deleted = 1"
    row = look.connection.execute(query, (rowid,)).fetchone()
    if row is not None:
        look.tally.add(kinds.ENDS, Spot("link", *row))


def _spot(look: Look, table: str, rowid: int | None) -> Spot:
    wanted = expected(look.version).get(table)
    if wanted is None or rowid is None:  # a table without row numbers
        return Spot(table, told=table)
    names = [name if name in wanted.columns else fallback for name, fallback in _KEYS]
    if table == "article":
        names[1] = "n"
    query = f"SELECT {', '.join(names)} FROM {table} WHERE rowid = ?"  # noqa: S608  names of ours
    row_id, article, annotator = look.connection.execute(query, (rowid,)).fetchone()
    return Spot(table, row_id, article, annotator, told="" if article else table)


_KEYS = (("id", "''"), ("article", "NULL"), ("annotator", "NULL"))
