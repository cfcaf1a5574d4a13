"""The hot path: one edit is one transaction that writes its rows and its line of history, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from annotator.domain.article import SPLIT
from annotator.domain.bulk import Tick, ticking, unticked
from annotator.domain.checking import check_link, check_span
from annotator.domain.edit import SETTLE, ArticleData, Change, Edit, Row
from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError, StaleEdit
from annotator.domain.ids import GOLD_ID
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Mark, Span, check_note, check_place
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Work
from annotator.domain.zone import Zone
from annotator.store import describing, journal, states
from annotator.store.connection import transaction
from annotator.store.facts import Guidelines
from annotator.store.rows import TABLES, WORK, Column, Columns, Table, to_json

_STALE = QT_TRANSLATE_NOOP(
    "errors", "This was changed elsewhere in the meantime. Nothing was done; look and try again."
)
_HIDDEN = QT_TRANSLATE_NOOP("errors", "This article was split. Open the part in which you want to work.")
_TWICE = {
    "span": QT_TRANSLATE_NOOP("errors", "This text already has this label."),
    "link": QT_TRANSLATE_NOOP("errors", "These two spans are already linked in this way."),
}


class BrokenEdit(ValueError):
    """An edit that no builder may make: a bug, not something a person did."""


class Rules(Protocol):
    """What an edit is checked against, and who writes it: an open project."""

    scheme: Scheme
    guidelines: Guidelines
    lead: str
    """The one annotator who may change what belongs to the article itself."""

    @property
    def device(self) -> str:
        """Under which its changes are counted."""

    def text_of(self, article_id: str) -> str:
        """Return an article's stored text."""


def apply(
    connection: sqlite3.Connection,
    path: Path,
    edit: Edit,
    rules: Rules,
    act: journal.Act,
    *,
    tick: Tick = unticked,
) -> int:
    """Write an edit and return its seq in the history; see `Project.apply`."""
    try:
        for part in ticking(edit.parts, tick):
            _check(part, rules)
            if act.kind == "edit":
                _check_notes(part)
        with transaction(connection, path, texts=False):
            if not edit.beside:
                return journal.write(connection, edit, act, _write_rows(connection, edit, rules))
            _write_parts(connection, edit, rules, tick)
            return journal.write_batch(connection, edit, act, tick)
    except UnicodeEncodeError as error:
        raise RecordError(
            QT_TRANSLATE_NOOP("errors", "there is half a surrogate pair ({found}) at position {at}"),
            found=f"U+{ord(error.object[error.start]):04X}",
            at=error.start,
        ) from None
    except (RecordError, BrokenEdit) as error:
        if act.kind == "edit":
            raise
        # What was right when it was done no longer fits what has been done since.
        raise StaleEdit(_STALE) from error


# Before the transaction: what needs no database


def _check(edit: Edit, rules: Rules) -> None:
    if not edit.changes:
        raise BrokenEdit("an edit without changes")
    if any(part.annotator_id != edit.annotator_id or part.beside for part in edit.beside):
        raise BrokenEdit("an edit of several articles is one annotator's, and not nested")
    for change in edit.changes:
        _check_change(edit, change)
        if type(change.row) in _THE_LEADS and edit.annotator_id != rules.lead:
            raise RecordError(
                QT_TRANSLATE_NOOP("errors", "zones and what is known of an article are the lead's; flag the article")
            )
        if change.after is not None:
            _check_row(change.after, rules)


_THE_LEADS = {Zone, ArticleData}


def _check_row(row: Row, rules: Rules) -> None:
    if isinstance(row, Span):
        check_span(rules.scheme, rules.text_of(row.article_id), row)
    elif isinstance(row, (Zone, Rejection)):
        check_place(rules.text_of(row.article_id), row.start, row.end)
    elif isinstance(row, Link) and row.source_id == row.target_id:
        raise RecordError(QT_TRANSLATE_NOOP("errors", "a span cannot be linked to itself"))


def _check_notes(edit: Edit) -> None:
    """Refuse a new note without end; one that an older program let in hinders nothing else, nor what brings it back."""
    for change in edit.changes:
        for name in ("note", "flag_note"):
            if (note := getattr(change.after, name, "")) != getattr(change.before, name, ""):
                check_note(note)


def _check_change(edit: Edit, change: Change) -> None:
    before, after = change.before, change.after
    for row in (before, after):
        if row is None:
            if isinstance(change.row, ArticleData):
                raise BrokenEdit("articles neither come nor go by an edit")
        elif row.article_id != edit.article_id:
            raise BrokenEdit(f"{row.id} is of another article than the edit")
        elif getattr(row, "annotator_id", edit.annotator_id) not in {edit.annotator_id, GOLD_ID}:
            raise BrokenEdit(f"{row.id} belongs to another annotator than the edit")
    if before is not None and after is not None and (type(before) is not type(after) or before.id != after.id):
        raise BrokenEdit(f"{before.id} does not become {after.id}")


# Inside the transaction


def _write_parts(connection: sqlite3.Connection, edit: Edit, rules: Rules, tick: Tick) -> None:
    if describing.is_plain(edit):
        if not describing.write(connection, edit, rules.device, tick):
            raise StaleEdit(_STALE)
        return
    for part in ticking(edit.parts, tick):
        _write_rows(connection, part, rules)


class _Ground(NamedTuple):
    """What stands in the file where an edit is written, read at once: each statement counts at every label."""

    numbers: Mapping[str, int]
    """The numbers of the article and of the annotators that the edit names, by id."""
    has_waiting: bool
    """Whether states of rows anywhere wait for a decision."""
    has_asides: bool
    """Whether a merge put rows of the article aside."""


def _write_rows(connection: sqlite3.Connection, edit: Edit, rules: Rules) -> Mapping[str, int]:
    """Write the rows of one article; return the numbers of this and of the annotators that the edit names, by id."""
    ground = _ground(connection, edit)
    for change in edit.changes:
        _write(connection, change, ground, rules, settles=edit.name == SETTLE)
    if ground.has_asides:
        _settle(connection, edit, ground.numbers, rules)
    _check_links(connection, edit, ground.numbers, rules.scheme)
    return ground.numbers


def _ground(connection: sqlite3.Connection, edit: Edit) -> _Ground:
    row = connection.execute(
        "SELECT a.n, p.n, g.n, a.state, EXISTS (SELECT 1 FROM conflict),"
        " EXISTS (SELECT 1 FROM aside x WHERE x.article = a.n)"
        " FROM article a LEFT JOIN annotator p ON p.id = ? LEFT JOIN annotator g ON g.id = ? WHERE a.id = ?",
        (edit.annotator_id, GOLD_ID, edit.article_id),
    ).fetchone()
    if row is None:
        raise StaleEdit(_STALE)
    article, person, gold, state, has_waiting, has_asides = row
    if state == SPLIT and edit.name != SETTLE and len(edit.of(ArticleData)) < len(edit.changes):
        raise StaleEdit(_HIDDEN)
    if person is None:
        raise StaleEdit(_STALE)
    return _Ground({edit.article_id: article, GOLD_ID: gold, edit.annotator_id: person}, has_waiting, has_asides)


def _write(connection: sqlite3.Connection, change: Change, ground: _Ground, rules: Rules, *, settles: bool) -> None:
    table = TABLES[type(change.row)]
    try:
        if change.before is None and _is_inserted(connection, table, change, ground, rules):
            return
        stored = connection.execute(_SELECT[table.name], (change.row_id,)).fetchone()
        _check_expected(table, change, stored, ground)
        if stored is not None:
            _write_over(connection, change, stored, ground, rules, settles=settles)
        elif change.after is not None:
            _is_inserted(connection, table, change, ground, rules)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE and table.name in _TWICE:
            raise RecordError(_TWICE[table.name]) from error
        raise


def _is_inserted(connection: sqlite3.Connection, table: Table, change: Change, ground: _Ground, rules: Rules) -> bool:
    """Write a row that the file has never had; False where it has, alive or as a tombstone, and nothing is done."""
    content = _columns(table, change.after, ground.numbers)
    if content is None:
        return False
    row = (*content, *_made_under(table, rules), states.first_version(rules.device), change.row_id)
    return connection.execute(_INSERT[table.name], row).rowcount == 1


def _check_expected(table: Table, change: Change, stored: Columns | None, ground: _Ground) -> None:
    visible: Columns | None = stored[2:] if stored is not None and not stored[0] else None
    expected = _columns(table, change.before, ground.numbers)
    if visible != expected and not (visible is None and _is_fresh(change.before)):
        raise StaleEdit(_STALE)


def _write_over(
    connection: sqlite3.Connection, change: Change, stored: Columns, ground: _Ground, rules: Rules, *, settles: bool
) -> None:
    """Give a row that the file has its new content, or make a tombstone of it."""
    table = TABLES[type(change.row)]
    content, whose = _columns(table, change.after, ground.numbers), slice(2, 2 + len(table.keys))
    if content is not None and stored[whose] != content[: len(table.keys)]:
        raise BrokenEdit(f"{change.row_id} is a row of another article or annotator")
    before, device = str(stored[1]), rules.device
    if ground.has_waiting:
        version = states.raised_over(connection, table.name, change.row_id, before, device, settles=settles)
    else:
        version = states.raised_alone(before, device)
    # The row's article and annotator stay: naming them would write the indexes they stand in anew.
    kept = stored[whose.stop :] if content is None else content[len(table.keys) :]
    row = (*kept, *_made_under(table, rules), int(content is None), version, change.row_id)
    connection.execute(_UPDATE[table.name], row)


def _made_under(table: Table, rules: Rules) -> Columns:
    """Return what work says beside its content: under which scheme and guidelines it was last changed."""
    return (rules.scheme.version, rules.guidelines.version) if table is WORK else ()


def _settle(connection: sqlite3.Connection, edit: Edit, numbers: Mapping[str, int], rules: Rules) -> None:
    """Make the truth of what a merge put aside among the labels that this edit changes."""
    rows = [change.row for change in edit.changes if isinstance(change.row, Span | Link)]
    if rows:
        owners = {numbers[row.annotator_id] for row in rows}
        edited = {row.id for row in rows}
        states.settle_asides(connection, numbers[edit.article_id], owners, edited, rules.device)


def _columns(table: Table, row: Row | None, numbers: Mapping[str, int]) -> Columns | None:
    """Return all that is stored of a row but its id and version."""
    if row is None:
        return None
    keys: list[Column] = [numbers[row.article_id]] if table.keys else []
    if table.owned:
        keys.append(numbers[getattr(row, "annotator_id", "")])
    return (*keys, *table.encode(row))


def _is_fresh(row: Row | None) -> bool:
    """Whether it is work that nobody has begun, which need not be stored."""
    return isinstance(row, Work) and row == Work.fresh(row.article_id, row.annotator_id)


def _statements(table: Table) -> tuple[str, str, str]:
    columns = (*table.keys, *table.columns)
    more = ("scheme_version", "guidelines_version") if table is WORK else ()
    written = (*table.columns, *more)
    marks = ", ".join("?" for _ in (*columns, *more))
    sets = ", ".join(f"{column} = ?" for column in written)
    names = ", ".join(columns)
    insert = (
        f"INSERT INTO {table.name} ({', '.join((*columns, *more))}, version, id)"  # noqa: S608
        f" VALUES ({marks}, ?, ?) ON CONFLICT (id) DO NOTHING"
    )
    return (
        f"SELECT deleted, version, {names} FROM {table.name} WHERE id = ?",  # noqa: S608  names of ours
        insert,
        f"UPDATE {table.name} SET {sets}, deleted = ?, version = ? WHERE id = ?",  # noqa: S608
    )


_SELECT = {table.name: _statements(table)[0] for table in TABLES.values()}
_INSERT = {table.name: _statements(table)[1] for table in TABLES.values()}
_UPDATE = {table.name: _statements(table)[2] for table in TABLES.values()}


# After the rows are written: whether links and spans fit each other


def _check_links(connection: sqlite3.Connection, edit: Edit, numbers: Mapping[str, int], scheme: Scheme) -> None:
    loosened = {change.row_id: change.after is None for change in edit.changes if _may_loosen(change)}
    links = {link.id: link for link in _links_at(connection, edit, numbers, loosened)} if loosened else {}
    for link in links.values():
        for span_id in (link.source_id, link.target_id):
            if loosened.get(span_id):
                raise BrokenEdit(f"the span {span_id} goes but its link {link.id} stays")
    for change in edit.of(Link):
        if isinstance(change.after, Link):
            links[change.row_id] = change.after
        else:
            links.pop(change.row_id, None)
    for link in links.values():
        check_link(scheme, link, _end(connection, link.source_id, link), _end(connection, link.target_id, link))


def _may_loosen(change: Change) -> bool:
    before, after = change.before, change.after
    return isinstance(before, Span) and (not isinstance(after, Span) or before.label != after.label)


def _links_at(
    connection: sqlite3.Connection, edit: Edit, numbers: Mapping[str, int], spans: Iterable[str]
) -> list[Link]:
    """Return the links that start or end at spans of the edit."""
    ends = to_json(list(spans))
    rows = connection.execute(
        "SELECT l.id, p.id, l.type, l.source, l.target FROM link l JOIN annotator p ON p.n = l.annotator"
        " WHERE l.article = ? AND l.annotator IN (?, ?) AND l.deleted = 0"
        " AND (l.source IN (SELECT value FROM json_each(?)) OR l.target IN (SELECT value FROM json_each(?)))",
        (numbers[edit.article_id], numbers[edit.annotator_id], numbers[GOLD_ID], ends, ends),
    )
    return [
        Link(
            id=row[0], article_id=edit.article_id, annotator_id=row[1], type=row[2], source_id=row[3], target_id=row[4]
        )
        for row in rows
    ]


def _end(connection: sqlite3.Connection, span_id: str, link: Link) -> Mark:
    row = connection.execute(
        'SELECT s.id, s."start", s."end", s.label, p.id, a.id FROM span s JOIN annotator p ON p.n = s.annotator'
        " JOIN article a ON a.n = s.article WHERE s.id = ? AND s.deleted = 0",
        (span_id,),
    ).fetchone()
    if row is None:
        raise StaleEdit(_STALE)
    if (row[5], row[4]) != (link.article_id, link.annotator_id):
        raise BrokenEdit(f"the link {link.id} leads to a span of another article or annotator")
    return Mark(*row[:4])
