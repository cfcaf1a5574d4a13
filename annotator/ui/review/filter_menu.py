"""The menu of order and filter of the queue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from annotator.ui.review.kinds import kind_name
from annotator.ui.review.parts import HARM, READING, Choice, FilterChoices, QueueFilter
from annotator.ui.widgets.menus import add_choice, passing_menu

Take = Callable[[QueueFilter], object]


def filter_menu(parent: QWidget, chosen: QueueFilter, choices: FilterChoices, take: Take) -> QMenu:
    """Return the menu; `take` is given the filter that follows from what is clicked."""
    menu = passing_menu(parent)
    orders = (
        (HARM, QCoreApplication.translate("FilterMenu", "The most harmful first")),
        (READING, QCoreApplication.translate("FilterMenu", "In reading order")),
    )
    for order, text in orders:
        add_choice(menu, text, lambda order=order: take(replace(chosen, order=order)), on=chosen.order == order)  # type: ignore[misc]
    menu.addSeparator()
    everything = QCoreApplication.translate("FilterMenu", "All disagreements")
    add_choice(menu, everything, lambda: take(QueueFilter(order=chosen.order)), on=not chosen.narrows)
    article = choices.article
    if article is not None:
        only = QCoreApplication.translate("FilterMenu", "Only this article")
        wanted = frozenset() if article.id in chosen.articles else frozenset((article.id,))
        add_choice(menu, only, lambda: take(replace(chosen, articles=wanted)), on=article.id in chosen.articles)
    menu.addSeparator()
    kinds = [Choice(kind, kind_name(kind)) for kind in choices.kinds]
    _add_all(menu, kinds, chosen.kinds, lambda found: take(replace(chosen, kinds=found)))
    labels = _sub_menu(menu, QCoreApplication.translate("FilterMenu", "Labels"), choices.labels, chosen.labels)
    _add_all(labels, choices.labels, chosen.labels, lambda found: take(replace(chosen, labels=found)))
    people = QCoreApplication.translate("FilterMenu", "Pairs of annotators")
    pairs = _sub_menu(menu, people, choices.pairs, chosen.pairs)
    _add_all(pairs, choices.pairs, chosen.pairs, lambda found: take(replace(chosen, pairs=found)))
    for sub_menu, there in ((labels, choices.labels), (pairs, choices.pairs)):
        sub_menu.menuAction().setVisible(bool(there))
    return menu


def filter_words(chosen: QueueFilter, choices: FilterChoices) -> str:
    """Return what alone a filter lets through; empty where that is all."""
    words = [kind_name(kind) for kind in sorted(chosen.kinds)]
    for wanted, there in ((chosen.labels, choices.labels), (chosen.pairs, choices.pairs)):
        words += _names(wanted, there)
    if chosen.articles:
        article = choices.article
        is_here = article is not None and article.id in chosen.articles
        one = QCoreApplication.translate("FilterMenu", "this article")
        words.append(one if is_here else QCoreApplication.translate("FilterMenu", "one article"))
    return ", ".join(words)


def _names(wanted: frozenset[str], there: Iterable[Choice]) -> list[str]:
    """Return the words for what is wanted; of what does not occur any more its id."""
    found = {choice.id: choice.text for choice in there}
    return sorted(found.get(one, one) for one in wanted)


def _sub_menu(menu: QMenu, name: str, there: Iterable[Choice], wanted: frozenset[str]) -> QMenu:
    """Add a menu that tells what of it is chosen."""
    words = f"{name}: {', '.join(_names(wanted, there))}" if wanted else name
    return menu.addMenu(words.replace("&", "&&"))


def _add_all(
    menu: QMenu, choices: Iterable[Choice], chosen: frozenset[str], take: Callable[[frozenset[str]], object]
) -> None:
    """Add each choice; a click takes it into those chosen, or out of them."""
    for choice in choices:
        add_choice(menu, choice.text, lambda one=choice.id: take(chosen ^ {one}), on=choice.id in chosen)  # type: ignore[misc]
