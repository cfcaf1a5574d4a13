"""The list of articles: rows, filter, the current one, and what a person asks for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from annotator.domain.folding import folded
from annotator.domain.queue import Queue, in_order
from annotator.ui.i18n import Language
from annotator.ui.panels.arranging import BIG
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.panels.rows import RowView
from tests.ui.panels.making import Row, click_row, settle, shown_rows, words_in

ROWS = [
    Row("a", "Đập Kerin xả 900 m³/giây", status="finished", spans=31),
    Row("b", "Port Merrow denies 3,400 tonnes", status="in_progress", spans=27),
    Row("c", "Aldora bác bỏ tin bán máy bay", flagged=True),
    Row("d", "Bản tin tổng hợp", status="skipped"),
    Row("e", "Hãng tàu Tesk Line phủ nhận"),
]


@pytest.fixture
def articles(shown) -> ArticleList:
    widget = ArticleList()
    shown(widget, 268, 700)
    widget.set_rows(ROWS)
    widget.set_current("b")
    settle()
    return widget


def view_of(articles) -> RowView:
    return articles.findChild(RowView)


def field_of(articles) -> QLineEdit:
    return articles.findChild(QLineEdit)


def titles(articles) -> list[str]:
    return shown_rows(view_of(articles))


def spoken(articles) -> list[str]:
    return shown_rows(view_of(articles), Qt.ItemDataRole.AccessibleTextRole)


def test_rows_stand_in_the_order_given(articles):
    assert titles(articles) == [row.title for row in ROWS]


def test_the_head_counts_the_finished_and_the_foot_says_the_share(articles):
    assert "1 of 5" in words_in(articles)
    assert "20 %" in words_in(articles)


def test_thousands_are_apart_in_the_head(articles):
    Language().switch("en")
    articles.set_rows(Row(str(number), f"Tin {number}") for number in range(1200))
    assert "0 of 1,200" in words_in(articles)
    QTest.keyClicks(field_of(articles), "tin")
    assert "1,200 of 1,200 shown" in words_in(articles)


def test_marks_of_direction_in_a_title_are_shown(articles):
    articles.set_rows([Row("a", "Tin \u202ecba\u202c Bộ")])
    assert titles(articles) == [r"Tin \u202ecba\u202c Bộ"]
    assert r"\u202e" in spoken(articles)[0]


def test_the_head_says_how_many_are_shown_while_a_filter_hides_some(articles):
    QTest.keyClicks(field_of(articles), "denies")
    settle()
    assert "1 of 5 shown" in words_in(articles)
    assert "1 of 5" not in words_in(articles)
    articles.toggle_kind("todo")
    field_of(articles).clear()
    settle()
    assert "2 of 5 shown" in words_in(articles)
    articles.set_order("shortest")
    assert "2 of 5 shown · shortest first" in words_in(articles)
    articles.set_order("project")
    articles.set_rows(ROWS[:3])
    assert "1 of 3 shown" in words_in(articles)
    QTest.keyClick(field_of(articles), Qt.Key.Key_Escape)
    settle()
    assert "1 of 3" in words_in(articles)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("dap kerin", ["a"]),
        ("BAC BO", ["c"]),
        ("bác", ["c"]),
        ("tin ban", ["c", "d"]),
        ("3,4", ["b"]),
        ("", list("abcde")),
    ],
)
def test_the_filter_knows_neither_case_nor_marks(articles, typed, left):
    field_of(articles).setText(typed)
    assert titles(articles) == [row.title for row in ROWS if row.id in left]


def test_a_filter_that_grows_and_shrinks_shows_what_it_says(articles):
    field = field_of(articles)
    for text in ("b", "ba", "ban", "ba", "", "tesk"):
        field.setText(text)
        assert titles(articles) == [row.title for row in ROWS if text in folded(row.title)]


def test_escape_clears_the_filter_and_then_leaves(articles, qtbot):
    field = field_of(articles)
    articles.focus_filter()
    QTest.keyClicks(field, "zzz")
    assert "Nothing matches. Esc clears the filter." in words_in(articles)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert titles(articles) == [row.title for row in ROWS]
    with qtbot.waitSignal(articles.leave_asked):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_escape_in_the_rows_clears_the_filter_first(articles, qtbot):
    field_of(articles).setText("kerin")
    with qtbot.assertNotEmitted(articles.leave_asked):
        QTest.keyClick(view_of(articles), Qt.Key.Key_Escape)
    assert field_of(articles).text() == ""


def test_return_in_the_filter_opens_the_first_match(articles, qtbot):
    QTest.keyClicks(field_of(articles), "tesk")
    with qtbot.waitSignal(articles.article_chosen) as chosen:
        QTest.keyClick(field_of(articles), Qt.Key.Key_Return)
    assert chosen.args == ["e"]


def test_return_in_an_empty_filter_opens_nothing(articles, qtbot):
    with qtbot.assertNotEmitted(articles.article_chosen):
        QTest.keyClick(field_of(articles), Qt.Key.Key_Return)


def test_a_click_chooses_the_article(articles, qtbot):
    with qtbot.waitSignal(articles.article_chosen) as chosen:
        click_row(view_of(articles), 2)
    assert chosen.args == ["c"]


def test_the_arrow_keys_move_a_cursor_and_enter_chooses(articles, qtbot):
    view = view_of(articles)
    view.setFocus()
    with qtbot.assertNotEmitted(articles.article_chosen):
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert [index.row() for index in view.selectionModel().selectedIndexes()] == [1], "the open article stays marked"
    with qtbot.waitSignal(articles.article_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen.args == ["d"]


def test_marking_the_open_article_chooses_nothing(articles, qtbot):
    with qtbot.assertNotEmitted(articles.article_chosen):
        articles.set_current("e")
        articles.set_current("")
        articles.set_current("gone")


def test_letters_typed_in_the_rows_go_to_the_filter(articles):
    view_of(articles).setFocus()
    QTest.keyClick(view_of(articles), "k")
    assert field_of(articles).text() == "k"
    assert field_of(articles).hasFocus()


def test_down_goes_from_the_filter_to_the_rows(articles):
    articles.focus_filter()
    assert field_of(articles).hasFocus()
    QTest.keyClick(field_of(articles), Qt.Key.Key_Down)
    assert view_of(articles).hasFocus()


def test_a_row_is_shown_anew_without_losing_its_place(articles):
    articles.update_row(ROWS[1]._replace(status="finished", spans=28))
    assert titles(articles)[1] == ROWS[1].title
    assert "finished" in spoken(articles)[1]
    assert "2 of 5" in words_in(articles)
    assert [index.row() for index in view_of(articles).selectionModel().selectedIndexes()] == [1]


def test_a_row_that_does_not_pass_any_more_stays_until_the_filter_changes(articles):
    articles.kind_menu().actions()[2].trigger()
    before = titles(articles)
    articles.update_row(ROWS[2]._replace(status="finished"))
    assert titles(articles) == before


def test_the_states_are_a_filter_too(articles):
    actions = {action.text(): action for action in articles.kind_menu().actions()}
    actions["Finished"].trigger()
    assert titles(articles) == ["Đập Kerin xả 900 m³/giây"]
    {action.text(): action for action in articles.kind_menu().actions()}["Flagged"].trigger()
    assert [title[:3] for title in titles(articles)] == ["Đập", "Ald"]
    {action.text(): action for action in articles.kind_menu().actions()}["All articles"].trigger()
    assert len(titles(articles)) == len(ROWS)


def test_the_neighbours_of_the_open_article_are_the_rows_shown(articles):
    assert articles.neighbour(1) == "c"
    assert articles.neighbour(-1) == "a"
    articles.set_current("e")
    assert articles.neighbour(1) == ""
    field_of(articles).setText("phu nhan")
    assert articles.neighbour(1) == ""


def test_before_the_first_row_there_is_nothing(articles):
    articles.set_current("a")
    assert articles.neighbour(-1) == ""


def test_the_next_to_do_passes_over_what_is_done_and_begins_again(articles):
    assert articles.next_to_do() == "c"
    articles.set_current("e")
    assert articles.next_to_do() == "b"


def test_where_all_is_done_there_is_no_next(articles):
    articles.set_rows([row._replace(status="finished") for row in ROWS])
    assert articles.next_to_do() == ""


def test_where_all_is_done_one_begins_with_the_first_shown(articles):
    assert articles.begin_with() == "c"
    articles.set_rows([row._replace(status="finished") for row in ROWS])
    assert articles.begin_with() == "a"
    articles.set_rows([])
    assert articles.begin_with() == ""


def test_the_position_counts_all_articles(articles):
    field_of(articles).setText("port")
    assert articles.position() == "2 / 5"
    articles.set_current("")
    assert articles.position() == ""


def test_a_screen_reader_hears_title_state_flag_and_spans(articles):
    assert spoken(articles)[0] == "Đập Kerin xả 900 m³/giây, finished, 31 spans"
    assert spoken(articles)[2] == "Aldora bác bỏ tin bán máy bay, to do, flagged"


def test_without_articles_the_words_say_what_to_do(articles):
    articles.set_rows([])
    assert "No article yet. Import a folder, or drop files here." in words_in(articles)
    assert "0 %" not in [name for name in words_in(articles) if name == "0 of 0"]


def test_a_hundred_thousand_rows_can_be_filtered_at_once(articles):
    articles.set_rows(Row(str(number), f"Tin số {number} về đập Kerin") for number in range(100_000))
    field_of(articles).setText("99999 dap")
    assert titles(articles) == ["Tin số 99999 về đập Kerin"]
    field_of(articles).clear()
    articles.set_current("99998")
    settle()
    view = view_of(articles)
    assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())


def test_titles_are_folded_while_nothing_else_is_to_be_done(articles, qtbot):
    articles.set_rows(Row(str(number), f"Đập {number}") for number in range(3000))
    model = view_of(articles).model()
    qtbot.waitUntil(lambda: len(model._folds) == 3000)
    field_of(articles).setText("dap 2999")
    assert titles(articles) == ["Đập 2999"]


LONG_AND_SHORT = [row._replace(length=length) for row, length in zip(ROWS, (500, 100, 300, 100, 50), strict=True)]


def test_the_shortest_stand_first_and_the_way_follows_what_is_shown(articles):
    articles.set_rows(LONG_AND_SHORT)
    articles.set_order("shortest")
    assert [title[:4] for title in titles(articles)] == ["Hãng", "Port", "Bản ", "Aldo", "Đập "]
    assert articles.neighbour(-1) == "e"
    assert articles.neighbour(1) == "d"
    assert articles.next_to_do() == "c", "what is skipped is passed over"
    assert articles.position() == "2 / 5"
    assert "1 of 5 · shortest first" in words_in(articles)
    articles.set_order("project")
    assert titles(articles) == [row.title for row in ROWS]


def test_a_random_order_shows_its_seed_and_another_shuffle_draws_another(articles):
    articles.set_queue(Queue("random", 4271))
    assert [title[:3] for title in titles(articles)] == ["Hãn", "Ald", "Bản", "Por", "Đập"]
    assert "1 of 5 · random, 4271" in words_in(articles)
    articles.shuffle()
    assert articles.queue.seed != 4271
    seed = articles.queue.seed
    articles.set_order("project")
    articles.set_order("random")
    assert articles.queue.seed == seed, "a random order is found again"


def test_order_and_filter_go_together(articles):
    articles.set_rows(LONG_AND_SHORT)
    articles.set_order("shortest")
    articles.toggle_kind("todo")
    assert [title[:4] for title in titles(articles)] == ["Hãng", "Aldo"]
    articles.set_order("project")
    assert [title[:4] for title in titles(articles)] == ["Aldo", "Hãng"]
    articles.update_row(LONG_AND_SHORT[2]._replace(status="finished"))
    articles.set_order("shortest")
    assert [title[:4] for title in titles(articles)] == ["Hãng"], "what was changed meanwhile is kept"


def test_from_an_article_that_the_filter_hides_the_way_goes_on_from_its_place(articles):
    articles.toggle_kind("skipped")
    articles.toggle_kind("finished")
    assert [title[:4] for title in titles(articles)] == ["Đập ", "Bản "]
    assert (articles.neighbour(-1), articles.neighbour(1)) == ("a", "d")
    articles.set_current("e")
    assert (articles.neighbour(-1), articles.neighbour(1)) == ("d", "")


def test_the_menu_of_the_head_has_the_orders(articles):
    articles.set_queue(Queue("project", 4271))
    actions = {action.text(): action for action in articles.kind_menu().actions() if action.text()}
    assert {"The project's order", "Shortest first", "Random, 4271", "Shuffle again"} <= set(actions)
    assert actions["The project's order"].isChecked()
    actions["Random, 4271"].trigger()
    assert articles.queue.order == "random"


def test_a_queue_is_taken_and_given_back_as_it_was(articles, qtbot):
    queue = Queue("random", 5000, frozenset({"todo", "flagged"}), "tin")
    with qtbot.waitSignal(articles.queue_changed):
        articles.set_queue(queue)
    assert articles.queue == queue
    assert [title[:4] for title in titles(articles)] == ["Aldo"]
    assert field_of(articles).text() == "tin"


def test_the_tool_tip_says_what_a_row_has_no_room_for(articles):
    articles.flag_note_of = lambda article_id: f"vì sao {article_id}"
    articles.set_rows(
        [
            ROWS[2]._replace(source="Nhật báo Bến Sông", published="2025-03-14T08:15"),
            Row("x", "<b>Tin</b> & ảnh", published="hôm qua"),
        ]
    )
    first, second = shown_rows(view_of(articles), Qt.ItemDataRole.ToolTipRole)
    assert first.split("\n") == [
        "Aldora bác bỏ tin bán máy bay",
        "Nhật báo Bến Sông · 08:15  14/03/2025",
        "To do, flagged",
        "Flagged: vì sao c",
    ]
    assert "<b>Tin</b> & ảnh" in second, "the style shows tips as they stand"


def test_a_hundred_thousand_rows_are_brought_into_another_order(articles):
    articles.set_rows(Row(f"{number:032x}", f"Tin {number}", length=number % 997) for number in range(100_000))
    articles.set_order("random")
    articles.set_order("shortest")
    assert int(articles.neighbour(1), 16) == 0
    shown = [int(number, 16) % 997 for number, _ in articles.titles()]
    assert len(shown) == 100_000
    assert shown == sorted(shown)


def row_pictures(articles, row) -> tuple[object, object]:
    """What is painted of a row: its left end, where the state stands, and the rest."""
    view = view_of(articles)
    place = view.visualRect(view.model().index(row, 0))
    picture = view.viewport().grab(place).toImage()
    return picture.copy(0, 0, 34, place.height()), picture.copy(34, 0, place.width() - 34, place.height())


@pytest.mark.parametrize("status", ["finished", "skipped"])
def test_a_flagged_article_that_is_done_with_shows_the_flag_and_its_state(articles, status):
    articles.update_row(ROWS[2]._replace(flagged=False, status=status, spans=5))
    settle()
    plain = row_pictures(articles, 2)
    articles.update_row(ROWS[2]._replace(status=status, spans=5))
    settle()
    both = row_pictures(articles, 2)
    articles.update_row(ROWS[2]._replace(status="in_progress", spans=5))
    settle()
    flag_alone = row_pictures(articles, 2)
    assert both[0] == flag_alone[0] != plain[0], "the flag stands where the state does"
    assert both[1] != flag_alone[1], "and the state before the number"


def test_what_matches_is_shown_from_its_first_row_which_enter_takes(articles, qtbot):
    articles.set_rows([Row(f"n{number}", f"Tin số {number}") for number in range(200)])
    articles.set_current("n150")
    settle()
    bar = view_of(articles).verticalScrollBar()
    assert bar.value() > 0
    field_of(articles).setText("tin")
    settle()
    assert bar.value() == 0
    with qtbot.waitSignal(articles.article_chosen) as chosen:
        QTest.keyClick(field_of(articles), Qt.Key.Key_Return)
    assert chosen.args == ["n0"]


def many_rows() -> list[Row]:
    return [Row(f"{number}", f"Bài {number}") for number in range(BIG + 1)]


def test_a_big_list_is_drawn_in_a_job_and_what_changes_meanwhile_is_not_lost(articles, qtbot):
    rows = many_rows()
    articles.set_rows(rows)
    articles.set_queue(Queue("random", 4271))
    assert articles.queue.order == "random"
    articles.update_row(rows[7]._replace(title="Bài khác", status="finished"))
    expected = [rows[place].id for place in in_order(rows, "random", 4271)]
    qtbot.waitUntil(lambda: [row_id for row_id, _ in articles.titles()] == expected, timeout=10_000)
    assert articles.titles()[expected.index("7")] == ("7", "Bài khác")
    assert articles.done == (1, 0, BIG + 1)
    QTest.keyClicks(field_of(articles), "khac")
    assert titles(articles) == ["Bài khác"]


def test_an_order_chosen_while_another_is_drawn_stays(articles, qtbot):
    rows = many_rows()
    articles.set_rows(rows)
    with qtbot.waitSignal(articles.drawn, timeout=10_000):
        articles.set_queue(Queue("random", 4271))
        articles.set_order("project")
    assert [row_id for row_id, _ in articles.titles()] == [row.id for row in rows]
