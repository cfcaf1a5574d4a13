"""How the actions are grouped where many are shown: sub-menus, headings of the cheat sheet, pairs on one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_table import MENUS, ActionSpec


class Section(NamedTuple):
    """Actions that belong together, by how their ids begin; `apart`: they have a sub-menu of their own."""

    title: str
    prefixes: tuple[str, ...]
    apart: bool = False


SECTIONS = (
    Section(QT_TRANSLATE_NOOP("menus", "Label"), ("label.",)),
    Section(QT_TRANSLATE_NOOP("menus", "Change label to"), ("relabel.",), apart=True),
    Section(QT_TRANSLATE_NOOP("menus", "Move the caret"), ("caret.",), apart=True),
    Section(QT_TRANSLATE_NOOP("menus", "Select"), ("select.", "leave"), apart=True),
    Section(QT_TRANSLATE_NOOP("menus", "To what the text says"), ("go.",)),
    Section(QT_TRANSLATE_NOOP("menus", "Move among spans"), ("span.next", "span.previous", "span.jump", "open_point.")),
    Section(QT_TRANSLATE_NOOP("menus", "Shape and link"), ("span.",)),
    Section(QT_TRANSLATE_NOOP("menus", "Suggestions"), ("suggestion.",)),
    Section(QT_TRANSLATE_NOOP("menus", "Options of an attribute"), ("option.",), apart=True),
    Section(QT_TRANSLATE_NOOP("menus", "While letters stand in the text"), ("hints.",), apart=True),
    Section(QT_TRANSLATE_NOOP("menus", "While boundaries are moved"), ("boundaries.", "end.", "start."), apart=True),
    Section(QT_TRANSLATE_NOOP("menus", "While disagreements are decided"), ("review.",)),
    Section(QT_TRANSLATE_NOOP("menus", "Article"), ("article.",)),
    Section(QT_TRANSLATE_NOOP("menus", "Order and filter of the articles"), ("queue.",), apart=True),
    Section(QT_TRANSLATE_NOOP("menus", "Find"), ("find", "search")),
    Section(QT_TRANSLATE_NOOP("menus", "Edit"), ("undo", "redo", "copy")),
    Section(QT_TRANSLATE_NOOP("menus", "Project"), ("project.", "quit")),
    Section(QT_TRANSLATE_NOOP("menus", "Help"), ("palette", "help.", "guidelines.", "keys.", "settings")),
    Section(QT_TRANSLATE_NOOP("menus", "View"), ("mode.", "view.")),
    Section(QT_TRANSLATE_NOOP("menus", "Order and filter of the spans"), ("spans.",), apart=True),
    Section(QT_TRANSLATE_NOOP("menus", "Theme and language"), ("theme.", "language.")),
    Section(QT_TRANSLATE_NOOP("menus", "Zone"), ("zone.",)),
)
"""In the order of the cheat sheet. Where several begin an id, the longest beginning counts."""

_BY_PREFIX: Mapping[str, Section] = {prefix: section for section in SECTIONS for prefix in section.prefixes}
_BY_MENU: Mapping[str, Section] = {menu: Section(title, ()) for menu, title in MENUS}
_PAIRS = (
    ("next", "previous"), ("grow", "shrink"), ("larger", "smaller"), ("walk", "back"),
    ("next_panel", "previous_panel"), ("undo", "redo"),
)  # fmt: skip


def section_of(spec: ActionSpec) -> Section:
    """Return the section of an action; one whose id begins like no other belongs to the section of its menu."""
    fitting = [prefix for prefix in _BY_PREFIX if spec.id.startswith(prefix)]
    if fitting:
        return _BY_PREFIX[max(fitting, key=len)]
    return _BY_MENU.get(spec.menu, Section("", ()))


def grouped(specs: Iterable[ActionSpec]) -> list[tuple[Section, list[ActionSpec]]]:
    """Return the sections of some actions in the order of `SECTIONS`, each with its actions in theirs."""
    found: dict[Section, list[ActionSpec]] = {}
    for spec in specs:
        found.setdefault(section_of(spec), []).append(spec)
    order = {section: rank for rank, section in enumerate(SECTIONS)}
    return sorted(found.items(), key=lambda entry: order.get(entry[0], len(order)))


def partner(action_id: str) -> str:
    """Return the id of the action that undoes or mirrors another, which stands first; empty where there is no such."""
    if action_id.startswith("label."):
        return f"re{action_id}"
    head, dot, last = action_id.rpartition(".")
    return next((f"{head}{dot}{second}" for first, second in _PAIRS if last == first), "")


def joined(first: str, second: str) -> str:
    """Return the texts of a pair as one: "Next span", "Previous span" → "Next, previous span"."""
    ours, theirs = first.split(), second.split()
    head = _common(ours, theirs)
    rest = min(len(ours), len(theirs)) - head
    tail = min(_common(ours[::-1], theirs[::-1]), rest)
    one, other = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    if not one or not other:
        return f"{first}, {second[:1].lower()}{second[1:]}"
    if not head:
        other = [other[0][:1].lower() + other[0][1:], *other[1:]]
    return " ".join([*ours[:head], *one[:-1], f"{one[-1]},", *other, *ours[len(ours) - tail :]])


def _common(first: list[str], second: list[str]) -> int:
    """Return how many words two lists begin with in common."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
