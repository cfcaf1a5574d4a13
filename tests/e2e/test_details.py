"""The table of articles' details in the real window: keys, checks, many rows at once, proposals, one step of undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.services import creating, describing_articles
from annotator.services.describing_articles import FIELDS
from annotator.store.staging import Staging
from annotator.ui.commands import details

TITLE, SOURCE, PUBLISHED, LANG, TAGS = range(len(FIELDS))
DATED = "Đò ngang bến Sơn dừng chạy chiều nay\n\n20/10/2023 22:10\n\nĐò dừng vì sóng lớn, người dân đi vòng qua cầu."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "many.annot"
    project = creating.create(found, annotator="Mai")
    project.add_annotator("An")
    staging = Staging(tmp_path / "staging")
    for number in range(30):
        article = Article.from_text(f"Bài số {number} ở bến.", title=f"Bài {number:02d}", lang="vi")
        staging.add(LabelledRecord(article=article))
    staging.add(LabelledRecord(article=Article.from_text(DATED, title="Zz đò")))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return found


@pytest.fixture
def hand(opened, path):
    hand = opened(path)
    hand.inside.actions_table["article.details"].trigger()
    dialog = hand.inside.details.dialog
    hand._qtbot.waitUntil(lambda: dialog.model.is_read)
    return hand


def table(hand):
    return hand.inside.details.dialog.table


def at(hand, row: int, column: int):
    return hand.inside.details.dialog.model.index(row, column)


def shown(hand, row: int, column: int) -> str:
    return at(hand, row, column).data()


def typed(hand, text: str, *, end: int = Qt.Key.Key_Return) -> None:
    editor = next(one for one in table(hand).findChildren(QLineEdit) if one.isVisible())
    editor.setText(text)
    QTest.keyClick(editor, end)
    QApplication.sendPostedEvents()  # Qt commits after the editor has seen the key


def row_of(hand, number: int):
    return hand.session.project.article_rows("")[number]


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_keys_open_a_cell_and_what_is_typed_is_written(hand, key):
    table(hand).setCurrentIndex(at(hand, 2, SOURCE))
    QTest.keyClick(table(hand), key)
    typed(hand, "Báo Bến")
    assert row_of(hand, 2).source == "Báo Bến"
    assert shown(hand, 2, SOURCE) == "Báo Bến"


def test_tab_goes_on_to_the_next_cell(hand):
    table(hand).setCurrentIndex(at(hand, 0, TITLE))
    QTest.keyClick(table(hand), Qt.Key.Key_F2)
    typed(hand, "Tên mới", end=Qt.Key.Key_Tab)
    assert table(hand).currentIndex().column() == SOURCE
    typed(hand, "Báo Mới")
    assert (row_of(hand, 0).title, row_of(hand, 0).source) == ("Tên mới", "Báo Mới")


def test_a_date_may_be_written_as_people_do_and_is_kept_as_iso(hand):
    table(hand).setCurrentIndex(at(hand, 1, PUBLISHED))
    QTest.keyClick(table(hand), Qt.Key.Key_F2)
    typed(hand, "1/3/2024 8:15")
    assert row_of(hand, 1).published == "2024-03-01T08:15"
    assert shown(hand, 1, PUBLISHED) == "08:15  01/03/2024", "as the window shows it everywhere"


def test_what_is_no_date_is_told_and_stands_in_the_editor_again(hand):
    table(hand).setCurrentIndex(at(hand, 1, PUBLISHED))
    QTest.keyClick(table(hand), Qt.Key.Key_F2)
    typed(hand, "30/02/2024")
    dialog = hand.inside.details.dialog
    hand._qtbot.waitUntil(lambda: any(one.isVisible() for one in table(hand).findChildren(QLineEdit)))
    assert "“30/02/2024” is no date" in dialog.said.text()
    editor = next(one for one in table(hand).findChildren(QLineEdit) if one.isVisible())
    assert editor.text() == "30/02/2024"
    assert row_of(hand, 1).published == ""
    typed(hand, "29/02/2024")
    assert row_of(hand, 1).published == "2024-02-29"


def choose(hand, rows) -> None:
    model = table(hand).selectionModel()
    model.clearSelection()
    for row in rows:
        mode = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        model.select(at(hand, row, 0), mode)


def test_a_field_is_set_for_all_selected_and_taken_back_as_one_step(hand):
    dialog = hand.inside.details.dialog
    choose(hand, range(5, 25))
    assert dialog.set_button.text() == "&Set for 20 selected"
    dialog.field.setCurrentIndex(TAGS)
    dialog.value.setText("sông,  bến đò ,sông")
    dialog.set_button.click()
    project = hand.session.project
    tagged = [row.id for row in project.article_rows("") if project.article(row.id).tags == ("bến đò", "sông")]
    assert len(tagged) == 20
    assert shown(hand, 5, TAGS) == "bến đò, sông"
    assert dialog.said.text() == "20 articles changed."
    QTest.keyClick(table(hand), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not any(project.article(row.id).tags for row in project.article_rows(""))
    assert shown(hand, 5, TAGS) == ""


def test_a_tag_is_added_to_what_each_article_has_and_taken_away_again(hand):
    dialog = hand.inside.details.dialog
    choose(hand, [5])
    dialog.field.setCurrentIndex(TAGS)
    dialog.value.setText("sông")
    dialog.set_button.click()
    choose(hand, [5, 6])
    dialog.field.setCurrentText("Tags: add")
    dialog.value.setText("bão")
    dialog.set_button.click()
    assert (shown(hand, 5, TAGS), shown(hand, 6, TAGS)) == ("bão, sông", "bão")
    dialog.field.setCurrentText("Tags: take away")
    dialog.set_button.click()
    assert (shown(hand, 5, TAGS), shown(hand, 6, TAGS)) == ("sông", "")


def test_the_list_of_articles_shows_new_titles(hand):
    table(hand).setCurrentIndex(at(hand, 0, TITLE))
    QTest.keyClick(table(hand), Qt.Key.Key_F2)
    typed(hand, "Đổi tên")
    assert "Đổi tên" in [title for _id, title in hand.inside.article_list.titles()]
    article = hand.session.article
    if article.id == row_of(hand, 0).id:
        assert article.title == "Đổi tên"


def test_the_filter_looks_into_all_columns_without_marks(hand):
    dialog = hand.inside.details.dialog
    dialog.filter.setText("zz do")
    assert dialog.model.rowCount() == 1
    dialog.filter.setText("bai 1")
    assert dialog.model.rowCount() == 12
    dialog.filter.clear()
    assert dialog.model.rowCount() == 31


def test_what_the_text_tells_stands_in_grey_and_is_taken_when_asked_for(hand):
    dialog = hand.inside.details.dialog
    cell = at(hand, 30, PUBLISHED)
    table(hand).scrollToBottom()
    hand._qtbot.waitUntil(lambda: cell.data() == "22:10  20/10/2023")
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == dialog.model.grey
    assert row_of(hand, 30).published == ""
    choose(hand, [30])
    dialog.fill_button.click()
    hand._qtbot.waitUntil(lambda: row_of(hand, 30).published == "2023-10-20T22:10")
    assert row_of(hand, 30).title == "Zz đò"
    assert cell.data(Qt.ItemDataRole.ForegroundRole) is None


def test_others_than_the_lead_are_told(opened, path):
    hand = opened(path)
    hand.session.choose_annotator(hand.session.project.annotator_named("An").id)
    hand.inside.actions_table["article.details"].trigger()
    assert hand.inside.details.dialog is None
    assert "The lead changes what is known" in hand.said[-1]


def test_the_keys_of_the_text_do_nothing_in_the_table(hand):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
    assert hand.session.work.status == "todo"


def test_a_field_of_very_many_rows_is_written_in_a_job_and_is_one_step_of_undo(hand, monkeypatch):
    monkeypatch.setattr(details, "_MANY", 5)
    dialog = hand.inside.details.dialog
    before = [row.source for row in hand.session.project.article_rows("")]
    table(hand).selectAll()
    dialog.value.setText("Báo Bến")
    with hand._qtbot.waitSignal(hand.session.changed, timeout=10_000):
        dialog.set_for_all()
    assert {row.source for row in hand.session.project.article_rows("")} == {"Báo Bến"}
    assert shown(hand, 3, SOURCE) == "Báo Bến"
    with hand._qtbot.waitSignal(hand.session.changed, timeout=10_000):
        QTest.keyClick(table(hand), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [row.source for row in hand.session.project.article_rows("")] == before
    assert shown(hand, 3, SOURCE) == before[3]


def test_a_tag_for_very_many_rows_is_added_in_a_job_and_is_one_step_of_undo(hand, monkeypatch):
    dialog = hand.inside.details.dialog
    choose(hand, [3])
    dialog.field.setCurrentIndex(TAGS)
    dialog.value.setText("sông")
    dialog.set_for_all()
    monkeypatch.setattr(details, "_MANY", 5)
    table(hand).selectAll()
    dialog.field.setCurrentText("Tags: add")
    dialog.value.setText("bão")
    with hand._qtbot.waitSignal(hand.session.changed, timeout=10_000):
        dialog.set_for_all()
    assert {shown(hand, row, TAGS) for row in range(31)} == {"bão", "bão, sông"}
    with hand._qtbot.waitSignal(hand.session.changed, timeout=10_000):
        QTest.keyClick(table(hand), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [row for row in range(31) if shown(hand, row, TAGS)] == [3]


def test_a_date_is_typed_as_the_window_shows_it_and_shown_so(hand):
    for said in ("22:10 20/10/2023", "22:10  20/10/2023"):
        table(hand).setCurrentIndex(at(hand, 1, PUBLISHED))
        QTest.keyClick(table(hand), Qt.Key.Key_F2)
        typed(hand, said)
        assert row_of(hand, 1).published == "2023-10-20T22:10"
        assert shown(hand, 1, PUBLISHED) == "22:10  20/10/2023"
        hand.session.undo(opens=False)


def test_the_windows_own_undo_and_redo_of_very_many_rows_are_jobs_too(hand, monkeypatch):
    monkeypatch.setattr(details, "_MANY", 5)
    dialog, actions = hand.inside.details.dialog, hand.inside.actions_table
    before = [row.source for row in hand.session.project.article_rows("")]
    table(hand).selectAll()
    dialog.value.setText("Báo Bến")
    with hand._qtbot.waitSignal(hand.session.changed, timeout=10_000):
        dialog.set_for_all()
    dialog.close()
    for name, sources in (("undo", before), ("redo", ["Báo Bến"] * 31), ("undo", before)):
        with hand._qtbot.waitSignal(hand.session.changed, timeout=10_000):
            actions[name].trigger()
            assert hand.inside.long_work.busy
        assert [row.source for row in hand.session.project.article_rows("")] == sources


def test_an_undo_of_very_many_rows_that_is_stale_is_told_and_stepped_over(hand, monkeypatch):
    monkeypatch.setattr(details, "_MANY", 5)
    dialog, project = hand.inside.details.dialog, hand.session.project
    table(hand).setCurrentIndex(at(hand, 0, TITLE))
    QTest.keyClick(table(hand), Qt.Key.Key_F2)
    typed(hand, "Đổi tên")
    table(hand).selectAll()
    dialog.value.setText("Báo Bến")
    with hand._qtbot.waitSignal(hand.session.changed, timeout=10_000):
        dialog.set_for_all()
    data = dialog.model.entry(3)
    project.apply(describing_articles.set_field(project, project.lead, [data], "source", "Khác"))
    hand.inside.actions_table["undo"].trigger()
    hand._qtbot.waitUntil(lambda: any("cannot be undone" in said for said in hand.said))
    assert {row.source for row in project.article_rows("")} == {"Báo Bến", "Khác"}
    assert hand.session.upcoming(-1).changes[0].after.title == "Đổi tên", "the step before is next"


def test_a_step_of_very_many_rows_is_refused_while_another_waits_and_not_done_later(hand, monkeypatch, path):
    monkeypatch.setattr(details, "_MANY", 5)
    dialog, undo = hand.inside.details.dialog, hand.inside.actions_table["undo"]
    table(hand).selectAll()
    dialog.value.setText("Báo Bến")
    with hand._qtbot.waitSignal(hand.session.changed, timeout=10_000):
        dialog.set_for_all()
    table(hand).setCurrentIndex(at(hand, 0, TITLE))
    QTest.keyClick(table(hand), Qt.Key.Key_F2)
    typed(hand, "Đổi tên")
    dialog.close()
    path.replace(path.with_suffix(".gone"))
    undo.trigger()
    assert len(hand.session.unsaved) == 1
    undo.trigger()
    assert hand.said[-1] == "A step of so many articles has to wait until all else is saved."
    path.with_suffix(".gone").replace(path)
    hand.session.retry()
    assert (hand.session.unsaved, hand.inside.long_work.busy) == ([], False)
    assert {row.source for row in hand.session.project.article_rows("")} == {"Báo Bến"}


def test_the_windows_own_keys_take_back_and_do_again_in_the_table(hand):
    table(hand).setCurrentIndex(at(hand, 0, SOURCE))
    QTest.keyClick(table(hand), Qt.Key.Key_F2)
    typed(hand, "Báo Bến")
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for modifiers, source in ((ctrl, ""), (ctrl | shift, "Báo Bến")):
        QTest.keyClick(table(hand), Qt.Key.Key_Z, modifiers)
        assert row_of(hand, 0).source == source


def test_what_is_typed_stays_where_the_row_comes_to_be_known_meanwhile(hand):
    dialog = hand.inside.details.dialog
    table(hand).setCurrentIndex(at(hand, 2, SOURCE))
    QTest.keyClick(table(hand), Qt.Key.Key_F2)
    editor = next(one for one in table(hand).findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(editor, "Tin B")
    dialog.model.dataChanged.emit(at(hand, 0, TITLE), at(hand, 30, TAGS))
    assert editor.text() == "Tin B"


def test_tab_leads_from_the_table_to_what_is_set_for_all_and_keeps_the_selection(hand):
    table(hand).setFocus()
    table(hand).selectAll()
    chosen = len(table(hand).selectionModel().selectedRows())
    dialog, seen = hand.inside.details.dialog, []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert dialog.fill_button in seen
    assert dialog.filter in seen, "and round again"
    assert len(table(hand).selectionModel().selectedRows()) == chosen
