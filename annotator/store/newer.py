"""What is newer than a bulk act and stands on what it brought, in the way of taking it back: whose, where, how much."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import NAME, TITLE, on_one_line
from annotator.store.bulk import NUMBERED, STOOD, UNWRITTEN, standing

NEWER = QT_TRANSLATE_NOOP("errors", "This act cannot be taken back: something newer stands on what it brought.")
_CHANGED = QT_TRANSLATE_NOOP(
    "errors",
    "This act cannot be taken back: something newer stands on what it brought. {name} changed that since in “{title}”"
    " (labels: {labels}; articles in all: {articles}). Undo it first.",
)
_KEPT = QT_TRANSLATE_NOOP(
    "errors",
    "This act can no longer be taken back: something newer stands on what it brought. {name} has worked since in"
    " “{title}” (labels: {labels}; articles in all: {articles}), and the history keeps that even when it is undone."
    " The backup made before the act has everything as it was then.",
)
_LATER = QT_TRANSLATE_NOOP(
    "errors",
    "This act cannot be taken back: something newer stands on what it brought, the {act} of {time} UTC. Take that back"
    " first.",
)
_RULES = QT_TRANSLATE_NOOP(
    "errors",
    "This act can no longer be taken back: something newer stands on what it brought. It brought labels of the scheme"
    " or guidelines, and articles were worked on since.",
)
_PEOPLE = QT_TRANSLATE_NOOP(
    "errors",
    "This act can no longer be taken back: something newer stands on what it brought. The people or who works on what"
    " were changed since.",
)
_LEAD = QT_TRANSLATE_NOOP(
    "errors",
    "This act cannot be taken back: something newer stands on what it brought. {name} came with it and leads the"
    " project now. Let somebody else lead first.",
)
_ACTS = {
    "merge": QT_TRANSLATE_NOOP("errors", "merge"),
    "split": QT_TRANSLATE_NOOP("errors", "split"),
    "zones": QT_TRANSLATE_NOOP("errors", "proposal of zones"),
}
_IMPORT = QT_TRANSLATE_NOOP("errors", "import")

_Edited = tuple[int, int, str, str]
"""Numbers of the article and of who edited it, the table, and the id of a row that was changed."""
_NOWHERE = (1, 0)


class Newer:
    """Finds what stands on a bulk act, from its place in the history, its rows' numbers and what it replaced."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        batch: str,
        seq: int,
        ranges: Mapping[str, tuple[int, int]],
        replaced: Mapping[tuple[str, str], str],
    ) -> None:
        self._connection, self._batch, self._seq = connection, batch, seq
        self._ranges, self._replaced = ranges, replaced

    def of_its_rows(self) -> UserError | None:
        """Return what is to be said where any row of the act stands otherwise than after it; else None.

        A row that was edited and is again as it was does not count.
        """
        return self._edited() or self._replaced_later() or self._unwritten() or self._lead()

    def on_what_goes(self) -> UserError | None:
        """Return what is to be said where something stays that leans on an article, person or span that goes."""
        return self._worked_on() or self._came_later()

    # What its rows have become

    def _edited(self) -> UserError | None:
        first: dict[_Edited, str | None] = {}
        last: dict[_Edited, str | None] = {}
        by_row: dict[tuple[str, str], _Edited] = {}
        rows = self._connection.execute(
            "SELECT h.article, h.annotator, json_extract(c.value, '$.row'),"
            " coalesce(json_extract(c.value, '$.after.id'), json_extract(c.value, '$.before.id')),"
            " json_extract(c.value, '$.before'), json_extract(c.value, '$.after')"
            " FROM history h, json_each(h.changes) c WHERE h.seq > ? AND h.kind <> 'barrier' ORDER BY h.seq",
            (self._seq,),
        )
        for article, annotator, table, row_id, before, after in rows:
            key = by_row.setdefault((table, row_id), (article, annotator, table, row_id))
            first.setdefault(key, before)
            last[key] = after
        if first and any(table in {"scheme", "guidelines"} for table, _ in self._replaced):
            return UserError(_RULES)
        changed = [key for key, before in first.items() if last[key] != before and self._is_mine(*key[2:])]
        return self._told(_CHANGED, [*changed, *self._settled()])

    def _replaced_later(self) -> UserError | None:
        later = self._connection.execute(
            'SELECT r."table", r.row_id, r.batch FROM replaced r JOIN history h ON h.batch = r.batch'
            ' WHERE h.seq > ? AND r."table" <> ? ORDER BY h.seq DESC',
            (self._seq, STOOD),
        ).fetchall()
        return next((self._act(batch) for table, row_id, batch in later if self._is_mine(table, row_id)), None)

    def _unwritten(self) -> UserError | None:
        """Look at the tables whose changes are not in the history."""
        for table in UNWRITTEN:
            stood = self._replaced.get((STOOD, table))
            if stood is not None and stood != standing(self._connection, self._batch, table):
                return UserError(_PEOPLE)
        return None

    def _lead(self) -> UserError | None:
        query = "SELECT p.name FROM annotator p JOIN meta m ON m.lead = p.id WHERE p.n BETWEEN ? AND ?"
        found = self._connection.execute(query, self._ranges.get("annotator", _NOWHERE)).fetchone()
        return UserError(_LEAD, name=on_one_line(found[0], NAME)) if found is not None else None

    def _is_mine(self, table: str, row_id: str) -> bool:
        if (table, row_id) in self._replaced:
            return True
        if table not in self._ranges:
            return False
        found = self._connection.execute(f"SELECT n FROM {table} WHERE id = ?", (row_id,)).fetchone()  # noqa: S608
        first, last = self._ranges[table]
        return found is not None and first <= found[0] <= last

    def _settled(self) -> list[_Edited]:
        """Return edits that made the truth of what the act put aside, which their own line of history does not tell."""
        for table, name in self._replaced:
            if table != "aside":
                continue
            row, row_id = json.loads(name)
            found = self._connection.execute(
                "SELECT h.article, h.annotator FROM"  # noqa: S608  names of ours
                f" {row} x JOIN history h ON h.article = x.article WHERE x.id = ? AND h.seq > ?",
                (row_id, self._seq),
            ).fetchone()
            if found is not None:
                return [(found[0], found[1], row, row_id)]
        return []

    # What leans on what goes

    def _worked_on(self) -> UserError | None:
        """Look for edits in articles, or of people, that go: the history is never changed, so they must stay."""
        articles, people = (self._ranges.get(table, _NOWHERE) for table in ("article", "annotator"))
        rows = self._connection.execute(
            "SELECT DISTINCT h.article, h.annotator, json_extract(c.value, '$.row'),"
            " coalesce(json_extract(c.value, '$.after.id'), json_extract(c.value, '$.before.id'))"
            " FROM history h, json_each(h.changes) c WHERE h.seq > ? AND h.kind <> 'barrier'"
            " AND (h.article BETWEEN ? AND ? OR h.annotator BETWEEN ? AND ?) ORDER BY h.seq",
            (self._seq, *articles, *people),
        ).fetchall()
        return self._told(_KEPT, rows)

    def _came_later(self) -> UserError | None:
        """Look for rows of later bulk acts, and for articles given to people since."""
        for table in NUMBERED[2:]:
            found = self._connection.execute(
                f"SELECT n FROM {table} WHERE ({_LEANS[table]}) AND n NOT BETWEEN :first AND :last"  # noqa: S608
                " ORDER BY n DESC LIMIT 1",
                self._places(table),
            ).fetchone()
            if found is not None:
                batch = self._connection.execute(
                    'SELECT batch FROM taken_in WHERE "table" = ? AND ? BETWEEN first AND last', (table, found[0])
                ).fetchone()
                return self._act(batch[0]) if batch is not None else UserError(_PEOPLE if table in UNWRITTEN else NEWER)
        return None

    def _places(self, table: str) -> dict[str, int]:
        found = {}
        for of in ("article", "annotator", "span"):
            found[f"{of}_first"], found[f"{of}_last"] = self._ranges.get(of, _NOWHERE)
        found["first"], found["last"] = self._ranges.get(table, _NOWHERE)
        return found

    # Saying it

    def _act(self, batch: str) -> UserError:
        query = "SELECT name, made_at FROM history WHERE batch = ? AND kind = 'barrier'"
        name, made_at = self._connection.execute(query, (batch,)).fetchone()
        return UserError(_LATER, act=UserError(_ACTS.get(name, _IMPORT)), time=made_at[:16].replace("T", " "))

    def _told(self, template: str, edited: Iterable[_Edited]) -> UserError | None:
        """Return a sentence about the first article of these, and the labels of its first annotator there."""
        found = list(edited)
        if not found:
            return None
        article, annotator = found[0][:2]
        labels = {row_id for at, who, table, row_id in found if (at, who, table) == (article, annotator, "span")}
        title, text = self._connection.execute(
            "SELECT a.title, substr(t.text, 1, 200) FROM article a JOIN article_text t ON t.article = a.n"
            " WHERE a.n = ?",
            (article,),
        ).fetchone()
        name = self._connection.execute("SELECT name FROM annotator WHERE n = ?", (annotator,)).fetchone()[0]
        return UserError(
            template,
            name=on_one_line(name, NAME),
            title=on_one_line(title or text.strip().split("\n", 1)[0], TITLE),
            labels=len(labels),
            articles=len({at for at, *_ in found}),
        )


_ON_ARTICLE = "article BETWEEN :article_first AND :article_last"
_OWNED = f"{_ON_ARTICLE} OR annotator BETWEEN :annotator_first AND :annotator_last"
_BROUGHT = "SELECT id FROM span WHERE n BETWEEN :span_first AND :span_last"
_LEANS = dict.fromkeys(NUMBERED[2:], _OWNED) | {
    "split": "original BETWEEN :article_first AND :article_last OR part BETWEEN :article_first AND :article_last",
    "zone": _ON_ARTICLE,
    "kept": "false",
    "link": f"{_OWNED} OR source IN ({_BROUGHT}) OR target IN ({_BROUGHT})",
}
"""How the rows of a table lean on an article, a person or a span that goes."""
