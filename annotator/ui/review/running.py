"""A few words that run on from line to line: the program's in the sans, those of the article in the serif."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption

from annotator.domain.offsets import Utf16Map
from annotator.ui import fonts
from annotator.ui.theme import token

LINE = 21
"""Height of a line in px."""
_LONGEST = 400  # characters of one part


class Part(NamedTuple):
    """Some words; `serif`: they are quoted."""

    text: str
    serif: bool = False


class Running:
    """Parts one after the other, broken between words."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = [Part(" ".join(part.text[:_LONGEST].split()), part.serif) for part in parts]
        self._laid: tuple[int, QTextLayout] | None = None

    def height(self, width: int) -> int:
        """Return the height at a width, in px."""
        return self._layout(width).lineCount() * LINE

    def paint(self, painter: QPainter, place: QPointF, width: int, palette: QPalette) -> None:
        """Paint the lines from an upper left corner on."""
        painter.setPen(token(palette, "ink2"))
        self._layout(width).draw(painter, place)

    def _layout(self, width: int) -> QTextLayout:
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, self._lay_out(width))
        return self._laid[1]

    def _lay_out(self, width: int) -> QTextLayout:
        text = " ".join(part.text for part in self._parts)
        layout = QTextLayout(text, fonts.font(fonts.Role.HINT))
        layout.setFormats(self._formats(text))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top + LINE - 6 - line.ascent()))
            top += LINE
        layout.endLayout()
        return layout

    def _formats(self, text: str) -> list[QTextLayout.FormatRange]:
        places, at, found = Utf16Map(text), 0, []
        for part in self._parts:
            if part.serif:
                made = QTextLayout.FormatRange()
                made.start = places.to_utf16(at)
                made.length = places.to_utf16(at + len(part.text)) - made.start
                made.format = _serif()
                found.append(made)
            at += len(part.text) + 1
        return found


def _serif() -> QTextCharFormat:
    made = QTextCharFormat()
    font: QFont = fonts.font(fonts.Role.ROW_QUOTE)
    made.setFont(font)
    return made
