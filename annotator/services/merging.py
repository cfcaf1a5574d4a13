"""Merging: read others' work into a staging, show what would happen, then write it in one go; and take it back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator import paths
from annotator.domain.bundle import BUNDLE, HANDOUT
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError, UserError
from annotator.domain.merging import OLDER, OUTCOMES, Fits, fitting
from annotator.domain.printing import NAME, on_one_line
from annotator.domain.work import Annotator, same_name, shown_names
from annotator.formats.fault import Fault
from annotator.services.files import Failure, unreadable
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.services.mapping import Needed, SchemeMapping
from annotator.services.merge_reading import (
    LABELLED,
    NeedsMapping,
    SourceRead,
    SourceReader,
    UnknownArticle,
    file_sha256,
    kind_of,
    sources_of,
)
from annotator.store import merge as store
from annotator.store import reversing
from annotator.store.bundling import PROJECT
from annotator.store.files import is_same
from annotator.store.merge_outcome import Resolution
from annotator.store.merge_staging import MergeStaging
from annotator.store.project import Project
from annotator.store.reversing import BulkAct
from annotator.store.watching import Watch

SUFFIXES = (".bundle", ".handout", ".zip", ".annot", ".jsonl")
"""What is looked for in a folder."""


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many rows of a kind, of one annotator (empty where it is nobody's), came out how."""

    row: str
    annotator: str
    counts: dict[str, int]


@dataclass(slots=True, kw_only=True)
class MergePlan:
    """What a merge would do; nothing is written before `commit`. `close` it when it is no longer wanted."""

    staging: MergeStaging
    fits: Fits
    resolution: Resolution = field(default_factory=Resolution)
    sources: list[SourceRead] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    """Files that are not taken at all, and why."""
    needed: dict[Path, tuple[Needed, ...]] = field(default_factory=dict)
    """Files of another scheme, and what a mapping has to say for each."""
    names: dict[str, str] = field(default_factory=dict)
    """Everybody's name by id as it is shown."""
    namesakes: dict[str, str] = field(default_factory=dict)
    """Annotators of labelled lines who are not in the project, by id, whose name somebody in it has."""
    sha256: str = ""

    @property
    def refused(self) -> list[Failure]:
        """What is not taken of files that are."""
        rows = [Failure(Path(), Fault.of(error)) for error in self.resolution.refused]
        return [failure for source in self.sources for failure in source.refused] + rows

    @property
    def passed_on(self) -> int:
        """How many labels on articles that were split came into their parts."""
        return self.resolution.passed_on.total()

    @property
    def unknown(self) -> list[UnknownArticle]:
        """Articles with labels that the project does not have; see `reanchoring`."""
        return [article for source in self.sources for article in source.unknown]

    @property
    def changes(self) -> bool:
        """Whether a commit would write anything."""
        return self.resolution.changes

    @property
    def keeps_over_lines(self) -> bool:
        """Whether labelled lines came, and rows here have gone beyond what came (see `versionless`)."""
        came = any(source.kind == LABELLED for source in self.sources)
        return came and any(word == OLDER and number for (_, _, word), number in self.resolution.tally.items())

    def tallied(self) -> list[Tallied]:
        """Return the counts by kind of row and annotator: new, same, newer, older, conflicting."""
        found: dict[tuple[str, str], dict[str, int]] = {}
        for (row, annotator, word), number in self.resolution.tally.items():
            if number:
                found.setdefault((row, annotator), dict.fromkeys(OUTCOMES, 0))[word] += number
        order = list(_ROW_ORDER)
        keys = sorted(found, key=lambda key: (order.index(key[0]), self.names.get(key[1], ""), key[1]))
        return [Tallied(row, annotator, found[row, annotator]) for row, annotator in keys]

    def close(self) -> None:
        """Delete what was staged."""
        self.staging.close()


_ROW_ORDER = ("article", "zone", "split", "assignment", "annotator", "work", "span", "link", "decision", "rejection")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """What a merge did: the plan's account. `batch` is empty where nothing was to be written.

    A batch can be taken back as a whole by `reverse`.
    """

    plan: MergePlan
    batch: str = ""


def plan(
    project: Project,
    others: Iterable[Path],
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
    mapping: SchemeMapping | None = None,
    older: Collection[str] = (),
) -> MergePlan:
    """Read and check bundles, handouts, projects, labelled files and folders of them; progress is in bytes.

    `older` are ids of articles that the project does not have and that are taken in, hidden, for the labels on them:
    other versions of its texts (`reanchoring.found_again`), whose labels their annotators are offered.
    A file is taken as a whole or, with a fault in it, not at all; the others are not touched by that. Raises Stopped
    where it was cancelled, ProjectError where the project is of an older version and nobody has it open for writing.
    """
    if project.needs_migration:
        raise ProjectError(
            QT_TRANSLATE_NOOP("errors", "{path} was made by an older Annotator. Open it for writing once, then merge."),
            path=project.path,
        )
    found, failures = sources_of(others, SUFFIXES)
    staging = MergeStaging(paths.state_dir() / "staging")
    reader = SourceReader(project, staging, mapping, older=older)
    planner = _Planner(project, staging, reader, progress, cancelled)
    try:
        planner.result.failures += failures
        planner.read(found)
        planner.judge()
    except BaseException:
        planner.result.close()
        raise
    return planner.result


def commit(project: Project, planned: MergePlan, *, backed_up: bool = True) -> MergeReport:
    """Write what was planned, after a backup, in one transaction, and close the plan. Raises ProjectError.

    Only a project in which nothing is yet goes without being `backed_up`.
    """
    try:
        if not planned.changes:
            return MergeReport(plan=planned)
        merged = store.merge_into(
            project, planned.staging, planned.resolution, planned.fits, sha256=planned.sha256, backed_up=backed_up
        )
        planned.resolution = merged.resolution
        return MergeReport(plan=planned, batch=merged.batch)
    finally:
        planned.close()


def told(planned: MergePlan) -> MergeReport:
    """Close a plan that was only to be looked at, and return its account."""
    planned.close()
    return MergeReport(plan=planned)


def reverse(
    project: Project, batch: str, *, progress: Progress = unheard, cancelled: Cancelled = never, name: str = ""
) -> None:
    """Take a bulk act (merge, import or split) back as a whole, after a backup; `name` is told with the progress.

    Raises UserError where something newer stands on it, and Stopped where it was cancelled before the backup was
    made; then nothing has changed.
    """
    reversing.reverse(project, batch, watch=Watch(lambda done, total: progress(done, total, name), cancelled))


def why_not_reversed(project: Project, batch: str) -> UserError | None:
    """Return why a bulk act cannot be taken back, naming what is newer and what to do; None where it can. A read."""
    return project.asked(lambda at: reversing.why_not(at, batch))


def bulk_acts(project: Project) -> list[BulkAct]:
    """Return the merges and imports that can be taken back, the newest first."""
    return project.asked(reversing.bulk_acts)


def may_reverse(project: Project, act: BulkAct, annotator_id: str) -> bool:
    """Whether somebody may take a bulk act back in the window: the lead any, others what is their own.

    Of their own: of nobody else's labels, states or decisions did it write any. Nobody leads: whoever asks may.
    """
    if project.lead in {"", annotator_id}:
        return True
    return project.asked(lambda at: reversing.owners(at, act.batch)) <= {annotator_id}


LAST = "last"
"""What stands for the newest bulk act."""


def act_named(acts: Sequence[BulkAct], word: str) -> BulkAct:
    """Return the bulk act whose batch id begins so, or the newest for LAST. Raises UserError."""
    if not acts:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no merge or import that can be taken back."))
    found = acts[:1] if word == LAST else [act for act in acts if act.batch.startswith(word.lower())]
    if len(found) != 1:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{word} says no one act; give “last”, or the first digits of one of {known}."),
            word=on_one_line(word, NAME),
            known=", ".join(act.batch[:_DIGITS] for act in acts[:_SHOWN_ACTS]),
        )
    return found[0]


_DIGITS, _SHOWN_ACTS = 8, 10
_FIRST = (PROJECT, HANDOUT, LABELLED, BUNDLE)
"""The kinds of files, those first that may bring articles which others have labels of."""


class _Planner:
    def __init__(
        self,
        project: Project,
        staging: MergeStaging,
        reader: SourceReader,
        progress: Progress,
        cancelled: Cancelled,
    ) -> None:
        self._project, self._staging, self._reader = project, staging, reader
        self._progress, self._cancelled = progress, cancelled
        self._done, self._total, self._name = 0, 1, ""
        self.result = MergePlan(staging=staging, fits=fitting(project.scheme))
        self.result.names = shown_names(project.annotators())

    def read(self, found: list[Path]) -> None:
        """Read every file, those first that may bring what others lean on."""
        self._total = max(sum(_size(path) for path in found), 1)
        kinds = [(kind, path) for path in found if (kind := self._kind(path))]
        digests = {path: self._file(path, kind) for kind, path in sorted(kinds, key=self._rank)}
        whole = "".join(sorted(digest for digest in digests.values() if digest))
        self.result.sha256 = hashlib.sha256(whole.encode()).hexdigest()
        self.result.fits = fitting(self._reader.scheme)
        everybody = {person.id: person for person in self._project.annotators()}
        here = {same_name(person.name) for person in everybody.values()}
        for source in self.result.sources:
            for row_id, name in source.people.items():
                if source.kind == LABELLED and row_id not in everybody and same_name(name) in here:
                    self.result.namesakes[row_id] = name
        for source in self.result.sources:
            came = (Annotator(id=row_id, name=name) for row_id, name in source.people.items())
            everybody = {**{person.id: person for person in came}, **everybody}
        self.result.names = shown_names(everybody.values())

    def judge(self) -> None:
        """Work out against the project what all of it comes to."""
        self._name = self._project.name
        self.result.resolution = store.judged(
            self._staging, self._project.path, self.result.fits, lambda: self._step(0)
        )

    def _rank(self, entry: tuple[str, Path]) -> tuple[int, str]:
        kind, path = entry
        return (_FIRST.index(kind), path.name)

    def _kind(self, path: Path) -> str:
        try:
            if is_same(path, self._project.path):
                raise Fault(QT_TRANSLATE_NOOP("errors", "it is the project itself"))
            return kind_of(path)
        except (Fault, OSError) as error:
            self._fail(path, error)
            return ""

    def _file(self, path: Path, kind: str) -> str:
        """Read one file and return its SHA-256, or nothing where it is not taken. Raises Stopped."""
        self._name, before = path.name, self._done
        try:
            self.result.sources.append(self._reader.read(path, kind, self._step))
            return file_sha256(path, self._step)
        except (Fault, ProjectError, OSError) as error:
            self._fail(path, error)
            return ""
        finally:
            self._done = before + _size(path)

    def _fail(self, path: Path, error: UserError | OSError) -> None:
        if isinstance(error, NeedsMapping):
            self.result.needed[path] = error.needed
        fault: UserError = unreadable(error) if isinstance(error, OSError) else error
        self.result.failures.append(Failure(path, fault))

    def _step(self, size: int) -> None:
        stop_if(self._cancelled)
        self._done += size
        self._progress(min(self._done, self._total), self._total, self._name)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


# The readable account

_NOUNS = {
    "article": ("article", "articles"),
    "zone": ("zone", "zones"),
    "split": ("split", "splits"),
    "assignment": ("assignment", "assignments"),
    "annotator": ("annotator", "annotators"),
    "work": ("state of an article", "states of articles"),
    "span": ("span", "spans"),
    "link": ("link", "links"),
    "decision": ("decision", "decisions"),
    "rejection": ("rejected suggestion", "rejected suggestions"),
}


def lines(planned: MergePlan) -> list[str]:
    """Return the account of a plan as lines of text, in English, for the command line and for reports."""
    found = [f"{on_one_line(source.path.name)}: {_kind(source)} {_people(source)}" for source in planned.sources]
    for tallied in planned.tallied():
        counts = ", ".join(f"{number} {word}" for word, number in tallied.counts.items() if number)
        name = on_one_line(planned.names.get(tallied.annotator, tallied.annotator), NAME)
        whose = f" of {name}" if tallied.annotator else ""
        noun = _NOUNS[tallied.row][sum(tallied.counts.values()) != 1]
        found.append(f"{noun}{whose}: {counts}")
    if planned.passed_on:
        found.append(f"of these, labels on articles that were split, now in their parts: {planned.passed_on}")
    found += [str(across.error) for across in planned.resolution.across]
    if planned.keeps_over_lines:
        found.append("labelled lines have no versions: what is here with one counts as newer and stays")
    found += [
        f"a second {name} comes beside the {name} of this project: no annotator_id in the lines says that they are the"
        " same; if they are, bring them in by annotator import PROJECT FILE --as NAME"
        for name in dict.fromkeys(on_one_line(name, NAME) for name in planned.namesakes.values())
    ]
    found += [
        f"left out by the mapping: {source.dropped} of {source.path.name}"
        for source in planned.sources
        if source.dropped
    ]
    return found


def _kind(source: SourceRead) -> str:
    return "labelled lines" if source.kind == LABELLED else source.kind


def _people(source: SourceRead) -> str:
    whose = "for" if source.kind == HANDOUT else "of"
    return f"{whose} {', '.join(sorted(on_one_line(name, NAME) for name in source.people.values())) or 'nobody'}"


def account(planned: MergePlan) -> dict[str, Any]:
    """Return the account of a plan as data."""
    return {
        "changes": planned.changes,
        "sources": [
            {
                "file": str(source.path),
                "kind": source.kind,
                "annotators": sorted(source.people.values()),
                "articles": source.articles,
                "dropped": source.dropped,
            }
            for source in planned.sources
        ],
        "rows": [
            {"row": tallied.row, "annotator": planned.names.get(tallied.annotator, ""), **tallied.counts}
            for tallied in planned.tallied()
        ],
        "namesakes": [{"name": name, "id": row_id} for row_id, name in planned.namesakes.items()],
        "refused": [{"file": str(failure.path), "found": str(failure.error)} for failure in planned.refused],
        "passed_on_to_parts": planned.passed_on,
        "across_a_cut": [str(across.error) for across in planned.resolution.across],
        "needs_mapping": {
            str(path): [{"kind": need.kind, "id": need.id, "uses": need.uses} for need in needed]
            for path, needed in planned.needed.items()
        },
        "unknown_articles": [
            {"file": str(other.path), "id": other.article_id, "title": other.title, "spans": other.spans}
            for other in planned.unknown
        ],
    }
