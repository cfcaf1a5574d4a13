"""The queue of the review: headings with counts, what is taken by mouse and keys, what becomes of a group, filters."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.domain import disagreement as d
from annotator.ui.review.parts import (
    DECIDED,
    LATER,
    OPEN,
    READING,
    Choice,
    FilterChoices,
    GroupRow,
    QueueFilter,
)
from annotator.ui.review.queue_model import Heading
from annotator.ui.review.queue_panel import QueuePanel
from annotator.ui.theme import LIGHT
from tests.ui.dressing import picture
from tests.ui.panels.making import click_row, settle, shown_rows, words_in

ROWS = [
    GroupRow("p1", d.POLARITY, "không bác tin\ncửa xả đã mở", article="Bản tin chiều"),
    GroupRow("p2", d.POLARITY, "sẽ không trả lời", article="Đêm dọn nhà"),
    GroupRow("l1", d.LABEL, "bản vẽ cũ", article="Bản tin chiều"),
    GroupRow("m1", d.MISSING, "một trang rách", LATER, "Bản tin chiều"),
    GroupRow("m2", d.MISSING, "Hội nông dân", DECIDED, "Đêm dọn nhà"),
]


@pytest.fixture
def panel(shown) -> QueuePanel:
    made = shown(QueuePanel(), 268)
    made.set_rows(ROWS)
    made.set_current("p1")
    settle()
    return made


def headings(panel) -> list[tuple[str, int]]:
    entries = (panel._model.entry(row) for row in range(panel._model.rowCount()))
    return [(entry.text, entry.left) for entry in entries if isinstance(entry, Heading)]


def menu_texts(menu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text() and action.isVisible()]


def act(menu, text: str):
    return next(action for action in menu.actions() if action.text() == text)


def test_groups_stand_under_their_kind_with_the_number_still_to_be_decided(panel):
    assert headings(panel) == [("Polarity", 2), ("Label", 1), ("Missing", 1)]
    assert shown_rows(panel.view)[:3] == ["Polarity", "không bác tin cửa xả đã mở", "sẽ không trả lời"]


def test_in_reading_order_they_stand_under_their_article(panel):
    panel.set_filter(QueueFilter(order=READING))
    panel.set_rows(sorted(ROWS, key=lambda row: row.article))
    assert headings(panel) == [("Bản tin chiều", 3), ("Đêm dọn nhà", 1)]


def test_a_decided_group_stays_where_it_is_and_is_counted_no_more(panel):
    before = shown_rows(panel.view)
    panel.set_state("p2", DECIDED)
    assert headings(panel)[0] == ("Polarity", 1)
    assert shown_rows(panel.view) == before
    panel.set_state("p2", DECIDED)
    assert headings(panel)[0] == ("Polarity", 1)
    panel.set_state("p2", OPEN)
    assert headings(panel)[0] == ("Polarity", 2)
    panel.set_state("nobody", DECIDED)
    assert headings(panel)[0] == ("Polarity", 2)


def test_later_and_decided_are_marked_and_said_aloud(panel):
    aloud = shown_rows(panel.view, Qt.ItemDataRole.AccessibleTextRole)
    assert "một trang rách, Missing, later" in aloud
    assert "Hội nông dân, Missing, decided" in aloud
    before = picture(panel.view)
    panel.set_state("p2", LATER)
    assert picture(panel.view) != before


def test_the_current_group_has_the_ink_bar(panel):
    image, top = picture(panel.view), panel.view.visualRect(panel._model.index(1, 0)).top()
    assert image.pixelColor(0, top + 15).name().upper() == LIGHT.ink
    assert image.pixelColor(200, top + 2).name().upper() == LIGHT.sel
    panel.set_current("l1")
    settle()
    assert picture(panel.view).pixelColor(0, top + 15).name().upper() == LIGHT.panel


def test_a_click_asks_for_a_group_and_on_a_heading_for_nothing(panel):
    chosen: list[str] = []
    panel.group_chosen.connect(chosen.append)
    click_row(panel.view, 2)
    click_row(panel.view, 3)
    assert chosen == ["p2"]


def test_the_arrow_keys_go_from_group_to_group_over_the_headings(panel):
    chosen: list[str] = []
    panel.group_chosen.connect(chosen.append)
    panel.view.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(panel.view, key)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(panel.view, key)
    assert chosen == ["l1", "p2", "p1", "m2"]


def test_the_neighbours_of_the_current_group(panel):
    assert (panel.neighbour(1), panel.neighbour(-1)) == ("p2", "")
    panel.set_current("l1")
    assert (panel.neighbour(1), panel.neighbour(-1)) == ("m1", "p2")
    panel.set_current("m2")
    assert panel.neighbour(1) == ""
    panel.set_current("")
    assert panel.neighbour(1) == "p1"


def test_the_head_says_how_far_it_is(panel):
    panel.set_progress(41, 18, 4.2)
    words = words_in(panel)
    assert {"Disagreements", "18 left of 59", "4.2 a minute"} <= set(words)
    assert any("41" in word for word in words)
    assert round(panel._bar.share, 2) == 0.69
    panel.set_progress(0, 0)
    assert not any("left of" in word or "a minute" in word for word in words_in(panel))


def test_the_foot_leads_to_what_is_agreed_and_goes_where_nothing_is(panel, qtbot):
    panel.set_agreed(188)
    settle()
    assert any("188" in word for word in words_in(panel))
    with qtbot.waitSignal(panel.agreed_asked):
        QTest.mouseClick(panel._foot, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    panel.set_agreed(0)
    assert panel._foot.isHidden()


def test_escape_leads_back_to_the_text(panel, qtbot):
    panel.view.setFocus()
    with qtbot.waitSignal(panel.leave_asked):
        QTest.keyClick(panel.view, Qt.Key.Key_Escape)


def test_the_menu_filters_by_kind_label_pair_and_article(panel):
    wanted: list[QueueFilter] = []
    panel.filter_changed.connect(wanted.append)
    panel.set_choices(
        FilterChoices(
            kinds=(d.POLARITY, d.MISSING),
            labels=(Choice("claim", "Claim"),),
            pairs=(Choice("a|b", "Mai & Bình"),),
            article=Choice("art", "Bản tin chiều"),
        )
    )
    act(panel.filter_menu(), "Missing").trigger()
    act(panel.filter_menu(), "In reading order").trigger()
    act(act(panel.filter_menu(), "Labels").menu(), "Claim").trigger()
    act(act(panel.filter_menu(), "Pairs of annotators").menu(), "Mai && Bình").trigger()
    act(panel.filter_menu(), "Only this article").trigger()
    assert (
        wanted[-1]
        == panel.filter
        == QueueFilter(
            order=READING,
            kinds=frozenset({d.MISSING}),
            labels=frozenset({"claim"}),
            pairs=frozenset({"a|b"}),
            articles=frozenset({"art"}),
        )
    )
    assert act(panel.filter_menu(), "Missing").isChecked()
    act(panel.filter_menu(), "Missing").trigger()
    assert not panel.filter.kinds
    act(panel.filter_menu(), "All disagreements").trigger()
    assert panel.filter == QueueFilter(order=READING)
    assert [len(one.kinds) for one in wanted] == [1, 1, 1, 1, 1, 0, 0]


def test_what_there_is_nothing_to_filter_by_is_not_in_the_menu(panel):
    assert menu_texts(panel.filter_menu()) == ["The most harmful first", "In reading order", "All disagreements"]


def test_an_empty_queue_says_why(panel):
    panel.set_rows([], words="Two people must have finished the same article.")
    assert panel.view.accessibleDescription() == "Two people must have finished the same article."
    panel.set_filter(QueueFilter(kinds=frozenset({d.LABEL})))
    panel.set_rows([])
    assert panel.view.accessibleDescription() == "Nothing matches."


def test_twenty_thousand_groups_are_counted_and_found_at_once(shown):
    panel = shown(QueuePanel(), 268)
    rows = [GroupRow(f"g{at}", d.KINDS[at * len(d.KINDS) // 20_000], f"quote {at}") for at in range(20_000)]
    panel.set_rows(rows)
    assert panel._model.rowCount() == 20_000 + len(d.KINDS)
    asked: list[int] = []
    group = panel._model.group
    panel._model.group = lambda row: asked.append(row) or group(row)
    panel.set_current("g19999")
    settle()
    picture(panel.view)
    assert panel.neighbour(-1) == "g19998"
    assert len(asked) < 200  # those in sight, and no walk through all


def test_every_word_is_translated(panel, marked_language):
    panel.set_progress(41, 18, 4.2)
    panel.set_agreed(3)
    settle()
    own = {"không bác tin cửa xả đã mở"}
    bare = [word for word in words_in(panel) if word and "«" not in word and word not in own]
    assert bare == []
    assert all(text.startswith("«") for text, _ in headings(panel))
