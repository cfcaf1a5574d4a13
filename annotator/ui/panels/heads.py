"""The head of a dock: its name, a count beside it, one button at the right; and the words of an empty list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.buttons import FlatButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.kept import paint_kept

HEAD = 38
MARGIN = 14
_LONGEST = 2000  # of a quote, more cannot be shown
"""Left and right of everything in a dock, in px."""


class DockHead(QWidget):
    """38 px: "Articles  12 of 40" and an icon button."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEAD)
        self.name = ElidedLabel("", fonts.Role.STRONG)
        self.count = ElidedLabel("", fonts.Role.HINT, "ink3")
        self.button = FlatButton(icon)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN - 6, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.button)

    def set_words(self, name: str, count: str) -> None:
        """Show the dock's name and the count; the name alone names the head."""
        self.name.set_text(name)
        self.count.set_text(count)


class Lines(QWidget):
    """A few wrapped words in the line height of their role, at the top of their place; at most `most` lines."""

    def __init__(self, role: fonts.Role = fonts.Role.UI, colour: TokenName = "ink3", *, most: int = 12) -> None:
        super().__init__()
        self._role, self._colour, self._text, self._most = role, colour, "", most
        self._broken: tuple[int, list[str]] = (-1, [])

    @property
    def text(self) -> str:
        """What is said."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else; also to a screen reader."""
        if text != self._text:
            before = self.heightForWidth(self.width())
            self._text = text
            self._broken = (-1, [])
            self.setAccessibleName(text)
            if self.heightForWidth(self.width()) != before:
                self.updateGeometry()
            self.update()

    def lines(self, width: int) -> list[str]:
        """Return the lines at a width in px, broken between words; the last one elided where more would follow."""
        if self._broken[0] != width:
            self._broken = (width, self._break(width))
        return self._broken[1]

    def _break(self, width: int) -> list[str]:
        metrics = QFontMetricsF(fonts.font(self._role))
        found: list[str] = []
        words = self._text[:_LONGEST].split()
        for at, word in enumerate(words):
            longer = f"{found[-1]} {word}" if found else word
            if found and metrics.horizontalAdvance(longer) <= width:
                found[-1] = longer
            elif len(found) == self._most:
                rest = " ".join([found[-1], *words[at : at + 12]])
                return [*found[:-1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
            else:
                found.append(word)
        return found

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width, of one at least, in px."""
        return max(len(self.lines(width)), 1) * fonts.TYPE[self._role].line

    def changeEvent(self, event: QEvent) -> None:
        """Break the lines anew in another font."""
        self._broken = (-1, [])
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the lines."""
        paint_kept(self, (self._text, self._role, self._colour, self._most), self._paint)

    def _paint(self, painter: QPainter) -> None:
        painter.setFont(fonts.font(self._role))
        painter.setPen(token(self.palette(), self._colour))
        line = fonts.TYPE[self._role].line
        for at, text in enumerate(self.lines(self.width())):
            box = QRectF(0, at * line, self.width(), line)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)


class Words(Lines):
    """Lines that are as high as they are, whatever lays them out."""

    def __init__(self, role: fonts.Role = fonts.Role.UI, colour: TokenName = "ink3", *, most: int = 12) -> None:
        super().__init__(role, colour, most=most)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()

    def set_text(self, text: str) -> None:
        """Say something else; also to a screen reader."""
        super().set_text(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))
