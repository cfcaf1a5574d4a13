"""The right dock's upper part: the current span with its attributes, its links and its note."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QMargins, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

from annotator.domain.scheme import OpenPointRule, Scheme, named
from annotator.domain.span import Span
from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.form import Form
from annotator.ui.panels.heads import MARGIN, Lines
from annotator.ui.panels.links import SIDE, LinkGroup, LinkRow, MissingLink
from annotator.ui.panels.note import NoteField
from annotator.ui.panels.span_head import BAR, SpanHead
from annotator.ui.widgets.stack import Stack

_QUOTE_LINES, _GAP = 4, 8
_LEAST = 180
_CALM = 0.5
"""Share of the window's height up to which the inspector stays as high as it has been."""


def _none_offered(_label_id: str, _attribute_id: str) -> list[str]:
    return []


def _no_text(_start: int, _end: int) -> str:
    return ""


class _Bar(QScrollBar):
    """A scroll bar of that width."""

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(BAR, 40)  # Qt asks at every placing, and the style would be asked three times for each


class Inspector(QScrollArea):
    """One span, to be read and changed.

    It shows what it is given; a change goes out as a signal, of typed text 400 ms after the last key, and comes back
    through `show_span`.
    """

    attribute_changed = Signal(str, str, object)
    """Span id, attribute id, value or None."""
    note_changed = Signal(str, str)
    typing_started = Signal()
    typing_stopped = Signal()
    """What was typed is handed on in the next moment, or came to nothing."""
    link_chosen = Signal(str)
    link_removed = Signal(str)
    link_asked = Signal(str)
    """The type of a demanded link whose row was pressed."""
    leave_asked = Signal()
    keys_told = Signal(str)
    """What Enter does while the keyboard is in the note; empty: it has left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Callable[[str, str], list[str]] = _none_offered
        self._text_at: Callable[[int, int], str] = _no_text
        self._scheme: Scheme | None = None
        self._looks: Mapping[str, LabelLook] = {}
        self._language, self._article_language = "en", ""
        self._link_key = "L"
        self._span: Span | None = None
        self._links_shown: Sequence[LinkRow] = ()
        self._rules: Sequence[OpenPointRule] = ()
        self._unsaved, self._unsaved_notes = frozenset[str](), frozenset[str]()
        self._forms: dict[str, Form] = {}
        self._form: Form | None = None
        self._head = SpanHead()
        self._quote = Lines(fonts.Role.QUOTE, "ink", most=_QUOTE_LINES)
        # Never seen: it holds the place of the fields in the order of Tab, which are made when they are first needed.
        self._start = QWidget(self)
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._start.hide()
        self._links = LinkGroup()
        self._note = NoteField()
        self._nothing = Lines()
        self._been = (0, 0)
        """The width that it has, and how high it has been at that."""
        self._lay_out()
        self._connect()
        self._render()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(_Bar())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._page = Stack(QMargins(0, 0, 0, 12))
        self._page.setBackgroundRole(QPalette.ColorRole.Window)
        self._page.setAutoFillBackground(True)
        body = Stack(QMargins(MARGIN - SIDE, 2, MARGIN - SIDE - BAR, 0))
        body.add(self._quote, inset=SIDE)
        body.add(self._links)
        body.add(self._note, above=8, inset=SIDE)
        nothing = Stack(QMargins(MARGIN, 13, MARGIN - BAR, 1))
        nothing.add(self._nothing)
        for part in (self._head, body, nothing):
            self._page.add(part)
        self._body, self._nothing_place = body, nothing
        self.setWidget(self._page)

    def _connect(self) -> None:
        self._note.changed.connect(self._on_note_changed)
        self._note.done.connect(self.leave_asked)
        self._note.keys_told.connect(self.keys_told)
        self._note.typing_started.connect(self.typing_started)
        self._note.typing_stopped.connect(self.typing_stopped)
        self._links.link_chosen.connect(self.link_chosen)
        self._links.link_removed.connect(self.link_removed)
        self._links.link_asked.connect(self.link_asked)
        self._page.height_changed.connect(self._on_height_changed)

    # What the window uses

    @property
    def span_id(self) -> str:
        """The id of the span shown; empty: none."""
        return self._span.id if self._span else ""

    def set_scheme(self, scheme: Scheme, looks: Mapping[str, LabelLook], language: str) -> None:
        """Take the scheme and its labels' looks; again after a switch of theme or language ("en", "vi")."""
        if scheme is not self._scheme:
            self.show_nothing(self._nothing.text)
            for form in self._forms.values():
                self._body.remove(form)
                form.deleteLater()
            self._forms = {}
        self._scheme, self._looks, self._language = scheme, looks, language
        for form in self._forms.values():
            form.set_language(language)
        self._render()

    def begin(self) -> None:
        """Be as high as is needed again: another article is shown."""
        self._been = (0, 0)

    def prepare(self) -> None:
        """Make the forms of the labels, one at a time while nothing else is to be done, before keys need them."""
        missing = [label for label in self._scheme.labels if label.id not in self._forms] if self._scheme else []
        form = next((made for label in missing if (made := self._form_of(label.id)) is not None), None)
        if form is not None:
            for widget in (form, *form.findChildren(QWidget)):
                widget.ensurePolished()
            QTimer.singleShot(0, self, self.prepare)

    def set_keys(self, *, link: str, note: str) -> None:
        """Show other keys for linking and for the note."""
        self._link_key = link
        self._note.set_key(note)
        self._render()

    def show_span(
        self,
        span: Span,
        links: Sequence[LinkRow] = (),
        open_rules: Sequence[OpenPointRule] = (),
        offered: Callable[[str, str], list[str]] = _none_offered,
        text_at: Callable[[int, int], str] = _no_text,
        article_language: str = "",
    ) -> None:
        """Show a span, its links and the rules that it breaks.

        `offered(label id, attribute id)` is asked when a field that completes gets the keyboard; `text_at(start, end)`
        returns the article's text; `article_language` ("en", "vi"; empty: unknown) is the one it writes numbers in.

        What was typed for another span is handed on first; for the same span it stays.
        """
        other = (span.id, span.label) != (self.span_id, self._span.label if self._span else "")
        if span.id != self.span_id:
            self.flush()
            self.discard()
        self._span, self._links_shown, self._rules = span, tuple(links), tuple(open_rules)
        self._offered, self._text_at = offered, text_at
        self._article_language = article_language
        self._render()
        if other and self._form is not None:
            self._form.begin_digits()

    def set_unsaved(self, rows: frozenset[str], notes: frozenset[str]) -> None:
        """Mark what is not saved yet: spans and links by their ids, notes by those of their spans."""
        if (rows, notes) != (self._unsaved, self._unsaved_notes):
            self._unsaved, self._unsaved_notes = rows, notes
            self._render()

    def show_nothing(self, text: str) -> None:
        """Show no span but some words. What was typed is handed on first; `discard` before where it must not be."""
        self.flush()
        self.discard()
        if self._span is None and text == self._nothing.text:
            return
        self._span = None
        self._nothing.set_text(text)
        self._render()

    def focus_form(self) -> None:
        """Bring the keyboard to the first field; to the note where the label has no attributes."""
        if self._span is not None and self._form is not None:
            self._form.focus_first()
        else:
            self.focus_note()

    def focus_note(self) -> None:
        """Bring the keyboard to the note."""
        if self._span is not None:
            self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(self._note)

    def choose_option(self, digit: int) -> bool:
        """Take the option of that number of the choice that digits go to; return whether there is such a one."""
        return self._span is not None and self._form is not None and self._form.choose_option(digit)

    def flush(self) -> None:
        """Emit now what is typed and not yet handed on."""
        if self._form is not None:
            self._form.flush()
        self._note.flush()

    def discard(self) -> None:
        """Forget what is typed and not yet handed on (its span is gone)."""
        if self._form is not None:
            self._form.discard()
        self._note.discard()

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter hand on what is typed and go back to the text."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.flush()
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Return the height that shows everything at a width, and no less than it has been for the article's spans.

        With every span that the caret passes another height is wanted: the list below would never stand still.
        """
        height, (known, been) = self._page.heightForWidth(width - BAR), self._been
        calm = min(max(height, been if known == width else 0), round(self.window().height() * _CALM))
        self._been = (width, calm)
        return max(height, calm)

    def sizeHint(self) -> QSize:
        """Return the size that shows everything."""
        return QSize(316, self.heightForWidth(316))

    def minimumSizeHint(self) -> QSize:
        """Head, quote and a few fields can always be seen."""
        return QSize(200, min(self.sizeHint().height(), _LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page its width."""
        super().resizeEvent(event)
        self._fit()

    def _on_height_changed(self) -> None:
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        width = self.viewport().width()
        self._page.resize(width, max(self._page.heightForWidth(width), self.viewport().height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the first field."""
        super().focusInEvent(event)
        if self._span is not None:
            (self._form.first if self._form is not None else self._note).setFocus(event.reason())

    def _on_attribute_changed(self, attribute_id: str, value: object) -> None:
        if self._span is not None:
            self.attribute_changed.emit(self._span.id, attribute_id, value)

    def _on_note_changed(self, text: str) -> None:
        if self._span is not None:
            self.note_changed.emit(self._span.id, text)

    # What is shown

    def _render(self) -> None:
        span, scheme = self._span, self._scheme
        shows = span is not None and scheme is not None
        self._head.setVisible(shows)
        self._body.setVisible(shows)
        self._nothing_place.setVisible(not shows)
        if span is None or scheme is None:
            self._swap_form(None)
        else:
            self._render_span(span, scheme)
        self._page.place_at_once()
        around = self.parentWidget()
        if isinstance(around, Stack):
            around.place_at_once()

    def _render_span(self, span: Span, scheme: Scheme) -> None:
        label = scheme.label(span.label)
        look = self._looks.get(span.label)
        unsaved = self.tr("Not saved") if span.id in self._unsaved else ""
        self._head.show_label(look.name if look else span.label, look, label.key if label else "", unsaved)
        self._quote.set_text(span.quote)
        self._swap_form(self._form_of(span.label))
        if self._form is not None:
            demanded = frozenset(rule.needs_attribute for rule in self._rules if rule.needs_attribute)
            self._form.show_values(span.attributes, demanded, self._article_language)
        missing = [self._missing(scheme, rule) for rule in self._rules if rule.needs_link]
        self._links.show_links(self._links_shown, missing, self._looks, self._link_key, self._unsaved)
        self._note.show_note(span.note)
        self._note.set_unsaved(on=span.id in self._unsaved_notes)
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go from the fields to the links and to the note, whenever each was made."""
        fields = [field.widget for field in self._form.fields.values()] if self._form is not None else []
        for before, after in pairwise([self._start, *fields, *self._links.rows, self._note.edit]):
            QWidget.setTabOrder(before, after)

    def _missing(self, scheme: Scheme, rule: OpenPointRule) -> MissingLink:
        link_type = scheme.link_type(rule.needs_link)
        if link_type is None:
            return MissingLink(type_id=rule.needs_link, type_name=rule.needs_link, target_name="")
        target = scheme.label(link_type.targets[0]) if link_type.targets else None
        return MissingLink(
            type_id=link_type.id,
            type_name=named(link_type.names, self._language),
            target_name=named(target.names, self._language) if target else "",
        )

    def _form_of(self, label_id: str) -> Form | None:
        label = self._scheme.label(label_id) if self._scheme else None
        if label is None or not label.attributes:
            return None
        if label_id not in self._forms:
            form = Form(label, self._offer, self._text)
            form.attribute_changed.connect(self._on_attribute_changed)
            form.typing_started.connect(self.typing_started)
            form.typing_stopped.connect(self.typing_stopped)
            form.set_language(self._language)
            form.hide()
            self._body.add(form, above=10, inset=SIDE, at=1)
            self._forms[label_id] = form
        return self._forms[label_id]

    def _offer(self, label_id: str, attribute_id: str) -> list[str]:
        return self._offered(label_id, attribute_id)

    def _text(self, start: int, end: int) -> str:
        return self._text_at(start, end)

    def _swap_form(self, form: Form | None) -> None:
        if form is self._form:
            return
        if self._form is not None:
            self._form.discard()
            self._form.hide()
        self._form = form
        if form is not None:
            form.show()
