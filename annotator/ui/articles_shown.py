"""The list of articles as the session has it, and the place in it that the top bar says where the list is away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from annotator.domain.edit import ArticleData, Edit
from annotator.domain.span import Span
from annotator.domain.work import Work
from annotator.ui.article_feed import ArticleFeed
from annotator.ui.parts import Parts
from annotator.ui.session import Session
from annotator.ui.start import Look

_MANY_ROWS = 100
"""Rows of the article list that are read one by one after an edit of so many articles."""


class ArticlesShown(QObject):
    """Keeps the rows true after edits, and the place; `annotating()`: the list is of the mode that is shown."""

    def __init__(self, session: Session, parts: Parts, look: Look, *, annotating: Callable[[], bool]) -> None:
        super().__init__(parts.article_list)
        self._session, self._list, self._annotating = session, parts.article_list, annotating
        self._dock, self._top_bar = parts.articles_dock, parts.top_bar
        self._feed = ArticleFeed(session, parts.article_list, lambda: look.language.code)
        self.filled = self._feed.filled
        """All rows are in the list now that were not there at once."""
        self.list_only = self._feed.list_only
        self._counted: set[str] = set()
        self._afterwards = QTimer(self, singleShot=True, interval=0)
        self._afterwards.timeout.connect(self._count_afterwards)
        session.unsaved_changed.connect(self._show_unsaved)
        session.annotator_changed.connect(self._show_unsaved)

    def _show_unsaved(self) -> None:
        """Mark the rows of articles in which something is not saved."""
        self._list.set_unsaved(self._session.unsaved_articles())

    def read(self) -> None:
        """Read the rows anew, and where the person is among them."""
        if self._session.project is not None:
            self._feed.read()
            for article_id in self._session.unsaved_articles():
                self._update_row(article_id)
            self.show_place()

    def show_place(self) -> None:
        """Say in the top bar which of how many articles is open, where the list does not show it."""
        away = self._annotating() and self._dock.isHidden()
        self._top_bar.set_position(self._list.position() if away else "")

    def show_edit(self, edit: Edit) -> None:
        """Show what an edit changed of an article's row."""
        if edit.of(Work):
            self._update_row(edit.article_id)
        elif edit.of(Span):
            self._counted.add(edit.article_id)
            self._afterwards.start()
        elif edit.of(ArticleData):
            self._show_details(edit)

    def _show_details(self, edit: Edit) -> None:
        """Show what is known of articles now: in their rows of the list, of very many by reading it anew."""
        if len(edit.parts) > _MANY_ROWS:
            self.read()
        else:
            for part in edit.parts:
                self._update_row(part.article_id)

    def _count_afterwards(self) -> None:
        """Show what nobody waits for at a key: the number of spans in the list."""
        while self._counted:
            self._update_row(self._counted.pop())

    def _update_row(self, article_id: str) -> None:
        row = self._session.article_row(article_id) if self._session.project is not None else None
        if row is not None:
            self._feed.update_row(row)
