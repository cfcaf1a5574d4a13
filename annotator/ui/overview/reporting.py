"""The menu "Save report": pictures of the page and of each plot, and texts to be copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from annotator.ui.overview.asked import PictureAsked, TextAsked
from annotator.ui.overview.cells import Card

translate = QCoreApplication.translate
Asked = Callable[[PictureAsked | TextAsked], object]
_FORMS: tuple[Literal["svg", "png"], ...] = ("svg", "png")
_THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def fill_menu(menu: QMenu, cards: Sequence[Card], ask: Asked) -> None:
    """Offer the whole page, each card, and the texts."""
    for old in menu.findChildren(QMenu):
        old.deleteLater()  # clearing a menu forgets the menus in it, and keeps them
    menu.clear()
    _add_pictures(menu.addMenu(translate("Overview", "The whole page")), "", ask)
    menu.addSeparator()
    for card in cards:
        _add_pictures(menu.addMenu(card.title.replace("&", "&&")), card.id, ask)
    menu.addSeparator()
    methods = menu.addMenu(translate("Overview", "Copy the methods paragraph"))
    _add_text(methods, TextAsked("methods", "markdown"), ask)
    _add_text(methods, TextAsked("methods", "latex"), ask)
    table = menu.addMenu(translate("Overview", "Copy the table of all measures"))
    for form in _TEXT_FORMS:
        _add_text(table, TextAsked("table", form), ask)


_TEXT_FORMS: tuple[Literal["markdown", "latex", "csv"], ...] = ("markdown", "latex", "csv")
_FORM_NAMES = {"markdown": "Markdown", "latex": "LaTeX", "csv": "CSV"}


def _add_text(menu: QMenu, asked: TextAsked, ask: Asked) -> None:
    name = _FORM_NAMES[asked.form]
    menu.addAction(name).triggered.connect(lambda _on=False: ask(asked))


def _add_pictures(menu: QMenu, part: str, ask: Asked) -> None:
    words = {
        ("svg", "light"): translate("Overview", "SVG, light"),
        ("svg", "dark"): translate("Overview", "SVG, dark"),
        ("png", "light"): translate("Overview", "PNG, light"),
        ("png", "dark"): translate("Overview", "PNG, dark"),
    }
    for form in _FORMS:
        for theme in _THEMES:
            name = "-".join(word for word in ("agreement", part.replace("_", "-"), theme) if word)
            asked = PictureAsked(part, form, theme, f"{name}.{form}")
            menu.addAction(words[form, theme]).triggered.connect(lambda _on=False, asked=asked: ask(asked))
