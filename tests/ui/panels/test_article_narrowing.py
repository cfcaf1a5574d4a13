"""Narrowing the list of articles: what the menu offers, the chips that show what holds, and taking it away again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from annotator.domain.searching import Narrowing
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.panels.article_narrowing import Facets
from annotator.ui.panels.rows import RowView
from annotator.ui.widgets.buttons import FlatButton
from tests.narrowing import narrowed
from tests.ui.panels.making import Row, settle, shown_rows

ROWS = [Row("a", "Cầu sập"), Row("b", "Port closed"), Row("c", "Chợ đêm")]
FACETS = Facets(
    sources=("Báo Hạ Vân", "R & D", ""),
    months=("", "2023-12", "2024-01", "2024-05"),
    languages=("vi", "en"),
    labels={"claim": "Claim"},
)


@pytest.fixture
def articles(shown) -> ArticleList:
    widget = ArticleList()
    shown(widget, 268, 500)
    widget.set_rows(ROWS)
    widget.facets = FACETS
    settle()
    return widget


def entries(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions() if action.text()}


def submenu(articles: ArticleList, *names: str) -> QMenu:
    menu = articles.kind_menu()
    for name in names:
        menu = entries(menu)[name].menu()
    return menu


def chips(articles: ArticleList) -> list[FlatButton]:
    return [chip for chip in articles.findChildren(FlatButton) if chip.isVisible() and chip.text()]


def titles(articles: ArticleList) -> list[str]:
    return shown_rows(articles.findChild(RowView))


def test_the_menu_offers_what_there_is(articles):
    assert {"Source", "Published", "Language", "Label"} <= entries(articles.kind_menu()).keys()
    assert not {"Tag", "Annotator"} & entries(articles.kind_menu()).keys()
    assert list(entries(submenu(articles, "Source"))) == ["Báo Hạ Vân", "R && D"]
    assert list(entries(submenu(articles, "Published"))) == ["2024", "2023", "not given"]
    assert list(entries(submenu(articles, "Published", "2024"))) == ["The whole year", "05/2024", "01/2024"]


def test_choosing_narrows_and_is_shown_as_a_chip_and_choosing_again_takes_it_away(articles, qtbot):
    with qtbot.waitSignal(articles.narrowing_changed):
        entries(submenu(articles, "Source"))["R && D"].trigger()
    entries(submenu(articles, "Published", "2024"))["05/2024"].trigger()
    settle()
    assert articles.narrowing == narrowed(source="R & D", published="2024-05")
    assert [chip.text() for chip in chips(articles)] == ["Source: R & D", "Published: 05/2024"]
    assert entries(articles.kind_menu())["Source"].isChecked()
    assert not entries(articles.kind_menu())["All articles"].isChecked()
    entries(submenu(articles, "Source"))["R && D"].trigger()
    assert articles.narrowing == narrowed(published="2024-05")


def test_only_the_articles_kept_are_shown_and_other_filters_hold_beside(articles):
    articles.set_narrowing(narrowed(source="R & D"))
    articles.set_kept(frozenset({"b", "c"}))
    assert titles(articles) == ["Port closed", "Chợ đêm"]
    QTest.keyClicks(articles.findChild(RowView), "cho")
    settle()
    assert titles(articles) == ["Chợ đêm"]


def test_a_chip_takes_away_what_it_shows_by_mouse_and_by_key(articles):
    articles.set_narrowing(narrowed(label="claim", published="2024"))
    settle()
    by_time, by_label = chips(articles)
    assert (by_time.text(), by_label.text()) == ("Published: 2024", "Label: Claim")
    assert by_label.accessibleName() == "Show all again, not only Label: Claim"
    QTest.mouseClick(by_time, Qt.MouseButton.LeftButton)
    settle()
    (left,) = chips(articles)
    left.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(left, Qt.Key.Key_Space)
    assert articles.narrowing == Narrowing()


def test_esc_and_all_articles_take_everything_away(articles):
    for away in (lambda: QTest.keyClick(articles, Qt.Key.Key_Escape), articles.show_all):
        articles.set_narrowing(narrowed(lang="en"))
        articles.set_kept(frozenset())
        assert titles(articles) == []
        away()
        assert articles.narrowing == Narrowing()
        assert titles(articles) == [row.title for row in ROWS]
