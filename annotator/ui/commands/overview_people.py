"""How far everybody is, for the overview."""

from __future__ import annotations

from annotator.domain.work import ANNOTATOR
from annotator.store.project import Project
from annotator.ui.overview.asked import PersonRow
from annotator.ui.people import menu_names


def rows_of(project: Project, viewer: str = "") -> list[PersonRow]:
    """Return how far everybody is, of one alone where `viewer` is given. Raises ProjectError."""
    names = menu_names([person for person in project.annotators() if person.role == ANNOTATOR])
    return [
        PersonRow(
            id=row.annotator_id,
            name=names[row.annotator_id],
            finished=row.finished,
            in_progress=row.in_progress,
            todo=row.articles - row.finished - row.in_progress - row.skipped,
            skipped=row.skipped,
            hours=row.seconds / 3600,
        )
        for row in project.progress()
        if viewer in {"", row.annotator_id}
    ]
