"""Finding in the open article: the bar over the text, next and previous hit from wherever the keyboard is."""

from __future__ import annotations

import contextlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from annotator.domain.errors import UserError
from annotator.domain.finding import Extent
from annotator.settings import State
from annotator.ui.actions import Actions
from annotator.ui.article.view import ArticleView
from annotator.ui.panels.find_bar import FROM_END, FROM_START, HEIGHT, FindBar
from annotator.ui.searching import Query, Searcher
from annotator.ui.session import Session
from annotator.ui.start import Look

_LETTERS = 22
"""What a line's letters reach above their middle, in px of a text of usual size, at most."""
_TRIES = 6


class FindCommands(QObject):
    """Binds the actions that find. What is looked for stays the same from article to article.

    Hits are shown in the text while the bar is open; leaving it selects the hit that was gone to last. Those of a
    search of all articles are shown without the bar, and walked alike. Whether diacritics count is kept in the State.
    """

    LONGEST = 100
    """Code points of a selection that is taken for what is looked for."""

    def __init__(self, session: Session, view: ArticleView, actions: Actions, *, state: State, look: Look) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._actions = actions
        self._state = state
        self._bar: FindBar | None = None
        self._words = ""
        self._hits: Sequence[Extent] | None = None
        self._at: int | None = None
        self._elsewhere: Callable[[str], Sequence[Extent]] | None = None
        self._shown = False
        self._from = 0
        self._then: Callable[[], None] = self._go_first
        self._searcher = Searcher(self)
        self._searcher.found.connect(self._on_found)
        actions.bind("find", self.open)
        actions.bind("find.next", lambda: self.step(1))
        actions.bind("find.previous", lambda: self.step(-1))
        actions.bind("find.marks", self._on_marks)
        actions["find.marks"].setChecked(state.find_ignores_marks())
        session.article_opened.connect(lambda _id: self._on_article())
        session.project_closed.connect(self._on_project_closed)
        look.changed.connect(self._on_look)

    @property
    def bar(self) -> FindBar:
        """The bar, made when it is first wanted."""
        if self._bar is None:
            self._bar = bar = FindBar(self._view, self._view.column)
            bar.query_changed.connect(self._on_query)
            bar.step_asked.connect(self.step)
            bar.marks_asked.connect(self._actions["find.marks"].trigger)
            bar.leave_asked.connect(self.leave)
            bar.all_asked.connect(self._actions["search"].trigger)
        return self._bar

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self._bar is not None and not self._bar.isHidden()

    # Opening and leaving

    def open(self) -> None:
        """Open the bar with the selection, where it is short, else with what was looked for last."""
        bar, was_open = self.bar, self.is_open
        self._show_keys(bar)
        start, end = self._view.selection()
        chosen = self._view.text[start:end].strip() if end - start <= self.LONGEST and self._view.hasFocus() else ""
        if not was_open or chosen:
            self._from = start
        words = chosen if chosen and "\n" not in chosen else bar.field.text()
        bar.open(words)
        if not was_open or words != self._words:
            self._look(words, self._go_first)

    def leave(self) -> None:
        """Close the bar; the hit that was gone to is selected, and the keyboard is in the text."""
        if self._hits and self._at is not None:
            self._view.select(*self._hits[self._at])
        self._view.setFocus()
        self._close()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.hide()
        self._shown = False
        self._view.set_hits((), None)
        self._set_inset(0)

    def _show_keys(self, bar: FindBar) -> None:
        hint = self._actions.hint_text
        bar.set_keys(
            marks=hint("find.marks"),
            following=hint("find.next"),
            previous=hint("find.previous"),
            everywhere=hint("search"),
        )
        bar.set_without_marks(on=self._ignores_marks)

    def take(self, words: str, find: Callable[[str], Sequence[Extent]]) -> None:
        """Show what `find` finds in the article, for these words; F3 goes on through it, in every article."""
        self._searcher.forget()
        self._close()
        self._words, self._elsewhere = words, find
        self._hits = tuple(find(self._view.text))
        place = self._view.selection()
        self._at = self._hits.index(place) if place in self._hits else None
        self._shown = True
        self._view.set_hits(self._hits, self._at)

    def hand_over(self) -> str:
        """Return what stands in the bar where the keyboard is, and close it; "" where the keyboard is elsewhere."""
        focused = QApplication.focusWidget()
        if self._bar is None or focused is None or not self._bar.isAncestorOf(focused):
            return ""
        self._close()
        return self._bar.field.text().strip()

    def drop(self) -> None:
        """Show no hits, unless the bar is there."""
        self._shown = False
        if not self.is_open:
            self._view.set_hits((), None)

    # Looking

    @property
    def _ignores_marks(self) -> bool:
        return self._actions["find.marks"].isChecked()

    def _look(self, words: str, then: Callable[[], None]) -> None:
        """Look for words in the article; `then` is called when the hits are known."""
        self._words, self._then = words, then
        self._hits, self._at, self._elsewhere = None, None, None
        self._searcher.ask(Query(self._view.text, words, not self._ignores_marks))
        if self._searcher.busy:
            self._show()

    def _on_found(self, hits: list[Extent]) -> None:
        self._hits = tuple(hits)
        self._then()

    def _go_first(self) -> None:
        """Go to the first hit after the place where finding was begun, around the end."""
        if not self._hits:
            self._go(None)
            return
        number = bisect_left(self._hits, (self._from, 0))
        self._go(number % len(self._hits), FROM_START if number == len(self._hits) else "")

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the previous one (−1), around the ends; in the text, to that from the caret on."""
        if self._hits is None and not self._words:
            self.open()
        elif self._hits is None and self._elsewhere is not None:
            self.take(self._words, self._elsewhere)
            self.step(step)
        elif self._hits is None:
            self._look(self._words, lambda: self.step(step))
        elif not self._hits:
            self._go(None)
            self._tell()
        else:
            self._step(step, self._hits)

    def _step(self, step: int, hits: Sequence[Extent]) -> None:
        in_text = not self.is_open or self._view.hasFocus()
        number = self._beside(step, hits) if in_text or self._at is None else self._at + step
        around = FROM_START if number >= len(hits) else FROM_END if number < 0 else ""
        number %= len(hits)
        self._from = hits[number][0]
        self._go(number, around)
        if in_text:
            self._view.select(*hits[number])
            self._tell(around)

    def _beside(self, step: int, hits: Sequence[Extent]) -> int:
        """Return the number of the hit after the selection, or of the one before it."""
        start, end = self._view.selection()
        if step > 0:
            return bisect_left(hits, (end, 0))
        return bisect_right(hits, start, key=lambda hit: hit[1]) - 1

    def _go(self, number: int | None, around: str = "") -> None:
        """Bring a hit into sight, None for none of them, and show how many there are."""
        self._at = number
        self._show(around)
        if number is None or not self._hits:
            return
        start, end = self._hits[number]
        if "\n" in self._view.text[start:end]:
            self._view.scroll_to(end - 1, end)  # the end may lie in a folded zone of its own
        self._view.scroll_to(start, end)
        self._uncover(start)

    def _show(self, around: str = "") -> None:
        if self.is_open:
            self.bar.show_hits(self._at, None if self._hits is None else len(self._hits), around)
        if self.is_open or self._shown:
            self._view.set_hits(self._hits or (), self._at)

    def _tell(self, around: str = "") -> None:
        """Say in the bar below which hit this is, where the bar above is closed."""
        if self.is_open or self._hits is None:
            return
        if not self._hits:
            self._session.told.emit(self.tr("“{words}” is not in this article.").format(words=self._words))
            return
        which = self.bar.words_of(self._at, len(self._hits))
        said = ", ".join(part for part in (which, self.bar.words_around(around)) if part)
        self._session.told.emit(self.tr("“{words}”: {which}.").format(words=self._words, which=said))

    # What happens

    def _on_query(self, words: str) -> None:
        if self.is_open:
            self._look(words, self._go_first)

    def _on_marks(self) -> None:
        ignores = self._ignores_marks
        with contextlib.suppress(UserError):
            self._state.remember_find(ignores_marks=ignores)
        self._hits = None
        if self.is_open:
            self.bar.set_without_marks(on=ignores)
            self._look(self._words, self._go_first)
        else:
            words = self.tr("Finding ignores diacritics."), self.tr("Finding heeds diacritics.")
            self._session.told.emit(words[0] if ignores else words[1])

    def _on_article(self) -> None:
        """Count anew in another article, once its text is shown; nothing is gone to."""
        self._hits, self._at = None, None
        self._searcher.forget()
        if self.is_open:
            self._show()
            QTimer.singleShot(0, self, self._recount)

    def _recount(self) -> None:
        if self.is_open and self._hits is None:
            if self._view.verticalScrollBar().value() == 0:
                self._set_inset(HEIGHT)
            self._from = self._view.selection()[0]
            self._look(self._words, self._show)

    def _on_project_closed(self) -> None:
        self._hits, self._at = None, None
        self._searcher.forget()
        self._close()

    def _on_look(self) -> None:
        if self._bar is not None:
            self._show_keys(self._bar)

    # What the bar lies on

    def _uncover(self, place: int) -> None:
        """Bring a line from under the bar: the text scrolls; at its very beginning it makes room instead."""
        tries = 0
        while self._is_covered(place) and tries < _TRIES:
            if self._view.verticalScrollBar().value() == 0:
                self._set_inset(HEIGHT)
                return
            self._view.scroll_by(-1)
            tries += 1

    def _is_covered(self, place: int) -> bool:
        if not self.is_open or self._view.viewportMargins().top() > 0:
            return False
        try:
            middle = self._view.point_of(place).y()
        except ValueError:  # it is not in sight
            return False
        return middle - self._view.metrics.px(_LETTERS) < HEIGHT

    def _set_inset(self, height: int) -> None:
        """Let the text begin so many px below the upper edge of its view."""
        margins = self._view.viewportMargins()
        if margins.top() != height:
            self._view.setViewportMargins(margins.left(), height, margins.right(), margins.bottom())
