"""What colours should stand where, worked out from TOKENS.md alone, and looked for in a picture of the real view.

Only where lines and characters lie is asked of the view; which tint lies on top, which lane a mark has and how its
pattern runs is worked out here once more.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from annotator.domain.span import Mark
from annotator.ui.article.rows import Row
from annotator.ui.article.view import ArticleView
from annotator.ui.theme import DARK, LIGHT
from tests.ui.article.looks import label_colours

RANKS = {"claim": 0, "denial": 1, "actor": 2, "figure": 3}
PERIODS = {"actor": ((2, 3),), "figure": ((7, 3),)}
"""Dash and gap of the lanes that are not drawn through."""


OVERHANGING = " \ngjy"
"""Characters beside which a blank is not looked at: the tails of some letters reach into it."""


class Screen(NamedTuple):
    """A picture of a view: `ratio` px of it for each px of the view, text of `size` px, light or dark."""

    image: QImage
    ratio: float
    size: int
    mode: str

    def colour(self, x: float, y: float) -> str:
        """The colour of the px in which a point of the view lies."""
        return self.image.pixelColor(int(x * self.ratio), int(y * self.ratio)).name().upper()

    @property
    def paper(self) -> str:
        return (LIGHT if self.mode == "light" else DARK).paper

    def px(self, value: float) -> int:
        """A measure given for text of 18 px."""
        return round(value * self.size / 18)

    @property
    def thickness(self) -> int:
        return max(2, round(self.size / 9))


def taken(view: ArticleView, ratio: float, size: int, mode: str) -> Screen:
    """Paint the whole view, for a screen of this many px in a px."""
    port = view.viewport()
    image = QImage(port.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.magenta)
    port.render(image, QPoint(0, 0))
    return Screen(image, ratio, size, mode)


def in_order(marks: list[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, RANKS[mark.label], mark.id))


def lanes(marks: list[Mark]) -> dict[str, int]:
    """The smallest lane that is free where each begins, outer ones first."""
    found: dict[str, int] = {}
    ordered = in_order(marks)
    for at, mark in enumerate(ordered):
        busy = {found[other.id] for other in ordered[:at] if other.end > mark.start}
        found[mark.id] = next(lane for lane in range(len(marks)) if lane not in busy)
    return found


def depths(marks: list[Mark]) -> dict[str, int]:
    """In how many others each lies (of equal extents the later label of the scheme in the earlier one), 2 at most."""
    ordered = in_order(marks)
    return {mark.id: min(2, sum(outer.end >= mark.end for outer in ordered[:at])) for at, mark in enumerate(ordered)}


def layers(screen: Screen, marks: list[Mark], place: int, current: str) -> list[tuple[int, int, str]]:
    """The tints over a character, the lowest first: px above and below the baseline, and the colour."""
    deep = depths(marks)
    over = [mark for mark in marks if mark.start <= place < mark.end]
    painted = sorted(over, key=lambda mark: (mark.start - mark.end, RANKS[mark.label], mark.start, mark.id))
    found = []
    for mark in painted:
        colours = label_colours(mark.label, screen.mode)
        top = screen.px(16) - screen.px(2 * deep[mark.id])
        found.append(
            (top, screen.px(5) - (1 if deep[mark.id] else 0), colours.strong if mark.id == current else colours.tint)
        )
    return found


def expected(screen: Screen, tints: list[tuple[int, int, str]], above: float) -> str:
    """The colour so many px above the baseline (negative: below it)."""
    return next((colour for top, bottom, colour in reversed(tints) if -bottom < above < top), screen.paper)


def blanks(view: ArticleView, text: str) -> list[tuple[Row, int, float]]:
    """Every blank between words in sight: its line, its place and the middle of it, where no letter stands."""
    found = []
    for row in view.scene().rows:
        for place in range(row.start + 1, row.shown - 1):
            if text[place] == " " and text[place - 1] not in OVERHANGING and text[place + 1] not in OVERHANGING:
                left, right = sorted(row.edges(place))
                if right - left >= 2 and row.top > 0 and row.bottom < view.viewport().height():
                    found.append((row, place, (left + right) / 2))
    return found


def are_alike(one: str, other: str) -> bool:
    """Whether two colours differ by no more than what smoothing leaves at an edge that 150 % cannot put exactly."""
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= 2 for at in (1, 3, 5))


def check_tints(view: ArticleView, screen: Screen, text: str, marks: list[Mark], current: str = "") -> int:
    """Look at every blank in sight, rim by rim; return how many tints were seen."""
    seen = 0
    for row, place, x in blanks(view, text):
        tints = layers(screen, marks, place, current)
        tops = [screen.px(16) - screen.px(2 * depth) for depth in range(3)]
        rims = [(higher + lower) / 2 for higher, lower in pairwise(tops)]
        for above in (*rims, tops[-1] - 1, screen.px(8), 0.5 - screen.px(3), 0.5 - screen.px(5)):
            wanted = expected(screen, tints, above)
            what = (place, text[place - 8 : place + 8], above, [colour for _, _, colour in tints])
            found = screen.colour(x, row.base - above)
            assert are_alike(found, wanted), (*what, found, wanted)
        if not current:
            clear = screen.colour(x, row.base + (screen.px(5) + screen.px(7)) / 2)
            assert clear == screen.paper, ("between tint and lanes", place)
        seen += len(tints)
    return seen


def check_lanes(
    view: ArticleView, screen: Screen, text: str, marks: list[Mark], skip: frozenset[str] = frozenset()
) -> int:
    """Look along the lane of every mark on every line in sight; return how many pieces were seen."""
    lane_of, seen = lanes(marks), 0
    for mark in marks:
        for row in view.scene().rows.over(mark.start, mark.end):
            if row.mixed or row.top < 0 or row.bottom > view.viewport().height() or mark.id in skip:
                continue
            first, last = max(mark.start, row.start), min(mark.end, row.shown)
            left, right = row.x(first) + 1, row.x(last) - 1 + (3 if mark.end > row.end else 0)
            if right - left < 6:
                continue
            y = row.base + screen.px(7) + (screen.thickness + 3) * lane_of[mark.id]
            check_lane(screen, mark, left, right, y)
            seen += 1
    return seen


def check_lane(screen: Screen, mark: Mark, left: float, right: float, y: float) -> None:
    """Look at one piece of a lane: its colour and nothing but paper in the gaps, whole lines through, and no more."""
    lane, paper = label_colours(mark.label, screen.mode).lane, screen.paper
    pixels = range(round(left * screen.ratio) + 1, round(right * screen.ratio) - 1)
    row = [screen.image.pixelColor(x, int(y * screen.ratio + 0.5)).name().upper() for x in pixels]
    assert set(row) <= {lane, paper}, (mark, set(row) - {lane, paper})
    if mark.label not in PERIODS:
        assert set(row) == {lane}, (mark, "is not drawn through")
    else:
        (dash, gap), share = PERIODS[mark.label][0], row.count(lane) / len(row)
        assert abs(share - dash / (dash + gap)) < (0.25 if len(row) < 60 else 0.1), (mark, share)
    above = screen.colour((left + right) / 2, y - 1 / screen.ratio)
    assert above == paper, (mark, "stands on something")
