"""The desk while an article is read through: gold's labels in the text, and the current one in the inspector."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from annotator.domain.edit import Edit
from annotator.ui.actions import Actions
from annotator.ui.acts import Acts
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import Desk
from annotator.ui.looks import label_keys
from annotator.ui.open_project import TYPING
from annotator.ui.panels.inspector import Inspector
from annotator.ui.review.review_bar import ReviewBar
from annotator.ui.review.shown_article import ShownArticle
from annotator.ui.selection_strip import SelectionStrip
from annotator.ui.session import Session
from annotator.ui.start import Look

_PREPARE_AFTER = 200
"""Milliseconds after reading through has begun until the forms are made that labels will need."""


class ReadingDesk(Desk):
    """Connects the article under review with its view, the inspector beside it and the bar below, while it is read."""

    def __init__(
        self,
        shown: ShownArticle,
        session: Session,
        acts: Acts,
        look: Look,
        *,
        view: ArticleView,
        inspector: Inspector,
        bar: ReviewBar,
        actions: Actions,
    ) -> None:
        super().__init__(shown, acts, look, view=view, inspector=inspector, bar=bar, actions=actions)
        self._shown, self._table = shown, actions
        self._reading_bar = bar
        self._strip = SelectionStrip(view, bar.label_chosen.emit)
        self._strip.is_on = False
        inspector.typing_started.connect(lambda: session.saved_changed.emit(TYPING, ""))
        inspector.typing_stopped.connect(session.tell_saved)
        shown.changed.connect(self._on_changed)
        self.show_look()

    def begin(self) -> None:
        """Let the labels be changed: the article is read through now."""
        self._shown.is_read_through = self._strip.is_on = True
        self._inspector.begin()
        QTimer.singleShot(_PREPARE_AFTER, self._inspector, self._inspector.prepare)
        self._show_labels()

    def end(self) -> None:
        """Leave the labels alone again; what is typed is handed on first."""
        if self._shown.is_read_through:
            self._inspector.flush()
            self._shown.set_current("")
            self._shown.is_read_through = self._strip.is_on = False
            self._view.set_open_points(frozenset())

    def show_look(self) -> None:
        """Show colours, names and keys anew."""
        if self._shown.project is None:
            return
        scheme, cap = self._table.with_keys(self._shown.scheme), self._table.cap_text
        looks = self._look.labels(scheme)
        self._view.snapping = self._look.settings.get("snapping")
        self._view.fold_key = cap("zone.fold")
        self._inspector.set_keys(link=cap("span.link"), note=cap("span.note"))
        self._inspector.set_scheme(scheme, looks, self._look.language.code)
        self._reading_bar.set_looks(looks)
        self._strip.set_labels(label_keys(scheme, looks))
        self.show_current()

    def _on_changed(self, _edit: Edit) -> None:
        if self._shown.is_read_through:
            self._show_labels()

    def _show_labels(self) -> None:
        self._view.set_open_points(self._shown.labelled.open_ids)
        self.show_current()
