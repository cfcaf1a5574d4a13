"""The mark of a project: another one after every kind of write, and the same where only what follows was written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest

from annotator.domain.assignment import Assignment
from annotator.domain.edit import Change, Edit
from annotator.domain.ids import new_id
from annotator.domain.span import Span
from annotator.domain.work import FINISHED
from annotator.services import annotating, merging
from annotator.services.history import History
from annotator.store.backup_contents import Contents, contents, mark
from annotator.store.connection import connect_reading
from annotator.store.project import Project


def mark_of(project: Project) -> str:
    with closing(connect_reading(project.path)) as connection:
        return mark(connection)


def contents_of(project: Project) -> Contents:
    with closing(connect_reading(project.path)) as connection:
        return contents(connection)


def label(project: Project) -> None:
    mai, article = project.annotators()[0], project.article(project.article_rows("")[0].id)
    span = Span(
        id=new_id(),
        article_id=article.id,
        annotator_id=mai.id,
        start=0,
        end=3,
        label="claim",
        quote=article.text[:3],
        attributes={"form": "reported", "certainty": "asserted"},
    )
    History(project, mai.id).do(Edit("label", article.id, mai.id, (Change(None, span),)))


def assign(project: Project, given: bool) -> None:
    one = Assignment.of(project.article_rows("")[0].id, project.annotators()[0].id)
    project.assign([one] if given else [], [] if given else [one])


WRITES: dict[str, Callable[[Project], object]] = {
    "a label": label,
    "a person": lambda project: project.add_annotator("Bình"),
    "a name": lambda project: project.rename_annotator(project.annotators()[0].id, "Mai Lan"),
    "the lead": lambda project: project.set_lead(project.annotators()[1].id),
    "blindness": lambda project: project.set_blind(blind=not project.blind),
    "guidelines": lambda project: project.add_guidelines("Mới.", seen=1, by=project.lead),
    "seconds of work": lambda project: project.add_seconds(
        project.article_rows("")[0].id, project.annotators()[0].id, 0.25
    ),
    "an assignment": lambda project: assign(project, True),
    "an assignment taken back": lambda project: assign(project, False),
}
"""Every kind of write that a person's act makes, in an order in which each of them changes something."""


def test_every_kind_of_write_changes_the_mark(project: Project) -> None:
    known = {mark_of(project)}
    for name, write in WRITES.items():
        write(project)
        now = mark_of(project)
        assert now not in known, name
        known.add(now)


def test_an_undo_changes_the_mark_too(project: Project) -> None:
    before = mark_of(project)
    label(project)
    done = mark_of(project)
    History(project, project.annotators()[0].id).undo()
    assert len({before, done, mark_of(project)}) == 3


def test_a_merge_and_taking_it_back_change_the_mark(project: Project) -> None:
    batch = merging.bulk_acts(project)[0].batch
    before = mark_of(project)
    merging.reverse(project, batch)
    assert mark_of(project) != before


def test_what_can_be_worked_out_again_changes_nothing(project: Project) -> None:
    before, article = mark_of(project), project.article_rows("")[0].id
    assert project.keep_words(article, "engine", b"words")
    assert project.keep_sketches("engine", [(article, b"sketch")])
    assert mark_of(project) == before


def test_contents_count_what_is_there_by_person(project: Project) -> None:
    mai, an = project.annotators()[:2]
    label(project)
    found = contents_of(project)
    assert (found.articles, found.persons, found.spans(), found.links(), found.finished()) == (3, 2, 1, 0, 0)
    assert (found.spans(mai.id), found.spans(an.id)) == (1, 0)
    assert found.last is not None
    assert (found.last.who, found.last.act) == (mai.id, "label")
    assert Contents.from_json(found.to_json()) == found


def test_an_article_that_two_people_finished_is_counted_once(project: Project) -> None:
    mai, an = project.annotators()[:2]
    first, second = (row.id for row in project.article_rows("")[:2])
    for article, person in ((first, mai), (second, mai), (first, an)):
        History(project, person.id).do(annotating.set_status(project.work(article, person.id), FINISHED))
    found = contents_of(project)
    assert (found.finished(), found.finished(mai.id), found.finished(an.id)) == (2, 2, 1)


def test_what_an_older_program_noted_does_not_say_how_many_articles_are_finished(project: Project) -> None:
    noted = contents_of(project).to_json()
    del noted["finished_articles"]
    assert Contents.from_json(noted).finished() is None


@pytest.mark.parametrize("wrong", [None, [], {}, {"people": []}])
def test_what_is_no_contents_is_refused(wrong: object) -> None:
    with pytest.raises((TypeError, KeyError, AttributeError)):
        Contents.from_json(wrong)
