"""The guidelines beside the text: sections, search, keys, links."""

import pytest
from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from annotator.ui import fonts
from annotator.ui.looks import label_keys, label_looks
from annotator.ui.panels.guidelines import GuidelinesPanel
from annotator.ui.theme import DARK, LIGHT, Theme
from annotator.ui.widgets.strip import LabelButton
from tests.ui.panels.making import settle, words_in

TEXT = (
    "# Việc cần làm\n\nĐọc rồi **đánh dấu**. Xem [trang này](https://example.org/a) và [tệp kia](file:///tmp/x).\n\n"
    "## 1. Tuyên bố (C)\n\n"
    + "Một câu về tuyên bố của Triều Lâm.\n\n" * 30
    + "| Đúng | Ví dụ |\n|---|---|\n| có | *nghiêng* 😀 triệu |\n\n"
    + "## 2. Bác bỏ (D)\n\n"
    + "Lời bác bỏ & lời khác.\n\n" * 30
    + "### Lời khác\n\nHết.\n"
)


@pytest.fixture
def panel(shown, scheme) -> GuidelinesPanel:
    widget = GuidelinesPanel()
    shown(widget, 400, 600)
    widget.set_guidelines(TEXT)
    looks = label_looks(Theme("light"), scheme, "vi")
    widget.set_labels(scheme, label_keys(scheme, looks))
    settle()
    return widget


def top_line(panel) -> str:
    return panel.text.document().findBlock(panel.text.top_place()).text()


def test_a_heading_comes_to_the_top(panel):
    assert panel.show_heading("2. Bác bỏ (D)")
    assert top_line(panel) == "2. Bác bỏ (D)"
    assert not panel.show_heading("3. Không có")
    assert top_line(panel) == "2. Bác bỏ (D)"


def test_the_labels_lead_to_their_sections_and_those_without_are_left_out(panel):
    buttons = {button.label.label_id: button for button in panel.findChildren(LabelButton)}
    assert set(buttons) == {"claim", "denial"}
    QTest.mouseClick(buttons["denial"], Qt.MouseButton.LeftButton)
    assert top_line(panel) == "2. Bác bỏ (D)"


def test_the_menu_has_every_section_the_deeper_ones_indented(panel):
    menu = panel.section_menu()
    assert [action.text() for action in menu.actions()] == [
        "Việc cần làm",
        "\u20031. Tuyên bố (C)",
        "\u20032. Bác bỏ (D)",
        "\u2003\u2003Lời khác",
    ]
    menu.actions()[1].trigger()
    assert top_line(panel) == "1. Tuyên bố (C)"


def test_headings_are_larger_and_bold_letters_are_bold_by_their_axis(panel):
    document = panel.text.document()
    sizes = {}
    block = document.begin()
    while block.isValid():
        sizes.setdefault(block.blockFormat().headingLevel(), block.begin().fragment().charFormat().font().pixelSize())
        block = block.next()
    assert sizes[1] > sizes[2] > sizes[0] == 15
    assert sizes[3] == 15
    pieces = []
    iterator = document.begin().next().begin()
    while not iterator.atEnd():
        pieces.append((iterator.fragment().text(), iterator.fragment().charFormat().font()))
        iterator += 1
    bold = next(font for text, font in pieces if text == "đánh dấu")
    assert bold.weight() == 600
    assert bold.family() == fonts.text_family()


def test_a_word_is_found_without_its_marks_and_enter_walks_round(panel, qtbot):
    panel.field.setText("trieu")
    assert "1 of 31" in words_in(panel)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert "2 of 31" in words_in(panel)
    QTest.keyClick(panel.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "31 of 31" in words_in(panel)
    marked = panel.text.extraSelections()
    hit = marked[30].cursor
    assert hit.selectedText() == "triệu", "after an emoji too"
    assert panel.text.viewport().rect().intersects(panel.text.cursorRect(hit))
    panel.field.setText("zzz")
    assert "nothing found" in words_in(panel)


def test_escape_clears_the_search_and_then_leaves(panel, qtbot):
    panel.setFocus()
    QTest.keyClick(panel.text, "k")
    assert panel.field.text() == "k"
    assert panel.field.hasFocus()
    with qtbot.assertNotEmitted(panel.leave_asked):
        QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.leave_asked):
        QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    panel.text.setFocus()
    with qtbot.waitSignal(panel.leave_asked):
        QTest.keyClick(panel.text, Qt.Key.Key_Escape)


def test_only_links_to_the_web_are_opened(panel, qtbot):
    opened = []

    class Desktop(QWidget):
        @Slot(QUrl)
        def take(self, url):
            opened.append(url.toString())

    desktop = Desktop()
    qtbot.addWidget(desktop)
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, desktop, "take")
    try:
        for address in ("https://example.org/a", "file:///tmp/x"):
            panel.text.anchorClicked.emit(QUrl(address))
    finally:
        for scheme in ("https", "file"):
            QDesktopServices.unsetUrlHandler(scheme)
    assert opened == ["https://example.org/a"]


def test_the_line_at_the_top_stays_there_at_another_width_and_in_another_theme(panel, dressed):
    panel.show_heading("2. Bác bỏ (D)")
    panel.resize(300, 600)
    settle()
    assert top_line(panel) == "2. Bác bỏ (D)"

    def border() -> str:
        tables = [frame for frame in panel.text.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
        return tables[0].format().borderBrush().color().name().upper()

    assert border() == LIGHT.hair
    Theme("dark").apply()
    try:
        settle()
        assert border() == DARK.hair
        assert top_line(panel) == "2. Bác bỏ (D)"
    finally:
        Theme("light").apply()


def test_without_guidelines_a_sentence_says_so(panel):
    panel.set_guidelines("")
    assert "This project has no guidelines." in words_in(panel)
    assert panel.text.isHidden()
    panel.set_guidelines(TEXT)
    assert "This project has no guidelines." not in words_in(panel)


def test_the_menu_of_the_sections_opens_at_its_first_row_and_enter_goes_there(panel, qtbot):
    panel.show_heading("2. Bác bỏ (D)")
    panel._show_menu()
    menu = next(found for found in panel.findChildren(QMenu) if found.isVisible())
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: top_line(panel) == "Việc cần làm")
