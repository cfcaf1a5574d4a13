"""Rejected suggestions: rows like all others, written by an edit, undone by its inverse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import RecordError, StaleEdit, UserError
from annotator.domain.suggestion import Rejection
from annotator.domain.work import IN_PROGRESS, Annotator
from annotator.services import annotating
from annotator.services.history import History
from annotator.store.project import Project

CONTENT = {"link": "by", "target": [3, 8], "who": "Ông Trần Mộc"}


def rejected(project: Project, article: Article, who: Annotator, **more: object) -> Edit:
    fields = {"start": 3, "end": 12, "label": "actor", "content": CONTENT, **more}
    return annotating.reject(project.work(article.id, who.id), **fields)


def test_what_is_rejected_is_read_back_field_by_field(project: Project, article: Article, mai: Annotator) -> None:
    edit = rejected(project, article, mai)
    seq = project.apply(edit)
    (row,) = project.rejections(article.id, mai.id)
    assert row == edit.of(Rejection)[0].after
    assert (row.start, row.end, row.label, row.content) == (3, 12, "actor", CONTENT)
    assert project.edit_of(seq) == edit


def test_the_inverse_takes_it_back_and_rejecting_again_is_the_same_row(
    project: Project, article: Article, mai: Annotator
) -> None:
    history = History(project, mai.id)
    fresh = project.work(article.id, mai.id)
    history.do(rejected(project, article, mai))
    (row,) = project.rejections(article.id, mai.id)
    assert project.work(article.id, mai.id).status == IN_PROGRESS
    history.undo()
    assert project.rejections(article.id, mai.id) == []
    assert project.work(article.id, mai.id) == fresh
    history.redo()
    assert project.rejections(article.id, mai.id) == [row]
    history.undo()
    history.do(rejected(project, article, mai))
    assert project.rejections(article.id, mai.id) == [row]
    assert project._rows("SELECT count(*) FROM rejection") == [(1,)]


def test_rejecting_twice_is_refused_with_a_word(project: Project, article: Article, mai: Annotator) -> None:
    project.apply(rejected(project, article, mai))
    present = project.rejections(article.id, mai.id)
    work = project.work(article.id, mai.id)
    with pytest.raises(UserError, match="rejected already"):
        annotating.reject(work, present, start=3, end=12, label="actor", content=dict(reversed(CONTENT.items())))
    with pytest.raises(StaleEdit):
        project.apply(rejected(project, article, mai))


def test_only_the_viewers_own_rejections_are_read(project: Project, article: Article, mai: Annotator) -> None:
    other = project.annotator_named("An")
    assert other is not None
    project.apply(rejected(project, article, mai))
    project.apply(rejected(project, article, other, start=0))
    assert [row.start for row in project.rejections(article.id, mai.id)] == [3]
    assert [row.start for row in project.rejections(article.id, other.id)] == [0]
    elsewhere = project.article_rows(mai.id)[1].id
    assert project.rejections(elsewhere, mai.id) == []


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (6, 4), (0, 10_000)])
def test_offsets_outside_the_text_are_refused_and_nothing_changes(
    project: Project, article: Article, mai: Annotator, start: int, end: int
) -> None:
    with pytest.raises(RecordError):
        project.apply(rejected(project, article, mai, start=start, end=end))
    assert project.rejections(article.id, mai.id) == []
    assert project.log(mai.id) == []


def test_a_rejection_of_another_annotator_is_refused(project: Project, article: Article, mai: Annotator) -> None:
    other = project.annotator_named("An")
    assert other is not None
    row = rejected(project, article, other).of(Rejection)[0].after
    with pytest.raises(ValueError, match="another annotator"):
        project.apply(Edit("reject", article.id, mai.id, (Change(None, row),)))


places = st.tuples(st.integers(0, 50), st.integers(1, 20))
contents = st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5) | st.booleans(), max_size=3)


@given(place=places, label=st.text(max_size=5), content=contents)
def test_the_id_follows_from_all_that_makes_the_suggestion(place, label, content) -> None:
    start, end = place[0], sum(place)
    fields = {"start": start, "end": end, "label": label, "content": content}
    one = Rejection.of("article", "mai", **fields)
    assert Rejection.of("article", "mai", **fields) == one
    others = [
        Rejection.of("other", "mai", **fields),
        Rejection.of("article", "an", **fields),
        Rejection.of("article", "mai", **{**fields, "end": end + 1}),
        Rejection.of("article", "mai", **{**fields, "label": label + "x"}),
        Rejection.of("article", "mai", **{**fields, "content": {**content, "more than five": 1}}),
    ]
    assert len({one.id, *(other.id for other in others)}) == len(others) + 1
    assert replace(one, content={}) != one or not content
