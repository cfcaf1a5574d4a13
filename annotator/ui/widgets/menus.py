"""Menus that are made where they are asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget


def passing_menu(parent: QWidget) -> QMenu:
    """Return an empty menu that is gone for good once it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def add_choice(menu: QMenu, text: str, act: Callable[[], object], *, on: bool) -> None:
    """Add what can be chosen or not: ticked where it is; `act` follows a click."""
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(lambda *_on: act())
