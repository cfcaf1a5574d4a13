"""The other cards: the articles to look at first, agreement over time, kinds of disagreement, progress by person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain import disagreement
from annotator.services.agreement.results import Measured
from annotator.ui.overview import asked as names
from annotator.ui.overview.asked import Asked, PersonRow
from annotator.ui.overview.cells import Align, Card, Cell, Column, Dot, Kind, Sheet
from annotator.ui.overview.numbers import Numbers
from annotator.ui.overview.source import Cells, Notes, Source

translate = QCoreApplication.translate
WORST = 6
"""How many articles are listed to be looked at first."""


def kind_names() -> dict[str, str]:
    """Return the names of the kinds of disagreement, in their order."""
    return {
        disagreement.POLARITY: translate("Overview", "claim against denial"),
        disagreement.LABEL: translate("Overview", "another label"),
        disagreement.VALUE: translate("Overview", "another value"),
        disagreement.MISSING: translate("Overview", "marked by one only"),
        disagreement.SPLIT: translate("Overview", "split or joined"),
        disagreement.BOUNDARY: translate("Overview", "other bounds"),
        disagreement.ATTRIBUTE: translate("Overview", "another attribute"),
        disagreement.LINK_MISSING: translate("Overview", "link of one only"),
        disagreement.LINK_TARGET: translate("Overview", "another target"),
        disagreement.LINK_TYPE: translate("Overview", "another link type"),
    }


def worst(source: Source) -> Card:
    """Return the articles with the lowest F1; a number of one article is for finding it, not for telling it."""
    agreement, numbers = source.agreement, source.numbers
    flips = agreement.flip_count.by_article
    found = [
        (measured.value, _flips_of(flips.get(article)), agreement.titles.get(article) or article, article)
        for article, measured in agreement.strict_f1.by_article.items()
        if measured.value is not None
    ]
    rows = []
    for value, flipped, title, article in sorted(found, key=lambda one: (one[0], -one[1], one[2]))[:WORST]:
        said = f"{title}: F1 {numbers.decimal(value)}"
        rows.append(
            (
                Cell(text=title, kind=Kind.QUOTE, asked=Asked(measure=names.STRICT, article=article), spoken=said),
                Cell(text=numbers.decimal(value), asked=Asked(measure=names.STRICT, article=article), spoken=said),
                Cell(text=numbers.count(flipped), asked=Asked(measure=names.FLIPS, article=article)),
            )
        )
    return Card(
        id="worst",
        title=translate("Overview", "Look at these first"),
        hint=translate("Overview", "lowest F1 of an article"),
        sheet=Sheet(columns=_worst_columns(), rows=tuple(rows)),
        foot=(translate("Overview", "Of one article each, so without interval: to find it, not to report it."),),
    )


def _flips_of(measured: Measured | None) -> int:
    return round(measured.value) if measured is not None and measured.value is not None else 0


def _worst_columns() -> tuple[Column, ...]:
    return (
        Column(head=translate("Overview", "Article"), least=190, most=190, grows=1),
        Column(head=translate("Overview", "F1"), align=Align.RIGHT),
        Column(head=translate("Overview", "Flips"), align=Align.RIGHT),
    )


def over_time(source: Source) -> Card:
    """Return strict F1 by month as a plot: each month a cell with dot, interval and number."""
    months = source.agreement.over_time
    cells = Cells(source, Notes(source.numbers, [measured for _, measured in months]))
    values = [None, *(measured.value for _, measured in months), None]
    row = [_moment(cells, month, measured, (values[at], values[at + 2])) for at, (month, measured) in enumerate(months)]
    numbers = source.numbers
    axis = Cell(text=f"0 {numbers.decimal(0.5, 1)} 1", kind=Kind.AXIS, spoken=translate("Overview", "from 0 to 1"))
    columns = (Column(least=24), *(Column(least=64, grows=1, align=Align.CENTRE) for _ in row))
    return Card(
        id="over_time",
        title=translate("Overview", "Over time"),
        hint=translate("Overview", "strict F1 by the month in which the second of two finished"),
        sheet=Sheet(columns=columns, rows=((axis, *row),) if row else (), heads=False, high=270, tight=270, grid=True),
        foot=cells.notes.foot() if row else (translate("Overview", "No month yet."),),
    )


def _moment(cells: Cells, month: str, measured: Measured, beside: tuple[float | None, float | None]) -> Cell:
    numbers = cells.source.numbers
    made = cells.number(measured, numbers.decimal, Asked(measure=names.OVER_TIME, month=month))
    before, after = beside
    return Cell(
        text=made.text,
        sub=made.sub,
        mark=made.mark,
        kind=Kind.MOMENT,
        strong=True,
        quiet=made.quiet,
        below=numbers.month(month),
        dot=Dot(value=measured.value, low=measured.low, high=measured.high, before=before, after=after),
        asked=made.asked,
        spoken=f"{numbers.month(month)}: {made.said}",
    )


def kinds(source: Source) -> Card:
    """Return the kinds of disagreement as bars, the worst kind first; each disagreement counts once."""
    counts, named = source.agreement.kinds, kind_names()
    order = [kind for kind in disagreement.KINDS if kind in counts] + sorted(set(counts) - set(disagreement.KINDS))
    most = max(counts.values(), default=0)
    rows = []
    for kind in order:
        name, count = named.get(kind, kind), source.numbers.count(counts[kind])
        asked, said = Asked(measure=names.KINDS, kind=kind), f"{name}: {count}"
        bar = Cell(kind=Kind.BAR, share=counts[kind] / most if most else 0.0, asked=asked, spoken=said)
        rows.append((Cell(text=name, asked=asked), bar, Cell(text=count, asked=asked, spoken=said)))
    columns = (
        Column(head=translate("Overview", "Headed by")),
        Column(least=90, grows=1),
        Column(head=translate("Overview", "Places"), align=Align.RIGHT),
    )
    return Card(
        id="kinds",
        title=translate("Overview", "Kinds of disagreement"),
        hint=translate("Overview", "by their worst difference, all annotators"),
        sheet=Sheet(columns=columns, rows=tuple(rows), high=30, tight=30),
        foot=(translate("Overview", "Counts, no estimates: they have no interval."),),
    )


def people(rows: Sequence[PersonRow], numbers: Numbers) -> Card:
    """Return the progress by person."""
    made = tuple(_person(row, numbers) for row in rows)
    heads = (
        translate("Overview", "Finished"),
        translate("Overview", "In progress"),
        translate("Overview", "To do"),
        translate("Overview", "Skipped"),
        translate("Overview", "Hours"),
    )
    columns = (
        Column(head=translate("Overview", "Annotator"), least=110, most=200),
        Column(least=90, grows=3, gives=True),
        *(Column(head=head, grows=1, align=Align.RIGHT) for head in heads),
    )
    return Card(
        id="people",
        title=translate("Overview", "Progress by person"),
        hint=translate("Overview", "articles; the bar is what is finished"),
        sheet=Sheet(columns=columns, rows=made),
    )


def _person(row: PersonRow, numbers: Numbers) -> tuple[Cell, ...]:
    asked = Asked(measure=names.WORK, person=row.id)
    whole = row.finished + row.in_progress + row.todo + row.skipped
    share = row.finished / whole if whole else 0.0
    said = translate("Overview", "{share} finished").format(share=numbers.percent(share))
    counts = (row.finished, row.in_progress, row.todo, row.skipped)
    return (
        Cell(text=row.name, asked=asked),
        Cell(kind=Kind.BAR, share=share, asked=asked, spoken=said),
        *(Cell(text=numbers.count(count), asked=asked) for count in counts),
        Cell(text=numbers.decimal(row.hours, 1), asked=asked),
    )
