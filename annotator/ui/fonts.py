"""The fonts: Source Serif 4 for the text and Inter for the window, taken from their packages without importing these.

Both are variable fonts: Qt finds no bold cut in them, so the weight is set on the `wght` axis (asking for QFont's
weight alone gives the regular cut). The serif stays at the optical size of its text cut.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

SANS, SERIF, NOTO = "Inter", "Source Serif 4", "Noto Serif"
_FILES = (
    ("fontpkg_inter", "Inter[opsz,wght].ttf"),
    ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"),
)
_SERIF_FALLBACKS = ("Noto Serif", "Georgia", "DejaVu Serif")
_SANS_FALLBACKS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
_TEXT_CUT = 14.0  # optical size of the static text cut, which the design was drawn with
_HEAVIEST = 600  # from 700 on Qt smears the glyphs to embolden a font that has no bold cut; the axis does it instead
_WGHT, _OPSZ, _TNUM = QFont.Tag("wght"), QFont.Tag("opsz"), QFont.Tag("tnum")


class Role(StrEnum):
    """What a text is; the design's table of type."""

    BODY = "body"  # article body and lead
    TITLE = "title"  # article title
    SUBHEADING = "subheading"
    CAPTION = "caption"  # of a photo
    BYLINE = "byline"  # date and source
    QUOTE = "quote"  # quote in the inspector
    UI = "ui"
    INTERFACE = "ui"
    CONTROL = "control"  # buttons, tabs, label names
    STRONG = "strong"  # heads of panels, the selected row, the mode shown
    ROW = "row"
    ROW_QUOTE = "row_quote"  # a quote as a list row
    HINT = "hint"  # hints and captions of controls
    KEY_HINT = "key_hint"  # "Ctrl F" beside an action
    HEADING = "heading"  # group headings
    KEY = "key"  # letters in key caps
    CHIP = "chip"
    BADGE = "badge"  # hint letters
    BIG = "big"  # big number of the overview
    START_TITLE = "start_title"
    START_TEXT = "start_text"
    START_ROW = "start_row"
    START_HEAD = "start_head"
    START_EMPTY = "start_empty"


class _Type(NamedTuple):
    serif: bool
    size: float
    weight: int
    line: int
    italic: bool = False


TYPE: Mapping[Role, _Type] = {
    Role.BODY: _Type(serif=True, size=18, weight=400, line=32),
    Role.TITLE: _Type(serif=True, size=27, weight=600, line=40),
    Role.SUBHEADING: _Type(serif=True, size=18, weight=600, line=32),
    Role.CAPTION: _Type(serif=True, size=15, weight=400, line=27, italic=True),
    Role.BYLINE: _Type(serif=False, size=12.5, weight=400, line=20),
    Role.QUOTE: _Type(serif=True, size=16, weight=400, line=23),
    Role.UI: _Type(serif=False, size=13, weight=400, line=18),
    Role.CONTROL: _Type(serif=False, size=13, weight=500, line=18),
    Role.STRONG: _Type(serif=False, size=13, weight=600, line=18),
    Role.ROW: _Type(serif=False, size=13, weight=400, line=30),
    Role.ROW_QUOTE: _Type(serif=True, size=14, weight=400, line=30),
    Role.HINT: _Type(serif=False, size=12, weight=400, line=17),
    Role.KEY_HINT: _Type(serif=False, size=11, weight=500, line=16),
    Role.HEADING: _Type(serif=False, size=11, weight=600, line=16),
    Role.KEY: _Type(serif=False, size=11, weight=600, line=16),
    Role.CHIP: _Type(serif=False, size=9.5, weight=600, line=11),
    Role.BADGE: _Type(serif=False, size=10.5, weight=700, line=13),
    Role.BIG: _Type(serif=False, size=26, weight=600, line=32),
    Role.START_TITLE: _Type(serif=True, size=34, weight=600, line=44),
    Role.START_TEXT: _Type(serif=True, size=18, weight=400, line=29),
    Role.START_ROW: _Type(serif=False, size=14, weight=500, line=18),
    Role.START_HEAD: _Type(serif=False, size=12, weight=600, line=17),
    Role.START_EMPTY: _Type(serif=True, size=17, weight=400, line=27),
}
"""Font, size and line height of each role in device-independent px."""


_CONTROLS: Mapping[Role, tuple[str, ...]] = {
    Role.CONTROL: ("QPushButton", "QTabBar"),
    Role.HINT: ("QTipLabel", "QHeaderView"),
    # Windows and macOS give these a font of their own, which would win over the application's.
    Role.UI: ("QMenu", "QMenuBar", "QMessageBox", "QAbstractItemView", "QStatusBar", "QLineEdit", "QComboBox"),
}


def load() -> tuple[str, ...]:
    """Hand the packages' files to Qt; return the families that are there now. Needs an application; missing is fine."""
    families: list[str] = []
    for package, name in _FILES:
        path = _find(package, name)
        number = -1 if path is None else QFontDatabase.addApplicationFont(str(path))
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    _font.cache_clear()
    return tuple(dict.fromkeys(families))


def apply(app: QApplication) -> None:
    """Set the fonts of Qt's own controls."""
    app.setFont(font(Role.UI))
    for role, names in _CONTROLS.items():
        for name in names:
            app.setFont(font(role), cast("bytes", name))  # the binding takes str only, whatever its stub says


def _find(package: str, name: str) -> Path | None:
    """Return the file of a font package; `find_spec` of a top-level name finds the package without running it."""
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "files" / name
        if path.is_file():
            return path
    return None


@cache
def _font(role: Role, *, tabular: bool) -> QFont:
    kind = TYPE[role]
    if kind.serif:
        return serif(kind.size, kind.weight, italic=kind.italic)
    return sans(kind.size, kind.weight, tabular=tabular)


def font(role: Role, *, tabular: bool = False) -> QFont:
    """Return the font of a role (a shared one: copy it before changing it). `tabular`: figures of one width."""
    return _font(role, tabular=tabular)


def sans_family() -> str:
    """Return the family of the interface: Inter, or what stands in for it here."""
    return _first((SANS, *_SANS_FALLBACKS))


def text_family(choice: str = "serif") -> str:
    """Return the family of the text for the setting `text_font` (serif, noto, system), or what stands in for it."""
    if choice == "system":
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return _first((NOTO, SERIF, *_SERIF_FALLBACKS) if choice == "noto" else (SERIF, *_SERIF_FALLBACKS))


def _first(families: tuple[str, ...]) -> str:
    return next((family for family in families if QFontDatabase.hasFamily(family)), families[-1])


def sans(size: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return the interface's font at `size` px."""
    made = sized(sans_family(), size, weight)
    if tabular:
        made.setFeature(_TNUM, 1)
    return made


def serif(size: float, weight: int = 400, *, italic: bool = False, choice: str = "serif") -> QFont:
    """Return the text's font at `size` px; `choice` is the setting `text_font`."""
    return sized(text_family(choice), size, weight, italic=italic)


def sized(family: str, size: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """Return a font of any family at `size` px (halves are rounded up: Qt takes whole px only) and a weight."""
    made = QFont(family)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setPixelSize(int(size + 0.5))
    made.setWeight(QFont.Weight(min(weight, _HEAVIEST)))
    made.setItalic(italic)
    if family in (SANS, SERIF):
        made.setVariableAxis(_WGHT, weight)
    elif weight > _HEAVIEST:
        made.setWeight(QFont.Weight(weight))
    if family == SERIF:
        made.setVariableAxis(_OPSZ, _TEXT_CUT)
    return made
