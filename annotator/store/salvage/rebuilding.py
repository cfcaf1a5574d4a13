"""A new project of what was found: article by article, each row as the newest of its sources has it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from annotator.domain.article import text_sha256
from annotator.domain.bulk import collector_resting
from annotator.domain.merging import FIELDS, KEPT, KEYS, Fits, RowState, arranged
from annotator.domain.salvaged import BACKUP as FROM_BACKUP
from annotator.domain.salvaged import FILE as FROM_FILE
from annotator.domain.salvaged import HISTORY, UNCERTAIN, Came
from annotator.store.salvage import proving
from annotator.store.salvage.apart import Apart
from annotator.store.salvage.finds import BACKUP, BEYOND, MADE, REMNANT, columns_of, quoted
from annotator.store.salvage.last_word import Found, Word, settled
from annotator.store.salvage.lines import Lines
from annotator.store.salvage.naming import Names
from annotator.store.salvage.values import unreadable, without
from annotator.store.states import LINK_ENDS, columns, conflict_row, lacks

_OF_ARTICLE = ("zone", "assignment", "work", "rejection", "decision", "span", "link")
_PLACED = ("span", "zone", "rejection")
_REST = ("position", "length", "sha256")
_NO_TEXT = "the text of its article is lost"
_NO_PLACE = "its words do not stand in the text where it says"
_NO_VALUES = "some of its values cannot be read"
_NO_ENDS = "a label that it links is lost"


class Rebuilding:
    """Writes the articles and what belongs to them into a new project, inside one transaction of the caller."""

    def __init__(
        self,
        finds: sqlite3.Connection,
        target: sqlite3.Connection,
        names: Names,
        lines: Lines,
        apart: Apart,
        came: dict[str, Came],
        fits: Fits,
    ) -> None:
        self._finds, self._target, self._names, self._lines = finds, target, names, lines
        self._apart, self._came, self._fits = apart, came, fits
        self._articles: dict[str, int] = {}
        self._people: dict[str, int] = {}
        self._asides = self._all_asides()
        self._changed = {one.id for one in names.changed}
        self.replaced = 0
        """Labels of which words or place had changed on the disk and were put right from the text."""
        self._waiting = {row[0] for row in finds.execute("SELECT DISTINCT row_id FROM found_conflict")}

    def run(self, tell: Callable[[int, int], None]) -> None:
        """Write everything; `tell` hears how many articles of how many are done, and may raise."""
        for table in (*_OF_ARTICLE, "activity"):
            self._finds.execute(f"CREATE INDEX IF NOT EXISTS {table}_article ON found_{table} (article)")
        self._write_people()
        wanted = self._in_order()
        with collector_resting():
            for done, article_id in enumerate(wanted):
                tell(done, len(wanted))
                self._write_article(article_id)
        self._splits()
        self._kept()
        self._lose_homeless()

    # People and articles

    def _write_people(self) -> None:
        for person in self._names.people.values():
            state = person.state
            self._count("annotator", person.source)
            self._people[state.id] = self._insert(
                "annotator",
                {
                    "id": state.id,
                    "name": state.values[0],
                    "role": person.role,
                    "added": person.added or "1970-01-01T00:00:00.000+00:00",
                    "version": state.version,
                },
            )
            self._put_conflicts(person.others)

    def _in_order(self) -> list[str]:
        """Return the articles that have a text, by the number they had."""
        return sorted(self._names.texts, key=lambda found: (self._names.numbers.get(found, 2**62), found))

    def _write_article(self, article_id: str) -> None:
        rows = self._finds.execute(
            f"SELECT whence, version, deleted, {columns('article')}, {quoted(_REST)} FROM found_article WHERE id = ?",  # noqa: S608
            (article_id,),
        ).fetchall()
        text = self._text(article_id)
        told = self._lines.told(article_id)
        lines = told.get(("article", article_id), ())
        found, bent = [], {}
        for row in _without_remnants(rows):
            state = RowState("article", article_id, (), row[1], bool(row[2]), row[3 : -len(_REST)])
            bad = unreadable(state)
            known = lines[-1].after if lines else None
            less = without(state, bad, known) or state
            if set(bad) - set(known or ()):
                bent[less] = state
            found.append(Found(row[0], less))
        position = min((row[-3] for row in rows), default=len(self._articles))
        sha256 = rows[0][-1] if rows else ""
        word = settled("article", article_id, found, lines, self._lines.backed_up)
        if word is None:
            word = Word([self._bare_state(article_id)], 0)
        shown = word.states[0]
        if shown in bent:
            word = word._replace(told=bent[shown])
        number = self._insert(
            "article",
            {
                "n": self._free_number(article_id),
                "id": article_id,
                "position": position,
                **dict(zip(FIELDS["article"], shown.values, strict=True)),
                "length": len(text),
                "sha256": sha256 or text_sha256(text),
                "deleted": int(shown.gone),
                "version": shown.version,
            },
        )
        self._articles[article_id] = number
        self._target.execute("INSERT INTO article_text VALUES (?, ?)", (number, text))
        self._came_back(word)
        self._count("text", BEYOND if article_id in self._changed else self._text_source)
        self._put_conflicts(word.states[1:])
        self._write_rows(article_id, text, told)

    def _bare_state(self, article_id: str) -> RowState:
        values = dict.fromkeys(FIELDS["article"], "")
        values |= {"title": self._names.titles[article_id], "state": "active", "extra": "{}", "tags": "[]"}
        return RowState("article", article_id, (), "{}", False, tuple(values.values()))  # noqa: FBT003

    def _free_number(self, article_id: str) -> int | None:
        number = self._names.numbers.get(article_id)
        if number is None or number < 1 or self._is_used(number):
            return None
        return number

    def _is_used(self, number: int) -> bool:
        return self._target.execute("SELECT 1 FROM article WHERE n = ?", (number,)).fetchone() is not None

    def _text(self, article_id: str) -> str:
        place = self._names.texts[article_id]
        source, text = self._finds.execute(
            "SELECT whence, text FROM found_article_text WHERE rowid = ?", (place,)
        ).fetchone()
        self._text_source: int = source
        return str(text)

    # The rows of an article

    def _write_rows(self, article_id: str, text: str, told: Mapping[tuple[str, str], Any]) -> None:
        numbers = list(self._names.of_article(article_id))
        words: dict[str, dict[str, Word]] = {}
        for kind in _OF_ARTICLE:
            words[kind] = self._words(kind, article_id, numbers, text, told)
        for kind in _OF_ARTICLE[:-2]:
            for word in words[kind].values():
                self._write_alone(word)
        pairs = {word.states[0].keys for kind in ("span", "link") for word in words[kind].values()}
        for pair in sorted(pairs):
            self._write_pair(_of_pair(words["span"], pair), _of_pair(words["link"], pair))
        self._activity(article_id, numbers)

    def _words(
        self,
        kind: str,
        article_id: str,
        numbers: list[tuple[bool, int]],
        text: str,
        told: Mapping[tuple[str, str], Any],
    ) -> dict[str, Word]:
        """Return what each row of a kind is to be, by id."""
        found: dict[str, list[Found]] = {row_id: [] for row, row_id in told if row == kind}
        bad: dict[str, RowState] = {}
        for found_one in self._found(kind, article_id, numbers):
            one = self._in_place(found_one, text)
            if _is_placed(one.state, text) and not unreadable(one.state):
                found.setdefault(one.state.id, []).append(one)
            elif one.source != REMNANT:
                bad[one.state.id] = one.state
        words: dict[str, Word] = {}
        badly: dict[str, Word] = {}
        for row_id, several in found.items():
            certain = [one for one in several if one.source != REMNANT]
            word = settled(kind, row_id, certain or several, told.get((kind, row_id), ()), self._lines.backed_up)
            if word is not None:
                (words if _is_placed(word.states[0], text) else badly)[row_id] = word
        bad |= {row_id: word.states[0] for row_id, word in badly.items()}
        for row_id in sorted(bad.keys() - words.keys()):
            less = without(bad[row_id], unreadable(bad[row_id]), None)
            if less is not None and _is_placed(less, text):
                words[row_id] = Word([less], None, bad[row_id])
                continue
            why = _NO_VALUES if _is_placed(bad[row_id], text) else _NO_PLACE
            self._keep(kind, why, _as_json(bad[row_id]), article_id)
        return words

    def _in_place(self, one: Found, text: str) -> Found:
        """Return a label with the words and the place that it had before a bit of them was changed."""
        if one.state.row != "span" or one.source == REMNANT or _is_placed(one.state, text):
            return one
        if one.state.keys[0] in self._changed:
            return one  # the text proves nothing
        start, end, label, quote, *rest = one.state.values
        right = proving.replaced(int(start), int(end), str(quote), text)
        if right is None:
            return one
        self.replaced += 1
        return Found(one.source, one.state._replace(values=(*right[:2], label, right[2], *rest)))

    def _found(self, kind: str, article_id: str, numbers: list[tuple[bool, int]]) -> Iterator[Found]:
        keys = KEYS[kind]
        person = "annotator" if "annotator" in keys else "NULL"
        query = (
            f"SELECT whence, id, version, deleted, {person}, {columns(kind)} FROM found_{kind}"  # noqa: S608  names of ours
            " WHERE article = ? AND (whence = ?) = ?"
        )
        seen: set[tuple[int, RowState]] = set()
        for in_backup, number in numbers:
            for source, row_id, version, deleted, owner, *values in self._finds.execute(
                query, (number, BACKUP, in_backup)
            ):
                if not in_backup and self._names.article(source, number) != article_id:
                    continue
                own = (article_id,) if owner is None else (article_id, self._names.person(source, owner))
                state = RowState(kind, row_id, own, version, bool(deleted), tuple(values))
                state = self._in_truth(state, in_backup=in_backup)
                if (source, state) not in seen:
                    seen.add((source, state))
                    yield Found(source, state)
                    yield from self._conflicting(source, state, in_backup=in_backup)

    def _all_asides(self) -> dict[tuple[bool, str, str], tuple[str, str]]:
        rows = self._finds.execute('SELECT whence = ?, "table", row_id, source, target FROM found_aside', (BACKUP,))
        return {(bool(row[0]), row[1], row[2]): (row[3], row[4]) for row in rows}

    def _in_truth(self, state: RowState, *, in_backup: bool) -> RowState:
        """Return what a row is that stood aside after a merge."""
        ends = self._asides.get((in_backup, state.row, state.id)) if self._asides else None
        if ends is None:
            return state
        if not ends[0]:
            return state._replace(gone=False)
        values = list(state.values)
        values[LINK_ENDS] = ends
        return state._replace(values=tuple(values))

    def _conflicting(self, source: int, shown: RowState, *, in_backup: bool) -> Iterator[Found]:
        """Yield the other states of a row that wait for a decision."""
        if shown.id not in self._waiting:
            return
        rows = self._finds.execute(
            "SELECT version, deleted, content FROM found_conflict"
            ' WHERE row_id = ? AND "table" = ? AND (whence = ?) = ?',
            (shown.id, shown.row, BACKUP, in_backup),
        )
        for version, deleted, content in rows:
            try:
                values = tuple(json.loads(content))
            except (ValueError, TypeError, RecursionError):
                continue
            if len(values) == len(shown.values) - 1:  # from before the last value came
                values = (*values, lacks(shown.row, 1))
            if len(values) == len(shown.values):
                yield Found(source, shown._replace(version=version, gone=bool(deleted), values=values))

    # Writing

    def _write_alone(self, word: Word) -> None:
        state = word.states[0]
        if self._put(state, gone=state.gone, values=state.values):
            self._came_back(word)
            self._put_conflicts(word.states[1:])

    def _write_pair(self, spans: Mapping[str, Word], links: Mapping[str, Word]) -> None:
        """Write one person's spans and links in an article, as far as they go together."""
        tied = {}
        for row_id, word in links.items():
            state = word.states[0]
            if all(end in spans for end in state.values[LINK_ENDS]):
                tied[row_id] = word
            else:
                self._keep("link", _NO_ENDS, _as_json(state), state.keys[0])
        shown = arranged(_first(spans), _first(tied), self._fits)
        for row_id, word in (*spans.items(), *tied.items()):
            state = word.states[0]
            ends = shown.moved.get(row_id) if state.row == "link" else None
            hidden = row_id in shown.hidden
            values = list(state.values)
            if ends is not None:
                values[LINK_ENDS] = ends
            if self._put(state, gone=state.gone or hidden, values=values):
                self._came_back(word)
                self._put_conflicts(word.states[1:])
                if hidden or ends is not None:
                    own = tuple(state.values[LINK_ENDS]) if ends is not None else ("", "")
                    self._target.execute(
                        "INSERT OR IGNORE INTO aside VALUES (?, ?, ?, ?, ?, ?)",
                        (state.row, row_id, self._articles[state.keys[0]], self._people[state.keys[1]], *own),
                    )

    def _put(self, state: RowState, *, gone: bool, values: Iterable[Any]) -> bool:
        """Write a row; where the project's rules refuse it, it is kept apart."""
        keys = dict(zip(KEYS[state.row], state.keys, strict=True))
        row: dict[str, Any] = {"id": state.id}
        for name, value in keys.items():
            known = self._person(value) if name == "annotator" else self._articles.get(value)
            if known is None:
                self._keep(state.row, _NO_TEXT, _as_json(state), state.keys[0])
                return False
            row[name] = known
        row |= dict(zip(FIELDS[state.row], values, strict=True)) | {"deleted": int(gone), "version": state.version}
        try:
            self._insert(state.row, row)
        except sqlite3.IntegrityError as error:
            self._keep(state.row, f"the project refuses it ({error})", _as_json(state), "".join(state.keys[:1]))
            return False
        return True

    def _person(self, person: str) -> int | None:
        if person not in self._people and person in self._names.people:
            known = self._names.people[person]
            self._people[person] = self._insert(
                "annotator",
                {
                    "id": person,
                    "name": known.state.values[0],
                    "role": known.role,
                    "added": known.added or "1970-01-01T00:00:00.000+00:00",
                    "version": "{}",
                },
            )
            self._count("annotator", known.source)
        return self._people.get(person)

    def _insert(self, table: str, row: Mapping[str, Any]) -> int:
        marks = ", ".join("?" for _ in row)
        made = self._target.execute(
            f"INSERT INTO {table} ({quoted(row)}) VALUES ({marks})",  # noqa: S608  names of ours
            tuple(row.values()),
        )
        assert made.lastrowid is not None  # noqa: S101  an INSERT has one
        return made.lastrowid

    def _put_conflicts(self, states: Iterable[RowState]) -> None:
        lines = [conflict_row(state) for state in states]
        if lines:
            self._target.executemany("INSERT OR IGNORE INTO conflict VALUES (?, ?, ?, ?, ?, ?)", lines)

    def _activity(self, article_id: str, numbers: list[tuple[bool, int]]) -> None:
        longest: dict[tuple[str, str], tuple[float, int]] = {}
        for in_backup, number in numbers:
            for source, annotator, device, seconds in self._finds.execute(
                "SELECT whence, annotator, device, seconds FROM found_activity"
                " WHERE article = ? AND (whence = ?) = ? AND whence <> ? AND seconds >= 0",
                (number, BACKUP, in_backup, REMNANT),
            ):
                key = (self._names.person(source, annotator), device)
                longest[key] = max(longest.get(key, (0.0, 0)), (float(seconds), source))
        for (person, device), (seconds, source) in longest.items():
            values = (self._articles[article_id], self._person(person), device, seconds)
            self._target.execute("INSERT INTO activity VALUES (?, ?, ?, ?)", values)
            self._count("activity", source)

    def _splits(self) -> None:
        found: dict[str, list[Found]] = {}
        for source, row_id, original, part, start, end, deleted, version, extra in self._finds.execute(
            f"SELECT whence, {quoted(columns_of('split')[1:])} FROM found_split WHERE whence <> {REMNANT}"  # noqa: S608
        ):
            keys = (self._names.article(source, original) or "", self._names.article(source, part) or "")
            state = RowState("split", row_id, keys, version, bool(deleted), (start, end, extra))
            found.setdefault(row_id, []).append(Found(source, state))
        for row_id, several in found.items():
            word = settled("split", row_id, several, (), 0)
            if word is not None:
                self._write_alone(word)

    def _kept(self) -> None:
        """Write what newer programs left, which stands by itself."""
        found: dict[str, list[Found]] = {}
        for source, row_id, value, deleted, version in self._finds.execute(
            f"SELECT whence, {quoted(columns_of(KEPT)[1:])} FROM found_kept WHERE whence <> {REMNANT}"  # noqa: S608
        ):
            state = RowState(KEPT, row_id, (), version, bool(deleted), (value,))
            several = found.setdefault(row_id, [])
            several.append(Found(source, state))
            several += self._conflicting(source, state, in_backup=source == BACKUP)
        for row_id, several in found.items():
            word = settled(KEPT, row_id, several, (), 0)
            if word is not None:
                self._put(word.states[0], gone=word.states[0].gone, values=word.states[0].values)
                self._put_conflicts(word.states[1:])

    # What fits nowhere

    def _lose_homeless(self) -> None:
        """Keep the rows apart whose articles have no text any more."""
        for kind in _OF_ARTICLE:
            names = columns_of(kind)
            rows = self._finds.execute(
                f"SELECT whence, {quoted(names)} FROM found_{kind} WHERE whence <> {REMNANT} ORDER BY id, whence"  # noqa: S608
            )
            seen = ""
            for source, *values in rows:
                row = dict(zip(names, values, strict=True))
                article_id = self._names.article(source, row["article"])
                if article_id in self._articles or row["id"] == seen:
                    continue
                seen = row["id"]
                person = self._names.name(self._names.person(source, row["annotator"])) if "annotator" in row else ""
                title = self._names.title(article_id) if article_id else f"article {row['article']}"
                self._apart.add(kind, _NO_TEXT, row, article=title, person=person)

    def _keep(self, kind: str, why: str, row: Mapping[str, Any], article_id: str) -> None:
        person = self._names.name(str(row["annotator"])) if "annotator" in row else ""
        self._apart.add(kind, why, row, article=self._names.title(article_id), person=person)

    def _came_back(self, word: Word) -> None:
        state = word.states[0]
        article = state.id if state.row == "article" else next(iter(state.keys), "")
        if word.told is None:
            # What does not say in words where it stands may stand beside it in a text that was changed.
            loose = state.row in {"article", "zone"} and article in self._changed
            self._count(state.row, BEYOND if loose else word.source)
            return
        kept, told = _as_json(state), _as_json(word.told)
        person = self._names.name(str(kept["annotator"])) if "annotator" in kept else ""
        self._apart.doubt(state.row, kept, told, article=self._names.title(article), person=person)

    def _count(self, kind: str, source: int | None) -> None:
        if source == MADE:
            return
        where = (
            HISTORY
            if source is None
            else {BACKUP: FROM_BACKUP, REMNANT: UNCERTAIN, BEYOND: UNCERTAIN}.get(source, FROM_FILE)
        )
        self._came.setdefault(kind, Came()).count(where)


def _is_placed(state: RowState, text: str) -> bool:
    """Whether a row that has a place in the text has it there; a span only where its words stand there."""
    if state.row not in _PLACED:
        return True
    start, end = int(state.values[0]), int(state.values[1])
    if not 0 <= start < end <= len(text):
        return False
    return state.row != "span" or text[start:end] == state.values[3]


def _without_remnants(rows: list[Any]) -> list[Any]:
    return [row for row in rows if row[0] != REMNANT] or rows


def _of_pair(words: Mapping[str, Word], pair: tuple[str, ...]) -> dict[str, Word]:
    return {row_id: word for row_id, word in words.items() if word.states[0].keys == pair}


def _first(words: Mapping[str, Word]) -> dict[str, RowState]:
    return {row_id: word.states[0] for row_id, word in words.items()}


def _as_json(state: RowState) -> dict[str, Any]:
    keys = dict(zip(KEYS[state.row], state.keys, strict=True))
    values = dict(zip(FIELDS[state.row], state.values, strict=True))
    return {"id": state.id, **keys, **values, "deleted": int(state.gone), "version": state.version}
