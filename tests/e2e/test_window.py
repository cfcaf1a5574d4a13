"""The window: look, language, panels, the way it is left and found again."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtTest import QTest

from annotator.ui.theme import DARK, LIGHT
from tests.e2e.hand import CTRL, SHIFT


@pytest.fixture
def bridge(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    return hand


def test_theme_and_language_change_at_once_and_are_kept(bridge, opened, project_path):
    bridge.inside.actions_table["theme.dark"].trigger()
    bridge.inside.actions_table["language.vi"].trigger()
    picture = bridge.view.viewport().grab().toImage()
    assert QColor(picture.pixel(3, picture.height() - 3)) == QColor(DARK.paper)
    assert bridge.inside.actions_table["undo"].text() == "Hoàn tác"
    again = opened(project_path)
    picture = again.view.viewport().grab().toImage()
    assert QColor(picture.pixel(3, picture.height() - 3)) == QColor(DARK.paper)
    assert again.inside.actions_table["undo"].text() == "Hoàn tác"
    again.inside.actions_table["theme.light"].trigger()
    picture = again.view.viewport().grab().toImage()
    assert QColor(picture.pixel(3, picture.height() - 3)) == QColor(LIGHT.paper)


def test_text_grows_and_shrinks_within_its_limits(bridge):
    settings = bridge.inside.look.settings
    for _ in range(30):
        bridge.inside.actions_table["view.larger"].trigger()
    assert settings.get("text_size") == 32
    for _ in range(30):
        bridge.inside.actions_table["view.smaller"].trigger()
    assert settings.get("text_size") == 14
    bridge.inside.actions_table["view.normal"].trigger()
    assert settings.get("text_size") == 18


def test_panels_change_sides_and_come_back_so(bridge, opened, project_path, qtbot):
    left = Qt.DockWidgetArea.LeftDockWidgetArea
    assert bridge.window.dockWidgetArea(bridge.inside.articles_dock) == left
    bridge.inside.actions_table["view.swap_sides"].trigger()
    assert bridge.window.dockWidgetArea(bridge.inside.spans_dock) == left
    again = opened(project_path)
    qtbot.waitUntil(lambda: again.window.dockWidgetArea(again.inside.spans_dock) == left)
    assert not again.inside.articles_dock.isHidden()


def test_a_current_span_stays_current_until_the_caret_moves(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    assert bridge.view.selection()[0] == bridge.view.selection()[1], "after labelling nothing is selected"
    assert bridge.session.current_span is not None
    bridge.key("Right")
    assert bridge.session.current_span is None


def test_the_list_and_the_text_choose_the_same_span(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.select("Ông Trần Mộc")
    bridge.key("A")
    first = bridge.session.in_order()[0]
    bridge.inside.span_list.span_chosen.emit(first.id)
    assert bridge.session.current == first.id
    assert bridge.view.current == first.id
    assert bridge.inside.inspector.span_id == first.id


def test_an_undone_span_leaves_text_list_and_inspector(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.key("Z", CTRL)
    assert bridge.view.current == ""
    assert bridge.inside.inspector.span_id == ""
    assert bridge.view.span_at(bridge.text.index("12.000")) == []
    bridge.key("Z", CTRL | SHIFT)
    assert len(bridge.view.span_at(bridge.text.index("12.000"))) == 1
    assert bridge.session.current_span is not None, "what came back is shown as the current span"


def test_an_attribute_typed_in_the_form_is_saved_and_undone_as_one_step(bridge, qtbot):
    bridge.select("12.000 người")
    bridge.key("F")
    span_id = bridge.session.current
    bridge.inside.inspector.attribute_changed.emit(span_id, "value", "12500")
    assert bridge.session.spans[span_id].attributes["value"] == "12500"
    bridge.key("Z", CTRL)
    assert bridge.session.spans[span_id].attributes["value"] == "12000", "what was read from the words"


def test_a_dropped_project_is_opened(opened, project_path):
    hand = opened()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project_path))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    hand.window.dropEvent(event)
    assert hand.session.project is not None
    assert hand.session.project.path == project_path


def test_closing_a_project_leads_back_to_the_start_page_which_names_it(bridge, project_path, qtbot):
    bridge.inside.actions_table["project.close"].trigger()
    page = bridge.inside.start_page
    qtbot.waitUntil(page.isVisible)
    with qtbot.waitSignal(page.project_chosen) as chosen:
        page.rows()[5].click()
    assert chosen.args == [str(project_path)]
    assert bridge.session.project is not None


def test_skipping_and_flagging_are_shown_in_the_list_and_undone(bridge):
    first = bridge.session.article.id
    bridge.key("B", CTRL)
    assert bridge.session.work.flagged
    bridge.key("J", CTRL)
    project, viewer = bridge.session.project, bridge.session.viewer
    assert project.work(first, viewer).status == "skipped"
    assert bridge.session.article.id != first
    bridge.session.undo()
    bridge.session.undo()
    assert (project.work(first, viewer).status, project.work(first, viewer).flagged) == ("todo", False)


def test_a_finished_article_is_reopened(bridge):
    bridge.key("Return", CTRL)
    bridge.open("Cầu sập")
    assert bridge.session.work.status == "finished"
    bridge.key("O", CTRL | SHIFT)
    assert bridge.session.work.status == "in_progress"


def leaves(action):
    if action.menu() is None:
        return [action]
    return [leaf for below in action.menu().actions() for leaf in leaves(below)]


def test_the_menu_of_the_table_has_every_action_once(bridge, qtbot):
    from PySide6.QtWidgets import QMenu

    menu = QMenu(bridge.window)
    bridge.inside.actions_table.fill(menu)
    shown = [action.objectName() for entry in menu.actions() for action in leaves(entry)]
    assert sorted(spec.id for spec in bridge.inside.actions_table) == sorted(shown)


def test_the_menu_says_what_undo_and_redo_would_do(bridge, opened, project_path):
    undo, redo = (bridge.inside.actions_table[name] for name in ("undo", "redo"))
    assert (undo.text(), redo.text()) == ("Undo", "Redo")
    bridge.select("12.000 người")
    bridge.key("F")
    assert undo.text() == "Undo: label"
    bridge.key("Z", CTRL)
    assert (undo.text(), redo.text()) == ("Undo", "Redo: label")
    again = opened(project_path)
    assert again.inside.actions_table["redo"].text() == "Redo: label"
    again.inside.actions_table["language.vi"].trigger()
    assert again.inside.actions_table["redo"].text().startswith("Làm lại: ")


@pytest.mark.parametrize("leave", [("PageDown", CTRL), ("J", CTRL), ("Return", CTRL), ("W", CTRL)])
def test_what_is_typed_is_kept_however_the_article_is_left(bridge, opened, project_path, leave):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.key("N")
    note = bridge.window.focusWidget()
    QTest.keyClicks(note, "xem lai")
    QTest.keyClick(note, getattr(Qt.Key, f"Key_{leave[0]}"), leave[1])
    again = opened(project_path)
    again.open("Cầu sập")
    assert [span.note for span in again.session.spans.values()] == ["xem lai"]


def test_blanks_at_the_ends_of_a_selection_are_no_part_of_the_span(bridge):
    bridge.select(" 12.000 người ")
    bridge.key("F")
    assert bridge.labelled() == {("figure", "12.000 người")}


def test_linking_ends_with_the_article(bridge):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.select("Ông Trần Mộc")
    bridge.key("C")
    bridge.key("L")
    assert bridge.inside.hints.on
    bridge.open("Harbour")
    assert not bridge.inside.hints.on
    bridge.select("40 lamps")
    bridge.key("F")
    assert bridge.labelled() == {("figure", "40 lamps")}


def test_tab_walks_the_targets_and_enter_takes_the_one_it_stands_at(bridge):
    for quote, key in (("Ông Trần Mộc", "A"), ("Công ty Đá Trắng", "A"), ("móng cầu đã được kiểm tra", "C")):
        bridge.select(quote)
        bridge.key(key)
    bridge.key("L")
    bridge.key("Tab", times=2)
    bridge.key("Return")
    (link,) = bridge.session.links.values()
    assert bridge.session.spans[link.target_id].quote == "Công ty Đá Trắng"


def test_space_offers_the_next_kind_of_link(bridge):
    for quote, key in (("Ông Trần Mộc", "A"), ("móng cầu đã được kiểm tra", "C")):
        bridge.select(quote)
        bridge.key(key)
    bridge.key("L")
    bridge.key("Space")
    bridge.key("Return")
    (link,) = bridge.session.links.values()
    assert link.type == "via"


def test_without_a_project_the_actions_that_need_one_do_nothing(opened):
    hand = opened()
    for action_id in ("article.next", "article.finish", "project.export", "view.articles", "undo"):
        assert not hand.inside.actions_table[action_id].isEnabled(), action_id
    assert hand.inside.actions_table["project.open"].isEnabled()


def test_full_screen_leaves_the_text_alone_and_everything_comes_back(bridge):
    full = bridge.inside.actions_table["view.full_screen"]
    full.trigger()
    assert bridge.inside.articles_dock.isHidden()
    assert not bridge.inside.top_bar.isVisible()
    assert not bridge.view.isHidden()
    full.trigger()
    assert not bridge.inside.articles_dock.isHidden()
    assert bridge.inside.top_bar.isVisible()


def test_a_maximised_window_is_so_again_after_full_screen(bridge):
    maximised, full = Qt.WindowState.WindowMaximized, bridge.inside.actions_table["view.full_screen"]
    bridge.window.setWindowState(maximised)
    full.trigger()
    assert bridge.window.windowState() & Qt.WindowState.WindowFullScreen
    full.trigger()
    assert bridge.window.windowState() == maximised


def test_closing_in_full_screen_does_not_hide_the_panels_for_ever(bridge, opened, project_path):
    bridge.inside.actions_table["view.full_screen"].trigger()
    again = opened(project_path)
    assert not again.inside.articles_dock.isHidden()
    assert not again.inside.actions_table["view.full_screen"].isChecked()


def test_the_selection_is_found_again(bridge, opened, project_path):
    extent = bridge.select("móng cầu đã được kiểm tra")
    again = opened(project_path)
    assert again.view.selection() == extent


def test_a_copy_of_the_project_is_a_project(bridge, opened, tmp_path):
    bridge.select("12.000 người")
    bridge.key("F")
    bridge.inside.project_commands.copies.copy_to(tmp_path / "copy.annot")
    copy = opened(tmp_path / "copy.annot")
    copy.open("Cầu sập")
    assert copy.labelled() == {("figure", "12.000 người")}


def test_undo_brings_what_it_changed_into_sight(opened, new_project, tmp_path):
    lines = "\n".join(f"Đoạn {number}: cảng Lăng nhận {number} tàu." for number in range(400))
    (tmp_path / "long.txt").write_text(lines, encoding="utf-8")
    hand = opened(new_project("long"))
    hand.bring_in(tmp_path / "long.txt")
    hand.select("399 tàu")
    hand.key("F")
    hand.key("2")
    hand.view.set_caret(0)
    hand.view.scroll_to(0, 0)
    assert hand.view.visible_range()[1] < hand.text.index("399 tàu")
    hand.key("Z", CTRL)
    assert hand.view.visible_range()[1] >= hand.text.index("399 tàu")
    assert hand.session.current_span.quote == "399 tàu"


def test_the_keyboard_is_in_the_text_from_the_beginning(opened, project_path, qtbot):
    hand = opened(project_path)
    assert hand.window.focusWidget() is hand.view
    again = opened(project_path)
    assert again.window.focusWidget() is again.view


def test_the_keyboard_is_at_the_first_row_of_the_start_page(opened, qtbot):
    hand = opened()
    qtbot.waitUntil(hand.inside.start_page.isVisible)
    assert hand.window.focusWidget() is hand.inside.start_page.rows()[0]


def test_panels_begin_with_their_widths_and_come_back_with_those_a_person_gave_them(opened, project_path, qtbot):
    hand = opened(project_path)
    docks = [hand.inside.articles_dock, hand.inside.spans_dock]
    assert [dock.width() for dock in docks] == [268, 316]
    hand.window.resizeDocks(docks, [220, 300], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: [dock.width() for dock in docks] == [220, 300])
    again = opened(project_path)
    assert [again.inside.articles_dock.width(), again.inside.spans_dock.width()] == [220, 300]


def test_an_article_opens_at_its_beginning_also_where_that_is_folded(bridge):
    bridge.view.select(0, len("Cầu sông Lăng sập một nhịp"))
    bridge.inside.actions_table["zone.boilerplate"].trigger()
    bridge.view.scroll_to(len(bridge.text) - 5, len(bridge.text) - 1)
    bridge.open("Harbour")
    bridge.open("Cầu sập")
    assert bridge.view.top_place() == 0
    assert bridge.view.verticalScrollBar().value() == 0
