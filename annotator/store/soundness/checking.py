"""The whole check of a project file: one read transaction, nothing written, whoever may be writing meanwhile."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import ProjectError, Stopped
from annotator.store import glancing, opening
from annotator.store.failures import is_outside, not_read
from annotator.store.soundness import kinds
from annotator.store.soundness.about import check_facts, check_numbers
from annotator.store.soundness.beside import check_beside
from annotator.store.soundness.identities import check_identities, check_ids
from annotator.store.soundness.looking import Look
from annotator.store.soundness.past import check_history
from annotator.store.soundness.rows import check_links, check_splits, check_states, check_versions
from annotator.store.soundness.search import PROBED, check_search
from annotator.store.soundness.structure import check_letters, check_pages, check_references, check_schema, check_values
from annotator.store.soundness.tally import Finding, Spot, Tally
from annotator.store.soundness.texts import check_texts
from annotator.store.watching import Watch, stopping

Step = Callable[[Look], None]
_STEPS: tuple[Step, ...] = (
    *(
        check_schema,
        check_pages,
        check_identities,
        check_ids,
        check_values,
        check_letters,
        check_numbers,
        check_facts,
        check_texts,
        check_links,
        check_references,
        check_versions,
    ),
    *(check_states, check_splits, check_history, check_search),
)
FOUND_BY: Mapping[str, tuple[Step, ...]] = {
    kinds.GUARDS: (check_schema,),
    kinds.INDEXES: (check_pages,),
    kinds.PERSON: (check_references,),
    kinds.DERIVED: (check_references,),
    kinds.LOOSE_TEXT: (check_texts,),
    kinds.FINGERPRINT: (check_texts,),
    kinds.LENGTH: (check_texts,),
    kinds.QUOTE: (check_texts,),
    kinds.HISTORY: (check_history,),
    kinds.MISSING: (check_history,),
    kinds.ENDS: (check_links, check_references),
    kinds.VERSION: (check_versions, check_history),
    kinds.ASIDE: (check_states,),
}
"""The steps that find what can be put right row by row."""

_COUNTED = ("article", "span", "link", "history")
"""What a person is told of."""
_READ = ("article_text", "zone", "rejection", "conflict", *_COUNTED)
_VERSIONED = ("article", "zone", "split", "span", "link", "work", "decision", "assignment", "rejection")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found, the worst first, how many rows of which table it went through, and seconds it took."""

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    seconds: float


def check(path: Path, watch: Watch) -> Checked:
    """Check a project file. Raises ProjectError for what is no project file, or one of a newer program; Stopped."""
    begun = time.monotonic()
    try:
        return _checked(path, watch, begun)
    finally:
        opening.tidy(path)


def _checked(path: Path, watch: Watch, begun: float) -> Checked:
    tally, counts = Tally(), dict.fromkeys(_COUNTED, 0)
    with suppress(OSError, RuntimeError):  # said better by opening it
        check_beside(path, tally)
    try:
        opened = opening.open_for_reading(path, any_tables=True)
    except ProjectError as error:
        is_sqlites = isinstance(error.__cause__, sqlite3.Error)
        if kinds.TORN_WORK in tally.counts and is_sqlites and glancing.has_header(path):
            return _unopened(tally, counts, begun)
        raise
    with closing(opened) as connection, stopping(opened, watch.go_on):
        # A text may not even be UTF-8 any more; then it is not the one of its article.
        connection.text_factory = _readable
        try:
            connection.execute("BEGIN")
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            look = Look(connection, path, version, tally, watch)
            counts = _expect(look)
            for step in _STEPS:
                taken(look, step)
                if kinds.TABLES in tally.counts:
                    break  # what is not the table that it is called is not read
            findings = tally.findings(connection, kinds.KINDS)
        except sqlite3.DatabaseError as error:
            raise not_read(error, path) from error
    return Checked(findings=findings, counts=counts, seconds=time.monotonic() - begun)


def _unopened(tally: Tally, counts: Mapping[str, int], begun: float) -> Checked:
    """Return what was found before a file that SQLite reads no more, because what lay beside it is cut off."""
    with closing(sqlite3.connect(":memory:")) as nothing:
        findings = tally.findings(nothing, kinds.KINDS)
    return Checked(findings=findings, counts=counts, seconds=time.monotonic() - begun)


def taken(look: Look, step: Step) -> None:
    """Take a step of the check; where the file cannot be read on, that is what it has found. Raises Stopped."""
    look.watch.go_on()
    try:
        step(look)
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if code == sqlite3.SQLITE_INTERRUPT:
            raise Stopped from None
        if is_outside(error):
            look.tally.add(kinds.FILE, Spot(told=str(error)))
        elif not look.tally.counts.keys() & {kinds.TABLES, kinds.FILE}:
            raise
    except RecursionError:  # JSON nested so deep that it is read, but no more compared
        look.tally.add(kinds.CONTENT, Spot())
    except (TypeError, ValueError, AttributeError):
        # Values that their columns do not take, or that an index only says: told of by SQLite's own check.
        if not look.tally.counts.keys() & {kinds.VALUES, kinds.INDEXES, kinds.FILE, kinds.TABLES}:
            raise


def _readable(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _expect(look: Look) -> dict[str, int]:
    """Count what there is to go through, for the progress, and return how much of what a person knows."""
    found: dict[str, int] = {}
    for table in {*_READ, *_VERSIONED}:
        try:
            found[table] = look.one(f"SELECT count(*) FROM {table}")  # noqa: S608  names of ours
        except sqlite3.DatabaseError:
            found[table] = 0  # told of by the steps
    rows = sum(found[table] for table in (*_READ, *_VERSIONED))
    look.watch.expect(look.one("PRAGMA page_count") + rows + 2 * min(found["article_text"], PROBED))
    return {table: found[table] for table in _COUNTED}
