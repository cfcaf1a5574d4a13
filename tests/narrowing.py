"""A narrowing written as tests like it: one value of a filter without its brackets."""

from __future__ import annotations

from typing import Any

from annotator.domain.searching import Narrowing


def narrowed(**values: Any) -> Narrowing:
    """Return a narrowing; a text given for a filter is its one value, none where it is empty."""
    filters = {name: value for name, value in values.items() if isinstance(getattr(Narrowing(), name), tuple)}
    given = {name: (value,) if value else () for name, value in filters.items() if isinstance(value, str)}
    return Narrowing(**values | given)
