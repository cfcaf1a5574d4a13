"""The new file in the place of the damaged one, which is moved aside and never deleted.

At every step either the damaged file or the new one has the name, and what lies aside is complete. The damaged file's
`-wal` leaves its place before the new file comes: it would undo the salvage.
"""

from __future__ import annotations

import os
from pathlib import Path

from annotator.store import files
from annotator.store.aside import BESIDE, copied

_Double = tuple[Path, Path]
"""Where a file lies, and its name aside."""


def swap(draft: Path, path: Path, aside: Path) -> Path | None:
    """Give a finished file the name of a damaged one; return where that lies now, None where there was none.

    Raises OSError; then the damaged file has its name, and nothing lies aside but what could not be deleted again.
    """
    files.flush(draft)
    there = [beside for beside in BESIDE if files.is_there(files.beside(path, beside))]
    has_main = path.exists()
    doubles = [(files.beside(path, beside), files.beside(aside, beside)) for beside in there]
    moves = [double for double in doubles if not double[0].is_file()]
    doubles = [double for double in doubles if double[0].is_file()]
    doubles += [(path, aside)] if has_main else []
    try:
        for source, target in doubles:
            _double(source, target)
        files.flush_folder(path.parent)
        _put_away(moves, [source for source, _ in doubles if source != path])
        files.flush_folder(path.parent)
        files.replace(draft, path)
    except OSError:
        _put_back(moves, doubles)
        raise
    return aside if has_main or there else None


def _put_away(moves: list[_Double], doubled: list[Path]) -> None:
    for source, target in moves:  # folders and pipes have no second name
        source.rename(target)
    for source in doubled:
        source.unlink()


def _put_back(moves: list[_Double], doubles: list[_Double]) -> None:
    for source, target in moves:
        if not source.exists() and target.exists():
            target.rename(source)
    for source, target in doubles:
        if source.exists():  # with what went from its place already, the file would be less than it was
            files.discard(target)


def _double(source: Path, target: Path) -> None:
    """Give a file a second name, or make a copy of it where the file system has no second names."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        copied(source, target)
