"""Projects in several copies for the tests of merging: a canonical dump of everything but local numbers, and desks."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.domain.merging import FIELDS, KEYS
from annotator.services import merging
from annotator.services.merging import MergeReport
from annotator.store.project import Project

_KEY = {"article": "article", "annotator": "annotator", "original": "article", "part": "article"}


def dump(path: Path) -> dict[str, object]:
    """All content, versions and conflicts of a project, by ids; numbers, times, devices and the history left out."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        found = {row: _rows(connection, row) for row in FIELDS}
        found["conflict"] = sorted(
            connection.execute('SELECT "table", row_id, hash, version, deleted, content FROM conflict').fetchall()
        )
        found["aside"] = sorted(
            connection.execute(
                'SELECT x."table", x.row_id, a.id, p.id, x.source, x.target FROM aside x'
                " JOIN article a ON a.n = x.article JOIN annotator p ON p.n = x.annotator"
            ).fetchall()
        )
        found["activity"] = sorted(
            connection.execute(
                "SELECT a.id, p.id, t.device, t.seconds FROM activity t JOIN article a ON a.n = t.article"
                " JOIN annotator p ON p.n = t.annotator"
            ).fetchall()
        )
        found["text"] = sorted(
            connection.execute("SELECT a.id, t.text FROM article_text t JOIN article a ON a.n = t.article").fetchall()
        )
        found["order"] = sorted(connection.execute("SELECT id, position, length, sha256 FROM article").fetchall())
        found["scheme"] = sorted(connection.execute("SELECT version, id, sha256 FROM scheme").fetchall())
        texts = connection.execute("SELECT version, sha256, text, minor FROM guidelines")
        found["guidelines"] = sorted(texts.fetchall())
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return found


def _rows(connection: sqlite3.Connection, row: str) -> list[tuple[object, ...]]:
    joins = "".join(f" JOIN {_KEY[key]} k{at} ON k{at}.n = x.{key}" for at, key in enumerate(KEYS[row]))
    keys = "".join(f"k{at}.id, " for at in range(len(KEYS[row])))
    deleted = "0" if row == "annotator" else "x.deleted"
    columns = ", ".join(f'x."{field}"' for field in FIELDS[row])
    query = f"SELECT x.id, x.version, {deleted}, {keys}{columns} FROM {row} x{joins} ORDER BY x.id"
    return [(line[0], json.dumps(json.loads(line[1]), sort_keys=True), *line[2:]) for line in connection.execute(query)]


def copied(path: Path, to: Path) -> Path:
    """A copy of a closed project; whoever writes in it next is another device."""
    to.write_bytes(path.read_bytes())
    return to


def merge(path: Path, *others: Path) -> MergeReport:
    """Merge others into a project file that nobody has open; nothing may be refused."""
    project = Project.open(path)
    try:
        project.begin_writing()
        planned = merging.plan(project, others)
        assert [str(failure) for failure in (*planned.failures, *planned.refused)] == []
        return merging.commit(project, planned)
    finally:
        project.close()
