"""Finding in the real window: the bar, its keys, the keys that work without it, from article to article."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.settings import State
from annotator.store.project import Project
from annotator.store.staging import Staging
from annotator.ui.searching import AT_ONCE
from tests.e2e.hand import ALT, CTRL, NONE, SHIFT, Hand


class Finder:
    """A person who finds: keys go to whatever has the keyboard."""

    def __init__(self, hand: Hand, qtbot) -> None:
        self.hand = hand
        self.view = hand.view
        self.commands = hand.inside.find_commands
        self._qtbot = qtbot

    def key(self, key: str, modifiers=NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{key}"), modifiers)

    def type(self, text: str) -> None:
        """Type as an input method does: what is composed comes as a whole."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def find(self, text: str) -> None:
        self.key("F", CTRL)
        self.bar.field.selectAll()
        self.type(text)

    @property
    def bar(self):
        return self.commands.bar

    @property
    def hits(self):
        return list(self.view._state.hits)

    @property
    def count(self) -> str:
        return " ".join(part for part in (self.bar.count.text, self.bar.around.text) if part)

    @property
    def selected(self) -> str:
        start, end = self.view.selection()
        return self.hand.text[start:end]


@pytest.fixture
def bridge(opened, project_path, qtbot) -> Finder:
    hand = opened(project_path)
    hand.open("Cầu sập")
    return Finder(hand, qtbot)


def test_ctrl_f_opens_the_bar_over_the_text_which_stays_where_it_is(bridge):
    before = bridge.view.viewport().geometry()
    bridge.key("F", CTRL)
    assert bridge.bar.isVisible()
    assert bridge.bar.field.hasFocus()
    assert bridge.bar.geometry().top() == bridge.view.geometry().top()
    assert bridge.view.viewport().geometry() == before


def test_the_button_of_the_top_bar_opens_it_too(bridge):
    bar = bridge.hand.inside.top_bar
    assert bar._find.isVisible()
    assert bar._find.key == "Ctrl F"
    bar._find.click()
    assert bridge.bar.field.hasFocus()


def test_what_is_typed_is_found_from_the_caret_on_and_counted(bridge):
    bridge.view.set_caret(bridge.hand.text.index("Ông Trần"))
    bridge.key("F", CTRL)
    bridge.type("cầu")
    assert [bridge.hand.text[a:b] for a, b in bridge.hits] == ["Cầu", "cầu"]
    assert bridge.count == "2 / 2"
    assert bridge.view._state.hit == 1
    bridge.type(" sập")
    assert bridge.count == "No hits"
    assert bridge.hits == []
    bridge.key("Backspace", times=4)
    assert bridge.count == "2 / 2"


def test_behind_the_last_hit_it_begins_again_and_says_so(bridge):
    bridge.view.set_caret(len(bridge.hand.text) - 3)
    bridge.find("cầu")
    assert bridge.count == "1 / 2 from the beginning again"
    bridge.key("Return")
    assert bridge.count == "2 / 2"
    bridge.key("Enter")
    assert bridge.count == "1 / 2 from the beginning again"
    bridge.key("Return", SHIFT)
    assert bridge.count == "2 / 2 from the end again"
    bridge.key("F3")
    assert bridge.count == "1 / 2 from the beginning again"
    bridge.key("F3", SHIFT)
    assert bridge.count == "2 / 2 from the end again"


def test_the_caret_and_the_current_span_stay_while_hits_are_walked_in_the_bar(bridge):
    bridge.hand.select("12.000 người")
    bridge.hand.key("F")
    current, caret = bridge.hand.session.current, bridge.view.caret()
    bridge.find("cầu")
    bridge.key("Return", times=3)
    assert (bridge.hand.session.current, bridge.view.caret()) == (current, caret)


def test_esc_leaves_the_hit_selected_and_the_keyboard_in_the_text(bridge):
    bridge.find("cầu")
    bridge.key("Return")
    bridge.key("Escape")
    assert not bridge.bar.isVisible()
    assert bridge.view.hasFocus()
    assert bridge.view.selection() == (bridge.hand.text.index("cầu đã"), bridge.hand.text.index(" đã"))
    assert bridge.hits == []
    bridge.hand.key("C")
    assert ("claim", "cầu") in bridge.hand.labelled(), "what was found can be labelled at once"


def test_with_the_bar_closed_the_last_words_are_found_on_from_the_caret(bridge):
    bridge.find("cầu")
    bridge.key("Escape")
    bridge.view.set_caret(bridge.hand.text.index("Ông"))
    bridge.key("F3")
    assert bridge.selected == "cầu"
    assert bridge.hand.said[-1] == "“cầu”: 2 / 2."
    bridge.key("F3")
    assert bridge.selected == "Cầu"
    assert bridge.hand.said[-1] == "“cầu”: 1 / 2, from the beginning again."
    bridge.key("F3", SHIFT)
    assert bridge.selected == "cầu"
    assert not bridge.bar.isVisible()


def test_with_the_keyboard_in_the_text_the_next_hit_is_that_after_the_caret(bridge):
    bridge.find("ng")
    places = bridge.hits
    bridge.view.setFocus()
    bridge.view.set_caret(places[4][0] - 1)
    bridge.key("F3")
    assert bridge.view.selection() == places[4]
    bridge.view.set_caret(places[7][1])
    bridge.key("F3", SHIFT)
    assert bridge.view.selection() == places[7]
    bridge.key("F3", SHIFT)
    assert bridge.view.selection() == places[6]
    assert bridge.bar.isVisible()
    assert bridge.count == f"7 / {len(places)}"


def test_f3_with_nothing_looked_for_yet_asks_for_words(bridge):
    bridge.key("F3")
    assert bridge.bar.field.hasFocus()


def test_words_that_are_not_there_are_told(bridge):
    bridge.find("hải cảng")
    assert bridge.count == "No hits"
    bridge.key("Escape")
    bridge.key("F3")
    assert bridge.hand.said[-1] == "“hải cảng” is not in this article."


def test_a_short_selection_is_what_is_looked_for(bridge):
    bridge.hand.select("cầu")
    bridge.key("F", CTRL)
    assert bridge.bar.field.text() == "cầu"
    assert bridge.bar.field.selectedText() == "cầu"
    assert bridge.count == "2 / 2"
    bridge.key("Escape")
    start = bridge.hand.text.index("Sở Giao")
    bridge.view.select(start, start + 130)
    bridge.key("F", CTRL)
    assert bridge.bar.field.text() == "cầu", "a long one is not"


def test_diacritics_count_until_they_are_to_be_ignored_and_that_is_kept(bridge, opened, project_path, qtbot):
    bridge.find("cau")
    assert bridge.count == "No hits"
    bridge.key("D", ALT)
    assert bridge.bar.toggle.isChecked()
    assert bridge.bar.toggle.accessibleName() == "Ignore diacritics"
    assert "Alt D" in bridge.bar.toggle.toolTip()
    assert bridge.count == "1 / 2"
    again = Finder(opened(project_path), qtbot)
    assert State.load().find_ignores_marks()
    again.hand.open("Cầu sập")
    again.find("cau")
    assert again.bar.toggle.isChecked()
    assert again.count == "1 / 2"
    again.bar.toggle.click()
    assert again.count == "No hits"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_decomposed_text_is_found_by_composed_and_by_bare_letters(bridge, form):
    bridge.hand.open("Thư báo")
    bridge.find(unicodedata.normalize(form, "thự"))
    assert [bridge.hand.text[a:b] for a, b in bridge.hits] == ["Thu\u031b\u0323"]
    bridge.key("D", ALT)
    bridge.find("thu bao")
    bridge.key("Escape")
    assert bridge.selected == "Thu\u031b\u0323 ba\u0301o"


def test_letters_still_being_composed_are_not_looked_for(bridge):
    bridge.key("F", CTRL)
    bridge.type("c")
    before = bridge.count
    QApplication.sendEvent(bridge.bar.field, QInputMethodEvent("ầu", []))
    assert bridge.count == before
    bridge.type("ầu")
    assert bridge.count == "1 / 2"


def test_a_hit_in_a_folded_zone_is_unfolded_when_it_is_gone_to(bridge):
    zone = bridge.hand.session.zones[0]
    assert bridge.view._page.fold_over(zone.start + 2) is not None
    bridge.find("chợ đêm")
    assert bridge.count == "1 / 1"
    assert bridge.view._page.fold_over(zone.start + 2) is None
    bridge.key("Escape")
    assert bridge.selected == "Chợ đêm"


def test_a_hit_under_the_bar_comes_out_from_under_it(bridge):
    bridge.hand.open("Harbour")
    bridge.key("F", CTRL)
    assert bridge.view.point_of(0).y() < bridge.bar.height(), "it is covered until it is gone to"
    bridge.type("harbour")
    assert bridge.count == "1 / 1"
    top = bridge.view.viewport().mapTo(bridge.hand.window, bridge.view.point_of(0)).y()
    assert top > bridge.bar.mapTo(bridge.hand.window, bridge.bar.rect().bottomLeft()).y()
    bridge.key("Escape")
    assert bridge.view.viewport().geometry().top() == 0


def test_a_hit_that_scrolling_can_uncover_is_uncovered_so(bridge):
    bridge.hand.window.resize(800, 420)
    bridge.find("đá trắng")
    bridge.view.setFocus()
    bridge.view.restore_top(bridge.hand.text.index("Đá Trắng"))
    bridge.key("F", CTRL)
    bridge.key("Return")
    place = bridge.hits[0][0]
    assert bridge.view.viewport().geometry().top() == 0
    assert bridge.view.point_of(place).y() > bridge.bar.height()


@pytest.mark.parametrize(("width", "shown"), [(800, 3), (1000, 5), (1300, 5)])
def test_where_it_is_narrow_the_field_and_the_count_stay(bridge, width, shown):
    bridge.hand.window.resize(width, 600)
    bridge.find("cầu")
    bar = bridge.bar
    inside = [bar.field, bar.count, bar.toggle, bar.previous, bar.next, bar.close_button]
    seen = [widget for widget in inside if widget.isVisible()]
    assert [bar.field, bar.count] == seen[:2]
    assert len(seen) >= shown
    assert all(one.geometry().right() < other.geometry().left() for one, other in pairwise(seen))
    assert seen[-1].geometry().right() < bar.width()


def test_in_another_article_the_words_stay_and_are_counted_anew(bridge, qtbot):
    bridge.find("ng")
    first = len(bridge.hits)
    bridge.key("PageDown", CTRL)
    assert bridge.hand.session.article.title != "Cầu sập"
    bridge.key("F", CTRL)
    qtbot.waitUntil(lambda: bridge.count != "…")
    assert bridge.bar.field.text() == "ng"
    assert len(bridge.hits) == bridge.hand.text.lower().count("ng") != first
    bridge.key("Return")
    assert bridge.hand.text[slice(*bridge.hits[bridge.view._state.hit])].lower() == "ng"


def test_keys_in_the_bar_do_nothing_to_the_text_below(bridge):
    bridge.view.set_caret(5)
    bridge.key("F", CTRL)
    for key in ("Up", "Down", "PageUp", "PageDown", "A", "F", "Delete", "Tab", "Space"):
        bridge.key(key)
    assert bridge.view.caret() == 5
    assert bridge.hand.labelled() == set()


def test_closing_the_project_closes_the_bar(bridge):
    bridge.find("cầu")
    bridge.hand.inside.actions_table["project.close"].trigger()
    assert not bridge.bar.isVisible()


def test_a_long_article_is_searched_off_the_windows_thread(opened, project_path, tmp_path, qtbot):
    text = "Đường sắt qua đèo mở lại sau bão. " * (3 * AT_ONCE // 34)
    project = Project.open(project_path)
    project.begin_writing()
    staging = Staging(tmp_path / "long")
    staging.add(LabelledRecord(article=Article.from_text(text, title="Đường dài")))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    long = Finder(opened(project_path), qtbot)
    long.hand.open("Đường dài")
    long.find("đèo")
    assert long.count == "…", "the window does not wait for it"
    qtbot.waitUntil(lambda: long.count != "…")
    assert long.count == f"1 / {text.count('đèo')}"
    long.type("x")
    long.key("Backspace")
    qtbot.waitUntil(lambda: long.count != "…")
    assert long.count == f"1 / {text.count('đèo')}", "only what was asked for last is answered"
    long.type(" mở")
    long.hand.open("Cầu sập")
    qtbot.waitUntil(lambda: long.count == "No hits")
    assert long.hits == []
