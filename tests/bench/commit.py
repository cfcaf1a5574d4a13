"""How long saving one label takes, beside bare sqlite3 writing the same rows with the same settings.

    python3 run.py bench commit            or, with the environment's Python: tests/bench/commit.py [--commits 3000]
                                           [--folder PLACE]

Each act is a label: a span, the work on its article and a line of history in one transaction that is on the disk before
it is called saved (WAL, synchronous FULL). Two files with the same tables and the same 100,000 characters and 5,000
spans stand in one folder; one is written by Project.apply, which checks text, scheme, versions and links, the other by
sqlite3 with rows made beforehand. They take turns, so that whatever else the machine does meets both. Printed are the
median and the 99th percentile of both in ms and their ratios; exits with 1 where one is above its target. Waiting for
the disk is most of it: `--folder` is to be on one (a file system in memory is said).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.edit import Change, Edit
from annotator.domain.ids import new_id
from annotator.domain.span import Span
from annotator.domain.versions import raised
from annotator.domain.work import IN_PROGRESS
from annotator.services import creating
from annotator.store.clock import now
from annotator.store.journal import _changes_to_json
from annotator.store.project import Project
from annotator.store.rows import SPAN, WORK, to_json
from annotator.store.staging import Staging
from tests.bench._corpus import places_of, text_of
from tests.faults.supplies import labelled

TARGET = 1.5
CHARACTERS, SPANS = 100_000, 5_000
SETTINGS = ("foreign_keys = ON", "trusted_schema = OFF", "synchronous = FULL", "busy_timeout = 0",
            "journal_size_limit = 16777216")  # fmt: skip
MAC = ("fullfsync = ON", "checkpoint_fullfsync = ON")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--commits", type=int, default=3000)
    parser.add_argument("--folder", type=Path, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="commit-") as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = str(folder / "home")
        ours, bare = measured(folder, options.commits)
    print(f"{options.commits} labels each, on {file_system(folder)}; ms")
    print(f"{'':24}{'median':>10}{'99 %':>10}")
    for told, times in (("Project.apply", ours), ("bare sqlite3", bare)):
        print(f"{told:24}{median(times):10.2f}{slowest(times):10.2f}")
    ratios = (median(ours) / median(bare), slowest(ours) / slowest(bare))
    print(f"{'ratio':24}{ratios[0]:10.2f}{ratios[1]:10.2f}   target {TARGET}")
    return int(max(ratios) > TARGET)


def median(times: list[float]) -> float:
    return 1000 * statistics.median(times)


def slowest(times: list[float]) -> float:
    return 1000 * sorted(times)[int(len(times) * 0.99)]


def file_system(folder: Path) -> str:
    """The kind of the file system that holds a folder, as Linux names it."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return sys.platform
    lines = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    place, kind = max((line for line in lines if folder.is_relative_to(line[0])), key=lambda line: len(line[0]))
    return f"{kind} ({place})" + (": IN MEMORY, nothing waits for a disk" if kind in {"tmpfs", "ramfs"} else "")


def measured(folder: Path, commits: int) -> tuple[list[float], list[float]]:
    """Return how long each commit took: of Project.apply, and of bare sqlite3."""
    path, other = folder / "ours.annot", folder / "bare.annot"
    made(path)
    other.write_bytes(path.read_bytes())
    ours, bare = [], []
    with closing(Project.open(path)) as project, closing(bare_connection(other)) as connection:
        project.begin_writing()
        for edit, rows in with_rows(labels(project, commits), project):
            turns = [(ours, lambda edit=edit: project.apply(edit)), (bare, lambda rows=rows: write(connection, rows))]
            for times, act in turns if len(ours) % 2 else reversed(turns):
                began = time.perf_counter()
                act()
                times.append(time.perf_counter() - began)
        same(path, other)
    return ours, bare


def made(path: Path) -> None:
    with closing(creating.create(path, annotator="Mai")) as project:
        chance, mai = random.Random(1), project.annotator_named("Mai")
        article = Article.from_text(text_of(chance, 0, CHARACTERS), title="Bài", lang="vi")
        with closing(Staging(paths.state_dir() / "staging")) as staging:
            staging.add(replace(labelled(article, mai, chance, SPANS), status=IN_PROGRESS))
            project.commit_staging(staging, name="import", source_sha256="")


def labels(project: Project, count: int) -> Iterator[Edit]:
    """Yield edits that label places nobody has labelled, each built on the one before."""
    mai = project.annotators()[0]
    article = project.article(project.article_rows(mai.id)[0].id)
    taken = {(span.start, span.end, span.label) for span in project.spans(article.id, mai.id)}
    places = places_of(random.Random(2), article.text, count + SPANS)
    free = [place for place in places if place not in taken][:count]
    work = project.work(article.id, mai.id)
    for number, (start, end, label) in enumerate(free):
        span = Span(
            id=new_id(), article_id=article.id, annotator_id=mai.id, start=start, end=end, label=label,
            quote=article.text[start:end], scheme_version=project.scheme.version,
        )  # fmt: skip
        after = replace(work, flagged=True, flag_note=str(number))
        yield Edit("label", article.id, mai.id, (Change(None, span), Change(work, after)))
        work = after


# Bare sqlite3


def bare_connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in SETTINGS + (MAC if sys.platform == "darwin" else ()):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


SPAN_SQL = (
    f"INSERT INTO span (article, annotator, {', '.join(SPAN.columns)}, version, id)"
    f" VALUES ({', '.join('?' * (len(SPAN.columns) + 4))})"
)
WORK_SQL = (
    f"UPDATE work SET {', '.join(f'{column} = ?' for column in WORK.columns)}, version = ?, scheme_version = ?,"
    " guidelines_version = ? WHERE id = ?"
)
HISTORY_SQL = (
    "INSERT INTO history (edit, kind, name, article, annotator, device, made_at, changes)"
    " VALUES (?, 'edit', ?, ?, ?, ?, ?, ?)"
)


Rows = list[tuple[str, tuple[object, ...]]]


def with_rows(edits: Iterator[Edit], project: Project) -> Iterator[tuple[Edit, Rows]]:
    """Yield each edit with the statements and rows, complete, that it comes to: a bare writer reads nothing."""
    first, version = to_json(raised({}, project.device)), ""
    for edit in edits:
        span, work = edit.changes[0].after, edit.changes[1].after
        if not version:
            *numbers, version = as_stored(project.path, edit)
        version = to_json(raised(json.loads(version), project.device))
        yield edit, [
            (SPAN_SQL, (*numbers, *SPAN.encode(span), first, span.id)),
            (WORK_SQL, (*WORK.encode(work), version, project.scheme.version, project.guidelines.version, work.id)),
            (HISTORY_SQL, (edit.id, edit.name, *numbers, project.device, now(), _changes_to_json(edit))),
        ]  # fmt: skip


def as_stored(path: Path, edit: Edit) -> tuple[int, int, str]:
    """Return the numbers of an edit's article and annotator, and the version of the work that it changes."""
    ids = (edit.article_id, edit.annotator_id, edit.changes[1].after.id)
    with closing(sqlite3.connect(path)) as reading:
        return reading.execute(
            "SELECT a.n, p.n, w.version FROM article a, annotator p, work w WHERE a.id = ? AND p.id = ? AND w.id = ?",
            ids,
        ).fetchone()


def write(connection: sqlite3.Connection, rows: list[tuple[str, tuple[object, ...]]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement, values in rows:
        connection.execute(statement, values)
    connection.execute("COMMIT")


def same(ours: Path, bare: Path) -> None:
    """Fail unless both files hold the same."""
    for table, columns in (("span", "*"), ("work", "*"), ("history", "edit, name, article, annotator, changes")):
        found = []
        for path in (ours, bare):
            with closing(sqlite3.connect(path)) as connection:
                found.append(connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall())
        if found[0] != found[1]:
            raise SystemExit(f"the two files differ in {table}")


if __name__ == "__main__":
    sys.exit(main())
