"""The bar below in its three states, and the bar above."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from annotator.ui.panels.key_words import KeyWord
from annotator.ui.panels.label_bar import LabelBar, MessageButton
from annotator.ui.panels.told import Told
from annotator.ui.panels.top_bar import ANNOTATE, REVIEW, TopBar
from annotator.ui.widgets.strip import LabelButton
from tests.ui.panels.making import settle, words_in


@pytest.fixture
def bar(shown, scheme, looks) -> LabelBar:
    widget = LabelBar()
    shown(widget, 1440, 44)
    widget.set_scheme(scheme, looks)
    widget.set_finish_key("Ctrl ↵")
    settle()
    return widget


@pytest.fixture
def top(shown) -> TopBar:
    widget = TopBar()
    shown(widget, 1440, 44)
    widget.set_annotators([("m", "Mai"), ("b", "Bình & Co")], "m")
    settle()
    return widget


def button(widget, name) -> QAbstractButton:
    found = [one for one in widget.findChildren(QAbstractButton) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, (name, words_in(widget))
    return found[0]


def press(widget, name) -> None:
    QTest.mouseClick(button(widget, name), Qt.MouseButton.LeftButton)


# Below


def test_every_label_in_use_has_a_button_with_its_key(bar):
    shown_labels = [(one.text(), one.key) for one in bar.findChildren(LabelButton) if one.isVisible()]
    assert shown_labels == [("Claim", "C"), ("Denial", "D"), ("Actor", "A"), ("Figure", "F")]


def test_a_click_on_a_label_chooses_it(bar, qtbot):
    label = next(one for one in bar.findChildren(LabelButton) if one.text() == "Actor")
    with qtbot.waitSignal(bar.label_chosen) as chosen:
        QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert chosen.args == ["actor"]


def test_the_primary_button_finishes(bar, qtbot):
    with qtbot.waitSignal(bar.finish_asked):
        press(bar, "Finish & next")


def test_an_ampersand_in_a_button_is_no_key(bar, top):
    assert button(bar, "Finish & next").shortcut().isEmpty()
    top.set_annotators([("b", "Bình & Co")], "b")
    assert button(top, "Annotator: Bình & Co").shortcut().isEmpty()


def test_a_disabled_primary_button_says_why(bar):
    bar.set_finish_enabled(on=False, why="This project is open for reading only.")
    assert not button(bar, "Finish & next").isEnabled()
    assert button(bar, "Finish & next").toolTip() == "This project is open for reading only."


def test_the_primary_button_says_that_it_goes_on_where_nothing_is_to_be_finished(bar, qtbot):
    finishing = button(bar, "Finish & next")
    before = finishing.geometry()
    bar.set_finish_enabled(on=True, goes_on=True)
    settle()
    assert button(bar, "Next").text() == "Next"
    assert button(bar, "Next").geometry() == before
    with qtbot.waitSignal(bar.finish_asked):
        press(bar, "Next")
    bar.set_finish_enabled(on=True)
    assert button(bar, "Finish & next").isEnabled()


def test_open_points_are_counted_and_lead_to_one(bar, qtbot):
    bar.set_open_points(2)
    with qtbot.waitSignal(bar.open_point_asked):
        press(bar, "2 open points")
    bar.set_open_points(0)
    settle()
    assert not any("open point" in name for name in words_in(bar))


def test_suggestions_are_hidden_until_there_is_a_number(bar, qtbot):
    assert not any("suggestion" in name for name in words_in(bar))
    bar.set_suggestions(6, [KeyWord("Space", "accept")])
    settle()
    assert {"6 suggestions", "Space", "accept"} <= set(words_in(bar))
    with qtbot.waitSignal(bar.suggestion_asked):
        press(bar, "6 suggestions")
    bar.set_suggestions(None)
    settle()
    assert not {"6 suggestions", "accept"} & set(words_in(bar))


def test_the_time_is_said_with_what_it_is(bar):
    bar.set_timer("02:14")
    settle()
    assert "Time on this article: 02:14" in words_in(bar)


def test_where_it_is_narrow_the_words_give_way_to_the_numbers(bar):
    bar.set_suggestions(6)
    bar.set_open_points(1)
    bar.set_timer("02:14")
    settle()
    wide = [one.sizeHint().width() for one in bar.findChildren(Told)]
    bar.resize(840, 44)
    settle()
    assert all(one.sizeHint().width() < before for one, before in zip(bar.findChildren(Told), wide, strict=True))
    assert bar.minimumSizeHint().width() <= 840
    bar.resize(1440, 44)
    settle()
    assert [one.sizeHint().width() for one in bar.findChildren(Told)] == wide


def test_while_linking_the_bar_says_what_is_linked_and_which_keys_do_something(bar):
    keys = [KeyWord("Tab", "by an actor instead"), KeyWord("0", "none in this text"), KeyWord("Esc", "leave")]
    bar.show_linking(label="denial", quote="từ chối\nbình luận", type_name="denies", target="claim", keys=keys)
    settle()
    names = words_in(bar)
    assert {"từ chối bình luận", "denies", "type the letter of the claim", "Tab", "leave"} <= set(names)
    assert "Finish & next" not in names
    bar.show_labels()
    settle()
    assert "Finish & next" in words_in(bar)
    assert "denies" not in words_in(bar)


def test_a_message_stands_in_place_of_the_labels_and_is_answered(bar, qtbot):
    bar.show_message("Not saved: the disk is full.", [MessageButton("retry", "Try again")], alert=True)
    settle()
    names = words_in(bar)
    assert "Not saved: the disk is full." in names
    assert "Finish & next" in names
    with qtbot.waitSignal(bar.message_answered) as answered:
        press(bar, "Try again")
    assert answered.args == ["retry"]
    bar.show_message("There is no further article.")
    settle()
    assert "Try again" not in words_in(bar)


def test_the_bar_is_as_high_in_every_state(bar):
    heights = [bar.height()]
    bar.show_message("x", [MessageButton("a", "b")])
    settle()
    heights.append(bar.height())
    bar.show_linking(label="claim", quote="x", type_name="by", target="actor", keys=[KeyWord("Esc", "leave")])
    settle()
    heights.append(bar.height())
    assert heights == [44, 44, 44]


# Above


def test_a_mode_is_asked_for_and_marked_by_the_window(top, qtbot):
    with qtbot.waitSignal(top.mode_chosen) as chosen:
        press(top, "Review")
    assert chosen.args == [REVIEW]
    top.set_mode(ANNOTATE)
    assert button(top, "Annotate").isChecked()
    assert not button(top, "Review").isChecked()


def test_a_disabled_mode_says_why(top, qtbot):
    top.enable_mode(REVIEW, on=False, why="Two people must have finished the same article.")
    assert button(top, "Review").toolTip() == "Two people must have finished the same article."
    with qtbot.assertNotEmitted(top.mode_chosen):
        press(top, "Review")
    top.enable_mode(REVIEW, on=True)
    assert button(top, "Review").toolTip() == ""


@pytest.mark.parametrize(
    ("name", "signal"), [("Find", "find_asked"), ("Commands", "palette_asked"), ("Saved", "saved_asked")]
)
def test_every_button_asks(top, qtbot, name, signal):
    with qtbot.waitSignal(getattr(top, signal)):
        press(top, name)


def test_the_menu_is_asked_for_below_its_button(top, qtbot):
    with qtbot.waitSignal(top.menu_asked) as asked:
        press(top, "Menu")
    assert asked.args[0].y() >= top.mapToGlobal(top.rect().topLeft()).y() + 30


def test_the_keys_stand_in_the_tool_tips(top):
    top.set_keys(find="Ctrl F", palette="Ctrl K")
    assert button(top, "Find").toolTip() == "Find  Ctrl F"
    assert button(top, "Commands").key == "Ctrl K"


def test_another_annotator_is_chosen_from_the_menu(top, qtbot):
    actions = {action.text(): action for action in top.people_menu().actions()}
    assert actions["Mai"].isChecked()
    with qtbot.waitSignal(top.annotator_chosen) as chosen:
        actions["Bình && Co"].trigger()
    assert chosen.args == ["b"]
    with qtbot.waitSignal(top.annotator_wanted):
        actions["Another annotator…"].trigger()


def test_without_people_there_is_no_switch(top):
    top.set_annotators([], "")
    settle()
    assert not any(name.startswith("Annotator") for name in words_in(top))


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        ("saved", "", "Saved"),
        ("typing", "", "Not saved yet"),
        ("failed", "Not saved: the disk is full.", "Not saved: the disk is full."),
        ("reading", "Bình writes in it", "Bình writes in it"),
    ],
)
def test_the_state_of_saving_is_said(top, state, reason, words):
    top.set_saved(state, reason)
    settle()
    assert button(top, words).toolTip() == words


def test_nothing_moves_while_a_key_is_typed_into_a_field(top):
    top.set_saved("saved")
    settle()
    before = button(top, "Find").x()
    top.set_saved("typing")
    settle()
    assert button(top, "Find").x() == before


def test_where_the_articles_are_hidden_their_place_stands_above(top, qtbot):
    assert "Show the articles" not in words_in(top)
    top.set_position("13 / 40")
    settle()
    assert button(top, "Show the articles").text() == "13 / 40"
    with qtbot.waitSignal(top.articles_asked):
        press(top, "Show the articles")
