"""What a person does to spans and links, each as one edit of the open article's labels.

Every act returns the committed Edit, or None where it was refused (the person was told why then).
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
from annotator.services import annotating, prefilling
from annotator.ui.open_article import OpenArticle
from annotator.ui.start import Look


class Acts(QObject):
    """The acts on the labels of an open article; what words give is filled in where the person has suggestions on."""

    def __init__(self, session: OpenArticle, look: Look) -> None:
        super().__init__(session)
        self._session = session
        self._look = look

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
        """Label code points `start` to `end`, with the values that the words give.

        The new span is the current one then. Return its id, or "".
        """
        session = self._session
        edit = session.do(
            lambda: annotating.add_span(
                session.scheme,
                self._article,
                self._work,
                session.over(start, end),
                start=start,
                end=end,
                label=label_id,
                attributes=self._values(label_id, start, end),
            ),
            current=_first_span,
        )
        return _first_span(edit) if edit else ""

    def read_ahead(self, place: int) -> None:
        """Read the passage at a place before a key asks for it: the first time takes half of what a key may take."""
        article = self._session.article
        if article is not None and self._suggests:
            prefilling.read_ahead(article, place)

    @property
    def _suggests(self) -> bool:
        return self._look.settings.get("suggestions")

    def _values(self, label_id: str, start: int, end: int) -> dict[str, Json]:
        if not self._suggests:
            return {}
        session = self._session
        near = session.over(*prefilling.surroundings(start, end))
        return prefilling.values_for(session.scheme, self._article, label_id, start, end, near)

    def move(self, span_id: str, start: int, end: int) -> Edit | None:
        """Move a span's boundaries; values that its words gave are read anew."""

        def build() -> Edit:
            span = self._span(span_id)
            again = self._suggests
            values = prefilling.read_again(self._session.scheme, self._article, span, start, end) if again else None
            return annotating.move_span(
                self._article,
                self._work,
                self._session.over(start, end),
                span,
                start=start,
                end=end,
                attributes=values,
            )

        return self._session.do(build)

    def relabel(self, span_id: str, label_id: str) -> Edit | None:
        """Give a span another label; links and attributes that it cannot hold go with the same edit."""
        session = self._session

        def build() -> Edit:
            span = self._span(span_id)
            return annotating.relabel(
                session.scheme,
                self._work,
                session.over(span.start, span.end),
                session.links_of(span_id),
                span,
                label_id,
                values=self._values(label_id, span.start, span.end),
            )

        return session.do(build)

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
            lambda: annotating.delete_spans(self._work, self._session.links_of(span_id), [self._span(span_id)])
        )

    # Links and open points

    def link(self, type_id: str, source_id: str, target_id: str) -> Edit | None:
        """Tie two spans."""
        session = self._session
        return session.do(
            lambda: annotating.add_link(
                session.scheme,
                self._work,
                session.links_of(source_id),
                self._span(source_id),
                self._span(target_id),
                type_id,
            )
        )

    def unlink(self, link_id: str) -> Edit | None:
        """Take a link away."""
        link = self._session.links.get(link_id)
        return self._session.do(lambda: annotating.remove_links(self._work, [link])) if link is not None else None

    def say_no_target(self, span_id: str, type_id: str) -> None:
        """Say that a span's link of this type has no target in this text, in the attribute the scheme has for it."""
        span = self._session.spans.get(span_id)
        rules = self._session.scheme.open_points
        fitting = [rule for rule in rules if span and rule.label == span.label and rule.needs_link == type_id]
        closing = next((rule for rule in fitting if rule.unless_attribute and rule.unless_values), None)
        if closing is None:
            self._session.told.emit(self.tr("This link is not demanded: where there is none, nothing need be said."))
        else:
            self.set_attribute(span_id, closing.unless_attribute, closing.unless_values[0])

    def tell_open_points(self, rules: Iterable[OpenPointRule]) -> None:
        """Say in a sentence what is open."""
        names = [named(rule.names, self._look.language.code) for rule in rules]
        self._session.told.emit(self.tr("Open: {points}.").format(points=", ".join(names)))


def _first_span(edit: Edit) -> str:
    return next((change.row_id for change in edit.of(Span)), "")
