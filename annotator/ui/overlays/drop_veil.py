"""The veil over the window while files are dragged over it: what letting them go would do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from annotator.ui import fonts, icons
from annotator.ui.overlays.overlay import RADIUS
from annotator.ui.theme import token
from annotator.ui.widgets.paint import advance, elided, paint_box, paint_text

_INSET, _CARD, _WIDE, _ICON = 14, 92, 640, 20
_SIDE = 24
_SHARE = 0.82
"""How much of paper lies over the window."""


class DropVeil(QWidget):
    """Covers the window and takes what is dropped anywhere on it; a card says what will come of it."""

    dropped = Signal(QMimeData)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._words = self._more = ""
        self._is_entered = False
        self.setAcceptDrops(True)
        self.hide()
        window.installEventFilter(self)

    @property
    def words(self) -> str:
        """What is said; empty while it is away."""
        return "" if self.isHidden() else self._words

    def show_words(self, words: str, more: str) -> None:
        """Cover the window and say what letting go would do, with a smaller line below it."""
        self._words, self._more = words, more
        self._is_entered = False
        self.setAccessibleName(words)
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.update()

    def leave_unless_entered(self) -> None:
        """Go away, unless what is dragged has come from the window to the veil, which lies on it now."""
        QTimer.singleShot(0, self, lambda: None if self._is_entered else self.hide())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.window().rect())
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take it."""
        self._is_entered = True
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002
        """Go away."""
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        event.acceptProposedAction()
        self.hide()
        self.dropped.emit(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper over the window, a frame along its edge, and the card."""
        painter, palette = QPainter(self), self.palette()
        paper = QColor(token(palette, "paper"))
        paper.setAlphaF(_SHARE)
        painter.fillRect(event.rect(), paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(token(palette, "ink2"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET), RADIUS, RADIUS)
        self._paint_card(painter)

    def _paint_card(self, painter: QPainter) -> None:
        palette = self.palette()
        strong, hint = fonts.font(fonts.Role.QUOTE), fonts.font(fonts.Role.UI)
        words = max(advance(strong, self._words) + _ICON + 12, advance(hint, self._more))
        width = min(words + 2 * _SIDE, _WIDE, self.width() - 4 * _INSET)
        card = QRect((self.width() - width) // 2, (self.height() - _CARD) // 2, width, _CARD)
        paint_box(painter, card, RADIUS, token(palette, "raised"), token(palette, "hair2"))
        inside = card.adjusted(_SIDE, 20, -_SIDE, -18)
        first = QRect(inside.left(), inside.top(), inside.width(), 26)
        icons.paint_icon(painter, first, "folder-input", token(palette, "ink"), _ICON)
        first.setLeft(first.left() + _ICON + 12)
        paint_text(painter, first, elided(strong, self._words, first.width()), strong, token(palette, "ink"))
        second = QRect(inside.left(), first.bottom() + 6, inside.width(), 20)
        paint_text(painter, second, self._more, hint, token(palette, "ink2"))
