"""The typed reads of a review: who finished what, and what was decided. The adjudicator sees everybody's labels."""

from __future__ import annotations

from annotator.domain.decision import Decision
from annotator.domain.ids import GOLD_ID
from annotator.domain.work import FINISHED
from annotator.store import guidelines
from annotator.store.facts import Guidelines
from annotator.store.reading import Reads
from annotator.store.rows import DECISION, decision_from

_FINISHED = """
SELECT a.id, p.id FROM work w JOIN article a ON a.n = w.article JOIN annotator p ON p.n = w.annotator
WHERE w.status = ? AND w.deleted = 0 AND p.role = 'annotator' AND a.state = 'active' AND a.deleted = 0
ORDER BY a.position, a.title, a.id, p.id
"""
_DECISIONS = (
    f"SELECT d.id, {', '.join('d.' + column for column in DECISION.columns)} FROM decision d"  # noqa: S608  names of ours
    " WHERE d.article = (SELECT n FROM article WHERE id = ?) AND d.deleted = 0"
    " AND d.annotator = (SELECT n FROM annotator WHERE id = ?) ORDER BY d.id"
)
_CLOSED = """
SELECT a.id FROM work w JOIN article a ON a.n = w.article JOIN annotator p ON p.n = w.annotator
WHERE w.status = ? AND w.deleted = 0 AND p.id = ? AND a.state = 'active' AND a.deleted = 0
ORDER BY a.position, a.title, a.id
"""
_MADE_UNDER = """
SELECT s.id, a.id, s.label, w.guidelines_version FROM span s JOIN article a ON a.n = s.article
JOIN annotator p ON p.n = s.annotator
JOIN work w ON w.article = s.article AND w.annotator = s.annotator AND w.deleted = 0
WHERE p.id = ? AND s.deleted = 0 AND a.state = 'active' AND a.deleted = 0
ORDER BY a.position, a.title, a.id, s."start", s."end" DESC, s.label, s.id
"""


class ReviewReads(Reads):
    """What a review reads of an open project; each read is one statement."""

    def finished(self) -> dict[str, list[str]]:
        """Return the ids of those who finished each active article, gold left out; articles in the list's order."""
        found: dict[str, list[str]] = {}
        for article_id, annotator_id in self._rows(_FINISHED, FINISHED):
            found.setdefault(article_id, []).append(annotator_id)
        return found

    def closed(self) -> list[str]:
        """Return the ids of the active articles that are finished as gold, here or elsewhere, in the list's order."""
        return [row[0] for row in self._rows(_CLOSED, FINISHED, GOLD_ID)]

    def decisions(self, article_id: str) -> list[Decision]:
        """Return what was decided in an article, earlier decisions about what has changed since included."""
        return [decision_from(article_id, GOLD_ID, row) for row in self._rows(_DECISIONS, article_id, GOLD_ID)]

    def guidelines_versions(self) -> list[Guidelines]:
        """Return all versions of the guidelines, the oldest first."""
        return guidelines.versions(self._connection)

    def spans_made_under(self, viewer: str) -> list[tuple[str, str, str, int]]:
        """Return (span id, article id, label, version of the guidelines) of the viewer's spans, in reading order.

        The version is that under which the viewer's work on the article was last changed.
        """
        return self._rows(_MADE_UNDER, viewer)
