"""Which texts a project has, hidden ones too: so that none comes in a second time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from annotator.domain.ids import article_id


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """The articles of a project, those that were split included, by what their texts would be called."""

    ids: frozenset[str]
    parts: dict[str, str]
    """Articles whose id does not follow from their text, as those that a split makes: by the id that it gives."""
    split: frozenset[str]
    """The ids of the articles that were split."""

    def of(self, text_id: str) -> str:
        """Return the id of the article with the text that `text_id` follows from, empty where there is none."""
        return text_id if text_id in self.ids else self.parts.get(text_id, "")


def known_texts(connection: sqlite3.Connection) -> KnownTexts:
    """Read which texts there are."""
    ids, parts = set(), {}
    for row_id, sha256 in connection.execute("SELECT id, sha256 FROM article WHERE deleted = 0"):
        text_id = article_id(sha256)
        if text_id == row_id:
            ids.add(row_id)
        else:
            parts[text_id] = row_id
    split = connection.execute("SELECT a.id FROM split s JOIN article a ON a.n = s.original WHERE s.deleted = 0")
    return KnownTexts(frozenset(ids), parts, frozenset(row[0] for row in split))
