"""The tables by label, link type and attribute, and the big numbers above them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.services.agreement.results import Measure, Measured
from annotator.ui.overview import asked as names
from annotator.ui.overview.asked import Asked
from annotator.ui.overview.cells import Align, Big, Card, Cell, Column, Kind, Sheet
from annotator.ui.overview.counted import Overview
from annotator.ui.overview.numbers import NO_BREAK, Written
from annotator.ui.overview.source import NOT_COUNTED, Cells, Notes, Source, marked_apart, row_of

translate = QCoreApplication.translate
Several = list[tuple[Measured, Written, Asked]]


def big_numbers(source: Source, decided: tuple[int, int] | None = None) -> tuple[Big, ...]:
    """Return the five numbers at the top; `decided` are disagreements decided, and all of them, in the review."""
    return (
        _strict(source),
        _flips(source),
        _given(source, names.VALUES, translate("Overview", "figure values, given a match"), figures=True),
        _given(source, names.LINKS_GIVEN, translate("Overview", "links, given both ends"), figures=False),
        _disagreements(source, decided),
    )


def _strict(source: Source) -> Big:
    measure = source.agreement.strict_f1
    if source.label and (source.pair is None or source.of_pair):
        measured = measure.by_label.get(source.label, NOT_COUNTED)
        name = translate("Overview", "strict F1, {label}").format(label=source.label_name(source.label))
    else:
        measured, name = source.overall(measure), translate("Overview", "strict F1, all labels")
    return _big(source, measured, name, source.asked(names.STRICT, label=source.label), source.numbers.decimal)


def _big(source: Source, measured: Measured, name: str, asked: Asked, write: Written, counted: str = "") -> Big:
    numbers = source.numbers
    if measured.value is None:
        said = numbers.why(measured) or translate("Overview", "not counted for these")
        hint = said
    else:
        parts = [numbers.interval(measured, write), *numbers.notes(measured)]
        hint = ", ".join(part for part in (counted, *parts) if part)
    text = source.share_of(measured, write)
    return Big(text=text, name=name, hint=hint, spoken=f"{name}: {text}; {hint}", asked=asked)


def _flips(source: Source) -> Big:
    """Return the count of flips with their rate, its interval and what it is of."""
    numbers = source.numbers
    count, rate = source.overall(source.agreement.flip_count), source.overall(source.agreement.flip_rate)
    name = translate("Overview", "claim against denial")
    asked = source.asked(names.FLIPS)
    if count.value is None or rate.value is None:
        shown = rate if count.value is not None else count
        big = _big(source, shown, name, asked, numbers.percent)
        if count.value is None:
            return big
        text = numbers.count(count.value)
        return Big(text=text, name=name, hint=f"{_rate()} {big.text} {big.hint}", spoken=big.spoken, asked=asked)
    said = translate("Overview", "{share} of {count} matched claims and denials")
    counted = said.format(share=numbers.percent(rate.value), count=numbers.count(rate.n))
    parts = [counted, numbers.interval(rate, numbers.percent), *numbers.notes(rate)]
    hint = ", ".join(part for part in parts if part)
    text = numbers.count(count.value)
    return Big(text=text, name=name, hint=hint, spoken=f"{name}: {text}; {hint}", asked=asked)


def _rate() -> str:
    return translate("Overview", "rate")


def _given(source: Source, measure: str, name: str, *, figures: bool) -> Big:
    """Values or links, given that their spans match."""
    measured = source.overall(getattr(source.agreement, measure))
    said = translate("Overview", "of {count} matched figures") if figures else translate("Overview", "of {count} links")
    counted = said.format(count=source.numbers.count(measured.n)) if measured.n else ""
    return _big(source, measured, name, source.asked(measure), source.numbers.decimal, counted)


def _disagreements(source: Source, decided: tuple[int, int] | None) -> Big:
    numbers = source.numbers
    if decided is not None:
        done, every = decided
        text, name = numbers.count(every - done), translate("Overview", "disagreements to decide")
        hint = translate("Overview", "{done} of {every} decided")
        hint = hint.format(done=numbers.count(done), every=numbers.count(every))
    else:
        count = sum(source.agreement.kinds.values())
        text, name = numbers.count(count), translate("Overview", "disagreements")
        articles = source.agreement.coverage.compared
        hint = Overview().undecided(articles)
    return Big(text=text, name=name, hint=hint, spoken=f"{name}: {text}; {hint}", asked=Asked(measure=names.TO_DECIDE))


_MANY = 6
"""Of more people than these the spans are not told one by one."""
_BY_LABEL = (names.STRICT, names.RELAXED, names.SPAN_ONLY, names.ALPHA, names.EXACT)


def by_label(source: Source) -> Card:
    """Return the table by label: strict F1 as a plot and a number, then the measures beside it."""
    measures = [(name, getattr(source.agreement, name)) for name in _BY_LABEL]
    labels = source.labels() if source.pair is None or source.of_pair else ()
    rows = [(label, [_of(source, name, measure, label) for name, measure in measures]) for label in labels]
    whole = [_whole(source, name, measure) for name, measure in measures]
    several = [row for _, row in rows] + [whole]
    cells = Cells(source, Notes(source.numbers, marked_apart(several, source.numbers)))
    made = [_label_row(cells, label, row) for label, row in rows]
    everything = _label_row(cells, "", whole)
    # A link's reason may be the only thing to be said of it: its table says the rest.
    return Card(
        id="by_label",
        title=translate("Overview", "By label"),
        hint=_pooled(source),
        sheet=Sheet(columns=_label_columns(), rows=(*made, everything), last_is_sum=True),
        foot=(*_not_by_label(source), *cells.notes.foot()),
    )


def _pooled(source: Source) -> str:
    if source.pair is not None:
        one, other = (source.person(person_id) for person_id in source.pair)
        said = translate("Overview", "{one} and {other}; interval from 2,000 resamples of articles")
        return said.format(one=one, other=other)
    return Overview().pairs(_pairs(source))


def _pairs(source: Source) -> int:
    return len(source.pairs())


def _not_by_label(source: Source) -> tuple[str, ...]:
    if source.pair is None or source.of_pair:
        return ()
    return (translate("Overview", "By label it is counted for all annotators together only."),)


def _label_columns() -> tuple[Column, ...]:
    head = translate("Overview", "Strict F1, 95 % interval").replace(" %", f"{NO_BREAK}%")
    right = [
        translate("Overview", "Relaxed"),
        translate("Overview", "Span only"),
        translate("Overview", "Alpha"),
        translate("Overview", "Same bounds"),
        translate("Overview", "Spans of each"),
    ]
    return (
        Column(head=translate("Overview", "Label"), least=110, most=200),
        Column(head=head, least=150, most=150, gives=True),
        Column(head=translate("Overview", "F1"), grows=1),
        *(Column(head=words, grows=1, align=Align.RIGHT) for words in right),
    )


def _of(source: Source, name: str, measure: Measure, label: str) -> tuple[Measured, Written, Asked]:
    return measure.by_label.get(label, NOT_COUNTED), _write(source, name), source.asked(name, label=label)


def _whole(source: Source, name: str, measure: Measure) -> tuple[Measured, Written, Asked]:
    return source.overall(measure), _write(source, name), source.asked(name)


def _write(source: Source, name: str) -> Written:
    return source.numbers.percent if name in _SHARES else source.numbers.decimal


_SHARES = {names.EXACT, names.LABEL_PERCENT, names.ATTRIBUTE_PERCENT, names.FLIP_RATE}


def _label_row(cells: Cells, label: str, row: Several) -> tuple[Cell, ...]:
    source, strong = cells.source, not label
    first, _, asked = row[0]
    name = _label_cell(source, label, asked)
    made = row_of(cells, name, row, strong=strong)
    if len(made) == 2:
        reason = cells.reason(first if first is not NOT_COUNTED else row[1][0], asked, len(row) + 1)
        return (name, reason, *[Cell()] * len(row), _spans_cell(source, label, strong=strong))
    lead = cells.number(*row[0], strong=True)
    return (name, cells.plot(first, asked), lead, *made[2:], _spans_cell(source, label, strong=strong))


def _label_cell(source: Source, label: str, asked: Asked) -> Cell:
    if not label:
        return Cell(text=translate("Overview", "All labels"), strong=True, asked=asked)
    return Cell(text=source.label_name(label), kind=Kind.LABEL, label=label, asked=asked)


def _spans_cell(source: Source, label: str, *, strong: bool) -> Cell:
    """How many spans each annotator has, in the order of the annotators."""
    spans, numbers = source.agreement.spans, source.numbers
    counts = []
    for person_id in source.people():
        of_labels = spans.get(person_id, {})
        counts.append((source.person(person_id), of_labels.get(label, 0) if label else sum(of_labels.values())))
    written = [numbers.count(count) for _, count in counts]
    said = ", ".join(f"{name} {count}" for (name, _), count in zip(counts, written, strict=True))
    half = (len(written) + 1) // 2 if len(written) > 3 else len(written)
    text, sub = " ".join(written[:half]), " ".join(written[half:])
    if len(counts) > _MANY:  # so many numbers without names say nothing: the range, and the rest where it is opened
        low, high = min(count for _, count in counts), max(count for _, count in counts)
        text = f"{numbers.count(low)}–{numbers.count(high)}"
        sub = translate("Overview", "{count} people").format(count=numbers.count(len(counts)))
    return Cell(
        text=text,
        sub=sub,
        quiet=True,
        strong=strong,
        asked=source.asked(names.SPANS, label=label),
        spoken=said,
    )


def links(source: Source) -> Card:
    """Return the table of link types: over all, and given that both ends match."""
    both = [(names.LINKS_ALL, source.agreement.links_all), (names.LINKS_GIVEN, source.agreement.links_given_ends)]
    met = {key for _, measure in both for key in measure.by_label}
    types = [known.id for known in source.scheme.link_types if known.id in met]
    types += sorted(met.difference(types))
    rows = [(source.link_name(key), [_of(source, name, measure, key) for name, measure in both]) for key in types]
    heads = (translate("Overview", "F1, over all"), translate("Overview", "F1, given both ends"))
    return _plain_card(
        source,
        Card(
            id="links",
            title=translate("Overview", "Links"),
            hint=translate("Overview", "same source, target and type"),
            sheet=Sheet(columns=_plain_columns(translate("Overview", "Link"), heads), rows=()),
        ),
        [] if source.pair is not None and not source.of_pair else rows,
        (translate("Overview", "All links"), [_whole(source, name, measure) for name, measure in both]),
    )


def attributes(source: Source) -> Card:
    """Return the table of attributes, given that their spans match, and of figures' values compared as numbers."""
    agreement = source.agreement
    both = [
        (names.ATTRIBUTE_PERCENT, agreement.attribute_percent),
        (names.ATTRIBUTE_ALPHA, agreement.attribute_alpha),
    ]
    keys = [key for key in _attribute_keys(source) if _is_of(source, key)]
    rows = [(source.attribute_name(key), [_of(source, name, measure, key) for name, measure in both]) for key in keys]
    value = (source.overall(agreement.value_agreement), source.numbers.percent, source.asked(names.VALUES))
    nothing = (NOT_COUNTED, source.numbers.decimal, source.asked(names.VALUES))
    rows.append((translate("Overview", "figure value, as a number"), [value, nothing]))
    heads = (translate("Overview", "The same"), translate("Overview", "Alpha"))
    return _plain_card(
        source,
        Card(
            id="attributes",
            title=translate("Overview", "Attributes and values"),
            hint=translate("Overview", "of matched spans of one label"),
            sheet=Sheet(columns=_plain_columns(translate("Overview", "Attribute"), heads), rows=()),
        ),
        rows[-1:] if source.pair is not None and not source.of_pair else rows,
        (translate("Overview", "All attributes"), [_whole(source, name, measure) for name, measure in both]),
    )


def _attribute_keys(source: Source) -> list[str]:
    """Return the attributes there are numbers of, in the scheme's order."""
    met = {*source.agreement.attribute_percent.by_label, *source.agreement.attribute_alpha.by_label}
    fields = [(label.id, attribute.id) for label in source.scheme.labels for attribute in label.attributes]
    order = [*(f"{label}.{attribute}" for label, attribute in fields), *(attribute for _, attribute in fields)]
    place = {key: at for at, key in reversed(list(enumerate(order)))}
    return sorted(met, key=lambda key: (place.get(key, len(order)), key))


def _is_of(source: Source, key: str) -> bool:
    label_id, _, attribute_id = key.rpartition(".")
    if not source.label:
        return True
    label = source.scheme.label(source.label)
    return label_id in {"", source.label} and (label is None or label.attribute(attribute_id) is not None)


def given_a_match(source: Source) -> Card:
    """Return what matched spans have in common: the label over all, the boundaries by label."""
    agreement, numbers = source.agreement, source.numbers
    chars: Written = numbers.count
    columns: list[tuple[str, Measure, Written]] = [
        (names.LABEL_PERCENT, agreement.label_percent, numbers.percent),
        (names.LABEL_ALPHA, agreement.label_alpha, numbers.decimal),
        (names.EXACT, agreement.boundary_exact, numbers.percent),
        (names.START_SHIFT, agreement.boundary_start_shift, chars),
        (names.END_SHIFT, agreement.boundary_end_shift, chars),
        (names.IOU, agreement.boundary_iou, numbers.decimal),
    ]
    labels = source.labels() if source.pair is None or source.of_pair else ()
    rows: list[tuple[str, Several]] = []
    for label in labels:
        of_it = [(m.by_label.get(label, NOT_COUNTED), w, source.asked(n, label=label)) for n, m, w in columns]
        rows.append((label, of_it))
    whole: Several = [(source.overall(m), w, source.asked(n)) for n, m, w in columns]
    heads = (
        translate("Overview", "Same label"),
        translate("Overview", "Alpha of labels"),
        translate("Overview", "Same bounds"),
        translate("Overview", "Start shift"),
        translate("Overview", "End shift"),
        translate("Overview", "Mean IoU"),
    )
    card = Card(
        id="matched",
        title=translate("Overview", "Given a match"),
        hint=translate("Overview", "matched spans; shifts are medians, in characters"),
        sheet=Sheet(columns=_plain_columns(translate("Overview", "Label"), heads), rows=()),
    )
    return _plain_card(source, card, rows, (translate("Overview", "All labels"), whole), are_labels=True)


def _plain_columns(first: str, heads: tuple[str, ...]) -> tuple[Column, ...]:
    right = (Column(head=head, grows=1, align=Align.RIGHT) for head in heads)
    return (Column(head=first, least=110, most=200, grows=1), *right)


def _plain_card(
    source: Source,
    card: Card,
    rows: list[tuple[str, Several]],
    last: tuple[str, Several],
    *,
    are_labels: bool = False,
) -> Card:
    """Fill a card with rows of numbers and a last one over all of them."""
    several = [row for _, row in rows] + [last[1]]
    cells = Cells(source, Notes(source.numbers, marked_apart(several, source.numbers)))
    made = []
    for name, row in rows:
        asked = row[0][2]
        first = _label_cell(source, name, asked) if are_labels else Cell(text=name, asked=asked)
        made.append(row_of(cells, first, row))
    sum_row = row_of(cells, Cell(text=last[0], strong=True, asked=last[1][0][2]), last[1], strong=True)
    sheet = Sheet(columns=card.sheet.columns, rows=(*made, sum_row), last_is_sum=True)
    return Card(
        id=card.id,
        title=card.title,
        hint=card.hint,
        sheet=sheet,
        foot=(*_not_by_label(source), *cells.notes.foot()),
    )
