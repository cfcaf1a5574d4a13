"""The scheme: labels, attributes and link types, versioned; a data file, checked when it is read."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError, SchemeError

CHOICE, FLAG, TEXT, NUMBER, RANGE = "choice", "flag", "text", "number", "range"
ATTRIBUTE_TYPES = (CHOICE, FLAG, TEXT, NUMBER, RANGE)
PATTERNS = ("solid", "double", "dots", "dashes", "long_dashes", "dash_dot", "triple", "thick")
COLOUR_ROLES = ("tint", "strong", "lane", "chip")

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")

Names = Mapping[str, str]
"""Display names by interface language; those of labels always have `en`."""


def named(names: Names, lang: str) -> str:
    """Return the name in a language, else in English, else in any."""
    return names.get(lang) or names.get("en") or next(iter(names.values()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value of a choice."""

    id: str
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A field of a span. `compared` is false for what agreement leaves out; `offered` completes from the project.

    Types and their JSON: choice (an option's id), flag (true), text (string), number (decimal string, a point as the
    decimal mark), range ({"start", "end"} in code points of the article).
    """

    id: str
    type: str
    names: Names
    options: tuple[Option, ...] = ()
    compared: bool = True
    offered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A kind of span. `colours` maps light and dark to tint, strong, lane and chip as `#RRGGBB`."""

    id: str
    names: Names
    key: str
    family: str
    pattern: str
    colours: Mapping[str, Mapping[str, str]]
    attributes: tuple[Attribute, ...] = ()
    retired: bool = False

    def attribute(self, attribute_id: str) -> Attribute | None:
        """Return the attribute of that id, or None."""
        return next((known for known in self.attributes if known.id == attribute_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkType:
    """A kind of link, from spans of some labels to spans of others. `computed` ones follow from nesting."""

    id: str
    names: Names
    inverse_names: Names
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    ordered: bool = False
    single: bool = False
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPointRule:
    """A span of `label` must have a link of a type or an attribute, unless an attribute says that there is none."""

    id: str
    label: str
    names: Names
    needs_link: str = ""
    needs_attribute: str = ""
    unless_attribute: str = ""
    unless_values: tuple[str | bool, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Labels, link types and open point rules of one version. `content` is the source data it was made from."""

    id: str
    version: int
    names: Names
    labels: tuple[Label, ...]
    link_types: tuple[LinkType, ...]
    open_points: tuple[OpenPointRule, ...]
    content: Mapping[str, Any] = field(repr=False, compare=False)

    @property
    def sha256(self) -> str:
        """SHA-256 (hex) of the canonical JSON of the content."""
        return hashlib.sha256(self.to_json().encode("utf-8")).hexdigest()

    def to_json(self) -> str:
        """Return the content as canonical JSON (sorted keys, no blanks)."""
        return json.dumps(self.content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def label(self, label_id: str) -> Label | None:
        """Return the label of that id, or None."""
        return next((label for label in self.labels if label.id == label_id), None)

    def rank(self, label_id: str) -> int:
        """Return a label's place in the scheme; unknown ones come last."""
        return next((at for at, label in enumerate(self.labels) if label.id == label_id), len(self.labels))

    def link_type(self, type_id: str) -> LinkType | None:
        """Return the link type of that id, or None."""
        return next((known for known in self.link_types if known.id == type_id), None)

    def link_types_from(self, label_id: str) -> tuple[LinkType, ...]:
        """Return the link types that a span of this label can be the source of."""
        return tuple(known for known in self.link_types if label_id in known.sources)

    def check_attributes(self, label_id: str, attributes: Mapping[str, Any]) -> None:
        """Raise RecordError for an unknown label, attribute or value."""
        label = self.label(label_id)
        if label is None:
            raise RecordError(
                QT_TRANSLATE_NOOP("errors", "label “{label}” is not in the scheme, which has {known}"),
                label=foreign_name(label_id),
                known=", ".join(known.id for known in self.labels),
            )
        for attribute_id, value in attributes.items():
            attribute = label.attribute(attribute_id)
            if attribute is None:
                raise RecordError(
                    QT_TRANSLATE_NOOP("errors", "label “{label}” has no attribute “{attribute}”"),
                    label=label_id,
                    attribute=foreign_name(attribute_id),
                )
            check_value(attribute, value)

    def takes(self, label_id: str, attribute_id: str, value: Any) -> bool:
        """Tell whether a label has an attribute that takes this value."""
        try:
            self.check_attributes(label_id, {attribute_id: value})
        except RecordError:
            return False
        return True

    def in_order(self, label_id: str, attributes: Mapping[str, Any]) -> dict[str, Any]:
        """Return the attributes in the order of the scheme, unknown ones last and sorted."""
        label = self.label(label_id)
        known = [attribute.id for attribute in label.attributes] if label else []
        first = {key: attributes[key] for key in known if key in attributes}
        return first | {key: attributes[key] for key in sorted(attributes) if key not in first}


def foreign_name(foreign: str) -> str:
    """Return a name that is not the scheme's, and may be of any length, as it can stand in a sentence."""
    from annotator.domain.printing import NAME, on_one_line  # noqa: PLC0415  starting must not pay for it

    return on_one_line(foreign, NAME)


def check_value(attribute: Attribute, value: Any) -> None:
    """Raise RecordError where `value` is no value of the attribute."""
    if not _is_value(attribute, value):
        expected = ", ".join(option.id for option in attribute.options) if attribute.type == CHOICE else attribute.type
        raise RecordError(
            QT_TRANSLATE_NOOP("errors", "attribute “{attribute}” is {found}; it takes {expected}"),
            attribute=attribute.id,
            found=json.dumps(value, ensure_ascii=False, default=str),
            expected=expected,
        )


def _is_value(attribute: Attribute, value: Any) -> bool:
    if attribute.type == CHOICE:
        return value in {option.id for option in attribute.options} if isinstance(value, str) else False
    if attribute.type == FLAG:
        return isinstance(value, bool)
    if attribute.type == RANGE:
        return _is_range(value)
    return isinstance(value, str) and (attribute.type == TEXT or _DECIMAL.fullmatch(value) is not None)


def _is_range(value: Any) -> bool:
    if not isinstance(value, Mapping) or set(value) != {"start", "end"}:
        return False
    start, end = value["start"], value["end"]
    return type(start) is int and type(end) is int and 0 <= start < end


def scheme_from_toml(source: str) -> Scheme:
    """Read a scheme file. Raises SchemeError with the place and what was found."""
    import tomllib  # noqa: PLC0415  a project carries its scheme as JSON: not needed to open one

    try:
        content = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(QT_TRANSLATE_NOOP("errors", "the scheme is no TOML: {reason}"), reason=error) from None
    return scheme_from(content)


def scheme_from_json(source: str) -> Scheme:
    """Read back what `Scheme.to_json` wrote. Raises SchemeError, and ValueError for what is no JSON."""
    try:
        return scheme_from(json.loads(source))
    except RecursionError:
        raise SchemeError(QT_TRANSLATE_NOOP("errors", "the scheme is not built as a scheme file is")) from None


_LOOKS = frozenset({"version", "names", "inverse_names", "key", "pattern", "colours", "offered"})
"""Fields of a scheme that say how things are called, shown and typed, not what is marked."""


def rules_of(source: str) -> str:
    """Return the part of a scheme (as JSON) that says what can and must be marked, as canonical JSON.

    That is everything but names, keys, looks and the number of the version. Schemes of which it is the same ask the
    same of a person.
    """
    return json.dumps(_without_looks(json.loads(source)), sort_keys=True, separators=(",", ":"))


def _without_looks(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _without_looks(value) for key, value in content.items() if key not in _LOOKS}
    return [_without_looks(value) for value in content] if isinstance(content, list) else content


def scheme_from(content: Mapping[str, Any]) -> Scheme:
    """Build and check a scheme. Raises SchemeError with the field and what was found."""
    try:
        scheme = Scheme(
            id=content["id"],
            version=content["version"],
            names=content["names"],
            labels=tuple(_label(entry) for entry in content["labels"]),
            link_types=tuple(_link_type(entry) for entry in content.get("links", ())),
            open_points=tuple(_open_point(entry) for entry in content.get("open_points", ())),
            content=content,
        )
        _check(scheme)
    except KeyError as error:
        raise SchemeError(QT_TRANSLATE_NOOP("errors", "the scheme lacks {field}"), field=error) from None
    except (TypeError, AttributeError):
        raise SchemeError(QT_TRANSLATE_NOOP("errors", "the scheme is not built as a scheme file is")) from None
    return scheme


def _label(entry: Mapping[str, Any]) -> Label:
    return Label(
        id=entry["id"],
        names=entry["names"],
        key=entry["key"],
        family=entry.get("family", entry["id"]),
        pattern=entry["pattern"],
        colours=entry["colours"],
        attributes=tuple(_attribute(attribute) for attribute in entry.get("attributes", ())),
        retired=entry.get("retired", False),
    )


def _attribute(entry: Mapping[str, Any]) -> Attribute:
    return Attribute(
        id=entry["id"],
        type=entry["type"],
        names=entry["names"],
        options=tuple(Option(id=option["id"], names=option["names"]) for option in entry.get("options", ())),
        compared=entry.get("compared", True),
        offered=entry.get("offered", False),
    )


def _link_type(entry: Mapping[str, Any]) -> LinkType:
    return LinkType(
        id=entry["id"],
        names=entry["names"],
        inverse_names=entry["inverse_names"],
        sources=tuple(entry["from"]),
        targets=tuple(entry["to"]),
        ordered=entry.get("ordered", False),
        single=entry.get("single", False),
        computed=entry.get("computed", False),
    )


def _open_point(entry: Mapping[str, Any]) -> OpenPointRule:
    unless = entry.get("unless", {})
    return OpenPointRule(
        id=entry["id"],
        label=entry["label"],
        names=entry["names"],
        needs_link=entry.get("needs_link", ""),
        needs_attribute=entry.get("needs_attribute", ""),
        unless_attribute=unless.get("attribute", ""),
        unless_values=tuple(unless.get("values", ())),
    )


def _check(scheme: Scheme) -> None:
    _expect(isinstance(scheme.id, str), "id", scheme.id, "a word")
    _expect(type(scheme.version) is int, "version", scheme.version, "a whole number")
    _check_names("names", scheme.names)
    _check_ids("labels", [label.id for label in scheme.labels])
    _check_ids("links", [known.id for known in scheme.link_types])
    _check_ids("open_points", [rule.id for rule in scheme.open_points])
    _check_unique_keys(scheme)
    for label in scheme.labels:
        _check_label(label)
    known_labels = {label.id for label in scheme.labels}
    for known in scheme.link_types:
        _check_names(f"links.{known.id}.names", known.names)
        _check_names(f"links.{known.id}.inverse_names", known.inverse_names)
        for label_id in (*known.sources, *known.targets):
            _expect(label_id in known_labels, f"links.{known.id}", label_id, ", ".join(sorted(known_labels)))
    for rule in scheme.open_points:
        _check_open_point(scheme, rule)


def _check_unique_keys(scheme: Scheme) -> None:
    taken: dict[str, str] = {}
    for label in scheme.labels:
        key = str(label.key).upper()
        _expect(len(key) == 1 and key.isalpha(), f"labels.{label.id}.key", label.key, "one letter")
        _expect(key not in taken, f"labels.{label.id}.key", label.key, f"a key that {taken.get(key)} does not have")
        taken[key] = label.id


def _check_label(label: Label) -> None:
    where = f"labels.{label.id}"
    _check_names(f"{where}.names", label.names)
    _expect("en" in label.names, f"{where}.names", sorted(label.names), "a name in en")
    _expect(isinstance(label.family, str), f"{where}.family", label.family, "a word")
    _expect(label.pattern in PATTERNS, f"{where}.pattern", label.pattern, ", ".join(PATTERNS))
    _check_ids(f"{where}.attributes", [attribute.id for attribute in label.attributes])
    for theme in ("light", "dark"):
        for role in COLOUR_ROLES:
            colour = _colour(label.colours, theme, role)
            _expect(_COLOUR.fullmatch(colour) is not None, f"{where}.colours.{theme}.{role}", colour, "#RRGGBB")
    for attribute in label.attributes:
        there = f"{where}.attributes.{attribute.id}"
        _expect(attribute.type in ATTRIBUTE_TYPES, f"{there}.type", attribute.type, ", ".join(ATTRIBUTE_TYPES))
        _expect(
            bool(attribute.options) == (attribute.type == CHOICE),
            f"{there}.options",
            len(attribute.options),
            "options for a choice only",
        )
        _check_names(f"{there}.names", attribute.names)
        _check_ids(f"{there}.options", [option.id for option in attribute.options])
        for option in attribute.options:
            _check_names(f"{there}.options.{option.id}.names", option.names)


def _check_names(where: str, names: object) -> None:
    is_built = isinstance(names, Mapping) and all(isinstance(name, str) for name in names.values())
    _expect(is_built, where, names, "a name for each language")


def _is_id(found: object) -> bool:
    """Whether an id is one, whatever a file may have in its place."""
    return isinstance(found, str) and _ID.fullmatch(found) is not None


def _colour(colours: object, theme: str, role: str) -> str:
    """Return a colour of a label, whatever a file may have in its place."""
    for name in (theme, role):
        colours = colours.get(name) if isinstance(colours, Mapping) else None
    return colours if isinstance(colours, str) else str(colours)


def _check_open_point(scheme: Scheme, rule: OpenPointRule) -> None:
    where = f"open_points.{rule.id}"
    _check_names(f"{where}.names", rule.names)
    label = scheme.label(rule.label)
    _expect(label is not None, f"{where}.label", rule.label, "a label of the scheme")
    _expect(bool(rule.needs_link) != bool(rule.needs_attribute), where, rule.id, "either needs_link or needs_attribute")
    if rule.needs_link:
        _expect(scheme.link_type(rule.needs_link) is not None, f"{where}.needs_link", rule.needs_link, "a link type")
    for attribute_id in (rule.needs_attribute, rule.unless_attribute):
        if attribute_id and label is not None:
            _expect(label.attribute(attribute_id) is not None, where, attribute_id, f"an attribute of {label.id}")


def _check_ids(where: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for found in ids:
        _expect(_is_id(found), where, found, "lower case letters, digits and _")
        _expect(found not in seen, where, found, "each id once")
        seen.add(found)


def _expect(holds: bool, where: str, found: object, expected: str) -> None:  # noqa: FBT001  reads as a sentence
    if not holds:
        raise SchemeError(
            QT_TRANSLATE_NOOP("errors", "scheme: {where} is {found}; expected {expected}"),
            where=where,
            found=found,
            expected=expected,
        )
