"""Splitting an article into several: what would move and what stands in the way, then one act that writes it.

A split is the lead's. It is a bulk act: a barrier for undo, taken back as a whole (`merging.reverse`). The parts get
what lies on the original by the same law by which late work on it reaches them (docs/decisions/0020-split.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from annotator import paths
from annotator.domain.article import ACTIVE, SPLIT, Article, text_sha256
from annotator.domain.bundle import SharedRows
from annotator.domain.errors import QT_TRANSLATE_NOOP, StaleEdit, UserError
from annotator.domain.ids import article_id as id_of_text
from annotator.domain.merging import FIELDS, NO_EXTRA, RowState, canonical, fitting, vector
from annotator.domain.printing import NAME, TITLE, on_one_line
from annotator.domain.splitting import Extent, Part, extents, lies_across, map_version, passed_on, split_id
from annotator.domain.versions import joined, raised
from annotator.domain.work import shown_names
from annotator.formats.text import headline, language
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.services.versionless import shared_rows
from annotator.store import merge as store
from annotator.store.merge_outcome import Resolution
from annotator.store.merge_staging import MergeStaging
from annotator.store.project import Project
from annotator.store.splitting import MadeSplit, OnArticle, made_in, on_article
from annotator.store.watching import Watch

SPLITTING = "split"
"""The plain word of a split in the history and for its backup."""
FROM = "split_from"
"""Key among an article's extras: of which article it is a part, and where that began and ended there."""

_NOT_THE_LEAD = QT_TRANSLATE_NOOP("errors", "Only the lead splits articles. Flag the article and say so there.")
_NO_CUT = QT_TRANSLATE_NOOP("errors", "Say where the article is to be split: at the beginning of a line inside it.")
_HIDDEN = QT_TRANSLATE_NOOP("errors", "This article was split already; look at its parts.")
_UNDECIDED = QT_TRANSLATE_NOOP(
    "errors", "What is known of this article differs between two copies. Decide that first, then split it."
)
_CHANGED = QT_TRANSLATE_NOOP("errors", "The article has changed since. Look at the split again.")
_SPAN_BLOCKS = QT_TRANSLATE_NOOP(
    "errors", "The article cannot be split there: “{quote}” ({name}) lies across the cut, at {start} to {end}."
)
_ZONE_BLOCKS = QT_TRANSLATE_NOOP(
    "errors", "The article cannot be split there: a {kind} zone lies across the cut, at {start} to {end}."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPart:
    """An article that the split makes: code points `start` to `end` of the original.

    `spans`, `links` and `zones` are how many of everybody's come with it, `links` without those to another part.
    `is_there` tells that the project has this text already: what lies here joins it.
    """

    article: Article
    start: int
    end: int
    spans: int = 0
    links: int = 0
    zones: int = 0
    is_there: bool = False

    @property
    def first_line(self) -> str:
        """The first line that has anything to read."""
        return next(line for line in self.article.text.split("\n") if line.strip())

    @property
    def last_line(self) -> str:
        """The last line that has anything to read."""
        return next(line for line in reversed(self.article.text.split("\n")) if line.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocking:
    """A span or accepted zone that lies in none of the parts and must be moved first.

    `name` is its annotator's, empty for a zone; `kind` a label or a kind of zone; offsets are code points.
    """

    row: str
    id: str
    annotator_id: str
    name: str
    kind: str
    start: int
    end: int
    quote: str

    @property
    def error(self) -> UserError:
        """A sentence that says so."""
        if self.row == "zone":
            return UserError(_ZONE_BLOCKS, kind=self.kind, start=self.start, end=self.end)
        name, quote = on_one_line(self.name, NAME), on_one_line(self.quote, TITLE)
        return UserError(_SPAN_BLOCKS, quote=quote, name=name, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPlan:
    """What a split would do; nothing is written before `commit`.

    `moved` counts the spans of each annotator, by id, gold too; `dropped_links` are links from one part to another,
    which stay with the original only; `decisions` of a review stay there too, gold itself moves. `cuts` begin lines.
    """

    original: Article
    cuts: tuple[int, ...]
    parts: tuple[PlannedPart, ...]
    blocking: tuple[Blocking, ...] = ()
    moved: Mapping[str, int] = field(default_factory=dict)
    dropped_links: int = 0
    decisions: int = 0
    by: str = ""

    @property
    def can_be_done(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.blocking


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitReport:
    """What a split did. `batch` is for taking it back; `parts` are the ids of the new articles, in order."""

    plan: SplitPlan
    batch: str
    parts: tuple[str, ...]


def plan(project: Project, article_id: str, cuts: Iterable[int], *, by: str = "") -> SplitPlan:
    """Return what splitting an article before these positions comes to; each must begin a line.

    `by` is the annotator who asks, empty for whoever holds the file. Raises UserError where they do not lead, where
    the article was split already, and for a cut that is none. Never writes.
    """
    if by and by != project.lead:
        raise UserError(_NOT_THE_LEAD)
    original = project.article(article_id)
    if original.state != ACTIVE:
        raise UserError(_HIDDEN)
    places = tuple(sorted(set(cuts)))
    if not places:
        raise UserError(_NO_CUT)
    found = extents(original.text, places)
    texts = [_article_of(original, extent, number) for number, extent in enumerate(found)]
    there = project.asked(lambda at: on_article(at, article_id, [part.id for part in texts]))
    if len({state.values for state in there.article}) > 1:
        raise UserError(_UNDECIDED)
    parts = parts_of(original, found)
    names = shown_names(project.annotators())
    blocking = {state.id: _blocking(state, original.text, names) for state in there.states if lies_across(state, parts)}
    counted, dropped = _counted(there, parts)
    return SplitPlan(
        original=original,
        cuts=places,
        parts=tuple(
            PlannedPart(
                article=article,
                start=extent.start,
                end=extent.end,
                is_there=article.id in there.there,
                spans=counted[article.id]["span"],
                links=counted[article.id]["link"],
                zones=counted[article.id]["zone"],
            )
            for article, extent in zip(texts, found, strict=True)
        ),
        blocking=tuple(sorted(blocking.values(), key=lambda block: (block.start, block.end, block.id))),
        moved=Counter(state.keys[1] for state in there.shown if state.row == "span" and state.id not in blocking),
        dropped_links=dropped,
        decisions=there.decisions,
        by=by,
    )


def commit(
    project: Project, planned: SplitPlan, *, progress: Progress = unheard, cancelled: Cancelled = never
) -> SplitReport:
    """Split the article as planned, after a backup, in one transaction. Raises UserError; then nothing has changed.

    Raises Stopped where it was cancelled before the backup was made, StaleEdit where the article is not as it was.
    """
    fresh = plan(project, planned.original.id, planned.cuts, by=planned.by)
    _check(fresh)
    there = project.asked(lambda at: on_article(at, fresh.original.id, [part.article.id for part in fresh.parts]))
    title = fresh.original.title or on_one_line(fresh.parts[0].first_line, TITLE)

    def tick() -> None:
        stop_if(cancelled)

    # How far the backup is: in a large project nearly all of the time, and what can still be cancelled.
    watch = Watch(lambda done, total: progress(done, total, title), cancelled)
    with _staging() as staging:
        with staging.source(SPLITTING) as source:
            for shared in _shared(project, fresh, there):
                tick()
                staging.add_shared(source, shared)
        fits = fitting(project.scheme)
        resolution = store.judged(staging, project.path, fits, tick)
        merged = store.merge_into(
            project,
            staging,
            resolution,
            fits,
            sha256=fresh.original.sha256,
            name=SPLITTING,
            check=_check_written,
            watch=watch,
        )
    progress(1, 1, title)
    return SplitReport(plan=fresh, batch=merged.batch, parts=tuple(part.article.id for part in fresh.parts))


def made_by(project: Project, batch: str) -> list[MadeSplit]:
    """Return what a bulk act split and what comes back with it: of a split one article, of a merge all it brought."""
    return project.asked(lambda at: made_in(at, batch))


def parts_of(original: Article, found: Iterable[Extent]) -> list[Part]:
    """Return the parts of an article that these extents of it are."""
    text = original.text
    return [
        Part.of(original.id, text, id_of_text(text_sha256(text[extent.start : extent.end])), extent) for extent in found
    ]


def _check(planned: SplitPlan) -> None:
    if planned.blocking:
        raise planned.blocking[0].error


def _check_written(resolution: Resolution) -> None:
    """Stop where somebody has labelled across the cut since the plan was looked at."""
    if resolution.across:
        raise StaleEdit(_CHANGED)


@contextmanager
def _staging() -> Iterator[MergeStaging]:
    staging = MergeStaging(paths.state_dir() / "staging")
    try:
        yield staging
    finally:
        staging.close()


# What the parts are


def _article_of(original: Article, extent: Extent, number: int) -> Article:
    """Return a part: the first keeps what is known of the original, the others say themselves what they are."""
    text = original.text[extent.start : extent.end]
    known: dict[str, Any] = {"title": headline(text), "lang": language(text) or original.lang}
    if number == 0:
        known = {
            "title": original.title,
            "source": original.source,
            "published": original.published,
            "lang": original.lang,
        }
    marks = {FROM: {"id": original.id, "start": extent.start, "end": extent.end}}
    return Article.from_text(
        text,
        **known,
        external_id=original.external_id,
        raw_sha256=original.raw_sha256,
        tags=original.tags,
        extra={**original.extra, **marks},
    )


def _shared(project: Project, planned: SplitPlan, there: OnArticle) -> Iterator[SharedRows]:
    """Yield the original as it is hidden, with its map, and the parts."""
    original = planned.original
    yield _rows(original, there.position, [_hidden(there, project.device), *_map(planned)])
    for number, part in enumerate(planned.parts):
        present, was_split = there.there.get(part.article.id, ([], False))
        states = []
        if not present:
            version = map_version(original.id, part.article.id)
            (new,) = shared_rows(part.article).states
            states = [new._replace(version=version)]
        elif present[0].values[_STATE] != ACTIVE and not was_split:  # an old text that nobody was shown
            states = [_in_state(present, ACTIVE, project.device)]
        yield _rows(part.article, there.position + number, states)


def _rows(article: Article, position: int, states: list[RowState]) -> SharedRows:
    return SharedRows(
        article_id=article.id, text=article.text, sha256=article.sha256, position=position, states=tuple(states)
    )


def _map(planned: SplitPlan) -> Iterator[RowState]:
    original = planned.original.id
    for part in planned.parts:
        row_id, version = split_id(original, part.article.id), map_version(original, part.article.id)
        keys = (original, part.article.id)
        yield RowState("split", row_id, keys, version, gone=False, values=(part.start, part.end, NO_EXTRA))


_STATE = FIELDS["article"].index("state")


def _hidden(there: OnArticle, device: str) -> RowState:
    return _in_state(there.article, SPLIT, device)


def _in_state(present: list[RowState], state: str, device: str) -> RowState:
    """Return an article's row after a change of its state on this device, which has seen all its states."""
    shown = present[0]
    values = (*shown.values[:_STATE], state, *shown.values[_STATE + 1 :])
    version = canonical(raised(joined(vector(one.version) for one in present), device))
    return shown._replace(version=version, gone=False, values=values)


# What moves, and what stands in the way


def _blocking(state: RowState, text: str, names: Mapping[str, str]) -> Blocking:
    values = dict(zip(FIELDS[state.row], state.values, strict=True))
    start, end = int(values["start"]), int(values["end"])
    is_span = state.row == "span"
    owner = state.keys[1] if is_span else ""
    return Blocking(
        row=state.row,
        id=state.id,
        annotator_id=owner,
        name=names.get(owner, owner),
        kind=str(values["label" if is_span else "kind"]),
        start=start,
        end=end,
        quote=text[start:end],
    )


def _counted(there: OnArticle, parts: list[Part]) -> tuple[dict[str, Counter[str]], int]:
    """Return how many rows of a kind each part gets in sight, and how many links lead from one part to another."""
    counted: dict[str, Counter[str]] = {part.article_id: Counter() for part in parts}
    home: dict[str, str] = {}
    for state in there.shown:
        if state.row in {"span", "zone"}:
            for moved in passed_on(state, parts):
                if not moved.gone:
                    counted[moved.keys[0]][state.row] += 1
                    home[state.id] = moved.keys[0]
    dropped = 0
    for state in there.shown:
        if state.row == "link":
            source, target = (home.get(str(end)) for end in state.values[1:3])
            if source is not None and source == target:
                counted[source]["link"] += 1
            else:
                dropped += 1
    return counted, dropped
