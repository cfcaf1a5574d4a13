"""What is behind a number: the places, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.ui.looks import label_looks
from annotator.ui.overview.behind import ROW, BehindPanel
from annotator.ui.theme import Theme
from tests.ui.dressing import colours, name, picture
from tests.ui.overview.making import BEHIND, scheme_of
from tests.ui.panels.making import click_row, settle, shown_rows, words_in


@pytest.fixture
def panel(qtbot, dressed) -> BehindPanel:
    widget = BehindPanel()
    qtbot.addWidget(widget)
    widget.resize(400, 700)
    scheme = scheme_of()
    looks = label_looks(Theme("light"), scheme, "en")
    widget.set_looks(looks, {label.id: label.names["en"] for label in scheme.labels})
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)
    widget.wait_for("Strict F1, Claim")
    widget.show_rows(BEHIND)
    widget.take_keyboard()
    settle()
    return widget


def test_each_place_says_what_the_two_did(panel):
    assert shown_rows(panel.list)[0] == (
        "Aldora bác bỏ tin nước này bán 1.200 máy bay không người lái cho Veska. "
        "Mai: Claim tin nước này bán 1.200 máy bay không người lái; Bình: Denial bác bỏ tin tiêu cực"
    )
    assert shown_rows(panel.list)[1].endswith("; Bình: nothing marked")


def test_the_labels_are_shown_in_their_colours(panel):
    looks = label_looks(Theme("light"), scheme_of(), "en")
    found = colours(picture(panel.list))
    assert {name(looks[label].lane) for label in ("claim", "denial")} <= found


def test_the_head_says_what_was_asked_for_and_how_many_there_are(panel):
    assert {"Strict F1, Claim", "12 places"} <= {text.replace("%n", "12") for text in words_in(panel)}


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_place_under_the_keyboard(panel, qtbot, enter):
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.article_asked) as asked:
        QTest.keyClick(panel.list, enter)
    assert asked.args == ["a2", 80, 110]


def test_a_click_opens_a_place(panel, qtbot):
    with qtbot.waitSignal(panel.article_asked) as asked:
        click_row(panel.list, 3)
    assert asked.args == ["a3", 120, 150]


def test_escape_leaves_from_the_list_and_from_the_button(panel, qtbot):
    with qtbot.waitSignal(panel.close_asked):
        QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    QTest.keyClick(panel.list, Qt.Key.Key_Backtab)
    with qtbot.waitSignal(panel.close_asked):
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Escape)


def test_until_the_places_are_known_it_says_that_they_are_looked_for(panel):
    panel.wait_for("Links")
    assert "Looking for the places…" in words_in(panel)
    panel.show_rows(())
    assert "There is no place behind this number." in words_in(panel)


def test_places_are_equally_high_and_all_can_be_reached(panel):
    heights = {panel.list.visualRect(panel.list.model().index(row, 0)).height() for row in range(len(BEHIND))}
    assert heights == {ROW}
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    place = panel.list.visualRect(panel.list.currentIndex())
    assert panel.list.viewport().rect().contains(place)


def test_many_places_are_shown_at_once(panel, qtbot):
    panel.show_rows(BEHIND * 2000)
    settle()
    assert len(panel.rows) == 24_000
    assert not picture(panel.list).isNull()


def test_its_words_follow_the_language(panel, marked_language):
    settle()
    assert {"«Behind the number»", "«Places behind the number»", "«Close»"} <= {
        *words_in(panel),
        panel.accessibleName(),
    }
