"""Rows of another scheme: which of their labels need a mapping, and the rows as it makes them."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from annotator.domain.bundle import OwnRows
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.link import Link
from annotator.domain.merging import RowState, canonical
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.formats.fault import Fault
from annotator.formats.jsonl import UNTIED

LABEL, ATTRIBUTE, LINK = "label", "attribute", "link"


_NO_LABEL = QT_TRANSLATE_NOOP(
    "errors", "the mapping has {old}={new}, but {new} is no label of the project, which has {known}"
)
_NO_ATTRIBUTE = QT_TRANSLATE_NOOP(
    "errors", "the mapping has attribute:{old}={new}, but {new} is no attribute of the project, which has {known}"
)
_NO_LINK_TYPE = QT_TRANSLATE_NOOP(
    "errors", "the mapping has link:{old}={new}, but {new} is no link type of the project, which has {known}"
)


def _check_targets(template: str, mapped: Mapping[str, str], known: Sequence[str]) -> None:
    for old, new in mapped.items():
        if new and new not in known:
            raise Fault(template, old=old, new=new, known=", ".join(known))


@dataclass(frozen=True, slots=True)
class SchemeMapping:
    """What stands for what: ids of the other scheme to ours, an empty one drops what carries it.

    Attributes go by `label.attribute` (label of the other scheme), or by the attribute alone for all labels.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    def check_targets(self, scheme: Scheme) -> None:
        """Raise Fault where something stands for a label, attribute or link type that the scheme does not have."""
        labels = [label.id for label in scheme.labels]
        attributes = list(dict.fromkeys(known.id for label in scheme.labels for known in label.attributes))
        _check_targets(_NO_LABEL, self.labels, labels)
        _check_targets(_NO_ATTRIBUTE, self.attributes, attributes)
        _check_targets(_NO_LINK_TYPE, self.links, [known.id for known in scheme.link_types])

    def attribute(self, label: str, attribute: str) -> str | None:
        """Return what stands for an attribute; None where nothing was said."""
        return self.attributes.get(f"{label}.{attribute}", self.attributes.get(attribute))


@dataclass(frozen=True, slots=True)
class Needed:
    """Something that a mapping has to say: `kind` is label, attribute or link; `uses` how many rows have it."""

    kind: str
    id: str
    uses: int


def from_pairs(pairs: Iterable[str]) -> SchemeMapping:
    """Read `old=new`, `attribute:old=new` and `link:old=new`; nothing after the = drops it. Raises UserError."""
    found: dict[str, dict[str, str]] = {LABEL: {}, ATTRIBUTE: {}, LINK: {}}
    for pair in pairs:
        old, equals, new = pair.partition("=")
        kind, colon, rest = old.partition(":")
        kind, old = (kind, rest) if colon else (LABEL, old)
        if not equals or not old.strip() or kind not in found:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "{pair} is no mapping; write old=new, link:old=new or attribute:old=new."),
                pair=pair,
            )
        found[kind][old.strip()] = new.strip()
    return SchemeMapping(found[LABEL], found[ATTRIBUTE], found[LINK])


def from_file(path: Path) -> SchemeMapping:
    """Read a TOML file with the tables labels, attributes and links. Raises UserError."""
    try:
        content: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unreadable(path, error.strerror or error) from None
    except UnicodeDecodeError:
        raise _unreadable(path, Fault(QT_TRANSLATE_NOOP("errors", "it is not UTF-8"))) from None
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, error) from None
    tables = {key: content.get(key, {}) for key in ("labels", "attributes", "links")}
    good = content.keys() <= tables.keys() and all(
        isinstance(table, dict) and all(isinstance(new, str) for new in table.values()) for table in tables.values()
    )
    if not good:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "errors", "The mapping {path} has other than the tables labels, attributes and links of old = “new”."
            ),
            path=path,
        )
    return SchemeMapping(**tables)


def _unreadable(path: Path, reason: object) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "The mapping {path} cannot be read: {reason}."), path=path, reason=reason
    )


def joined(one: SchemeMapping, other: SchemeMapping) -> SchemeMapping:
    """Return both mappings as one; the second one wins."""
    return SchemeMapping(
        {**one.labels, **other.labels}, {**one.attributes, **other.attributes}, {**one.links, **other.links}
    )


class Mapper:
    """Rows made under a scheme that the project does not have, for the project's scheme.

    Of a `foreign` scheme every label and link type has to be mapped, its own name included: the same id may mean
    something else there. Of another version of the same scheme only what ours does not have.
    """

    def __init__(self, scheme: Scheme, mapping: SchemeMapping | None, *, foreign: bool) -> None:
        self._scheme, self._foreign = scheme, foreign
        self._mapping = mapping or SchemeMapping()
        self._needed: Counter[tuple[str, str]] = Counter()
        self.dropped = 0
        """Spans and links that the mapping drops."""

    @property
    def needed(self) -> list[Needed]:
        """What has to be said about the rows that were seen, sorted."""
        return [Needed(kind, row_id, uses) for (kind, row_id), uses in sorted(self._needed.items())]

    def see(self, own: OwnRows) -> None:
        """Note what of these rows has to be mapped and is not."""
        labels: dict[str, str] = {}
        for label, attributes in _spans_of(own):
            new = self._label(label)
            labels[label] = new or ""
            if new is None:
                self._needed[LABEL, label] += 1
            elif new:
                self._see_attributes(label, new, attributes)
        for kind in _link_types_of(own):
            if self._link(kind) is None:
                self._needed[LINK, kind] += 1

    def _see_attributes(self, label: str, new: str, attributes: Mapping[str, Any]) -> None:
        for attribute, value in attributes.items():
            target = self._attribute(label, attribute)
            if target and not self._scheme.takes(new, target, value):
                self._needed[ATTRIBUTE, f"{label}.{attribute}"] += 1

    def _label(self, label: str) -> str | None:
        new = self._mapping.labels.get(label, None if self._foreign else label)
        return new if not new or self._scheme.label(new) is not None else None

    def _attribute(self, label: str, attribute: str) -> str:
        new = self._mapping.attribute(label, attribute)
        return attribute if new is None else new

    def _link(self, kind: str) -> str | None:
        new = self._mapping.links.get(kind, None if self._foreign else kind)
        return new if not new or self._scheme.link_type(new) is not None else None

    def mapped(self, own: OwnRows) -> OwnRows:
        """Return the rows under the project's scheme; nothing may be needed any more."""
        record = own.record
        lost: set[str] = set()
        labels: dict[str, str] = {}
        if record is not None:
            spans = tuple(self._spans(record.spans, lost, labels))
        states = tuple(self._span_states(own.states, lost, labels))
        if record is not None:
            record = replace(record, spans=spans, links=tuple(self._links(record.links, lost, labels)))
        return replace(own, record=record, states=tuple(self._link_states(states, lost)))

    def _spans(self, spans: Iterable[Span], lost: set[str], labels: dict[str, str]) -> Iterator[Span]:
        for span in spans:
            new = self._label(span.label)
            if not new:
                lost.add(span.id)
                self.dropped += 1
                continue
            labels[span.id] = new
            attributes = self._attributes(span.label, span.attributes)
            yield replace(span, label=new, attributes=attributes, scheme_version=self._scheme.version)

    def _attributes(self, label: str, attributes: Mapping[str, Any]) -> dict[str, Any]:
        named = {self._attribute(label, attribute): value for attribute, value in attributes.items()}
        return {attribute: value for attribute, value in named.items() if attribute}

    def _links(self, links: Iterable[Link], lost: set[str], labels: Mapping[str, str]) -> Iterator[Link]:
        for link in links:
            new = self._link(link.type)
            if not new or {link.source_id, link.target_id} & lost:
                self.dropped += 1
                continue
            known = self._scheme.link_type(new)
            ties = (
                known is not None
                and labels[link.source_id] in known.sources
                and labels[link.target_id] in known.targets
            )
            extra = link.extra if ties else {**link.extra, UNTIED: True}
            yield replace(link, type=new, extra=extra)

    def _span_states(self, states: Iterable[RowState], lost: set[str], labels: dict[str, str]) -> Iterator[RowState]:
        for state in states:
            if state.row != "span":
                yield state
                continue
            label = str(state.values[2])
            new = self._label(label)
            if new:
                labels.setdefault(state.id, new)
                values = list(state.values)
                values[2], values[7] = new, self._scheme.version
                values[4] = canonical(self._attributes(label, json.loads(str(values[4]))))
                yield state._replace(values=tuple(values))
            else:
                lost.add(state.id)
                self.dropped += not state.gone

    def _link_states(self, states: Iterable[RowState], lost: set[str]) -> Iterator[RowState]:
        for state in states:
            if state.row != "link":
                yield state
                continue
            new = self._link(str(state.values[0]))
            if new and not lost.intersection(map(str, state.values[1:3])):
                yield state._replace(values=(new, *state.values[1:]))


def _spans_of(own: OwnRows) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield label and attributes of every span, tombstones too."""
    for span in own.record.spans if own.record else ():
        yield span.label, span.attributes
    for state in own.states:
        if state.row == "span":
            yield str(state.values[2]), json.loads(str(state.values[4]))


def _link_types_of(own: OwnRows) -> Iterator[str]:
    for link in own.record.links if own.record else ():
        yield link.type
    for state in own.states:
        if state.row == "link":
            yield str(state.values[0])
