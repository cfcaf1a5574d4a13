"""What people labelled in the sample articles, for tests that measure rules against it; and texts written otherwise."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from annotator import paths

Extent = tuple[int, int]


@dataclass(frozen=True)
class Labelled:
    text: str
    lang: str
    label: str
    extent: Extent
    cue: Extent | None

    @property
    def quote(self) -> str:
        return self.text[slice(*self.extent)]


@cache
def records() -> tuple[dict, ...]:
    lines = paths.resource("samples", "labelled.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def spans(*labels: str) -> Iterator[Labelled]:
    """Yield the spans of these labels, of all annotators and languages."""
    for record in records():
        for span in record["spans"]:
            if span["label"] in labels:
                cue = span["attributes"].get("cue")
                extent = (cue["start"], cue["end"]) if cue else None
                yield Labelled(record["text"], record["lang"], span["label"], (span["start"], span["end"]), extent)


@cache
def samples() -> tuple[tuple[str, str], ...]:
    """Return text and language of every sample article."""
    files = sorted(paths.resource("samples").glob("*.txt"))
    return tuple((file.read_text(encoding="utf-8"), file.name[:2]) for file in files)


def decomposed(text: str) -> tuple[str, list[int]]:
    """Return a text with its letters decomposed, and for each place of the text its place there."""
    pieces = [unicodedata.normalize("NFD", character) for character in text]
    return "".join(pieces), [0, *accumulate(len(piece) for piece in pieces)]


def long_text(length: int, between: str) -> str:
    """Return a text of so many characters from paragraphs of the Vietnamese samples, the same each time."""
    shuffled = random.Random(7)
    lines = [line for text, lang in samples() if lang == "vi" for line in text.split("\n") if line]
    return between.join(shuffled.choice(lines) for _ in range(length // 100))[:length]
