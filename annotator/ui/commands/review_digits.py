"""Digits where there are more options than digits: typed one after the other they choose, and Enter takes."""

from __future__ import annotations

from collections.abc import Callable

from annotator.ui.review.option_panel import OptionPanel
from annotator.ui.review.parts import MOST_BY_DIGIT


class Digits:
    """Brings options into focus by their numbers, so that 1 and 2 are option 12 and never two decisions."""

    def __init__(self, options: OptionPanel, count: Callable[[], int]) -> None:
        """Make it; `count` tells how many options there are."""
        self._options, self._count = options, count
        self._typed = 0

    def choose(self, digit: int) -> bool:
        """Choose by a digit; return whether it was one of a number here, and not a key that decides by itself."""
        count = self._count()
        if count <= MOST_BY_DIGIT:
            return False
        begun = self._typed if self._typed == self._options.focus else 0
        number = next((one for one in (begun * 10 + digit, digit) if 1 <= one <= count), 0)
        if number:
            self._typed = number
            self._options.bring_into_focus(number)
        return bool(number)
