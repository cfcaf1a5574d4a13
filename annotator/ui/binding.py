"""What ties keys to what they do: the window's actions, or slots of a place of its own that has the same keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from annotator.ui.actions import Actions

Slot = Callable[[], object]


class Binds(Protocol):
    """What binds the keys of actions to slots."""

    def bind(self, action_id: str, slot: Slot) -> None:
        """Call `slot` for an action."""


class KeyTexts(Protocol):
    """What says which keys an action has; see `Actions`."""

    def cap_text(self, action_id: str) -> str:
        """Return the action's first key as a key cap shows it, or an empty text."""

    def caps(self, action_id: str) -> list[str]:
        """Return all keys of an action as key caps show them, each once."""

    def sign_text(self, action_id: str) -> str:
        """Return the action's first key as a key cap shows it where there is little room, or an empty text."""


class Keys(Binds, KeyTexts, Protocol):
    """What commands of the text are bound to: the window's actions, or slots of a text's own."""


class OwnSlots:
    """Slots for the keys of the window's actions in another text than that of annotating.

    A `KeyMode` that was given them calls these, and never the slots of the actions themselves.
    """

    def __init__(self, actions: Actions) -> None:
        self._actions = actions
        self._slots: dict[str, Slot] = {}
        self._families: dict[str, Callable[[str], object]] = {}

    def bind(self, action_id: str, slot: Slot) -> None:
        """Call `slot` for the keys of an action."""
        self._slots[action_id] = slot

    def bind_family(self, prefix: str, slot: Callable[[str], object]) -> None:
        """Call `slot` with the rest of the id for the keys of all actions whose ids begin so."""
        self._families[prefix] = slot

    def slot_of(self, action_id: str) -> Slot | None:
        """Return what an action does here; None: nothing."""
        for prefix, slot in self._families.items():
            if action_id.startswith(prefix):
                return lambda: slot(action_id.removeprefix(prefix))
        return self._slots.get(action_id)

    def cap_text(self, action_id: str) -> str:
        """Return the action's first key as a key cap shows it; see `Actions`."""
        return self._actions.cap_text(action_id)

    def caps(self, action_id: str) -> list[str]:
        """Return all keys of an action as key caps show them; see `Actions`."""
        return self._actions.caps(action_id)

    def sign_text(self, action_id: str) -> str:
        """Return the action's first key where there is little room; see `Actions`."""
        return self._actions.sign_text(action_id)
