"""The form of a label: a field for each of its attributes, made from the scheme."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from annotator.domain.article import Json
from annotator.domain.scheme import Label
from annotator.ui import fonts
from annotator.ui.panels.completion import LineBox
from annotator.ui.panels.fields import HEIGHT, ChoiceField, Field, FlagField, NumberField, TextAt, field_for
from annotator.ui.panels.ring import RING, paint_ring
from annotator.ui.theme import token
from annotator.ui.widgets.elide import ElidedLabel

LABELS, WIDEST_LABELS = 72, 96
"""Width of the column of names in px: usual, and where a language's names need more."""
_GAP = 4


class FieldName(ElidedLabel):
    """The name of an attribute, with the ring of an open point after it where its value is demanded and missing."""

    def __init__(self) -> None:
        super().__init__("", fonts.Role.UI, "ink2")
        self.setFixedHeight(HEIGHT)
        self._open = False

    def set_open(self, *, on: bool) -> None:
        """Show or hide the ring."""
        self._open = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, then the ring."""
        super().paintEvent(event)
        if self._open:
            left = min(self.sizeHint().width() + 7, self.width() - 9)
            paint_ring(QPainter(self), QRect(left, 0, round(RING) + 1, self.height()), token(self.palette(), "ink2"))


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
        self._names: dict[str, FieldName] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2)
        self._grid.setVerticalSpacing(_GAP)
        self._grid.setColumnStretch(1, 1)
        for attribute in label.attributes:
            offer = lambda attribute_id=attribute.id: offered(label.id, attribute_id)  # noqa: E731
            self._add(field_for(attribute, offer, text_at))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _add(self, field: Field) -> None:
        attribute_id, row = field.attribute.id, self._grid.rowCount()
        self._fields[attribute_id] = field
        if not isinstance(field, FlagField):
            self._names[attribute_id] = FieldName()
            self._grid.addWidget(self._names[attribute_id], row, 0)
        self._grid.addWidget(field.widget, row, 1)
        field.changed.connect(lambda value: self.attribute_changed.emit(attribute_id, value))
        if isinstance(field, ChoiceField):
            field.changed.connect(self._pass_digits_on)
        field.typing_started.connect(self.typing_started)
        field.typing_stopped.connect(self.typing_stopped)
        if isinstance(field, NumberField):
            refusal = ElidedLabel("", fonts.Role.HINT, "alert")
            refusal.hide()
            self._grid.addWidget(refusal, row + 1, 1)
            field.refused.connect(lambda wrong: self._refuse(field, refusal, wrong=wrong))

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by the id of their attribute, in the order of the scheme."""
        return self._fields

    def set_language(self, language: str) -> None:
        """Name attributes and options in a language of the scheme."""
        for field in self._fields.values():
            field.set_language(language)
        self._name_all()

    def show_values(self, attributes: Mapping[str, Json], demanded: frozenset[str]) -> None:
        """Show values from the project; `demanded` are the attributes that are missing by the scheme's rules."""
        before = [field for field in self._choices if field.is_empty]
        for attribute_id, field in self._fields.items():
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
            for field in self._fields.values():
                field.set_language(field.language)
            self._name_all()
        super().changeEvent(event)

    def _name_all(self) -> None:
        widest = 0
        for attribute_id, name in self._names.items():
            field = self._fields[attribute_id]
            missing = attribute_id in self._open
            name.set_text(field.name)
            name.set_open(on=missing)
            spoken = self.tr("{name}, missing").format(name=field.name) if missing else field.name
            field.widget.setAccessibleName(spoken)
            widest = max(widest, name.sizeHint().width() + 8)
        self._grid.setColumnMinimumWidth(0, LABELS)
        for name in self._names.values():
            name.setFixedWidth(max(LABELS, min(widest, WIDEST_LABELS)))

    def _refuse(self, field: Field, label: ElidedLabel, *, wrong: bool) -> None:
        words = self.tr("This is no number; nothing was saved.") if wrong else ""
        label.set_text(words)
        label.setVisible(wrong)
        field.widget.setAccessibleDescription(words)
