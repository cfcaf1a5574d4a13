"""All that the program can find in one text by itself: spans with their values, beside zones, splits and metadata.

It is what the window offers one by one at keys, put together for the command line. Nothing is stored.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from annotator.domain.article import Article, Json
from annotator.domain.zone import Zone
from annotator.suggest import figures, names, reporting
from annotator.suggest.actors import KnownActor, read_actor
from annotator.suggest.words import Extent
from annotator.suggest.zones.extents import clipped

CLAIM, DENIAL, ACTOR, FIGURE = "claim", "denial", "actor", "figure"
"""Labels of the claims scheme."""
_KNOWN = 40
"""So many actors before a name are looked at for what a short name stands for."""


@dataclass(frozen=True, slots=True)
class SuggestedSpan:
    """A span that the program would offer: code points, label of the claims scheme, attributes.

    `speaker` is who says a claim or a denial, where the text names it. `zone` is the kind of zone that it lies in.
    """

    start: int
    end: int
    label: str
    quote: str
    attributes: Mapping[str, Json] = field(default_factory=dict)
    speaker: Extent | None = None
    zone: str = ""


def spans(article: Article, zones: list[Zone]) -> list[SuggestedSpan]:
    """Return claims, denials, actors and figures of an article, in its order; `zones` say where each lies.

    Of a text that is far longer than an article only the beginning and the end are looked at.
    """
    found = [one for part in clipped(article.text) for one in _of_part(article, *part)]
    found.sort(key=lambda one: (one.start, -one.end, one.label))
    ordered = sorted(zones, key=lambda zone: zone.start)
    starts = [zone.start for zone in ordered]
    return [_placed(one, ordered, starts) for one in found]


def _of_part(article: Article, start: int, end: int) -> Iterator[SuggestedSpan]:
    """Yield what is found in a part of an article, at its places in the whole."""
    if (start, end) != (0, len(article.text)):
        article = Article.from_text(article.text[start:end], lang=article.lang)
    found = (*_contents(article), *_figures(article), *_actors(article))
    return (_moved(one, start) for one in found) if start else iter(found)


def _moved(span: SuggestedSpan, by: int) -> SuggestedSpan:
    values = dict(span.attributes)
    cue = values.get("cue")
    if isinstance(cue, dict):
        values["cue"] = {name: at + by for name, at in cue.items() if isinstance(at, int)}
    speaker = (span.speaker[0] + by, span.speaker[1] + by) if span.speaker else None
    return replace(span, start=span.start + by, end=span.end + by, attributes=values, speaker=speaker)


def _placed(span: SuggestedSpan, zones: list[Zone], starts: list[int]) -> SuggestedSpan:
    at = bisect_right(starts, span.start) - 1
    kind = zones[at].kind if at >= 0 and span.end <= zones[at].end else ""
    return SuggestedSpan(span.start, span.end, span.label, span.quote, span.attributes, span.speaker, kind)


def _contents(article: Article) -> Iterator[SuggestedSpan]:
    for one in reporting.reported(article.text, article.lang):
        values: dict[str, Json] = {"form": one.form}
        if one.non_denial:
            values["non_denial"] = True
        if one.cue[0] < one.cue[1]:
            values["cue"] = {"start": one.cue[0], "end": one.cue[1]}
        label = DENIAL if one.denial else CLAIM
        yield SuggestedSpan(one.start, one.end, label, article.text[one.start : one.end], values, one.speaker)


def _figures(article: Article) -> Iterator[SuggestedSpan]:
    for one in figures.figures(article.text, article.lang):
        middle = one.reading.middle()
        values = {**({"value": middle} if middle else {}), **one.reading.attributes()}
        yield SuggestedSpan(one.start, one.end, FIGURE, article.text[one.start : one.end], values)


def _actors(article: Article) -> Iterator[SuggestedSpan]:
    known: list[KnownActor] = []
    bare: dict[str, str] = {}  # names that stand alone: "Veska" is not who "người phát ngôn Veska" is
    for start, end in names.names(article.text, article.lang):
        quote = article.text[start:end]
        read = read_actor(quote, article.lang, known[:_KNOWN])
        if quote == read.canonical:
            bare.setdefault(quote, read.type)
        if bare.get(read.canonical, read.type) == read.type:
            known.insert(0, KnownActor(quote, read.type, read.canonical))
            del known[_KNOWN:]
        values = {"type": read.type, "canonical": read.canonical}
        yield SuggestedSpan(start, end, ACTOR, quote, {key: value for key, value in values.items() if value})
