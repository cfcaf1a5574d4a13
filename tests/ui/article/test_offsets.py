"""Places are code points of the article's own text, whatever characters it has and however Qt counts them."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from annotator.domain.span import Mark
from annotator.ui.article.current import handle_points
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import label_colours
from tests.ui.article.making import LONG, colour, picture, row, runs, settle, show

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
TEXTS = {
    "emoji": "Tin \U0001f600 vui \U0001f600\U0001f600 đây",
    "families": f"Hai {FAMILY} nhà {FAMILY} này",
    "flags": "Cờ \U0001f1fb\U0001f1f3 và \U0001f1eb\U0001f1f7 bay",
    "decomposed": "Thu\u031b\u0323c ra ho\u0323 noi\u0301 the\u0302\u0301",
    "no-break space": "Một\u00a0hai\u00a0ba",
    "line separators": "Một\u2028hai\u2029ba\u2028\U0001f600bốn",
    "zero width": "Một\u200bhai\u200cba\u200dbốn\ufeffnăm",
    "right to left": "Báo الخبر اليوم và חדשות ngày 12.000 đây",
    "a second mark of byte order": "\ufeffMột hai ba",
    "what Qt breaks at": "Một\ufdd0hai\ufdd1ba",
    "blank end": "Một hai\n",
    "several": f"\U0001f600\nThu\u031b {FAMILY}\u00a0\u2029الخبر\n\U0001f1fb\U0001f1f3\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
class TestText:
    def test_every_place_goes_in_and_comes_out(self, view, text):
        show(view, text)
        for place in range(len(text) + 1):
            view.set_caret(place)
            assert view.caret() == place
        for start in range(len(text)):
            view.select(start, len(text))
            assert view.selection() == (start, len(text))

    def test_copying_takes_the_articles_own_characters(self, view, text):
        show(view, text)
        for start in range(len(text)):
            view.select(start, min(len(text), start + 5))
            expected = text[start : start + 5].removeprefix("\ufeff")  # the way into Qt's string drops one that leads
            assert view.createMimeDataFromSelection().text() == expected
        view.select(0, len(text))
        view.copy()
        assert QGuiApplication.clipboard().text() == text.removeprefix("\ufeff")

    def test_each_character_with_a_width_is_found_under_its_middle(self, view, text):
        show(view, text)
        for place, character in enumerate(text):
            if character == "\n":
                continue
            line = row(view, place)
            left, right = sorted(line.edges(place))
            if right - left < 2 or character in "\u2028\u2029\ufdd0\ufdd1":
                continue
            found = view.character_at(QPointF((left + right) / 2, line.base - 5))
            assert sorted(line.edges(found)) == [left, right]

    def test_the_caret_moves_through_the_whole_text_and_back(self, view, text):
        show(view, text)
        for unit in ("character", "word", "sentence", "paragraph", "line"):
            view.set_caret(0)
            places = self._walk(view, unit, 1)
            assert places == sorted(set(places))
            assert places[-1] >= len(text.rstrip("\n")) if unit != "line" else places
            view.set_caret(len(text))
            back = self._walk(view, unit, -1)
            assert back == sorted(set(back), reverse=True)
            assert back[-1] == 0 or unit == "line"

    def _walk(self, view: ArticleView, unit: str, step: int) -> list[int]:
        places = [view.caret()]
        for _ in range(len(view.text) + 3):
            view.move_caret(unit, step)
            if view.caret() == places[-1]:
                break
            places.append(view.caret())
        return places

    def test_a_mark_on_each_character_is_painted_and_hit(self, view, text):
        show(view, text)
        for place in range(len(text)):
            view.change_marks(["m"], [Mark("m", place, place + 1, "claim")])
            assert view.span_at(place) == ["m"]
            for shown_row, piece in view.scene().by_id["m"].pieces:
                assert piece.left < piece.right
                assert shown_row.start <= place < shown_row.end
        picture(view)


def test_a_mark_behind_emoji_lies_under_its_own_words(view):
    text = show(view, f"{FAMILY}\U0001f600 ông [claim c:kho đã khóa] rồi")
    line, image = row(view, 3), picture(view)
    (lane,) = runs(image, int(line.base) + 7, label_colours("claim").lane)
    assert lane[0] == pytest.approx(line.x(text.index("kho")) + 1, abs=0.6)
    assert lane[1] == pytest.approx(line.x(text.index(" rồi")) - 1, abs=0.6)


def test_a_click_behind_emoji_gives_the_right_place(view, qtbot):
    text = show(view, f"{FAMILY}\U0001f600 ông kho đã khóa rồi")
    for quote in ("ông", "kho", "rồi"):
        place = text.index(quote)
        with qtbot.waitSignal(view.place_clicked) as heard:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.point_of(place))
        assert heard.args == [place]
        qtbot.wait(420)


def test_mixed_directions_split_a_mark_into_what_is_seen(view):
    text = "Báo viết الخبر اليوم và חדשות היום rồi về."
    show(view, text)
    whole = Mark("m", text.index("الخبر"), text.index("اليوم") + 5, "claim")
    view.change_marks([], [whole])
    ((line, piece),) = view.scene().by_id["m"].pieces
    edges = [edge for place in range(whole.start + 1, whole.end) for edge in line.edges(place)]
    edges.append(max(edges) + 5)  # of the first letter at the border of directions Qt says where the other one ends
    assert piece.left == pytest.approx(min(edges), abs=0.5)
    assert piece.right == pytest.approx(max(edges), abs=1)
    assert (piece.left_edge, piece.right_edge) == ("end", "start")


def test_a_mark_over_the_border_of_directions_has_two_pieces(view):
    text = "Báo viết الخبر اليوم rồi về."
    show(view, text)
    start, end = text.index("viết"), text.index("الخبر") + 5
    view.change_marks([], [Mark("m", start, end, "claim")])
    pieces = [piece for _, piece in view.scene().by_id["m"].pieces]
    assert len(pieces) == 2  # the first Arabic word stands right of the second one
    line = row(view, 0)
    covered = lambda x: any(piece.left <= x <= piece.right for piece in pieces)  # noqa: E731
    for place in range(len(text)):
        middle = sum(line.edges(place)) / 2
        if abs(line.edges(place)[0] - line.edges(place)[1]) > 1:
            assert covered(middle) == (start <= place < end)
    image = picture(view)
    painted = runs(image, int(line.base) + 7, label_colours("claim").lane)
    assert len(painted) == 2


def test_a_paragraph_that_runs_from_right_to_left_has_its_tints_under_its_words(view):
    text = "قال الوزير ان المصنع اغلق منذ شهر"
    show(view, text)
    start = text.index("المصنع")
    view.change_marks([], [Mark("m", start, start + 6, "claim")])
    settle()
    line, image = row(view, start), picture(view)
    middle = sum(line.edges(start + 3)) / 2
    left = min(min(line.edges(place)) for place in range(start, start + 6))
    right = max(max(line.edges(place)) for place in range(start, start + 6))
    (lane,) = runs(image, int(line.base) + 7, label_colours("claim").lane)
    assert lane == (pytest.approx(left + 1, abs=0.6), pytest.approx(right - 1, abs=0.6))
    assert view.span_at(QPointF(middle, line.base - 5)) == ["m"]
    assert colour(image, left - 4, line.base - 14) != label_colours("claim").tint


def test_the_handle_of_a_mark_that_runs_from_right_to_left_stands_at_its_right(view):
    text = "قال الوزير ان المصنع اغلق منذ شهر"
    show(view, text)
    start = text.index("المصنع")
    view.change_marks([], [Mark("m", start, start + 6, "claim")])
    view.set_current("m")
    settle()
    first, last = handle_points(view.scene().by_id["m"], view.metrics)
    assert first.x() > last.x()
    assert first.y() < last.y()
    picture(view)


def test_a_line_break_inside_a_paragraph_is_no_paragraph(view):
    text = f"Một\u2028hai {LONG}"
    show(view, text)
    rows = view.scene().rows
    assert rows[1].start == 4
    assert rows[1].top == rows[0].bottom
