"""Backups in the window: made by themselves beside the work, listed, brought back, and that taken back."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QProgressDialog, QPushButton

from annotator import paths
from annotator.domain.errors import ProjectError
from annotator.services import backing_up, restoring
from annotator.store.project import Project
from annotator.ui.commands.backups import BackupCommands
from annotator.ui.dialogs.backup_words import BackupWords
from annotator.ui.dialogs.backups import BackupsDialog
from annotator.ui.overlays.overlay import Overlay
from tests.e2e.hand import CTRL, SHIFT, Hand


def commands(hand: Hand) -> BackupCommands:
    return hand.inside.safekeeping.backups


def backed_up(hand: Hand, qtbot) -> None:
    """Let the schedule look now, and wait for it."""
    schedule = commands(hand).schedule
    schedule.look()
    qtbot.waitUntil(lambda: not schedule.busy, timeout=20_000)


def dialog_of(hand: Hand, qtbot) -> BackupsDialog:
    hand.inside.actions_table["project.backups"].trigger()
    dialog = commands(hand).dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    return dialog


def label(hand: Hand, words: str, key: str) -> None:
    hand.select(words)
    hand.key(key)


def answer(hand: Hand, words: str, qtbot) -> None:
    box = commands(hand).question
    assert isinstance(box, QMessageBox)
    next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == words).click()
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy, timeout=20_000)


def newest_before_a_restore(hand: Hand) -> backing_up.BackupEntry:
    entries = backing_up.listed(hand.session.project.id)
    return next(entry for entry in entries if entry.reason == "restore")


def come_back(hand: Hand, qtbot) -> None:
    """Wait until long work is over, and take the keyboard back, as a window manager does when a dialog closes."""
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy, timeout=20_000)
    hand.open("Cầu sập")
    hand.window.activateWindow()
    qtbot.waitUntil(hand.window.isActiveWindow)
    hand.wait_for_words()
    hand.view.setFocus()


def row(dialog: BackupsDialog, at: int) -> list[str]:
    return [dialog.table.item(at, column).text() for column in range(dialog.table.columnCount())]


def offered(hand: Hand, offers: list[tuple[str, str, Callable[[], object]]]) -> None:
    hand.session.offered.connect(lambda said, button, act: offers.append((said, button, act)))


@pytest.fixture
def hand(opened, project_path) -> Hand:
    hand = opened(project_path)
    hand.open("Cầu sập")
    return hand


def test_a_project_is_backed_up_soon_after_it_was_opened(hand, qtbot):
    folder = paths.backup_dir(hand.session.project.id)
    qtbot.waitUntil(lambda: len(backing_up.listed_in(folder)) == 1, timeout=20_000)
    assert backing_up.listed_in(folder)[0].reason == "opening"


def test_it_is_backed_up_again_where_anything_was_done_and_only_there(hand, qtbot):
    folder = paths.backup_dir(hand.session.project.id)
    backed_up(hand, qtbot)
    backed_up(hand, qtbot)
    assert len(backing_up.listed_in(folder)) == 1
    label(hand, "12.000 người", "F")
    backed_up(hand, qtbot)
    newest, _ = backing_up.listed_in(folder)
    assert newest.reason == "working"
    assert newest.contents.spans() == 1


def test_what_hinders_backups_is_told_once(hand, qtbot, monkeypatch):
    def refuse(*_args: object, **_more: object) -> None:
        raise ProjectError("No backup is made: the disk that holds {folder} is nearly full.", folder="x")

    monkeypatch.setattr(backing_up, "back_up_if_changed", refuse)
    backed_up(hand, qtbot)
    backed_up(hand, qtbot)
    assert len([said for said in hand.said if "No backup" in said]) == 1


def test_the_dialog_says_when_why_and_how_each_differs_from_now(hand, qtbot):
    backed_up(hand, qtbot)
    label(hand, "12.000 người", "F")
    label(hand, "Ông Trần Mộc", "A")
    dialog = dialog_of(hand, qtbot)
    made, why, holds, size = row(dialog, 0)
    assert made.startswith("Today, ")
    assert why == "At opening"
    assert holds.startswith("2 labels fewer")
    assert holds.endswith("than now")
    assert size
    assert "0 labels" in dialog.told.text()


def test_one_is_made_when_asked_for(hand, qtbot):
    dialog = dialog_of(hand, qtbot)
    assert dialog.table.rowCount() == 0
    assert not dialog.restore.isEnabled()
    dialog.back_up.click()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=20_000)
    assert row(dialog, 0)[1] == "Asked for"
    assert row(dialog, 0)[2] == "the same labels as now"


def test_what_is_not_saved_is_said_to_be_in_no_backup(hand, qtbot, project_path):
    foreign = sqlite3.connect(project_path, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    label(hand, "12.000 người", "F")
    assert len(hand.session.unsaved) == 1
    said = hand.inside.label_bar.sentence
    dialog = dialog_of(hand, qtbot)
    assert "not saved yet: they are in no backup" in dialog.head.text().replace("it is in", "they are in")
    dialog.back_up.click()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1 and dialog._job is None, timeout=20_000)
    assert "as now" not in row(dialog, 0)[2]
    assert hand.inside.label_bar.sentence == said, "what can be done about it stays"
    foreign.execute("ROLLBACK")
    foreign.close()
    hand.session.retry()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert "no backup" not in dialog.head.text().partition("\n")[2]
    assert "1" in row(dialog, 0)[2]


def test_another_file_in_the_place_of_the_project_is_not_backed_up_as_it(hand, qtbot, project_path):
    project = hand.session.project
    folder = paths.backup_dir(project.id)
    label(hand, "12.000 người", "F")
    with closing(sqlite3.connect(project_path)) as other:
        other.execute("VACUUM INTO ?", (str(project_path.with_suffix(".other")),))
    before = [entry.path for entry in backing_up.listed_in(folder)]
    dialog = dialog_of(hand, qtbot)
    project_path.replace(project_path.with_suffix(".gone"))
    project_path.with_suffix(".other").replace(project_path)
    dialog.back_up.click()
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy and dialog._job is None, timeout=20_000)
    assert "another file has taken the place" in dialog.head.text()
    assert not dialog.back_up.isEnabled()
    commands(hand).schedule.look()
    assert not commands(hand).schedule.busy
    assert [entry.path for entry in backing_up.listed_in(folder)] == before


def test_a_restore_by_the_keyboard_and_its_undo(hand, qtbot, project_path):
    offers: list = []
    offered(hand, offers)
    label(hand, "12.000 người", "F")
    backed_up(hand, qtbot)
    label(hand, "Ông Trần Mộc", "A")
    dialog = dialog_of(hand, qtbot)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert re.search("1 labels? fewer than now", commands(hand).question.text())
    answer(hand, "Restore", qtbot)
    assert hand.session.project.path == project_path
    assert hand.session.project.writable
    hand.open("Cầu sập")
    assert hand.labelled() == {("figure", "12.000 người")}
    _, button, undo = offers[-1]
    assert button == "Undo the restore"
    undo()
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy, timeout=20_000)
    hand.open("Cầu sập")
    assert hand.labelled() == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}


def test_the_undo_of_a_restore_is_an_action_as_long_as_it_is_possible(hand, qtbot, project_path):
    action = hand.inside.actions_table["project.restore_undo"]
    label(hand, "12.000 người", "F")
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    label(hand, "Ông Trần Mộc", "A")
    assert not action.isEnabled()
    commands(hand).restore(project_path, backup.path)
    come_back(hand, qtbot)
    assert hand.labelled() == {("figure", "12.000 người")}
    assert action.isEnabled()
    hand.key("Escape")  # the offer is gone from the bar: the palette and the menu still have it
    hand.key("K", CTRL)
    palette = hand.window.findChild(Overlay)
    QTest.keyClicks(palette.focusWidget(), "undo the restore")
    QTest.keyClick(palette.focusWidget(), Qt.Key.Key_Return)
    come_back(hand, qtbot)
    assert hand.labelled() == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}
    hand.session.close_project()
    assert not action.isEnabled()


def test_a_key_right_after_a_restore_that_showed_its_progress_is_not_lost(hand, qtbot, project_path, monkeypatch):
    seen: list[bool] = []

    def slowly(*words: object, **more: object) -> restoring.Restored:
        until = time.monotonic() + 10
        while not seen and time.monotonic() < until:
            time.sleep(0.01)
        return restore(*words, **more)

    restore = restoring.restore
    monkeypatch.setattr(restoring, "restore", slowly)
    monkeypatch.setattr("annotator.ui.long_work._SEEN_AFTER", 0)
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    commands(hand).restore(project_path, backup.path)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QProgressDialog), timeout=20_000)
    seen.append(True)
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy, timeout=20_000)
    hand.open("Cầu sập")
    qtbot.waitUntil(hand.window.isActiveWindow)
    hand.select("Ông Trần Mộc")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    assert hand.labelled() == {("actor", "Ông Trần Mộc")}


def test_what_is_offered_is_reached_and_answered_by_keys(hand, qtbot, project_path):
    label(hand, "12.000 người", "F")
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    commands(hand).restore(project_path, backup.path)
    come_back(hand, qtbot)
    assert hand.inside.label_bar.sentence
    hand.key("F6", SHIFT)
    assert QApplication.focusWidget().text() == "Undo the restore"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Close"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert not hand.inside.label_bar.sentence
    assert hand.view.hasFocus()


def test_enter_and_esc_in_the_question_leave_all_as_it_is(hand, qtbot, project_path):
    backed_up(hand, qtbot)
    label(hand, "Ông Trần Mộc", "A")
    dialog = dialog_of(hand, qtbot)
    dialog.restore.click()
    QTest.keyClick(commands(hand).question, Qt.Key.Key_Return)
    assert hand.labelled() == {("actor", "Ông Trần Mộc")}
    assert hand.session.project is not None


def test_what_is_not_saved_is_asked_about_before_a_restore(hand, qtbot, project_path):
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    gone = project_path.with_suffix(".gone")
    project_path.replace(gone)
    label(hand, "12.000 người", "F")
    assert len(hand.session.unsaved) == 1
    commands(hand).restore(project_path, backup.path)
    box = hand.inside.project_commands.copies.question
    assert box is not None
    assert "1 change is not saved." in box.text()
    gone.replace(project_path)
    next(button for button in box.findChildren(QPushButton) if "again" in button.text()).click()
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy, timeout=20_000)
    assert newest_before_a_restore(hand).contents.spans() == 1


def test_where_another_window_reads_nothing_is_replaced(hand, qtbot, project_path, monkeypatch):
    monkeypatch.setattr("annotator.store.restoring._PATIENCE", 0.2)
    offers: list = []
    offered(hand, offers)
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    label(hand, "12.000 người", "F")
    with closing(Project.open(project_path)) as reading:
        reading.annotators()
        commands(hand).restore(project_path, backup.path)
        qtbot.waitUntil(lambda: not hand.inside.long_work.busy, timeout=20_000)
        assert hand.session.project.path != project_path
        assert "restored" in hand.session.project.path.name
    said, _, open_old = offers[-1]
    assert "Another program" in said
    open_old()
    hand.open("Cầu sập")
    assert hand.labelled() == {("figure", "12.000 người")}


def test_a_damaged_backup_is_listed_as_damaged_and_cannot_be_chosen(hand, qtbot):
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    backup.path.write_bytes(backup.path.read_bytes()[:-8192])
    dialog = dialog_of(hand, qtbot)
    qtbot.waitUntil(lambda: "Damaged" in dialog.told.text(), timeout=20_000)
    assert row(dialog, 0)[2] == "damaged"
    assert not dialog.restore.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert commands(hand).question is None


def test_a_restore_that_fails_opens_the_project_again(hand, qtbot, project_path):
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    backup.path.write_bytes(backup.path.read_bytes()[:-8192])
    label(hand, "12.000 người", "F")
    commands(hand).restore(project_path, backup.path)
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy, timeout=20_000)
    assert any("damaged" in said for said in hand.said)
    assert hand.session.project.path == project_path
    assert hand.session.project.writable


def test_a_copy_of_a_backup_opens_in_a_new_place(hand, qtbot, tmp_path, project_path):
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    commands(hand).copy_to(tmp_path / "then.annot", backup.path)
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy, timeout=20_000)
    assert hand.session.project.path == tmp_path / "then.annot"
    assert project_path.exists()


def test_a_project_whose_file_is_gone_is_restored_from_the_start_page(hand, qtbot, project_path):
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    hand.session.close_project()
    project_path.unlink()
    commands(hand).show_of(project_path, backup.path.parent)
    dialog = commands(hand).dialog
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=20_000)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    answer(hand, "Restore", qtbot)
    assert hand.session.project.path == project_path


def test_closing_while_a_backup_is_made_leaves_a_whole_file_and_nothing_beside_it(hand, qtbot, project_path):
    schedule = commands(hand).schedule
    label(hand, "12.000 người", "F")
    folder = paths.backup_dir(hand.session.project.id)
    schedule.look()
    hand.session.close_project()
    assert not schedule.busy
    qtbot.waitUntil(lambda: not list(project_path.parent.glob(project_path.name + "-*")), timeout=20_000)
    qtbot.waitUntil(lambda: not list(folder.glob("*.part")), timeout=20_000)


def test_a_hundred_backups_are_listed_at_once(hand, qtbot):
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    for number in range(2, 101):
        for suffix in (".annot", ".json"):
            name = backup.path.with_suffix(suffix).name.replace("-1.", f"-{number}.")
            (backup.path.parent / name).hardlink_to(backup.path.with_suffix(suffix))
    dialog = dialog_of(hand, qtbot)
    assert dialog.table.rowCount() == 100
    assert row(dialog, 99)[2] == "the same labels as now"


def test_a_window_that_only_reads_makes_no_backups(opened, qtbot, project_path):
    code = (
        "import sys, pathlib\nfrom annotator.store.project import Project\n"
        "p = Project.open(pathlib.Path(sys.argv[1]))\np.begin_writing()\nprint('ready', flush=True)\nsys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(project_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        hand = opened(project_path)
        assert not hand.session.project.writable
        backed_up(hand, qtbot)
        assert backing_up.listed(hand.session.project.id) == []
        dialog = dialog_of(hand, qtbot)
        dialog.back_up.click()  # who asks for one gets it
        qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=20_000)
        commands(hand).restore(project_path, dialog.chosen.path)
        assert "read" in hand.said[-1].lower()
        dialog.reject()
        child.stdin.close()


def test_a_viewer_who_may_not_see_the_others_reads_of_their_own_labels_alone(hand, qtbot):
    label(hand, "12.000 người", "F")
    backed_up(hand, qtbot)
    session = hand.session
    an = session.project.annotator_named("An")
    session.choose_annotator(an.id)
    assert not session.sees_all
    dialog = dialog_of(hand, qtbot)
    assert "0 labels" in dialog.told.text()
    assert "Mai" not in dialog.told.text()


def test_undoing_a_restore_after_more_was_done_asks_first_and_keeps_that_too(hand, qtbot, project_path):
    offers: list = []
    offered(hand, offers)
    label(hand, "12.000 người", "F")
    backed_up(hand, qtbot)
    (backup,) = backing_up.listed(hand.session.project.id)
    commands(hand).restore(project_path, backup.path)
    come_back(hand, qtbot)
    label(hand, "Ông Trần Mộc", "A")
    assert len(hand.labelled()) == 2
    offers[-1][2]()
    assert hand.session.project is not None
    answer(hand, "Undo the restore", qtbot)
    assert newest_before_a_restore(hand).contents.spans() == 2
    hand.open("Cầu sập")
    assert hand.labelled() == {("figure", "12.000 người")}


def test_the_newest_good_backup_is_the_one_that_is_chosen_at_first(hand, qtbot):
    backed_up(hand, qtbot)
    newest = backing_up.back_up(hand.session.project.path)
    newest.write_bytes(newest.read_bytes()[:-8192])
    dialog = dialog_of(hand, qtbot)
    qtbot.waitUntil(lambda: dialog.table.currentRow() == 1, timeout=20_000)
    assert row(dialog, 0)[2] == "damaged"
    assert dialog.restore.isEnabled()


def test_of_damaged_ones_in_a_row_none_is_chosen(hand, qtbot):
    backed_up(hand, qtbot)
    for _ in range(2):
        damaged = backing_up.back_up(hand.session.project.path)
        damaged.write_bytes(damaged.read_bytes()[:-8192])
    dialog = dialog_of(hand, qtbot)
    qtbot.waitUntil(lambda: dialog.table.currentRow() == 2, timeout=20_000)
    assert dialog.restore.isEnabled()


def test_copies_of_a_project_are_listed_each_by_itself(hand, qtbot, project_path, tmp_path, monkeypatch):
    copy = tmp_path / "copy.annot"
    backed_up(hand, qtbot)
    hand.session.close_project()
    shutil.copy(project_path, copy)
    backing_up.back_up(copy)
    names: list[str] = []
    chosen = lambda *words, **_more: (names.extend(words[3]) or str(project_path), True)  # noqa: E731
    monkeypatch.setattr(QInputDialog, "getItem", chosen)
    dialog = dialog_of(hand, qtbot)
    assert names == [str(copy), str(project_path)]
    assert dialog.table.currentRow() == 1  # the newest of this file
    assert dialog.head.text().startswith("1 backup of bridges.annot.")
    assert " 1 more " in dialog.head.text()
    assert [("copy.annot" in row(dialog, at)[1]) for at in (0, 1)] == [True, False]
    assert dialog.table.horizontalHeaderItem(2).text() == "What it holds"
    dialog.table.selectRow(0)
    dialog.restore.click()
    assert f"It is a backup of another file, {copy}." in commands(hand).question.text()


def test_a_size_is_as_exact_as_is_of_use():
    said = BackupWords("", None).size
    assert [said(748_000), said(59_195_392)] == ["730 kB", "56.5 MB"]


def test_the_start_page_leads_to_the_backups_of_a_project_that_is_gone(hand, qtbot, project_path):
    label(hand, "12.000 người", "F")
    backed_up(hand, qtbot)
    hand.session.close_project()
    project_path.unlink()
    page = hand.inside.start_page
    next(row for row in page.rows() if row.text() == "Bring back a backup").click()
    dialog = commands(hand).dialog
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert dialog.head.text().startswith("1 backup of bridges.annot.")
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    answer(hand, "Restore", qtbot)
    assert hand.session.project.path == project_path
    hand.open("Cầu sập")
    assert ("figure", "12.000 người") in hand.labelled()


def test_a_backup_that_fails_because_the_file_is_gone_says_nothing_over_what_can_be_done(hand, qtbot, project_path):
    label(hand, "12.000 người", "F")
    away = project_path.rename(project_path.with_name("away.annot"))
    hand.inside.safekeeping.file_around.standing.look()
    hand.said.clear()
    backed_up(hand, qtbot)
    assert hand.said == []
    assert "is no longer there" in hand.inside.label_bar.sentence
    away.rename(project_path)
