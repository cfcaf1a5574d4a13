"""A damaged project in the real window: it is offered to be salvaged, what came back is shown, and it opens."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox

from annotator import paths
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.services.history import History
from annotator.services.sample import sample_project
from annotator.store import wal_file
from annotator.store.backup import back_up
from annotator.store.project import Project
from tests.e2e.hand import Hand
from tests.e2e.test_offers import answer, says
from tests.faults import damages


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "samples.annot"
    sample_project(path).close()
    return path


def _without_header(path: Path) -> Path:
    with path.open("r+b") as file:
        file.write(bytes(4096))
    return path


def _salvaging(hand: Hand):
    return hand.inside.safekeeping.salvaging


def _button(box: QMessageBox, text: str):
    return next(button for button in box.buttons() if text in button.text().replace("&", ""))


def _answer(hand: Hand, qtbot, text: str) -> None:
    qtbot.waitUntil(lambda: _salvaging(hand).question is not None)
    QTest.mouseClick(_button(_salvaging(hand).question, text), Qt.MouseButton.LeftButton)


def test_a_project_that_does_not_open_is_salvaged_and_opens(opened, qtbot, good):
    articles = len(list(_titles(opened, good)))
    hand = opened()
    hand.inside.project_commands.open(_without_header(good))
    assert hand.session.project is None
    _answer(hand, qtbot, "Salvage")
    qtbot.waitUntil(lambda: _salvaging(hand).dialog is not None, timeout=20_000)
    dialog = _salvaging(hand).dialog
    assert dialog.table.item(0, 1).text() == str(articles)
    assert "Nothing is known to be lost." in dialog.told.text()
    assert "(damaged " in dialog.told.text()
    nothing_overlaps(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.session.project is not None and hand.session.project.writable)
    assert hand.session.project.path == good
    assert len(hand.session.project.article_rows(hand.session.viewer)) == articles


def nothing_overlaps(dialog: QDialog) -> None:
    shown = [part for part in (dialog.head, dialog.table, dialog.told, dialog.lost, dialog.go_on) if part.isVisible()]
    assert all(one.geometry().bottom() < two.geometry().top() for one, two in pairwise(shown))
    assert dialog.told.height() >= dialog.told.heightForWidth(dialog.told.width())


def test_the_backup_of_another_copy_is_used_where_the_window_is_told_to(opened, qtbot, good, tmp_path):
    copy = tmp_path / "work" / "other.annot"
    copy.parent.mkdir()
    shutil.copyfile(good, copy)
    titles = set(_titles(opened, good))
    with closing(Project.open(copy)) as project:  # it went on: its backups are its own
        project.begin_writing()
        article = project.article(project.article_rows("")[0].id)
        known = ArticleData.of(article)
        History(project, project.lead).do(
            Edit("note", article.id, project.lead, (Change(known, replace(known, source="mine")),))
        )
        back_up(copy, paths.backup_dir(project.id), reason="asked")
    damaged = good.read_bytes()[: good.stat().st_size // 3]
    good.write_bytes(damaged)
    hand = opened()
    hand.inside.project_commands.open(good)
    _answer(hand, qtbot, "Salvage")
    qtbot.waitUntil(lambda: _salvaging(hand).dialog is not None, timeout=20_000)
    first = _salvaging(hand).dialog
    assert "other.annot in the folder work" in first.told.text()
    assert "--backup" not in first.told.text()
    assert "annotator " not in first.told.text()
    nothing_overlaps(first)
    QTest.mouseClick(first.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _salvaging(hand).dialog not in {None, first}, timeout=20_000)
    second = _salvaging(hand).dialog
    assert not second.again.isVisible()
    assert "The backup of" in second.told.text()
    assert "salvaged before without that backup is kept as samples (salvaged " in second.told.text()
    QTest.keyClick(second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.session.project is not None and hand.session.project.writable)
    assert hand.session.project.path == good
    rows = hand.session.project.article_rows(hand.session.viewer)
    assert {row.title for row in rows} == titles
    (kept,) = good.parent.glob("samples (damaged *.annot")
    assert kept.read_bytes() == damaged
    (before,) = good.parent.glob("samples (salvaged *.annot")
    assert set(_titles(opened, before)) < titles


def test_what_was_lost_is_shown_below_the_words_and_over_nothing(opened, qtbot, good):
    hand = opened()
    data = bytearray(good.read_bytes())
    for page in (0, *range(40, len(data) // 4096, 5)):
        data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    good.write_bytes(data)
    hand.inside.project_commands.open(good)
    _answer(hand, qtbot, "Salvage")
    qtbot.waitUntil(lambda: _salvaging(hand).dialog is not None, timeout=20_000)
    dialog = _salvaging(hand).dialog
    nothing_overlaps(dialog)
    dialog.show_lost.click()
    qtbot.waitUntil(dialog.lost.isVisible)
    nothing_overlaps(dialog)
    dialog.accept()


def test_the_report_that_is_kept_is_in_the_language_of_the_window(opened, qtbot, good):
    hand = opened()
    hand.inside.look.set("language", "vi")
    good.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    hand.inside.project_commands.open(good)
    _answer(hand, qtbot, "Cứu")
    qtbot.waitUntil(lambda: _salvaging(hand).dialog is not None, timeout=20_000)
    dialog = _salvaging(hand).dialog
    (kept,) = good.parent.glob("*(salvaged *.txt")
    said = kept.read_text("utf-8")
    first = said.splitlines()[3]
    assert first.startswith(dialog.table.item(0, 0).text())
    assert all(line in said for line in dialog.told.text().splitlines()[:3])
    dialog.copy_report()
    assert QGuiApplication.clipboard().text() == said
    dialog.accept()


def _titles(opened, path: Path):
    hand = opened(path)
    yield from (row.title for row in hand.session.project.article_rows(hand.session.viewer))
    hand.session.close_project()


def test_cancel_leaves_the_damaged_file_as_it_is(opened, qtbot, good):
    before = _without_header(good).read_bytes()
    hand = opened()
    hand.inside.project_commands.open(good)
    _answer(hand, qtbot, "Cancel")
    qtbot.waitUntil(lambda: _salvaging(hand).question is None)
    assert good.read_bytes() == before
    assert hand.session.project is None


@pytest.mark.parametrize("letters", [1, 8])
def test_letters_changed_on_the_disk_are_found_by_reading_through_and_put_right_or_told(opened, qtbot, good, letters):
    hand = opened(good)
    title = hand.session.article.title
    text = hand.session.article.text.encode()[40:90]
    hand.session.close_project()
    # A backup that was begun meanwhile lets the file go a little later, and would write its -wal into what is put in.
    qtbot.waitUntil(lambda: not good.with_name(f"{good.name}-wal").exists(), timeout=20_000)
    data = good.read_bytes()
    assert text in data
    bent = text[:-letters] + bytes(byte ^ 1 for byte in text[-letters:])
    good.write_bytes(data.replace(text, bent))
    hand.inside.project_commands.open(good)
    assert hand.session.project is not None
    _salvaging(hand).read_through()
    qtbot.waitUntil(lambda: "is damaged" in says(hand), timeout=20_000)
    answer(hand, "Salvage…")
    _answer(hand, qtbot, "Salvage")
    qtbot.waitUntil(lambda: _salvaging(hand).dialog is not None, timeout=20_000)
    dialog = _salvaging(hand).dialog
    assert ("put right" in dialog.told.text()) == (letters == 1)
    assert (title in dialog.told.text()) == (letters == 8)
    if dialog.lost.count():
        QTest.mouseClick(dialog.show_lost, Qt.MouseButton.LeftButton)
        assert dialog.lost.isVisible()
    dialog.accept()
    qtbot.waitUntil(lambda: hand.session.project is not None)


def test_a_sound_project_is_read_through_without_a_word(opened, qtbot, good):
    hand = opened(good)
    _salvaging(hand).read_through()
    assert _salvaging(hand).reading is not None
    qtbot.waitUntil(lambda: _salvaging(hand).reading is None, timeout=20_000)
    assert _salvaging(hand).question is None


def test_a_crash_that_left_no_last_work_is_told_at_opening(opened, qtbot, good, tmp_path):
    crashed = tmp_path / "crashed.annot"
    damages.go_on(good, acts=20, seed=1, into=crashed)
    damages.dead_holder(crashed)
    (tmp_path / "crashed.annot-wal").unlink()
    hand = opened()
    hand.inside.project_commands.open(crashed)
    assert "may be lost" in says(hand)


def test_damage_that_is_found_in_the_flow_of_annotating_takes_no_key_of_it(opened, qtbot, good):
    hand = opened(good)
    text = hand.session.article.text.encode()[40:90]
    hand.session.close_project()
    # A backup that was begun meanwhile lets the file go a little later, and would write its -wal into what is put in.
    qtbot.waitUntil(lambda: not good.with_name(f"{good.name}-wal").exists(), timeout=20_000)
    data = good.read_bytes()
    good.write_bytes(data.replace(text, text[:-1] + bytes([text[-1] ^ 1])))
    hand.inside.project_commands.open(good)
    hand.view.setFocus()
    _salvaging(hand).read_through()
    qtbot.waitUntil(lambda: "is damaged" in says(hand), timeout=20_000)
    assert _salvaging(hand).question is None
    for key in ("C", "S", "R"):
        hand.key(key)
    hand.key("Right", times=3)
    assert hand.session.project is not None
    assert "is damaged" in says(hand), "it stands until it is answered"
    answer(hand, "Salvage…")
    qtbot.waitUntil(lambda: _salvaging(hand).question is not None)
    box = _salvaging(hand).question
    qtbot.waitUntil(box.isActiveWindow)
    for key in ("C", "S", "R"):
        QTest.keyClick(box, key)
    assert box.isVisible(), "a bare letter presses no button"
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _salvaging(hand).question is None)
    assert hand.session.project is not None, "Enter cancels"


def test_a_wal_that_a_crash_left_damaged_is_told_at_opening(opened, qtbot, good, tmp_path):
    crashed = tmp_path / "crashed.annot"
    damages.go_on(good, acts=20, seed=1, into=crashed)
    damages.dead_holder(crashed)
    wal = tmp_path / "crashed.annot-wal"
    content = bytearray(wal.read_bytes())
    content[32 + 4120 * 3 + 900] ^= 2
    wal.write_bytes(content)
    hand = opened()
    hand.inside.project_commands.open(crashed)
    assert "cannot be read to its end" in says(hand)
    (kept,) = wal_file.kept_aside(crashed)
    assert f"It is kept as {kept.name};" in says(hand)


def test_a_project_that_was_renamed_without_its_newest_work_is_told_the_name_of_before(opened, qtbot, good, tmp_path):
    crashed, renamed = tmp_path / "crashed.annot", tmp_path / "renamed.annot"
    damages.go_on(good, acts=20, seed=1, into=crashed)
    damages.dead_holder(crashed)
    crashed.rename(renamed)
    hand = opened()
    hand.inside.project_commands.open(renamed)
    qtbot.waitUntil(lambda: "from when the project had the name crashed.annot" in says(hand))
    hand.session.close_project()
    assert says(hand) == ""
    renamed.rename(crashed)
    hand.inside.project_commands.open(crashed)
    assert hand.session.project is not None
    assert hand.session.project.writable


def test_what_could_not_be_saved_is_saved_in_the_salvaged_project(opened, qtbot, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    gone = project_path.with_suffix(".gone")
    project_path.replace(gone)
    hand.select("12.000 người")
    hand.key("F")
    assert len(hand.session.unsaved) == 1
    gone.replace(project_path)
    _without_header(project_path)
    _salvaging(hand).salvage(project_path)
    qtbot.waitUntil(lambda: _salvaging(hand).dialog is not None, timeout=20_000)
    _salvaging(hand).dialog.accept()
    qtbot.waitUntil(lambda: hand.session.project is not None and hand.session.project.writable)
    qtbot.waitUntil(lambda: not hand.session.unsaved)
    assert ("figure", "12.000 người") in _labels(hand)


def _beyond_saving(hand: Hand, project_path: Path) -> bytes:
    """Let an act wait, and destroy its project so that neither a salvage nor the program can read it; return it."""
    hand.open("Cầu sập")
    good, gone = project_path.read_bytes(), project_path.with_suffix(".gone")
    project_path.replace(gone)
    hand.select("12.000 người")
    hand.key("F")
    assert len(hand.session.unsaved) == 1
    project_path.write_bytes(bytes(4096))
    return good


def _failed(hand: Hand, qtbot, path: Path) -> None:
    """Salvage in vain, and leave the question that follows."""
    shutil.rmtree(paths.data_dir() / "backups", ignore_errors=True)
    _salvaging(hand).salvage(path)
    qtbot.waitUntil(lambda: _salvaging(hand).question is not None, timeout=20_000)
    assert "not saved" in _salvaging(hand).question.informativeText()
    _answer(hand, qtbot, "Cancel")
    qtbot.waitUntil(lambda: _salvaging(hand).question is None)
    assert hand.session.project is None


def test_what_waited_when_a_salvage_failed_is_asked_about_when_the_window_is_closed(opened, qtbot, project_path):
    hand = opened(project_path)
    _beyond_saving(hand, project_path)
    _failed(hand, qtbot, project_path)
    waiting = _salvaging(hand).waiting
    assert not hand.window.close()
    assert f"in {project_path.name} " in waiting.question.text()
    QTest.mouseClick(_button(waiting.question, "Stay"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: waiting.question is None)
    assert hand.window.isVisible()
    assert not hand.window.close()
    QTest.mouseClick(_button(waiting.question, "Leave without"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not hand.window.isVisible())


def test_what_waited_when_a_salvage_failed_is_saved_once_the_project_can_be_opened(opened, qtbot, project_path):
    hand = opened(project_path)
    good = _beyond_saving(hand, project_path)
    _failed(hand, qtbot, project_path)
    project_path.unlink()
    project_path.write_bytes(good)
    assert not hand.window.close()
    QTest.mouseClick(_button(_salvaging(hand).waiting.question, "Try again"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: hand.session.project is not None and hand.session.project.writable)
    assert not _salvaging(hand).waiting.would_lose
    assert ("figure", "12.000 người") in _labels(hand)


def _labels(hand: Hand) -> set[tuple[str, str]]:
    project, viewer = hand.session.project, hand.session.viewer
    return {(span.label, span.quote) for row in project.article_rows(viewer) for span in project.spans(row.id, viewer)}


def test_a_sound_project_that_was_to_be_salvaged_is_open_again_and_nothing_is_said_to_be_wrong(opened, qtbot, good):
    hand = opened(good)
    before = good.read_bytes()
    told = []
    hand.session.told.connect(told.append)
    _salvaging(hand).salvage(good)
    qtbot.waitUntil(lambda: bool(told) and hand.session.project is not None, timeout=20_000)
    assert "Nothing is wrong with" in told[0]
    assert _salvaging(hand).dialog is None
    hand.session.close_project()
    assert good.read_bytes() == before
    assert list(good.parent.glob("*(*")) == []


def test_a_backup_is_restored_for_the_damaged_project_and_no_other(opened, qtbot, good):
    hand = opened(good)
    commands = hand.inside.safekeeping.backups
    commands.schedule.look()
    qtbot.waitUntil(lambda: not commands.schedule.busy, timeout=20_000)
    hand.session.close_project()
    cut = good.with_name("cut.annot")
    cut.write_bytes(good.read_bytes()[: good.stat().st_size * 6 // 10])
    hand.inside.project_commands.open(cut)
    _answer(hand, qtbot, "Restore a backup")
    dialog = commands.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert dialog.head.text().startswith("There are no backups of cut.annot yet.")
    dialog.restore.click()
    assert "restore cut.annot" in commands.question.text()
    _button(commands.question, "Restore").click()
    qtbot.waitUntil(lambda: hand.session.project is not None, timeout=20_000)
    assert hand.session.project.path == cut


def test_a_damaged_project_is_asked_about_each_time_it_is_opened(opened, qtbot, good):
    hand = opened()
    _without_header(good)
    for _ in range(2):
        hand.inside.project_commands.open(good)
        _answer(hand, qtbot, "Cancel")
        qtbot.waitUntil(lambda: _salvaging(hand).question is None)


def test_where_no_backup_is_known_of_a_damaged_project_that_is_said(opened, qtbot, good):
    alone = _without_header(good.replace(good.with_name("alone.annot")))
    hand = opened()
    hand.inside.project_commands.open(alone)
    _answer(hand, qtbot, "Restore a backup")
    assert hand.said[-1] == "There are no backups of alone.annot on this computer. It can be salvaged without one."
    assert hand.inside.safekeeping.backups.dialog is None
