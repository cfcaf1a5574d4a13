"""What a split needs to know of a project: all states of what lies on an article, and what of it is in sight."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.domain.merging import RowState
from annotator.store.states import States

_OWN = ("work", "rejection", "span", "link")


@dataclass(slots=True, kw_only=True)
class OnArticle:
    """Everything about an article that a split must look at.

    `article` are the states of the article's own row, `states` those of the rows on it, waiting ones included; `shown`
    those of them that are in sight. `there` maps those of the texts asked for that the project has to their state,
    and whether they were split themselves.
    """

    position: int
    article: list[RowState]
    states: list[RowState] = field(default_factory=list)
    shown: list[RowState] = field(default_factory=list)
    decisions: int = 0
    there: dict[str, tuple[list[RowState], bool]] = field(default_factory=dict)


class MadeSplit(NamedTuple):
    """An article that was split: its title or first words, its parts, and everybody's labels on the whole of it."""

    title: str
    parts: int
    labels: int


def made_in(connection: sqlite3.Connection, batch: str) -> list[MadeSplit]:
    """Return the splits that a bulk act made, by the article's place in the project."""
    rows = connection.execute(
        "SELECT o.title, substr(t.text, 1, 200), count(*),"
        " (SELECT count(*) FROM span x WHERE x.article = o.n AND x.deleted = 0)"
        " FROM split s JOIN article o ON o.n = s.original JOIN article_text t ON t.article = o.n"
        " WHERE s.deleted = 0 AND (EXISTS (SELECT 1 FROM taken_in k WHERE k.batch = ?1 AND k.\"table\" = 'split'"
        " AND s.n BETWEEN k.first AND k.last) OR s.id IN (SELECT row_id FROM replaced WHERE batch = ?1"
        " AND \"table\" = 'split')) GROUP BY o.n ORDER BY o.position, o.n",
        (batch,),
    )
    return [MadeSplit(title or text.strip().split("\n", 1)[0], parts, labels) for title, text, parts, labels in rows]


def on_article(connection: sqlite3.Connection, article_id: str, parts: list[str]) -> OnArticle:
    """Read what lies on an article, and which of some other articles are there. Raises KeyError for no such article."""
    row = connection.execute("SELECT n, position FROM article WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        raise KeyError(article_id)
    number, position = row
    states = States(connection)
    found = OnArticle(position=position, article=states.of_ids("article", [article_id])[article_id])
    rows = [states.of_article("zone", number)]
    for (annotator,) in connection.execute("SELECT n FROM annotator").fetchall():
        rows += [states.of_pair(row, number, annotator) for row in _OWN]
    for present in rows:
        for row_id, several in present.items():
            found.states += several
            hidden = (several[0].row, row_id) in states.aside
            if not several[0].gone and not hidden:
                found.shown.append(several[0])
    query = "SELECT count(*) FROM decision WHERE article = ? AND deleted = 0"
    found.decisions = connection.execute(query, (number,)).fetchone()[0]
    split = "SELECT 1 FROM split s JOIN article a ON a.n = s.original WHERE a.id = ? AND s.deleted = 0"
    for part, article in states.of_ids("article", parts).items():
        found.there[part] = (article, connection.execute(split, (part,)).fetchone() is not None)
    return found
