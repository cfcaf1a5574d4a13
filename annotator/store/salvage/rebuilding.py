"""A new project of what was found: article by article, each row as the newest of its sources has it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from annotator.domain.article import text_sha256
from annotator.domain.bulk import collector_resting
from annotator.domain.merging import FIELDS, KEPT, Fits, RowState, arranged
from annotator.store.numbering import MOST
from annotator.store.salvage.apart import Apart
from annotator.store.salvage.finds import BACKUP, BEYOND, REMNANT, columns_of, quoted
from annotator.store.salvage.gathering import Gathering
from annotator.store.salvage.last_word import Found, Word, settled
from annotator.store.salvage.lines import Lines
from annotator.store.salvage.naming import Names
from annotator.store.salvage.placing import NO_TEXT, Target, as_json
from annotator.store.salvage.values import unreadable, without
from annotator.store.states import LINK_ENDS, columns

_OF_ARTICLE = ("zone", "assignment", "work", "rejection", "decision", "span", "link")
_REST = ("position", "length", "sha256")
_NO_ENDS = "a label that it links is lost"


class Rebuilding:
    """Writes the articles and what belongs to them into a new project, inside one transaction of the caller."""

    def __init__(
        self,
        finds: sqlite3.Connection,
        target: Target,
        gathering: Gathering,
        names: Names,
        lines: Lines,
        apart: Apart,
        fits: Fits,
    ) -> None:
        self._finds, self._new, self._gathering, self._names, self._lines = finds, target, gathering, names, lines
        self._apart, self._fits = apart, fits
        self._changed = {one.id for one in names.changed}

    def run(self, tell: Callable[[int, int], None]) -> None:
        """Write everything; `tell` hears how many articles of how many are done, and may raise."""
        for table in (*_OF_ARTICLE, "activity"):
            self._finds.execute(f"CREATE INDEX IF NOT EXISTS {table}_article ON found_{table} (article)")
        for person in self._names.people:
            self._new.add_person(person)
        wanted = self._in_order()
        with collector_resting():
            for done, article_id in enumerate(wanted):
                tell(done, len(wanted))
                self._write_article(article_id)
        self._splits()
        self._kept()
        self._lose_homeless()

    # People and articles

    def _in_order(self) -> list[str]:
        """Return the articles that have a text, by the number they had."""
        return sorted(self._names.texts, key=lambda found: (self._names.numbers.get(found, 2**62), found))

    def _write_article(self, article_id: str) -> None:
        rows = self._finds.execute(
            f"SELECT whence, version, deleted, {columns('article')}, {quoted(_REST)} FROM found_article WHERE id = ?",  # noqa: S608
            (article_id,),
        ).fetchall()
        text = self._text(article_id)
        told = self._lines.told(article_id, text if article_id not in self._changed else "")
        lines = told.get(("article", article_id), ())
        found, bent = [], {}
        for row in _without_remnants(rows):
            state = RowState("article", article_id, (), row[1], bool(row[2]), row[3 : -len(_REST)])
            bad = unreadable(state)
            last = lines[-1].after if lines else None
            less = without(state, bad, last) or state
            if set(bad) - set(last or ()):
                bent[less] = state
            found.append(Found(row[0], less))
        position = min((row[-3] for row in rows if abs(row[-3]) <= MOST), default=None)
        sha256 = rows[0][-1] if rows else ""
        found = self._gathering.completed("article", found)
        word = settled("article", article_id, found, lines, self._lines.backed_up)
        if word is None:
            word = Word([self._bare_state(article_id)], 0)
        shown = word.states[0]
        if shown in bent:
            word = word._replace(told=bent[shown])
        number = self._new.insert(
            "article",
            {
                "id": article_id,
                "position": self._new.next_place("article") if position is None else position,
                **dict(zip(FIELDS["article"], shown.values, strict=True)),
                "length": len(text),
                "sha256": sha256 or text_sha256(text),
                "deleted": int(shown.gone),
                "version": shown.version,
            },
        )
        self._new.articles[article_id] = number
        self._new.connection.execute("INSERT INTO article_text VALUES (?, ?)", (number, text))
        self._new.came_back(word)
        self._new.count("text", BEYOND if article_id in self._changed else self._text_source)
        self._new.put_conflicts(word.states[1:])
        self._write_rows(article_id, text, told)

    def _bare_state(self, article_id: str) -> RowState:
        values = dict.fromkeys(FIELDS["article"], "")
        values |= {"title": self._names.titles[article_id], "state": "active", "extra": "{}", "tags": "[]"}
        return RowState("article", article_id, (), "{}", False, tuple(values.values()))  # noqa: FBT003

    def _text(self, article_id: str) -> str:
        place = self._names.texts[article_id]
        source, text = self._finds.execute(
            "SELECT whence, text FROM found_article_text WHERE rowid = ?", (place,)
        ).fetchone()
        self._text_source: int = source
        return str(text)

    def _write_rows(self, article_id: str, text: str, told: Mapping[tuple[str, str], Any]) -> None:
        numbers = list(self._names.of_article(article_id))
        words: dict[str, dict[str, Word]] = {}
        for kind in _OF_ARTICLE:
            words[kind] = self._gathering.words(kind, article_id, numbers, text, told)
        for kind in _OF_ARTICLE[:-2]:
            for word in words[kind].values():
                self._write_alone(word)
        pairs = {word.states[0].keys for kind in ("span", "link") for word in words[kind].values()}
        for pair in sorted(pairs):
            self._write_pair(_of_pair(words["span"], pair), _of_pair(words["link"], pair))
        self._activity(article_id, numbers)

    # Writing

    def _write_alone(self, word: Word) -> None:
        state = word.states[0]
        if self._new.put(state, gone=state.gone, values=state.values):
            self._new.came_back(word)
            self._new.put_conflicts(word.states[1:])

    def _write_pair(self, spans: Mapping[str, Word], links: Mapping[str, Word]) -> None:
        """Write one person's spans and links in an article, as far as they go together."""
        tied = {}
        for row_id, word in links.items():
            state = word.states[0]
            if all(end in spans for end in state.values[LINK_ENDS]):
                tied[row_id] = word
            else:
                self._new.keep("link", _NO_ENDS, as_json(state), state.keys[0])
        shown = arranged(_first(spans), _first(tied), self._fits)
        for row_id, word in (*spans.items(), *tied.items()):
            state = word.states[0]
            ends = shown.moved.get(row_id) if state.row == "link" else None
            hidden = row_id in shown.hidden
            values = list(state.values)
            if ends is not None:
                values[LINK_ENDS] = ends
            if self._new.put(state, gone=state.gone or hidden, values=values):
                self._new.came_back(word)
                self._new.put_conflicts(word.states[1:])
                if hidden or ends is not None:
                    own = tuple(state.values[LINK_ENDS]) if ends is not None else ("", "")
                    self._new.connection.execute(
                        "INSERT OR IGNORE INTO aside VALUES (?, ?, ?, ?, ?, ?)",
                        (
                            state.row,
                            row_id,
                            self._new.articles[state.keys[0]],
                            self._new.add_person(state.keys[1]),
                            *own,
                        ),
                    )

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
            values = (self._new.articles[article_id], self._new.add_person(person), device, seconds)
            self._new.connection.execute("INSERT INTO activity VALUES (?, ?, ?, ?)", values)
            self._new.count("activity", source)

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
            several += self._gathering.conflicting(source, state, in_backup=source == BACKUP)
        for row_id, several in found.items():
            word = settled(KEPT, row_id, several, (), 0)
            if word is not None:
                self._new.put(word.states[0], gone=word.states[0].gone, values=word.states[0].values)
                self._new.put_conflicts(word.states[1:])

    def _lose_homeless(self) -> None:
        """Keep the rows apart whose articles have no text any more."""
        for kind in _OF_ARTICLE:
            names = columns_of(kind)
            places = self._finds.execute(f"SELECT DISTINCT whence, article FROM found_{kind}").fetchall()  # noqa: S608
            homeless = [one[1] for one in places if self._names.article(*one) not in self._new.articles]
            rows = self._finds.execute(
                f"SELECT whence, {quoted(names)} FROM found_{kind} WHERE whence <> {REMNANT}"  # noqa: S608
                " AND article IN (SELECT value FROM json_each(?)) ORDER BY id, whence",
                (json.dumps(homeless),),
            )
            seen = ""
            for source, *values in rows:
                row = dict(zip(names, values, strict=True))
                article_id = self._names.article(source, row["article"])
                if article_id in self._new.articles or row["id"] == seen:
                    continue
                seen = row["id"]
                person = self._names.name(self._names.person(source, row["annotator"])) if "annotator" in row else ""
                title = self._names.title(article_id) if article_id else f"article {row['article']}"
                self._apart.add(kind, NO_TEXT, row, article=title, person=person)


def _without_remnants(rows: list[Any]) -> list[Any]:
    return [row for row in rows if row[0] != REMNANT] or rows


def _of_pair(words: Mapping[str, Word], pair: tuple[str, ...]) -> dict[str, Word]:
    return {row_id: word for row_id, word in words.items() if word.states[0].keys == pair}


def _first(words: Mapping[str, Word]) -> dict[str, RowState]:
    return {row_id: word.states[0] for row_id, word in words.items()}
