"""Actions on how the window looks: text size, names, theme, language, panels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from annotator.settings import SETTINGS
from annotator.ui.actions import Actions
from annotator.ui.start import Look
from annotator.ui.widgets.paint import focus_by_key

_CHOICES = {"theme": ("system", "light", "dark"), "language": ("vi", "en")}


class AppearanceCommands(QObject):
    """Binds the view actions.

    `docks` are the panels, by the action that shows each; `bars` go with them in full screen; `stops` is the way of F6.
    """

    def __init__(
        self,
        window: QMainWindow,
        look: Look,
        actions: Actions,
        *,
        docks: Mapping[str, QDockWidget],
        bars: Sequence[QWidget],
        stops: Sequence[QWidget],
        swap: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._actions = actions
        self._stops = list(stops)
        self._docks = list(docks.values())
        self._bars = bars
        self._away: list[QWidget] = []
        actions.bind("view.larger", lambda: self._resize(1))
        actions.bind("view.smaller", lambda: self._resize(-1))
        actions.bind("view.normal", lambda: look.set("text_size", SETTINGS["text_size"].default))
        actions.bind("view.names", lambda: look.set("all_chips", actions["view.names"].isChecked()))
        actions.bind("view.next_panel", lambda: self._step_panel(1))
        actions.bind("view.previous_panel", lambda: self._step_panel(-1))
        actions.bind("view.full_screen", self._full_screen)
        actions.bind("view.swap_sides", swap)
        for action_id, dock in docks.items():
            self._bind_dock(action_id, dock)
        for key, choices in _CHOICES.items():
            self._bind_choices(key, choices)
        look.changed.connect(self._show)
        self._show()

    def add_panel(self, dock: QDockWidget, stop: QWidget) -> None:
        """Let a dock go with the others in full screen, and F6 come to it last."""
        self._docks.append(dock)
        self.add_stop(stop)

    def add_stop(self, stop: QWidget) -> None:
        """Let F6 come to a part of the window while it is in sight."""
        self._stops.append(stop)

    def _bind_choices(self, key: str, choices: Sequence[str]) -> None:
        group = QActionGroup(self)
        for choice in choices:
            action_id = f"{key}.{choice}"
            group.addAction(self._actions[action_id])
            self._actions.bind(action_id, lambda value=choice: self._look.set(key, value))  # type: ignore[misc]

    def _bind_dock(self, action_id: str, dock: QDockWidget) -> None:
        action = self._actions[action_id]
        self._actions.bind(action_id, lambda: dock.setVisible(action.isChecked()))
        dock.visibilityChanged.connect(lambda _visible: action.setChecked(not dock.isHidden()))

    def _show(self) -> None:
        settings = self._look.settings
        self._actions["view.names"].setChecked(settings.get("all_chips"))
        self._actions[f"theme.{settings.get('theme')}"].setChecked(True)
        self._actions[f"language.{self._look.language.code}"].setChecked(True)

    def _resize(self, step: int) -> None:
        size = self._look.settings.get("text_size") + step
        if SETTINGS["text_size"].accepts(size):
            self._look.set("text_size", size)

    def _full_screen(self) -> None:
        """Leave the text alone on the screen, or bring everything back."""
        if self._actions["view.full_screen"].isChecked():
            self._away = [widget for widget in (*self._docks, *self._bars) if not widget.isHidden()]
            for widget in self._away:
                widget.hide()
            self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)
        else:
            self.leave_full_screen()

    def leave_full_screen(self) -> None:
        """Bring panels, bars and the window's frame back."""
        if self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)
        self._actions["view.full_screen"].setChecked(False)
        for widget in self._away:
            widget.show()
        self._away = []

    def _step_panel(self, step: int) -> None:
        stops = [stop for stop in self._stops if stop.isVisible()]
        if not stops:
            return
        focused = self._window.focusWidget()
        holding = next((at for at, stop in enumerate(stops) if _holds(stop, focused)), -1)
        stop = stops[(holding + step) % len(stops)]
        focus_by_key(stop.focusProxy() or stop)


def _holds(stop: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (stop is focused or stop.isAncestorOf(focused))
