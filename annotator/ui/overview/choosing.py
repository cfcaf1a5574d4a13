"""A button that says what is chosen and offers the rest in a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from annotator.ui import fonts, icons
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import CONTROL, RADIUS, BarButton
from annotator.ui.widgets.paint import advance, paint_box, paint_text

_CHEVRON, _SIDE, _GAP = 14, 12, 8


class MenuButton(BarButton):
    """A framed button with words and what opens a menu; a `quiet` one stands in a line of hints, without frame."""

    def __init__(self, icon: str = "", *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._icon, self._quiet = icon, quiet
        self.menu = QMenu(self)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Show the menu below the button."""
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter and the down arrow as with the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of words and sign."""
        words = advance(fonts.font(self._role()), self.text())
        icon = icons.SIZE + _GAP if self._icon else 0
        chevron = 0 if self._icon else _CHEVRON + _GAP
        return QSize(words + icon + chevron + 2 * self._side(), CONTROL)

    def _role(self) -> fonts.Role:
        return fonts.Role.HINT if self._quiet else fonts.Role.CONTROL

    def _side(self) -> int:
        return 8 if self._quiet else _SIDE

    def _paint(self, painter: QPainter) -> None:
        palette, ground = self.palette(), self._background()
        if not self._quiet:
            paint_box(painter, self.rect(), RADIUS, ground or token(palette, "raised"), token(palette, "hair2"))
        elif ground is not None:
            paint_box(painter, self.rect(), RADIUS, ground, None)
        rest = self.rect().adjusted(self._side(), 0, -self._side(), 0)
        colour = token(palette, "ink3" if self._quiet else "ink")
        if self._icon:
            icons.paint_icon(painter, rest, self._icon, token(palette, "ink2"))
            rest.setLeft(rest.left() + icons.SIZE + _GAP)
        else:
            place = QRect(rest.right() + 1 - _CHEVRON, rest.top(), _CHEVRON, rest.height())
            icons.paint_icon(painter, place, "chevron-down", token(palette, "ink3"), _CHEVRON)
            rest.setRight(place.left() - _GAP)
        paint_text(painter, rest, self.text(), fonts.font(self._role()), colour)
        self._paint_ring(painter, self.rect())


class Chooser(MenuButton):
    """One of several: the button says which."""

    chosen = Signal(str)

    def __init__(self, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(quiet=quiet, parent=parent)
        self._group: QActionGroup | None = None
        self._choices: Sequence[tuple[str, str]] = ()

    def set_choices(self, choices: Sequence[tuple[str, str]], chosen: str, name: str) -> None:
        """Offer ids with their names; `name` says what is chosen here, to a screen reader."""
        words = dict(choices)
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self.menu.clear()
            self._group = QActionGroup(self.menu)
            for key, text in choices:
                action = QAction(text.replace("&", "&&"), self._group)
                action.setCheckable(True)
                action.setData(key)
                self.menu.addAction(action)
            self._group.triggered.connect(lambda action: self.chosen.emit(action.data()))
        for action in self._group.actions() if self._group is not None else ():
            action.setChecked(action.data() == chosen)
        self.set_text(words.get(chosen, ""))
        self.setAccessibleName(f"{name}: {self.text()}")
