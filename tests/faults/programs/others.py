"""Others at the same project: second instances, dead ones, other computers, files and locks taken away, a wrong clock,
big rows.

    python3 run.py faults others            or, with the environment's Python:
    tests/faults/programs/others.py [ROUNDS] [SPANS]

ROUNDS: how often processes race for a project and holders are killed (20), and a third of that how often a
process has its locks taken away for 15 s. SPANS: of the big project (1,000,000, of which a tenth is in one article of
2,000,000 characters). Prints the figures; exits with 1 where something was lost, two wrote at once, somebody was told
what is not so, or the window took longer than in proportion.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from annotator import paths
from annotator.domain.errors import ProjectElsewhere, ProjectError, SaveFailed
from annotator.domain.span import Span
from annotator.services.history import History
from annotator.store.project import Project
from tests.bench._articles import own_folders
from tests.faults import other_hands as other

ROUNDS, SPANS = 20, 1_000_000
OF_PROCESSOR = ", processor"
"""Behind the name of a figure of the processor's time, in what the programs print that are started here."""
AT_ONCE = 4
"""Processes that race for one project."""
DAY = 86_400.0
CLOCKS = (0.0, -DAY, 40 * DAY, -3000 * DAY, 0.0, -20_000 * DAY, 1.0)
"""Seconds that the clock goes wrong in one session after the other; the last but one is before 1972."""


class Figures:
    """Prints what was found, and remembers whether something was wrong."""

    def __init__(self) -> None:
        self.wrong = 0

    def tell(self, text: str) -> None:
        """Print a line."""
        print(text, flush=True)

    def check(self, is_so: bool, what: str) -> None:
        """Print what is not as it must be."""
        if not is_so:
            self.wrong += 1
            print(f"! {what}", flush=True)

    def refused(self, act: Callable[[], object], kind: type[ProjectError], word: str) -> str:
        """Do what must be refused in plain words of a kind; return them."""
        try:
            act()
        except kind as error:
            self.check(word in str(error), f"no {word!r} in: {error}")
            return str(error)
        self.check(is_so=False, what=f"not refused: {word}")
        return ""


def race(told: Figures, folder: Path, rounds: int) -> None:
    """Let processes take one project at the same moment; each must have it alone, and all that they did be there."""
    path, log, sentences = other.made(folder), folder / "log", 0
    for number in range(rounds):
        names = [f"{number} {each}" for each in range(AT_ONCE)]
        takers = [other.started(other.TAKER, path, name, log) for name in names]
        for taker in takers:
            said, failed = taker.communicate(timeout=120)
            told.check(taker.returncode == 0 and bool(said), f"a second instance broke: {failed[-300:]}")
            sentences += int(said or 0)
    marks = log.read_text().split()
    alone = marks == ["in", "out"] * (rounds * AT_ONCE)
    told.check(alone, "two processes wrote at once, or one never")
    project = Project.open(path)
    people = {person.name for person in project.annotators()}
    project.close()
    wanted = {f"{number} {each}" for number in range(rounds) for each in range(AT_ONCE)}
    told.check(wanted <= people, f"{len(wanted - people)} acts lost")
    told.check(not path.with_name(path.name + ".holder").exists(), "a name stands where nobody is")
    told.tell(
        f"second instance: {rounds * AT_ONCE} processes, {AT_ONCE} at once: never two in it: {alone}; {sentences} times"
        f" told who has it; {len(wanted & people)} acts, {len(wanted - people)} lost"
    )


def stale(told: Figures, folder: Path, rounds: int) -> None:
    """Kill whoever has the project; the next must have it at once, and nobody read the dead one's name."""
    path, slowest, lies = other.made(folder), 0.0, 0
    for number in range(rounds):
        holder = other.holding(path)
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(f"of {number}\n")
        holder.stdin.flush()
        holder.stdout.readline()
        holder.kill()
        holder.communicate()
        told.check(path.with_name(path.name + ".holder").exists(), "a killed process tidied up")
        began = time.perf_counter()
        project = Project.open(path)
        project.begin_writing()
        slowest = max(slowest, time.perf_counter() - began)
        told.check(project.annotator_named(f"of {number}") is not None, f"act {number} of a killed process is lost")
        second = other.annotator("people", path, "--add", "nobody")
        lies += str(holder.pid) in second.stderr or "is writing" not in second.stderr
        told.check(second.returncode == 1, "a second one wrote")
        project.close()
    told.check(lies == 0, f"{lies} sentences were of the dead")
    told.tell(
        f"stale lock: {rounds} holders killed; taken at once, slowest {slowest * 1000:.0f} ms; {lies} wrong names"
    )


def elsewhere(told: Figures, folder: Path) -> None:
    """Find what another computer left: it is asked about, and written all the same only when that is said."""
    path = other.made(folder)
    other.say_held_by(path, "mai-laptop")
    project = Project.open(path)
    said = told.refused(project.begin_writing, ProjectElsewhere, "mai on mai-laptop")
    told.check(other.labelled(project) == [], "it cannot be read")
    command = other.annotator("people", path, "--add", "Chi")
    refused = [line for line in command.stderr.splitlines() if line.startswith("Error: ")]  # beside what is missing
    told.check(command.returncode == 1 and len(refused) == 1, "the command says it otherwise")
    project.begin_writing(despite=True)
    other.label(project, 0)
    project.close()
    told.check(other.annotator("people", path, "--add", "Chi").returncode == 0, "it is not free afterwards")
    told.tell(f"lock of another host: {said}")


def read_only(told: Figures, folder: Path) -> None:
    """Take the right to write from the file, then from its folder, and both while it is open."""
    path = other.made(folder)
    path.chmod(0o444)
    told.tell(f"read-only file: {_opens_for_reading(told, path)}")
    path.chmod(0o644)
    locked = _lock_up(folder)
    told.tell(f"read-only folder ({locked}): {_opens_for_reading(told, path)}")
    _unlock(folder)
    project = Project.open(path)
    project.begin_writing()
    other.label(project, 0)
    locked = _lock_up(folder)
    try:
        other.label(project, 5)
        written = "goes on, its files are there already"
    except SaveFailed as error:
        written = str(error)
    shown = other.labelled(project)
    _unlock(folder)
    project.close()
    project = Project.open(path)
    told.check(other.labelled(project) == shown, "what was shown as saved is not there")
    project.close()
    told.tell(f"read-only folder while open ({locked}): {written}")


def _opens_for_reading(told: Figures, path: Path) -> str:
    project = Project.open(path)
    told.check(len(project.article_rows("")) == 1, "it cannot be read")
    said = told.refused(project.begin_writing, ProjectError, "opens for reading")
    project.close()
    return said


def _lock_up(folder: Path) -> str:
    """Make a folder read-only, also for an administrator where that can be done; return how."""
    folder.chmod(0o555)
    chattr = shutil.which("chattr")
    if chattr and hasattr(os, "geteuid") and os.geteuid() == 0:
        ran = subprocess.run([chattr, "+i", folder], capture_output=True, check=False)
        if ran.returncode == 0:
            return "immutable"
    return "rights"


def _unlock(folder: Path) -> None:
    if chattr := shutil.which("chattr"):
        subprocess.run([chattr, "-i", folder], capture_output=True, check=False)
    folder.chmod(0o755)


def taken_away(told: Figures, folder: Path) -> None:
    """Delete, replace and rename the file and its folder under an open project; a copy of it has all."""
    ways: dict[str, Callable[[Path], object]] = {
        "removed": lambda path: path.unlink(),
        "replaced": lambda path: shutil.copyfile(path, path.with_name("new")) and path.with_name("new").replace(path),
        "renamed": lambda path: path.rename(path.with_name("other.annot")),
        "folder renamed": lambda path: path.parent.rename(path.parent.with_name("other")),
    }
    for name, way in ways.items():
        place = folder / name.replace(" ", "-") / "in"
        place.mkdir(parents=True)
        path = other.made(place)
        project = Project.open(path)
        project.begin_writing()
        other.label(project, 0)
        way(path)
        said = told.refused(lambda project=project: other.label(project, 5), SaveFailed, "Save a copy")
        copy = folder / f"{name} copy.annot"
        project.save_copy(copy)
        project.close()
        saved = Project.open(copy)
        told.check(other.labelled(saved) == [(*other.word(0), "claim")], f"{name}: the copy lacks what was saved")
        saved.close()
        told.tell(f"{name} while open: refused with a word, 1 act saved, 0 lost in the copy: {said}")


def crossed(told: Figures, folder: Path, rounds: int, seconds: float = 15) -> None:
    """Take a process its locks away while its threads open, write and close, and others open and close beside it."""
    sums: dict[str, float] = {}
    for number in range(rounds):
        found = _run("crossed_locks.py", told, folder / f"{number}.annot", seconds, number)
        sums = {name: sums.get(name, 0) + value for name, value in found.items()}
    told.check(sums.get("acknowledged", 0) > 0, "nothing was written")
    for name in ("lost", "unsound", "left open"):
        told.check(sums.get(name) == 0, f"locks taken away: {name}: {sums.get(name)}")
    told.tell(
        f"locks taken away, {rounds} times {seconds:.0f} s: " + ", ".join(f"{v:.0f} {k}" for k, v in sums.items())
    )


def wrong_clock(told: Figures, folder: Path) -> None:
    """Work on while the clock jumps; the order is that of the acts, and no backup goes for it."""
    path = other.made(folder)
    project = Project.open(path)
    backups = paths.backup_dir(project.id)
    project.close()
    kept = {one.name for one in backups.glob("*.annot")}
    for number, clock in enumerate(CLOCKS):
        source = folder / f"of {number}.txt"
        source.write_text(f"Bài {number}. {other.TEXT}", "utf-8")
        ran = other.annotator("import", path, source, clock=clock)  # with a backup before it, and thinning
        told.check(ran.returncode == 0, f"with the clock {clock:+.0f} s wrong nothing can be imported: {ran.stderr}")
        found = {one.name for one in backups.glob("*.annot")}
        # Of one day that is long past by such a clock all but the last may go, as the rules have it.
        told.check(bool(found - kept) and len(found) >= len(kept), f"clock {clock:+.0f} s: a backup is missing")
        kept = found
    for number, clock in enumerate(CLOCKS):
        other.acts(path, number, clock)
    project = Project.open(path)
    project.begin_writing()
    person = project.annotators()[0].id
    seqs = [entry.seq for entry in project.log(person)]
    told.check(seqs == sorted(seqs) and len(seqs) == len(CLOCKS), "the history is not in the order of the acts")
    history, undone = History(project, person), []
    while (edit := history.undo()) is not None:
        undone += [change.row.start for change in edit.of(Span)]
    project.close()
    told.check(
        undone == [other.word(number)[0] for number in reversed(range(len(CLOCKS)))],
        f"undone in another order: {undone}",
    )
    told.tell(
        f"clock moved {len(CLOCKS)} times, up to {max(map(abs, CLOCKS)) / DAY / 365:.0f} years: {len(seqs)} acts in"
        f" their order, undone in it; {len(kept)} backups, the newest always there"
    )


def big(told: Figures, folder: Path, spans: int) -> None:
    """Time what a person does in a project of so many spans beside one of few, and with a note of 50 MB."""
    big_one = [spans, spans // 10]
    sizes = {"few": [30_000, 0], "many": big_one}
    found = {name: _run("many_spans.py", told, folder / f"{name}.annot", *size) for name, size in sizes.items()}
    few, many = found["few"], found["many"]
    told.tell(f"{spans:,} spans ({big_one[1]:,} in one article), and 30,000: ms until painted, ms of the processor")
    for name in (one for one in many if not one.endswith(OF_PROCESSOR)):
        cells = (made.get(key) for made in (many, few) for key in (name, f"{name}{OF_PROCESSOR}"))
        told.tell(f"  {name:32}" + "".join(f"{cell:10.1f}" if cell is not None else " " * 10 for cell in cells))
    for name in ("an article: label", "an article: undo", "next article", "open an article"):
        told.check(_cpu(many, name) < 2 * _cpu(few, name) + 50, f"{name} is out of proportion: {_cpu(many, name):.0f}")
    for name, most in {"the long one: label": 200, "the long one: undo": 200, "open the long one": 4000}.items():
        told.check(_cpu(many, name) < most, f"{name}: {_cpu(many, name):.0f} ms of the processor, at most {most}")


def _cpu(figures: dict[str, float], name: str) -> float:
    return figures.get(f"{name}{OF_PROCESSOR}", float("inf"))


def note(told: Figures, folder: Path) -> None:
    """Give a span a note of 50 MB by every way: refused in a sentence, or there from an older program and no burden."""
    path, text = other.made(folder), "x" * (50 * 1024 * 1024)
    source = folder / "note.jsonl"
    span = {"start": 0, "end": 3, "label": "claim", "note": text}
    source.write_text(json.dumps({"text": other.TEXT, "annotator": "Mai", "spans": [span]}), "utf-8")
    began = time.perf_counter()
    ran = other.annotator("import", path, source)
    told.check(ran.returncode == 1 and "100000 characters" in ran.stderr, f"the import says: {ran.stderr[-300:]}")
    told.tell(f"50 MB note, imported: refused in a line after {time.perf_counter() - began:.1f} s")
    figures = _run("long_note.py", told, folder / "old.annot", len(text))
    told.tell("50 MB note, pasted, and in a project of an older program; ms:")
    for name in (one for one in figures if not one.endswith(OF_PROCESSOR)):
        told.tell(f"  {name:32}{figures[name]:10.1f}")
    for name, most in {"paste": 5000, "show the span": 1000, "label beside it": 1000, "undo": 1000}.items():
        told.check(figures.get(name, 1e9) < most, f"{name}: {figures.get(name, -1):.0f} ms")


def _run(program: str, told: Figures, *words: object) -> dict[str, float]:
    """Run a program of figures in a process of its own and return them."""
    command = [sys.executable, Path(__file__).parents[1] / program, *map(str, words)]
    ran = subprocess.run(command, capture_output=True, text=True, env=other.environment(), check=False)
    told.check(ran.returncode == 0, f"{program}: {ran.stderr[-600:]}")
    return {
        name: float(value) for name, value in (line.split("\t") for line in ran.stdout.splitlines() if "\t" in line)
    }


def main(rounds: int = ROUNDS, spans: int = SPANS) -> int:
    """Do all of it; 1 where something was wrong."""
    told = Figures()
    with tempfile.TemporaryDirectory(prefix="others-") as folder:
        home = Path(folder, "home")
        home.mkdir()
        own_folders(home)
        parts: dict[str, Callable[[Path], object]] = {
            "race": lambda place: race(told, place, rounds),
            "stale": lambda place: stale(told, place, rounds),
            "elsewhere": lambda place: elsewhere(told, place),
            "read-only": lambda place: read_only(told, place),
            "away": lambda place: taken_away(told, place),
            "crossed": lambda place: crossed(told, place, max(1, rounds // 3)),
            "clock": lambda place: wrong_clock(told, place),
            "note": lambda place: note(told, place),
            "big": lambda place: big(told, place, spans),
        }
        for name, part in parts.items():
            place = Path(folder, name)
            place.mkdir()
            part(place)
            shutil.rmtree(place)
    told.tell(f"wrong: {told.wrong}")
    return 1 if told.wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
