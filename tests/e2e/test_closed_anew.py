"""An article that was closed as gold and whose labels were changed since: it is told, read again, and closed anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.ids import GOLD_ID
from annotator.domain.work import FINISHED, IN_PROGRESS
from annotator.services import annotating
from annotator.services.history import History
from annotator.services.sample import sample_project
from annotator.store.project import Project
from tests.e2e.adjudicator import ADJUDICATOR, Adjudicator, with_adjudicator
from tests.e2e.hand import CTRL
from tests.reviews import Sitting
from tests.ui.panels.making import settle, words_in

LOST, ADDED = "hãng tin Bắc Vịnh", "3.000 tấn"


def closed_samples(path: Path) -> tuple[Project, str]:
    """The samples with everything decided and closed; return the project, and the first article of the review."""
    sample_project(path).close()
    with_adjudicator(path)
    project = Project.open(path)
    project.begin_writing()
    lan = project.annotator_named(ADJUDICATOR)
    assert lan is not None
    desk = Sitting(project, lan.id)
    while ready := [item.group.place for item in desk.review.queue() if item.is_ready]:
        desk.do(desk.review.take(ready[0], 0))
    articles = desk.review.to_be_closed()
    for article_id in articles:
        desk.do(desk.review.close(article_id))
    return project, articles[0]


def in_each_hand(project: Project, article_id: str, *, finishes: bool = True) -> None:
    """Let both annotators take the article up, delete a span on which they agree, and mark a figure they missed."""
    article = project.article(article_id)
    start = article.text.index(ADDED)
    for who in project.finished()[article_id]:
        history = History(project, who)
        history.do(annotating.set_status(project.work(article_id, who), IN_PROGRESS))
        work, spans = project.work(article_id, who), project.spans(article_id, who)
        lost = [span for span in spans if span.quote == LOST]
        history.do(annotating.delete_spans(work, project.links(article_id, who), lost))
        left = project.spans(article_id, who)
        end = start + len(ADDED)
        history.do(annotating.add_span(project.scheme, article, work, left, start=start, end=end, label="figure"))
        if finishes:
            history.do(annotating.set_status(work, FINISHED))


@pytest.fixture
def samples(tmp_path: Path) -> tuple[Path, Project, str]:
    path = tmp_path / "samples.annot"
    return path, *closed_samples(path)


def test_what_changed_is_listed_read_again_and_closed_anew_by_keys(samples, opened, qtbot):
    path, project, article_id = samples
    in_each_hand(project, article_id)
    project.close()
    desk = Adjudicator(opened(path), qtbot)
    settle()
    assert desk.is_reading
    assert desk.article.id == article_id
    assert "1 changed since closing" in words_in(desk.page.queue)
    told = words_in(desk.page.reading)
    assert "Changed since it was closed" in told
    assert f"New: Figure “{ADDED}”" in told
    assert f"Gone: Actor “{LOST}”" in told
    desk.key("Return", CTRL)
    assert desk.session.project.work(article_id, GOLD_ID).status == FINISHED
    quotes = {span.quote for span in desk.session.project.spans(article_id, GOLD_ID)}
    assert ADDED in quotes
    assert LOST not in quotes
    settle()
    assert not desk.page.queue._changed_foot.isVisible()
    assert not desk.is_reading


def test_keys_of_annotating_act_on_it_before_it_is_closed_anew(samples, opened, qtbot):
    path, project, article_id = samples
    in_each_hand(project, article_id)
    project.close()
    desk = Adjudicator(opened(path), qtbot)
    start = desk.article.text.index(LOST)
    desk.page.view.select(start, start + len(LOST))
    desk.key("A")
    assert (LOST, "actor") in {(span.quote, span.label) for span in desk.gold()[0]}
    assert desk.session.project.work(article_id, GOLD_ID).status == IN_PROGRESS


def test_one_that_fewer_than_two_have_finished_now_is_told_and_cannot_be_closed(samples, opened, qtbot):
    path, project, article_id = samples
    in_each_hand(project, article_id, finishes=False)
    project.close()
    desk = Adjudicator(opened(path), qtbot)
    settle()
    assert not desk.is_reading
    assert "1 changed since closing" in words_in(desk.page.queue)
    assert any("fewer than two have finished it now: 1." in words for words in words_in(desk.page.state))
    QTest.mouseClick(desk.page.queue._changed_foot, Qt.MouseButton.LeftButton)
    assert not desk.is_reading
    assert "fewer than two have finished it now" in desk.hand.said[-1]
