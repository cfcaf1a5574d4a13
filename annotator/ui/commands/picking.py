"""Taking the range of an attribute from the text: the words of a claim's cue."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from annotator.domain.scheme import RANGE, Attribute, named
from annotator.domain.span import Span
from annotator.ui import key_sentences
from annotator.ui.acts import Acts
from annotator.ui.article.view import ArticleView
from annotator.ui.binding import Keys
from annotator.ui.desk import Desk
from annotator.ui.open_article import OpenArticle
from annotator.ui.start import Look


class RangePicking(QObject):
    """From the key to Enter or Esc the selection is that of an attribute; the current span stays current meanwhile."""

    def __init__(
        self, session: OpenArticle, acts: Acts, view: ArticleView, actions: Keys, *, desk: Desk, look: Look
    ) -> None:
        super().__init__(view)
        self._session = session
        self._acts = acts
        self._view = view
        self._actions = actions
        self._desk = desk
        self._look = look
        self._span = ""
        self._attribute = ""
        actions.bind("span.cue", self._on_asked)
        session.current_changed.connect(self._on_current_changed)
        session.leaving.connect(self.end)

    @property
    def on(self) -> bool:
        """Whether a range is being taken."""
        return bool(self._attribute)

    @property
    def is_possible(self) -> bool:
        """Whether the current span has an attribute that can be taken from the text."""
        span = self._session.current_span
        return span is not None and self._range_of(span) is not None

    def _on_asked(self) -> None:
        if not self.take():
            self._start()

    def _start(self) -> None:
        span = self._session.current_span
        if span is None:
            self._session.told.emit(key_sentences.choose_span_first(self._actions))
            return
        attribute = self._range_of(span)
        if attribute is None:
            self._session.told.emit(self.tr("Spans of this label have no cue."))
            return
        if not self._session.may_label():
            return
        self._span, self._attribute = span.id, attribute.id
        self._desk.holds_current = True
        self._view.select(*self._likely(span))
        name = named(attribute.names, self._look.language.code)
        self._session.told.emit(key_sentences.picking(self._actions, name))

    def _range_of(self, span: Span) -> Attribute | None:
        label = self._session.scheme.label(span.label)
        return next((known for known in label.attributes if known.type == RANGE), None) if label else None

    def _likely(self, span: Span) -> tuple[int, int]:
        """Return the range that is set, else the word before the span."""
        present = span.attributes.get(self._attribute)
        if isinstance(present, Mapping):
            return int(present["start"]), int(present["end"])
        words = self._view.words
        return words.word_at(words.previous_word(span.start))

    def take(self) -> bool:
        """Take the selection for the attribute; return whether one was asked for."""
        if not self._attribute:
            return False
        span_id, attribute = self._span, self._attribute
        start, end = self._view.selection()
        if start < end:
            self._acts.set_attribute(span_id, attribute, {"start": start, "end": end})
        self.end()
        return True

    def end(self) -> bool:
        """Leave without a change; return whether there was anything to leave."""
        if not self._attribute:
            return False
        span = self._session.spans.get(self._span)
        self._span = self._attribute = ""
        if span is not None:
            self._view.set_caret(span.end)
        self._desk.holds_current = False
        return True

    def _on_current_changed(self, span_id: str) -> None:
        if self._attribute and span_id != self._span:
            self._span = self._attribute = ""
            self._desk.holds_current = False
