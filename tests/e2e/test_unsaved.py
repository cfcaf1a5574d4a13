"""What could not be saved stays on the screen, is asked for before it would be lost, and goes into a copy elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from annotator.domain.work import FINISHED, SKIPPED
from annotator.services import annotating
from annotator.services.history import History
from annotator.store.project import Project
from tests.e2e.hand import SHIFT, Hand


@pytest.fixture
def refusing(opened, project_path) -> tuple[Hand, Callable[[], object]]:
    """A window with two labels that could not be saved, as the project's file has gone, and what brings it back."""
    hand = opened(project_path)
    hand.open("Cầu sập")
    gone = project_path.with_suffix(".gone")
    project_path.replace(gone)
    for words, key in (("12.000 người", "F"), ("Ông Trần Mộc", "A")):
        hand.select(words)
        hand.key(key)
    return hand, lambda: gone.replace(project_path)


def labels_in(path: Path) -> set[tuple[str, str]]:
    project = Project.open(path)
    try:
        viewer = project.annotators()[0].id
        return {
            (span.label, span.quote) for row in project.article_rows(viewer) for span in project.spans(row.id, viewer)
        }
    finally:
        project.close()


def answer(hand: Hand, words: str) -> None:
    box = hand.inside.project_commands.copies.question
    assert isinstance(box, QMessageBox)
    next(button for button in box.findChildren(QPushButton) if button.text().replace("&", "") == words).click()


def shown_unsaved(hand: Hand) -> list[tuple[int, int, str]]:
    return [(box.start, box.end, box.label) for box in hand.view._state.unsaved]


def test_it_stands_in_the_text_until_it_is_saved_and_wherever_one_comes_back_to_it(refusing):
    hand, bring_back = refusing
    text = hand.text
    figure, actor = text.index("12.000 người"), text.index("Ông Trần Mộc")
    expected = [(figure, figure + 12, "figure"), (actor, actor + 12, "actor")]
    assert shown_unsaved(hand) == expected
    assert "no longer there" in hand.view._state.reasons[0]
    assert hand.view._state.reasons[1:] == ("Not saved: file gone", "Not saved"), "where a line has little room"
    hand.open("Harbour")
    assert shown_unsaved(hand) == []
    hand.open("Cầu sập")
    assert shown_unsaved(hand) == expected
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert shown_unsaved(hand) == []
    assert len(hand.labelled()) == 2


def test_while_it_waits_the_window_never_says_saved(refusing):
    hand, _ = refusing
    states = []
    hand.session.saved_changed.connect(lambda state, _why: states.append(state))
    hand.session.tell_saved()
    hand.open("Harbour")
    hand.open("Cầu sập")
    assert set(states) <= {"failed"}


def test_a_window_with_unsaved_changes_asks_before_it_closes(refusing, qtbot):
    hand, bring_back = refusing
    assert not hand.window.close()
    assert hand.inside.project_commands.copies.question.text() == "2 changes are not saved."
    answer(hand, "Stay")
    assert hand.window.isVisible()
    assert len(hand.session.unsaved) == 2
    hand.window.close()
    bring_back()
    answer(hand, "Try again")
    qtbot.waitUntil(lambda: not hand.window.isVisible())


def test_who_leaves_without_them_is_let_go(refusing, qtbot, project_path):
    hand, bring_back = refusing
    hand.inside.actions_table["project.close"].trigger()
    answer(hand, "Leave without them")
    assert hand.session.project is None
    bring_back()
    assert labels_in(project_path) == set()


def test_a_copy_elsewhere_has_what_could_not_be_saved_and_can_be_gone_on_with(refusing, tmp_path):
    hand, _ = refusing
    there = tmp_path / "elsewhere.annot"
    hand.inside.project_commands.copies.copy_to(there)
    assert labels_in(there) == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}
    assert not hand.inside.project_commands.copies.would_lose
    assert hand.inside.project_commands.open(there)
    hand.open("Cầu sập")
    assert hand.labelled() == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}
    assert hand.session.project.path == there
    assert hand.session.unsaved == []


def test_another_project_is_opened_only_after_the_question(refusing, new_project):
    hand, bring_back = refusing
    other = new_project("other")
    assert not hand.inside.project_commands.open(other)
    bring_back()
    answer(hand, "Try again")
    assert hand.session.project.path == other


def test_a_copy_where_it_cannot_be_written_is_refused_and_everything_still_waits(refusing, tmp_path):
    hand, _ = refusing
    hand.inside.project_commands.copies.copy_to(tmp_path / "no" / "such.annot")
    assert "does not exist" in hand.said[-1]
    assert len(hand.session.unsaved) == 2
    assert hand.inside.project_commands.copies.would_lose


def test_label_note_flag_and_skip_come_one_after_the_other_as_they_were_done(refusing):
    hand, bring_back = refusing
    article, session = hand.session.article.id, hand.session
    for build in (
        lambda: annotating.flag(session.work, True, "ngày tháng?"),
        lambda: annotating.set_work_note(session.work, "hỏi lại Mai"),
        lambda: annotating.set_status(session.work, SKIPPED),
    ):
        session.do(build)
    assert len(session.unsaved) == 5
    bring_back()
    said = len(hand.said)
    hand.inside.label_bar.message_answered.emit("retry")
    assert hand.said[said:] == []
    work = session.project.work(article, session.viewer)
    assert (work.flagged, work.flag_note, work.note, work.status) == (True, "ngày tháng?", "hỏi lại Mai", SKIPPED)
    assert len(hand.labelled()) == 2


def test_a_label_given_twice_because_it_was_not_saved_waits_once(refusing):
    hand, bring_back = refusing
    hand.select("12.000 người")
    hand.key("F")
    assert len(hand.session.unsaved) == 2
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert len(hand.labelled()) == 2
    assert not hand.session.has_failed


def test_how_many_wait_is_said_with_the_reason(refusing):
    hand, _ = refusing
    assert hand.inside.label_bar.sentence.endswith("2 changes wait.")


def test_the_answers_below_the_text_are_reached_by_f6_and_pressed_by_enter(refusing, qtbot):
    hand, bring_back = refusing
    hand.view.setFocus()
    hand.key("F6", SHIFT)
    button = hand.window.focusWidget()
    assert button.text() == "Try again"
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert hand.view.hasFocus()
    assert hand.inside.label_bar.shows_alert, "what is not saved stays said"
    hand.key("F6", SHIFT)
    bring_back()
    QTest.keyClick(hand.window.focusWidget(), Qt.Key.Key_Return)
    assert hand.session.unsaved == []
    assert hand.view.hasFocus()
    # What watches the folder says a moment later that the file is back, and takes its own answers away.
    qtbot.waitUntil(lambda: not hand.inside.label_bar.answers.isVisible())
    hand.key("F6", SHIFT)
    assert hand.inside.span_list.isAncestorOf(hand.window.focusWidget()), "where nothing is asked, F6 passes by"


def test_with_the_file_away_one_can_go_through_the_modes_and_come_back(refusing, qtbot):
    hand, bring_back = refusing
    for mode in ("mode.overview", "mode.annotate", "mode.review", "mode.annotate"):
        hand.inside.actions_table[mode].trigger()
        qtbot.wait(50)
    assert len(hand.session.unsaved) == 2
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert hand.session.unsaved == []


def test_each_act_goes_on_from_what_waits_and_all_of_it_is_saved_in_order(refusing):
    hand, bring_back = refusing
    actor = next(span for span in hand.session.spans.values() if span.label == "actor")
    hand.select("móng cầu đã được kiểm tra")
    hand.key("C")  # it is the current span, although it is not saved
    hand.key("1")
    claim = hand.session.current_span
    hand.inside.acts.link("by", claim.id, actor.id)
    for note in ("nguồn", "nguồn nào", "nguồn nào?"):  # as typed, with breaks
        hand.inside.acts.set_note(claim.id, note)
    hand.inside.acts.delete(next(span.id for span in hand.session.spans.values() if span.label == "figure"))
    shown = (dict(hand.session.spans), dict(hand.session.links), hand.session.work)
    assert shown[0][claim.id].note == "nguồn nào?"
    assert shown[0][claim.id].attributes
    hand.open("Harbour")
    hand.open("Cầu sập")
    assert (dict(hand.session.spans), dict(hand.session.links), hand.session.work) == shown
    said = len(hand.said)
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert hand.said[said:] == []
    assert not hand.session.has_failed
    hand.open("Harbour")
    hand.open("Cầu sập")
    assert (dict(hand.session.spans), dict(hand.session.links), hand.session.work) == shown


def test_undo_goes_back_through_what_waits_and_the_text_shows_it(refusing):
    hand, bring_back = refusing
    figure, actor = ("figure", "12.000 người"), ("actor", "Ông Trần Mộc")
    assert hand.labelled() == {figure, actor}
    hand.session.undo()
    assert hand.labelled() == {figure}
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert hand.labelled() == {figure}
    hand.session.undo()
    assert hand.labelled() == set()


def test_what_waits_is_saved_by_itself_when_it_can_be(refusing, qtbot):
    hand, bring_back = refusing
    hand.session._later.setInterval(20)
    said = []
    hand.session.not_saved.connect(said.append)
    qtbot.wait(100)
    assert said == []  # it is tried without another word
    bring_back()
    qtbot.waitUntil(lambda: not hand.session.unsaved)
    assert not hand.session.has_failed
    assert "not saved" not in hand.inside.label_bar.sentence.lower()


def test_what_is_still_being_typed_is_asked_about_too_when_the_window_closes(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.select("12.000 người")
    hand.key("F")
    hand.key("N")
    gone = project_path.with_suffix(".gone")
    project_path.replace(gone)
    QTest.keyClicks(hand.window.focusWidget(), "see above")
    assert not hand.window.close()
    assert hand.inside.project_commands.copies.question.text() == "1 change is not saved."
    gone.replace(project_path)
    answer(hand, "Try again")
    project = Project.open(project_path)
    viewer = project.annotators()[0].id
    notes = [span.note for row in project.article_rows(viewer) for span in project.spans(row.id, viewer)]
    project.close()
    assert notes == ["see above"]


def test_what_no_longer_fits_is_in_no_copy_and_is_asked_about_again(opened, project_path, tmp_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.select("12.000 người")
    hand.key("F")
    gone, session, copies = project_path.with_suffix(".gone"), hand.session, hand.inside.project_commands.copies
    project_path.replace(gone)
    span = next(iter(session.spans.values()))
    hand.inside.acts.set_note(span.id, "waits")
    gone.replace(project_path)
    other = Project.open(project_path)
    other.begin_writing()
    work = other.work(span.article_id, session.viewer)
    History(other, session.viewer).do(annotating.delete_spans(work, [], [span]))
    other.close()
    offered = []
    session.offered.connect(lambda said, _button, _act: offered.append(said))
    copies.copy_to(tmp_path / "elsewhere.annot")
    assert copies.would_lose
    assert "no longer fit" in offered[0]


# Where a person would look


def waits_in_list(hand: Hand, title: str) -> bool:
    """Whether the row of an article is marked, for the eye and for a screen reader."""
    model = hand.inside.article_list._model
    (entry,) = (one for one in map(model.entry, range(model.shown)) if title in one.title)
    told = model.data(model.index(model.row_of(entry.id)), Qt.ItemDataRole.AccessibleTextRole)
    assert ("not saved" in told) == (entry.id in model.unsaved)
    return entry.id in model.unsaved


def test_links_notes_and_the_rows_of_articles_say_that_they_are_not_saved(refusing):
    hand, bring_back = refusing
    inspector, session = hand.inside.inspector, hand.session
    actor = next(span for span in session.spans.values() if span.label == "actor")
    hand.select("móng cầu đã được kiểm tra")
    hand.key("C")
    claim = session.current_span
    hand.inside.acts.link("by", claim.id, actor.id)
    (link,) = (row for row in inspector._links.rows if getattr(row, "row", None) is not None)
    assert link.accessibleName().endswith("Not saved yet")
    assert "Not saved" in inspector._head.accessibleDescription()
    assert "Not saved" not in inspector._note.edit.accessibleDescription()
    hand.inside.acts.set_note(claim.id, "nguồn?")
    assert "Not saved" in inspector._note.edit.accessibleDescription()
    assert waits_in_list(hand, "Cầu sập")
    assert not waits_in_list(hand, "Harbour")
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    for told in (inspector._head.accessibleDescription(), inspector._note.edit.accessibleDescription(),
                 link.accessibleName()):  # fmt: skip
        assert "Not saved" not in told
    assert not waits_in_list(hand, "Cầu sập")


def test_flag_note_and_status_of_an_article_say_that_they_are_not_saved_also_when_one_comes_back(refusing):
    hand, bring_back = refusing
    session, notes = hand.session, hand.inside.sitting.notes
    session.do(lambda: annotating.flag(session.work, True, "ngày tháng?"))
    session.do(lambda: annotating.set_work_note(session.work, "hỏi lại Mai"))
    session.do(lambda: annotating.set_status(session.work, SKIPPED))
    article = session.article.id
    for _ in range(2):
        assert "Not saved" in notes.flag_note.edit.accessibleDescription()
        assert "Not saved" in notes.note.edit.accessibleDescription()
        assert hand.inside.label_bar._labels.state.text == "Skipped, not saved"
        hand.open("Harbour")
        row = session.article_row(article)
        assert (row.status, row.flagged, row.spans) == (SKIPPED, True, 2), "the list shows it too, when it is read anew"
        assert "Not saved" not in notes.note.edit.accessibleDescription()
        hand.open("Cầu sập")
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert "Not saved" not in notes.flag_note.edit.accessibleDescription()
    assert hand.inside.label_bar._labels.state.text == "Skipped"


def test_what_was_said_over_it_gives_the_buttons_back(refusing):
    hand, _ = refusing
    hand.inside.say("Something else.")
    assert not hand.inside.label_bar.shows_alert
    hand.inside.saying.timer.timeout.emit()
    assert hand.inside.label_bar.shows_alert
    assert hand.inside.label_bar.sentence.endswith("2 changes wait.")


def test_redo_does_again_what_was_taken_back_before_it_was_saved_in_its_order(refusing):
    hand, bring_back = refusing
    shown = dict(hand.session.spans)
    hand.session.undo()
    hand.session.undo()
    assert (dict(hand.session.spans), hand.session.unsaved) == ({}, [])
    bring_back()
    assert hand.session.redo().name == "label"
    assert len(hand.session.spans) == 1
    hand.session.redo()
    assert dict(hand.session.spans) == shown
    assert hand.session.redo() is None
    hand.session.undo()
    hand.session.undo()
    assert hand.labelled() == set()


def test_what_is_refused_for_another_reason_than_what_it_changed_waits_on(refusing):
    hand, bring_back = refusing
    session, project = hand.session, hand.session.project
    bring_back()
    lock, project._lock = project._lock, None  # as if another program wrote there now
    session.retry()
    assert len(session.unsaved) == 2
    project._lock = lock
    session.retry()
    assert session.unsaved == []
    assert len(hand.labelled()) == 2


def test_what_is_exported_or_sent_says_how_many_changes_it_lacks_and_saves_them_first_where_it_can(
    refusing, tmp_path, qtbot
):
    hand, bring_back = refusing
    project = hand.session.project
    bring_back()
    project._connection.execute("PRAGMA query_only = ON")  # the disk still refuses, and the file can be read
    writes = (
        lambda: hand.inside.project_commands.export(tmp_path / "all.jsonl", unbegun=True),
        lambda: hand.inside.team.exchange.bundle(tmp_path / "mine.bundle"),
    )
    for write in writes:
        write()
        qtbot.waitUntil(lambda: not hand.inside.long_work.busy)
        assert hand.said[-1].endswith("2 changes that are not saved are not in it.")
    project._connection.execute("PRAGMA query_only = OFF")
    for write in writes:
        write()
        qtbot.waitUntil(lambda: not hand.inside.long_work.busy)
        assert "not saved" not in hand.said[-1]
    assert hand.session.unsaved == []
    assert "12.000 người" in (tmp_path / "all.jsonl").read_text("utf-8")


def test_opening_an_article_reads_its_spans_between_what_a_person_does(refusing, qtbot):
    hand, bring_back = refusing
    bring_back()
    hand.session.retry()
    hand.session.set_current("")
    for title in ("Harbour", "Cầu sập"):
        hand.inside._opening.open_article(
            next(row.id for row in hand.session.project.article_rows(hand.session.viewer) if title in row.title)
        )
        assert not hand.session.is_read, "nobody waits for them at a key"
        qtbot.waitUntil(lambda: hand.session.is_read)
    assert hand.labelled() == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}


def test_a_finish_that_waits_is_not_counted_without_a_word(refusing):
    hand, bring_back = refusing
    session, done = hand.session, hand.inside.article_list._done
    assert "saved" not in done.text
    session.do(lambda: annotating.set_status(session.work, FINISHED))
    assert done.text == "1 finished, not all saved"
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert done.text == "1 finished"


def test_once_it_is_saved_nothing_says_any_more_that_nothing_is(refusing, qtbot):
    hand, bring_back = refusing
    waiting = hand.inside.waiting
    qtbot.waitUntil(lambda: "standing" in waiting._offers, timeout=5000)
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert "nothing is saved" not in hand.inside.label_bar.sentence
    hand.view.setFocus()
    hand.key("F6", SHIFT)
    assert hand.inside.span_list.isAncestorOf(hand.window.focusWidget())
