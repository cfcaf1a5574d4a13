"""Actions with hint letters: jumping to a span, and linking the current one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.domain.scheme import LinkType
from annotator.domain.span import Span
from annotator.services import linking
from annotator.ui import key_sentences
from annotator.ui.acts import Acts
from annotator.ui.article.view import ArticleView
from annotator.ui.binding import Keys
from annotator.ui.desk import Desk
from annotator.ui.modes import HintMode
from annotator.ui.open_article import OpenArticle


class LinkingCommands(QObject):
    """Binds jumping and linking, and the keys while letters stand at the targets."""

    def __init__(
        self, session: OpenArticle, acts: Acts, view: ArticleView, actions: Keys, *, hints: HintMode, desk: Desk
    ) -> None:
        super().__init__(view)
        self._session = session
        self._acts = acts
        self._view = view
        self._actions = actions
        self._hints = hints
        self._desk = desk
        self._linking: tuple[str, str] | None = None
        actions.bind("span.jump", self._jump)
        actions.bind("span.link", self.link)
        actions.bind("hints.leave", hints.end)
        actions.bind("hints.first", hints.take_first)
        actions.bind("hints.walk", lambda: hints.walk(1))
        actions.bind("hints.back", lambda: hints.walk(-1))
        actions.bind("hints.next", self._next_link_type)
        actions.bind("hints.none", self._no_target)
        hints.narrowed.connect(self._on_narrowed)
        hints.walked.connect(self._on_walked)
        hints.ended.connect(self._on_hints_ended)
        session.leaving.connect(self._leave)

    def _jump(self) -> None:
        spans = self._session.over(*self._view.visible_range())
        if spans:
            self._linking = None
            self._desk.say_jumping()
            self._hints.begin([span.id for span in spans], self._desk.go_to)
        else:
            self._session.told.emit(self.tr("No span is in sight."))

    def link(self) -> None:
        """Offer the targets of the current span's likeliest link type."""
        span = self._session.current_span
        if span is None:
            self._session.told.emit(key_sentences.choose_span_first(self._actions))
            return
        types = self._session.scheme.link_types_from(span.label)
        first = linking.first_type(types, span, self._session.links_of(span.id))
        if first is None:
            self._session.told.emit(self.tr("Spans of this label start no links."))
            return
        if self._session.may_label():
            self._offer(span, first)

    def link_as(self, type_id: str) -> None:
        """Offer the targets of the current span for one type of link."""
        span, link_type = self._session.current_span, self._session.scheme.link_type(type_id)
        if span is not None and link_type is not None and self._session.may_label():
            self._view.setFocus()
            self._offer(span, link_type)

    def _offer(self, span: Span, link_type: LinkType) -> None:
        session, length = self._session, len(self._view.text)
        targets = linking.nearest(link_type, span, session.labelled, length=length, most=linking.MOST)
        self._linking = (span.id, link_type.id)
        self._desk.say_linking(span, link_type, any_target=bool(targets))
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

    def _leave(self) -> None:
        self._linking = None
        self._hints.end()

    def _on_hints_ended(self) -> None:
        self._view.end_hints()
        self._desk.say_linking(None, None)
