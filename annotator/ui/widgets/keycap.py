"""Key caps: the letter of a key in an 18 px box, and how a key sequence is written in one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui import fonts
from annotator.ui.theme import token
from annotator.ui.widgets.paint import advance, paint_box, paint_text

CAP = 18
"""Height, and least width, of a cap in px."""

_SIGNS = {
    "Return": "↵",
    "Enter": "↵",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Backspace": "⌫",
    "PgDown": "PgDn",
}


def key_text(sequence: QKeySequence | str, joined: str = "+") -> str:
    """Return how a key sequence is written: "Ctrl+↵", "Shift+Tab"; `joined` stands between the keys."""
    made = QKeySequence(sequence) if isinstance(sequence, str) else sequence
    return with_signs(made.toString(QKeySequence.SequenceFormat.NativeText), joined)


def with_signs(text: str, joined: str = "+") -> str:
    """Return a key sequence that Qt has written ("Ctrl+Return") with signs for its last key."""
    if "+" not in text[:-1]:
        return _SIGNS.get(text, text)
    # The last key may itself be a plus ("Ctrl++").
    head, key = (text[:-2], "+") if text.endswith("++") else text.rsplit("+", 1)
    return joined.join([*head.split("+"), _SIGNS.get(key, key)])


def sign_text(sequence: QKeySequence | str) -> str:
    """Return a key sequence as `key_text` does, with a sign for the space bar, whose name is a long word: "␣"."""
    made = QKeySequence(sequence) if isinstance(sequence, str) else sequence
    held, plus, key = made.toString(QKeySequence.SequenceFormat.PortableText).rpartition("+")
    if key != "Space":
        return key_text(made)
    written = key_text(QKeySequence(f"{held}{plus}A"))  # what is held down with it, in the platform's words
    return f"{written[:-1]}␣"


def hint_text(sequence: QKeySequence | str) -> str:
    """Return a key sequence as the hint beside an action: "Ctrl F"."""
    return key_text(sequence, " ")


def cap_width(text: str) -> int:
    """Return the width of a cap in px: square for one letter, 5 px on both sides of a longer text."""
    return max(CAP, advance(fonts.font(fonts.Role.KEY), text) + (6 if len(text) < 2 else 10))


def paint_key_cap(painter: QPainter, rect: QRect, text: str, palette: QPalette) -> None:
    """Paint a cap that fills `rect` (18 px high, `cap_width` wide)."""
    paint_box(painter, rect, 4, token(palette, "raised"), token(palette, "hair2"))
    paint_text(painter, rect, text, fonts.font(fonts.Role.KEY), token(palette, "ink2"), Qt.AlignmentFlag.AlignHCenter)


class KeyCap(QWidget):
    """A key cap as a widget of its own."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def text(self) -> str:
        """What stands in the cap."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another key."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the cap's size."""
        return QSize(cap_width(self._text), CAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the cap."""
        painter = QPainter(self)
        paint_key_cap(painter, self.rect(), self._text, self.palette())
