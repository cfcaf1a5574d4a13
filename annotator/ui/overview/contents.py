"""What stands on the page where there is something to compare."""

from __future__ import annotations

from annotator.ui.overview import lists, matrices, sheets
from annotator.ui.overview.cells import Card
from annotator.ui.overview.source import Source


def cards(source: Source, whole: Source, pair_measure: str) -> list[Card]:
    """Return the cards; `whole` is of all annotators where `source` is of two of them alone."""
    return [
        sheets.by_label(source),
        matrices.confusion(whole),
        matrices.pairs(whole, pair_measure),
        lists.worst(source),
        sheets.given_a_match(source),
        sheets.links(source),
        sheets.attributes(source),
        lists.over_time(source),
        lists.kinds(source),
    ]
