"""Comparing the articles of a review by helpers, so that the first is known at once and the window answers meanwhile.

Each article comes packed: bytes that whoever shows it unpacks, in turns of its own, without a thread that holds
Python's lock for long. Where there are few, and whatever is lost with a helper that failed, is compared here.
"""

from __future__ import annotations

import pickle  # only between this program and itself
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import IO, NamedTuple

from annotator import processes
from annotator.domain.article import Article
from annotator.domain.bulk import collector_resting
from annotator.domain.comparing_attributes import Comparer
from annotator.domain.decision import Decision
from annotator.domain.disagreement import Compared
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import Work
from annotator.services import helping
from annotator.services.jobs import Cancelled, Progress, stop_if
from annotator.services.review.loading import Wanted, loaded, wanted
from annotator.services.review.state import ArticleReview
from annotator.store.project import Project

PROCESS = "_review"
"""The hidden word that `annotator.__main__` hands on to `answer`."""
WORTH_IT = 60
"""From so many articles helpers are done sooner than one process alone."""

_FIRST, _AT_ONCE = 1, 6
"""So many articles are compared before the first answers are given, and before all others."""

Found = bytes | ArticleReview
"""An article, packed or as it is."""


class Task(NamedTuple):
    """What a helper is told first: the file, and for whom it is compared."""

    path: Path
    adjudicator: str


class _Packed(NamedTuple):
    """What of an article is its own; the rest is the project's."""

    article: Article
    position: int
    compared: Compared
    decisions: Mapping[str, Decision]
    spans: Mapping[str, Span]
    links: Mapping[str, Link]
    work: Work
    is_own: bool


def unpacked(found: Found, scheme: Scheme, comparer: Comparer, seed: str) -> ArticleReview:
    """Return an article as it stands; `seed` is the project's id."""
    if isinstance(found, ArticleReview):
        return found
    packed: _Packed = pickle.loads(found)  # noqa: S301  of this program itself
    return ArticleReview(scheme=scheme, comparer=comparer, seed=seed, **packed._asdict())


def _packed(state: ArticleReview) -> bytes:
    return pickle.dumps(_Packed(*(getattr(state, name) for name in _Packed._fields)), pickle.HIGHEST_PROTOCOL)


def load_in_parts(
    project: Project,
    adjudicator: str,
    come: Callable[[Sequence[Found]], object],
    *,
    progress: Progress,
    cancelled: Cancelled,
) -> None:
    """Give `come` all articles that two or more annotators finished, some at a time, about in the list's order.

    Progress is in articles, told after they have come. Raises Stopped where it was cancelled; no helper outlives this.
    """
    left = {one.article_id: one for one in wanted(project, adjudicator)}
    total = len(left)
    progress(0, total, "")
    with collector_resting():
        if total >= WORTH_IT and processes.processors() > 1:
            for found in _by_helpers(Task(project.path, adjudicator), left, cancelled):
                come(list(found.values()))
                for article_id in found:
                    del left[article_id]
                progress(total - len(left), total, "")
        for done, one in enumerate(left.values(), total - len(left) + 1):
            stop_if(cancelled)
            come([loaded(project, one, adjudicator)])
            progress(done, total, "")


def _by_helpers(task: Task, articles: Mapping[str, Wanted], cancelled: Cancelled) -> Iterator[Mapping[str, bytes]]:
    order = list(articles.values())
    begun = processes.processors() * _FIRST
    bounds = [*range(0, begun, _FIRST), *range(begun, len(order), _AT_ONCE), len(order)]
    parts = [part for first, last in pairwise(bounds) if (part := order[first:last])]
    yield from helping.answers(PROCESS, task, parts, cancelled=cancelled)


# In the helper


def answer() -> int:
    """Compare the articles that come by stdin, answer by stdout, and return the exit code when stdin ends."""
    return helping.answer(_answer_all)


def _answer_all(source: IO[bytes], out: IO[bytes]) -> None:
    """Answer until stdin ends, which raises EOFError."""
    task: Task = pickle.load(source)  # noqa: S301  of this program itself
    with collector_resting(), closing(Project.open(task.path)) as project:
        while True:
            part: Sequence[Wanted] = pickle.load(source)  # noqa: S301
            found = {one.article_id: _packed(loaded(project, one, task.adjudicator)) for one in part}
            pickle.dump(found, out)
            out.flush()
