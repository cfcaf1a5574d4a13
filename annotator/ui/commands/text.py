"""Actions in the text: caret and selection, labels, the current span and its boundaries, open points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from annotator.ui import key_sentences
from annotator.ui.acts import Acts
from annotator.ui.article.view import ArticleView
from annotator.ui.binding import Keys
from annotator.ui.commands.picking import RangePicking
from annotator.ui.commands.reading import ReadingCommands
from annotator.ui.commands.zone_lines import line_edge
from annotator.ui.desk import Desk
from annotator.ui.modes import KeyMode
from annotator.ui.open_article import OpenArticle
from annotator.ui.zone_words import remark

_UNITS = ("word", "sentence", "line", "paragraph", "character")
_DIRECTIONS = {"next": 1, "previous": -1}


class Edges(Protocol):
    """What else has boundaries that can be moved where no span is the current one."""

    def begin_boundaries(self) -> bool:
        """Begin; return whether there is such a thing here."""

    def move_edge(self, edge: str, unit: str, step: int) -> bool:
        """Move the edge "start" or "end" by a unit; return whether there is such a thing."""

    def leave_current(self) -> bool:
        """Reject the current zone, or take it away; return whether there is one."""


class TextCommands(QObject):
    """Binds the actions that need the caret, the selection or the current span."""

    def __init__(
        self,
        session: OpenArticle,
        acts: Acts,
        view: ArticleView,
        actions: Keys,
        *,
        reading: ReadingCommands,
        picking: RangePicking,
        boundaries: KeyMode,
        desk: Desk,
        zones: Edges | None = None,
    ) -> None:
        super().__init__(view)
        self._session = session
        self._acts = acts
        self._view = view
        self._actions = actions
        self._reading = reading
        self._picking = picking
        self._boundaries = boundaries
        self._desk = desk
        self._zones = zones
        self._bind_caret(actions)
        self._bind_spans(actions)
        self._bind_boundaries(actions)
        session.leaving.connect(boundaries.end)

    def _bind_caret(self, actions: Keys) -> None:
        for unit in _UNITS:
            for name, step in _DIRECTIONS.items():
                actions.bind(f"caret.{unit}.{name}", lambda u=unit, s=step: self._view.move_caret(u, s, extend=False))  # type: ignore[misc]
                actions.bind(f"select.{unit}.{name}", lambda u=unit, s=step: self._view.move_caret(u, s, extend=True))  # type: ignore[misc]
        actions.bind("leave", self._leave)
        self.left_nothing: Callable[[], object] = bool
        """Called where Esc finds nothing in the text to leave."""

    def _bind_spans(self, actions: Keys) -> None:
        actions.bind("span.next", lambda: self._step_span(1))
        actions.bind("span.previous", lambda: self._step_span(-1))
        actions.bind("open_point.next", self.next_open_point)
        actions.bind("open_point.previous", lambda: self.next_open_point(-1))

    def _bind_boundaries(self, actions: Keys) -> None:
        actions.bind("span.boundaries", self._begin_boundaries)
        actions.bind("boundaries.leave", self._boundaries.end)
        for edge in ("start", "end"):
            for unit in ("word", "character", "line"):
                for name, step in _DIRECTIONS.items():
                    actions.bind(
                        f"{edge}.{unit}.{name}",
                        lambda e=edge, u=unit, s=step: self._move_edge(e, u, s),  # type: ignore[misc]
                    )

    # Labels

    def label_with(self, label_id: str) -> None:
        """Label the selection, or what stands at the caret where nothing is selected."""
        start, end = self._view.selection()
        if start == end:
            found = self._reading.at_caret(self._session.scheme.label(label_id))
            if found is None:
                self._session.told.emit(self.tr("There is no figure here. Select what is to be one."))
                return
            start, end = found
        there = {(span.start, span.end, span.label): span.id for span in self._session.over(start, end)}
        # What has the label already is meant: the person is told so, and can go on with it.
        span_id = self._acts.label(label_id, start, end) or there.get((start, end, label_id), "")
        if span_id:
            self._desk.make_current(span_id, caret=end)
            if said := remark(self._session.zones, start, end):
                self._session.told.emit(said)

    def relabel(self, label_id: str) -> None:
        """Give the current span another label."""
        if self._needs_current():
            self._acts.relabel(self._session.current, label_id)

    # Caret and selection

    def _leave(self) -> None:
        if self._picking.end():
            return
        start, end = self._view.selection()
        if start != end:
            self._view.set_caret(self._view.caret())
        elif self._session.current:
            self._session.set_current("")
        else:
            self.left_nothing()

    def copy_quoted(self) -> None:
        """Copy the selection, or the current span, between quotation marks with title and source."""
        start, end = self._view.selection()
        span = self._session.current_span
        if start == end and span is not None:
            start, end = span.start, span.end
        article = self._session.article
        if article is None or start == end:
            self._session.told.emit(self.tr("Select the text to copy first."))
            return
        source = ", ".join(part for part in (article.title, article.source, article.published[:10]) if part)
        quote = f"“{article.text[start:end]}”"
        QGuiApplication.clipboard().setText(f"{quote} ({source})" if source else quote)

    # Spans

    def _needs_current(self) -> bool:
        if self._session.current_span is None:
            self._session.told.emit(key_sentences.choose_span_first(self._actions))
            return False
        return True

    def _step_span(self, step: int) -> None:
        span = self._session.labelled.neighbour(self._session.current, self._view.caret(), step)
        if span is None:
            self._session.told.emit(self.tr("Nothing is marked yet."))
        else:
            self._desk.go_to(span.id)

    def delete(self) -> None:
        """Delete the current span with its links; with none, take the zone away that is the current one."""
        zones = self._zones if not self._session.current else None
        if (zones is None or not zones.leave_current()) and self._needs_current():
            self._acts.delete(self._session.current)

    def next_open_point(self, step: int = 1) -> None:
        """Go to the span of the next open point, from the current span or the caret on, around the end."""
        labelled = self._session.labelled
        span = labelled.neighbour(self._session.current, self._view.caret(), step, is_open=True)
        if span is None:
            self._session.told.emit(self.tr("No open points."))
        else:
            self._desk.go_to(span.id)
            self._acts.tell_open_points(labelled.open_rules(span.id))

    # Boundaries

    def _begin_boundaries(self) -> None:
        of_zone = self._session.current_span is None and self._zones is not None and self._zones.begin_boundaries()
        if of_zone or (self._needs_current() and self._session.may_label()):
            self._boundaries.start()
            if said := key_sentences.boundaries(self._actions):
                self._session.told.emit(said)

    def _move_edge(self, edge: str, unit: str, step: int) -> None:
        span = self._session.current_span
        if span is None:
            if self._zones is None or not self._zones.move_edge(edge, unit, step):
                self._boundaries.end()
            return
        at = span.start if edge == "start" else span.end
        by_line = unit == "line"
        moved = line_edge(self._view.text, at, edge, step) if by_line else self._view.words.moved(at, unit, step)
        start, end = (moved, span.end) if edge == "start" else (span.start, moved)
        if start < end and moved != at:
            self._acts.move(span.id, start, end)
