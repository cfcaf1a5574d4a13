"""Reading what a review needs out of a project; for many articles in a job, with progress."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from annotator.domain.bulk import collector_resting
from annotator.domain.comparing_attributes import Comparer
from annotator.domain.disagreement import Compared, LabelsOf
from annotator.domain.disagreements import disagreements
from annotator.domain.ids import GOLD_ID
from annotator.services.assigning import to_be_read_by
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.services.review.state import NEEDED, ArticleReview
from annotator.store.project import Project


def load(
    project: Project, adjudicator: str, *, progress: Progress = unheard, cancelled: Cancelled = never
) -> dict[str, ArticleReview]:
    """Return all articles that two or more annotators finished, in the list's order; progress in articles.

    After them come those that were closed as gold, and that fewer have finished since.
    Raises Stopped where it was cancelled.
    """
    found: dict[str, ArticleReview] = {}
    all_wanted = wanted(project, adjudicator)
    with collector_resting():
        for one in all_wanted:
            stop_if(cancelled)
            state = loaded(project, one, adjudicator)
            if state.is_under_review or state.is_reviewed_here:
                found[one.article_id] = state
            progress(one.position + 1, len(all_wanted), state.article.title)
    return found


class Wanted(NamedTuple):
    """An article to be reviewed: who has finished it, its place in the list, and whether the adjudicator reads it."""

    article_id: str
    people: tuple[str, ...]
    position: int
    is_own: bool


def wanted(project: Project, adjudicator: str) -> list[Wanted]:
    """Return all articles that two or more annotators finished, in the list's order; after them what was closed."""
    people_of = project.finished()
    finished = {article_id: people for article_id, people in people_of.items() if len(people) >= NEEDED}
    finished |= {taken_up: people_of.get(taken_up, []) for taken_up in project.closed() if taken_up not in finished}
    own = to_be_read_by(project, adjudicator)
    return [
        Wanted(article_id, tuple(people), position, article_id in own)
        for position, (article_id, people) in enumerate(finished.items())
    ]


def loaded(project: Project, one: Wanted, adjudicator: str) -> ArticleReview:
    """Return an article as it stands."""
    state = load_article(project, one.article_id, one.people, adjudicator=adjudicator, position=one.position)
    return replace(state, is_own=True) if one.is_own else state


def load_article(
    project: Project,
    article_id: str,
    people: Iterable[str],
    *,
    adjudicator: str,
    position: int,
    known: ArticleReview | None = None,
) -> ArticleReview:
    """Return one article as it stands; what the annotators made of it is taken from `known` where that is given."""
    article = known.article if known is not None else project.article(article_id)
    compared = known.compared if known is not None else _compared(project, article_id, article.text, people)
    return ArticleReview(
        article=article,
        position=position,
        scheme=project.scheme,
        comparer=known.comparer if known is not None else Comparer(project.scheme),
        compared=compared,
        decisions={decision.id: decision for decision in project.decisions(article_id)},
        spans={span.id: span for span in project.spans(article_id, GOLD_ID)},
        links={link.id: link for link in project.links(article_id, GOLD_ID)},
        work=project.work(article_id, GOLD_ID),
        seed=project.id,
        is_own=known.is_own if known is not None else adjudicator in compared.annotators,
    )


def _compared(project: Project, article_id: str, text: str, people: Iterable[str]) -> Compared:
    labels = {who: LabelsOf(project.spans(article_id, who), project.links(article_id, who)) for who in people}
    return disagreements(article_id, text, labels, project.scheme)
