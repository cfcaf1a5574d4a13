"""Bundles and handouts that were damaged at random, or made to harm: merging ends well or in one sentence.

    tests/fuzz/bundles.py [SECONDS] [SEED]      300 seconds; the seed is printed first

Bytes of the file are turned, cut off or exchanged; members are dropped, doubled, renamed, packed otherwise or blown up;
and values inside are replaced by others that no Annotator writes, half the time with the checksums made right again.
Each file is planned into a good project and written, and each handout opened as a project. Anything but success and a
sentence is printed with how to come to it again, and ends the run with 1 when the time is over.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import warnings
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.services import bundling, merging
from annotator.store.project import Project
from tests.fuzz.projects import Leaks, report, said, seeds, too_long

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 7, 1 << 31, 1 << 62, 1 << 80, 1.5, 1e308, "", "x", "\x00", "\u202e<b>", "x" * 100_000,
    [], {}, [[]], [None], {"a": 1}, "claims", "00000000-0000-4000-8000-000000000000", "gold", "finished", "span",
    "annotator-bundle/2", "bundle", "handout", "../../x", "é" * 50, {"0123456789abcdef": 1}, {"x": 1}, [0, 0, 0],
)  # fmt: skip
RAW = (b"NaN", b"1e999", b'"\\ud800"', b"[" * 50_000, b"9" * 6000, b"\xff", b"{", b"")


def bundles(folder: Path) -> tuple[Path, list[Path]]:
    """Make a good project, and bundles and handouts of it."""
    project = next(path for path in seeds(folder) if path.name == "rich.annot")
    made = []
    with closing(Project.open(project)) as there:
        for name in ("Mai", "An"):
            for write, kind in ((bundling.bundle, "bundle"), (bundling.handout, "handout")):
                path = folder / f"{name}.{kind}"
                write(there, name, path)
                made.append(path)
    return project, made


def harmed(raw: bytes, by: random.Random) -> bytes:
    """A harmed copy of a good file."""
    match by.randrange(10):
        case 0 | 1:
            return _turned(raw, by)
        case 2 | 3:
            return _repacked(_members(raw), by)
        case _:
            return _rewritten(_members(raw), by)


def _members(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _turned(raw: bytes, by: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(by.choice((1, 1, 3, 20))):
        match by.randrange(5):
            case 0:
                del found[by.randrange(len(found)) :]
            case 1:
                begin = by.randrange(len(found) + 1)
                found[begin : begin + by.randrange(1, 50)] = by.randbytes(by.randrange(50))
            case 2:  # the list of members at its end
                at = max(0, len(found) - by.randrange(1, 300))
                found[at : at + 1] = bytes([by.randrange(256)])
            case _:
                at = by.randrange(max(len(found), 1))
                found[at : at + 1] = bytes([by.randrange(256)])
        if len(found) < 10:
            break
    return bytes(found)


def _repacked(members: dict[str, bytes], by: random.Random) -> bytes:
    out = io.BytesIO()
    method = by.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as file:
        warnings.simplefilter("ignore")
        victim = by.choice(sorted(members))
        for name, content in members.items():
            what = by.randrange(6) if name == victim else 9
            if what == 0:
                continue
            if what == 1:
                file.writestr(f"../{name}", content)
                continue
            if what == 2:
                file.writestr(name, by.choice((b"", b"{}\n", content[:-3])))
            if what == 3:
                content += b" " * 40_000_000  # noqa: PLW2901
            if what == 4:
                content *= 3  # noqa: PLW2901
            file.writestr(name, content)
        file.writestr("more/../../evil.py", b"raise SystemExit")
    found = bytearray(out.getvalue())
    if by.random() < 0.2:  # says that it is encrypted
        at = found.rfind(b"PK\x01\x02")
        found[at + 8] |= 1
    return bytes(found)


def _rewritten(members: dict[str, bytes], by: random.Random) -> bytes:
    for _ in range(by.choice((1, 1, 1, 2, 5))):
        name = by.choice(sorted(members))
        lines = members[name].splitlines(keepends=True)
        if not lines:
            continue
        at = by.randrange(len(lines))
        match by.randrange(8):
            case 0:
                lines[at:at] = [lines[at]]
            case 1:
                del lines[at]
            case 2:
                by.shuffle(lines)
            case 3:
                place = by.randrange(len(lines[at]))
                lines[at] = lines[at][:place] + by.choice(RAW) + lines[at][place + by.randrange(3) :]
            case _:
                with contextlib.suppress(ValueError, RecursionError):
                    value = _changed(json.loads(lines[at]), by)
                    lines[at] = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
        members[name] = b"".join(lines)
    if by.random() < 0.8:
        _signed(members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def _signed(members: dict[str, bytes]) -> None:
    """Let the manifest have the right checksums again."""
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        manifest = json.loads(members["manifest.json"])
        for name, content in members.items():
            if name in manifest["members"]:
                manifest["members"][name]["sha256"] = hashlib.sha256(content).hexdigest()
        members["manifest.json"] = json.dumps(manifest, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _changed(value: Any, by: random.Random) -> Any:
    """A copy of a value with one thing in it changed."""
    if isinstance(value, dict) and value and by.random() < 0.9:
        key = by.choice(sorted(value))
        match by.randrange(12):
            case 0:
                return {name: item for name, item in value.items() if name != key}
            case 1:
                return value | {"more": by.choice(VALUES)}
            case _:
                return value | {key: _changed(value[key], by)}
    if isinstance(value, list) and value and by.random() < 0.9:
        at = by.randrange(len(value))
        match by.randrange(8):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value, value[at]]
            case 2:
                return value[::-1]
            case _:
                return [*value[:at], _changed(value[at], by), *value[at + 1 :]]
    if type(value) is int and by.random() < 0.5:
        return value + by.choice((-1, 1, 1000))
    return by.choice(VALUES)


def merge(target: Path, path: Path) -> None:
    """Take a harmed file into a good project, and look at the project afterwards."""
    with closing(Project.open(target)) as project:
        project.begin_writing()
        done = merging.commit(project, merging.plan(project, [path]))
        for failure in (*done.plan.failures, *done.plan.refused):
            said(failure.error)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def open_handed(path: Path, folder: Path) -> None:
    """Make a project of a harmed handout."""
    new = folder / "handed.annot"
    new.unlink(missing_ok=True)
    bundling.open_handout(path, new).close()


def run(seconds: float, seed: int, only: int = -1) -> int:
    """Harm and merge until the time is over; return the exit code."""
    leaks, number = Leaks(), 0
    signal.signal(signal.SIGALRM, too_long)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        project, made = bundles(folder)
        target, files = folder / "target.annot", [(path.suffix, path.read_bytes()) for path in made]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            by = random.Random(f"{seed}/{number}")
            suffix, raw = by.choice(files)
            path = folder / f"harmed{suffix}"
            path.write_bytes(harmed(raw, by))
            if only in {-1, number}:
                shutil.copyfile(project, target)
                leaks.run("merge", lambda path=path: merge(target, path), number)
                leaks.run("open", lambda path=path: open_handed(path, folder), number)
            number += 1
            if number % 100 == 0:
                shutil.rmtree(folder / "annotator", ignore_errors=True)
            if only >= 0 and number > only:
                break
    return report(leaks, seed, f"{number} harmed bundles and handouts")


def main() -> int:
    """Read the arguments and run."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    arguments.add_argument("seconds", type=float, nargs="?", default=300.0)
    arguments.add_argument("seed", type=int, nargs="?", default=random.SystemRandom().randrange(1 << 32))
    arguments.add_argument("--only", type=int, default=-1, help="only the file of this number")
    given = arguments.parse_args()
    print(f"seed {given.seed}", flush=True)
    return run(given.seconds, given.seed, given.only)


if __name__ == "__main__":
    raise SystemExit(main())
