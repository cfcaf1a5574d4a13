"""The card of the span under the mouse: when it comes, where it stands, when it goes; and chips with values."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Mark
from annotator.ui import fonts
from annotator.ui.article.card import HoverCard, wrapped
from annotator.ui.article.mouse import HOVER_AFTER
from annotator.ui.article.parts import Card, CardRow
from annotator.ui.theme import LIGHT
from tests.ui.article.looks import label_colours
from tests.ui.article.making import LONG, mark, on_screen, picture, row, runs, settle, show
from tests.ui.dressing import dress

FIGURE = Card(
    label="figure",
    title="Figure",
    attributes=[CardRow("value", "60"), CardRow("unit", "xe")],
    links=[CardRow("in →", "kho có 60 xe mới", is_quote=True)],
    open_points=["a figure without value"],
    note="đếm lại",
)
SOURCE = f"Ông kể rằng [claim c:kho có [figure f:60 xe] mới] hôm qua.\n{LONG * 3}"


@pytest.fixture
def carded(view):
    dress()
    text = show(view, SOURCE)
    view.card_of = lambda span_id: FIGURE._replace(title=f"Card of {span_id}")
    return text


def hover(view, place: int, qtbot, *, wait: bool = True) -> None:
    point = view.point_of(place) + QPoint(4, 0)
    QTest.mouseMove(view.viewport(), point - QPoint(1, 0))  # where it stood already it does not move
    QTest.mouseMove(view.viewport(), point)
    if wait:
        qtbot.waitUntil(lambda: view.card is not None, timeout=2000)


def the_card(view) -> HoverCard:
    (card,) = view.viewport().findChildren(HoverCard)
    return card


def away(view) -> None:
    QTest.mouseMove(view.viewport(), QPoint(20, view.viewport().height() - 10))


def test_it_comes_when_the_mouse_rests_on_a_span_and_goes_when_it_leaves(view, carded, qtbot):
    hover(view, carded.index("60") + 1, qtbot, wait=False)
    assert view.card is None
    qtbot.waitUntil(lambda: view.card is not None, timeout=HOVER_AFTER * 5)
    assert view.card.title == "Card of f"
    away(view)
    assert view.card is None


def test_on_the_way_to_another_span_it_goes_and_comes_again(view, carded, qtbot):
    hover(view, carded.index("60") + 1, qtbot)
    hover(view, carded.index("kho") + 1, qtbot, wait=False)
    assert view.card is None
    qtbot.waitUntil(lambda: view.card is not None, timeout=2000)
    assert view.card.title == "Card of c"


def test_it_stands_under_the_line_and_covers_neither_span_nor_chip(view, carded, qtbot):
    hover(view, carded.index("60") + 1, qtbot)
    box, line = the_card(view).geometry(), row(view, carded.index("60"))
    assert line.base + 17 < box.top() < line.base + 30
    assert abs(box.left() - line.x(carded.index("60"))) < 4
    assert view.viewport().rect().contains(box)


def test_where_there_is_no_room_below_it_stands_above(view, qtbot):
    dress()
    text = show(view, "\n".join([LONG] * 40))
    last = [line for line in view.scene().rows if line.bottom < view.viewport().height()][-1]
    view.change_marks([], [Mark("m", last.start, last.start + 5, "actor")])
    settle()
    view.card_of = lambda _id: FIGURE
    hover(view, last.start + 1, qtbot)
    assert the_card(view).geometry().bottom() < last.base - 16
    assert text


def test_at_the_right_edge_it_stays_inside_the_view(view, qtbot):
    dress()
    text = show(view, LONG * 2)
    place = view.scene().rows[0].shown - 3
    view.change_marks([], [Mark("m", place, place + 3, "actor")])
    settle()
    view.card_of = lambda _id: FIGURE._replace(links=[CardRow("by →", LONG * 3, is_quote=True)])
    hover(view, place + 1, qtbot)
    assert view.viewport().rect().contains(the_card(view).geometry())
    assert text


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_A, Qt.Key.Key_Shift, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Escape]
)
def test_any_key_lets_it_go(view, carded, qtbot, key):
    view.setFocus()
    hover(view, carded.index("60") + 1, qtbot)
    QTest.keyClick(view, key)
    assert view.card is None


def test_a_context_menu_lets_it_go_and_none_comes_while_the_menu_is_open(view, carded, qtbot):
    def ask() -> None:
        point = view.point_of(carded.index("60") + 1)
        far = view.viewport().mapToGlobal(point)
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, far))

    hover(view, carded.index("60") + 1, qtbot)
    ask()
    assert view.card is None
    hover(view, carded.index("60") + 1, qtbot, wait=False)
    ask()
    qtbot.wait(HOVER_AFTER + 150)
    assert view.card is None
    hover(view, carded.index("60") + 1, qtbot)


def test_scrolling_lets_it_go(view, qtbot):
    dress()
    text = show(view, f"[actor a:Ông Tư]{LONG * 60}")
    view.card_of = lambda _id: FIGURE
    hover(view, 1, qtbot)
    view.verticalScrollBar().setValue(3)
    assert view.card is None
    assert text


def test_a_press_and_a_change_of_marks_let_it_go(view, carded, qtbot):
    hover(view, carded.index("60") + 1, qtbot)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 300))
    assert view.card is None
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 300))
    away(view)
    hover(view, carded.index("60") + 1, qtbot)
    view.change_marks(["f"], [])
    assert view.card is None


def test_another_article_and_letters_let_it_go(view, carded, qtbot):
    hover(view, carded.index("60") + 1, qtbot)
    view.start_hints({"c": "b"})
    assert view.card is None
    view.end_hints()
    away(view)
    hover(view, carded.index("60") + 1, qtbot)
    show(view, LONG)
    assert view.card is None


def test_while_text_is_selected_there_is_none(view, carded, qtbot):
    view.select(0, 3)
    hover(view, carded.index("60") + 1, qtbot, wait=False)
    qtbot.waitUntil(lambda: view._state.hovered == "f", timeout=2000)
    assert view.card is None


def test_it_takes_neither_mouse_nor_focus_and_moves_nothing(view, carded, qtbot):
    view.setFocus()
    lines = [line.base for line in view.scene().rows]
    hover(view, carded.index("60") + 1, qtbot)
    card = the_card(view)
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert QApplication.focusWidget() is view
    assert [line.base for line in view.scene().rows] == lines
    with qtbot.waitSignal(view.span_clicked) as heard:  # through the card
        view.change_marks([], [mark(carded, "gác cổng", "actor", "under")])
        settle()
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            view.point_of(carded.index("gác") + 1),
        )
    assert heard.args == ["under"]


def test_nothing_of_it_is_left_on_the_screen_when_it_has_gone(view, carded, qtbot):
    view.clearFocus()
    settle()
    qtbot.wait(30)
    before = on_screen(view)
    hover(view, carded.index("60") + 1, qtbot)
    settle()
    assert on_screen(view) != before
    away(view)
    settle()
    assert on_screen(view) == before


def test_it_is_a_raised_ground_with_a_border_and_round_corners(view, carded, qtbot):
    hover(view, carded.index("60") + 1, qtbot)
    card = the_card(view)
    image = card.grab().toImage()
    middle = image.height() // 2
    assert image.pixelColor(image.width() - 3, middle).name().upper() == LIGHT.raised
    assert image.pixelColor(0, middle).name().upper() == LIGHT.hair2
    ring = {image.pixelColor(x, y).lightness() for x in range(10, 22) for y in range(middle, image.height())}
    assert min(ring) < 120  # the ring of the open point


def test_words_are_wrapped_and_the_last_line_is_elided(app):
    font = fonts.font(fonts.Role.UI)
    lines = wrapped(LONG * 4, font, 200, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert wrapped("đếm lại", font, 200, 3) == ["đếm lại"]
    assert wrapped("", font, 200, 3) == []


# Chips


def test_the_chip_under_the_mouse_and_that_of_the_current_span_show_the_value(view, qtbot):
    text = show(view, "Cảng Dray nhận [figure f:khoảng 60 xe] mỗi ngày, và [figure g:hai xe] nữa.")
    line, chip = row(view, 0), label_colours("figure").chip.upper()
    y = int(line.base) + 14

    def width_at(place: int) -> int:
        here = [run for run in runs(picture(view), y, chip) if run[0] < line.x(place) + 60 and run[1] > line.x(place)]
        return here[-1][1] - here[0][0] if here else 0

    view.set_current("f")
    settle()
    plain = width_at(text.index("khoảng"))
    view.chip_of = lambda span_id: "Figure = 60 xe" if span_id == "f" else "Figure = 2 xe"
    view.set_current("")
    view.set_current("f")
    settle()
    assert width_at(text.index("khoảng")) > plain > 0
    view.set_hovered("g")
    settle()
    assert width_at(text.index("hai")) > plain


def test_a_chip_that_changes_is_painted_again(view, qtbot):
    show(view, "Cảng Dray nhận [figure f:khoảng 60 xe] mỗi ngày.")
    view.clearFocus()
    words = ["Figure = 60 xe"]
    view.chip_of = lambda _id: words[0]
    view.set_current("f")
    settle()
    qtbot.wait(30)
    before = on_screen(view)
    words[0] = "Figure = 70.000 xe"
    view.set_current("f")
    settle()
    after = on_screen(view)
    assert after != before
    assert after == picture(view)


def test_a_chip_near_the_columns_edge_moves_left_and_a_long_one_is_cut(view):
    text = show(view, LONG * 2)
    place = view.scene().rows[0].shown - 4
    view.change_marks([], [Mark("f", place, place + 4, "figure")])
    view.chip_of = lambda _id: "Figure = " + LONG
    view.set_current("f")
    settle()
    line, chip = row(view, place), label_colours("figure").chip.upper()
    found = runs(picture(view), int(line.base) + 8, chip)
    assert found
    assert max(right for _, right in found) <= view.column()[1] + 17
    assert max(right for _, right in found) - min(left for left, _ in found) < 290
    assert text
