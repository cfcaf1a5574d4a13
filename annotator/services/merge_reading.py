"""Reading what is to be merged into a staging: bundles, handouts, whole projects and labelled lines.

Each is taken as a whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.article import SPLIT
from annotator.domain.bundle import BUNDLE, HANDOUT, Origin, OwnRows, SchemeVersion
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.ids import article_id
from annotator.domain.kept import GUIDELINES, LABELS, SCHEME, Place, stood
from annotator.domain.merging import KEPT, RowState
from annotator.domain.printing import NAME, TITLE, on_one_line
from annotator.domain.record import Stamp
from annotator.domain.scheme import Scheme, scheme_from_json
from annotator.domain.work import ANNOTATOR, owner_of
from annotator.formats.bundle import Bundle
from annotator.formats.fault import Fault
from annotator.formats.jsonl_lines import lines
from annotator.formats.jsonl_reading import Reader
from annotator.formats.text import MEGABYTE, headline
from annotator.services.blaming import blaming, check_values
from annotator.services.files import Failure, unreadable
from annotator.services.mapping import Mapper, Needed, SchemeMapping
from annotator.services.merge_checking import check_own, check_shared
from annotator.services.merge_labelled import LabelledLines
from annotator.services.versionless import LAST, own_rows, person, shared_rows
from annotator.store import descriptors
from annotator.store.bundling import PROJECT, ProjectRows, project_rows
from annotator.store.merge_staging import MergeStaging
from annotator.store.project import Project

LABELLED = "labelled"
_DIGITS = 8
"""How much of a project's id tells it from another of the same name."""
_ZIP, _SQLITE = b"PK", b"SQLite format 3\x00"
Step = Callable[[int], None]
"""Told how many bytes more have been read; may raise to stop."""

_NO_KNOWN_KIND = QT_TRANSLATE_NOOP("errors", "it is no bundle, no handout and no project")
_NEEDS_MAPPING = QT_TRANSLATE_NOOP(
    "errors", "it was made under another scheme ({scheme}); say what stands for {labels}, or that they are left out"
)


class NeedsMapping(Fault):
    """A bundle of another scheme; `needed` is what a mapping has to say."""

    needed: tuple[Needed, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownArticle:
    """An article that is not in the project, in which a source has labels: perhaps another version of one that is."""

    path: Path
    article_id: str
    annotator_id: str
    title: str
    spans: int
    failure: Failure | None = field(default=None, compare=False)
    """What says among the refused that it is not taken."""


@dataclass(slots=True, kw_only=True)
class SourceRead:
    """What one file held. `people` are the annotators whose rows came, by id."""

    path: Path
    kind: str
    people: dict[str, str] = field(default_factory=dict)
    articles: int = 0
    dropped: int = 0
    unknown: list[UnknownArticle] = field(default_factory=list)
    refused: list[Failure] = field(default_factory=list)


def kind_of(path: Path) -> str:
    """Return what a file is, by its content: bundle, handout, project or labelled. Raises Fault, OSError."""
    if path.exists() and not path.is_file():  # a pipe would never end
        raise Fault(_NO_KNOWN_KIND)
    if path.suffix.lower() == ".jsonl":
        return LABELLED
    with descriptors.opened(path) as file:
        begins = file.read(len(_SQLITE))
    if begins == _SQLITE:
        return PROJECT
    if begins.startswith(_ZIP):
        with Bundle(path) as opened:
            return opened.origin.kind
    raise Fault(_NO_KNOWN_KIND)


def file_sha256(path: Path, step: Step) -> str:
    """Return the SHA-256 of a file, which stands for it in the history."""
    digest = hashlib.sha256()
    with descriptors.opened(path) as file:
        while block := file.read(MEGABYTE):
            digest.update(block)
            step(0)
    return digest.hexdigest()


class SourceReader:
    """Reads sources for one project, those first that may bring the articles that others lean on."""

    def __init__(
        self,
        project: Project,
        staging: MergeStaging,
        mapping: SchemeMapping | None,
        *,
        older: Collection[str] = (),
    ) -> None:
        self._project, self._staging, self._mapping = project, staging, mapping
        self._older = frozenset(older)
        with project_rows(project.path) as rows:
            self._schemes = {scheme.version: scheme for scheme in rows.schemes()}
            self._known = set(rows.article_hashes())
            self._details = rows.details()
        self._lead = project.lead
        self._newest = (project.scheme.sha256, project.scheme)

    @property
    def scheme(self) -> Scheme:
        """The newest scheme, one that a handout brings included."""
        newest = self._schemes[max(self._schemes)]
        if newest.sha256 != self._newest[0]:
            self._newest = (newest.sha256, scheme_from_json(newest.content))
        return self._newest[1]

    def read(self, path: Path, kind: str, step: Step) -> SourceRead:
        """Read one file into the staging. Raises Fault, ProjectError or OSError; then nothing of it is staged."""
        before, known = dict(self._schemes), set(self._known)
        try:
            with self._staging.source(kind) as source:
                if kind == PROJECT:
                    with blaming(path):
                        read = self._whole(path, source, step)
                    check_values(path)  # what nobody looked at on the way would trip the writing
                    return read
                if kind == LABELLED:
                    return self._labelled(path, source, step)
                with Bundle(path) as opened:
                    return (self._handout if opened.origin.kind == HANDOUT else self._bundle)(opened, source, step)
        except BaseException:
            self._schemes, self._known = before, known
            raise

    # Each kind of source

    def _bundle(self, opened: Bundle, source: int, step: Step) -> SourceRead:
        origin, read = opened.origin, SourceRead(path=opened.path, kind=BUNDLE)
        self._check_origin(origin)
        person = origin.annotator
        assert person is not None  # noqa: S101  every manifest names one
        mapper = self._mapper(origin, [])
        if mapper is not None:
            for own, _ in opened.own_rows(None):
                step(0)
                mapper.see(own)
            self._check_mapped(mapper, origin)
            opened.foreign.clear()
        self._staging.add_person(source, person, ANNOTATOR)
        read.people[person.id] = str(person.values[0])
        part = opened.path.stat().st_size / max(opened.size, 1)
        for own, size in opened.own_rows(None if mapper else self.scheme):
            step(round(size * part))
            self._own(source, read, mapper.mapped(own) if mapper else own, quotes=mapper is not None)
        self._staging.add_kept(source, opened.kept())
        read.dropped = mapper.dropped if mapper else 0
        for record in opened.foreign:
            assert record.annotator is not None  # noqa: S101  the reader saw to it
            error = Fault(
                QT_TRANSLATE_NOOP(
                    "errors", "labels of {name} in “{title}” are not taken: this is the bundle of {owner}"
                ),
                name=on_one_line(record.annotator.name, NAME),
                title=on_one_line(record.article.title or headline(record.article.text), TITLE),
                owner=on_one_line(person.values[0], NAME),
            )
            read.refused.append(Failure(opened.path, error))
        return read

    def _handout(self, opened: Bundle, source: int, step: Step) -> SourceRead:
        origin, read = opened.origin, SourceRead(path=opened.path, kind=HANDOUT)
        self._check_origin(origin)
        if origin.lead != self._lead:
            raise Fault(QT_TRANSLATE_NOOP("errors", "it is the handout of another lead"))
        assert origin.annotator is not None  # noqa: S101  every manifest names one
        self._check_owner(origin.annotator)
        schemes = opened.schemes()
        self._check_schemes(schemes)
        self._take_schemes(schemes)
        for guidelines in opened.guidelines():
            self._staging.add_guidelines(guidelines)
        self._staging.add_person(source, origin.annotator, ANNOTATOR)
        read.people[origin.annotator.id] = str(origin.annotator.values[0])
        part = opened.path.stat().st_size / max(opened.size, 1)
        for shared, size in opened.shared_rows():
            step(round(size * part))
            check_shared(shared)
            self._staging.add_shared(source, shared)
            self._known.add(shared.article_id)
            read.articles += 1
        for state in origin.withdrawn:
            if state.keys[0] in self._known:
                own = OwnRows(article_id=state.keys[0], annotator_id=state.keys[1], states=(state,))
                self._staging.add_own(source, own)
        self._staging.add_kept(source, opened.kept())
        return read

    def _check_owner(self, person: RowState) -> None:
        """Raise Fault for a handout of another annotator in the copy of one."""
        owner = owner_of(self._project.annotators(), self._lead)
        if owner is not None and owner.id != person.id:
            raise Fault(
                QT_TRANSLATE_NOOP(
                    "errors", "it is the handout for {name}, and this is the project of {owner}. Open it by itself."
                ),
                name=on_one_line(person.values[0], NAME),
                owner=on_one_line(owner.name, NAME),
            )

    def _whole(self, path: Path, source: int, step: Step) -> SourceRead:
        read = SourceRead(path=path, kind=PROJECT)
        with project_rows(path) as rows:
            origin = rows.origin(PROJECT, None)
            self._check_origin(origin)
            schemes, people = rows.schemes(), rows.annotators()
            mapper = self._mapper(origin, schemes)
            if mapper is not None:
                for person, _ in people:
                    for own in rows.own(person.id):
                        step(0)
                        mapper.see(own)
                self._check_mapped(mapper, origin)
            else:
                self._take_schemes(schemes)
            self._shared(rows, origin, source, read, step)
            steps = path.stat().st_size // max(len(people), 1)
            for person, states in people:
                for state in states:
                    self._staging.add_person(source, state, person.role)
                read.people[person.id] = person.name
                for own in rows.own(person.id):
                    step(0)
                    self._own(source, read, mapper.mapped(own) if mapper else own, quotes=True)
                step(steps)
            self._staging.add_kept(source, rows.kept(BUNDLE))
            read.dropped = mapper.dropped if mapper else 0
        return read

    def _labelled(self, path: Path, source: int, step: Step) -> SourceRead:
        """Take labelled lines; an article that is there keeps what is said of it and its zones."""
        read, new = SourceRead(path=path, kind=LABELLED), 0
        others = LabelledLines(self.scheme, self._schemes, self._mapping)
        others.look(path, step)
        if others.needed:
            raise _needs_mapping(others.needed, others.stamp)
        readers = {False: Reader(self.scheme), True: Reader(None)}
        for number, line in lines(path):
            step(len(line))
            is_other = others.is_mapped(number)
            record = readers[is_other].record(number, line)
            if record is None:
                continue
            read.articles += 1
            if record.article.id not in self._known:
                self._staging.add_shared(source, shared_rows(record.article, record.zones, position=LAST + new))
                self._known.add(record.article.id)
                new += 1
            if record.annotator is not None:
                self._staging.add_person(source, person(record.annotator), record.annotator.role)
                read.people[record.annotator.id] = record.annotator.name
                rows = others.rows(number, record) if is_other else own_rows(record)
                if is_other:
                    check_own(self.scheme, record.article.text, rows, quotes=True)
                self._staging.add_own(source, rows)
        read.dropped = others.dropped
        if not read.articles:
            raise Fault(QT_TRANSLATE_NOOP("errors", "there are no records in it"))
        return read

    def _shared(self, rows: ProjectRows, origin: Origin, source: int, read: SourceRead, step: Step) -> None:
        """Take the articles, zones, splits, assignments and guidelines of a project that has the same lead."""
        if origin.lead != self._lead:
            error = Fault(
                QT_TRANSLATE_NOOP(
                    "errors", "its articles, zones and guidelines are not taken: another person leads there"
                )
            )
            read.refused.append(Failure(read.path, error))
            return
        for guidelines in rows.guidelines(waiting=True):
            self._staging.add_guidelines(guidelines)
        self._staging.add_kept(source, rows.kept(HANDOUT, SCHEME, GUIDELINES))
        for shared in rows.shared(None):
            step(0)
            check_shared(shared)
            self._staging.add_shared(source, shared)
            self._known.add(shared.article_id)

    def _own(self, source: int, read: SourceRead, own: OwnRows, *, quotes: bool) -> None:
        if own.article_id not in self._known:
            if own.record is None or own.article_id not in self._older:
                self._unknown(read, own)
                return
            self._staging.add_shared(source, shared_rows(own.record.article, state=SPLIT))  # hidden
            self._known.add(own.article_id)
        if quotes or own.states:
            check_own(self.scheme, self._text(own), own, quotes=quotes)
        self._staging.add_own(source, self._without_details(own))
        read.articles += 1

    def _without_details(self, own: OwnRows) -> OwnRows:
        """Return rows without what only repeats the details of the article: each line of labels says these too."""
        kept = {state: place for state in own.states if state.row == KEPT and (place := stood(state.id))}
        if not any(place[0] == LABELS for place, _ in kept.values()):
            return own
        known = self._staging.details(own.article_id) | json.loads(self._details.get(own.article_id, "{}")).keys()
        states = [state for state in own.states if state not in kept or not _repeats(kept[state], known)]
        return replace(own, states=tuple(states))

    def _text(self, own: OwnRows) -> str:
        if own.record is not None:
            return own.record.article.text
        if all(state.row not in {"span", "rejection"} for state in own.states):
            return ""
        staged = self._staging.text(own.article_id)
        return staged if staged is not None else self._project.article(own.article_id).text

    def _unknown(self, read: SourceRead, own: OwnRows) -> None:
        record = own.record
        title = (record.article.title or headline(record.article.text)) if record else own.article_id
        error = Fault(
            QT_TRANSLATE_NOOP("errors", "the article “{title}” is not in this project"), title=on_one_line(title, TITLE)
        )
        failure = Failure(read.path, error)
        read.refused.append(failure)
        if record is not None and record.spans:
            found = UnknownArticle(read.path, own.article_id, own.annotator_id, title, len(record.spans), failure)
            read.unknown.append(found)

    # What a source says of itself

    def _check_origin(self, origin: Origin) -> None:
        if origin.project_id != self._project.id:
            raise Fault(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "it belongs to another project, “{name}” ({id}…); this one is “{own}” ({own_id}…). Merge it there.",
                ),
                name=on_one_line(origin.project_name, NAME),
                id=on_one_line(origin.project_id)[:_DIGITS],
                own=on_one_line(self._project.name, NAME),
                own_id=self._project.id[:_DIGITS],
            )
        for row_id, sha256 in origin.articles.items():
            if article_id(sha256) != row_id:
                raise Fault(
                    QT_TRANSLATE_NOOP("errors", "the article {article} has another text than its id says"),
                    article=row_id,
                )

    def _mapper(self, origin: Origin, schemes: Iterable[SchemeVersion]) -> Mapper | None:
        """Return None where the rows were made under the project's scheme, one of its versions or a known newer one."""
        stamp = origin.scheme
        known = self._schemes.get(stamp.version)
        if known is not None and (known.id, known.sha256) == (stamp.id, stamp.sha256):
            return None
        versions = {scheme.version: scheme for scheme in schemes}
        if versions and self._is_lineage(versions.values()) and origin.lead == self._lead:
            return None
        if self._mapping is not None:
            self._mapping.check_targets(self.scheme)
        is_otherwise = known is not None  # a version of this number, and it says something else
        return Mapper(self.scheme, self._mapping, foreign=is_otherwise or stamp.id != self.scheme.id)

    def _check_mapped(self, mapper: Mapper, origin: Origin) -> None:
        if mapper.needed:
            raise _needs_mapping(mapper.needed, origin.scheme)

    def _is_lineage(self, schemes: Iterable[SchemeVersion]) -> bool:
        """Whether schemes are versions of the project's own: none says otherwise than one of the same number here."""
        own_id = self._project.scheme.id
        return all(
            scheme.id == own_id
            and (scheme.version not in self._schemes or self._schemes[scheme.version].sha256 == scheme.sha256)
            for scheme in schemes
        )

    def _check_schemes(self, schemes: list[SchemeVersion]) -> None:
        if not schemes or not self._is_lineage(schemes):
            raise Fault(QT_TRANSLATE_NOOP("errors", "its scheme is another than the project's"))
        for scheme in schemes:
            if scheme_from_json(scheme.content).sha256 != scheme.sha256:
                raise Fault(QT_TRANSLATE_NOOP("errors", "its scheme is another than the project's"))

    def _take_schemes(self, schemes: Iterable[SchemeVersion]) -> None:
        for scheme in schemes:
            self._schemes.setdefault(scheme.version, scheme)
            self._staging.add_scheme(scheme)


def _needs_mapping(needed: Sequence[Needed], stamp: Stamp) -> NeedsMapping:
    names = ", ".join(need.id if need.kind == "label" else f"{need.kind}:{need.id}" for need in needed)
    scheme = f"{stamp.id} {stamp.version}" if stamp.id else "?"
    fault = NeedsMapping(_NEEDS_MAPPING, scheme=scheme, labels=names)
    fault.needed = tuple(needed)
    return fault


def sources_of(paths: Iterable[Path], suffixes: Iterable[str]) -> tuple[list[Path], list[Failure]]:
    """Return the files among `paths` and directly in the folders among them, in the order of their names, each once."""
    found: dict[Path, Path] = {}
    failures: list[Failure] = []
    wanted = tuple(suffixes)
    for path in paths:
        inside = [path]
        try:
            if path.is_dir():
                inside = sorted(file for file in path.iterdir() if file.suffix.lower() in wanted and file.is_file())
        except OSError as error:
            failures.append(Failure(path, unreadable(error)))
            continue
        if not inside:
            fault = Fault(
                QT_TRANSLATE_NOOP("errors", "there is no bundle, handout, project or .jsonl file in this folder")
            )
            failures.append(Failure(path, fault))
        for file in inside:
            found.setdefault(Path(os.path.realpath(file)), file)
    return list(found.values()), failures


def _repeats(kept: tuple[Place, str], known: Collection[str]) -> bool:
    place, key = kept
    return place[0] == LABELS and key in known
