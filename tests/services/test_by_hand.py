"""Gold changed by hand while an article is read through: rows of its own, or a decision anew; always undone whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.domain.edit import Edit
from annotator.domain.errors import UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.link import Link
from annotator.domain.span import ADJUDICATED, Span
from annotator.services import annotating
from annotator.services.review.by_hand import DECIDED_BY, gold_labels
from annotator.services.review.made import PROVENANCE
from annotator.services.review.state import ArticleReview
from tests.reviews import Sitting
from tests.services.test_reviewing import CLAIM, DENIAL, TEXT, adjudicator, golden, made, sources, two

__all__ = ["adjudicator", "made"]
MISSED = "kho trống từ thứ Hai"


@pytest.fixture
def desk(made, tmp_path) -> tuple[Sitting, str]:
    """Two who agree on everything; what is shown of that is found right."""
    sitting, article_id = two(tmp_path, made, {})
    while sitting.review.queue():
        sitting.do(sitting.review.take(sitting.first(), 0))
    return sitting, article_id


def state_of(desk: tuple[Sitting, str]) -> ArticleReview:
    found = desk[0].review.article(desk[1])
    assert found is not None
    return found


def span_of(desk: tuple[Sitting, str], quote: str) -> Span:
    return next(span for span in gold_labels(state_of(desk))[0].values() if span.quote == quote)


def links_of(desk: tuple[Sitting, str]) -> list[Link]:
    return list(gold_labels(state_of(desk))[1].values())


def by_hand(desk: tuple[Sitting, str], edit: Edit) -> str:
    """Do an edit of gold's labels by hand; return the place that it decided."""
    return desk[0].do(desk[0].review.by_hand(desk[1], edit))


def add(desk: tuple[Sitting, str], quote: str = MISSED, label: str = "claim") -> Span:
    sitting, article_id = desk
    start = TEXT.index(quote)
    sitting.do(sitting.review.add_span(article_id, start, start + len(quote), label))
    return span_of(desk, quote)


def relabelled(desk: tuple[Sitting, str], span: Span, label: str) -> Edit:
    state = state_of(desk)
    spans, links = gold_labels(state)
    return annotating.relabel(state.scheme, state.work, spans.values(), links.values(), span, label)


def deleted(desk: tuple[Sitting, str], span: Span) -> Edit:
    return annotating.delete_spans(state_of(desk).work, links_of(desk), [span])


def moved(desk: tuple[Sitting, str], span: Span, start: int, end: int) -> Edit:
    state = state_of(desk)
    present = gold_labels(state)[0].values()
    return annotating.move_span(state.article, state.work, present, span, start=start, end=end)


def valued(desk: tuple[Sitting, str], span: Span, **values: object) -> Edit:
    state = state_of(desk)
    return annotating.set_attributes(state.scheme, state.article, state.work, span, values)


def test_what_is_added_says_who_added_it_and_stands_in_the_history_as_theirs(desk):
    added = add(desk)
    sitting, article_id = desk
    assert (added.annotator_id, added.origin) == (GOLD_ID, ADJUDICATED)
    assert added.extra == {DECIDED_BY: sitting.review.adjudicator}
    assert sitting.project.log(sitting.review.adjudicator)[-1].name == "label"
    assert state_of(desk).place_of(added.id) == ""
    assert added in sitting.project.spans(article_id, GOLD_ID)


def test_what_was_added_is_changed_and_deleted_without_a_decision(desk):
    added = add(desk)
    decided = len(state_of(desk).decisions)
    start = added.start
    for edit in (
        lambda span: moved(desk, span, start, start + len("kho trống")),
        lambda span: valued(desk, span, certainty="possible"),
        lambda span: annotating.set_note(state_of(desk).work, span, "late"),
        lambda span: relabelled(desk, span, "denial"),
    ):
        assert by_hand(desk, edit(state_of(desk).spans[added.id])) == ""
    span = state_of(desk).spans[added.id]
    assert (span.quote, span.label, span.note) == ("kho trống", "denial", "late")
    by_hand(desk, deleted(desk, span))
    assert added.id not in state_of(desk).spans
    assert len(state_of(desk).decisions) == decided


CHANGES: dict[str, Callable[[tuple[Sitting, str], Span], Edit]] = {
    "delete": deleted,
    "relabel": lambda desk, span: relabelled(desk, span, "denial"),
    "move": lambda desk, span: moved(desk, span, span.start, span.end - len(" cảng")),
    "attribute": lambda desk, span: valued(desk, span, certainty="possible"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_what_all_agree_on_is_a_decision_that_one_undo_takes_back(desk, what):
    sitting, article_id = desk
    theirs, before = sources(sitting.project, article_id), golden(sitting.project, article_id)
    span = span_of(desk, CLAIM[0])
    place = state_of(desk).place_of(span.id)
    assert by_hand(desk, CHANGES[what](desk, span)) == place
    group = state_of(desk).compared.by_place[place]
    found = state_of(desk).made(group)
    assert found is not None
    assert found.is_changed
    assert state_of(desk).decision(group).decided_by == sitting.review.adjudicator
    now = gold_labels(state_of(desk))[0].get(span.id)
    assert (now is None) == (what == "delete")
    if now is not None:
        assert now.extra[PROVENANCE] == "adjudicated"
        assert now != span
    assert sitting.undo() == place
    assert golden(sitting.project, article_id) == before
    assert sources(sitting.project, article_id) == theirs


def test_what_was_changed_stays_so_when_the_article_is_closed(desk):
    sitting, article_id = desk
    by_hand(desk, valued(desk, span_of(desk, CLAIM[0]), certainty="possible"))
    sitting.finish(article_id)
    values = {quote: attributes for quote, _, attributes in sitting.gold(article_id)}
    assert values[CLAIM[0]]["certainty"] == "possible"


def test_a_link_that_all_agree_on_is_taken_away_by_a_decision(desk):
    sitting, article_id = desk
    source = span_of(desk, CLAIM[0])
    link = next(link for link in links_of(desk) if link.source_id == source.id and link.type == "by")
    place = by_hand(desk, annotating.remove_links(state_of(desk).work, [link]))
    assert place
    assert link.id not in {known.id for known in links_of(desk)}
    sitting.finish(article_id)
    assert ("by", DENIAL[0], "Ông Kern") in sitting.gold_links(article_id)
    assert not [found for found in sitting.gold_links(article_id) if found[:2] == ("by", CLAIM[0])]


def test_a_link_between_agreed_spans_makes_rows_of_both_and_is_taken_away_again(desk):
    sitting, article_id = desk
    claim, kern = span_of(desk, CLAIM[0]), span_of(desk, "Ông Kern")
    sitting.do(sitting.review.add_link(article_id, claim.id, kern.id, "via"))
    assert {claim.id, kern.id} <= state_of(desk).spans.keys()
    link = next(link for link in links_of(desk) if link.type == "via")
    assert link.extra == {DECIDED_BY: sitting.review.adjudicator}
    assert by_hand(desk, annotating.remove_links(state_of(desk).work, [link])) == ""
    assert link.id not in {known.id for known in links_of(desk)}


def test_a_note_is_refused_where_the_span_comes_from_a_decision(desk):
    with pytest.raises(UserError, match="where it is decided"):
        by_hand(desk, annotating.set_note(state_of(desk).work, span_of(desk, CLAIM[0]), "x"))


def test_two_gold_spans_never_lie_in_one_place_with_one_label(desk):
    with pytest.raises(UserError, match="already has this label"):
        add(desk, CLAIM[0], "claim")
    added = add(desk)
    claim = span_of(desk, CLAIM[0])
    with pytest.raises(UserError, match="already has this label"):
        by_hand(desk, moved(desk, added, claim.start, claim.end))
