"""Undo and redo in the window: whose they are in each mode, and what the menu says that they would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from annotator.services.annotating import EDIT_NAMES
from annotator.ui.ground import Ground
from annotator.ui.i18n import translated
from annotator.ui.panels.top_bar import ANNOTATE
from annotator.ui.whose_act import REDO, UNDO, elsewhere
from annotator.ui.window_modes import WindowModes


class Steps(Protocol):
    """What takes acts back and does them again."""

    def undo(self) -> object:
        """Take the last act back."""

    def redo(self) -> object:
        """Do again what was taken back last."""


class Stepping(QObject):
    """Binds undo and redo; `review()` is the review while it is the mode of the window, else None."""

    def __init__(self, ground: Ground, modes: WindowModes, *, review: Callable[[], Steps | None]) -> None:
        super().__init__(ground.window)
        self._session, self._actions, self._inspector = ground.session, ground.actions, ground.parts.inspector
        self._modes, self._review = modes, review
        ground.actions.bind("undo", lambda: self._step(UNDO))
        ground.actions.bind("redo", lambda: self._step(REDO))

    def show_names(self) -> None:
        """Say in the menu what undo and redo would do."""
        session, actions = self._session, self._actions
        for action_id, name in (("undo", session.undo_name), ("redo", session.redo_name)):
            word, act = actions.text(action_id), translated("edits", EDIT_NAMES[name]) if name in EDIT_NAMES else ""
            actions[action_id].setText(f"{word}: {act}" if act else word)

    def _step(self, step: int) -> None:
        steps: Steps | None = self._review()
        if steps is None and self._modes.mode == ANNOTATE and self._may_step(step):
            steps = self._session
        if steps is not None:
            act = steps.undo if step == UNDO else steps.redo
            act()

    def _may_step(self, step: int) -> bool:
        """Hand on what is typed; refuse what was done in the review, where it could not be seen."""
        self._inspector.flush()
        refused = elsewhere(self._actions, self._session.upcoming(step), step, in_review=False)
        if refused:
            self._session.told.emit(refused)
        return not refused
