"""The words of the open article, found off the GUI thread a moment after it is shown."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import closing
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.services.jobs import Cancelled, Progress
from annotator.store.project import Project
from annotator.ui.jobs import Job
from annotator.ui.open_article import OpenArticle

if TYPE_CHECKING:
    from annotator.services.wording import Found
    from annotator.suggest.extents import Extents

AFTER = 120
"""Milliseconds from an article's opening until its words are asked for: it is painted then, or left again."""

_KNOWN = 8
"""How many articles' words are held; an article of 200,000 characters has some 100 KB of them."""


class _Search(Job):
    """A job that lives until its end, though the window that asked may be gone before."""

    _running: ClassVar[set[Job]] = set()

    def start(self) -> None:
        """Run in the pool."""
        self._running.add(self)
        for end in (self.done, self.refused, self.broke):
            end.connect(self._on_end)
        super().start()

    def _on_end(self, _how: object) -> None:
        self._running.discard(self)
        self.deleteLater()


class WordService(QObject):
    """Finds the words of the article that is open; nothing of one that was left comes back."""

    ready = Signal(str)
    """The words of this article, which is the open one, are known: see `joined`."""

    def __init__(self, session: OpenArticle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: OrderedDict[str, Extents] = OrderedDict()
        self._job: Job | None = None
        self._broken = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._ask)
        session.article_opened.connect(self._on_article_opened)
        session.leaving.connect(self.stop)

    def joined(self, article_id: str) -> Extents | None:
        """Return the words of more than one syllable of an article, None where they are not known here."""
        return self._known.get(article_id)

    def stop(self) -> None:
        """Forget what was asked: the article is being left."""
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_article_opened(self, article_id: str) -> None:
        self._soon.start(0 if article_id in self._known else AFTER)

    def _ask(self) -> None:
        project, article = self._session.project, self._session.article
        if project is None or article is None:
            return
        if article.id in self._known:
            self._known.move_to_end(article.id)
            self.ready.emit(article.id)
            return
        if self._broken:
            return
        path = project.path

        def work(_progress: Progress, cancelled: Cancelled) -> Found:
            from annotator.services import wording  # noqa: PLC0415  not before the first paint

            with closing(Project.open(path)) as own:
                return wording.find(own, article, cancelled=cancelled)

        self._job = _Search(work)
        # Bound methods of a QObject, so that they run in the GUI thread.
        self._job.done.connect(self._on_done)
        self._job.broke.connect(self._on_broke)
        self._job.start()

    def _on_done(self, result: Found) -> None:
        self._known[result.article_id] = result.joined
        while len(self._known) > _KNOWN:
            self._known.popitem(last=False)
        project, article = self._session.project, self._session.article
        if project is not None and result.fresh:
            from annotator.services import wording  # noqa: PLC0415

            # By the window's connection: another's transaction would have the next edit refused while it runs.
            wording.keep(project, result)
        if article is not None and article.id == result.article_id:
            self.ready.emit(article.id)

    def _on_broke(self, _error: object) -> None:
        """Do without words until the next start; the log says why."""
        self._broken = True
