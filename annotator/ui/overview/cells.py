"""Tables and plots as data: what each cell says, how it is drawn, what it is of. No colour, no font, no place.

Every table, matrix and plot of the overview is a sheet of cells: one painter draws it on the screen and in a picture,
and one model reads it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from annotator.ui.overview.asked import Asked


class Kind(Enum):
    """How a cell is drawn."""

    TEXT = "text"
    """Words, or a number with its interval."""
    LABEL = "label"
    """A label's swatch and name."""
    QUOTE = "quote"
    """An article's title, in the serif."""
    INTERVAL = "interval"
    """Dot and bar on an axis from 0 to 1, lying."""
    HEAT = "heat"
    """A number on a shade."""
    BAR = "bar"
    """A bar from the left."""
    AXIS = "axis"
    """The values beside a plot over time, from below."""
    COLUMN = "column"
    """A bar from below, its number above, what it is of at its foot."""
    MOMENT = "moment"
    """Dot and bar on an axis from 0 to 1, standing, joined with those beside it."""


class Align(Enum):
    """Where a column's words stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A number on an axis, with its interval where it has one; `before` and `after` are those beside it in time."""

    value: float | None
    low: float | None = None
    high: float | None = None
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell. `sub` is its interval or reason, in a lighter ink; `mark` names its footnote.

    `share` (0 to 1) is the shade of a heat cell and the length of a bar. `spoken` is all of it in one line.
    """

    text: str = ""
    sub: str = ""
    mark: str = ""
    kind: Kind = Kind.TEXT
    strong: bool = False
    quiet: bool = False
    label: str = ""
    below: str = ""
    """What stands at the foot of a moment: its month."""
    share: float | None = None
    dot: Dot | None = None
    asked: Asked | None = None
    spoken: str = ""
    spans: int = 1
    """How many columns it takes, from its own on."""

    @property
    def said(self) -> str:
        """What a screen reader says."""
        return self.spoken or " ".join(part for part in (self.text, self.sub) if part)


EMPTY = Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, how it grows, and where its words stand. It is as wide as what stands in it.

    `least` and `most` bound that width, in px; what is longer is elided. One that `gives` is left out where there is
    no room at all for it.
    """

    head: str = ""
    least: int = 0
    most: int = 400
    grows: int = 0
    align: Align = Align.LEFT
    gives: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table. `grid` is one of cells apart, without lines (a matrix); `heads` False: nothing stands above the columns.

    `high` is the height of a row in px, `tight` that of one whose intervals stand below the numbers.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    grid: bool = False
    heads: bool = True
    high: int = 34
    tight: int = 46
    last_is_sum: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; an empty one where a row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card: its id, its title and the hint beside it, a sheet, and what is said below."""

    id: str
    title: str
    hint: str = ""
    sheet: Sheet
    foot: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    """What can be chosen at its head: ids and names; empty: nothing."""
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Big:
    """A big number: what it counts, its interval or reason below."""

    text: str
    name: str
    hint: str
    spoken: str
    asked: Asked | None = None
