"""Colours of the window: the neutral tokens, the palette made of them, and the choice of light or dark.

Widgets paint with `token(self.palette(), "ink2")`: the palette carries the tokens, so a switch reaches every widget
without a reference to the theme. Label colours are data of the scheme (`looks.label_looks`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

Mode = Literal["system", "light", "dark"]
TokenName = Literal[
    "paper", "panel", "raised", "hover", "sel", "hair", "hair2", "ink", "ink2", "ink3", "ink4",
    "btn", "btn_text", "alert",
]  # fmt: skip
"""The tokens that a palette carries. `tsel` and `fade` are the article's alone and stand in `Neutral` only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutral:
    """The neutral colours of one theme, `#RRGGBB`; what each is for stands beside it."""

    paper: str  # article, overview, start
    panel: str  # docks, bars, dialogs
    raised: str  # fields, buttons, key caps, label strip
    hover: str  # row or button under the mouse
    sel: str  # selected row
    tsel: str  # selected text in the article
    hair: str  # lines
    hair2: str  # borders of fields and buttons
    ink: str  # text, icons that are on
    ink2: str  # secondary text, icons, link routes
    ink3: str  # hints, counts, boilerplate
    ink4: str  # disabled text, rings of to-do articles
    fade: str  # text that is no target while linking
    btn: str  # the one primary button, hint badges, tool tips
    btn_text: str
    alert: str  # "not saved" and errors only, always with an icon or words


LIGHT = Neutral(
    paper="#FDFCFA",
    panel="#F6F5F1",
    raised="#FFFFFF",
    hover="#EEECE6",
    sel="#E5E2DA",
    tsel="#DCD8CE",
    hair="#E4E1DA",
    hair2="#CCC8BE",
    ink="#23221F",
    ink2="#55524B",
    ink3="#676359",
    ink4="#918C80",
    fade="#7A756A",
    btn="#2B2A27",
    btn_text="#FDFCFA",
    alert="#A8321F",
)
DARK = Neutral(
    paper="#17181A",
    panel="#1D1E21",
    raised="#25272A",
    hover="#25272A",
    sel="#303237",
    tsel="#3A3D43",
    hair="#2C2E32",
    hair2="#464950",
    ink="#E4E2DD",
    ink2="#B5B2AB",
    ink3="#9B9891",
    ink4="#6E6C67",
    fade="#85827C",
    btn="#E4E2DD",
    btn_text="#17181A",
    alert="#FF9B85",
)

_ROLES: Mapping[TokenName, tuple[QPalette.ColorRole, ...]] = {
    "paper": (QPalette.ColorRole.Base,),
    "panel": (QPalette.ColorRole.Window, QPalette.ColorRole.AlternateBase),
    "raised": (QPalette.ColorRole.Button, QPalette.ColorRole.Light),
    "hover": (QPalette.ColorRole.Midlight,),
    "sel": (QPalette.ColorRole.Highlight,),
    "hair": (QPalette.ColorRole.Mid,),
    "hair2": (QPalette.ColorRole.Dark, QPalette.ColorRole.Shadow),
    "ink": (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.HighlightedText,
        QPalette.ColorRole.Link,
    ),
    "ink2": (QPalette.ColorRole.LinkVisited,),
    "ink3": (QPalette.ColorRole.PlaceholderText,),
    "btn": (QPalette.ColorRole.Accent, QPalette.ColorRole.ToolTipBase),
    "btn_text": (QPalette.ColorRole.ToolTipText,),
    "alert": (QPalette.ColorRole.BrightText,),
}
_OWN_PALETTES = ("QMenu", "QMenuBar", "QAbstractItemView", "QHeaderView", "QMessageBoxLabel", "QToolButton")
_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)
# `ink` is read back from HighlightedText and ink4 from its disabled group, so that a widget with its own WindowText
# (a label in ink3) still finds the other tokens right.
_READ: Mapping[TokenName, tuple[QPalette.ColorGroup, QPalette.ColorRole]] = {
    name: (QPalette.ColorGroup.Active, roles[0]) for name, roles in _ROLES.items()
} | {
    "ink": (QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
    "ink4": (QPalette.ColorGroup.Disabled, QPalette.ColorRole.HighlightedText),
}


def token(palette: QPalette, name: TokenName) -> QColor:
    """Return a token's colour out of a palette made by `palette_of` (any widget's, under this theme)."""
    group, role = _READ[name]
    return palette.color(group, role)


def palette_of(neutral: Neutral) -> QPalette:
    """Return the palette of one theme; Active and Inactive are the same, Disabled has its texts in ink4."""
    palette = QPalette()
    for name, roles in _ROLES.items():
        for role in roles:
            palette.setColor(QPalette.ColorGroup.All, role, QColor(getattr(neutral, name)))
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(neutral.ink4))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.PlaceholderText, QColor(neutral.ink4))
    return palette


class Theme(QObject):
    """Which theme is shown. `mode` is the person's choice; `dark` is what it comes to now.

    `apply()` sets the application's palette once; from then on a change of the choice, or of the system's scheme while
    the choice is "system", sets it again and emits `changed`: icons and label colours are fetched anew then.
    """

    changed = Signal()

    def __init__(self, mode: str = "system", *, high_contrast: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = mode
        self._high_contrast = high_contrast
        self._hints = QGuiApplication.styleHints()
        self._dark = self._resolve()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)

    @property
    def mode(self) -> str:
        """The choice: system, light or dark."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the dark colours are shown now."""
        return self._dark

    @property
    def name(self) -> Literal["light", "dark"]:
        """The theme shown now, as the scheme's colours name it."""
        return "dark" if self._dark else "light"

    @property
    def high_contrast(self) -> bool:
        """Whether borders are as dark as hints and tints are left out."""
        return self._high_contrast

    @property
    def neutral(self) -> Neutral:
        """The neutral colours shown now."""
        neutral = DARK if self._dark else LIGHT
        return dataclasses.replace(neutral, hair2=neutral.ink3) if self._high_contrast else neutral

    def palette(self) -> QPalette:
        """Return the palette of the theme shown now."""
        return palette_of(self.neutral)

    def set_mode(self, mode: str) -> None:
        """Choose system, light or dark; the title bar follows where the platform lets it."""
        if mode == self._mode:
            return
        self._mode = mode
        self._request_scheme()
        self._update()

    def set_high_contrast(self, *, on: bool) -> None:
        """Switch high contrast: hair2 becomes ink3 and labels show no tint."""
        if on != self._high_contrast:
            self._high_contrast = on
            self._show()

    def apply(self) -> None:
        """Ask the platform for the chosen scheme and set the application's palette; call once, before the window."""
        self._request_scheme()
        self._dark = self._resolve()
        self._set_palette()

    def _request_scheme(self) -> None:
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(self._mode)
        # 6.8 has setColorScheme; Unknown hands the choice back to the system.
        self._hints.setColorScheme(Qt.ColorScheme.Unknown if scheme is None else scheme)

    def _resolve(self) -> bool:
        if self._mode in ("light", "dark"):
            return self._mode == "dark"
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def _on_system_changed(self) -> None:
        self._update()

    def _update(self) -> None:
        dark = self._resolve()
        if dark != self._dark:
            self._dark = dark
            self._show()

    def _show(self) -> None:
        self._set_palette()
        self.changed.emit()

    def _set_palette(self) -> None:
        palette = self.palette()
        QApplication.setPalette(palette)
        QToolTip.setPalette(palette)
        for name in _OWN_PALETTES:  # Windows and macOS give these a palette of their own, which would win over ours
            class_name = cast("bytes", name)  # the binding takes str only, whatever its stub says
            if QApplication.palette(class_name) != palette:
                QApplication.setPalette(palette, class_name)
