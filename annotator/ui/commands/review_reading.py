"""Reading an article under review through: the keys of annotating, for gold."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject

from annotator.domain.edit import Edit
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.services.review.state import ArticleReview
from annotator.ui.actions import Actions, Context
from annotator.ui.acts import Acts
from annotator.ui.binding import OwnSlots
from annotator.ui.commands.linking import LinkingCommands
from annotator.ui.commands.picking import RangePicking
from annotator.ui.commands.reading import ReadingCommands
from annotator.ui.commands.text import TextCommands
from annotator.ui.looks import label_keys
from annotator.ui.modes import HintMode, KeyMode
from annotator.ui.panels.key_words import KeyWord
from annotator.ui.review.changed import changed_lines
from annotator.ui.review.page import ReviewPage
from annotator.ui.review.reading_desk import ReadingDesk
from annotator.ui.review.reading_panel import Count
from annotator.ui.review.shown_article import ShownArticle
from annotator.ui.review.text_keys import TextKeys
from annotator.ui.session import Session
from annotator.ui.start import Look


class ReadThrough(QObject):
    """The commands of annotating once more, on the article under review: they are on while it is read through."""

    def __init__(self, page: ReviewPage, actions: Actions, shown: ShownArticle, session: Session, look: Look) -> None:
        super().__init__(page.view)
        self._view, self._inspector, self._shown = page.view, page.reading.inspector, shown
        self._own = own = OwnSlots(actions)
        self.keys = TextKeys(Context.TEXT, page.view, actions, own)
        self._hints = HintMode(page.view, actions, own)  # after the keys of the text: it is asked before them
        self._boundaries = KeyMode(Context.BOUNDARIES, page.view, actions, own)
        acts = Acts(shown, look)
        self.desk = ReadingDesk(
            shown,
            session,
            acts,
            look,
            view=page.view,
            inspector=self._inspector,
            bar=page.bar,
            actions=actions,
        )
        self._picking = RangePicking(shown, acts, page.view, own, desk=self.desk, look=look)
        self._text = TextCommands(
            shown,
            acts,
            page.view,
            own,
            reading=ReadingCommands(shown, page.view, own),
            picking=self._picking,
            boundaries=self._boundaries,
            desk=self.desk,
        )
        linking = LinkingCommands(shown, acts, page.view, own, hints=self._hints, desk=self.desk)
        self._inspector.link_asked.connect(linking.link_as)
        page.bar.label_chosen.connect(self._text.label_with)
        self._bind()

    def _bind(self) -> None:
        own = self._own
        own.bind("copy", self._view.copy)
        own.bind("copy.quoted", self._text.copy_quoted)
        own.bind("span.delete", self._text.delete)
        own.bind("span.form", self._enter)
        own.bind("span.note", self._inspector.focus_note)
        own.bind("zone.fold", self._fold)
        own.bind_family("label.", self._text.label_with)
        own.bind_family("relabel.", self._text.relabel)
        own.bind_family("option.", lambda digit: self._inspector.choose_option(int(digit)))

    @property
    def modes(self) -> Iterator[KeyMode]:
        """The modes in which keys mean something else for a moment: they have them before all others."""
        yield from (self._hints, self._boundaries)

    @property
    def stays(self) -> bool:
        """Whether what is said is of something that goes on, and stands until that ends."""
        return self._picking.on or self._boundaries.on

    def begin(self) -> None:
        """Take the keys of the text."""
        self.keys.start()
        self.desk.begin()

    def end(self) -> None:
        """Give them back; what is typed is handed on first."""
        self._hints.end()
        self._boundaries.end()
        self._picking.end()
        self.desk.end()
        self.keys.end()

    def flush(self) -> None:
        """Hand on what is typed."""
        self._inspector.flush()

    def show_changed(self, edit: Edit) -> None:
        """Bring what an undo or redo has changed into sight."""
        ids = [change.row_id for change in edit.of(Span)]
        ids += [change.row.source_id for change in edit.of(Link) if isinstance(change.row, Link)]
        found = next((span_id for span_id in ids if span_id in self._shown.spans), "")
        if found:
            self.desk.go_to(found)

    def _enter(self) -> None:
        """Take what is picked; else open the form of the current span, or the folded lines at the caret."""
        if self._picking.take():
            return
        if self._shown.current_span is not None:
            self._inspector.focus_form()
        else:
            self._fold()

    def _fold(self) -> None:
        caret = self._view.caret()
        zone = next((zone for zone in self._shown.zones if zone.start <= caret <= zone.end), None)
        if zone is not None:
            self._view.toggle_zone(zone.id)

    def label_keys(self, scheme: Scheme, look: Look) -> tuple[KeyWord, ...]:
        """Return the labels with their keys, and the key that links, for the bar."""
        looks = look.labels(scheme)
        labels = [KeyWord(label.key, looks[label.label_id].name) for label in label_keys(scheme, looks)]
        link = KeyWord(self._own.cap_text("span.link"), QCoreApplication.translate("ReadThrough", "link"))
        return tuple(word for word in (*labels, link) if word.key)

    def counts(self, state: ArticleReview, look: Look) -> list[Count]:
        """Return how much of an article was agreed and decided, in words; first what changed since it was closed."""
        groups = (*state.compared.groups, *state.compared.links)
        agreed = sum(group.is_agreed for group in groups)
        decided = sum(not group.is_agreed and state.is_settled(group) for group in groups)
        changed = changed_lines(state, self._shown.scheme, look.language.code) if state.is_changed else []
        return [
            *changed,
            Count(QCoreApplication.translate("ReadThrough", "Agreed by themselves"), str(agreed)),
            Count(QCoreApplication.translate("ReadThrough", "Decided"), str(decided)),
            Count(QCoreApplication.translate("ReadThrough", "Spans of gold"), str(len(self._shown.spans))),
        ]
