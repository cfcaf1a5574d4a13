"""Actions on the queue: which articles the list shows, and in which order. Each person finds theirs again."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from annotator.domain.errors import UserError
from annotator.domain.queue import KINDS, ORDERS, Queue
from annotator.settings import State
from annotator.ui.actions import Actions
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.session import Session


class QueueCommands(QObject):
    """Binds the queue's actions to the list of articles, and keeps what was chosen for each project and person.

    To be made before anything reads the articles of an opened project: it hands the list order and filters first.
    """

    def __init__(self, session: Session, state: State, actions: Actions, articles: ArticleList) -> None:
        super().__init__(articles)
        self._session = session
        self._state = state
        self._actions = actions
        self._list = articles
        self._key = ("", "")
        self._kept = Queue()
        orders = QActionGroup(self)
        for order in ORDERS:
            orders.addAction(actions[f"queue.order.{order}"])
            actions.bind(f"queue.order.{order}", lambda order=order: articles.set_order(order))  # type: ignore[misc]
        actions.bind("queue.shuffle", articles.shuffle)
        actions.bind("queue.filter.all", self._show_all)
        for kind in KINDS:
            actions.bind(f"queue.filter.{kind}", lambda kind=kind: articles.toggle_kind(kind))  # type: ignore[misc]
        actions.bind("queue.filter.words", articles.focus_filter)
        articles.queue_changed.connect(self._on_changed)
        session.project_opened.connect(self._restore)
        session.annotator_changed.connect(self._restore)
        session.leaving.connect(self._remember)
        self._show()

    def _show_all(self) -> None:
        self._list.show_all()
        self._show()

    def _on_changed(self) -> None:
        self._show()
        queue, kept = self._list.queue, self._kept
        if (queue.order, queue.seed, queue.kinds) != (kept.order, kept.seed, kept.kinds):
            self._remember()  # at once; the words of the filter when the article is left

    def _show(self) -> None:
        """Check what holds now."""
        queue = self._list.queue
        self._actions[f"queue.order.{queue.order}"].setChecked(True)
        self._actions["queue.filter.all"].setChecked(not queue.kinds)
        for kind in KINDS:
            self._actions[f"queue.filter.{kind}"].setChecked(kind in queue.kinds)

    def _restore(self) -> None:
        project = self._session.project
        if project is not None:
            self._key = ("", "")  # nothing is kept while the list takes one thing after the other
            key = (project.id, self._session.viewer)
            self._kept = self._state.queue(*key)
            self._list.set_queue(self._kept)
            self._key = key

    def _remember(self) -> None:
        queue = self._list.queue
        if self._key[0] and queue != self._kept:
            self._kept = queue
            with contextlib.suppress(UserError):
                self._state.remember_queue(*self._key, queue)
