"""The options of a place: rows, focus, votes, names, fields, the note; every act of a person is a signal."""

import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.domain import disagreement as d
from annotator.ui.review.option_panel import OptionPanel
from annotator.ui.review.parts import (
    BOTH,
    LATER_KEY,
    MAJORITY,
    NAMES,
    NOTE,
    NOTHING,
    Asked,
    OptionRow,
    Said,
)
from annotator.ui.theme import LIGHT
from tests.ui.dressing import colours, picture
from tests.ui.panels.making import settle, words_in
from tests.ui.review.composing import CAN, KEYS, polarity


@pytest.fixture
def panel(shown, looks) -> OptionPanel:
    made = shown(OptionPanel())
    made.set_looks(looks)
    made.set_keys(KEYS)
    made.ask(polarity())
    settle()
    return made


def rows(panel):
    return panel._rows


def said(panel) -> str:
    return "\n".join(words_in(panel))


def click(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def test_the_head_puts_the_question_of_the_kind(panel):
    assert {"Polarity", "a claim or a denial?"} <= set(words_in(panel))


def test_each_option_says_number_label_text_votes_attributes_and_links(panel):
    first = rows(panel)[0].accessibleName()
    assert first.startswith("1, Denial, “We do not rule out that the sluice was open,”")
    assert "explicit, direct · by the duty engineer" in first


def test_a_row_is_as_high_as_its_words_need(panel):
    heights = [row.height() for row in rows(panel)]
    long = dataclasses.replace(polarity().options[0], text="dài " * 80)
    panel.ask(dataclasses.replace(polarity(), options=(long, *polarity().options[1:])))
    settle()
    assert rows(panel)[0].height() > heights[0] + 100
    assert [row.height() for row in rows(panel)][1:] == heights[1:]
    tops = [row.mapTo(panel, QPoint(0, 0)).y() for row in rows(panel)]
    assert tops == sorted(tops)


def test_the_square_has_the_labels_chip_colour_and_differences_are_marked(panel, looks):
    for row, label in zip(rows(panel), ("denial", "claim", "claim"), strict=True):
        image = picture(row)
        assert image.pixelColor(17, 15).name() == looks[label].chip.name()
    assert LIGHT.hair.lower() not in colours(picture(rows(panel)[0]))
    assert LIGHT.hair.lower() in colours(picture(rows(panel)[2]))


def test_the_arrows_bring_options_into_focus_round_at_the_ends(panel):
    seen: list[int] = []
    panel.focus_changed.connect(seen.append)
    assert panel.focus == 0
    for step in (1, 1, 1, 1, -1, -1):
        panel.step_focus(step)
    assert seen == [1, 2, 3, 1, 3, 2]
    assert [row.is_focused for row in rows(panel)] == [False, True, False]
    assert picture(rows(panel)[1]).pixelColor(340, 4).name().upper() == LIGHT.hover


def test_back_from_no_option_is_the_last(panel):
    panel.step_focus(-1)
    assert panel.focus == 3


def test_the_mouse_over_an_option_brings_it_into_focus_and_a_click_takes_it(panel, qtbot):
    seen: list[int] = []
    taken: list[int] = []
    panel.focus_changed.connect(seen.append)
    panel.option_taken.connect(taken.append)
    rows(panel)[1].entered.emit(2)
    rows(panel)[1].entered.emit(2)
    click(rows(panel)[2])
    assert seen[0] == 2
    assert taken == [3]


def test_a_new_question_has_no_option_in_focus(panel):
    panel.step_focus(1)
    panel.ask(polarity())
    assert panel.focus == 0
    assert not any(row.is_focused for row in rows(panel))


def test_names_are_hidden_until_they_are_asked_for(panel):
    asked: list[str] = []
    panel.asked_for.connect(asked.append)
    assert "Bình" not in said(panel)
    assert "Names hidden, order shuffled." in said(panel)
    click(panel._names)
    assert asked == [NAMES]
    panel.set_names_shown(on=True)
    settle()
    assert "Bình" in said(panel)
    assert "Hide names" in said(panel)


def test_notes_of_the_annotators_stand_below_without_their_names(panel):
    option = dataclasses.replace(polarity().options[0], notes=(Said("Chi", "câu sau mới bác"),))
    panel.ask(dataclasses.replace(polarity(), options=(option,)))
    assert "câu sau mới bác" in said(panel)
    assert "Chi" not in said(panel)


@pytest.mark.parametrize(
    ("majority", "votes", "words"),
    [(0, (1, 1, 1), "No majority, 1 : 1 : 1"), (2, (1, 2, 1), "Majority for 2, 1 : 2 : 1")],
)
def test_the_majority_is_named_with_all_votes(panel, majority, votes, words):
    options = tuple(
        dataclasses.replace(option, votes=count) for option, count in zip(polarity().options, votes, strict=True)
    )
    panel.ask(dataclasses.replace(polarity(), options=options, majority=majority))
    assert words in said(panel)
    assert panel._majority.isEnabled() == bool(majority)


def test_of_two_people_there_is_no_majority_to_speak_of(panel):
    panel.ask(dataclasses.replace(polarity(), has_majority=False))
    settle()
    assert "ajority" not in said(panel)


def test_those_who_marked_nothing_are_counted_and_named_on_request(panel):
    panel.ask(dataclasses.replace(polarity(), nothing=("Dũng",)))
    assert "No majority, 1 : 1 : 1 : 1" in said(panel)
    before = picture(panel._nothing)
    panel.set_names_shown(on=True)
    assert picture(panel._nothing) != before


def test_rows_of_keys_do_what_their_keys_do(panel):
    asked: list[str] = []
    panel.asked_for.connect(asked.append)
    for row in (panel._nothing, *panel._besides.values()):
        click(row)
    assert asked == ["nothing", "both", "flip", "boundaries", "later", "note"]
    panel.ask(dataclasses.replace(polarity(), majority=1))
    settle()
    click(panel._majority)
    assert asked[-1] == MAJORITY
    assert list(panel._besides["boundaries"].caps) == ["←", "→"]


def test_only_what_can_be_done_is_offered(panel):
    panel.ask(
        dataclasses.replace(polarity(), kind=d.LINK_TARGET, is_of_links=True, can=frozenset({NOTHING, LATER_KEY, NOTE}))
    )
    settle()
    words = said(panel)
    assert "keep both" not in words
    assert "later" in words
    assert "No link" in words
    panel.ask(dataclasses.replace(polarity(), can=CAN - {NOTHING, BOTH}))
    settle()
    assert "Nothing here" not in said(panel)


def test_a_field_is_asked_with_its_values_below_what_was_taken(panel):
    taken = OptionRow(number=0, text="gần bốn lần", label="figure", votes=0)
    values = (OptionRow(number=1, text="4", votes=2), OptionRow(number=2, text="3.9"))
    panel.ask(Asked(kind=d.VALUE, field="Value", taken=taken, options=values, can=frozenset({LATER_KEY})))
    settle()
    chosen: list[int] = []
    panel.option_taken.connect(chosen.append)
    assert {"Value", "which one?"} <= set(words_in(panel))
    assert "gần bốn lần" in said(panel)
    assert [row.option.number for row in rows(panel)] == [1, 2]
    click(rows(panel)[1])
    assert chosen == [2]


def test_the_note_is_kept_with_enter_and_left_with_escape(panel, qtbot):
    written: list[tuple[str, bool]] = []
    panel.note_written.connect(lambda text, goes_on: written.append((text, goes_on)))
    panel.open_note("Tính cả dấu ngoặc")
    settle()
    assert panel.note.text.hasFocus()
    panel.note.goes_on.setChecked(True)
    QTest.keyClick(panel.note.text, Qt.Key.Key_End)
    QTest.keyClick(panel.note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(panel.note.text, "va ca cau")
    QTest.keyClick(panel.note.text, Qt.Key.Key_Return)
    assert written == [("Tính cả dấu ngoặc\nva ca cau", True)]
    assert panel.note.isHidden()
    panel.open_note()
    settle()
    with qtbot.waitSignal(panel.note_left):
        QTest.keyClick(panel.note.text, Qt.Key.Key_Escape)
    assert panel.note.isHidden()
    assert not panel._names.hasFocus()
    assert len(written) == 1


def test_many_options_scroll_and_the_one_in_focus_is_in_sight(panel):
    options = tuple(dataclasses.replace(polarity().options[0], number=at, text="dài " * 60) for at in range(1, 10))
    panel.ask(dataclasses.replace(polarity(), options=options))
    settle()
    panel.step_focus(-1)
    settle()
    last = rows(panel)[-1]
    bottom = last.mapTo(panel._scroll.viewport(), QPoint(0, last.height())).y()
    assert panel.focus == 9
    assert 0 < bottom <= panel._scroll.viewport().height()


def test_nothing_asked_is_an_empty_panel(panel):
    panel.ask(None)
    settle()
    assert [word for word in words_in(panel) if word] == []


def test_every_word_is_translated(panel, marked_language):
    panel.ask(polarity())
    settle()
    known = {row.accessibleName() for row in rows(panel)}
    bare = [word for word in words_in(panel) if word and "«" not in word and word not in known]
    assert bare == []
