"""The lead shares out articles in the window; the others see what is theirs."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMessageBox, QScrollArea

from annotator.services import assigning
from annotator.ui.dialogs.people import PeopleDialog, ShareDialog
from tests.e2e.choosing import choose


@pytest.fixture
def people(sample):
    """The dialog in the sample project, where Mai leads."""
    project = sample.session.project
    project.add_annotator("Lan")
    sample.inside.actions_table["project.manage"].trigger()
    return sample.window.findChild(PeopleDialog)


def cells(dialog: PeopleDialog) -> list[list[str]]:
    table = dialog.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def by_name(sample, name: str) -> str:
    return next(who.id for who in sample.session.project.annotators() if who.name == name)


def test_the_lead_sees_everybody_and_shares_out_what_nobody_reads(sample, people, qtbot):
    total = len(sample.session.project.article_rows("")) - 3  # Mai and Bình have begun three
    assert [row[0] for row in cells(people)] == ["Mai, lead", "Bình", "Lan"]
    QTest.mouseClick(people.share, Qt.MouseButton.LeftButton)
    share = people.findChild(ShareDialog)
    assert f"{total} articles that nobody reads yet" in share.preview.text()
    boxes = {box.text(): box for _, box in share._people}
    boxes["Mai"].setChecked(False)
    share.share.setValue(50)
    QTest.keyClick(share.accept_button, Qt.Key.Key_Space)
    given = sample.session.project.assignments()
    assert len(given) == total + round(total / 2)
    assert {one.annotator_id for one in given} == {by_name(sample, "Bình"), by_name(sample, "Lan")}
    assert f"Shared out: {total} articles." in sample.said
    row = next(row for row in cells(people) if row[0] == "Lan")
    assert int(row[1]) == sum(one.annotator_id == by_name(sample, "Lan") for one in given)


def test_enter_presses_the_button_that_has_the_keyboard(people, qtbot):
    people.table.setFocus()
    while not people.share.hasFocus():
        QTest.keyClick(people.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(people.share, Qt.Key.Key_Return)
    assert people.findChild(ShareDialog) is not None
    assert people.isVisible()


def test_what_cannot_be_shared_out_is_said_where_it_is_chosen(people):
    QTest.mouseClick(people.share, Qt.MouseButton.LeftButton)
    share = people.findChild(ShareDialog)
    for _, box in share._people:
        box.setChecked(False)
    assert share.preview.text() == "Choose who is to read."
    assert not share.accept_button.isEnabled()


def test_another_lead_takes_the_acts_along(sample, people):
    people.table.selectRow(2)
    QTest.mouseClick(people.make_lead, Qt.MouseButton.LeftButton)
    answer(people, agree=False)
    assert sample.session.project.lead == by_name(sample, "Mai")
    QTest.mouseClick(people.make_lead, Qt.MouseButton.LeftButton)
    answer(people, agree=True)
    assert sample.session.project.lead == by_name(sample, "Lan")
    assert [row[0] for row in cells(people)] == ["Mai"]  # she sees herself alone now
    assert not people.share.isEnabled()
    assert "Lan leads" in people.head.text()


def answer(dialog: PeopleDialog, *, agree: bool) -> str:
    """Answer the question that stands before an act; return it."""
    box = next(one for one in dialog.findChildren(QMessageBox) if one.isVisible())
    said = box.text()
    button = next(one for one in box.buttons() if (box.buttonRole(one) == QMessageBox.ButtonRole.AcceptRole) is agree)
    assert agree or box.defaultButton() is button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return said


def test_what_is_not_begun_is_taken_back_only_after_a_question(sample, people):
    project, lan = sample.session.project, by_name(sample, "Lan")
    theirs = [row.id for row in project.article_rows("")[3:5]]
    assigning.commit(project, assigning.plan(project, [lan], share=0, articles=theirs))
    people.table.selectRow(2)
    QTest.mouseClick(people.withdraw, Qt.MouseButton.LeftButton)
    assert "from Lan" in answer(people, agree=False)
    assert len(project.assignments(lan)) == 2
    QTest.mouseClick(people.withdraw, Qt.MouseButton.LeftButton)
    answer(people, agree=True)
    assert project.assignments(lan) == []
    assert people.told.text() == "Taken back: 2 articles."


def test_with_many_readers_the_dialog_scrolls_and_fits_a_small_screen(sample, people):
    project = sample.session.project
    for number in range(30):
        project.add_annotator(f"A reader whose name is rather long, number {number}")
    QTest.mouseClick(people.share, Qt.MouseButton.LeftButton)
    share = people.findChild(ShareDialog)
    assert share.sizeHint().height() <= 560
    assert share.height() <= 560
    area = next(area for area in share.findChildren(QScrollArea) if area.isAncestorOf(share._people[0][1]))
    share._people[0][1].setFocus()
    for _ in range(29):
        QTest.keyClick(share.focusWidget(), Qt.Key.Key_Tab)
    assert area.verticalScrollBar().value() > 0  # the box that has the keyboard is in sight
    seen = area.viewport().rect()
    box = share.focusWidget()
    assert seen.contains(box.mapTo(area.viewport(), box.rect().center()))


def test_articles_that_are_merely_begun_are_told_apart_from_assigned_ones(sample, people):
    project = sample.session.project
    QTest.mouseClick(people.share, Qt.MouseButton.LeftButton)
    share = people.findChild(ShareDialog)
    assert "3 begun articles are assigned to nobody; they stay so." in share.preview.text()
    QTest.keyClick(share.accept_button, Qt.Key.Key_Space)
    assigned = len({given.article_id for given in project.assignments()})
    QTest.mouseClick(people.share, Qt.MouseButton.LeftButton)
    again = next(one for one in people.findChildren(ShareDialog) if one.isVisible())
    assert f"assigned are {assigned}, begun by somebody without that 3" in again.preview.text()
    assert not again.accept_button.isEnabled()


def test_what_cannot_be_done_is_said_in_the_dialog(sample, people, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Lan", True))  # the name is there already
    QTest.mouseClick(people.add, Qt.MouseButton.LeftButton)
    assert people.told.isVisible()
    assert "Lan" in people.told.text()


def test_what_the_disk_refuses_is_said_and_need_not_be_typed_or_chosen_again(sample, people, monkeypatch):
    proposed, connection = [], sample.session.project._connection

    def asked(_parent, _title, _label, _mode, name):
        proposed.append(name)
        return name or "Thu Hà", True

    monkeypatch.setattr(QInputDialog, "getText", asked)
    connection.execute("PRAGMA query_only = ON")
    QTest.mouseClick(people.add, Qt.MouseButton.LeftButton)
    assert people.told.text().startswith("Not saved")
    assert "Thu Hà" not in [row[0] for row in cells(people)]
    QTest.mouseClick(people.share, Qt.MouseButton.LeftButton)
    share = people.findChild(ShareDialog)
    share.share.setValue(50)
    QTest.keyClick(share.accept_button, Qt.Key.Key_Space)
    assert share.isVisible()
    assert share.preview.text().startswith("Not saved")
    assert sample.session.project.assignments() == []
    connection.execute("PRAGMA query_only = OFF")
    QTest.keyClick(share.accept_button, Qt.Key.Key_Space)
    assert not share.isVisible()
    assert sample.session.project.assignments()
    QTest.mouseClick(people.add, Qt.MouseButton.LeftButton)
    assert proposed == ["", "Thu Hà"]
    assert "Thu Hà" in [row[0] for row in cells(people)]


def test_a_person_with_a_part_of_the_articles_sees_that_part(sample, people):
    project = sample.session.project
    lan = by_name(sample, "Lan")
    theirs = project.article_rows("")[3].id
    project.assign(assigning.plan(project, [lan], share=0, articles=[theirs]).given)
    people.close()
    assert sample.session.article.id != theirs
    sample.inside.top_bar.annotator_chosen.emit(lan)
    assert [article for article, _ in sample.inside.article_list.titles()] == [theirs]
    assert sample.session.article.id == theirs
    sample.key("A")  # labels at the caret go to their article
    assert {span.article_id for span in sample.session.spans.values()} <= {theirs}


def test_one_who_does_not_lead_exports_their_own_labels_alone(sample, people, tmp_path):
    people.close()
    assert set(annotators(sample.export(tmp_path / "all.jsonl"))) == {"Mai", "Bình"}
    sample.inside.top_bar.annotator_chosen.emit(by_name(sample, "Bình"))
    assert set(annotators(sample.export(tmp_path / "own.jsonl"))) == {"Bình"}
    sample.session.project.set_blind(blind=False)
    assert set(annotators(sample.export(tmp_path / "seen.jsonl"))) == {"Mai", "Bình"}


def test_what_nobody_has_begun_goes_out_by_the_kind_of_file_for_who_sees_everybody(
    sample, people, tmp_path, monkeypatch
):
    people.close()
    out = tmp_path / "all.jsonl"
    asked = choose(monkeypatch, out, kind="Labelled JSONL")
    for who in ("Mai", "Bình"):
        sample.inside.top_bar.annotator_chosen.emit(by_name(sample, who))
        out.unlink(missing_ok=True)
        sample.inside.actions_table["project.export"].trigger()
        sample._qtbot.waitUntil(lambda: out.exists() and not sample.inside.long_work.busy)
        assert ("" in annotators(out.read_bytes())) == (who == "Mai")
    assert [len(one.kinds) for one in asked] == [2, 1]


def annotators(exported: bytes) -> list[str]:
    return [json.loads(line)["annotator"] for line in exported.splitlines()]
