"""The style: what it paints for Qt's controls in both themes, its measures, and that it holds out many calls."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSlider,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.theme import DARK, LIGHT
from annotator.ui.widgets.paint import focus_by_key
from tests.ui.dressing import colours, dress, picture, some_controls, style

THEMES = {"light": LIGHT, "dark": DARK}


@pytest.fixture(params=THEMES)
def neutral(request, qapp):
    dress(request.param)
    yield THEMES[request.param]
    dress("light")


@pytest.fixture
def shown(qtbot):
    windows: list[QWidget] = []  # qtbot keeps weak references only

    def show(widget: QWidget, *, width: int = 160, height: int = 60) -> QWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        layout.addWidget(widget)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        return widget

    return show


def at(widget: QWidget, x: int, y: int) -> str:
    return picture(widget).pixelColor(x, y).name()


def has(widget: QWidget, colour: str) -> bool:
    return colour.lower() in colours(picture(widget))


def test_a_button_is_raised_with_a_border(shown, neutral):
    button = shown(QPushButton("Cancel"))
    assert button.height() == 28
    assert at(button, button.width() // 2, 0) == neutral.hair2.lower()
    assert at(button, 6, 5) == neutral.raised.lower()


def test_the_button_that_enter_presses_is_filled(shown, neutral):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    box.button(QDialogButtonBox.StandardButton.Ok).setDefault(True)
    shown(box, width=260)
    primary = box.button(QDialogButtonBox.StandardButton.Ok)
    assert at(primary, 6, 5) == neutral.btn.lower()
    assert neutral.btn_text.lower() in colours(picture(primary))


def test_a_disabled_button_has_words_in_ink4(shown, neutral):
    button = QPushButton("Cancel")
    button.setEnabled(False)
    shown(button)
    assert has(button, neutral.ink4)
    assert not has(button, neutral.ink)


@pytest.mark.parametrize("make", [QLineEdit, QComboBox, QSpinBox])
def test_fields_are_raised_with_a_border_and_28_high(shown, neutral, make):
    field = shown(make())
    assert field.height() == 28
    assert at(field, field.width() // 2, 0) == neutral.hair2.lower()
    assert at(field, 5, 5) == neutral.raised.lower()


def test_a_quiet_field_is_in_paper_and_hair(shown, neutral):
    field = QLineEdit()
    field.setProperty("quiet", True)
    shown(field)
    assert (at(field, 40, 0), at(field, 5, 5)) == (neutral.hair.lower(), neutral.paper.lower())


def test_words_of_combo_boxes_have_room(shown):
    dress()
    for editable in (False, True):
        box = QComboBox()
        box.setEditable(editable)
        box.addItems(["refusal to confirm"])
        shown(box, width=400)
        edit = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            _combo_option(box),
            QStyle.SubControl.SC_ComboBoxEditField,
            box,
        )
        hint = box.sizeHint().width() - (box.width() - edit.width())
        assert hint >= box.fontMetrics().horizontalAdvance("refusal to confirm")


def _combo_option(box: QComboBox) -> QStyleOptionComboBox:
    option = QStyleOptionComboBox()
    option.initFrom(box)
    option.editable = box.isEditable()
    return option


@pytest.mark.parametrize("make", [QPushButton, QLineEdit, QComboBox, QSpinBox, QCheckBox, QRadioButton])
def test_the_ring_is_shown_for_the_keyboard_and_not_for_the_mouse(shown, qtbot, make):
    dress()
    control = shown(make())
    before = _dark_pixels(control)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=control.rect().center())
    control.setFocus(Qt.FocusReason.MouseFocusReason)
    by_mouse = _dark_pixels(control)
    control.clearFocus()
    focus_by_key(control)
    qtbot.waitUntil(control.hasFocus)
    assert _dark_pixels(control) > by_mouse + 20
    assert by_mouse < before + 60  # the caret, a check: no ring


def _dark_pixels(widget: QWidget) -> int:
    image = picture(widget)
    return sum(image.pixelColor(x, y).lightness() < 80 for x in range(image.width()) for y in range(image.height()))


def test_tab_shows_the_ring_where_it_goes(shown, qtbot):
    dress()
    window = QWidget()
    layout = QVBoxLayout(window)
    first, second = QPushButton("One"), QPushButton("Two")
    layout.addWidget(first)
    layout.addWidget(second)
    shown(window, height=120)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert at(second, second.width() // 2, 1) == LIGHT.ink.lower()
    assert at(first, first.width() // 2, 1) == LIGHT.raised.lower()


def test_a_selected_row_has_its_ground_and_an_ink_bar(shown, neutral):
    view = QListView()
    view.setModel(QStringListModel(["one", "two", "three"], view))
    shown(view, height=160)
    view.setCurrentIndex(view.model().index(1, 0))
    row = view.visualRect(view.currentIndex())
    image = picture(view.viewport())
    assert row.height() == 30
    ground = {image.pixelColor(x, row.center().y()).name() for x in (2, 3, row.right() - 2)}
    assert ground == {neutral.sel.lower()}
    assert {image.pixelColor(x, row.center().y()).name() for x in (0, 1)} == {neutral.ink.lower()}


def test_a_selected_row_looks_the_same_without_the_focus(shown):
    dress()
    view = QListView()
    view.setModel(QStringListModel(["one", "two"], view))
    shown(view, height=140)
    view.setCurrentIndex(view.model().index(0, 0))
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    with_focus = picture(view.viewport())
    view.clearFocus()
    assert picture(view.viewport()) == with_focus


def test_the_row_under_the_mouse_is_grey(shown, qtbot):
    dress()
    view = QListView()
    view.setModel(QStringListModel(["one", "two", "three"], view))
    shown(view, height=160)
    row = view.visualRect(view.model().index(2, 0))
    QTest.mouseMove(view.viewport(), row.center())
    qtbot.waitUntil(lambda: at(view.viewport(), row.right() - 3, row.center().y()) == LIGHT.hover.lower())


def test_the_bar_of_a_tree_is_at_the_left_edge(shown):
    dress()
    tree = QTreeWidget()
    parent = QTreeWidgetItem(tree, ["parent"])
    child = QTreeWidgetItem(parent, ["child"])
    tree.expandAll()
    tree.setCurrentItem(child)
    shown(tree, height=200)
    y = tree.visualItemRect(child).center().y()
    assert {at(tree.viewport(), x, y) for x in (0, 1)} == {LIGHT.ink.lower()}
    assert at(tree.viewport(), 4, y) == LIGHT.sel.lower()


def test_the_scroll_bar_is_a_bare_thumb_on_what_is_scrolled(shown, neutral):
    text = QPlainTextEdit("line\n" * 200)
    shown(text, width=300, height=220)
    bar = text.verticalScrollBar()
    image = picture(bar)
    assert bar.width() == 10
    row = [image.pixelColor(x, 16).name() for x in range(10)]
    assert row == [neutral.paper.lower()] + [neutral.hair2.lower()] * 6 + [neutral.paper.lower()] * 3
    assert image.pixelColor(4, bar.height() - 3).name() == neutral.paper.lower()


def test_the_thumb_can_be_dragged_and_a_click_beside_it_turns_a_page(shown):
    dress()
    text = QPlainTextEdit("line\n" * 400)
    shown(text, width=300, height=220)
    bar = text.verticalScrollBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(4, bar.height() - 4))
    assert abs(bar.value() - bar.pageStep()) <= 1  # a text turns whole lines
    bar.setValue(0)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QRect(0, 8, 10, 10).center())
    QTest.mouseMove(bar, bar.rect().center())
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())
    assert bar.value() > bar.maximum() // 4


def test_without_anything_to_scroll_there_is_no_thumb(qtbot):
    dress()
    option = QStyleOptionSlider()
    option.rect = QRect(0, 0, 10, 100)
    option.orientation = Qt.Orientation.Vertical
    option.maximum = option.minimum = 0
    part = style().subControlRect(
        QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, None
    )
    assert part.isEmpty()


def test_a_menu_has_rows_of_30_with_the_key_at_the_right(qtbot, neutral):
    menu = QMenu()
    qtbot.addWidget(menu)
    for text, key in (("Open…", "Ctrl+O"), ("Finish and next", "Ctrl+Return")):
        action = QAction(text, menu)
        action.setShortcut(key)
        menu.addAction(action)
    menu.popup(menu.pos())
    menu.setActiveAction(menu.actions()[1])
    image = picture(menu)
    second = menu.actionGeometry(menu.actions()[1])
    assert second.height() == 30
    assert image.pixelColor(0, 0).name() == neutral.hair2.lower()
    assert image.pixelColor(8, 8).name() == neutral.raised.lower()
    assert image.pixelColor(second.center().x(), second.top() + 1).name() == neutral.sel.lower()
    assert image.pixelColor(second.left() + 1, second.center().y()).name() == neutral.ink.lower()
    menu.hide()


def test_check_boxes_tell_their_three_states(shown, neutral):
    box = QCheckBox("Names")
    box.setTristate(True)
    shown(box)
    seen = []
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked):
        box.setCheckState(state)
        seen.append(picture(box))
    assert all(one != other for one, other in pairwise(seen))
    grounds = [image.pixelColor(6, image.height() // 2 - 5).name() for image in seen]
    assert grounds == [neutral.raised.lower(), neutral.btn.lower(), neutral.btn.lower()]


def test_a_dock_is_parted_from_the_text_by_a_hairline_at_the_text(qtbot, neutral):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(500, 200)
    text = QPlainTextEdit()
    text.setFrameShape(QFrame.Shape.NoFrame)
    window.setCentralWidget(text)
    dock = _bare_dock(window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    qtbot.waitExposed(window)
    image, edge = picture(window), text.geometry().left()
    row = [image.pixelColor(x, 100).name() for x in range(edge - 5, edge + 2)]
    assert row == [neutral.panel.lower()] * 4 + [neutral.hair.lower()] + [neutral.paper.lower()] * 2


def _bare_dock(window: QMainWindow) -> QWidget:
    from PySide6.QtWidgets import QDockWidget

    dock = QDockWidget(window)
    dock.setTitleBarWidget(QWidget(dock))
    dock.setWidget(QWidget(dock))
    return dock


def test_no_control_paints_a_colour_but_greys(qtbot, neutral):
    for control in some_controls():
        qtbot.addWidget(control)
        control.resize(220, 120)
        for found in colours(picture(control)):
            assert QColor(found).hsvSaturation() < 60, f"{type(control).__name__} paints {found}"


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        (QStyle.PixelMetric.PM_ScrollBarExtent, 10),
        (QStyle.PixelMetric.PM_DefaultFrameWidth, 1),
        (QStyle.PixelMetric.PM_MenuPanelWidth, 1),
        (QStyle.PixelMetric.PM_SplitterWidth, 5),
        (QStyle.PixelMetric.PM_DockWidgetSeparatorExtent, 5),
        (QStyle.PixelMetric.PM_SmallIconSize, 16),
    ],
)
def test_measures_are_those_of_the_design(qapp, metric, value):
    assert style().pixelMetric(metric) == value


def test_nothing_moves_or_fades(qapp):
    dress()
    assert style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    assert style().styleHint(QStyle.StyleHint.SH_EtchDisabledText) == 0
    assert style().styleHint(QStyle.StyleHint.SH_ToolTip_WakeUpDelay) == 500
    for effect in (Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo):
        assert not QApplication.isEffectEnabled(effect)
