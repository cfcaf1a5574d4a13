"""The row of the current span is in sight in the list beside the text, whatever made it the current one."""

import random

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.e2e.hand import CTRL, SHIFT, Hand

STEPS = (
    ("Tab", None), ("Tab", None), ("Tab", SHIFT), ("C", SHIFT), ("F", SHIFT), ("A", SHIFT), ("Delete", None),
    ("Z", CTRL), ("Z", CTRL), ("Z", CTRL), ("Y", CTRL), ("Y", CTRL), ("1", None), ("O", None),
)  # fmt: skip


@pytest.fixture
def labelled(sample) -> Hand:
    sample.window.resize(1000, 560)
    QApplication.processEvents()
    return sample


def in_sight(hand: Hand) -> bool:
    """Whether the row of the current span lies in the list as it is painted."""
    QApplication.processEvents()
    rows = hand.inside.span_list._view
    place = rows.visualRect(rows.currentIndex())
    return rows.currentIndex().isValid() and rows.viewport().rect().contains(place)


@pytest.mark.parametrize("seed", range(3))
def test_it_is_in_sight_after_every_step_undo_and_redo(labelled, seed):
    chance = random.Random(seed)
    assert labelled.inside.span_list._view.verticalScrollBar().maximum() > 0, "there is something to scroll"
    for number in range(60):
        key, modifiers = chance.choice(STEPS)
        labelled.key(key, *(() if modifiers is None else (modifiers,)))
        if labelled.session.current:
            assert in_sight(labelled), (number, key)


def test_a_drag_over_the_rows_chooses_the_one_that_was_pressed(labelled):
    rows, session = labelled.inside.span_list._view, labelled.session
    places = [rows.visualRect(rows.model().index(row, 0)).center() for row in (1, 4)]
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=places[0])
    pressed = session.current
    for step in range(1, 6):
        at = places[0] + (places[1] - places[0]) * (step / 5)
        QTest.mouseMove(rows.viewport(), at)
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(rows.viewport().mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(rows.viewport(), moved)
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=places[1])
    assert pressed
    assert session.current == pressed
    assert rows.currentIndex().row() == labelled.inside.span_list._model.row_of(pressed)


def test_what_has_the_label_already_becomes_the_current_span(labelled):
    span = next(span for span in labelled.session.in_order() if span.label == "figure")
    labelled.view.select(span.start, span.end)
    labelled.key("F")
    assert labelled.said[-1] == "This text already has this label."
    assert labelled.session.current == span.id
    labelled.key("Delete")
    assert span.id not in labelled.session.spans
