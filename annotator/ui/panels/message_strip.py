"""A strip below a page of the window that says a sentence for a while; it takes no room where nothing is said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.ui.panels.label_bar import HEIGHT, MessageButton, MessagePage, holds_keyboard
from annotator.ui.widgets.hairline import Hairline


class MessageStrip(QWidget):
    """Says what the bar of labels says while annotating."""

    message_answered = Signal(str)
    left = Signal()
    """The keyboard was at an answer and goes back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = MessagePage()
        self._message.answered.connect(self.message_answered)
        self._message.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addWidget(self._message)
        self.setFixedHeight(HEIGHT)
        self.hide()

    @property
    def answers(self) -> QWidget:
        """The buttons of what is said, in sight where there are some: F6 comes to them."""
        return self._message.answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the answers with Esc."""
        if event.key() == Qt.Key.Key_Escape and holds_keyboard(self.answers):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def sentence(self) -> str:
        """What it says now; empty: nothing."""
        return "" if self.isHidden() else self._message.sentence.text

    @property
    def shows_alert(self) -> bool:
        """Whether it says that something is not saved."""
        return not self.isHidden() and self._message.alerts

    def show_message(self, text: str, buttons: Sequence[MessageButton] = (), *, alert: bool = False) -> None:
        """Say a sentence; its buttons answer by `message_answered`. `alert`: not saved."""
        self._message.set_message(text, buttons, alert=alert)
        self.show()

    def show_labels(self) -> None:
        """Say nothing any more."""
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Let a sentence of the other language go."""
        if event.type() == QEvent.Type.LanguageChange and not self.shows_alert:
            self.hide()
        super().changeEvent(event)
