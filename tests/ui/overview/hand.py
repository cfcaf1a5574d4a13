"""What the tests of the page do with it: look at its cards, press keys."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LINES = (
    ("by_label",),
    ("confusion", "pairs", "worst"),
    ("matched",),
    ("links", "over_time", "attributes"),
    ("kinds", "people"),
)
"""The cards by their ids, line by line and pile by pile."""


def cards_shown(page) -> list[str]:
    """The ids of the cards that are shown, from above to below."""
    return [card for line in LINES for card in line if page.card(card).isVisible()]


def press(*keys) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
