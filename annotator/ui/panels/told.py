"""A number with its sign in the bar below the text: how many suggestions, how many open points, how long."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from annotator.ui import fonts, icons
from annotator.ui.panels.ring import BOX, paint_ring
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.buttons import CONTROL, RADIUS, BarButton
from annotator.ui.widgets.paint import advance, paint_box, paint_text

_SIDE, _SIGN_GAP = 6, 6
HOLLOW_WIDTH = 17
"""Width in px of the hollow box of what is only proposed."""
CLOCK, RING_SIGN, HOLLOW = "clock", "ring", "hollow"


def paint_hollow(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint the hollow box at the left of `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1)
    pen.setDashPattern([2, 2])
    painter.setPen(pen)
    middle = rect.top() + rect.height() / 2
    painter.drawRoundedRect(QRectF(rect.left() + 0.5, middle - 5.5, HOLLOW_WIDTH - 1, 11), 2.5, 2.5)


class Told(BarButton):
    """A sign and a text that begins with a number: "○ 2 open points". Where there is no room, the number alone."""

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._sign = sign
        self._number = self._words = ""
        self._brief = False
        self._colour: TokenName = "ink2"

    def set_quiet(self, *, on: bool) -> None:
        """Show it in ink4: what it tells of stands still."""
        colour: TokenName = "ink4" if on else "ink2"
        if colour != self._colour:
            self._colour = colour
            self.update()

    def set_told(self, text: str, number: str = "") -> None:
        """Show a text; where it begins with `number` this is bold, and all that is left when there is no room."""
        before = self.sizeHint()
        self._number, self._words = (number, text[len(number) :]) if number and text.startswith(number) else ("", text)
        self.setAccessibleName(text)
        if self._brief:
            self.setToolTip(text)
        if self.sizeHint() != before:  # a clock's is the same from second to second: nothing is laid out anew
            self.updateGeometry()
        self.update()

    def set_brief(self, *, on: bool) -> None:
        """Leave out the words (of a clock: the sign)."""
        if on != self._brief:
            self._brief = on
            self.setToolTip(self.accessibleName() if on else "")
            self.updateGeometry()
            self.update()

    def width_for(self, *, brief: bool) -> int:
        """Return the width with everything, or without its words, in px."""
        return self._width(brief=brief)

    def sizeHint(self) -> QSize:
        """Return the size of what is shown."""
        return QSize(self._width(brief=self._brief), CONTROL)

    def _looks(self) -> Hashable:
        return self._sign, self._number, self._words, self._brief, self._colour

    def _paint(self, painter: QPainter) -> None:
        """Paint sign, number and words."""
        palette = self.palette()
        ground = self._background() if self.focusPolicy() != Qt.FocusPolicy.NoFocus else None
        if ground is not None:
            paint_box(painter, self.rect(), RADIUS, ground, None)
        colour = token(palette, self._colour)
        rest = self.rect().adjusted(_SIDE, 0, 0, 0)
        sign = self._sign_width(brief=self._brief)
        if sign:
            self._paint_sign(painter)
            rest.setLeft(rest.left() + sign + _SIGN_GAP)
        if self._number:
            paint_text(painter, rest, self._number, self._bold(), colour)
            rest.setLeft(rest.left() + advance(self._bold(), self._number))
        if self._has_words(brief=self._brief):
            paint_text(painter, rest, self._words, self._plain(), colour)
        self._paint_ring(painter, self.rect())

    def _has_words(self, *, brief: bool) -> bool:
        return not (brief and self._number)

    def _sign_width(self, *, brief: bool) -> int:
        if self._sign == CLOCK:
            return 0 if brief else icons.SIZE
        return BOX if self._sign == RING_SIGN else HOLLOW_WIDTH

    def _paint_sign(self, painter: QPainter) -> None:
        colour = token(self.palette(), self._colour)
        place = self.rect().adjusted(_SIDE, 0, 0, 0)
        if self._sign == RING_SIGN:
            place.setWidth(BOX)
            paint_ring(painter, place, colour)
        elif self._sign == HOLLOW:
            paint_hollow(painter, place, colour)
        else:
            icons.paint_icon(painter, place, self._sign, colour)

    def _width(self, *, brief: bool) -> int:
        sign = self._sign_width(brief=brief)
        width = 2 * _SIDE + (sign + _SIGN_GAP if sign else 0) + advance(self._bold(), self._number)
        return width + (advance(self._plain(), self._words) if self._has_words(brief=brief) else 0)

    def _bold(self) -> QFont:
        return fonts.font(fonts.Role.STRONG, tabular=True)

    def _plain(self) -> QFont:
        return fonts.font(fonts.Role.UI, tabular=True)
