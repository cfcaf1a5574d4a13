"""What lies beside the file: the newest work of a program that died, which was not yet in the file itself.

Looked at before the file is opened: opening it makes that file anew, and wipes the traces away.
"""

from __future__ import annotations

from pathlib import Path

from annotator.store import files
from annotator.store.salvage import noticing
from annotator.store.soundness import kinds
from annotator.store.soundness.tally import Spot, Tally

_SALTED = 32
"""Bytes of the header of a `-wal` file: they change where it is begun anew meanwhile."""


def check_beside(path: Path, tally: Tally, *, alone: bool) -> None:
    """Tell of work that was beside the file and is gone, or cannot be read to its end. Changes nothing.

    `alone` may only say who has no connection to the project in this process.
    """
    place = path.resolve()
    wal = files.beside(place, files.WAL)
    before = _header(wal)
    found = noticing.last_work(place, alone=alone)
    if found is not None and found.template == noticing.NO_WAL:
        tally.add(kinds.LOST_WORK, Spot(told=wal.name))
    elif found is not None and _header(wal) == before:
        tally.add(kinds.TORN_WORK, Spot(told=wal.name))


def _header(wal: Path) -> bytes:
    try:
        with wal.open("rb") as file:
            return file.read(_SALTED)
    except OSError:
        return b""
