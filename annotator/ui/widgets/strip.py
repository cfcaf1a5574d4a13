"""Labels as buttons: in the bar below the text, and in the strip that floats at a selection."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.ui import fonts
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import CONTROL, RADIUS, BarButton
from annotator.ui.widgets.keycap import CAP, cap_width, paint_key_cap
from annotator.ui.widgets.paint import advance, paint_box, paint_text
from annotator.ui.widgets.swatch import BAR_WIDTH, LabelColours, paint_swatch, swatch_key

_CAP_GAP, _NAME_GAP, _SIDE = 7, 8, 6


class LabelKey(NamedTuple):
    """A label as the strip and the bar show it."""

    label_id: str
    name: str
    key: str
    look: LabelColours


class LabelButton(BarButton):
    """One label: key cap, swatch, and in the bar its name."""

    def __init__(self, label: LabelKey, *, named: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(label.name, label.key, parent)
        self.label = label
        self._named = named
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the article keeps the focus: its keys do the same
        self.setToolTip(f"{label.name}  {label.key}")

    def set_named(self, *, on: bool) -> None:
        """Show the name, or leave it out."""
        if on != self._named:
            self._named = on
            self.updateGeometry()
            self.update()

    def width_for(self, *, named: bool) -> int:
        """Return the width with or without the name, in px."""
        name = _NAME_GAP + advance(fonts.font(fonts.Role.CONTROL), self.label.name) if named else 0
        return self._cap_room() + BAR_WIDTH + name + 2 * _SIDE

    def sizeHint(self) -> QSize:
        """Return the size of what is shown."""
        return QSize(self.width_for(named=self._named), CONTROL)

    def _looks(self) -> Hashable | None:
        if not self._named:  # it may float on another ground
            return None
        return self.label.name, self.label.key, swatch_key(self.label.look)

    def _paint(self, painter: QPainter) -> None:
        """Paint cap, swatch and name."""
        palette = self.palette()
        fill = self._background()
        if fill is not None:
            paint_box(painter, self.rect(), RADIUS, fill, None)
        if self.label.key:
            cap = QRect(_SIDE, (self.height() - CAP) // 2, cap_width(self.label.key), CAP)
            paint_key_cap(painter, cap, self.label.key, palette)
        swatch = QRect(_SIDE + self._cap_room(), 0, BAR_WIDTH, self.height())
        paint_swatch(painter, swatch, self.label.look)
        if self._named:
            name = self.rect().adjusted(swatch.right() + 1 + _NAME_GAP, 0, 0, 0)
            colour = token(palette, "ink" if self.isEnabled() else "ink4")
            paint_text(painter, name, self.label.name, fonts.font(fonts.Role.CONTROL), colour)

    def _cap_room(self) -> int:
        """Return the width of the cap and the gap after it in px; a label may have no key."""
        return cap_width(self.label.key) + _CAP_GAP if self.label.key else 0


class LabelBar(QWidget):
    """The labels in a row, with their names: the left of the bar below the text."""

    chosen = Signal(str)  # a label's id

    def __init__(self, parent: QWidget | None = None, *, named: bool = True) -> None:
        super().__init__(parent)
        self._named = named
        self._buttons: list[LabelButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def set_labels(self, labels: Sequence[LabelKey]) -> None:
        """Show these labels in this order."""
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for label in labels:
            button = LabelButton(label, named=self._named, parent=self)
            button.clicked.connect(lambda _on=False, label_id=label.label_id: self.chosen.emit(label_id))
            self._row.addWidget(button)
            self._buttons.append(button)
        self.updateGeometry()

    def set_named(self, *, on: bool) -> None:
        """Show the names of the labels, or leave them out: where there is no room."""
        self._named = on
        for button in self._buttons:
            button.set_named(on=on)

    def width_for(self, *, named: bool) -> int:
        """Return the width with or without names, in px."""
        widths = [button.width_for(named=named) for button in self._buttons]
        return sum(widths) + self._row.spacing() * max(len(widths) - 1, 0)

    def buttons(self) -> list[LabelButton]:
        """Return the buttons from left to right."""
        return list(self._buttons)


class LabelStrip(LabelBar):
    """The strip of labels at a selection: a child of the article's viewport, 32 px high, raised, hidden until shown."""

    HEIGHT = 32

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, named=False)
        self._row.setContentsMargins(4, 2, 8, 2)
        self._row.setSpacing(4)
        self.setFixedHeight(self.HEIGHT)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Labels"))
        self.hide()

    def show_at(self, place: QRect) -> None:
        """Show it below `place` (a rectangle of the parent), above where there is no room, never outside the parent."""
        self.resize(self.sizeHint())
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else QRect(0, 0, 10_000, 10_000)
        y = place.bottom() + 8
        if y + self.HEIGHT > room.bottom():
            y = place.top() - self.HEIGHT - 8
        x = min(place.left(), room.right() - self.width() - 4)
        self.move(QPoint(max(x, 4), max(y, 4)))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the card."""
        palette = self.palette()
        paint_box(QPainter(self), self.rect(), 6, token(palette, "raised"), token(palette, "hair2"))
