"""What a review cannot save is shown as done, not saved, gone on from, taken back, and saved in its order later."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from annotator.domain.ids import GOLD_ID
from annotator.domain.work import FINISHED
from annotator.store.project import Project
from annotator.ui.review import state_page
from annotator.ui.widgets.buttons import KeyButton
from tests.e2e.adjudicator import ADJUDICATOR, Adjudicator
from tests.e2e.hand import CTRL, SHIFT

MISSED = "3.000 tấn"


@pytest.fixture
def desk(opened, path, qtbot) -> Adjudicator:
    """The review of the samples, at its first question."""
    return Adjudicator(opened(path), qtbot)


@pytest.fixture
def cut_off(desk, path) -> Callable[[], object]:
    """The file has gone; what is called brings it back and presses the button that tries again."""
    path.replace(path.with_suffix(".gone"))

    def bring_back() -> None:
        path.with_suffix(".gone").replace(path)
        desk.hand.inside.modes.strip.message_answered.emit("retry")

    return bring_back


def waits(desk: Adjudicator) -> list[str]:
    return [edit.name for edit in desk.session.unsaved]


def gold_of(project: Project, article: str) -> object:
    """All that is gold in an article, and what was decided, without the times and ids that chance gives."""
    spans = {span.id: span for span in project.spans(article, GOLD_ID)}
    places = {span_id: (span.start, span.end, span.label) for span_id, span in spans.items()}
    rows = sorted((places[one.id], sorted(one.attributes.items()), one.note) for one in spans.values())
    links = project.links(article, GOLD_ID)
    ties = sorted((link.type, places[link.source_id], places[link.target_id], link.position) for link in links)
    decisions = {(one.fingerprint, one.decided_by, one.note) for one in project.decisions(article)}
    return rows, ties, decisions, project.work(article, GOLD_ID).status


def shown_gold(desk: Adjudicator) -> set[tuple[int, int, str]]:
    return {(mark.start, mark.end, mark.label) for mark in desk.marks.values()}


def unsaved_places(desk: Adjudicator) -> list[tuple[int, int]]:
    return [(box.start, box.end) for box in desk.page.view._state.unsaved]


def fill(desk: Adjudicator) -> sqlite3.Connection:
    """Let the disk be full: the database gets no more pages."""
    connection = desk.session.project._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    return connection


def answer(desk: Adjudicator, words: str) -> None:
    box = desk.hand.inside.project_commands.copies.question
    assert isinstance(box, QMessageBox)
    next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == words).click()


def test_an_answer_is_shown_as_done_and_not_saved_and_the_queue_moves_on(desk, cut_off):
    first, second, third = desk.places[:3]
    group = desk.group
    desk.key("1")
    assert (desk.place, first in desk.places) == (second, False)
    assert desk.review.is_decided(first)
    desk.key("1")
    assert desk.place == third
    assert waits(desk) == ["decide", "decide"]
    assert desk.gold() == ([], []), "nothing was written"
    strip = desk.hand.inside.modes.strip
    assert strip.shows_alert
    assert strip.sentence.endswith("2 changes wait.")
    assert any(group.start <= start <= group.end for start, _ in unsaved_places(desk)), "it is marked where it stands"
    assert "no longer there" in desk.page.view._state.reasons[0]
    cut_off()
    assert waits(desk) == []
    assert desk.place == third
    assert len(desk.review.article(desk.article.id).decisions) == 2
    assert len(desk.session.project.decisions(desk.article.id)) == 2
    assert unsaved_places(desk) == []
    assert not strip.isVisible()


def test_undo_takes_back_what_waits_and_redo_does_it_again_while_nothing_can_be_written(desk, cut_off):
    first, second, third = desk.places[:3]
    desk.key("1")
    desk.key("1")
    desk.key("Z", CTRL)
    assert (desk.place, len(waits(desk))) == (second, 1)
    desk.key("Z", CTRL)
    assert (desk.place, waits(desk)) == (first, [])
    assert not desk.page.options._waits.isVisible()
    assert not desk.hand.inside.modes.strip.shows_alert
    desk.key("Z", CTRL | SHIFT)
    desk.key("Z", CTRL | SHIFT)
    assert (desk.place, len(waits(desk))) == (third, 2)
    cut_off()
    assert len(desk.session.project.decisions(desk.article.id)) == 2
    desk.key("Z", CTRL)
    desk.key("Z", CTRL)
    assert (desk.place, desk.gold()) == (first, ([], []))


def test_a_whole_article_is_decided_read_through_and_closed_while_nothing_can_be_written(opened, tmp_path, qtbot, path):
    samples, found = path, []
    for name in ("lucky", "unlucky"):
        path = shutil.copy(samples, tmp_path / f"{name}.annot")  # of one project: the options come in the same order
        desk = Adjudicator(opened(path), qtbot)
        if name == "unlucky":
            path.replace(path.with_suffix(".gone"))
        presses = 0
        while not desk.is_reading:
            desk.key("1")
            presses += 1
            assert presses < 120, "it does not come to an end"
        article = desk.article.id
        desk.page.view.set_caret(desk.article.text.index(MISSED))
        desk.key("F")
        (added,) = (span for span in desk.commands._shown.in_order() if MISSED in span.quote)
        desk.hand.inside.team.saying.end()  # what was said meanwhile has been read
        assert desk.hand.inside.modes.strip.shows_alert == (name == "unlucky")
        if name == "unlucky":
            assert (added.start, added.end) in unsaved_places(desk)
        desk.key("Return", CTRL)
        assert desk.page.state.state == state_page.DONE
        if name == "unlucky":
            assert len(waits(desk)) > 20
            assert desk.session.project.decisions(article) == []
            path.with_suffix(".gone").replace(path)
            said = len(desk.hand.said)
            desk.session.retry()
            assert desk.hand.said[said:] == []
            assert desk.page.state.state == state_page.DONE
        assert waits(desk) == []
        found.append(gold_of(desk.session.project, article))
    lucky, unlucky = found
    assert lucky[3] == FINISHED
    assert unlucky == lucky


def test_what_waits_stands_after_another_mode_another_person_and_another_article(desk):
    connection = fill(desk)
    while not waits(desk):
        desk.key("1")
    place, places, gold = desk.place, desk.places, shown_gold(desk)
    desk.key("1", CTRL)
    desk.hand.open("Harbour board denies")
    desk.key("3", CTRL)
    desk.key("2", CTRL)
    desk.wait()
    assert (desk.place, desk.places, shown_gold(desk)) == (place, places, gold)
    assert desk.hand.inside.modes.strip.shows_alert
    lan = desk.session.viewer
    for person in (desk.session.project.annotator_named("Mai").id, lan):  # all is compared anew, from the file
        desk.session.choose_annotator(person)
        desk.wait()
    assert desk.places == places
    assert len(waits(desk)) == 1
    assert unsaved_places(desk)
    connection.execute("PRAGMA max_page_count = 1073741823")
    desk.session.retry()
    assert waits(desk) == []
    assert desk.places == places


def test_theme_and_language_are_switched_while_an_answer_waits(desk, cut_off):
    desk.key("1")
    look = desk.hand.inside.look
    look.set("theme", "dark")
    look.set("language", "vi")
    assert unsaved_places(desk)
    assert desk.page.view._state.reasons[0].startswith("Chưa lưu")
    assert desk.hand.inside.modes.strip.sentence.startswith("Chưa lưu")
    cut_off()
    assert waits(desk) == []


def test_the_window_asks_before_it_closes_and_a_copy_elsewhere_holds_the_decision(desk, cut_off, tmp_path):
    desk.key("1")
    article = desk.article.id
    assert not desk.hand.window.close()
    answer(desk, "Stay")
    copies = desk.hand.inside.project_commands.copies
    copies.copy_to(tmp_path / "copy.annot")
    copy = Project.open(tmp_path / "copy.annot")
    assert len(copy.decisions(article)) == 1
    copy.close()
    assert not copies.would_lose


def test_another_project_is_opened_only_after_the_question(desk, cut_off, new_project):
    desk.key("1")
    assert not desk.hand.inside.project_commands.open(other := new_project("other"))
    answer(desk, "Leave without them")
    assert desk.session.project.path == other


def test_a_note_that_waits_is_said_at_its_question_and_kept(desk, cut_off):
    first, second = desk.places[:2]
    desk.key("N")
    desk.type("nguồn?")
    desk.key("Return")
    told = desk.page.options._waits
    assert (desk.place, desk.review.note_of(first), told.isVisible()) == (first, "nguồn?", True)
    desk.key("J")
    assert (desk.place, told.isVisible()) == (second, False), "of another question nothing waits"
    desk.key("K")
    desk.key("1")
    cut_off()
    (decision,) = desk.session.project.decisions(desk.article.id)
    assert decision.note == "nguồn?"


def test_on_a_full_disk_answers_wait_in_order_and_are_all_saved(desk):
    connection = fill(desk)
    article, answered = desk.article.id, []
    while len(waits(desk)) < 3:
        answered.append(desk.place)
        desk.key("1")
    assert all(desk.review.is_decided(place) for place in dict.fromkeys(answered))
    assert "full" in desk.hand.inside.modes.strip.sentence
    expected = desk.review.article(article)
    connection.execute("PRAGMA max_page_count = 1073741823")
    desk.session.retry()
    assert waits(desk) == []
    assert {one.id: one for one in desk.session.project.spans(article, GOLD_ID)} == expected.spans
    assert len(desk.session.project.decisions(article)) == len(expected.decisions)


def test_what_was_shown_as_decided_and_left_behind_on_purpose_is_asked_again(desk, cut_off):
    first = desk.place
    desk.key("1")
    desk.session.forget_unsaved()
    assert first in desk.places
    assert unsaved_places(desk) == []


@pytest.mark.parametrize("waiting", [True, False])
def test_a_review_begun_while_the_file_is_gone_keeps_the_ways_out_in_sight_and_goes_on_when_it_is_back(
    opened, path, qtbot, waiting
):
    hand = opened(path)
    hand.open("Tesk Line phủ nhận")
    path.replace(path.with_suffix(".gone"))
    if waiting:
        hand.view.select(0, 6)
        hand.key("A")
        assert hand.session.has_failed
    hand.session.choose_annotator(hand.session.project.annotator_named(ADJUDICATOR).id)
    hand.key("2", CTRL)
    review, strip = hand.inside.team.review, hand.inside.modes.strip
    qtbot.waitUntil(lambda: not review.busy, timeout=20_000)
    answers = lambda: [button.text() for button in strip.findChildren(KeyButton) if button.isVisible()]  # noqa: E731
    qtbot.waitUntil(lambda: "Save a copy…" in answers(), timeout=4000)
    assert "is no longer there" in strip.sentence
    assert strip.shows_alert == waiting
    path.with_suffix(".gone").replace(path)
    hand.session.retry() if waiting else hand.inside.safekeeping.file_around.standing.look()
    qtbot.waitUntil(lambda: review.question is not None, timeout=20_000)
    assert hand.window.isActiveWindow()
