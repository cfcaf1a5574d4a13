"""All that can be read of a damaged file: through SQLite, then from its pages; it is never written to."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.store import descriptors, files, schema, wal_file
from annotator.store.connection import connect_reading
from annotator.store.glancing import ALONE, MAGIC
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
        carved = Carver(pages, finds, whole, go_on, counted).run()
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
    nothing = Asked(set(), set())
    copy = finds.folder / "copy.annot"
    try:
        for suffix in ("",) if is_strange else ("", files.WAL):
            source = files.beside(path, suffix)
            if source.is_file():
                with descriptors.opened(source) as found, files.beside(copy, suffix).open("wb") as made:
                    shutil.copyfileobj(found, made)
        if not copy.exists():
            return nothing
        asked = _ask(copy, finds, go_on)
        if asked == nothing and _with_a_header(copy):
            for table in TABLES:
                finds.drop(table, FILE)
            asked = _ask(copy, finds, go_on)
    except (OSError, *FAULTS):
        return nothing
    finally:
        for left in finds.folder.glob(f"{copy.name}*"):
            files.discard(left)
    return asked


def _ask(copy: Path, finds: Finds, go_on: Callable[[], None]) -> Asked:
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            return ask(connection, finds, FILE, go_on)
    except FAULTS:
        return Asked(set(), set())


def _with_a_header(copy: Path) -> bool:
    """Give a copy the header that every project has, so that SQLite tells of each table whether it is whole.

    Whether there is anything behind a header. What the file called free is not known any more, so that nothing is.
    """
    pages = Pages(copy)
    size, count = pages.size, pages.in_file
    pages.close()
    if count < 2:
        return False
    mode = b"\2\2" if files.beside(copy, files.WAL).exists() else ALONE
    head = MAGIC + (size % 65535).to_bytes(2, "big") + mode + b"\0\x40\x20\x20" + b"\0\0\0\1" + count.to_bytes(4, "big")
    numbers = (
        1,
        4,
        0,
        0,
        1,
        schema.SCHEMA_VERSION,
        0,
        schema.APPLICATION_ID,
    )  # from the count of changes of the tables
    head += bytes(8) + b"".join(number.to_bytes(4, "big") for number in numbers) + bytes(20) + b"\0\0\0\1"
    with copy.open("r+b") as file:
        file.write(head)
    return True


def read_backup(path: Path, finds: Finds, go_on: Callable[[], None]) -> None:
    """Add what a backup holds. Raises ProjectError where it cannot be read, and what `go_on` raises."""
    with closing(connect_reading(path)) as connection:
        ask(connection, finds, BACKUP, go_on)
