"""How an article is shown as a row of the list, and in words: its state, what the row has no room for, the orders."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QWidget

from annotator.domain.printing import on_one_line
from annotator.domain.queue import FLAGGED, PROJECT, RANDOM, SHORTEST
from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED, TODO
from annotator.ui import fonts
from annotator.ui.panels.arranging import ArticleEntry
from annotator.ui.panels.article_model import ArticleModel
from annotator.ui.panels.readable import readable_date
from annotator.ui.panels.rows import Index, RowDelegate
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.paint import advance, paint_text, paint_unsaved
from annotator.ui.widgets.state_icon import SIZE, paint_state

_SIGN_LEFT, _TITLE_LEFT, _RIGHT, _GAP, _UNSAVED_LEFT = 13, 37, 12, 8, 5
DONE_WITH = frozenset({FINISHED, SKIPPED})
"""States of an article that asks for nothing more."""


class ArticleDelegate(RowDelegate):
    """State or flag, title, number of spans; of a flagged one that is done with, its state before the number."""

    def __init__(self, model: ArticleModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def row_key(self, row: int) -> Hashable | None:
        """Return all that is painted of an article."""
        entry = self._model.entry(row)
        if entry is None:
            return None
        return entry.title, entry.status, entry.flagged, entry.spans, entry.id in self._model.unsaved

    def paint_row(self, painter: QPainter, rect: QRect, palette: QPalette, index: Index, *, chosen: bool) -> None:
        """Paint one article."""
        entry = self._model.entry(index.row())
        if entry is None:
            return
        if entry.id in self._model.unsaved:
            paint_unsaved(painter, rect.adjusted(_UNSAVED_LEFT, 0, 0, 0), token(palette, "alert"))
        sign = QRect(rect.left() + _SIGN_LEFT, rect.top(), SIZE, rect.height())
        paint_state(painter, sign, entry.status, palette, flagged=entry.flagged, selected=chosen)
        right = rect.right() + 1 - _RIGHT
        if entry.spans:
            count, font = str(entry.spans), fonts.font(fonts.Role.KEY_HINT, tabular=True)
            width = advance(font, count)
            place = QRect(right - width, rect.top(), width, rect.height())
            paint_text(painter, place, count, font, token(palette, "ink3"))
            right = place.left() - _GAP
        if entry.flagged and entry.status in DONE_WITH:  # the flag stands where the state does
            place = QRect(right - SIZE, rect.top(), SIZE, rect.height())
            paint_state(painter, place, entry.status, palette, selected=chosen)
            right = place.left() - _GAP
        left = rect.left() + _TITLE_LEFT
        place = QRect(left, rect.top(), right - left, rect.height())
        quiet: TokenName = "ink3" if entry.status in DONE_WITH else "ink2"
        font = fonts.font(fonts.Role.CONTROL if chosen else fonts.Role.ROW)
        colour = token(palette, "ink" if chosen else quiet)
        paint_text(painter, place, str(index.data() or ""), font, colour)


def kind_words() -> dict[str, str]:
    """Return what the kinds of articles (`domain.queue.KINDS`) are called."""
    return {
        TODO: QCoreApplication.translate("ArticleList", "To do"),
        IN_PROGRESS: QCoreApplication.translate("ArticleList", "In progress"),
        FINISHED: QCoreApplication.translate("ArticleList", "Finished"),
        SKIPPED: QCoreApplication.translate("ArticleList", "Skipped"),
        FLAGGED: QCoreApplication.translate("ArticleList", "Flagged"),
    }


def unsaved_words() -> str:
    """Say that something of an article is not saved."""
    return QCoreApplication.translate("ArticleList", "Not saved yet")


def order_words(seed: int) -> dict[str, str]:
    """Return what the orders (`domain.queue.ORDERS`) are called, the random one with its seed, if it has one."""
    drawn = QCoreApplication.translate("ArticleList", "Random, {seed}").format(seed=seed)
    return {
        PROJECT: QCoreApplication.translate("ArticleList", "The project's order"),
        SHORTEST: QCoreApplication.translate("ArticleList", "Shortest first"),
        RANDOM: drawn if seed else QCoreApplication.translate("ArticleList", "Random"),
    }


def article_tip(entry: ArticleEntry, why: str, *, unsaved: bool = False) -> str:
    """Return what a row has no room for: the whole title, source and date, the state, and why it was flagged.

    `unsaved`: something in it is not saved.
    """
    kinds = kind_words()
    of = " · ".join(part for part in (entry.source, readable_date(entry.published)) if part)
    flag = kinds[FLAGGED] if entry.flagged else ""
    lines = (
        on_one_line(" ".join(entry.title.split())),
        of,
        ", ".join(part for part in (kinds[entry.status], flag.lower()) if part),
        f"{flag}: {why}" if why else "",
        unsaved_words() if unsaved else "",
    )
    return "\n".join(line for line in lines if line)
