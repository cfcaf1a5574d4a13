"""What the overview asks of others, and what it is given besides the agreement: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotator.services.agreement.results import Pair

Cell = tuple[str, str]
"""Labels of a cell of the heat map, `results.NOT_MARKED` where one of two marked nothing."""

# Measures: the names of the fields of `Agreement`, so that whoever looks for what is behind one finds it by name.
STRICT, RELAXED, SPAN_ONLY, AGR, ALPHA = "strict_f1", "relaxed_f1", "span_f1", "agr", "char_alpha"
LABEL_PERCENT, LABEL_ALPHA = "label_percent", "label_alpha"
EXACT, START_SHIFT, END_SHIFT, IOU = (
    "boundary_exact",
    "boundary_start_shift",
    "boundary_end_shift",
    "boundary_iou",
)
ATTRIBUTE_PERCENT, ATTRIBUTE_ALPHA, VALUES = "attribute_percent", "attribute_alpha", "value_agreement"
LINKS_ALL, LINKS_GIVEN = "links_all", "links_given_ends"
FLIPS, FLIP_RATE = "flip_count", "flip_rate"
CORPUS = "corpus"
"""No measure: `kind` names a filter of the list, `label` its value."""
KINDS, CONFUSION, SPANS, OVER_TIME, TO_DECIDE, WORK = "kinds", "confusion", "spans", "over_time", "to_decide", "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a number is of; empty fields leave it open.

    `measure` is one of the names above. `label` is a label's id, for links a link type's, for attributes an
    attribute's, as the keys of `Measure.by_label`. With `pair` None it is over all pairs, and the two labels of `cell`
    may then stand either way round; with a pair the first label is the first one's. `kind` is one of
    `domain.disagreement.KINDS`, `month` as in `Agreement.over_time`, `person` an annotator's id.
    """

    measure: str
    label: str = ""
    pair: Pair | None = None
    article: str = ""
    cell: Cell | None = None
    kind: str = ""
    month: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class PictureAsked:
    """A picture to be saved: `part` is a card's id, empty for the whole page; `OverviewPage.picture` makes its bytes.

    `name` is a file name to offer, with its ending.
    """

    part: str
    form: Literal["svg", "png"]
    theme: Literal["light", "dark"]
    name: str


@dataclass(frozen=True, slots=True)
class TextAsked:
    """A text to be copied: the methods paragraph or the table of all measures."""

    what: Literal["methods", "table"]
    form: Literal["markdown", "latex", "csv"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person's progress: counts of articles by status, and hours spent."""

    id: str
    name: str
    finished: int
    in_progress: int
    todo: int
    skipped: int
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one of two did at a place: the label's id and the words marked; both empty where nothing was marked.

    `name` is the person as it is shown. `more` is what else counts here (a value, an attribute, where a link goes).
    """

    name: str
    label: str = ""
    quote: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindRow:
    """One place behind a number: what the two did there, and its extent in code points of the article's text."""

    article: str
    title: str
    start: int
    end: int
    first: Side
    second: Side
