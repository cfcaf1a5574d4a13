"""Bad input and bad luck in the real window: a sentence, a way on, and nothing lost."""

import socket
import sqlite3
import subprocess
import sys
import textwrap

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import paths
from annotator.services.importing.entries import ASKS, FAILED, NEW, THERE
from annotator.store.project import Project
from annotator.ui.panels.label_bar import MessagePage
from annotator.ui.panels.link_page import LinkPage
from annotator.ui.widgets.buttons import PrimaryButton


@pytest.fixture
def held(project_path):
    """Let another process write in the project for the length of the test."""
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from annotator.store.project import Project
        project = Project.open(Path(sys.argv[1]))
        project.begin_writing()
        print("held", flush=True)
        sys.stdin.read()
        """
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(project_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout.readline() == "held\n"
    yield other
    other.stdin.close()
    other.wait(timeout=20)
    other.stdout.close()


def test_a_project_open_elsewhere_is_shown_for_reading_and_names_the_holder(opened, project_path, held):
    hand = opened(project_path)
    assert not hand.session.project.writable
    assert len(hand.said) == 1
    assert "is writing in this project (since " in hand.said[0]
    assert socket.gethostname() in hand.said[0]
    hand.open("Cầu sập")
    before = len(hand.said)
    hand.select("12.000 người")
    hand.key("F")
    assert hand.labelled() == set()
    assert len(hand.said) > before, "the person reads why"


def test_reading_beside_goes_on_while_another_writes(opened, project_path, held):
    hand = opened(project_path)
    hand.open("Harbour")
    assert "Ilse Brandt" in hand.text


@pytest.mark.parametrize("kind", ["missing", "folder", "text", "empty", "other database", "newer"])
def test_what_is_no_project_of_ours_is_said_on_the_start_page(kind, opened, project_path, tmp_path, qtbot):
    path = tmp_path / "odd.annot"
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("just a text " * 100)
    elif kind == "empty":
        path.touch()
    elif kind == "other database":
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE t(x)")
        other.close()
    elif kind == "newer":
        path.write_bytes(project_path.read_bytes())
        newer = sqlite3.connect(path)
        newer.execute("PRAGMA user_version = 9999")
        newer.close()
    hand = opened(path)
    assert hand.session.project is None
    qtbot.waitUntil(hand.inside.start_page.isVisible)
    assert "odd.annot" in hand.inside.start_page.said


def test_files_that_cannot_be_imported_are_named_and_the_others_come_in(opened, new_project, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("Một bài đủ dài để đọc.\nÔng Kern nói có 3 tàu.", encoding="utf-8")
    (folder / "latin.txt").write_bytes("Tiếng Việt".encode("utf-16"))
    (folder / "empty.txt").touch()
    (folder / "nul.txt").write_bytes(b"a\0b")
    (folder / "bad.jsonl").write_text(
        '{"text": "abc", "spans": [{"start": 2, "end": 9, "label": "actor"}], "annotator": "x"}\n'
    )
    hand = opened(new_project("p"))
    plan = hand.bring_in(folder)
    said = {entry.place.path.name: (entry.outcome, entry.line) for entry in plan.entries}
    assert said == {
        "bad.jsonl": (FAILED, 1),
        "empty.txt": (FAILED, 0),
        "good.txt": (NEW, 0),
        "latin.txt": (ASKS, 0),
        "nul.txt": (FAILED, 1),
    }
    assert all(entry.why is not None for entry in plan.entries if entry.outcome != NEW), "each says why"
    assert len(hand.session.project.article_rows(hand.session.viewer)) == 1


def test_a_cancelled_preview_leaves_nothing_behind(opened, new_project, tmp_path):
    (tmp_path / "a.txt").write_text("Một bài đủ dài để đọc.", encoding="utf-8")
    hand = opened(new_project("p"))
    hand.bring_in(tmp_path / "a.txt", agree=False)
    assert hand.session.project.article_rows(hand.session.viewer) == []


def test_importing_the_same_again_adds_nothing(opened, new_project, tmp_path, qtbot):
    (tmp_path / "a.txt").write_text("Một bài đủ dài để đọc.", encoding="utf-8")
    hand = opened(new_project("p"))
    hand.bring_in(tmp_path / "a.txt")
    hand.inside.import_commands.import_paths([tmp_path / "a.txt"])
    commands = hand.inside.import_commands
    qtbot.waitUntil(lambda: commands.dialog is not None, timeout=20_000)
    assert not commands.dialog.foot.take.isEnabled()
    assert [entry.outcome for entry in commands.dialog.plan.entries] == [THERE]
    commands.dialog.reject()


def test_an_import_is_a_barrier_that_undo_does_not_cross(opened, project_path, tmp_path):
    (tmp_path / "a.txt").write_text("Một bài đủ dài để đọc.", encoding="utf-8")
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.select("12.000 người")
    hand.key("F")
    hand.bring_in(tmp_path / "a.txt")
    hand.session.undo()
    assert hand.labelled() == {("figure", "12.000 người")}
    assert hand.said[-1] == "There is nothing to undo."


def test_what_a_write_that_fails_was_to_save_stands_as_not_saved_and_the_reason_is_said(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.select("12.000 người")
    hand.key("F")
    states = []
    hand.session.saved_changed.connect(lambda state, why: states.append((state, why)))
    project_path.replace(project_path.with_suffix(".gone"))
    hand.select("Ông Trần Mộc")
    hand.key("A")
    figure, actor = ("figure", "12.000 người"), ("actor", "Ông Trần Mộc")
    assert hand.labelled() == {figure, actor}
    assert [box.label for box in hand.view._state.unsaved] == ["actor"]
    article, viewer = hand.session.article.id, hand.session.viewer
    assert [span.label for span in hand.session.project.spans(article, viewer)] == ["figure"]
    assert states[-1][0] == "failed"
    assert states[-1][1]
    project_path.with_suffix(".gone").replace(project_path)
    hand.inside.label_bar.message_answered.emit("retry")
    assert hand.labelled() == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}
    assert states[-1][0] == "saved"


@pytest.fixture
def refusing(opened, project_path):
    """A window with an article open whose file has gone elsewhere, and what brings it back."""
    hand = opened(project_path)
    hand.open("Cầu sập")
    gone = project_path.with_suffix(".gone")
    project_path.replace(gone)
    return hand, lambda: gone.replace(project_path)


def test_all_that_was_done_while_nothing_could_be_saved_is_saved_in_order_at_the_retry(refusing, project_path):
    hand, bring_back = refusing
    for words, key in (("12.000 người", "F"), ("Ông Trần Mộc", "A")):
        hand.select(words)
        hand.key(key)
    hand.open("Harbour")  # it waits wherever the person goes
    assert [edit.name for edit in hand.session.unsaved] == ["label", "label"]
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert hand.session.unsaved == []
    hand.open("Cầu sập")
    assert hand.labelled() == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}
    hand.session.undo()
    assert hand.labelled() == {("figure", "12.000 người")}


def test_what_was_not_saved_is_saved_before_what_is_done_next(refusing):
    hand, bring_back = refusing
    hand.select("12.000 người")
    hand.key("F")
    bring_back()
    hand.select("Ông Trần Mộc")
    hand.key("A")
    assert hand.labelled() == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}
    assert not hand.session.has_failed


def test_undo_takes_back_first_what_was_not_saved(refusing):
    hand, bring_back = refusing
    states = []
    hand.session.saved_changed.connect(lambda state, _why: states.append(state))
    hand.select("12.000 người")
    hand.key("F")
    hand.session.undo()
    assert states[-1] == "saved"
    assert not hand.inside.label_bar.findChild(MessagePage).isVisible()
    bring_back()
    hand.select("Ông Trần Mộc")
    hand.key("A")
    assert hand.labelled() == {("actor", "Ông Trần Mộc")}


def test_an_undo_that_could_not_be_written_is_done_at_the_retry(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    for words, key in (("12.000 người", "F"), ("Ông Trần Mộc", "A")):
        hand.select(words)
        hand.key(key)
    gone = project_path.with_suffix(".gone")
    project_path.replace(gone)
    hand.session.undo()
    gone.replace(project_path)
    hand.inside.label_bar.message_answered.emit("retry")
    assert hand.labelled() == {("figure", "12.000 người")}
    assert not hand.session.has_failed


def test_a_label_made_while_an_import_was_written_is_saved_after_it(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.select("12.000 người")
    other = sqlite3.connect(project_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    hand.key("F")
    assert hand.session.has_failed
    other.execute("ROLLBACK")
    other.close()
    hand.session.after_import()
    assert hand.labelled() == {("figure", "12.000 người")}
    assert not hand.session.has_failed


def test_the_lock_goes_with_the_window(opened, project_path):
    hand = opened(project_path)
    hand.window.close()
    project = Project.open(project_path)
    project.begin_writing()
    assert project.writable
    project.close()


def test_the_alert_goes_when_the_next_change_is_saved(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    gone = project_path.with_suffix(".gone")
    project_path.replace(gone)
    hand.select("12.000 người")
    hand.key("F")
    assert hand.inside.label_bar.findChild(MessagePage).isVisible()
    gone.replace(project_path)
    hand.select("Ông Trần Mộc")
    hand.key("A")
    assert hand.labelled() == {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}
    assert not hand.inside.label_bar.findChild(MessagePage).isVisible()


def test_a_sentence_that_has_stood_long_enough_does_not_end_what_is_being_linked(opened, project_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    for quote, key in (("Ông Trần Mộc", "A"), ("móng cầu đã được kiểm tra", "C")):
        hand.select(quote)
        hand.key(key)
    hand.session.told.emit("Something.")
    hand.key("L")
    hand.inside.saying.end()
    assert hand.inside.label_bar.findChild(LinkPage).isVisible()


def test_reading_only_the_button_that_finishes_is_disabled_and_says_why(opened, project_template, project_path, held):
    hand = opened(project_path)
    hand.open("Cầu sập")
    button = hand.inside.label_bar.findChild(PrimaryButton)
    assert not button.isEnabled()
    assert button.toolTip() == "The project is open for reading only."
    hand.session.tell_saved()
    assert not button.isEnabled()
    other = project_path.with_name("other.annot")
    other.write_bytes(project_template.read_bytes())
    hand.inside.project_commands.open(other)
    assert (button.isEnabled(), button.toolTip()) == (True, "")


def test_reading_only_a_refusal_goes_with_the_caret_and_with_the_time(opened, project_path, held, qtbot):
    hand = opened(project_path)
    hand.open("Cầu sập")
    message = hand.inside.label_bar.findChild(MessagePage)
    hand.inside.saying.timer.setInterval(30)
    hand.inside.saying._long_timer.setInterval(30)  # of who has it, which is said with the refusal
    for keys in (("F",), ("B", "Left"), ("L",), ("Space",), ("Delete",), ("N", "Escape")):
        hand.select("12.000 người")
        for key in keys:
            hand.key(key)
        hand.view.setFocus()
        qtbot.waitUntil(message.isHidden, timeout=2000)
    hand.inside.saying.timer.setInterval(60_000)
    hand.inside.saying._long_timer.setInterval(60_000)
    hand.select("12.000 người")
    hand.key("F")
    assert message.isVisible()
    qtbot.waitUntil(lambda: "is writing in" in hand.inside.label_bar.sentence)
    hand.key("Right")
    assert message.isHidden()


def test_reading_only_a_note_shows_what_the_project_holds_and_finishing_says_why_not(opened, project_path, held, qtbot):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    hand.key("N")
    note = hand.window.focusWidget()
    QTest.keyClicks(note, "abc")
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert hand.said[-1] == "The project is open for reading only."
    assert note.toPlainText() == ""
    hand.view.setFocus()
    hand.inside.actions_table["article.finish"].trigger()
    assert hand.said[-1] == "The project is open for reading only."


def test_what_the_settings_cannot_hold_is_said_at_the_start(opened, project_path):
    file = paths.config_dir() / "settings.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"text_size": 99, "keys": {"span.jump": ["C"], "label.claim": ["C"]}}', encoding="utf-8")
    hand = opened(project_path)
    told = "Not taken from your settings: Size (99), the key of “Claim” (C, which “Jump to a span by letters” has)."
    assert hand.inside.label_bar.findChild(MessagePage).sentence.text == told
    hand.inside.actions_table["project.close"].trigger()
    again = opened()
    assert "Size (99)" in again.inside.start_page.said
