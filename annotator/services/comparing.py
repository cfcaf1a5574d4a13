"""Comparing people: how far those who finished the same articles agree, with every measure's interval.

`compare` reads the labels in one transaction on a connection of its own, so it may run in a job while others write.
With a `Cache` what was counted of an article is counted again only where something changed it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.domain.bulk import collector_resting
from annotator.processes import processors
from annotator.services.agreement import reasons
from annotator.services.agreement.assembling import assembled
from annotator.services.agreement.counted import Counted, counted, people_of
from annotator.services.agreement.counting import Counting
from annotator.services.agreement.evidence import Asked, Evidence, evidence
from annotator.services.agreement.helpers import WORTH_IT, Task, counted_by_helpers
from annotator.services.agreement.keys import Keys
from annotator.services.agreement.results import Agreement, Coverage, Note, Version
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.store.comparing import NO_POINT, ComparingReads, Finished, Point, comparing
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.services.agreement.resampling import Drawn, Sums, ValueSums


@dataclass(slots=True)
class Cache:
    """What was counted, kept from one `compare` to the next; of one project, used by one thread at a time."""

    source: tuple[str, ...] = ()
    keys: Keys = field(default_factory=Keys)
    point: Point = NO_POINT
    counted: dict[str, Counted] = field(default_factory=dict)
    finish_times: dict[tuple[str, str], str] = field(default_factory=dict)
    summed: dict[str, Counted] = field(default_factory=dict)
    """What the sums are made of, in their order."""
    drawn: Drawn | None = None
    sums: tuple[Sums, ValueSums] | None = None

    def clear(self) -> None:
        """Forget what was counted."""
        self.point = NO_POINT
        self.counted.clear()
        self.finish_times.clear()


@dataclass(frozen=True, slots=True)
class _Standing:
    """Who finished what, and what of it is compared: by article, all of one version."""

    coverage: Coverage
    compared: Mapping[str, Sequence[Finished]]


def compare(
    project: Project,
    *,
    version: Version | None = None,
    marks: bool = True,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
    cache: Cache | None = None,
) -> Agreement:
    """Return how far people agree; progress is in articles.

    Only articles that two or more persons finished under one `version` of scheme and guidelines count: without one,
    that under which most were. `marks` says whether outer quotation marks and closing stops are trimmed. Raises
    Stopped where it was cancelled, ProjectError where the file cannot be read.
    """
    cache = cache if cache is not None else Cache()
    counting = Counting(project.scheme, keys=cache.keys, marks=marks)
    with collector_resting(), comparing(project.path) as reads:
        _forget_what_changed(cache, reads, (project.id, project.scheme.sha256, str(marks)))
        standing = _standing(reads, version, marks=marks)
        task = Task(project.path, project.scheme, marks, cache.point)
        _count(cache, reads, task, counting, standing.compared, (progress, cancelled))
        annotators = reads.annotators()
    _sum_up(cache, standing.compared)
    stop_if(cancelled)
    return assembled(
        coverage=standing.coverage,
        annotators=annotators,
        works=standing.compared,
        counting=counting,
        kinds=_kinds(cache.summed.values()),
        sums=_sums(cache),
        finish_times=cache.finish_times,
    )


@dataclass(frozen=True, slots=True)
class Behind:
    """An article behind a number, and what of it counts for or against that number."""

    article_id: str
    title: str
    evidence: Sequence[Evidence]

    @property
    def agreeing(self) -> int:
        """How many things count for the number."""
        return sum(one.agrees for one in self.evidence)


def behind(
    project: Project,
    asked: Asked,
    *,
    version: Version | None = None,
    marks: bool = True,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> list[Behind]:
    """Return the articles behind a number that `compare` told, by id, with the spans on both sides.

    Articles in which nothing counts are left out; to list many, ask for one article at a time when it is opened.
    Raises KeyError for a measure that there is not.
    """
    counting = Counting(project.scheme, marks=marks)
    found: list[Behind] = []
    with collector_resting(), comparing(project.path) as reads:
        compared = _standing(reads, version, marks=marks).compared
        chosen = [article for article in compared if asked.article_id in {"", article}]
        for done, article_id in enumerate(chosen):
            works = compared[article_id]
            people = [work.annotator_id for work in works]
            if asked.pair is not None and not {*asked.pair} <= {*people}:
                continue
            stop_if(cancelled)
            progress(done, len(chosen), works[0].title)
            counts = evidence(counting, reads.article(works[0], asked.pair or people), asked)
            if counts:
                found.append(Behind(article_id, works[0].title, counts))
    return found


def _forget_what_changed(cache: Cache, reads: ComparingReads, source: tuple[str, ...]) -> None:
    """Forget what acts since the last time may have changed, by whatever program they were done."""
    touched = reads.touched(cache.point) if cache.source == source else None
    if touched is None:
        cache.clear()
        cache.source = source
    else:
        for article in touched:
            cache.counted.pop(article, None)
    cache.finish_times |= reads.finish_times(cache.point)
    cache.point = reads.point()


def _standing(reads: ComparingReads, version: Version | None, *, marks: bool) -> _Standing:
    works: dict[str, list[Finished]] = {}
    for work in reads.finished():
        works.setdefault(work.article_id, []).append(work)
    by_version: Counter[Version] = Counter()
    for done in works.values():
        versions = [(work.scheme_version, work.guidelines_version) for work in done]
        for known in {*versions} if len(versions) > 1 else ():
            by_version[known] += versions.count(known) > 1
    if version is None:
        version = max((+by_version), key=lambda known: (by_version[known], known), default=None)
    of_version = {
        article: [work for work in done if (work.scheme_version, work.guidelines_version) == version]
        for article, done in works.items()
    }
    compared = {article: done for article, done in of_version.items() if len(done) > 1}
    by_two = sum(len(done) > 1 for done in works.values())
    left_out = by_two - len(compared)
    coverage = Coverage(
        articles=reads.active_articles(),
        finished=len(works),
        finished_by_two=by_two,
        compared=len(compared),
        alone=tuple(article for article, done in works.items() if len(done) == 1),
        version=version,
        guidelines_to=max((work.guidelines_used for done in compared.values() for work in done), default=0),
        by_version=dict(sorted((+by_version).items())),
        marks=marks,
        notes=(Note(reasons.LEFT_OUT, {"articles": left_out}),) if left_out else (),
    )
    return _Standing(coverage, compared)


def _count(
    cache: Cache,
    reads: ComparingReads,
    task: Task,
    counting: Counting,
    compared: Mapping[str, Sequence[Finished]],
    hears: tuple[Progress, Cancelled],
) -> None:
    """Count the articles that are not counted as they are now: by helpers where there are many, the rest here."""
    progress, cancelled = hears
    wanted = {article: works for article, works in compared.items() if not _is_counted(cache, article, works)}
    done = len(compared) - len(wanted)
    if sum(map(len, wanted.values())) >= WORTH_IT and processors() > 1:
        by_helpers = counted_by_helpers(
            task, wanted, cache.keys, cancelled=cancelled, meanwhile=lambda: _draw(cache, len(compared))
        )
        for article, found in by_helpers:
            cache.counted[article] = found
            progress(done, len(compared), wanted.pop(article)[0].title)
            done += 1
    for article, works in wanted.items():
        stop_if(cancelled)
        progress(done, len(compared), works[0].title)
        cache.counted[article] = counted(reads, counting, works)
        done += 1


def _is_counted(cache: Cache, article: str, works: Sequence[Finished]) -> bool:
    known = cache.counted.get(article)
    return known is not None and known.people == people_of(works)


def _sum_up(cache: Cache, compared: Mapping[str, Sequence[Finished]]) -> None:
    """Bring the sums to what is counted now: by what changed where the articles are the same, else anew."""
    from annotator.services.agreement.resampling import Sums, ValueSums  # noqa: PLC0415  brings numpy

    now = {article: cache.counted[article] for article in sorted(compared)}
    if cache.sums is None or cache.summed.keys() != now.keys():
        drawn = _draw(cache, len(now))
        cache.sums = (
            Sums(cache.keys, [counted.counts for counted in now.values()], drawn),
            ValueSums(cache.keys, [counted.values for counted in now.values()], drawn),
        )
    else:
        sums, values = cache.sums
        for at, (article, counted) in enumerate(now.items()):
            if counted is not cache.summed[article]:
                sums.replace(at, counted.counts)
                values.replace(at, counted.values)
    cache.summed = now


def _draw(cache: Cache, articles: int) -> Drawn:
    from annotator.services.agreement.resampling import draw  # noqa: PLC0415  brings numpy

    if cache.drawn is None or len(cache.drawn) != articles:
        cache.drawn = draw(articles)
    return cache.drawn


def _sums(cache: Cache) -> tuple[Sums, ValueSums]:
    assert cache.sums is not None  # noqa: S101  they were made just before
    return cache.sums


def _kinds(counted: Iterable[Counted]) -> Mapping[str, int]:
    total: Counter[str] = Counter()
    for made in counted:
        for kind, count in made.kinds.items():
            total[kind] += count
    return total
