"""What is typed about articles: dates, languages, tags; and one edit for many articles."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.edit import ArticleData
from annotator.domain.errors import UserError
from annotator.services import describing_articles as describing
from annotator.services.history import History
from annotator.store.project import Project


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("2024-03-01", "2024-03-01"),
        ("2024-03-01T08:15", "2024-03-01T08:15"),
        ("2024-03-01 8:15", "2024-03-01T08:15"),
        ("2024-03-01T08:15:59", "2024-03-01T08:15"),
        ("1/3/2024", "2024-03-01"),
        ("01/03/2024 08:15", "2024-03-01T08:15"),
        ("20.10.2023, 22h10", "2023-10-20T22:10"),
        ("22:10  20/10/2023", "2023-10-20T22:10"),
        ("22h10, ngày 20/10/2023", "2023-10-20T22:10"),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, kept: str):
    assert describing.published_from(typed) == kept


@pytest.mark.parametrize(
    "typed", ["30/02/2024", "2024-13-01", "3/2024", "2024", "hôm qua", "01/03/24", "2024-03-01 25:00", "0000-01-01"]
)
def test_what_is_no_date_is_refused_with_one_sentence(typed: str):
    with pytest.raises(UserError, match=r"is no date\. Write 2024-03-01 or 01/03/2024"):
        describing.published_from(typed)


@given(st.datetimes(min_value=datetime(1000, 1, 1)))  # noqa: DTZ001  the page's own time
def test_what_is_kept_is_read_as_itself(moment):
    kept = moment.strftime("%Y-%m-%dT%H:%M")
    assert describing.published_from(kept) == kept
    assert describing.published_from(moment.strftime("%d/%m/%Y %H:%M")) == kept


def test_languages_and_tags_are_kept_in_one_form(project: Project):
    data = ArticleData.of(project.article(project.article_rows("")[0].id))
    assert describing.with_field(data, "lang", " VI ").lang == "vi"
    assert describing.with_field(data, "tags", "b,  a  c ,b,").tags == ("a c", "b")
    with pytest.raises(UserError, match="is no language"):
        describing.with_field(data, "lang", "tiếng Việt")


def test_tags_come_to_those_that_are_there_and_go_from_them(project: Project):
    data = describing.with_field(ArticleData.of(project.article(project.article_rows("")[0].id)), "tags", "bão, sông")
    assert describing.with_field(data, describing.ADD_TAGS, "cảng, bão").tags == ("bão", "cảng", "sông")
    assert describing.with_field(data, describing.TAKE_TAGS, "bão,cảng").tags == ("sông",)
    assert describing.with_field(data, describing.ADD_TAGS, " ").tags == data.tags


def test_many_articles_change_in_one_edit_that_is_one_step_of_undo(project: Project):
    rows = [data for piece in describing.read(project.path) for data in piece]
    history = History(project, project.lead)
    history.do(describing.set_field(project, project.lead, rows, "source", "Báo Bến"))
    assert {row.source for row in project.article_rows("")} == {"Báo Bến"}
    history.undo()
    assert [data for piece in describing.read(project.path) for data in piece] == rows
    assert history.undo_name is None


def test_nothing_to_change_and_others_than_the_lead_are_refused(project: Project):
    rows = [data for piece in describing.read(project.path) for data in piece]
    with pytest.raises(UserError, match="Nothing was changed"):
        describing.set_field(project, project.lead, rows[:1], "title", rows[0].title)
    with pytest.raises(UserError, match="Only the lead"):
        describing.set_field(project, "somebody", rows, "title", "x")
