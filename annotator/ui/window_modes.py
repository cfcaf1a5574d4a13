"""The window's three modes: annotate, review, overview. Each is a page; the last two are made when first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from annotator.ui.ground import Ground
from annotator.ui.narrow import NarrowWindow
from annotator.ui.panels.message_strip import MessageStrip
from annotator.ui.panels.top_bar import ANNOTATE, MODES

LAYOUT_VERSION = 1
"""Of what is kept of the places of the panels; another one is not read."""


class Page(Protocol):
    """What a mode shows in the middle of the window, and what it does when it comes and goes."""

    @property
    def widget(self) -> QWidget:
        """The page itself."""

    def enter(self) -> None:
        """Show what the project holds now, and take the keyboard."""

    def leave(self) -> None:
        """Hand on what is typed."""


class WindowModes(QObject):
    """Puts one mode's page into the window.

    The panels of annotating are away in the others, and come back as they were; `come_back` opens the article again.
    """

    changed = Signal(str)

    def __init__(
        self,
        ground: Ground,
        *,
        narrow: NarrowWindow,
        come_back: Callable[[], object],
    ) -> None:
        super().__init__(ground.window)
        self._window, self._session, self._actions = ground.window, ground.session, ground.actions
        self._parts = ground.parts
        self._narrow = narrow
        self._come_back = come_back
        self._makers: dict[str, Callable[[], Page]] = {}
        self._pages: dict[str, Page] = {}
        self._layout = b""
        self._place = QWidget(ground.window)
        self._pages_place = QStackedLayout()
        self.strip = MessageStrip()
        """Says below the page what the bar of labels says while annotating."""
        self.strip.left.connect(self._to_page)
        self.mode = ANNOTATE
        column = QVBoxLayout(self._place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._pages_place, 1)
        column.addWidget(self.strip)
        for mode in MODES:
            ground.actions.bind(f"mode.{mode}", lambda mode=mode: self.choose(mode))  # type: ignore[misc]
        ground.parts.top_bar.mode_chosen.connect(self.choose)
        ground.session.project_closed.connect(lambda: self.choose(ANNOTATE))

    def add(self, mode: str, make: Callable[[], Page]) -> None:
        """Say how the page of a mode is made, when it is first wanted."""
        self._makers[mode] = make
        self._offer()

    def _offer(self) -> None:
        modes = [mode for mode in MODES if mode == ANNOTATE or mode in self._makers]
        self._parts.top_bar.offer(modes=modes, find=self.mode == ANNOTATE, palette=True)

    @property
    def page(self) -> Page | None:
        """The page that is shown; None while annotating."""
        return self._pages.get(self.mode)

    def _to_page(self) -> None:
        if self.page is not None:
            self.page.widget.setFocus()

    def layout(self) -> bytes:
        """Return how the panels of annotating lie, also while they are away."""
        if self.mode != ANNOTATE:
            return self._layout
        if self._narrow.put_away:
            self._parts.articles_dock.show()  # a wider window begins with it
        return bytes(self._window.saveState(LAYOUT_VERSION).data())

    def choose(self, mode: str) -> None:
        """Go to a mode; the same one again brings the keyboard to its page."""
        if mode != ANNOTATE and (mode not in self._makers or self._session.project is None):
            return
        if mode != self.mode:
            self._leave()
            self.mode = mode
            self._actions.show_annotating(on=mode == ANNOTATE)
            self._offer()
            self._parts.top_bar.set_mode(mode)
            if mode == ANNOTATE:
                self._bring_panels_back()
            else:
                self._show_page(mode)
            self.changed.emit(mode)
        page = self.page
        if page is None:
            self._parts.view.setFocus()
        else:
            page.enter()

    def _leave(self) -> None:
        page = self.page
        if page is not None:
            page.leave()
            return
        self._layout = self.layout()
        self._session.leaving.emit()

    def _show_page(self, mode: str) -> None:
        if mode not in self._pages:
            self._pages[mode] = self._makers[mode]()
            self._pages_place.addWidget(self._pages[mode].widget)
        self._narrow.rests = True
        for dock in self._parts.all_docks:
            dock.hide()
        self._parts.bottom.hide()
        self._pages_place.setCurrentWidget(self._pages[mode].widget)
        self._parts.pages.addWidget(self._place)
        self._parts.pages.setCurrentWidget(self._place)

    def _bring_panels_back(self) -> None:
        self._parts.pages.setCurrentWidget(self._parts.view)
        self._parts.pages.removeWidget(self._place)  # hidden, it would still keep the window wide
        self._place.hide()
        self._parts.bottom.show()
        self._window.restoreState(self._layout, LAYOUT_VERSION)
        self._narrow.rests = False
        self._narrow.begin()
        self._come_back()
