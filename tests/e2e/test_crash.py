"""An unexpected error: logged without the texts, told once, and the window goes on working."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from logging import getLogger
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, qCritical
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator import logs, paths
from annotator.domain.errors import UserError
from annotator.store.project import Project
from annotator.ui.crash import CrashWatch
from annotator.ui.dialogs.crashed import CrashDialog
from annotator.ui.jobs import Job
from annotator.ui.last_time import fault_of_last_time
from tests.e2e.hand import CTRL, Hand

SECRET = "Ông Trần Mộc nói rằng móng cầu"
"""Words of the open article, which are in the message of every error here."""


class Watched:
    """The window with its crash report, and what there is to look at."""

    def __init__(self, hand: Hand, watch: CrashWatch, qtbot) -> None:
        self.hand, self.watch, self._qtbot = hand, watch, qtbot

    @property
    def dialog(self) -> CrashDialog:
        assert self.watch.dialog is not None
        return self.watch.dialog

    def told(self, act: Callable[[], object]) -> None:
        with self._qtbot.waitSignal(self.watch.told, timeout=5000):
            act()

    def come_back(self) -> None:
        """Go back to the text, as by a click into it; the report stays where it is."""
        self.hand.window.activateWindow()
        self._qtbot.waitUntil(self.hand.window.isActiveWindow)
        self.hand.view.setFocus()

    def label(self, words: str = "12.000 người", key: str = "F") -> None:
        self.come_back()
        self.hand.select(words)
        self.hand.key(key)

    @property
    def log(self) -> str:
        return (paths.log_dir() / logs.NAME).read_text(encoding="utf-8")


@pytest.fixture
def watched(opened, project_path: Path, qtbot) -> Iterator[Watched]:
    hand = opened(project_path)
    hand.open("Cầu sập")
    handler = logs.file_handler()
    getLogger().addHandler(handler)
    watch = CrashWatch(hand.window)
    watch._follow()
    watch.install()
    yield Watched(hand, watch, qtbot)
    watch.uninstall()
    if watch.dialog is not None:
        watch.dialog.close()
    getLogger().removeHandler(handler)
    handler.close()


def raise_it(*_given: object) -> None:
    raise KeyError(SECRET)


def in_a_slot(_watched: Watched) -> None:
    QTimer.singleShot(0, raise_it)


def in_a_thread(_watched: Watched) -> None:
    thread = threading.Thread(target=raise_it)
    thread.start()
    thread.join()


def in_a_job(watched: Watched) -> None:
    watched.job = Job(raise_it)
    watched.job.start()


def in_an_end(_watched: Watched) -> None:
    class Ending:
        def __del__(self) -> None:
            raise_it()

    Ending()


class Broken(QWidget):
    """Breaks whenever it is painted, and paints itself again and again."""

    painted = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        Broken.painted += 1
        QTimer.singleShot(0, self, self.update)
        raise_it()


@pytest.fixture
def broken(watched: Watched) -> Iterator[Broken]:
    widget = Broken(watched.hand.window)
    widget.resize(40, 40)
    widget.show()
    yield widget
    widget.hide()
    widget.deleteLater()


@pytest.mark.parametrize("happen", [in_a_slot, in_a_thread, in_a_job, in_an_end])
def test_the_window_goes_on_the_next_label_is_saved_and_the_log_has_no_word_of_the_article(watched, happen):
    watched.told(lambda: happen(watched))
    dialog = watched.dialog
    assert dialog.isVisible()
    assert not dialog.isModal()
    watched.label()
    assert ("figure", "12.000 người") in labels_in(watched.hand.session.project.path)
    assert "KeyError" in watched.log
    assert "test_crash.py" in watched.log
    assert not any(word in watched.log for word in SECRET.split())
    assert str(Path.home()) not in watched.log


def labels_in(path: Path) -> set[tuple[str, str]]:
    project = Project.open(path)
    try:
        viewer = project.annotators()[0].id
        rows = project.article_rows(viewer)
        return {(span.label, span.quote) for row in rows for span in project.spans(row.id, viewer)}
    finally:
        project.close()


def test_a_storm_while_painting_is_one_dialog_with_a_count_and_ends_nothing(watched, broken, qtbot):
    watched.told(lambda: None)
    dialog = watched.dialog
    shown = []
    watched.watch.told.connect(lambda: shown.append(dialog.sentence.text()))
    qtbot.waitUntil(lambda: Broken.painted > 300 and bool(shown), timeout=10_000)
    assert watched.watch.dialog is dialog
    assert "times" in shown[-1]
    assert len([window for window in QApplication.topLevelWidgets() if isinstance(window, CrashDialog)]) == 1
    assert watched.log.count("KeyError") < 10
    watched.label()
    assert ("figure", "12.000 người") in watched.hand.labelled()


def test_who_goes_on_is_not_asked_again_by_the_same_storm(watched, broken, qtbot):
    watched.told(lambda: None)
    watched.dialog.go_on.click()
    before = Broken.painted
    qtbot.waitUntil(lambda: Broken.painted > before + 100, timeout=10_000)
    assert watched.watch.dialog is None
    broken.hide()
    watched.told(in_another_place)
    assert watched.dialog.isVisible()


def in_another_place() -> None:
    def other() -> None:
        raise ValueError(SECRET)

    QTimer.singleShot(0, other)


def test_the_report_is_copied_without_the_text_unless_the_person_wants_it_in(watched):
    watched.told(lambda: in_a_slot(watched))
    dialog, clipboard = watched.dialog, QGuiApplication.clipboard()
    assert dialog.details.isHidden()
    dialog.copy.click()
    assert "KeyError" in clipboard.text()
    assert "Mộc" not in clipboard.text()
    dialog.fold.click()
    assert dialog.details.toPlainText().strip() == clipboard.text().strip()
    dialog.with_text.click()
    dialog.copy.click()
    assert SECRET in clipboard.text()
    assert SECRET in dialog.details.toPlainText()


def test_the_open_report_follows_a_switch_of_language(watched, qtbot):
    watched.told(lambda: in_a_slot(watched))
    dialog = watched.dialog
    dialog.copy.click()
    dialog.fold.click()
    report = dialog.details.toPlainText()
    texts = (dialog.sentence, dialog.safe, dialog.go_on, dialog.copy, dialog.save, dialog.log, dialog.fold)
    before = [part.text() for part in texts]
    title = dialog.windowTitle()
    watched.hand.inside.actions_table["language.vi"].trigger()
    qtbot.waitUntil(lambda: dialog.windowTitle() != title)
    now = [part.text() for part in texts]
    assert [at for at, (one, other) in enumerate(zip(before, now, strict=True)) if one == other] == []
    assert dialog.details.toPlainText() == report  # for who reads it elsewhere
    watched.hand.inside.actions_table["language.en"].trigger()
    qtbot.waitUntil(lambda: dialog.windowTitle() == title)
    assert [part.text() for part in texts] == before


def last_error(watched: Watched) -> None:
    watched.hand.inside.actions_table["help.last_error"].trigger()


def test_a_command_leads_to_the_report_and_escape_back_to_the_text(watched, qtbot):
    watched.told(lambda: in_a_slot(watched))
    watched.come_back()
    last_error(watched)
    dialog = watched.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.go_on.hasFocus()
    QTest.keyClick(dialog.go_on, Qt.Key.Key_Escape)
    qtbot.waitUntil(watched.hand.window.isActiveWindow)
    assert watched.hand.view.hasFocus()


def test_a_report_that_was_closed_is_shown_again_on_demand(watched, qtbot):
    watched.told(lambda: in_a_slot(watched))
    report = watched.dialog.report
    watched.dialog.go_on.click()
    qtbot.waitUntil(lambda: watched.watch.dialog is None)
    last_error(watched)
    assert watched.dialog.report == report
    assert watched.dialog.sentence.text() == "Annotator met an error in itself. You can go on working."


def test_where_nothing_went_wrong_the_command_says_so(watched):
    def refuse() -> None:
        raise UserError("The disk is full.")

    QTimer.singleShot(0, refuse)
    last_error(watched)
    assert watched.watch.dialog is None
    assert watched.hand.said[-1] == "Nothing has gone wrong since the program started."


def test_where_no_program_shows_folders_the_folder_of_the_log_is_named(watched, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    watched.hand.inside.actions_table["help.log"].trigger()
    assert watched.hand.said[-1] == f"The log is in {paths.log_dir()}."
    watched.told(lambda: in_a_slot(watched))
    watched.dialog.log.click()
    assert str(paths.log_dir()) in watched.dialog.safe.text()


def test_it_says_how_much_is_saved_and_how_much_is_not(watched, project_path):
    watched.label()
    watched.told(lambda: in_a_slot(watched))
    assert watched.dialog.safe.text() == "1 change since the start is saved."
    watched.dialog.go_on.click()
    project_path.replace(project_path.with_suffix(".gone"))
    watched.label("Ông Trần Mộc", "A")
    watched.told(in_another_place)
    assert "1 change is not saved" in watched.dialog.safe.text()
    assert watched.dialog.save.isVisible()
    project_path.with_suffix(".gone").replace(project_path)


def test_the_open_report_says_what_is_saved_by_now(watched, project_path):
    watched.told(lambda: in_a_slot(watched))
    dialog = watched.dialog
    assert dialog.safe.text() == "Every change that was shown as saved is saved."
    away = project_path.replace(project_path.with_suffix(".gone"))
    watched.label()
    assert dialog.safe.text() == "1 change is not saved yet. Save a copy of the project, then go on."
    watched.label("Ông Trần Mộc", "A")
    assert dialog.safe.text().startswith("2 changes are not saved yet.")
    away.replace(project_path)
    watched.hand.session.retry()
    assert dialog.safe.text() == "All 2 changes since the start are saved."


def test_what_is_being_typed_goes_on_where_it_was_and_presses_no_button_of_the_report(watched, qtbot):
    watched.label()
    watched.hand.key("N")
    note = watched.hand.window.focusWidget()
    QTest.keyClicks(note, "hai ")
    watched.told(lambda: in_a_slot(watched))
    qtbot.waitUntil(watched.hand.window.isActiveWindow)
    for letter in "ba bon":
        QTest.keyClicks(QApplication.focusWidget(), letter)
    assert watched.watch.dialog is not None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [span.note for span in watched.hand.session.spans.values()] == ["hai ba bon"]
    assert watched.dialog.isVisible()


@pytest.mark.parametrize("typed", [" ", "\r", "a"])
def test_no_typed_key_presses_a_button_where_a_window_manager_gives_the_report_the_keyboard(watched, typed):
    watched.told(lambda: in_a_slot(watched))
    dialog = watched.dialog
    QTest.keyClicks(dialog.focusWidget() or dialog, typed)
    assert dialog.isVisible()


def test_who_goes_to_the_report_comes_to_its_buttons_by_tab_and_leaves_it_by_escape(watched, qtbot):
    watched.told(lambda: in_a_slot(watched))
    dialog = watched.dialog
    qtbot.waitUntil(lambda: dialog._worked_in is None)  # a moment after it came
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    found = set()
    for _ in range(6):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        found.add(dialog.focusWidget())
    assert {dialog.go_on, dialog.copy, dialog.save, dialog.fold} <= found
    dialog.go_on.setFocus()
    QTest.keyClick(dialog.go_on, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: watched.watch.dialog is None)
    watched.told(in_another_place)
    last_error(watched)
    qtbot.waitUntil(watched.dialog.isActiveWindow)
    QTest.keyClick(watched.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: watched.watch.dialog is None)


def test_different_errors_are_counted_apart_from_how_often_they_came(watched, qtbot):
    watched.told(lambda: in_a_slot(watched))
    watched.told(in_another_place)
    assert "2 different errors" in watched.dialog.sentence.text()
    assert "times" not in watched.dialog.sentence.text()
    watched.told(in_another_place)
    assert "Together they happened 3 times." in watched.dialog.sentence.text()


def test_an_error_in_the_report_itself_is_logged_and_makes_no_other_report(watched, monkeypatch, qtbot):
    monkeypatch.setattr(CrashDialog, "show_bugs", raise_it)
    watched.told(lambda: in_a_slot(watched))
    assert watched.watch.dialog is None
    assert "could not be shown" in watched.log
    watched.label()
    assert ("figure", "12.000 người") in watched.hand.labelled()


def test_what_a_person_can_mend_is_a_sentence_and_no_report(watched, qtbot):
    def refuse() -> None:
        raise UserError("The shelf {name} is full.", name="B")

    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(lambda: "The shelf B is full." in watched.hand.said)
    assert watched.watch.dialog is None


def test_a_view_that_breaks_on_a_committed_change_leaves_it_saved_and_the_others_told(watched):
    heard = []
    session = watched.hand.session
    session.changed.connect(raise_it)
    session.changed.connect(heard.append)
    watched.told(watched.label)
    assert len(heard) == 1
    assert ("figure", "12.000 người") in labels_in(session.project.path)
    assert watched.hand.inside.span_list._model.rowCount() == 1
    session.changed.disconnect(raise_it)
    watched.come_back()
    watched.hand.key("Z", CTRL)
    assert labels_in(session.project.path) == set()


def test_what_breaks_while_the_session_takes_a_committed_change_in_parts_nothing_from_the_file(watched, monkeypatch):
    session = watched.hand.session
    with monkeypatch.context() as patch:
        patch.setattr(type(session.labelled), "change", raise_it)
        watched.told(watched.label)
    assert watched.hand.labelled() == labels_in(session.project.path) == {("figure", "12.000 người")}
    watched.label("Ông Trần Mộc", "A")
    assert watched.hand.labelled() == labels_in(session.project.path)
    watched.come_back()
    watched.hand.key("Z", CTRL, times=2)
    assert watched.hand.labelled() == labels_in(session.project.path) == set()


def test_an_end_that_nobody_heard_of_is_told_at_the_next_start_with_up_to_when_the_work_is_saved(watched, qtbot):
    watched.label()
    (paths.log_dir() / "fault-1.txt").write_text(
        'Fatal Python error: Aborted\n\n  File "/srv/mai/annotator/ui/article/canvas.py", line 250 in paint\n'
    )
    fault = fault_of_last_time()
    watched.told(lambda: watched.watch.tell_of_last_time(fault))
    assert watched.dialog.sentence.text() == "Annotator ended unexpectedly last time."
    assert "saved up to the last change" in watched.dialog.safe.text()
    assert "article/canvas.py:250 paint" in watched.dialog.report
    assert "mai" not in watched.dialog.report
    assert fault_of_last_time() == ""


def test_what_qt_complains_of_is_logged_without_what_it_quotes(watched, capfd):
    qCritical(f"Thing::doIt: index out of range: {SECRET}")
    assert "annotator.qt" in watched.log
    assert "index" in watched.log
    assert "Mộc" not in watched.log


def test_hooks_are_as_before_once_it_hears_no_more(watched):
    assert sys.excepthook == watched.watch._on_error
    watched.watch.uninstall()
    assert sys.excepthook != watched.watch._on_error
    assert isinstance(watched.watch, QObject)
