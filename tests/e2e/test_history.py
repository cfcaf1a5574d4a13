"""The history beside the text, by keys: what was done, where, and a deleted span brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.services import annotating
from annotator.store.project import Project
from annotator.ui.history.beside import HistoryBeside
from tests.e2e.hand import CTRL, NONE, SHIFT, Hand

K = Qt.Key


class Looker:
    """A person who looks into the history."""

    def __init__(self, hand: Hand, qtbot) -> None:
        self.hand, self._qtbot = hand, qtbot

    @property
    def history(self) -> HistoryBeside:
        return self.hand.inside.safekeeping.history

    @property
    def rows(self) -> list[str]:
        """What the rows say, headings and times left out."""
        model = self.history.panel.model
        found = [model.entry(row) for row in range(model.rowCount())]
        return [model.sentence(entry).partition(": ")[2] for entry in found if not entry.is_day]

    def label(self, words: str, key: str) -> str:
        self.hand.view.setFocus()
        self.hand.select(words)
        self.hand.key(key)
        return self.hand.session.current

    def open(self) -> None:
        self.hand.view.setFocus()
        self.hand.key("H", CTRL | SHIFT)
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.history.busy, timeout=5000)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key, NONE)

    @property
    def ghost(self) -> str:
        box = self.hand.view._state.ghost
        return self.hand.text[box.start : box.end] if box is not None else ""


@pytest.fixture
def looker(opened, project_path: Path, qtbot) -> Looker:
    hand = opened(project_path)
    hand.open("Cầu sập")
    return Looker(hand, qtbot)


def test_the_key_shows_what_was_done_newest_first_and_the_same_key_puts_it_away(looker):
    looker.label("12.000 người", "F")
    looker.label("Ông Trần Mộc", "A")
    looker.open()
    assert looker.rows == ["Actor “Ông Trần Mộc” marked", "Figure “12.000 người” marked", "Import: it came in"]
    assert looker.history.panel.view.hasFocus()
    looker.open()
    assert looker.history.dock.isHidden()
    assert looker.hand.view.hasFocus()


def test_a_deleted_span_is_shown_where_it_was_and_space_brings_it_back(looker):
    span = looker.label("12.000 người", "F")
    before = dict(looker.hand.session.spans)
    looker.hand.key("Delete")
    looker.open()
    looker.press(K.Key_Return)
    assert looker.ghost == "12.000 người"
    assert looker.history.panel.back.text() == "Bring back"
    looker.press(K.Key_Space)
    assert looker.hand.session.spans == before
    assert looker.hand.session.current == span
    assert looker.ghost == ""
    assert looker.rows[0] == "Figure “12.000 người” brought back"
    looker.hand.view.setFocus()
    looker.hand.key("Z", CTRL)
    assert looker.hand.labelled() == set()
    assert looker.rows[:2] == [
        "Figure “12.000 người” undone: brought back",
        "Figure “12.000 người” brought back (taken back since)",
    ]


def test_the_deleted_spans_alone_can_be_asked_for(looker, qtbot):
    looker.label("Ông Trần Mộc", "A")
    looker.label("12.000 người", "F")
    looker.hand.key("Delete")
    looker.open()
    qtbot.mouseClick(looker.history.panel.deleted, Qt.MouseButton.LeftButton)
    looker.wait()
    (row,) = looker.rows
    assert "Figure “12.000 người” deleted" in row
    looker.history.panel.view.setFocus()
    looker.press(K.Key_Home, K.Key_Return, K.Key_Space)
    looker.wait()
    assert ("figure", "12.000 người") in looker.hand.labelled()
    assert looker.rows == []
    assert "No span" in looker.history.panel.view.accessibleDescription()


def test_one_of_the_choices_above_the_list_is_always_on(looker, qtbot):
    """Else "Deleted spans" would look like the heading of the list below it."""
    span = looker.label("12.000 người", "F")
    looker.open()
    panel = looker.history.panel
    choices = panel.all, panel.deleted, panel.of_span

    def on() -> list[str]:
        return [choice.text() for choice in choices if choice.isVisible() and choice.isChecked()]

    everything = looker.rows
    assert on() == ["All"]
    qtbot.mouseClick(panel.deleted, Qt.MouseButton.LeftButton)
    looker.wait()
    assert on() == ["Deleted spans"]
    panel.want(span=span)
    looker.wait()
    assert on() == ["This span only"]
    for chosen in choices:
        qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
        looker.wait()
        assert on() == ["All"]
        assert looker.rows == everything


def test_the_history_of_a_span_is_its_own_and_leads_back_to_how_it_was(looker):
    looker.label("Ông Trần Mộc", "A")
    span_id = looker.label("12.000 người", "F")
    session = looker.hand.session
    span = session.spans[span_id]
    session.do(
        lambda: annotating.move_span(
            session.article, session.work, session.in_order(), span, start=span.start, end=span.start + 6
        )
    )
    looker.hand.inside.actions_table["span.history"].trigger()
    looker.wait()
    assert looker.rows == ["Figure “12.000” 6 characters shorter", "Figure “12.000 người” marked"] or looker.rows == [
        "Figure “12.000” 6 characters shorter",
        "Figure “12.000 người” 1 attributes changed",
        "Figure “12.000 người” marked",
    ]
    looker.press(K.Key_End, K.Key_Return)
    assert looker.ghost == "12.000 người"
    assert looker.history.panel.back.text() == "Back to how it was then"
    looker.press(K.Key_Space)
    assert session.spans[span_id] == span


@pytest.mark.parametrize("is_put_away", [False, True])
def test_the_history_of_the_article_is_all_of_it_also_after_that_of_a_span(looker, is_put_away):
    looker.label("12.000 người", "F")
    looker.label("Ông Trần Mộc", "A")
    history, actions = looker.history, looker.hand.inside.actions_table
    actions["span.history"].trigger()
    looker.wait()
    assert len(looker.rows) == 1
    if is_put_away:
        history.hide()
    looker.open()
    assert not history.dock.isHidden()
    assert looker.rows == ["Actor “Ông Trần Mộc” marked", "Figure “12.000 người” marked", "Import: it came in"]
    assert history.panel.all.isChecked()
    assert actions["article.history"].isChecked()
    assert history.panel.view.hasFocus()
    looker.open()
    assert history.dock.isHidden()


def test_the_first_change_of_a_span_that_came_in_leads_back_before_it(looker):
    span_id = looker.label("12.000 người", "F")
    session = looker.hand.session
    span = session.spans[span_id]
    session.do(lambda: annotating.set_note(session.work, span, "hỏi lại"))
    looker.open()
    looker.press(K.Key_Return)
    assert looker.history.panel.back.text() == "Back to how it was before"
    looker.press(K.Key_Space)
    assert session.spans[span_id] == span


def test_what_cannot_come_back_is_refused_in_a_sentence(looker):
    looker.label("12.000 người", "F")
    looker.hand.key("Delete")
    looker.label("12.000 người", "F")
    looker.open()
    looker.press(K.Key_Down, K.Key_Return, K.Key_Space)
    assert "has this label already" in looker.hand.said[-1]
    looker.hand.view.setFocus()
    looker.hand.key("Return", CTRL)


def test_an_act_shown_costs_its_own_line_and_a_hidden_history_nothing(looker, monkeypatch):
    from annotator.services import looking_back

    asked = []
    real = looking_back.lines
    monkeypatch.setattr(looking_back, "lines", lambda *given, **more: asked.append(more) or real(*given, **more))
    looker.label("12.000 người", "F")
    assert asked == []
    looker.open()
    asked.clear()
    looker.label("Ông Trần Mộc", "A")
    assert len(asked) == 1
    assert asked[0]["since"] > 0
    assert looker.rows[0] == "Actor “Ông Trần Mộc” marked"


def test_where_the_file_was_away_for_a_while_all_of_the_history_is_there_again(looker, project_path):
    looker.label("12.000 người", "F")
    looker.open()
    gone = project_path.with_suffix(".gone")
    project_path.replace(gone)
    looker.label("Ông Trần Mộc", "A")
    looker.hand.inside.actions_table["mode.overview"].trigger()
    looker.hand.inside.actions_table["mode.annotate"].trigger()
    looker.wait()
    assert looker.rows == [], "it cannot be read now"
    assert "no longer there" in (said := looker.history.panel.view.accessibleDescription()) or "not exist" in said
    gone.replace(project_path)
    looker.hand.session.retry()
    looker.wait()
    assert looker.rows == ["Actor “Ông Trần Mộc” marked", "Figure “12.000 người” marked", "Import: it came in"]


def test_another_article_has_a_history_of_its_own(looker):
    looker.label("12.000 người", "F")
    looker.open()
    looker.hand.open("Harbour")
    looker.wait()
    assert looker.rows == ["Import: it came in"]


def test_who_annotates_blind_sees_nothing_of_the_others(looker, project_path):
    looker.label("12.000 người", "F")
    looker.open()
    session = looker.hand.session
    other = next(person for person in session.project.annotators() if person.name == "An")
    session.choose_annotator(other.id)
    looker.wait()
    assert looker.rows == ["Import: it came in"]
    looker.history.panel.want(deleted=True)
    looker.wait()
    assert looker.rows == []


def test_the_lead_who_annotates_sees_no_others_labels_unless_all_may(looker, project_path, qtbot):
    session = looker.hand.session
    lead = session.viewer
    assert session.leads
    other = next(person for person in session.project.annotators() if person.name == "An")
    session.choose_annotator(other.id)
    looker.label("12.000 người", "F")
    looker.label("Ông Trần Mộc", "A")
    looker.hand.key("Delete")
    session.choose_annotator(lead)
    looker.open()
    assert len(looker.rows) == 4, "who only leads sees all"
    looker.label("móng cầu đã được kiểm tra", "C")
    looker.wait()
    assert [action.text() for action in looker.history.panel.menu().actions()][:1] == ["Acts of all kinds"]
    assert looker.rows == ["Claim “móng cầu đã được kiểm tra” marked", "Import: it came in"]
    looker.history.panel.want(deleted=True)
    looker.wait()
    assert looker.rows == []
    session.project.set_blind(blind=False)
    looker.history.panel.want(deleted=False)
    looker.wait()
    assert len(looker.rows) == 5


def test_it_can_be_narrowed_to_one_kind_and_to_one_person(looker):
    looker.hand.session.project.set_blind(blind=False)
    looker.label("12.000 người", "F")
    looker.hand.inside.actions_table["article.skip"].trigger()
    looker.hand.open("Cầu sập")
    looker.open()
    panel = looker.history.panel
    panel.want(kind="state")
    looker.wait()
    assert looker.rows == ["Article skipped"]
    panel.want(kind="", person="nobody")
    looker.wait()
    assert looker.rows == []
    assert [action.text() for action in panel.menu().actions()][:2] == ["Of everybody", "Mai"]


def test_f6_comes_to_it_and_esc_leads_back_to_the_text(looker):
    looker.open()
    looker.press(K.Key_Escape)
    assert looker.hand.view.hasFocus()
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), K.Key_F6, NONE)
        if looker.history.panel.view.hasFocus():
            break
    assert looker.history.panel.view.hasFocus()


def test_it_is_there_again_when_the_program_is_started_anew(looker, opened, project_path, qtbot):
    looker.label("12.000 người", "F")
    looker.open()
    again = Looker(opened(project_path), qtbot)
    qtbot.waitUntil(lambda: not again.history.dock.isHidden())
    qtbot.waitUntil(lambda: again.history.panel.model.rowCount() > 0)
    again.wait()
    assert again.rows[0] == "Figure “12.000 người” marked"


def test_what_is_brought_back_is_in_the_file(looker, project_path):
    looker.label("12.000 người", "F")
    looker.hand.key("Delete")
    looker.open()
    looker.press(K.Key_Return, K.Key_Space)
    project = Project.open(project_path)
    try:
        viewer = project.annotators()[0].id
        article = looker.hand.session.article.id
        assert [span.quote for span in project.spans(article, viewer)] == ["12.000 người"]
    finally:
        project.close()


def test_what_is_said_of_the_chosen_row_is_said_in_the_new_language_too(looker):
    looker.label("12.000 người", "F")
    looker.open()
    looker.press(K.Key_Home, K.Key_Return)
    told = looker.history.panel.told
    assert told.text.endswith("marked")
    looker.hand.inside.actions_table["language.vi"].trigger()
    looker.wait()
    assert told.text.endswith("đã đánh dấu")
