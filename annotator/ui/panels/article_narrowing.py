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
from annotator.ui.widgets.tick_menu import TickMenu

_MOST = 40
"""Entries of one menu: the most frequent ones."""
_WIDE = 34
"""Characters of a chip or an entry."""
_TIME = "published"
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
        _TIME: translate("ArticleList", "Published"),
        "lang": translate("ArticleList", "Language"),
        "tag": translate("ArticleList", "Tag"),
        "label": translate("ArticleList", "Label"),
        "annotator": translate("ArticleList", "Annotator"),
    }


def add_narrowings(menu: QMenu, facets: Facets, now: Callable[[], Narrowing], choose: Choose) -> None:
    """Add a menu for each filter, in which several values can be ticked; those that hold `now` are ticked already."""
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
    if filled or facets.months:
        menu.addSeparator()
    for name, values in filled:
        part = _add_part(menu, heads[name], on=bool(getattr(now(), name)))
        for value, words in values.items():
            _add_value(part, words, (name, value), now, choose)
    if facets.states:
        add_choice(menu, _flagged(), lambda: choose(now().but(flagged=not now().flagged)), on=now().flagged)
    if any(facets.months):
        _add_times(_add_part(menu, heads[_TIME], on=bool(now().published)), facets.months, now, choose)


def _add_part(menu: QMenu, head: str, *, on: bool) -> QMenu:
    part = TickMenu(head, menu)
    menu.addMenu(part)
    part.menuAction().setCheckable(True)
    part.menuAction().setChecked(on)
    return part


def _add_value(menu: QMenu, words: str, of: tuple[str, str], now: Callable[[], Narrowing], choose: Choose) -> None:
    """Add an entry that ticks a value of a filter."""
    name, value = of

    def tick() -> None:
        narrowing = now().toggled(name, value)
        menu.menuAction().setChecked(bool(getattr(narrowing, name)))
        choose(narrowing)

    add_choice(menu, _short(words), tick, on=value in getattr(now(), name))


def _add_times(menu: QMenu, months: Iterable[str], now: Callable[[], Narrowing], choose: Choose) -> None:
    whole = QCoreApplication.translate("ArticleList", "The whole year")
    for year, found in groupby(sorted(filter(None, months), reverse=True), key=lambda month: month[:4]):
        times = (year, *(month for month in found if len(month) > len(year)))
        part = _add_part(menu, year, on=any(time in now().published for time in times))
        for time in times:
            _add_value(part, whole if time == year else _month(time), (_TIME, time), now, choose)
    if "" in months:
        _add_value(menu, _none(), (_TIME, ""), now, choose)


def _month(time: str) -> str:
    """Return a month as newsrooms write it, "05/2024"."""
    return f"{time[5:]}/{time[:4]}" if len(time) > len("2024") else time


def _flagged() -> str:
    return QCoreApplication.translate("ArticleList", "Flagged")


def _none() -> str:
    """Return what stands for articles of which it is not known."""
    return QCoreApplication.translate("ArticleList", "not given")


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
    """A chip for each filter that holds, with its values; it takes the filter away."""

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
        for name, head in _heads().items():
            if values := getattr(narrowing, name):
                words = ", ".join(_words_of(name, value, facets) for value in values)
                self._add(name, _short(f"{head}: {words}"), f"{head}: {words}")
        if narrowing.flagged:
            self._add("flagged", _flagged(), _flagged())
        self.setVisible(self._column.count() > 0)

    def _add(self, name: str, text: str, whole: str) -> None:
        chip = FlatButton("x", text)
        said = QCoreApplication.translate("ArticleList", "Show all again, not only {chip}")
        chip.setAccessibleName(said.format(chip=whole))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self.removed.emit(name))
        self._column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)


def _words_of(name: str, value: str, facets: Facets) -> str:
    """Return a value of a filter as it is shown."""
    if not value:
        return _none()
    if name in {_TIME, "lang"}:
        return _month(value) if name == _TIME else _language(value)
    named = {"state": facets.states, "label": facets.labels, "annotator": facets.people}
    return named.get(name, {}).get(value, value)
