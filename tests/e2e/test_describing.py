"""What the real window says of spans: in chips, on the card at the mouse, and aloud to a screen reader."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from annotator.ui.announcing import Announcer
from annotator.ui.article.parts import CardRow
from tests.conftest import BRIDGE


@pytest.fixture
def hand(opened, project_path):
    """The bridge with a claim by an actor, a denial that has nothing yet, and a figure with its value."""
    hand = opened(project_path)
    hand.open("Cầu sập")
    acts = hand.inside.acts

    def span(label: str, quote: str) -> str:
        start = BRIDGE.index(quote)
        return acts.label(label, start, start + len(quote))

    hand.ids = {
        "figure": span("figure", "khoảng 12.000 người"),
        "claim": span("claim", "móng cầu đã được kiểm tra"),
        "actor": span("actor", "Ông Trần Mộc"),
        "denial": span("denial", "bác bỏ thông tin họ dùng thép cũ"),
    }
    known = {"value": "12000", "unit": "người", "kind": "count", "approx": "about"}
    for attribute, value in known.items():
        acts.set_attribute(hand.ids["figure"], attribute, value)
    acts.link("by", hand.ids["claim"], hand.ids["actor"])
    hand.session.set_current("")
    return hand


def card(hand, label: str):
    return hand.view.card_of(hand.ids[label])


@pytest.mark.parametrize(("language", "words"), [("en", "Figure = 12,000 người"), ("vi", "Số liệu = 12.000 người")])
def test_a_figures_chip_says_its_value_in_the_interfaces_language(hand, language, words):
    hand.inside.look.set("language", language)
    assert hand.view.chip_of(hand.ids["figure"]) == words


def test_the_chip_of_the_current_figure_follows_its_value(hand):
    hand.session.set_current(hand.ids["figure"])
    assert hand.view._state.chip == "Figure = 12,000 người"
    hand.inside.acts.set_attribute(hand.ids["figure"], "value", "12500.5")
    assert hand.view._state.chip == "Figure = 12,500.5 người"
    hand.inside.acts.set_attribute(hand.ids["figure"], "value", None)
    assert hand.view._state.chip == "Figure"


def test_a_figure_between_two_values_says_both(hand):
    figure = hand.ids["figure"]
    for attribute, value in (("value", None), ("low", "5"), ("high", "7")):
        hand.inside.acts.set_attribute(figure, attribute, value)
    assert hand.view.chip_of(figure) == "Figure = 5–7 người"


def test_percent_without_a_unit_is_said_as_such(hand):
    figure = hand.ids["figure"]
    for attribute, value in (("value", "3.5"), ("unit", None), ("kind", "percent")):
        hand.inside.acts.set_attribute(figure, attribute, value)
    assert hand.view.chip_of(figure) == "Figure = 3.5 %"


def test_the_chip_of_anything_else_is_its_label(hand):
    assert hand.view.chip_of(hand.ids["claim"]) == "Claim"
    assert hand.view.chip_of("gone") == ""


def test_the_card_says_attributes_in_words_and_what_is_open(hand):
    assert card(hand, "figure").attributes == [
        CardRow("value", "12,000"),
        CardRow("unit", "người"),
        CardRow("kind", "count"),
        CardRow("approx", "about"),
    ]
    assert card(hand, "figure").open_points == []
    assert card(hand, "denial").open_points == ["a denial without its claim", "a denial without its actor"]
    assert hand.view.card_of("gone") is None


def test_the_card_says_links_from_both_ends(hand):
    assert card(hand, "claim").links == [CardRow("by →", "Ông Trần Mộc", is_quote=True)]
    assert card(hand, "actor").links == [CardRow("says ←", "móng cầu đã được kiểm tra", is_quote=True)]


def test_the_card_speaks_the_interfaces_language(hand):
    hand.inside.look.set("language", "vi")
    found = card(hand, "claim")
    assert found.title == "Tuyên bố"
    assert found.links[0].name == "của →"
    assert card(hand, "denial").open_points == ["bác bỏ chưa có tuyên bố", "bác bỏ chưa có chủ thể"]


def test_flags_cues_and_notes_are_said(hand):
    claim, start = hand.ids["claim"], BRIDGE.index("nói rằng")
    hand.inside.acts.set_attribute(claim, "continued", True)
    hand.inside.acts.set_attribute(claim, "cue", {"start": start, "end": start + 3})
    hand.inside.acts.set_note(claim, "xem lại\nở đây")
    found = card(hand, "claim")
    assert CardRow("continued", "yes") in found.attributes
    assert CardRow("cue", "nói", is_quote=True) in found.attributes
    assert found.note == "xem lại ở đây"


def test_of_many_links_the_first_are_said_and_how_many_more_there_are(hand):
    acts, actor = hand.inside.acts, hand.ids["actor"]
    words = [word for word in dict.fromkeys(BRIDGE.split()) if BRIDGE.count(word) == 1][:9]
    for word in words:
        claim = acts.label("claim", BRIDGE.index(word), BRIDGE.index(word) + len(word))
        acts.link("by", claim, actor)
    rows = hand.view.card_of(actor).links
    assert len(rows) == 7
    assert rows[-1] == CardRow("", f"and {len(words) + 1 - 6} more")


def test_the_mouse_brings_the_card_in_the_real_window(hand, qtbot):
    place = hand.view.point_of(BRIDGE.index("12.000") + 2)
    QTest.mouseMove(hand.view.viewport(), place - QPoint(2, 0))
    QTest.mouseMove(hand.view.viewport(), place)
    qtbot.waitUntil(lambda: hand.view.card is not None, timeout=3000)
    assert hand.view.card.title == "Figure"
    hand.key("Down")
    assert hand.view.card is None


# Aloud


@pytest.fixture
def listening(hand) -> Iterator[list[str]]:
    """What is said to a screen reader."""
    (announcer,) = hand.view.findChildren(Announcer)
    heard: list[str] = []
    announcer.said.connect(heard.append)
    QAccessible.setActive(True)
    yield heard
    QAccessible.setActive(False)


def rest(qtbot, heard: list[str]) -> str:
    qtbot.waitUntil(lambda: bool(heard), timeout=2000)
    return heard.pop()


def test_where_the_caret_enters_and_leaves_a_span_is_said(hand, listening, qtbot):
    hand.view.set_caret(BRIDGE.index("12.000"))
    assert rest(qtbot, listening) == "Figure, khoảng 12.000 người, value 12000"
    hand.view.set_caret(0)
    assert rest(qtbot, listening) == "end of Figure"


def test_within_a_span_nothing_more_is_said(hand, listening, qtbot):
    hand.view.set_caret(BRIDGE.index("móng"))
    assert rest(qtbot, listening).startswith("Claim, móng cầu")
    hand.view.set_caret(BRIDGE.index("cầu đã"))
    qtbot.wait(400)
    assert listening == []


def test_of_nested_spans_the_outer_one_is_said_first(hand, listening, qtbot):
    start = BRIDGE.index("Ông Trần")
    hand.inside.acts.label("claim", start, start + 40)
    hand.session.set_current("")
    qtbot.wait(400)
    listening.clear()
    hand.view.set_caret(start + 1)
    said = rest(qtbot, listening)
    assert said.index("Claim, Ông Trần") < said.index("Actor, Ông Trần Mộc")


def test_a_span_that_becomes_the_current_one_is_said_with_all_that_is_known(hand, listening, qtbot):
    hand.inside.desk.go_to(hand.ids["figure"])
    assert rest(qtbot, listening) == "Figure, khoảng 12.000 người, value 12000, unit người, kind count, approx about"
    hand.inside.desk.go_to(hand.ids["claim"])
    said = rest(qtbot, listening)
    assert said.startswith("end of Figure. Claim, móng cầu đã được kiểm tra, ")
    assert said.endswith(", by Ông Trần Mộc")
    hand.inside.desk.go_to(hand.ids["denial"])
    assert rest(qtbot, listening).endswith("a denial without its claim, a denial without its actor")


def test_a_walk_by_keys_is_said_where_it_rests(hand, listening, qtbot):
    hand.view.setFocus()
    hand.view.set_caret(0)
    hand.key("Tab", times=3)
    said = rest(qtbot, listening)
    assert said.count("Claim") == 1
    assert "Figure" not in said
    qtbot.wait(300)
    assert listening == []


def test_it_is_said_in_the_interfaces_language(hand, listening, qtbot):
    hand.inside.look.set("language", "vi")
    hand.view.set_caret(BRIDGE.index("12.000"))
    assert rest(qtbot, listening) == "Số liệu, khoảng 12.000 người, giá trị 12000"


def test_while_nobody_listens_nothing_is_said(hand, listening, qtbot):
    QAccessible.setActive(False)
    hand.view.set_caret(BRIDGE.index("12.000"))
    qtbot.wait(400)
    assert listening == []


def test_another_article_is_no_leaving_of_spans(hand, listening, qtbot):
    hand.view.set_caret(BRIDGE.index("12.000"))
    rest(qtbot, listening)
    hand.open("Harbour")
    qtbot.wait(400)
    assert listening == []
