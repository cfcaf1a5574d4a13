"""Which columns of a table, or keys of a record, hold what of an article; and how such a file is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

ALL_SHEETS = "*"
"""Instead of the name of a sheet: all that are not hidden. No program lets a sheet be called that."""

FIELDS = ("title", "source", "published", "lang", "external_id", "tags")
"""What a column can hold beside the text, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """Names of columns (or dotted keys of records), empty where there is none.

    The texts of several columns are joined by a blank line. What is not mapped is kept among an article's extras.
    """

    text: tuple[str, ...] = ()
    title: str = ""
    source: str = ""
    published: str = ""
    lang: str = ""
    external_id: str = ""
    tags: str = ""

    @property
    def used(self) -> frozenset[str]:
        """The columns that hold something."""
        return frozenset((*self.text, *(name for name in (getattr(self, field) for field in FIELDS) if name)))

    def fits(self, columns: tuple[str, ...]) -> bool:
        """Tell whether it names a text and nothing that is missing among the columns."""
        return bool(self.text) and self.used.issubset(columns)

    def to_json(self) -> dict[str, Any]:
        """Return it as it can be remembered."""
        return {**asdict(self), "text": list(self.text)}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Return what was remembered; what is of the wrong type counts as not there."""
        names = {name: value[name] for name in FIELDS if type(value.get(name)) is str}
        text = value.get("text")
        texts = tuple(name for name in text if type(name) is str) if type(text) is list else ()
        return cls(text=texts, **names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person chose for a file; what is None or empty is recognised from the file.

    `quote` empty means that quotation marks are letters like others. `day_first` decides dates such as 03/04/2023;
    None leaves them where they are and says so.
    """

    encoding: str = ""
    delimiter: str | None = None
    quote: str | None = None
    has_header: bool | None = None
    sheet: str = ""
    day_first: bool | None = None
    mapping: ColumnMapping | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as it can be remembered."""
        return {**asdict(self), "mapping": self.mapping.to_json() if self.mapping else None}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Return what was remembered; what is of the wrong type counts as not chosen."""
        good: dict[str, Any] = {}
        for field in fields(cls):
            found = value.get(field.name)
            if field.name == "mapping":
                good["mapping"] = ColumnMapping.from_json(found) if isinstance(found, Mapping) else None
            elif type(found) is (bool if field.name in ("has_header", "day_first") else str):
                good[field.name] = found
        return cls(**good)
