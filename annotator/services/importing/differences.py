"""What of the project is otherwise than the files of an import have it, row by row, so that a person can decide."""

from __future__ import annotations

from pathlib import Path

from annotator.services.importing.entries import CHANGED, LEFT, Difference
from annotator.store.differing import differing
from annotator.store.project import Project
from annotator.store.replacing import Change

MOST_DIFFERENCES = 1000
"""How many are named."""


def differences(project: Project, path: Path) -> tuple[list[Difference], int]:
    """Return the rows that differ, at most MOST_DIFFERENCES of them, and how many there are."""
    found = project.asked(differing(path, MOST_DIFFERENCES))
    articles = [
        Difference(article_id=article_id, title=title, annotator="", kind="article", what=CHANGED, label=fields)
        for article_id, title, fields in found.articles
    ]
    return [*articles, *map(_difference, found.changes)], found.total


def _difference(change: Change) -> Difference:
    values = change.before.values
    return Difference(
        article_id=change.pair.article_id,
        title=change.pair.title,
        annotator=change.pair.name,
        kind=change.table,
        what=LEFT if change.after is None else CHANGED,
        label=values[{"span": "label", "link": "type", "work": "status"}[change.table]],
        quote=values.get("quote", ""),
    )
