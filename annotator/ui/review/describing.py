"""A question of the review in words and marks: what its panels and the article view are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from annotator.domain.article import Json
from annotator.domain.comparing_attributes import CANONICAL
from annotator.domain.disagreement import ATTRIBUTE, SPAN_KINDS, VALUE, Disagreement, SpanOption
from annotator.domain.scheme import CHOICE, FLAG, NUMBER, RANGE, Attribute, Scheme, named
from annotator.ui.article.parts import OptionLine, OptionLink, ReviewMarks
from annotator.ui.describing import grouped
from annotator.ui.review.differing import Shown, shown
from annotator.ui.review.parts import (
    BOTH,
    BOUNDARIES,
    FLIP,
    LATER_KEY,
    NOTE,
    NOTHING,
    OPEN,
    SAMPLE,
    SUGGESTED,
    Asked,
    Extent,
    GroupRow,
    OptionRow,
    Said,
    Tie,
)
from annotator.ui.review.questions import Placed, Question

FLIPPED = frozenset({"claim", "denial"})
"""Labels that can be flipped into one another."""
_OF_FIELDS = frozenset({VALUE, ATTRIBUTE})
"""Kinds of disagreements about a field of spans."""
_MAJORITY_OF = 3
_QUOTED = 200  # characters of the text at a link's other end


class _Way(NamedTuple):
    """A numbered choice of a question about links: between which spans."""

    number: int
    type: str
    names: tuple[str, ...]
    sources: tuple[Placed, ...]
    targets: tuple[Placed, ...]


def _no_ties(_option: SpanOption) -> Sequence[Tie]:
    return ()


def _unknown(_span_id: str) -> Placed | None:
    return None


class ReviewWords:
    """Puts the questions of one article into words and marks; `names` are those of the annotators by id.

    `place_of` gives the span of a group by its place (a link's ends), `end_of` a gold span by its id, `ties_of` the
    links of a span option.
    """

    def __init__(
        self,
        text: str,
        scheme: Scheme,
        language: str,
        *,
        names: Mapping[str, str],
        place_of: Callable[[str], Placed | None],
        end_of: Callable[[str], Placed | None] = _unknown,
        ties_of: Callable[[SpanOption], Sequence[Tie]] = _no_ties,
    ) -> None:
        self._text = text
        self._scheme = scheme
        self._language = language
        self._names = names
        self._place_of = place_of
        self._end_of = end_of
        self._ties_of = ties_of

    def asked(self, question: Question, taken: Placed | None = None) -> Asked:
        """Return what the option panel asks; `taken` is the gold span whose field is asked."""
        options = self._options(question)
        nothing = tuple(self._name(one) for one in question.nothing)
        people = {one for choice in question.choices for one in choice.annotators}  # one may stand behind several
        attribute = self._attribute(question.field)
        return Asked(
            kind=_asked_kind(question),
            options=options,
            field=named(attribute.names, self._language) if attribute is not None else question.field,
            taken=self._taken(taken) if taken is not None and question.field else None,
            majority=0 if question.majority is None else question.majority + 1,
            has_majority=len(people | {*question.nothing}) >= _MAJORITY_OF,
            nothing=nothing,
            can=self._possible(question),
            is_of_links=_is_of_links(question),
        )

    def marks(self, question: Question, focus: int = 0) -> ReviewMarks:
        """Return what the article view shows of a question."""
        group = question.group
        if _is_of_links(question):
            return self._link_marks(question, focus)
        lines = []
        for number, choice in enumerate(question.choices, 1):
            if choice.option is None:
                continue
            parts, value = choice.option.parts, _extent_in(choice.value)
            extents = [value] if value is not None else [(start, end) for start, end, _ in parts]
            if value is not None or not question.field:
                lines.append(OptionLine(number, parts[0][2], tuple(extents)))
        return ReviewMarks(start=group.start, end=group.end, lines=tuple(lines), focus=focus)

    def row(self, group: Disagreement, section: str = "", *, state: str = OPEN, article: str = "") -> GroupRow:
        """Return a group's row in the queue. `section` is that of `domain.review_queue`, `article` its title."""
        kind = section if section in {SUGGESTED, SAMPLE} else group.kind
        return GroupRow(group.place, kind, self.quote(group), state, article)

    def quote(self, group: Disagreement) -> str:
        """Return the words of a group's row in the queue: of a link its name and the words at its other end."""
        for link in group.link_options:
            target = self._place_of(link.target)
            if target is not None:
                return f"{self._link_name(link.type)} {self._cut(target)}"
        return self._text[group.start : min(group.end, group.start + _QUOTED)]

    def _possible(self, question: Question) -> frozenset[str]:
        """Return what can be done with a question; several links are kept where their type allows that."""
        ways = self._ways(question)
        single = [way for way in ways if (known := self._scheme.link_type(way.type)) is not None and known.single]
        is_free = len(ways) > 1 and len(_distinct(single, lambda way: way.sources)) == len(single)
        return _possible(question) | {BOTH} if is_free else _possible(question)

    # Marks

    def _link_marks(self, question: Question, focus: int) -> ReviewMarks:
        ways = self._ways(question)
        begins = _distinct(ways, lambda way: way.sources)
        is_told_by_source = len(begins) > 1 and len(_distinct(ways, lambda way: way.targets)) == 1
        lines, links = [], []
        for way in ways:
            told = way.sources if is_told_by_source else way.targets
            if told:
                lines.append(OptionLine(way.number, told[0].label, tuple((end.start, end.end) for end in told)))
            links += [
                OptionLink(way.number, self._link_name(way.type), (source.start, source.end), (end.start, end.end))
                for source in way.sources[:1]
                for end in way.targets
            ]
        extents = [(source.start, source.end) for found in begins for source in found]
        extents = extents or [(question.group.start, question.group.end)]
        start, end = min(start for start, _ in extents), max(end for _, end in extents)
        return ReviewMarks(start=start, end=end, lines=tuple(lines), links=tuple(links), focus=focus)

    def _ways(self, question: Question) -> list[_Way]:
        """Return the links that are offered, each between the gold spans that it would tie."""
        found = []
        for number, choice in enumerate(question.choices, 1):
            link = choice.link
            if link is None:
                continue
            sources = [self._end_of(source) for source, _ in choice.ends] or [self._place_of(link.source)]
            targets = [self._end_of(target) for _, target in choice.ends] or [self._place_of(it) for it in link.targets]
            names = tuple(self._name(one) for one in choice.annotators)
            found.append(_Way(number, link.type, names, _there(sources), _there(targets)))
        return found

    # Rows

    def _options(self, question: Question) -> tuple[OptionRow, ...]:
        if _is_of_links(question):
            ways = self._ways(question)
            with_source = len(_distinct(ways, lambda way: way.sources)) > 1
            return tuple(self._link_row(way, with_source=with_source) for way in ways)
        spans = _spans(question)
        group = question.group
        extents = [[(start, end) for start, end, _ in option.parts] for option in spans]
        texts = iter(shown(self._text, group.start, group.end, extents))
        found = []
        for number, choice in enumerate(question.choices, 1):
            names = tuple(self._name(one) for one in choice.annotators)
            if choice.option is not None and not question.field:
                united = [one for one in group.options if one.parts == choice.option.parts]
                found.append(self._span_row(number, choice.option, next(texts), names, united=united))
            else:
                words = self._value(self._attribute(question.field), choice.value) or _empty()
                found.append(OptionRow(number=number, text=words, votes=len(names), names=names))
        return tuple(found)

    def _span_row(
        self,
        number: int,
        option: SpanOption,
        text: Shown,
        names: tuple[str, ...],
        *,
        united: Sequence[SpanOption],
    ) -> OptionRow:
        """Return the row of spans; `united` are the options that it stands for, which may differ in attributes."""
        label = option.parts[0][2]
        return OptionRow(
            number=number,
            text=text.text,
            label=label,
            outside=text.outside,
            marked=text.marked,
            details=self._details(label, united if len(option.parts) == 1 else [option]),
            ties=tuple(self._ties_of(option)),
            notes=tuple(Said(self._name(who), note) for who, note in option.notes.items() if note.strip()),
            votes=len(names),
            names=names,
        )

    def _link_row(self, way: _Way, *, with_source: bool) -> OptionRow:
        """Return the row of a link; `with_source`: it says where the link begins, for the choices differ in that."""
        words = " · ".join(self._cut(target) for target in way.targets)
        source = way.sources[0] if with_source and way.sources else None
        return OptionRow(
            number=way.number,
            text=f"{self._cut(source)} → {words}" if source is not None else words,
            label=way.targets[0].label if way.targets else "",
            details=self._link_name(way.type),
            votes=len(way.names),
            names=way.names,
        )

    def _taken(self, taken: Placed) -> OptionRow:
        return OptionRow(number=0, text=self._cut(taken), label=taken.label, votes=0)

    def _cut(self, placed: Placed) -> str:
        words = " ".join(self._text[placed.start : min(placed.end, placed.start + _QUOTED)].split())
        return words if placed.end - placed.start <= _QUOTED else f"{words}…"

    def _name(self, annotator_id: str) -> str:
        return self._names.get(annotator_id, annotator_id)

    # Words of attributes

    def _attribute(self, attribute_id: str) -> Attribute | None:
        found = (label.attribute(attribute_id) for label in self._scheme.labels)
        return next((one for one in found if one is not None), None)

    def _details(self, label_id: str, united: Sequence[SpanOption]) -> str:
        """Return the attributes in words; where those who are united in an option differ, all that they said."""
        label = self._scheme.label(label_id)
        words = [self._united(one, united) for one in (label.attributes if label is not None else ())]
        return ", ".join(word for word in words if word)

    def _united(self, attribute: Attribute, united: Sequence[SpanOption]) -> str:
        said = {self._value(attribute, option.attributes.get(attribute.id) or None) for option in united}
        if attribute.id == CANONICAL:
            said |= {name for option in united for name in option.names}
        if len(said) <= 1:
            return next(iter(said), "")
        name = named(attribute.names, self._language).lower()
        if attribute.type == FLAG:
            return f"{name}: {_yes()} / {_no()}"
        in_order = sorted(said, key=lambda word: (not word, word))  # which was whose is not told by it
        return f"{name}: {' / '.join(word or _empty() for word in in_order)}"

    def _value(self, attribute: Attribute | None, stored: Json) -> str:
        """Return a value in words, empty where it is not set; of a flag the name of what is so."""
        if attribute is None or stored in (None, "", False):
            return _no() if stored is False else ""
        if attribute.type == CHOICE:
            option = next((one for one in attribute.options if one.id == stored), None)
            return named(option.names, self._language).lower() if option is not None else str(stored)
        if attribute.type == FLAG:
            return named(attribute.names, self._language).lower()
        if attribute.type == NUMBER:
            return grouped(str(stored), self._language)
        extent = _extent_in(stored) if attribute.type == RANGE else None
        return f"“{' '.join(self._text[extent[0] : extent[1]].split())}”" if extent is not None else str(stored)

    def _link_name(self, type_id: str) -> str:
        known = self._scheme.link_type(type_id)
        return named(known.names, self._language) if known is not None else type_id


def _asked_kind(question: Question) -> str:
    """Return the kind that heads a question: no field's where spans are asked, for their fields are asked next."""
    group = question.group
    if question.field or group.kind not in _OF_FIELDS:
        return group.kind
    return next((kind for kind in SPAN_KINDS if kind in group.differences and kind not in _OF_FIELDS), group.kind)


def _is_of_links(question: Question) -> bool:
    return any(choice.link is not None for choice in question.choices)


def _there(found: Iterable[Placed | None]) -> tuple[Placed, ...]:
    """Return the spans that are there, each once."""
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _distinct(ways: Sequence[_Way], ends: Callable[[_Way], tuple[Placed, ...]]) -> list[tuple[Placed, ...]]:
    """Return the different ends that these links have, in their order."""
    return list(dict.fromkeys(ends(way) for way in ways))


def _spans(question: Question) -> list[SpanOption]:
    """Return the options of a question about spans; none where a field or a link is asked."""
    return [] if question.field else [choice.option for choice in question.choices if choice.option is not None]


def _possible(question: Question) -> frozenset[str]:
    """Return what can be done with a question besides taking a choice."""
    always = {LATER_KEY, NOTE}
    if question.field:
        return frozenset(always)
    if _is_of_links(question):
        return frozenset({*always, NOTHING})
    spans = _spans(question)
    labels = {label for option in spans for _, _, label in option.parts}
    more = {BOTH} if len(spans) > 1 else set()
    return frozenset({*always, NOTHING, BOUNDARIES, *more, *({FLIP} if labels & FLIPPED else ())})


def _extent_in(value: Json) -> Extent | None:
    """Return the stretch of text that a value is, None where it is something else."""
    start, end = (value.get("start"), value.get("end")) if isinstance(value, dict) else (None, None)
    return (start, end) if isinstance(start, int) and isinstance(end, int) else None


def _empty() -> str:
    return QCoreApplication.translate("ReviewWords", "not set")


def _yes() -> str:
    return QCoreApplication.translate("ReviewWords", "yes")


def _no() -> str:
    return QCoreApplication.translate("ReviewWords", "no")
