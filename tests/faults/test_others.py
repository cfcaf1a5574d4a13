"""Others at the same file, seen from the real window: who writes, what was moved away, and where it lies."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from annotator.services import backing_up, creating
from annotator.settings import State
from annotator.store.project import Project
from annotator.ui.commands.exchange import ExchangeCommands
from annotator.ui.widgets.buttons import KeyButton
from tests.e2e.choosing import choose
from tests.e2e.hand import Hand

HOLD = """
import sys
from pathlib import Path
from annotator.store.project import Project
project = Project.open(Path(sys.argv[1]))
project.begin_writing()
print("held", flush=True)
for name in sys.stdin:
    project.add_annotator(name)
project.close()
"""


@pytest.fixture
def held(project_path):
    """Another process that writes in the project until its input ends; a line given to it is a new annotator."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(project_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def sentence(hand: Hand) -> str:
    return hand.inside.label_bar.sentence


def answer(hand: Hand, words: str) -> None:
    """Press the button in the bar that says this."""
    next(one for one in hand.inside.label_bar.findChildren(KeyButton) if one.text() == words).click()


def say_held_elsewhere(path: Path) -> Path:
    said = {"pid": 1, "host": "mai-laptop", "computer": "c2", "user": "mai", "since": "2026-03-01T08:00:00.000+00:00"}
    holder = path.with_name(path.name + ".holder")
    holder.write_text(json.dumps(said), "utf-8")
    return holder


def label(hand: Hand) -> None:
    hand.open("Cầu sập")
    hand.view.setFocus()
    hand.select("12.000 người")
    hand.key("F")


def saved_as(hand: Hand) -> list[str]:
    """Return the list that fills with how the project is said to be saved from now on."""
    states: list[str] = []
    hand.session.saved_changed.connect(lambda state, _why: states.append(state))
    return states


# A second instance


def test_the_second_window_can_try_again_and_writes_on_what_the_first_has_done(opened, project_path, held, qtbot):
    hand = opened(project_path)
    assert "is writing in this project" in sentence(hand)
    answer(hand, "Try again")
    assert not hand.session.project.writable
    assert "is writing in this project" in sentence(hand)
    held.stdin.write("Binh")
    held.stdin.close()
    assert held.wait(20) == 0
    hand.inside.actions_table["project.write"].trigger()
    assert hand.session.project.writable
    assert hand.session.project.annotator_named("Binh") is not None
    assert "Binh" in [name for _id, name in hand.inside.top_bar._people], "the window has read it again"
    label(hand)
    assert ("figure", "12.000 người") in hand.labelled()


def test_since_when_another_writes_is_written_as_other_times_are(opened, project_path, held):
    hand = opened(project_path)
    assert re.search(r"since \d+ \w+ \d{4}, \d\d:\d\d", sentence(hand))


@pytest.mark.parametrize("ends", ["closed", "killed"])
def test_the_second_window_says_by_itself_that_the_project_is_free(opened, project_path, held, qtbot, ends):
    hand = opened(project_path)
    hand.open("Cầu sập")
    if ends == "closed":
        held.stdin.close()
    else:
        held.kill()
    held.wait(20)
    if ends == "killed":  # nothing in the folder changes then: it is found at the next look
        hand.inside.safekeeping.file_around.holding.look()
    qtbot.waitUntil(lambda: "does not write in this project any more" in sentence(hand), timeout=5000)
    answer(hand, "Try again to write")
    assert hand.session.project.writable
    label(hand)
    assert ("figure", "12.000 người") in hand.labelled()


def test_a_key_that_is_refused_says_who_has_the_project_and_what_can_be_done(opened, project_path, held, qtbot):
    hand = opened(project_path)
    answer(hand, "Close")
    label(hand)
    assert hand.said[-1] == "The project is open for reading only."
    qtbot.waitUntil(lambda: "is writing in" in sentence(hand))
    held.stdin.close()
    held.wait(20)
    answer(hand, "Try again")
    assert hand.session.project.writable


def test_the_word_that_says_reading_only_tries_again_too(opened, project_path, held):
    hand = opened(project_path)
    held.stdin.close()
    held.wait(20)
    hand.inside.top_bar.saved_asked.emit()
    assert hand.session.project.writable


def test_a_writing_command_says_who_has_it_in_one_line(project_path, held):
    ran = subprocess.run(
        [sys.executable, "-m", "annotator", "people", project_path, "--add", "Chi"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert len(ran.stderr.strip().splitlines()) == 1
    assert "is writing in this project" in ran.stderr


def test_another_computer_is_asked_about_and_written_all_the_same_only_when_agreed(opened, project_path, qtbot):
    holder = say_held_elsewhere(project_path)
    hand = opened(project_path)
    assert "mai on mai-laptop may have it open" in sentence(hand)
    assert not hand.session.project.writable
    answer(hand, "Write all the same…")
    boxes = [one for one in hand.window.findChildren(QPushButton) if one.text() == "&Write all the same"]
    assert not hand.session.project.writable, "it is asked first"
    boxes[0].click()
    qtbot.waitUntil(lambda: hand.session.project.writable)
    label(hand)
    assert ("figure", "12.000 người") in hand.labelled()
    hand.window.close()
    assert not holder.exists()


# The file, while it is open


def test_a_file_that_is_moved_away_is_told_before_anything_is_done_and_a_copy_has_all(opened, project_path, qtbot):
    hand = opened(project_path)
    label(hand)
    states = saved_as(hand)
    away = project_path.with_name("elsewhere.annot")
    qtbot.waitUntil(lambda: hand.inside.safekeeping.file_around._standing is not None)
    project_path.rename(away)
    qtbot.waitUntil(lambda: "no longer there" in sentence(hand), timeout=5000)
    assert states[-1] == "failed"
    hand.select("Công ty Đá Trắng")
    hand.key("A")
    assert [edit.name for edit in hand.session.unsaved] == ["label"]
    copy = project_path.with_name("copy.annot")
    hand.inside.project_commands.copies.copy_to(copy)
    hand.inside.project_commands.open(copy)
    hand.open("Cầu sập")
    assert hand.labelled() >= {("figure", "12.000 người"), ("actor", "Công ty Đá Trắng")}


def test_a_file_that_comes_back_is_saved_again(opened, project_path, qtbot):
    hand = opened(project_path)
    label(hand)
    states = saved_as(hand)
    qtbot.waitUntil(lambda: hand.inside.safekeeping.file_around._standing is not None)
    away = project_path.with_name("elsewhere.annot")
    project_path.rename(away)
    qtbot.waitUntil(lambda: "no longer there" in sentence(hand), timeout=5000)
    away.rename(project_path)
    qtbot.waitUntil(lambda: states[-1] == "saved", timeout=5000)
    assert "no longer there" not in sentence(hand)


def test_a_file_that_is_replaced_is_told_and_what_is_there_can_be_opened(opened, project_path, qtbot):
    other = project_path.with_name("other")
    shutil.copyfile(project_path, other)
    hand = opened(project_path)
    label(hand)
    qtbot.waitUntil(lambda: hand.inside.safekeeping.file_around._standing is not None)
    other.replace(project_path)
    qtbot.waitUntil(lambda: "Another file has taken the place" in sentence(hand), timeout=5000)
    answer(hand, "Open what is there")
    assert hand.session.project.writable
    hand.open("Cầu sập")
    assert hand.labelled() == set(), "the other file has no labels"


def test_a_folder_that_is_renamed_is_noticed(opened, project_path, qtbot, tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    path = folder / "p.annot"
    shutil.copyfile(project_path, path)
    hand = opened(path)
    qtbot.waitUntil(lambda: hand.inside.safekeeping.file_around._standing is not None)
    folder.rename(tmp_path / "other work")
    qtbot.waitUntil(lambda: "no longer there" in sentence(hand), timeout=5000)


# Where it lies


@pytest.fixture
def synced(tmp_path) -> Path:
    folder = tmp_path / "Shared"
    (folder / ".stfolder").mkdir(parents=True)
    path = folder / "p.annot"
    creating.create(path, annotator="Mai").close()
    return path


def test_a_synced_folder_is_told_once_for_a_project(opened, synced, qtbot):
    hand = opened(synced)
    qtbot.waitUntil(lambda: "Syncthing syncs this folder" in sentence(hand), timeout=5000)
    answer(hand, "Close")
    assert State.load().is_told(f"place/{hand.session.project.id}/{synced}/Syncthing")
    hand = opened(synced)
    placing = hand.inside.safekeeping.file_around.placing
    with qtbot.waitCallback() as looked:
        found, placing._on_found = placing._on_found, lambda result: (found(result), looked())
        placing.look()
    assert "syncs this folder" not in sentence(hand)


def test_a_restore_in_a_synced_folder_is_told_with_its_undo_before_the_folder_is(opened, synced, qtbot):
    hand = opened(synced)
    qtbot.waitUntil(lambda: "Syncthing syncs this folder" in sentence(hand), timeout=5000)
    backup = backing_up.back_up(synced, backing_up.ASKED)
    placing = hand.inside.safekeeping.file_around.placing
    with qtbot.waitCallback() as looked:
        found, placing._on_found = placing._on_found, lambda result: (found(result), looked())
        hand.inside.safekeeping.backups.restore(synced, backup)
    assert "was restored; what was there is backed up" in sentence(hand)
    answer(hand, "Close")
    assert "Syncthing syncs this folder" in sentence(hand)


def test_what_is_said_of_a_synced_folder_comes_back_after_another_sentence(opened, synced, qtbot):
    hand = opened(synced)
    qtbot.waitUntil(lambda: "Syncthing syncs this folder" in sentence(hand), timeout=5000)
    QTest.keyClick(hand.view, Qt.Key.Key_Tab)
    hand.session.told.emit("Something else.")
    assert sentence(hand) == "Something else."
    hand.inside.saying.timer.timeout.emit()
    assert "Syncthing syncs this folder" in sentence(hand)


def test_the_project_goes_on_on_this_computer_and_the_old_file_says_that_it_has_moved(
    opened, synced, qtbot, tmp_path, monkeypatch
):
    hand = opened(synced)
    qtbot.waitUntil(lambda: "Syncthing syncs this folder" in sentence(hand), timeout=5000)
    target = tmp_path / "here" / "p.annot"
    target.parent.mkdir()
    choose(monkeypatch, target)
    answer(hand, "Keep it on this computer…")
    qtbot.waitUntil(lambda: hand.session.project is not None and hand.session.project.path == target, timeout=5000)
    assert hand.session.project.writable
    assert not synced.exists()
    moved = synced.with_name("p (moved).annot")
    assert moved.exists()
    assert "p (moved).annot" in sentence(hand)
    old = Project.open(moved)
    assert old.id == hand.session.project.id
    old.close()


def test_a_copy_that_a_sync_program_made_is_told_and_merged(opened, project_path, qtbot, monkeypatch):
    copy = project_path.with_name(f"{project_path.stem} (Mai's conflicted copy 2026-03-01).annot")
    shutil.copyfile(project_path, copy)
    merged: list[object] = []
    monkeypatch.setattr(ExchangeCommands, "merge", lambda _self, paths: merged.append(paths))
    hand = opened(project_path)
    qtbot.waitUntil(lambda: "Another computer's work lies in" in sentence(hand), timeout=5000)
    answer(hand, "Merge…")
    assert merged == [[copy]]


def test_a_writing_command_warns_in_one_line_of_a_synced_folder_and_does_its_work(synced):
    add = [sys.executable, "-m", "annotator", "people", synced, "--add", "Chi"]
    ran = subprocess.run(add, capture_output=True, text=True, check=True)
    assert ran.stderr.count("\n") == 1
    assert "Syncthing" in ran.stderr
    read = subprocess.run(add[:5], capture_output=True, text=True, check=True)
    assert (read.stderr, "Chi" in read.stdout) == ("", True)


def test_a_copy_that_is_saved_into_a_synced_folder_is_warned_of(opened, project_path, synced):
    hand = opened(project_path)
    hand.inside.project_commands.copies.copy_to(synced.with_name("copy.annot"))
    assert "synced or on a network" in sentence(hand)


def test_where_the_file_is_gone_the_word_that_says_not_saved_says_why_again(opened, project_path, qtbot):
    hand = opened(project_path)
    qtbot.waitUntil(lambda: hand.inside.safekeeping.file_around._standing is not None)
    project_path.rename(project_path.with_name("elsewhere.annot"))
    qtbot.waitUntil(lambda: "no longer there" in sentence(hand), timeout=5000)
    answer(hand, "Close")
    assert "no longer there" not in sentence(hand)
    hand.inside.top_bar.saved_asked.emit()
    assert "no longer there" in sentence(hand)


def test_backups_that_are_not_kept_on_this_computer_alone_are_told(opened, project_path, own_folders, qtbot):
    (own_folders / "data" / ".stfolder").mkdir()
    hand = opened(project_path)
    qtbot.waitUntil(lambda: "The backups are kept in" in sentence(hand), timeout=5000)


def test_a_read_only_file_opens_for_reading_and_a_copy_is_offered(opened, project_path, tmp_path, monkeypatch):
    project_path.chmod(0o444)
    hand = opened(project_path)
    assert "read-only" in sentence(hand)
    choose(monkeypatch, tmp_path / "mine.annot")
    answer(hand, "Save a copy…")
    answer(hand, "Open the copy")
    assert hand.session.project.writable


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file dialogs are other programs, or locks do not go so")
def test_a_process_whose_locks_are_taken_away_all_the_time_loses_no_act(tmp_path):
    program = Path(__file__).with_name("crossed_locks.py")
    ran = subprocess.run(
        [sys.executable, program, tmp_path / "p.annot", "2", "1"], capture_output=True, text=True, check=True
    )
    found = dict(line.split("\t") for line in ran.stdout.splitlines())
    assert int(found["acknowledged"]) > 0
    assert (found["lost"], found["unsound"], found["left open"]) == ("0", "0", "0")
