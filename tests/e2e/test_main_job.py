"""The main job in the real window: open, highlight, save, come back, export."""

import json
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.services.verifying import verify
from annotator.ui.panels.long_rows import LongRowView
from tests.e2e.hand import CTRL, SHIFT


@pytest.fixture
def bridge(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    return hand


def label_the_bridge(hand) -> None:
    for quote, key in (
        ("Sở Giao thông tỉnh Hạ Vân", "A"),
        ("khoảng 12.000 người phải đi vòng", "C"),
        ("khoảng 12.000 người", "F"),
        ("bác bỏ thông tin họ dùng thép cũ", "D"),
    ):
        hand.select(quote)
        hand.key(key)


LABELLED = {
    ("actor", "Sở Giao thông tỉnh Hạ Vân"),
    ("claim", "khoảng 12.000 người phải đi vòng"),
    ("figure", "khoảng 12.000 người"),
    ("denial", "bác bỏ thông tin họ dùng thép cũ"),
}


def test_what_was_labelled_is_there_after_closing_and_opening_again(bridge, opened, project_path):
    label_the_bridge(bridge)
    assert bridge.labelled() == LABELLED
    again = opened(project_path)
    assert again.session.article.title == "Cầu sập", "the program comes back where it was left"
    assert again.labelled() == LABELLED


def test_labels_are_in_the_file_before_the_window_says_saved(bridge, project_path):
    from annotator.store.project import Project

    states = []
    bridge.session.saved_changed.connect(lambda state, _why: states.append(state))
    bridge.select("khoảng 12.000 người")
    bridge.key("F")
    reader = Project.open(project_path)
    try:
        rows = reader.spans(bridge.session.article.id, bridge.session.viewer)
    finally:
        reader.close()
    assert [row.quote for row in rows] == ["khoảng 12.000 người"]
    assert states[-1] == "saved"


def test_the_export_holds_what_was_labelled_and_is_the_same_twice(bridge, tmp_path):
    label_the_bridge(bridge)
    one, two = bridge.export(tmp_path / "one.jsonl"), bridge.export(tmp_path / "two.jsonl")
    assert one == two
    assert verify(tmp_path / "one.jsonl").problems == []
    records = [json.loads(line) for line in one.splitlines()]
    spans = [span for record in records for span in record["spans"]]
    assert {(span["label"], span["text"]) for span in spans} == LABELLED
    for record in records:
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"]


def test_mouse_and_keys_alone_label(bridge):
    quote = "móng cầu đã được kiểm tra"
    start = bridge.text.index(quote)
    bridge.press_mouse(start, start + len(quote))
    assert bridge.view.selection() == (start, start + len(quote))
    assert bridge.inside.desk.strip.isVisible(), "the strip of labels appears at the selection"
    bridge.inside.desk.strip.buttons()[0].click()
    assert ("claim", quote) in bridge.labelled()

    bridge.view.set_caret(bridge.text.index("Ông Trần Mộc"))
    bridge.key("Right", SHIFT, times=3)
    bridge.key("A")
    assert ("actor", "Ông Trần Mộc") in bridge.labelled()


def test_a_label_key_without_a_selection_takes_what_stands_at_the_caret(bridge):
    bridge.view.set_caret(bridge.text.index("12.000") + 2)
    bridge.key("F")
    bridge.view.set_caret(bridge.text.index("Mộc") + 1)
    bridge.key("A")
    bridge.view.set_caret(bridge.text.index("móng cầu"))
    bridge.key("C")
    bridge.view.set_caret(bridge.text.index("bác bỏ") + 1)
    bridge.key("D")
    assert bridge.labelled() == {
        ("figure", "khoảng 12.000 người"),
        ("actor", "Ông Trần Mộc"),
        ("claim", "móng cầu đã được kiểm tra 😀"),
        ("denial", "bác bỏ thông tin họ dùng thép cũ"),
    }


def test_a_new_figure_has_its_value_and_unit_at_once(bridge):
    bridge.view.set_caret(bridge.text.index("12.000"))
    bridge.key("F")
    assert dict(bridge.session.current_span.attributes) == {
        "value": "12000",
        "unit": "người",
        "kind": "count",
        "approx": "about",
    }
    bridge.key("Z", CTRL)
    assert bridge.labelled() == set()


def test_moving_the_end_of_a_figure_reads_it_anew_unless_a_person_has_changed_it(bridge):
    bridge.select("khoảng 12.000")
    bridge.key("F")
    assert "unit" not in bridge.session.current_span.attributes
    bridge.key("B")
    bridge.key("Right")
    assert bridge.session.current_span.attributes["unit"] == "người"
    bridge.key("Escape")
    bridge.inside.acts.set_attribute(bridge.session.current, "unit", "người dân")
    bridge.key("B")
    bridge.key("Right")
    assert bridge.session.current_span.attributes["unit"] == "người dân"


def test_nested_spans_are_both_selected_by_clicking_twice(bridge):
    label_the_bridge(bridge)
    inside = bridge.text.index("12.000") + 2
    bridge.session.set_current("")
    bridge.click(inside)
    assert bridge.session.current_span.label == "figure"
    bridge.click(inside)
    assert bridge.session.current_span.label == "claim"


def test_crossing_spans_are_both_there_and_tab_walks_them(bridge):
    bridge.select("Giao thông tỉnh Hạ Vân cho biết")
    bridge.key("A")
    bridge.select("Hạ Vân cho biết khoảng 12.000 người")
    bridge.key("C")
    bridge.view.set_caret(0)
    bridge.session.set_current("")
    seen = []
    for _ in range(3):
        bridge.key("Tab")
        seen.append(bridge.session.current_span.label)
    assert seen == ["actor", "claim", "actor"]


def test_the_same_text_twice_with_one_label_is_refused_with_a_sentence(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.select("12.000 người")
    bridge.key("F")
    assert len(bridge.session.spans) == 1
    assert bridge.said == ["This text already has this label."]


def test_a_denial_is_linked_to_its_claim_by_letter_and_the_open_point_closes(bridge):
    label_the_bridge(bridge)
    denial = bridge.session.current
    assert "denial_without_claim" in {point.rule.id for point in bridge.session.open_points()}
    bridge.key("L")
    (code,) = bridge.inside.hints.codes.values()
    bridge.key(code.upper())
    (link,) = bridge.session.links.values()
    claim = bridge.session.spans[link.target_id]
    assert (link.type, link.source_id, claim.label) == ("denies", denial, "claim")
    assert "denial_without_claim" not in {point.rule.id for point in bridge.session.open_points()}


def test_zero_says_that_there_is_no_claim_in_this_text(bridge):
    bridge.select("bác bỏ thông tin họ dùng thép cũ")
    bridge.key("D")
    bridge.key("L")
    bridge.key("0")
    assert bridge.session.current_span.attributes["target"] == "unseen"
    assert "denial_without_claim" not in {point.rule.id for point in bridge.session.open_points()}


def test_letters_typed_while_linking_label_nothing(bridge):
    label_the_bridge(bridge)
    before = len(bridge.session.spans)
    bridge.key("L")
    bridge.key("A")
    bridge.key("D")
    bridge.key("Escape")
    assert len(bridge.session.spans) == before
    assert not bridge.session.links
    bridge.select("Công ty Đá Trắng")
    bridge.key("A")
    assert len(bridge.session.spans) == before + 1


def test_digits_set_the_first_attribute_at_once(bridge):
    bridge.select("bác bỏ thông tin họ dùng thép cũ")
    bridge.key("D")
    bridge.key("2")
    assert bridge.session.current_span.attributes["kind"] == "implicit"


def test_undo_and_redo_go_back_over_a_restart(bridge, opened, project_path):
    label_the_bridge(bridge)
    bridge.key("Z", CTRL)
    assert bridge.labelled() == LABELLED - {("denial", "bác bỏ thông tin họ dùng thép cũ")}
    again = opened(project_path)
    again.key("Z", CTRL, times=3)
    assert again.labelled() == set()
    again.key("Z", CTRL | SHIFT, times=4)
    assert again.labelled() == LABELLED
    again.key("Y", CTRL)
    assert again.said[-1] == "There is nothing to redo."


def test_undo_opens_the_article_it_changes(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.open("Harbour")
    bridge.key("Z", CTRL)
    assert bridge.session.article.title == "Cầu sập"
    assert bridge.labelled() == set()


def test_deleting_a_span_takes_its_links_and_undo_brings_both_back(bridge):
    label_the_bridge(bridge)
    bridge.key("L")
    bridge.key("Return")
    assert len(bridge.session.links) == 1
    bridge.key("Delete")  # the actor that is proposed
    assert len(bridge.session.links) == 1
    bridge.key("Delete")
    assert not bridge.session.links
    bridge.key("Z", CTRL)
    assert len(bridge.session.links) == 1
    assert bridge.labelled() == LABELLED


def test_boundaries_move_by_arrows_and_b_leaves(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.key("B")
    bridge.key("Right")
    bridge.key("Left", SHIFT)
    assert bridge.labelled() == {("figure", "khoảng 12.000 người phải")}
    bridge.key("B")
    bridge.key("Right")
    assert bridge.labelled() == {("figure", "khoảng 12.000 người phải")}, "arrows move the caret again"


def test_finishing_goes_to_what_is_open_first_and_then_on(bridge):
    label_the_bridge(bridge)
    article = bridge.session.article.id
    bridge.key("Return", CTRL)
    assert bridge.session.article.id == article
    assert bridge.session.work.status == "in_progress"
    bridge.key("Return", CTRL)
    assert bridge.session.article.id != article
    work = bridge.session.project.work(article, bridge.session.viewer)
    assert (work.status, work.open_points) == ("finished", 3)


def test_a_zone_is_drawn_by_hand_folded_and_taken_away(bridge):
    start, end = bridge.select("Cầu sông Lăng sập một nhịp")
    bridge.inside.actions_table["zone.title"].trigger()
    assert ("title", start, end) in {(zone.kind, zone.start, zone.end) for zone in bridge.session.zones}
    boilerplate = next(zone for zone in bridge.session.zones if zone.kind == "boilerplate")
    bridge.view.toggle_zone(boilerplate.id)
    assert bridge.text.endswith("Chợ đêm mở lại"), "nothing is cut out"
    bridge.view.set_caret(start)
    bridge.inside.actions_table["zone.remove"].trigger()
    assert "title" not in {zone.kind for zone in bridge.session.zones}
    bridge.key("Z", CTRL)
    assert "title" in {zone.kind for zone in bridge.session.zones}


def test_who_does_not_lead_flags_a_wrong_zone_and_changes_none(bridge):
    zones = bridge.session.zones
    bridge.session.choose_annotator(bridge.session.project.annotator_named("An").id)
    bridge.select("Cầu sông Lăng sập một nhịp")
    bridge.inside.actions_table["zone.title"].trigger()
    bridge.view.set_caret(bridge.text.index("Chợ đêm"))
    for _ in range(2):
        bridge.inside.actions_table["zone.remove"].trigger()
    assert bridge.session.zones == zones
    assert (bridge.session.work.flagged, bridge.session.work.flag_note) == (
        True,
        "Title here: “Cầu sông Lăng sập một nhịp”\nNo zone here: “Đọc thêm: Chợ đêm mở lại”",
    )
    assert bridge.said[-1] == "The flag says so already."
    bridge.key("Z", CTRL)
    assert bridge.session.work.flag_note == "Title here: “Cầu sông Lăng sập một nhịp”"


def test_another_annotator_sees_nothing_of_the_first(bridge):
    label_the_bridge(bridge)
    other = bridge.session.project.annotator_named("An")
    bridge.session.choose_annotator(other.id)
    assert bridge.labelled() == set()
    assert bridge.inside.span_list.findChild(LongRowView).model().rowCount() == 0
    bridge.select("12.000 người")
    bridge.key("F")
    mai = bridge.session.project.annotator_named("Mai")
    bridge.session.choose_annotator(mai.id)
    assert bridge.labelled() == LABELLED


def test_the_note_is_saved_when_the_field_is_left(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.key("N")
    note = bridge.window.focusWidget()
    assert note is not bridge.view
    from PySide6.QtTest import QTest

    QTest.keyClicks(note, "xem lai")
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert bridge.session.current_span.note == "xem lai"


def test_copy_takes_the_text_itself(opened, project_path, qapp):
    hand = opened(project_path)
    hand.open("Thư báo")
    start, end = hand.select("đình\u00a0nhận quà.\u2029Hết")
    hand.inside.actions_table["copy"].trigger()
    assert qapp.clipboard().text() == hand.text[start:end]


def test_keys_that_go_by_the_text_pass_boilerplate_over(bridge):
    names = []
    for _ in range(12):
        bridge.key("W")
        names.append(bridge.text[slice(*bridge.view.selection())])
    assert "Sở Giao thông tỉnh Hạ Vân" in names
    zone = next(zone for zone in bridge.session.zones if zone.kind == "boilerplate")
    assert bridge.view.selection()[1] <= zone.start
    assert bridge.said[-1] == "No further name."


def test_the_next_figure_is_selected_whole_and_the_one_before_by_shift(bridge):
    bridge.key("X")
    assert bridge.text[slice(*bridge.view.selection())] == "khoảng 12.000 người"
    bridge.key("X")
    assert bridge.said[-1] == "No further figure."
    bridge.view.set_caret(len(bridge.text) - 30)
    bridge.key("X", SHIFT)
    assert bridge.text[slice(*bridge.view.selection())] == "khoảng 12.000 người"


def test_e_grows_from_word_to_paragraph_and_shift_e_goes_back(bridge):
    bridge.wait_for_words()
    bridge.view.set_caret(bridge.text.index("thép cũ"))
    seen = [bridge.view.selection()]
    for _ in range(6):
        bridge.key("E")
        if bridge.view.selection() != seen[-1]:
            seen.append(bridge.view.selection())
    assert len(seen) > 3
    assert all(later[0] <= earlier[0] and later[1] >= earlier[1] for earlier, later in pairwise(seen))
    assert bridge.text[slice(*seen[-1])] == bridge.text.split("\n")[1]
    bridge.key("E", SHIFT, times=len(seen) - 2)
    assert bridge.view.selection() == seen[1]


def test_the_keyboard_alone_goes_on_as_another_annotator(bridge, qtbot):
    first = bridge.session.viewer
    bridge.session.add_annotator("Bình")
    second = bridge.session.viewer
    assert second != first
    bridge.inside.actions_table["project.people"].trigger()
    menu = QApplication.activePopupWidget()
    names = [action.text() for action in menu.actions()]
    assert menu.activeAction().text() == "Bình"
    steps = names.index("Mai") - names.index("Bình")
    for _ in range(abs(steps)):
        QTest.keyClick(menu, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bridge.session.viewer == first)
