"""The veil over the window and the framed panel on it: what the palette, the cheat sheet and the change of a key share.

Child widgets of the window, no windows of their own: nothing depends on a window manager. While one is shown, no key
reaches the program's shortcuts; at its end the keyboard goes back to where it was.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from annotator.ui.theme import token
from annotator.ui.widgets.paint import paint_box

RADIUS = 8
_VEIL = {False: 0.18, True: 0.45}
"""How much of the veil's colour lies over the window, by whether the theme is dark."""


class Panel(QWidget):
    """The framed panel: paper, a hairline around it, and a foot of `foot` px in the colour of the docks."""

    def __init__(self, foot: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._foot = foot

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground, the foot with its hairline, the frame."""
        painter, palette = QPainter(self), self.palette()
        paint_box(painter, self.rect(), RADIUS, token(palette, "paper"), None)
        if self._foot:
            top = self.height() - self._foot
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(0, top, self.width(), self._foot)
            painter.fillPath(outline, token(palette, "panel"))
            painter.setClipping(False)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.fillRect(0, top, self.width(), 1, token(palette, "hair"))
        paint_box(painter, self.rect(), RADIUS, None, token(palette, "hair2"))


class Overlay(QWidget):
    """A veil over the whole window with one panel on it; a press on the veil ends it, as Esc does."""

    closed = Signal()

    def __init__(self, window: QWidget, *, foot: int = 0) -> None:
        super().__init__(window)
        self.panel = Panel(foot, self)
        self.switch: Callable[[QKeyEvent], bool] = _nothing
        """Called with the keys that are for nothing here: it may end this and show another; returns whether it did."""
        self._before: QWidget | None = None
        self.hide()
        window.installEventFilter(self)

    # Showing it

    def show_over(self, focus: QWidget) -> None:
        """Show it over the window and give `focus`, something inside it, the keyboard."""
        if self.isVisible():
            return
        self._before = self.window().focusWidget()
        self.fit()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def leave(self, *, give_back: bool = True) -> None:
        """End it; the keyboard goes back to where it was, unless something else has it already."""
        if not self.isVisible():
            return
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus_changed)
        before, self._before = self._before, None
        # The keyboard goes before the hiding, which would hand it to the next widget in the window's chain.
        if give_back and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()

    def fit(self) -> None:
        """Cover the window and put the panel in its place."""
        self.setGeometry(self.window().rect())
        self.panel.setGeometry(self.panel_place(self.rect()))

    def panel_place(self, room: QRect) -> QRect:
        """Return where the panel belongs in the window's rectangle."""
        return room

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key press is for here, before any widget inside; return whether it was for something."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return self.switch(event)

    def announce(self, text: str) -> None:
        """Say something to a screen reader."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # Qt

    def watch(self, widget: QWidget) -> None:
        """See the key presses of a widget inside before it does."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; see keys first."""
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.fit()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.take_key(event)
        return False

    def event(self, event: QEvent) -> bool:
        """Keep every key from the shortcuts of the window below."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that nothing inside has taken, whatever they are."""
        self.take_key(event)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's signature
        """Let Tab go round inside the panel."""
        inside = [
            widget
            for widget in self.panel.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if inside:
            focused = self.window().focusWidget()
            at = inside.index(focused) if focused in inside else -1
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            inside[(at + (1 if forward else -1)) % len(inside)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """End it at a press on the veil."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil: ink over light, black over dark."""
        palette = self.palette()
        dark = token(palette, "paper").lightnessF() < 0.5
        veil = QColor(Qt.GlobalColor.black) if dark else QColor(token(palette, "ink"))
        veil.setAlphaF(_VEIL[dark])
        QPainter(self).fillRect(event.rect(), veil)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """End it where something else in the window has taken the keyboard."""
        if new is not None and new.window() is self.window() and _overlay_of(new) is None:
            self.leave(give_back=False)


def _nothing(_event: QKeyEvent) -> bool:
    return False


def _overlay_of(widget: QWidget) -> Overlay | None:
    at: QObject | None = widget
    while at is not None and not isinstance(at, Overlay):
        at = at.parent()
    return at
