"""Digit keys by their place on the keyboard: layouts with letters or tones there (Vietnamese, French) have them too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MAC_KEYS = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9, 29: 0}  # kVK_ANSI_1 and so on
FIRST_SCAN_CODE = {"xcb": 10, "wayland": 10, "windows": 2}  # the key of 1; those of 2 to 9 and 0 follow


def digit_of(event: QKeyEvent) -> int | None:
    """Return the digit, 0 to 9, of a key of the digit row or the keypad pressed alone; else None."""
    if event.modifiers() & (_HELD | Qt.KeyboardModifier.ShiftModifier):
        return None
    value = event.key() - Qt.Key.Key_0.value
    if 0 <= value <= 9:
        return value
    platform = QGuiApplication.platformName()
    if platform == "cocoa":
        return _MAC_KEYS.get(event.nativeVirtualKey())
    first = FIRST_SCAN_CODE.get(platform)
    if first is None:
        return None
    place = event.nativeScanCode() - first
    return (place + 1) % 10 if 0 <= place <= 9 else None
