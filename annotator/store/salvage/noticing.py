"""Whether a project file is damaged: at a glance, before it is opened, and by reading all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.domain.article import text_sha256
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.store import descriptors, files, opening, schema, stray_wal, trust, wal_file
from annotator.store.connection import connect_reading
from annotator.store.failures import is_held, not_read
from annotator.store.glancing import HEADER, NO_FILE, STRANGE_WAL, glance
from annotator.store.watching import stopping

FOUND = QT_TRANSLATE_NOOP("errors", "{path} is damaged ({reason}).")
ENDS = QT_TRANSLATE_NOOP("errors", "{path} is damaged: a link leads to something that is not in it any more.")
LOOSE = QT_TRANSLATE_NOOP("errors", "{path} is damaged: something in it belongs to what is not in it any more.")
TEXT = QT_TRANSLATE_NOOP("errors", "{path} is damaged: the text of the article “{title}” is not what was stored.")
PROSE = QT_TRANSLATE_NOOP("errors", "{path} is damaged: its scheme or its guidelines are not what was stored.")
QUOTE = QT_TRANSLATE_NOOP("errors", "{path} is damaged: the label on {quote} does not fit the text of “{title}”.")
_FAR = 1000
"""No program writes a version beyond this."""
_FIXED = b"\0\x40\x20\x20" + b"\0\0\0\x04" + b"\0\0\0\x01" + bytes(4) + b"ANNO" + bytes(20)
"""What stands in every project's header: shares of a page, form of the tables, UTF-8, nothing, whose it is, nothing."""


def strange_wal(path: Path) -> ProjectError | None:
    """Return what it says that a `-wal` of another state or project lies beside a file: SQLite takes it for its.

    Raises ProjectError where another program holds the file alone.
    """
    found = glance(path)
    if found is None:
        stray = stray_wal.is_stray(path)
        return ProjectError(STRANGE_WAL, path=path, wal=files.beside(path, files.WAL).name) if stray else None
    is_wal = found.values.get("other") == files.beside(path, files.WAL).name
    return found if found.template == STRANGE_WAL or (found.template == NO_FILE and is_wal) else None


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
    except UnicodeDecodeError as error:  # in the words of its tables
        return ProjectError(FOUND, path=path, reason=error.reason)


def check_not_newer(path: Path) -> None:
    """Raise ProjectError for a project of a newer program, which has more in it than this one would bring back.

    One of which only the number of its version was damaged is no newer one. See _is_damaged_number. What another
    program holds alone is refused, too.
    """
    try:
        with closing(connect_reading(path)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version <= schema.SCHEMA_VERSION or _is_damaged_number(connection, path, version):
                return
    except (ProjectError, sqlite3.Error, UnicodeDecodeError) as error:
        if isinstance(error, ProjectError) and is_held(error):
            raise
        return  # too damaged to say
    opening.open_for_reading(path, any_tables=True).close()


def _is_damaged_number(connection: sqlite3.Connection, path: Path, version: int) -> bool:
    """Whether the tables and the steps that were taken are of a known version, and the number is one of damage.

    That is where one bit of it was changed, where no program can have got that far, or where more of the file's
    header is not as SQLite writes it.
    """
    built = trust.version_built(connection)
    if built is None:
        return False
    return (version ^ built).bit_count() == 1 or version > _FAR or not _is_sound(descriptors.first_bytes(path, HEADER))


def _is_sound(header: bytes) -> bool:
    """Whether a header is as SQLite writes that of a project, but for its version and what changes with each act."""
    fixed = header[20:24] + header[44:48] + header[56:60] + header[64:92]
    return fixed == _FIXED and header[24:28] == header[92:96]


def _checked(connection: sqlite3.Connection, path: Path, go_on: Callable[[], None]) -> ProjectError | None:
    # With the indexes: what these name is what of damaged pages can be told to be lost.
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        return ProjectError(FOUND, path=path, reason=found[0].replace("\n", " "))
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        return ProjectError(ENDS if broken[0] == "link" else LOOSE, path=path)
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
