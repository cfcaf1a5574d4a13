"""Moving the boundaries of a place under review."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from annotator.ui.actions import Actions, Context
from annotator.ui.article.parts import OptionLine, ReviewMarks
from annotator.ui.article.view import ArticleView
from annotator.ui.binding import OwnSlots
from annotator.ui.review.text_keys import BoundaryKeys

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
        own = OwnSlots(actions)
        self.keys = BoundaryKeys(Context.BOUNDARIES, view, actions, own)
        own.bind("boundaries.leave", self.keys.end)
        self.keys.ended.connect(self._on_ended)
        for edge in ("start", "end"):
            for unit in ("word", "character"):
                for name, step in _DIRECTIONS.items():
                    own.bind(
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
