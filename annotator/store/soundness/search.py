"""The words of the texts: whether each text is found by a word of its own, and nothing waits to be taken in.

The tables of words keep no copy of the texts, so that SQLite itself cannot compare them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from annotator.store.schema import EXACT_WORDS, FOLDED_WORDS
from annotator.store.soundness import kinds
from annotator.store.soundness.looking import Look
from annotator.store.soundness.tally import Spot

PROBED = 3000
"""Texts that are looked for; in a larger project those at even distances."""
_BEGINNING = 4000
"""Characters at the beginning of a text in which a word is chosen."""
_LONGEST = 40
_LETTER = re.compile("[0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
"""What every version of SQLite takes for a part of a word."""
_BARE = str.maketrans("đĐ", "dD")
"""As store/indexing.py writes them into the folded words."""
_COUNTED = 1
"""Where the tables of words keep how many texts they know."""


def check_search(look: Look) -> None:
    """Look whether the tables of words know all texts, and no others."""
    if not look.has_search:
        return
    waiting = look.one("SELECT count(*) FROM unindexed")
    if waiting:
        look.tally.add(kinds.UNINDEXED, Spot("unindexed", told=str(waiting)))
        return
    for table in (EXACT_WORDS, FOLDED_WORDS):
        try:
            _table(look, table)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise
            look.tally.add(kinds.SEARCH, Spot(table, told=str(error)))


def _table(look: Look, table: str) -> None:
    texts: int = look.one("SELECT count(*) FROM article_text")
    counted = look.one(f"SELECT block FROM {table}_data WHERE id = ?", (_COUNTED,))  # noqa: S608  names of ours
    known = _number(counted) if counted else 0
    if known != texts:
        look.tally.add(kinds.SEARCH, Spot(table, told=f"{known} / {texts}"))
        return
    query = f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid = ?"  # noqa: S608
    for article, text in _probed(look, texts):
        word = _word(text)
        if table == FOLDED_WORDS:
            word = word.translate(_BARE)
        if word and look.one(query, ('"' + word.replace('"', '""') + '"', article)) is None:
            look.tally.add(kinds.SEARCH, Spot(table, "", article))


def _probed(look: Look, texts: int) -> Iterator[tuple[int, str]]:
    query = f"SELECT article, substr(text, 1, {_BEGINNING}) FROM article_text"  # noqa: S608
    if texts <= PROBED:
        yield from look.rows(query)
        return
    last = look.one("SELECT max(article) FROM article_text")
    for at in range(0, last + 1, max(1, last // PROBED)):
        yield from look.connection.execute(f"{query} WHERE article >= ? ORDER BY article LIMIT 1", (at,))
        look.watch.did(1)


def _word(text: str) -> str:
    """Return something between blanks by which a text can be found: the longest, which few others will have."""
    words = (word for word in text.split()[:-1] or text.split() if len(word) <= _LONGEST and _LETTER.search(word))
    return max(words, key=len, default="")


def _number(block: bytes) -> int:
    """Return the first number of a block, which is written with seven bits a byte."""
    found = 0
    for byte in block[:9]:
        found = found << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return found
