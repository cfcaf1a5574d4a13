"""What stands on the page where there is something to compare."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.ui.overview import lists, matrices, sheets
from annotator.ui.overview.cells import Card
from annotator.ui.overview.source import Source


def cards(source: Source, whole: Source, pair_measure: str) -> Iterator[Card]:
    """Yield the cards; `whole` is of all annotators where `source` is of two of them alone."""
    yield sheets.by_label(source)
    yield matrices.confusion(whole)
    yield matrices.pairs(whole, pair_measure)
    yield lists.worst(source)
    yield sheets.given_a_match(source)
    yield sheets.links(source)
    yield sheets.attributes(source)
    yield lists.over_time(source)
    yield lists.kinds(source)
