"""The links of a span: one row each from both ends, what is missing, and what a person does with them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.links import LinkButton, LinkRow, MissingButton
from tests.ui.panels.making import a_span, settle

DENIAL = a_span("d", 70, 90, "denial", "từ chối bình luận")
BY = LinkRow(
    link_id="l1", type_name="by", incoming=False, other_span_id="a", other_label="actor", other_quote="phía\ncảng"
)
DENIED = LinkRow(
    link_id="l2", type_name="denied by", incoming=True, other_span_id="d2", other_label="denial", other_quote="bác bỏ"
)
COMPUTED = LinkRow(
    link_id="", type_name="in", incoming=False, other_span_id="c", other_label="claim", other_quote="họ đã nhận"
)


@pytest.fixture
def inspector(shown, scheme, looks) -> Inspector:
    widget = Inspector()
    shown(widget)
    widget.set_scheme(scheme, looks, "en")
    return widget


def rules(scheme, *ids):
    return [rule for rule in scheme.open_points if rule.id in ids]


def links(inspector) -> list[LinkButton]:
    return [row for row in inspector.findChildren(LinkButton) if row.isVisible()]


def missing(inspector) -> list[MissingButton]:
    return [row for row in inspector.findChildren(MissingButton) if row.isVisible()]


def test_every_link_has_a_row_that_says_type_label_and_quote(inspector):
    inspector.show_span(DENIAL, [BY, DENIED])
    settle()
    assert [row.accessibleName() for row in links(inspector)] == ["by: Actor, phía cảng", "denied by: Denial, bác bỏ"]


def test_without_links_there_is_no_group(inspector):
    inspector.show_span(DENIAL, [BY])
    inspector.show_span(DENIAL)
    settle()
    assert links(inspector) == []


def test_a_demanded_link_is_said_to_be_missing_in_the_language_of_the_scheme(inspector, scheme, looks):
    demanded = rules(scheme, "denial_without_claim", "denial_without_actor")
    inspector.show_span(DENIAL, [], demanded)
    settle()
    assert [row.accessibleName() for row in missing(inspector)] == ["denies: no claim yet", "by: no actor yet"]
    inspector.set_scheme(scheme, looks, "vi")
    settle()
    assert [row.missing.type_name for row in missing(inspector)] == ["bác bỏ", "của"]


def test_a_missing_link_shows_the_key_that_makes_it(inspector, scheme):
    inspector.show_span(DENIAL, [], rules(scheme, "denial_without_claim"))
    settle()
    assert missing(inspector)[0].key == "L"
    inspector.set_keys(link="K", note="M")
    settle()
    assert missing(inspector)[0].key == "K"


def test_a_press_on_a_missing_link_asks_for_one_of_its_type(inspector, scheme, qtbot):
    inspector.show_span(DENIAL, [], rules(scheme, "denial_without_claim"))
    settle()
    with qtbot.waitSignal(inspector.link_asked) as asked:
        QTest.mouseClick(missing(inspector)[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["denies"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_link_can_be_followed_with_the_keyboard(inspector, qtbot, key):
    inspector.show_span(DENIAL, [BY, DENIED])
    settle()
    links(inspector)[1].setFocus()
    with qtbot.waitSignal(inspector.link_chosen) as chosen, qtbot.assertNotEmitted(inspector.leave_asked):
        QTest.keyClick(links(inspector)[1], key)
    assert chosen.args == ["d2"]


def test_a_click_follows_a_link(inspector, qtbot):
    inspector.show_span(DENIAL, [BY])
    settle()
    with qtbot.waitSignal(inspector.link_chosen) as chosen:
        QTest.mouseClick(links(inspector)[0], Qt.MouseButton.LeftButton, pos=QPoint(80, 10))
    assert chosen.args == ["a"]


def test_delete_removes_a_link(inspector, qtbot):
    inspector.show_span(DENIAL, [BY])
    settle()
    with qtbot.waitSignal(inspector.link_removed) as removed:
        QTest.keyClick(links(inspector)[0], Qt.Key.Key_Delete)
    assert removed.args == ["l1"]


def test_the_cross_comes_with_the_focus_and_removes_the_link(inspector, qtbot):
    inspector.show_span(DENIAL, [BY])
    settle()
    row = links(inspector)[0]
    assert not row.cross.isVisible()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.cross.isVisible()
    with qtbot.waitSignal(inspector.link_removed) as removed, qtbot.assertNotEmitted(inspector.link_chosen):
        QTest.mouseClick(row.cross, Qt.MouseButton.LeftButton)
    assert removed.args == ["l1"]


def test_a_computed_link_cannot_be_removed(inspector, qtbot):
    inspector.show_span(a_span("f", 1, 2, "figure"), [COMPUTED])
    settle()
    row = links(inspector)[0]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert not row.cross.isVisible()
    with qtbot.assertNotEmitted(inspector.link_removed):
        QTest.keyClick(row, Qt.Key.Key_Delete)


def test_the_keyboard_stays_in_the_group_when_a_link_goes(inspector):
    inspector.show_span(DENIAL, [BY, DENIED])
    settle()
    links(inspector)[1].setFocus(Qt.FocusReason.TabFocusReason)
    inspector.show_span(DENIAL, [BY])
    settle()
    assert links(inspector)[0].hasFocus()
