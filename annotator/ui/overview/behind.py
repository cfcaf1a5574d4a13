"""What is behind a number: the places in articles, and what the two did there. Each place can be opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.overview.asked import BehindRow, Side
from annotator.ui.panels.heads import MARGIN
from annotator.ui.panels.rows import RowDelegate, RowModel, RowView
from annotator.ui.panels.span_model import one_line
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import FlatButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.paint import advance, focus_by_key, paint_text
from annotator.ui.widgets.swatch import LIST_WIDTH, LabelColours, paint_swatch

Index = QModelIndex | QPersistentModelIndex
ROW, WIDTH = 74, 400
"""Height of a place and width of the panel, in px."""
_LINE, _NAME_MOST = 20, 76


class BehindModel(RowModel):
    """The places, in words."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[BehindRow] = ()
        self.nothing = ""
        self.label_names: Mapping[str, str] = {}

    def set_rows(self, rows: Sequence[BehindRow]) -> None:
        """Show other places."""
        self.rows = tuple(rows)
        self.reset_rows(len(self.rows))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a place in one line."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        return f"{row.title}. {self.said(row.first)}; {self.said(row.second)}"

    def said(self, side: Side) -> str:
        """Return what one of two did, in words."""
        parts = (self.label_names.get(side.label, side.label), one_line(side.quote), side.more)
        return f"{side.name}: {' '.join(part for part in parts if part) or self.nothing}"


class _Delegate(RowDelegate):
    """Draws a place: the article's title, then the two sides below one another."""

    def __init__(self, model: BehindModel) -> None:
        super().__init__()
        self._model = model
        self.looks: Mapping[str, LabelColours] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every place is equally high, and as wide as the list is, beside its scroll bar or without one."""
        del option, index
        return QSize(0, ROW)

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Draw title and sides."""
        row = self._model.rows[index.row()]
        box = rect.adjusted(MARGIN, 7, -MARGIN, 0)
        title = QRect(box.left(), box.top(), box.width(), 17)
        paint_text(painter, title, row.title, fonts.font(fonts.Role.HINT), token(palette, "ink3"))
        name_font = fonts.font(fonts.Role.CONTROL)
        room = min(max(advance(name_font, side.name) for side in (row.first, row.second)), _NAME_MOST) + 10
        for at, side in enumerate((row.first, row.second)):
            line = QRect(box.left(), box.top() + 19 + at * _LINE, box.width(), _LINE)
            name = QRect(line.left(), line.top(), room - 6, _LINE)
            paint_text(painter, name, side.name, name_font, token(palette, "ink2"))
            self._paint_side(painter, line.adjusted(room, 0, 0, 0), side, palette, chosen=chosen)
        painter.fillRect(rect.left() + MARGIN, rect.bottom(), rect.width() - 2 * MARGIN, 1, token(palette, "hair"))

    def _paint_side(self, painter: QPainter, box: QRect, side: Side, palette: QPalette, *, chosen: bool) -> None:
        look = self.looks.get(side.label)
        if look is not None:
            swatch = QRect(box.left(), box.top(), LIST_WIDTH, box.height())
            paint_swatch(painter, swatch, look, selected=chosen)
            box = box.adjusted(LIST_WIDTH + 8, 0, 0, 0)
        if not side.quote and not side.more:
            words = self._model.label_names.get(side.label, "") or self._model.nothing
            paint_text(painter, box, words, fonts.font(fonts.Role.UI), token(palette, "ink3"))
            return
        more = f"  {side.more}" if side.more else ""
        hint = fonts.font(fonts.Role.HINT)
        room = min(advance(hint, more), box.width() // 2)
        quote = box.adjusted(0, 0, -room, 0)
        paint_text(painter, quote, one_line(side.quote), fonts.font(fonts.Role.ROW_QUOTE), token(palette, "ink"))
        paint_text(painter, box.adjusted(box.width() - room, 0, 0, 0), more, hint, token(palette, "ink3"))


class BehindPanel(QWidget):
    """Stands beside the numbers: what was asked for, and its places. Enter and a click open one; Esc leaves."""

    article_asked = Signal(str, int, int)
    """Article, start and end of a place in code points of its text."""
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self._title = ElidedLabel("", fonts.Role.STRONG)
        self._count = ElidedLabel("", fonts.Role.HINT, "ink3")
        self._close = FlatButton("x")
        self._close.clicked.connect(self.close_asked)
        self._model, self._waits = BehindModel(), False
        self._delegate = _Delegate(self._model)
        self.list = RowView(follows=True)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.verticalScrollBar().setSingleStep(ROW // 2)
        self.list.taken.connect(self._on_taken)
        self.list.leave_asked.connect(self.close_asked)
        self._lay_out()
        self._retranslate()

    @property
    def rows(self) -> Sequence[BehindRow]:
        """The places shown."""
        return self._model.rows

    def set_looks(self, looks: Mapping[str, LabelColours], label_names: Mapping[str, str]) -> None:
        """Show labels with these colours and names."""
        self._delegate.looks, self._model.label_names = looks, label_names
        self.list.viewport().update()

    def wait_for(self, title: str) -> None:
        """Say what was asked for; its places come with `show_rows`."""
        self._title.set_text(title)
        self._waits = True
        self._model.set_rows(())
        self._say()

    def show_rows(self, rows: Sequence[BehindRow]) -> None:
        """Show the places; the keyboard goes to the first one where it is in here."""
        self._waits = False
        self._model.set_rows(rows)
        self._say()
        if rows and (self._close.hasFocus() or self.list.hasFocus()):
            self.list.setCurrentIndex(self._model.index(0, 0))

    def take_keyboard(self) -> None:
        """Bring the keyboard to the places."""
        focus_by_key(self.list)
        if self._model.rows:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Show it in the other language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc from wherever the keyboard is in here."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 5, MARGIN - 6, 5)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(self._close)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.list, 1)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(Hairline(Qt.Orientation.Vertical))
        around.addLayout(column, 1)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Behind the number"))
        self.list.setAccessibleName(self.tr("Places behind the number"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close  Esc"))
        self._model.nothing = self.tr("nothing marked")
        self._say()

    def _say(self) -> None:
        rows = self._model.rows
        self._count.set_text(self.tr("%n places", "", len(rows)) if rows else "")
        if self._waits:
            self.list.set_words(self.tr("Looking for the places…"))
        else:
            self.list.set_words("" if rows else self.tr("There is no place behind this number."))
        self.list.viewport().update()

    def _on_taken(self, row: int) -> None:
        place = self._model.rows[row]
        self.article_asked.emit(place.article, place.start, place.end)
