"""What scrolls the page: a column that is as high as it wants to be at the width there is."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from annotator.ui.widgets.stack import Stack


class Area(QScrollArea):
    """Scrolls a column that is as high as it wants to be."""

    def __init__(self, column: Stack, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._column = column
        self.setWidget(column)
        column.height_changed.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the column the width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the column the height that it wants at the width there is."""
        width = self.viewport().width()
        self._column.resize(width, max(self._column.heightForWidth(width), self.viewport().height()))

    def bring_into_sight(self, inside: QWidget, place: QRect) -> None:
        """Scroll so that a place of a widget in the column is seen."""
        centre = QRect(inside.mapTo(self._column, place.topLeft()), place.size()).center()
        half = min(place.height() // 2 + 8, self.viewport().height() // 2)
        self.ensureVisible(centre.x(), centre.y(), 0, half)
