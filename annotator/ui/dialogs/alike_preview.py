"""What deciding alike would do, to be read before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.excerpt import ELLIPSIS
from annotator.ui import fonts
from annotator.ui.panels.rows import Index
from annotator.ui.theme import token
from annotator.ui.widgets.paint import advance, paint_text

NOTHING = 0
"""The number of the choice that there is nothing."""
_ROW, _HEAD, _EDGE = 28, 30, 10
_BEFORE = 0.4
"""The share of a row's width that stands before the words meant."""
_PLACE = Qt.ItemDataRole.UserRole


class AlikeChoice(NamedTuple):
    """Something that can be decided for all: its number as in the review (0: nothing here), and its words."""

    number: int
    words: str


class AlikePlace(NamedTuple):
    """One of the places: its article and its title, and the words meant with what stands around them."""

    article_id: str
    title: str
    before: str
    words: str
    after: str


def cut_before(text: str, room: int, measure: Callable[[str], int]) -> str:
    """Return the end of what stands before a place, whole words, with an ellipsis where it is cut to fit `room` px."""
    shown = text
    while measure(shown) > room and " " in text:
        text = text.removeprefix(f"{ELLIPSIS} ").partition(" ")[2]
        shown = f"{ELLIPSIS} {text}"
    return shown


class _Places(QStyledItemDelegate):
    """A title in a line of its own, or words under one another with what stands before and after them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Return the height of a line; it is as wide as the list."""
        return QSize(0, _ROW if index.data(_PLACE) else _HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        palette, place = option.palette, index.data(_PLACE)
        inside = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        painter.save()
        if place is None:
            paint_text(painter, inside, index.data(), fonts.font(fonts.Role.HEADING), token(palette, "ink2"))
        else:
            self._paint_place(painter, inside, palette, place)
        painter.restore()

    def _paint_place(self, painter: QPainter, inside: QRect, palette: QPalette, place: AlikePlace) -> None:
        font = fonts.font(fonts.Role.ROW_QUOTE)
        quiet = token(palette, "ink3")
        width = min(advance(font, place.words), inside.width() // 2)
        left = inside.left() + round(inside.width() * _BEFORE)
        words = QRect(left, inside.top(), width, inside.height())
        ground = words.adjusted(-2, 4, 2, -4)
        painter.fillRect(ground, token(palette, "sel"))
        painter.fillRect(QRect(words.left(), ground.bottom(), width, 2), token(palette, "ink"))
        room = QRect(inside.left(), inside.top(), left - inside.left() - 5, inside.height())
        cut = cut_before(place.before.rstrip(), room.width(), lambda text: advance(font, text))
        paint_text(painter, room, cut, font, quiet, Qt.AlignmentFlag.AlignRight)
        paint_text(painter, words, place.words, font, token(palette, "ink"))
        rest = QRect(words.right() + 6, inside.top(), inside.right() - words.right() - 6, inside.height())
        paint_text(painter, rest, place.after, font, quiet)


class AlikePreview(QDialog):
    """What can be decided, by numbers, and a line for each group that it is decided for. Accepted: decide `chosen`."""

    def __init__(
        self,
        choices: Sequence[AlikeChoice],
        chosen: int | None,
        places: Sequence[AlikePlace],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Decide them alike"))
        self.setMinimumSize(560, 340)
        self.resize(760, 480)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        head = QLabel(self.tr("%n places become:", "", len(places)), self)
        head.setFont(fonts.font(fonts.Role.QUOTE))
        column.addWidget(head)
        self.buttons = {choice.number: self._button(choice, column) for choice in choices}
        self.places = self._list(places)
        column.addWidget(self.places, 1)
        box = QDialogButtonBox(self)
        self.accept_button = box.addButton(self.tr("&Decide"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        box.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        first = self.buttons[chosen] if chosen in self.buttons else next(iter(self.buttons.values()))
        first.setChecked(chosen in self.buttons)
        self._on_chosen()
        (self.accept_button if chosen in self.buttons else first).setFocus()

    def _button(self, choice: AlikeChoice, column: QVBoxLayout) -> QRadioButton:
        words = " ".join(choice.words.split())
        button = QRadioButton(f"{choice.number}   {words}".replace("&", "&&"), self)
        button.setAccessibleName(words)
        button.toggled.connect(self._on_chosen)
        column.addWidget(button)
        return button

    def _list(self, places: Sequence[AlikePlace]) -> QListWidget:
        found = QListWidget(self)
        found.setItemDelegate(_Places(found))
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setAccessibleName(self.tr("Places"))
        found.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        article: str | None = None
        for place in places:
            if place.article_id != article:
                article = place.article_id
                QListWidgetItem(place.title, found).setFlags(Qt.ItemFlag.ItemIsEnabled)
            item = QListWidgetItem(f"{place.before}{place.words}{place.after}", found)
            item.setData(_PLACE, place)
        return found

    @property
    def chosen(self) -> int | None:
        """The number of what is chosen, `NOTHING` for nothing here; None where nothing is chosen yet."""
        return next((number for number, button in self.buttons.items() if button.isChecked()), None)

    def _on_chosen(self) -> None:
        self.accept_button.setEnabled(self.chosen is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number."""
        button = self.buttons.get(event.key() - Qt.Key.Key_0)
        if button is None:
            super().keyPressEvent(event)
        else:
            button.setChecked(True)
            self.accept_button.setFocus()
