"""Which article and which person a number stands for, in the file and in its backup, and which texts are whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from annotator.domain.article import text_sha256
from annotator.domain.ids import GOLD_ID, article_id, derived_id
from annotator.domain.merging import RowState, united
from annotator.domain.work import ANNOTATOR, GOLD
from annotator.store.salvage.finds import BACKUP, MADE, REMNANT
from annotator.store.salvage.proving import Changed, Trial, as_it_is, is_likely, with_quotes

_TITLE = 80
"""Characters of the first line that stand for a title."""


class Person(NamedTuple):
    """A person as the new file is to have them."""

    state: RowState
    others: list[RowState]
    role: str
    added: str
    source: int


class Names:
    """Looks numbers up. `made_up` counts people whose name and id nobody knows any more."""

    def __init__(self, connection: sqlite3.Connection, project_id: str, trial: Trial) -> None:
        self._connection, self._project = connection, project_id
        self._people: dict[tuple[bool, int], str] = {}
        self._articles: dict[tuple[bool, int], str] = {}
        self.people: dict[str, Person] = {}
        self.texts: dict[str, int] = {}
        """The row of finds in which a whole text stands, by article id."""
        self.titles: dict[str, str] = {}
        """Titles by article id, of articles without a text too."""
        self.numbers: dict[str, int] = {}
        """The number that an article had."""
        self.bare: set[str] = set()
        """Articles of which only the text is known."""
        self.made_up = 0
        self.proven: set[str] = set()
        """Articles in which a changed letter was put right: in their texts or in what names them."""
        self.changed: list[Changed] = []
        """Articles whose texts are not what was stored, by the ids that they go under now."""
        self._read_people()
        self._read_articles()
        self._read_texts()
        self._mend_texts(trial)

    def person(self, source: int, number: int) -> str:
        """Return whose a number is; a new person where nobody knows."""
        found = self._people.get((source == BACKUP, number)) or self._people.get((source != BACKUP, number))
        if found is None:
            self.made_up += 1
            found = derived_id("salvaged", self._project, number)
            self._people[source == BACKUP, number] = found
            self._add_person(found, f"Person {number}", "", source)
        return found

    def article(self, source: int, number: int) -> str | None:
        """Return which article a number is, None where that is unknown."""
        return self._articles.get((source == BACKUP, number)) or self._articles.get((source != BACKUP, number))

    def of_article(self, wanted: str) -> Iterator[tuple[bool, int]]:
        """Yield the numbers of an article: whether in the backup, and which."""
        return iter(self._by_article.get(wanted, ()))

    def title(self, wanted: str) -> str:
        """Return what an article is called."""
        return self.titles.get(wanted) or wanted

    def name(self, person: str) -> str:
        """Return what a person is called."""
        known = self.people.get(person)
        return str(known.state.values[0]) if known else person

    def ensure_gold(self) -> None:
        """Have gold, who is in every project."""
        if GOLD_ID not in self.people:
            self._add_person(GOLD_ID, GOLD, "", MADE)

    def finish(self) -> None:
        """Make the way back from articles to numbers, after all are known."""
        self._by_article: dict[str, list[tuple[bool, int]]] = {}
        for place, found in self._articles.items():
            if self.article(BACKUP if place[0] else 0, place[1]) == found:
                self._by_article.setdefault(found, []).append(place)
        for place, found in self._articles.items():  # numbers that only the other source explains
            other = (not place[0], place[1])
            if other not in self._articles:
                self._by_article[found].append(other)

    def _read_people(self) -> None:
        found: dict[str, list[tuple[int, RowState, str, str]]] = {}
        for source, number, row_id, name, role, added, version in self._connection.execute(
            "SELECT whence, n, id, name, role, added, version FROM found_annotator ORDER BY whence = 2, whence"
        ):
            self._people.setdefault((source == BACKUP, number), row_id)
            state = RowState("annotator", row_id, (), version, False, (name,))  # noqa: FBT003  a tuple of fields
            found.setdefault(row_id, []).append((source, state, role, added))
        for row_id, several in found.items():
            best: dict[str, tuple[int, RowState]] = {}
            for source, state, _, _ in several:  # for its version the backup stands, where it has it
                if source != REMNANT or state.version not in best:
                    best[state.version] = (source, state)
            states = united(state for _, state in best.values())
            source = min(one[0] for one in several if one[1] == states[0])
            role = GOLD if row_id == GOLD_ID else several[0][2]
            self.people[row_id] = Person(states[0], states[1:], role, several[0][3], source)
        for row_id, number in self._connection.execute("SELECT id, n FROM found_index WHERE \"table\" = 'annotator'"):
            if row_id not in self.people and (False, number) not in self._people:
                self._people[False, number] = row_id
                self._add_person(row_id, f"Person {number}", "", 0)
                self.made_up += 1

    def _add_person(self, row_id: str, name: str, added: str, source: int) -> None:
        state = RowState("annotator", row_id, (), "{}", False, (name,))  # noqa: FBT003  a tuple of fields
        self.people[row_id] = Person(state, [], GOLD if row_id == GOLD_ID else ANNOTATOR, added, source)

    def _read_articles(self) -> None:
        rows = self._connection.execute(
            "SELECT whence, n, id, title, sha256 FROM found_article ORDER BY whence = 2, whence"
        )
        for source, number, row_id, title, sha256 in rows.fetchall():
            proven = row_id if article_id(sha256) == row_id else self._proven_id(source, number, row_id, sha256)
            if proven is not None:
                self._know(source, number, proven)
                self.titles.setdefault(proven, title)

    def _proven_id(self, source: int, number: int, row_id: str, sha256: str) -> str | None:
        """Return the id of an article whose own id or fingerprint has changed, where its text proves the other."""
        texts = self._connection.execute(
            "SELECT text FROM found_article_text WHERE article = ? AND (whence = ?) = ?",
            (number, BACKUP, source == BACKUP),
        )
        for (text,) in texts.fetchall():
            own = text_sha256(text) if isinstance(text, str) else ""
            found = article_id(own)
            if own == sha256 or found == row_id:
                self._connection.execute(
                    "UPDATE found_article SET id = ?, sha256 = ? WHERE id = ? AND sha256 = ?",
                    (found, own, row_id, sha256),
                )
                self.proven.add(found)
                return found
        return None

    def _know(self, source: int, number: int, row_id: str) -> None:
        self._articles.setdefault((source == BACKUP, number), row_id)
        if source == BACKUP:
            self.numbers.setdefault(row_id, number)
        else:
            self.numbers[row_id] = number

    def _read_texts(self) -> None:
        """Take the texts whose hash is that of an article; one that nothing names is proven by an index."""
        rows = self._connection.execute("SELECT rowid, whence, article, text FROM found_article_text ORDER BY whence")
        for place, source, number, text in rows:
            if not isinstance(text, str):
                continue
            found = article_id(text_sha256(text))
            if found not in self.titles and self._is_proven(found, source, number, text):
                self._know(source, number, found)
                self.titles[found] = _first_line(text)
                self.bare.add(found)
            if (found in self.titles and source != REMNANT) or found in self.numbers:
                self.texts.setdefault(found, place)
        for row_id, number in self._connection.execute("SELECT id, n FROM found_index WHERE \"table\" = 'article'"):
            if row_id not in self.titles and (False, number) not in self._articles:  # known by name of a number alone
                self.titles[row_id] = ""
                self._know(0, number, row_id)

    def _mend_texts(self, trial: Trial) -> None:
        """Put right what changed bits have made of a text; a text of which that cannot be proven goes on as it is."""
        places = {row_id: place for place, row_id in self._articles.items() if not place[0]}
        for row_id in sorted(self.titles.keys() - self.texts.keys(), key=lambda one: places.get(one, (False, 0))):
            if row_id in places:
                self._mend_text(trial, row_id, places[row_id][1])

    def _mend_text(self, trial: Trial, row_id: str, number: int) -> None:
        there = (number, BACKUP, REMNANT)
        labels = self._connection.execute(
            'SELECT "start", "end", quote FROM found_span WHERE article = ? AND whence NOT IN (?, ?)', there
        ).fetchall()
        known = self._connection.execute(
            "SELECT sha256, length FROM found_article WHERE id = ? ORDER BY whence", (row_id,)
        ).fetchone()
        sha256, length = known or ("", None)
        texts = self._connection.execute(
            "SELECT rowid, text FROM found_article_text WHERE article = ? AND whence NOT IN (?, ?) ORDER BY whence",
            there,
        )
        for place, stored in texts.fetchall():
            data = stored.encode("utf-8") if isinstance(stored, str) else bytes(stored)
            data = with_quotes(data, labels)
            text = trial.original(data, row_id, sha256)
            if text is not None:
                self.proven.add(row_id)
                self.texts[row_id] = place
            else:
                text = as_it_is(data, length)
                if not is_likely(text, length, labels) or not self._goes_on(row_id, place, text):
                    continue
            self._connection.execute("UPDATE found_article_text SET text = ? WHERE rowid = ?", (text, place))
            return

    def _goes_on(self, was: str, place: int, text: str) -> bool:
        """Have a changed text stand as an article of its own, which it is by its id, with all that is the other's."""
        sha256 = text_sha256(text)
        row_id = article_id(sha256)
        if row_id in self.titles:
            return False
        self._connection.execute("UPDATE found_article SET id = ?, sha256 = ? WHERE id = ?", (row_id, sha256, was))
        for known, named in self._articles.items():
            if named == was:
                self._articles[known] = row_id
        self.titles[row_id] = self.titles.pop(was) or _first_line(text)
        if was in self.numbers:
            self.numbers[row_id] = self.numbers.pop(was)
        self.texts[row_id] = place
        self.changed.append(Changed(row_id, was))
        return True

    def _is_proven(self, found: str, source: int, number: int, text: str) -> bool:
        """Whether a text without its article is whole: an index has its id, or quotes stand in it where they should."""
        if (source == BACKUP, number) in self._articles:
            return False
        if self._connection.execute("SELECT 1 FROM found_index WHERE id = ?", (found,)).fetchone():
            return True
        quotes = self._connection.execute(
            'SELECT "start", "end", quote FROM found_span WHERE article = ? AND (whence = ?) = (? = ?) LIMIT 50',
            (number, BACKUP, source, BACKUP),
        ).fetchall()
        return bool(quotes) and all(text[start:end] == quote for start, end, quote in quotes)


def _first_line(text: str) -> str:
    return text.lstrip().partition("\n")[0][:_TITLE].strip()
