"""Reading the labelled JSONL: lines to checked records, or a Fault that says where and what.

A subset of the contract is enough: `{"text": …, "spans": [{"start": …, "end": …, "label": …}], "annotator": …}`.
"""

from __future__ import annotations

from annotator.domain.article import Article, text_sha256
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.ids import derived_id
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.domain.work import IN_PROGRESS, STATUSES, TODO, Annotator
from annotator.domain.zone import ZONE_KINDS, Zone
from annotator.formats import jsonl
from annotator.formats import jsonl_fields as fields
from annotator.formats.fault import Fault, found
from annotator.formats.jsonl_dates import date_of
from annotator.formats.jsonl_fields import Source
from annotator.formats.jsonl_labels import Known, Labels, place_in
from annotator.formats.jsonl_people import Owners
from annotator.formats.text import headline

_BOM = b"\xef\xbb\xbf"
_RECORD_KEYS = frozenset(jsonl.RECORD_KEYS)
_TAGGED_KEYS = _RECORD_KEYS | {jsonl.TAGS}
_ZONE_KEYS = ("start", "end", "kind")


class Reader:
    """Turns the lines of one file into records and remembers their ids.

    With a scheme, labels, attributes and link types are checked against it. `complete` demands every key of the
    contract, in order, as an export has them. `odd_links` counts links between labels that their type does not tie;
    they are kept, and marked, where the record does not say that it was made under this scheme. With `taken_as` lines
    that name no annotator's id are that person's.
    """

    def __init__(self, scheme: Scheme | None, *, complete: bool = False, taken_as: Annotator | None = None) -> None:
        self.scheme = scheme
        self.owners = Owners(taken_as)
        self.complete = complete
        self.whole = False
        """Whether the last line has every key of the contract."""
        self._bytes = 0
        self.record_lines: dict[tuple[str, str], int] = {}
        self.labels = Known(scheme, complete=complete)
        self.remarks: list[Fault] = []
        """What the last line says that was not taken as it is."""
        self.text_lines: dict[str, tuple[str, int]] = {}
        """The id that a line gives its text: the text's own one, and the line."""

    @property
    def odd_links(self) -> int:
        """Links between labels that their type does not tie, so far."""
        return self.labels.odd_links

    def record(self, number: int, line: bytes) -> LabelledRecord | None:
        """Return the record of a line, None where it is blank. Raises Fault."""
        try:
            source = self._source(number, line)
            return None if source is None else self._record(number, source)
        except Fault as fault:
            raise fault.on(number) from None

    def check(self, number: int, line: bytes) -> bool:
        """Whether a line is not blank. Raises the Fault of a line that is no JSON, and any of a text without labels.

        Of one that names somebody the rest takes ten times as long as parsing, and `record` finds it.
        """
        try:
            source = self._source(number, line)
            if source is not None and not self.owners.names_somebody(source):
                self._record(number, source)
        except Fault as fault:
            raise fault.on(number) from None
        return source is not None

    def _source(self, number: int, line: bytes) -> Source | None:
        offset = self._bytes
        self._bytes += len(line)
        if number == 1 and line.startswith(_BOM):
            offset, line = len(_BOM), line[len(_BOM) :]
        return fields.parsed(line, offset) if line.strip() else None

    def _record(self, number: int, source: Source) -> LabelledRecord:
        one = _Line(self, number, source)
        self.remarks = [remark.on(number) for remark in one.date.remarks]
        return one.record()


class _Line:
    """One line on its way to a record."""

    def __init__(self, reader: Reader, number: int, source: Source) -> None:
        if reader.complete:
            fields.demand(source, jsonl.RECORD_KEYS)
        fields.one_of(source, "format", (jsonl.FORMAT,), jsonl.FORMAT)
        fields.one_of(source, "offset_unit", (jsonl.OFFSET_UNIT,), jsonl.OFFSET_UNIT)
        self.reader, self.number, self.source = reader, number, source
        reader.whole = source.keys() >= _RECORD_KEYS
        self.text = fields.stored(fields.string(source, "text", None))
        if reader.complete and self.text.places is not None:
            raise Fault(QT_TRANSLATE_NOOP("errors", "it has a byte order mark or carriage returns")).inside("text")
        self.stamp = fields.stamp(source, "scheme")
        self.date = date_of(self.source, complete=reader.complete)
        self.article = self._article()
        self.annotator = self._annotator()

    def record(self) -> LabelledRecord:
        labels = self._labels()
        spans = labels.spans(fields.objects(self.source, "spans"))
        return LabelledRecord(
            article=self.article,
            zones=self._zones(),
            annotator=self.annotator,
            status=fields.one_of(self.source, "status", STATUSES, IN_PROGRESS if spans else TODO),
            n_annotators=fields.count(self.source, "n_annotators"),
            scheme=self.stamp,
            guidelines=fields.stamp(self.source, "guidelines"),
            spans=spans,
            links=labels.links(fields.objects(self.source, "links")),
            extra={
                **fields.unknown_keys(self.source, _TAGGED_KEYS if self.article.tags else _RECORD_KEYS),
                **self.date.kept,
            },
        )

    def _labels(self) -> Labels:
        scheme = self.reader.scheme
        return Labels(
            known=self.reader.labels,
            number=self.number,
            text=self.text,
            owner=self.annotator.id if self.annotator else "",
            version=scheme.version if scheme and not self.stamp.id else self.stamp.version,
            is_own=scheme is not None and self.stamp.id == scheme.id,
        )

    def _tags(self) -> tuple[str, ...]:
        """Return the article's tags. Where the key holds something else, it is a foreign one and kept as it is."""
        value = self.source.get(jsonl.TAGS)
        if type(value) is not list or any(type(name) is not str for name in value):
            return ()
        return fields.tags(self.source, jsonl.TAGS)

    def _article(self) -> Article:
        self._check_sha256()
        text, given_id = self.text, fields.string(self.source, "id")
        if self.reader.complete and given_id != text.article_id:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "found {found}, but the id of this text is {actual}"),
                found=found(given_id),
                actual=text.article_id,
            ).inside("id")
        self._check_one_text(given_id)
        external_id = fields.string(self.source, "external_id")
        return Article(
            id=text.article_id,
            text=text.stored,
            sha256=text.sha256,
            title=fields.string(self.source, "title") if "title" in self.source else headline(text.stored),
            source=fields.string(self.source, "source"),
            published=self.date.published,
            lang=fields.string(self.source, "lang"),
            external_id=external_id if given_id in ("", text.article_id) else given_id,
            tags=self._tags(),
        )

    def _check_one_text(self, given_id: str) -> None:
        if not given_id:
            return
        before, line = self.reader.text_lines.setdefault(given_id, (self.text.article_id, self.number))
        if before != self.text.article_id:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "the id {id} stands for another text on line {line}"),
                id=found(given_id),
                line=line,
            ).inside("id")

    def _check_sha256(self) -> None:
        given = fields.string(self.source, "sha256")
        actual = self.text.sha256 if self.text.places is None else text_sha256(self.text.raw)
        if given not in ("", actual):
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "found {found}, but the SHA-256 of the text is {actual}"),
                found=found(given),
                actual=actual,
            ).inside("sha256")

    def _annotator(self) -> Annotator | None:
        person = self.reader.owners.of(self.source, complete=self.reader.complete)
        if person is None:
            return None
        before = self.reader.record_lines.setdefault((self.article.id, person.id), self.number)
        if before != self.number:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "{name} has this article already on line {line}"),
                name=found(person.name),
                line=before,
            ).inside("annotator")
        return person

    def _zones(self) -> tuple[Zone, ...]:
        zones = {}
        for at, source in enumerate(fields.objects(self.source, "zones")):
            try:
                if self.reader.complete:
                    fields.demand(source, _ZONE_KEYS)
                start, end = place_in(self.text, source)
                kind = fields.one_of(source, "kind", ZONE_KINDS, None)
            except Fault as fault:
                raise fault.inside(f"zones[{at}]") from None
            zone_id = derived_id("zone", self.article.id, start, end, kind)
            zones[zone_id] = Zone(id=zone_id, article_id=self.article.id, start=start, end=end, kind=kind)
        return tuple(zones.values())
