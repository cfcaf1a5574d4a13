"""What rows hold as JSON: whether it can be read, and what stands in where it cannot."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from annotator.domain.merging import FIELDS, RowState


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


_EXPECTED: Mapping[str, Callable[[Any], bool]] = {
    "attributes": _is_object,
    "extra": _is_object,
    "content": _is_object,
    "tags": _are_names,
    "options": lambda value: isinstance(value, list),
    "choice": lambda _value: True,
}
_EMPTY = {"attributes": "{}", "extra": "{}", "tags": "[]"}
"""What a row can do without."""


def unreadable(state: RowState) -> list[str]:
    """Return the columns of a row whose JSON is not as everything that reads it expects."""
    return [
        name
        for name, value in zip(FIELDS[state.row], state.values, strict=True)
        if name in _EXPECTED and value != _EMPTY.get(name) and not _is_as_expected(name, str(value))
    ]


def _is_as_expected(name: str, stored: str) -> bool:
    try:
        return _EXPECTED[name](json.loads(stored))
    except (ValueError, RecursionError):
        return False


def without(state: RowState, bad: list[str], told: Mapping[str, Any] | None) -> RowState | None:
    """Return a row with what the history tells, else with nothing, in place of what cannot be read.

    None where it is no row without that.
    """
    instead = {name: (told or {}).get(name, _EMPTY.get(name)) for name in bad}
    if None in instead.values():
        return None
    values = dict(zip(FIELDS[state.row], state.values, strict=True)) | instead
    return state._replace(values=tuple(values.values()))
