"""The main window: light enough to be painted at once; everything inside it comes after that."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator.domain.errors import UserError
from annotator.settings import Settings, State
from annotator.ui.theme import Theme, token

if TYPE_CHECKING:
    from annotator.ui.interior import Interior

_SIZE = (1440, 900)


class Curtain(QWidget):
    """What stands before the first article does: paper, and the places of the panels."""

    painted = Signal()
    BAR, LEFT, RIGHT = 44, 268, 316

    def __init__(self, *, panels: bool) -> None:
        super().__init__()
        self._panels = panels
        self._said = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of every panel, and say so at the first time."""
        painter, palette = QPainter(self), self.palette()
        painter.fillRect(event.rect(), token(palette, "paper"))
        if self._panels:
            width, height, panel = self.width(), self.height(), token(palette, "panel")
            painter.fillRect(0, 0, self.LEFT, height, panel)
            painter.fillRect(width - self.RIGHT, 0, self.RIGHT, height, panel)
            painter.fillRect(0, 0, width, self.BAR, panel)
            painter.fillRect(0, height - self.BAR, width, self.BAR, panel)
        if not self._said:
            self._said = True
            self.painted.emit()


class MainWindow(QMainWindow):
    """One window on one project. `first_painted` comes at once, `furnished` when everything is there."""

    first_painted = Signal()
    furnished = Signal()

    def __init__(self, *, settings: Settings, state: State, theme: Theme) -> None:
        super().__init__()
        self._settings = settings
        self._state = state
        self._theme = theme
        self._interior: Interior | None = None
        self._wanted: tuple[Path | None, bool] = (None, False)
        self.setWindowTitle("Annotator")
        self.setAcceptDrops(True)
        if not self.restoreGeometry(state.window("geometry")):
            self._take_first_size()

    def _take_first_size(self) -> None:
        room, wanted = self.screen().availableSize(), QSize(*_SIZE)
        self.resize(wanted.boundedTo(room))
        if wanted.width() >= room.width() or wanted.height() >= room.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)  # the frame needs room too

    @property
    def interior(self) -> Interior:
        """What is inside; not before `furnished`."""
        if self._interior is None:
            raise RuntimeError("the window is not furnished yet")
        return self._interior

    def start(self, path: Path | None, *, sample: bool = False) -> None:
        """Say what to open once the window stands: a project, the sample project, or nothing."""
        self._wanted = (path, sample)
        curtain = Curtain(panels=sample or path is not None)
        # Later than the paint event, so that the picture is on the screen.
        curtain.painted.connect(lambda: QTimer.singleShot(0, self, self._furnish))
        self.setCentralWidget(curtain)

    def _furnish(self) -> None:
        self.first_painted.emit()
        from annotator.ui.interior import Interior  # noqa: PLC0415  after the first paint
        from annotator.ui.start import dress  # noqa: PLC0415

        look = dress(self._settings, self._theme)
        self._interior = Interior(self, state=self._state, look=look)
        path, sample = self._wanted
        self._interior.start(path, sample=sample)
        self.furnished.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, folders and texts from elsewhere, and say what letting them go would do."""
        from_here = event.source() is not None
        if not from_here and self._interior is not None and self._interior.dropping.enter(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: ARG002
        """Say it no longer."""
        if self._interior is not None:
            self._interior.dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import what is dropped."""
        event.acceptProposedAction()
        if self._interior is not None:
            self._interior.dropping.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window; what is inside closes the project. Where that would lose something it is asked first."""
        if self._interior is not None:
            if not self._interior.may_leave(self.close):
                event.ignore()
                return
            self._interior.leave()
        with contextlib.suppress(UserError):
            self._state.remember_window("geometry", bytes(self.saveGeometry().data()))
        super().closeEvent(event)
