"""A question before something that cannot simply be undone: one sentence, what is done, and Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

_ROOM = 20
"""Px between the words and the frame; at the left Qt keeps them where an icon would stand."""


def ask(parent: QWidget, title: str, question: str, button: str, act: Callable[[], object]) -> QMessageBox:
    """Ask, and call `act` where the person agrees; Enter and Esc leave all as it is."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, question, QMessageBox.StandardButton.NoButton, parent)
    agree = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    agree.clicked.connect(act)
    cancel = box.addButton(QCoreApplication.translate("asking", "&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    give_room(box)
    box.open()
    return box


def give_room(box: QMessageBox) -> None:
    """Let a question without an icon stand as far from the frame on all sides as what other dialogs say."""
    layout = box.layout()
    if layout is not None:
        layout.setContentsMargins(0, _ROOM, _ROOM, _ROOM - 4)
