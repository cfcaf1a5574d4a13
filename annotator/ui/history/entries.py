"""What the rows of the history are: days, acts and deleted spans; which acts are wanted. Without Qt: made in a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from annotator.services.looking_back import BARRIER, Gone, Line

SPANS, LINKS, STATE, ARTICLE, REVIEW, BULK = "spans", "links", "state", "article", "review", "bulk"
_MINUTE, _ZONE = len("2026-03-01T09:30"), len("2026-03-01T09:30:00.000")
"""Where in a stored time its minute ends and its zone begins."""
KINDS = (SPANS, LINKS, STATE, ARTICLE, REVIEW, BULK)
"""Kinds of acts by which the history can be narrowed, in the order of the menu."""
_KIND_OF = {
    **dict.fromkeys(("link", "unlink"), LINKS),
    **dict.fromkeys(("begin", "finish", "skip", "reopen", "flag", "unflag", "work_note"), STATE),
    **dict.fromkeys(("decide", "decide_alike", "gold", "settle"), REVIEW),
    "article": ARTICLE,
}


class Entry(NamedTuple):
    """A row: a day's heading (neither line nor span), an act, or a deleted span with the act that deleted it."""

    day: date | None
    line: Line | None = None
    gone: Gone | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is a heading."""
        return self.line is None and self.gone is None

    @property
    def seq(self) -> int:
        """The seq of its act, 0 where there is none."""
        return self.line.seq if self.line is not None else 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the history is shown: of one person (empty: of all), of one kind (empty: all), of one span (empty: all).

    `deleted`: the deleted spans in place of the acts.
    """

    person: str = ""
    kind: str = ""
    span: str = ""
    deleted: bool = False

    def takes(self, line: Line) -> bool:
        """Whether an act is shown, as far as its line tells; a span's acts are asked for apart."""
        return (not self.person or line.annotator == self.person) and (not self.kind or kind_of(line) == self.kind)


def kind_of(line: Line) -> str:
    """Return the kind of an act."""
    if line.kind == BARRIER:
        return BULK
    return _KIND_OF.get(line.name, ARTICLE if "zone" in line.name else SPANS)


def moment(stored: str) -> datetime | None:
    """Return a stored time as a local one; None where it is no time."""
    try:
        return datetime.fromisoformat(stored).astimezone()
    except ValueError:
        return None


def day_of(line: Line) -> date | None:
    """Return the local day of an act."""
    return _day_of(line.made_at[:_MINUTE] + line.made_at[_ZONE:])


@lru_cache(maxsize=4096)
def _day_of(stored: str) -> date | None:
    """Return the local day of a minute: of 50,000 acts most share theirs with others."""
    found = moment(stored)
    return found.date() if found is not None else None


def entries(lines: Iterable[Line]) -> Iterator[Entry]:
    """Return the rows of acts, the newest first, with a heading before each day's."""
    before: object = ""
    for line in lines:
        day = day_of(line)
        if day != before:
            yield Entry(day)
        before = day
        yield Entry(day, line)


def gone_entries(found: Iterable[Gone], wanted: Wanted) -> list[Entry]:
    """Return the rows of deleted spans, in the order of the text."""
    return [Entry(None, one.line, one) for one in found if not wanted.person or wanted.person == one.span.annotator_id]
