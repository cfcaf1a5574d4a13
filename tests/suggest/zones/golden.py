"""Golden files of zones: texts of our own, each line with the kind of zone that it is expected to lie in.

A line of such a file is `kind<TAB>text`; "-" stands for no zone, "!" behind a kind says that a split is expected before
the line. Lines that begin with "# " say language, title, source and date that are expected.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "samples"


@dataclass(frozen=True)
class Golden:
    """A text, its expected kinds by number of line, expected splits (numbers of lines) and metadata."""

    text: str
    kinds: dict[int, str]
    splits: list[int]
    metadata: dict[str, str]


def load(path: Path) -> Golden:
    """Read a golden file."""
    lines: list[str] = []
    kinds: dict[int, str] = {}
    splits: list[int] = []
    metadata: dict[str, str] = {}
    for row in path.read_text(encoding="utf-8").split("\n"):
        if row.startswith("# "):
            key, _, value = row[2:].partition(":")
            metadata[key] = value.strip()
            continue
        kind, tab, text = row.partition("\t")
        if tab:
            kinds[len(lines)] = kind.rstrip("!").replace("-", "")
            if kind.endswith("!"):
                splits.append(len(lines))
        lines.append(text)
    return Golden("\n".join(lines).rstrip("\n"), kinds, splits, metadata)


def kinds_of(text: str, zones) -> dict[int, str]:
    """Return the kind of zone that each line lies in that is not blank, by its number."""
    found: dict[int, str] = {}
    place = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            start = place + len(line) - len(line.lstrip())
            found[number] = next((zone.kind for zone in zones if zone.start <= start < zone.end), "")
        place += len(line) + 1
    return found


def lines_at(text: str, places) -> list[int]:
    """Return the numbers of the lines that places lie in."""
    return [text.count("\n", 0, place) for place in places]
