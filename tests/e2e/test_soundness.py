"""Checking the project in the window: one calm sentence, or findings with their places, put right one by one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from annotator.domain.edit import Change, Edit
from annotator.store.project import Project
from annotator.ui.commands.soundness import SoundnessCommands
from annotator.ui.dialogs.soundness import SoundnessDialog, value_words
from tests.e2e.choosing import choose
from tests.e2e.hand import Hand
from tests.e2e.test_offers import says


def commands(hand: Hand) -> SoundnessCommands:
    return hand.inside.safekeeping.soundness


def checked(hand: Hand, qtbot) -> SoundnessDialog:
    hand.inside.actions_table["project.check"].trigger()
    return dialog_of(hand, qtbot)


def dialog_of(hand: Hand, qtbot) -> SoundnessDialog:
    qtbot.waitUntil(lambda: commands(hand).dialog is not None and not hand.inside.long_work.busy, timeout=20_000)
    dialog = commands(hand).dialog
    assert dialog is not None
    return dialog


def damage(hand: Hand, script: str) -> None:
    with closing(sqlite3.connect(hand.session.project.path)) as connection:
        connection.executescript(script)


def sentences(dialog: SoundnessDialog) -> list[str]:
    return [dialog.findings.item(row, 0).text() for row in range(dialog.findings.rowCount())]


def moved(hand: Hand) -> str:
    """Move a label of the open article off its words, and return these."""
    span = next(span for span in hand.session.in_order() if hand.text.count(span.quote) == 1)
    damage(hand, f'UPDATE span SET "start" = "start" + 1, "end" = "end" + 1 WHERE id = \'{span.id}\'')
    return span.quote


def test_a_sound_project_gets_one_calm_sentence(sample: Hand, qtbot):
    dialog = checked(sample, qtbot)
    assert dialog.head.text().startswith("This project is sound (articles: 16, labels:")
    assert not dialog.findings.isVisible()
    assert not dialog.repair.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: commands(sample).dialog is None)


def test_a_finding_is_a_sentence_and_enter_goes_to_its_place(sample: Hand, qtbot):
    quote = moved(sample)
    dialog = checked(sample, qtbot)
    row = sentences(dialog).index("Labels do not lie on the words that they were put on (1).")
    dialog.findings.setCurrentCell(row, 0)
    assert dialog.findings.item(row, 1).text() == "Text or label damaged"
    assert dialog.told.text().startswith("Repairing: Each label is moved to its words")
    assert quote[:20] in dialog.places.item(0).text()
    sample.inside.article_list.article_chosen.emit(sample.session.project.article_rows("")[3].id)
    QTest.keyClick(dialog.findings, Qt.Key.Key_Return)
    QTest.keyClick(dialog.places, Qt.Key.Key_Return)
    assert quote in sample.text
    start = sample.text.index(quote) + 1
    assert sample.view.selection() == (start, start + len(quote))
    assert dialog.isVisible()


def test_a_repair_says_what_it_does_puts_it_right_and_checks_again(sample: Hand, qtbot):
    moved(sample)
    damage(sample, "UPDATE article SET length = 1 WHERE n = 1")
    dialog = checked(sample, qtbot)
    assert len(sentences(dialog)) == 2
    dialog.repair.click()
    box = commands(sample).question
    assert "A backup is made first." in box.text()
    with qtbot.waitSignal(sample.session.told, timeout=20_000):
        agree(sample)
    assert sample.said[-1] == "1 put right."
    qtbot.waitUntil(lambda: len(sentences(dialog)) == 1 and not sample.inside.long_work.busy, timeout=20_000)
    assert sentences(dialog) == ["The stored length of articles is not that of their text (1)."]
    assert all(sample.text[span.start : span.end] == span.quote for span in sample.session.in_order())
    assert "left in samples.annot after the repair" in dialog.head.text()
    dialog.again.click()
    qtbot.waitUntil(lambda: "The check has changed nothing" in dialog.head.text(), timeout=20_000)


def test_damage_that_was_repaired_is_no_longer_told_below_the_text(sample: Hand, qtbot):
    salvaging = sample.inside.safekeeping.salvaging
    moved(sample)
    salvaging.read_through()
    qtbot.waitUntil(lambda: "is damaged" in says(sample), timeout=20_000)
    dialog = checked(sample, qtbot)
    dialog.repair.click()
    with qtbot.waitSignal(sample.session.told, timeout=20_000):
        agree(sample)
    qtbot.waitUntil(lambda: salvaging.reading is None and not sample.inside.long_work.busy, timeout=20_000)
    dialog.close()
    sample.inside.saying.end()
    assert "is damaged" not in says(sample)


def test_where_file_and_history_differ_both_are_shown_before_anything_is_written(sample: Hand, qtbot):
    span = sample.session.in_order()[0]
    changes = (Change(span, replace(span, note="lại")),)
    sample.session.do(lambda: Edit("note", span.article_id, span.annotator_id, changes))
    damage(sample, f"UPDATE span SET note = 'lấi' WHERE id = '{span.id}'")
    dialog = checked(sample, qtbot)
    assert sentences(dialog)[0].startswith("The file and its history differ")
    assert "note: “lấi” in the file, “lại” in the history" in dialog.places.item(0).text()
    dialog.repair.click()
    assert "note: “lấi” in the file, “lại” in the history" in commands(sample).question.text()


def test_values_that_differ_are_said_in_words(sample: Hand, qtbot):
    sample.inside.actions_table["article.flag"].trigger()
    spoilt = "UPDATE work SET flagged = 0, status = 'finished' WHERE flagged = 1"
    damage(sample, spoilt)
    dialog = checked(sample, qtbot)
    said = dialog.places.item(0).text()
    assert "flag: “no” in the file, “yes” in the history" in said
    assert "state of work: “finished” in the file, “in progress” in the history" in said
    assert value_words("note", "") == "–"


def test_what_is_not_put_right_here_says_what_to_do_instead(sample: Hand, qtbot):
    damage(sample, "UPDATE article_text SET text = upper(text) WHERE article = 1; DELETE FROM unindexed")
    dialog = checked(sample, qtbot)
    dialog.findings.setCurrentCell(sentences(dialog).index("Texts are no longer what was imported (articles: 1)."), 0)
    assert "Salvage the project" in dialog.told.text()
    assert not dialog.repair.isEnabled()


def test_what_a_salvage_is_for_leads_to_it(sample: Hand, qtbot):
    path = sample.session.project.path
    damage(sample, "UPDATE article SET length = 1 WHERE n = 1")
    assert checked(sample, qtbot).salvage.isHidden(), "where nothing is to be salvaged"
    damage(sample, "UPDATE article_text SET text = upper(text) WHERE article = 1; DELETE FROM unindexed")
    commands(sample).check(path)
    dialog = dialog_of(sample, qtbot)
    dialog.findings.setCurrentCell(sentences(dialog).index("Texts are no longer what was imported (articles: 1)."), 0)
    assert dialog.salvage.isEnabled()
    dialog.salvage.click()
    assert "writes a new project" in commands(sample).question.text()
    salvaging = sample.inside.safekeeping.salvaging
    QTest.keyClick(commands(sample).question, Qt.Key.Key_Escape)
    assert sample.session.project is not None, "Esc leaves all as it is"
    dialog.salvage.click()
    agree(sample, "&Salvage")
    qtbot.waitUntil(lambda: salvaging.dialog is not None, timeout=30_000)
    assert commands(sample).dialog is None
    salvaging.dialog.accept()
    qtbot.waitUntil(lambda: sample.session.project is not None, timeout=20_000)
    assert list(path.parent.glob(f"{path.stem}*damaged*"))


def test_another_file_in_the_place_of_the_project_is_not_called_sound(sample: Hand, qtbot):
    path = sample.session.project.path
    other = path.with_suffix(".other")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM INTO ?", (str(other),))
    path.replace(path.with_suffix(".gone"))
    other.replace(path)
    sample.inside.actions_table["project.check"].trigger()
    qtbot.waitUntil(lambda: not sample.inside.long_work.busy, timeout=20_000)
    assert commands(sample).dialog is None
    assert "another file has taken the place" in sample.said[-1]


def test_the_report_is_copied_as_text(sample: Hand, qtbot):
    damage(sample, "UPDATE article SET length = 1 WHERE n = 1")
    dialog = checked(sample, qtbot)
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("1 thing was found in samples.annot. The check has changed nothing.\n\nNothing lost: The")
    assert "The length is counted anew." in copied


def test_the_report_is_closed_with_its_project(sample: Hand, qtbot):
    checked(sample, qtbot)
    sample.session.close_project()
    qtbot.waitUntil(lambda: commands(sample).dialog is None)


def agree(hand: Hand, words: str = "&Repair") -> None:
    box = commands(hand).question
    next(button for button in box.findChildren(QPushButton) if button.text() == words).click()


def test_a_file_that_does_not_open_is_chosen_looked_at_and_put_right(
    opened, path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP INDEX zone_article")
    before = path.read_bytes()
    hand = opened()
    choose(monkeypatch, path)
    dialog = checked(hand, qtbot)
    assert sentences(dialog) == ["What guards the tables or finds rows fast is missing (1, zone_article first)."]
    assert path.read_bytes() == before
    dialog.repair.click()
    agree(hand)
    qtbot.waitUntil(lambda: dialog.head.text().startswith("This project is sound ("), timeout=20_000)
    assert hand.session.project is None
    Project.open(path).close()


def test_the_labels_of_others_are_put_right_by_the_lead_only(opened, path: Path, qtbot):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript('UPDATE span SET "start" = "start" + 1, "end" = "end" + 1 WHERE n = 1')
    project = Project.open(path)
    project.begin_writing()
    other, mai = project.add_annotator("Reader"), project.annotator_named("Mai")
    project.set_lead(mai.id)
    project.close()
    hand = opened(path)
    hand.session.choose_annotator(other.id)
    dialog = checked(hand, qtbot)
    assert dialog.told.text().endswith("\nOnly the lead puts right what others have labelled.")
    assert not dialog.repair.isEnabled()
    hand.session.choose_annotator(mai.id)
    qtbot.waitUntil(lambda: commands(hand).dialog is None)
    assert checked(hand, qtbot).repair.isEnabled()


def test_the_labels_of_others_are_not_named_to_who_annotates_blind(opened, path: Path, qtbot):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript('UPDATE span SET "start" = "start" + 1, "end" = "end" + 1 WHERE n = 1')
    project = Project.open(path)
    project.begin_writing()
    other = project.add_annotator("Reader")
    mai = project.annotator_named("Mai")
    project.set_lead(mai.id)
    project.close()
    hand = opened(path)
    hand.session.choose_annotator(other.id)
    dialog = checked(hand, qtbot)
    lines = [dialog.places.item(row).text() for row in range(dialog.places.count())]
    assert len(lines) == 1
    assert "Mai" not in lines[0]
    assert " · " not in lines[0]


def test_a_link_is_called_as_the_scheme_calls_it(sample: Hand, qtbot):
    damage(sample, "PRAGMA foreign_keys = OFF; UPDATE link SET extra = '[' WHERE n = 1")
    with closing(sqlite3.connect(sample.session.project.path)) as connection:
        ((kind,),) = connection.execute("SELECT type FROM link WHERE n = 1")
    name = sample.session.scheme.link_type(kind).names["en"]
    dialog = checked(sample, qtbot)
    assert "cannot be read (1)" in sentences(dialog)[0]
    assert dialog.places.item(0).text().endswith(f"“{name}”")
