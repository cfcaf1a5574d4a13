"""Actions in the text: caret and selection, labels, the current span, links, open points."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from annotator.domain.scheme import LinkType
from annotator.domain.span import Span
from annotator.services import linking
from annotator.suggest import words
from annotator.ui.actions import Actions
from annotator.ui.acts import Acts
from annotator.ui.article.view import ArticleView
from annotator.ui.desk import Desk
from annotator.ui.modes import HintMode, KeyMode
from annotator.ui.session import Session

_UNITS = ("word", "sentence", "line", "paragraph", "character")
_DIRECTIONS = {"next": 1, "previous": -1}


class TextCommands(QObject):
    """Binds the actions that need the caret, the selection or the current span."""

    def __init__(
        self,
        session: Session,
        acts: Acts,
        view: ArticleView,
        actions: Actions,
        *,
        hints: HintMode,
        boundaries: KeyMode,
        desk: Desk,
    ) -> None:
        super().__init__(view)
        self._session = session
        self._acts = acts
        self._view = view
        self._hints = hints
        self._boundaries = boundaries
        self._desk = desk
        self._linking: tuple[str, str] | None = None
        self._grown: list[tuple[int, int]] = []
        self._bind_caret(actions)
        self._bind_spans(actions)
        self._bind_modes(actions)
        hints.narrowed.connect(self._on_narrowed)
        hints.walked.connect(self._on_walked)
        hints.ended.connect(self._on_hints_ended)
        session.leaving.connect(self._leave_modes)

    def _bind_caret(self, actions: Actions) -> None:
        for unit in _UNITS:
            for name, step in _DIRECTIONS.items():
                actions.bind(f"caret.{unit}.{name}", lambda u=unit, s=step: self._view.move_caret(u, s, extend=False))  # type: ignore[misc]
                actions.bind(f"select.{unit}.{name}", lambda u=unit, s=step: self._view.move_caret(u, s, extend=True))  # type: ignore[misc]
        actions.bind("select.grow", self._grow)
        actions.bind("select.shrink", self._shrink)
        actions.bind("leave", self._leave)

    def _bind_spans(self, actions: Actions) -> None:
        actions.bind("span.next", lambda: self._step_span(1))
        actions.bind("span.previous", lambda: self._step_span(-1))
        actions.bind("span.delete", self._delete)
        actions.bind("open_point.next", self.next_open_point)
        actions.bind("open_point.previous", lambda: self.next_open_point(-1))

    def _bind_modes(self, actions: Actions) -> None:
        actions.bind("span.jump", self._jump)
        actions.bind("span.link", self.link)
        actions.bind("hints.leave", self._hints.end)
        actions.bind("hints.first", self._hints.take_first)
        actions.bind("hints.walk", lambda: self._hints.walk(1))
        actions.bind("hints.back", lambda: self._hints.walk(-1))
        actions.bind("hints.next", self._next_link_type)
        actions.bind("hints.none", self._no_target)
        actions.bind("span.boundaries", self._begin_boundaries)
        actions.bind("boundaries.leave", self._boundaries.end)
        for edge in ("start", "end"):
            for unit in ("word", "character"):
                for name, step in _DIRECTIONS.items():
                    actions.bind(
                        f"{edge}.{unit}.{name}",
                        lambda e=edge, u=unit, s=step: self._move_edge(e, u, s),  # type: ignore[misc]
                    )

    # Labels

    def label_with(self, label_id: str) -> None:
        """Label the selection, or the word at the caret where nothing is selected."""
        start, end = self._view.selection()
        if start == end:
            start, end = words.word_at(self._text, self._view.caret())
        span_id = self._acts.label(label_id, start, end)
        if span_id:
            self._view.set_caret(end)
            self._session.set_current(span_id)

    def relabel(self, label_id: str) -> None:
        """Give the current span another label."""
        if self._needs_current():
            self._acts.relabel(self._session.current, label_id)

    # Caret and selection

    @property
    def _text(self) -> str:
        return self._session.article.text if self._session.article else ""

    def _grow(self) -> None:
        start, end = self._view.selection()
        if not self._grown or self._grown[-1] != (start, end):
            self._grown = [(start, end)]
        for find in (words.word_at, words.sentence_at, words.paragraph_at):
            left, right = find(self._text, start)
            if left <= start and right >= end and (left, right) != (start, end):
                self._grown.append((left, right))
                self._view.select(left, right)
                return

    def _shrink(self) -> None:
        if len(self._grown) > 1 and self._grown[-1] == self._view.selection():
            self._grown.pop()
            self._view.select(*self._grown[-1])

    def _leave(self) -> None:
        start, end = self._view.selection()
        if start != end:
            self._view.set_caret(self._view.caret())
        else:
            self._session.set_current("")

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
            self._session.told.emit(self.tr("First choose a span: Tab, or a click."))
            return False
        return True

    def _step_span(self, step: int) -> None:
        spans = self._session.in_order()
        if not spans:
            self._session.told.emit(self.tr("Nothing is marked yet."))
            return
        ids = [span.id for span in spans]
        if self._session.current in ids:
            at = (ids.index(self._session.current) + step) % len(ids)
        else:
            caret = self._view.caret()
            before = sum(span.start < caret for span in spans)
            at = (before if step > 0 else before - 1) % len(ids)
        self._desk.go_to(ids[at])

    def _delete(self) -> None:
        if self._needs_current():
            self._acts.delete(self._session.current)

    def next_open_point(self, step: int = 1) -> None:
        """Go to the span of the next open point, from the current span or the caret on, around the end."""
        points = self._session.open_points()
        if not points:
            self._session.told.emit(self.tr("No open points."))
            return
        ids = list(dict.fromkeys(point.span_id for point in points))
        if self._session.current in ids:
            at = (ids.index(self._session.current) + step) % len(ids)
        else:
            caret = self._view.caret()
            before = sum(self._session.spans[span_id].start < caret for span_id in ids)
            at = (before if step > 0 else before - 1) % len(ids)
        self._desk.go_to(ids[at])
        self._acts.tell_open_points(point.rule for point in points if point.span_id == ids[at])

    # Hint letters

    def _jump(self) -> None:
        visible = self._view.visible_range()
        spans = [span for span in self._session.in_order() if span.end > visible[0] and span.start < visible[1]]
        if spans:
            self._linking = None
            self._desk.say_jumping()
            self._hints.begin([span.id for span in spans], self._desk.go_to)

    def link(self) -> None:
        """Offer the targets of the current span's likeliest link type."""
        span = self._session.current_span
        if span is None:
            self._needs_current()
            return
        types = self._session.scheme.link_types_from(span.label)
        first = linking.first_type(types, span, self._session.links.values())
        if first is None:
            self._session.told.emit(self.tr("Spans of this label start no links."))
            return
        self._offer(span, first)

    def link_as(self, type_id: str) -> None:
        """Offer the targets of the current span for one type of link."""
        span, link_type = self._session.current_span, self._session.scheme.link_type(type_id)
        if span is not None and link_type is not None:
            self._view.setFocus()
            self._offer(span, link_type)

    def _offer(self, span: Span, link_type: LinkType) -> None:
        targets = linking.candidates(link_type, span, self._session.spans.values(), self._session.links.values())
        self._linking = (span.id, link_type.id)
        self._desk.say_linking(span, link_type)
        self._hints.begin([target.id for target in targets], self._tie)

    def _tie(self, target_id: str) -> None:
        if self._linking is None:
            return
        source_id, type_id = self._linking
        self._linking = None
        self._acts.link(type_id, source_id, target_id)

    def _next_link_type(self) -> None:
        if self._linking is None:
            return
        span = self._session.spans[self._linking[0]]
        types = self._session.scheme.link_types_from(span.label)
        at = [known.id for known in types].index(self._linking[1])
        self._offer(span, types[(at + 1) % len(types)])

    def _no_target(self) -> None:
        if self._linking is not None:
            span_id, type_id = self._linking
            self._hints.end()
            self._acts.say_no_target(span_id, type_id)

    def _on_narrowed(self, codes: dict[str, str]) -> None:
        lead = self._linking[0] if self._linking else ""
        self._view.start_hints(codes, lead)
        self._desk.show_targets(codes)

    def _on_walked(self, span_id: str) -> None:
        extent = self._view.extent_of(span_id)
        if extent is not None:
            self._view.scroll_to(*extent)

    def _leave_modes(self) -> None:
        self._linking = None
        self._hints.end()
        self._boundaries.end()

    def _on_hints_ended(self) -> None:
        self._view.end_hints()
        self._desk.say_linking(None, None)

    # Boundaries

    def _begin_boundaries(self) -> None:
        if self._needs_current():
            self._boundaries.start()
            self._session.told.emit(
                self.tr("Boundaries: arrows move the end, Shift+arrows the start, Alt by character. B or Esc leaves.")
            )

    def _move_edge(self, edge: str, unit: str, step: int) -> None:
        span = self._session.current_span
        if span is None:
            self._boundaries.end()
            return
        at = span.start if edge == "start" else span.end
        moved = words.moved(self._text, at, unit, step)
        start, end = (moved, span.end) if edge == "start" else (span.start, moved)
        if start < end:
            self._acts.move(span.id, start, end)
