"""What is typed about articles: dates, languages, tags; and one edit for many articles."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.edit import ArticleData
from annotator.domain.errors import StaleEdit, UserError
from annotator.domain.record import LabelledRecord
from annotator.services import describing_articles as describing
from annotator.services.history import History
from annotator.store.describing import MANY
from annotator.store.project import Project
from annotator.store.staging import Staging


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


@pytest.fixture
def many(project: Project, tmp_path: Path) -> list[ArticleData]:
    """What is known of the articles of a project of more than are written one by one."""
    with closing(Staging(tmp_path / "staging")) as staging:
        for number in range(MANY + 5):
            staging.add(LabelledRecord(article=Article.from_text(f"Bài số {number} ở bến.", title=f"Bài {number}")))
        project.commit_staging(staging, name="import", source_sha256="")
    return all_of(project)


def all_of(project: Project) -> list[ArticleData]:
    return [data for piece in describing.read(project.path) for data in piece]


def test_very_many_articles_are_undone_and_done_again_as_one_step(project: Project, many: list[ArticleData]):
    history = History(project, project.lead)
    history.do(describing.set_field(project, project.lead, many, "tags", "bến, sông"))
    after = all_of(project)
    assert {data.tags for data in after} == {("bến", "sông")}
    history.undo()
    assert all_of(project) == many
    again = History(project, project.lead)
    again.redo()
    assert all_of(project) == after
    again.undo()
    assert all_of(project) == many


def test_where_one_of_very_many_was_changed_meanwhile_nothing_is_written(project: Project, many: list[ArticleData]):
    edit = describing.set_field(project, project.lead, many, "source", "Báo Bến")
    project.apply(describing.set_field(project, project.lead, many[-1:], "title", "Khác"))
    before, last = all_of(project), project.log(project.lead)
    with pytest.raises(StaleEdit):
        project.apply(edit)
    assert (all_of(project), project.log(project.lead)) == (before, last)


def test_very_many_articles_end_as_they_would_one_by_one(project: Project, many: list[ArticleData]):
    def versions() -> list[object]:
        return project.asked(lambda at: at.execute("SELECT id, tags, version FROM article ORDER BY n").fetchall())

    project.apply(describing.set_field(project, project.lead, many, "tags", "bến"))
    together = versions()
    for data in all_of(project):
        project.apply(describing.set_field(project, project.lead, [data], "tags", "sông"))
    for data in all_of(project):
        project.apply(describing.set_field(project, project.lead, [data], "tags", "bến"))
    apart = versions()
    device = project.device
    assert [row[:2] for row in together] == [row[:2] for row in apart]
    assert all(
        json.loads(two[2])[device] == json.loads(one[2])[device] + 2 for one, two in zip(together, apart, strict=True)
    )


def test_a_job_can_write_what_the_history_then_undoes(project: Project, many: list[ArticleData]):
    history = History(project, project.lead)
    with closing(Project.open(project.path)) as own:
        own.begin_writing()
        edit = describing.set_field(own, project.lead, many, "lang", "en")
        seq = own.apply(edit)
    history.took(edit, seq)
    assert {data.lang for data in all_of(project)} == {"en"}
    history.undo()
    assert all_of(project) == many
    assert history.undo_name is None
