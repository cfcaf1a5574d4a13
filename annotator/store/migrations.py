"""From any older project file to the present tables: named steps, all in one transaction, after a backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.store import backup, schema
from annotator.store.connection import connect_writing, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations


def steps() -> Migrations:
    """Return all steps in order. A step is never changed once a file has been written with it."""
    # Not at module level: it costs 100 to 350 ms, and opening a file of the present version needs none of it.
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415

    migrations = Migrations("annotator")

    @migrations()
    def first_tables(db: Database) -> None:
        for statement in schema.FIRST:
            db.conn.execute(statement)

    @migrations()
    def kept_words(db: Database) -> None:
        for statement in schema.SECOND:
            db.conn.execute(statement)

    @migrations()
    def two_people(db: Database) -> None:
        for statement in schema.THIRD:
            db.conn.execute(statement)

    return migrations


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    migrations: Migrations | None = None,
    *,
    version: int = schema.SCHEMA_VERSION,
) -> None:
    """Bring the tables to `version`, all or nothing; the version is written last. Raises SaveFailed."""
    from sqlite_utils import Database  # noqa: PLC0415

    with transaction(connection, path):
        (migrations or steps()).apply(Database(connection))
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID:d}")
        connection.execute(f"PRAGMA user_version = {version:d}")


def upgrade(
    path: Path, backup_dir: Path, migrations: Migrations | None = None, *, version: int = schema.SCHEMA_VERSION
) -> None:
    """Back a file up, then migrate it. Raises ProjectError; then the file is as it was."""
    backup.back_up(path, backup_dir, reason="migration")
    with closing(connect_writing(path)) as connection:
        migrate(connection, path, migrations, version=version)
