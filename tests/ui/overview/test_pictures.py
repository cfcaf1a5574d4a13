"""Pictures that are saved: valid, with the numbers, in the theme that was asked for."""

import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from annotator.ui.overview.asked import PictureAsked
from annotator.ui.theme import DARK, LIGHT
from tests.ui.dressing import dress
from tests.ui.overview.making import an_agreement

CARDS = ("by_label", "confusion", "pairs", "worst", "matched", "links", "attributes", "over_time", "kinds", "people")
SVG = "{http://www.w3.org/2000/svg}"


def asked(part="", form="svg", theme="light") -> PictureAsked:
    return PictureAsked(part, form, theme, f"x.{form}")


def rendered(data: bytes) -> QImage:
    renderer = QSvgRenderer(QByteArray(data))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("part", ["", *CARDS])
def test_an_svg_is_valid_and_says_its_numbers_as_text_and_as_outlines(page, part):
    root = ET.fromstring(page.picture(asked(part)))
    assert root.tag == f"{SVG}svg"
    said = root.findtext(f"{SVG}desc")
    cards = [page.card(part).card] if part else [page.card(card).card for card in CARDS]
    for card in cards:
        for row in card.sheet.rows:
            for cell in row:
                assert cell.said in said
    assert root.findtext(f"{SVG}title") == (page.card(part).card.title if part else "Agreement")
    assert len(list(root.iter(f"{SVG}path"))) > 5
    assert not list(root.iter(f"{SVG}text")), "letters are outlines: no font is needed to see them"


@pytest.mark.parametrize(("theme", "neutral"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("shown", ["light", "dark"])
@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_picture_has_the_theme_that_was_asked_for_whatever_is_shown(page, theme, neutral, shown, form):
    dress(shown)
    data = page.picture(asked("confusion", form, theme))
    image = rendered(data) if form == "svg" else QImage.fromData(data)
    assert image.pixelColor(3, 3).name() == neutral.paper.lower()
    dress("light")


@pytest.mark.parametrize("part", ["", *CARDS])
def test_a_png_is_twice_as_fine(page, part):
    svg = ET.fromstring(page.picture(asked(part)))
    width, height = (float(one) for one in svg.get("viewBox").split()[2:])
    image = QImage.fromData(page.picture(asked(part, "png")))
    assert (image.width(), image.height()) == (2 * width, 2 * height)
    assert image.text("Description") == svg.findtext(f"{SVG}desc")


def test_svg_and_png_show_the_same(page):
    svg, png = rendered(page.picture(asked("kinds"))), QImage.fromData(page.picture(asked("kinds", "png")))
    png = png.scaled(svg.size())
    ink = [
        sum(
            image.pixelColor(x, y).lightness() < 128
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        )
        for image in (svg, png)
    ]
    assert ink[0] == pytest.approx(ink[1], rel=0.15)


def test_places_in_an_svg_are_no_finer_than_anything_is_printed(page):
    data = page.picture(asked("by_label")).decode()
    assert not [place for path in re.findall(r' d="([^"]*)"', data) for place in re.findall(r"\.\d{3,}", path)]


def test_titles_with_signs_of_xml_are_kept(open_page):
    agreement = an_agreement()
    agreement.titles.update(dict.fromkeys(agreement.titles, 'A < B & "C"\x01'))
    page = open_page(agreement)
    for part in ("worst", ""):
        said = ET.fromstring(page.picture(asked(part))).findtext(f"{SVG}desc")
        assert 'A < B & "C"' in said


def test_a_page_with_progress_only_can_be_saved(open_page):
    page = open_page(an_agreement(2, 0))
    assert "Mai" in ET.fromstring(page.picture(asked())).findtext(f"{SVG}desc")
