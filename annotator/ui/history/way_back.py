"""From a row of the history back to how it was: the span that it tells of, and the edit that has it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.edit import Change, Edit
from annotator.domain.ids import GOLD_ID
from annotator.domain.span import Span
from annotator.domain.zone import Zone
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.ui.history.entries import Entry


class WayBack(QObject):
    """Knows what of a row can be had back by who sits here. `changes` gives what a row says that an act did."""

    def __init__(self, session: Session, changes: Callable[[Entry], tuple[Change, ...]]) -> None:
        super().__init__(session)
        self._session, self._changes = session, changes

    def span_of(self, entry: Entry) -> Span | None:
        """Return the span that a row tells of, as it was after that act; before it, where the act deleted it."""
        return next(iter(self._then(entry)), None)

    def zone_of(self, entry: Entry) -> Zone | None:
        """Return the zone that a row tells of."""
        return next((change.row for change in self._changes(entry) if isinstance(change.row, Zone)), None)

    def of(self, entry: Entry) -> tuple[str, Callable[[], Edit] | None]:
        """Return what having back what a row tells of is called, and what builds the edit; empty: it cannot be."""
        if self._session.work is None:
            return "", None
        spans = self._then(entry)
        mine = [span for span in spans if span.annotator_id == self._session.viewer and span.annotator_id != GOLD_ID]
        gone = [span.id for span in mine if span.id not in self._session.spans]
        if gone and self._is_deletion(entry):
            return self.tr("Bring back"), lambda: self._bring_back(gone)
        if len(mine) == 1 and self._session.spans.get(mine[0].id) != mine[0]:
            words = self.tr("Bring back as it was then") if gone else self.tr("Back to how it was then")
            return words, lambda: self._back_to(mine[0])
        before = self._before(entry)
        if before is not None and len(mine) == 1 and not gone:
            return self.tr("Back to how it was before"), lambda: self._back_to(before)
        return "", None

    def _before(self, entry: Entry) -> Span | None:
        """Return the span that a row tells of as it was before it."""
        rows = [change.before for change in self._done(entry) if isinstance(change.row, Span)]
        return rows[0] if len(rows) == 1 and isinstance(rows[0], Span) else None

    def _then(self, entry: Entry) -> list[Span]:
        """Return the spans that a row tells of as they were after it; before it, where it deleted them."""
        if entry.gone is not None:
            return [entry.gone.span]
        found = []
        for change in self._done(entry):
            row = change.after or change.before
            if isinstance(row, Span):
                found.append(row)
        return found

    def _is_deletion(self, entry: Entry) -> bool:
        if entry.gone is not None:
            return True
        changes = [change for change in self._done(entry) if isinstance(change.row, Span)]
        return bool(changes) and all(change.after is None for change in changes)

    def _done(self, entry: Entry) -> tuple[Change, ...]:
        """Return what a row did in truth: an undo the inverse of what it is told as."""
        changes = self._changes(entry)
        if entry.line is not None and entry.line.kind == "undo":
            return tuple(Change(change.after, change.before) for change in changes)
        return changes

    def _bring_back(self, ids: list[str]) -> Edit:
        from annotator.services import looking_back  # noqa: PLC0415

        project, article, work = self._session.project, self._session.article, self._session.work
        assert project is not None and article is not None and work is not None  # noqa: S101, PT018  asked before
        return looking_back.bring_back(project, article, work, ids)

    def _back_to(self, then: Span) -> Edit:
        from annotator.services import looking_back  # noqa: PLC0415

        project, article, work = self._session.project, self._session.article, self._session.work
        assert project is not None and article is not None and work is not None  # noqa: S101, PT018  asked before
        return looking_back.back_to(project, article, work, then)
