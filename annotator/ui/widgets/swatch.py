"""Swatches: a label's tint with the pattern of its lane under it, in lists, bars and heads of forms."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

TINT_HEIGHT, GAP, HEIGHT = 9, 2, 13
LIST_WIDTH, BAR_WIDTH, HEAD_WIDTH, LINK_WIDTH = 16, 18, 20, 14
"""Widths of a swatch in px: span list, label bar and strip, head of the inspector, link rows."""

_DASHES = {"dots": (2, 3), "dashes": (7, 3), "long_dashes": (14, 4), "dash_dot": (7, 3, 2, 3)}
_ROWS = {"double": ((0, 1), (2, 1)), "triple": ((0, 1), (2, 1), (4, 1)), "thick": ((0, 3),)}
_SHORTEST_DASH = 4


class LabelColours(Protocol):
    """What a swatch needs to know of a label; `LabelLook` has it."""

    @property
    def tint(self) -> QColor:
        """The colour behind the words."""
        ...

    @property
    def lane(self) -> QColor:
        """The colour of the line under them."""
        ...

    @property
    def chip(self) -> QColor:
        """The colour of the name's chip."""
        ...

    @property
    def pattern(self) -> str:
        """One of `domain.scheme.PATTERNS`."""
        ...


def lane_rects(pattern: str, width: int) -> list[tuple[int, int, int, int]]:
    """Return the bars (x, y, width, height in px) that make up a lane of a pattern."""
    if pattern in _DASHES:
        return [(x, 0, w, 2) for x, w in _dashes(_DASHES[pattern], width)]
    return [(0, y, width, height) for y, height in _ROWS.get(pattern, ((0, 2),))]


def _dashes(steps: tuple[int, ...], width: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    x = at = 0
    while x < width:
        dash, gap = steps[at % len(steps)], steps[(at + 1) % len(steps)]
        shown = min(dash, width - x)
        if shown == dash or shown >= _SHORTEST_DASH:
            found.append((x, shown))
        x += dash + gap
        at += 2
    return found


def swatch_key(look: LabelColours) -> tuple[int, int, str]:
    """Return what stands for all that a swatch shows of a label on a row that is not selected."""
    return look.tint.rgba(), look.lane.rgba(), look.pattern


def paint_swatch(painter: QPainter, rect: QRect, look: LabelColours, *, selected: bool = False) -> None:
    """Paint a swatch as wide as `rect`, in its vertical middle. On a selected row the lane takes the chip's colour."""
    left, top = rect.left(), rect.top() + (rect.height() - HEIGHT) // 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tint)
    painter.drawRoundedRect(QRectF(left, top, rect.width(), TINT_HEIGHT), 2, 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    colour = look.chip if selected else look.lane
    paint_lane(painter, QPointF(left, top + TINT_HEIGHT + GAP), rect.width(), look.pattern, colour)


def paint_lane(painter: QPainter, place: QPointF, width: int, pattern: str, colour: QColor) -> None:
    """Paint a lane of `width` px from its upper left corner, on whole pixels of the screen at any scale.

    At 150 % a line of 1 px would else be one or two pixels thick, as its place happens to fall.
    """
    transform = painter.deviceTransform()
    back, invertible = transform.inverted()
    scale = transform.m22()
    if not invertible or scale <= 0:
        return
    corner = transform.map(place)
    left, top = round(corner.x()), round(corner.y())
    for x, y, length, height in lane_rects(pattern, width):
        thick, long = max(round(height * scale), 1), max(round(length * scale), 1)
        rect = QRectF(left + round(x * scale), top + round(y * scale), long, thick)
        painter.fillRect(back.mapRect(rect), colour)


class Swatch(QWidget):
    """A swatch as a widget; empty until it is given a label's look."""

    def __init__(self, width: int = BAR_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: LabelColours | None = None
        self.setFixedSize(QSize(width, HEIGHT + 1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: LabelColours | None, name: str = "") -> None:
        """Show a label; `name` is said by screen readers."""
        self._look = look
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the swatch."""
        if self._look is not None:
            paint_swatch(QPainter(self), self.rect(), self._look)
