"""The window of importing: every line has its page, questions are answered by keys, the answers come out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from annotator.domain.columns import ColumnMapping
from annotator.domain.work import Annotator
from annotator.services.importing import IMPORT, SKIP, FileFate, Place
from annotator.services.importing.entries import FILE_FAILED
from annotator.ui.dialogs.importing.seen import ASKS, FAILED, NEAR, NEW, SKIPPED, THERE
from annotator.ui.dialogs.importing.twin_page import first_difference, same_lines
from annotator.ui.dialogs.importing.window import ImportWindow
from tests.ui.dialogs.importing.plans import COLUMNS, FOLDER, HARBOUR, article, simple
from tests.ui.panels.making import click_row

ASKED_ENCODING, ASKED_COLUMNS, ASKED_SHEET, FIRST_TWIN, LAST_TWIN, KNOWN, BROKEN, BAD_LINE = range(1, 9)


def press(key: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{key}"), modifiers)


def test_a_chip_counts_each_state_and_shows_its_lines_alone(shown):
    window = shown()
    chips = window.list.chips.chips
    counts = {state: chip.accessibleName() for state, chip in chips.items() if not chip.isHidden()}
    assert counts == {
        "": "All: 9",
        ASKS: "Asks: 3",
        NEAR: "Near duplicate: 2",
        NEW: "New: 1",
        THERE: "There already: 1",
        FAILED: "Cannot be read: 2",
    }
    chips[FAILED].click()
    assert [window.list.model.line(row).title for row in range(window.list.model.rowCount())] == [
        "hong.pdf",
        "dong.jsonl",
    ]
    assert window.pages.currentWidget() is window.fault


def test_words_of_a_title_or_a_file_find_its_line_whatever_the_marks(shown):
    window = shown()
    window.list.view.setFocus()
    QTest.keyClicks(window.list.view, "gan")
    assert window.list.search.hasFocus(), "letters go to the filter"
    QTest.keyClicks(window.list.search, " giong")
    assert window.list.model.rowCount() == 2
    window.list.search.setText("goi.zip 310")
    assert [window.list.model.line(row).title for row in range(window.list.model.rowCount())] == ["Gần giống 310"]
    press("Escape")
    assert window.list.model.rowCount() == 9
    assert window.isVisible(), "the first Esc clears the filter"


def test_an_article_is_shown_with_where_each_thing_is_from_and_its_zones(shown):
    window = shown(2)
    assert window.list.place == 0
    page = window.article
    assert page.title.text == "Cảng Lune mở lại"
    said = [label.accessibleName() for label in page.known.findChildren(QWidget) if label.accessibleName()]
    assert any("14 March 2025" in one and "a date on a line of its own" in one for one in said)
    table = page.table
    cells = [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]
    assert cells[0] == ["Date", "14/03/2025 08:15", "95 %", "it looks like a date"]
    assert [row[0] for row in cells] == ["Date", "Boilerplate", "Next article"]
    table.selectRow(0)
    assert page.text.textCursor().selectedText() == "14/03/2025 08:15", "places are right after an emoji"
    assert page.text.isReadOnly()


def test_the_letters_of_one_text_are_not_those_of_the_one_before(shown):
    window = shown()
    window.list.go_to(0)
    window.article.text.moveCursor(QTextCursor.MoveOperation.End)
    window.list.go_to(KNOWN)
    first = window.article.text.document().begin().begin().fragment().charFormat()
    assert first.background().style() == Qt.BrushStyle.NoBrush


def test_the_name_and_the_reason_of_a_zone_are_said_beside_its_lines(shown):
    window = shown(1)
    text = window.article.text
    block = text.document().findBlockByNumber(1)
    place = text.blockBoundingGeometry(block).translated(text.contentOffset()).center().toPoint()
    assert text.tip_at(place) == "Date · 95 % · it looks like a date"


def test_a_file_that_fails_says_why_and_what_to_do_and_a_bad_line_can_be_left_out(shown, qtbot):
    window = shown()
    window.list.go_to(BROKEN)
    assert window.fault.sentence.text == "It has no text layer."
    assert window.fault.advice.text
    assert window.fault.good.isHidden(), "there are no lines in it to be left out"
    window.list.go_to(BAD_LINE)
    assert window.fault.place.text == "dong.jsonl, line 12"
    with qtbot.waitSignal(window.answered) as answer:
        window.fault.good.click()
    assert answer.args[0].skip_bad


def test_a_file_with_a_bad_line_asks_whether_the_others_are_taken(shown, qtbot):
    window = shown()
    plan, place = window.plan, window.plan.entries[BAD_LINE].place
    plan.files = [
        FileFate(place=place, outcome=FILE_FAILED, articles={FAILED: 1}, good_lines=59, bad_lines=1),
        FileFate(place=Place(FOLDER / "b.jsonl"), outcome=FILE_FAILED, articles={}, good_lines=2, bad_lines=1),
    ]
    window.set_plan(plan)
    window.list.go_to(KNOWN)
    window.go_on()
    assert window.list.place == BAD_LINE, "it is the next open question"
    page = window.fault
    assert page.lines.text == "59 lines of it can be read. 1 cannot."
    assert page.for_all.text().startswith("Also of the 1 other file")
    assert window.focusWidget() is page.good
    with qtbot.waitSignal(window.answered) as answer:
        press("Return")
    assert answer.args[0].skip_bad_in == {place}
    assert not answer.args[0].skip_bad
    page.for_all.click()
    with qtbot.waitSignal(window.answered) as answer:
        page.good.click()
    assert len(answer.args[0].skip_bad_in) == 2


def test_several_columns_are_joined_in_the_order_in_which_they_are_chosen(shown, qtbot):
    window = shown()
    window.list.go_to(ASKED_COLUMNS)
    page = window.columns
    first, second, third, _ = page.text.boxes
    assert second.isHidden()
    page.focus_answers()
    QTest.keyClicks(first, "N")
    assert not second.isHidden()
    press("Tab")
    assert window.focusWidget() is second, "the next key is the next box"
    QTest.keyClicks(second, "T")
    assert page.mapping.text == ("Nội dung", "Tiêu đề")
    assert not third.isHidden()
    second.setCurrentIndex(0)
    assert (third.isHidden(), page.mapping.text) == (True, ("Nội dung",))
    second.setCurrentIndex(3)
    assert page.mapping.text == ("Nội dung",), "the same column twice is once"


def test_labels_without_an_id_can_be_those_of_somebody_in_the_project(qtbot, dressed, tmp_path):
    mai = Annotator(id="0b0a7d52-8a41-4d27-9f0e-6f1d2f6a9c11", name="Mai")
    plan = simple(tmp_path, 1)
    plan.found.annotators, plan.found.namesakes = {"mai"}, {"another": "mai"}
    window = ImportWindow(plan, lambda _id: article(), people=[mai])
    qtbot.addWidget(window)
    window.show()
    assert window.same.text() == "These are labels of the Mai of this project"
    with qtbot.waitSignal(window.answered) as answer:
        window.same.click()
    assert answer.args[0].taken_as == mai
    plan.choices = answer.args[0]
    plan.found.namesakes = {}
    window.set_plan(plan)
    assert window.same.isChecked()
    with qtbot.waitSignal(window.answered) as answer:
        window.same.click()
    assert answer.args[0].taken_as is None
    plan.choices, plan.found.annotators, plan.found.namesakes = answer.args[0], {"mai", "An"}, {"another": "mai"}
    window.set_plan(plan)
    assert window.same.isHidden(), "the labels of An would be taken as Mai's"
    plan.close()


def test_it_begins_at_the_first_question_with_the_keyboard_on_the_likeliest_answer(shown):
    window = shown()
    assert window.list.place == ASKED_ENCODING
    assert window.focusWidget() is window.choice.rows[0].radio
    assert window.choice.rows[0].radio.isChecked()


def test_the_encoding_is_chosen_by_its_preview_with_arrows_and_enter(shown, qtbot):
    window = shown()
    names = [row.radio.accessibleName() for row in window.choice.rows]
    assert names[0] == "Windows-1258. all letters fit. Cảng Lune mở lại sau hai tuần"
    press("Down")
    with qtbot.waitSignal(window.answered) as answer:
        press("Return")
    choices, remembered = answer.args
    assert {place.path.name: one.encoding for place, one in choices.files.items()} == {"cu.txt": "cp1252"}
    assert choices.encoding == ""
    assert remembered is None


def test_a_click_on_the_preview_takes_that_answer(shown):
    window = shown()
    QTest.mouseClick(window.choice.rows[1], Qt.MouseButton.LeftButton)
    assert window.choice.rows[1].radio.isChecked()


def test_the_columns_are_answered_for_all_files_that_have_them(shown, qtbot):
    window = shown()
    window.list.go_to(ASKED_COLUMNS)
    page = window.columns
    assert page.mapping == ColumnMapping(title="Tiêu đề"), "what is proposed stands there"
    assert not page.take.isEnabled(), "the text is needed"
    page.focus_answers()
    assert window.focusWidget() is page.text.boxes[0]
    QTest.keyClicks(page.text.boxes[0], "N")
    assert page.text.boxes[0].currentText() == "Nội dung"
    page.dates.setCurrentIndex(1)
    with qtbot.waitSignal(window.answered) as answer:
        press("Return")
    choices, remembered = answer.args
    known = choices.columns[frozenset(COLUMNS)]
    assert known.mapping == ColumnMapping(text=("Nội dung",), title="Tiêu đề")
    assert known.day_first is True
    assert not known.delimiter, "how one file was read is not said of all"
    assert remembered == frozenset(COLUMNS)


def test_what_separates_the_columns_is_changed_for_that_file(shown, qtbot):
    window = shown()
    window.list.go_to(ASKED_COLUMNS)
    page = window.columns
    assert page.delimiter.currentText() == "semicolons"
    page.delimiter.setFocus()
    with qtbot.waitSignal(window.answered) as answer:
        press("Up")
    known = answer.args[0].files[window.plan.entries[ASKED_COLUMNS].place]
    assert (known.delimiter, known.has_header, known.mapping) == (",", True, None)
    window.set_plan(window.plan)
    window.go_on()
    assert window.pages.currentWidget() is page, "the same file is looked at, read in another way"


def test_columns_that_are_not_to_be_remembered_are_not(shown, qtbot):
    window = shown()
    window.list.go_to(ASKED_COLUMNS)
    window.columns.text.boxes[0].setCurrentIndex(3)
    window.columns.remember.click()
    with qtbot.waitSignal(window.answered) as answer:
        window.columns.take.click()
    assert answer.args[1] is None


def test_the_sheet_of_a_workbook_is_chosen(shown, qtbot):
    window = shown()
    window.list.go_to(ASKED_SHEET)
    window.choice.rows[1].radio.click()
    with qtbot.waitSignal(window.answered) as answer:
        window.choice.take.click()
    assert [one.sheet for one in answer.args[0].files.values()] == ["Tháng 4"]


def test_a_near_duplicate_comes_in_unless_it_is_left_out(shown):
    window = shown()
    window.list.go_to(FIRST_TWIN)
    page = window.twin
    assert "96 %" in page.sentence.text
    assert page.take.isChecked()
    assert window.foot.take.text() == "&Import 3 articles"
    page.leave.click()
    assert window.foot.take.text() == "&Import 2 articles"
    assert window.list.model.counts[SKIPPED] == 1
    ids = [window.plan.entries[at].article_id for at in (FIRST_TWIN, LAST_TWIN)]
    assert window.choices.near == {ids[0]: SKIP}
    page.for_all.click()
    assert window.choices.near == dict.fromkeys(ids, SKIP)
    assert window.left_out == set(ids)
    page.take.click()
    assert window.choices.near == {ids[0]: IMPORT, ids[1]: SKIP}


def test_what_differs_between_near_duplicates_stands_on_a_ground(shown):
    window = shown()
    window.list.go_to(FIRST_TWIN)
    grounds = []
    for side in (window.twin.new, window.twin.old):
        document = side.text.document()
        formats = [document.findBlockByNumber(at).begin().fragment().charFormat() for at in range(6)]
        grounds.append([one.background().style() != Qt.BrushStyle.NoBrush for one in formats])
    assert grounds == [[False, False, True, False, False, False]] * 2


def test_what_is_shown_stays_while_the_plan_is_read_again(shown):
    window = shown()
    window.plan.entries.clear()
    window.plan.questions.clear()
    assert [window.list.model.line(row).title for row in (0, BROKEN)] == ["Cảng Lune mở lại", "hong.pdf"]
    assert not window.grab().isNull()


def test_what_is_there_already_says_so(shown):
    window = shown()
    window.list.go_to(KNOWN)
    assert "has this text already" in window.article.note.text


def test_enter_imports_where_nothing_is_asked(shown, qtbot):
    window = shown(2)
    assert window.list.view.hasFocus()
    assert window.foot.take.isDefault()
    with qtbot.waitSignal(window.accepted):
        press("Return")


def test_enter_in_the_list_goes_to_what_is_asked_and_esc_leaves(shown, qtbot):
    window = shown()
    window.list.go_to(KNOWN)
    window.list.view.setFocus()
    press("Return")
    assert window.list.place == ASKED_ENCODING
    assert window.isVisible()
    with qtbot.waitSignal(window.rejected):
        press("Escape")


def test_the_button_imports_without_what_was_not_answered(shown, qtbot):
    window = shown()
    with qtbot.waitSignal(window.accepted):
        window.foot.take.click()


def test_zones_are_accepted_only_where_a_person_says_from_when_on(shown):
    window = shown(1)
    assert window.choices.accept_zones is None
    window.foot.accept_zones.click()
    assert window.choices.accept_zones == pytest.approx(0.9)
    window.foot.sure.setValue(75)
    assert window.choices.accept_zones == pytest.approx(0.75)


def test_one_button_at_a_time_is_the_primary_one(shown):
    window = shown()
    for place, button in ((ASKED_ENCODING, window.choice.take), (KNOWN, window.foot.take)):
        window.list.go_to(place)
        buttons = (window.choice.take, window.columns.take, window.foot.take)
        assert [one for one in buttons if one.isDefault()] == [button]


def test_tab_reaches_everything_and_everything_has_a_name(shown):
    window = shown()
    for place in (0, ASKED_ENCODING, ASKED_COLUMNS, FIRST_TWIN, BAD_LINE):
        window.list.go_to(place)
        seen: list[QWidget] = []
        widget = window.list.view
        while widget not in seen:
            seen.append(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            press("Tab")
            widget = window.focusWidget()
        page = window.pages.currentWidget()
        controls = [
            *page.findChildren(QAbstractButton),
            *page.findChildren(QComboBox),
            window.foot.take,
            window.foot.cancel,
        ]
        missed = [one for one in controls if one.isVisible() and one.isEnabled() and one not in seen]
        grouped = {row.radio for row in window.choice.rows} | {window.twin.take, window.twin.leave}
        assert not [one for one in missed if one not in grouped], (
            "of answers to one question Tab reaches the chosen one"
        )
        names = [one.accessibleName() or getattr(one, "text", str)() for one in seen]
        assert all(names), [type(one).__name__ for one, name in zip(seen, names, strict=True) if not name]


def test_a_click_on_a_row_shows_it(shown):
    window = shown()
    click_row(window.list.view, BROKEN)
    assert window.pages.currentWidget() is window.fault
    assert window.fault.title.text == "hong.pdf"


def test_a_narrow_window_holds_everything(shown):
    window = shown(width=1024, height=700)
    for place in range(9):
        window.list.go_to(place)
        assert window.width() <= 1024
        assert window.height() <= 700
        page = window.pages.currentWidget()
        assert page.minimumSizeHint().width() <= page.width(), type(page).__name__


def test_a_screen_reader_hears_state_and_file_of_a_line(shown):
    window = shown()
    index = window.list.model.index(FIRST_TWIN)
    assert (
        index.data(Qt.ItemDataRole.AccessibleTextRole) == "Gần giống 280, Near duplicate, goi.zip, Gần giống 280.html"
    )


def test_the_texts_are_those_of_the_files(shown):
    window = shown(1)
    assert window.article.text.toPlainText() == HARBOUR
    assert article().text == HARBOUR
    assert FOLDER.name == "tin"


def test_the_foot_says_how_many_files_still_ask_and_are_left_out(shown):
    assert shown().foot.asking.text() == "3 files still ask and are left out"
    assert shown(2).foot.asking.isHidden()


def test_two_near_texts_stand_at_the_same_line():
    same = same_lines("a\nb\nc\nd", "a\nb\nd")
    assert first_difference(*same) == 2


def test_all_sheets_can_be_chosen(shown):
    window = shown()
    window.list.go_to(ASKED_SHEET)
    assert window.choice.rows[-1].choice.name == "All of these sheets"
