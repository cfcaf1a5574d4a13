"""How long merging a bundle of 100,000 spans takes, beside writing the same rows with a bare `executemany`.

    python3 run.py bench merging            or, with the environment's Python: tests/bench/merging.py [SPANS]

The floor writes the rows, with ids, quotes and versions, into a table with the project's indexes, in one transaction on
a file of its own; also told is a table with its ids only. The program parses, verifies, plans and commits. Meanwhile a
thread with a connection of its own edits and reads as the window does; told is how long its longest read and its
longest refusal of an edit lasted. Then 50 bundles of 2,000 spans. The best of ROUNDS each; exits with 1 where the
target is missed.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import tempfile
import threading
import time
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator.domain.article import Article
from annotator.domain.errors import UserError
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.domain.work import Annotator
from annotator.services import annotating, bundling, creating, merging
from annotator.store import merge_writing as store
from annotator.store import schema
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.bench._articles import own_folders
from tests.bench.transfer import text_of

TARGET = 4.0
ROUNDS = 4
SPANS_EACH = 100
LABELS = ("claim", "denial", "actor", "figure")


def project_with(folder: Path, articles: int) -> tuple[Path, list[Article], list[tuple[tuple[int, int], ...]]]:
    """A project of texts of 2,000 characters, nothing labelled."""
    path = folder / "lead.annot"
    chance, texts, places = random.Random(5), [], []
    project = creating.create(path, annotator="Mai")
    staging = Staging(folder / "staging")
    for number in range(articles):
        text, words = text_of(chance, number)
        texts.append(Article.from_text(text, title=f"Bài {number}", lang="vi"))
        places.append(tuple(words))
        staging.add(LabelledRecord(article=texts[-1]))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return path, texts, places


def spans_of(article: Article, words: tuple[tuple[int, int], ...], owner: str, chance: random.Random) -> Iterator[Span]:
    """Spans of one person; a third of them have attributes."""
    found: set[tuple[int, int, str]] = set()
    while len(found) < SPANS_EACH:
        first = chance.randrange(len(words) - 12)
        found.add((words[first][0], words[first + chance.randrange(12)][1], chance.choice(LABELS)))
    for start, end, label in sorted(found):
        yield Span(
            id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            article_id=article.id,
            annotator_id=owner,
            start=start,
            end=end,
            label=label,
            quote=article.text[start:end],
            attributes={"form": "reported"} if label == "claim" else {},
        )


def bundle_of(folder: Path, lead: Path, name: str, parts: list[tuple[Article, tuple[tuple[int, int], ...]]]) -> Path:
    """A bundle of somebody who labelled these articles in a copy of the project."""
    path = folder / f"{name}.annot"
    path.write_bytes(lead.read_bytes())
    project = Project.open(path)
    project.begin_writing()
    person = project.add_annotator(name)
    chance, staging = random.Random(name), Staging(folder / "staging")
    for article, words in parts:
        spans = tuple(spans_of(article, words, person.id, chance))
        staging.add(LabelledRecord(article=article, annotator=person, status="finished", spans=spans))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    bundling.bundle(project, name, folder / f"{name}.bundle")
    project.close()
    path.unlink()
    return folder / f"{name}.bundle"


def rows_of(bundle: Path) -> list[tuple[object, ...]]:
    """The rows of a bundle as the table holds them."""
    rows: list[tuple[object, ...]] = []
    with zipfile.ZipFile(bundle) as opened:
        versions = opened.read("versions.jsonl").splitlines()
        for number, (line, beside) in enumerate(zip(opened.read("labels.jsonl").splitlines(), versions, strict=True)):
            version = json.dumps(json.loads(beside)["vectors"][0], separators=(",", ":"))
            for span in json.loads(line)["spans"]:
                attributes = json.dumps(span["attributes"])
                place = (span["start"], span["end"], span["label"], span["text"], attributes)
                rows.append((span["id"], number, 1, *place, "", "manual", 1, "{}", version))
    return rows


def floor(folder: Path, rows: list[tuple[object, ...]], *, indexes: bool) -> float:
    """Seconds of one `executemany` in one transaction."""
    path = folder / "floor.sqlite"
    for old in folder.glob("floor.sqlite*"):
        old.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;")
        for statement in schema.FIRST:
            if "TABLE span" in statement or (indexes and "INDEX span" in statement):
                connection.execute(statement)
        names = 'id, article, annotator, "start", "end", label, quote, attributes, note, origin, scheme_version, extra'
        marks = ", ".join("?" * 13)
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO span ({names}, version) VALUES ({marks})", rows)
        connection.execute("COMMIT")
        return time.perf_counter() - began


class Window(threading.Thread):
    """Reads and edits like a person at the window, as fast as it can, on a connection of its own."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.path = path
        self.longest: dict[str, float] = {"read": 0.0, "edit": 0.0, "refused": 0.0}
        self.refused = 0
        self.ends = threading.Event()

    def run(self) -> None:
        project = Project.open(self.path)
        project.begin_writing()
        try:
            mai = project.annotators()[0]
            article = project.article(project.article_rows(mai.id)[0].id)
            while not self.ends.is_set():
                self._act(project, mai, article)
        finally:
            project.close()

    def _act(self, project: Project, mai: Annotator, article: Article) -> None:
        began = time.perf_counter()
        work = project.work(article.id, mai.id)
        project.marks(article.id, mai.id)
        self._took("read", began)
        began = time.perf_counter()
        try:
            project.apply(annotating.flag(work, not work.flagged, ""))
            self._took("edit", began)
        except UserError:
            self.refused += 1
            self._took("refused", began)
        time.sleep(0.002)

    def _took(self, what: str, began: float) -> None:
        self.longest[what] = max(self.longest[what], time.perf_counter() - began)


def merged(
    folder: Path, lead: Path, bundles: list[Path], *, beside: bool = False
) -> tuple[float, float, float, Window]:
    """Seconds of plan and of commit, of the one transaction in it, and the window that worked `beside` it."""
    path = folder / "work.annot"
    path.write_bytes(lead.read_bytes())
    window = Window(path)
    project = Project.open(path)
    project.begin_writing()
    inside: list[float] = []
    original = store.transaction
    store.transaction = timed(original, inside)  # type: ignore[assignment]  only its time is taken
    if beside:
        window.start()
    try:
        began = time.perf_counter()
        planned = merging.plan(project, bundles)
        halfway = time.perf_counter()
        report = merging.commit(project, planned)
        ended = time.perf_counter()
    finally:
        store.transaction = original
        window.ends.set()
        if beside:
            window.join()
        project.close()
    assert report.batch
    assert not report.plan.failures
    for old in folder.glob("work.annot*"):
        old.unlink()
    return halfway - began, ended - halfway, max(inside), window


def timed(original, inside: list[float]):
    """The transaction of the store, with a clock around it."""
    from contextlib import contextmanager

    @contextmanager
    def transaction(connection, path):
        with original(connection, path):
            began = time.perf_counter()
            yield
        inside.append(time.perf_counter() - began)

    return transaction


def told(what: str, floor_seconds: float, runs: list[tuple[float, float, float, Window]]) -> float:
    """Print the best run, and return the ratio of the whole to the floor."""
    plan, commit, inside, _ = min(runs, key=lambda run: run[0] + run[1])
    ratio = (plan + commit) / floor_seconds
    print(f"{what}: plan {plan:.2f} s, commit {commit:.2f} s (transaction {inside:.2f} s); {ratio:.2f} times the floor")
    return ratio


def told_of_window(run: tuple[float, float, float, Window]) -> None:
    """Print how long the window waited."""
    longest = {name: f"{seconds * 1000:.0f} ms" for name, seconds in run[3].longest.items()}
    print(
        f"with a window at work beside it: transaction {run[2]:.2f} s; its longest read {longest['read']},"
        f" edit {longest['edit']}, refused edit {longest['refused']} ({run[3].refused} refused)"
    )


def main() -> int:
    count = int(sys.argv[1]) if sys.argv[1:] else 100_000
    with tempfile.TemporaryDirectory(prefix="merging-") as name:
        folder = Path(name)
        own_folders(folder)
        lead, texts, places = project_with(folder, count // SPANS_EACH)
        parts = list(zip(texts, places, strict=True))
        whole = bundle_of(folder, lead, "Hoa", parts)
        rows = rows_of(whole)
        print(f"{len(rows)} spans, a bundle of {whole.stat().st_size / 1e6:.1f} MB; the best of {ROUNDS}")
        bare, with_indexes, runs = [], [], []
        for _ in range(ROUNDS):
            bare.append(floor(folder, rows, indexes=False))
            with_indexes.append(floor(folder, rows, indexes=True))
            runs.append(merged(folder, lead, [whole]))
        low, high = min(bare), min(with_indexes)
        print(f"floor: {high:.2f} s with the project's indexes, {low:.2f} s with ids only")
        ratio = told("one bundle", high, runs)
        print(f"ratio {ratio:.2f} (at most {TARGET}); to the floor with ids only {ratio * high / low:.2f}")
        told_of_window(merged(folder, lead, [whole], beside=True))
        share = max(1, len(parts) // 50)
        many = [bundle_of(folder, lead, f"P{n}", parts[n * share : (n + 1) * share]) for n in range(50)]
        told(f"50 bundles of {share * SPANS_EACH} spans", high, [merged(folder, lead, many)])
    return int(ratio > TARGET)


if __name__ == "__main__":
    raise SystemExit(main())
