"""Proposing zones anew: for one article as an edit, for all of a project as one bulk act that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.zone import Zone
from annotator.services import zone_acts
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.store import rezoning as store
from annotator.store.project import Project

NAME, ACT = "propose_zones", "zones"
"""The plain words of the edit of one article and of the bulk act."""
Proposes = Callable[[Article], Iterable[Zone]]
"""Gives the zones that are proposed for an article, all of them in state proposed."""
_EVERY = 20
"""Articles between two words of progress."""


@dataclass(frozen=True, slots=True)
class Rezoned:
    """What a plan changes, by article id, and what it comes to: new proposals, those that go, articles looked at."""

    changes: dict[str, list[Change]]
    articles: int

    @property
    def added(self) -> int:
        """How many zones are newly proposed."""
        return sum(change.before is None for changes in self.changes.values() for change in changes)

    @property
    def gone(self) -> int:
        """How many proposals of before are taken back."""
        return sum(change.after is None for changes in self.changes.values() for change in changes)


def propose_anew(annotator_id: str, article: Article, present: Iterable[Zone], proposed: Iterable[Zone]) -> Edit:
    """Replace the unanswered proposals of one article. UserError: all stays as it is."""
    changes = zone_acts.replaced(list(present), proposed)
    if not changes:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is nothing new to propose."))
    return Edit(NAME, article.id, annotator_id, tuple(changes))


def plan(
    project: Project, proposes: Proposes, *, progress: Progress = unheard, cancelled: Cancelled = never
) -> Rezoned:
    """Propose zones for every article of a project; only reads. Raises Stopped."""
    ids = project.asked(store.active_articles)
    changes: dict[str, list[Change]] = {}
    for number, article_id in enumerate(ids):
        stop_if(cancelled)
        article = project.article(article_id)
        if number % _EVERY == 0:
            progress(number, len(ids), article.title)
        found = zone_acts.replaced(project.zones(article_id, rejected=True), proposes(article))
        if found:
            changes[article_id] = found
    return Rezoned(changes, len(ids))


def commit(project: Project, planned: Rezoned) -> str:
    """Write a plan in one transaction, after a backup; return its batch, which `merging.reverse` takes back.

    Raises StaleEdit where a zone was changed since it was planned, ProjectError; then nothing has changed.
    """
    flat = [(article_id, change) for article_id, changes in planned.changes.items() for change in changes]
    return project.after_backup(ACT, lambda at: store.commit(at, project.path, flat, device=project.device, name=ACT))
