"""What a merge comes to: every row that waits in the staging, against the project as it stands.

Read off one connection that has both files. What the project is to hold goes into the `put_` tables of the staging;
one annotator's rows in an article where the project has none of theirs are not looked at one by one (`quiet`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.merging import KEYS, SAME, Fits, RowState, canonical, united
from annotator.store.merge_outcome import Outcome, Resolution, is_same
from annotator.store.merge_pairs import TAKEN, Pairs
from annotator.store.numbers import Numbers
from annotator.store.passing_on import pass_on
from annotator.store.rows import to_json

_ROWS = ("annotator", "article", "zone", "split", "assignment", "work", "rejection", "decision", "kept")
_RESOLVED = ("quiet", "put_span", "put_link", "put_other", "put_article", "put_conflict", "put_aside", "put_replaced")
_NO_ARTICLE = QT_TRANSLATE_NOOP("errors", "the {row} {id} is of an article that is not in this project")
_MANY = 500
"""Rows that are looked up together."""


def stamp(connection: sqlite3.Connection) -> tuple[Any, ...]:
    """Return what tells whether rows of a project have changed since."""
    found: tuple[Any, ...] = connection.execute(
        "SELECT (SELECT max(seq) FROM history), (SELECT group_concat(name || version) FROM annotator),"
        " (SELECT group_concat(version) FROM assignment), (SELECT count(*) FROM article)"
    ).fetchone()
    return found


def resolve(connection: sqlite3.Connection, fits: Fits, tick: Callable[[], None]) -> Resolution:
    """Work out what the project is to hold; `tick` is called often and may raise to stop it."""
    for table in _RESOLVED:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  names of ours
    result = Resolution(stamp=stamp(connection))
    outcome = Outcome(connection, result)
    pass_on(connection, outcome)
    alone = _Alone(connection, outcome)
    for row in _ROWS:
        alone.run(row, tick)
    alone.new_articles()
    Pairs(connection, outcome, fits).run(tick)
    result.changes = any(connection.execute(query).fetchone()[0] for query in _CHANGES)
    return result


class _Alone:
    """Rows of which each stands alone: all but spans and links."""

    def __init__(self, connection: sqlite3.Connection, outcome: Outcome) -> None:
        self._connection, self._outcome = connection, outcome
        texts = "SELECT p.id FROM in_text t JOIN in_place p ON p.n = t.article"
        self._staged = {row[0] for row in connection.execute(texts)}
        self._articles = Numbers(connection, "article")

    def run(self, row: str, tick: Callable[[], None]) -> None:
        """Work out the rows of a kind that came, and those that wait for a decision."""
        waiting: dict[str, list[RowState]] = {row_id: [] for row_id in self._outcome.states.conflicting(row)}
        for line in self._connection.execute(
            'SELECT id, keys, version, deleted, content FROM in_other WHERE "table" = ? ORDER BY id, n', (row,)
        ).fetchall():
            if line[0] not in waiting and len(waiting) >= _MANY:
                tick()
                self._some(row, waiting)
                waiting = {}
            waiting.setdefault(line[0], []).append(_state(row, *line))
        self._some(row, waiting)

    def _some(self, row: str, waiting: dict[str, list[RowState]]) -> None:
        present = self._outcome.states.of_ids(row, list(waiting))
        for row_id, states in waiting.items():
            self._one(row, states, present.get(row_id, []))

    def _one(self, row: str, states: list[RowState], local: list[RowState]) -> None:
        if not states and not local:  # versions of the guidelines
            return
        keys = local[0].keys if local else min(state.keys for state in states)
        fitting = [state for state in states if state.keys == keys]
        if len(fitting) < len(states):
            self._outcome.refuse(TAKEN, states[0])
        if not self._has_articles(row, states[0].id if row == "article" and not local else "", keys):
            self._outcome.refuse(_NO_ARTICLE, states[0])
            return
        if fitting and len(local) == 1 and all(state == local[0] for state in fitting):  # most of what comes again
            if self._outcome.apart_from_derived(fitting, local):
                self._outcome.add(fitting[0], SAME, 1)
            return
        if fitting:
            self._outcome.count(fitting, local)
        result = united([*local, *fitting])
        if not is_same(result, local):
            self._put(result, local)

    def _has_articles(self, row: str, article: str, keys: tuple[str, ...]) -> bool:
        """Whether there are the texts of a new article, or of those that a row belongs to."""
        articles = [key for name, key in zip(KEYS[row], keys, strict=True) if name != "annotator"]
        wanted = [article] if article else articles
        return all(found in self._staged or found in self._articles for found in wanted)

    def _put(self, result: list[RowState], local: list[RowState]) -> None:
        shown = result[0]
        content, keys, known = canonical(shown.values), to_json(shown.keys), int(bool(local))
        self._connection.execute(
            "INSERT INTO put_other VALUES (?, ?, ?, ?, ?, ?, ?)",
            (shown.row, shown.id, keys, shown.version, int(shown.gone), content, known),
        )
        self._outcome.put_conflicts(result, local)
        if local:
            self._outcome.remember(local[0])

    def new_articles(self) -> None:
        """Put the texts of articles that the project does not have."""
        self._connection.execute(
            "INSERT INTO put_article SELECT t.article, p.id, EXISTS (SELECT 1 FROM article a WHERE a.id = p.id)"
            " FROM in_text t JOIN in_place p ON p.n = t.article"
        )


def _state(row: str, row_id: str, keys: str, version: str, deleted: int, content: str) -> RowState:
    return RowState(row, row_id, tuple(json.loads(keys)), version, bool(deleted), tuple(json.loads(content)))


_GUIDELINES_NEW = (
    "SELECT EXISTS (SELECT 1 FROM in_guidelines i WHERE NOT EXISTS (SELECT 1 FROM guidelines g"
    " WHERE g.version = i.version AND g.sha256 = i.sha256 AND g.minor <= i.minor) AND NOT EXISTS (SELECT 1 FROM"
    " conflict c WHERE c.\"table\" = 'guidelines' AND c.row_id = CAST(i.version AS TEXT) AND c.hash = i.sha256"
    " AND json_extract(c.content, '$[1]') <= i.minor))"
)
_SCHEME_NEW = (
    "SELECT EXISTS (SELECT 1 FROM in_scheme i WHERE NOT EXISTS (SELECT 1 FROM scheme s WHERE s.version = i.version))"
)
_EARLIER = (
    "SELECT EXISTS (SELECT 1 FROM in_text t JOIN in_place p ON p.n = t.article JOIN article a ON a.id = p.id"
    " WHERE t.position < a.position)"
)
_LONGER = (
    "SELECT EXISTS (SELECT 1 FROM in_activity i JOIN in_place q ON q.n = i.article JOIN in_person r ON r.n ="
    " i.annotator LEFT JOIN article a ON a.id = q.id LEFT JOIN annotator p ON p.id = r.id LEFT JOIN activity t"
    " ON t.article = a.n AND t.annotator = p.n AND t.device = i.device WHERE coalesce(t.seconds, -1) < i.seconds)"
)
_CHANGES = (
    *(f"SELECT EXISTS (SELECT 1 FROM {table})" for table in _RESOLVED if table != "put_article"),  # noqa: S608
    "SELECT EXISTS (SELECT 1 FROM put_article WHERE NOT known)",
    _EARLIER,
    _SCHEME_NEW,
    _GUIDELINES_NEW,
    _LONGER,
)
"""What asks whether anything is to be written."""
