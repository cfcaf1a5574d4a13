"""The head of the inspector: which label the current span has, its key, and whether it is saved."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.heads import MARGIN
from annotator.ui.panels.links import SIDE
from annotator.ui.theme import token
from annotator.ui.widgets.kept import paint_kept
from annotator.ui.widgets.keycap import CAP, cap_width, paint_key_cap
from annotator.ui.widgets.paint import advance, paint_text
from annotator.ui.widgets.swatch import HEAD_WIDTH, paint_swatch, swatch_key

HEAD = 44
_GAP = 8
BAR = MARGIN - SIDE
"""The scroll bar takes the room at the right of the rows, which is there always: words that broke elsewhere as it comes
and goes could make it come and go without end."""


class SpanHead(QWidget):
    """44 px: swatch, the label's name, its key."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEAD)
        self._look: LabelLook | None = None
        self._key = self._unsaved = ""

    def show_label(self, name: str, look: LabelLook | None, key: str, unsaved: str = "") -> None:
        """Show a label by its name, its colours and its key; an empty key: it has none; `unsaved`: words, not saved."""
        if (name, look, key, unsaved) != (self.accessibleName(), self._look, self._key, self._unsaved):
            self._look, self._key, self._unsaved = look, key, unsaved
            self.setAccessibleName(name)
            self.setAccessibleDescription(" · ".join(part for part in (key, unsaved) if part))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint them."""
        look = swatch_key(self._look) if self._look is not None else None
        paint_kept(self, (self.accessibleName(), look, self._key, self._unsaved), self._paint)

    def _paint(self, painter: QPainter) -> None:
        palette = self.palette()
        if self._look is not None:
            paint_swatch(painter, QRect(MARGIN, 0, HEAD_WIDTH, HEAD), self._look)
        right = self.width() - MARGIN + BAR
        if self._key:
            width = cap_width(self._key)
            right -= width
            paint_key_cap(painter, QRect(right, (HEAD - CAP) // 2, width, CAP), self._key, palette)
            right -= _GAP
        if self._unsaved:
            hint = fonts.font(fonts.Role.HINT)
            right -= advance(hint, self._unsaved)
            words = QRect(right, 0, self.width() - right, HEAD)
            paint_text(painter, words, self._unsaved, hint, token(palette, "alert"))
            right -= _GAP
        left = MARGIN + HEAD_WIDTH + _GAP
        place, font = QRect(left, 0, right - left, HEAD), fonts.font(fonts.Role.STRONG, tabular=True)
        paint_text(painter, place, self.accessibleName(), font, token(palette, "ink"))
