"""Values that a new span can be given from its own words: a figure's value, an actor's name, how a claim is reported.

They are values like any other: shown at once, changed by a key. What the text does not say for sure is left empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotator.domain.article import Article, Json
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.suggest import figures, lexicon, reporting, walking
from annotator.suggest.actors import KnownActor, read_actor
from annotator.suggest.figure.units import COUNT
from annotator.suggest.reporting import Reported

FIGURE, ACTOR, PROPOSITION = "figure", "actor", "proposition"
"""Families of labels that can be read; a scheme says which label is of which."""

_FAR = 20_000
_ALIKE = 0.5
"""A reported content is that of a span where they share at least this part of what both cover together."""


def values_for(
    scheme: Scheme, article: Article, label_id: str, start: int, end: int, spans: Iterable[Span] = ()
) -> dict[str, Json]:
    """Return the attributes that the text from `start` to `end` gives a span of this label.

    `spans` are the person's spans around it (`surroundings`); actors among them say what a short name stands for.
    """
    label = scheme.label(label_id)
    if label is None:
        return {}
    values: Mapping[str, Json] = {}
    if label.family == FIGURE:
        values = _figure(article.text[start:end], article.lang)
    elif label.family == ACTOR:
        values = _actor(scheme, article, start, end, spans)
    elif label.family == PROPOSITION:
        values = _reported(scheme, article, label_id, start, end)
    sure = {key: value for key, value in values.items() if value not in ("", None)}
    return scheme.in_order(label_id, {key: value for key, value in sure.items() if scheme.takes(label_id, key, value)})


def surroundings(start: int, end: int) -> tuple[int, int]:
    """Return how far around a place, in code points, the actors are looked for that a short name may stand for."""
    return max(0, start - _FAR), end + _FAR


def read_again(scheme: Scheme, article: Article, span: Span, start: int, end: int) -> dict[str, Json]:
    """Return the attributes of a span that is moved: those read from its words anew where nobody changed them."""
    label = scheme.label(span.label)
    if label is None or label.family != FIGURE:
        return dict(span.attributes)
    before = values_for(scheme, article, span.label, span.start, span.end)
    if dict(span.attributes) != before:
        return dict(span.attributes)
    return values_for(scheme, article, span.label, start, end)


def reported_as(article: Article, start: int, end: int) -> Reported | None:
    """Return the reported content that a span covers, more or less; None where the text gives no cue for it."""
    near = reporting.reported(article.text, article.lang, *walking.passage_at(article.text, start))
    best = max(near, key=lambda found: _share(found, start, end), default=None)
    return best if best is not None and _share(best, start, end) >= _ALIKE else None


def read_ahead(article: Article, place: int) -> None:
    """Read the passage at a place now: what it says is known then when a span in it is labelled."""
    reporting.reported(article.text, article.lang, *walking.passage_at(article.text, place))


def _share(found: Reported, start: int, end: int) -> float:
    inside = min(end, found.end) - max(start, found.start)
    return inside / (max(end, found.end) - min(start, found.start)) if inside > 0 else 0.0


def notation(lang: str) -> str:
    """Return the language ("en", "vi") in whose way numbers are written in articles with a language tag."""
    return lexicon.language_of(lang)


def number_in_words(typed: str, lang: str) -> str:
    """Return the decimal string of a number with scale words, such as "1,5 triệu", or "".

    Only a number and nothing else is sure: no unit, no range, no "more than".
    """
    typed = typed.strip()
    figure = figures.figure_at(typed, 0, lang)
    if figure is None or (figure.start, figure.end) != (0, len(typed)):
        return ""
    reading = figures.read_figure(typed, lang)
    is_bare = (reading.unit, reading.kind, reading.approx) == ("", COUNT, "exact")
    return reading.value if is_bare else ""


def _figure(quote: str, lang: str) -> dict[str, Json]:
    """Return what a figure says; a range has its middle as its value, as the guidelines say."""
    reading = figures.read_figure(quote, lang)
    values = reading.attributes()
    middle = reading.middle()
    return {"value": middle, **values} if middle else dict(values)


def _reported(scheme: Scheme, article: Article, label_id: str, start: int, end: int) -> dict[str, Json]:
    found = reported_as(article, start, end)
    if found is None:
        return {}
    cue: dict[str, Json] = {"start": found.cue[0], "end": found.cue[1]}
    values: dict[str, Json] = {"form": found.form}
    if found.non_denial:
        values["non_denial"] = True
    inside = start < found.cue[1] and found.cue[0] < end
    kept = found.cue[0] < found.cue[1] and (not inside or _denies(scheme, label_id))
    return values | {"cue": cue} if kept else values


def _denies(scheme: Scheme, label_id: str) -> bool:
    """Tell whether spans of a label deny others: only theirs begin with their cue, that of a claim stands outside."""
    return any(
        target != label_id and (label := scheme.label(target)) is not None and label.family == PROPOSITION
        for link_type in scheme.link_types_from(label_id)
        for target in link_type.targets
    )


def _actor(scheme: Scheme, article: Article, start: int, end: int, spans: Iterable[Span]) -> dict[str, Json]:
    known = sorted((span for span in spans if _is_actor(scheme, span)), key=lambda span: _distance(span, start))
    reading = read_actor(
        article.text[start:end],
        article.lang,
        [
            KnownActor(span.quote, str(span.attributes.get("type", "")), str(span.attributes.get("canonical", "")))
            for span in known
        ],
    )
    return {"type": reading.type, "canonical": reading.canonical}


def _is_actor(scheme: Scheme, span: Span) -> bool:
    label = scheme.label(span.label)
    return label is not None and label.family == ACTOR


def _distance(span: Span, start: int) -> tuple[bool, int]:
    """Order actors: those before the place by nearness, then those after it."""
    return span.start > start, abs(span.start - start)
