"""A row for each option: its number as in the text, label, votes, text, attributes, links, notes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.ui import fonts, icons
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.heads import MARGIN
from annotator.ui.review.option_text import OptionText
from annotator.ui.review.parts import OptionRow
from annotator.ui.review.running import Part, Running
from annotator.ui.theme import token
from annotator.ui.widgets.paint import advance, paint_box, paint_text
from annotator.ui.widgets.swatch import BAR_WIDTH, paint_swatch

SQUARE = 22
"""Side of the square of a number, in px."""
TEXT_LEFT = 48
"""Where words begin in the panel, in px."""
_TOP, _BOTTOM, _HEAD, _GAP, _RADIUS = 12, 12, 22, 8, 4


class OptionRowView(QWidget):
    """One option. A click takes it, the mouse over it makes it the one in focus."""

    taken = Signal(int)
    entered = Signal(int)
    left = Signal()

    def __init__(self, option: OptionRow, look: LabelLook | None, *, with_names: bool, votes: str) -> None:
        """Make it; `votes` is the count of votes in words."""
        super().__init__()
        self.option = option
        self._look, self._votes, self._is_focused = look, votes, False
        self._text = OptionText(option.text, option.outside, option.marked, serif=look is not None)
        self._lines = [line for line in _lines(option, with_names=with_names) if line]
        self._running = [Running(line) for line in self._lines]
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        name = look.name if look is not None else ""
        said = [f"{option.number}", name, option.text, votes, *(" ".join(p.text for p in line) for line in self._lines)]
        self.setAccessibleName(", ".join(part for part in said if part))

    @property
    def is_focused(self) -> bool:
        """Whether it is the option in focus."""
        return self._is_focused

    def set_focused(self, *, on: bool) -> None:
        """Show it as the option in focus, or not."""
        if on != self._is_focused:
            self._is_focused = on
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in px."""
        inner = width - TEXT_LEFT - MARGIN
        rest = self._text.height(self._text_width(width)) + sum(line.height(inner) for line in self._running)
        return _TOP + (_HEAD if self._look is not None else 0) + rest + _BOTTOM

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def _text_width(self, width: int) -> int:
        inner = width - TEXT_LEFT - MARGIN
        return inner if self._look is not None else inner - self._votes_width() - _GAP

    def _votes_width(self) -> int:
        return advance(fonts.font(fonts.Role.HINT), self._votes)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the words out anew in another font."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self._text.forget()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the row."""
        painter, palette, rect = QPainter(self), self.palette(), self.rect()
        if self._is_focused:
            painter.fillRect(rect, token(palette, "hover"))
        self._paint_number(painter)
        inner = QRect(TEXT_LEFT, _TOP, rect.width() - TEXT_LEFT - MARGIN, _HEAD)
        votes = fonts.font(fonts.Role.HINT)
        paint_text(painter, inner, self._votes, votes, token(palette, "ink2"), Qt.AlignmentFlag.AlignRight)
        y = _TOP
        if self._look is not None:
            paint_swatch(painter, QRect(inner.left(), _TOP, BAR_WIDTH, _HEAD), self._look)
            name = inner.adjusted(BAR_WIDTH + _GAP, 0, -self._votes_width() - _GAP, 0)
            paint_text(painter, name, self._look.name, fonts.font(fonts.Role.STRONG), token(palette, "ink"))
            y += _HEAD
        width = self._text_width(rect.width())
        ground = "sel" if self._is_focused else "hair"
        self._text.paint(painter, QPointF(inner.left(), y), width, palette, ground=ground)  # type: ignore[arg-type]  # both are tokens
        y += self._text.height(width)
        for line in self._running:
            line.paint(painter, QPointF(inner.left(), y), inner.width(), palette)
            y += line.height(inner.width())

    def _paint_number(self, painter: QPainter) -> None:
        palette, square = self.palette(), QRect(MARGIN, _TOP, SQUARE, SQUARE)
        look = self._look
        if not self.option.number:  # it is taken already, and a field of it is asked
            icons.paint_icon(painter, square.adjusted(3, 0, 0, 0), "check", token(palette, "ink2"))
            return
        paint_box(painter, square, _RADIUS, look.chip if look is not None else token(palette, "btn"), None)
        ink = token(palette, "paper" if look is not None else "btn_text")
        number = fonts.font(fonts.Role.STRONG)
        paint_text(painter, square, str(self.option.number), number, ink, Qt.AlignmentFlag.AlignHCenter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the option."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.taken.emit(self.option.number)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the mouse came."""
        super().enterEvent(event)
        self.entered.emit(self.option.number)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse went."""
        super().leaveEvent(event)
        self.left.emit()


def _lines(option: OptionRow, *, with_names: bool) -> list[list[Part]]:
    """Return the lines below the text: attributes and links on one, a line for each note, and who took it."""
    first = [Part(option.details)] if option.details else []
    for tie in option.ties:
        first += [*([Part("·")] if first else []), Part(tie.name), Part(tie.quote, serif=True)]
    unnamed = QCoreApplication.translate("OptionRow", "Note")
    notes = [[Part(f"{(with_names and said.name) or unnamed}:"), Part(said.text)] for said in option.notes]
    names = [Part(", ".join(option.names))] if with_names and option.names else []
    return [first, *notes, names]
