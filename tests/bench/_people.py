"""A project that several people have labelled: seeded articles, and for each person spans that differ a little."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from _articles import LONGEST, WORDS

from annotator.domain.article import Article
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.domain.work import Annotator
from annotator.domain.zone import Zone
from annotator.services import creating
from annotator.store.staging import Staging

PEOPLE = ("Mai", "Nam", "Lan")
TIES = {
    ("claim", "actor"): "by",
    ("denial", "actor"): "by",
    ("denial", "claim"): "denies",
    ("claim", "claim"): "same_as",
}
Place = tuple[int, int, str]
"""The first and last word of a span, and its label."""
CHANGED = 0.2
"""This share of the spans is moved, relabelled or left out by each person."""


def labelled_project(path: Path, articles: int, spans: int) -> None:
    """Make a project of so many articles with so many spans a person, all finished by three."""
    project = creating.create(path, annotator=PEOPLE[0])
    people = [project.annotators()[0], *(project.add_annotator(name) for name in PEOPLE[1:])]
    staging = Staging(path.parent / "staging")
    for number in range(articles):
        for record in _records(number, spans, people):
            staging.add(record)
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()


def _records(number: int, spans: int, people: list[Annotator]) -> Iterator[LabelledRecord]:
    chance = random.Random(number)
    words = [chance.choice(WORDS) if chance.random() > 0.05 else str(chance.randrange(1, 999)) for _ in range(520)]
    article = Article.from_text(f"Bài {number}\n" + " ".join(words) + ".", title=f"Bài {number}", lang="vi")
    bounds, at = [], article.text.index("\n") + 1
    for word in words:
        bounds.append((at, at + len(word)))
        at += len(word) + 1
    zones = (
        Zone(
            id=_id(chance),
            article_id=article.id,
            start=len(article.text) - 60,
            end=len(article.text),
            kind="boilerplate",
        ),
    )
    places: dict[Place, dict[str, object]] = {}
    while len(places) < spans + spans // 15:
        label = chance.choice(list(LONGEST))
        first = chance.randrange(len(bounds) - 16)
        places.setdefault((first, first + chance.randrange(LONGEST[label]), label), _attributes(chance, label))
    for person in people:
        made = tuple(_spans(chance, article, person.id, bounds, places, spans))
        yield LabelledRecord(
            article=article,
            zones=zones,
            annotator=person,
            status="finished",
            spans=made,
            links=tuple(_links(chance, made)),
        )


def _spans(
    chance: random.Random,
    article: Article,
    owner: str,
    bounds: list[tuple[int, int]],
    places: dict[Place, dict[str, object]],
    most: int,
) -> Iterator[Span]:
    seen: set[Place] = set()
    for place in sorted(chance.sample(sorted(places), most)):
        (first, last, label), attributes = _as_marked(chance, place, places[place], len(bounds) - 1)
        start, end = bounds[first][0], bounds[last][1]
        if (start, end, label) in seen:
            continue
        seen.add((start, end, label))
        yield Span(
            id=_id(chance),
            article_id=article.id,
            annotator_id=owner,
            start=start,
            end=end,
            label=label,
            quote=article.text[start:end],
            attributes=attributes,
        )


def _as_marked(
    chance: random.Random, place: Place, attributes: dict[str, object], most: int
) -> tuple[Place, dict[str, object]]:
    """One person's idea of a place: as it is or, sometimes, longer, earlier, of another label, or with other values."""
    first, last, label = place
    if chance.random() >= CHANGED:
        return place, attributes
    how = chance.randrange(4)
    if how == 0:
        return (first, min(last + chance.randrange(1, 3), most), label), attributes
    if how == 1:
        return (max(0, first - 1), last, label), attributes
    other = chance.choice(list(LONGEST)) if how == 2 else label
    return (first, last, other), _attributes(chance, other)


def _attributes(chance: random.Random, label: str) -> dict[str, object]:
    if label == "claim":
        return {
            "form": chance.choice(["reported", "direct"]),
            "certainty": chance.choice(["asserted", "possible"]),
            "polarity": "positive",
        }
    if label == "denial":
        return {"form": chance.choice(["reported", "direct"]), "kind": "explicit", "target": "in_text"}
    if label == "actor":
        return {"type": chance.choice(["person", "state", "group"]), "canonical": chance.choice(["A", "B", "C", "D"])}
    return {
        "value": str(int(10 ** chance.uniform(0, 4.3))),
        "unit": chance.choice(["người", "lô", "tấn", "%"]),
        "kind": "count",
        "approx": chance.choice(["exact", "about"]),
    }


def _links(chance: random.Random, spans: tuple[Span, ...]) -> Iterator[Link]:
    for one, other in pairwise(spans):
        kind = TIES.get((one.label, other.label))
        if kind and chance.random() < 0.9:
            yield Link(
                id=_id(chance),
                article_id=one.article_id,
                annotator_id=one.annotator_id,
                type=kind,
                source_id=one.id,
                target_id=other.id,
            )


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))
