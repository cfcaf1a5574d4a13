"""Width of the text and style of the lanes in the real window: live, and at the next start."""

from PySide6.QtCore import QCoreApplication

from annotator.settings import Settings
from annotator.ui.theme import LIGHT, token
from tests.conftest import BRIDGE


def hair2(hand) -> str:
    QCoreApplication.processEvents()
    return token(hand.window.palette(), "hair2").name().upper()


def test_the_width_of_the_text_changes_at_once(opened, project_path):
    hand = opened(project_path)
    hand.window.resize(1500, 800)
    hand.open("Cầu sập")
    left, right = hand.view.column()
    hand.inside.look.set("text_width", 50)
    narrow_left, narrow_right = hand.view.column()
    assert narrow_right - narrow_left == round(652 * 50 / 75)
    assert narrow_left > left
    assert narrow_right < right


def test_high_contrast_is_the_whole_windows_at_once_and_at_the_next_start(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.inside.look.set("theme", "light")
    start = BRIDGE.index("móng cầu")
    hand.inside.acts.label("claim", start, start + 8)
    assert hair2(hand) == LIGHT.hair2
    hand.inside.look.set("lane_style", "strong")
    assert hair2(hand) == LIGHT.ink3
    assert hand.view._look.lane_style == "strong"
    assert hand.view._look.hair2.name().upper() == LIGHT.ink3
    assert hand.view.metrics.thickness == 3
    assert Settings.load().get("lane_style") == "strong"
    hand = opened(project_path)
    assert hair2(hand) == LIGHT.ink3
    hand.inside.look.set("lane_style", "tints")
    assert hair2(hand) == LIGHT.hair2
    assert hand.view.metrics.thickness == 2


def test_lanes_without_tints_are_not_high_contrast(opened, project_path):
    hand = opened(project_path)
    hand.inside.look.set("theme", "light")
    hand.inside.look.set("lane_style", "lanes")
    assert hair2(hand) == LIGHT.hair2
    assert not hand.view._look.has_tints
