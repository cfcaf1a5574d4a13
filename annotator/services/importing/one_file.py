"""One file of an import: its records are judged, counted and staged; what becomes of each article is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import TITLE, on_one_line
from annotator.domain.record import LabelledRecord
from annotator.domain.work import ANNOTATOR, TODO, Annotator, same_name
from annotator.formats.found import Found
from annotator.formats.sniffing import ZIP
from annotator.formats.text import headline
from annotator.services.importing import entries as fates
from annotator.services.importing.choices import Place
from annotator.services.importing.entries import Duplicate, Entry, FileFate
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.proposals import Proposed, proposed, unproposed
from annotator.services.importing.tally import Tally
from annotator.services.near_duplicates import ENGINE, NearInProject, Similar
from annotator.store.known_texts import known_texts
from annotator.store.project import Project
from annotator.store.staging import Sketch

_THERE = QT_TRANSLATE_NOOP("errors", "already there: {title}")
_TWICE = QT_TRANSLATE_NOOP("errors", "the same text as {file} in this import: {title}")
_NEAR = QT_TRANSLATE_NOOP("errors", "nearly the same as {title} ({percent} %)")


class Into:
    """What the files of an import go into: the project as it is, and the plan as far as it has come."""

    def __init__(self, project: Project, plan: ImportPlan, tick: Callable[[], None]) -> None:
        self.project, self.plan, self.tick = project, plan, tick
        self.there = project.asked(known_texts)
        people = [person for person in project.annotators() if person.role == ANNOTATOR]
        self.people = {person.id for person in people}
        self.names = {same_name(person.name) for person in people}
        self.first = {
            entry.article_id: entry.place for entry in plan.entries if entry.outcome in (fates.NEW, fates.NEAR)
        }
        """Where each new article was found first."""

    def near(self, made: Proposed) -> tuple[tuple[Similar, ...], Sketch]:
        """Return the articles that a new one is nearly the same as, and its sketch; remember it for the next."""
        if self.plan.near is None:
            self.plan.near = NearInProject(self.project, progress=lambda *_: self.tick())
        near, article = self.plan.near, made.record.article
        found, data = near.add(article, made.apart)
        return tuple(found), Sketch(ENGINE, data)

    def forget(self, article_ids: Iterable[str]) -> None:
        """Let the articles of a file that has a fault be nobody's twins."""
        for article_id in article_ids:
            self.first.pop(article_id, None)
            if self.plan.near is not None:
                self.plan.near.forget((article_id,))


class OneFile:
    """Takes the records of one file, which may still turn out to have a fault."""

    def __init__(self, into: Into, place: Place, kind: str, unsaid: Callable[[], frozenset[str]]) -> None:
        """`unsaid` tells which of title and language the file has no place for."""
        self._into, self._place, self._kind, self._unsaid = into, place, kind, unsaid
        self._total = into.plan.found
        self._at: dict[str, int] = {}  # where the entry of an article stands
        self.entries: list[Entry] = []
        self.tally = Tally()

    def take(self, found: Found) -> None:
        """Judge a record and stage it, unless it is a text alone that is there already."""
        article = found.record.article
        there = self._into.there.of(article.id)
        seen = article.id in self.tally.articles or article.id in self._total.articles
        title = article.title.strip() or headline(article.text)
        if found.record.annotator is None:
            if there or seen:
                self._skip(found, title, there)
            else:
                self._text(found, title)
        else:
            self._labels(found, title, there, seen=seen)
        if there:
            self.tally.known.add(article.id)
        else:
            self.tally.articles.setdefault(article.id, title)
            self._into.first.setdefault(article.id, self._place)

    def fate(self) -> FileFate:
        """Return what becomes of the file as a whole."""
        return fate_of(self._place, self._kind, self.entries)

    def _skip(self, found: Found, title: str, there: str) -> None:
        """Note a text that is there, or in this import, already."""
        place, article = self._place, found.record.article
        first = "" if there else _name_of(self._into.first.get(article.id, place))
        self.tally.duplicates.append(Duplicate(place.path, found.line, title, place.member, first))
        shown = on_one_line(title, TITLE)
        why = UserError(_THERE, title=shown) if there else UserError(_TWICE, file=first, title=shown)
        self.entries.append(self._entry(found, title, fates.THERE, why=why, article_id=there or article.id))

    def _text(self, found: Found, title: str) -> None:
        """Stage a new article, with what is proposed for it."""
        propose = self._into.plan.choices.propose
        made = proposed(found.record, self._kind, whole=found.whole) if propose else unproposed(found.record)
        made = made.told(self._unsaid() | found.worked_out)
        twins, sketch = self._into.near(made)
        self._stage(made.record, sketch)
        why = None
        if twins:
            why = UserError(_NEAR, title=on_one_line(twins[0].title, TITLE), percent=twins[0].percent)
        title = made.record.article.title.strip() or title
        outcome = fates.NEAR if twins else fates.NEW
        self.entries.append(self._entry(found, title, outcome, why=why, made=made, twins=twins))

    def _labels(self, found: Found, title: str, there: str, *, seen: bool) -> None:
        """Stage somebody's labels, and their article with them."""
        record, key = found.record, found.record.article.id
        assert record.annotator is not None  # noqa: S101  who calls has looked
        if there in self._into.there.split:
            self.tally.passed_on[there] = title
        is_first = key not in self.tally.known and key not in self._total.known
        if there and is_first:
            self.tally.duplicates.append(Duplicate(self._place.path, found.line, title, self._place.member))
        brings = self._count(record, record.annotator, there) or not (there or seen)
        self._person(record.annotator)
        self._stage(self._as_there(record, there))
        outcome = fates.THERE if not brings else fates.LABELS if there or seen else fates.NEW
        if key not in self._at:
            self._at[key] = len(self.entries)
            why = UserError(_THERE, title=on_one_line(title, TITLE)) if outcome == fates.THERE else None
            self.entries.append(self._entry(found, title, outcome, why=why, article_id=there))
        elif brings and self.entries[self._at[key]].outcome == fates.THERE:
            self.entries[self._at[key]] = replace(self.entries[self._at[key]], outcome=outcome, why=None)

    def _as_there(self, record: LabelledRecord, there: str) -> LabelledRecord:
        """Return the record as one of the article that is there, of which it says only what its line says."""
        article = record.article
        if not there:
            return record
        title = "" if article.title == headline(article.text) else article.title
        if there == article.id:
            return replace(record, article=replace(article, title=title))
        return replace(
            record,
            article=replace(article, id=there, title=title),
            zones=tuple(replace(zone, article_id=there) for zone in record.zones),
            spans=tuple(replace(span, article_id=there) for span in record.spans),
            links=tuple(replace(link, article_id=there) for link in record.links),
        )

    def _stage(self, record: LabelledRecord, sketch: Sketch | None = None) -> None:
        self._into.plan.staging.add(record, sketch)
        self.tally.staged += 1

    def _person(self, person: Annotator) -> None:
        self.tally.annotators.add(person.name)
        if person.role == ANNOTATOR and person.id not in self._into.people:
            self.tally.strangers.add(person.name)
            if same_name(person.name) in self._into.names:
                self.tally.namesakes[person.id] = person.name

    def _count(self, record: LabelledRecord, person: Annotator, there: str) -> bool:
        """Count what is new of a record's rows; whether anything is."""
        if not there:
            self.tally.spans += len(record.spans)
            self.tally.links += len(record.links)
            return bool(record.spans or record.links)
        project, viewer = self._into.project, person.id
        marks = project.marks(there, viewer)
        ids, places = {mark.id for mark in marks}, {(mark.start, mark.end, mark.label) for mark in marks}
        links = {link.id for link in project.links(there, viewer)}
        spans = sum(span.id not in ids and (span.start, span.end, span.label) not in places for span in record.spans)
        ties = sum(link.id not in links for link in record.links)
        self.tally.spans += spans
        self.tally.links += ties
        return bool(spans or ties) or self._has_more(record, there, viewer)

    def _has_more(self, record: LabelledRecord, there: str, viewer: str) -> bool:
        """Whether a record has a state or a zone that the project has nothing of."""
        project = self._into.project
        if record.status != TODO and project.work(there, viewer).status == TODO:
            return True
        zones = {(zone.start, zone.end, zone.kind) for zone in project.zones(there)} if record.zones else set()
        return any((zone.start, zone.end, zone.kind) not in zones for zone in record.zones)

    def _entry(
        self,
        found: Found,
        title: str,
        outcome: str,
        *,
        why: UserError | None = None,
        article_id: str = "",
        made: Proposed | None = None,
        twins: tuple[Similar, ...] = (),
    ) -> Entry:
        article = found.record.article
        return Entry(
            place=self._place,
            line=found.line,
            sheet=found.sheet,
            title=title,
            outcome=outcome,
            why=why,
            article_id=article_id or article.id,
            length=len(article.text),
            zones=made.count if made else 0,
            known=made.known if made else (),
            splits=made.splits if made else (),
            twins=twins,
            remarks=(*found.remarks, *(made.remarks if made else ())),
        )


def _name_of(place: Place) -> str:
    """Return the name of a file, in an archive behind that one's, as a sentence names it."""
    parts = (on_one_line(place.path.name), on_one_line(place.member))
    return ": ".join(part for part in parts if part)


def archive_fate(place: Place, members: Iterable[FileFate]) -> FileFate:
    """Return what becomes of an archive, by what becomes of what is in it."""
    outcomes = {fate.outcome for fate in members}
    order = (fates.ADDED, fates.ASKED, fates.FILE_FAILED, fates.FILE_SKIPPED)
    outcome = next((one for one in order if one in outcomes), fates.FILE_SKIPPED)
    return FileFate(place=place, outcome=outcome, kind=ZIP, articles={})


def fate_of(place: Place, kind: str, entries: list[Entry]) -> FileFate:
    """Return what becomes of a file, by what becomes of its articles."""
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.outcome] = counts.get(entry.outcome, 0) + 1
    comes_in = any(counts.get(outcome) for outcome in (fates.NEW, fates.NEAR, fates.LABELS))
    outcome = fates.ADDED if comes_in else fates.FILE_FAILED if counts.get(fates.FAILED) else fates.FILE_SKIPPED
    return FileFate(place=place, outcome=outcome, kind=kind, articles=counts)
