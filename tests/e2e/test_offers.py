"""What is offered in the bar of the real window: one after the other, until it is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.domain.zone import OTHER_ARTICLE
from annotator.services import creating, zoning
from annotator.store.staging import Staging
from annotator.ui.dialogs.importing.report import ReportWindow
from annotator.ui.dialogs.split_preview import SplitPreview
from tests.e2e.hand import Hand
from tests.e2e.test_exchange import at_work, idle, shown

TEXT = Path(__file__).with_name("two_articles.txt").read_text(encoding="utf-8")
ANOTHER = "1 more article seems to stand in this text"


@pytest.fixture
def glued(tmp_path: Path) -> Path:
    """A project of Mai's with two articles in one text and the zones that are proposed for it, and a short one."""
    path = tmp_path / "glued.annot"
    project = creating.create(path, annotator="Mai")
    staging = Staging(tmp_path / "staging")
    article = Article.from_text(TEXT, title="Glued", source="Báo Hạ Vân", published="2024-05-02", lang="vi")
    staging.add(LabelledRecord(article=article, zones=tuple(zoning.proposed(article).zones)))
    staging.add(LabelledRecord(article=Article.from_text("Bài khác ở bến sông.", title="Z khác", lang="vi")))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return path


@pytest.fixture
def lead(opened, glued) -> Hand:
    hand = opened(glued)
    hand.open("Glued")
    hand.view.setFocus()
    at_rest(hand)
    return hand


def at_rest(hand: Hand) -> None:
    hand._qtbot.waitUntil(lambda: not hand.inside.zone_offer.busy)


def says(hand: Hand) -> str:
    return hand.inside.label_bar.sentence


def answer(hand: Hand, words: str) -> None:
    page = hand.inside.label_bar._message
    layout = page._buttons
    buttons = [layout.itemAt(at).widget() for at in range(layout.count())]
    next(button for button in buttons if button.text() == words).click()


def test_a_second_article_is_offered_before_the_zones_and_stays_until_it_is_answered(lead):
    assert says(lead).startswith(ANOTHER)
    lead.key("Right", times=3)
    assert says(lead).startswith(ANOTHER), "who moves on has not answered"
    answer(lead, "Look at the split…")
    shown(lead, SplitPreview).reject()
    at_work(lead)
    assert says(lead).startswith(ANOTHER), "who looked has not answered"
    lead.open("Z khác")
    at_rest(lead)
    assert ANOTHER not in says(lead)
    lead.open("Glued")
    at_rest(lead)
    assert says(lead).startswith(ANOTHER)
    lead.view.setFocus()
    lead.key("Escape")
    assert "zones proposed" in says(lead), "the next one has its turn"
    lead.open("Glued")
    at_rest(lead)
    assert "zones proposed" in says(lead), "what is answered does not come back"


def test_the_first_v_answers_the_offer_with_why_and_the_keys(lead):
    lead.key("Escape")
    lead.view.set_caret(0)
    lead.open("Glued")
    at_rest(lead)
    assert "zones proposed" in says(lead)
    lead.key("V")
    line = lead.inside.label_bar._labels.proposal
    assert line.isVisible()
    assert "%" in line._why.text
    lead.key("Escape")
    lead.open("Glued")
    at_rest(lead)
    assert says(lead) == ""


def test_a_split_that_waits_makes_room_for_what_keys_answer_and_comes_back(lead):
    lead.key("V")
    assert lead.inside.label_bar._labels.proposal.isVisible()
    lead.view.set_caret(len(lead.text))
    assert says(lead).startswith(ANOTHER)


def test_all_zones_accepted_the_split_is_still_offered(lead):
    lead.inside.actions_table["zone.accept_all"].trigger()
    assert any(zone.kind == OTHER_ARTICLE for zone in lead.session.zones)
    lead.open("Glued")
    at_rest(lead)
    assert says(lead).startswith(ANOTHER)


def test_a_second_article_that_was_rejected_as_a_zone_is_not_offered(lead):
    (zone,) = [zone for zone in lead.session.zones if zone.kind == OTHER_ARTICLE]
    lead.inside.zone_commands.leave(zone)
    lead.open("Glued")
    at_rest(lead)
    assert ANOTHER not in says(lead)


def test_a_part_without_zones_is_offered_some(lead):
    answer(lead, "Look at the split…")
    shown(lead, SplitPreview).accept()
    idle(lead)
    at_work(lead)
    assert says(lead).startswith("The article was split")
    at_rest(lead)
    assert says(lead).startswith("The article was split"), "it stands until it is closed"
    rows = [row for row in lead.session.project.article_rows(lead.session.viewer) if row.title != "Z khác"]
    lead.session.open_article(rows[1].id)
    at_rest(lead)
    answer(lead, "Close")
    assert lead.session.all_zones() == []
    assert says(lead).startswith("This part has no zones yet")
    answer(lead, "Propose them")
    assert {zone.state for zone in lead.session.zones} == {"proposed"}
    assert "proposed" in says(lead)


def test_what_an_import_did_stands_before_what_is_offered_of_the_article_that_opens(opened, tmp_path):
    path = tmp_path / "empty.annot"
    creating.create(path, annotator="Mai").close()
    hand = opened(path)
    file = tmp_path / "hai-bai.txt"
    file.write_text(TEXT, encoding="utf-8")
    hand.bring_in(file)
    idle(hand)
    at_rest(hand)
    assert says(hand) == "Imported: 1 article."
    hand.view.setFocus()
    hand.key("Right")
    assert says(hand) == "Imported: 1 article."
    hand.key("Escape")
    assert says(hand).startswith(ANOTHER)
    hand.inside.actions_table["project.import_report"].trigger()
    report = next(one for one in hand.window.findChildren(ReportWindow) if one.isVisible())
    assert "hai-bai.txt" in report.lines.toPlainText()
    report.close()


def test_what_did_not_come_in_is_told_with_what_did(opened, tmp_path):
    path = tmp_path / "empty.annot"
    creating.create(path, annotator="Mai").close()
    hand = opened(path)
    folder = tmp_path / "tin"
    folder.mkdir()
    (folder / "1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "2.txt").write_text(TEXT, encoding="utf-8")
    (folder / "3.txt").write_text("Bến đò Sơn Hạ: tiếng Việt đã có dấu", encoding="utf-16-be")
    (folder / "4.txt").write_text(" ", encoding="utf-8")
    (folder / "5.csv").write_text("a;b\n1;2\n3;4\n", encoding="utf-8")
    plan = hand.bring_in(folder)
    idle(hand)
    assert plan.open_questions
    said = says(hand)
    assert said.startswith("Imported: 1 article.")
    assert "still ask and were left out." in said
    assert "there already." in said


def test_without_an_import_there_is_no_report(lead):
    lead.inside.actions_table["project.import_report"].trigger()
    assert lead.said[-1] == "Nothing was imported since this project was opened."


def test_what_is_told_stands_over_an_offer_for_a_while(lead):
    lead.inside.say("Something was done.")
    assert says(lead) == "Something was done."
    lead.inside.saying.timer.timeout.emit()
    assert says(lead).startswith(ANOTHER)


def test_an_offer_is_said_in_the_language_of_the_window(lead):
    lead.inside.look.set("language", "vi")
    lead._qtbot.waitUntil(lambda: says(lead) != "" and not says(lead).startswith(ANOTHER))
    lead.inside.look.set("language", "en")
    lead._qtbot.waitUntil(lambda: says(lead).startswith(ANOTHER))


def test_letters_in_the_text_take_the_bar_and_give_it_back(lead):
    lead.view.set_caret(5)
    lead.key("A")
    lead.key("G")
    lead._qtbot.waitUntil(lambda: lead.inside.hints.on)
    assert not says(lead).startswith(ANOTHER)
    lead.key("Escape")
    lead.key("Escape")
    lead._qtbot.waitUntil(lambda: says(lead).startswith(ANOTHER))


def test_another_person_gets_no_offer_of_the_lead(lead):
    lead.inside.waiting.clear()
    lead.session.open_article(lead.session.article.id)
    at_rest(lead)
    assert says(lead).startswith(ANOTHER)
    lead.session.project.add_annotator("An")
    lead.session.choose_annotator(lead.session.project.annotator_named("An").id)
    at_rest(lead)
    assert says(lead) == ""
