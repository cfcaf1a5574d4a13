"""A fault in a file: what was found, with the line and the field where it was found."""

from __future__ import annotations

import json
from typing import Self

from annotator.domain.article import Json
from annotator.domain.errors import RecordError, UserError
from annotator.domain.span import shown


class Fault(RecordError):
    """Something in a file that cannot be read.

    `member` is the file inside a bundle, empty for any other file. `line` counts from 1, 0 stands for the whole file.
    `field` is a path such as `spans[3].start`, empty for the whole line.
    """

    member = ""
    line = 0
    field = ""

    @classmethod
    def of(cls, error: UserError, field: str = "") -> Self:
        """Return the fault that says what `error` says, at a field."""
        return cls(error.template, **error.values).inside(field)

    def inside(self, part: str) -> Self:
        """Put the field inside a larger part and return the fault itself."""
        joint = "." if part and self.field and not self.field.startswith("[") else ""
        self.field = f"{part}{joint}{self.field}"
        return self

    def on(self, line: int) -> Self:
        """Set the line and return the fault itself."""
        self.line = line
        return self

    def of_member(self, name: str) -> Self:
        """Set the member, unless it is known, and return the fault itself."""
        self.member = self.member or name
        return self

    @property
    def place(self) -> str:
        """Member, line and field as a sentence begins with them: `line 3, spans[0].end: `, or nothing."""
        parts = [self.member] if self.member else []
        parts += [f"line {self.line}"] if self.line else []
        parts += [self.field] if self.field else []
        return ", ".join(parts) + ": " if parts else ""


def found(value: Json) -> str:
    """Return a value of a JSON file as it can stand inside a sentence."""
    if isinstance(value, str):
        return shown(value)
    try:
        return shown(json.dumps(value))[1:-1]
    except RecursionError:  # it was read with the stack nearly full
        return "…"
