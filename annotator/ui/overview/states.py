"""The bar and the word of progress while agreement is being computed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.jobs import WHOLE
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import KeyButton
from annotator.ui.widgets.elide import ElidedLabel

_BAR, _AFTER = 3, 300
"""Height of the bar in px; milliseconds after which it is shown."""


class Busy(QWidget):
    """A bar of 3 px above, the word of what is done, and a button that stops it. It comes after 300 ms."""

    cancel_asked = Signal()
    shown_changed = Signal()
    """It came or went: what lies below has another place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._what = 0, ""
        self._words = ElidedLabel("", fonts.Role.UI, "ink2")
        self._cancel = KeyButton()
        self._cancel.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, _BAR + 6, 32, 6)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER)
        self._soon.timeout.connect(self._come)
        self.hide()
        self._retranslate()

    @property
    def is_on(self) -> bool:
        """Whether something is being done, seen or not yet."""
        return self._soon.isActive() or not self.isHidden()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text

    def tell(self, done: int, what: str = "") -> None:
        """Show how far it is: thousandths, and the name of what is being worked on."""
        self._done, self._what = min(max(done, 0), WHOLE), what
        if not self.is_on:
            self._soon.start()
        self._say()
        self.update()

    def end(self) -> None:
        """Take it away: it is done, or stopped."""
        self._soon.stop()
        self.hide()
        self.shown_changed.emit()

    def _come(self) -> None:
        self.show()
        self.shown_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Show it in the other language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the bar."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), _BAR, token(self.palette(), "hair"))
        painter.fillRect(0, 0, self.width() * self._done // WHOLE, _BAR, token(self.palette(), "ink2"))

    def _retranslate(self) -> None:
        self._cancel.set_text(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._say()

    def _say(self) -> None:
        said = self.tr("Comparing what was finished…")
        self._words.set_text(f"{said} {self._what}".strip())
        self.setAccessibleName(self._words.text)
