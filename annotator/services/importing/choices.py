"""What a person chooses for an import: how files are read, what is proposed, what becomes of what is there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from annotator.domain.columns import Choices
from annotator.domain.work import Annotator

IMPORT, SKIP = "import", "skip"
"""What becomes of an article that is nearly one that is there."""


class Place(NamedTuple):
    """A file, or `member`, the path of a file inside an archive. Of what was pasted the path is empty."""

    path: Path
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """The answers of a person, as far as there are any; what is not answered is asked by the plan."""

    files: Mapping[Place, Choices] = field(default_factory=dict)
    """How one file is read: its encoding, sheet, delimiter, and which column holds what."""
    columns: Mapping[frozenset[str], Choices] = field(default_factory=dict)
    """The same by the set of the column names, for all tables and records that have these and nothing of their own."""
    encoding: str = ""
    """The encoding, by Python's name of it, of all that are no UTF-8 and have none of their own."""
    skip_bad: bool = False
    """Whether of a file of lines or rows the good ones come in where others have a fault; else it fails as a whole.

    A row of a table, or a record, without a text is no article, and is left out either way.
    """
    skip_bad_in: frozenset[Place] = frozenset()
    """The same for single files."""
    propose: bool = True
    """Whether zones and what is known of an article are proposed for what comes without labels."""
    accept_zones: float | None = None
    """The confidence, 0 to 1, from which on proposed zones come in as accepted; None for none of them."""
    near: Mapping[str, str] = field(default_factory=dict)
    """IMPORT or SKIP by the id of an article that is nearly one that is there."""
    near_others: str = IMPORT
    """What becomes of all those that are not among `near`."""
    taken_as: Annotator | None = None
    """Somebody in the project, whose labels are those that come without an annotator's id."""
    replace: bool = False
    """Whether the labels of those who come with labels take the place of theirs in the same articles."""
