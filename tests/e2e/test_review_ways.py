"""Where the review leads: never to a place that cannot be decided, never to another mode's act, never past own ones."""

from __future__ import annotations

from dataclasses import replace as replaced

import pytest

from annotator.domain import disagreement as d
from annotator.domain.assignment import Assignment
from annotator.domain.ids import GOLD_ID
from annotator.domain.work import FINISHED, IN_PROGRESS
from annotator.services import annotating
from annotator.store.project import Project
from annotator.ui.review import state_page
from tests.e2e.adjudicator import Adjudicator
from tests.e2e.hand import CTRL, SHIFT
from tests.e2e.test_reviewing import PLACE, decide_all


@pytest.fixture
def desk(opened, path, qtbot) -> Adjudicator:
    return Adjudicator(opened(path), qtbot)


# What cannot be decided yet


def is_ready(desk: Adjudicator) -> bool:
    return desk.review.article(desk.group.article_id).is_ready(desk.group)


def test_after_places_were_skipped_a_decision_leads_back_to_what_can_be_decided(desk):
    ready = [item.is_ready for item in desk.commands._waiting.items]
    last_before_links = next(
        at for at in range(len(ready)) if ready[at] and not ready[at + 1]
    )  # of the spans, which come first
    for _ in range(last_before_links):
        desk.key("J")
    desk.key("1")
    while desk.question is not None and desk.question.field:
        desk.key("1")
    assert desk.question is not None
    assert is_ready(desk)


def test_where_nothing_under_a_filter_can_be_decided_it_says_why_and_stays_there(desk):
    items = desk.review.queue()
    ready = {item.group.kind for item in items if item.is_ready}
    desk.commands.filter_by(next(item.group.kind for item in items if item.group.kind not in ready))
    assert not any(item.is_ready for item in desk.commands._waiting.items)
    why = "All that the filter shows are links whose ends are to be decided first."
    assert desk.page.options._why.text == why
    assert desk.page.options._why.isVisible()
    desk.commands.filter_by("")
    assert desk.question is not None
    assert not desk.page.options._why.isVisible()


def test_a_filter_that_nothing_fits_is_not_the_end_of_the_review(desk):
    desk.commands.filter_by(d.POLARITY)
    for _ in range(20):
        if not desk.places:
            break
        desk.key("1")
    assert desk.page.state.state == state_page.FILTERED
    assert desk.page.state.sentence == "Nothing that waits fits the filter."
    assert str(len(desk.review.queue())) in desk.page.state._told.text
    assert desk.review.queue()


# Undo over what somebody changed meanwhile


def turn_label(path) -> str:
    """Bình says that a figure is an actor, elsewhere; return the article's id."""
    project = Project.open(path)
    project.begin_writing()
    binh = project.annotator_named("Bình")
    article = next(row.id for row in project.article_rows(binh.id) if "Aldora bác bỏ" in row.title)
    span = next(span for span in project.spans(article, binh.id) if span.quote == PLACE)
    work = replaced(project.work(article, binh.id), status=IN_PROGRESS)
    project.apply(annotating.set_attributes(project.scheme, project.article(article), work, span, {"value": "12"}))
    project.close()
    return article


def test_undo_after_a_source_changed_never_shows_as_decided_what_is_not(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot)
    decide_all(desk)
    desk.key("Return", CTRL)
    article = desk.article.id
    assert desk.session.project.work(article, GOLD_ID).status == FINISHED
    desk.hand.window.close()
    turn_label(path)
    again = Adjudicator(opened(path), qtbot)
    assert again.places
    for _ in range(12):
        again.key("Z", CTRL)
        assert not again.is_reading or not again.review.waiting_in(again.article.id)
        assert again.question is not None or again.is_reading


# Acts of the other mode


def decided(desk: Adjudicator) -> int:
    project = desk.session.project
    return sum(len(project.decisions(row.id)) for row in project.article_rows(""))


def test_undo_while_annotating_leaves_a_decision_alone_and_says_where_it_is_taken_back(desk):
    desk.key("1")
    assert decided(desk) == 1
    desk.key("1", CTRL)
    desk.hand.view.setFocus()
    desk.key("Z", CTRL)
    assert decided(desk) == 1
    assert desk.hand.said[-1] == "The last act is one of the review: it is taken back there (Ctrl+2)."
    desk.key("2", CTRL)
    desk.key("Z", CTRL)
    assert decided(desk) == 0
    desk.key("1", CTRL)
    desk.key("Z", CTRL | SHIFT)
    assert decided(desk) == 0
    assert desk.hand.said[-1] == "The next act is one of the review: it is done again there (Ctrl+2)."


def test_undo_in_the_review_leaves_a_label_alone_and_says_where_it_is_taken_back(desk):
    desk.key("1", CTRL)
    desk.hand.open("Harbour board denies")
    desk.hand.view.setFocus()
    desk.hand.select("denies")
    desk.hand.key("D")
    assert len(desk.session.spans) == 1
    desk.key("2", CTRL)
    desk.wait()
    desk.key("Z", CTRL)
    assert len(desk.session.spans) == 1
    assert desk.hand.said[-1] == "The last act is one of annotating: it is taken back there (Ctrl+1)."


def test_after_a_restart_a_note_is_taken_back_in_the_review(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot)
    desk.key("N")
    desk.type("ghi nhớ")
    desk.key("Return")
    place = desk.place
    again = Adjudicator(opened(path), qtbot)
    again.key("Z", CTRL)
    assert again.review.note_of(place) == ""


# Own articles


@pytest.mark.parametrize("leads", [True, False])
def test_with_an_own_article_undecided_it_never_says_that_all_is_decided(opened, path, qtbot, leads):
    """Lan has read one of the articles as well: hers is left out, another is decided."""
    two_articles(path)
    desk = Adjudicator(opened(path), qtbot)
    if leads:
        desk.session.project.set_lead(desk.session.viewer)
    decide_all(desk)
    desk.key("Return", CTRL)
    state = desk.page.state
    assert state.state == state_page.OWN_LEFT
    assert "No disagreement" not in state.sentence
    assert "left out" in state._told.text
    assert state._export.isVisible()
    assert state._own.isVisible() == leads


def two_articles(path) -> None:
    """A second article, which Mai finished already: Lan finishes it too, and finds nothing in it."""
    project = Project.open(path)
    project.begin_writing()
    lan, mai = (project.annotator_named(name) for name in ("Lan", "Mai"))
    article = next(row.id for row in project.article_rows(mai.id) if row.title.startswith("Harbour board"))
    project.assign([Assignment.of(article, lan.id)])
    project.apply(annotating.set_status(project.work(article, lan.id), FINISHED))
    project.close()
