"""What one person's rows cost among many people's: merging again, a bundle, a whole project; as ratios to a baseline.

    python3 run.py bench merging_many       or, with the environment's Python: tests/bench/merging_many.py [SPANS]

PEOPLE have labelled SPANS each in the same articles. Told are: merging one's bundle again into the project of all,
beside merging it into a project without anybody's labels; the bundle of one of them, beside the same out of a project
of theirs alone; and whole projects of MANY people, by person, beside a project of FEW. Exits with 1 where a ratio is
missed: then something reads everybody's rows for one person's.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.domain.article import Article
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.services import bundling, merging
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.bench._articles import own_folders
from tests.bench.merging import SPANS_EACH, project_with, spans_of

PEOPLE, FEW, MANY = 24, 2, 16
ROUNDS = 3
AGAIN, BUNDLE, WHOLE = 1.2, 2.0, 1.6
"""The most that each ratio may be."""

Parts = list[tuple[Article, tuple[tuple[int, int], ...]]]


def labelled(folder: Path, lead: Path, parts: Parts, people: int) -> Path:
    """The project `lead` after so many people have labelled all of these articles."""
    path = folder / f"of-{people}-{len(parts)}.annot"
    path.write_bytes(lead.read_bytes())
    project = opened(path)
    staging = Staging(folder / "staging")
    for number in range(people):
        person, chance = project.add_annotator(f"P{number}"), random.Random(number)
        for article, words in parts:
            spans = tuple(spans_of(article, words, person.id, chance))
            links = tuple(links_of(spans, chance))
            staging.add(LabelledRecord(article=article, annotator=person, status="finished", spans=spans, links=links))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return path


def links_of(spans: tuple[Span, ...], chance: random.Random) -> Iterator[Link]:
    """Ten claims of actors."""
    claims, actors = ([span for span in spans if span.label == label] for label in ("claim", "actor"))
    for claim, actor in list(zip(claims, actors, strict=False))[:10]:
        yield Link(
            id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            article_id=claim.article_id,
            annotator_id=claim.annotator_id,
            type="by",
            source_id=claim.id,
            target_id=actor.id,
        )


def opened(path: Path) -> Project:
    project = Project.open(path)
    project.begin_writing()
    return project


def best(act: Callable[[], float]) -> float:
    return min(act() for _ in range(ROUNDS))


def bundled(path: Path, out: Path) -> float:
    """Seconds of writing the bundle of one person."""
    project = Project.open(path)
    began = time.perf_counter()
    bundling.bundle(project, "P0", out)
    seconds = time.perf_counter() - began
    project.close()
    return seconds


def merged(path: Path, other: Path, *, changes: bool) -> float:
    """Seconds of merging into a copy of a project."""
    place = path.with_name("work.annot")
    place.write_bytes(path.read_bytes())
    project = opened(place)
    began = time.perf_counter()
    report = merging.commit(project, merging.plan(project, [other]))
    seconds = time.perf_counter() - began
    project.close()
    assert bool(report.batch) is changes
    assert not report.plan.failures
    for old in path.parent.glob("work.annot*"):
        old.unlink()
    return seconds


def told(what: str, seconds: float, beside: str, baseline: float, most: float) -> bool:
    """Print a ratio, and return whether it is missed."""
    ratio = seconds / baseline
    print(f"{what} {seconds:.2f} s, {beside} {baseline:.2f} s: ratio {ratio:.2f} (at most {most})", flush=True)
    return ratio > most


def main() -> int:
    count = int(sys.argv[1]) if sys.argv[1:] else 21_000
    with tempfile.TemporaryDirectory(prefix="merging-many-") as name:
        folder = Path(name)
        own_folders(folder)
        lead, texts, places = project_with(folder, count // SPANS_EACH)
        parts = list(zip(texts, places, strict=True))
        alone, crowd = labelled(folder, lead, parts, 1), labelled(folder, lead, parts, PEOPLE)
        print(f"{PEOPLE} people of {len(parts) * SPANS_EACH} spans; the best of {ROUNDS}")
        of_one, of_all = folder / "one.bundle", folder / "all.bundle"
        lone = best(lambda: bundled(alone, of_one))
        missed = [told("bundle of one of them", best(lambda: bundled(crowd, of_all)), "alone", lone, BUNDLE)]
        first = best(lambda: merged(lead, of_all, changes=True))
        again = best(lambda: merged(crowd, of_all, changes=False))
        missed.append(told("merged again among all", again, "the first time", first, AGAIN))
        some = parts[: max(1, len(parts) * 2 // 7)]
        by_person = [
            best(lambda whole=whole: merged(lead, whole, changes=True)) / people
            for people in (FEW, MANY)
            for whole in [labelled(folder, lead, some, people)]
        ]
        what = f"whole projects of {len(some) * SPANS_EACH} spans each, by person: of {MANY}"
        missed.append(told(what, by_person[1], f"of {FEW}", by_person[0], WHOLE))
    return int(any(missed))


if __name__ == "__main__":
    raise SystemExit(main())
