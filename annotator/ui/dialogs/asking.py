"""A question before something that cannot simply be undone: one sentence, what is done, and Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, title: str, question: str, button: str, act: Callable[[], object]) -> QMessageBox:
    """Ask, and call `act` where the person agrees; Enter and Esc leave all as it is."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, question, QMessageBox.StandardButton.NoButton, parent)
    agree = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
    agree.clicked.connect(act)
    cancel = box.addButton(QCoreApplication.translate("asking", "&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.open()
    return box
