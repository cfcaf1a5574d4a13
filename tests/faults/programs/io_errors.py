"""The disk refuses each write, sync, size, deletion and rename of a piece of work in turn; the work goes on after it.

    python tests/faults/programs/io_errors.py [STEP] [SEED]

With a step of 5 every fifth call is tried. Calls fail with an I/O error or as on a full disk, once or until the disk is
mended, in turn. The person must read why, nothing saved may be lost, and nothing refused may look saved.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import Counter
from itertools import cycle, product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.faults.io_fault import ERROR, KINDS, Run, run
from tests.faults.sqlite_vfs import is_reachable

STEP, SEED = 1, 5
ACTS = 8


def main(step: int = STEP, seed: int = SEED) -> int:
    """Print the figures; 1 where something was lost, damaged, shown as saved, or told in no plain word."""
    if not is_reachable():
        print("skipped: this Python has a SQLite of its own that cannot be watched")
        return 0
    began = time.perf_counter()
    found: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="refusals-") as folder:
        whole = run(Path(folder, "whole"), 0, ERROR, lasting=False, acts=ACTS, seed=seed)
        ways = cycle(product(KINDS, (False, True)))
        for at, (kind, lasting) in zip(range(1, whole.calls + 1, step), ways, strict=False):
            place = Path(folder, str(at))
            found.append(run(place, at, kind, lasting=lasting, acts=ACTS, seed=seed))
            shutil.rmtree(place)
            for wrong in found[-1].wrong:
                print(f"! call {at}, {kind}{', lasting' if lasting else ''}: {wrong}", flush=True)
    print(f"{whole.calls} calls in a piece of work of {whole.acknowledged} acts, {time.perf_counter() - began:.0f} s")
    for (kind, lasting), count in sorted(Counter((one.kind, one.lasting) for one in found).items()):
        mine = [one for one in found if (one.kind, one.lasting) == (kind, lasting)]
        print(f"  {kind}, {'until it is mended' if lasting else 'once'}: {count} disks, {_figures(mine)}")
    print(f"faulty disks: {len(found)}, {_figures(found)}")
    return 0 if all(one.is_good for one in found) and any(one.refused for one in found) else 1


def _figures(found: list[Run]) -> str:
    return (
        f"{sum(one.failed for one in found)} calls failed, {sum(one.acknowledged for one in found)} acts acknowledged,"
        f" {sum(len(one.refused) for one in found)} refused with a word and done again,"
        f" {sum(not one.is_good for one in found)} with something lost, damaged or untrue"
    )


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
