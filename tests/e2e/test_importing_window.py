"""Articles come in through the real window: chosen, pasted, dropped; looked through, taken in, reported."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QWidget,
)

from annotator import paths
from annotator.store.reversing import bulk_acts, reverse
from annotator.ui.dialogs.importing.report import ReportWindow
from annotator.ui.panels.label_bar import MessagePage
from annotator.ui.widgets.buttons import KeyButton
from annotator.ui.widgets.search_field import SearchField
from tests.e2e.choosing import choose
from tests.e2e.hand import CTRL, SHIFT, Hand

LUNE = "Cảng Lune mở lại sau bão\n\nGiám đốc cảng nói rằng khoảng 300 chiếc thuyền đã vào bến trong ngày đầu tiên."
VESKA = "Đại hội nghề cá họp tại Veska\n\nHơn 200 ngư dân dự đại hội nghề cá lần thứ tư, theo ban tổ chức."
NO_MODIFIER, LEFT, COPY = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


@pytest.fixture
def hand(opened, new_project) -> Hand:
    return opened(new_project("cang"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles, one of them twice, and a file that fails."""
    found = tmp_path / "tin"
    (found / "2025").mkdir(parents=True)
    (found / "1-lune.txt").write_text(LUNE, encoding="utf-8")
    (found / "2025" / "2-veska.txt").write_text(VESKA, encoding="utf-8")
    (found / "2025" / "3-lune.txt").write_text(LUNE, encoding="utf-8")
    (found / "4-rong.txt").write_text("  \n", encoding="utf-8")
    return found


def wait_for_dialog(hand: Hand, qtbot):
    commands = hand.inside.import_commands
    qtbot.waitUntil(lambda: commands.dialog is not None, timeout=20_000)
    dialog = commands.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press_in(dialog: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key)


def bring_in(hand: Hand, qtbot, path: Path) -> None:
    """Import with Enter alone."""
    hand.inside.import_commands.import_paths([path])
    dialog = wait_for_dialog(hand, qtbot)
    press_in(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.inside.import_commands.dialog is None and not hand.inside.long_work.busy)
    hand.window.activateWindow()
    qtbot.waitUntil(hand.window.isActiveWindow)


def titles(hand: Hand) -> set[str]:
    return {row.title for row in hand.session.project.article_rows(hand.session.viewer)}


def offered(hand: Hand) -> dict[str, KeyButton]:
    """The buttons beside what is said in the bar."""
    page = next(one for one in hand.window.findChildren(MessagePage) if one.isVisible())
    return {button.text(): button for button in page.findChildren(KeyButton) if button.isVisible()}


def test_a_folder_comes_in_with_one_enter_and_what_fails_stops_nothing(hand, qtbot, folder):
    bring_in(hand, qtbot, folder)
    assert len(titles(hand)) == 2
    assert list(offered(hand)) == ["Open the first", "Report…", "Close"]
    assert hand.session.article is not None, "the first article stands there to be read"


def test_the_report_names_every_file_and_can_be_copied_and_saved(hand, qtbot, folder, tmp_path, monkeypatch):
    bring_in(hand, qtbot, folder)
    offered(hand)["Report…"].click()
    report = next(one for one in hand.window.findChildren(ReportWindow) if one.isVisible())
    text = report.lines.toPlainText()
    assert text.startswith("Cannot be read: 1\n    4-rong.txt: there is no text in it"), (
        "what needs a person comes first"
    )
    assert all(name in text for name in ("1-lune.txt", "2-veska.txt", "3-lune.txt"))
    report.copy.click()
    assert QGuiApplication.clipboard().text() == text
    for ending in (".txt", ".csv", ".json"):
        target = tmp_path / f"report{ending}"
        choose(monkeypatch, target)
        report.save.click()
        assert "4-rong.txt" in target.read_text(encoding="utf-8")
        assert str(target) in hand.said[-1]
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["added"]["articles"] == 2
    report.close()


def test_a_report_without_an_ending_gets_that_of_the_kind_chosen(hand, qtbot, folder, tmp_path, monkeypatch):
    hand.inside.import_commands.import_paths([folder])
    dialog = wait_for_dialog(hand, qtbot)
    choose(monkeypatch, tmp_path / "list", kind="Table")
    dialog.foot.report.click()
    assert "4-rong.txt" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    dialog.reject()


def test_the_first_new_article_is_opened_on_demand(hand, qtbot, folder, tmp_path):
    bring_in(hand, qtbot, folder)
    hand.open("Đại hội")
    (tmp_path / "moi.txt").write_text("Chợ đêm mở lại\n\nChợ đêm mở lại từ tối nay sau một tháng.", encoding="utf-8")
    bring_in(hand, qtbot, tmp_path / "moi.txt")
    assert hand.text == VESKA, "who reads is not taken away"
    offered(hand)["Open the first"].click()
    assert hand.text.startswith("Chợ đêm")


def test_esc_closes_what_says_esc_wherever_the_keyboard_is_unless_something_nearer_takes_it(hand, qtbot, folder):
    bring_in(hand, qtbot, folder)
    label_bar, article_list = hand.inside.label_bar, hand.inside.article_list
    assert label_bar.sentence.startswith("Imported: ")
    article_list.setFocus()
    article_list._field.setFocus()
    QTest.keyClicks(article_list._field, "lune")
    QTest.keyClick(article_list._field, Qt.Key.Key_Escape)
    assert article_list._field.text() == ""
    assert label_bar.sentence.startswith("Imported: "), "the filter is nearer"
    QTest.keyClick(article_list._field, Qt.Key.Key_Escape)
    assert label_bar.sentence == ""
    assert article_list._field.hasFocus()
    QTest.keyClick(article_list._field, Qt.Key.Key_Escape)
    assert hand.view.hasFocus()


def test_esc_in_the_search_closes_what_says_esc_first(hand, qtbot, folder):
    bring_in(hand, qtbot, folder)
    hand.inside.search_commands.panel.field.setFocus()
    QTest.keyClick(hand.inside.search_commands.panel, Qt.Key.Key_Escape)
    assert hand.inside.label_bar.sentence == ""


def test_a_cancelled_import_leaves_nothing_behind(hand, qtbot, folder):
    hand.inside.import_commands.import_paths([folder])
    press_in(wait_for_dialog(hand, qtbot), Qt.Key.Key_Escape)
    assert hand.inside.import_commands.dialog is None
    assert titles(hand) == set()
    staging = paths.state_dir() / "staging"
    assert not staging.exists() or not list(staging.iterdir())


def test_a_copied_text_comes_in_and_the_cursor_stays_where_it_was(hand, qtbot, folder):
    bring_in(hand, qtbot, folder)
    hand.open("Cảng Lune")
    hand.select("300 chiếc")
    before = (hand.session.article.id, hand.view.anchor(), hand.view.caret())
    QGuiApplication.clipboard().setText("Chợ đêm mở lại\n\nChợ đêm mở lại từ tối nay sau một tháng đóng cửa.")
    hand.view.setFocus()
    hand.key("V", CTRL | SHIFT)
    dialog = wait_for_dialog(hand, qtbot)
    assert dialog.list.model.line(0).place == "Clipboard"
    press_in(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(titles(hand)) == 3 and not hand.inside.long_work.busy)
    assert (hand.session.article.id, hand.view.anchor(), hand.view.caret()) == before
    hand.window.activateWindow()
    qtbot.waitUntil(hand.view.hasFocus)


def test_copied_files_come_in_as_files(hand, qtbot, folder):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "1-lune.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    hand.key("V", CTRL | SHIFT)
    dialog = wait_for_dialog(hand, qtbot)
    assert dialog.list.model.line(0).place == "1-lune.txt"
    dialog.reject()


def test_nothing_copied_is_said(hand):
    QGuiApplication.clipboard().clear()
    hand.inside.actions_table["project.paste"].trigger()
    assert "Nothing was copied" in hand.said[-1]


# Dragging


def dragged(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drag_over(place: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(20, 20), COPY, data, LEFT, NO_MODIFIER)
    event.ignore()
    QApplication.sendEvent(place, event)
    return event.isAccepted()


def drop_on(place: QWidget, data: QMimeData) -> None:
    QApplication.sendEvent(place, QDropEvent(QPointF(20, 20), COPY, data, LEFT, NO_MODIFIER))


def test_what_is_dragged_over_the_text_says_what_letting_it_go_would_do(hand, qtbot, folder, project_path):
    veil = hand.inside.dropping.veil
    assert drag_over(hand.view.viewport(), dragged(folder, folder / "1-lune.txt"))
    assert veil.words == "Drop to import into cang"
    assert veil.geometry() == hand.window.rect()
    drag_over(veil, dragged(folder))
    QApplication.sendEvent(veil, QDragLeaveEvent())
    assert veil.words == ""
    assert drag_over(hand.inside.article_list, dragged(project_path))
    assert veil.words == "Drop to open bridges.annot"
    QApplication.sendEvent(hand.window, QDragLeaveEvent())
    qtbot.waitUntil(lambda: veil.words == "")


def test_files_are_no_words_for_a_filter(hand, folder):
    data = dragged(folder)
    field = hand.inside.article_list.findChild(SearchField)
    assert drag_over(field, data)
    assert not field.text()
    assert hand.inside.dropping.veil.words


def test_the_veil_stays_when_what_is_dragged_comes_from_the_window_to_it(hand, folder):
    veil, data = hand.inside.dropping.veil, dragged(folder)
    drag_over(hand.view.viewport(), data)
    QApplication.sendEvent(hand.window, QDragLeaveEvent())
    assert drag_over(veil, data)
    QApplication.processEvents()
    assert veil.words
    drop_on(veil, dragged())
    assert not veil.words


def test_what_is_dropped_is_looked_through(hand, qtbot, folder):
    data = dragged(folder)
    drag_over(hand.view.viewport(), data)
    drop_on(hand.inside.dropping.veil, data)
    dialog = wait_for_dialog(hand, qtbot)
    assert len(dialog.plan.entries) == 4
    dialog.reject()


def test_a_dropped_text_comes_in_as_an_article(hand, qtbot):
    data = QMimeData()
    data.setText(LUNE)
    assert drag_over(hand.view.viewport(), data)
    drop_on(hand.inside.dropping.veil, data)
    dialog = wait_for_dialog(hand, qtbot)
    assert dialog.article.text.toPlainText() == LUNE
    dialog.reject()


def test_on_the_start_page_a_project_is_made_first(opened, qtbot, folder, tmp_path, monkeypatch):
    hand = opened()
    asked = choose(monkeypatch, tmp_path / "new.annot")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Mai", True))
    data = dragged(folder)
    assert drag_over(hand.inside.start_page, data)
    assert hand.inside.dropping.veil.words == "Drop to import"
    drop_on(hand.inside.dropping.veil, data)
    dialog = wait_for_dialog(hand, qtbot)
    assert [one.proposed for one in asked] == [["tin.annot"]], "named like what was dropped"
    press_in(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(titles(hand)) == 2 and not hand.inside.long_work.busy)


def test_a_text_dropped_on_the_start_page_makes_a_project_too(opened, qtbot, tmp_path, monkeypatch):
    hand, data = opened(), QMimeData()
    data.setText(LUNE)
    choose(monkeypatch, tmp_path / "new.annot")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Mai", True))
    assert drag_over(hand.inside.start_page, data)
    drop_on(hand.inside.dropping.veil, data)
    press_in(wait_for_dialog(hand, qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(titles(hand)) == 1 and not hand.inside.long_work.busy)
    assert hand.text == LUNE


def test_an_import_cancelled_while_it_is_written_leaves_nothing_and_says_so(hand, qtbot, folder):
    hand.inside.import_commands.import_paths([folder])
    dialog = wait_for_dialog(hand, qtbot)
    with closing(sqlite3.connect(hand.session.project.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # nothing is written before the cancel
        press_in(dialog, Qt.Key.Key_Return)
        hand.window.findChildren(QProgressDialog)[-1].findChild(QPushButton).click()
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy)
    assert hand.said[-1] == "Cancelled; nothing was changed."
    assert titles(hand) == set()
    bring_in(hand, qtbot, folder)
    assert len(titles(hand)) == 2


def test_the_project_stays_open_while_something_is_written_for_it(hand, qtbot, folder):
    hand.inside.import_commands.import_paths([folder])
    press_in(wait_for_dialog(hand, qtbot), Qt.Key.Key_Return)
    assert hand.inside.long_work.busy
    hand.inside.actions_table["project.close"].trigger()
    assert hand.session.project is not None
    assert hand.said[-1].startswith("Something is still being read or written")
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy)
    assert len(titles(hand)) == 2


def test_the_first_of_an_import_that_was_taken_back_is_said_to_be_gone(hand, qtbot, folder):
    bring_in(hand, qtbot, folder)
    first = offered(hand)["Open the first"]
    act = bulk_acts(hand.session.project._connection)[0]
    reverse(hand.session.project, act.batch)
    first.click()
    assert "is not in this project" in hand.said[-1]


def test_who_wants_no_new_project_gets_none(opened, qtbot, folder, monkeypatch):
    hand = opened()
    asked = choose(monkeypatch, None)
    hand.inside.dropping.drop([folder])
    qtbot.waitUntil(lambda: bool(asked))
    assert hand.session.project is None
    assert hand.inside.import_commands.dialog is None


def test_one_import_is_looked_through_at_a_time(hand, qtbot, folder):
    hand.inside.import_commands.import_paths([folder])
    dialog = wait_for_dialog(hand, qtbot)
    hand.inside.dropping.drop([folder / "1-lune.txt"])
    assert hand.inside.import_commands.dialog is dialog
    assert not hand.inside.long_work.busy
    dialog.reject()


# Questions


def test_an_encoding_is_chosen_with_enter_and_the_file_comes_in(hand, qtbot, tmp_path):
    text = "Tàu cập bến sau bão\n\nGiám đốc nói rằng có 300 chiếc thuyền đã cập bến."
    (tmp_path / "cu.txt").write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    hand.inside.import_commands.import_paths([tmp_path / "cu.txt"])
    dialog = wait_for_dialog(hand, qtbot)
    assert dialog.choice.rows[0].radio.hasFocus()
    assert "300 chiếc thuyền" in dialog.choice.rows[0].choice.preview
    press_in(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy and dialog.article.text.toPlainText() == text)
    press_in(dialog, Qt.Key.Key_Return)
    assert hand.inside.import_commands.dialog is dialog, "nobody has seen yet what this one would take in"
    qtbot.waitUntil(lambda: not dialog.holds_keys)
    press_in(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(titles(hand)) == 1 and not hand.inside.long_work.busy)


TABLE = (
    "ma,cot_mot,cot_hai\n"
    "1,Tin một,Hãng tàu nói rằng đã chở 37 tấn hàng.\n"
    "2,Tin hai,Hội nghề cá bác bỏ con số 12 % ấy.\n"
)


def leave(dialog: QWidget, hand: Hand, qtbot) -> None:
    """Leave an import in which something was answered, with Esc; what is asked then is agreed to."""
    press_in(dialog, Qt.Key.Key_Escape)
    (box,) = dialog.findChildren(QMessageBox)
    assert hand.inside.import_commands.dialog is dialog
    next(button for button in box.buttons() if button.text() == "&Leave").click()
    qtbot.waitUntil(lambda: hand.inside.import_commands.dialog is None)


def test_columns_that_are_remembered_are_not_asked_again(hand, qtbot, tmp_path):
    (tmp_path / "bang.csv").write_text(TABLE, encoding="utf-8")
    hand.inside.import_commands.import_paths([tmp_path / "bang.csv"])
    dialog = wait_for_dialog(hand, qtbot)
    if dialog.pages.currentWidget() is not dialog.columns:  # where the columns were recognised
        dialog.article.way.click()
    page = dialog.columns
    page.text.boxes[0].setCurrentIndex(page.text.boxes[0].findData("cot_hai"))
    page.fields["title"].setCurrentIndex(page.fields["title"].findData("cot_mot"))
    page.take.click()
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy)
    assert [line.title for line in dialog.list.model._lines] == ["Tin một", "Tin hai"]
    leave(dialog, hand, qtbot)
    (tmp_path / "khac.csv").write_text(TABLE.replace("37", "40"), encoding="utf-8")
    hand.inside.import_commands.import_paths([tmp_path / "khac.csv"])
    again = wait_for_dialog(hand, qtbot)
    assert not again.plan.open_questions
    assert [line.title for line in again.list.model._lines] == ["Tin một", "Tin hai"]
    again.reject()


class Held(dict):
    """Choices of single files; whoever reads by them waits where it first looks one up."""

    def __init__(self, choices) -> None:
        super().__init__(choices)
        self.reached, self.go_on = Event(), Event()

    def get(self, *wanted):
        self.reached.set()
        assert self.go_on.wait(60)
        return super().get(*wanted)


def test_a_stopped_answer_leaves_the_window_and_its_plan_and_nothing_when_it_is_closed(hand, qtbot, tmp_path):
    (tmp_path / "bang.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "tin.txt").write_text("Tin lẻ về bến phà.", encoding="utf-8")
    hand.inside.import_commands.import_paths([tmp_path / "bang.csv", tmp_path / "tin.txt"])
    dialog = wait_for_dialog(hand, qtbot)
    plan, lines = dialog.plan, dialog.list.model.rowCount()
    held = Held(dialog.choices.files)
    dialog.answered.emit(replace(dialog.choices, skip_bad=True, files=held), None)
    qtbot.waitUntil(held.reached.is_set)
    dialog.findChildren(QProgressDialog)[-1].findChild(QPushButton).click()
    held.go_on.set()
    qtbot.waitUntil(lambda: not hand.inside.long_work.busy)
    assert hand.inside.import_commands.dialog is dialog
    assert dialog.isVisible()
    assert dialog.pages.isEnabled()
    assert (dialog.plan, dialog.list.model.rowCount()) == (plan, lines)
    assert plan.is_open
    dialog.list.go_to(lines - 1)
    assert dialog.article.text.toPlainText() == "Tin lẻ về bến phà."
    qtbot.waitUntil(lambda: not dialog.holds_keys)
    dialog.done(0)
    staging = paths.state_dir() / "staging"
    assert not staging.exists() or not list(staging.iterdir())
