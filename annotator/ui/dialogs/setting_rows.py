"""One setting as a row: its name and a control of the kind that its type asks for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from annotator.settings import Setting, Value
from annotator.ui import fonts
from annotator.ui.panels.heads import Words
from annotator.ui.widgets.elide import ElidedLabel

_ROW, _CONTROL, _NUMBER = 32, 176, 72
_INDENT = 24  # of a hint below a check box: its words begin there


class _Choice(QComboBox):
    """A combo box that leaves the wheel to the panel: nothing must change in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Hand it on."""
        event.ignore()


class _Slider(QSlider):
    """A slider that leaves the wheel to the panel."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Hand it on."""
        event.ignore()


class SettingRow(QWidget):
    """What all rows share. `chosen` tells what a person chose; `show_value` tells nothing."""

    chosen = Signal(object)

    def __init__(self, setting: Setting, control: QWidget) -> None:
        super().__init__()
        self.setting = setting
        self.control = control
        self.name = ElidedLabel("", fonts.Role.UI, "ink2")
        self.hint = Words(fonts.Role.HINT, "ink3")
        self.hint.hide()
        self.line = QHBoxLayout()
        self.line.setSpacing(12)
        self.line.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        column.addLayout(self.line)
        hint = QHBoxLayout()
        hint.setContentsMargins(_INDENT, 0, 0, 0)
        hint.addWidget(self.hint)
        column.addLayout(hint)

    def set_words(self, name: str, options: Mapping[str, str], *, unit: str, hint: str) -> None:
        """Say everything in the language of the interface."""
        del options, unit
        self.name.set_text(name)
        self.hint.set_text(hint)
        self.hint.setVisible(bool(hint))
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(hint)

    def show_value(self, value: Value) -> None:
        """Show what holds now."""


class FlagRow(SettingRow):
    """On or off: a check box with the name."""

    def __init__(self, setting: Setting) -> None:
        self.box = QCheckBox()
        super().__init__(setting, self.box)
        self.line.addWidget(self.box)
        self.line.addStretch(1)
        self.box.toggled.connect(lambda on: self.chosen.emit(on))  # noqa: PLW0108  Qt knows no object of a bool

    def set_words(self, name: str, options: Mapping[str, str], *, unit: str, hint: str) -> None:
        """Put the name into the box."""
        super().set_words(name, options, unit=unit, hint=hint)
        self.box.setText(name)

    def show_value(self, value: Value) -> None:
        """Check the box or not."""
        self.box.setChecked(bool(value))


class ChoiceRow(SettingRow):
    """One of a few words: a combo box."""

    def __init__(self, setting: Setting) -> None:
        self.box = _Choice()
        super().__init__(setting, self.box)
        self.box.setFixedWidth(_CONTROL)
        self._values = [str(value) for value in setting.choices]
        for value in self._values:
            self.box.addItem("", value)
        self.line.addWidget(self.name, 1)
        self.line.addWidget(self.box)
        self.box.currentIndexChanged.connect(lambda at: self.chosen.emit(self._values[at]))

    def set_words(self, name: str, options: Mapping[str, str], *, unit: str, hint: str) -> None:
        """Name the options."""
        super().set_words(name, options, unit=unit, hint=hint)
        for at, value in enumerate(self._values):
            self.box.setItemText(at, options.get(value, value))

    def show_value(self, value: Value) -> None:
        """Choose the option that holds."""
        self.box.setCurrentIndex(self._values.index(str(value)))


class FontRow(ChoiceRow):
    """The fonts of the text; one that is not installed says so and cannot be chosen."""

    def set_words(self, name: str, options: Mapping[str, str], *, unit: str, hint: str) -> None:
        """Name the fonts."""
        super().set_words(name, options, unit=unit, hint=hint)
        model = self.box.model()
        at = self._values.index("noto") if "noto" in self._values else -1
        if at >= 0 and isinstance(model, QStandardItemModel) and not QFontDatabase.hasFamily(fonts.NOTO):
            self.box.setItemText(at, self.tr("{font} (not installed)").format(font=fonts.NOTO))
            model.item(at).setEnabled(False)


class NumberRow(SettingRow):
    """A number in a range: a slider with the number beside it."""

    def __init__(self, setting: Setting) -> None:
        self.slider = _Slider(Qt.Orientation.Horizontal)
        super().__init__(setting, self.slider)
        allowed = setting.choices
        if isinstance(allowed, range):
            self.slider.setRange(allowed[0], allowed[-1])
        self.slider.setPageStep(5)
        self.number = ElidedLabel("", fonts.Role.UI)
        self.number.setFixedWidth(_NUMBER)
        self.slider.setFixedWidth(_CONTROL - _NUMBER - 8)
        self._unit = "{number}"
        self.line.addWidget(self.name, 1)
        self.line.addWidget(self.slider)
        self.line.setSpacing(8)
        self.line.addWidget(self.number)
        self.slider.valueChanged.connect(self._on_changed)

    def set_words(self, name: str, options: Mapping[str, str], *, unit: str, hint: str) -> None:
        """Take the unit."""
        super().set_words(name, options, unit=unit, hint=hint)
        self._unit = unit
        self._say()

    def show_value(self, value: Value) -> None:
        """Put the slider there."""
        self.slider.setValue(int(value))
        self._say()

    def _say(self) -> None:
        self.number.set_text(self._unit.format(number=self.slider.value()))

    def _on_changed(self, value: int) -> None:
        self._say()
        self.chosen.emit(value)


def row_for(setting: Setting) -> SettingRow:
    """Return a row for a setting, by its type."""
    if setting.type is bool:
        return FlagRow(setting)
    if setting.type is int:
        return NumberRow(setting)
    return FontRow(setting) if setting.key == "text_font" else ChoiceRow(setting)
