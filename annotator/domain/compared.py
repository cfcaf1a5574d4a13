"""What of people's labels is compared: an article with the spans and links of those who finished it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.domain.article import Json


class ComparedSpan(NamedTuple):
    """A span without what comparing does not ask for; a whole Span costs ten times as much to build."""

    id: str
    start: int
    end: int
    label: str
    attributes: Mapping[str, Json] = {}


class ComparedLink(NamedTuple):
    """A link, from span id to span id."""

    id: str
    type: str
    source_id: str
    target_id: str


class Labels(NamedTuple):
    """One person's spans and links of an article, in any order."""

    spans: Sequence[ComparedSpan] = ()
    links: Sequence[ComparedLink] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedArticle:
    """An article as it is compared. `people` maps the ids of those who finished it to their labels.

    `apart` are the extents (code points, half open) of accepted zones that are no part of the article itself.
    """

    id: str
    text: str
    people: Mapping[str, Labels]
    apart: Sequence[tuple[int, int]] = ()
    title: str = field(default="", compare=False)
