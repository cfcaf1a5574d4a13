"""Whose labels a line of the labelled JSONL holds."""

from __future__ import annotations

from functools import lru_cache

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.ids import GOLD_ID, annotator_id
from annotator.domain.printing import NAME, on_one_line
from annotator.domain.work import ANNOTATOR, GOLD, ROLES, Annotator, is_reserved
from annotator.formats import jsonl_fields as fields
from annotator.formats.fault import Fault
from annotator.formats.jsonl_fields import Source

_annotator_id = lru_cache(maxsize=64)(annotator_id)


class Owners:
    """Says whose the lines of one file are.

    A line without an `annotator_id` is of somebody whose id follows from the name; with `taken_as` it is that
    person's, whatever name it gives, as long as the file gives one name only.
    """

    def __init__(self, taken_as: Annotator | None) -> None:
        self._taken_as = taken_as
        self._name = ""
        """The name that the lines give which are taken as somebody's."""

    @staticmethod
    def names_somebody(source: Source) -> bool:
        """Whether a line has a name of an annotator, good or not."""
        name = source.get("annotator")
        return type(name) is str and bool(name.strip())

    def of(self, source: Source, *, complete: bool) -> Annotator | None:
        """Return the annotator of a line, None where it is a text alone; `complete` demands the id. Raises Fault."""
        name, who = fields.string(source, "annotator").strip(), fields.uuid(source, "annotator_id")
        role = fields.one_of(source, "role", ROLES, GOLD if who == GOLD_ID else ANNOTATOR)
        labelled = bool(who or source.get("spans"))
        if self._taken_as is not None and role != GOLD and (name or labelled):
            return self._taken(name, who, self._taken_as)
        if not name:
            if labelled:
                raise Fault(QT_TRANSLATE_NOOP("errors", "labels need the name of their annotator")).inside("annotator")
            return None
        if complete and not who:
            raise fields.no_uuid(who).inside("annotator_id")
        if who and (role == GOLD) != (who == GOLD_ID):
            raise Fault(QT_TRANSLATE_NOOP("errors", "gold has the annotator_id {id}, nobody else"), id=GOLD_ID).inside(
                "role"
            )
        if not who and role != GOLD and is_reserved(name):
            raise Fault(
                QT_TRANSLATE_NOOP(
                    "errors", '“gold” is nobody\'s name: for the gold say "role": "gold", else another name'
                )
            ).inside("annotator")
        return Annotator(id=who or (GOLD_ID if role == GOLD else _annotator_id(name)), name=name, role=role)

    def _taken(self, name: str, who: str, person: Annotator) -> Annotator:
        if who and who != person.id:
            raise Fault(
                QT_TRANSLATE_NOOP(
                    "errors", "the line says itself whose it is ({name}); it cannot be taken as {person}'s"
                ),
                name=on_one_line(name or who, NAME),
                person=on_one_line(person.name, NAME),
            ).inside("annotator_id")
        before = self._name = self._name or name
        if name and name != before:
            raise Fault(
                QT_TRANSLATE_NOOP(
                    "errors", "labels of {name}, and of {before} before: only one person's can be taken as {person}'s"
                ),
                name=on_one_line(name, NAME),
                before=on_one_line(before, NAME),
                person=on_one_line(person.name, NAME),
            ).inside("annotator")
        return person
