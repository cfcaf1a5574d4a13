"""Linking where there is nothing to link to: the bar says so, and what the keys do then."""

import pytest

from annotator.ui.keymap import read_key
from annotator.ui.panels.link_page import LinkPage
from tests.e2e.hand import Hand
from tests.ui.panels.making import words_in


@pytest.fixture
def lonely(opened, project_path) -> Hand:
    """A denial, and no claim that it could deny."""
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.window.resize(1600, 760)
    hand.select("bác bỏ thông tin họ dùng thép cũ")
    hand.key("D")
    return hand


def page(hand: Hand) -> LinkPage:
    return hand.inside.label_bar.findChild(LinkPage)


def test_the_bar_says_that_there_is_no_target_and_what_0_and_escape_do(lonely):
    lonely.key("L")
    assert page(lonely).isVisible()
    assert page(lonely).sentence.text == "no possible target here"
    keys = words_in(page(lonely).keys)
    assert {"0", "say: none in this text", "Esc", "leave"} <= set(keys)
    assert "Tab" not in keys
    assert "next target" not in keys
    assert lonely.inside.span_list._caption.text == "No possible target"


def test_the_keys_named_are_those_that_are_set_and_0_does_what_it_says(lonely):
    lonely.inside.actions_table.keymap.change("hints.none", [read_key("F7")])
    denial = lonely.session.current
    lonely.key("L")
    assert {"F7", "say: none in this text"} <= set(words_in(page(lonely).keys))
    lonely.key("F7")
    assert not page(lonely).isVisible()
    assert lonely.session.spans[denial].attributes["target"] == "unseen"


def test_with_a_target_the_bar_asks_for_its_letter_as_before(lonely):
    denial = lonely.session.current
    lonely.select("khoảng 12.000 người phải đi vòng")
    lonely.key("C")
    lonely.inside.desk.go_to(denial)
    lonely.key("L")
    assert page(lonely).sentence.text == "type the letter of the claim"
    assert {"Tab", "next target", "none in this text"} <= set(words_in(page(lonely).keys))
