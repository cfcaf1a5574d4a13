"""The names of a project's people, as the menu shows them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.ids import annotator_id
from annotator.domain.work import Annotator, shown_names


def menu_names(people: Sequence[Annotator]) -> dict[str, str]:
    """Return the name to show for each id, in the order given.

    Somebody of whom a file gave the name alone is no other person's double: where one of the same name works here, the
    menu says that this one is from a file. Others who share a name have the first digits of their ids behind it.
    """
    named = {person.id for person in people if person.id == annotator_id(person.name)}
    names = shown_names(person for person in people if person.id not in named)
    taken = {person.name for person in people if person.id not in named}
    from_file = QCoreApplication.translate("people", "{name} (from a file)")
    for person in people:
        if person.id in named:
            names[person.id] = from_file.format(name=person.name) if person.name in taken else person.name
    return {person.id: names[person.id] for person in people}
