"""A question before something that cannot simply be undone: one sentence, what is done, and Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QMessageBox, QWidget

_ROOM = 20
"""Px between what is said and the frame."""


class Question(QMessageBox):
    """A question whose buttons take their letters with Alt alone: a bare letter is a label's key, or is being typed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave bare letters alone; Enter, Space, Esc and the arrows are as ever."""
        bare = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if bare and event.text().strip() and event.text().isprintable():
            event.accept()
        else:
            super().keyPressEvent(event)


def ask(parent: QWidget, title: str, question: str, button: str, act: Callable[[], object]) -> QMessageBox:
    """Ask, and call `act` where the person agrees; Enter and Esc leave all as it is."""
    box = Question(QMessageBox.Icon.NoIcon, title, question, QMessageBox.StandardButton.NoButton, parent)
    agree = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    agree.clicked.connect(act)
    cancel = box.addButton(QCoreApplication.translate("asking", "&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    give_room(box)
    box.open()
    return box


def give_room(box: QMessageBox) -> None:
    """Let a question stand as far from the frame as what other dialogs say, without the room of an icon at its left."""
    layout = box.layout()
    if not isinstance(layout, QGridLayout):
        return
    layout.setContentsMargins(_ROOM, _ROOM, _ROOM, _ROOM - 4)
    layout.setHorizontalSpacing(0)
    layout.setColumnStretch(1, 1)  # that of the words: wide buttons are to widen no other
    for at in range(layout.count()):
        item = layout.itemAt(at)
        space = item.spacerItem() if item is not None else None
        if space is not None:
            space.changeSize(0, 0)
