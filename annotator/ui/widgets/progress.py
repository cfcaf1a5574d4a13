"""The thin bar of how much is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.theme import token


class ShareBar(QWidget):
    """A bar of 3 px (review: 6) that is filled to a share between 0 and 1. The words beside it say the number."""

    def __init__(self, thickness: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(thickness)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """The share that is filled, 0 to 1."""
        return self._share

    def set_share(self, share: float) -> None:
        """Fill the bar to a share; what is outside 0 to 1 is taken as the nearer end."""
        share = min(max(share, 0.0), 1.0)
        if share != self._share:
            self._share = share
            self.setAccessibleDescription(f"{round(share * 100)} %")
            self.update()

    def sizeHint(self) -> QSize:
        """Return a bar's size in a dock."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint track and share; the share's end is square and on a whole px."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QPainterPath()
        track.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.fillPath(track, token(self.palette(), "hair"))
        painter.setClipRect(0, 0, round(self.width() * self._share), self.height())
        painter.fillPath(track, token(self.palette(), "ink2"))
