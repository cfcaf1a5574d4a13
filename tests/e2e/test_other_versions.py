"""A corrected text in the real window: labels on the other version are proposed to who made them alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.services import bundling, creating
from annotator.store.project import Project
from annotator.ui.dialogs.merge_preview import MergePreview
from annotator.ui.dialogs.reanchored import FOUND, ReanchoredDialog
from tests.e2e.hand import CTRL, SHIFT, Hand
from tests.e2e.test_exchange import at_work, idle, shown
from tests.merged import copied
from tests.services.test_reoffering import add_article, mark, tie

TITLE = "Cảng Vân Sơn mất điện"
OLD = (
    "Cảng Vân Sơn mất điện\nPhòng điều độ cho biết 40 đèn tắt hôm thứ Hai. "
    "Bà Hạ Lan nói cáp bị cắt trộm. Thiệt hại khoảng 12.000 đồng."
)
NEW = OLD.replace("40 đèn", "hơn 45 đèn").replace("Thiệt hại", "Theo báo Chiều, thiệt hại")


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """Mai's project with her labels on a text, and the corrected text, in which nothing is marked."""
    path = tmp_path / "both.annot"
    project = creating.create(path, annotator="Mai")
    project.begin_writing()
    mai = project.annotator_named("Mai").id
    old = add_article(project, OLD, title=TITLE, source="cũ")
    claim = mark(project, old.id, mai, "cáp bị cắt trộm", "claim")
    actor = mark(project, old.id, mai, "Bà Hạ Lan", "actor", type="person")
    mark(project, old.id, mai, "40 đèn", "figure", value="40")
    tie(project, old.id, mai, claim, actor, "by")
    add_article(project, NEW, title=TITLE, source="cũ")
    project.close()
    return path


def new_text(hand: Hand) -> None:
    rows = hand.session.project.article_rows(hand.session.viewer)
    hand.inside.article_list.article_chosen.emit(rows[-1].id)
    reoffers = hand.inside.reoffers
    hand._qtbot.waitUntil(lambda: not reoffers.busy, timeout=20_000)
    hand.view.setFocus()


@pytest.fixture
def mai(opened, both) -> Hand:
    hand = opened(both)
    new_text(hand)
    assert hand.text == NEW
    return hand


def with_keyboard(hand: Hand, dialog):
    """What a window manager does when a dialog opens; the screen in memory has none."""
    dialog.activateWindow()
    hand._qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_they_are_told_gone_through_accepted_and_rejected_by_keys(mai):
    assert mai.said[-1] == (
        "3 of your labels on another version of this text are proposed here. "
        "V goes to the next, Space accepts, Del rejects."
    )
    assert mai.session.spans == {}
    mai.key("V")
    assert mai.inside.reoffers.current.found == "hơn 45 đèn"
    mai.key("Delete")
    mai.key("V")
    mai.key("Space")
    mai.key("V")
    mai.key("Space")
    assert mai.labelled() == {("actor", "Bà Hạ Lan"), ("claim", "cáp bị cắt trộm")}
    assert {span.origin for span in mai.session.spans.values()} == {"suggested:reanchored@1"}
    (link,) = mai.session.links.values()
    assert link.type == "by"
    mai.key("V")
    assert mai.said[-1] == "No suggestions left."
    mai.key("Z", CTRL, times=3)
    assert mai.session.spans == {}
    assert len(mai.inside.reoffers.left) == 3


def test_a_rejected_one_stays_away_after_opening_again(mai, opened, both):
    mai.key("V")
    mai.key("Delete")
    again = opened(both)
    new_text(again)
    assert [proposal.found for proposal in again.inside.reoffers.left] == ["Bà Hạ Lan", "cáp bị cắt trộm"]


def test_the_caret_elsewhere_leaves_the_proposal_and_delete_deletes_nothing(mai):
    mai.key("V")
    mai.view.set_caret(len(NEW))
    assert mai.inside.reoffers.current is None
    mai.key("Delete")
    assert len(mai.inside.reoffers.left) == 3
    mai.key("Space")
    assert mai.said[-1] == "Nothing is proposed here."


def test_the_sure_ones_are_accepted_at_once_in_the_list_as_one_step(mai):
    mai.inside.actions_table["suggestion.versions"].trigger()
    dialog = with_keyboard(mai, shown(mai, ReanchoredDialog))
    rows = [dialog.table.item(row, FOUND).text() for row in range(dialog.table.rowCount())]
    assert rows == ["hơn 45 đèn", "Bà Hạ Lan", "cáp bị cắt trộm"]
    assert [proposal.found for proposal in dialog.chosen()] == ["Bà Hạ Lan", "cáp bị cắt trộm"]
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert len(dialog.chosen()) == 3
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    at_work(mai)
    assert len(mai.session.spans) == 2
    assert len(mai.session.links) == 1
    mai.key("Z", CTRL)
    assert mai.session.spans == {}


def test_nobody_else_sees_them_and_a_finished_article_shows_none(mai):
    mai.session.add_annotator("Bình")
    new_text(mai)
    assert mai.inside.reoffers.left == []
    mai.inside.actions_table["suggestion.versions"].trigger()
    assert mai.said[-1] == "You have no labels on another version of this text."
    mai.session.choose_annotator(mai.session.project.annotator_named("Mai").id)
    new_text(mai)
    assert len(mai.inside.reoffers.left) == 3
    mai.inside.acts.set_status("finished")
    assert mai.inside.reoffers.left == []
    mai.key("O", CTRL | SHIFT)
    assert len(mai.inside.reoffers.left) == 3


def test_with_suggestions_off_none_is_proposed(mai):
    mai.inside.look.set("suggestions", False)
    assert mai.inside.reoffers.left == []


@pytest.fixture
def bundle(both, tmp_path) -> tuple[Path, Path]:
    """The lead's project, which has the new text alone, and Mai's bundle of the old one."""
    lead = tmp_path / "lead.annot"
    project = creating.create(lead, annotator="Lan")
    project.begin_writing()
    add_article(project, NEW, title=TITLE, source="cũ")
    project.add_annotator("Mai")
    project.close()
    home = Project.open(copied(lead, tmp_path / "home.annot"))
    home.begin_writing()
    old = add_article(home, OLD, title=TITLE, source="cũ")
    mark(home, old.id, home.annotator_named("Mai").id, "cáp bị cắt trộm", "claim")
    bundling.bundle(home, "Mai", tmp_path / "Mai.bundle")
    home.close()
    return lead, tmp_path / "Mai.bundle"


def test_the_lead_takes_an_old_text_in_and_its_annotator_is_offered_the_labels(opened, bundle):
    path, file = bundle
    lead = opened(path)
    lead.inside.team.exchange.merge([file])
    preview = with_keyboard(lead, shown(lead, MergePreview))
    preview.versions.setFocus()
    assert not preview.accept_button.isEnabled()
    assert preview.versions.item(0).text().startswith(f"“{TITLE}”, Mai: 1 of 1 ")
    assert not preview.details.isVisible()
    preview.look_button.click()
    labels = shown(lead, ReanchoredDialog)
    assert labels.table.item(0, FOUND).text() == "cáp bị cắt trộm"
    labels.reject()
    with_keyboard(lead, preview)
    QTest.keyClick(preview.versions, Qt.Key.Key_Space)
    assert preview.accept_button.isEnabled()
    preview.accept_button.click()
    idle(lead)
    lead._qtbot.waitUntil(lambda: lead.said and lead.said[-1].startswith("Merged"), timeout=20_000)
    at_work(lead)
    assert [row.title for row in lead.session.project.article_rows(lead.session.viewer)] == [TITLE]
    new_text(lead)
    assert lead.inside.reoffers.left == [], "the lead is offered nothing of others"
    lead.session.choose_annotator(lead.session.project.annotator_named("Mai").id)
    new_text(lead)
    lead.key("V")
    lead.key("Space")
    assert lead.labelled() == {("claim", "cáp bị cắt trộm")}


def test_who_does_not_lead_can_neither_look_nor_take(opened, bundle):
    path, file = bundle
    hand = opened(path)
    hand.session.add_annotator("Bình")
    hand.inside.team.exchange.merge([file])
    preview = with_keyboard(hand, shown(hand, MergePreview))
    assert preview.look_button.isHidden()
    QTest.keyClick(preview.versions, Qt.Key.Key_Space)
    assert preview.older() == []
    preview.reject()
