"""Kills a restore at each of its steps, each time on a fresh copy, and looks at what is there then.

Run as a program: `restoring_steps.py PRISTINE WORK`. PRISTINE holds `bridges.annot` (with what lies beside it) and
`home`, where its backups are; the newest of them is restored. Prints as JSON how often it was killed, and every fault.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import UserError
from annotator.services import backing_up, restoring
from annotator.store.project import Project

NAME = "bridges.annot"
_STEPS = {"os.rename", "os.link", "os.remove", "open", "sqlite3.connect", "os.chmod", "shutil.copyfile"}
MOST = 400
BEFORE, RESTORED = ["Mai", "An", "Bình"], ["Mai", "An"]


def people(path: Path) -> list[str] | None:
    """The people of a project file; None where it does not open."""
    try:
        with closing(Project.open(path)) as project:
            return [person.name for person in project.annotators() if person.name != "gold"]
    except UserError:
        return None


def settle_in(pristine: Path, work: Path) -> Path:
    """Make a fresh copy of everything, with the folders of the person in it."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(pristine, work)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        os.environ[name] = str(work / "home")
    return work / NAME


def killed_at(step: int, path: Path, backup: Path) -> bool:
    """Restore in a child that is killed at a step; whether it came so far."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, _args: object) -> None:
            nonlocal left
            if event in _STEPS:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        restoring.restore(path, backup)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def looked_at(path: Path, was: list[str] | None, *, had_file: bool) -> str:
    """Return what is wrong after a kill; empty where all is there."""
    found = people(path) if path.exists() else None
    asides = list(path.parent.glob("bridges (damaged*.annot"))
    kept = [
        people(entry.path) for entry in backing_up.listed_in(next((path.parent / "home").rglob("project.json")).parent)
    ]
    if found not in (was, RESTORED):
        return f"it opens as {found}"
    if was is not None and found != was and was not in kept:
        return "what was there before is nowhere"
    if was is None and had_file and found == RESTORED and not asides:
        return "the damaged file is nowhere"
    return ""


def main(pristine: Path, work: Path) -> None:
    """Go through the steps, and print what was found."""
    faults, steps = [], 0
    for step in range(1, MOST):
        path = settle_in(pristine, work)
        was = people(path) if path.exists() else None
        path = settle_in(pristine, work)  # as it was before it was opened
        folder = next((work / "home").rglob("project.json")).parent
        backup = next(entry.path for entry in backing_up.listed_in(folder))
        killed = killed_at(step, path, backup)
        fault = looked_at(path, was, had_file=(pristine / NAME).exists())
        if killed and not fault:
            try:
                restoring.restore(path, backup)
                fault = "" if people(path) == RESTORED else "it cannot be restored any more"
            except UserError as error:
                fault = f"it cannot be restored any more: {error}"
        if list(path.parent.glob(".*.part*")):
            fault = fault or "a draft is left"
        if fault:
            faults.append(f"step {step}: {fault}")
        if not killed:
            break
        steps = step
    print(json.dumps({"steps": steps, "faults": faults}, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
