"""Whether a project file is damaged: at a glance, before it is opened, and by reading all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.domain.article import text_sha256
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.store import files, wal_file
from annotator.store.connection import connect_reading
from annotator.store.failures import not_read
from annotator.store.glancing import STRANGE_WAL, glance
from annotator.store.watching import stopping

NO_WAL = QT_TRANSLATE_NOOP(
    "errors", "The last work in {path} may be lost: the file {wal} that held it is no longer there."
)
FOUND = QT_TRANSLATE_NOOP("errors", "{path} is damaged ({reason}).")
TEXT = QT_TRANSLATE_NOOP("errors", "{path} is damaged: the text of the article {title} is not what was stored.")
PROSE = QT_TRANSLATE_NOOP("errors", "{path} is damaged: its scheme or its guidelines are not what was stored.")
QUOTE = QT_TRANSLATE_NOOP("errors", "{path} is damaged: the label on {quote} does not fit the text of {title}.")


def has_strange_wal(path: Path) -> bool:
    """Whether a `-wal` lies beside a file that says it has none: SQLite would take it for its own."""
    found = glance(path)
    return found is not None and found.template == STRANGE_WAL


def missing_wal(path: Path) -> ProjectError | None:
    """Return what it says that a program died while it wrote and its `-wal` file is gone."""
    wal = files.beside(path, files.WAL)
    if path.exists() and files.beside(path, files.HOLDER).exists() and not wal.exists() and not _is_held(path):
        return ProjectError(NO_WAL, path=path, wal=wal.name)
    return None


def last_work(path: Path) -> ProjectError | None:
    """Return what it says that the last work in a project is gone or damaged; writes nothing.

    Before it is opened more is seen than while it is open: see `wal_file.damage`.
    """
    return missing_wal(path) or wal_file.damage(path)


def _is_held(path: Path) -> bool:
    """Whether a process has the project for writing; what a dead one left beside it holds nothing."""
    from annotator.store import lock  # noqa: PLC0415  only after a program has died

    try:
        lock.is_first(path)
    except KeyError:  # not by this process
        return lock.holder(path) is not None
    return True


def look(path: Path, go_on: Callable[[], None]) -> ProjectError | None:
    """Return the first thing that is wrong, None where nothing is. Raises what `go_on` raises."""
    found = glance(path) or wal_file.damage(path)
    if found is not None:
        return found
    try:
        with closing(connect_reading(path)) as connection, stopping(connection, go_on):
            connection.execute("BEGIN")
            return _checked(connection, path, go_on)
    except ProjectError as error:
        return error
    except sqlite3.Error as error:
        go_on()
        return not_read(error, path)


def _checked(connection: sqlite3.Connection, path: Path, go_on: Callable[[], None]) -> ProjectError | None:
    # With the indexes: what these name is what of damaged pages can be told to be lost.
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        return ProjectError(FOUND, path=path, reason=found[0].replace("\n", " "))
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        return ProjectError(FOUND, path=path, reason=f"{broken[0]} {broken[1]}: {broken[2]}")
    prose = "SELECT sha256, content FROM scheme UNION ALL SELECT sha256, text FROM guidelines"
    if any(text_sha256(text) != sha256 for sha256, text in connection.execute(prose)):
        return ProjectError(PROSE, path=path)
    return _checked_texts(connection, path, go_on)


def _checked_texts(connection: sqlite3.Connection, path: Path, go_on: Callable[[], None]) -> ProjectError | None:
    articles = connection.execute("SELECT n, title, sha256 FROM article ORDER BY n")
    for number, title, sha256 in articles:
        go_on()
        row = connection.execute("SELECT text FROM article_text WHERE article = ?", (number,)).fetchone()
        if row is None or text_sha256(row[0]) != sha256:
            return ProjectError(TEXT, path=path, title=title)
        for start, end, quote in connection.execute(
            'SELECT "start", "end", quote FROM span WHERE article = ?', (number,)
        ):
            if row[0][start:end] != quote:
                return ProjectError(QUOTE, path=path, quote=quote[:60], title=title)
    return None
