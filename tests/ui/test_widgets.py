"""The small painted widgets: sizes, what they paint, what they say to a screen reader, what they answer to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.scheme import PATTERNS
from annotator.domain.work import STATUSES
from annotator.ui import fonts
from annotator.ui.looks import label_looks
from annotator.ui.theme import DARK, LIGHT, palette_of
from annotator.ui.widgets.buttons import FlatButton, KeyButton, ModeTab, PrimaryButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.keycap import CAP, KeyCap, cap_width, hint_text, key_text
from annotator.ui.widgets.paint import focus_by_key
from annotator.ui.widgets.progress import ShareBar
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.widgets.state_icon import paint_state
from annotator.ui.widgets.strip import LabelBar, LabelKey, LabelStrip
from annotator.ui.widgets.swatch import HEIGHT, TINT_HEIGHT, Swatch, lane_rects, paint_swatch
from tests.ui.dressing import colours, dress, name, picture


@pytest.fixture(autouse=True)
def theme(qapp):
    return dress()


@pytest.fixture
def looks(theme, scheme):
    return label_looks(theme, scheme, "en")


@pytest.fixture
def keys(scheme, looks):
    return [LabelKey(label.id, label.names["en"], label.key, looks[label.id]) for label in scheme.labels]


@pytest.fixture
def shown(qtbot):
    kept: list[QWidget] = []  # qtbot keeps weak references only

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        return window

    return show


@pytest.mark.parametrize(
    ("sequence", "cap", "hint"),
    [
        ("C", "C", "C"),
        ("Ctrl+Return", "Ctrl+↵", "Ctrl ↵"),
        ("Shift+Left", "Shift+←", "Shift ←"),
        ("Ctrl++", "Ctrl++", "Ctrl +"),
        ("Ctrl+Shift+PgDown", "Ctrl+Shift+PgDn", "Ctrl Shift PgDn"),
        ("F1", "F1", "F1"),
        ("+", "+", "+"),
    ],
)
def test_keys_are_written_with_signs(sequence, cap, hint):
    assert (key_text(sequence), hint_text(QKeySequence(sequence))) == (cap, hint)


def test_a_cap_of_one_letter_is_a_square_of_18(qtbot):
    for letter in "CDAFW1↵":
        assert cap_width(letter) == CAP
    cap = KeyCap("Ctrl+Z")
    qtbot.addWidget(cap)
    assert cap.sizeHint().height() == CAP
    assert cap.sizeHint().width() > 2 * CAP
    assert cap.accessibleName() == "Ctrl+Z"


def test_a_cap_is_raised_with_a_border(shown):
    cap = KeyCap("C")
    shown(cap)
    image = picture(cap)
    assert image.size() == QSize(CAP, CAP)
    assert image.pixelColor(9, 0).name() == LIGHT.hair2.lower()
    assert image.pixelColor(3, 3).name() == LIGHT.raised.lower()


@pytest.mark.parametrize(
    ("pattern", "width", "expected"),
    [
        ("solid", 18, [(0, 0, 18, 2)]),
        ("double", 18, [(0, 0, 18, 1), (0, 2, 18, 1)]),
        ("dots", 18, [(0, 0, 2, 2), (5, 0, 2, 2), (10, 0, 2, 2), (15, 0, 2, 2)]),
        ("dots", 16, [(0, 0, 2, 2), (5, 0, 2, 2), (10, 0, 2, 2)]),
        ("dashes", 18, [(0, 0, 7, 2), (10, 0, 7, 2)]),
        ("dashes", 16, [(0, 0, 7, 2), (10, 0, 6, 2)]),
        ("dashes", 13, [(0, 0, 7, 2)]),
        ("triple", 18, [(0, 0, 18, 1), (0, 2, 18, 1), (0, 4, 18, 1)]),
        ("thick", 18, [(0, 0, 18, 3)]),
    ],
)
def test_lanes_are_whole_pixels_and_leave_out_short_last_dashes(pattern, width, expected):
    assert lane_rects(pattern, width) == expected


def test_every_pattern_of_the_scheme_looks_different():
    assert len({tuple(lane_rects(pattern, 40)) for pattern in PATTERNS}) == len(PATTERNS)


@pytest.mark.parametrize("selected", [False, True])
def test_a_swatch_has_tint_gap_and_lane_at_their_places(looks, selected):
    look = looks["claim"]
    image = QImage(18, 30, QImage.Format.Format_RGB32)
    image.fill(LIGHT.panel)
    painter = QPainter(image)
    paint_swatch(painter, image.rect(), look, selected=selected)
    painter.end()
    top = (30 - HEIGHT) // 2
    column = [image.pixelColor(9, top + y).name() for y in range(HEIGHT + 1)]
    lane = look.chip if selected else look.lane
    panel = LIGHT.panel.lower()
    assert column == [name(look.tint)] * TINT_HEIGHT + [panel] * 2 + [name(lane)] * 2 + [panel]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_the_two_lines_of_a_double_lane_are_as_thick_as_each_other_at_any_scale(looks, ratio):
    heights = set()
    for offset in range(4):
        image = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(LIGHT.panel)
        painter = QPainter(image)
        paint_swatch(painter, QRect(3, offset, 18, 20), looks["denial"])
        painter.end()
        x = round(10 * ratio)
        column = [image.pixelColor(x, y).name() == name(looks["denial"].lane) for y in range(image.height())]
        heights.add("".join("#" if on else " " for on in column).strip())
    assert len(heights) == 1
    first, *_gap, last = heights.pop().split(" ")
    assert len(first) == len(last) == max(round(ratio), 1)


def test_a_swatch_says_its_label(qtbot, looks):
    swatch = Swatch()
    qtbot.addWidget(swatch)
    swatch.set_look(looks["actor"], "Actor")
    assert swatch.accessibleName() == "Actor"
    assert name(looks["actor"].lane) in colours(picture(swatch))


def test_every_state_of_an_article_has_its_own_sign():
    palette, seen = palette_of(LIGHT), set()
    for status in (*STATUSES, "flagged"):
        image = QImage(16, 16, QImage.Format.Format_RGB32)
        image.fill(LIGHT.panel)
        painter = QPainter(image)
        todo = STATUSES[0] if status == "flagged" else status
        paint_state(painter, image.rect(), todo, palette, flagged=status == "flagged", selected=True)
        painter.end()
        seen.add(bytes(image.constBits()))
        inked = sum(image.pixelColor(x, y).lightness() < 120 for x in range(16) for y in range(16))
        assert 12 < inked < 120
    assert len(seen) == len(STATUSES) + 1


def test_a_click_and_space_press_a_flat_button_and_hover_and_focus_are_seen(shown, qtbot):
    button = FlatButton("search", "Find", "Ctrl F")
    shown(button)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    calm = picture(button)
    focus_by_key(button)
    assert picture(button) != calm
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.height() == 28


def test_an_icon_alone_is_a_square(qtbot):
    button = FlatButton("menu")
    qtbot.addWidget(button)
    assert button.sizeHint() == QSize(28, 28)


def test_focus_that_came_by_the_mouse_shows_no_ring(shown):
    button, field = FlatButton("search", "Find"), SearchField("Filter…")
    shown(button, field)
    field.setFocus()
    calm = picture(button)
    focus_by_key(button)
    assert picture(button) != calm
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert picture(button) == calm


def test_tabs_of_modes_exclude_each_other_and_keep_their_width(shown):
    holder = QWidget()
    row = QHBoxLayout(holder)
    tabs = [ModeTab(text) for text in ("Annotate", "Review", "Overview")]
    for tab in tabs:
        row.addWidget(tab)
    shown(holder)
    before = [tab.sizeHint().width() for tab in tabs]
    tabs[0].click()
    tabs[1].click()
    assert [tab.isChecked() for tab in tabs] == [False, True, False]
    assert [tab.sizeHint().width() for tab in tabs] == before
    image = picture(tabs[1])
    middle = image.width() // 2
    line = [image.pixelColor(middle, y).name() for y in (41, 42, 43)]
    assert line == [LIGHT.panel.lower(), LIGHT.ink.lower(), LIGHT.ink.lower()]


def test_the_count_of_a_tab_makes_it_wider_and_none_shows_nothing(qtbot):
    tab = ModeTab("Review")
    qtbot.addWidget(tab)
    bare = tab.sizeHint().width()
    tab.set_count(18)
    assert tab.sizeHint().width() > bare
    tab.set_count(0)
    assert tab.sizeHint().width() == bare


@pytest.mark.parametrize(("mode", "neutral"), [("light", LIGHT), ("dark", DARK)])
def test_the_primary_button_is_the_filled_one(shown, mode, neutral):
    dress(mode)
    primary, other = PrimaryButton("Finish", "Ctrl ↵"), KeyButton("Decide", "Ctrl ↵")
    shown(primary, other)
    assert picture(primary).pixelColor(6, 6).name() == neutral.btn.lower()
    assert picture(other).pixelColor(6, 6).name() == neutral.raised.lower()
    primary.setEnabled(False)
    assert neutral.btn.lower() not in colours(picture(primary))
    dress()


def test_a_hairline_is_one_pixel(shown):
    lying, upright = Hairline(), Hairline(Qt.Orientation.Vertical, 18)
    shown(lying, upright)
    assert (lying.height(), upright.width(), upright.height()) == (1, 1, 18)
    assert colours(picture(lying)) == {LIGHT.hair.lower()}


def test_a_long_text_is_elided_and_read_out_whole(shown):
    text = "bác bỏ tin bán 1.200 máy bay không người lái"
    label = ElidedLabel(text, fonts.Role.ROW_QUOTE)
    shown(label)
    label.setFixedWidth(80)
    assert label.is_elided()
    assert label.accessibleName() == text
    label.setFixedWidth(label.sizeHint().width())
    assert not label.is_elided()


def test_the_share_is_filled_from_the_left(shown):
    bar = ShareBar()
    shown(bar)
    bar.setFixedWidth(100)
    bar.set_share(0.3)
    image = picture(bar)
    assert [image.pixelColor(x, 1).name() for x in (10, 29, 30, 80)] == [
        LIGHT.ink2.lower(),
        LIGHT.ink2.lower(),
        LIGHT.hair.lower(),
        LIGHT.hair.lower(),
    ]
    assert bar.accessibleDescription() == "30 %"
    bar.set_share(7)
    assert bar.share == 1


def test_esc_clears_the_search_field_once_and_then_belongs_to_others(shown, qtbot):
    escaped = []

    class Parent(QWidget):
        def keyPressEvent(self, event):
            escaped.append(event.key())

    parent = Parent()
    layout = QVBoxLayout(parent)
    field = SearchField("Filter…")
    layout.addWidget(field)
    shown(parent)
    field.setFocus()
    QTest.keyClicks(field, "lien ket")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), escaped) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert escaped == [Qt.Key.Key_Escape]


def test_the_search_field_has_a_name_and_a_magnifier(shown):
    field = SearchField("Filter…")
    shown(field)
    assert (field.accessibleName(), field.height()) == ("Filter", 28)
    empty = picture(field)
    assert empty.pixelColor(14, 13).name() == LIGHT.paper.lower()
    assert any(empty.pixelColor(x, 13).name() != LIGHT.paper.lower() for x in range(8, 16))


def test_the_bar_of_labels_tells_which_one_was_clicked(shown, keys):
    bar, chosen = LabelBar(), []
    bar.chosen.connect(chosen.append)
    bar.set_labels(keys)
    shown(bar)
    for button in bar.buttons():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == ["claim", "denial", "actor", "figure"]
    assert [button.text() for button in bar.buttons()] == ["Claim", "Denial", "Actor", "Figure"]


def test_the_labels_can_be_set_again(shown, keys):
    bar = LabelBar()
    shown(bar)
    bar.set_labels(keys)
    bar.set_labels(keys[:2])
    assert [button.label.label_id for button in bar.buttons()] == ["claim", "denial"]


def test_buttons_of_labels_leave_the_focus_in_the_text(shown, keys):
    field, strip = SearchField(), LabelBar()
    strip.set_labels(keys)
    shown(field, strip)
    field.setFocus()
    QTest.mouseClick(strip.buttons()[0], Qt.MouseButton.LeftButton)
    assert field.hasFocus()


@pytest.mark.parametrize(
    "place", [QRect(10, 20, 60, 20), QRect(380, 20, 15, 20), QRect(10, 280, 60, 15), QRect(-50, 3, 40, 9)]
)
def test_the_strip_stays_inside_its_parent_and_off_the_words(shown, keys, place):
    parent = QWidget()
    parent.setFixedSize(400, 300)
    shown(parent)
    strip = LabelStrip(parent)
    strip.set_labels(keys)
    strip.show_at(place)
    assert strip.isVisible()
    assert parent.rect().contains(strip.geometry())
    assert not strip.geometry().intersects(place)
    assert strip.height() == 32


def test_the_strip_shows_a_cap_and_a_swatch_for_each_label(shown, keys, looks):
    parent = QWidget()
    parent.setFixedSize(400, 100)
    shown(parent)
    strip = LabelStrip(parent)
    strip.set_labels(keys)
    strip.show_at(QRect(QPoint(10, 10), QSize(20, 20)))
    found = colours(picture(strip))
    assert {name(look.lane) for look in looks.values()} | {LIGHT.hair2.lower(), LIGHT.raised.lower()} <= found
    assert all(button.toolTip() and button.text() for button in strip.buttons())
