"""Actions on the person's choices: the panel of the settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator.ui.actions import Actions
from annotator.ui.start import Look

if TYPE_CHECKING:
    from annotator.ui.dialogs.settings import SettingsPanel


class PreferenceCommands(QObject):
    """Binds the settings' action. `say` tells the person a sentence."""

    def __init__(self, window: QMainWindow, look: Look, actions: Actions, *, say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._say = say
        self._panel: SettingsPanel | None = None
        self._left: QWidget | None = None
        actions.bind("settings", self.toggle)

    @property
    def panel(self) -> SettingsPanel:
        """The panel, made when it is first shown."""
        if self._panel is None:
            from annotator.ui.dialogs.settings import SettingsPanel  # noqa: PLC0415  not at the start

            self._panel = SettingsPanel(self._window, self._look)
            self._panel.closed.connect(self._give_back)
            self._panel.refused.connect(self._say)
        return self._panel

    def toggle(self) -> None:
        """Open the settings, or close them where they are open."""
        if self.panel.isVisible():
            self.panel.close_panel()
        else:
            self._left = self._window.focusWidget()
            self.panel.open_panel()

    def _give_back(self) -> None:
        """Bring the keyboard back to where it was."""
        left = self._left if self._left is not None and self._left.isVisible() else self._window.centralWidget()
        if left is not None:
            left.setFocus()
