"""What the window shows of what is open: a project, a person of it, an article; the start page where nothing is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.domain import work as work_states
from annotator.domain.errors import UserError
from annotator.ui.annotating_desk import AnnotatingDesk
from annotator.ui.articles_shown import ArticlesShown
from annotator.ui.commands.text import TextCommands
from annotator.ui.ground import Ground
from annotator.ui.i18n import sentence
from annotator.ui.narrow import NarrowWindow
from annotator.ui.not_taken import not_taken
from annotator.ui.people import menu_names
from annotator.ui.places import Places
from annotator.ui.start_place import StartPlace
from annotator.ui.window_modes import LAYOUT_VERSION


class Opening(QObject):
    """Follows the session: brings what it opens to the window, and the person to where they were in it."""

    def __init__(
        self,
        ground: Ground,
        *,
        desk: AnnotatingDesk,
        marking: TextCommands,
        places: Places,
        articles: ArticlesShown,
        start_place: StartPlace,
        narrow: NarrowWindow,
        say: Callable[[str], object],
    ) -> None:
        super().__init__(ground.window)
        self._ground, self._session, self._parts = ground, ground.session, ground.parts
        self._desk, self._marking, self._places, self._articles = desk, marking, places, articles
        self._start_place, self._narrow, self._say = start_place, narrow, say

    def follow_session(self) -> None:
        """Begin, after everything that is to know of what is opened before the window shows it."""
        session = self._session
        session.project_opened.connect(self._on_project_opened)
        session.project_closed.connect(self.show_start)
        session.annotator_changed.connect(self._on_annotator_changed)
        session.articles_changed.connect(self._on_articles_changed)
        session.article_opened.connect(self._on_article_opened)
        self._articles.filled.connect(self._on_list_filled)

    # Project and person

    def show_start(self) -> None:
        """Show the start page, and nothing of a project."""
        self._start_place.show()
        for dock in self._parts.docks:
            dock.hide()
        self._parts.bottom.hide()
        self._parts.top.hide()
        self._ground.window.setWindowTitle("Annotator")
        self._ground.actions.enable_for_project(on=False)
        self._start_place.page.setFocus()

    def _on_project_opened(self) -> None:
        project, actions, look = self._session.project, self._ground.actions, self._ground.look
        if project is None:
            return
        actions.enable_for_project(on=True)
        actions.set_scheme(project.scheme, self._marking.label_with, self._marking.relabel)
        actions.retranslate(look.language.code)
        self._desk.show_look()
        if self._parts.pages.currentWidget() is not self._parts.view or self._parts.bottom.isHidden():
            self._show_text()
        self._ground.window.setWindowTitle(f"{project.path.name}[*] — Annotator")
        self._show_people()
        self._articles.read()
        self._resume()
        self._parts.view.setFocus()
        if said := not_taken(look.settings, actions):
            self._say(said)

    def _show_text(self) -> None:
        """Put the text and its panels where the start page or another mode was."""
        self._parts.pages.setCurrentWidget(self._parts.view)
        self._start_place.leave()
        self._parts.bottom.show()
        self._parts.top.show()
        for dock in self._parts.docks:
            dock.show()
        layout = self._ground.state.window("layout")
        if layout:
            self._ground.window.restoreState(layout, LAYOUT_VERSION)
        self._narrow.begin()

    def _on_annotator_changed(self) -> None:
        project, viewer = self._session.project, self._session.viewer
        if project is not None:
            with contextlib.suppress(UserError):  # nothing of it is work
                self._ground.state.remember_annotator(project.id, viewer)
        self._show_people()
        self._on_articles_changed()

    def _show_people(self) -> None:
        project = self._session.project
        people = [who for who in project.annotators() if who.role == work_states.ANNOTATOR] if project else []
        self._parts.top_bar.set_annotators([*menu_names(people).items()], self._session.viewer)

    def show_people(self) -> None:
        """Show who is in the project now, and which articles are the person's."""
        self._show_people()
        self._articles.read()

    # Articles

    def _on_articles_changed(self) -> None:
        self.show_people()
        if self._session.article is None:
            self._resume()

    def _on_list_filled(self) -> None:
        self._articles.show_place()
        if self._session.article is None:
            self._resume()

    def _resume(self) -> None:
        """Open the article where this person left off, or the next to do; the first where all are done."""
        if not self._places.resume(self._parts.article_list.begin_with):
            self._desk.show_nothing()
            self._narrow.keep(on=True)

    def come_back(self) -> None:
        """Open the article again after another mode: what was done there may have changed it."""
        self._articles.read()
        if self._session.article is not None:
            self._places.open(self._session.article.id)
        elif self._session.project is not None:
            self._resume()

    def open_article(self, article_id: str) -> None:
        """Open an article as it was left, and take the keyboard to its text; say so where it is no more."""
        try:
            self._places.open(article_id)
        except UserError as error:
            self._session.told.emit(sentence(error))
            return
        self._parts.view.setFocus()

    def show_place(self, article_id: str, start: int, end: int) -> None:
        """Show a place of an article in its text, selected; code points."""
        self.open_article(article_id)
        self._parts.view.select(start, end)
        self._parts.view.scroll_to(start, end)

    def _on_article_opened(self, article_id: str) -> None:
        self._narrow.keep(on=False)
        self._parts.article_list.set_current(article_id)
        self._articles.show_place()
