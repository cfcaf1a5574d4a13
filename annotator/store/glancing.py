"""What the first bytes and the length of a project file tell of damage, before SQLite is let at it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.store import descriptors, files

MAGIC = b"SQLite format 3\0"
HEADER = 100
"""Bytes of the file's header."""
_FIRST = 8192
"""Bytes that are looked at in a file without a header: no text has a zero in it, and every page of a project has."""
_APPLICATION, _OURS = slice(68, 72), b"ANNO"
"""Where the header says whose format it is, and ours: `schema.APPLICATION_ID`."""
ALONE = b"\1\1"
"""Bytes 18 and 19 of a file that no `-wal` belongs to."""

EMPTY_BUT_WAL = QT_TRANSLATE_NOOP(
    "errors", "{path} is damaged: it is empty, but work that belongs in it waits in {wal}. Salvage it."
)
EMPTY = QT_TRANSLATE_NOOP("errors", "{path} is damaged: it is empty.")
NO_HEADER = QT_TRANSLATE_NOOP("errors", "{path} is damaged: its first bytes are not those of a project.")
NO_PROJECT_ANY_MORE = QT_TRANSLATE_NOOP(
    "errors",
    "{path} is damaged: its first bytes are not those of a project. Restore a backup or salvage it.",
)
SHORT = QT_TRANSLATE_NOOP("errors", "{path} is damaged: {lacking} of its {pages} pages are missing at its end.")
STRANGE_WAL = QT_TRANSLATE_NOOP(
    "errors", "Beside {path} lies a file of another state of it, {wal}, which would undo what is in it. Salvage it."
)
NO_FILE = QT_TRANSLATE_NOOP(
    "errors",
    "{path} cannot be opened: {other}, which lies beside it, is no file. Move that away, or salvage the project.",
)


def glance(path: Path, status: os.stat_result | None = None) -> ProjectError | None:
    """Return what a look at the first bytes and the length of a file shows; some 50 µs. `status` where it is known."""
    try:
        status = status or path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None  # a pipe would never end
        size = status.st_size
        header = descriptors.first_bytes(path, HEADER)
    except OSError:
        return None  # not there, or not to be read: no damage that anybody could tell
    odd = files.in_the_way(path)
    if odd is not None:
        return ProjectError(NO_FILE, path=path, other=odd.name)
    wal = files.beside(path, files.WAL)
    waits = _size(wal) > 0
    if size == 0:
        return ProjectError(EMPTY_BUT_WAL if waits else EMPTY, path=path, wal=wal.name)
    if header[:16] != MAGIC:
        return ProjectError(NO_HEADER, path=path)
    if waits and header[18:20] == ALONE:
        return ProjectError(STRANGE_WAL, path=path, wal=wal.name)
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(header[28:32], "big")
    is_short = header[24:28] == header[92:96] and page and not waits and size < page * pages
    if is_short and _size(path) < page * pages:  # it has grown since, where another brought its -wal in meanwhile
        return ProjectError(SHORT, path=path, pages=pages, lacking=pages - size // page)
    return None


def has_lost_its_header(path: Path) -> bool:
    """Whether what SQLite takes for no database may have been a project: it has the name of one, and is no text."""
    return path.suffix.lower() == ".annot" and was_a_project(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it is not there, or has just gone
        return 0


def has_header(path: Path) -> bool:
    """Whether a file begins as a project does."""
    try:
        return descriptors.first_bytes(path, len(MAGIC)) == MAGIC
    except OSError:
        return False


def is_of_a_project(path: Path) -> bool:
    """Whether a file is a project, a damaged one too, or lies beside one under a name that belongs to it."""
    names = [path.name, *(path.name.removesuffix(suffix) for suffix in files.SIDES if path.name.endswith(suffix))]
    return any(_is_project(path.with_name(name)) for name in names if name)


def _is_project(path: Path) -> bool:
    try:
        if not path.is_file() or path.stat().st_size == 0:
            return False
        header = descriptors.first_bytes(path, HEADER)
    except OSError:
        return False
    return header[:16] + header[_APPLICATION] == MAGIC + _OURS or path.suffix.lower() == ".annot"


def was_a_project(path: Path) -> bool:
    """Whether a file that does not begin as a project may have been one: neither empty nor a text."""
    if not path.is_file():
        return False
    try:
        first = descriptors.first_bytes(path, _FIRST)
    except OSError:
        return False
    return first[: len(MAGIC)] != MAGIC and b"\0" in first


def check(path: Path, status: os.stat_result) -> None:
    """Raise ProjectError for a file that SQLite would open and misread, or change for the worse."""
    found = glance(path, status)
    if found is not None and found.template in {SHORT, STRANGE_WAL, EMPTY_BUT_WAL, NO_FILE}:
        raise found
