"""From any older project file to the present tables: named steps, all in one transaction, after a backup."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.merging import LATE_EXTRAS, NO_EXTRA, canonical, digest
from annotator.store import backup, indexing, schema
from annotator.store.connection import connect_writing, transaction
from annotator.store.failures import words_of
from annotator.store.states import NO_TAGS
from annotator.store.trust import check_schema
from annotator.store.watching import unheard

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations


def steps(tell: indexing.Tell = unheard) -> Migrations:
    """Return all steps in order. A step is never changed once a file has been written with it."""
    # Not at module level: it costs 100 to 350 ms, and opening a file of the present version needs none of it.
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415

    migrations = Migrations("annotator")

    @migrations()
    def first_tables(db: Database) -> None:
        _run(db.conn, schema.FIRST)

    @migrations()
    def kept_words(db: Database) -> None:
        _run(db.conn, schema.SECOND)

    @migrations()
    def two_people(db: Database) -> None:
        _run(db.conn, schema.THIRD)

    @migrations()
    def tags_and_search(db: Database) -> None:
        _run(db.conn, schema.FOURTH)
        _lengthen_states(db.conn, "article", NO_TAGS)
        indexing.take_waiting(db.conn, tell)

    @migrations()
    def all_unknown_is_kept(db: Database) -> None:
        _run(db.conn, schema.FIFTH)
        for table in LATE_EXTRAS:
            _lengthen_states(db.conn, table, NO_EXTRA)

    return migrations


def _run(connection: sqlite3.Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def _lengthen_states(connection: sqlite3.Connection, kind: str, value: str) -> None:
    """Give the states of a kind that wait for a decision, or were replaced, the last value they did not have."""
    lines = connection.execute('SELECT * FROM conflict WHERE "table" = ?', (kind,)).fetchall()
    connection.execute('DELETE FROM conflict WHERE "table" = ?', (kind,))
    connection.executemany("INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?)", [_longer(line, value) for line in lines])
    replaced = connection.execute(
        'SELECT batch, "table", row_id, content FROM replaced WHERE content <> \'\' AND ("table" = ?1'
        " OR (\"table\" = 'conflict' AND json_extract(row_id, '$[0]') = ?1))",
        (kind,),
    ).fetchall()
    for batch, table, row_id, content in replaced:
        was = json.loads(content)
        new = [*was, value] if table == kind else [_longer(line, value) for line in was]
        connection.execute(
            'UPDATE replaced SET content = ? WHERE batch = ? AND "table" = ? AND row_id = ?',
            (canonical(new), batch, table, row_id),
        )


def _longer(line: Sequence[Any], value: str) -> tuple[Any, ...]:
    """Return a line of `conflict` whose content has one value more at its end."""
    table, row_id, content_hash, version, deleted, content = line
    values = (*json.loads(content), value)
    return (table, row_id, content_hash if deleted else digest(values), version, deleted, canonical(values))


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: Migrations | None = None,
    *,
    version: int = schema.SCHEMA_VERSION,
) -> None:
    """Bring the tables to `version`, all or nothing; the version is written last.

    Raises ProjectError: SaveFailed where it cannot be written, else where the file holds what no Annotator wrote.
    """
    from sqlite_utils import Database  # noqa: PLC0415

    with _told(path), transaction(connection, path):
        (migrations or steps()).apply(Database(connection))
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID:d}")
        connection.execute(f"PRAGMA user_version = {version:d}")
        check_schema(connection, path)  # a file can claim to have taken steps that it never took


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what comes of rows that no Annotator wrote into a sentence."""
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, LookupError, RecursionError) as error:
        raise ProjectError(
            QT_TRANSLATE_NOOP(
                "errors",
                "{path} could not be brought to the present form ({reason}) and is as it was. Restore its last backup.",
            ),
            path=path,
            reason=words_of(error),
        ) from error


def upgrade(
    path: Path,
    backup_dir: Path,
    migrations: Migrations | None = None,
    *,
    version: int = schema.SCHEMA_VERSION,
    tell: indexing.Tell = unheard,
) -> None:
    """Back a file up, then migrate it. Raises ProjectError; then the file is as it was.

    `tell` is told how many articles of how many are done, inside the one transaction.
    """
    backup.back_up(path, backup_dir, reason="migration")
    with closing(connect_writing(path)) as connection:
        migrate(connection, path, migrations or steps(tell), version=version)
