"""One version of a row on a card of its own, with its number, and the button that takes it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.conflict import Origin
from annotator.ui import fonts
from annotator.ui.dates import shown_time
from annotator.ui.dialogs.quoted import QuotedView
from annotator.ui.dialogs.version_words import Line, Version
from annotator.ui.theme import token
from annotator.ui.widgets.buttons import KeyButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.paint import paint_box, paint_text

_NUMBER, _RADIUS, _EDGE = 22, 6, 14


class Badge(QWidget):
    """The number of a version, which is the key that takes it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(_NUMBER, _NUMBER)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the number in a square."""
        painter, palette = QPainter(self), self.palette()
        paint_box(painter, QRect(0, 0, _NUMBER, _NUMBER), 4, token(palette, "btn"), None)
        ink = token(palette, "btn_text")
        paint_text(
            painter, self.rect(), str(self._number), fonts.font(fonts.Role.STRONG), ink, Qt.AlignmentFlag.AlignHCenter
        )


class VersionCard(QWidget):
    """What a version says; where it differs from the others stands in ink, what all say is quiet."""

    taken = Signal(int)
    """Its number, from 1 on."""

    def __init__(self, number: int, version: Version, made: str, take: str) -> None:
        """Make it; `made` says when and where it was written, `take` what its button does."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 12, _EDGE, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Badge(number), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(_line(version.title.text, version.title, fonts.Role.STRONG), 1)
        self.button = KeyButton(key=str(number) if number < 10 else "")
        self.button.set_text(take)
        self.button.setAccessibleName(f"{take}: {version.spoken}")
        self.button.clicked.connect(lambda: self.taken.emit(number))
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if version.quote is not None:
            column.addWidget(QuotedView(version.quote))
        for line in version.lines:
            column.addWidget(_line(str(line), line))
        column.addWidget(ElidedLabel(made, fonts.Role.HINT, "ink3"))
        self.setAccessibleName(version.spoken)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the card."""
        palette = self.palette()
        paint_box(QPainter(self), self.rect(), _RADIUS, token(palette, "paper"), token(palette, "hair2"))


def _line(text: str, line: Line, role: fonts.Role = fonts.Role.UI) -> QLabel:
    said = QLabel(text)
    said.setTextFormat(Qt.TextFormat.PlainText)
    said.setWordWrap(True)
    said.setFont(fonts.font(fonts.Role.STRONG if line.differs else role))
    said.setForegroundRole(QPalette.ColorRole.WindowText if line.differs else QPalette.ColorRole.PlaceholderText)
    return said


def made_words(origin: Origin | None) -> str:
    """Say when a version was written in this copy of the project, or that it came from another one."""
    if origin is None:
        return QCoreApplication.translate("ConflictsDialog", "from another copy of the project")
    said = QCoreApplication.translate("ConflictsDialog", "written in this copy, {time}")
    return said.format(time=shown_time(origin.made_at))
