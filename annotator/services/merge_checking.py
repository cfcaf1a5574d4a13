"""Whether rows from elsewhere keep the rules: places and quotes of the text, labels and values of the scheme."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from annotator.domain.article import Json
from annotator.domain.assignment import Assignment
from annotator.domain.bundle import OwnRows, SharedRows
from annotator.domain.checking import check_link, check_span
from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError
from annotator.domain.merging import FIELDS, RowState
from annotator.domain.printing import NAME, on_one_line
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span, check_place
from annotator.domain.work import Work
from annotator.formats.fault import Fault
from annotator.formats.jsonl import UNTIED


def check_own(scheme: Scheme, text: str, own: OwnRows, *, quotes: bool) -> None:
    """Raise Fault where one annotator's rows do not fit the text or the scheme.

    With `quotes` the shown spans and links are checked too, which a reader of bundles has done already.
    """
    record = own.record
    if quotes and record is not None:
        spans = {span.id: span for span in record.spans}
        with _named("span") as at:
            for at.id, span in spans.items():
                check_span(scheme, text, span)
        with _named("link") as at:
            for link in record.links:
                at.id = link.id
                if link.extra.get(UNTIED) is not True:
                    check_link(scheme, link, spans[link.source_id], spans[link.target_id])
    for state in own.states:
        with _named(state.row, state.id):
            _check_state(scheme, text, own, state)


def check_shared(shared: SharedRows) -> None:
    """Raise Fault where the lead's rows of an article do not fit its text."""
    for state in shared.states:
        with _named(state.row, state.id):
            if state.row in {"zone", "split"}:
                check_place(shared.text, *_place(state))
            elif state.row == "assignment" and state.id != Assignment.of(*state.keys).id:
                raise RecordError(QT_TRANSLATE_NOOP("errors", "the id does not follow from article and annotator"))


@dataclass(slots=True)
class _At:
    id: str


@contextmanager
def _named(row: str, row_id: str = "") -> Iterator[_At]:
    """Say of which row a fault inside is; of many the id is told as they come."""
    at = _At(row_id)
    try:
        yield at
    except RecordError as error:
        raise Fault(QT_TRANSLATE_NOOP("errors", "{row} {id}: {reason}"), row=row, id=at.id, reason=error) from None


def _check_state(scheme: Scheme, text: str, own: OwnRows, state: RowState) -> None:
    if state.row == "span":
        _check_span_state(scheme, text, own, state)
    elif state.row == "rejection":
        check_place(text, *_place(state))
    elif state.row == "work" and state.id != Work.fresh(own.article_id, own.annotator_id).id:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "the id does not follow from article and annotator"))
    elif state.row == "link" and not state.gone and scheme.link_type(str(state.values[0])) is None:
        raise RecordError(
            QT_TRANSLATE_NOOP("errors", "link type “{type}” is not in the scheme, which has {known}"),
            type=on_one_line(state.values[0], NAME),
            known=", ".join(known.id for known in scheme.link_types),
        )


def _check_span_state(scheme: Scheme, text: str, own: OwnRows, state: RowState) -> None:
    values: Mapping[str, Json] = dict(zip(FIELDS["span"], state.values, strict=True))
    start, end = _place(state)
    check_place(text, start, end, str(values["quote"]))
    if not state.gone:
        span = Span(
            id=state.id,
            article_id=own.article_id,
            annotator_id=own.annotator_id,
            start=start,
            end=end,
            label=str(values["label"]),
            quote=str(values["quote"]),
            attributes=json.loads(str(values["attributes"])),
        )
        check_span(scheme, text, span)


def _place(state: RowState) -> tuple[int, int]:
    names = FIELDS[state.row]
    return int(state.values[names.index("start")]), int(state.values[names.index("end")])
