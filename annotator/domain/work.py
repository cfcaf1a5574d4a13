"""Work: one annotator's state on one article. And the annotators themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.ids import derived_id

TODO, IN_PROGRESS, FINISHED, SKIPPED = "todo", "in_progress", "finished", "skipped"
STATUSES = (TODO, IN_PROGRESS, FINISHED, SKIPPED)
ANNOTATOR, GOLD = "annotator", "gold"
ROLES = (ANNOTATOR, GOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """A person in a project; the name is for display only."""

    id: str
    name: str
    role: str = ANNOTATOR


def shown_names(people: Iterable[Annotator]) -> dict[str, str]:
    """Return the name to show for each id: where two people share one, with the first four digits of their ids."""
    known = list(people)
    often = Counter(person.name for person in known)
    return {
        person.id: person.name if often[person.name] == 1 else f"{person.name} ({person.id[:4]})" for person in known
    }


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
