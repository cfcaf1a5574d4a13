"""Long articles with many spans, and project files that hold them; the same bytes for the same sizes."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from annotator.domain.article import Article
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Mark, Span
from annotator.domain.zone import Zone

SIZES = ((6_000, 60), (200_000, 5_000), (2_000_000, 50_000))
"""Characters and spans."""
SENTENCE = (
    "ông bà theo tuyên bố rằng đã không có bằng chứng về vụ việc này trong khi cảng kho thuyền bến cho biết "
    "hơn người lính thiệt mạng bị thương lô hàng được chuyển đến bộ thương mại phủ nhận cáo buộc hãng tin"
)
WORDS = SENTENCE.split()
LONGEST = {"claim": 15, "denial": 15, "actor": 3, "figure": 2}
TYPES = {"claim": "by", "denial": "denies", "figure": "in"}
"""The link that spans of a label get."""


class Stored(NamedTuple):
    """An article in a project file."""

    path: Path
    article_id: str
    annotator_id: str


def sample(characters: int, spans: int, *, paragraphs: bool = True) -> tuple[str, list[Mark]]:
    """A seeded text of so many characters with so many marks on its words."""
    rng = random.Random(7)
    parts: list[str] = []
    length = 0
    while length < characters:
        word = rng.choice(WORDS) if rng.random() > 0.04 else f"{rng.randint(1, 999)}.{rng.randint(0, 999):03d}"
        if len(parts) % 12 == 11:
            word += ".\n" if paragraphs and rng.random() < 0.25 else "."
        parts.append(word)
        length += len(word) + 1
    text = " ".join(parts)[:characters].rstrip()
    bounds, at = [], 0
    for word in text.split(" "):
        bounds.append((at, at + len(word.rstrip("\n"))))
        at += len(word) + 1
    found: set[tuple[int, int, str]] = set()
    while len(found) < spans:
        label = rng.choice(list(LONGEST))
        first = rng.randrange(len(bounds))
        last = min(len(bounds) - 1, first + rng.randrange(LONGEST[label]))
        if bounds[first][0] < bounds[last][1]:
            found.add((bounds[first][0], bounds[last][1], label))
    ordered = sorted(found, key=lambda mark: (mark[0], -mark[1], mark[2]))
    return text, [Mark(f"m{at}", start, end, label) for at, (start, end, label) in enumerate(ordered)]


def own_folders(folder: Path) -> Mapping[str, str]:
    """Give this process, and those it starts, a home of its own; return what was set."""
    homes = dict.fromkeys(["HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"], str(folder))
    xdg = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    os.environ.update(homes | xdg)
    return homes | xdg


def stored(folder: Path, characters: int, spans: int, *, paragraphs: bool = True, links: bool = False) -> Stored:
    """Make a project with the sample: a title, a last paragraph that is boilerplate, with `links` one for two spans."""
    from annotator.services import creating
    from annotator.store.staging import Staging

    path = folder / f"{characters}-{spans}-{paragraphs}.annot"
    text, marks = sample(characters, spans, paragraphs=paragraphs)
    article = Article.from_text(text, title="Sample", lang="vi")
    project = creating.create(path, annotator="Mai")
    person = project.annotators()[0]
    staging = Staging(folder / "staging")
    record = LabelledRecord(
        article=article,
        zones=_zones(article) if paragraphs else (),
        annotator=person,
        status="in_progress",
        spans=tuple(_span(article, person.id, mark) for mark in marks),
        links=tuple(_links(article, person.id, marks)) if links else (),
    )
    staging.add(record)
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return Stored(path, article.id, person.id)


def _span(article: Article, annotator_id: str, mark: Mark) -> Span:
    return Span(
        id=f"{article.id}-{mark.id}",
        article_id=article.id,
        annotator_id=annotator_id,
        start=mark.start,
        end=mark.end,
        label=mark.label,
        quote=article.text[mark.start : mark.end],
    )


def _zones(article: Article) -> tuple[Zone, ...]:
    first, last = article.text.index("\n"), article.text.rindex("\n") + 1
    whole = {"title": (0, first), "boilerplate": (last, len(article.text))}
    return tuple(
        Zone(id=kind, article_id=article.id, start=start, end=end, kind=kind) for kind, (start, end) in whole.items()
    )


def _links(article: Article, annotator_id: str, marks: list[Mark]) -> list[Link]:
    """Tie every second span to the last one before it that its link may go to."""
    last: dict[str, Mark] = {}
    found = []
    targets = {"by": "actor", "denies": "claim", "in": "claim"}
    for number, mark in enumerate(marks):
        link_type = TYPES.get(mark.label, "")
        target = last.get(targets.get(link_type, ""))
        if number % 2 and target is not None:
            found.append(
                Link(
                    id=f"{article.id}-l{number}",
                    article_id=article.id,
                    annotator_id=annotator_id,
                    type=link_type,
                    source_id=f"{article.id}-{mark.id}",
                    target_id=f"{article.id}-{target.id}",
                )
            )
        last[mark.label] = mark
    return found
