"""Rows among each other: links and their ends, versions, states that wait or stand aside, and the maps of splits."""

from __future__ import annotations

from functools import lru_cache

from annotator.domain.kept import stood
from annotator.domain.merging import FIELDS, GONE, KEPT, LATE_EXTRAS, Fits, digest, fitting
from annotator.domain.splitting import moved_id
from annotator.store.schema import KEPT_SINCE
from annotator.store.soundness import kinds
from annotator.store.soundness.about import schemes
from annotator.store.soundness.looking import Look, parsed
from annotator.store.soundness.tally import Spot

_VERSIONED = ("article", "zone", "split", "span", "link", "work", "decision", "assignment", "rejection")
_ARTICLE_OF = {"article": "n", "split": "original"}
_OWNED = frozenset({"span", "link", "work", "decision", "assignment", "rejection"})
_GUIDELINES = "guidelines"
_LINKS = (
    "SELECT l.id, l.article, l.annotator, l.type, l.extra, a.label, b.label,"
    " a.id IS NOT NULL AND b.id IS NOT NULL AND a.deleted = 0 AND b.deleted = 0 AND a.article = l.article"
    ' AND b.article = l.article AND a.annotator = l.annotator AND b.annotator = l.annotator, a."start", a."end"'
    " FROM link l LEFT JOIN span a ON a.id = l.source LEFT JOIN span b ON b.id = l.target WHERE l.deleted = 0"
)


def check_links(look: Look) -> None:
    """Look at both ends of every link that lives: there, alive, of the same article and person, and fit to be tied."""
    fits = [fitting(scheme) for _, scheme in sorted(schemes(look).items())]
    for row_id, article, annotator, kind, stored, source, target, is_held, start, end in look.rows(_LINKS):
        spot = Spot("link", row_id, article, annotator, start or 0, end or 0, kind)
        extra = {} if stored == "{}" else parsed(stored)
        if not isinstance(extra, dict):
            look.tally.add(kinds.CONTENT, spot)
        elif not is_held:
            look.tally.add(kinds.ENDS, spot)
        elif extra.get("untied") is not True and not _is_tied(fits, kind, source, target):
            look.tally.add(kinds.LINK_TYPE, spot)


def _is_tied(fits: list[Fits], kind: str, source: str, target: str) -> bool:
    return not fits or any(one(kind, source, target) for one in fits)


# Versions


@lru_cache(maxsize=4096)
def is_vector(stored: object) -> bool:
    """Whether something is a version vector: counts of changes, by device."""
    found = parsed(stored)
    return isinstance(found, dict) and all(type(count) is int and count > 0 for count in found.values())


def check_versions(look: Look) -> None:
    """Look at the version vector of every row. An empty one is older than any change: right for what nobody changed."""
    for table in _VERSIONED:
        annotator = "annotator" if table in _OWNED else "NULL"
        for row_id, article, person, version in look.rows(
            f"SELECT id, {_ARTICLE_OF.get(table, 'article')}, {annotator}, version FROM {table}"  # noqa: S608  names of ours
        ):
            if not is_vector(version):
                look.tally.add(kinds.VERSION, Spot(table, row_id, article, person))
    if look.has_asides:
        for number, row_id, version in look.rows("SELECT n, id, version FROM annotator"):
            if not is_vector(version):
                look.tally.add(kinds.VERSION, Spot("annotator", row_id, None, number))
    if look.version >= KEPT_SINCE:
        _check_extras(look)


def _check_extras(look: Look) -> None:
    """Look at what is kept though this program does not know it."""
    for table in LATE_EXTRAS:
        annotator = "annotator" if table in _OWNED else "NULL"
        for row_id, article, person, extra in look.rows(
            f"SELECT id, {_ARTICLE_OF.get(table, 'article')}, {annotator}, extra FROM {table} WHERE extra <> '{{}}'"  # noqa: S608
        ):
            if not isinstance(parsed(extra), dict):
                look.tally.add(kinds.CONTENT, Spot(table, row_id, article, person))
    for row_id, value, version in look.rows("SELECT id, value, version FROM kept"):
        if stood(row_id) is None or (parsed(value) is None and value != "null"):
            look.tally.add(kinds.CONTENT, Spot(KEPT, row_id))
        if not is_vector(version):
            look.tally.add(kinds.VERSION, Spot(KEPT, row_id))


# What waits for a decision, and what stands aside


def check_states(look: Look) -> None:
    """Look at the states that are not shown: of rows that are there, readable, and with the right hash."""
    lines = look.connection.execute('SELECT "table", row_id, hash, version, deleted, content FROM conflict')
    for table, row_id, content_hash, version, deleted, content in lines.fetchall():
        look.watch.did(1)
        spot = Spot(table, row_id, *_of(look, table, row_id))
        is_state = _is_state(table, content, content_hash, deleted=bool(deleted))
        if not (is_state and is_vector(version) and _is_there(look, table, row_id)):
            look.tally.add(kinds.CONFLICT, spot)
    if not look.has_asides:
        return
    for table, row_id, article, annotator in look.rows('SELECT "table", row_id, article, annotator FROM aside'):
        if table not in {"span", "link"} or not _is_there(look, table, row_id):
            look.tally.add(kinds.ASIDE, Spot(table, row_id, article, annotator))


def _is_there(look: Look, table: str, row_id: str) -> bool:
    if table == _GUIDELINES:
        return look.one("SELECT 1 FROM guidelines WHERE version = ?", (row_id,)) is not None
    return table in FIELDS and look.one(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)) is not None  # noqa: S608


def _of(look: Look, table: str, row_id: str) -> tuple[int | None, int | None]:
    """Return numbers of article and annotator of a row; None where it has none or is not there."""
    if table not in _VERSIONED:
        return (None, None)
    annotator = "annotator" if table in _OWNED else "NULL"
    row = look.connection.execute(
        f"SELECT {_ARTICLE_OF.get(table, 'article')}, {annotator} FROM {table} WHERE id = ?",  # noqa: S608
        (row_id,),
    ).fetchone()
    return (row[0], row[1]) if row is not None else (None, None)


def _is_state(table: str, content: str, content_hash: str, *, deleted: bool) -> bool:
    values = parsed(content)
    if not isinstance(values, list):
        return False
    if table == _GUIDELINES:
        return bool(values)
    return content_hash == (GONE if deleted else digest(tuple(values)))


# Splits


def check_splits(look: Look) -> None:
    """Look whether parts are what the map says of the original, and have all that lies there on the original."""
    for row_id, original, part, part_id, start, end in look.rows(
        'SELECT s.id, s.original, s.part, p.id, s."start", s."end" FROM split s JOIN article p ON p.n = s.part'
        " WHERE s.deleted = 0 ORDER BY s.original"
    ):
        query = "SELECT text FROM article_text WHERE article = ?"
        whole, text = look.one(query, (original,)), look.one(query, (part,))
        if whole is not None and text is not None and whole[start:end] != text:
            look.tally.add(kinds.SPLIT, Spot("split", row_id, part, None, start, end))
        _passed_on(look, original, part_id, start, end)


def _passed_on(look: Look, original: int, part_id: str, start: int, end: int) -> None:
    """Look for living spans of an original of which a part has nothing, not even a deleted one."""
    lying = 'SELECT id, annotator, "start", "end", quote FROM span WHERE article = ? AND deleted = 0'
    for row_id, annotator, first, last, quote in look.rows(
        f'{lying} AND "start" >= ? AND "end" <= ?', (original, start, end)
    ):
        if look.one("SELECT 1 FROM span WHERE id = ?", (moved_id(row_id, part_id),)) is None:
            look.tally.add(kinds.PARTS, Spot("span", row_id, original, annotator, first, last, quote))
