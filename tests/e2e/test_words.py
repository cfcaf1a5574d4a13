"""Words of several syllables in the real window: they come a moment after the article, and stay with the project."""

import pytest

from annotator.suggest.vietnamese import ENGINE
from tests.e2e.hand import SHIFT


@pytest.fixture
def bridge(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.wait_for_words()
    return hand


def test_arrows_and_a_label_take_a_word_whole(bridge):
    start = bridge.text.index("thông tin")
    bridge.view.set_caret(start)
    bridge.key("Right", SHIFT)
    assert bridge.view.selection() == (start, start + len("thông tin"))
    bridge.key("A")
    assert ("actor", "thông tin") in bridge.labelled()


def test_the_setting_turns_snapping_off_and_on_at_once(bridge):
    first = bridge.text.index("thông tin")
    look = bridge.inside.look
    look.set("snapping", False)
    bridge.press_mouse(first + 3, first + 6)
    start, end = bridge.view.selection()
    assert first < start < end < first + len("thông tin")
    look.set("snapping", True)
    bridge.press_mouse(first + 3, first + 6)
    assert bridge.view.selection() == (first, first + len("thông tin"))


def test_another_article_has_its_own_and_coming_back_they_are_there(bridge):
    bridge.open("Harbour lights")
    bridge.wait_for_words()
    assert len(bridge.view.words.joined) == 0
    bridge.open("Cầu sập")
    bridge.wait_for_words()
    assert len(bridge.view.words.joined) > 5


def test_they_are_kept_with_the_project_and_nobody_reads_of_it_in_the_history(bridge):
    project, who = bridge.session.project, bridge.session.viewer
    assert project.words(bridge.session.article.id, ENGINE)
    assert project.log(who) == []
    assert bridge.inside.actions_table["undo"].text() == "Undo"
