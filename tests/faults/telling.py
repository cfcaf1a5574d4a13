"""What a window tells of its acts while it may be killed, and what must then be in the file."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

ROWS = ("span", "link", "zone", "work", "decision", "rejection", "assignment")
"""The tables of what is done in an article."""


OF_ARTICLE = "id, position, title, source, published, lang, state, length, sha256, extra, deleted, version"
"""Without what the first versions of a file did not have."""


def chained(chain: str, rows: Iterable[tuple[object, ...]]) -> str:
    """A digest of all lines of the history up to the last of `rows`, from that of the lines before."""
    for row in rows:
        chain = hashlib.sha256((chain + repr(row)).encode()).hexdigest()
    return chain


def article_digest(connection: sqlite3.Connection, number: int) -> str:
    """A digest of all rows of an article, tombstones and versions included."""
    own = connection.execute(f"SELECT {OF_ARTICLE} FROM article WHERE n = ?", (number,)).fetchall()
    digest = hashlib.sha256(repr(own).encode())
    for table in ROWS:
        rows = connection.execute(f"SELECT * FROM {table} WHERE article = ? ORDER BY id", (number,))
        names = [column[0] for column in rows.description]
        digest.update(repr([_without_what_is_new(names, row) for row in rows]).encode())
    return digest.hexdigest()


def _without_what_is_new(names: list[str], row: tuple[object, ...]) -> list[object]:
    """The values of a row without what a migration adds to every table, where nothing is in it."""
    return [value for name, value in zip(names, row, strict=True) if (name, value) != ("extra", "{}")]


def worked_on(connection: sqlite3.Connection) -> list[int]:
    """The numbers of the articles that the history speaks of."""
    return [row[0] for row in connection.execute("SELECT DISTINCT article FROM history WHERE article IS NOT NULL")]


def reading(path: Path) -> closing[sqlite3.Connection]:
    """A connection of its own that only reads."""
    return closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True))


class Teller:
    """Tells on a pipe, a JSON object a line: what is done when the window says that it is saved, and what is begun."""

    def __init__(self, pipe: int, path: Path) -> None:
        self._pipe, self._path = pipe, path
        self._seq, self._chain = 0, ""

    def begin(self, phase: str) -> None:
        self._say({"begins": phase})

    def end(self, phase: str) -> None:
        self._say({"ended": phase})

    def stands(self) -> None:
        """Tell what was done before this process."""
        self.saved(own=False)

    def saved(self, *, own: bool = True) -> None:
        """Tell what the file's history has more than when it was told last, with how each article of it stands now."""
        with reading(self._path) as connection:
            connection.execute("BEGIN")
            rows = connection.execute("SELECT * FROM history WHERE seq > ? ORDER BY seq", (self._seq,)).fetchall()
            if not rows:
                return
            self._seq, self._chain = rows[-1][0], chained(self._chain, rows)
            named = {row[4] for row in rows}  # None is a bulk act's
            articles = worked_on(connection) if None in named else sorted(named)
            digests = {number: article_digest(connection, number) for number in articles}
        acts = len({row[1] for row in rows}) if own else 0
        self._say({"saved": self._seq, "chain": self._chain, "acts": acts, "articles": digests})

    def _say(self, words: dict[str, object]) -> None:
        os.write(self._pipe, json.dumps(words).encode() + b"\n")


class Told:
    """What was told until the process was killed, from what stands in the file before it."""

    def __init__(self, path: Path) -> None:
        self.acts, self.phase = 0, "opening"
        with reading(path) as connection:
            rows = connection.execute("SELECT * FROM history ORDER BY seq").fetchall()
            self.seq, self.chain = (rows[-1][0] if rows else 0), chained("", rows)
            self.articles = {number: article_digest(connection, number) for number in worked_on(connection)}

    def hear(self, line: bytes) -> None:
        words = json.loads(line)
        if "begins" in words:
            self.phase = words["begins"]
        elif "ended" in words:
            self.phase = "acts"
        else:
            self.seq, self.chain = words["saved"], words["chain"]
            self.acts += words["acts"]
            self.articles.update({int(number): digest for number, digest in words["articles"].items()})
