"""The newest work of a project that was renamed without it: it waits in the `-wal` file, under the name of before.

A program died in the project, and somebody gave the project alone another name, or moved it. Under its new name it
opens as if nothing had ever been written since. Which project such a file is of is read, not guessed: the newest line
of the history that is in the project has to be in what the two make together, too. Nobody's file is opened for that in
any other way than for reading bytes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.store import files, opening, stray_wal
from annotator.store.connection import connect_alone
from annotator.store.salvage.cells import Cell, Reading
from annotator.store.salvage.pages import INNER_TABLE, LEAF_TABLE, Pages

LEFT = QT_TRANSLATE_NOOP(
    "errors",
    "The newest work in {path} is not in it: it waits in {wal}, from when the project had the name {name}. Close the"
    " project and give it that name again, before anybody works in it.",
)
WAITS_FOR = QT_TRANSLATE_NOOP(
    "errors",
    "{path} does not exist, but newest work of it waits in {wal}. {other} is that project: give it the name {name}"
    " again.",
)
_KEPT = " (damaged "
"""In the name of what was kept of a damaged `-wal`: what could be read of that was brought in."""
_MOST = 2000
"""Entries of a folder that are looked at."""
_DEEP = 40
"""Levels of a tree: none has as many."""

_Line = tuple[Any, ...]


def look(path: Path) -> ProjectError | None:
    """Return what it says that newest work of a project waits under a name that the project does not have any more."""
    place = Path(os.path.realpath(path))
    if files.has_content(files.beside(place, files.WAL)):
        return None  # somebody works in it, and went on without that
    for entry in _entries(place.parent):
        if not entry.name.endswith(files.WAL) or _KEPT in entry.name:
            continue
        former = place.with_name(entry.name.removesuffix(files.WAL))
        if opening.waits_alone(former) and _is_of(place, former):
            return ProjectError(LEFT, path=place, wal=entry.name, name=former.name)
    return None


def not_there(path: Path) -> ProjectError | None:
    """Return what it says that a project is not there whose newest work is, and which file is that project by now."""
    place = Path(os.path.realpath(path))
    if not opening.waits_alone(place):
        return None
    wal = files.beside(place, files.WAL).name
    for entry in _entries(place.parent):
        other = place.with_name(entry.name)
        if entry.name.endswith(place.suffix or ".annot") and _is_of(other, place):
            return ProjectError(WAITS_FOR, path=place, wal=wal, other=other.name, name=place.name)
    return ProjectError(opening.WAITS, path=place, wal=wal)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield what is in a folder, unless that is very much."""
    with suppress(OSError), os.scandir(folder) as found:
        for number, entry in enumerate(found):
            if number == _MOST:
                return
            yield entry


def _is_of(path: Path, former: Path) -> bool:
    """Whether what waits beside a name that no file has goes on from where a project stands."""
    try:
        with closing(connect_alone(path)) as connection:
            newest = connection.execute("SELECT * FROM history ORDER BY seq DESC LIMIT 1").fetchone()
            root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'history'").fetchone()
        wal = files.beside(former, files.WAL)
        if newest is None or stray_wal.has_other_changes(path, wal):
            return False
        pages = Pages(path, wal)
        with closing(pages):
            is_more = any(pages.frame(at) != pages.under(number) for number, at in pages.over.items())
            return is_more and _line(pages, root[0], newest[0]) == tuple(newest)
    except (ProjectError, sqlite3.Error, OSError, ValueError, IndexError):
        return False


def _line(pages: Pages, root: int, seq: int) -> _Line | None:
    """Return a line of the history as the pages of a project have it."""
    for cell in _from_the_end(pages, Reading(pages), root, _DEEP):
        if cell.rowid <= seq:
            return (seq, *cell.record[1:]) if cell.rowid == seq and cell.record else None
    return None


def _from_the_end(pages: Pages, reading: Reading, number: int, levels: int) -> Iterator[Cell]:
    page = pages.page(number)
    kind = page[0] if page and levels else 0
    if kind == LEAF_TABLE:
        yield from reversed(list(reading.cells(page, number)))
    elif kind == INNER_TABLE:
        for child in reversed(list(reading.children(page, number))):
            yield from _from_the_end(pages, reading, child, levels - 1)
