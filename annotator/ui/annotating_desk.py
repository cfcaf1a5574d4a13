"""The desk while annotating: beside the text and the inspector it has the list of spans and the bar of labels."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from annotator.domain.apart import Apart
from annotator.domain.edit import ArticleData, Edit
from annotator.domain.labelled import Turned
from annotator.domain.link import Link
from annotator.domain.scheme import LinkType
from annotator.domain.span import Mark, Span
from annotator.domain.zone import Zone
from annotator.ui.actions import Actions
from annotator.ui.acts import Acts
from annotator.ui.article.parts import Box, Heading
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import Desk, heading_of
from annotator.ui.looks import label_keys
from annotator.ui.open_project import TYPING
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.label_bar import LabelBar
from annotator.ui.panels.span_list import SpanList
from annotator.ui.selection_strip import SelectionStrip
from annotator.ui.session import Session
from annotator.ui.start import Look
from annotator.ui.unsaved_acts import unsaved_rows
from annotator.ui.widgets.strip import LabelStrip

_PREPARE_AFTER = 200
"""Milliseconds after an article is shown until the forms are made that its labels will need."""


class AnnotatingDesk(Desk):
    """Connects the session with the article view, the span list, the inspector and the label bar."""

    def __init__(
        self,
        session: Session,
        acts: Acts,
        look: Look,
        *,
        view: ArticleView,
        span_list: SpanList,
        inspector: Inspector,
        inspector_place: QWidget,
        label_bar: LabelBar,
        actions: Actions,
    ) -> None:
        super().__init__(session, acts, look, view=view, inspector=inspector, bar=label_bar, actions=actions)
        self._own, self._table = session, actions
        self._span_list = span_list
        self._inspector_place = inspector_place
        self._label_bar = label_bar
        self._has_marks = False
        self._panels_show: tuple[object, ...] = ()
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_on)
        self._selection_strip = SelectionStrip(view, label_bar.label_chosen.emit)
        session.article_opened.connect(self._on_article_opened)
        session.changed.connect(self._on_changed)
        session.open_points_changed.connect(self._on_open_points_changed)
        session.to_be_seen.connect(self._bring_into_sight)
        session.unsaved_changed.connect(self._show_unsaved)
        look.changed.connect(self.show_look)
        self._connect_panels()

    @property
    def strip(self) -> LabelStrip:
        """The strip of labels at a selection made with the mouse."""
        return self._selection_strip.strip

    def _connect_panels(self) -> None:
        self._span_list.span_chosen.connect(self.go_to)
        self._span_list.delete_asked.connect(self._acts.delete)
        self._inspector.typing_started.connect(lambda: self._own.saved_changed.emit(TYPING, ""))
        self._inspector.typing_stopped.connect(self._own.tell_saved)

    # Look

    def show_look(self) -> None:
        """Show colours, sizes and names anew."""
        if self._session.project is None:
            return
        scheme, language = self._table.with_keys(self._session.scheme), self._look.language.code
        looks, cap = self._look.labels(scheme), self._actions.cap_text
        self._view.set_look(self._look.article(scheme))
        self._view.snapping = self._look.settings.get("snapping")
        self._view.fold_key = cap("zone.fold")
        before, self._panels_show = self._panels_show, (scheme, looks, language, cap("span.link"), cap("span.note"))
        if before == self._panels_show:  # a setting of the text alone, such as the names of all spans
            self.show_current()
            return
        shown = label_keys(scheme, looks)
        keys, in_use = [label.key for label in shown if label.key], [label.label_id for label in shown]
        self._span_list.set_looks(looks, keys, in_use)
        self._inspector.set_keys(link=cap("span.link"), note=cap("span.note"))
        self._inspector.set_scheme(scheme, looks, language)
        self._label_bar.set_scheme(scheme, looks)
        self._selection_strip.set_labels(shown)
        self.show_current()

    # The article

    def _on_article_opened(self, article_id: str) -> None:
        session = self._own
        article, project = session.article, session.project
        if article is None or project is None:
            return
        marks = project.marks(article_id, session.viewer)
        self._has_marks = bool(marks)
        self._current_shown = None
        self._view.show_article(article.text, session.zones, marks, heading_of(article, session.zones))
        for edit in session.waiting_here():
            self._view.change_marks(*_marks_of(edit, session.viewer))
        QTimer.singleShot(_PREPARE_AFTER, self._inspector, self._inspector.prepare)
        self._show_unsaved()
        self._span_list.begin()
        self._span_list.set_apart(Apart(session.zones))
        self._inspector.begin()
        # The text stands before the lists are read, and they are read between what a person does.
        self._reading.start()

    def _show_unsaved(self) -> None:
        """Show the spans that could not be saved where they would stand."""
        session, article = self._own, self._own.article
        if article is not None:
            waiting = session.waiting_here()
            rows = [change.row for edit in waiting for change in (*edit.of(Span), *edit.of(Link))]
            mine = [row for row in rows if getattr(row, "annotator_id", "") == session.viewer]
            # A link stands where it starts.
            found = [session.spans.get(row.source_id) if isinstance(row, Link) else row for row in mine]
            spans = {row.id: row for row in found if isinstance(row, Span)}
            boxes = [Box(span.id, span.start, span.end, span.label) for span in spans.values()]
            unsaved = unsaved_rows(waiting, session.viewer)
            self._inspector.set_unsaved(unsaved.rows, unsaved.notes)
            self._view.set_unsaved(boxes, session.why_unsaved, session.why_unsaved_briefly, self.tr("Not saved"))

    def _read_on(self) -> None:
        if self._own.article is not None and not self._own.read_on():
            return
        self._reading.stop()
        if self._own.article is not None:
            self._span_list.set_spans(self._own.in_order(), self._own.labelled.open_ids)
            self._show_open_points()
            self.show_current()

    def show_nothing(self) -> None:
        """Show an empty desk: there is no article to show."""
        self._inspector.discard()
        self._view.show_article("", [], [], Heading())
        self._span_list.set_spans([], set())
        self._label_bar.set_open_points(0)
        self.show_current()

    def _on_changed(self, edit: Edit) -> None:
        article = self._own.article
        if article is None or edit.article_id != article.id:
            return
        mine = [change for change in edit.of(Span) if getattr(change.row, "annotator_id", "") == self._own.viewer]
        if mine:
            # What waited to be saved is said twice, the second time when more may have been done to it.
            removed = [change.row_id for change in mine]
            added = [span for span_id in dict.fromkeys(removed) if (span := self._own.spans.get(span_id)) is not None]
            self._view.change_marks(removed, [Mark(span.id, span.start, span.end, span.label) for span in added])
            self._span_list.change(removed, added)
        if edit.of(Zone) or edit.of(ArticleData):
            self._view.set_zones(self._own.zones, heading_of(article, self._own.zones))
            self._span_list.set_apart(Apart(self._own.zones))
        if mine or edit.of(Link):
            self._label_bar.set_open_points(self._own.labelled.open_count)
            self.show_current()

    def _on_open_points_changed(self, turned: Turned) -> None:
        self._view.change_open_points(turned.closed, turned.opened)
        self._span_list.change_open_points(turned.closed, turned.opened)

    def _show_open_points(self) -> None:
        labelled = self._own.labelled
        self._view.set_open_points(labelled.open_ids)
        self._label_bar.set_open_points(labelled.open_count)

    # The current span

    def _bring_into_sight(self, span_id: str) -> None:
        span = self._session.spans.get(span_id)
        if span is not None:
            self._view.scroll_to(span.start, span.end)

    def show_current(self) -> None:
        """Show the current span in the text, in the list and in the inspector."""
        # Where nothing is marked the list says what to do, and there is nothing to inspect.
        is_read = self._own.is_read
        self._inspector_place.setVisible(bool(self._session.spans) if is_read else self._has_marks)
        super().show_current()
        # Behind the inspector, which may take its room: the current row is brought into sight where it then lies.
        span = self._session.current_span
        self._span_list.set_current(span.id if span else "")

    def _has_gone(self, span_id: str) -> bool:
        # Asking for one span would read all of them, which are read between what a person does.
        return not self._own.is_read or super()._has_gone(span_id)

    # Linking

    def say_linking(self, span: Span | None, link_type: LinkType | None, *, any_target: bool = True) -> None:
        """Let the bottom bar say what is being linked; None ends it, also in the list."""
        super().say_linking(span, link_type, any_target=any_target)
        if span is None or link_type is None:
            self._span_list.show_targets(None)

    def show_targets(self, codes: Mapping[str, str]) -> None:
        """Let the span list show the targets with their letters."""
        told = self.tr("%n possible targets", "", len(codes)) if codes else self.tr("No possible target")
        self._span_list.show_targets(codes, told)


def _marks_of(edit: Edit, owner: str) -> tuple[list[str], list[Mark]]:
    """Return which of a person's marks an edit takes away and which it puts in."""
    changes = [change for change in edit.of(Span) if getattr(change.row, "annotator_id", "") == owner]
    spans = [change.after for change in changes if isinstance(change.after, Span)]
    removed = [change.row_id for change in changes]
    return removed, [Mark(span.id, span.start, span.end, span.label) for span in spans]
