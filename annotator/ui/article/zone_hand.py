"""The mouse on the bars and names of zones: a click takes one, its ends can be dragged, resting on it says why."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from annotator.ui.article.mouse import HOVER_AFTER
from annotator.ui.article.zoned import ZonedView


class ZoneHand(QObject):
    """What the left button and the pointer do beside the text. Its methods tell whether the event was theirs."""

    def __init__(self, view: ZonedView) -> None:
        super().__init__(view)
        self._view = view
        self._edge = self._pressed = self._under = ""
        self._rest = QTimer(self, singleShot=True, interval=HOVER_AFTER)
        self._rest.timeout.connect(lambda: self._view.show_zone_card(self._under))

    def press(self, event: QMouseEvent) -> bool:
        """Begin a drag or a click."""
        view, point = self._view, event.position()
        self.forget()
        self._edge = view.zone_edge_under(point)
        self._pressed = "" if self._edge or view.is_hinting else view.zone_under(point)
        return bool(self._edge or self._pressed)

    def move(self, event: QMouseEvent) -> bool:
        """Go on with a drag, or note what lies under the pointer."""
        held = event.buttons() & Qt.MouseButton.LeftButton
        if self._edge and held:
            self._drag(event)
            return True
        if held:
            return bool(self._pressed)
        return self._hover(event.position())

    def release(self, event: QMouseEvent) -> bool:
        """End a drag, or click."""
        edge, pressed = self._edge, self._pressed
        self._edge = self._pressed = ""
        if edge:
            self._view.end_drawn(commit=True)
        elif pressed and self._view.zone_under(event.position()) == pressed:
            self._view.zone_clicked.emit(pressed)
        return bool(edge or pressed)

    def forget(self) -> None:
        """Forget what lies under the pointer."""
        self._rest.stop()
        self._under = ""

    def cancel(self) -> None:
        """Let go of everything: another article is shown."""
        self._edge = self._pressed = ""
        self.forget()

    def _drag(self, event: QMouseEvent) -> None:
        """Draw an edge to the paragraph under the pointer; with Ctrl to the character."""
        view, zone = self._view, self._view.zone
        if zone is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            start = end = view.place_at(event.position())
        else:
            start, end = view.line_at(event.position().y())
        if self._edge == "start" and start < zone.end:
            view.show_drawn(start, zone.end)
        elif self._edge == "end" and end > zone.start:
            view.show_drawn(zone.start, end)

    def _hover(self, point: QPointF) -> bool:
        view = self._view
        edge = "" if view.is_hinting else view.zone_edge_under(point)
        under = "" if edge or view.is_hinting else view.zone_under(point)
        if under != self._under:
            self.forget()
            view.hide_card()
            self._under = under
            if under:
                self._rest.start()
        if not edge and not under:
            return False
        shape = Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.PointingHandCursor
        if view.viewport().cursor().shape() != shape:
            view.viewport().setCursor(shape)
        return True
