"""What lies beside the file: the newest work of a program that died, which was not yet in the file itself.

Looked at before the file is opened: opening it makes that file anew, and wipes the traces away.
"""

from __future__ import annotations

from pathlib import Path

from annotator.store import files
from annotator.store.salvage import noticing
from annotator.store.soundness import kinds
from annotator.store.soundness.tally import Spot, Tally


def check_beside(path: Path, tally: Tally, *, alone: bool) -> None:
    """Tell of work that was beside the file and is gone, or cannot be read to its end. Changes nothing.

    `alone` may only say who has no connection to the project in this process.
    """
    place = path.resolve()
    wal = files.beside(place, files.WAL)
    found = noticing.last_work(place, alone=alone)
    if found is None or noticing.last_work(place, alone=alone) is None:
        return  # somebody who writes had begun the file anew while it was read
    kind = kinds.LOST_WORK if found.template == noticing.NO_WAL else kinds.TORN_WORK
    tally.add(kind, Spot(told=wal.name))
