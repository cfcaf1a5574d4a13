"""What is drawn: shades, dots and bars stand for their numbers, the same on the screen and in a picture."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QImage, QPainter

from annotator.ui.looks import label_looks
from annotator.ui.overview.cells import Align, Cell, Dot, Kind
from annotator.ui.overview.drawing import Look, moment_y, paint_cell, shade
from annotator.ui.overview.grid import Grid, paint_sheet
from annotator.ui.theme import DARK, LIGHT, Theme, palette_of
from annotator.ui.widgets.paint import mixed
from tests.ui.dressing import colours
from tests.ui.overview.making import scheme_of
from tests.ui.overview.test_shapes import a_source, every_card
from tests.ui.panels.making import settle

pytestmark = pytest.mark.usefixtures("dressed")


def look(neutral=LIGHT) -> Look:
    theme = Theme("dark" if neutral is DARK else "light")
    return Look(palette_of(neutral), label_looks(theme, scheme_of(12), "en"))


def drawn(cell: Cell, width=100, height=36, neutral=LIGHT) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(neutral.paper))
    painter = QPainter(image)
    paint_cell(painter, QRect(0, 0, width, height), cell, look(neutral), Align.CENTRE, tight=False)
    painter.end()
    return image


@pytest.mark.parametrize("neutral", [LIGHT, DARK])
@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.81, 1.0])
def test_the_shade_of_a_heat_cell_is_its_share(neutral, share):
    image = drawn(Cell(text="7", kind=Kind.HEAT, share=share), neutral=neutral)
    wanted = mixed(QColor(neutral.paper), QColor(neutral.ink), share * 0.82)
    assert image.pixelColor(8, 8) == wanted
    assert shade(look(neutral), share) == wanted


@pytest.mark.parametrize(("share", "colour"), [(0.3, "ink"), (0.6, "ink"), (0.62, "paper"), (0.9, "paper")])
def test_the_number_is_in_paper_where_more_than_half_of_its_ground_is_ink(share, colour):
    found = colours(drawn(Cell(text="8888", kind=Kind.HEAT, share=share)))
    assert getattr(LIGHT, colour).lower() in found


def test_a_cell_without_share_has_no_ground_and_its_number_is_there():
    found = colours(drawn(Cell(text="0", kind=Kind.HEAT, share=None)))
    assert LIGHT.paper.lower() in found
    assert LIGHT.ink3.lower() in found


def ink_columns(image: QImage, colour: str, y: int) -> list[int]:
    return [x for x in range(image.width()) if image.pixelColor(x, y).name() == colour.lower()]


@pytest.mark.parametrize("value", [0.0, 0.25, 0.5, 0.9, 1.0])
def test_the_dot_stands_at_its_value_on_the_axis(value):
    image = drawn(Cell(kind=Kind.INTERVAL, dot=Dot(value=value)), width=216)
    columns = ink_columns(image, LIGHT.ink, 17)
    middle = (columns[0] + columns[-1]) / 2
    assert middle == pytest.approx(8 + 4 + value * 192, abs=1.5)


def test_the_bar_goes_from_the_lower_to_the_upper_bound():
    image = drawn(Cell(kind=Kind.INTERVAL, dot=Dot(value=0.5, low=0.3, high=0.8)), width=216)
    columns = ink_columns(image, LIGHT.hair2, 18)
    assert columns[0] == pytest.approx(12 + 0.3 * 192, abs=3)
    assert columns[-1] == pytest.approx(12 + 0.8 * 192, abs=3)


def test_a_number_without_interval_has_a_dot_and_no_bar():
    image = drawn(Cell(kind=Kind.INTERVAL, dot=Dot(value=0.5)), width=216)
    assert LIGHT.hair2.lower() not in colours(image)


def test_a_negative_alpha_stays_on_the_axis():
    image = drawn(Cell(kind=Kind.INTERVAL, dot=Dot(value=-0.4, low=-0.6, high=-0.1)), width=216)
    assert min(ink_columns(image, LIGHT.ink, 17)) >= 7


def test_a_moment_stands_as_high_as_its_value():
    rect = QRect(0, 0, 80, 212)
    for value in (0.1, 0.6, 0.95):
        image = drawn(Cell(kind=Kind.MOMENT, dot=Dot(value=value)), 80, 212)
        y = round(moment_y(rect, value))
        assert image.pixelColor(40, y).name() == LIGHT.ink.lower()


def test_lines_between_months_meet_in_the_middle():
    left = drawn(Cell(kind=Kind.MOMENT, dot=Dot(value=0.2, after=0.8)), 80, 212)
    right = drawn(Cell(kind=Kind.MOMENT, dot=Dot(value=0.8, before=0.2)), 80, 212)
    y = round(moment_y(QRect(0, 0, 80, 212), 0.5))
    for image, x in ((left, 79), (right, 0)):
        assert any(image.pixelColor(x, y + step).name() != LIGHT.paper.lower() for step in (-2, -1, 1, 2))


@pytest.mark.parametrize("share", [0.25, 1.0])
def test_a_bar_is_as_long_as_its_share(share):
    image = drawn(Cell(kind=Kind.BAR, share=share), width=216)
    assert len(ink_columns(image, LIGHT.ink3, 18)) == pytest.approx(share * 200, abs=1)


@pytest.mark.parametrize("width", [1342, 860, 560])
def test_the_screen_and_a_picture_show_the_same(qtbot, width):
    # A row under the mouse is grey on the screen, and an earlier test may have left the mouse anywhere.
    QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())
    for card in every_card(a_source()):
        grid = Grid()
        qtbot.addWidget(grid)
        grid.show_sheet(card.sheet, look())
        grid.resize(width, grid.height_for(width))
        grid.show()
        settle()
        screen = grid.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        picture = QImage(screen.size(), QImage.Format.Format_RGB32)
        picture.fill(QColor(LIGHT.paper))
        painter = QPainter(picture)
        paint_sheet(painter, QRect(0, 0, width, picture.height()), card.sheet, look())
        painter.end()
        height = picture.height() - (10 if grid.shape_now.width > width else 0)
        assert screen.copy(0, 0, width, height) == picture.copy(0, 0, width, height), (card.id, width)


def test_the_only_colours_are_those_of_labels(qtbot):
    of_labels = {value.lower() for label in scheme_of().labels for value in label.colours["light"].values()}
    for card in every_card(a_source()):
        image = QImage(1000, 600, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.paper))
        painter = QPainter(image)
        paint_sheet(painter, QRect(0, 0, 1000, 600), card.sheet, look())
        painter.end()
        strong = {one for one in colours(image) if QColor(one).hsvSaturation() > 60}
        if not any(cell.kind is Kind.LABEL for row in card.sheet.rows for cell in row):
            assert strong == set(), card.id
        else:
            assert strong & of_labels
