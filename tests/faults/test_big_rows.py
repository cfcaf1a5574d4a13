"""A note without end is refused in a sentence by every way in; one that is there hinders nothing."""

from __future__ import annotations

import json
import sqlite3

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from annotator.domain.errors import RecordError
from annotator.domain.span import LONGEST_NOTE
from annotator.formats.sniffing import LABELLED, sniff
from annotator.services import annotating
from annotator.services.history import History
from annotator.store.project import Project
from tests.conftest import BRIDGE

ENDLESS = "x" * (LONGEST_NOTE + 1)


@pytest.fixture
def labelled(project, mai, article):
    """A project with one label, by its history."""
    history = History(project, mai.id)
    work = project.work(article.id, mai.id)
    history.do(annotating.add_span(project.scheme, article, work, (), start=0, end=3, label="claim"))
    return project, history, project.spans(article.id, mai.id)[0]


def test_a_note_has_a_length(labelled, mai, article):
    project, history, span = labelled
    work = project.work(article.id, mai.id)
    history.do(annotating.set_note(work, span, "x" * LONGEST_NOTE))
    with pytest.raises(RecordError, match="a note can have 100000 characters"):
        history.do(annotating.set_note(work, project.spans(article.id, mai.id)[0], ENDLESS))
    with pytest.raises(RecordError, match="a note can have"):
        history.do(annotating.set_work_note(work, ENDLESS))
    with pytest.raises(RecordError, match="a note can have"):
        history.do(annotating.flag(work, True, ENDLESS))
    assert len(project.spans(article.id, mai.id)[0].note) == LONGEST_NOTE


def test_a_note_of_an_older_program_is_kept_when_its_span_is_changed_deleted_and_brought_back(labelled, mai, article):
    project, history, span = labelled
    with sqlite3.connect(project.path) as connection:
        connection.execute("UPDATE span SET note = ?", (ENDLESS,))
    connection.close()
    work = project.work(article.id, mai.id)
    stored = project.spans(article.id, mai.id)[0]
    history.do(annotating.delete_spans(work, [], [stored]))
    history.undo()
    history.do(annotating.relabel(project.scheme, work, [stored], [], stored, "denial"))
    changed = project.spans(article.id, mai.id)[0]
    assert (changed.id, changed.label, changed.note) == (span.id, "denial", ENDLESS)


def line(note: str = "", text: str = BRIDGE) -> bytes:
    span = {"start": 0, "end": 3, "label": "claim", "note": note}
    return json.dumps({"text": text, "annotator": "Mai", "spans": [span]}, ensure_ascii=False).encode()


def test_labels_behind_a_text_that_is_longer_than_what_is_looked_at_are_labels(tmp_path):
    for name, content in {
        "short": line(),
        "long": line(text="Cầu sập. " * 20_000),
        "long note": line(ENDLESS),
        "with a mark": b"\xef\xbb\xbf" + line(text="Cầu sập. " * 20_000),
    }.items():
        path = tmp_path / f"{name}.jsonl"
        path.write_bytes(content)
        assert sniff(path).kind == LABELLED, name


def test_pasting_too_much_into_a_note_is_said_and_puts_nothing_in(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    hand.select("12.000 người")
    hand.key("F")
    hand.key("N")
    note = hand.window.focusWidget()
    assert isinstance(note, QPlainTextEdit)
    data = QMimeData()
    data.setText(ENDLESS)
    note.insertFromMimeData(data)
    assert note.toPlainText() == ""
    assert "100,000 characters" in hand.inside.label_bar.sentence
    data.setText("a word")
    note.insertFromMimeData(data)
    assert note.toPlainText() == "a word"


def test_a_note_of_an_older_program_is_shown_in_part_and_stays_whole(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    hand.select("12.000 người")
    hand.key("F")
    hand.window.close()
    with sqlite3.connect(project_path) as connection:
        connection.execute("UPDATE span SET note = ?", (ENDLESS,))
    connection.close()
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.session.set_current(next(iter(hand.session.spans)))
    note = hand.inside.inspector.findChild(QPlainTextEdit)
    assert note.isReadOnly()
    assert 0 < len(note.toPlainText()) < LONGEST_NOTE
    hand.window.close()
    project = Project.open(project_path)
    row, person = project.article_rows("")[0], project.annotators()[0]
    assert [span.note for span in project.spans(row.id, person.id)] == [ENDLESS]
    project.close()
