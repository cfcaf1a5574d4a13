"""The matrices: label against label, and pair against pair."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication

from annotator.services.agreement.results import NOT_MARKED, Measure, Measured, Pair
from annotator.ui.overview import asked as names
from annotator.ui.overview.asked import Cell as Place
from annotator.ui.overview.cells import Align, Card, Cell, Column, Kind, Sheet
from annotator.ui.overview.counted import Overview
from annotator.ui.overview.drawing import DARKEST
from annotator.ui.overview.numbers import Written
from annotator.ui.overview.source import NOT_COUNTED, Cells, Notes, Source

translate = QCoreApplication.translate
_HALF, _LIGHTEST = 0.5, 0.45
"""In the matrix of pairs shade begins at one half, and the number 1 has this much ink: most values lie close."""
PAIR_MEASURES = (
    names.STRICT,
    names.RELAXED,
    names.SPAN_ONLY,
    names.AGR,
    names.ALPHA,
    names.LABEL_PERCENT,
    names.LABEL_ALPHA,
    names.EXACT,
    names.IOU,
    names.ATTRIBUTE_PERCENT,
    names.VALUES,
    names.LINKS_ALL,
    names.LINKS_GIVEN,
    names.FLIP_RATE,
)
"""The measures that the matrix of pairs can show."""
_SHARES = {names.LABEL_PERCENT, names.EXACT, names.ATTRIBUTE_PERCENT, names.FLIP_RATE}


def measure_names() -> dict[str, str]:
    """Return the names of measures as they are read."""
    return {
        names.STRICT: translate("Overview", "strict F1"),
        names.RELAXED: translate("Overview", "relaxed F1"),
        names.SPAN_ONLY: translate("Overview", "span-only F1"),
        names.AGR: translate("Overview", "agr: how much of the row's the column has"),
        names.ALPHA: translate("Overview", "alpha by character"),
        names.LABEL_PERCENT: translate("Overview", "same label, given a match"),
        names.LABEL_ALPHA: translate("Overview", "alpha of labels, given a match"),
        names.EXACT: translate("Overview", "same bounds, given a match"),
        names.START_SHIFT: translate("Overview", "start shift, given a match"),
        names.END_SHIFT: translate("Overview", "end shift, given a match"),
        names.IOU: translate("Overview", "mean IoU, given a match"),
        names.ATTRIBUTE_PERCENT: translate("Overview", "same attributes, given a match"),
        names.ATTRIBUTE_ALPHA: translate("Overview", "alpha of attributes, given a match"),
        names.VALUES: translate("Overview", "figure values, given a match"),
        names.LINKS_ALL: translate("Overview", "links, over all"),
        names.LINKS_GIVEN: translate("Overview", "links, given both ends"),
        names.FLIPS: translate("Overview", "claim against denial"),
        names.FLIP_RATE: translate("Overview", "claim against denial, rate"),
        names.KINDS: translate("Overview", "disagreements"),
        names.CONFUSION: translate("Overview", "label against label"),
        names.SPANS: translate("Overview", "spans"),
        names.OVER_TIME: translate("Overview", "strict F1"),
        names.TO_DECIDE: translate("Overview", "disagreements to decide"),
        names.WORK: translate("Overview", "progress"),
    }


def confusion(source: Source) -> Card:
    """Return the heat map of label against label; ink stands for the share of a row.

    Over all pairs it is the same both ways round, as no annotator is the first: a cell off the diagonal counts the
    places where one of two has the row's label and the other the column's.
    """
    counts = _counts(source)
    labels = (*source.all_labels(), NOT_MARKED)
    one, two = (source.person(person_id) for person_id in source.pair) if source.pair else ("", "")
    rows = []
    for mine in labels:
        whole = sum(counts[mine, theirs] for theirs in labels)
        cells = (_heat(source, (mine, theirs), counts[mine, theirs], whole) for theirs in labels)
        rows.append((_side(source.label_name(mine), strong=bool(source.label) and mine == source.label), *cells))
    heads = [Column(head=source.label_name(label), least=44, align=Align.CENTRE, grows=1) for label in labels]
    if source.pair:
        hint = translate("Overview", "matched spans: rows {one}, columns {two}; row share shaded")
        hint = hint.format(one=one, two=two)
    else:
        hint = translate("Overview", "matched spans of two annotators; row share shaded")
    return Card(
        id="confusion",
        title=translate("Overview", "Label against label"),
        hint=hint,
        sheet=Sheet(columns=(Column(align=Align.RIGHT, most=160), *heads), rows=tuple(rows), grid=True, high=36),
        foot=(translate("Overview", "Counts of matched spans, no estimates: they have no interval."),),
    )


def _counts(source: Source) -> Counter[Place]:
    counts: Counter[Place] = Counter()
    for pair, cells in source.agreement.confusion.items():
        if source.pair not in (None, pair):
            continue
        for (mine, theirs), count in cells.items():
            counts[mine, theirs] += count
            if source.pair is None and mine != theirs:
                counts[theirs, mine] += count
    return counts


def _side(text: str, *, strong: bool = False) -> Cell:
    return Cell(text=text, strong=strong)


def _heat(source: Source, place: Place, count: int, whole: int) -> Cell:
    mine, theirs = place
    if mine == theirs == NOT_MARKED:
        return Cell()
    numbers, share = source.numbers, count / whole if whole else 0.0
    said = translate("Overview", "{mine} against {theirs}: {count}, {share} of the row")
    return Cell(
        text=numbers.count(count),
        kind=Kind.HEAT,
        share=share if count else None,
        quiet=not count,
        asked=source.asked(names.CONFUSION, cell=place),
        spoken=said.format(
            mine=source.label_name(mine),
            theirs=source.label_name(theirs),
            count=numbers.count(count),
            share=numbers.percent(share),
        ),
    )


def pairs(source: Source, measure: str = names.STRICT) -> Card:
    """Return the matrix of pairs under a measure; those chosen stand out."""
    compared = {person for pair in source.pairs() for person in pair}
    people = [person.id for person in source.agreement.annotators if person.id in compared]
    found = {(one, two): _between(source, measure, one, two) for one in people for two in people if one != two}
    cells = Cells(source, Notes(source.numbers, found.values()))
    rows = []
    for one in people:
        row = [_pair_cell(cells, measure, one, two, found) for two in people]
        rows.append((_side(source.person(one), strong=source.pair is not None and one in source.pair), *row))
    heads = [Column(head=source.person(two), least=66, align=Align.CENTRE, grows=1) for two in people]
    columns = (Column(align=Align.RIGHT, most=140), *heads)
    chosen = measure_names()
    return Card(
        id="pairs",
        title=translate("Overview", "Pairs"),
        sheet=Sheet(columns=columns, rows=tuple(rows), grid=True, high=46),
        foot=(*_shared(source, found), *cells.notes.foot()),
        choices=tuple((name, chosen[name]) for name in PAIR_MEASURES),
        chosen=measure,
    )


def _between(source: Source, measure: str, one: str, two: str) -> Measured:
    pair: Pair = (one, two) if one < two else (two, one)
    if measure == names.AGR:
        both = source.agreement.agr.get(pair)
        return NOT_COUNTED if both is None else both[0 if one < two else 1]
    found: Measure = getattr(source.agreement, measure)
    return found.by_pair.get(pair, NOT_COUNTED)


def _pair_cell(cells: Cells, measure: str, one: str, two: str, found: dict[Pair, Measured]) -> Cell:
    if one == two:
        return Cell(text="–", kind=Kind.HEAT, quiet=True)
    source, measured = cells.source, found[one, two]
    write: Written = source.numbers.percent if measure in _SHARES else source.numbers.decimal
    pair: Pair = (one, two) if one < two else (two, one)
    made = cells.number(measured, write, names.Asked(measure=measure, pair=pair))
    value = measured.value
    ink = 0.0 if value is None else max(value - _HALF, 0.0) / (1 - _HALF) * _LIGHTEST
    said = f"{source.person(one)}, {source.person(two)}: {made.said}"
    return Cell(
        text=made.text,
        sub=made.sub,
        mark=made.mark,
        kind=Kind.HEAT,
        share=ink / DARKEST if value is not None else None,
        asked=made.asked,
        spoken=said,
    )


def _shared(source: Source, found: dict[Pair, Measured]) -> tuple[str, ...]:
    """Say how many articles a pair shares, where they are too few for an interval."""
    said = []
    for (one, two), measured in found.items():
        if one < two and measured.value is not None and measured.low is None:
            articles = measured.articles
            words = Overview().shared(articles)
            said.append(words.format(one=source.person(one), two=source.person(two)))
    return tuple(said)
