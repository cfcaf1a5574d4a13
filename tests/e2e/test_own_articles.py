"""Articles that the adjudicator reads too: left out, unless the lead reviews them nevertheless, which is recorded."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from annotator.services.exporting import export_jsonl
from annotator.services.golden import GoldParts
from annotator.ui.review import state_page
from tests.e2e.adjudicator import Adjudicator
from tests.e2e.hand import CTRL


@pytest.fixture
def lead(opened, path, qtbot) -> Adjudicator:
    """Mai leads, and has marked the articles that are under review."""
    desk = Adjudicator(opened(path), qtbot, "Mai")
    assert desk.session.leads
    return desk


def asked(desk: Adjudicator, qtbot) -> QMessageBox:
    qtbot.waitUntil(lambda: any(box.isVisible() for box in desk.hand.window.findChildren(QMessageBox)))
    return next(box for box in desk.hand.window.findChildren(QMessageBox) if box.isVisible())


def agree(desk: Adjudicator, qtbot) -> None:
    box = asked(desk, qtbot)
    next(button for button in box.buttons() if box.buttonRole(button) == QMessageBox.ButtonRole.AcceptRole).click()
    desk.hand.window.activateWindow()
    qtbot.waitUntil(desk.hand.window.isActiveWindow)
    desk.page.view.setFocus()


def foot(desk: Adjudicator) -> QAbstractButton:
    return desk.page.queue._own_foot


def own(desk: Adjudicator):
    return desk.hand.inside.actions_table["review.own"]


def test_a_lead_sees_how_many_are_left_out_and_can_have_them_reviewed_after_being_told_what_it_means(lead, qtbot):
    assert lead.page.state.state == state_page.READ_ONLY
    assert "left out" in foot(lead).text()
    assert foot(lead).isVisible()
    lead.page.state._own.click()
    assert lead.places == []
    assert not own(lead).isChecked()
    box = asked(lead, qtbot)
    assert "recorded" in box.informativeText()
    agree(lead, qtbot)
    assert own(lead).isChecked()
    assert lead.places
    assert lead.page.view.isVisible()
    assert "reviewed too" in foot(lead).text()


def test_each_decision_made_so_is_recorded_and_gold_says_so(lead, qtbot, tmp_path):
    own(lead).trigger()
    agree(lead, qtbot)
    article = lead.article.id
    lead.key("1")
    project = lead.session.project
    (decision,) = project.decisions(article)
    assert decision.choice["own"] is True
    assert decision.decided_by == lead.session.viewer
    export_jsonl(project, tmp_path / "gold.jsonl", gold=True, parts=GoldParts(undecided=True))
    lines = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line.get("own_article", False) for line in lines] == [line["id"] == article for line in lines]
    lead.key("Z", CTRL)
    assert project.decisions(article) == []


def test_the_same_action_leaves_them_out_again_and_what_was_decided_stays(lead, qtbot):
    own(lead).trigger()
    agree(lead, qtbot)
    article = lead.article.id
    lead.key("1")
    foot(lead).click()
    assert not own(lead).isChecked()
    assert lead.places == []
    assert lead.page.state.state == state_page.READ_ONLY
    assert len(lead.session.project.decisions(article)) == 1
    lead.key("1")
    assert len(lead.session.project.decisions(article)) == 1
    lead.key("Z", CTRL)
    assert lead.session.project.decisions(article) == []
    assert lead.page.state.state == state_page.READ_ONLY


def test_cancelled_nothing_changes(lead, qtbot):
    own(lead).trigger()
    box = asked(lead, qtbot)
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert not own(lead).isChecked()
    assert lead.places == []


def test_it_is_over_with_the_sitting(lead, qtbot):
    own(lead).trigger()
    agree(lead, qtbot)
    names = lead.session.project
    lead.session.choose_annotator(names.annotator_named("Lan").id)
    lead.wait()
    assert not own(lead).isChecked()
    lead.session.close_project()
    assert lead.commands._own_for is None


def test_who_does_not_lead_is_told_that_the_lead_can(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot, "Mai")
    other = next(
        person
        for person in desk.session.project.annotators()
        if person.name not in {"Mai", "Lan"} and person.role == "annotator"
    )
    desk.session.choose_annotator(other.id)
    desk.wait()
    assert not desk.session.leads
    assert desk.page.state.state == state_page.READ_ONLY
    assert "the lead alone may" in desk.page.state._told.text
    assert not desk.page.state._own.isVisible()
    own(desk).trigger()
    assert "the lead alone may" in desk.hand.said[-1]
    assert not own(desk).isChecked()
    assert not any(box.isVisible() for box in desk.hand.window.findChildren(QMessageBox))


def test_who_reads_none_of_them_sees_no_word_of_it(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot)
    assert desk.places
    assert foot(desk).isHidden()
    own(desk).trigger()
    assert desk.hand.said[-1] == "You read none of the articles under review yourself."


def test_the_palette_has_it_in_the_review(lead):
    lead.key("K", CTRL)
    lead.type("own articles")
    lead.key("Return")
    assert any(box.isVisible() for box in lead.hand.window.findChildren(QMessageBox))
