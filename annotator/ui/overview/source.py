"""What the overview's tables are made from: an agreement, the names in it, and what was chosen to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.domain.scheme import Scheme, named
from annotator.services.agreement.results import NOT_MARKED, Agreement, Measure, Measured, Note, Pair
from annotator.ui.overview.asked import Asked
from annotator.ui.overview.asked import Cell as Place
from annotator.ui.overview.cells import Cell, Dot, Kind
from annotator.ui.overview.numbers import Numbers, Written, undefined

Many = Mapping[str, Measured]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An agreement and how to speak of it. `pair` and `label` are what was chosen, None and "" everything.

    `agreement` is of the chosen two alone where `of_pair`; else of everybody.
    """

    agreement: Agreement
    names: Mapping[str, str]
    scheme: Scheme
    numbers: Numbers
    pair: Pair | None = None
    label: str = ""
    of_pair: bool = False

    def person(self, person_id: str) -> str:
        """Return an annotator's name as it is shown."""
        return self.names.get(person_id) or person_id

    def people(self) -> tuple[str, ...]:
        """Return the ids of the annotators compared, the chosen two only where two are chosen."""
        return self.pair or tuple(person.id for person in self.agreement.annotators)

    def pairs(self) -> tuple[Pair, ...]:
        """Return all pairs that are compared, in the order of the annotators."""
        known = {*self.agreement.confusion, *self.agreement.strict_f1.by_pair}
        place = {person.id: at for at, person in enumerate(self.agreement.annotators)}
        return tuple(sorted(known, key=lambda pair: sorted(place.get(person, len(place)) for person in pair)))

    def label_name(self, label_id: str) -> str:
        """Return a label's name; of NOT_MARKED the words for it."""
        if label_id == NOT_MARKED:
            return QCoreApplication.translate("Overview", "not marked")
        label = self.scheme.label(label_id)
        return named(label.names, self.numbers.language) if label else label_id

    def link_name(self, type_id: str) -> str:
        """Return a link type's name."""
        found = self.scheme.link_type(type_id)
        return named(found.names, self.numbers.language) if found else type_id

    def attribute_name(self, key: str) -> str:
        """Return an attribute's name; a key may say the label too, as "claim.form"."""
        label_id, _, attribute_id = key.rpartition(".")
        for label in self.scheme.labels:
            attribute = label.attribute(attribute_id) if label_id in {"", label.id} else None
            if attribute is not None:
                name = named(attribute.names, self.numbers.language)
                return f"{self.label_name(label.id)}: {name}" if label_id else name
        return key

    def labels(self) -> tuple[str, ...]:
        """Return the labels in use or met, in the scheme's order; the chosen one alone where one is."""
        if self.label:
            return (self.label,)
        return self.all_labels()

    def all_labels(self) -> tuple[str, ...]:
        """Return every label in use or met, in the scheme's order."""
        met = {label for counts in self.agreement.spans.values() for label in counts}
        met |= {label for cells in self.agreement.confusion.values() for cell in cells for label in cell}
        met |= set(self.agreement.strict_f1.by_label)
        known = [label.id for label in self.scheme.labels if not label.retired or label.id in met]
        return (*known, *sorted(met.difference(known, {NOT_MARKED})))

    def overall(self, measure: Measure) -> Measured:
        """Return a measure over everything chosen."""
        if self.pair is None or self.of_pair:
            return measure.overall
        return measure.by_pair.get(self.pair, NOT_COUNTED)

    def asked(self, measure: str, *, label: str = "", cell: Place | None = None) -> Asked:
        """Return what stands for a number of the chosen people."""
        return Asked(measure=measure, label=label, pair=self.pair, cell=cell)

    def share_of(self, measured: Measured, write: Written) -> str:
        """Return a number as it is written, or the word for undefined."""
        return undefined() if measured.value is None else write(measured.value)


NOT_COUNTED = Measured(value=None)
"""Stands where a measure says nothing of a label, a pair or an article."""


class Notes:
    """The footnotes of a table: what is said of all its numbers stands without a mark, the rest with one each.

    Notes that differ by their numbers only ("24 articles", "22 articles") are one footnote, which says from where to
    where these go; the exact ones are read out with each number.
    """

    def __init__(self, numbers: Numbers, measured: Iterable[Measured]) -> None:
        self._numbers = numbers
        every = [_notes_of(one) for one in measured if one is not NOT_COUNTED]
        self._notes: dict[str, list[Note]] = {}
        for note in (note for notes in every for note in notes):
            self._notes.setdefault(note.template, []).append(note)
        said = [{note.template for note in notes} for notes in every]
        self._common = [template for template in self._notes if all(template in one for one in said)]
        rest = (template for template in self._notes if template not in self._common)
        self._marks = {template: str(at) for at, template in enumerate(rest, 1)}

    def mark(self, measured: Measured) -> str:
        """Return the marks of a number's notes: "1", "1,2"; empty where all share them."""
        marks = (self._marks.get(note.template, "") for note in _notes_of(measured))
        return ",".join(sorted({mark for mark in marks if mark}, key=int))

    def foot(self) -> tuple[str, ...]:
        """Return the notes as they stand below the table."""
        marked = (f"{_raised(mark)} {self._told(template)}" for template, mark in self._marks.items())
        return (*(_sentence(self._told(template)) for template in self._common), *marked)

    def _told(self, template: str) -> str:
        return self._numbers.notes_together(self._notes[template])


def _notes_of(measured: Measured) -> tuple[Note, ...]:
    if measured is NOT_COUNTED:
        return ()
    if measured.value is None and not measured.notes:
        return (Note(undefined()),)
    if measured.value is not None and measured.low is None and not measured.notes:
        return (Note(QCoreApplication.translate("Overview", "no interval")),)
    return measured.notes


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _raised(mark: str) -> str:
    return mark.translate(_RAISED)


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "…")) else f"{text}."


@dataclass(frozen=True, slots=True)
class Cells:
    """Makes cells of numbers, with one set of footnotes."""

    source: Source
    notes: Notes

    def number(self, measured: Measured, write: Written, asked: Asked, *, strong: bool = False) -> Cell:
        """Return a number with its interval, or the word for undefined; nothing where it does not apply."""
        if measured is NOT_COUNTED:
            return Cell(spoken=QCoreApplication.translate("Overview", "does not apply"))
        numbers = self.source.numbers
        return Cell(
            text=self.source.share_of(measured, write),
            sub=numbers.interval(measured, write),
            mark=self.notes.mark(measured),
            strong=strong,
            quiet=measured.value is None,
            asked=asked,
            spoken=numbers.spoken(measured, write),
        )

    def plot(self, measured: Measured, asked: Asked) -> Cell:
        """Return dot and bar of a number between 0 and 1."""
        dot = Dot(value=measured.value, low=measured.low, high=measured.high)
        spoken = self.source.numbers.spoken(measured, self.source.numbers.decimal)
        return Cell(kind=Kind.INTERVAL, dot=dot, asked=asked, spoken=spoken)

    def reason(self, measured: Measured, asked: Asked, columns: int) -> Cell:
        """Return the reason why a whole row is undefined, over some columns."""
        why = self.source.numbers.why(measured)
        said = f"{undefined()} {why}".strip()
        return Cell(text=undefined(), sub=why, strong=True, asked=asked, spoken=said, spans=columns)


def row_of(
    cells: Cells, name: Cell, several: list[tuple[Measured, Written, Asked]], *, strong: bool = False
) -> tuple[Cell, ...]:
    """Return a row of numbers behind a name; one reason in their place where all are undefined for the same one."""
    said = [one for one, _, _ in several if one is not NOT_COUNTED]
    why = {cells.source.numbers.why(one) for one in said}
    if said and all(one.value is None for one in said) and len(why) == 1:
        return (name, cells.reason(said[0], several[0][2], len(several)))
    return (name, *(cells.number(one, write, asked, strong=strong) for one, write, asked in several))


def marked_apart(several: list[list[tuple[Measured, Written, Asked]]], numbers: Numbers) -> list[Measured]:
    """Return the numbers of those rows that are shown one by one: whose footnotes are needed."""
    shown = []
    for row in several:
        said = [one for one, _, _ in row if one is not NOT_COUNTED]
        why: Callable[[Measured], str] = numbers.why
        if not (all(one.value is None for one in said) and len({why(one) for one in said}) == 1):
            shown += said
    return shown
