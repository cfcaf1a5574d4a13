"""A person at the real window on a disk that is full for a while; what must come of it."""

from __future__ import annotations

import json
import logging
import os
import random
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.domain.assignment import Assignment
from annotator.domain.errors import UserError
from annotator.domain.ids import GOLD_ID
from annotator.ui.commands.reviewing import ReviewCommands
from annotator.ui.session import Session
from tests.faults.after_kill import Found, look_whether_sound, look_whether_whole
from tests.faults.supplies import Bundle, Folder
from tests.faults.telling import Teller, reading
from tests.faults.window_person import CTRL, WindowPerson, furnished

PAGE = 4096
LASTS = 6
"""Steps at most for which the disk is full."""
_REFUSING = ("full", "error", "large", "No backup")
BY_ITSELF = "No backup is made: "
"""What the program says of a backup that nobody asked for: the disk of the test is small."""


@dataclass
class Outcome:
    """What came of one run of the script."""

    steps: int = 0
    refused: int = 0
    """Steps after which something had been refused, in a sentence."""
    waited: int = 0
    """Acts that waited to be saved."""
    problems: list[str] = field(default_factory=list)


# How a disk is full


class Disk:
    """A disk that can be filled, so that only `room` bytes more are taken, and emptied again."""

    def fill(self, room: int) -> None:
        raise NotImplementedError

    def empty(self) -> None:
        raise NotImplementedError


class FewPages(Disk):
    """The window's connection may not make the database longer (`PRAGMA max_page_count`)."""

    def __init__(self, person: WindowPerson) -> None:
        self._connection = person.session.project._connection

    def fill(self, room: int) -> None:
        pages = self._connection.execute("PRAGMA page_count").fetchone()[0]
        self._connection.execute(f"PRAGMA max_page_count = {pages + room // PAGE}")

    def empty(self) -> None:
        self._connection.execute("PRAGMA max_page_count = 1073741823")


class SmallFiles(Disk):
    """No file may grow beyond a size (RLIMIT_FSIZE): every write behind it fails with an I/O error."""

    def __init__(self, person: WindowPerson) -> None:
        del person
        self._hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

    def fill(self, room: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, self._hard))

    def empty(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._hard, self._hard))


class FilledUp(Disk):
    """A small file system of its own, which the project, settings and backups lie in, and a file that fills it."""

    def __init__(self, person: WindowPerson) -> None:
        self._filler = person.session.project.path.parent / "filler"

    def fill(self, room: int) -> None:
        state = os.statvfs(self._filler.parent)
        with self._filler.open("wb") as file:
            file.write(b"\0" * max(state.f_bavail * state.f_frsize - room, 0))

    def empty(self) -> None:
        self._filler.unlink(missing_ok=True)


DISKS = {"max_page_count": FewPages, "file size": SmallFiles, "tmpfs": FilledUp}


# The script


class Script:
    """Everything there is to write, a step at a time; a step that was refused is done again once there is space."""

    def __init__(self, person: WindowPerson, folder: Folder, bundle: Bundle) -> None:
        self.person, self.folder, self.bundle = person, folder, bundle
        self.inside, self.session = person.inside, person.session
        self.out = folder.path.parent / "out"
        self.out.mkdir(exist_ok=True)
        self.told: list[str] = []
        self.refusals: list[str] = []
        """What of that says that something was refused."""
        self.session.told.connect(self.told.append)
        self.session.not_saved.connect(self.told.append)
        look = self.inside.look

        def act(name: str) -> Callable[[], object]:
            return getattr(person, name)

        self.steps: list[tuple[str, Callable[[], object]]] = [
            *[(name, act(name)) for name in ("label_words", "label", "attribute", "label_words", "link", "note")],
            ("export", self.export),
            ("long note", self.paste_note),
            *[(name, act(name)) for name in ("undo", "label_words", "zone", "redo", "flag", "article_note")],
            ("long note", self.paste_note),
            ("settings", lambda: look.settings.set("text_size", 14 + person.chance.randrange(10))),
            *[(name, act(name)) for name in ("label_words", "boundaries", "delete", "another_article", "label_words")],
            ("import", lambda: person.bring_in(folder.path)),
            *[(name, act(name)) for name in ("label_words", "note", "another_article", "label_words")],
            ("long note", self.paste_note),
            ("guidelines", self._write_guidelines),
            ("person", lambda: self.session.add_annotator("Thu")),
            ("decide", lambda: self._review("1", "1", "2", "1")),
            ("decide and undo", lambda: self._review("1", "undo", "undo", "redo", "1")),
            ("first person", lambda: self.session.choose_annotator(self._first)),
            ("assignment", self._assign),
            ("merge", lambda: person.merge(bundle.path)),
            *[(name, act(name)) for name in ("label_words", "label_words", "undo")],
            ("long note", self.paste_note),
            *[(name, act(name)) for name in ("undo", "label_words", "finish", "another_article")],
            ("long note", self.paste_note),
            ("copy", lambda: self.inside.project_commands.copies.copy_to(self.out / "copy.annot")),
            ("take back", person.take_back),
            *[(name, act(name)) for name in ("label_words", "skip", "reopen", "label", "attribute")],
            ("review", self._modes),
            ("decide", lambda: self._review("1", "note", "1", "undo", "1")),
            ("first person", lambda: self.session.choose_annotator(self._first)),
            ("bundle", self.send),
            ("seconds", self.inside.sitting.timer.write),
            ("label", act("label_words")),
        ]
        self._first = self.session.viewer

    def do(self, at: int) -> bool:
        """Do a step; return whether something was refused in it."""
        self.told.clear()
        act = self.steps[at][1]
        try:
            act()
        except UserError as error:
            self.told.append(str(error))
        self.person.until(lambda: not self.inside.long_work.busy)
        self.person.come_back()
        self.refusals = [said for said in self.told if any(word in said for word in _REFUSING)]
        return bool(self.session.unsaved or self.refusals)

    def paste_note(self) -> None:
        """A note so long that it needs new pages."""
        self.inside.actions_table["article.note"].trigger()
        QApplication.clipboard().setText(f"{self.person.chance.random()} " * 2000)
        where = QApplication.focusWidget()
        if where is not None and where is not self.person.view:
            QTest.keyClick(where, Qt.Key.Key_A, CTRL)
            QTest.keyClick(where, Qt.Key.Key_V, CTRL)
            QTest.keyClick(where, Qt.Key.Key_Return)

    def export(self) -> None:
        self.inside.project_commands.export(self.out / "labels.jsonl")
        self.person.until(lambda: not self.inside.long_work.busy)

    def send(self) -> None:
        self.inside.team.exchange.bundle(self.out / "mine.bundle")
        self.person.until(lambda: not self.inside.long_work.busy)

    def _write_guidelines(self) -> None:
        project = self.session.project
        project.add_guidelines(f"Mark every claim, {project.guidelines.version}.", seen=project.guidelines.version,
                               by=self.session.viewer)  # fmt: skip

    def _assign(self) -> None:
        project, person = self.session.project, self.person
        rows = project.article_rows("")
        who = self.session.project.annotators()[-1].id
        row = person.chance.choice(rows)
        project.assign([Assignment.of(row.id, who)])

    def _review(self, *keys: str) -> None:
        """Somebody who has marked nothing answers what the two people of the samples differ in."""
        thu = self.session.project.annotator_named("Thu")
        if thu is None:  # she could not be added yet
            return
        self.session.choose_annotator(thu.id)
        self.inside.actions_table["mode.review"].trigger()
        review = self.inside.team.review
        self.person.until(lambda: not review.busy)
        self.inside.actions_table["mode.review"].trigger()
        for key in keys:
            if key in {"undo", "redo"}:
                self.inside.actions_table[key].trigger()
            elif review.question is None:
                continue
            elif key == "note":
                self.inside.actions_table["review.note"].trigger()
                QTest.keyClicks(QApplication.focusWidget(), f"note {self.person.chance.random()}")
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
            else:
                QTest.keyClick(review.widget.view, getattr(Qt.Key, f"Key_{key}"))
            QTest.qWait(1)
        if (said := review_as_stored(self.session, review)) and not self.session.unsaved:
            raise AssertionError(said)
        self.inside.actions_table["mode.annotate"].trigger()

    def _modes(self) -> None:
        for mode in ("mode.review", "mode.overview", "mode.annotate"):
            self.inside.actions_table[mode].trigger()
            QTest.qWait(30)


# What must come of it


def played(path: Path, kind: str, at: int, lasts: int, room: int, seed: int, folder: Folder, bundle: Bundle) -> Outcome:
    """Play the script with the disk full from step `at` on for some steps, `room` bytes before the end of a write."""
    log = path.parent / f"said-{kind}-{at}.txt"
    _listen(log)
    outcome, chance = Outcome(), random.Random(seed)
    person = WindowPerson(furnished(path), Teller(os.open(os.devnull, os.O_WRONLY), path), chance)
    script, disk, kept = Script(person, folder, bundle), DISKS[kind](person), Kept(person)
    script.do(0)
    script.export()
    before = (script.out / "labels.jsonl").read_bytes()
    for number in range(len(script.steps)):
        if number == at:
            disk.fill(room)
        is_full = at <= number < at + lasts
        refused = script.do(number)
        outcome.steps, outcome.refused = outcome.steps + 1, outcome.refused + int(refused)
        if refused and not is_full and not all(said.startswith(BY_ITSELF) for said in script.refusals):
            outcome.problems.append(f"{script.steps[number][0]}: refused with space: {script.told}")
        if number == min(at + lasts, len(script.steps)) - 1:
            disk.empty()
            person.session.retry()
            outcome.problems += _after_full(script, before)
    outcome.waited = len(kept.waited)
    outcome.problems += kept.problems()
    person.window.close()
    if person.window.isVisible():
        outcome.problems.append("the window did not close")
    outcome.problems += _of_file(path, folder, bundle)
    said = [line for line in log.read_text("utf-8", "replace").splitlines() if "propagateSizeHints" not in line]
    if said:
        outcome.problems.append("the window said: " + " | ".join(said[-25:]))
    return outcome


def _listen(log: Path) -> None:
    os.dup2(os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY), 2)
    sys.stderr = os.fdopen(2, "w", buffering=1)
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)


class Kept:
    """Which acts had to wait, and that each of them is in the history in its order, or was taken back."""

    def __init__(self, person: WindowPerson) -> None:
        self._session = person.session
        self.waited: list[str] = []
        self.taken_back: set[str] = set()
        self._before: list[str] = []
        self._session.unsaved_changed.connect(self._note)

    def _note(self) -> None:
        now = [edit.id for edit in self._session.unsaved]
        again = self.taken_back.intersection(now)  # done once more, after all that waited then
        self.taken_back -= again
        self.waited = [one for one in self.waited if one not in again]
        self.waited += [one for one in now if one not in self.waited]
        if self._before[:-1] == now and self._before[-1:] and not self._is_saved(self._before[-1]):
            self.taken_back.add(self._before[-1])
        self._before = now

    def _is_saved(self, edit: str) -> bool:
        with reading(self._session.project.path) as connection:
            return bool(connection.execute("SELECT 1 FROM history WHERE edit = ?", (edit,)).fetchone())

    def problems(self) -> list[str]:
        found = [f"{len(self._session.unsaved)} acts still wait"] if self._session.unsaved else []
        wanted = [one for one in self.waited if one not in self.taken_back]
        with reading(self._session.project.path) as connection:
            known = [row[0] for row in connection.execute("SELECT edit FROM history ORDER BY seq")]
        there = [one for one in known if one in set(wanted)]
        if there != wanted:
            found.append(f"of {len(wanted)} acts that waited {len(there)} are there, in their order: {there == wanted}")
        session = self._session
        if session.article is not None:
            spans = {span.id: span for span in session.project.spans(session.article.id, session.viewer)}
            if spans != dict(session.spans):
                found.append("the text shows other spans than the file holds")
        return found


def review_as_stored(session: Session, review: ReviewCommands) -> str:
    """Say where the review shows other decisions of the article before it than the file holds; empty: nowhere."""
    state, project = review._shown.state, session.project
    if state is None:
        return ""
    stored = {one.id: one for one in project.decisions(state.article.id)}
    gold = {span.id: span for span in project.spans(state.article.id, GOLD_ID)}
    same = stored == dict(state.decisions) and gold == dict(state.spans)
    return "" if same else "the review shows other decisions than the file holds"


def _after_full(script: Script, before: bytes) -> Iterator[str]:
    """Say what is wrong once there is space again."""
    if script.session.unsaved or script.session.has_failed:
        yield f"with space {len(script.session.unsaved)} acts are still not saved: {script.session.why_unsaved}"
    exported = (script.out / "labels.jsonl").read_bytes()
    if exported != before and not all(json.loads(line) for line in exported.splitlines()):
        yield "half an export"
    settings = paths.config_dir() / "settings.json"
    if settings.exists():
        json.loads(settings.read_text("utf-8"))
    places = (script.out, script.session.project.path.parent, paths.data_dir(), paths.config_dir(), paths.state_dir())
    debris = [
        path for place in places for path in place.rglob("*")
        if path.name.endswith(".part") or path.name.startswith((".settings", ".state", "staging-"))
    ]  # fmt: skip
    if debris:
        yield f"left behind: {', '.join(str(path) for path in debris)}"


def _of_file(path: Path, folder: Folder, bundle: Bundle) -> list[str]:
    found = Found()
    with reading(path) as connection:
        look_whether_sound(connection, found)
        count = connection.execute("SELECT count(*) FROM article").fetchone()[0]
        look_whether_whole(connection, [folder], [bundle], found)
    return found.problems if count else ["there are no articles"]
