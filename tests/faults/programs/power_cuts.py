"""The power goes 300 times while a project is worked on: what had been saved is there, and nothing is damaged.

    python tests/faults/programs/power_cuts.py [CUTS] [SEED]

A person's work is recorded write by write, from under SQLite itself. Each cut breaks the recording off, gives what was
not yet synced the fate that its mode says, and opens the program on what the disk then has. A second cut comes while
the first is made good and the person goes on. Controls show that losses would be seen: a disk that lies about syncs,
from the beginning or after the first cut, and SQLite that does not wait for the disk.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.faults.disk_model import MODES
from tests.faults.io_fault import record_failing
from tests.faults.power_cut import Outcome, cuts, outcomes, second_outcomes
from tests.faults.sqlite_vfs import is_reachable
from tests.faults.worked_project import record

CUTS, SEED = 300, 7
ACTS, ARTICLES = 240, 160
AGAIN = 5
"""Second cuts, each by itself, after one first cut."""


def main(count: int = CUTS, seed: int = SEED) -> int:
    """Print the figures; 1 where something was lost or damaged, or a control lost nothing."""
    if not is_reachable():
        print("skipped: this Python has a SQLite of its own that cannot be watched")
        return 0
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="power-") as folder:
        work = Path(folder)
        events = record(work / "recorded", acts=ACTS, seed=seed, many=ARTICLES).events
        relaxed = record(work / "relaxed", acts=ACTS, seed=seed, waiting=False).events
        planned = cuts(events, count, seed)
        found = list(_told(outcomes(events, planned, work)))
        lying = list(outcomes(events, planned, work, lying=True))
        firsts = cuts(events, max(count // AGAIN, 1), seed + 1)
        twice = list(_told(second_outcomes(events, firsts, work, again=AGAIN)))
        lying_later = list(second_outcomes(events, firsts[: len(MODES)], work, again=AGAIN, lying=True))
        normal = list(outcomes(relaxed, cuts(relaxed, count, seed), work))
        failing, told = record_failing(work / "failing", acts=ACTS, seed=seed, one_in=6)
        after_failures = list(_told(outcomes(failing.events, cuts(failing.events, count, seed), work, refused=True)))
    print(f"{len(events)} events recorded, {time.perf_counter() - began:.0f} s")
    for mode, meaning in MODES.items():
        print(f"  {mode:9} {_figures([outcome for outcome in found if outcome.cut.mode == mode])}  ({meaning})")
    print(f"power cuts: {_figures(found)}")
    print(f"a second cut after the first: {_figures(twice)}")
    print(f"on a disk where {told.failed} syncs failed: {_figures(after_failures)}, {len(told.refused)} acts refused")
    print(f"control, a disk that lies about syncs: {_figures(lying)}")
    print(f"control, a disk that lies after the first cut: {_figures(lying_later)}")
    print(f"control, SQLite with synchronous=NORMAL: {_figures(normal)}")
    for wrong in told.wrong:
        print(f"! {wrong}")
    good = told.is_good and all(outcome.is_good for outcome in (*found, *after_failures, *twice))
    return 0 if good and all(map(_shows_losses, (lying, lying_later, normal))) else 1


def _told(found: Iterable[Outcome]) -> Iterable[Outcome]:
    """Print what went wrong as it comes."""
    for outcome in found:
        if not outcome.is_good:
            print(f"! {outcome.cut}: lost {outcome.lost}, corrupt {outcome.corrupt}", flush=True)
        yield outcome


def _figures(found: list[Outcome]) -> str:
    harmed = Counter(bool(outcome.lost) for outcome in found)[True]
    return (
        f"{len(found)} cuts, {sum(outcome.acknowledged for outcome in found)} acts acknowledged before them,"
        f" {sum(len(outcome.lost) for outcome in found)} lost (in {harmed} cuts),"
        f" {sum(bool(outcome.corrupt) for outcome in found)} corrupt"
    )


def _shows_losses(found: list[Outcome]) -> bool:
    return any(outcome.lost for outcome in found)


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
