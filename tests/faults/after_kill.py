"""What is found in a project file after the process that worked in it was killed."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.errors import StaleEdit
from annotator.services.history import History
from annotator.store.project import Project
from tests.faults.seen import seen
from tests.faults.supplies import Bundle, Folder
from tests.faults.telling import Told, article_digest, chained, reading


@dataclass
class Found:
    """What came of one kill."""

    lost: int = 0
    """Acts that were acknowledged and are not there."""
    untold: int = 0
    """Acts that are there, and the process had no time left to tell."""
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0
    """How long it took to open the project again, for writing."""


def looked_at(path: Path, told: Told, folders: Sequence[Folder], bundles: Sequence[Bundle]) -> Found:
    """Open the project as the next start does and compare it with what was told; nothing is mended by hand."""
    found = Found()
    began = time.perf_counter()
    with closing(Project.open(path)) as project:
        project.begin_writing()
        found.seconds = time.perf_counter() - began
        with reading(path) as connection:
            _look_at_acts(connection, told, found)
            look_whether_whole(connection, folders, bundles, found)
            look_whether_sound(connection, found)
        _try_undo(project, found)
    beside = sorted(other.name for other in path.parent.glob(f"{path.name}*") if other != path)
    if set(beside) - {f"{path.name}.lock"}:
        found.problems.append(f"left beside the project: {', '.join(beside)}")
    return found


def _look_at_acts(connection: sqlite3.Connection, told: Told, found: Found) -> None:
    rows = connection.execute("SELECT * FROM history ORDER BY seq").fetchall()
    known = [row for row in rows if row[0] <= told.seq]
    found.lost = told.seq - len(known)
    if found.lost:
        found.problems.append(f"{found.lost} acts were told and are not there")
    elif chained("", known) != told.chain:
        found.lost = 1
        found.problems.append("the history is another than was told")
    more = rows[len(known) :]
    acts, bulk = {row[1] for row in more if row[2] != "barrier"}, [row for row in more if row[2] == "barrier"]
    found.untold = len(acts) + len(bulk)
    if len({row[9] or row[1] for row in more if row[2] != "barrier"}) > 1 or len(bulk) > 1:
        found.problems.append(f"{found.untold} acts more than were told")
    if bulk:
        return  # which may have changed any article
    untold = {row[4] for row in more}
    torn = [
        number
        for number, digest in told.articles.items()
        if number not in untold and article_digest(connection, number) != digest
    ]
    if torn:
        found.lost += 1
        found.problems.append(f"{len(torn)} articles stand otherwise than was told")


def look_whether_whole(
    connection: sqlite3.Connection, folders: Sequence[Folder], bundles: Sequence[Bundle], found: Found
) -> None:
    for folder in folders:
        count = _count(connection, "article", folder.articles)
        if count not in {0, len(folder.articles)}:
            found.problems.append(f"an import is there by {count} of {len(folder.articles)} articles")
    for bundle in bundles:
        count = _count(connection, "span", bundle.spans)
        if count not in {0, len(bundle.spans)}:
            found.problems.append(f"a merge is there by {count} of {len(bundle.spans)} spans")


def _count(connection: sqlite3.Connection, table: str, ids: frozenset[str]) -> int:
    return sum(row[0] in ids for row in connection.execute(f"SELECT id FROM {table} WHERE deleted = 0"))


def look_whether_sound(connection: sqlite3.Connection, found: Found) -> None:
    for question in ("integrity_check", "foreign_key_check"):
        said = [row for row in connection.execute(f"PRAGMA {question}") if row != ("ok",)]
        if said:
            found.problems.append(f"{question}: {said[0]}")
    if connection.execute("SELECT count(*) FROM unindexed").fetchone()[0]:
        found.problems.append("texts are not indexed")
    texts = dict(connection.execute("SELECT article, text FROM article_text"))
    wrong = [
        row
        for row in connection.execute('SELECT article, "start", "end", quote FROM span')
        if texts[row[0]][row[1] : row[2]] != row[3]
    ]
    if wrong:
        found.problems.append(f"{len(wrong)} quotes are not what their texts say")
    ends = "SELECT source FROM link WHERE deleted = 0 UNION ALL SELECT target FROM link WHERE deleted = 0"
    spans = {row[0] for row in connection.execute("SELECT id FROM span WHERE deleted = 0")}
    loose = sum(row[0] not in spans for row in connection.execute(ends))
    if loose:
        found.problems.append(f"{loose} ends of links lead nowhere")


def _try_undo(project: Project, found: Found) -> None:
    """Take the last acts back and do them again: all looks as before."""
    viewer = project.annotators()[0].id
    history, before = History(project, viewer), seen(project, viewer)
    try:
        count = sum(history.undo() is not None for _ in range(3))
        again = sum(history.redo() is not None for _ in range(count))
    except StaleEdit as error:
        found.problems.append(f"undo: {error}")
        return
    if count != again or seen(project, viewer) != before:
        found.problems.append("undo and redo do not lead back")
