"""What the history says last of a row, and whether a stored state of it is older, as old, or beyond that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from annotator.domain.merging import FIELDS, LATE_EXTRAS, NO_EXTRA, RowState, united, vector
from annotator.domain.versions import joined, raised
from annotator.store.rows import TABLES, to_json
from annotator.store.salvage.finds import BACKUP

Content = Mapping[str, Any] | None
"""Columns of a row by name, as far as an edit changes them; None for a row that is not there."""

_COLUMNS = {table.name: tuple(column.strip('"') for column in table.columns) for table in TABLES.values()}
_NEW: Mapping[str, Mapping[str, Any]] = {
    "work": {"scheme_version": 0, "guidelines_version": 0, "extra": "{}"},
    "article": {"external_id": "", "raw_sha256": "", "extra": "{}", "tags": "[]"},
    **{kind: {"extra": NO_EXTRA} for kind in LATE_EXTRAS},
}
"""What no line of the history tells of a row that is known from there alone."""


class Told(NamedTuple):
    """One line of the history about one row."""

    seq: int
    device: str
    owner: tuple[str, ...]
    before: Content
    after: Content


class Found(NamedTuple):
    """A state that was read, and from which source."""

    source: int
    state: RowState


class Word(NamedTuple):
    """The states that a row is to have, the shown one first. `source` is where that came from, None for the history.

    `told` is what the history, or the other one of file and backup, says of the very same version, where that is
    something else.
    """

    states: list[RowState]
    source: int | None
    told: RowState | None = None


def content(row: Any) -> Content:
    """Return the columns of a row that an edit knows."""
    if row is None:
        return None
    table = TABLES[type(row)]
    return dict(zip(_COLUMNS[table.name], table.encode(row), strict=True))


def settled(kind: str, row_id: str, found: Sequence[Found], told: Sequence[Told], backed_up: int) -> Word | None:
    """Return what a row is after all that was found of it. None where nothing was.

    `backed_up` is the last line of the history that the backup has: its rows have seen that far and no further.
    """
    word = _settled(kind, row_id, found, told, backed_up)
    if word is None or word.told is not None or word.source is None:
        return word
    shown = word.states[0]
    if any(_says(shown, one.after) for one in told):
        return word
    rivals = (one.state for one in found if one.state.version == shown.version and one.state != shown)
    return word._replace(told=next(rivals, None))


def _settled(kind: str, row_id: str, found: Sequence[Found], told: Sequence[Told], backed_up: int) -> Word | None:
    states = united(_one_a_version(found, told))
    if not told:
        return _word(states, found) if states else None
    if len(states) > 1:
        return _word(states, found)
    last = told[-1].after
    if not states:
        return Word([_rebuilt(kind, row_id, None, told)], None)
    shown = states[0]
    if _says(shown, last):
        return _word(states, found)
    if _word(states, found).source == BACKUP:
        later = [one for one in told if one.seq > backed_up]
        return Word([_rebuilt(kind, row_id, shown, told, later)], None) if later else _word(states, found)
    known, told_of = vector(shown.version), _raised({}, told)
    if told_of == known:  # one of the two was never written: bytes were changed that SQLite does not watch over
        return _word(states, found)._replace(told=_rebuilt(kind, row_id, shown, told, ()))
    if all(known.get(device, 0) >= count for device, count in told_of.items()):
        return _word(states, found)  # a bulk act, whose rows no line tells, or an edit whose line is lost
    return Word([_rebuilt(kind, row_id, shown, told, told[_place(shown, told) + 1 :])], None)


def completed(found: Sequence[Found], lacking: Collection[str]) -> list[Found]:
    """Return what was found; columns that the backup's older tables lack are as the file has them in that version."""
    if not lacking:
        return list(found)
    fields = FIELDS[found[0].state.row] if found else ()
    own = {one.state.version: one.state.values for one in found if one.source != BACKUP}

    def filled(one: Found) -> Found:
        known = own.get(one.state.version)
        if one.source != BACKUP or known is None:
            return one
        values = (k if name in lacking else v for name, v, k in zip(fields, one.state.values, known, strict=True))
        return Found(one.source, one.state._replace(values=tuple(values)))

    return [filled(one) for one in found]


def _word(states: list[RowState], found: Sequence[Found]) -> Word:
    shown = states[0]
    return Word(states, min((one.source for one in found if one.state == shown), default=BACKUP))


def _one_a_version(found: Sequence[Found], told: Sequence[Told]) -> Iterable[RowState]:
    """Yield the states: of several that claim one version what the history knows, else what the backup has.

    One version is one content; where it is not, bytes were changed that SQLite does not watch over.
    """
    best: dict[str, Found] = {}
    for one in found:
        other = best.get(one.state.version)
        if other is None or _rank(one, told) < _rank(other, told):
            best[one.state.version] = one
    return [one.state for one in best.values()]


def _rank(found: Found, told: Sequence[Told]) -> tuple[bool, bool, int]:
    known = any(_says(found.state, one.after) for one in told)
    return not known, found.source != BACKUP, found.source


def _place(shown: RowState, told: Sequence[Told]) -> int:
    """Return after which line the row stood so; -1 for before the first, or for none."""
    for at in range(len(told) - 1, -1, -1):
        if _says(shown, told[at].after):
            return at
        if _says(shown, told[at].before):
            return at - 1
    return -1


def _says(state: RowState, told: Content) -> bool:
    if state.gone or told is None:
        return state.gone and told is None
    values = dict(zip(FIELDS[state.row], state.values, strict=True))
    return all(values.get(name) == value for name, value in told.items())


def _raised(version: Mapping[str, int], told: Iterable[Told]) -> dict[str, int]:
    new = dict(version)
    for one in told:
        new = raised(new, one.device)
    return new


def _rebuilt(
    kind: str, row_id: str, shown: RowState | None, told: Sequence[Told], later: Sequence[Told] | None = None
) -> RowState:
    """Return the row as the history leaves it; `later` are the lines that `shown` has not seen."""
    last = told[-1]
    known: dict[str, Any] = {**_NEW.get(kind, {})}
    if shown is not None:
        known |= dict(zip(FIELDS[kind], shown.values, strict=True))
    known |= last.after or last.before or {}
    base = vector(shown.version) if shown is not None else {}
    version = joined([base, _raised(base, told if later is None else later)])
    values = tuple(int(known[name]) if isinstance(known[name], bool) else known[name] for name in FIELDS[kind])
    keys = shown.keys if shown is not None else last.owner
    return RowState(kind, row_id, keys, to_json(version), last.after is None, values)
