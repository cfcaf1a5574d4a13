"""Keys of the article's text that do something of the review's own: reading through, moving boundaries."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotator.ui.modes import KeyMode, sequence_of


class TextKeys(KeyMode):
    """While it is on, keys of the text do what was bound here; those for which nothing was go on to the view."""

    def _takes(self, event: QKeyEvent) -> bool:
        action = self._actions.in_mode(self._context, sequence_of(event))
        return action is not None and self._own is not None and self._own.slot_of(action.objectName()) is not None

    def _on_left(self, reason: Qt.FocusReason) -> None:
        """Go on: the fields beside the text belong to it."""


class BoundaryKeys(KeyMode):
    """Moves the ends of the span under review; every other key of the text waits until that is over."""

    def _takes(self, event: QKeyEvent) -> bool:
        known = self._actions.in_mode(self._context, sequence_of(event)) is not None
        return known or not event.text().isspace()

    def _press(self, event: QKeyEvent) -> bool:
        super()._press(event)
        return True
