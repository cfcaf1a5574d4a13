"""Simulated power cuts: a recorded piece of work, broken off anywhere, and the program opened on what the disk has."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from annotator.domain.errors import UserError
from annotator.services import annotating
from annotator.services.history import History
from annotator.store import connection
from annotator.store.project import Project
from tests.faults.disk_model import MODES, Disk, put
from tests.faults.recording import Event, Mark, Name, Sync, Unname, recorded
from tests.faults.worked_project import (
    MAIN,
    OLD,
    Begun,
    Person,
    Promise,
    apart_of,
    at_home,
    file_digest,
    history,
    rows_digest,
)

NEAR = 8
"""Most cuts are so many events from where one can do harm: a sync, a new name, the word that an act is saved."""


class Cut(NamedTuple):
    """The power goes after so many events; `mode` says what becomes of what was not synced."""

    after: int
    mode: str
    seed: int


@dataclass
class Outcome:
    """What a cut did. `acknowledged` acts had been saved before it; `lost` names acts of them that are gone."""

    cut: Cut
    acknowledged: int
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost and all can be worked with."""
        return not self.lost and not self.corrupt


def cuts(events: Sequence[Event], count: int, seed: int, modes: Sequence[str] = tuple(MODES)) -> list[Cut]:
    """Return random cuts in the order of their moments, each mode as often as the others."""
    chance = random.Random(seed)
    harmful = [at for at, event in enumerate(events) if isinstance(event, Sync | Name | Unname) or _is_promise(event)]
    found = []
    for number in range(count):
        if chance.random() < 0.75:
            after = chance.choice(harmful) + chance.randint(-NEAR, NEAR)
        else:
            after = chance.randrange(len(events) + 1)
        found.append(Cut(min(max(after, 0), len(events)), modes[number % len(modes)], chance.getrandbits(32)))
    return sorted(found)


def _is_promise(event: Event) -> bool:
    return isinstance(event, Mark) and isinstance(event.what, Promise)


def outcomes(
    events: Sequence[Event], planned: Sequence[Cut], work: Path, *, lying: bool = False, refused: bool = False
) -> Iterator[Outcome]:
    """Cut the power at each moment, and tell what was left. `work` is a folder for the time being.

    Where acts were `refused` one of them may be found after what was promised: its sync failed, and yet it was written.
    """
    disk, past = Disk(lying=lying), _Past(events, refused=refused)
    done = 0
    for number, cut in enumerate(planned):
        for event in events[done : cut.after]:
            disk.take(event)
        done = max(done, cut.after)
        root = (work / f"cut-{number}").resolve()
        put(disk.after_cut(random.Random(cut.seed), cut.mode), root)
        with at_home(root):
            yield past.judged(cut, root)
        shutil.rmtree(root)


def second_outcomes(
    events: Sequence[Event], planned: Sequence[Cut], work: Path, *, again: int, lying: bool = False
) -> Iterator[Outcome]:
    """Cut the power, let the person come back and go on, cut it `again` times in the midst of that, each by itself.

    What was found after the first cut is what the second one may take nothing of. With `lying` the disk says during
    the second part of everything that it is synced.
    """
    disk, done = Disk(), 0
    for number, cut in enumerate(planned):
        for event in events[done : cut.after]:
            disk.take(event)
        done = max(done, cut.after)
        left = disk.after_cut(random.Random(cut.seed), cut.mode)
        root = (work / f"back-{number}").resolve()
        back, since = _come_back(left, root, cut.seed)
        shutil.rmtree(root)
        if len(back) == since:
            continue  # nothing had been made yet
        for second in cuts(back[since:], again, cut.seed):
            later = Disk()
            for at, event in enumerate(back[: since + second.after]):
                later.is_lying = lying and at >= since
                later.take(event)
            put(later.after_cut(random.Random(second.seed), second.mode), root)
            with at_home(root):
                yield _Past(back, refused=False).judged(second._replace(after=since + second.after), root)
            shutil.rmtree(root)


def _come_back(left: dict[str, bytes | None], root: Path, seed: int) -> tuple[list[Event], int]:
    """Open what a cut left and go on; return what was done to the disk, and how much of that is what was left."""
    put(left, root)
    with at_home(root):
        holds = {name: found_in(root, name)[0] for name in _kept_names(root)}
        histories = {name: _history_of(root / name) for name in (MAIN, OLD) if (root / name).exists()}
    shutil.rmtree(root)
    put(left, root)
    with at_home(root), recorded(root, apart_of(root)) as recording:
        recording.begin_with_what_is_there()
        recording.mark(Promise(0, "the power comes back", dict(holds), dict(histories)))
        since = len(recording.events)
        person = Person(root, recording.mark, random.Random(seed), holds, histories)
        for name in histories:
            person.act("open", lambda name=name: person.open_file(name))  # type: ignore[misc]
            if person.open.article_rows("") and person.open.annotator_named("Mai") is not None:
                person.small_acts(3)
            person.act("close", person.leave)
    unlike = recording.unlike()
    if unlike:
        raise AssertionError(f"the recording missed what was written into {', '.join(unlike)}")
    return recording.events, since


def _kept_names(root: Path) -> list[str]:
    """Return the files of which something is promised."""
    found = [*root.glob("desk/*.annot"), *root.glob("desk/*.bundle"), *root.glob("data/annotator/backups/*/*.annot")]
    return sorted(path.relative_to(root).as_posix() for path in found)


def _history_of(path: Path) -> tuple[int, str]:
    with closing(Project.open(path)) as project:
        return project.asked(history)


class _Past:
    """What had been promised at each moment."""

    def __init__(self, events: Sequence[Event], *, refused: bool) -> None:
        self._refused = refused
        marks = [(at, event.what) for at, event in enumerate(events) if isinstance(event, Mark)]
        self._promises = [(at, what) for at, what in marks if isinstance(what, Promise)]
        self._begun = [(at, what) for at, what in marks if isinstance(what, Begun)]

    def judged(self, cut: Cut, root: Path) -> Outcome:
        """Hold what is left against what was promised."""
        kept = [promise for at, promise in self._promises if at < cut.after]
        last = kept[-1] if kept else Promise(0, "", {}, {})
        under_way = [begun for at, begun in self._begun if at < cut.after and begun.act > last.act]
        coming = next((promise for _, promise in self._promises if under_way and promise.act == last.act + 1), last)
        outcome = Outcome(cut, last.act)
        for name in sorted(last.holds.keys() | coming.holds.keys()):
            found, corrupt = found_in(root, name)
            outcome.corrupt += corrupt
            if corrupt or found in {last.holds.get(name), coming.holds.get(name)}:
                continue
            if not (self._refused and _goes_beyond(root / name, last.histories.get(name))):
                outcome.lost += self._missing(name, found, kept)
        if not outcome.is_good:
            return outcome
        for name in (MAIN, OLD):
            if (root / name).exists():
                _work_on(root / name, outcome)
        for file in root.glob("data/annotator/backups/*/*.annot"):
            outcome.corrupt += problems(file)
        return outcome

    def _missing(self, name: str, found: str | None, kept: Sequence[Promise]) -> list[str]:
        """Return the acts on a file after the one that left it as it was found."""
        reached = max((promise.act for promise in kept if promise.holds.get(name) == found), default=0)
        changes = [
            after
            for before, after in zip((Promise(0, "", {}, {}), *kept), kept, strict=False)
            if before.holds.get(name) != after.holds.get(name)
        ]
        return [f"{name}: act {act.act}, {act.name}" for act in changes if act.act > reached]


def found_in(root: Path, name: str) -> tuple[str | None, list[str]]:
    """Return the digest of what a file holds, None where there is none, and what hinders reading it."""
    path = root / name
    if not path.exists():
        return None, []
    if not name.startswith("desk/") or path.suffix != ".annot":
        return file_digest(path), []
    try:
        with closing(Project.open(path)) as project:
            return project.asked(rows_digest), []
    except UserError as error:
        return None, [f"{name}: {error}"]


def _goes_beyond(path: Path, promised: tuple[int, str] | None) -> bool:
    """Whether a project has all lines of history that were promised, and one more."""
    if promised is None or not path.exists():
        return False
    with closing(Project.open(path)) as project:
        lines, _ = project.asked(history)
        return lines == promised[0] + 1 and project.asked(lambda opened: history(opened, promised[0])) == promised


def _work_on(path: Path, outcome: Outcome) -> None:
    """Open a project as the person would who has come back, look whether it is whole, and do one more thing."""
    try:
        with closing(Project.open(path)) as project:
            project.begin_writing()
            mai = project.annotator_named("Mai")
            articles = project.article_rows("")
            if mai is not None and articles:
                work = project.work(articles[0].id, mai.id)
                done = History(project, mai.id).do(annotating.flag(work, not work.flagged, "sau khi mất điện"))
                if project.work(articles[0].id, mai.id).flagged == work.flagged:
                    outcome.corrupt.append(f"{path.name}: {done.name} did nothing")
    except UserError as error:
        outcome.corrupt.append(f"{path.name}: {error}")
        return
    outcome.corrupt += problems(path)


def problems(path: Path) -> list[str]:
    """Return what SQLite finds damaged in a project file, and labels that do not fit their text."""
    try:
        with closing(connection.connect_reading(path)) as opened:
            found = [row[0] for row in opened.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"foreign key: {row}" for row in opened.execute("PRAGMA foreign_key_check")]
            found += [
                f"quote of {span}"
                for span, quote, text, start, end in opened.execute(
                    "SELECT s.id, s.quote, t.text, s.start, s.end FROM span s JOIN article_text t USING (article)"
                )
                if text[start:end] != quote
            ]
    except UserError as error:
        found = [str(error)]
    return [f"{path.name}: {problem}" for problem in found]
