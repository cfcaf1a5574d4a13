"""The controls of a span's form: boxes of options, of flags and of ranges. What they stand for, `fields` knows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
)

from annotator.ui import fonts, icons
from annotator.ui.panels.digits import digit_of
from annotator.ui.panels.rows import Index
from annotator.ui.theme import token
from annotator.ui.widgets.kept import paint_at_rest
from annotator.ui.widgets.paint import advance, elided, paint_text

_ARROW_ROOM, _DIGIT_GAP = 26, 8


def _digit_font() -> QFont:
    return fonts.font(fonts.Role.KEY_HINT, tabular=True)


class ChoiceBox(QComboBox):
    """A combo box of options: digits choose, Delete and 0 empty it, the wheel scrolls the panel instead."""

    digit_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._digits = ""

    def set_digits(self, words: str) -> None:
        """Show which digits choose here now; empty: none do."""
        if words != self._digits:
            self._digits = words
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the box, then the digits before its arrow; as a picture while nobody is at it."""
        paint_at_rest(self, (self.currentText(), self._digits), self._paint)

    def _paint(self, painter: QPainter) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.setPen(token(self.palette(), "ink"))
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
        self.style().drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)
        if self._digits:
            place = self.rect().adjusted(0, 0, -_ARROW_ROOM, 0)
            colour = token(self.palette(), "ink3")
            paint_text(painter, place, self._digits, _digit_font(), colour, Qt.AlignmentFlag.AlignRight)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802  Qt's name
        """Cut the words where the digits begin."""
        super().initStyleOption(option)
        if self._digits:
            room = self.width() - _ARROW_ROOM - advance(_digit_font(), self._digits) - 2 * _DIGIT_GAP
            option.currentText = elided(self.font(), option.currentText, room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits; everything else as usual."""
        digit = 0 if event.key() == Qt.Key.Key_Delete else digit_of(event)
        if digit is None:
            super().keyPressEvent(event)
        else:
            self.digit_pressed.emit(digit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: a value must not change in passing."""
        event.ignore()


class OptionDelegate(QStyledItemDelegate):
    """An option in the list that pops up, with its digit at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the option as every row, then the digit."""
        super().paint(painter, option, index)
        if 1 <= index.row() <= 9:
            place = option.rect.adjusted(0, 0, -8, 0)
            colour = token(option.palette, "ink3")
            paint_text(painter, place, str(index.row()), _digit_font(), colour, Qt.AlignmentFlag.AlignRight)


class FlagBox(QCheckBox):
    """A check box that is painted as a picture while nobody is at it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint box and words."""
        paint_at_rest(self, (self.text(), self.isChecked()), self._paint, is_down=self.isDown())

    def _paint(self, painter: QPainter) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)


class RangeBox(QLineEdit):
    """The words of a range, to be read and taken away, not to be typed."""

    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.remove = self.addAction(icons.icon("x", self.palette()), QLineEdit.ActionPosition.TrailingPosition)
        self.remove.triggered.connect(self.removal_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the range away."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fetch the icon in the new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.remove.setIcon(icons.icon("x", self.palette()))
        super().changeEvent(event)
