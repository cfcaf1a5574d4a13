"""The spans and links of a line of labelled JSONL: each checked against its text, its scheme and the other lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.domain.article import Json
from annotator.domain.checking import check_link
from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError
from annotator.domain.ids import derived_id, is_uuid
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import ADJUDICATED, MANUAL, Span, check_place
from annotator.formats import jsonl
from annotator.formats import jsonl_fields as fields
from annotator.formats.fault import Fault, found
from annotator.formats.jsonl_fields import Source, StoredText
from annotator.formats.jsonl_plain import PlainSpans

FOREIGN_ID = "external_id"
"""Key of a span or link that came with an id that is no UUID."""

_KEPT = 10_000
"""Attributes that are remembered to be good."""
_IMPORTED = "imported:jsonl"
_ORIGINS = (MANUAL, ADJUDICATED)
_NAMED_ORIGINS = ("suggested:", "imported:")
_SPAN_KEYS = frozenset((*jsonl.SPAN_KEYS, jsonl.SCHEME_VERSION))
_LINK_KEYS = frozenset((*jsonl.LINK_KEYS, jsonl.POSITION))


def place_in(text: StoredText, source: Source) -> tuple[int, int]:
    """Return the stored offsets of an object with `start`, `end` and perhaps the `text` between them. Raises Fault."""
    start, end = fields.whole(source, "start"), fields.whole(source, "end")
    quote = fields.string(source, "text") if "text" in source else None
    try:
        check_place(text.raw, start, end, quote)
        if text.places is None:
            return start, end
        start, end = text.places[start], text.places[end]
        check_place(text.stored, start, end)
    except RecordError as error:
        raise Fault.of(error) from None
    return start, end


@dataclass(slots=True)
class Known:
    """What is known of the labels of all lines of a file: how they are checked, and which ids stand where."""

    scheme: Scheme | None
    complete: bool = False
    odd_links: int = 0
    """Links between labels that their type does not tie."""
    span_lines: dict[str, int] = field(default_factory=dict)
    link_lines: dict[str, int] = field(default_factory=dict)
    labels: frozenset[str] = field(init=False)
    good_attributes: set[tuple[Json, ...] | None] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.labels = frozenset(label.id for label in self.scheme.labels) if self.scheme else frozenset[str]()


@dataclass(slots=True)
class Labels:
    """Makes the spans and then the links of one line. `is_own`: the record names this scheme itself."""

    known: Known
    number: int
    text: StoredText
    owner: str
    version: int
    is_own: bool
    _by_id: dict[str, Span] = field(default_factory=dict)
    """The spans by the id that the line gives them."""

    def spans(self, sources: list[Source]) -> tuple[Span, ...]:
        """Return the spans of these objects. Raises Fault."""
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
        known = self.known
        if plain is None or not known.labels.issuperset(plain.labels) or known.span_lines.keys() & plain.ids:
            return None
        try:
            spans = plain.spans(self.text.article_id, self.owner, self.version, self._attributes)
        except Fault:
            return None
        known.span_lines.update(dict.fromkeys(plain.ids, self.number))
        self._by_id = dict(zip(plain.ids, spans, strict=True))
        return spans

    def _span(self, source: Source) -> Span:
        if self.known.complete:
            fields.demand(source, jsonl.SPAN_KEYS)
        start, end = place_in(self.text, source)
        label = fields.string(source, "label", None)
        attributes = self._attributes(source, label)
        given_id, row_id = self._ids(source, self.known.span_lines, (start, end, label, 0))
        span = Span(
            id=row_id,
            article_id=self.text.article_id,
            annotator_id=self.owner,
            start=start,
            end=end,
            label=label,
            quote=self.text.stored[start:end],
            attributes=attributes,
            note=fields.note(source),
            origin=_origin(source),
            scheme_version=fields.count(source, jsonl.SCHEME_VERSION)
            if jsonl.SCHEME_VERSION in source
            else self.version,
            extra=_extra(source, _SPAN_KEYS, given_id, row_id),
        )
        self._by_id[given_id] = span
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
        if self.known.complete:
            raise fields.no_uuid(given_id).inside("id")
        row_id = derived_id(self.text.article_id, self.owner, *content)
        return given_id or row_id, row_id

    def _attributes(self, source: Source, label: str) -> Source:
        attributes = fields.object_at(source, "attributes")
        scheme = self.known.scheme
        if scheme is None:
            fields.check_kept(attributes, "attributes")
            return attributes
        if not attributes and label in self.known.labels:
            return attributes
        # The same few come again and again; those of texts alone are kept as they are.
        known = (label, *attributes.items()) if all(type(value) is str for value in attributes.values()) else None
        if known in self.known.good_attributes:
            return attributes
        try:
            scheme.check_attributes(label, attributes)
        except RecordError as error:
            raise Fault.of(error, "attributes" if label in self.known.labels else "label") from None
        if known is not None and len(self.known.good_attributes) < _KEPT:
            self.known.good_attributes.add(known)
        return {key: self._value(key, value) for key, value in attributes.items()}

    def _value(self, key: str, value: Json) -> Json:
        """Return the value of an attribute with stored offsets, if it is a range."""
        if type(value) is not dict:
            return value
        try:
            start, end = place_in(self.text, value)
        except Fault as fault:
            raise fault.inside(f"attributes.{key}") from None
        return {"start": start, "end": end}

    def links(self, sources: list[Source]) -> tuple[Link, ...]:
        """Return the links between the spans made before, each tie once. Raises Fault."""
        links: dict[tuple[str, str, str], Link] = {}  # the same tie twice is one link
        for at, source in enumerate(sources):
            try:
                link = self._link(source)
            except Fault as fault:
                raise fault.inside(f"links[{at}]") from None
            links.setdefault((link.type, link.source_id, link.target_id), link)
        return tuple(links.values())

    def _link(self, source: Source) -> Link:
        if self.known.complete:
            fields.demand(source, jsonl.LINK_KEYS)
        kind = fields.string(source, "type", None)
        start, end = self._end(source, "from"), self._end(source, "to")
        given_id, row_id = self._ids(source, self.known.link_lines, (kind, start.id, end.id, 0))
        link = Link(
            id=row_id,
            article_id=self.text.article_id,
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
        if span_id not in self._by_id:
            raise Fault(QT_TRANSLATE_NOOP("errors", "{id} is no span of this line"), id=found(span_id)).inside(key)
        return self._by_id[span_id]

    def _checked(self, link: Link, start: Span, end: Span) -> Link:
        """Return the link, marked where it is of a known type between labels that this type does not tie.

        Raises Fault for what no project can hold, and for such a link in a record that was made under this scheme.
        """
        scheme = self.known.scheme
        if scheme is None:
            return link
        known = scheme.link_type(link.type)
        foreign = not self.is_own or link.extra.get(jsonl.UNTIED) is True
        if foreign and known is not None and start is not end:
            if start.label in known.sources and end.label in known.targets:
                return link
            self.known.odd_links += 1
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
