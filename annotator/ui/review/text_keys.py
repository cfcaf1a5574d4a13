"""Keys of the article's text that do something of the review's own: reading through, moving boundaries."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.actions import Actions, Context
from annotator.ui.modes import KeyMode, sequence_of

Slot = Callable[[], object]


class OwnKeys(KeyMode):
    """While it is on, the keys of a context call what was bound here instead of the window's own slots.

    Keys for which nothing was bound go on to the view.
    """

    def __init__(self, context: Context, view: QWidget, actions: Actions) -> None:
        super().__init__(context, view, actions)
        self._slots: dict[str, Slot] = {}
        self._families: dict[str, Callable[[str], object]] = {}

    def bind(self, action_id: str, slot: Slot) -> None:
        """Call `slot` for the keys of an action."""
        self._slots[action_id] = slot

    def bind_family(self, prefix: str, slot: Callable[[str], object]) -> None:
        """Call `slot` with the rest of the id for the keys of all actions whose ids begin so."""
        self._families[prefix] = slot

    def _slot_of(self, event: QKeyEvent) -> Slot | None:
        action = self._actions.in_mode(self._context, sequence_of(event))
        if action is None:
            return None
        action_id = action.objectName()
        for prefix, slot in self._families.items():
            if action_id.startswith(prefix):
                return lambda: slot(action_id.removeprefix(prefix))
        return self._slots.get(action_id)

    def _takes(self, event: QKeyEvent) -> bool:
        return self._slot_of(event) is not None

    def _press(self, event: QKeyEvent) -> bool:
        slot = self._slot_of(event)
        if slot is not None:
            slot()
        return slot is not None


class BoundaryKeys(OwnKeys):
    """Moves the ends of the span under review; every other key of the text waits until that is over."""

    def _takes(self, event: QKeyEvent) -> bool:
        return not event.text().isspace() or super()._takes(event)

    def _press(self, event: QKeyEvent) -> bool:
        super()._press(event)
        return True
