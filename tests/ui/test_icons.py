"""Icons: ours, in both themes, at every pixel ratio, never blank, with nothing foreign in the files."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QIcon, QImage

from annotator import paths
from annotator.ui import icons
from annotator.ui.theme import DARK, LIGHT, palette_of, token
from tests.ui.dressing import colours, dress

NAMES = sorted(path.stem for path in paths.resource("icons").glob("*.svg"))
WANTED = {
    *("menu", "search", "command", "user-round", "check", "chevron-down", "chevron-right", "list-filter", "flag"),
    *("skip-forward", "sticky-note", "clock", "link-2", "link", "arrow-right", "x", "book-open", "lightbulb"),
    *("download", "file-plus", "folder-open", "folder-input", "languages", "sun", "panel-left"),
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def dressed(qapp):
    dress()


def ink(image: QImage) -> list[tuple[int, int]]:
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 40]


def test_every_icon_of_the_design_is_there():
    assert set(NAMES) >= WANTED


@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_only_strokes_on_the_24_grid(name):
    source = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    root = ET.fromstring(source)
    assert root.attrib == {
        "width": "24",
        "height": "24",
        "viewBox": "0 0 24 24",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.75",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    assert {element.tag for element in root} <= {SVG + tag for tag in ("path", "circle", "rect")}
    assert not re.search(r"<!--|<\?|<!|http(?!://www\.w3\.org/2000/svg)|id=|class=|style=", source)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("neutral", [LIGHT, DARK])
def test_every_icon_is_drawn_in_the_colour_asked_for(name, ratio, neutral):
    pixmap = icons.pixmap(name, QColor(neutral.ink2), 16, ratio)
    image = pixmap.toImage()
    drawn = ink(image)
    assert (image.width(), pixmap.devicePixelRatio()) == (round(16 * ratio), ratio)
    assert 0.04 < len(drawn) / image.width() ** 2 < 0.6
    full = [image.pixelColor(x, y) for x, y in drawn if image.pixelColor(x, y).alpha() > 200]
    wanted = QColor(neutral.ink2)
    assert full
    assert all(abs(found.red() - wanted.red()) < 6 and abs(found.blue() - wanted.blue()) < 6 for found in full)


@pytest.mark.parametrize("name", NAMES)
def test_no_icon_is_cut_at_the_edge(name):
    image = icons.pixmap(name, QColor("#000000"), 24, 4.0).toImage()
    edge = image.width() - 1
    assert not [at for at in ink(image) if 0 in at or edge in at]


def test_an_icon_is_rendered_once_for_a_colour_and_size(qapp):
    one = icons.pixmap("search", QColor("#123456"), 16, 2.0)
    assert icons.pixmap("search", QColor("#123456"), 16, 2.0).cacheKey() == one.cacheKey()
    assert icons.pixmap("search", QColor("#123457"), 16, 2.0).cacheKey() != one.cacheKey()


def test_an_icon_of_an_action_says_what_is_off_and_on(qapp):
    palette = palette_of(LIGHT)
    made = icons.icon("flag", palette)
    looks = {
        made.pixmap(16, mode, state).toImage().pixelColor(3, 8).name()
        for mode, state in (
            (QIcon.Mode.Normal, QIcon.State.Off),
            (QIcon.Mode.Normal, QIcon.State.On),
            (QIcon.Mode.Disabled, QIcon.State.Off),
        )
    }
    assert len(looks) == 3
    assert token(palette, "ink2").name() in colours(made.pixmap(16).toImage())


def test_an_unknown_icon_is_our_bug(qapp):
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", QColor("#000000"))
