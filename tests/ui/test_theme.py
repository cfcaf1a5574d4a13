"""Tokens, palette, the choice of light or dark, and what label colours have to hold."""

from __future__ import annotations

import dataclasses
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from annotator.domain.scheme import COLOUR_ROLES
from annotator.ui.looks import article_look, label_looks
from annotator.ui.theme import DARK, LIGHT, Theme, palette_of, token
from tests.ui.dressing import dress, name
from tests.ui.sight import KINDS, ciede2000, contrast, distance

NEUTRALS = {"light": LIGHT, "dark": DARK}
TEXTS = ("ink", "ink2", "ink3")
GROUNDS = ("paper", "panel", "raised", "hover", "sel")


def both(scheme, role):
    return [(theme, {label.id: label.colours[theme][role] for label in scheme.labels}) for theme in NEUTRALS]


@pytest.mark.parametrize("theme", NEUTRALS)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_can_be_read_on_every_ground(theme, text, ground):
    neutral = NEUTRALS[theme]
    assert contrast(getattr(neutral, text), getattr(neutral, ground)) >= 4.45


@pytest.mark.parametrize(
    ("text", "ground", "light", "dark"),
    [
        ("ink", "paper", 15.5, 13.7),
        ("ink2", "paper", 7.6, 8.4),
        ("ink3", "paper", 5.8, 6.2),
        ("ink4", "paper", 3.3, 3.4),
        ("fade", "paper", 4.5, 4.6),
        ("alert", "paper", 6.5, 8.7),
    ],
)
def test_contrasts_are_those_of_the_design(text, ground, light, dark):
    for neutral, expected in ((LIGHT, light), (DARK, dark)):
        assert contrast(getattr(neutral, text), getattr(neutral, ground)) == pytest.approx(expected, abs=0.06)


@pytest.mark.parametrize("theme", NEUTRALS)
def test_words_on_the_primary_button_and_in_tool_tips_can_be_read(theme):
    neutral = NEUTRALS[theme]
    assert contrast(neutral.btn, neutral.btn_text) >= 7


@pytest.mark.parametrize("theme", NEUTRALS)
def test_the_selected_row_and_selected_text_keep_ink_readable(theme):
    neutral = NEUTRALS[theme]
    assert min(contrast(neutral.ink, neutral.sel), contrast(neutral.ink, neutral.tsel)) >= 7


@pytest.mark.parametrize("theme", NEUTRALS)
def test_no_neutral_colour_is_colourful(theme):
    for field, value in dataclasses.asdict(NEUTRALS[theme]).items():
        if field != "alert":
            assert QColor(value).hsvSaturation() < 46, f"{field} {value}"


def test_a_palette_carries_every_token(qapp):
    for neutral in (LIGHT, DARK):
        palette = palette_of(neutral)
        for field, value in dataclasses.asdict(neutral).items():
            if field not in {"tsel", "fade"}:
                assert name(token(palette, field)) == value.lower()


def test_a_window_without_the_focus_looks_the_same(qapp):
    palette = palette_of(LIGHT)
    for role in QPalette.ColorRole:
        if role not in {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}:
            active = palette.color(QPalette.ColorGroup.Active, role)
            assert active == palette.color(QPalette.ColorGroup.Inactive, role), role.name


def test_disabled_words_are_in_ink4(qapp):
    palette = palette_of(DARK)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        assert palette.color(QPalette.ColorGroup.Disabled, role) == QColor(DARK.ink4)


def test_a_label_with_its_own_text_colour_still_finds_ink(qtbot):
    dress()
    label = QLabel("words")
    qtbot.addWidget(label)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, token(palette, "ink3"))
    label.setPalette(palette)
    assert name(token(label.palette(), "ink")) == LIGHT.ink.lower()


def test_the_choice_is_followed_and_told_once(qtbot):
    theme = dress("light")
    told = []
    theme.changed.connect(lambda: told.append(theme.name))
    theme.set_mode("dark")
    theme.set_mode("dark")
    assert told == ["dark"]
    assert QApplication.palette().color(QPalette.ColorRole.Base) == QColor(DARK.paper)
    assert QToolTip.palette().color(QPalette.ColorRole.ToolTipBase) == QColor(DARK.btn)
    theme.set_mode("light")
    assert QApplication.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.paper)


def test_a_shown_widget_gets_the_new_colours_without_knowing_the_theme(qtbot):
    theme = dress("light")
    label = QLabel("words")
    qtbot.addWidget(label)
    label.show()
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: name(token(label.palette(), "ink2")) == DARK.ink2.lower())
    theme.set_mode("light")


def test_a_choice_that_looks_the_same_tells_nobody(qtbot):
    theme = dress("light")
    hints = QApplication.styleHints()
    if hints.colorScheme() == Qt.ColorScheme.Dark:
        pytest.skip("the system is dark here")
    told = []
    theme.changed.connect(lambda: told.append(1))
    theme.set_mode("system")
    assert (theme.dark, told) == (False, [])


def test_with_the_choice_system_the_system_decides(qtbot, monkeypatch):
    theme = dress("system")
    schemes = {True: Qt.ColorScheme.Dark, False: Qt.ColorScheme.Light}
    for dark in (True, False):
        QApplication.styleHints().setColorScheme(schemes[dark])
        theme.apply()
        # Where the platform cannot be asked for a scheme (offscreen) it stays what it was.
        assert theme.dark == (QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    QApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    dress()


def test_high_contrast_darkens_borders_and_leaves_tints_out(qtbot, scheme):
    theme = dress("light")
    theme.set_high_contrast(on=True)
    assert theme.neutral.hair2 == LIGHT.ink3
    assert all(name(look.tint) == LIGHT.paper.lower() for look in label_looks(theme, scheme, "en").values())
    theme.set_high_contrast(on=False)


def test_labels_come_in_the_order_and_language_asked_for(qtbot, scheme):
    looks = label_looks(Theme("dark"), scheme, "vi")
    assert [(key, look.name, look.rank) for key, look in looks.items()] == [
        ("claim", "Tuyên bố", 0),
        ("denial", "Bác bỏ", 1),
        ("actor", "Chủ thể", 2),
        ("figure", "Số liệu", 3),
    ]
    assert name(looks["denial"].lane) == "#d8677a"


def test_the_article_is_told_theme_labels_fonts_and_settings(qtbot, scheme):
    dress()
    look = article_look(Theme("dark"), scheme, "en", text_font="serif", text_size=22, all_chips=True)
    assert (name(look.paper), name(look.tsel), name(look.fade)) == (
        DARK.paper.lower(),
        DARK.tsel.lower(),
        DARK.fade.lower(),
    )
    assert (look.serif, look.sans, look.text_size, look.all_chips) == ("Source Serif 4", "Inter", 22, True)
    assert look.labels["claim"].name == "Claim"


def test_the_distance_of_colours_is_that_of_the_published_pairs():
    pairs = [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ]
    for one, other, expected in pairs:
        assert ciede2000(one, other) == pytest.approx(expected, abs=0.0001)


@pytest.mark.parametrize("kind", ["normal", *KINDS])
def test_the_lanes_of_labels_are_told_apart_by_everyone(scheme, kind):
    expected = {"normal": (33.8, 33.0), "protanopia": (24.5, 20.6), "deuteranopia": (25.5, 22.2)}
    expected["tritanopia"] = (22.5, 21.0)
    for at, (_theme, lanes) in enumerate(both(scheme, "lane")):
        nearest = min(distance(one, other, kind) for one, other in combinations(lanes.values(), 2))
        assert nearest >= 15
        assert nearest == pytest.approx(expected[kind][at], abs=1.0)


def test_no_two_labels_share_a_pattern(scheme):
    assert len({label.pattern for label in scheme.labels}) == len(scheme.labels)


def test_chip_texts_can_be_read_on_paper_and_on_both_tints(scheme):
    for theme, chips in both(scheme, "chip"):
        for label in scheme.labels:
            chip, colours = chips[label.id], label.colours[theme]
            assert contrast(chip, NEUTRALS[theme].paper) >= 6.7
            assert contrast(chip, colours["tint"]) >= 4.5
            assert contrast(chip, colours["strong"]) >= 4.5


def test_lanes_stand_out_from_paper_and_panel(scheme):
    for theme, lanes in both(scheme, "lane"):
        for lane in lanes.values():
            assert contrast(lane, NEUTRALS[theme].paper) >= 3
            assert contrast(lane, NEUTRALS[theme].panel) >= 3


def test_on_a_selected_row_the_lane_in_the_chip_colour_stands_out(scheme):
    for theme, chips in both(scheme, "chip"):
        assert min(contrast(chip, NEUTRALS[theme].sel) for chip in chips.values()) >= 3


def test_ink_can_be_read_on_every_tint(scheme):
    for role, least in (("tint", 8.45), ("strong", 5.25)):
        for theme, tints in both(scheme, role):
            assert min(contrast(NEUTRALS[theme].ink, tint) for tint in tints.values()) >= least


def test_every_label_has_every_colour_in_both_themes(scheme):
    for label in scheme.labels:
        assert {theme: set(colours) for theme, colours in label.colours.items()} == {
            "light": set(COLOUR_ROLES),
            "dark": set(COLOUR_ROLES),
        }
