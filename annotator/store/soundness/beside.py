"""What lies beside the file: the newest work of a program that died, which was not yet in the file itself.

Looked at before the file is opened: opening it makes that file anew, and wipes the traces away.
"""

from __future__ import annotations

from pathlib import Path

from annotator.store import files, lock, wal_file
from annotator.store.soundness import kinds
from annotator.store.soundness.tally import Spot, Tally


def check_beside(path: Path, tally: Tally) -> None:
    """Tell of work that was beside the file and is gone, or cannot be read to its end. Changes nothing."""
    place = path.resolve()
    wal = files.beside(place, files.WAL)
    if not wal.exists():
        if place.is_file() and _died(place):
            tally.add(kinds.LOST_WORK, Spot(told=wal.name))
        return
    if wal_file.damage(place) is not None:
        tally.add(kinds.TORN_WORK, Spot(told=wal.name))


def _died(place: Path) -> bool:
    """Whether a program that had the project for writing died: what it wrote down of itself still lies there."""
    is_left = files.beside(place, files.HOLDER).exists() and not _is_held_here(place)
    return is_left and lock.holder(place) is None and not files.beside(place, files.WAL).exists()


def _is_held_here(place: Path) -> bool:
    try:
        lock.is_first(place)
    except KeyError:
        return False
    return True
