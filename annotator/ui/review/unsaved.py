"""What of a review could not be saved yet: which answers, and where in the text they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.domain.decision import Decision
from annotator.domain.disagreement import Disagreement
from annotator.domain.edit import Change, Edit
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.services.review.made import decision_id
from annotator.services.review.state import ArticleReview
from annotator.ui.article.parts import Box


def edits_of(article_id: str, edits: Iterable[Edit]) -> list[Edit]:
    """Return what waits of one article, in its order."""
    return [part for edit in edits for part in edit.parts if part.article_id == article_id]


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
