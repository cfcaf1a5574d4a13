"""A copy that holds what could not be saved: it is found again, gone on with, and never taken for more than it is."""

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from annotator import paths
from annotator.domain.errors import UserError
from annotator.services import annotating, backing_up
from annotator.settings import State
from annotator.store.project import Project
from tests.e2e.hand import Hand
from tests.e2e.test_unsaved import answer, labels_in, refusing  # noqa: F401  a fixture

BOTH = {("figure", "12.000 người"), ("actor", "Ông Trần Mộc")}


def remembered() -> tuple[Path | None, Path]:
    """Return what the next start opens, and what heads the recent projects."""
    state = State.load()
    return state.open_project(), state.recent_projects()[0]


def answers(hand: Hand) -> list[str]:
    row = hand.inside.label_bar.answers.layout()
    return [row.itemAt(at).widget().text() for at in range(row.count())]


def proposed(hand: Hand, monkeypatch) -> Path:
    """Return where "Save a copy" would write it."""
    asked = []
    monkeypatch.setattr(QFileDialog, "exec", lambda self: asked.append(self.selectedFiles()[0]))
    hand.inside.project_commands.copies.save_copy()
    return Path(asked[0])


def copied(hand: Hand, path: Path) -> Path:
    hand.inside.project_commands.copies.copy_to(path)
    return path


def test_it_heads_the_recent_projects_and_is_what_the_next_start_opens(refusing, tmp_path):  # noqa: F811
    hand, _ = refusing
    copy = copied(hand, tmp_path / "elsewhere.annot")
    assert remembered() == (copy, copy)


def test_saved_at_closing_it_is_what_the_next_start_opens(refusing, tmp_path, project_path, qtbot, monkeypatch):  # noqa: F811
    hand, bring_back = refusing
    copy = tmp_path / "elsewhere.annot"
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(copy)])
    bring_back()
    project_path.replace(project_path.with_suffix(".gone"))
    hand.window.close()
    answer(hand, "Save a copy…")
    qtbot.waitUntil(lambda: not hand.window.isVisible())
    project_path.with_suffix(".gone").replace(project_path)
    assert remembered() == (copy, copy)
    assert labels_in(copy) == BOTH


def test_closed_without_a_question_after_it_the_next_start_opens_it(refusing, tmp_path):  # noqa: F811
    hand, _ = refusing
    copy = copied(hand, tmp_path / "elsewhere.annot")
    assert hand.window.close()
    assert remembered() == (copy, copy)


def test_the_bar_says_where_it_is_and_opens_it(refusing, tmp_path, project_path):  # noqa: F811
    hand, _ = refusing
    copy = copied(hand, tmp_path / "elsewhere.annot")
    bar = hand.inside.label_bar
    assert bar.sentence == f"Not saved: file gone. Everything, also the 2 changes that wait, is in the copy {copy}."
    assert bar.shows_alert
    assert answers(hand) == ["Open the copy", "Try again"]
    bar.message_answered.emit("open")
    assert hand.session.project.path == copy
    assert hand.session.unsaved == []
    hand.open("Cầu sập")
    assert hand.labelled() == BOTH


def test_what_is_done_after_it_is_said_to_be_unsaved_and_asked_for(refusing, tmp_path):  # noqa: F811
    hand, _ = refusing
    copied(hand, tmp_path / "elsewhere.annot")
    hand.select("móng cầu đã được kiểm tra")
    hand.key("C")
    assert "copy" not in hand.inside.label_bar.sentence.replace("Save a copy", "")
    assert answers(hand) == ["Try again", "Save a copy…"]
    assert not hand.window.close()
    assert hand.inside.project_commands.copies.question.text() == "1 change is not saved."
    answer(hand, "Stay")


def test_once_it_is_deleted_what_it_held_is_asked_for_again(refusing, tmp_path):  # noqa: F811
    hand, _ = refusing
    copied(hand, tmp_path / "elsewhere.annot").unlink()
    assert hand.inside.project_commands.copies.would_lose


def test_one_that_cannot_be_written_over_stays_with_what_it_held(refusing, tmp_path, monkeypatch):  # noqa: F811
    hand, _ = refusing
    copy = copied(hand, tmp_path / "elsewhere.annot")

    def refuse(self, **_how) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(Project, "begin_writing", refuse)
    copied(hand, copy)
    monkeypatch.undo()
    assert labels_in(copy) == BOTH
    assert not hand.inside.project_commands.copies.would_lose
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_is_saved_in_the_project_after_all_makes_that_the_one_to_open(refusing, tmp_path, project_path):  # noqa: F811
    hand, bring_back = refusing
    copy = copied(hand, tmp_path / "elsewhere.annot")
    bring_back()
    hand.inside.label_bar.message_answered.emit("retry")
    assert remembered() == (project_path, project_path)
    assert State.load().recent_projects()[1] == copy


def test_a_copy_of_a_project_that_is_whole_is_not_remembered(opened, project_path, tmp_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    copied(hand, tmp_path / "elsewhere.annot")
    assert remembered() == (project_path, project_path)


def test_a_copy_of_a_project_that_is_gone_is_remembered_also_where_nothing_waits(opened, project_path, tmp_path):
    hand = opened(project_path)
    hand.open("Cầu sập")
    project_path.replace(project_path.with_suffix(".gone"))
    copy = copied(hand, tmp_path / "elsewhere.annot")
    assert remembered() == (copy, copy)


def test_for_a_full_disk_another_folder_is_proposed_than_the_full_one(opened, project_path, monkeypatch):
    hand = opened(project_path)
    hand.open("Cầu sập")
    assert proposed(hand, monkeypatch) == project_path.with_name("bridges-2.annot")
    connection = hand.session.project._connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    hand.session.do(lambda: annotating.set_work_note(hand.session.work, "x" * 100_000))
    assert "full" in hand.session.why_unsaved
    assert proposed(hand, monkeypatch) == Path.home() / "bridges-2.annot"
    hand.session.forget_unsaved()


def test_a_backup_that_was_looked_into_is_not_what_the_next_start_opens(opened, project_path):
    with closing(Project.open(project_path)) as project:
        backup = backing_up.back_up(project.path, backing_up.ASKED, folder=paths.backup_dir(project.id))
    hand = opened(project_path)
    hand.inside.project_commands.open(backup)
    assert hand.session.project.path == backup
    assert remembered() == (project_path, project_path)
