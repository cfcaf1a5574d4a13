"""Whose row a record is, told by its shape: how many columns, of which kinds, with which known values.

The columns of all versions of the tables; what an older one lacks gets the value that its migration gave it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.domain.ids import is_uuid
from annotator.domain.kept import stood
from annotator.domain.merging import KEPT, NO_EXTRA
from annotator.store.salvage.cells import Record, Undecoded, Value

_HASH_LENGTH = 64
_KINDS: dict[str, tuple[type, ...]] = {"t": (str,), "u": (str, Undecoded), "i": (int,), "r": (int, float)}


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: its columns in the order of the record, and a letter for the kind of each.

    t text, u text that need not be UTF-8, i whole number, r number, n the row's own number, which is not in the
    record. `late` are the values of the last columns in records that were written before these came.
    """

    table: str
    columns: tuple[str, ...]
    kinds: str
    late: tuple[Value, ...] = ()
    check: Callable[[Sequence[Any]], bool] = lambda _values: True

    def row(self, rowid: int, record: Record) -> tuple[Value, ...] | None:
        """Return all columns of a record that has this shape, None for another."""
        lacking = len(self.columns) - len(record)
        if not 0 <= lacking <= len(self.late):
            return None
        for value, kind in zip(record, self.kinds, strict=False):
            if value is not None if kind == "n" else type(value) not in _KINDS[kind]:
                return None
        values = [rowid if kind == "n" else value for value, kind in zip(record, self.kinds, strict=False)]
        values += self.late[len(self.late) - lacking :] if lacking else ()
        return tuple(values) if self.check(values) else None

    def fits(self, row: Sequence[Any]) -> bool:
        """Whether all columns of a row are as this table has them."""
        kinds = all(
            type(value) in ((int,) if kind == "n" else _KINDS[kind])
            for value, kind in zip(row, self.kinds, strict=True)
        )
        return kinds and self.check(row)


def is_vector(text: object) -> bool:
    """Whether a text is a version vector."""
    try:
        found = json.loads(str(text))
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and all(type(count) is int for count in found.values())


def _identified(last: int) -> Callable[[Sequence[Any]], bool]:
    """Return the check for rows that begin with number and id, with tombstone and version from `last` on."""

    def check(values: Sequence[Any]) -> bool:
        return bool(values[1]) and values[last] in {0, 1} and is_vector(values[last + 1])

    return check


def _hashed(at: int) -> Callable[[Sequence[Any]], bool]:
    return lambda values: len(values[at]) == _HASH_LENGTH  # a letter of it may have changed


def _known(at: int, *words: str) -> Callable[[Sequence[Any]], bool]:
    return lambda values: values[at] in words


def _article(values: Sequence[Any]) -> bool:
    return values[7] in {"active", "split"} and _identified(13)(values) and _hashed(10)(values)


def _kept(values: Sequence[Any]) -> bool:
    try:
        json.loads(values[2])
    except (ValueError, RecursionError):
        return False
    return stood(values[1]) is not None and values[3] in {0, 1} and is_vector(values[4])


def _person(values: Sequence[Any]) -> bool:
    return bool(values[1]) and values[3] in {"annotator", "gold"} and is_vector(values[5])


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SHAPES = (
    Shape(
        "meta",
        _names("only id name created lead blind"),
        "ntttti",
        ("", 1),
        lambda values: values[0] == 1 and is_uuid(values[1]) and values[3][:2].isdigit(),
    ),
    Shape("scheme", _names("version id sha256 content added"), "nttut", (), _hashed(2)),
    Shape("guidelines", _names("version sha256 text added minor"), "ntuti", (0,), _hashed(1)),
    Shape("annotator", _names("n id name role added version"), "nttttt", ("{}",), _person),
    Shape(
        "article",
        _names(
            "n id position title source published lang state external_id length sha256 raw_sha256 extra deleted version"
            " tags"
        ),
        "ntittttttitttitt",
        ("[]",),
        _article,
    ),
    Shape("article_text", _names("article text"), "nu"),
    Shape(
        "split",
        _names("n id original part start end deleted version extra"),
        "ntiiiiitt",
        (NO_EXTRA,),
        _identified(6),
    ),
    Shape(
        "zone",
        _names("n id article start end kind state reason confidence deleted version extra"),
        "ntiiitttritt",
        (NO_EXTRA,),
        _identified(9),
    ),
    Shape(
        "span",
        _names(
            "n id article annotator start end label quote attributes note origin scheme_version extra deleted version"
        ),
        "ntiiiitttttitit",
        (),
        _identified(13),
    ),
    Shape(
        "link",
        _names("n id article annotator type source target position extra deleted version"),
        "ntiitttitit",
        (),
        _identified(9),
    ),
    Shape(
        "work",
        _names(
            "n id article annotator status note flagged flag_note open_points scheme_version guidelines_version extra"
            " deleted version"
        ),
        "ntiittitiiitit",
        (),
        _identified(12),
    ),
    Shape(
        "decision",
        _names("n id article annotator fingerprint decided_by options choice note seconds deleted version"),
        "ntiitttttrit",
        (),
        _identified(10),
    ),
    Shape(
        "assignment",
        _names("n id article annotator position deleted version extra"),
        "ntiiiitt",
        (NO_EXTRA,),
        _identified(5),
    ),
    Shape(
        "rejection",
        _names("n id article annotator start end label content deleted version extra"),
        "ntiiiittitt",
        (NO_EXTRA,),
        _identified(8),
    ),
    Shape(KEPT, _names("n id value deleted version"), "nttit", (), _kept),
    Shape(
        "history",
        _names("seq edit kind name article annotator device made_at target batch source_sha256 changes"),
        "ntttoottottt",
        (),
        _known(2, "edit", "undo", "redo", "barrier"),
    ),
    # Tables without numbers of rows: their records lie in the pages of indexes.
    Shape("conflict", _names("table row_id hash version deleted content"), "ttttit"),
    Shape("aside", _names("table row_id article annotator source target"), "ttiitt", (), _known(0, "span", "link")),
    Shape("taken_in", _names("batch table first last"), "ttii", (), lambda values: is_uuid(values[0])),
    Shape("replaced", _names("batch table row_id content"), "tttt", (), lambda values: is_uuid(values[0])),
    Shape("activity", _names("article annotator device seconds"), "iitr"),
)
_KINDS["o"] = (int, type(None))
BY_NAME = {shape.table: shape for shape in SHAPES}
TABLES = tuple(BY_NAME)
KEYLESS = ("conflict", "aside", "taken_in", "replaced", "activity")
"""Tables whose rows are keys themselves (WITHOUT ROWID)."""


def _by_length() -> dict[tuple[bool, int], list[Shape]]:
    found: dict[tuple[bool, int], list[Shape]] = {}
    for shape in SHAPES:
        for lacking in range(len(shape.late) + 1):
            place = (shape.table in KEYLESS, len(shape.columns) - lacking)
            found.setdefault(place, []).append(shape)
    return found


_BY_LENGTH = _by_length()


def of(record: Record, rowid: int, *, keyless: bool) -> tuple[str, tuple[Value, ...]] | None:
    """Return which table a record belongs to and its columns, None where it is no row of ours."""
    for shape in _BY_LENGTH.get((keyless, len(record)), ()):
        row = shape.row(rowid, record)
        if row is not None:
            return shape.table, row
    return None


def indexed(record: Record) -> tuple[str, int] | None:
    """Return the id and the row number that a record of an index of ids tells."""
    if len(record) == 2 and isinstance(record[0], str) and type(record[1]) is int and is_uuid(record[0]):
        return record[0], record[1]
    return None
