"""A sitting at the desk, in the real window: notes and flag, the queue, the time, coming back, settings, guidelines."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from annotator.services import backing_up
from annotator.services.creating import shipped_guidelines
from annotator.store.project import Project
from annotator.ui.panels.label_bar import MessagePage
from annotator.ui.panels.pending import DELAY
from annotator.ui.theme import DARK
from tests.e2e.hand import CTRL, NONE, SHIFT, Hand


@pytest.fixture
def bridge(opened, project_path) -> Hand:
    hand = opened(project_path)
    hand.open("Cầu sập")
    return hand


def press(hand: Hand, key: Qt.Key, modifiers=NONE) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(hand.window.focusWidget(), key, modifiers)


def write(hand: Hand, text: str) -> None:
    QTest.keyClicks(hand.window.focusWidget(), text)


def titles(hand: Hand) -> list[str]:
    found, article_list = [], hand.inside.article_list
    for row in range(10):
        entry = article_list._model.entry(row)
        if entry is not None:
            found.append(entry.title)
    return found


# ---------------------------------------------------------------- flag and notes


def test_a_flag_asks_why_and_enter_leads_back_to_the_text(bridge):
    bridge.key("B", CTRL)
    assert bridge.session.work.flagged
    write(bridge, "which bridge?")
    press(bridge, Qt.Key.Key_Return)
    assert bridge.view.hasFocus()
    assert bridge.session.work.flag_note == "which bridge?"
    assert "which bridge?" in bridge.inside.article_list._tip(bridge.inside.article_list._model.entry(0))
    bridge.key("B", CTRL)
    assert not bridge.session.work.flagged
    assert bridge.inside.sitting.notes.isHidden()


def test_a_flag_needs_no_reason_and_labelling_goes_on(bridge):
    bridge.key("B", CTRL)
    press(bridge, Qt.Key.Key_Escape)
    assert bridge.view.hasFocus()
    assert bridge.session.work.flagged
    assert bridge.session.work.flag_note == ""
    bridge.select("12.000 người")
    bridge.key("F")
    assert ("figure", "12.000 người") in bridge.labelled()


def test_why_and_flag_are_two_steps_of_undo(bridge):
    bridge.key("B", CTRL)
    write(bridge, "why")
    press(bridge, Qt.Key.Key_Escape)
    bridge.key("Z", CTRL)
    assert (bridge.session.work.flagged, bridge.session.work.flag_note) == (True, "")
    bridge.key("Z", CTRL)
    assert not bridge.session.work.flagged
    bridge.key("Z", CTRL | SHIFT)
    bridge.key("Z", CTRL | SHIFT)
    assert bridge.session.work.flag_note == "why"
    assert bridge.inside.sitting.notes.flag_note.edit.toPlainText() == "why"


def test_a_note_on_the_article_is_saved_while_it_is_written_and_shown_again(bridge, qtbot):
    bridge.key("N", CTRL | SHIFT)
    states = []
    bridge.session.saved_changed.connect(lambda state, _why: states.append(state))
    write(bridge, "two sources")
    assert states == ["typing"]
    qtbot.waitUntil(lambda: bridge.session.work.note == "two sources", timeout=DELAY * 10)
    assert states[-1] == "saved"
    write(bridge, ", one bridge")
    press(bridge, Qt.Key.Key_PageDown, CTRL)
    assert bridge.session.article.title == "Harbour lights go out"
    assert bridge.view.hasFocus(), "the note that was written belongs to the article that was left"
    assert bridge.inside.sitting.notes.isHidden()
    bridge.key("PageUp", CTRL)
    assert bridge.session.work.note == "two sources, one bridge"
    assert bridge.inside.sitting.notes.note.edit.toPlainText() == "two sources, one bridge"
    assert not bridge.inside.sitting.notes.isHidden()


def test_undo_while_a_note_is_typed_takes_back_what_was_typed(bridge):
    bridge.key("N", CTRL | SHIFT)
    write(bridge, "oops")
    bridge.inside.actions_table["undo"].trigger()
    assert bridge.session.work.note == ""


def test_n_is_the_note_of_the_span_and_with_none_of_the_article(bridge):
    bridge.key("N")
    assert bridge.inside.sitting.notes.note.edit.hasFocus()
    press(bridge, Qt.Key.Key_Escape)
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.key("N")
    write(bridge, "sure")
    press(bridge, Qt.Key.Key_Return)
    assert [span.note for span in bridge.session.spans.values()] == ["sure"]
    assert bridge.session.work.note == ""


IN_A_NOTE = "Enter: back to the text · Shift+Enter: new line"


def said_below(hand: Hand) -> str:
    """What stands in the bar below in the place of the labels, or empty."""
    page = hand.inside.label_bar.findChild(MessagePage)
    return page.sentence.text if page.isVisible() else ""


@pytest.mark.parametrize("keys", [("N", NONE), ("N", CTRL | SHIFT), ("B", CTRL)])
def test_while_a_note_is_written_the_bar_says_what_enter_does_there(bridge, qtbot, keys):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.key(*keys)
    edit = bridge.window.focusWidget()
    assert said_below(bridge) == IN_A_NOTE
    assert edit.accessibleDescription() == IN_A_NOTE
    write(bridge, "two")
    press(bridge, Qt.Key.Key_Return, SHIFT)
    write(bridge, "lines")
    qtbot.wait(DELAY + 100)
    assert edit.toPlainText() == "two\nlines"
    assert said_below(bridge) == IN_A_NOTE, "it stands after what was typed is saved, too"
    press(bridge, Qt.Key.Key_Return)
    assert bridge.view.hasFocus()
    assert said_below(bridge) == ""
    bridge.key(*keys)
    if keys[0] == "B":  # it takes the flag away, and puts another one
        bridge.key(*keys)
    assert said_below(bridge) == IN_A_NOTE
    press(bridge, Qt.Key.Key_Escape)
    assert said_below(bridge) == ""


def test_what_is_said_while_a_note_is_written_stands_for_its_while_and_then_the_keys_again(bridge):
    bridge.key("N", CTRL | SHIFT)
    bridge.inside.say("Something else.")
    assert said_below(bridge) == "Something else."
    bridge.inside.saying.timer.timeout.emit()
    assert said_below(bridge) == IN_A_NOTE
    bridge.inside.say("Something else.")
    press(bridge, Qt.Key.Key_Return)
    assert said_below(bridge) == "Something else."
    bridge.inside.saying.timer.timeout.emit()
    assert said_below(bridge) == ""


def test_the_keys_of_a_note_are_said_in_the_language_that_it_is_switched_to(bridge, qtbot):
    bridge.key("N", CTRL | SHIFT)
    bridge.inside.look.set("language", "vi")
    edit = bridge.window.focusWidget()
    qtbot.waitUntil(lambda: said_below(bridge) == edit.accessibleDescription() != "")


def test_a_hidden_panel_comes_for_the_note_and_goes_again(bridge):
    bridge.inside.actions_table["view.spans"].trigger()
    assert bridge.inside.spans_dock.isHidden()
    bridge.key("N", CTRL | SHIFT)
    write(bridge, "x")
    assert not bridge.inside.spans_dock.isHidden()
    press(bridge, Qt.Key.Key_Return)
    assert bridge.inside.spans_dock.isHidden()
    assert bridge.session.work.note == "x"


def test_a_note_is_not_lost_when_the_window_is_closed_over_it(bridge, opened, project_path):
    bridge.key("N", CTRL | SHIFT)
    write(bridge, "half a th")
    again = opened(project_path)
    assert again.session.work.note == "half a th"


# ---------------------------------------------------------------- the state of the work


def test_what_has_become_of_an_article_stands_in_the_bar_and_can_be_reopened(bridge):
    state, reopen = bridge.inside.label_bar._labels.state, bridge.inside.actions_table["article.reopen"]
    assert state.isHidden()
    assert not reopen.isEnabled()
    bridge.key("J", CTRL)
    bridge.open("Cầu sập")
    assert state.text == "Skipped"
    bridge.key("O", CTRL | SHIFT)
    assert bridge.session.work.status == "in_progress"
    assert state.isHidden()
    bridge.key("Return", CTRL)
    bridge.open("Cầu sập")
    assert state.text == "Finished"
    assert "Ctrl" in state.toolTip()


def test_at_the_end_the_bar_says_that_all_is_finished(bridge):
    for _ in range(3):
        bridge.key("Return", CTRL)
    assert bridge.said[-1] == "All 3 finished."


def test_at_the_end_what_was_skipped_is_told_apart(bridge):
    bridge.key("J", CTRL)
    bridge.key("Return", CTRL)
    bridge.key("Return", CTRL)
    assert bridge.said[-1] == "Nothing is left to do: 2 finished, 1 skipped."


# ---------------------------------------------------------------- the queue


def test_next_previous_and_finish_follow_the_order_shown(bridge):
    actions = bridge.inside.actions_table
    actions["queue.order.shortest"].trigger()
    assert titles(bridge) == ["Thư báo", "Harbour lights go out", "Cầu sập"]
    bridge.key("PageUp", CTRL)
    assert bridge.session.article.title == "Harbour lights go out"
    bridge.key("PageUp", CTRL)
    assert bridge.session.article.title == "Thư báo"
    bridge.key("Return", CTRL)
    assert bridge.session.article.title == "Harbour lights go out"


def test_with_a_filter_the_way_leads_through_what_is_shown(bridge):
    bridge.open("Thư báo")
    bridge.key("B", CTRL)
    press(bridge, Qt.Key.Key_Escape)
    bridge.open("Cầu sập")
    bridge.inside.actions_table["queue.filter.flagged"].trigger()
    assert titles(bridge) == ["Thư báo"]
    bridge.key("PageDown", CTRL)
    assert bridge.session.article.title == "Thư báo"
    bridge.key("Return", CTRL)
    assert bridge.said[-1] == "Nothing is left to do in this list. Others are hidden by its filter."
    bridge.inside.actions_table["queue.filter.all"].trigger()
    assert len(titles(bridge)) == 3


def test_each_person_finds_order_seed_and_filter_again(bridge, opened, project_path):
    actions = bridge.inside.actions_table
    actions["queue.shuffle"].trigger()
    actions["queue.filter.todo"].trigger()
    seed, order = bridge.inside.article_list.queue.seed, titles(bridge)
    people = bridge.session.project.annotators()
    bridge.session.choose_annotator(people[1].id)
    assert bridge.inside.article_list.queue.order == "project"
    assert not actions["queue.filter.todo"].isChecked()
    bridge.session.choose_annotator(people[0].id)
    assert titles(bridge) == order
    again = opened(project_path)
    assert again.inside.article_list.queue.seed == seed
    assert titles(again) == order
    assert again.inside.actions_table["queue.order.random"].isChecked()
    assert again.inside.actions_table["queue.filter.todo"].isChecked()


# ---------------------------------------------------------------- the time


def test_the_time_on_the_article_stands_in_the_bar_and_in_the_project(bridge, opened, project_path):
    now = [5000.0]
    timer, bar = bridge.inside.sitting.timer, bridge.inside.label_bar
    timer.clock = lambda: now[0]
    bridge.open("Harbour")
    for _ in range(14):
        now[0] += 10
        QTest.keyClick(bridge.window.windowHandle(), Qt.Key.Key_Right)
    timer.tick()
    assert bar._labels.clock.accessibleName() == "Time on this article: 02:20"
    assert bar._labels.clock.isVisible()
    now[0] += 100
    timer.tick()
    assert bar._labels.clock.accessibleName() == "Time on this article: 02:25"
    assert "stands still" in bar._labels.clock.toolTip()
    article, viewer = bridge.session.article.id, bridge.session.viewer
    bridge.window.close()
    project = Project.open(project_path)
    assert project.seconds(article, viewer) == pytest.approx(145, abs=1)
    project.close()


# ---------------------------------------------------------------- coming back


def test_the_window_comes_back_exactly_as_it_was_left(bridge, opened, project_path):
    bridge.select("12.000 người")
    bridge.key("F")
    span_id = bridge.session.current
    bridge.inside.look.set("text_size", 30)
    bridge.inside.actions_table["view.articles"].trigger()
    bar = bridge.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    top, caret = bridge.view.top_place(), bridge.view.caret()
    again = opened(project_path)
    assert again.session.article.title == "Cầu sập"
    assert again.session.current == span_id
    assert again.view.current == span_id
    assert again.view.caret() == caret
    assert again.view.top_place() == top
    assert again.inside.look.settings.get("text_size") == 30
    assert again.inside.articles_dock.isHidden()


def test_a_selection_comes_back_with_the_caret_at_its_side(bridge, opened, project_path):
    bridge.view.select(40, 20)
    again = opened(project_path)
    assert (again.view.anchor(), again.view.caret()) == (40, 20)


def test_a_program_that_is_killed_comes_back_to_the_article(bridge, opened, project_path):
    bridge.key("PageDown", CTRL)
    bridge.view.select(3, 9)
    bridge.inside.sitting.places.remember()  # every few seconds
    state = bridge.inside.state
    place = state.place(bridge.session.project.id, bridge.session.viewer)
    assert (place.article_id, place.start, place.end) == (bridge.session.article.id, 3, 9)


# ---------------------------------------------------------------- the settings


def test_the_settings_open_beside_the_text_and_everything_is_seen_at_once(bridge):
    bridge.key("Comma", CTRL)
    panel = bridge.inside.sitting.preferences.panel
    assert panel.isVisible()
    assert not panel.isModal()
    assert panel.rows["text_font"].control.hasFocus()
    QTest.keyClick(panel.rows["text_size"].control, Qt.Key.Key_End)
    assert bridge.inside.look.settings.get("text_size") == 32
    QTest.keyClick(panel.rows["theme"].control, Qt.Key.Key_End)
    picture = bridge.view.viewport().grab().toImage()
    assert picture.pixelColor(3, picture.height() - 3).name().upper() == DARK.paper
    press(bridge, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert bridge.view.hasFocus()
    assert bridge.inside.look.settings.get("text_size") == 32


def test_the_settings_speak_the_new_language_at_once(bridge):
    bridge.key("Comma", CTRL)
    panel = bridge.inside.sitting.preferences.panel
    bridge.inside.actions_table["language.vi"].trigger()
    assert panel.rows["language"].control.currentText() == "Tiếng Việt"
    bridge.inside.actions_table["settings"].trigger()
    assert panel.isHidden()


def test_without_a_project_the_settings_open_too(opened):
    hand = opened()
    hand.inside.actions_table["settings"].trigger()
    panel = hand.inside.sitting.preferences.panel
    assert panel.isVisible()
    assert panel.height() == hand.window.centralWidget().height()


# ---------------------------------------------------------------- the guidelines


@pytest.fixture
def guided(opened, new_project, tmp_path) -> Hand:
    path = new_project("guided")
    hand = opened(path)
    one = tmp_path / "one.txt"
    one.write_text("Một bài ngắn.\n\nHết bài.", encoding="utf-8")
    hand.bring_in(one)
    return hand


def top_line(hand: Hand) -> str:
    text = hand.inside.sitting.guidelines.panel.text
    return text.document().findBlock(text.top_place()).text()


def test_f2_shows_and_hides_the_guidelines_and_escape_gives_the_keyboard_back(guided, qtbot):
    beside, action = guided.inside.sitting.guidelines, guided.inside.actions_table["help.guidelines"]
    assert beside.dock.isHidden()
    guided.key("F2")
    assert beside.dock.isVisible()
    assert action.isChecked()
    assert beside.panel.text.hasFocus()
    assert beside.panel.text.document().begin().text() == shipped_guidelines("en").split("\n")[0].lstrip("# ")
    press(guided, Qt.Key.Key_Escape)
    assert guided.view.hasFocus()
    assert beside.dock.isVisible()
    guided.key("F2")
    assert beside.dock.isHidden()
    assert not action.isChecked()
    assert guided.view.hasFocus()


def test_where_there_is_no_room_they_stand_in_the_place_of_the_articles(guided):
    guided.window.resize(1100, 700)
    guided.key("F2")
    assert guided.inside.articles_dock.isHidden()
    guided.inside.sitting.guidelines.hide()
    assert not guided.inside.articles_dock.isHidden()
    guided.inside.articles_dock.hide()
    guided.key("F2")
    guided.inside.sitting.guidelines.hide()
    assert guided.inside.articles_dock.isHidden(), "they had not taken its place"


def test_they_open_at_a_heading_and_are_found_where_they_were_read(guided, opened, qtbot):
    beside = guided.inside.sitting.guidelines
    assert "2. Denial (D)" in beside.headings()
    beside.show_heading("2. Denial (D)")
    qtbot.waitUntil(lambda: top_line(guided) == "2. Denial (D)")
    beside.hide()
    guided.key("F2")
    qtbot.waitUntil(lambda: top_line(guided) == "2. Denial (D)")
    path = guided.session.project.path
    again = opened(path)
    assert again.inside.sitting.guidelines.dock.isVisible(), "the panels come back as they were"
    qtbot.waitUntil(lambda: top_line(again) == "2. Denial (D)")


def test_they_speak_the_language_of_the_interface(guided):
    guided.key("F2")
    guided.inside.actions_table["language.vi"].trigger()
    first = guided.inside.sitting.guidelines.panel.text.document().begin().text()
    assert first == shipped_guidelines("vi").split("\n")[0].lstrip("# ")
    assert "2. Bác bỏ (D)" in guided.inside.sitting.guidelines.headings()


def test_f6_comes_to_the_guidelines_and_full_screen_leaves_the_text_alone(guided):
    guided.key("F2")
    beside = guided.inside.sitting.guidelines
    press(guided, Qt.Key.Key_Escape)
    guided.key("F6", SHIFT)
    assert beside.panel.text.hasFocus()
    guided.inside.actions_table["view.full_screen"].trigger()
    assert beside.dock.isHidden()
    guided.inside.actions_table["view.full_screen"].trigger()
    assert beside.dock.isVisible()


def test_closing_the_project_takes_them_away(guided):
    guided.key("F2")
    guided.session.close_project()
    assert guided.inside.sitting.guidelines.dock.isHidden()
    guided.inside.actions_table["help.guidelines"].trigger()
    assert guided.inside.sitting.guidelines.dock.isHidden()


def go_down(hand: Hand) -> tuple[object, ...]:
    """Select words far down in the article and make a span above them current; return where the person is."""
    hand.window.resize(1280, 420)
    spans = hand.session.in_order()
    span = spans[len(spans) // 2]
    hand.view.restore_top(span.start)
    hand.view.select(span.end + 9, span.end + 3)
    hand.session.set_current(span.id)
    return where(hand)


def where(hand: Hand) -> tuple[object, ...]:
    view = hand.view
    return hand.session.article.id, view.top_place(), view.anchor(), view.caret(), hand.session.current


def put_right(hand: Hand, qtbot) -> None:
    with closing(sqlite3.connect(hand.session.project.path)) as connection:
        connection.executescript("UPDATE article SET length = 1 WHERE n = 1")
    commands = hand.inside.safekeeping.soundness
    commands.check(hand.session.project.path)
    qtbot.waitUntil(lambda: commands.dialog is not None and not hand.inside.long_work.busy, timeout=20_000)
    commands.dialog.repair.click()
    next(button for button in commands.question.findChildren(QPushButton) if button.text() == "&Repair").click()
    qtbot.waitUntil(lambda: commands.dialog.findings.rowCount() == 0, timeout=20_000)


def restore(hand: Hand, qtbot) -> None:
    commands, project = hand.inside.safekeeping.backups, hand.session.project
    backup = backing_up.back_up(project.path, backing_up.ASKED)
    with qtbot.waitSignal(hand.session.writing_begun, timeout=20_000):
        commands.restore(project.path, backup)


def restore_and_undo(hand: Hand, qtbot) -> None:
    restore(hand, qtbot)
    with qtbot.waitSignal(hand.session.writing_begun, timeout=20_000):
        hand.inside.actions_table["project.restore_undo"].trigger()


def merged(hand: Hand, _qtbot) -> None:
    hand.session.after_merge()


def not_saved_and_let_go(hand: Hand, _qtbot) -> None:
    path = hand.session.project.path
    gone = path.with_suffix(".gone")
    path.replace(gone)
    hand.inside.acts.set_note(hand.session.current, "nguồn nào?")
    assert hand.session.unsaved
    hand.session.forget_unsaved()
    gone.replace(path)


@pytest.mark.parametrize("act", [put_right, restore, restore_and_undo, merged, not_saved_and_let_go])
def test_what_changes_the_file_leaves_the_person_where_they_are(sample, qtbot, act):
    before = go_down(sample)
    assert before[1] > 0
    act(sample, qtbot)
    assert where(sample) == before
