"""The form of a label: a field for each of its attributes, made from the scheme."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.article import Json
from annotator.domain.scheme import Label
from annotator.ui import fonts
from annotator.ui.panels.completion import LineBox
from annotator.ui.panels.fields import HEIGHT, ChoiceField, Field, FlagField, NumberField, TextAt, field_for
from annotator.ui.panels.ring import RING, paint_ring
from annotator.ui.theme import token
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.kept import paint_kept
from annotator.ui.widgets.paint import advance, paint_text

LABELS, WIDEST_LABELS = 72, 96
"""Width of the column of names in px: usual, and where a language's names need more."""
_GAP, _NAME_GAP = 4, 8


class Form(QWidget):
    """The attributes of one span. What a person changes is emitted field by field; nothing is kept here to be saved."""

    attribute_changed = Signal(str, object)
    typing_started = Signal()
    typing_stopped = Signal()

    def __init__(self, label: Label, offered: Callable[[str, str], list[str]], text_at: TextAt) -> None:
        super().__init__()
        self.label = label
        self._open: frozenset[str] = frozenset()
        self._digits: ChoiceField | None = None
        self._fields: dict[str, Field] = {}
        self._refusals: dict[str, ElidedLabel] = {}
        self._names_width = LABELS
        for attribute in label.attributes:
            offer = lambda attribute_id=attribute.id: offered(label.id, attribute_id)  # noqa: E731
            self._add(field_for(attribute, offer, text_at))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _add(self, field: Field) -> None:
        attribute_id = field.attribute.id
        self._fields[attribute_id] = field
        field.widget.setParent(self)
        field.widget.show()
        field.changed.connect(lambda value: self.attribute_changed.emit(attribute_id, value))
        if isinstance(field, ChoiceField):
            field.changed.connect(self._pass_digits_on)
        field.typing_started.connect(self.typing_started)
        field.typing_stopped.connect(self.typing_stopped)
        if isinstance(field, NumberField):
            self._refusals[attribute_id] = refusal = ElidedLabel("", fonts.Role.HINT, "alert", self)
            refusal.hide()
            field.refused.connect(lambda _wrong: self._say_refusal(field, refusal))

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by the id of their attribute, in the order of the scheme."""
        return self._fields

    def set_language(self, language: str) -> None:
        """Name attributes and options in a language of the scheme."""
        for field in self._fields.values():
            field.set_language(language)
        self._name_all()

    def show_values(self, attributes: Mapping[str, Json], demanded: frozenset[str], article_language: str = "") -> None:
        """Show values from the project; `demanded` are the attributes that are missing by the scheme's rules.

        Numbers are typed about an article in `article_language` ("en", "vi"; empty: unknown).
        """
        before = [field for field in self._choices if field.is_empty]
        for attribute_id, field in self._fields.items():
            if isinstance(field, NumberField):
                field.article_language = article_language
            field.show_value(attributes.get(attribute_id))
        emptied = [field for field in self._choices if field.is_empty and field not in before]
        if emptied:  # an undo: digits choose there again
            self._let_digits_go_to(emptied[0])
        elif self._digits in before:
            self._pass_digits_on()
        if demanded != self._open:
            self._open = demanded
            self._name_all()

    def flush(self) -> None:
        """Hand on now what is typed."""
        for field in self._fields.values():
            field.flush()

    def discard(self) -> None:
        """Forget what is typed."""
        for field in self._fields.values():
            field.discard()

    @property
    def first(self) -> QWidget:
        """The first field's widget; a form has at least one field."""
        return next(iter(self._fields.values())).widget

    def focus_first(self) -> None:
        """Bring the keyboard to the first field, its text selected."""
        first = self.first
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(first, LineBox):
            first.selectAll()

    @property
    def _choices(self) -> list[ChoiceField]:
        return [field for field in self._fields.values() if isinstance(field, ChoiceField)]

    def begin_digits(self) -> None:
        """Let digits go to the first empty choice, to the first of all where none is; for a span newly shown."""
        choices = self._choices
        self._let_digits_go_to(next((field for field in choices if field.is_empty), choices[0] if choices else None))

    def choose_option(self, digit: int) -> bool:
        """Take an option of the choice that digits go to; the next digit goes to the next empty one, if there is one.

        Return whether there is such an option.
        """
        field = self._digits
        if field is None or not 0 <= digit <= len(field.attribute.options):
            return False
        field.choose(digit)
        self._pass_digits_on()
        return True

    def _pass_digits_on(self, *_value: object) -> None:
        """Let digits go on from a choice that is made to the next empty one, if there is one."""
        field, choices = self._digits, self._choices
        if field is not None and not field.is_empty:
            at = choices.index(field)
            later = (*choices[at + 1 :], *choices[:at])
            self._let_digits_go_to(next((other for other in later if other.is_empty), field))

    def _let_digits_go_to(self, field: ChoiceField | None) -> None:
        self._digits = field
        self._show_digits(QApplication.focusWidget())

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window().windowType() != Qt.WindowType.Popup:
            self._show_digits(now)

    def _show_digits(self, focused: QWidget | None) -> None:
        """Show where digits choose: with the keyboard in a field, in that one or nowhere."""
        inside = [field for field in self._fields.values() if field.widget is focused]
        for choice in self._choices:
            choice.show_digits(on=choice in inside or (not inside and choice is self._digits))

    def changeEvent(self, event: QEvent) -> None:
        """Say what is said of a field in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            for attribute_id, field in self._fields.items():
                field.set_language(field.language)
                if isinstance(field, NumberField) and field.wrong:
                    self._say_refusal(field, self._refusals[attribute_id])
            self._name_all()
        super().changeEvent(event)

    def _name_all(self) -> None:
        font, widest = fonts.font(fonts.Role.UI, tabular=True), 0
        for attribute_id, field in self._fields.items():
            missing = attribute_id in self._open
            spoken = self.tr("{name}, missing").format(name=field.name) if missing else field.name
            field.widget.setAccessibleName(spoken)
            if not isinstance(field, FlagField):
                needed = advance(font, field.name) + _NAME_GAP
                widest = max(widest, needed)
                field.widget.setToolTip(field.name if needed > WIDEST_LABELS else "")
        self._names_width = max(LABELS, min(widest, WIDEST_LABELS))
        self._place()
        self.update()

    def _say_refusal(self, field: NumberField, label: ElidedLabel) -> None:
        words = self._refusal_of(field) if field.wrong else ""
        label.set_text(words)
        label.setVisible(field.wrong)
        field.widget.setAccessibleDescription(words)
        self._place()
        self.updateGeometry()

    def _refusal_of(self, field: NumberField) -> str:
        if not field.either:
            return self.tr("No number: not saved.")
        one, other = field.either[0], field.either[-1]
        # What is to be typed comes first: where there is little room, the rest is in the tool tip.
        return self.tr("Write {one} or {other}: {typed} can be both.").format(
            one=one, other=other, typed=field.box.text().strip()
        )

    # Places: every row is known to be as high as the next, and no layout has to find that out

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002  Qt's name
        """Return the height of all rows, in px."""
        rows = [HEIGHT] * len(self._fields)
        rows += [refusal.sizeHint().height() for refusal in self._refusals.values() if not refusal.isHidden()]
        return sum(rows) + _GAP * (len(rows) - 1)

    def sizeHint(self) -> QSize:
        """Return the size of all rows."""
        return QSize(240, self.heightForWidth(240))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the fields."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left, top = self._names_width + 2, 0
        width = self.width() - left
        for attribute_id, field in self._fields.items():
            field.widget.setGeometry(left, top, width, HEIGHT)
            top += HEIGHT + _GAP
            refusal = self._refusals.get(attribute_id)
            if refusal is not None and not refusal.isHidden():
                begin = max(0, min(left, self.width() - refusal.sizeHint().width()))  # a long one, below the name too
                refusal.setGeometry(begin, top, self.width() - begin, refusal.sizeHint().height())
                top += refusal.height() + _GAP

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the names, with the ring of an open point after those whose value is demanded and missing."""
        places = tuple((field.name, field.widget.y()) for field in self._fields.values())
        paint_kept(self, (places, self._open, self._names_width), self._paint)

    def _paint(self, painter: QPainter) -> None:
        palette = self.palette()
        font, colour = fonts.font(fonts.Role.UI, tabular=True), token(palette, "ink2")
        for attribute_id, field in self._fields.items():
            if isinstance(field, FlagField):
                continue
            place = QRect(0, field.widget.y(), self._names_width, HEIGHT)
            paint_text(painter, place, field.name, font, colour)
            if attribute_id in self._open:
                left = min(advance(font, field.name) + 7, self._names_width - 9)
                paint_ring(painter, QRect(left, place.top(), round(RING) + 1, HEIGHT), colour)
