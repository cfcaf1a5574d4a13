"""Labelling all occurrences of some words in the open article: a preview beside the text, then one edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QStackedWidget

from annotator.domain.article import Article, Json
from annotator.domain.edit import Edit
from annotator.domain.finding import Extent
from annotator.domain.span import Span
from annotator.services import annotating, occurrences, prefilling
from annotator.ui.actions import Actions
from annotator.ui.article.parts import Box
from annotator.ui.article.view import ArticleView
from annotator.ui.looks import label_keys
from annotator.ui.panels.occurrences import OccurrencePanel
from annotator.ui.searching import Latest
from annotator.ui.session import Session
from annotator.ui.start import Look

_AROUND = 3000
"""Code points before and after what is in sight in which boxes are shown; scrolling shows the others."""
_LONGEST = 60
"""Code points of the words that a sentence names."""


class Source(NamedTuple):
    """What is looked for: an extent of an article; the span there, or nothing where a person selected it."""

    article: Article
    start: int
    end: int
    span: Span | None

    @property
    def quote(self) -> str:
        """The words."""
        return self.article.text[self.start : self.end]


class OccurrenceCommands(QObject):
    """Binds the action, and shows the panel in place of the panels of the current span and the list of spans.

    `pages` holds those panels as its first page and lies in `dock`, which is shown for as long as it is hidden.
    """

    found = Signal()
    """What was looked for is found, and shown."""

    def __init__(
        self,
        session: Session,
        view: ArticleView,
        actions: Actions,
        look: Look,
        *,
        pages: QStackedWidget,
        dock: QDockWidget,
    ) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._look = look
        self._pages = pages
        self._dock = dock
        self._panel: OccurrencePanel | None = None
        self._source: Source | None = None
        self._extents: Sequence[Extent] = ()
        self._label = ""
        self._was_hidden = False
        self._latest = Latest(self)
        self._boxes_due = QTimer(self, singleShot=True, interval=0)
        self._boxes_due.timeout.connect(self._show_boxes)
        actions.bind("span.occurrences", self.begin)
        session.leaving.connect(self._close)
        session.changed.connect(self._on_changed)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        look.changed.connect(self._on_look)

    @property
    def panel(self) -> OccurrencePanel:
        """The panel, made when it is first wanted."""
        if self._panel is None:
            self._panel = panel = OccurrencePanel(self._pages)
            self._pages.addWidget(panel)
            panel.label_chosen.connect(self._offer)
            panel.row_chosen.connect(self._go_to)
            panel.ticked.connect(self._show_boxes)
            panel.accept_asked.connect(self._accept)
            panel.leave_asked.connect(self.leave)
        return self._panel

    @property
    def is_open(self) -> bool:
        """Whether the panel is there."""
        return self._panel is not None and self._pages.currentWidget() is self._panel

    # Beginning and leaving

    def begin(self) -> None:
        """Look for the words of the current span, or for those that are selected."""
        article, span = self._session.article, self._session.current_span
        start, end = (span.start, span.end) if span is not None else self._view.selection()
        if article is None or not article.text[start:end].strip():
            self._session.told.emit(self.tr("First choose a span, or select words."))
            return
        if not self._session.may_label():
            return
        self._close()
        self._source = source = Source(article, start, end, span)
        text = article.text
        self._latest.ask(lambda: occurrences.occurrences(text, start, end), self._on_found, length=len(text))
        if self._latest.busy:
            self._session.told.emit(self.tr("Looking for “{words}”…").format(words=_short(source.quote)))

    def _on_found(self, extents: object) -> None:
        self._extents = cast("Sequence[Extent]", extents)
        source = self._source
        if source is None:
            return
        self.found.emit()
        if source.span is not None:
            self._offer(source.span.label)
        else:
            scheme = self._session.scheme
            self.panel.set_source(source.quote, label_keys(scheme, self._look.labels(scheme)))
            self._open()

    def _offer(self, label_id: str) -> None:
        """Show the occurrences that have not this label yet."""
        source, session = self._source, self._session
        if source is None:
            return
        rows = occurrences.offered(self._extents, label_id, session.spans.values(), session.zones)
        if not rows:
            words = _short(source.quote)
            session.told.emit(self.tr("“{words}” has this label wherever it stands.").format(words=words))
            return
        self._label = label_id
        if source.span is not None:
            self.panel.set_source(source.quote)
        self.panel.set_rows(source.article.text, rows)
        self.panel.set_look(self._look.labels(session.scheme).get(label_id))
        self._open()
        self.panel.choose(self.panel.model.row_from(source.start))
        self._show_boxes()

    def _open(self) -> None:
        if not self.is_open:
            self._was_hidden = self._dock.isHidden()
            self._pages.setCurrentWidget(self.panel)
            self._dock.show()
            self._dock.raise_()
        self.panel.take_keyboard()

    def leave(self) -> None:
        """Close the panel; nothing was labelled. The keyboard is in the text."""
        self._close()
        self._view.setFocus()

    def _close(self) -> None:
        self._latest.forget()
        self._source = None
        self._label = ""
        if self.is_open:
            self._view.set_suggestions(())
            self._pages.setCurrentIndex(0)
            if self._was_hidden:
                self._dock.hide()

    # Walking

    def _go_to(self, row: int) -> None:
        found = self.panel.model.entry(row)
        if found is not None:
            self._view.scroll_to(found.start, found.end)
            self._show_boxes()

    def _on_scrolled(self, _value: int) -> None:
        if self.is_open:  # not at once: what lies where may not be asked while the text scrolls
            self._boxes_due.start()

    def _show_boxes(self) -> None:
        """Show those in sight that are ticked, and the current one, as suggestions are shown."""
        if not self.is_open or not self._label:
            return
        model, current = self.panel.model, self.panel.row
        start, end = self._view.visible_range()
        rows = {*(row for row in model.between(start - _AROUND, end + _AROUND) if model.ticked(row)), current}
        self._view.set_suggestions([box for box in map(self._box, sorted(rows)) if box is not None])

    def _box(self, row: int) -> Box | None:
        model = self.panel.model
        found = model.entry(row)
        if found is None:
            return None
        chip = ""
        if row == self.panel.row:
            look = self._look.labels(self._session.scheme).get(self._label)
            name = look.name if look is not None else self._label
            chip = f"{name}?" if model.ticked(row) else self.tr("left out")
        return Box(f"occurrence {row}", found.start, found.end, self._label, chip)

    # Labelling

    def _accept(self) -> None:
        """Label all that are ticked, as one edit."""
        source, session, label_id = self._source, self._session, self._label
        chosen = self.panel.model.chosen()
        if source is None or session.work is None or not label_id:
            return
        if not chosen:
            session.told.emit(self.tr("Nothing is ticked."))
            return
        work, attributes = session.work, self._attributes(source, label_id)
        edit = session.do(
            lambda: annotating.add_spans(
                session.scheme,
                source.article,
                work,
                session.spans.values(),
                chosen,
                label=label_id,
                attributes=attributes,
            )
        )
        if edit is not None:
            self._show_labelled(source, edit)

    def _attributes(self, source: Source, label_id: str) -> Mapping[str, Json]:
        """Return what goes with the words: what the span there says, or what the words themselves give."""
        session, span = self._session, source.span
        if span is not None:
            values = session.spans.get(span.id, span).attributes
        elif not self._look.settings.get("suggestions"):
            return {}
        else:
            values = prefilling.values_for(
                session.scheme, source.article, label_id, source.start, source.end, session.spans.values()
            )
        return occurrences.copied_attributes(session.scheme, label_id, values)

    def _show_labelled(self, source: Source, edit: Edit) -> None:
        """Leave, with the span at the words that were chosen as the current one."""
        self.leave()
        added = [change.after for change in edit.of(Span) if isinstance(change.after, Span)]
        if source.span is None:
            here = next((span for span in added if source.start <= span.start < source.end), added[0])
            self._view.scroll_to(here.start, here.end)
            self._view.set_caret(here.end)
            self._session.set_current(here.id)
        self._session.told.emit(self.tr("%n occurrences labelled.", "", len(added)))

    # What happens

    def _on_changed(self, edit: Edit) -> None:
        """Leave what is no longer true: somebody labelled, moved or took away spans while the panel was open."""
        if self.is_open and edit.of(Span):
            self.leave()

    def _on_look(self) -> None:
        """Show the label, or those to choose from, in their new colours and names."""
        if not self.is_open or self._source is None:
            return
        scheme = self._session.scheme
        looks = self._look.labels(scheme)
        if self._label:
            self.panel.set_look(looks.get(self._label))
            self._show_boxes()
        else:
            self.panel.set_source(self._source.quote, label_keys(scheme, looks))


def _short(words: str) -> str:
    """Return words as a sentence can name them."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
