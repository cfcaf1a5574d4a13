"""Who reads what, who leads, what each person then sees, and how far they are."""

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import ProjectError, UserError
from annotator.domain.work import Annotator
from annotator.services import annotating, assigning
from annotator.services.history import History
from annotator.store.project import Project


@pytest.fixture
def an(project: Project) -> Annotator:
    found = project.annotator_named("An")
    assert found is not None
    return found


def finish(project: Project, article_id: str, person: Annotator) -> None:
    History(project, person.id).do(annotating.set_status(project.work(article_id, person.id), "finished"))


def test_all_that_nobody_reads_yet_is_shared_out_and_some_of_it_twice(project, mai, an):
    planned = assigning.plan(project, [mai.id, an.id], share=1 / 3)
    assert (planned.articles, planned.shared, sum(planned.by_person.values())) == (3, 1, 4)
    assert project.assignments() == []
    assigning.commit(project, planned)
    assert {given.id for given in project.assignments()} == {given.id for given in planned.given}
    with pytest.raises(UserError, match="Every article is assigned already"):
        assigning.plan(project, [mai.id], share=0)


def test_a_person_sees_what_is_theirs_to_read_and_the_lead_sees_all(project, mai, an):
    rows = project.article_rows("")
    project.assign(assigning.plan(project, [an.id], share=0, articles=[rows[1].id]).given)
    assert [row.id for row in project.article_rows(an.id)] == [rows[1].id]
    assert project.lead == mai.id
    project.assign(assigning.plan(project, [mai.id], share=0, articles=[rows[0].id]).given)
    assert [row.id for row in project.article_rows(mai.id)] == [row.id for row in rows]
    project.set_lead(an.id)
    assert [row.id for row in project.article_rows(mai.id)] == [rows[0].id]
    finish(project, rows[2].id, mai)  # what somebody has begun stays theirs
    assert [row.id for row in project.article_rows(mai.id)] == [rows[0].id, rows[2].id]
    assert [row.id for row in project.article_rows(an.id)] == [row.id for row in rows]


def test_what_is_begun_is_not_taken_back(project, mai, an):
    assigning.commit(project, assigning.plan(project, [mai.id, an.id], share=1))
    first = project.article_rows("")[0]
    finish(project, first.id, an)
    assert assigning.withdraw(project, an.id) == 2
    assert [given.article_id for given in project.assignments(an.id)] == [first.id]
    assert len(project.assignments(mai.id)) == 3
    project.assign(assigning.plan(project, [an.id], share=0, articles=[project.article_rows("")[1].id]).given)
    assert len(project.assignments(an.id)) == 2


def test_progress_counts_what_each_is_to_read(project, mai, an):
    rows = project.article_rows("")
    project.assign(assigning.plan(project, [an.id], share=0, articles=[rows[0].id, rows[1].id]).given)
    finish(project, rows[0].id, an)
    finish(project, rows[2].id, an)  # not given to them
    project.add_seconds(rows[0].id, an.id, 90.0)
    found = {row.annotator_id: row for row in project.progress()}
    assert (found[an.id].articles, found[an.id].finished, found[an.id].seconds) == (3, 2, 90.0)
    assert (found[mai.id].articles, found[mai.id].finished) == (0, 0)


def test_somebody_to_whom_nothing_is_assigned_has_nothing_to_read_once_others_have(project, mai, an):
    rows = project.article_rows("")
    assert {row.articles for row in project.progress()} == {3}, "nothing is shared out yet: all read all"
    project.assign(assigning.plan(project, [an.id], share=0).given)
    assert {row.annotator_id: row.articles for row in project.progress()} == {mai.id: 0, an.id: 3}
    finish(project, rows[0].id, mai)
    assert {row.annotator_id: row.articles for row in project.progress()} == {mai.id: 1, an.id: 3}
    assigning.withdraw(project, an.id)
    assert {row.annotator_id: row.articles for row in project.progress()} == {mai.id: 1, an.id: 0}


def test_from_whom_all_is_taken_back_has_nothing_to_read(project, mai, an):
    assert len(project.article_rows(an.id)) == 3, "nobody assigns here yet: all read all"
    assigning.commit(project, assigning.plan(project, [mai.id, an.id], share=1))
    rows = project.article_rows("")
    finish(project, rows[2].id, an)
    assert assigning.withdraw(project, an.id) == 2
    assert [row.id for row in project.article_rows(an.id)] == [rows[2].id]
    assert project.article_row(rows[0].id, an.id) is None
    late = project.add_annotator("Lan")
    assert project.article_rows(late.id) == []
    assert len(project.article_rows(mai.id)) == len(project.article_rows("")) == 3  # the lead, and nobody in particular


def test_some_articles_are_taken_back(project, mai, an):
    assigning.commit(project, assigning.plan(project, [mai.id, an.id], share=1))
    first, second, _ = (row.id for row in project.article_rows(""))
    finish(project, first, an)
    assert [given.article_id for given in assigning.withdrawable(project, an.id, [first, second])] == [second]
    assert assigning.withdraw(project, an.id, [first, second]) == 1
    assert second not in {given.article_id for given in project.assignments(an.id)}


def test_another_seed_draws_other_articles(project, mai, an):
    def shared(seed: str) -> set[str]:
        found = assigning.plan(project, [mai.id, an.id], share=1 / 3, seed=seed)
        articles = [given.article_id for given in found.given]
        return {article for article in articles if articles.count(article) > 1}

    assert shared("a") == shared("a")
    assert len({tuple(shared(str(seed))) for seed in range(20)}) > 1


@pytest.mark.parametrize(
    ("people", "share", "readers", "said"),
    [
        ([], 0, 2, "Choose who is to read"),
        (["nobody"], 0, 2, "Choose who is to read"),
        (["an"], 1.5, 2, "between 0 and 100 %"),
        (["an"], 0.2, 2, "2 people are to read the same article, and only 1 of them is chosen"),
    ],
)
def test_what_cannot_be_shared_out_is_told(project, an, people, share, readers, said):
    with pytest.raises(UserError, match=said):
        assigning.plan(project, [an.id if who == "an" else who for who in people], share=share, readers=readers)


def test_an_article_that_is_gone_is_not_assigned(project, mai):
    from annotator.domain.assignment import Assignment

    with pytest.raises(UserError, match="no longer in the project"):
        project.assign([Assignment.of("nowhere", mai.id)])
    assert project.assignments() == []


def test_names_lead_and_blindness_last(project: Project, mai: Annotator, an: Annotator, article: Article):
    project.rename_annotator(an.id, " Ân ")
    project.set_blind(blind=False)
    project.set_lead(an.id)
    path = project.path
    again = Project.open(path)
    assert (again.lead, again.blind) == (an.id, False)
    assert [person.name for person in again.annotators()] == ["Mai", "Ân", "gold"]
    with pytest.raises(ProjectError, match="reading only"):
        again.rename_annotator(an.id, "Other")
    again.close()
    for name, said in (("Mai", "There is an annotator Mai already"), (" ", "needs a name")):
        with pytest.raises(UserError, match=said):
            project.rename_annotator(an.id, name)
    with pytest.raises(UserError, match="no longer in the project"):
        project.rename_annotator("nobody", "New")
