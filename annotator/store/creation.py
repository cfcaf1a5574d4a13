"""A new project file, made complete under another name, then given its own."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from annotator.domain.bundle import GuidelinesVersion, Origin, SchemeVersion
from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError
from annotator.domain.ids import GOLD_ID, new_id
from annotator.domain.merging import RowState
from annotator.domain.scheme import Scheme
from annotator.domain.work import ANNOTATOR, GOLD
from annotator.store import backup, files, last_work
from annotator.store.clock import now
from annotator.store.failures import not_made
from annotator.store.migrations import migrate

_OURS = (files.WAL, files.SHM, files.JOURNAL, files.LOCK)
"""What comes to lie beside a project by being opened."""


class Made(NamedTuple):
    """Which file was made, and what lay beside its place before."""

    status: os.stat_result
    there: frozenset[str]


def create(path: Path, *, name: str, scheme: Scheme, guidelines: str, annotator: str) -> Made:
    """Make a project file with one annotator, the lead, and gold, and return what `take_back` needs to know.

    Raises ProjectError; then there is no file.
    """
    first = RowState("annotator", new_id(), (), "{}", gone=False, values=(annotator,))
    sha256 = hashlib.sha256(guidelines.encode("utf-8")).hexdigest()
    return _create(
        path,
        _About(new_id(), name, lead=first.id, blind=True, annotator=first),
        [SchemeVersion(id=scheme.id, version=scheme.version, sha256=scheme.sha256, content=scheme.to_json())],
        [GuidelinesVersion(version=1, sha256=sha256, text=guidelines)],
    )


def take_back(path: Path, made: Made) -> None:
    """Delete a file that was just made and cannot be worked in, unless another has come to lie there.

    What lay beside it before stays, and so does what holds work: nothing was written in the new one.
    """
    with suppress(OSError):
        if os.path.samestat(path.stat(), made.status):
            files.discard(path)
            sides = {suffix: files.beside(path, suffix) for suffix in _OURS}
            if not files.has_content(sides[files.WAL]):  # a -journal is of the file that goes, and brings nothing back
                for suffix in sides.keys() - made.there:
                    files.discard(sides[suffix])


def create_handed(
    path: Path, origin: Origin, schemes: Iterable[SchemeVersion], guidelines: Iterable[GuidelinesVersion]
) -> None:
    """Make the project file of a handout: the lead's project id and name, its annotator and gold, no article yet.

    Raises ProjectError; then there is no file.
    """
    assert origin.annotator is not None  # noqa: S101  a handout is for somebody
    about = _About(
        origin.project_id, origin.project_name, lead=origin.lead, blind=origin.blind, annotator=origin.annotator
    )
    _create(path, about, schemes, guidelines)


@dataclass(frozen=True, slots=True)
class _About:
    id: str
    name: str
    lead: str
    blind: bool
    annotator: RowState


def _create(
    path: Path, about: _About, schemes: Iterable[SchemeVersion], guidelines: Iterable[GuidelinesVersion]
) -> Made:
    backup.check_new(path)
    there = frozenset(suffix for suffix in _OURS if os.path.lexists(files.beside(path, suffix)))
    draft = path.with_name(f".{path.name}.{new_id()}.part")
    try:
        draft.touch(files.MODE, exist_ok=False)  # the system names the reason where SQLite has one sentence for all
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            migrate(connection, path)
            _fill(connection, about, schemes, guidelines)
        status = draft.stat()
        files.move_to_new(draft, path)
        last_work.begin_anew(path)
    except FileExistsError:
        raise _taken(path) from None
    except (OSError, sqlite3.Error) as error:
        raise not_made(error, path) from error
    finally:
        files.discard(draft)
    return Made(status, there)


def _taken(path: Path) -> ProjectError:
    return ProjectError(QT_TRANSLATE_NOOP("errors", "{path} is there already. Choose another name."), path=path)


def _fill(
    connection: sqlite3.Connection,
    about: _About,
    schemes: Iterable[SchemeVersion],
    guidelines: Iterable[GuidelinesVersion],
) -> None:
    made_at = now()
    person = about.annotator
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO meta (only, id, name, created, lead, blind) VALUES (1, ?, ?, ?, ?, ?)",
        (about.id, about.name, made_at, about.lead, about.blind),
    )
    connection.executemany(
        "INSERT INTO scheme VALUES (?, ?, ?, ?, ?)",
        [(known.version, known.id, known.sha256, known.content, made_at) for known in schemes],
    )
    connection.executemany(
        "INSERT INTO guidelines (version, sha256, text, added, minor) VALUES (?, ?, ?, ?, ?)",
        [(known.version, known.sha256, known.text, made_at, known.minor) for known in guidelines],
    )
    connection.executemany(
        "INSERT INTO annotator (id, name, role, added, version) VALUES (?, ?, ?, ?, ?)",
        [
            (person.id, person.values[0], ANNOTATOR, made_at, person.version),
            (GOLD_ID, "gold", GOLD, made_at, "{}"),
        ],
    )
    connection.execute("COMMIT")
