"""How a span is painted as a row of the list beside the text."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.heads import MARGIN
from annotator.ui.panels.ring import BOX, paint_ring
from annotator.ui.panels.rows import ROW, Index, RowDelegate
from annotator.ui.panels.span_model import SpanModel, one_line
from annotator.ui.theme import token
from annotator.ui.widgets.paint import advance, paint_box, paint_text
from annotator.ui.widgets.swatch import LIST_WIDTH, paint_swatch

_INDENT, _GAP, _BADGE = 12, 8, 18


class SpanDelegate(RowDelegate):
    """Swatch, quote, and at the right the letters of a target or the ring of an open point."""

    def __init__(self, model: SpanModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.looks: Mapping[str, LabelLook] = {}
        self.apart: Mapping[str, str] = {}
        """What is said of a span in a zone of a kind."""
        self._swatches: dict[tuple[str, bool, float], QPixmap] = {}

    def row_key(self, row: int) -> Hashable | None:
        """Return all that is painted of a span."""
        model = self._model
        span = model.entry(row)
        if span is None:
            return None
        apart = self.apart.get(model.apart_of(span), "")
        return span.label, span.quote, model.depth(span.id), model.badge(span.id), span.id in model.open_ids, apart

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one span."""
        model = self._model
        span = model.entry(index.row())
        if span is None:
            return
        left = rect.left() + MARGIN
        look = self.looks.get(span.label)
        if look is not None:
            painter.drawPixmap(left, rect.top(), self._swatch(painter, span.label, look, chosen=chosen))
        right = rect.right() + 1 - MARGIN
        badge = model.badge(span.id)
        if badge:
            right = self._paint_badge(painter, rect, palette, badge) - _GAP
        elif span.id in model.open_ids:
            place = QRect(right - BOX, rect.top(), BOX, rect.height())
            paint_ring(painter, place, token(palette, "ink" if chosen else "ink2"))
            right = place.left() - _GAP
        apart = self.apart.get(model.apart_of(span), "") if not badge else ""
        if apart:
            font = fonts.font(fonts.Role.HINT)
            place = QRect(right - advance(font, apart), rect.top(), advance(font, apart), rect.height())
            paint_text(painter, place, apart, font, token(palette, "ink3"))
            right = place.left() - _GAP
        left += LIST_WIDTH + _GAP + model.depth(span.id) * _INDENT
        place = QRect(left, rect.top(), right - left, rect.height())
        colour = token(palette, "ink" if chosen else "ink2")
        paint_text(painter, place, one_line(span.quote), fonts.font(fonts.Role.ROW_QUOTE), colour)

    def _swatch(self, painter: QPainter, label: str, look: LabelLook, *, chosen: bool) -> QPixmap:
        """Return a label's swatch as high as a row."""
        ratio = painter.device().devicePixelRatioF()
        picture = self._swatches.get((label, chosen, ratio))
        if picture is None:
            picture = QPixmap(QSize(LIST_WIDTH, ROW) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            own = QPainter(picture)
            paint_swatch(own, QRect(0, 0, LIST_WIDTH, ROW), look, selected=chosen)
            own.end()
            self._swatches[label, chosen, ratio] = picture
        return picture

    def forget_swatches(self) -> None:
        """Paint every swatch anew: the colours have changed."""
        self._swatches.clear()

    def _paint_badge(self, painter: QPainter, rect: QRect, palette: QPalette, letters: str) -> int:
        """Paint the letters in a filled cap; return its left edge."""
        font = fonts.font(fonts.Role.BADGE)
        width = max(_BADGE, advance(font, letters.upper()) + 10)
        top = rect.top() + (rect.height() - _BADGE) // 2
        cap = QRect(rect.right() + 1 - MARGIN + 2 - width, top, width, _BADGE)
        paint_box(painter, cap, 4, token(palette, "btn"), None)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, cap, letters.upper(), font, token(palette, "btn_text"), centre)
        return cap.left()
