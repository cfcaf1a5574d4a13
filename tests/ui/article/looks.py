"""The looks that tests paint with: the design's tokens and the claims scheme, light and dark."""

from __future__ import annotations

import tomllib
from pathlib import Path

import fontpkg_inter
import fontpkg_source_serif_4
from PySide6.QtGui import QColor, QFontDatabase

from annotator.ui.article.look import ArticleLook, LabelLook

TOKENS = {
    "light": {
        "paper": "#FDFCFA", "hover": "#EEECE6", "sel": "#E5E2DA", "tsel": "#DCD8CE", "hair": "#E4E1DA", "hair2": "#CCC8BE",
        "ink": "#23221F", "ink2": "#55524B", "ink3": "#676359", "fade": "#7A756A", "btn": "#2B2A27",
        "btn_text": "#FDFCFA", "alert": "#A8321F",
    },
    "dark": {
        "paper": "#17181A", "hover": "#25272A", "sel": "#303237", "tsel": "#3A3D43", "hair": "#2C2E32", "hair2": "#464950",
        "ink": "#E4E2DD", "ink2": "#B5B2AB", "ink3": "#9B9891", "fade": "#85827C", "btn": "#E4E2DD",
        "btn_text": "#17181A", "alert": "#FF9B85",
    },
}  # fmt: skip
_SCHEME = Path(__file__).resolve().parents[3] / "resources" / "schemes" / "claims.toml"


def load_fonts() -> None:
    """Hand the text's and the interface's fonts to Qt."""
    for package in (fontpkg_source_serif_4, fontpkg_inter):
        for path in sorted((package.ROOT / "files").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))


def article_look(theme: str = "light", *, text_size: int = 18, all_chips: bool = False) -> ArticleLook:
    """The look of the claims scheme in a theme."""
    scheme = tomllib.loads(_SCHEME.read_text(encoding="utf-8"))
    labels = {
        entry["id"]: LabelLook(
            name=entry["names"]["en"],
            pattern=entry["pattern"],
            rank=rank,
            **{role: QColor(colour) for role, colour in entry["colours"][theme].items()},
        )
        for rank, entry in enumerate(scheme["labels"])
    }
    colours = {name: QColor(colour) for name, colour in TOKENS[theme].items()}
    return ArticleLook(
        **colours, labels=labels, serif="Source Serif 4", sans="Inter", text_size=text_size, all_chips=all_chips
    )
