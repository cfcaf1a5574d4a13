"""The flag's note and the note on the article."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.work import Work
from annotator.ui.panels.article_notes import ArticleNotes
from annotator.ui.panels.pending import DELAY
from tests.ui.panels.making import settle

FRESH = Work.fresh("article", "mai")


def work(**changes) -> Work:
    return Work(id="w", article_id="article", annotator_id="mai", **changes)


@pytest.fixture
def notes(shown, qtbot) -> Iterator[ArticleNotes]:
    window, widget = QWidget(), ArticleNotes()
    QVBoxLayout(window).addWidget(widget)
    shown(window, 316, 300)
    qtbot.waitUntil(window.isActiveWindow)
    widget.show_work(FRESH)
    settle()
    yield widget
    window.close()


def test_without_flag_and_note_there_is_nothing_to_see(notes):
    assert notes.isHidden()


def test_a_note_is_shown_again_and_a_flag_with_why(notes):
    notes.show_work(work(note="Hai nguồn nói khác nhau"))
    assert not notes.note.isHidden()
    assert notes.flag_note.isHidden()
    assert notes.note.edit.toPlainText() == "Hai nguồn nói khác nhau"
    notes.show_work(work(flagged=True, flag_note="đơn vị?"))
    assert notes.note.isHidden()
    assert notes.flag_note.edit.toPlainText() == "đơn vị?"


def test_what_is_typed_goes_out_a_moment_after_the_last_key(notes, qtbot):
    notes.write(notes.note)
    with qtbot.waitSignal(notes.typing_started):
        QTest.keyClicks(notes.note.edit, "xem")
    with qtbot.waitSignal(notes.note_changed, timeout=DELAY * 5) as changed:
        pass
    assert changed.args == ["xem"]


def test_enter_and_escape_hand_on_and_leave(notes, qtbot):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        notes.show_work(work(flagged=True))
        notes.write(notes.flag_note)
        QTest.keyClicks(notes.flag_note.edit, "x")
        with qtbot.waitSignals([notes.flag_note_changed, notes.leave_asked]):
            QTest.keyClick(notes.flag_note.edit, key)
        notes.flag_note.edit.clear()
        notes.flush()


def test_an_empty_note_goes_away_when_it_is_left(notes):
    notes.write(notes.note)
    assert notes.isVisible()
    notes.note.edit.clearFocus()
    assert notes.isHidden()


def test_a_flag_that_is_gone_gives_the_keyboard_back(notes, qtbot):
    notes.show_work(work(flagged=True))
    notes.write(notes.flag_note)
    with qtbot.waitSignal(notes.leave_asked):
        notes.show_work(work())
    assert notes.flag_note.isHidden()


def test_each_field_says_what_it_is_for(notes):
    assert notes.note.edit.accessibleName() == "Note on the article"
    assert notes.flag_note.edit.accessibleName() == "Why the article is flagged"
