"""The rows of a search: how they are walked, how more of an article's hits come in, where a row stands later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from annotator.domain.searching import TEXT, Hit, Result
from annotator.ui.panels.search_results import ResultModel, Row
from annotator.ui.widgets.menus import add_choice
from annotator.ui.widgets.tick_menu import TickMenu


def result(article: str, count: int, listed: int) -> Result:
    hits = (Hit(kind=TEXT, start=at * 10, end=at * 10 + 3, before="", found="phà", after="") for at in range(listed))
    return Result(article_id=article, title=article, source="", published="", count=count, hits=tuple(hits))


def model(*results: Result) -> ResultModel:
    made = ResultModel(lambda _row: "", str)
    made.add(results)
    return made


def rows(of: ResultModel) -> list[Row]:
    return [row for number in range(of.rowCount()) if (row := of.row(number)) is not None]


counts = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 4)), min_size=1, max_size=5)


def made(found: list[tuple[int, int]]) -> list[Result]:
    return [result(f"a{at}", count, min(count, listed)) for at, (count, listed) in enumerate(found)]


@given(counts)
def test_stepping_on_goes_through_all_hits_and_back_through_the_same(found: list[tuple[int, int]]) -> None:
    there = model(*made(found))
    on, row = [], there.step(-1, 1)
    while row >= 0:
        on.append(row)
        row = there.step(row, 1)
    back, row = [], there.step(there.rowCount(), -1)
    while row >= 0:
        back.append(row)
        row = there.step(row, -1)
    assert on == back[::-1] == [at for at, row in enumerate(rows(there)) if row.hit is not None or row.more]


@given(counts, st.data())
def test_an_article_shown_with_all_its_hits_stands_as_if_all_had_been_there_at_first(
    found: list[tuple[int, int]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(found) - 1))
    there, count = model(*made(found)), found[at][0]
    QAbstractItemModelTester(there, QAbstractItemModelTester.FailureReportingMode.Fatal)
    short = any(row.more and row.result.article_id == f"a{at}" for row in rows(there))
    whole = result(f"a{at}", count, count)
    first = there.expand(whole)
    expected = made(found)
    expected[at] = whole
    assert rows(there) == rows(model(*expected))
    assert (first >= 0) == short
    if short:
        assert there.row(first).hit == whole.hits[found[at][1]]
    assert there.expand(whole) == -1
    assert there.expand(result("elsewhere", 2, 2)) == -1


def test_a_row_is_found_again_in_new_results_or_the_hit_before_it() -> None:
    there = model(result("a", 2, 2), result("b", 9, 3))
    late = result("b", 9, 9)
    assert there.row_of(Row(late, late.hits[1])) == 5
    assert there.row_of(Row(late, late.hits[7])) == 6
    gone = result("c", 1, 1)
    assert there.row_of(Row(gone, gone.hits[0])) == -1


@pytest.fixture
def menu(qtbot) -> tuple[TickMenu, list[str]]:
    """A menu of three that is open, and what was ticked."""
    ticked: list[str] = []
    made = TickMenu()
    qtbot.addWidget(made)
    for words in ("one", "two", "three"):
        add_choice(made, words, lambda words=words: ticked.append(words), on=False)
    made.popup(QPoint(0, 0))
    return made, ticked


def test_clicks_and_space_tick_in_a_menu_that_stays_and_enter_closes_it(menu) -> None:
    made, ticked = menu
    first, second, _third = made.actions()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.actionGeometry(second).center())
    made.setActiveAction(first)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert (ticked, made.isVisible()) == (["two", "one"], True)
    assert (first.isChecked(), second.isChecked()) == (True, True)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert not first.isChecked()
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert (first.isChecked(), made.isVisible()) == (True, False)
