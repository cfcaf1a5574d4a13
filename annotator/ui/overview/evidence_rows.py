"""What is behind a number of the overview, from the comparison to rows: both sides' words, what differs first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotator.domain.compared import ComparedSpan
from annotator.services import comparing
from annotator.services.agreement import evidence
from annotator.services.agreement.evidence import Evidence
from annotator.services.jobs import Cancelled
from annotator.store.project import Project
from annotator.ui.overview import asked as names_of
from annotator.ui.overview.asked import Asked, BehindRow, Side

MOST = 2000
"""Rows that are listed; more nobody reads."""
_QUOTED = 160
_IN_PLACE_OF = {names_of.OVER_TIME: names_of.STRICT, names_of.SPANS: names_of.STRICT}
"""What is looked at for what is no measure itself."""


def behind_rows(project: Project, asked: Asked, names: Mapping[str, str], *, cancelled: Cancelled) -> list[BehindRow]:
    """Return the places behind a number, in the order of the articles; `names` are the annotators' by id."""
    rows: list[BehindRow] = []
    for found in _behind(project, asked, cancelled):
        text = project.article(found.article_id).text
        for one in sorted(found.evidence, key=lambda one: (one.agrees, one.start, one.end)):
            rows.append(_row(found, one, text, names))
            if len(rows) == MOST:
                return rows
    return rows


def _behind(project: Project, asked: Asked, cancelled: Cancelled) -> Iterator[comparing.Behind]:
    """Yield the articles behind a number; over all pairs, a cell of two labels stands for both orders."""
    cells = [asked.cell]
    if asked.pair is None and asked.cell is not None and asked.cell[0] != asked.cell[1]:
        cells.append((asked.cell[1], asked.cell[0]))
    for cell in cells:
        wanted = evidence.Asked(
            measure=_IN_PLACE_OF.get(asked.measure, asked.measure),
            part=asked.label,
            pair=asked.pair,
            article_id=asked.article,
            cell=cell,
        )
        yield from comparing.behind(project, wanted, cancelled=cancelled)


def _row(found: comparing.Behind, one: Evidence, text: str, names: Mapping[str, str]) -> BehindRow:
    values = [_value(value) for value in one.values] + ["", ""]
    return BehindRow(
        article=found.article_id,
        title=found.title,
        start=one.start,
        end=one.end,
        first=_side(names[one.pair[0]], one.first, one.first_target, text, values[0]),
        second=_side(names[one.pair[1]], one.second, one.second_target, text, values[1]),
    )


def _side(name: str, span: ComparedSpan | None, target: ComparedSpan | None, text: str, value: str) -> Side:
    if span is None:
        return Side(name=name)
    more = f"→ {_cut(text, target)}" if target is not None else value
    return Side(name=name, label=span.label, quote=_cut(text, span), more=more)


def _cut(text: str, span: ComparedSpan) -> str:
    words = " ".join(text[span.start : min(span.end, span.start + _QUOTED)].split())
    return words if span.end - span.start <= _QUOTED else f"{words}…"


def _value(value: object) -> str:
    return "" if value in (None, "") else str(value)
