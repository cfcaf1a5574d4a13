"""The line at the head of the queue that tells what alone is shown, and takes the filter away."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from annotator.ui import fonts, icons
from annotator.ui.panels.heads import MARGIN
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import BarButton
from annotator.ui.widgets.paint import paint_text

_HIGH, _SIGN = 28, 14


class FilterLine(BarButton):
    """There while a filter is on: "Only: Missing, Claim  ×". A click takes it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def tell(self, what: str) -> None:
        """Say what alone is shown; empty: no filter is on, and the line goes."""
        said = self.tr("Only: {what}").format(what=what) if what else ""
        self.set_text(said.replace("&", "&&"))
        self.setAccessibleName(self.tr("{filter}. Show all again.").format(filter=said) if said else "")
        self.setToolTip(self.accessibleName())
        self.setVisible(bool(said))

    def sizeHint(self) -> QSize:
        """Return its height; it is as wide as the panel."""
        return QSize(0, _HIGH)

    def _paint(self, painter: QPainter) -> None:
        palette, rect = self.palette(), self.rect()
        painter.fillRect(rect, self._background() or token(palette, "sel"))
        inside = rect.adjusted(MARGIN, 0, -MARGIN + 2, 0)
        sign = QRect(inside.right() + 1 - _SIGN, 0, _SIGN, rect.height())
        icons.paint_icon(painter, sign, "x", token(palette, "ink2"), _SIGN)
        words = self.text().replace("&&", "&")
        paint_text(
            painter, inside.adjusted(0, 0, -_SIGN - 8, 0), words, fonts.font(fonts.Role.UI), token(palette, "ink")
        )
        self._paint_ring(painter, rect)
