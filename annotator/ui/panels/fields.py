"""The fields of a span's form: one class for each type of attribute, all with the same few methods."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QWidget,
)

from annotator.domain.article import Json
from annotator.domain.scheme import CHOICE, FLAG, NUMBER, RANGE, Attribute, named
from annotator.ui import fonts
from annotator.ui.panels.completion import Completion, LineBox
from annotator.ui.panels.digits import digit_of
from annotator.ui.panels.field_boxes import ChoiceBox, FlagBox, OptionDelegate, RangeBox
from annotator.ui.panels.numbers import Typed, read_number, shown_number
from annotator.ui.panels.pending import Pending
from annotator.ui.panels.span_model import one_line

HEIGHT = 24
"""Height of a field in px."""

Offered = Callable[[], list[str]]
TextAt = Callable[[int, int], str]


class Field(QObject):
    """One attribute in a form. `show_value` comes from outside and emits nothing; what a person does is `changed`."""

    changed = Signal(object)
    """The new value as the project stores it, None for none."""
    typing_started = Signal()
    typing_stopped = Signal()

    def __init__(self, attribute: Attribute, widget: QWidget) -> None:
        super().__init__(widget)
        self.attribute = attribute
        self.widget = widget
        self.language = "en"
        self._value: Json = None
        widget.setFont(fonts.font(fonts.Role.UI))
        widget.setFixedHeight(HEIGHT)

    @property
    def name(self) -> str:
        """The attribute's name in the interface's language."""
        return named(self.attribute.names, self.language)

    def set_language(self, language: str) -> None:
        """Name everything in a language."""
        self.language = language
        self.widget.setAccessibleName(self.name)
        self._render()

    def show_value(self, value: Json) -> None:
        """Show a value that came from the project."""
        self._value = value
        self._render()

    def flush(self) -> None:
        """Hand on what is typed, now."""

    def discard(self) -> None:
        """Forget what is typed."""

    def _render(self) -> None:
        """Bring the widget in line with the value."""

    def _set(self, value: Json) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit(value)


class ChoiceField(Field):
    """A combo box with the options by their names, and an empty one first."""

    def __init__(self, attribute: Attribute) -> None:
        self._box = ChoiceBox()
        super().__init__(attribute, self._box)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.setMinimumContentsLength(4)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setItemDelegate(OptionDelegate(self._box))
        self._box.addItem("")
        for _option in attribute.options:
            self._box.addItem("")
        self._box.activated.connect(self.choose)
        self._box.digit_pressed.connect(self.choose)
        self._box.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a digit in the list that popped up, too."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            digit = digit_of(event)
            if digit is not None:
                self._box.hidePopup()
                self.choose(digit)
                return True
        return super().eventFilter(watched, event)

    @property
    def is_empty(self) -> bool:
        """Whether no option is chosen."""
        return self._value in (None, "")

    def show_digits(self, *, on: bool) -> None:
        """Say, or no longer, that digits choose here."""
        self._box.set_digits(f"1–{min(9, len(self.attribute.options))}" if on else "")

    def choose(self, number: int) -> None:
        """Take the option of that number (1 is the first, 0 none) as if the person had chosen it in the box."""
        options = self.attribute.options
        if 0 <= number <= len(options):
            self._box.setCurrentIndex(number)
            self._set(options[number - 1].id if number else None)

    def set_language(self, language: str) -> None:
        """Name the options too."""
        super().set_language(language)
        for at, option in enumerate(self.attribute.options):
            self._box.setItemText(at + 1, named(option.names, language))
        self._box.setItemData(0, self.tr("no value"), Qt.ItemDataRole.AccessibleTextRole)

    def _render(self) -> None:
        ids = [option.id for option in self.attribute.options]
        self._box.setCurrentIndex(ids.index(self._value) + 1 if self._value in ids else 0)


class FlagField(Field):
    """A check box that carries the attribute's name itself."""

    def __init__(self, attribute: Attribute) -> None:
        self._box = FlagBox()
        super().__init__(attribute, self._box)
        self._box.clicked.connect(lambda on: self._set(True if on else None))

    def set_language(self, language: str) -> None:
        """Show the name."""
        super().set_language(language)
        self._box.setText(self.name)

    def _render(self) -> None:
        self._box.setChecked(self._value is True)

    def show_value(self, value: Json) -> None:
        """Show whether the flag is set; absent and false are the same."""
        super().show_value(True if value is True else None)


class TextField(Field):
    """A line of text that is handed on 400 ms after the last key and on leaving; with values offered to complete it."""

    def __init__(self, attribute: Attribute, offered: Offered) -> None:
        self.box = LineBox()
        super().__init__(attribute, self.box)
        self.pending = Pending(self)
        self.pending.started.connect(self.typing_started)
        self.pending.settled.connect(self.typing_stopped)
        self.pending.due.connect(self._on_due)
        self.box.textEdited.connect(self._on_edited)
        self.box.left.connect(self.flush)
        self.box.returnPressed.connect(self.flush)
        self.completion: Completion | None = None
        if attribute.offered:
            self.completion = Completion(self.box, offered)
            self.completion.taken.connect(self._on_taken)

    def flush(self) -> None:
        """Hand on what is typed; the field then shows the value as the project has it."""
        if self.pending.waits:
            value = self._parsed(self.box.text())
            self.pending.settle()
            self._set(value)
        self._render()

    def discard(self) -> None:
        """Forget what is typed and show the value again."""
        if self.completion is not None:
            self.completion.close()
        self.pending.settle()
        self._render()

    def _parsed(self, text: str) -> Json:
        return text.strip() or None

    def _shown(self, value: Json) -> str:
        return "" if value is None else str(value)

    def _render(self) -> None:
        if self.pending.waits or (self.box.hasFocus() and self._parsed(self.box.text()) == self._value):
            return  # the person is at it: the words under the caret stay as they are
        text = self._shown(self._value)
        if text != self.box.text():
            self.box.setText(text)
            self.box.setCursorPosition(0)

    def _on_due(self) -> None:
        value = self._parsed(self.box.text())
        self.pending.settle()
        self._set(value)

    def _on_edited(self) -> None:
        self.pending.touch()

    def _on_taken(self) -> None:
        self.pending.touch()
        self.flush()


class NumberField(TextField):
    """A line for a number as the article and the interface both read it; what is none stays in the field and is said.

    `article_language` ("en", "vi"; empty: unknown) is that of the article. While it is `wrong`, `either` has the
    numbers that what was typed can be, each in a way that can be typed; empty: it is no number at all.
    """

    refused = Signal(bool)
    """Whether what was left in the field is no number, or not one alone."""

    _NO_NUMBER = object()
    article_language = ""
    wrong = False
    either: tuple[str, ...] = ()
    _begun = False
    _before: Json = None

    def show_value(self, value: Json) -> None:
        """Show a value from the project; the same one again leaves what is no number where it stands."""
        if value != self._value:
            self._refuse(wrong=False)
            self._begun = False
        super().show_value(value)

    def flush(self) -> None:
        """Hand on the number; keep what is none, with the value that was there before it was typed."""
        if self.pending.waits:
            self._refuse(wrong=self._parsed(self.box.text()) is self._NO_NUMBER)
        if self.wrong:
            self.pending.settle()
            if self._begun:
                self._set(self._before)  # a part of it may have been a number, and was handed on
        else:
            super().flush()
            self._begun = False

    def discard(self) -> None:
        """Forget what is typed."""
        self._refuse(wrong=False)
        self._begun = False
        super().discard()

    def _refuse(self, *, wrong: bool) -> None:
        either = self._read(self.box.text()).either if wrong else ()
        if (wrong, either) != (self.wrong, self.either):
            self.wrong, self.either = wrong, either
            self.refused.emit(wrong)

    def _render(self) -> None:
        if not self.wrong:
            super()._render()

    def _on_edited(self) -> None:
        if not self._begun:
            self._begun, self._before = True, self._value
        super()._on_edited()

    def _on_due(self) -> None:
        # Half a number ("5,") is no error yet: it stays until the field is left.
        if self._parsed(self.box.text()) is not self._NO_NUMBER:
            self._refuse(wrong=False)
            super()._on_due()

    def _parsed(self, text: str) -> Json:
        for known in (self._value, self._before if self._begun else None):
            if known is not None and text == self._shown(known):
                return known  # the field itself writes it so
        number = self._read(text).number
        return self._NO_NUMBER if number is None else number or None

    def _read(self, text: str) -> Typed:
        return read_number(text, self.language, self.article_language)

    def _shown(self, value: Json) -> str:
        return "" if value is None else shown_number(str(value), self.language)


class RangeField(Field):
    """The article's words at a range; a range is set from the text, here it can only be taken away."""

    def __init__(self, attribute: Attribute, text_at: TextAt) -> None:
        self.box = RangeBox()
        super().__init__(attribute, self.box)
        self._text_at = text_at
        self.box.removal_asked.connect(self._remove)

    def _remove(self) -> None:
        self._set(None)
        self._render()

    def set_language(self, language: str) -> None:
        """Name what takes the range away too."""
        super().set_language(language)
        words_for = self.tr("Remove: {name}").format(name=self.name)
        self.box.remove.setText(words_for)
        self.box.remove.setToolTip(words_for)

    def _render(self) -> None:
        known = isinstance(self._value, Mapping)
        words = one_line(self._text_at(self._value["start"], self._value["end"])) if known else ""
        if words != self.box.text():
            self.box.setText(words)
            self.box.setCursorPosition(0)
        if known != self.box.remove.isVisible():
            self.box.remove.setVisible(known)


def field_for(attribute: Attribute, offered: Offered, text_at: TextAt) -> Field:
    """Return a field for an attribute, by its type."""
    if attribute.type == CHOICE:
        return ChoiceField(attribute)
    if attribute.type == FLAG:
        return FlagField(attribute)
    if attribute.type == RANGE:
        return RangeField(attribute, text_at)
    if attribute.type == NUMBER:
        return NumberField(attribute, offered)
    return TextField(attribute, offered)
