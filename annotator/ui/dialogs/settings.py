"""The settings: a panel at the window's right edge. What is changed there holds at once; there is nothing to confirm.

The rows are made from the table of settings; the words for them stand here. A setting without words is shown by its
key, so that none can be forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.settings import SETTINGS, Setting, Value
from annotator.ui import fonts
from annotator.ui.dialogs.setting_rows import SettingRow, row_for
from annotator.ui.i18n import sentence, translated
from annotator.ui.start import Look
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import BAR, FlatButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.paint import focus_by_key

WIDTH = 364
_SIDE, _BETWEEN_GROUPS = 20, 14


@dataclass(frozen=True, slots=True)
class SettingWords:
    """How a setting is called, its options by their values, and how a number is written ("{number} px")."""

    name: str
    options: Mapping[str, str] = field(default_factory=dict)
    unit: str = "{number}"
    hint: str = ""


_SYSTEM = QT_TRANSLATE_NOOP("settings", "As the system")
WORDS: Mapping[str, SettingWords] = {
    "text_font": SettingWords(
        QT_TRANSLATE_NOOP("settings", "Font of the text"),
        {
            "serif": fonts.SERIF,
            "noto": fonts.NOTO,
            "system": QT_TRANSLATE_NOOP("settings", "The system's font"),
        },
    ),
    "text_size": SettingWords(QT_TRANSLATE_NOOP("settings", "Size"), unit=QT_TRANSLATE_NOOP("settings", "{number} px")),
    "text_width": SettingWords(
        QT_TRANSLATE_NOOP("settings", "Longest line"), unit=QT_TRANSLATE_NOOP("settings", "{number} letters")
    ),
    "lane_style": SettingWords(
        QT_TRANSLATE_NOOP("settings", "Marks"),
        {
            "tints": QT_TRANSLATE_NOOP("settings", "Tints and lines"),
            "lanes": QT_TRANSLATE_NOOP("settings", "Lines alone"),
            "strong": QT_TRANSLATE_NOOP("settings", "Strong contrast"),
        },
    ),
    "all_chips": SettingWords(QT_TRANSLATE_NOOP("settings", "Name every span in the text")),
    "snapping": SettingWords(
        QT_TRANSLATE_NOOP("settings", "The mouse selects whole words"),
        hint=QT_TRANSLATE_NOOP("settings", "With Ctrl it selects letter by letter."),
    ),
    "suggestions": SettingWords(QT_TRANSLATE_NOOP("settings", "Suggest spans and values")),
    "theme": SettingWords(
        QT_TRANSLATE_NOOP("settings", "Theme"),
        {
            "system": _SYSTEM,
            "light": QT_TRANSLATE_NOOP("settings", "Light"),
            "dark": QT_TRANSLATE_NOOP("settings", "Dark"),
        },
    ),
    "language": SettingWords(
        QT_TRANSLATE_NOOP("settings", "Language"), {"system": _SYSTEM, "vi": "Tiếng Việt", "en": "English"}
    ),
}
"""The words of each setting, marked in the context `settings`; names of fonts and languages stand as they are."""

GROUPS: Sequence[tuple[str, tuple[str, ...]]] = (
    (QT_TRANSLATE_NOOP("settings", "Text"), ("text_font", "text_size", "text_width")),
    (QT_TRANSLATE_NOOP("settings", "Spans"), ("lane_style", "all_chips")),
    (QT_TRANSLATE_NOOP("settings", "Working"), ("snapping", "suggestions")),
    (QT_TRANSLATE_NOOP("settings", "Window"), ("theme", "language")),
)
_OTHERS = QT_TRANSLATE_NOOP("settings", "More")


def words_of(setting: Setting) -> SettingWords:
    """Return a setting's words, made of its key where nobody has written any."""
    return WORDS.get(setting.key, SettingWords(setting.key.replace("_", " ").capitalize()))


def groups() -> list[tuple[str, list[Setting]]]:
    """Return every setting of the table under its heading; those that no group names come last."""
    found = [(title, [SETTINGS[key] for key in keys if key in SETTINGS]) for title, keys in GROUPS]
    named = {key for _, keys in GROUPS for key in keys}
    others = [setting for key, setting in SETTINGS.items() if key not in named]
    return [*found, (_OTHERS, others)] if others else found


class SettingsPanel(QWidget):
    """Every setting with its control. Tab goes round in it, Esc closes it."""

    closed = Signal()
    refused = Signal(str)
    """A choice holds but could not be saved, and why."""

    def __init__(self, window: QMainWindow, look: Look) -> None:
        super().__init__(window)
        self._look = look
        self._before: dict[str, Value] | None = None
        self._title = ElidedLabel("", fonts.Role.STRONG)
        self._close = FlatButton("x")
        self._headings: list[tuple[str, ElidedLabel]] = []
        self.rows: dict[str, SettingRow] = {}
        self.reset = QPushButton()
        self.reset.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._close.clicked.connect(self.close_panel)
        self.reset.clicked.connect(self._reset)
        look.changed.connect(self.show_values)
        self._retranslate()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 0, _SIDE - 8, 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        place = QWidget()
        place.setFixedHeight(BAR)
        place.setLayout(head)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 12, _SIDE, 14)
        foot.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(place)
        column.addWidget(self._body(), 1)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def _body(self) -> QScrollArea:
        page = QWidget()
        page.setBackgroundRole(QPalette.ColorRole.Window)
        column = QVBoxLayout(page)
        column.setContentsMargins(_SIDE, 0, _SIDE, _SIDE)
        column.setSpacing(6)
        for title, settings in groups():
            heading = ElidedLabel("", fonts.Role.HEADING, "ink3")
            self._headings.append((title, heading))
            column.addSpacing(_BETWEEN_GROUPS if len(self._headings) > 1 else 2)
            column.addWidget(heading)
            for setting in settings:
                row = row_for(setting)
                row.chosen.connect(lambda value, key=setting.key: self._choose(key, value))
                self.rows[setting.key] = row
                column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    # What the window uses

    def open_panel(self) -> None:
        """Show it at its place, the keyboard in its first control."""
        self._before = None
        self.show_values()
        self._place()
        self.window().installEventFilter(self)
        self.show()
        self.raise_()
        focus_by_key(next(iter(self.rows.values())).control)

    def close_panel(self) -> None:
        """Put it away."""
        self.window().removeEventFilter(self)
        self.hide()
        self.closed.emit()

    def show_values(self) -> None:
        """Bring every control in line with what holds."""
        for key, row in self.rows.items():
            with QSignalBlocker(row):
                row.show_value(self._look.settings.get(key))
        self._show_reset()

    # What a person does

    def _choose(self, key: str, value: Value) -> None:
        self._before = None
        self._set(key, value)

    def _set(self, key: str, value: Value) -> None:
        try:
            self._look.set(key, value)
        except UserError as error:
            self.refused.emit(sentence(error))

    def _reset(self) -> None:
        """Go back to the program's own choices; pressed again, to those of the person."""
        before, settings = self._before, self._look.settings
        wanted = before or {key: setting.default for key, setting in SETTINGS.items()}
        kept = None if before else {key: settings.get(key) for key in SETTINGS}
        for key, value in wanted.items():
            if settings.get(key) != value:
                self._set(key, value)
        self._before = kept
        self._show_reset()

    def _show_reset(self) -> None:
        own = all(self._look.settings.get(key) == setting.default for key, setting in SETTINGS.items())
        self.reset.setEnabled(self._before is not None or not own)
        if self._before is not None:
            self.reset.setText(self.tr("Bring my choices back"))
        else:
            everywhere = self.tr("These are the program's own choices")
            self.reset.setText(everywhere if own else self.tr("Back to the program's own choices"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  Qt's own signature
        """Let Tab go round inside."""
        stops = [row.control for row in self.rows.values()] + [self.reset, self._close]
        stops = [stop for stop in stops if stop.isEnabled()]
        focused = self.focusWidget()
        at = stops.index(focused) if focused in stops else -1
        stop = stops[(at + (1 if next else -1)) % len(stops)]
        focus_by_key(stop, Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    # Place and words

    def _place(self) -> None:
        """Stand between the bars at the right edge, where the panels of the span are; the text stays to be seen."""
        window = self.parentWidget()
        middle = window.centralWidget() if isinstance(window, QMainWindow) else None
        if window is not None and middle is not None:
            self.setGeometry(window.width() - WIDTH, middle.y(), WIDTH, middle.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window takes another size."""
        del watched
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.set_text(self.tr("Settings"))
        self.setAccessibleName(self.tr("Settings"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close  Esc"))
        for title, heading in self._headings:
            heading.set_text(translated("settings", title))
        for key, row in self.rows.items():
            words = words_of(SETTINGS[key])
            row.set_words(
                translated("settings", words.name),
                {value: translated("settings", text) for value, text in words.options.items()},
                unit=translated("settings", words.unit),
                hint=translated("settings", words.hint) if words.hint else "",
            )
        self.show_values()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line at the left."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), token(self.palette(), "panel"))
        painter.fillRect(0, 0, 1, self.height(), token(self.palette(), "hair"))
