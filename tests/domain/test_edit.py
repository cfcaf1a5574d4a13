"""Edits: one act, its rows before and after, and its inverse."""

from __future__ import annotations

import pytest

from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.work import Work

SPAN = Span(id="s", article_id="a", annotator_id="p", start=0, end=3, label="claim", quote="abc")
OTHER = Span(id="t", article_id="a", annotator_id="p", start=4, end=6, label="actor", quote="de")
LINK = Link(id="l", article_id="a", annotator_id="p", type="by", source_id="s", target_id="t")
EDIT = Edit("label", "a", "p", (Change(None, SPAN), Change(None, OTHER), Change(None, LINK)))


def test_the_inverse_takes_back_in_reverse_order_so_that_links_go_before_their_spans() -> None:
    assert EDIT.inverse().changes == (Change(LINK, None), Change(OTHER, None), Change(SPAN, None))


def test_the_inverse_of_the_inverse_is_the_edit_again_under_another_id() -> None:
    again = EDIT.inverse().inverse()
    assert (again.name, again.article_id, again.annotator_id, again.changes) == (
        EDIT.name,
        EDIT.article_id,
        EDIT.annotator_id,
        EDIT.changes,
    )
    assert len({EDIT.id, EDIT.inverse().id, again.id}) == 3


def test_the_changes_of_one_kind_are_found() -> None:
    assert EDIT.of(Link) == (Change(None, LINK),)
    assert EDIT.of(Work) == ()


def test_a_change_has_a_row_on_one_side() -> None:
    assert Change(SPAN, None).row_id == Change(None, SPAN).row_id == "s"
    with pytest.raises(AssertionError):
        _ = Change(None, None).row


def test_the_data_of_an_article_belongs_to_that_article() -> None:
    data = ArticleData(id="a", title="", source="", published="", lang="", state="active")
    assert data.article_id == "a"


def test_an_edit_of_several_articles_is_inverted_as_a_whole() -> None:
    other = Edit("label", "b", "p", (Change(None, SPAN), Change(None, OTHER)))
    both = Edit("label", "a", "p", EDIT.changes, beside=(other,))
    inverse = both.inverse()
    assert [part.article_id for part in inverse.parts] == ["a", "b"]
    assert inverse.beside[0].changes == other.inverse().changes
    assert {part.id for part in both.again().parts}.isdisjoint(part.id for part in both.parts)
