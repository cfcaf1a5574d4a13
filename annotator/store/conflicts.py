"""The rows of a project that have several states, as domain objects; and what is decided without an edit."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping

from annotator.domain.conflict import Conflict, Content, GuidelinesText, Origin
from annotator.domain.edit import ArticleData
from annotator.domain.link import Link
from annotator.domain.merging import FIELDS, KEYS, RowState, vector
from annotator.domain.versions import joined, raised
from annotator.domain.work import Annotator
from annotator.store import schema
from annotator.store.journal import changes_from_json
from annotator.store.rows import decision_from, link_from, rejection_from, span_from, to_json, work_from, zone_from
from annotator.store.states import States

_GUIDELINES = "guidelines"
_TAGS = FIELDS["article"].index("tags")


def conflicts(connection: sqlite3.Connection) -> list[Conflict]:
    """Return the rows whose states differ in content, by kind, article and id.

    Rows of one article stand in the order in which deciding them is safe: spans before the links that they carry.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    states = States(connection, version)
    found = []
    for row in _BUILD:
        for row_id, present in states.of_ids(row, states.conflicting(row)).items():
            conflict = _conflict(row, row_id, present)
            if len(conflict.states) > 1:
                found.append(conflict)
    found.sort(key=lambda conflict: (conflict.article_id, list(_BUILD).index(conflict.row), conflict.id))
    return found + _guidelines(connection, states)


def _conflict(row: str, row_id: str, present: list[RowState]) -> Conflict:
    contents: dict[object, Content | None] = {}
    for state in present:
        content = _content(state)
        contents.setdefault(_frozen(content), content)
    keys = dict(zip(KEYS[row], present[0].keys, strict=True))
    return Conflict(
        row=row,
        id=row_id,
        owner=keys.get("annotator", row_id if row == "annotator" else ""),
        article_id=keys.get("article", row_id if row == "article" else ""),
        states=tuple(contents.values()),
    )


def _content(state: RowState) -> Content | None:
    return None if state.gone else _BUILD[state.row](state)


def _frozen(content: Content | None) -> str:
    """Return a text that is the same for the same content; attributes are dictionaries, which have no hash."""
    return repr(content)


def _article(state: RowState) -> ArticleData:
    title, source, published, lang, article_state = (str(value) for value in state.values[:5])
    tags = tuple(json.loads(str(state.values[_TAGS])))
    return ArticleData(
        id=state.id, title=title, source=source, published=published, lang=lang, state=article_state, tags=tags
    )


_BUILD: Mapping[str, Callable[[RowState], Content]] = {
    "annotator": lambda state: Annotator(id=state.id, name=str(state.values[0])),
    "article": _article,
    "zone": lambda state: zone_from(state.keys[0], (state.id, *state.values)),
    "span": lambda state: span_from(state.keys[0], state.keys[1], (state.id, *state.values)),
    "link": lambda state: link_from(state.keys[0], state.keys[1], (state.id, *state.values)),
    "work": lambda state: work_from(state.keys[0], state.keys[1], (state.id, *state.values)),
    "rejection": lambda state: rejection_from(state.keys[0], state.keys[1], (state.id, *state.values)),
    "decision": lambda state: decision_from(state.keys[0], state.keys[1], (state.id, *state.values)),
}


def _guidelines(connection: sqlite3.Connection, states: States) -> list[Conflict]:
    found = []
    newest: int = connection.execute("SELECT coalesce(max(version), 0) FROM guidelines").fetchone()[0]
    for version in states.conflicting(_GUIDELINES):
        if int(version) < newest:
            continue
        texts = connection.execute("SELECT text, minor FROM guidelines WHERE version = ?", (int(version),)).fetchall()
        others = connection.execute(
            'SELECT content FROM conflict WHERE "table" = ? AND row_id = ? ORDER BY hash', (_GUIDELINES, version)
        )
        texts += [json.loads(row[0]) for row in others]
        contents = tuple(GuidelinesText(int(version), text, minor=bool(minor)) for text, minor in texts)
        found.append(Conflict(row=_GUIDELINES, id=version, owner="", article_id="", states=contents))
    return found


def origins(connection: sqlite3.Connection, conflict: Conflict) -> list[Origin | None]:
    """Return for each state when it was last written here; None where it came from another copy.

    Names and guidelines are in no line of the history.
    """
    found: dict[str, Origin] = {}
    lines = connection.execute(
        "SELECT a.id, p.id, h.made_at, h.changes FROM history h JOIN article a ON a.n = h.article"
        " JOIN annotator p ON p.n = h.annotator WHERE a.id = ? AND h.kind <> 'barrier' AND instr(h.changes, ?)"
        " ORDER BY h.seq",
        (conflict.article_id, conflict.id),
    )
    for article, annotator, made_at, changes in lines:
        for change in changes_from_json(changes, article, annotator):
            if change.row.id == conflict.id:
                found[_frozen(change.after)] = Origin(made_at)
    return [found.get(_frozen(state)) for state in conflict.states]


def waiting_links(connection: sqlite3.Connection, span_id: str) -> list[Link]:
    """Return the links that live but are hidden because a span is gone that they start or end at."""
    if connection.execute("PRAGMA user_version").fetchone()[0] < schema.LEAD_SINCE:
        return []
    rows = connection.execute(
        "SELECT a.id, p.id, l.id, l.type, l.source, l.target, l.position, l.extra FROM aside x"
        " JOIN link l ON l.id = x.row_id JOIN article a ON a.n = x.article JOIN annotator p ON p.n = x.annotator"
        " WHERE x.\"table\" = 'link' AND x.source = '' AND ? IN (l.source, l.target) ORDER BY l.id",
        (span_id,),
    )
    return [link_from(row[0], row[1], row[2:]) for row in rows]


def name_annotator(connection: sqlite3.Connection, annotator_id: str, name: str, device: str) -> None:
    """Decide what an annotator is called, beyond all that is known; inside a transaction."""
    present = States(connection).of_ids("annotator", [annotator_id])[annotator_id]
    version = to_json(raised(joined(vector(state.version) for state in present), device))
    connection.execute("UPDATE annotator SET name = ?, version = ? WHERE id = ?", (name, version, annotator_id))
    connection.execute("DELETE FROM conflict WHERE \"table\" = 'annotator' AND row_id = ?", (annotator_id,))
