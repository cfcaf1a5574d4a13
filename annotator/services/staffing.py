"""The people of a project, by their names: who is added, renamed, made lead; all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import NAME, on_one_line
from annotator.domain.work import ANNOTATOR, RESERVED, is_reserved, owner_of, shown_names
from annotator.services.exporting import id_of
from annotator.store.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """What is asked for: first names are changed (old, new), then people added, then the lead chosen by name."""

    added: Sequence[str] = ()
    renamed: Sequence[tuple[str, str]] = ()
    lead: str | None = None
    blind: bool | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.added or self.renamed or self.lead is not None or self.blind is not None)


def change(project: Project, asked: Staffing) -> None:
    """Do what is asked for. Raises UserError for a wrong name or in a copy of the lead's project; then nothing is."""
    check_led_here(project)
    renamed = [(id_of(project, old), new.strip()) for old, new in asked.renamed]
    after = {person.id: person.name for person in project.annotators() if person.role == ANNOTATOR}
    for person, new in renamed:
        _check_free(new, [name for other, name in after.items() if other != person])
        after[person] = new
    coming: list[str] = []
    for name in map(str.strip, asked.added):
        _check_free(name, [*after.values(), *coming])
        coming.append(name)
    lead = _lead(project, asked.lead, after, coming)
    for person, new in renamed:
        if new != _name(project, person):
            project.rename_annotator(person, new)
    made = {name: project.add_annotator(name).id for name in coming}
    if lead is not None:
        project.set_lead(made.get(lead, lead))
    if asked.blind is not None:
        project.set_blind(blind=asked.blind)


def _name(project: Project, annotator_id: str) -> str:
    return next(person.name for person in project.annotators() if person.id == annotator_id)


def _lead(project: Project, name: str | None, after: dict[str, str], coming: Sequence[str]) -> str | None:
    """Return the id of who is to lead, or the name of somebody who is only just added. Raises UserError."""
    if name is None:
        return None
    if name.strip() in coming:
        return name.strip()
    new = [person for person, known in after.items() if known == name.strip()]
    return new[0] if len(new) == 1 else id_of(project, name)


def _check_free(name: str, taken: Sequence[str]) -> None:
    if not name:
        raise UserError(QT_TRANSLATE_NOOP("errors", "An annotator needs a name."))
    if is_reserved(name):
        raise UserError(RESERVED)
    if name in taken:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "There is an annotator {name} already."), name=on_one_line(name, NAME)
        )


def check_led_here(project: Project) -> None:
    """Raise UserError in an annotator's copy: who there is and who reads what is said in the lead's project."""
    owner = owner_of(project.annotators(), project.lead)
    if owner is not None:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "errors",
                "{path} was made from the handout for {name}. People and assignments are changed in the lead's file.",
            ),
            path=project.path,
            name=on_one_line(owner.name, NAME),
        )


def ids(project: Project, names: Sequence[str]) -> list[str]:
    """Return the ids of people by their names, each once. Raises UserError for nobody, or for several, named."""
    return list(dict.fromkeys(id_of(project, name) for name in names))


def shown(project: Project) -> dict[str, str]:
    """Return everybody's name by id as it can stand in a line."""
    return {person: on_one_line(name, NAME) for person, name in shown_names(project.annotators()).items()}
