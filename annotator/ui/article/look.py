"""What the article view is told about its look: colours, fonts and sizes; and the measures that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QFont

from annotator.ui.fonts import sized

BODY, TITLE, SUBHEADING, CAPTION, DATE = "body", "title", "subheading", "caption", "date"
COLUMN, CHARACTERS = 652, 75
"""Width of the column in px at 18 px text, for the width in characters that the settings begin with."""
GUTTER = 60
TOP_MARGIN = 26
RIGHT_MARGIN = 26
_ALWAYS = 2
"""So many lanes every line has room for, that of date and source excepted."""
TINTS, LANES, STRONG = "tints", "lanes", "strong"
"""Styles of the lanes: with tints, without, or (high contrast) without and thicker. As in the settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelLook:
    """How spans of one label look. `pattern` is one of `domain.scheme.PATTERNS`; `rank` its place in the scheme."""

    name: str
    tint: QColor
    strong: QColor
    lane: QColor
    chip: QColor
    pattern: str
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLook:
    """Neutral colours by token name, labels by id, font families, and what the settings say.

    `text_size` in px (14 to 32), `text_width` in characters, `all_chips`: names under all lanes.
    """

    paper: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    fade: QColor
    hair: QColor
    hair2: QColor
    sel: QColor
    hover: QColor
    tsel: QColor
    btn: QColor
    btn_text: QColor
    alert: QColor
    labels: Mapping[str, LabelLook]
    serif: str
    sans: str
    text_size: int = 18
    all_chips: bool = False
    text_width: int = CHARACTERS
    lane_style: str = TINTS

    @property
    def has_tints(self) -> bool:
        """Whether spans are tinted; the current one and that under the mouse always are."""
        return self.lane_style == TINTS

    def metrics(self) -> Metrics:
        """Return the measures that follow."""
        thickness = _thickness(self.text_size, strong=self.lane_style == STRONG)
        return metrics(self.serif, self.sans, self.text_size, self.text_width, thickness)

    def label(self, label_id: str) -> LabelLook:
        """Return the look of a label; of one that the scheme does not know, neutral greys that come last."""
        known = self.labels.get(label_id)
        if known is not None:
            return known
        return LabelLook(
            name=label_id, tint=self.hover, strong=self.sel, lane=self.ink3, chip=self.ink2, pattern="thick", rank=99
        )


@dataclass(frozen=True, slots=True)
class LineLook:
    """Vertical measures of one kind of line, in px from the baseline (`top` and `tint_top` are above it).

    `slot` is the height with room for as many lanes as always fit (two in running text).
    """

    kind: str
    font: QFont
    slot: int
    base: int
    tint_top: int
    tint_bottom: int
    lane_top: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """All measures of one text size; `scale` is 1 at 18 px."""

    scale: float
    thickness: int
    pitch: int
    column: int
    gap: int
    top_margin: int
    title_gap: int
    heading: int
    date_gap: int
    name_room: int
    kinds: Mapping[str, LineLook]
    chip_font: QFont
    badge_font: QFont
    date_font: QFont
    fold_font: QFont
    key_font: QFont
    link_font: QFont
    alert_font: QFont

    def px(self, value: float) -> int:
        """Return a measure given for 18 px text, in whole px at this size."""
        return round(value * self.scale)

    @property
    def radius(self) -> float:
        """The radius of tints at true ends."""
        return 3 * self.scale

    def fitting(self, kind: LineLook) -> int:
        """Return how many lanes the slot of a line has room for."""
        return max(0, (kind.slot - kind.base - kind.lane_top + 3) // self.pitch)

    def slot(self, kind: LineLook, depth: int, *, names: bool = False) -> int:
        """Return the height of a line with `depth` lanes; `names` adds the room for names under the lanes."""
        lanes = kind.base + kind.lane_top + self.pitch * depth - 3 if depth else 0
        return max(kind.slot, lanes) + (self.name_room if names else 0)


def _thickness(size: int, *, strong: bool) -> int:
    return max(3, round(size / 6)) if strong else max(2, round(size / 9))


@lru_cache(maxsize=8)
def metrics(serif: str, sans: str, size: int, characters: int, thickness: int) -> Metrics:
    """Return the measures of a text size, a width in characters, and a thickness of lanes in px."""
    scale = size / 18
    is_thicker = thickness > _thickness(size, strong=False)

    def kind(name: str, font: QFont, *numbers: float) -> LineLook:
        base, tint_top, tint_bottom, lane_top, slot = (round(number * scale) for number in numbers)
        if is_thicker and name != DATE:
            slot = max(slot, base + lane_top + _ALWAYS * (thickness + 3) - 3)
        return LineLook(name, font, slot, base, tint_top, tint_bottom, lane_top)

    kinds = (
        kind(BODY, sized(serif, size), 18, 16, 5, 7, 32),
        kind(TITLE, sized(serif, 27 * scale, 600), 24, 24, 7, 9, 40),
        kind(SUBHEADING, sized(serif, size, 600), 18, 16, 5, 7, 32),
        kind(CAPTION, sized(serif, 15 * scale, italic=True), 14, 13, 4, 6, 27),
        kind(DATE, sized(sans, 12.5 * scale), 14, 12, 3, 5, 20),
    )
    return Metrics(
        scale=scale,
        thickness=thickness,
        pitch=thickness + 3,
        column=round(COLUMN * scale * characters / CHARACTERS),
        gap=round(12 * scale),
        top_margin=round(TOP_MARGIN * scale),
        title_gap=round(2 * scale),
        heading=round(20 * scale),
        date_gap=round(14 * scale),
        name_room=round(14 * scale),
        kinds={look.kind: look for look in kinds},
        chip_font=sized(sans, 9.5 * scale, 600),
        badge_font=sized(sans, 10.5 * scale, 700),
        date_font=sized(sans, 12.5 * scale),
        fold_font=sized(sans, 12.5 * scale),
        key_font=sized(sans, 11 * scale),
        link_font=sized(sans, 11 * scale),
        alert_font=sized(sans, 11 * scale, 600),
    )
