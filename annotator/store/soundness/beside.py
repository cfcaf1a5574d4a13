"""What lies beside the file: the newest work of a program that died, which was not yet in the file itself.

Looked at before the file is opened: opening it makes the index of that file anew, and wipes the traces away of what was
cut off. In a project that is open here only what was done to that file since then is seen, and what is damaged in it
before its end; what came before the opening was looked for, and told, when it was opened.
"""

from __future__ import annotations

from pathlib import Path

from annotator.store import files, last_work
from annotator.store.salvage import left_behind
from annotator.store.soundness import kinds
from annotator.store.soundness.tally import Spot, Tally


def check_beside(path: Path, tally: Tally) -> None:
    """Tell of work that was beside the file and is gone, or cannot be read to its end. Changes nothing.

    Raises ProjectError where such work is there and the project is not.
    """
    place = path.resolve()
    wal = files.beside(place, files.WAL)
    absent = left_behind.not_there(place)
    if absent is not None:
        raise absent
    found = last_work.look(place)
    if found is None:
        found = left_behind.look(place)
        if found is not None:
            tally.add(kinds.LEFT_WORK, Spot(told=str(found.values["wal"])))
        return
    if found.template == last_work.AWAY:
        tally.add(kinds.AWAY_WORK, Spot(told="{who}, {host}, {since}".format(**found.values)))
        return
    kind = kinds.LOST_WORK if found.template == last_work.NO_WAL else kinds.TORN_WORK
    tally.add(kind, Spot(told=wal.name))
