"""What several painted widgets share: boxes with hairline borders, the focus ring, elided text, whose focus it is."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

UNSAVED_WIDE, UNSAVED_HIGH = 3, 16
"""The bar of what is not saved, in px."""

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""The reasons of focus that show the ring; a click does not."""


K = TypeVar("K")
V = TypeVar("V")

_LONGEST = 500
"""Characters of a line of text; more are never seen, and would be measured."""
_KEPT = 2000
_fonts: dict[int, tuple[QFont, tuple[str, int]]] = {}
"""By identity: those of `fonts.font` are made once, and nobody changes them."""
_elided: dict[tuple[str, int, str, float], str] = {}
_advances: dict[tuple[str, int, str], int] = {}
"""Layouts ask for the same widths again and again: a quarter of a key press without this."""
_IN_ONE_LINE = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value

_CHECK = (QPointF(-4, 0.25), QPointF(-1, 3.25), QPointF(4, -3))


def paint_box(painter: QPainter, rect: QRect, radius: float, fill: QColor | None, border: QColor | None) -> None:
    """Paint a rounded box whose 1 px border lies inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if border is None else QPen(border, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    if border is None:
        painter.drawRoundedRect(QRectF(rect), radius, radius)
    else:
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_unsaved(painter: QPainter, place: QRect, alert: QColor) -> None:
    """Paint the bar of what is not saved at the left of a place, in its vertical middle."""
    height = min(UNSAVED_HIGH, place.height())
    painter.fillRect(QRect(place.left(), place.top() + (place.height() - height) // 2, UNSAVED_WIDE, height), alert)


def paint_focus_ring(painter: QPainter, rect: QRect, radius: float, ink: QColor) -> None:
    """Paint the 2 px ring inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), max(radius - 1, 0), max(radius - 1, 0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_check_sign(painter: QPainter, box: QRect, colour: QColor, stroke: float = 1.5) -> None:
    """Paint a check of 8 × 6 px in the middle of `box`."""
    middle = QRectF(box).center()
    pen = QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPolyline([middle + point for point in _CHECK])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_text(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of text in the vertical middle of `rect`, elided at its end where it is too long."""
    box = QRectF(rect)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, align.value | _IN_ONE_LINE, elided(font, text, box.width()))


def elided(font: QFont, text: str, width: float) -> str:
    """Return a text with an ellipsis at its end where it is wider than `width` px."""
    text = text[:_LONGEST]
    known = (*_key(font), text, width)
    found = _elided.get(known)
    if found is None:
        metrics, found = QFontMetricsF(font), text
        if metrics.horizontalAdvance(text) > width + 0.5:
            found = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        _keep(_elided, known, found)
    return found


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return the opaque colour that lies between two, `share` (0 to 1) of the way to the second."""
    return QColor(
        round(first.red() + (second.red() - first.red()) * share),
        round(first.green() + (second.green() - first.green()) * share),
        round(first.blue() + (second.blue() - first.blue()) * share),
    )


def advance(font: QFont, text: str) -> int:
    """Return the width of a text in whole px, rounded up."""
    known = (*_key(font), text)
    found = _advances.get(known)
    if found is None:
        found = -int(-QFontMetricsF(font).horizontalAdvance(text) // 1)
        _keep(_advances, known, found)
    return found


def _key(font: QFont) -> tuple[str, int]:
    known = _fonts.get(id(font))
    if known is None or known[0] is not font:
        if len(_fonts) >= _KEPT:
            _fonts.clear()
        # Figures of one width are a feature, and no part of Qt's key.
        known = _fonts[id(font)] = (font, (font.key(), len(font.featureTags())))
    return known[1]


def _keep(known: dict[K, V], key: K, value: V) -> None:
    if len(known) >= _KEPT:
        known.clear()
    known[key] = value


def shows_focus(widget: QWidget) -> bool:
    """Whether a widget has the focus and the keyboard brought it: the ring is shown then. A mouse press ends that."""
    return widget.hasFocus() and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def note_focus(widget: QWidget, reason: Qt.FocusReason) -> None:
    """Tell the window that the keyboard brought the focus; Qt does so for the Tab key, not for `setFocus`."""
    if reason in KEYBOARD_REASONS:
        widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def focus_by_key(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
    """Give a widget the focus on behalf of a key, so that its ring is shown."""
    note_focus(widget, reason)
    widget.setFocus(reason)
