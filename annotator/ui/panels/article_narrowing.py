"""What the list of articles can be narrowed to beside the state: entries of its menu, and chips that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from annotator.domain.searching import Narrowing
from annotator.ui.widgets.buttons import FlatButton
from annotator.ui.widgets.menus import add_choice

_MOST = 40
"""Entries of one menu: the most frequent ones."""
_WIDE = 34
"""Characters of a chip or an entry."""
_TIMES = ("first", "last")
Choose = Callable[[Narrowing], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What there is: names as in the articles, the most frequent first; months as `2024-05`, in order.

    `states` maps states of work to their names (none: they are chosen elsewhere), `labels` and `people` ids to names;
    people are those whose labels the viewer may see.
    """

    sources: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


def _heads() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "state": translate("ArticleList", "State"),
        "source": translate("ArticleList", "Source"),
        "first": translate("ArticleList", "Published"),
        "lang": translate("ArticleList", "Language"),
        "tag": translate("ArticleList", "Tag"),
        "label": translate("ArticleList", "Label"),
        "annotator": translate("ArticleList", "Annotator"),
    }


def add_narrowings(menu: QMenu, facets: Facets, narrowing: Narrowing, choose: Choose) -> None:
    """Add a menu for each thing that articles can be narrowed to; those in use are checked."""
    heads = _heads()
    named: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("state", facets.states),
        ("source", _alike(facets.sources)),
        ("lang", {code: _language(code) for code in _alike(facets.languages)}),
        ("tag", _alike(facets.tags)),
        ("label", facets.labels),
        ("annotator", facets.people),
    )
    filled = [(name, values) for name, values in named if values]
    months = [month for month in facets.months if month]
    if filled or months:
        menu.addSeparator()
    for name, values in filled:
        part = menu.addMenu(heads[name])
        now = getattr(narrowing, name)
        part.menuAction().setCheckable(True)
        part.menuAction().setChecked(bool(now))
        for value, words in values.items():
            changed = narrowing.but(**{name: "" if value == now else value})
            add_choice(part, _short(words), lambda changed=changed: choose(changed), on=value == now)  # type: ignore[misc]
    if months:
        _add_times(menu.addMenu(heads["first"]), months, narrowing, choose)


def _add_times(menu: QMenu, months: Iterable[str], narrowing: Narrowing, choose: Choose) -> None:
    menu.menuAction().setCheckable(True)
    menu.menuAction().setChecked(bool(narrowing.first))
    for year, found in groupby(sorted(months, reverse=True), key=lambda month: month[:4]):
        part = menu.addMenu(year)
        whole = QCoreApplication.translate("ArticleList", "The whole year")
        for time in (year, *(month for month in found if len(month) > len(year))):
            on = (narrowing.first, narrowing.last) == (time, time)
            changed = narrowing.but(**dict.fromkeys(_TIMES, "" if on else time))
            words = whole if time == year else _month(time)
            add_choice(part, _short(words), lambda changed=changed: choose(changed), on=on)  # type: ignore[misc]


def _month(time: str) -> str:
    """Return a month as newsrooms write it, "05/2024"."""
    return f"{time[5:]}/{time[:4]}" if len(time) > len("2024") else time


def _alike(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in list(values)[:_MOST] if value}


def _language(code: str) -> str:
    """Return a language by its name where it is one of the two that most articles are in, else its code."""
    known = {
        "vi": QCoreApplication.translate("ArticleList", "Vietnamese"),
        "en": QCoreApplication.translate("ArticleList", "English"),
    }
    return known.get(code, code)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDE else line[: _WIDE - 1] + "…"


class NarrowingChips(QWidget):
    """A chip for each thing that the articles are narrowed to; it takes that away."""

    removed = Signal(str)
    """The field of the narrowing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 0, 12, 8)
        self._column.setSpacing(4)
        self.hide()

    def show_narrowing(self, narrowing: Narrowing, facets: Facets) -> None:
        """Show what holds now."""
        while item := self._column.takeAt(0):
            if chip := item.widget():
                chip.hide()
                chip.deleteLater()
        names = {"state": facets.states, "label": facets.labels, "annotator": facets.people}
        heads = _heads()
        for name in (name for name in heads if getattr(narrowing, name)):
            value = getattr(narrowing, name)
            words = _month(value) if name in _TIMES else names.get(name, {}).get(value, value)
            words = _language(value) if name == "lang" else words
            self._add(name, f"{heads[name]}: {_short(words)}")
        self.setVisible(self._column.count() > 0)

    def _add(self, name: str, text: str) -> None:
        chip = FlatButton("x", text)
        said = QCoreApplication.translate("ArticleList", "Show all again, not only {chip}")
        chip.setAccessibleName(said.format(chip=text))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self.removed.emit(name))
        self._column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
