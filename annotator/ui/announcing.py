"""Tells a screen reader what the caret stands in: painted spans are silent."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from annotator.ui.article.view import ArticleView
from annotator.ui.describing import Describing
from annotator.ui.open_article import OpenArticle

REST = 150
"""Milliseconds that the caret must rest before anything is said."""


class Announcer(QObject):
    """Says which spans the caret enters and leaves, and which one becomes the current one.

    Nothing is worked out while no screen reader listens.
    """

    said = Signal(str)

    def __init__(self, view: ArticleView, session: OpenArticle, describing: Describing) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        self._describing = describing
        self._around: tuple[str, ...] = ()
        self._current = ""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._say)
        view.selection_changed.connect(lambda _start, _end: self._wait())
        session.current_changed.connect(lambda _id: self._wait())
        session.article_opened.connect(self._on_article_opened)

    def _on_article_opened(self, _article_id: str) -> None:
        self._around, self._current = (), ""

    def _wait(self) -> None:
        if QAccessible.isActive():
            self._rest.start()

    def _say(self) -> None:
        """Say what is another one since something was said last."""
        words = self._describing
        before, self._around = self._around, self._outer_first()
        current, self._current = self._current, self._session.current
        parts = [words.left(span_id) for span_id in reversed(before) if span_id not in self._around]
        if self._current not in {"", current}:
            parts.append(words.spoken(self._current, whole=True))
        entered = [span_id for span_id in self._around if span_id not in before]
        parts += [words.spoken(span_id, whole=False) for span_id in entered if span_id != self._current]
        text = ". ".join(part for part in parts if part)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, text))
            self.said.emit(text)

    def _outer_first(self) -> tuple[str, ...]:
        return tuple(reversed(self._view.span_at(self._view.caret())))
