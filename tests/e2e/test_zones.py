"""Proposed zones in the real window: the lead sees, answers and draws them; others see what is accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article
from annotator.domain.edit import Change
from annotator.domain.ids import derived_id
from annotator.domain.record import LabelledRecord
from annotator.domain.zone import ACCEPTED, PROPOSED, REJECTED, Zone
from annotator.services import creating, merging, rezoning
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.e2e.hand import CTRL, NONE, SHIFT, Hand

TITLE = "Phà Lục Đầu ngừng chạy"
LEAD = "Bến phà đóng cửa từ sáng thứ Ba vì nước lên nhanh."
BODY = "Ông Hà Văn Sáu nói rằng 40 xe còn mắc lại ở bờ bắc. Sở Giao thông tỉnh Hạ Vân bác bỏ tin phà chìm."
CAPTION = "Bến phà lúc 6 giờ. Ảnh: Thông tấn Hạ Vân"
MORE = "Tin cùng chuyên mục"
LINKS = "Chợ nổi dời sang bến mới\nGiá cát tăng 12 phần trăm"
LOGIN = "Đăng nhập để bình luận"
TEXT = f"{TITLE}\n{LEAD}\n{BODY}\n{CAPTION}\n{MORE}\n{LINKS}\n{LOGIN}"
PLACES = ((CAPTION, "caption", 0.8), (f"{MORE}\n{LINKS}", "boilerplate", 0.95), (LOGIN, "boilerplate", 0.9))
REASON = "A list of other articles under its heading."


def proposal(article: Article, quote: str, kind: str, confidence: float) -> Zone:
    start = article.text.index(quote)
    place = (start, start + len(quote), kind)
    return Zone(
        id=derived_id("zone", article.id, *place),
        article_id=article.id,
        start=place[0],
        end=place[1],
        kind=kind,
        state=PROPOSED,
        reason=REASON,
        confidence=confidence,
    )


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A project of Mai's, who leads, and An's, with one article and three proposals."""
    path = tmp_path / "ferry.annot"
    project = creating.create(path, annotator="Mai")
    project.begin_writing()
    project.add_annotator("An")
    article = Article.from_text(TEXT, title=TITLE, source="Báo Hạ Vân", published="2024-05-02", lang="vi")
    staging = Staging(tmp_path / "staging")
    staging.add(LabelledRecord(article=article, zones=tuple(proposal(article, *place) for place in PLACES)))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return path


@pytest.fixture
def lead(opened, ferry) -> Hand:
    hand = opened(ferry)
    hand.view.setFocus()
    return hand


def states(hand: Hand) -> list[tuple[str, str]]:
    zones = sorted(hand.session.all_zones(), key=lambda zone: (zone.start, zone.kind))
    return [(zone.kind, zone.state) for zone in zones]


def offered(hand: Hand) -> str:
    hand._qtbot.waitUntil(lambda: not hand.inside.zone_offer.busy)
    page = hand.inside.label_bar._message
    return page.sentence.text if page.isVisible() else ""


# The offer


def test_what_is_proposed_is_offered_when_the_article_is_opened_and_accepted_at_once_as_one_step(lead):
    assert offered(lead) == "3 zones proposed: boilerplate 2, caption 1."
    lead.inside.label_bar.message_answered.emit("offer0")
    assert {state for _, state in states(lead)} == {ACCEPTED}
    assert lead.said[-1] == "3 zones accepted."
    lead.key("Z", CTRL)
    assert {state for _, state in states(lead)} == {PROPOSED}


def test_the_line_of_date_and_source_goes_where_a_zone_of_the_text_says_so_and_comes_back_with_undo(lead):
    offered(lead)
    lead.inside.zone_commands.set_current("")
    line = lead.view._page.heading.line
    assert line == "02/05/2024 · Báo Hạ Vân"
    lead.view.select(TEXT.index(LEAD), TEXT.index(LEAD) + len(LEAD))
    lead.inside.actions_table["zone.date"].trigger()
    assert lead.view._page.heading.line == ""
    lead.key("Z", CTRL)
    assert lead.view._page.heading.line == line


def test_an_offer_goes_with_its_project(lead, tmp_path):
    assert offered(lead)
    assert lead.inside.project_commands.create(tmp_path / "another.annot", "Mai")
    assert not lead.inside.label_bar._message.isVisible()


def test_looking_goes_to_the_first_and_the_offer_does_not_come_again(lead):
    assert offered(lead)
    lead.inside.label_bar.message_answered.emit("offer1")
    assert lead.inside.zone_commands.current.kind == "caption"
    lead.session.open_article(lead.session.article.id)
    assert offered(lead) == ""


def test_others_are_offered_nothing_and_see_nothing_of_it(lead):
    an = lead.session.project.annotator_named("An")
    lead.session.choose_annotator(an.id)
    assert offered(lead) == ""
    assert lead.session.zones == []
    assert list(lead.view.zone_marks()) == []
    lead.key("V")
    assert lead.said[-1] == "No suggestions left."
    lead.key("K", CTRL | SHIFT)
    assert lead.said[-1] == "The lead answers what is proposed of zones."
    assert {state for _, state in states(lead)} == {PROPOSED}


# Going through by keys


def test_they_are_gone_through_and_answered_by_the_keys_of_all_suggestions(lead):
    lead.key("V")
    assert lead.view.zone.kind == "caption"
    lead.key("Space")
    assert states(lead)[0] == ("caption", ACCEPTED)
    lead.key("V")
    lead.key("Delete")
    assert states(lead)[1] == ("boilerplate", REJECTED)
    lead.key("V")
    lead.key("V", SHIFT)
    assert lead.view.zone.start == TEXT.index(LOGIN), "one is left, in both directions"
    lead.key("Space")
    lead.key("V")
    assert lead.said[-1] == "No suggestions left."
    lead.key("Z", CTRL, times=3)
    assert {state for _, state in states(lead)} == {PROPOSED}


def test_the_bar_says_why_and_how_sure(lead):
    lead.key("V")
    line = lead.inside.label_bar._labels.proposal
    assert (line._name.text, line._why.text) == ("Caption", f"80 % · {REASON}")
    card = lead.inside.zone_commands.card(lead.view.zone.id)
    assert (card.title, card.note) == ("Caption?", REASON)


def test_the_caret_elsewhere_leaves_the_proposal(lead):
    lead.key("V")
    lead.view.set_caret(3)
    assert lead.view.zone is None
    lead.key("Space")
    assert lead.said[-1] == "Nothing is proposed here."


def test_all_are_accepted_by_one_key_and_boilerplate_folds(lead):
    lead.key("K", CTRL | SHIFT)
    assert {state for _, state in states(lead)} == {ACCEPTED}
    assert len([fold for fold in lead.view._page.structure.folds.values() if fold.folded]) == 2
    lead.key("K", CTRL | SHIFT)
    assert lead.said[-1] == "No zones are proposed here."


def test_only_the_sure_ones_are_accepted(lead):
    menu = lead.inside.zone_commands.sure_menu()
    menu.actions()[1].trigger()
    assert [state for _, state in states(lead)] == [PROPOSED, ACCEPTED, ACCEPTED]
    menu.close()


def test_all_are_rejected(lead):
    lead.inside.actions_table["zone.reject_all"].trigger()
    assert {state for _, state in states(lead)} == {REJECTED}
    assert lead.said[-1] == "3 zones rejected."


def test_a_finished_article_can_be_answered_too(lead):
    lead.key("Return", CTRL)
    lead.key("V")
    lead.key("Space")
    assert states(lead)[0] == ("caption", ACCEPTED)


# Kind and boundaries


def test_another_kind_accepts_it_as_that(lead):
    lead.key("V")
    lead.inside.actions_table["zone.lead"].trigger()
    assert states(lead)[:2] == [("caption", REJECTED), ("lead", ACCEPTED)]
    lead.key("Z", CTRL)
    assert states(lead)[0] == ("caption", PROPOSED)


def test_the_menu_of_kinds_opens_by_a_key_and_takes_a_digit(lead):
    lead.key("V")
    lead.key("K")
    lead._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_3)
    assert ("lead", ACCEPTED) in states(lead)


def test_boundaries_are_moved_by_lines_in_the_mode_of_boundaries(lead):
    lead.key("V", times=2)
    lead.key("B")
    lead.key("Up")
    zone = lead.view.zone
    assert TEXT[zone.start : zone.end] == f"{MORE}\nChợ nổi dời sang bến mới"
    assert zone.state == ACCEPTED
    lead.key("Down", SHIFT)
    zone = lead.view.zone
    assert TEXT[zone.start : zone.end] == "Chợ nổi dời sang bến mới"
    assert not any(fold.folded for fold in lead.view._page.structure.folds.values()), "what is drawn stays open"
    lead.key("Left")
    assert TEXT[lead.view.zone.start : lead.view.zone.end] == "Chợ nổi dời sang bến"
    lead.key("Escape")
    assert not lead.inside.boundaries.on
    lead.key("Z", CTRL, times=3)
    assert {state for _, state in states(lead)} == {PROPOSED}


def test_an_edge_is_dragged_to_a_line(lead):
    lead.key("V", times=2)
    view, port = lead.view, lead.view.viewport()
    mark = next(mark for mark in view.zone_marks() if mark.zone.id == view.zone.id)
    bottom = QPointF(mark.x, mark.bottom).toPoint()
    up = view.point_of(TEXT.index("Chợ nổi") + 2).y()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, bottom)
    QTest.mouseMove(port, QPoint(bottom.x(), up + 4))
    QTest.mouseMove(port, QPoint(bottom.x(), up))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, QPoint(bottom.x(), up))
    assert TEXT[view.zone.start : view.zone.end] == f"{MORE}\nChợ nổi dời sang bến mới"
    assert states(lead)[2] == ("boilerplate", REJECTED) or ("boilerplate", REJECTED) in states(lead)


def test_a_click_on_a_name_takes_that_zone(lead):
    mark = next(mark for mark in lead.view.zone_marks() if mark.zone.kind == "caption")
    QTest.mouseClick(lead.view.viewport(), Qt.MouseButton.LeftButton, NONE, mark.chip.center().toPoint())
    assert lead.view.zone.kind == "caption"
    lead.key("Space")
    assert states(lead)[0] == ("caption", ACCEPTED)


# The list


def test_the_list_shows_all_answers_them_and_brings_rejected_ones_back(lead):
    lead.key("Z", SHIFT)
    panel = lead.inside.zone_list.panel
    assert lead.inside.zone_list.is_open
    assert panel.model.rowCount() == 3
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert lead.view.zone.start == TEXT.index(MORE)
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert states(lead)[1] == ("boilerplate", REJECTED)
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert states(lead)[1] == ("boilerplate", PROPOSED)
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert states(lead)[1] == ("boilerplate", ACCEPTED)
    panel.all.click()
    assert {state for _, state in states(lead)} == {ACCEPTED}
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert not lead.inside.zone_list.is_open
    assert lead.view.hasFocus()


def test_an_undone_answer_is_the_current_line_of_the_list_again_and_stays_open(lead):
    lead.key("K", CTRL | SHIFT)
    lead.key("Z", SHIFT)
    panel = lead.inside.zone_list.panel
    panel.choose(lead.session.all_zones()[0].id)
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    zone = panel.chosen
    assert (zone.kind, zone.state) == ("boilerplate", ACCEPTED)
    lead.view.open_zone(zone.id)
    lead.inside.zone_commands.change_kind(zone, "caption")
    assert panel.chosen.kind == "caption"
    QTest.keyClick(panel.view, Qt.Key.Key_Z, CTRL)
    assert panel.chosen == zone, "not the next one"
    assert lead.inside.zone_commands.current == zone
    assert lead.view.is_open(zone.id)


def test_boundaries_are_moved_from_the_list_too(lead):
    lead.key("Z", SHIFT)
    panel = lead.inside.zone_list.panel
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    before = panel.chosen
    QTest.keyClick(panel.view, Qt.Key.Key_B)
    assert lead.inside.boundaries.on
    assert lead.view.hasFocus()
    lead.key("Up")
    assert TEXT[before.start : before.end].startswith(TEXT[lead.view.zone.start : lead.view.zone.end])
    assert lead.view.zone.end < before.end


def test_others_see_in_the_list_what_is_accepted_and_change_nothing(lead):
    lead.key("V")
    lead.key("Space")
    an = lead.session.project.annotator_named("An")
    lead.session.choose_annotator(an.id)
    lead.key("Z", SHIFT)
    panel = lead.inside.zone_list.panel
    assert [panel.model.entry(row)[0].kind for row in range(panel.model.rowCount())] == ["caption"]
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert states(lead)[0] == ("caption", ACCEPTED)


# A label inside what is no part of the article


def test_a_label_inside_boilerplate_is_kept_with_a_remark(lead):
    lead.key("K", CTRL | SHIFT)
    lead.view.scroll_to(TEXT.index(LINKS), TEXT.index(LINKS) + 4)
    lead.select("12 phần trăm")
    lead.key("F")
    assert lead.labelled() == {("figure", "12 phần trăm")}
    assert lead.said[-1] == "This lies in boilerplate. The label is kept all the same."
    (span,) = lead.session.spans.values()
    assert lead.inside.span_list._model.apart_of(span) == "boilerplate"
    lead.select("40 xe")
    lead.key("F")
    other = next(span for span in lead.session.spans.values() if span.quote == "40 xe")
    assert lead.inside.span_list._model.apart_of(other) == ""


# Proposing anew


def test_zones_are_proposed_anew_for_the_article_as_one_step(lead):
    lead.key("V")
    lead.key("Space")
    before = states(lead)
    lead.inside.actions_table["zone.propose"].trigger()
    lead._qtbot.waitUntil(lambda: not lead.inside.zone_offer.busy and states(lead) != before, timeout=20_000)
    assert ("caption", ACCEPTED) in states(lead)
    assert ("title", PROPOSED) in states(lead)
    lead.key("Z", CTRL)
    assert states(lead) == before


def test_what_is_proposed_anew_is_not_lost_to_an_offer_that_wants_the_text_too(lead):
    offered(lead)
    before = states(lead)
    offer = lead.inside.zone_offer
    lead.session.open_article(lead.session.article.id)
    lead.inside.actions_table["zone.propose"].trigger()
    offer._offer()  # its time comes while the text is read
    lead._qtbot.waitUntil(lambda: not offer.busy and states(lead) != before, timeout=20_000)
    assert ("title", PROPOSED) in states(lead)


def test_zones_are_proposed_anew_for_all_articles_and_taken_back_as_a_whole(lead, ferry):
    lead.key("V")
    lead.key("Delete")
    before = states(lead)
    lead.inside.actions_table["zone.propose_all"].trigger()
    lead._qtbot.waitUntil(lambda: not lead.inside.long_work.busy, timeout=30_000)
    assert ("caption", REJECTED) in states(lead)
    assert ("title", PROPOSED) in states(lead)
    with_zones = merging.bulk_acts(lead.session.project)[0]
    assert with_zones.name == "zones"
    lead.inside.team.exchange.reverse(with_zones.batch)
    lead._qtbot.waitUntil(lambda: not lead.inside.long_work.busy, timeout=30_000)
    assert states(lead) == before


def test_proposing_anew_says_what_it_took_away_where_nothing_is_new(lead):
    said: list[str] = []
    lead.session.offered.connect(lambda words, *_rest: said.append(words))
    lead.inside.zone_offer._on_all(rezoning.Rezoned({}, 43))
    assert lead.said[-1] == "There is nothing new to propose."
    zone, other = lead.session.all_zones()[:2]
    lead.inside.zone_offer._on_all(rezoning.Rezoned({zone.article_id: [Change(zone, None), Change(other, None)]}, 43))
    assert said == ["2 proposals taken away, no new ones; articles looked at: 43."]
    other = replace(zone, reason="A menu.")
    lead.inside.zone_offer._on_all(rezoning.Rezoned({zone.article_id: [Change(zone, other)]}, 43))
    assert lead.said[-1] == "There is nothing new to propose."
    assert len(said) == 1


# What is known of the article


def test_title_source_and_date_are_offered_where_they_are_empty(opened, tmp_path):
    path = tmp_path / "bare.annot"
    project = creating.create(path, annotator="Mai")
    project.begin_writing()
    text = f"{TITLE}\n\n22:10 20/10/2023\n\n{LEAD}\n\n{BODY}\n\n{BODY}"
    staging = Staging(tmp_path / "staging")
    staging.add(LabelledRecord(article=replace(Article.from_text(text, lang="vi"), tags=("bến", "phà"))))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    hand = opened(path)
    assert offered(hand) == f"Read from the text: title “{TITLE}”, date 22:10  20/10/2023."
    hand.inside.label_bar.message_answered.emit("offer0")
    article = hand.session.article
    assert (article.title, article.published, article.tags) == (TITLE, "2023-10-20T22:10", ("bến", "phà"))
    assert hand.session.article_row(article.id).title == TITLE
    hand.key("Z", CTRL)
    assert hand.session.article.title == ""


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_text_and_all_offsets_stay_as_they_are(lead, mode):
    lead.inside.look.set("theme", mode)
    lead.key("K", CTRL | SHIFT)
    lead.view.grab()
    assert lead.view.text == TEXT
    again = Project.open(lead.session.project.path)
    assert again.article(lead.session.article.id).text == TEXT
    again.close()


def test_an_accepted_zone_that_is_chosen_is_taken_away_by_delete(lead):
    lead.key("V")
    lead.key("Space")
    assert states(lead)[0] == ("caption", ACCEPTED)
    lead.key("Delete")
    assert states(lead)[0] == ("caption", REJECTED)
    lead.key("Z", CTRL)
    assert states(lead)[0] == ("caption", ACCEPTED)


def test_a_zone_drawn_over_a_proposal_rejects_it_in_one_step(lead):
    lead.key("V", times=3)
    lead.key("B")
    lead.key("Up", SHIFT, times=3)
    assert TEXT[lead.view.zone.start :].startswith(MORE)
    assert states(lead).count(("boilerplate", PROPOSED)) == 0, "the list above lies in it now"
    lead.key("Escape")
    lead.key("Z", CTRL)
    assert ("boilerplate", PROPOSED) in states(lead)


def test_a_folded_line_says_what_it_holds_in_the_new_language(sample, qtbot):
    sample.open("Tesk Line")
    sample.view.grab()
    (fold, *_) = sample.view._sight.folds
    assert "paragraph" in fold.text
    sample.inside.actions_table["language.vi"].trigger()
    sample.view.grab()
    qtbot.waitUntil(lambda: "paragraph" not in sample.view._sight.folds[0].text)
