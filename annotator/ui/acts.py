"""What a person does to spans, links, zones and work, each as one edit through the session.

Every act returns the committed Edit, or None where it was refused (the session has told why then).
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from annotator.domain.article import Article, Json
from annotator.domain.edit import Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.scheme import OpenPointRule, named
from annotator.domain.span import Span
from annotator.domain.work import Work
from annotator.services import annotating
from annotator.ui.i18n import Language
from annotator.ui.session import Session


class Acts(QObject):
    """The acts on the open article of a session."""

    def __init__(self, session: Session, language: Language) -> None:
        super().__init__(session)
        self._session = session
        self._language = language

    @property
    def _article(self) -> Article:
        if self._session.article is None:
            raise UserError(QT_TRANSLATE_NOOP("errors", "no article is open"))
        return self._session.article

    @property
    def _work(self) -> Work:
        if self._session.work is None:
            raise UserError(QT_TRANSLATE_NOOP("errors", "no article is open"))
        return self._session.work

    def _span(self, span_id: str) -> Span:
        span = self._session.spans.get(span_id)
        if span is None:
            raise UserError(QT_TRANSLATE_NOOP("errors", "this span is no longer there"))
        return span

    # Spans

    def label(self, label_id: str, start: int, end: int) -> str:
        """Label code points `start` to `end`; return the new span's id, or an empty text."""
        session = self._session
        edit = session.do(
            lambda: annotating.add_span(
                session.scheme, self._article, self._work, session.spans.values(), start=start, end=end, label=label_id
            )
        )
        return next((change.row_id for change in edit.of(Span)), "") if edit else ""

    def move(self, span_id: str, start: int, end: int) -> Edit | None:
        """Move a span's boundaries."""
        return self._session.do(
            lambda: annotating.move_span(
                self._article, self._work, self._session.spans.values(), self._span(span_id), start=start, end=end
            )
        )

    def relabel(self, span_id: str, label_id: str) -> Edit | None:
        """Give a span another label; links and attributes that it cannot hold go with the same edit."""
        session = self._session
        return session.do(
            lambda: annotating.relabel(
                session.scheme,
                self._work,
                session.spans.values(),
                session.links.values(),
                self._span(span_id),
                label_id,
            )
        )

    def set_attribute(self, span_id: str, attribute_id: str, value: Json | None) -> Edit | None:
        """Set an attribute; None takes it away."""
        return self._session.do(
            lambda: annotating.set_attributes(
                self._session.scheme, self._article, self._work, self._span(span_id), {attribute_id: value}
            )
        )

    def set_note(self, span_id: str, note: str) -> Edit | None:
        """Set a span's note."""
        return self._session.do(lambda: annotating.set_note(self._work, self._span(span_id), note))

    def delete(self, span_id: str) -> Edit | None:
        """Delete a span with its links."""
        return self._session.do(
            lambda: annotating.delete_spans(self._work, self._session.links.values(), [self._span(span_id)])
        )

    # Links and open points

    def link(self, type_id: str, source_id: str, target_id: str) -> Edit | None:
        """Tie two spans."""
        session = self._session
        return session.do(
            lambda: annotating.add_link(
                session.scheme,
                self._work,
                session.links.values(),
                self._span(source_id),
                self._span(target_id),
                type_id,
            )
        )

    def unlink(self, link_id: str) -> Edit | None:
        """Take a link away."""
        links = [link for link in self._session.links.values() if link.id == link_id]
        return self._session.do(lambda: annotating.remove_links(self._work, links)) if links else None

    def say_no_target(self, span_id: str, type_id: str) -> None:
        """Say that a span's link of this type has no target in this text, in the attribute the scheme has for it."""
        span = self._session.spans.get(span_id)
        rules = self._session.scheme.open_points
        fitting = [rule for rule in rules if span and rule.label == span.label and rule.needs_link == type_id]
        closing = next((rule for rule in fitting if rule.unless_attribute and rule.unless_values), None)
        if closing is None:
            self._session.told.emit(self.tr("Such a link may simply be absent; there is nothing to say."))
        else:
            self.set_attribute(span_id, closing.unless_attribute, closing.unless_values[0])

    def tell_open_points(self, rules: Iterable[OpenPointRule]) -> None:
        """Say in a sentence what is open."""
        names = [named(rule.names, self._language.code) for rule in rules]
        self._session.told.emit(self.tr("Open: {points}.").format(points=", ".join(names)))

    # Work and zones

    def set_status(self, status: str) -> Edit | None:
        """Set the state of the work on this article; nothing happens where it is that already."""
        if self._session.work is not None and self._session.work.status == status:
            return None
        left = len(self._session.open_points())
        return self._session.do(lambda: annotating.set_status(self._work, status, open_points=left))

    def toggle_flag(self) -> Edit | None:
        """Flag the article, or take the flag away."""
        return self._session.do(lambda: annotating.flag(self._work, not self._work.flagged))

    def add_zone(self, kind: str, start: int, end: int) -> Edit | None:
        """Draw a zone by hand."""
        session = self._session
        return session.do(
            lambda: annotating.add_zone(
                self._article, session.viewer, session.all_zones(), start=start, end=end, kind=kind
            )
        )

    def remove_zone(self, zone_id: str) -> Edit | None:
        """Take a zone away; the text stays as it is."""
        zone = next((zone for zone in self._session.zones if zone.id == zone_id), None)
        if zone is None:
            return None
        return self._session.do(lambda: annotating.remove_zone(self._session.viewer, zone))
