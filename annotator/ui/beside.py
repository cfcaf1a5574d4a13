"""Docks beside the text, and that of the guidelines. What is in it is made when it is first shown."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from annotator.domain.errors import UserError
from annotator.domain.headings import headings
from annotator.settings import State
from annotator.ui.actions import Actions
from annotator.ui.looks import label_keys
from annotator.ui.parts import Parts
from annotator.ui.session import Session
from annotator.ui.start import Look

if TYPE_CHECKING:
    from annotator.ui.panels.guidelines import GuidelinesPanel

_WIDTH, _LEAST = 400, 300
_TEXT = 700
"""Width in px that the article is to keep: narrower, and the guidelines stand where the list of articles does."""


class _Place(QWidget):
    """Where a panel will stand; it has the width to begin with."""

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent)
        self._width = width
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, panel: QWidget) -> None:
        """Take the panel in."""
        self._column.addWidget(panel)
        self.setFocusProxy(panel)

    def sizeHint(self) -> QSize:
        """Return the size to begin with."""
        return QSize(self._width, super().sizeHint().height())


class Beside:
    """A dock beside the text; where there is no room it stands in the place of the list of articles.

    `width` in px is the one to begin with, `least` that it never goes below.
    """

    def __init__(self, window: QMainWindow, parts: Parts, name: str, *, width: int, least: int) -> None:
        self._window, self._parts, self._width, self._least = window, parts, width, least
        self._took_place = False
        self._articles_width = 0
        self._was_shown = False
        self.place = _Place(window, width)
        self.dock = parts.add_dock(name, self.place, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.dock.setMinimumWidth(least)
        window.splitDockWidget(parts.articles_dock, self.dock, Qt.Orientation.Horizontal)
        self.dock.hide()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in it."""
        focused: QWidget | None = self._window.focusWidget()
        return focused is not None and self.dock.isAncestorOf(focused)

    def show(self) -> None:
        """Show the dock, the list of articles hidden where both have no room."""
        if not self.dock.isHidden():
            return
        articles = self._parts.articles_dock
        beside = [dock.width() for dock in self._parts.all_docks if not dock.isHidden()]
        self._took_place = not articles.isHidden() and self._window.width() - sum(beside) - self._width < _TEXT
        if self._took_place:
            self._articles_width = articles.width()
            articles.hide()
        self.dock.show()
        self.dock.raise_()
        if not self._was_shown:
            others = sum(dock.width() for dock in self._parts.all_docks if dock.isVisible() and dock is not self.dock)
            width = min(max(self._window.width() - _TEXT - others, self._least), self._width)
            self._window.resizeDocks([self.dock], [width], Qt.Orientation.Horizontal)
        self._was_shown = True

    def hide(self) -> None:
        """Put the dock away; the list of articles comes back where it had its place, the keyboard to the text."""
        had_keyboard = self.has_keyboard
        self.dock.hide()
        if self._took_place:
            self._took_place = False
            articles, others = self._parts.articles_dock, [dock for dock in self._parts.docks if dock.isVisible()]
            widths = [self._articles_width, *(dock.width() for dock in others)]
            articles.show()
            self._window.resizeDocks([articles, *others], widths, Qt.Orientation.Horizontal)
        if had_keyboard:
            self._parts.view.setFocus()

    def came_back(self) -> None:
        """Take note that the window came back with the dock shown."""
        self._was_shown = True
        self._took_place = self._parts.articles_dock.isHidden()

    def end(self) -> None:
        """Put the dock away with its project."""
        self._took_place = False
        self.dock.hide()


class GuidelinesBeside(QObject):
    """Shows and hides the guidelines; where there is no room they stand in the place of the list of articles."""

    def __init__(
        self, window: QMainWindow, session: Session, actions: Actions, *, state: State, look: Look, parts: Parts
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._action = actions["help.guidelines"]
        self._state = state
        self._look = look
        self._parts = parts
        self._panel: GuidelinesPanel | None = None
        self._shown = ("", "")
        self._project = ""
        self._beside = Beside(window, parts, "guidelines", width=_WIDTH, least=_LEAST)
        self.place, self.dock = self._beside.place, self._beside.dock
        self.dock.visibilityChanged.connect(self._on_visibility)
        actions.bind("help.guidelines", self.toggle)
        session.project_opened.connect(self._on_project_opened)
        session.leaving.connect(self._remember)
        session.project_closed.connect(self._on_project_closed)
        look.changed.connect(self.refresh)

    @property
    def panel(self) -> GuidelinesPanel:
        """The panel, made when it is first needed."""
        if self._panel is None:
            from annotator.ui.panels.guidelines import GuidelinesPanel  # noqa: PLC0415  not at the start

            self._panel = GuidelinesPanel(self.place)
            self._panel.leave_asked.connect(self._parts.view.setFocus)
            self._panel.close_asked.connect(self.hide)
            self.place.put(self._panel)
            self.refresh()
        return self._panel

    def headings(self) -> list[str]:
        """Return the headings of the project's guidelines in the language shown."""
        return [heading.text for heading in headings(self._text())]

    def toggle(self) -> None:
        """Show the guidelines and bring the keyboard there, or put them away."""
        if self.dock.isHidden():
            self.show()
            self.place.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.hide()

    def show(self) -> None:
        """Show the guidelines beside the text, from where they were read last."""
        panel = self.panel
        if not self.dock.isHidden() or self._session.project is None:
            return
        self._beside.show()
        # The text is laid out at its width first.
        place = self._state.guidelines_place(self._session.project.id)
        QTimer.singleShot(0, panel, lambda: panel.text.restore_top(place))

    def hide(self) -> None:
        """Put the guidelines away; the list of articles comes back where they had its place."""
        if self.dock.isHidden():
            return
        self._remember()
        self._beside.hide()

    def show_heading(self, words: str) -> None:
        """Show the guidelines at one of their headings."""
        self.show()
        # After the place where they were read last.
        QTimer.singleShot(0, self.panel, lambda: self.panel.show_heading(words))

    def _text(self) -> str:
        from annotator.services.guiding import shown_guidelines  # noqa: PLC0415  not at the start

        project = self._session.project
        return shown_guidelines(project.guidelines.text, self._look.language.code) if project is not None else ""

    def refresh(self) -> None:
        """Bring text and labels in line with project, language and theme."""
        self.dock.setWindowTitle(self.tr("Guidelines"))
        project = self._session.project
        if self._panel is None or project is None:
            return
        language = self._look.language.code
        if self._shown != (project.guidelines.text, language):
            self._shown = (project.guidelines.text, language)
            self._panel.set_guidelines(self._text())
        looks = self._look.labels(project.scheme)
        self._panel.set_labels(project.scheme, label_keys(project.scheme, looks))

    def _on_visibility(self, _visible: bool) -> None:  # noqa: FBT001  Qt's signal
        self._action.setChecked(not self.dock.isHidden())
        if self._panel is None and not self.dock.isHidden():  # the window came back with it
            self._beside.came_back()
            panel, project = self.panel, self._session.project
            place = self._state.guidelines_place(project.id) if project is not None else 0
            QTimer.singleShot(0, panel, lambda: panel.text.restore_top(place))

    def _on_project_opened(self) -> None:
        self._project = self._session.project.id if self._session.project is not None else ""
        self.refresh()

    def _on_project_closed(self) -> None:
        self._beside.end()

    def _remember(self) -> None:
        if self._panel is None or self.dock.isHidden() or not self._project:
            return
        place = self._panel.text.top_place()
        if place != self._state.guidelines_place(self._project):
            with contextlib.suppress(UserError):
                self._state.remember_guidelines_place(self._project, place)
