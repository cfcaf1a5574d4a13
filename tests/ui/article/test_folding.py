"""Boilerplate folds to one line, which is one stop for the caret and opens at a click."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from annotator.domain.span import Mark
from annotator.ui.theme import LIGHT
from tests.ui.article.making import LONG, colour, mark, picture, row, runs, settle, show, zone

BOILER = "Xem thêm: mười điều cần biết\n\nBản quyền thuộc về tòa soạn\nLiên hệ quảng cáo"
TEXT = f"{LONG}\n{BOILER}\n{LONG * 2}"


def folded(view, **more) -> str:
    return show(view, TEXT, zones=[zone(TEXT, BOILER, "boilerplate", reason="Tin cùng chuyên mục")], **more)


def fold_line(view):
    view.scene()
    (line,) = view._sight.folds
    return line


def test_a_folded_zone_is_one_line_between_the_others(view):
    folded(view)
    lines = list(view.scene().rows)
    before = next(line for line in reversed(lines) if line.end <= len(LONG))
    after = next(line for line in lines if line.start >= len(LONG) + len(BOILER) + 2)
    assert after.top - before.bottom == 12 + 32 + 12
    assert not any(len(LONG) < line.start < len(LONG) + len(BOILER) for line in lines)


def test_the_line_says_why_and_how_much(view):
    folded(view)
    assert fold_line(view).text.startswith("Tin cùng chuyên mục · ")
    assert "3" in fold_line(view).text
    assert "16" in fold_line(view).text


def test_a_hairline_leads_to_the_key(view):
    folded(view)
    line = fold_line(view)
    image = picture(view)
    hairs = runs(image, round((line.top + line.bottom) / 2), LIGHT.hair)
    longest = max(right - left for left, right in hairs)
    assert longest > 200
    assert max(right for _, right in hairs) < view.column()[1] - 30


def test_no_letter_of_the_folded_text_is_to_be_seen_not_even_selected(view):
    folded(view)
    line = fold_line(view)
    before = picture(view)
    view.clearFocus()
    view.select(0, len(TEXT))
    settle()
    after = picture(view)
    y = round((line.top + line.bottom) / 2) + 5
    for x in range(int(view.column()[0]), int(view.column()[1])):
        assert colour(after, x, y) == colour(before, x, y)


def test_a_click_on_the_line_opens_it_and_says_so(view, qtbot):
    folded(view)
    line = fold_line(view)
    place = QPoint(int(view.column()[0]) + 40, round(line.top) + 16)
    with qtbot.waitSignal(view.zone_toggled) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == ["z"]
    assert row(view, TEXT.index("Bản quyền")).start == TEXT.index("Bản quyền")
    assert view._sight.folds == []
    view.toggle_zone("z")
    assert fold_line(view).text


def sign_beside(view) -> QPoint:
    """The sign in the left margin of the first line of the zone that is open."""
    line = row(view, TEXT.index("Xem"))
    return QPoint(round(view.column()[0]) - 12, round(line.base) - 5)


def move_mouse(port: QWidget, to: QPoint) -> None:
    """Move the mouse over a widget, whatever other window may lie there."""
    kind, button, held = QEvent.Type.MouseMove, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(port, QMouseEvent(kind, to, port.mapToGlobal(to), button, button, held))


def test_a_click_on_the_sign_beside_an_open_zone_folds_it_again(view, qtbot):
    folded(view)
    before = picture(view)
    line = fold_line(view)
    left = int(view.column()[0])
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 40, round(line.top) + 16))
    sign = sign_beside(view)
    image = picture(view)
    assert any(colour(image, sign.x() + dx, sign.y() + dy) == LIGHT.ink3 for dx in range(-4, 5) for dy in range(-4, 5))
    move_mouse(view.viewport(), sign)
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(view.zone_toggled) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    assert heard.args == ["z"]
    assert fold_line(view)
    assert picture(view) == before


def test_the_words_of_an_open_zone_are_selected_as_all_others(view):
    folded(view)
    view.toggle_zone("z")
    port, place = view.viewport(), TEXT.index("mười")
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=view.point_of(place + 1))
    assert view.text[slice(*view.selection())] == "mười"
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=view.point_of(TEXT.index("Xem")) + QPoint(2, 0))
    assert view._sight.folds == []


def test_a_tool_tip_says_what_a_click_on_line_or_sign_does_and_with_which_key(view):
    folded(view)
    view.fold_key = "Z"
    line = fold_line(view)
    on_line = QPointF(view.column()[0] + 40, line.top + 16)
    assert view.fold_tip(on_line) == "Show these lines (Z)"
    view.toggle_zone("z")
    sign = sign_beside(view)
    view.fold_key = ""
    assert view.fold_tip(QPointF(sign)) == "Fold these lines"
    assert view.fold_tip(QPointF(sign + QPoint(40, 0))) == ""
    at = view.viewport().mapToGlobal(sign)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, sign, at))
    assert QToolTip.text() == "Fold these lines"
    QToolTip.hideText()


def test_the_caret_stops_at_the_line_once_and_goes_on_behind_it(view):
    folded(view)
    head, behind = TEXT.index("Xem"), TEXT.index(BOILER) + len(BOILER) + 1
    view.set_caret(len(LONG) - 3)
    for _ in range(8):
        view.move_caret("word", 1)
        if view.caret() == head:
            break
    assert view.caret() == head
    view.move_caret("word", 1)
    assert view.caret() == behind
    view.move_caret("word", -1)
    assert view.caret() == head
    view.move_caret("character", -1)
    assert view.caret() == head - 1
    assert fold_line(view)


def test_the_caret_moves_over_the_line_by_lines_too(view):
    folded(view)
    view.set_caret(3)
    seen = []
    for _ in range(6):
        view.move_caret("line", 1)
        seen.append(view.caret())
    assert TEXT.index("Xem") in seen
    assert seen[-1] > TEXT.index(BOILER) + len(BOILER)


def test_a_place_in_it_that_is_asked_for_opens_it(view, qtbot):
    text = folded(view)
    with qtbot.waitSignal(view.zone_toggled):
        view.scroll_to(text.index("Bản"), text.index("Bản") + 3)
    assert row(view, text.index("Bản"))
    view.toggle_zone("z")
    view.set_caret(text.index("Liên"))
    assert row(view, text.index("Liên"))


def test_folding_takes_the_caret_out_of_it(view):
    text = folded(view)
    view.toggle_zone("z")
    view.set_caret(text.index("Bản") + 2)
    view.toggle_zone("z")
    assert view.caret() == text.index("Xem")
    assert fold_line(view)


def test_only_whole_paragraphs_are_folded(view):
    text = f"{LONG}Xem thêm\nmười điều\nBến vắng"
    part = "Xem thêm\nmười điều"
    show(view, text, zones=[zone(text, part, "boilerplate")])
    assert row(view, text.index("Xem")).start <= text.index("Xem")
    assert fold_line(view).fold.paragraphs == 1
    inside = f"{LONG}Xem thêm."
    show(view, inside, zones=[zone(inside, "Xem thêm", "boilerplate")])
    view.scene()
    assert view._sight.folds == []
    view.toggle_zone("z")


def test_other_zones_of_the_same_article_leave_open_what_was_opened(view):
    text = folded(view)
    view.toggle_zone("z")
    view.set_zones([zone(text, BOILER, "boilerplate"), zone(text, LONG, "lead", zone_id="l")])
    assert row(view, text.index("Bản"))
    view.set_zones([])
    assert row(view, text.index("Bản"))
    view.set_zones([zone(text, BOILER, "boilerplate")])
    assert fold_line(view)


def test_marks_in_a_folded_zone_are_not_painted_and_come_back(view):
    text = folded(view, marks=[mark(TEXT, "Bản quyền", "actor", "a"), Mark("c", 0, 20, "claim")])
    assert [shown.mark.id for shown in view.scene().shown] == ["c"]
    view.toggle_zone("z")
    assert [shown.mark.id for shown in view.scene().shown] == ["c", "a"]
    assert text == TEXT


def test_a_text_that_is_nothing_but_boilerplate_can_be_folded(view):
    show(view, BOILER, zones=[zone(BOILER, BOILER, "boilerplate")])
    assert fold_line(view)
    picture(view)
    view.move_caret("line", 1)
    view.move_caret("word", 1)
    assert view.caret() in (0, len(BOILER))


def test_ctrl_end_goes_behind_a_folded_zone_at_the_end(view):
    text = f"{LONG}\n{BOILER}"
    show(view, text, zones=[zone(text, BOILER, "boilerplate")])
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    picture(view)
    assert view.caret() in (text.index("Xem"), len(text))
