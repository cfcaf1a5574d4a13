"""Bundles and handouts: one annotator's work to the lead, what the lead prepared to the annotator; one file each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.bundle import BUNDLE, HANDOUT, Origin, OwnRows, SchemeVersion
from annotator.domain.errors import QT_TRANSLATE_NOOP, SchemeError, UserError
from annotator.domain.ids import new_id
from annotator.domain.kept import GUIDELINES, SCHEME, by_place
from annotator.domain.merging import RowState
from annotator.domain.scheme import scheme_from_json
from annotator.formats.bundle import Bundle
from annotator.formats.bundle_writing import Writer
from annotator.formats.fault import Fault
from annotator.services import merging
from annotator.services.exporting import check_place, check_record, id_of, replaced
from annotator.services.files import Failure, unreadable
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.services.merging import MergeReport
from annotator.store import backup, files, last_work
from annotator.store.bundling import ProjectRows, project_rows
from annotator.store.creation import create_handed
from annotator.store.project import Project

NOT_THERE = QT_TRANSLATE_NOOP(
    "errors", "{path} does not exist. One handout makes it; for anything else make it with “annotator new” first."
)
NEITHER_THERE = QT_TRANSLATE_NOOP("errors", "{path} does not exist, nor does {other}, which could make it.")
BUNDLE_SUFFIX, HANDOUT_SUFFIX = ".bundle", ".handout"


@dataclass(slots=True, kw_only=True)
class BundleReport:
    """What was written: articles, and of a bundle the spans and links that are shown in them."""

    path: Path
    kind: str
    annotator: str
    articles: int = 0
    spans: int = 0
    links: int = 0
    hashes: dict[str, str] = field(default_factory=dict)


def bundle(
    project: Project, annotator: str, out: Path, *, progress: Progress = unheard, cancelled: Cancelled = never
) -> BundleReport:
    """Write one annotator's work as one file, for the lead; progress in articles.

    The same project gives the same members. Raises UserError where the name is unknown or the file cannot be written
    (then an old file of that name is as it was), Stopped where it was cancelled.
    """
    who = id_of(project, annotator)
    check_place(out, project.path)
    with project_rows(project.path) as rows, replaced(out) as file:
        person = _state_of(rows, who)
        hashes = rows.article_hashes()
        report = BundleReport(path=out, kind=BUNDLE, annotator=str(person.values[0]))
        writer = Writer(file, project.scheme)
        try:
            for own in rows.own(who):
                stop_if(cancelled)
                if own.record is not None:
                    check_record(own.record)
                writer.own(own)
                _count(report, own, hashes[own.article_id])
                progress(report.articles, len(hashes), own.article_id)
            writer.close(_told(replace(rows.origin(BUNDLE, person), kept=tuple(rows.kept(BUNDLE))), report))
        finally:
            writer.discard()
    return report


def handout(
    project: Project, annotator: str, out: Path, *, progress: Progress = unheard, cancelled: Cancelled = never
) -> BundleReport:
    """Write what an annotator is to work on as one file: what is assigned to them, and what they have begun.

    All articles where nothing was ever assigned to anybody. With zones, splits, all versions of scheme and guidelines,
    and their assignment; nobody's labels. Raises as `bundle` does.
    """
    who = id_of(project, annotator)
    check_place(out, project.path)
    with project_rows(project.path) as rows, replaced(out) as file:
        person = _state_of(rows, who)
        report = BundleReport(path=out, kind=HANDOUT, annotator=str(person.values[0]))
        total = len(rows.article_hashes())
        writer = Writer(file, project.scheme)
        try:
            for shared in rows.shared(who):
                stop_if(cancelled)
                writer.shared(shared)
                report.articles += 1
                report.hashes[shared.article_id] = shared.sha256
                progress(report.articles, total, shared.article_id)
            kept = by_place(rows.kept(SCHEME, GUIDELINES))
            for scheme in rows.schemes():
                writer.scheme(scheme, kept.get((SCHEME, str(scheme.version)), ()))
            for guidelines in rows.guidelines():
                writer.guidelines(guidelines, kept.get((GUIDELINES, str(guidelines.version)), ()))
            origin = replace(
                rows.origin(HANDOUT, person),
                withdrawn=tuple(rows.withdrawn(who, report.hashes)),
                kept=tuple(rows.kept(HANDOUT)),
            )
            writer.close(_told(origin, report))
        finally:
            writer.discard()
    return report


def open_handout(
    path: Path, project_path: Path, *, progress: Progress = unheard, cancelled: Cancelled = never
) -> Project:
    """Make the project of a handout, with its annotator and gold, and open it for writing.

    Raises UserError where the handout or the new file cannot be used; then there is no new file.
    """
    make_of_handout(path, project_path, progress=progress, cancelled=cancelled)
    project = Project.open(project_path)
    project.begin_writing()
    return project


def make_of_handout(
    path: Path, project_path: Path, *, progress: Progress = unheard, cancelled: Cancelled = never
) -> MergeReport:
    """Make the project of a handout and return what came into it. Raises as `open_handout` does."""
    backup.check_new(project_path)
    draft = project_path.with_name(f".{new_id()}.annot")
    try:
        with Bundle(path) as handed:
            if handed.origin.kind != HANDOUT:
                raise Fault(
                    QT_TRANSLATE_NOOP(
                        "errors", "it is no handout but a bundle; merge it into the project it comes from"
                    )
                )
            _check_read(handed.schemes())
            create_handed(draft, handed.origin, handed.schemes(), handed.guidelines())
        report = _fill(draft, path, progress, cancelled)
        files.move_to_new(draft, project_path)
        last_work.begin_anew(project_path)
    except Fault as fault:
        raise UserError("{failure}", failure=Failure(path, fault)) from None
    except FileExistsError:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{path} is there already. Choose another name."), path=project_path
        ) from None
    except OSError as error:
        raise UserError("{failure}", failure=Failure(path, unreadable(error))) from None
    finally:
        for suffix in ("", files.WAL, files.SHM, files.LOCK, files.HOLDER):
            files.discard(files.beside(draft, suffix))
    return report


def _check_read(schemes: list[SchemeVersion]) -> None:
    """Raise Fault for a handout with a scheme that no program reads: a project of it would not open."""
    try:
        for scheme in schemes:
            scheme_from_json(scheme.content)
    except (SchemeError, ValueError) as error:
        raise Fault(QT_TRANSLATE_NOOP("errors", "its scheme cannot be read ({reason})"), reason=error) from None


def _fill(draft: Path, path: Path, progress: Progress, cancelled: Cancelled) -> MergeReport:
    project = Project.open(draft)
    try:
        project.begin_writing()
        planned = merging.plan(project, [path], progress=progress, cancelled=cancelled)
        if planned.failures:
            planned.close()
            raise UserError("{failure}", failure=planned.failures[0])
        return merging.commit(project, planned, backed_up=False)
    finally:
        project.close()


def _state_of(rows: ProjectRows, annotator_id: str) -> RowState:
    return next(states[0] for person, states in rows.annotators() if person.id == annotator_id)


def _count(report: BundleReport, own: OwnRows, sha256: str) -> None:
    report.articles += 1
    report.hashes[own.article_id] = sha256
    if own.record is not None:
        report.spans += len(own.record.spans)
        report.links += len(own.record.links)


def _told(origin: Origin, report: BundleReport) -> Origin:
    counts = {"articles": report.articles, "spans": report.spans, "links": report.links}
    return replace(origin, articles=report.hashes, counts=counts)
