"""The panel of the settings: made from the table, live, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontDatabase, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QMainWindow, QSlider, QWidget

from annotator.settings import SETTINGS, Setting, Settings
from annotator.ui.dialogs import settings as panel_module
from annotator.ui.dialogs.setting_rows import ChoiceRow, FlagRow, NumberRow, row_for
from annotator.ui.dialogs.settings import GROUPS, WORDS, SettingsPanel, groups, words_of
from annotator.ui.i18n import Language
from annotator.ui.start import Look
from tests.ui.dressing import dress


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def look(qapp) -> Iterator[Look]:
    theme = dress("light")
    made = Look(Settings.load(), theme, Language())
    made.set("language", "en")
    made.set("theme", "light")
    yield made
    theme.set_mode("light")
    made.language.switch("en")


@pytest.fixture
def panel(qtbot, look) -> Iterator[SettingsPanel]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.setCentralWidget(QLabel(""))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = SettingsPanel(window, look)
    made.open_panel()
    settle()
    yield made
    window.close()


def control(panel: SettingsPanel, key: str) -> QWidget:
    return panel.rows[key].control


def test_every_setting_of_the_table_has_a_row_and_words(panel):
    assert set(panel.rows) == set(SETTINGS)
    assert set(WORDS) == set(SETTINGS)
    assert {key for _, keys in GROUPS for key in keys} == set(SETTINGS)
    for key, setting in SETTINGS.items():
        if isinstance(setting.choices, tuple):
            assert set(WORDS[key].options) == set(setting.choices), key


def test_every_control_has_a_name_to_be_read_out(panel):
    for key in SETTINGS:
        assert control(panel, key).accessibleName() == WORDS[key].name


@pytest.mark.parametrize(
    ("setting", "row"),
    [
        (Setting("fast_mode", bool, default=True), FlagRow),
        (Setting("line_gap", int, 3, range(1, 9)), NumberRow),
        (Setting("corner", str, "left", ("left", "right")), ChoiceRow),
    ],
)
def test_a_new_setting_appears_by_itself(qapp, setting, row, monkeypatch):
    monkeypatch.setitem(SETTINGS, setting.key, setting)
    assert groups()[-1] == ("More", [setting])
    assert words_of(setting).name == setting.key.replace("_", " ").capitalize()
    assert isinstance(row_for(setting), row)
    assert panel_module.SETTINGS is SETTINGS


def test_a_choice_holds_at_once_and_is_kept(panel, look):
    heard = []
    look.changed.connect(lambda: heard.append(look.settings.get("lane_style")))
    box = control(panel, "lane_style")
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert heard == ["lanes"]
    assert Settings.load().get("lane_style") == "lanes"


def test_numbers_and_flags_go_by_keys_too(panel, look):
    slider, box = control(panel, "text_width"), control(panel, "snapping")
    assert isinstance(slider, QSlider)
    assert isinstance(box, QCheckBox)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert look.settings.get("text_width") == 81
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert look.settings.get("text_width") == 45
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert look.settings.get("snapping") is False


def test_what_changes_elsewhere_is_shown(panel, look):
    look.set("text_size", 22)
    slider = control(panel, "text_size")
    assert isinstance(slider, QSlider)
    assert slider.value() == 22


def test_tab_goes_round_inside(panel):
    first = control(panel, "text_font")
    assert first.hasFocus()
    seen = []
    for _ in range(len(SETTINGS) + 2):
        seen.append(panel.window().focusWidget())
        QTest.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab)
    assert first.hasFocus()
    assert len(set(seen)) == len(seen)
    QTest.keyClick(first, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert panel.window().focusWidget() is seen[-1]


def test_escape_closes_it(panel, qtbot):
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.window().focusWidget(), Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_the_programs_own_choices_come_back_and_can_be_undone_in_place(panel, look):
    look.set("text_size", 25)
    look.set("snapping", False)
    own = {key: look.settings.get(key) for key in SETTINGS}
    assert panel.reset.text() == "Back to the program's own choices"
    panel.reset.click()
    look.set("language", "en")
    assert look.settings.get("text_size") == SETTINGS["text_size"].default
    assert panel.reset.text() == "Bring my choices back"
    panel.reset.click()
    assert {key: look.settings.get(key) for key in SETTINGS} == own
    assert panel.reset.text() == "Back to the program's own choices"


def test_after_another_choice_there_is_nothing_to_bring_back(panel, look):
    look.set("text_size", 25)
    panel.reset.click()
    QTest.keyClick(control(panel, "text_width"), Qt.Key.Key_Right)
    assert panel.reset.text() != "Bring my choices back"


def test_a_font_that_is_not_there_says_so(panel):
    box = control(panel, "text_font")
    assert isinstance(box, QComboBox)
    there = QFontDatabase.hasFamily("Noto Serif")
    assert box.itemText(1) == ("Noto Serif" if there else "Noto Serif (not installed)")
    assert bool(box.model().item(1).isEnabled()) is there


def test_the_wheel_changes_nothing_in_passing(panel, look):
    before = look.settings.get("text_size")
    slider = control(panel, "text_size")
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(slider, event)
    assert look.settings.get("text_size") == before


def test_it_stands_at_the_right_edge_whatever_the_windows_size(panel):
    window = panel.window()
    window.resize(1200, 620)
    settle()
    assert panel.geometry().right() == window.width() - 1
    assert panel.height() == window.centralWidget().height()


def test_a_choice_that_cannot_be_saved_holds_and_is_told(panel, look, own_folders):
    folder = own_folders / "config" / "annotator"
    for path in folder.rglob("settings.json"):
        path.unlink()
        path.mkdir()  # a folder in the file's place
        (path / "x").write_text("x")
    told = []
    panel.refused.connect(told.append)
    QTest.keyClick(control(panel, "text_size"), Qt.Key.Key_Right)
    assert look.settings.get("text_size") == 19
    assert len(told) == 1
