"""Work: one annotator's state on one article. And the annotators themselves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.ids import derived_id

TODO, IN_PROGRESS, FINISHED, SKIPPED = "todo", "in_progress", "finished", "skipped"
STATUSES = (TODO, IN_PROGRESS, FINISHED, SKIPPED)
ANNOTATOR, GOLD = "annotator", "gold"
ROLES = (ANNOTATOR, GOLD)

RESERVED = QT_TRANSLATE_NOOP(
    "errors", "No person can be called gold: that is what a review comes to. Choose another name."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """A person in a project; the name is for display only."""

    id: str
    name: str
    role: str = ANNOTATOR


def same_name(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return unicodedata.normalize("NFC", name).strip().casefold()


def is_reserved(name: str) -> bool:
    """Whether no person can have this name: gold is what a review comes to."""
    return same_name(name) == GOLD


def owner_of(people: Iterable[Annotator], lead: str) -> Annotator | None:
    """Return whose copy a project is: that of one annotator, made from a handout; None where the lead is in it.

    `people` come in the order in which they came into the project.
    """
    known = [person for person in people if person.role == ANNOTATOR]
    return None if not known or any(person.id == lead for person in known) else known[0]


def shown_names(people: Iterable[Annotator]) -> dict[str, str]:
    """Return the name to show for each id: where two people share one, with the first digits of their ids.

    They are four, and as many more as it takes to tell them apart.
    """
    known, sharing = list(people), dict[str, list[str]]()
    for person in known:
        sharing.setdefault(person.name, []).append(person.id)
    return {person.id: _shown(person, sharing[person.name]) for person in known}


def _shown(person: Annotator, ids: Sequence[str]) -> str:
    return person.name if len(ids) == 1 else f"{person.name} ({person.id[: _digits(ids)]})"


def _digits(ids: Sequence[str]) -> int:
    """Return how many first digits tell some ids apart, at least four."""
    whole = len(ids[0])
    return next((count for count in range(4, whole) if len({one[:count] for one in ids}) == len(ids)), whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Status, note and flag. `open_points` is the number that was left when the article was finished."""

    id: str
    article_id: str
    annotator_id: str
    status: str = TODO
    note: str = ""
    flagged: bool = False
    flag_note: str = ""
    open_points: int = 0

    @classmethod
    def fresh(cls, article_id: str, annotator_id: str) -> Work:
        """Return the work on an article that nobody has begun; its id follows from article and annotator."""
        return cls(id=derived_id("work", article_id, annotator_id), article_id=article_id, annotator_id=annotator_id)
