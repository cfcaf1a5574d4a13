"""The panels beside and below the text in the real window, by keys: list, form, completion, proposal, sentences."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.listing import LABEL, OPEN, PLACE, Listing
from annotator.ui.keymap import read_key
from annotator.ui.panels.label_bar import MessagePage
from annotator.ui.panels.proposal_line import AnswerButton, Question
from tests.e2e.hand import CTRL, NONE, Hand

K = Qt.Key


@pytest.fixture
def bridge(opened, project_path) -> Hand:
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    return hand


@pytest.fixture
def marked(bridge) -> Hand:
    """A denial without its claim, a claim inside it, a figure, and an actor before them."""
    for quote, key in (
        ("Công ty Đá Trắng", "A"),
        ("bác bỏ thông tin họ dùng thép cũ", "D"),
        ("họ dùng thép cũ", "C"),
        ("12.000 người", "F"),
    ):
        bridge.select(quote)
        bridge.key(key)
    bridge.view.set_caret(0)
    return bridge


def press(*keys: Qt.Key, modifiers=NONE) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def write(text: str) -> None:
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, K.Key_unknown.value, NONE, letter))


def by_palette(words: str) -> None:
    """Take an action by its name, as with Ctrl+K."""
    press(K.Key_K, modifiers=CTRL)
    write(words)
    press(K.Key_Return)


def rows(hand: Hand) -> list[str]:
    model = hand.inside.span_list._model
    return [model.entry(row).quote for row in range(model.rowCount())]


def chosen(hand: Hand) -> list[str]:
    view = hand.inside.span_list._view
    return [view.model().entry(index.row()).quote for index in view.selectionModel().selectedIndexes()]


FIGURE, ACTOR = "12.000 người", "Công ty Đá Trắng"
DENIAL, CLAIM = "bác bỏ thông tin họ dùng thép cũ", "họ dùng thép cũ"


# The list of spans


def test_order_and_filter_are_chosen_from_the_palette(marked):
    assert rows(marked) == [FIGURE, ACTOR, DENIAL, CLAIM]
    by_palette("spans by label")
    assert rows(marked) == [CLAIM, DENIAL, ACTOR, FIGURE]
    by_palette("open points first")
    assert rows(marked) == [DENIAL, CLAIM, FIGURE, ACTOR]
    by_palette("only spans with open")
    assert rows(marked) == [DENIAL, CLAIM]
    assert marked.inside.actions_table["spans.only_open"].isChecked()
    by_palette("show all spans")
    by_palette("spans in the order of the text")
    assert rows(marked) == [FIGURE, ACTOR, DENIAL, CLAIM]
    assert marked.inside.actions_table["spans.order.place"].isChecked()


def test_the_menu_is_opened_and_used_by_keys(marked, qtbot):
    by_palette("order and filter of the spans")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for _ in range(3):  # the filter, the order of the text, by label
        QTest.keyClick(menu, K.Key_Down)
    QTest.keyClick(menu, K.Key_Return)
    assert marked.inside.span_list.listing == Listing(LABEL)


@pytest.mark.parametrize("order", [PLACE, LABEL, OPEN])
def test_list_and_text_choose_the_same_span_in_every_order(marked, order):
    marked.inside.actions_table[f"spans.order.{order}"].trigger()
    for _ in range(4):
        marked.key("Tab")
        assert chosen(marked) == [marked.session.current_span.quote]
    marked.inside.span_list.setFocus(Qt.FocusReason.TabFocusReason)
    marked.inside.span_list._view.choose(0)
    walked = []
    for _ in range(3):
        press(K.Key_Down)
        walked.append(marked.session.current_span.quote)
    assert walked == rows(marked)[1:]
    assert marked.view.caret() == marked.session.current_span.start
    press(K.Key_Return)
    assert marked.view.hasFocus()


def test_closing_a_point_by_keys_moves_its_row_and_undo_brings_it_back(marked):
    marked.inside.actions_table["spans.order.open"].trigger()
    marked.session.set_current(next(one.id for one in marked.session.spans.values() if one.label == "claim"))
    marked.key("L")
    marked.key("Return")
    assert rows(marked) == [DENIAL, FIGURE, ACTOR, CLAIM]
    assert chosen(marked) == [CLAIM]
    marked.key("Z", CTRL)
    assert rows(marked) == [DENIAL, CLAIM, FIGURE, ACTOR]


def test_each_person_finds_their_list_again(marked, opened, project_path, qtbot):
    actions, spans = marked.inside.actions_table, marked.inside.span_list
    actions["spans.order.label"].trigger()
    spans.set_listing(Listing(LABEL, frozenset({"denial", "figure"})))
    people = marked.session.project.annotators()
    marked.session.choose_annotator(people[1].id)
    assert spans.listing == Listing()
    assert actions["spans.all"].isChecked()
    marked.session.choose_annotator(people[0].id)
    assert rows(marked) == [], "nothing of somebody else's for a moment"
    qtbot.waitUntil(lambda: rows(marked) == [DENIAL, FIGURE])
    again = opened(project_path)
    again.open("Cầu sập")
    qtbot.waitUntil(lambda: rows(again) == [DENIAL, FIGURE])
    assert again.inside.actions_table["spans.order.label"].isChecked()


# The form


def test_the_form_is_filled_and_left_by_keys(marked, qtbot):
    marked.session.set_current(next(one.id for one in marked.session.spans.values() if one.label == "denial"))
    marked.key("Return")
    press(K.Key_2)
    press(K.Key_Tab)
    press(K.Key_1)
    press(K.Key_Escape)
    assert marked.view.hasFocus()
    attributes = marked.session.current_span.attributes
    assert (attributes["kind"], attributes["form"]) == ("implicit", "reported")
    marked.key("3")
    assert marked.session.current_span.attributes["target"] == "question", "digits go on to what is still empty"


def test_space_sets_a_flag_in_the_form(marked):
    marked.session.set_current(next(one.id for one in marked.session.spans.values() if one.label == "claim"))
    marked.key("Return")
    for _ in range(3):
        press(K.Key_Tab)
    press(K.Key_Space)
    press(K.Key_Escape)
    assert marked.session.current_span.attributes["non_denial"] is True


def test_what_is_said_while_the_form_has_the_keyboard_is_seen(marked):
    marked.open("Thư báo")
    marked.view.select(0, 3)
    marked.key("C")
    marked.key("Return")
    assert marked.inside.inspector.isAncestorOf(QApplication.focusWidget())
    press(K.Key_PageDown, modifiers=CTRL)
    page = marked.inside.label_bar.findChild(MessagePage)
    assert page.isVisible()
    assert page.sentence.text == "There is no further article."
    assert marked.inside.inspector.isAncestorOf(QApplication.focusWidget())


def canonical(hand: Hand) -> None:
    """Bring the keyboard to the canonical name of the current actor."""
    hand.key("Return")
    press(K.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "same as"


def test_names_used_near_by_are_offered_first_and_taken_by_keys(bridge):
    for quote, name in (
        ("Công ty Đá Trắng", "Đá Trắng"),
        ("Trần Mộc", "Trần Mộc"),
        ("Sở Giao thông", "Sở Giao thông Hạ Vân"),
    ):
        bridge.select(quote)
        bridge.key("A")
        canonical(bridge)
        press(K.Key_A, modifiers=CTRL)
        write(name)
        if bridge.inside.inspector._form.fields["canonical"].completion.values:
            press(K.Key_Escape)  # closes the list and nothing else
        press(K.Key_Escape)
        assert bridge.view.hasFocus()
        assert bridge.session.current_span.attributes["canonical"] == name
    bridge.select("họ")
    bridge.key("A")
    canonical(bridge)
    press(K.Key_Down)
    completion = bridge.inside.inspector._form.fields["canonical"].completion
    assert completion.values == ["Đá Trắng", "Trần Mộc", "Sở Giao thông Hạ Vân"]
    write("so")
    assert completion.values == ["Sở Giao thông Hạ Vân"]
    press(K.Key_Down, K.Key_Return)
    assert bridge.session.current_span.attributes["canonical"] == "Sở Giao thông Hạ Vân"
    press(K.Key_Escape)
    assert bridge.view.hasFocus()
    bridge.key("Z", CTRL)
    assert "canonical" not in bridge.session.current_span.attributes


# What is proposed


def test_the_bar_asks_what_is_proposed_and_a_click_answers(bridge):
    bridge.select("khoảng 12.000 người phải đi vòng")
    bridge.key("C")
    question = bridge.inside.label_bar.findChild(Question)
    assert question.isVisible()
    assert question.text == "“Sở Giao thông tỉnh Hạ Vân”?"
    yes, no = bridge.inside.label_bar.findChildren(AnswerButton)
    assert (yes.accessibleName(), no.accessibleName()) == ("yes Space", "no Del")
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert len(bridge.session.links) == 1
    assert not question.isVisible()
    bridge.key("Z", CTRL)
    bridge.session.set_current(next(iter(bridge.session.spans)))
    QTest.mouseClick(no, Qt.MouseButton.LeftButton)
    assert bridge.session.links == {}
    assert bridge.inside.proposal_commands.shown is None
    assert bridge.view.hasFocus()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_at_1024_the_bar_holds_a_proposal_and_a_link_without_widening_the_window(bridge, language, qtbot):
    bridge.inside.look.set("language", language)
    bridge.window.resize(1024, 700)
    bridge.select("khoảng 12.000 người phải đi vòng")
    bridge.key("C")
    QCoreApplication.processEvents()
    assert bridge.window.width() == 1024
    bridge.key("L")
    QCoreApplication.processEvents()
    bridge.key("Escape")
    bridge.key("B")
    QCoreApplication.processEvents()
    assert bridge.window.width() == 1024
    assert bridge.inside.label_bar.width() <= 1024


# Sentences


def test_a_sentence_in_the_old_language_goes_when_the_language_changes(bridge):
    page = bridge.inside.label_bar.findChild(MessagePage)
    bridge.key("B")
    assert page.isVisible()
    bridge.inside.look.set("theme", "dark")
    assert page.isVisible()
    bridge.inside.look.set("language", "vi")
    QCoreApplication.processEvents()
    assert not page.isVisible()


def test_what_is_not_saved_is_said_again_in_the_new_language(bridge):
    page = bridge.inside.label_bar.findChild(MessagePage)
    path = bridge.session.project.path
    moved = path.rename(path.with_suffix(".moved"))
    bridge.select("12.000 người")
    bridge.key("F")
    before = page.sentence.text
    assert page.isVisible()
    bridge.inside.look.set("language", "vi")
    QCoreApplication.processEvents()
    assert page.isVisible()
    assert page.sentence.text != before
    moved.rename(path)


def test_sentences_name_the_keys_that_the_person_has_set(marked):
    keymap, nothing = marked.inside.actions_table.keymap, marked.inside.inspector._nothing
    assert nothing.text == "Tab goes to the first span."
    keymap.change("span.next", [read_key("F7")])
    assert nothing.text == "F7 goes to the first span."
    marked.key("B")
    assert marked.said[-1] == "First choose a span: F7, or a click."
    keymap.change("span.next", [])
    assert nothing.text == "A click on a span shows it here."
    marked.key("B")
    assert marked.said[-1] == "First choose a span: click it."


def test_an_empty_list_names_the_keys_of_the_labels_as_they_are(bridge):
    view = bridge.inside.span_list._view
    assert view.accessibleDescription() == "Nothing marked. Select words, then press C, D, A or F."
    keymap = bridge.inside.actions_table.keymap
    keymap.change("label.claim", [read_key("M")])
    keymap.change("label.actor", [])
    assert view.accessibleDescription() == "Nothing marked. Select words, then press M, D or F."
    for label in ("claim", "denial", "figure"):
        keymap.change(f"label.{label}", [])
    assert view.accessibleDescription() == "Nothing marked. Select words, then choose a label."


def test_with_open_points_left_the_key_that_finishes_is_named(marked):
    marked.inside.actions_table.keymap.change("article.finish", [read_key("F10")])
    marked.key("F10")
    assert marked.said[-1] == "3 open points. F10 again: finish all the same."
