"""Where a person is: kept when it is left and every few seconds, and found again when the project is opened."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from annotator.domain.errors import UserError
from annotator.settings import Place, State
from annotator.ui.article.view import ArticleView
from annotator.ui.session import Session

_EVERY = 15_000


class Places(QObject):
    """Article, line at the top, selection with its caret, and current span, for each project and person."""

    def __init__(self, session: Session, state: State, view: ArticleView) -> None:
        super().__init__(view)
        self._session = session
        self._state = state
        self._view = view
        self._left: dict[tuple[str, str, str], Place] = {}
        """Where each article was left since the program began; only the last one is kept beyond that."""
        session.leaving.connect(self.remember)
        session.show_again = self.open
        # A program that is killed has lost a few seconds of the way, not the article.
        timer = QTimer(self, interval=_EVERY)
        timer.timeout.connect(self.remember)
        timer.start()

    def remember(self) -> None:
        """Keep the place where the person is, if it is another one than is kept."""
        project, article = self._session.project, self._session.article
        if project is None or article is None:
            return
        key = (project.id, self._session.viewer)
        view = self._view
        place = Place(article.id, view.top_place(), view.anchor(), view.caret(), self._session.current)
        self._left[*key, article.id] = place
        if place != self._state.place(*key):
            with contextlib.suppress(UserError):  # nothing of it is work
                self._state.remember_place(*key, place)

    def resume(self, otherwise: Callable[[], str]) -> bool:
        """Open the article where the person left off, as it was left; else the one that `otherwise` names.

        Returns whether there is an article.
        """
        project = self._session.project
        if project is None:
            return False
        place = self._state.place(project.id, self._session.viewer)
        if project.article_row(place.article_id, self._session.viewer) is None:
            article_id = otherwise()
            if article_id:
                self._session.open_article(article_id)
            return bool(article_id)
        self._session.open_article(place.article_id)
        self._restore(place)
        return True

    def open(self, article_id: str) -> None:
        """Open an article; one that was open before is shown as it was left."""
        project = self._session.project
        self._session.open_article(article_id)
        place = self._left.get((project.id, self._session.viewer, article_id)) if project is not None else None
        if place is not None:
            self._restore(place)

    def keep(self, act: Callable[[], object]) -> None:
        """Do something that opens the same article anew; the person is where they were after it."""
        self.remember()
        project, article = self._session.project, self._session.article
        key = (project.id, self._session.viewer, article.id) if project is not None and article is not None else None
        place = self._left.get(key) if key is not None else None
        act()
        if place is not None and self._session.article is not None and self._session.article.id == place.article_id:
            self._restore(place)

    def _restore(self, place: Place) -> None:
        length = len(self._view.text)
        self._view.select(min(place.start, length), min(place.end, length))
        self._view.restore_top(place.position)
        if place.span and place.span in self._session.spans:  # else all spans would be read at once
            self._session.set_current(place.span)
