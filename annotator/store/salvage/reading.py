"""All that can be read of a damaged file: through SQLite, then from its pages; it is never written to."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.store import descriptors, files, wal_file
from annotator.store.connection import connect_reading
from annotator.store.salvage.asking import FAULTS, Asked, ask
from annotator.store.salvage.carving import Carved, Carver
from annotator.store.salvage.finds import BACKUP, FILE, Finds
from annotator.store.salvage.pages import Pages
from annotator.store.salvage.shapes import TABLES


def read_damaged(path: Path, finds: Finds, go_on: Callable[[], None], *, is_strange: bool = False) -> Carved:
    """Add what a damaged file and the `-wal` beside it hold, unless that `is_strange`. Raises what `go_on` raises."""
    whole, counted = _asked(path, finds, go_on, is_strange=is_strange)
    for table in set(TABLES) - whole:
        finds.drop(table, FILE)  # the pages tell all of it and more
    pages = Pages(path, owns_wal=not is_strange)
    try:
        if whole >= set(TABLES) and not pages.over:
            return Carved(whole=whole, counted=counted)
        carved = Carver(pages, finds, whole, go_on).run()
        carved.counted = counted
        carved.whole = finds.without_old(whole)
        return carved
    finally:
        pages.close()


def read_aside(path: Path, finds: Finds, go_on: Callable[[], None]) -> None:
    """Add what the damaged `-wal` files hold that were kept when the project was opened."""
    for wal in wal_file.kept_aside(path):
        pages = Pages(path, wal)
        try:
            Carver(pages, finds, (), go_on).read_beyond([*pages.over.values(), *pages.beyond])
        finally:
            pages.close()


def _asked(path: Path, finds: Finds, go_on: Callable[[], None], *, is_strange: bool) -> Asked:
    """Ask SQLite on a copy: opening writes into a `-wal` file, and mends what may be evidence."""
    copy = finds.folder / "copy.annot"
    try:
        for suffix in ("",) if is_strange else ("", files.WAL):
            source = files.beside(path, suffix)
            if source.is_file():
                with descriptors.opened(source) as found, files.beside(copy, suffix).open("wb") as made:
                    shutil.copyfileobj(found, made)
        if not copy.exists():
            return Asked(set(), set())
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            return ask(connection, finds, FILE, go_on)
    except (OSError, *FAULTS):
        return Asked(set(), set())
    finally:
        for left in finds.folder.glob(f"{copy.name}*"):
            files.discard(left)


def read_backup(path: Path, finds: Finds, go_on: Callable[[], None]) -> None:
    """Add what a backup holds. Raises ProjectError where it cannot be read, and what `go_on` raises."""
    with closing(connect_reading(path)) as connection:
        ask(connection, finds, BACKUP, go_on)
