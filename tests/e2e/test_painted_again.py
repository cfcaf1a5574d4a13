"""After every key the window looks as if it had been painted anew, although only what has changed is painted again."""

import random

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.e2e.hand import CTRL, SHIFT, Hand

STEPS = (
    ("Tab", None), ("Tab", None), ("Tab", SHIFT), ("C", SHIFT), ("D", SHIFT), ("F", SHIFT), ("Delete", None),
    ("Z", CTRL), ("Z", CTRL), ("Y", CTRL), ("1", None), ("2", None), ("O", None), ("X", None), ("F", None),
    ("W", None), ("A", None), ("R", None), ("C", None), ("L", None), ("Return", None), ("Escape", None),
    ("Space", None), ("V", None), ("Right", None), ("E", None), ("G", None),
)  # fmt: skip


@pytest.fixture
def labelled(sample) -> Hand:
    sample.window.resize(1100, 640)
    return sample


def stands(hand: Hand) -> list[QImage]:
    """What stands on the screen of the text, the inspector, the list of spans and the labels below.

    Not of the strip that counts a moment later, nor of the clock.
    """
    for _ in range(4):
        QApplication.processEvents()
    window, inside = hand.window, hand.inside
    shot = window.screen().grabWindow(window.winId()).toImage()
    parts = (hand.view.viewport(), inside.inspector, inside.span_list, inside.label_bar._labels.labels)
    return [shot.copy(part.rect().translated(part.mapTo(window, part.rect().topLeft()))) for part in parts]


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_left_over_and_nothing_is_missing(labelled, seed):
    chance, done = random.Random(seed), []
    labelled.view._caret.sleep()
    for _ in range(40):
        key, modifiers = chance.choice(STEPS)
        done.append(key)
        labelled.key(key, *(() if modifiers is None else (modifiers,)))
        labelled.view._caret.sleep()
        before = stands(labelled)
        for widget in labelled.window.findChildren(QWidget):
            widget.update()
        assert before == stands(labelled), done
