"""The start page: five rows and the recent projects, by mouse and by keys alone, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from annotator.ui.looks import label_looks
from annotator.ui.start_page import StartPage
from annotator.ui.theme import LIGHT
from tests.ui.dressing import colours, dress, name, picture

SIGNALS = ("sample_asked", "handout_asked", "new_asked", "open_asked", "import_asked")


class Doubled(QTranslator):
    """Another language: every text of the page twice."""

    def translate(self, context, source, disambiguation=None, n=-1):  # noqa: ARG002
        return f"{source}{source}" if context in {"StartPage", "SampleLines"} else ""

    def isEmpty(self):  # noqa: N802
        return False


@pytest.fixture
def page(qtbot):
    dress()
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    page.setFocus()
    return page


@pytest.fixture
def asked(page):
    found = []
    for signal in SIGNALS:
        getattr(page, signal).connect(lambda signal=signal: found.append(signal))
    page.project_chosen.connect(found.append)
    return found


def press(*keys):
    for key in keys:
        QTest.keyClick(_focused(), key)


def _focused():
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_the_focus_starts_on_the_first_row_and_is_seen(page):
    first = page.rows()[0]
    assert first.hasFocus()
    assert LIGHT.ink.lower() in colours(picture(first))
    assert picture(first).pixelColor(first.width() // 2, 1).name() == LIGHT.ink.lower()


@pytest.mark.parametrize("digit", [1, 2, 3, 4, 5])
def test_a_digit_takes_its_row(page, asked, digit):
    press(Qt.Key(Qt.Key.Key_0.value + digit))
    assert asked == [SIGNALS[digit - 1]]


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_take_the_row_in_focus(page, asked, enter):
    press(Qt.Key.Key_Down, enter)
    assert asked == ["handout_asked"]


def test_the_arrows_go_through_all_rows_and_around(page):
    page.set_recent(["/a/one.annot", "/b/two.annot"])
    rows = page.rows()
    visited = []
    for _ in range(len(rows) + 1):
        visited.append(next(at for at, row in enumerate(rows) if row.hasFocus()))
        press(Qt.Key.Key_Down)
    assert visited == [0, 1, 2, 3, 4, 5, 6, 0]
    press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert rows[6].hasFocus()


def test_tab_reaches_every_control(page):
    page.set_recent(["/a/one.annot"])
    reached = set()
    for _ in range(20):
        reached.add(_focused())
        press(Qt.Key.Key_Tab)
    controls = {one for one in page.findChildren(QAbstractButton) if one.isVisible()}
    # The two languages exclude each other: the arrows change between them, Tab stops at the one shown.
    languages = {one for one in controls if one.text() in {"Tiếng Việt", "English"}}
    assert controls - languages <= reached
    assert languages & reached


def test_a_recent_project_is_opened_by_its_path(page, asked):
    page.set_recent(["/a/one.annot", "/b/two.annot"])
    QTest.mouseClick(page.rows()[6], Qt.MouseButton.LeftButton)
    assert asked == ["/b/two.annot"]
    assert [row.text() for row in page.rows()[5:]] == ["one", "two"]


def test_many_recent_projects_are_cut_to_what_has_room(page):
    page.set_recent([f"/a/{number}.annot" for number in range(30)])
    assert len(page.rows()) == 11


def test_without_recent_projects_a_sentence_says_so(page):
    said = "No project yet. Those you open will be here."
    shown = [one for one in page.findChildren(QWidget) if one.accessibleName() == said]
    assert [one.isVisible() for one in shown] == [True]
    page.set_recent(["/a/one.annot"])
    assert [one.isVisible() for one in shown] == [False]


def test_the_foot_chooses_language_and_theme(page, qtbot):
    page.set_choices("en", "system")
    buttons = {one.text(): one for one in page.findChildren(QAbstractButton)}
    assert buttons["English"].isChecked()
    with qtbot.waitSignal(page.language_chosen) as language:
        buttons["Tiếng Việt"].click()
    modes = []
    page.theme_chosen.connect(modes.append)
    for mode in ("system", "light", "dark"):
        page.set_choices("vi", mode)
        buttons["As the system"].click()
    assert (language.args, modes) == (["vi"], ["light", "dark", "system"])


def test_every_control_has_a_name(page):
    page.set_recent(["/a/one.annot"])
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button
    assert page.accessibleName() == "Start"


def test_another_language_is_shown_at_once(page):
    before = [row.text() for row in page.rows()]
    translator = Doubled()
    QCoreApplication.installTranslator(translator)
    QCoreApplication.processEvents()
    assert [row.text() for row in page.rows()] == [text * 2 for text in before]
    QCoreApplication.removeTranslator(translator)
    QCoreApplication.processEvents()
    assert [row.text() for row in page.rows()] == before


def test_the_sample_lines_show_the_labels_and_are_left_out_without_them(page, scheme):
    looks = label_looks(dress(), scheme, "en")
    bare = colours(picture(page))
    assert not {name(look.lane) for look in looks.values()} & bare
    page.set_looks(looks)
    assert {name(look.lane) for look in looks.values()} <= colours(picture(page))


def test_a_sentence_is_said_at_the_foot(page):
    page.say("bridges.annot is newer than the program.")
    assert any(one.accessibleName().startswith("bridges.annot") for one in page.findChildren(QWidget))


def test_where_there_are_backups_a_row_leads_to_them(page, asked, qtbot):
    press(Qt.Key.Key_6)
    assert asked == []
    assert len(page.rows()) == 5
    page.set_backups(on=True)
    assert page.rows()[-1].text() == "Bring back a backup"
    with qtbot.waitSignal(page.backups_asked):
        press(Qt.Key.Key_6)
    press(Qt.Key.Key_Up)
    assert page.rows()[-1].hasFocus()
    with qtbot.waitSignal(page.backups_asked):
        press(Qt.Key.Key_Return)


@pytest.mark.parametrize("size", [(820, 560), (1000, 700), (1600, 1000), (2560, 1400)])
def test_nothing_overlaps_at_any_size_of_the_window(page, size):
    page.set_recent([f"/a/{number}.annot" for number in range(6)])
    page.set_backups(on=True)
    page.resize(*size)
    QCoreApplication.processEvents()
    places = [row.rect().translated(row.mapTo(page, row.rect().topLeft())) for row in page.rows()]
    assert all(page.rect().contains(place) for place in places)
    assert not any(one.intersects(two) for at, one in enumerate(places) for two in places[at + 1 :])
