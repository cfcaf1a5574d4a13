"""The desk: what lies before whoever labels. It brings the labels of the open article to its text and its inspector."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from annotator.domain.article import Article, Json
from annotator.domain.edit import Edit
from annotator.domain.scheme import LinkType, named
from annotator.domain.span import Span
from annotator.domain.zone import ACCEPTED, Zone
from annotator.services import linking, offering, prefilling
from annotator.ui import key_sentences
from annotator.ui.acts import Acts
from annotator.ui.announcing import Announcer
from annotator.ui.article.parts import Heading, LinkView
from annotator.ui.article.view import ArticleView
from annotator.ui.binding import KeyTexts
from annotator.ui.describing import Describing
from annotator.ui.open_article import OpenArticle
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.key_words import KeyWord
from annotator.ui.panels.links import LinkRow
from annotator.ui.panels.readable import readable_date
from annotator.ui.start import Look


def heading_of(article: Article, zones: Iterable[Zone]) -> Heading:
    """Return the line of time, date and source, for an article whose text says neither."""
    if any(zone.kind in {"date", "source"} and zone.state == ACCEPTED for zone in zones):
        return Heading()
    return Heading(" · ".join(part for part in (readable_date(article.published), article.source) if part))


class LinkingBar(Protocol):
    """The bar below the text, which says what is being linked."""

    def show_labels(self) -> None:
        """Go back to the labels."""

    def show_linking(self, *, label: str, quote: str, type_name: str, target: str, keys: Sequence[KeyWord]) -> None:
        """Say what is being linked; see `LabelBar`."""

    def show_message(self, text: str) -> None:
        """Say a sentence in place of the labels."""


class Desk(QObject):
    """Connects the labels of an open article with its view and an inspector: the current span, and what is said of it.

    While annotating there is more on it, see `AnnotatingDesk`; while a review reads an article through, nothing else.
    """

    def __init__(
        self,
        session: OpenArticle,
        acts: Acts,
        look: Look,
        *,
        view: ArticleView,
        inspector: Inspector,
        bar: LinkingBar,
        actions: KeyTexts,
    ) -> None:
        super().__init__(view)
        self._session = session
        self._acts = acts
        self._look = look
        self._view = view
        self._inspector = inspector
        self._bar = bar
        self._actions = actions
        self._current_shown: str | None = None
        self._read_ahead = QTimer(self, singleShot=True, interval=0)
        self._read_ahead.timeout.connect(lambda: self._acts.read_ahead(self._view.caret()))
        self.holds_current = False
        """Whether the current span stays so while the caret moves."""
        describing = Describing(session, look.language, self._link_rows)
        view.chip_of, view.card_of = describing.chip, describing.card
        self._announcer = Announcer(view, session, describing)
        for handing_on in (session.leaving, session.asked):
            handing_on.connect(inspector.flush)
        session.current_changed.connect(self._on_current_changed)
        self._connect_view()
        self._connect_inspector()

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

    def _connect_inspector(self) -> None:
        inspector = self._inspector
        inspector.attribute_changed.connect(self._set_attribute)
        inspector.note_changed.connect(self._set_note)
        inspector.link_chosen.connect(self.go_to)
        inspector.link_removed.connect(self._acts.unlink)
        inspector.leave_asked.connect(self._view.setFocus)

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

    def _on_current_changed(self, span_id: str) -> None:
        if span_id != self._current_shown:  # else it was shown with the edit that made it the current one
            self.show_current()

    def show_current(self) -> None:
        """Show the current span in the text and in the inspector."""
        span = self._session.current_span
        self._current_shown = self._session.current
        if self._has_gone(self._inspector.span_id):
            self._inspector.discard()
        if span is None:
            self._view.set_current("", [])
            self._inspector.show_nothing(key_sentences.first_span(self._actions))
        else:
            self._show_span(span)

    def _has_gone(self, span_id: str) -> bool:
        """Whether a span is no longer there: what is typed for it is not to be handed on."""
        return bool(span_id) and span_id not in self._session.spans

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
            self._bar.show_labels()
            return
        self._bar.show_linking(
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
        self._bar.show_message(key_sentences.jumping(self._actions))

    def show_targets(self, codes: Mapping[str, str]) -> None:
        """Show the targets with their letters beside the text too; here nothing does."""
