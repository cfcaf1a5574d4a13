"""The article under review where its own keys count: moving boundaries, and reading it through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject

from annotator.domain.article import Json
from annotator.domain.scheme import Scheme
from annotator.services import prefilling
from annotator.services.review.state import ArticleReview
from annotator.ui.actions import Actions, Context
from annotator.ui.article.parts import OptionLine, ReviewMarks
from annotator.ui.article.view import ArticleView
from annotator.ui.commands.reading import ReadingCommands
from annotator.ui.looks import label_keys
from annotator.ui.panels.key_words import KeyWord
from annotator.ui.review.reading_panel import Count
from annotator.ui.review.shown_article import ShownArticle
from annotator.ui.review.text_keys import BoundaryKeys, OwnKeys
from annotator.ui.start import Look

_UNITS = ("word", "sentence", "line", "paragraph", "character")
_DIRECTIONS = {"next": 1, "previous": -1}


class _Ended(Protocol):
    def __call__(self, *, moved: bool) -> None: ...


class Boundaries(QObject):
    """Moves the ends of a place by the keys of boundaries; each move is decided at once."""

    def __init__(
        self,
        view: ArticleView,
        actions: Actions,
        *,
        move: Callable[[int, int, int | None], bool],
        end: _Ended,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._move = move
        self._end = end
        self._line: OptionLine | None = None
        self._option: int | None = None
        self._has_moved = False
        self.keys = BoundaryKeys(Context.BOUNDARIES, view, actions)
        self.keys.bind("boundaries.leave", self.keys.end)
        self.keys.bind("hints.first", self.keys.end)
        self.keys.ended.connect(self._on_ended)
        for edge in ("start", "end"):
            for unit in ("word", "character"):
                for name, step in _DIRECTIONS.items():
                    self.keys.bind(
                        f"{edge}.{unit}.{name}",
                        lambda e=edge, u=unit, s=step: self._move_edge(e, u, s),  # type: ignore[misc]
                    )

    def begin(self, line: OptionLine, option: int | None) -> None:
        """Move the ends of an option's one extent; `option` is its number from 0, None where none is in focus."""
        self._line, self._option, self._has_moved = line, option, False
        self.keys.start()

    def _move_edge(self, edge: str, unit: str, step: int) -> None:
        line = self._line
        if line is None:
            return
        start, end = line.extents[0]
        moved = self._view.words.moved(start if edge == "start" else end, unit, step)
        start, end = (moved, end) if edge == "start" else (start, moved)
        if start < end and self._move(start, end, self._option):
            self._has_moved = True
            self._line = line._replace(extents=((start, end),))
            self._view.set_review(ReviewMarks(start=start, end=end, lines=(self._line,), focus=line.number))

    def _on_ended(self) -> None:
        if self._line is not None:
            self._line = None
            self._end(moved=self._has_moved)


class ReadThrough(QObject):
    """The keys of the text while an article is read through once more: caret, selection, labels."""

    def __init__(
        self,
        view: ArticleView,
        actions: Actions,
        shown: ShownArticle,
        *,
        label: Callable[[str, int, int], object],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._shown = shown
        self._label = label
        self.keys = keys = OwnKeys(Context.TEXT, view, actions)
        for unit in _UNITS:
            for name, step in _DIRECTIONS.items():
                keys.bind(f"caret.{unit}.{name}", lambda u=unit, s=step: view.move_caret(u, s, extend=False))  # type: ignore[misc]
                keys.bind(f"select.{unit}.{name}", lambda u=unit, s=step: view.move_caret(u, s, extend=True))  # type: ignore[misc]
        keys.bind("copy", view.copy)
        keys.bind("leave", lambda: view.set_caret(view.caret()))
        keys.bind_family("label.", self._label_with)
        self._reading = ReadingCommands(shown, view, keys)

    def _label_with(self, label_id: str) -> None:
        """Label the selection, or what stands at the caret."""
        state = self._shown.state
        if state is None:
            return
        start, end = self._view.selection()
        found = (start, end) if start != end else self._reading.at_caret(state.scheme.label(label_id))
        if found is None:
            self._shown.told.emit(self.tr("There is no figure here. Select what is to be one."))
        else:
            self._label(label_id, *found)

    def values(self, scheme: Scheme, label_id: str, start: int, end: int) -> Mapping[str, Json]:
        """Return the attributes that the words give a span that is added."""
        article = self._shown.article
        return prefilling.values_for(scheme, article, label_id, start, end) if article is not None else {}

    def label_keys(self, scheme: Scheme, look: Look) -> tuple[KeyWord, ...]:
        """Return the labels with their keys, for the bar."""
        looks = look.labels(scheme)
        return tuple(KeyWord(label.key, looks[label.label_id].name) for label in label_keys(scheme, looks) if label.key)

    def counts(self, state: ArticleReview) -> list[Count]:
        """Return how much of an article was agreed and decided, in words."""
        groups = (*state.compared.groups, *state.compared.links)
        agreed = sum(group.is_agreed for group in groups)
        decided = sum(not group.is_agreed and state.is_settled(group) for group in groups)
        return [
            Count(QCoreApplication.translate("ReadThrough", "Agreed by themselves"), str(agreed)),
            Count(QCoreApplication.translate("ReadThrough", "Decided"), str(decided)),
            Count(QCoreApplication.translate("ReadThrough", "Spans of gold"), str(len(state.gold_spans()))),
        ]
