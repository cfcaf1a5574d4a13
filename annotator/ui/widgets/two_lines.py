"""A sentence for a bar: one line where there is room, else two, so that the advice at its end is read too."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from annotator.ui import fonts
from annotator.ui.theme import TokenName, token
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.paint import elided

_MOST = 2
_FOLDERS = re.compile(r"(?<!\S)(?:/|\\\\|[A-Za-z]:[\\/])\S.*[/\\]")
"""The folders of a path; its name, which follows, is what matters."""
_LONGEST, _KEPT = 28, 12
"""Letters from which a word gives way in its middle, and how many of them stay on both sides."""


class TwoLines(ElidedLabel):
    """Breaks its text where it is too long; where two lines are too short as well, paths and long names give way."""

    def shown_lines(self) -> list[str]:
        """Return the lines as they are shown."""
        return _lines(self._text, self._role, self.width())

    def is_elided(self) -> bool:
        """Whether something of the text is left out."""
        return " ".join(self.shown_lines()) != " ".join(self._text.split())

    def sizeHint(self) -> QSize:
        """Return the size of the whole text in one line, and of two lines above one another."""
        return QSize(super().sizeHint().width(), _MOST * fonts.TYPE[self._role].line)

    def minimumSizeHint(self) -> QSize:
        """Return a few letters' width."""
        return QSize(super().minimumSizeHint().width(), _MOST * fonts.TYPE[self._role].line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the lines in the vertical middle."""
        name: TokenName = self._colour if self.isEnabled() else "ink4"
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(token(self.palette(), name))
        lines, line = self.shown_lines(), fonts.TYPE[self._role].line
        top = (self.height() - line * len(lines)) / 2
        for at, text in enumerate(lines):
            box = QRectF(0, top + at * line, self.width(), line)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)


@lru_cache(maxsize=64)
def _lines(text: str, role: fonts.Role, width: int) -> list[str]:
    font = fonts.font(role, tabular=not fonts.TYPE[role].serif)
    metrics, words = QFontMetricsF(font), " ".join(text.split())
    if metrics.horizontalAdvance(words) <= width + 0.5:
        return [words]
    briefer = _FOLDERS.sub("…/", words)
    least = " ".join(_brief(word) for word in briefer.split())
    for one in dict.fromkeys((words, briefer, least)):
        found = _broken(one, metrics, width)
        if len(found) <= _MOST and all(metrics.horizontalAdvance(line) <= width + 0.5 for line in found):
            return found
    return [*found[: _MOST - 1], elided(font, " ".join(found[_MOST - 1 :]), width)]


def _broken(words: str, metrics: QFontMetricsF, width: int) -> list[str]:
    found: list[str] = []
    for word in words.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and metrics.horizontalAdvance(longer) <= width + 0.5:
            found[-1] = longer
        else:
            found.append(word)
    return found


def _brief(word: str) -> str:
    return f"{word[:_KEPT]}…{word[-_KEPT:]}" if len(word) > _LONGEST else word
