"""The palette in the real window, by keys: find, do, open, change a key, and be back where one was."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.folding import folded
from annotator.ui.overlays.palette_rows import ACTION, ARTICLE
from tests.counting import calls
from tests.e2e.hand import CTRL, NONE, SHIFT

K = Qt.Key


@pytest.fixture
def bridge(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    return hand


def press(key, modifiers=NONE, times=1):
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


@pytest.fixture
def palette(bridge):
    press(K.Key_K, CTRL)
    made = bridge.inside.help_commands.palette
    assert made.isVisible()
    return made


def rows(palette, kind=ACTION):
    return [row.id for row in palette.model.rows if row.kind == kind]


def chosen(palette):
    return palette.model.row_at(palette.list.currentIndex().row()).id


def test_the_palette_is_made_when_it_is_first_asked_for(bridge):
    assert bridge.inside.help_commands._palette is None
    assert bridge.inside.help_commands._sheet is None


def test_every_action_is_in_the_palette(bridge, palette):
    assert set(rows(palette)) == {spec.id for spec in bridge.inside.actions_table}


def test_an_action_is_found_and_done_and_the_text_has_the_keyboard_again(bridge, palette):
    bridge.select("12.000 người")
    write("figu")
    assert chosen(palette) == "label.figure"
    press(K.Key_Return)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is bridge.view
    assert ("figure", "12.000 người") in bridge.labelled()


def test_what_was_done_last_stands_first_the_next_time(bridge, opened, project_path, palette):
    write("names of all")
    press(K.Key_Return)
    press(K.Key_K, CTRL)
    assert palette.model.rows[0].text == "Used last"
    assert chosen(palette) == "view.names"
    again = opened(project_path)
    press(K.Key_K, CTRL)
    assert chosen(again.inside.help_commands.palette) == "view.names"


def test_what_is_typed_with_an_input_method_is_looked_for_while_it_is_composed(palette):
    QApplication.sendEvent(palette.field, QInputMethodEvent("tieng", []))
    assert chosen(palette) == "language.vi"
    done = QInputMethodEvent("", [])
    done.setCommitString("tiếng")
    QApplication.sendEvent(palette.field, done)
    assert palette.field.text() == "tiếng"
    assert chosen(palette) == "language.vi"


def test_no_key_reaches_the_program_while_the_palette_is_open(bridge, palette):
    status = bridge.session.work.status
    write("cdaf")
    press(K.Key_J, CTRL)
    press(K.Key_Delete)
    press(K.Key_F8)
    assert bridge.session.work.status == status
    assert bridge.labelled() == set()
    assert not bridge.inside.articles_dock.isHidden()


def test_escape_gives_the_keyboard_back_exactly_where_it_was(bridge):
    bridge.inside.article_list.focus_filter()
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "cau")
    field.setCursorPosition(1)
    press(K.Key_K, CTRL)
    write("next")
    press(K.Key_Escape)
    assert QApplication.focusWidget() is field
    assert (field.text(), field.cursorPosition(), field.hasSelectedText()) == ("cau", 1, False)


def test_the_selection_stays_while_the_palette_is_open(bridge):
    extent = bridge.select("Ông Trần Mộc")
    press(K.Key_K, CTRL)
    press(K.Key_Escape)
    assert bridge.view.selection() == extent


def test_its_own_key_ends_it_too(bridge, palette):
    press(K.Key_K, CTRL)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is bridge.view


def test_the_key_of_the_cheat_sheet_changes_over_to_it_and_back(bridge, palette):
    press(K.Key_F1)
    assert not palette.isVisible()
    assert bridge.inside.help_commands.sheet.isVisible()
    press(K.Key_K, CTRL)
    assert palette.isVisible()
    press(K.Key_Escape)
    assert QApplication.focusWidget() is bridge.view


def test_a_press_on_the_veil_ends_it_and_one_on_the_panel_does_not(bridge, palette):
    inside = palette.panel.geometry().topLeft() + QPoint(10, 10)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, NONE, inside)
    assert palette.isVisible()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, NONE, QPoint(5, palette.height() - 5))
    assert not palette.isVisible()
    assert QApplication.focusWidget() is bridge.view
    assert bridge.labelled() == set()


def test_a_click_does_a_row(bridge, palette):
    write("articles panel")
    place = palette.list.visualRect(palette.list.currentIndex()).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert bridge.inside.articles_dock.isHidden()


def test_what_cannot_be_done_says_why_and_does_nothing(palette):
    write("move the bound")
    row = palette.model.rows[0]
    assert (row.id, row.remark) == ("span.boundaries", "no span is chosen")
    press(K.Key_Return)
    assert palette.isVisible()


def test_without_a_project_it_says_so(opened):
    hand = opened()
    press(K.Key_K, CTRL)
    palette = hand.inside.help_commands.palette
    write("finish")
    assert palette.model.rows[0].remark == "no project is open"
    assert "project.open" not in rows(palette)
    press(K.Key_Escape)


def test_an_article_is_found_by_its_title_and_opened(bridge, palette, qtbot):
    qtbot.waitUntil(lambda: palette._choices.titles.ready)
    write("harbour out")
    assert len(rows(palette, ARTICLE)) == 1
    press(K.Key_Return)
    assert bridge.session.article.title == "Harbour lights go out"
    assert QApplication.focusWidget() is bridge.view


def test_titles_typed_before_they_are_folded_appear_when_they_are(bridge, palette, qtbot):
    write("thu bao")
    qtbot.waitUntil(lambda: len(rows(palette, ARTICLE)) == 1)


def test_a_heading_of_the_guidelines_is_shown_beside_the_text(opened, new_project, qtbot):
    hand = opened(new_project("fresh"))
    hand.view.setFocus()
    press(K.Key_K, CTRL)
    palette = hand.inside.help_commands.palette
    heading = hand.inside.sitting.guidelines.headings()[1]
    write(folded(heading))
    while chosen(palette) != heading:
        press(K.Key_Down)
    with qtbot.waitSignal(hand.inside.help_commands.guidelines_asked) as asked:
        press(K.Key_Return)
    assert asked.args == [heading]
    assert not hand.inside.sitting.guidelines.dock.isHidden()


def test_arrows_pages_and_ends_move_the_cursor(palette):
    first = chosen(palette)
    press(K.Key_Down)
    second = chosen(palette)
    assert second != first
    press(K.Key_Up, times=2)
    assert chosen(palette) == rows(palette)[-1]
    press(K.Key_Home, CTRL)
    press(K.Key_PageDown)
    assert chosen(palette) == rows(palette)[8]
    press(K.Key_PageUp)
    assert chosen(palette) == first
    press(K.Key_End, CTRL)
    assert chosen(palette) == rows(palette)[-1]


def test_control_and_enter_change_the_key_of_the_row(bridge, palette):
    write("jump")
    press(K.Key_Return, CTRL)
    capture = bridge.inside.help_commands.capture
    assert capture.isVisible()
    press(K.Key_J)
    assert not capture.isVisible()
    assert palette.isVisible()
    assert QApplication.focusWidget() is palette.field
    row = palette.model.row_at(palette.list.currentIndex().row())
    assert (row.id, list(row.keys)) == ("span.jump", ["J"])
    press(K.Key_Escape)
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.key("G")
    assert not bridge.inside.hints.on
    bridge.key("J")
    assert bridge.inside.hints.on


def test_the_top_bar_opens_it_and_shows_its_key(bridge):
    bridge.inside.top_bar.palette_asked.emit()
    assert bridge.inside.help_commands.palette.isVisible()
    press(K.Key_Escape)
    bridge.inside.actions_table.keymap.change("palette", [int(K.Key_P) | CTRL.value])
    assert bridge.inside.top_bar._palette.key == "Ctrl P"
    press(K.Key_K, CTRL)
    assert not bridge.inside.help_commands.palette.isVisible()
    press(K.Key_P, CTRL)
    assert bridge.inside.help_commands.palette.isVisible()


def test_it_speaks_the_interface_s_language(bridge, palette):
    press(K.Key_Escape)
    bridge.inside.actions_table["language.vi"].trigger()
    press(K.Key_K, CTRL)
    write("toan man hinh")
    assert chosen(palette) == "view.full_screen"
    press(K.Key_A, CTRL)
    write("full screen")
    assert chosen(palette) == "view.full_screen"
    press(K.Key_Escape)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (700, 480)])
def test_the_panel_stays_inside_the_window(bridge, palette, size, qtbot):
    bridge.window.resize(*size)
    qtbot.waitUntil(lambda: palette.size() == bridge.window.size())
    assert palette.rect().contains(palette.panel.geometry())


def test_letters_are_answered_among_ten_thousand_articles(bridge, qtbot):
    commands = bridge.inside.help_commands
    many = [(str(at), f"Ferry {at} leaves the harbour of Maren with 3,400 tonnes of grain") for at in range(10_000)]
    commands._articles = lambda: many
    commands._forget_choices()
    press(K.Key_K, CTRL)
    palette = commands.palette
    qtbot.waitUntil(lambda: palette._choices.titles.ready)
    for letter in "grain mar":
        assert calls(lambda typed=letter: write(typed)) < 100_000, "ten for each title at most"
    assert len(rows(palette, ARTICLE)) == 30


def test_shift_and_tab_go_back(palette):
    last = rows(palette)[-1]
    press(K.Key_Backtab, SHIFT)
    assert chosen(palette) == last
    press(K.Key_Tab)
    assert chosen(palette) == rows(palette)[0]


def at_the_top(palette):
    QApplication.processEvents()
    first = palette.model.next_choice(-1, 1)
    return (palette.list.currentIndex().row(), palette.list.verticalScrollBar().value()) == (first, 0)


@pytest.mark.parametrize("typed", ["t", "guidelines", "c"])
def test_opened_or_filtered_it_stands_at_its_first_row_wherever_it_was(bridge, palette, typed):
    assert at_the_top(palette)
    press(K.Key_PageDown, times=5)
    assert not at_the_top(palette)
    write(typed)
    assert at_the_top(palette)
    press(K.Key_Down, times=9)
    press(K.Key_Backspace, times=len(typed))
    assert at_the_top(palette)
    press(K.Key_PageDown, times=5)
    press(K.Key_Escape)
    press(K.Key_K, CTRL)
    assert at_the_top(palette)
