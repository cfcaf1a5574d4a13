"""What of a review could not be saved yet: which answers, and where in the text they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject

from annotator.domain.decision import Decision
from annotator.domain.disagreement import Disagreement
from annotator.domain.edit import Change, Edit
from annotator.domain.link import Link
from annotator.domain.review_questions import Question
from annotator.domain.span import Span
from annotator.services.review.made import decision_id
from annotator.services.review.state import ArticleReview
from annotator.ui.article.parts import Box
from annotator.ui.review.page import ReviewPage
from annotator.ui.review.shown_article import ShownArticle
from annotator.ui.session import Session


class UnsavedShown(QObject):
    """Marks on the page of the review what waits to be saved: in the text, at the question, and in the inspector."""

    def __init__(
        self, page: ReviewPage, session: Session, shown: ShownArticle, question: Callable[[], Question | None]
    ) -> None:
        """Make it; `question()` is what is asked now."""
        super().__init__(page)
        self._page, self._session, self._shown, self._question = page, session, shown, question
        for waits_otherwise in (session.unsaved_changed, shown.article_opened):
            waits_otherwise.connect(self.show)

    def show(self, *_what: object) -> None:
        """Show what waits of the article that is shown."""
        state, session, page = self._shown.state, self._session, self._page
        edits = session.waiting_in(state.article.id) if state is not None else []
        boxes = unsaved_boxes(state, edits) if state is not None and edits else []
        page.view.set_unsaved(boxes, session.why_unsaved, session.why_unsaved_briefly, self.tr("Not saved"))
        rows = {change.row_id for edit in edits for change in edit.of(Link)} | {box.id for box in boxes}
        page.reading.inspector.set_unsaved(frozenset(rows), frozenset())
        asked = self._question()
        page.options.set_waiting(on=asked is not None and answer_waits(asked.group, edits))


def answer_waits(group: Disagreement, edits: Iterable[Edit]) -> bool:
    """Whether the answer to a group, or the note on it, is among what waits."""
    waits = {change.row_id for edit in edits for change in edit.of(Decision)}
    return decision_id(group) in waits


def unsaved_boxes(state: ArticleReview, edits: Iterable[Edit]) -> list[Box]:
    """Return where in an article there is what waits: each place once."""
    groups = {decision_id(group): group for group in (*state.compared.groups, *state.compared.links)}
    spans = {draft.id: Box(draft.id, draft.start, draft.end, draft.label) for draft in state.gold_spans()}
    spans |= {row.id: Box(row.id, row.start, row.end, row.label) for row in state.by_hand.values()}
    found: dict[tuple[int, int], Box] = {}
    for edit in edits:
        for change in edit.changes:
            for box in _boxes(change, state, groups, spans):
                found.setdefault((box.start, box.end), box)
    return list(found.values())


def _boxes(
    change: Change, state: ArticleReview, groups: dict[str, Disagreement], spans: dict[str, Box]
) -> Iterator[Box]:
    row = change.row
    if isinstance(row, Span):
        yield spans.get(row.id) or Box(row.id, row.start, row.end, row.label)
    elif isinstance(row, Link):
        if row.source_id in spans:
            yield spans[row.source_id]
    elif (group := groups.get(change.row_id)) is not None:
        place = group.link_options[0].source if group.is_link and group.link_options else group.place
        golden = state.golden(place)
        if golden:
            yield from (spans[draft.id] for draft in golden if draft.id in spans)
        else:  # it was decided that there is nothing here
            yield Box(group.place, group.start, group.end, "")
