"""The text of an option: what only others took is quiet, what not every other took is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption

from annotator.domain.offsets import Utf16Map
from annotator.ui import fonts
from annotator.ui.review.parts import Extent
from annotator.ui.theme import TokenName, token

_LINE = fonts.TYPE[fonts.Role.QUOTE].line
_BELOW = 4  # px from the baseline to the underline of what is marked
_THICK = 2
_ABOVE, _UNDER = 14, 5  # px of the ground of what is marked, from the baseline


class OptionText:
    """A text with stretches, laid out for a width; places are code points of the text."""

    def __init__(self, text: str, outside: Sequence[Extent], marked: Sequence[Extent], *, serif: bool = True) -> None:
        self._text = text
        self._places = Utf16Map(text)
        self._outside, self._marked = tuple(outside), tuple(marked)
        self._serif = serif
        self._laid: tuple[int, QTextLayout] | None = None

    def height(self, width: int) -> int:
        """Return the height of the lines at a width, in px."""
        return self._layout(width).lineCount() * _LINE

    def _font(self) -> QFont:
        return fonts.font(fonts.Role.QUOTE if self._serif else fonts.Role.CONTROL)

    def forget(self) -> None:
        """Lay out anew: the font is another one."""
        self._laid = None

    def _layout(self, width: int) -> QTextLayout:
        if self._laid is None or self._laid[0] != width:
            layout = QTextLayout(self._text, self._font())
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.setCacheEnabled(True)
            layout.beginLayout()
            top = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width, 1))
                line.setPosition(QPointF(0, top + (_LINE - line.height()) / 2))
                top += _LINE
            layout.endLayout()
            self._laid = (width, layout)
        return self._laid[1]

    def paint(self, painter: QPainter, place: QPointF, width: int, palette: QPalette, *, ground: TokenName) -> None:
        """Paint the lines from an upper left corner on; `ground` is the colour behind what is marked."""
        layout = self._layout(width)
        self._paint_grounds(painter, layout, place, token(palette, ground))
        quiet = QTextCharFormat()
        quiet.setForeground(token(palette, "ink3"))
        formats = []
        for start, end in self._outside:
            found = QTextLayout.FormatRange()
            found.start = self._places.to_utf16(start)
            found.length = self._places.to_utf16(end) - found.start
            found.format = quiet
            formats.append(found)
        painter.setPen(token(palette, "ink"))
        layout.draw(painter, place, formats)
        for box, base in self._boxes(layout, self._marked):
            line = QRectF(box.left(), base + _BELOW, box.width(), _THICK).translated(place)
            painter.fillRect(line, token(palette, "ink"))

    def _paint_grounds(self, painter: QPainter, layout: QTextLayout, place: QPointF, colour: QColor) -> None:
        for box, base in self._boxes(layout, self._marked):
            painter.fillRect(QRectF(box.left(), base - _ABOVE, box.width(), _ABOVE + _UNDER).translated(place), colour)

    def _boxes(self, layout: QTextLayout, extents: Sequence[Extent]) -> list[tuple[QRectF, float]]:
        """Return where stretches of the text lie, each with its baseline."""
        found = []
        for start, end in extents:
            first, last = self._places.to_utf16(start), self._places.to_utf16(end)
            for at in range(layout.lineCount()):
                line = layout.lineAt(at)
                begin, stop = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
                if begin < stop:
                    base = line.y() + line.ascent()
                    found += [(run.boundingRect(), base) for run in line.glyphRuns(begin, stop - begin)]
        return found
