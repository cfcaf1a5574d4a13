"""What stands in the cheat sheet: the table's sections, pairs on one line, columns of about the same height."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_groups import Section, grouped, joined, partner
from annotator.ui.action_table import ActionSpec
from annotator.ui.actions import Actions
from annotator.ui.i18n import translated
from annotator.ui.keymap import is_extra, sequence_of
from annotator.ui.overlays.matching import action_of, find_action, query_words
from annotator.ui.widgets.keycap import key_text
from annotator.ui.widgets.swatch import LabelColours

WITHOUT_KEY = QT_TRANSLATE_NOOP("menus", "Without a key")
_SERIES = ("option.", "review.option.")
_SHIFTED = QT_TRANSLATE_NOOP("menus", "The second key changes the current span to this label.")


class Cap(NamedTuple):
    """A key cap: whose key it is, and which of its keys. An empty text: the action has no key."""

    action_id: str
    place: int = 0
    text: str = ""
    own: bool = False
    """Whether the person has set it."""


class SheetRow(NamedTuple):
    """A line: a text and the caps at its right. Texts between caps are those of `between`."""

    text: str
    caps: Sequence[Cap]
    look: LabelColours | None = None
    between: str = ""
    finds: Sequence[tuple[str, str, str]] = ()
    """What each of its actions is called, in English too, and its id."""

    def matches(self, query: Sequence[str], typed: str) -> bool:
        """Whether words find one of its actions, or what was typed begins one of its keys."""
        keys = [cap.text.lower() for cap in self.caps]
        if typed and (typed in keys or (len(typed) > 1 and any(key.startswith(typed) for key in keys))):
            return True
        return any(find_action(query, action_of(*names)) is not None for names in self.finds) if query else not typed


class SheetSection(NamedTuple):
    """A heading and its lines; `note` stands under them."""

    title: str
    rows: Sequence[SheetRow]
    note: str = ""


def sections(actions: Actions, looks: Mapping[str, LabelColours]) -> list[SheetSection]:
    """Return every action of the table, once: those with keys by section, those without in the last one."""
    made: list[SheetSection] = []
    bare: list[SheetRow] = []
    handled: set[str] = set()
    for section, specs in grouped(actions):
        rows: list[SheetRow] = []
        for row, has_key in _rows(actions, specs, looks, handled):
            (rows if has_key else bare).append(row)
        if rows:
            made.append(SheetSection(translated("menus", section.title), rows, _note(section)))
    if bare:
        made.append(SheetSection(translated("menus", WITHOUT_KEY), bare))
    return made


def _note(section: Section) -> str:
    return translated("menus", _SHIFTED) if "label." in section.prefixes else ""


def _rows(
    actions: Actions, specs: Iterable[ActionSpec], looks: Mapping[str, LabelColours], handled: set[str]
) -> Iterable[tuple[SheetRow, bool]]:
    for spec in specs:
        if spec.id in handled:
            continue
        series = _series(actions, spec)
        second = partner(spec.id)
        if series is not None:
            handled |= {cap.action_id for cap in series.caps} | {f"{_SERIES}{number}" for number in range(1, 10)}
            yield series, True
            continue
        handled.add(spec.id)
        if second in actions and _pairs(actions, spec.id, second):
            handled.add(second)
            yield _pair(actions, spec.id, second, looks), _has_key(actions, spec.id)
        else:
            yield _single(actions, spec.id, looks), _has_key(actions, spec.id)


def _has_key(actions: Actions, action_id: str) -> bool:
    return bool(actions.keymap.keys(action_id))


def _pairs(actions: Actions, first: str, second: str) -> bool:
    """Whether two actions can share a line: both have one key at most, or both none."""
    counts = {bool(actions.keymap.keys(first)), bool(actions.keymap.keys(second))}
    return len(counts) == 1


def _finds(actions: Actions, action_id: str) -> tuple[str, str, str]:
    return actions.text(action_id), actions.english(action_id), action_id.replace(".", " ")


def _caps(actions: Actions, action_id: str, most: int = 2) -> list[Cap]:
    keymap = actions.keymap
    own, keys = keymap.is_own(action_id), list(enumerate(keymap.keys(action_id)))
    usual = [(place, key) for place, key in keys if not is_extra(key)] or keys
    found = [Cap(action_id, place, key_text(sequence_of(key)), own) for place, key in usual]
    return found[:most] or [Cap(action_id, own=own)]


def _look(action_id: str, looks: Mapping[str, LabelColours]) -> LabelColours | None:
    kind, _, label_id = action_id.partition(".")
    return looks.get(label_id) if kind in {"label", "relabel"} else None


def _single(actions: Actions, action_id: str, looks: Mapping[str, LabelColours]) -> SheetRow:
    caps = _caps(actions, action_id)
    return SheetRow(
        actions.text(action_id),
        caps,
        _look(action_id, looks),
        between=translated("menus", _OR) if len(caps) > 1 else "",
        finds=(_finds(actions, action_id),),
    )


def _pair(actions: Actions, first: str, second: str, looks: Mapping[str, LabelColours]) -> SheetRow:
    text = actions.text(first)
    return SheetRow(
        text if first.startswith("label.") else joined(text, actions.text(second)),
        [*_caps(actions, first, 1), *_caps(actions, second, 1)],
        _look(first, looks),
        finds=(_finds(actions, first), _finds(actions, second)),
    )


def _series(actions: Actions, spec: ActionSpec) -> SheetRow | None:
    """Return one line for the nine options, while all have the table's keys."""
    series = next((begin for begin in _SERIES if spec.id.startswith(begin)), "")
    if not series:
        return None
    ids = [f"{series}{number}" for number in range(1, 10)]
    keymap = actions.keymap
    if any(keymap.keys(one) != keymap.table_keys(one) for one in ids):
        return None
    text = translated("actions", spec.text).format(number="1–9")
    caps = [*_caps(actions, ids[0], 1), *_caps(actions, ids[-1], 1)]
    return SheetRow(text, caps, between="…", finds=(_finds(actions, ids[0]),))


_OR = QT_TRANSLATE_NOOP("menus", "or")


def matching(found: Iterable[SheetSection], typed: str) -> list[SheetSection]:
    """Return the sections with the lines that match what was typed: words of actions, or the beginning of a key."""
    query, key = query_words(typed), "+".join(typed.lower().replace("+", " ").split())
    kept = []
    for section in found:
        rows = [row for row in section.rows if row.matches(query, key)]
        if rows:
            kept.append(SheetSection(section.title, rows, section.note if not key else ""))
    return kept


def columns(heights: Sequence[int], count: int) -> list[int]:
    """Return in which of `count` columns each block of a height stands: in order, the highest as low as can be."""
    low, high = max(heights, default=0), sum(heights)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _filled(heights, middle)[-1] < count else (middle + 1, high)
    return _filled(heights, low)


def _filled(heights: Sequence[int], limit: int) -> list[int]:
    column = used = 0
    places = []
    for height in heights:
        if used and used + height > limit:
            column, used = column + 1, 0
        used += height
        places.append(column)
    return places or [0]
