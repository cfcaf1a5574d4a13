"""A plain painted table: words at the left, numbers at the right; its cells may be as dark as their share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.ui import fonts
from annotator.ui.theme import token
from annotator.ui.widgets.paint import advance, mixed, paint_text

ROW = 30
_GAP, _LEAST_CELL, _WIDEST_WORDS = 20, 64, 300
_OVER = 8  # px of a dark cell right of its number
_DARKEST = 0.82
"""Share of ink in a cell that holds all of its row."""
_LIGHT_FROM = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class TableData:
    """Column names (the first is that of the words), and rows of a text and its cells.

    `worded` columns are words, which stand at the left. `shares` are, for each number, how dark its cell is (0 to 1);
    none: no cell is.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[tuple[float, ...], ...] = ()
    worded: int = 1


class Table(QWidget):
    """The table, as wide as its words and numbers want."""

    def __init__(self, data: TableData | None = None) -> None:
        super().__init__()
        self._data = data or TableData(columns=(), rows=())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_data(self._data)

    @property
    def data(self) -> TableData:
        """What it shows."""
        return self._data

    def set_data(self, data: TableData) -> None:
        """Show other rows."""
        self._data = data
        self.setAccessibleName(data.columns[0] if data.columns else "")
        self.setAccessibleDescription("\n".join(_spoken(data.columns, row) for row in data.rows))
        self.setFixedHeight(ROW * (len(data.rows) + 1))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the whole table."""
        widths = self._widths()
        over = _OVER if self._data.shares else 0
        return QSize(sum(widths) + _GAP * max(len(widths) - 1, 0) + over, self.height())

    def _widths(self) -> list[int]:
        head, cell = fonts.font(fonts.Role.HEADING), fonts.font(fonts.Role.UI, tabular=True)
        found = []
        for at, name in enumerate(self._data.columns):
            wide = max([advance(head, name), *(advance(cell, row[at]) for row in self._data.rows)])
            found.append(min(wide, _WIDEST_WORDS) if at < self._data.worded else max(wide, _LEAST_CELL))
        return found

    def _boxes(self, row: int) -> list[QRect]:
        """Return where the cells of a row lie, that of the names being row 0."""
        found, left = [], 0
        for width in self._widths():
            found.append(QRect(left, row * ROW, width, ROW))
            left += width + _GAP
        return found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint names, cells, and a hairline below each row."""
        painter, palette, data = QPainter(self), self.palette(), self._data
        wide = self.sizeHint().width()
        for box, name, align in zip(self._boxes(0), data.columns, self._aligned(), strict=True):
            paint_text(painter, box, name, fonts.font(fonts.Role.HEADING), token(palette, "ink3"), align)
        painter.fillRect(0, ROW - 1, wide, 1, token(palette, "hair2"))
        for number, row in enumerate(data.rows):
            self._paint_row(painter, number, row)
            painter.fillRect(0, (number + 2) * ROW - 1, wide, 1, token(palette, "hair"))

    def _paint_row(self, painter: QPainter, number: int, row: Sequence[str]) -> None:
        palette = self.palette()
        font, paper, ink = fonts.font(fonts.Role.UI, tabular=True), token(palette, "paper"), token(palette, "ink")
        shares = (0.0, *self._data.shares[number]) if self._data.shares else (0.0,) * len(row)
        for box, text, align, share in zip(self._boxes(number + 1), row, self._aligned(), shares, strict=True):
            if self._data.shares and align == Qt.AlignmentFlag.AlignRight:
                ground = box.adjusted(_OVER + 2 - _GAP, 1, _OVER, -2)
                painter.fillRect(ground, mixed(paper, ink, share * _DARKEST))
            paint_text(painter, box, text, font, paper if share > _LIGHT_FROM else ink, align)

    def _aligned(self) -> list[Qt.AlignmentFlag]:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        return [left if at < self._data.worded else right for at in range(len(self._data.columns))]

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip what a cell is of."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._told_at(event.pos()), self)
            return True
        return super().event(event)

    def _told_at(self, point: QPoint) -> str:
        row = point.y() // ROW - 1
        if not 0 <= row < len(self._data.rows):
            return ""
        at = next((at for at, box in enumerate(self._boxes(row + 1)) if box.contains(point)), 0)
        cells = self._data.rows[row]
        return f"{cells[0]} · {self._data.columns[at]}: {cells[at]}" if at else cells[0]


def _spoken(columns: Sequence[str], row: Sequence[str]) -> str:
    return ", ".join([row[0], *(f"{name} {cell}" for name, cell in zip(columns[1:], row[1:], strict=True))])
