"""Seeded corpora for the benches: labelled JSONL in the shape of a real project, and records of 100,000 articles.

The same numbers give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import random
import uuid
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.article import Article
from annotator.domain.ids import annotator_id, derived_id
from annotator.domain.record import LabelledRecord, Stamp
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import FINISHED, IN_PROGRESS, Annotator

COMMON = [
    "ông",
    "bà",
    "theo",
    "tuyên",
    "bố",
    "rằng",
    "đã",
    "không",
    "có",
    "bằng",
    "chứng",
    "về",
    "vụ",
    "việc",
    "này",
    "trong",
    "khi",
    "cảng",
    "kho",
    "thuyền",
    "bến",
    "cho",
    "biết",
    "hơn",
    "người",
    "dân",
    "bị",
    "thương",
    "lô",
    "hàng",
    "được",
    "chuyển",
    "đến",
    "bộ",
    "thương",
    "mại",
    "phủ",
    "nhận",
    "cáo",
    "buộc",
    "hãng",
    "tin",
    "phát",
    "ngôn",
    "viên",
    "chính",
    "quyền",
    "tỉnh",
]
ENGLISH = [
    "the",
    "port",
    "office",
    "denied",
    "claims",
    "that",
    "more",
    "than",
    "lamps",
    "were",
    "lost",
    "while",
    "officials",
    "said",
    "shipments",
    "arrived",
    "according",
    "to",
    "a",
    "report",
    "on",
    "Monday",
    "spokesman",
    "added",
    "figures",
    "could",
    "not",
    "be",
    "verified",
]
HEADS = (
    "ngh",
    "th",
    "tr",
    "ch",
    "nh",
    "kh",
    "ph",
    "gi",
    "b",
    "c",
    "d",
    "đ",
    "g",
    "h",
    "l",
    "m",
    "n",
    "r",
    "s",
    "t",
    "v",
)
TAILS = ("ắc", "ệu", "ành", "ương", "ót", "uỳnh", "im", "ẫn", "ồng", "uya", "ấp", "ẻo", "ơn", "ít", "oàn", "ãi")
RARE = tuple(head + tail for head in HEADS for tail in TAILS)
SOURCES = ("Báo Hạ Vân", "Evening Bell", "Tin Bến Cảng", "Đài Sông Lăng", "Kerin Post")
PEOPLE = (Annotator(id=annotator_id("Hoa"), name="Hoa"), Annotator(id=annotator_id("Bình"), name="Bình"))
LABELS = ("claim", "denial", "actor", "figure")
LONGEST = {"claim": 15, "denial": 15, "actor": 3, "figure": 2}
TYPES = ("denies", "by", "in")
NEEDLE = "quỳnh hoa đỏ thắm"
"""Words that stand in one article of a thousand."""


def text_of(chance: random.Random, number: int, characters: int = 2000) -> str:
    """About so many characters; every fiftieth text has astral ones near its start."""
    common = ENGLISH if number % 5 == 4 else COMMON
    many = characters // 5
    words = chance.choices(common, k=many)
    for at in range(7, many, 11):
        words[at] = chance.choice(RARE)
    for at in range(19, many, 25):
        words[at] = f"{chance.randint(1, 999)}.{chance.randint(0, 999):03}"
    for at in range(12, many, 13):
        words[at] += ".\n" if at % 3 == 0 else "."
    if number % 50 == 0:
        words[3] = "\U0001f1fb\U0001f1f3 \U0001f600"
    if number % 1000 == 500:
        words[60] = NEEDLE
    return f"Bài {number} " + " ".join(words)[:characters].rstrip()


def places_of(chance: random.Random, text: str, count: int) -> list[tuple[int, int, str]]:
    """Return extents between words with a label each."""
    bounds, at = [], 0
    for word in text.split(" "):
        if word.strip():
            bounds.append((at, at + len(word.rstrip("\n"))))
        at += len(word) + 1
    found: set[tuple[int, int, str]] = set()
    while len(found) < count:
        label = chance.choice(LABELS)
        first = chance.randrange(len(bounds))
        last = min(len(bounds) - 1, first + chance.randrange(LONGEST[label]))
        found.add((bounds[first][0], bounds[last][1], label))
    return sorted(found)


def write_labelled(path: Path, articles: int, *, spans: int = 30) -> None:
    """Write labelled JSONL: a line for each article and annotator, so many spans in an article shared among them."""
    chance = random.Random(articles)

    def new_id() -> str:
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))

    with path.open("w", encoding="utf-8", newline="\n") as out:
        for number in range(articles):
            text = text_of(chance, number)
            drawn = places_of(chance, text, spans)
            article = new_id()
            for who, person in enumerate(PEOPLE):
                made = [
                    {"id": new_id(), "start": start, "end": end, "label": label, "text": text[start:end]}
                    | {"attributes": {}, "note": "", "origin": "manual"}
                    for start, end, label in drawn[who :: len(PEOPLE)]
                ]
                ties = [chance.sample(made, 2) for _ in range(3)]
                line = {
                    "format": "annotator/1",
                    "offset_unit": "codepoint",
                    "id": article,
                    "title": f"Article {number}",
                    "source": "",
                    "published": "",
                    "lang": "en" if number % 5 == 4 else "vi",
                    "text": text,
                    "sha256": hashlib.sha256(text.encode()).hexdigest(),
                    "zones": [],
                    "annotator": person.name,
                    "role": "annotator",
                    "status": "finished",
                    "spans": made,
                    "links": [
                        {"id": new_id(), "type": chance.choice(TYPES), "from": one["id"], "to": other["id"]}
                        for one, other in ties
                    ],
                }
                out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def records(articles: int, scheme: Scheme, *, spans: int = 4) -> Iterator[LabelledRecord]:
    """Yield articles with titles, sources, dates and tags, half of them labelled by one of two annotators."""
    chance = random.Random(articles)
    for number in range(articles):
        text = text_of(chance, number)
        article = Article.from_text(
            text,
            title=" ".join(chance.choices(COMMON, k=8)) + f" {number}",
            source=SOURCES[number % len(SOURCES)],
            published=f"20{10 + number % 15}-{number % 12 + 1:02}-{number % 28 + 1:02}T08:{number % 60:02}",
            lang="en" if number % 5 == 4 else "vi",
            tags=(f"chủ đề {number % 20}",) if number % 4 == 0 else (),
        )
        if number % 2:
            yield LabelledRecord(article=article)
            continue
        person = PEOPLE[number // 2 % 2]
        made = tuple(
            Span(
                id=derived_id(article.id, start, end, label),
                article_id=article.id,
                annotator_id=person.id,
                start=start,
                end=end,
                label=label,
                quote=text[start:end],
                note="xem lại" if number % 100 == 0 else "",
                scheme_version=scheme.version,
            )
            for start, end, label in places_of(chance, text, spans)
        )
        yield LabelledRecord(
            article=article,
            annotator=person,
            status=FINISHED if number % 3 else IN_PROGRESS,
            scheme=Stamp(id=scheme.id, version=scheme.version, sha256=scheme.sha256),
            spans=made,
        )
