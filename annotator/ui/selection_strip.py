"""The strip of labels that appears where the mouse has selected text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent

from annotator.ui.article.view import ArticleView
from annotator.ui.widgets.strip import LabelKey, LabelStrip

_HALF_LINE = 18


class SelectionStrip(QObject):
    """Shows the strip after a mouse selection; it goes with the selection, at a key press and at scrolling."""

    def __init__(self, view: ArticleView, choose: Callable[[str], object]) -> None:
        super().__init__(view)
        self._view = view
        self.is_on = True
        """Whether it comes at all."""
        self.strip = LabelStrip(view.viewport())
        self.strip.chosen.connect(choose)
        view.selection_changed.connect(self._on_selection_changed)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self.strip.hide())
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def set_labels(self, labels: Sequence[LabelKey]) -> None:
        """Take the labels in use."""
        self.strip.set_labels(labels)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the mouse and the keys without taking them."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.LeftButton and watched is self._view.viewport():
                self._show_after(event.position().toPoint())
        elif event.type() in {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}:
            self.strip.hide()
        return super().eventFilter(watched, event)

    def _show_after(self, at: QPoint) -> None:
        start, end = self._view.selection()
        if self.is_on and start != end:
            self.strip.show_at(
                QRect(at - QPoint(self.strip.sizeHint().width() // 2, _HALF_LINE), QSize(1, 2 * _HALF_LINE))
            )

    def _on_selection_changed(self, start: int, end: int) -> None:
        if start == end:
            self.strip.hide()
