"""A reported content: its place, cue, form, and whether it denies."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.suggest.speech.passage import Passage, Run
from annotator.suggest.speech.tokens import MARKS

DIRECT, MIXED, REPORTED = "direct", "mixed", "reported"


@dataclass(frozen=True, slots=True)
class Content:
    """A reported content as tokens of its passage; an empty run as `cue`: nothing there says who reports."""

    first: int
    last: int
    cue: Run
    form: str
    denial: bool
    speaker: Run | None
    non_denial: bool = False


def content(passage: Passage, run: Run, cue: Run, speaker: Run | None, *, denial: bool | None = None) -> Content:
    """Return the content of a run with its form; where `denial` is not given, its own words say whether it denies."""
    denial = denies(passage, *run, insists=_insists(passage, cue)) if denial is None else denial
    return Content(*run, cue, _form(passage, *run), denial, speaker)


def _form(passage: Passage, first: int, last: int) -> str:
    quotes = {passage.quoted[at] for at in range(first, last)} - {-1}
    if not quotes:
        return REPORTED
    whole = len(quotes) == 1 and passage.quotes[quotes.pop()] == (first, last)
    return DIRECT if whole else MIXED


def _insists(passage: Passage, cue: Run) -> bool:
    """Tell whether a cue says something against others, and does not only report: "khẳng định", "insisted"."""
    return passage.lists.insisting.whole(passage.tokens, *cue)


def denies(passage: Passage, first: int, last: int, *, insists: bool = False) -> bool:
    """Tell whether words behind a neutral cue surely deny something.

    "Nobody was hurt" denies only where somebody insists on it; otherwise it may be news.
    """
    lists, found = passage.lists, passage.tokens
    while first < last and found[first].kind == MARKS:
        first += 1
    if any(lists.negations.at(found, at, last)[0] for at in range(first, last)):
        return True
    length = lists.negations_opening.at(found, first, last)[0]
    if not length:
        return False
    ends = first + length >= last or found[first + length].kind == MARKS
    return ends or (insists and (length > 1 or lists.lang == "en"))
