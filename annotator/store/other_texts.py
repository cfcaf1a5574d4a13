"""Articles that may be other versions of one article's text, in which a person has labels."""

from __future__ import annotations

import sqlite3

_LABELLED = """
SELECT b.id FROM article a JOIN article b ON b.n <> a.n AND b.deleted = 0
    AND ((a.external_id <> '' AND b.external_id = a.external_id)
         OR (a.title <> '' AND b.title = a.title AND b.source = a.source)
         OR (a.published <> '' AND b.published = a.published AND b.source = a.source)
         OR (b.state = 'split' AND b.length BETWEEN a.length / 2 AND a.length * 2))
WHERE a.id = ? AND a.deleted = 0
    AND NOT EXISTS (SELECT 1 FROM split d WHERE d.original = b.n AND d.deleted = 0) AND EXISTS (
    SELECT 1 FROM span s JOIN annotator p ON p.n = s.annotator
    WHERE s.article = b.n AND p.id = ? AND s.deleted = 0)
ORDER BY b.position, b.id
"""


def labelled_versions(connection: sqlite3.Connection, article_id: str, viewer: str) -> list[str]:
    """Return the ids of articles that may be versions of one, in which the viewer has spans; their texts tell.

    They have the same external id, title and source, or source and time. Hidden articles (of state *split*) need not:
    such are old texts, on which the labels stay their annotator's. What was split is none: its labels are in its parts.
    """
    return [row[0] for row in connection.execute(_LABELLED, (article_id, viewer))]
