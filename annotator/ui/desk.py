"""The desk: what lies before the annotator. It brings the session's state to the article view and the panels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.domain.article import Article, Json
from annotator.domain.edit import Edit
from annotator.domain.labelled import Turned
from annotator.domain.link import Link
from annotator.domain.scheme import LinkType, named
from annotator.domain.span import Mark, Span
from annotator.domain.zone import Zone
from annotator.services import linking, offering, prefilling
from annotator.ui import key_sentences
from annotator.ui.actions import Actions
from annotator.ui.acts import Acts
from annotator.ui.announcing import Announcer
from annotator.ui.article.parts import Heading, LinkView
from annotator.ui.article.view import ArticleView
from annotator.ui.describing import Describing
from annotator.ui.looks import label_keys
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.key_words import KeyWord
from annotator.ui.panels.label_bar import LabelBar
from annotator.ui.panels.links import LinkRow
from annotator.ui.panels.readable import readable_date
from annotator.ui.panels.span_list import SpanList
from annotator.ui.selection_strip import SelectionStrip
from annotator.ui.session import TYPING, Session
from annotator.ui.start import Look
from annotator.ui.widgets.strip import LabelStrip


def heading_of(article: Article, zones: Iterable[Zone]) -> Heading:
    """Return the line of time, date and source, for an article whose text says neither."""
    if any(zone.kind in {"date", "source"} for zone in zones):
        return Heading()
    return Heading(" · ".join(part for part in (readable_date(article.published), article.source) if part))


_PREPARE_AFTER = 200
"""Milliseconds after an article is shown until the forms are made that its labels will need."""


class Desk(QObject):
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
        super().__init__(view)
        self._actions = actions
        self._session = session
        self._acts = acts
        self._look = look
        self._view = view
        self._span_list = span_list
        self._inspector = inspector
        self._inspector_place = inspector_place
        self._label_bar = label_bar
        self._has_marks = False
        self._current_shown: str | None = None
        self._panels_show: tuple[object, ...] = ()
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_on)
        self._read_ahead = QTimer(self, singleShot=True, interval=0)
        self._read_ahead.timeout.connect(lambda: self._acts.read_ahead(self._view.caret()))
        self.holds_current = False
        """Whether the current span stays so while the caret moves."""
        describing = Describing(session, look.language, self._link_rows)
        view.chip_of, view.card_of = describing.chip, describing.card
        self._announcer = Announcer(view, session, describing)
        self._selection_strip = SelectionStrip(view, label_bar.label_chosen.emit)
        session.leaving.connect(inspector.flush)
        session.article_opened.connect(self._on_article_opened)
        session.changed.connect(self._on_changed)
        session.open_points_changed.connect(self._on_open_points_changed)
        session.current_changed.connect(self._on_current_changed)
        session.to_be_seen.connect(self._bring_into_sight)
        look.changed.connect(self.show_look)
        self._connect_view()
        self._connect_panels()

    @property
    def strip(self) -> LabelStrip:
        """The strip of labels at a selection made with the mouse."""
        return self._selection_strip.strip

    def _connect_view(self) -> None:
        # The new span stays current until the caret moves; what makes another one current does so after the move.
        self._view.selection_changed.connect(lambda _start, _end: self._on_caret_moved())
        self._view.span_clicked.connect(self._session.set_current)
        self._view.place_clicked.connect(lambda _at: self._session.set_current(""))
        self._view.span_moved.connect(self._acts.move)

    def _on_caret_moved(self) -> None:
        self._read_ahead.start()
        if not self.holds_current:
            self._session.set_current("")

    def _connect_panels(self) -> None:
        self._span_list.span_chosen.connect(self.go_to)
        self._span_list.delete_asked.connect(self._acts.delete)
        self._span_list.leave_asked.connect(self._view.setFocus)
        inspector = self._inspector
        inspector.attribute_changed.connect(self._set_attribute)
        inspector.note_changed.connect(self._set_note)
        inspector.typing_started.connect(lambda: self._session.saved_changed.emit(TYPING, ""))
        inspector.typing_stopped.connect(self._session.tell_saved)
        inspector.link_chosen.connect(self.go_to)
        inspector.link_removed.connect(self._acts.unlink)
        inspector.leave_asked.connect(self._view.setFocus)

    # Look

    def show_look(self) -> None:
        """Show colours, sizes and names anew."""
        if self._session.project is None:
            return
        scheme, language = self._actions.with_keys(self._session.scheme), self._look.language.code
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
        session = self._session
        article, project = session.article, session.project
        if article is None or project is None:
            return
        marks = project.marks(article_id, session.viewer)
        self._has_marks = bool(marks)
        self._current_shown = None
        self._view.show_article(article.text, session.zones, marks, heading_of(article, session.zones))
        QTimer.singleShot(_PREPARE_AFTER, self._inspector, self._inspector.prepare)
        self._span_list.begin()
        self._inspector.begin()
        # The text stands before the lists are read, and they are read between what a person does.
        self._reading.start()

    def _read_on(self) -> None:
        if self._session.article is not None and not self._session.read_on():
            return
        self._reading.stop()
        if self._session.article is not None:
            self._span_list.set_spans(self._session.in_order(), self._session.labelled.open_ids)
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
        article = self._session.article
        if article is None or edit.article_id != article.id:
            return
        mine = [change for change in edit.of(Span) if getattr(change.row, "annotator_id", "") == self._session.viewer]
        if mine:
            removed = [change.row_id for change in mine if change.before is not None]
            added = [change.after for change in mine if isinstance(change.after, Span)]
            self._view.change_marks(removed, [Mark(span.id, span.start, span.end, span.label) for span in added])
            self._span_list.change(removed, added)
        if edit.of(Zone):
            self._view.set_zones(self._session.zones)
        if mine or edit.of(Link):
            self._label_bar.set_open_points(self._session.labelled.open_count)
            self.show_current()

    def _on_open_points_changed(self, turned: Turned) -> None:
        self._view.change_open_points(turned.closed, turned.opened)
        self._span_list.change_open_points(turned.closed, turned.opened)

    def _show_open_points(self) -> None:
        labelled = self._session.labelled
        self._view.set_open_points(labelled.open_ids)
        self._label_bar.set_open_points(labelled.open_count)

    # The current span

    def go_to(self, span_id: str) -> None:
        """Make a span the current one and bring it into sight."""
        span = self._session.spans.get(span_id)
        if span is not None:
            self.make_current(span_id, caret=span.start)
            self._view.scroll_to(span.start, span.end)

    def look_at(self, place: int) -> None:
        """Turn to a place that was clicked: the innermost span there, else the caret; a selection around it stays."""
        start, end = self._view.selection()
        if (start < end and start <= place <= end) or place == self._view.caret():
            return
        around = self._session.over(place, place + 1)
        if not around:
            self._view.set_caret(place)
        elif self._session.current_span not in around:
            self.make_current(min(around, key=lambda span: span.end - span.start).id, caret=place)

    def make_current(self, span_id: str, *, caret: int) -> None:
        """Make a span the current one in one step, the caret at a place."""
        held, self.holds_current = self.holds_current, True  # else none would be current in between
        self._view.set_caret(caret)
        self.holds_current = held
        self._session.set_current(span_id)

    def _bring_into_sight(self, span_id: str) -> None:
        span = self._session.spans.get(span_id)
        if span is not None:
            self._view.scroll_to(span.start, span.end)

    def _on_current_changed(self, span_id: str) -> None:
        if span_id != self._current_shown:  # else it was shown with the edit that made it the current one
            self.show_current()

    def show_current(self) -> None:
        """Show the current span in the text, in the list and in the inspector."""
        span = self._session.current_span
        self._current_shown = self._session.current
        # Where nothing is marked the list says what to do, and there is nothing to inspect.
        is_read = self._session.is_read
        self._inspector_place.setVisible(bool(self._session.spans) if is_read else self._has_marks)
        if not is_read or self._inspector.span_id not in self._session.spans:
            self._inspector.discard()
        if span is None:
            self._view.set_current("", [])
            self._inspector.show_nothing(key_sentences.first_span(self._actions))
        else:
            self._show_span(span)
        # Behind the inspector, which may take its room: the current row is brought into sight where it then lies.
        self._span_list.set_current(span.id if span else "")

    def _show_span(self, span: Span) -> None:
        rows = self._link_rows(span)
        self._view.set_current(
            span.id, [LinkView(row.type_name, row.other_span_id, not row.incoming) for row in rows if row.link_id]
        )
        open_rules = self._session.labelled.open_rules(span.id)
        language = prefilling.notation(self._session.article.lang) if self._session.article else ""
        self._inspector.show_span(span, rows, open_rules, self._offered, self._text_at, language)

    def _set_attribute(self, span_id: str, attribute_id: str, value: Json | None) -> None:
        self._show_unless_done(self._acts.set_attribute(span_id, attribute_id, value))

    def _set_note(self, span_id: str, note: str) -> None:
        self._show_unless_done(self._acts.set_note(span_id, note))

    def _show_unless_done(self, edit: Edit | None) -> None:
        """Let the fields show what the project holds where a change was refused; what was not saved stays in them."""
        if edit is None and not self._session.has_failed:
            self.show_current()

    def _offered(self, label_id: str, attribute_id: str) -> list[str]:
        project, span = self._session.project, self._session.current_span
        known = project.offered(label_id, attribute_id, self._session.viewer) if project else []
        return offering.nearest_first(span, self._session.spans.values(), attribute_id, known) if span else known

    def _text_at(self, start: int, end: int) -> str:
        return self._session.article.text[start:end] if self._session.article else ""

    def _link_rows(self, span: Span) -> list[LinkRow]:
        links = self._session.links_of(span.id)
        stored = [self._link_row(link.id, link.type, link.source_id, link.target_id, span.id) for link in links]
        return [row for row in (*stored, *self._computed_rows(span)) if row is not None]

    def _computed_rows(self, span: Span) -> list[LinkRow | None]:
        rows = []
        for link_type in self._session.scheme.link_types_from(span.label):
            around = self._session.over(span.start, span.end)
            target = linking.computed_target(link_type, span, around, self._session.links_of(span.id))
            if target is not None:
                rows.append(self._link_row("", link_type.id, span.id, target.id, span.id))
        return rows

    def _link_row(self, link_id: str, type_id: str, source_id: str, target_id: str, seen_from: str) -> LinkRow | None:
        link_type = self._session.scheme.link_type(type_id)
        incoming = source_id != seen_from
        other = self._session.spans.get(source_id if incoming else target_id)
        if link_type is None or other is None:
            return None
        names = link_type.inverse_names if incoming else link_type.names
        return LinkRow(
            link_id=link_id,
            type_name=named(names, self._look.language.code),
            incoming=incoming,
            other_span_id=other.id,
            other_label=other.label,
            other_quote=other.quote,
        )

    # Linking

    def say_linking(self, span: Span | None, link_type: LinkType | None, *, any_target: bool = True) -> None:
        """Let the bottom bar say what is being linked, or that there is nothing to link it to; None ends it."""
        if span is None or link_type is None:
            self._label_bar.show_labels()
            self._span_list.show_targets(None)
            return
        self._label_bar.show_linking(
            label=span.label,
            quote=span.quote,
            type_name=named(link_type.names, self._look.language.code),
            target=link_type.targets[0] if any_target else "",
            keys=[
                KeyWord(cap, words, self._actions.sign_text(action_id))
                for action_id, words in (
                    ("hints.walk", self.tr("next target") if any_target else ""),
                    ("hints.next", self.tr("another kind of link")),
                    ("hints.none", self.tr("none in this text") if any_target else self.tr("say: none in this text")),
                    ("hints.leave", self.tr("leave")),
                )
                if words and (cap := self._actions.cap_text(action_id))
            ],
        )

    def say_jumping(self) -> None:
        """Let the bottom bar say what the letters are for."""
        self._label_bar.show_message(key_sentences.jumping(self._actions))

    def show_targets(self, codes: Mapping[str, str]) -> None:
        """Let the span list show the targets with their letters."""
        told = self.tr("%n possible targets", "", len(codes)) if codes else self.tr("No possible target")
        self._span_list.show_targets(codes, told)
