"""The columns that hold the text, one below the other in the order in which they are joined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

MOST = 4
"""Columns that can be joined: a lead, a body, and what stands below it."""


class TextColumns(QWidget):
    """A box for the first column, and one below the last chosen for a further one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = [QComboBox() for _ in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for number, box in enumerate(self.boxes, 1):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setAccessibleName(self.tr("Text, column {number}").format(number=number))
            box.currentIndexChanged.connect(lambda _at: self._on_changed())
            column.addWidget(box)
        self.setFocusProxy(self.boxes[0])

    @property
    def chosen(self) -> tuple[str, ...]:
        """The columns that are chosen, each once; nothing where the first is open."""
        found = [box.currentData() for box in self.boxes if box.currentIndex() > 0 and not box.isHidden()]
        return tuple(dict.fromkeys(found)) if self.boxes[0].currentIndex() > 0 else ()

    def show_columns(self, columns: Sequence[str], chosen: Sequence[str]) -> None:
        """Offer columns, with some of them chosen."""
        for number, box in enumerate(self.boxes):
            box.blockSignals(True)  # noqa: FBT003  Qt's own
            box.clear()
            box.addItem(self.tr("choose a column") if number == 0 else self.tr("no further column"), "")
            for column in columns:
                box.addItem(" ".join(column.split()) or "—", column)
            box.setCurrentIndex(max(box.findData(chosen[number]), 0) if number < len(chosen) else 0)
            box.blockSignals(False)  # noqa: FBT003
        self._show_boxes(len(columns))

    def _on_changed(self) -> None:
        self._show_boxes(self.boxes[0].count() - 1)
        self.changed.emit()

    def _show_boxes(self, columns: int) -> None:
        """Show the chosen ones and one more, as long as there is a further column."""
        wanted = True
        for number, box in enumerate(self.boxes):
            box.setVisible(number == 0 or (wanted and number < columns))
            wanted = wanted and box.currentIndex() > 0
