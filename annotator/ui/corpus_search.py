"""Asks a project for words in a thread of its own, so that typing never waits for an answer."""

from __future__ import annotations

import logging
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import UserError
from annotator.domain.searching import Page, Question
from annotator.services.searching import BUDGET, Count, Searcher, Stopped

_log = logging.getLogger(__name__)
_HITS = 4
"""Hits of an article that are listed; all of them stand in its text."""
_COUNTING = 0.25
"""Seconds for counting the articles once the first ones are there; nobody waits for it."""


PAGE = 20
"""Articles of a page."""
_REFRESHING = 0.4
"""Seconds for looking anew for more than a page of what is shown already; nobody waits for it."""


class _Asked(NamedTuple):
    number: int
    question: Question
    after: int = 0
    most: int = PAGE
    article: str = ""
    """The hits of this article alone, `most` of them."""


class CorpusSearch(QObject):
    """Answers the last question; what was asked before and is not answered yet is dropped.

    Signals carry the number of their question, which grows: a page of results, one article with more of its hits (None
    where it has none), a count, a sentence where the file cannot be read.
    """

    found = Signal(int, object)
    listed = Signal(int, object)
    counted = Signal(int, object)
    failed = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._waiting: SimpleQueue[_Asked | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._searcher: Searcher | None = None

    @property
    def number(self) -> int:
        """The number of the last question."""
        return self._number

    def ask(self, path: Path, question: Question, *, most: int = PAGE) -> int:
        """Ask for the first results, and how many there are, in place of what was asked before; return the number."""
        self._number += 1
        self._interrupt()
        self._put(path, _Asked(self._number, question, most=max(most, PAGE)))
        return self._number

    def go_on(self, path: Path, question: Question, after: int) -> None:
        """Ask for the page after one of the last question."""
        self._put(path, _Asked(self._number, question, after))

    def list_hits(self, path: Path, question: Question, article_id: str, most: int) -> None:
        """Ask for so many hits of one article of the last question."""
        self._put(path, _Asked(self._number, question, most=most, article=article_id))

    def forget(self) -> None:
        """Let nothing be answered any more."""
        self._number += 1
        self._interrupt()

    def close(self) -> None:
        """End the thread, and with it the connection; the next question begins anew."""
        self.forget()
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _put(self, path: Path, asked: _Asked) -> None:
        if self._thread is None:
            self._waiting = SimpleQueue()
            self._thread = Thread(target=self._run, args=(path, self._waiting), daemon=True)
            self._thread.start()
        self._waiting.put(asked)

    def _interrupt(self) -> None:
        searcher = self._searcher
        if searcher is not None:
            searcher.stop()

    # In the thread

    def _run(self, path: Path, waiting: SimpleQueue[_Asked | None]) -> None:
        asked = waiting.get()
        try:
            with Searcher(path) as self._searcher:
                while asked is not None:
                    self._answer(self._searcher, asked)
                    asked = waiting.get()
        except UserError as error:
            self.failed.emit(asked.number if asked is not None else 0, error)
            while waiting.get() is not None:  # until it is closed
                pass
        finally:
            self._searcher = None

    def _answer(self, searcher: Searcher, asked: _Asked) -> None:
        if asked.number != self._number:
            return
        searcher.go_on()
        if asked.number != self._number:  # it was stopped between the two
            searcher.stop()
            return
        try:
            if asked.article:
                self.listed.emit(asked.number, searcher.article(asked.question, asked.article, hits=asked.most))
                return
            self.found.emit(asked.number, self._page(searcher, asked))
            if not asked.after:
                self.counted.emit(asked.number, self._count(searcher, asked.question))
        except Stopped:
            _log.debug("A search was overtaken")

    @staticmethod
    def _page(searcher: Searcher, asked: _Asked) -> Page:
        budget = BUDGET if asked.most == PAGE else _REFRESHING
        return searcher.page(asked.question, after=asked.after, limit=asked.most, hits=_HITS, budget=budget)

    @staticmethod
    def _count(searcher: Searcher, question: Question) -> Count:
        return searcher.count(question, budget=_COUNTING)
