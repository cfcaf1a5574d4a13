"""Reading the labelled JSONL: lines to checked records, or a Fault that says where and what.

A subset of the contract is enough: `{"text": …, "spans": [{"start": …, "end": …, "label": …}], "annotator": …}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotator.domain.article import Article, Json, text_sha256
from annotator.domain.checking import check_link
from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError
from annotator.domain.ids import derived_id, is_uuid
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.domain.span import ADJUDICATED, MANUAL, Span, check_place
from annotator.domain.work import IN_PROGRESS, STATUSES, TODO, Annotator
from annotator.domain.zone import ZONE_KINDS, Zone
from annotator.formats import jsonl
from annotator.formats import jsonl_fields as fields
from annotator.formats.fault import Fault, found
from annotator.formats.jsonl_dates import date_of
from annotator.formats.jsonl_fields import Source
from annotator.formats.jsonl_people import Owners
from annotator.formats.jsonl_plain import PlainSpans
from annotator.formats.text import MEGABYTE, headline

MAX_LINE = 64 * MEGABYTE
"""Bytes of one line; a longer one is refused before it is parsed. A file has no limit."""

_KEPT = 10_000
"""Attributes that a reader remembers to be good."""

FOREIGN_ID = "external_id"
"""Key of a span or link that came with an id that is no UUID."""

_BOM = b"\xef\xbb\xbf"
_IMPORTED = "imported:jsonl"
_ORIGINS = (MANUAL, ADJUDICATED)
_NAMED_ORIGINS = ("suggested:", "imported:")
_RECORD_KEYS = frozenset(jsonl.RECORD_KEYS)
_TAGGED_KEYS = _RECORD_KEYS | {jsonl.TAGS}
_SPAN_KEYS = frozenset((*jsonl.SPAN_KEYS, jsonl.SCHEME_VERSION))
_LINK_KEYS = frozenset((*jsonl.LINK_KEYS, jsonl.POSITION))
_ZONE_KEYS = ("start", "end", "kind")


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers (from 1), blank ones too. Raises Fault for a line over MAX_LINE."""
    with path.open("rb", buffering=MEGABYTE) as file:
        number = 0
        while line := file.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise Fault(
                    QT_TRANSLATE_NOOP("errors", "the line is longer than {limit} MB"), limit=MAX_LINE // MEGABYTE
                ).on(number)
            yield number, line


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
        self.labels = frozenset(label.id for label in scheme.labels) if scheme else frozenset[str]()
        self.odd_links = 0
        self.whole = False
        """Whether the last line has every key of the contract."""
        self._bytes = 0
        self.record_lines: dict[tuple[str, str], int] = {}
        self.span_lines: dict[str, int] = {}
        self.link_lines: dict[str, int] = {}
        self.good_attributes: set[tuple[Json, ...] | None] = set()
        self.remarks: list[Fault] = []
        """What the last line says that was not taken as it is."""
        self.text_lines: dict[str, tuple[str, int]] = {}
        """The id that a line gives its text: the text's own one, and the line."""

    def record(self, number: int, line: bytes) -> LabelledRecord | None:
        """Return the record of a line, None where it is blank. Raises Fault."""
        offset = self._bytes
        self._bytes += len(line)
        if number == 1 and line.startswith(_BOM):
            offset, line = len(_BOM), line[len(_BOM) :]
        if not line.strip():
            return None
        try:
            one = _Line(self, number, fields.parsed(line, offset))
            self.remarks = [remark.on(number) for remark in one.date.remarks]
            return one.record()
        except Fault as fault:
            raise fault.on(number) from None


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
        self.version = reader.scheme.version if reader.scheme and not self.stamp.id else self.stamp.version
        self.date = date_of(self.source, complete=reader.complete)
        self.article = self._article()
        self.annotator = self._annotator()
        self.owner = self.annotator.id if self.annotator else ""
        self.own: dict[str, Span] = {}  # the spans by the id that the line gives them

    def record(self) -> LabelledRecord:
        spans = self._spans()
        return LabelledRecord(
            article=self.article,
            zones=self._zones(),
            annotator=self.annotator,
            status=fields.one_of(self.source, "status", STATUSES, IN_PROGRESS if spans else TODO),
            n_annotators=fields.count(self.source, "n_annotators"),
            scheme=self.stamp,
            guidelines=fields.stamp(self.source, "guidelines"),
            spans=spans,
            links=self._links(),
            extra={
                **fields.unknown_keys(self.source, _TAGGED_KEYS if self.article.tags else _RECORD_KEYS),
                **self.date.kept,
            },
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
                start, end = self._place(source)
                kind = fields.one_of(source, "kind", ZONE_KINDS, None)
            except Fault as fault:
                raise fault.inside(f"zones[{at}]") from None
            zone_id = derived_id("zone", self.article.id, start, end, kind)
            zones[zone_id] = Zone(id=zone_id, article_id=self.article.id, start=start, end=end, kind=kind)
        return tuple(zones.values())

    def _place(self, source: Source) -> tuple[int, int]:
        """Return the stored offsets of an object with `start`, `end` and perhaps the `text` between them."""
        start, end = fields.whole(source, "start"), fields.whole(source, "end")
        quote = fields.string(source, "text") if "text" in source else None
        try:
            check_place(self.text.raw, start, end, quote)
            if self.text.places is None:
                return start, end
            start, end = self.text.places[start], self.text.places[end]
            check_place(self.text.stored, start, end)
        except RecordError as error:
            raise Fault.of(error) from None
        return start, end

    def _spans(self) -> tuple[Span, ...]:
        sources = fields.objects(self.source, "spans")
        plain = self._plain_spans(sources)
        if plain is not None:
            return plain
        extents: dict[tuple[int, int, str], int] = {}
        spans = []
        for at, source in enumerate(sources):
            try:
                span = self._span(source)
            except Fault as fault:
                raise fault.inside(f"spans[{at}]") from None
            before = extents.setdefault((span.start, span.end, span.label), at)
            if before != at:
                raise Fault(
                    QT_TRANSLATE_NOOP("errors", "the same extent and label as spans[{before}]"), before=before
                ).inside(f"spans[{at}]")
            spans.append(span)
        return tuple(spans)

    def _plain_spans(self, sources: list[Source]) -> tuple[Span, ...] | None:
        """Return the spans of a line as an export writes most of them; None where anything is otherwise in one.

        The same as one by one by `_span`, in a fifth of the time: a bundle may have 100,000.
        """
        plain = PlainSpans.of(sources, self.text.stored) if sources and self.text.places is None else None
        reader = self.reader
        if plain is None or not reader.labels.issuperset(plain.labels) or reader.span_lines.keys() & plain.ids:
            return None
        try:
            spans = plain.spans(self.article.id, self.owner, self.version, self._attributes)
        except Fault:
            return None
        reader.span_lines.update(dict.fromkeys(plain.ids, self.number))
        self.own = dict(zip(plain.ids, spans, strict=True))
        return spans

    def _span(self, source: Source) -> Span:
        if self.reader.complete:
            fields.demand(source, jsonl.SPAN_KEYS)
        start, end = self._place(source)
        label = fields.string(source, "label", None)
        attributes = self._attributes(source, label)
        given_id, row_id = self._ids(source, self.reader.span_lines, (start, end, label, 0))
        span = Span(
            id=row_id,
            article_id=self.article.id,
            annotator_id=self.owner,
            start=start,
            end=end,
            label=label,
            quote=self.text.stored[start:end],
            attributes=attributes,
            note=fields.string(source, "note"),
            origin=_origin(source),
            scheme_version=fields.count(source, jsonl.SCHEME_VERSION)
            if jsonl.SCHEME_VERSION in source
            else self.version,
            extra=_extra(source, _SPAN_KEYS, given_id, row_id),
        )
        self.own[given_id] = span
        return span

    def _ids(self, source: Source, seen: dict[str, int], content: tuple[object, ...]) -> tuple[str, str]:
        """Return the id that the line gives a row, and the row's own one.

        A row without a UUID gets one that follows from its content, so that importing it twice adds nothing.
        """
        given_id = fields.string(source, "id")
        # An id that is no UUID is a line's own name for a row: another line may use it for something else.
        place = given_id if is_uuid(given_id) else f"{self.number} {given_id}"
        if given_id and place in seen:
            raise Fault(
                QT_TRANSLATE_NOOP(
                    "errors", "{id} is there already, on line {line}; give each its own id, or none: then one is made"
                ),
                id=found(given_id),
                line=seen[place],
            ).inside("id")
        if given_id:
            seen[place] = self.number
        if is_uuid(given_id):
            return given_id, given_id
        if self.reader.complete:
            raise fields.no_uuid(given_id).inside("id")
        row_id = derived_id(self.article.id, self.owner, *content)
        return given_id or row_id, row_id

    def _attributes(self, source: Source, label: str) -> Source:
        attributes = fields.object_at(source, "attributes")
        scheme = self.reader.scheme
        if scheme is None:
            fields.check_kept(attributes, "attributes")
            return attributes
        if not attributes and label in self.reader.labels:
            return attributes
        # The same few come again and again; those of texts alone are kept as they are.
        known = (label, *attributes.items()) if all(type(value) is str for value in attributes.values()) else None
        if known in self.reader.good_attributes:
            return attributes
        try:
            scheme.check_attributes(label, attributes)
        except RecordError as error:
            raise Fault.of(error, "attributes" if label in self.reader.labels else "label") from None
        if known is not None and len(self.reader.good_attributes) < _KEPT:
            self.reader.good_attributes.add(known)
        return {key: self._value(key, value) for key, value in attributes.items()}

    def _value(self, key: str, value: Json) -> Json:
        """Return the value of an attribute with stored offsets, if it is a range."""
        if type(value) is not dict:
            return value
        try:
            start, end = self._place(value)
        except Fault as fault:
            raise fault.inside(f"attributes.{key}") from None
        return {"start": start, "end": end}

    def _links(self) -> tuple[Link, ...]:
        links: dict[tuple[str, str, str], Link] = {}  # the same tie twice is one link
        for at, source in enumerate(fields.objects(self.source, "links")):
            try:
                link = self._link(source)
            except Fault as fault:
                raise fault.inside(f"links[{at}]") from None
            links.setdefault((link.type, link.source_id, link.target_id), link)
        return tuple(links.values())

    def _link(self, source: Source) -> Link:
        if self.reader.complete:
            fields.demand(source, jsonl.LINK_KEYS)
        kind = fields.string(source, "type", None)
        start, end = self._end(source, "from"), self._end(source, "to")
        given_id, row_id = self._ids(source, self.reader.link_lines, (kind, start.id, end.id, 0))
        link = Link(
            id=row_id,
            article_id=self.article.id,
            annotator_id=self.owner,
            type=kind,
            source_id=start.id,
            target_id=end.id,
            position=fields.count(source, jsonl.POSITION),
            extra=_extra(source, _LINK_KEYS, given_id, row_id),
        )
        return self._checked(link, start, end)

    def _end(self, source: Source, key: str) -> Span:
        span_id = fields.string(source, key, None)
        if span_id not in self.own:
            raise Fault(QT_TRANSLATE_NOOP("errors", "{id} is no span of this line"), id=found(span_id)).inside(key)
        return self.own[span_id]

    def _checked(self, link: Link, start: Span, end: Span) -> Link:
        """Return the link, marked where it is of a known type between labels that this type does not tie.

        Raises Fault for what no project can hold, and for such a link in a record that was made under this scheme.
        """
        scheme = self.reader.scheme
        if scheme is None:
            return link
        known = scheme.link_type(link.type)
        foreign = self.stamp.id != scheme.id or link.extra.get(jsonl.UNTIED) is True
        if foreign and known is not None and start is not end:
            if start.label in known.sources and end.label in known.targets:
                return link
            self.reader.odd_links += 1
            return _untied(link)
        try:
            check_link(scheme, link, start, end)
        except RecordError as error:
            raise Fault.of(error, "type" if known is None else "") from None
        return link


def _untied(link: Link) -> Link:
    """Return the link with its mark; `replace` takes four times as long, and most links of a foreign file are such."""
    return Link(
        id=link.id,
        article_id=link.article_id,
        annotator_id=link.annotator_id,
        type=link.type,
        source_id=link.source_id,
        target_id=link.target_id,
        position=link.position,
        extra={**link.extra, jsonl.UNTIED: True},
    )


def _origin(source: Source) -> str:
    origin = fields.string(source, "origin", _IMPORTED)
    if not origin.startswith(_NAMED_ORIGINS) and origin not in _ORIGINS:
        raise fields.unknown_word(origin, (*_ORIGINS, "suggested:…", "imported:…")).inside("origin")
    return origin


def _extra(source: Source, known: frozenset[str], given_id: str, row_id: str) -> Source:
    extra = fields.unknown_keys(source, known)
    return extra if given_id == row_id else {**extra, FOREIGN_ID: given_id}
