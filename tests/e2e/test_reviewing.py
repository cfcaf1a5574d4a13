"""The review in the real window: where it goes, what it says, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace as replaced

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from annotator.domain.ids import GOLD_ID
from annotator.domain.review_queue import HARM, READING
from annotator.domain.work import IN_PROGRESS
from annotator.services import annotating
from annotator.store.project import Project
from annotator.ui.dialogs.told import ToldDialog
from annotator.ui.review import state_page
from annotator.ui.review.report_page import ReportPage
from tests.e2e.adjudicator import Adjudicator
from tests.e2e.hand import CTRL, NONE, SHIFT
from tests.ui.test_key_reader import sent

KEYPAD = Qt.KeyboardModifier.KeypadModifier
PLACE = "1.200 chiếc"


@pytest.fixture
def desk(opened, path, qtbot) -> Adjudicator:
    """The review of the samples, at its first question."""
    return Adjudicator(opened(path), qtbot)


def decide_all(desk: Adjudicator) -> None:
    """Take the first option of everything."""
    for _ in range(120):
        if desk.is_reading:
            return
        desk.key("1")
    raise AssertionError("it does not come to an end")


# Where it goes


def test_one_decision_and_the_next_group_stands_in_the_middle(desk):
    first, second = desk.places[:2]
    assert desk.place == first
    desk.key("1")
    assert first not in desk.places
    assert desk.place == second
    view = desk.page.view
    top = view.point_of(desk.group.start).y()
    assert 0.2 * view.viewport().height() < top < 0.8 * view.viewport().height()
    assert desk.page.queue.view.currentIndex().data() == " ".join(desk.quote.split())


def test_undo_goes_back_to_the_group_and_redo_on_again(desk):
    first, second = desk.places[:2]
    desk.key("1")
    desk.key("Z", CTRL)
    assert (desk.place, desk.gold()) == (first, ([], []))
    desk.key("Z", CTRL | SHIFT)
    assert desk.place == second
    assert len(desk.gold()[0]) == 1
    desk.key("Z", CTRL)
    desk.key("Z", CTRL)
    assert desk.hand.said[-1] == "No decision is left to be taken back."


def test_undo_never_reaches_what_was_annotated(desk):
    annotated = desk.session.undo_name
    desk.key("Z", CTRL)
    assert desk.session.undo_name == annotated


def test_after_annotating_in_between_undo_leaves_that_alone(desk):
    desk.key("1")
    article, gold = desk.article.id, desk.gold()[0]
    desk.key("1", CTRL)
    desk.hand.open("Harbour board denies")
    desk.hand.view.setFocus()
    desk.hand.select("denies")
    desk.hand.key("D")
    mine = dict(desk.session.spans)
    assert mine
    desk.key("2", CTRL)
    desk.wait()
    desk.key("Z", CTRL)
    assert dict(desk.session.spans) == mine
    assert desk.session.project.spans(article, GOLD_ID) == gold
    assert desk.hand.said[-1] == "The last act is one of annotating: it is taken back there (Ctrl+1)."


def test_next_and_previous_walk_the_queue_without_deciding(desk):
    places = desk.places
    desk.key("J")
    desk.key("J")
    desk.key("K")
    assert desk.place == places[1]
    desk.key("K")
    desk.key("K")
    assert desk.place == places[0]
    assert desk.hand.said[-1] == "No further disagreement in this direction."
    assert desk.places == places


def test_later_puts_a_group_at_the_end(desk):
    first, second = desk.places[:2]
    desk.key("S")
    assert desk.place == second
    assert desk.places[-1] == first


def test_what_was_put_off_still_comes_last_after_another_start(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot)
    first, second, third = desk.places[:3]
    desk.key("S")
    desk.key("S")
    assert desk.place == third
    desk.key("1", CTRL)
    desk.hand.open("Harbour board denies")
    desk.key("2", CTRL)
    desk.wait()
    assert set(desk.places[-2:]) == {first, second}
    again = Adjudicator(opened(path), qtbot)
    assert again.place == third
    assert set(again.places[-2:]) == {first, second}
    again.walk_to(first)
    again.key("1")
    assert first not in again.review.put_off()


def test_by_reading_order_the_groups_come_as_the_text_runs_and_links_after(desk):
    queue = desk.page.queue
    queue.filter_changed.emit(_chosen(desk, order=READING))
    spans = [item.group for item in desk.commands._waiting.items if not item.group.is_link and not item.group.is_agreed]
    assert [group.start for group in spans] == sorted(group.start for group in spans)
    assert desk.place == desk.places[0]


def test_a_filter_shows_its_kind_alone_and_goes_there(desk):
    desk.page.queue.filter_changed.emit(_chosen(desk, kinds=frozenset({"value"})))
    assert [item.group.kind for item in desk.commands._waiting.items] == ["value"]
    assert desk.quote == PLACE
    desk.page.queue.filter_changed.emit(_chosen(desk, order=HARM, kinds=frozenset()))
    assert len(desk.places) == 25


def _chosen(desk: Adjudicator, **changes):
    chosen = replaced(desk.page.queue.filter, **changes)
    desk.page.queue.set_filter(chosen)
    return chosen


def test_names_are_hidden_until_they_are_asked_for(desk):
    rows = desk.page.options._rows
    assert not any("Mai" in row.accessibleName() for row in rows)
    desk.hand.inside.actions_table["review.names"].trigger()
    assert any("Mai" in row.accessibleName() for row in desk.page.options._rows)
    desk.hand.inside.actions_table["review.names"].trigger()
    assert not any("Mai" in row.accessibleName() for row in desk.page.options._rows)


# Who decides, and when there is nothing to decide


def test_nobody_reviews_an_article_that_they_have_marked(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot, "Mai")
    assert desk.page.state.isVisible()
    assert desk.page.state.state == state_page.READ_ONLY
    assert desk.places == []


def test_switching_to_somebody_else_shows_what_they_may_decide(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot, "Mai")
    desk.session.choose_annotator(desk.session.project.annotator_named("Lan").id)
    desk.wait()
    assert desk.place
    assert desk.page.view.isVisible()


def test_without_two_who_finished_an_article_it_says_so(opened, new_project, qtbot):
    desk = Adjudicator(opened(new_project("empty")), qtbot, "Mai")
    assert desk.page.state.state == state_page.NOTHING_YET
    desk.key("1")
    desk.key("Z", CTRL)
    assert desk.page.state.isVisible()


def test_once_all_is_gold_it_says_so_and_undo_opens_the_article_again(desk):
    decide_all(desk)
    article = desk.article.id
    desk.key("Return", CTRL)
    assert desk.page.state.state == state_page.DONE
    assert desk.page.state.isVisible()
    desk.key("Z", CTRL)
    assert desk.is_reading
    assert desk.session.project.work(article, GOLD_ID).status == IN_PROGRESS or not desk.gold()[1]


def test_what_everybody_missed_is_added_while_reading_through(desk):
    decide_all(desk)
    before = len(desk.gold()[0])
    start = desk.article.text.index("3.000 tấn")
    desk.page.view.set_caret(start)
    desk.key("F")
    spans = desk.gold()[0]
    assert len(spans) == before + 1
    assert any(span.start <= start < span.end and span.label == "figure" for span in spans)
    desk.key("Z", CTRL)
    assert len(desk.gold()[0]) == before
    assert desk.is_reading


# What stays


def test_decisions_survive_another_mode_and_another_opening_of_the_file(opened, path, qtbot):
    hand = opened(path)
    desk = Adjudicator(hand, qtbot)
    desk.key("1")
    desk.key("1")
    place, left, gold = desk.place, len(desk.places), desk.gold()
    desk.key("1", CTRL)
    desk.key("2", CTRL)
    desk.wait()
    assert (desk.place, len(desk.places)) == (place, left)
    again = Adjudicator(opened(path), qtbot)
    assert len(again.places) == left
    assert again.gold() == gold


def test_a_later_change_of_an_annotator_brings_back_that_group_alone(opened, path, qtbot):
    desk = Adjudicator(opened(path), qtbot)
    decide_all(desk)
    desk.key("Return", CTRL)
    desk.hand.window.close()
    _turn_value(path)
    again = Adjudicator(opened(path), qtbot)
    assert [again.article.text[item.group.start : item.group.end] for item in again.commands._waiting.items] == [PLACE]


def _turn_value(path) -> None:
    """Bình gives a figure another value, elsewhere."""
    project = Project.open(path)
    project.begin_writing()
    binh = project.annotator_named("Bình")
    article = next(row.id for row in project.article_rows(binh.id) if "Aldora bác bỏ" in row.title)
    span = next(span for span in project.spans(article, binh.id) if span.quote == PLACE)
    work = replaced(project.work(article, binh.id), status=IN_PROGRESS)
    project.apply(annotating.set_attributes(project.scheme, project.article(article), work, span, {"value": "12"}))
    project.close()


def test_what_came_while_one_was_annotating_is_there_on_coming_back(desk):
    session = desk.session
    places = desk.places
    desk.key("1", CTRL)
    session.choose_annotator(session.project.annotator_named("Bình").id)
    desk.hand.open("Aldora bác bỏ tin")
    desk.hand.key("O", CTRL | SHIFT)
    desk.key("2", CTRL)
    desk.wait()
    assert desk.page.state.state == state_page.NOTHING_YET, "one of the two has it in hand again"
    desk.key("Z", CTRL)
    assert session.undo_name, "an undo in the review leaves an annotator's act alone"
    assert places


# Keys


def test_under_telex_a_label_key_sets_the_label_once_for_each_press(desk):
    desk.walk_to(desk.find("hai con tàu"))
    place = desk.place
    sent(QApplication.focusWidget(), "f")
    (span,) = desk.gold()[0]
    assert span.label == "figure"
    assert desk.place != place
    desk.walk_to(desk.find("không có hợp đồng nào được ký"))
    sent(QApplication.focusWidget(), "d")
    before = len(desk.gold()[0])
    assert before == 2
    sent(QApplication.focusWidget(), "\b", "đ")  # the second d of đ: once more D, for what is asked then
    assert len(desk.gold()[0]) <= before + 1


@pytest.mark.parametrize("held", [NONE, KEYPAD])
def test_digits_of_both_fields_take_options(desk, held):
    second = desk.question.choices[1].option
    place = desk.place
    desk.key("2", held)
    assert desk.place != place
    assert [(span.start, span.end, span.label) for span in desk.gold()[0]] == [second.parts[0]]


def test_a_number_without_an_option_does_nothing(desk):
    desk.key("9")
    assert desk.gold() == ([], [])


def test_after_a_note_the_keys_decide_again(desk):
    place = desk.place
    desk.key("N")
    desk.type("tin này không rõ 1")
    desk.key("Return")
    assert desk.place == place
    desk.key("1")
    assert desk.place != place
    (decision,) = desk.session.project.decisions(desk.article.id)
    assert decision.note == "tin này không rõ 1"


def test_boundaries_are_moved_with_arrows_at_once_and_escape_goes_on(desk):
    place = desk.find("Ông Harun Tavel, cố vấn an ninh của Liên minh Ven Biển")
    desk.walk_to(place)
    number = desk.number_of(lambda choice: choice.option.parts[0][1] == 2100)
    for _ in range(number):
        desk.key("Down")
    desk.key("Left", Qt.KeyboardModifier.AltModifier)
    desk.key("Right", Qt.KeyboardModifier.AltModifier)
    desk.key("Right", Qt.KeyboardModifier.AltModifier)
    assert desk.place == place
    desk.key("Escape")
    assert desk.place != place
    (span,) = desk.gold()[0]
    assert (span.start, span.end) == (2085, 2101)


def test_annotating_has_no_effect_in_other_modes(desk):
    session = desk.session
    mine, status = dict(session.spans), session.work.status
    for mode in ("2", "3"):
        desk.key(mode, CTRL)
        for key in ("Delete", "L", "W", "Tab", "O"):
            desk.key(key)
        if mode == "3":  # in the review it closes what is read through
            desk.key("Return", CTRL)
        desk.key("J", CTRL)
        desk.key("B", CTRL)
        assert dict(session.spans) == mine
        assert session.work.status == status
        assert not session.undo_name


def test_the_modes_keep_the_place_in_the_text_and_the_panels(opened, path, qtbot):
    hand = opened(path)
    desk = Adjudicator(hand, qtbot)
    desk.key("1", CTRL)
    hand.open("Aldora bác bỏ tin")
    hand.view.setFocus()
    hand.view.select(973, 984)
    hand.inside.articles_dock.hide()
    scrolled = hand.view.verticalScrollBar().value()
    for mode in ("2", "3", "2", "1"):
        desk.key(mode, CTRL)
        desk.wait()
    assert hand.view.selection() == (973, 984)
    assert hand.view.verticalScrollBar().value() == scrolled
    assert hand.inside.articles_dock.isHidden()
    assert not hand.inside.spans_dock.isHidden()


# Look


def test_theme_and_language_are_switched_in_the_middle(desk):
    desk.key("1")
    place, numbers = desk.place, [row.option.number for row in desk.page.options._rows]
    look = desk.hand.inside.look
    look.set("theme", "dark")
    look.set("language", "vi")
    assert desk.place == place
    assert [row.option.number for row in desk.page.options._rows] == numbers
    desk.key("1")
    assert desk.place != place
    assert look.language.code == "vi"


# What it tells


def told(desk: Adjudicator, title: str) -> ToldDialog:
    shown = [one for one in desk.hand.window.findChildren(ToldDialog) if one.isVisible()]
    (dialog,) = (one for one in shown if one.windowTitle() == title)
    return dialog


def test_what_is_agreed_by_itself_is_listed(desk):
    desk.page.queue.agreed_asked.emit()
    lines = told(desk, "Agreed by themselves").findChild(QListWidget)
    assert lines.count() == len(desk.hand.inside.team.review._review.agreed()) > 10
    assert "“" in lines.item(0).text()


def test_at_the_end_the_report_says_how_it_went(desk):
    decide_all(desk)
    desk.key("Return", CTRL)
    desk.page.state.report_asked.emit()
    page = told(desk, "How the review went").findChild(ReportPage)
    scores = {score.name: score for score in page._report.scores}
    assert scores.keys() == {"Mai", "Bình"}
    assert all(0 < score.f1 < 1 for score in scores.values())
    assert sum(speed.decided for speed in page._report.speeds) >= len(page._report.speeds) > 4


def test_where_a_value_is_asked_nothing_here_is_no_answer(desk):
    desk.walk_to(desk.find(PLACE))
    waits = desk.places
    desk.key("0")
    assert desk.places == waits
    assert desk.hand.said[-1] == "A value is asked here: take one of them."
