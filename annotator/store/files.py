"""Files that are there complete or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def flush(path: Path) -> None:
    """Have the system write a file to the disk itself."""
    # Windows flushes only what is open for writing.
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Have the system write a folder's names to the disk, where it can (Windows cannot, and need not)."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def discard(draft: Path) -> None:
    """Delete what was not finished, as far as the system lets us; it is there no more after a success."""
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def move_to_new(draft: Path, target: Path) -> None:
    """Give a finished file its name. Raises FileExistsError where the name is taken, even in this moment."""
    flush(draft)
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links; Windows' rename refuses a taken name by itself
        if target.exists():
            raise FileExistsError(target) from None
        draft.rename(target)
    else:
        draft.unlink()
    flush_folder(target.parent)


def replace(draft: Path, target: Path) -> None:
    """Put a finished file in the place of another, or of none."""
    flush(draft)
    draft.replace(target)
    flush_folder(target.parent)
