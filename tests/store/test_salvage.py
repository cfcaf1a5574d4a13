"""Reading the pages of a file that nobody vouches for, and putting a new file in the place of a damaged one."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import cli, paths
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.errors import ProjectError, ProjectLocked, Stopped
from annotator.domain.ids import derived_id
from annotator.domain.merging import RowState
from annotator.services import backing_up, looking_back, salvaging, soundness
from annotator.services.history import History
from annotator.services.merging import bulk_acts, reverse
from annotator.store import backup, files, schema
from annotator.store.aside import stamped
from annotator.store.project import Project
from annotator.store.salvage import proving, shapes, swapping
from annotator.store.salvage.cells import Reading, decoded, varint
from annotator.store.salvage.finds import FILE, Finds
from annotator.store.salvage.last_word import Found, Told, settled
from annotator.store.salvage.pages import Pages
from annotator.store.salvage.reading import read_damaged
from tests.faults import damages


def _without_header(path: Path) -> Path:
    damages.write(path, 0, bytes(100))
    return path


def _without_first_page(path: Path) -> Path:
    """Take away what tells where anything lies: all is read from the pages themselves."""
    damages.write(path, 0, bytes(damages.PAGE))
    return path


VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text(
    st.characters(exclude_categories=("Cs",)), max_size=60
) | st.binary(max_size=40)  # fmt: skip


@settings(max_examples=40)
@given(rows=st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=20), long=st.integers(0, 20_000))
def test_our_reader_reads_what_sqlite_wrote(tmp_path_factory, rows, long):
    path = tmp_path_factory.mktemp("written") / "one.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a, b, c)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        connection.execute("INSERT INTO t VALUES (1, ?, 'end')", ("đ" * long,))
        connection.commit()
    pages = Pages(path)
    reading = Reading(pages)
    found = {}
    for number in range(2, pages.count + 1):
        if pages.page(number)[:1] == b"\x0d":
            found |= {cell.rowid: cell.record for cell in reading.cells(pages.page(number), number)}
    pages.close()
    assert [found[key] for key in sorted(found)] == [*rows, (1, "đ" * long, "end")]


@given(st.binary(max_size=300))
def test_bytes_that_are_no_record_are_refused_and_nothing_else(data):
    """What is read of any bytes are values that SQLite has; any other error than these would end the test."""
    try:
        record = decoded(data)
    except (ValueError, IndexError, OverflowError, struct.error):
        record = []
    assert all(isinstance(value, int | float | str | bytes | None) for value in record)
    assert len(record) <= len(data)  # each value has at least a byte in the header


@given(st.binary(max_size=20), st.integers(0, 25))
def test_a_number_is_read_within_the_bytes_there_are_or_refused(data, at):
    part = data[at : at + 9]
    if all(byte & 0x80 for byte in part) and len(part) < 9:
        with pytest.raises(IndexError):
            varint(data, at)
    else:
        number, end = varint(data, at)
        assert 0 <= number < 2**64
        assert at < end <= min(len(data), at + 9)
        assert all(byte & 0x80 for byte in data[at : end - 1])


@settings(max_examples=25)
@given(data=st.data())
def test_any_damage_ends_in_a_whole_new_project_or_in_a_clear_word(tmp_path_factory, project_template, data):
    folder = tmp_path_factory.mktemp("any")
    path = Path(shutil.copyfile(project_template, folder / "any.annot"))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        at, noise = data.draw(st.integers(0, len(content) - 1)), data.draw(st.binary(min_size=1, max_size=3000))
        content[at : at + len(noise)] = noise
    path.write_bytes(content[: data.draw(st.integers(1, len(content) + 5000))])
    damaged = path.read_bytes()
    try:
        report = salvaging.salvage(path)
    except salvaging.NothingWrong:  # the noise fell where nothing lies
        assert path.read_bytes() == damaged
    except ProjectError as error:
        if not str(error).startswith("Nothing of"):  # too little is left
            raise
        assert path.read_bytes() == damaged
    else:
        assert report.moved.read_bytes() == damaged
    if not salvaging.is_damaged(path, thorough=True):
        assert soundness.check(path).is_sound
    else:
        assert path.read_bytes() == damaged


@pytest.mark.parametrize("length", [1, 15, 18, 20, 99])
def test_a_file_that_ends_in_its_header_ends_in_a_clear_word(project_path, length):
    project_path.write_bytes(project_path.read_bytes()[:length])
    with pytest.raises(ProjectError, match="Nothing of"):
        salvaging.salvage(project_path)


@pytest.mark.parametrize("words", [b"CREATE TABLE meta", b"CREATE TABLE article (", b"CREATE INDEX span_marks"])
def test_a_letter_of_the_schema_that_is_no_utf_8_ends_in_a_whole_new_project(dams, words):
    before = damages.rows(dams)
    _flip(dams, words, 3, 7)
    assert salvaging.is_damaged(dams, thorough=True)
    salvaging.salvage(dams)
    assert damages.rows(dams) == before


def test_a_project_of_a_newer_program_is_left_with_all_that_is_beside_it(dams):
    with closing(sqlite3.connect(dams)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("CREATE TABLE colours (n INTEGER PRIMARY KEY, name TEXT)")
        connection.commit()
    content = dams.read_bytes()
    with pytest.raises(ProjectError, match="was made by a newer Annotator"):
        salvaging.salvage(dams)
    assert dams.read_bytes() == content
    assert list(dams.parent.glob("*(*")) == []


@pytest.mark.parametrize(
    "changes",
    [
        ("PRAGMA user_version = 6",),
        (
            "PRAGMA user_version = 7",
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('annotator', 'sixth', '')",
        ),
        ("PRAGMA user_version = 7", "ALTER TABLE span ADD COLUMN colour TEXT"),
    ],
    ids=["number", "step", "column"],
)
def test_a_project_of_a_newer_program_is_left_as_it_is_whatever_that_has_changed(dams, changes):
    with closing(sqlite3.connect(dams)) as connection:
        for change in changes:
            connection.execute(change)
        connection.commit()
    content = dams.read_bytes()
    with pytest.raises(ProjectError, match="was made by a newer Annotator"):
        salvaging.salvage(dams)
    assert dams.read_bytes() == content


@pytest.mark.parametrize(
    ("at", "value"),
    [(61, b"\x40"), (63, b"\x07"), (63, b"\x85"), (62, b"\xff\xff"), (60, b"\0\0\0\x06\0\0\x10")],
    ids=["far", "one bit", "another bit", "noise", "more than the number"],
)
def test_a_version_that_changed_on_the_disk_makes_no_newer_project_of_it(dams, at, value):
    before = damages.rows(dams)
    damages.write(dams, at, value)
    salvaging.salvage(dams)
    assert damages.rows(dams) == before


def test_overflow_pages_that_lead_in_a_circle_are_left(tmp_path):
    path = tmp_path / "circle.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("INSERT INTO t VALUES (?)", ("x" * 40_000,))
        connection.commit()
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 4] = (4).to_bytes(4, "big")
    path.write_bytes(content)
    pages = Pages(path)
    assert [cell.record for cell in Reading(pages).cells(pages.page(2), 2)] == [None]
    pages.close()


def test_a_sound_project_is_read_through_sqlite_alone(project_path, tmp_path):
    finds = Finds(tmp_path / "finds")
    carved = read_damaged(project_path, finds, lambda: None)
    with finds.sorted() as found:
        assert found.execute("SELECT count(*), max(whence) FROM found_article").fetchone() == (3, FILE)
    finds.close()
    assert carved.pages == 0


def _state(version: str, note: str) -> RowState:
    return RowState("work", "w", ("a", "p"), version, False, ("todo", note, 0, "", 0, 1, 1, "{}"))


def _told(seq: int, device: str, before: str, after: str) -> Told:
    rows = [
        {"status": "todo", "note": note, "flagged": 0, "flag_note": "", "open_points": 0} for note in (before, after)
    ]
    return Told(seq, device, ("a", "p"), rows[0], rows[1])


def test_what_the_backup_has_not_seen_is_told_by_the_history():
    told = [_told(1, "x", "", "one"), _told(2, "y", "one", "two")]
    word = settled("work", "w", [Found(3, _state('{"x":1}', "one"))], told, 1)
    assert word is not None
    assert word.states[0].values[1] == "two"
    assert word.states[0].version == '{"x":1,"y":1}'
    assert word.source is None


def test_a_state_that_is_beyond_the_history_stays():
    told = [_told(1, "x", "", "one")]
    beyond = _state('{"x":1,"z":1}', "merged")
    word = settled("work", "w", [Found(0, beyond)], told, 0)
    assert word is not None
    assert word.states == [beyond]


def test_of_one_version_that_row_and_history_tell_differently_the_row_is_kept_and_both_are_known():
    told = [_told(1, "x", "", "one")]
    word = settled("work", "w", [Found(0, _state('{"x":1}', "oxe"))], told, 0)
    assert word is not None
    assert word.states[0].values[1] == "oxe"
    assert word.told is not None
    assert word.told.values[1] == "one"


def test_a_history_that_was_changed_on_the_disk_does_not_overwrite_the_row_and_the_report_shows_both(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=30)
    with closing(sqlite3.connect(path)) as connection:
        trigger = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'").fetchone()
        seq, row_id, note = connection.execute(
            "SELECT max(h.seq), s.id, s.note FROM history h JOIN span s ON instr(h.changes, s.id)"
            " WHERE s.note LIKE 'xem lại%' AND NOT s.deleted AND instr(h.changes, s.note)"
            " AND NOT EXISTS (SELECT 1 FROM history x WHERE x.seq > h.seq AND instr(x.changes, s.id))"
        ).fetchone()
        connection.execute("DROP TRIGGER history_is_never_changed")
        connection.execute("UPDATE history SET changes = replace(changes, 'xem lại', 'xem lấi') WHERE seq = ?", (seq,))
        connection.execute(trigger[0])
        connection.commit()
    report = salvaging.salvage(path)
    assert report.rows["span"].uncertain == 1
    assert not report.is_whole
    said = report.report_file.read_text("utf-8")
    assert repr(note) in said
    assert repr(note.replace("lại", "lấi")) in said
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT note FROM span WHERE id = ?", (row_id,)).fetchone() == (note,)


OTHER = derived_id("other")


@pytest.mark.parametrize("told", ["by the line after", "by the text", "by an id", "by its form"])
def test_a_line_of_the_history_that_fits_no_other_is_uncertain_where_no_backup_has_it(tmp_path, told):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=2, acts=0, backed_up=0)
    with closing(Project.open(path)) as project:
        project.begin_writing()
        mai = project.annotator_named("Mai")
        history = History(project, mai.id)
        first, other = (project.article(row.id) for row in project.article_rows("")[:2])
        start = first.text.index("Trần")
        span = damages.a_span(derived_id("one"), first, mai.id, start, start + 8, "claim")
        noted = replace(span, note="hỏi lại")
        beside = damages.a_span(OTHER, other, mai.id, start, start + 8, "claim")
        history.do(Edit("label", first.id, mai.id, (Change(None, span),)))
        history.do(Edit("note", first.id, mai.id, (Change(span, noted),)))
        history.do(Edit("label", other.id, mai.id, (Change(None, beside),)))
        history.do(Edit("note", first.id, mai.id, (Change(noted, replace(noted, note="thôi")),)))
        history.do(Edit("delete", other.id, mai.id, (Change(beside, None),)))
    at, was, now = {
        "by the line after": (2, "hỏi lại", "hỏa lại"),
        "by the text": (5, f'"start":{start}', f'"start":{start + 1}'),
        "by an id": (3, OTHER, OTHER[:-1] + ("0" if OTHER[-1] != "0" else "1")),
        "by its form": (3, '"row":"span"', '"row":"spao"'),
    }[told]
    with closing(sqlite3.connect(path)) as connection:
        trigger = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'").fetchone()
        connection.execute("DROP TRIGGER history_is_never_changed")
        first_seq = connection.execute("SELECT min(seq) FROM history WHERE kind = 'edit'").fetchone()[0]
        connection.execute(
            "UPDATE history SET changes = replace(changes, ?, ?) WHERE seq = ?", (was, now, first_seq + at - 1)
        )
        connection.execute(trigger[0])
        connection.commit()
    assert not soundness.check(path).is_sound
    labels = _one_id(path, "SELECT json_group_array(id) FROM (SELECT id FROM span ORDER BY id)")
    report = salvaging.salvage(path)
    assert _one_id(path, "SELECT json_group_array(id) FROM (SELECT id FROM span ORDER BY id)") == labels
    assert report.rows["history"].uncertain == 1
    assert not report.is_whole
    said = report.report_file.read_text("utf-8")
    assert "Lines of the history that may not say what was done then: 1." in said
    assert "Nothing is known to be lost" not in said


def test_a_line_of_the_history_that_the_backup_has_otherwise_comes_from_the_backup(project_path, tmp_path, worked_on):
    path = Path(shutil.copyfile(worked_on, tmp_path / "dams.annot"))
    made = backup.back_up(path, tmp_path, reason="asked")
    before = damages.rows(path)
    with closing(sqlite3.connect(path)) as connection:
        trigger = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'history_is_never_changed'").fetchone()
        connection.execute("DROP TRIGGER history_is_never_changed")
        connection.execute("UPDATE history SET changes = replace(changes, 'claim', 'clbim') WHERE seq = 5")
        connection.execute("UPDATE history SET made_at = '2'||made_at WHERE seq = 6")
        connection.execute(trigger[0])
        connection.commit()
    _without_first_page(path)
    report = salvaging.salvage(path, backup=made)
    assert damages.rows(path) == before
    assert report.rows["history"].backup >= 1
    assert "the backup has this line otherwise" in report.lost_file.read_text("utf-8")


def test_a_row_that_the_backup_has_otherwise_in_the_same_version_is_told(dams, tmp_path):
    made = backup.back_up(dams, tmp_path, reason="asked")
    with closing(sqlite3.connect(dams)) as connection:
        connection.execute("UPDATE zone SET reason = 'otherwise' WHERE n = 1")
        connection.commit()
    _without_first_page(dams)
    report = salvaging.salvage(dams, backup=made)
    assert report.rows["zone"].uncertain == 1
    assert [(doubt.field, {doubt.kept, doubt.told}) for doubt in report.doubts] == [("reason", {"", "otherwise"})]


def test_a_column_that_a_backup_of_an_older_version_does_not_have_stays_as_the_file_has_it(tmp_path):
    old = Path(shutil.copyfile(Path(__file__).parent / "files" / "v2.annot", tmp_path / "old.annot"))
    new = Path(shutil.copyfile(old, tmp_path / "new.annot"))
    with closing(Project.open(new)) as project:
        project.begin_writing()  # brings it to the newest version
    with closing(sqlite3.connect(new)) as connection:
        connection.execute(
            'UPDATE article SET tags = \'["cầu","đường"]\' WHERE n = 1'
        )  # in no newer version of the row
        connection.commit()
    query = "SELECT tags FROM article WHERE tags <> '[]'"
    tags = _one_id(new, query)
    shutil.rmtree(paths.data_dir() / "backups", ignore_errors=True)
    _without_first_page(new)
    salvaging.salvage(new, backup=old)
    assert _one_id(new, query) == tags


def _batches(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT DISTINCT batch FROM taken_in")]


@pytest.mark.parametrize("lost", ["a leaf", "the header"])
def test_an_import_from_before_the_salvage_can_still_be_taken_back(tmp_path, lost):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=0, backed_up=0)
    (batch,) = _batches(path)
    shutil.rmtree(paths.data_dir() / "backups")
    before = damages.rows(path)
    page = next(page for page in damages.pages(path) if page.kind == "leaf index of span")
    if lost == "a leaf":
        damages.zeroed(page.number)(path)
    else:
        _without_header(path)
    report = salvaging.salvage(path)
    assert damages.rows(path) == before
    assert report.acts_lost == 0
    with closing(Project.open(path)) as project:
        project.begin_writing()
        reverse(project, batch)
    assert {kind for kind, _ in damages.rows(path)} == {"annotator", "history"}


@pytest.mark.parametrize("lost", [_without_header, _without_first_page])
def test_the_history_of_an_article_has_the_import_that_brought_it_after_a_salvage(tmp_path, lost):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=10, backed_up=0)

    def lines() -> list[list[tuple[str, int]]]:
        with closing(Project.open(path)) as project:
            found = [looking_back.lines(project, row.id, project.lead) for row in project.article_rows("")]
        return [[(line.name, line.seq) for line in one if line.name != "salvage"] for one in found]

    before = lines()
    assert all(one[-1] == ("import", 1) for one in before)
    shutil.rmtree(paths.data_dir() / "backups", ignore_errors=True)
    salvaging.salvage(lost(path))
    assert lines() == before


def test_an_import_whose_traces_are_only_in_the_backup_can_still_be_taken_back(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=0, backed_up=0)
    made = backup.back_up(path, tmp_path, reason="asked")
    batches = _batches(path)
    _without_first_page(path)
    assert salvaging.salvage(path, backup=made).acts_lost == 0
    assert _batches(path) == batches


def test_what_cannot_be_taken_back_any_more_is_told(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=10, backed_up=0)
    shutil.rmtree(paths.data_dir() / "backups")
    report = salvaging.salvage(_without_first_page(path))
    assert report.acts_lost == 1
    assert "cannot be taken back any more: 1." in report.report_file.read_text("utf-8")
    with closing(Project.open(path)) as project:
        assert bulk_acts(project) == []


def _without_imported_labels(path: Path, count: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "DELETE FROM span WHERE n IN (SELECT n FROM span WHERE origin <> 'manual' ORDER BY n LIMIT ?)", (count,)
        )
        connection.commit()


def test_imported_labels_that_somebody_took_out_of_the_file_are_found_and_come_back_from_a_backup(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=0, backed_up=0)
    made = backup.back_up(path, tmp_path, reason="asked")
    before = damages.rows(path)
    _without_imported_labels(path, 3)
    assert [(one.kind, one.count) for one in soundness.check(path).findings] == [("brought", 3)]
    report = salvaging.salvage(path, backup=made)
    assert damages.rows(path) == before
    assert (report.rows["span"].backup, report.is_whole) == (3, True)
    assert soundness.check(path).is_sound


def test_a_backup_that_was_made_of_the_damaged_file_is_passed_over_for_an_older_sound_one(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=20, backed_up=0)
    shutil.rmtree(paths.data_dir() / "backups")
    sound = backing_up.back_up(path, "opening")
    with closing(Project.open(path)) as project:
        project.begin_writing()
        project.add_annotator("Thu")
    before = damages.rows(path)
    _without_imported_labels(path, 3)
    assert backing_up.back_up(path, "opening") != sound  # nothing is seen while it is made
    there = set(sound.parent.iterdir())
    report = salvaging.salvage(path)
    assert report.backup_path == sound
    assert set(sound.parent.iterdir()) == there
    assert damages.rows(path) == before
    assert (report.rows["span"].backup, report.is_whole) == (3, True)


def test_where_no_backup_is_sound_the_newest_is_used(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=0, backed_up=0)
    shutil.rmtree(paths.data_dir() / "backups")
    _without_imported_labels(path, 1)
    backing_up.back_up(path, "opening")
    newest = backing_up.back_up(path, "opening")
    _without_imported_labels(path, 2)
    report = salvaging.salvage(path)
    assert report.backup_path == newest
    assert (report.rows["span"].backup, report.rows["span"].lost) == (2, 1)


def test_imported_labels_that_are_nowhere_any_more_are_told_to_be_lost_once(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=0, backed_up=0)
    shutil.rmtree(paths.data_dir() / "backups")
    _without_imported_labels(path, 3)
    report = salvaging.salvage(path)
    assert (report.rows["span"].lost, report.rows["zone"].lost, report.is_whole) == (3, 0, False)
    assert soundness.check(path).is_sound
    with pytest.raises(salvaging.NothingWrong):
        salvaging.salvage(path)


def test_what_was_taken_back_is_not_missed_and_does_not_come_back(tmp_path):
    """Its numbers were given away again since."""
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=0, backed_up=0)
    made = backup.back_up(path, tmp_path, reason="asked")
    (batch,) = _batches(path)
    with closing(Project.open(path)) as project:
        project.begin_writing()
        reverse(project, batch)
    with closing(Project.open(path)) as project:
        project.begin_writing()
        damages.take_in(project, range(30, 33))
    before = damages.rows(path)
    assert soundness.check(path).is_sound
    damages.zeroed(next(page for page in damages.pages(path) if page.kind == "leaf index of zone").number)(path)
    salvaging.salvage(path, backup=made)
    assert damages.rows(path) == before


def test_rows_keep_their_numbers_and_none_gets_one_of_an_act(dams):
    with closing(sqlite3.connect(dams)) as connection:
        before = dict(connection.execute("SELECT id, n FROM span"))
    page = next(page for page in damages.pages(dams) if page.kind == "leaf span")
    damages.zeroed(page.number)(dams)
    salvaging.salvage(dams)
    with closing(sqlite3.connect(dams)) as connection:
        after = dict(connection.execute("SELECT id, n FROM span"))
    assert after
    assert {row_id: before[row_id] for row_id in after} == after


LARGEST = 2**63 - 1


@pytest.mark.parametrize(
    "change",
    [
        *(f"UPDATE {table} SET n = {LARGEST} WHERE n = 1" for table in ("span", "work", "annotator", "zone", "link")),
        *(f"UPDATE {table} SET position = {LARGEST} WHERE n = 1" for table in ("article", "link")),
    ],
)
def test_a_number_beyond_all_sense_is_given_anew_and_the_project_is_written_in_again(tmp_path, change):
    path = tmp_path / "odd.annot"
    shutil.copyfile(max((Path(__file__).parent / "files").glob("*.annot")), path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(change).rowcount == 1
        connection.commit()
    before = damages.rows(path)
    salvaging.salvage(path)
    after = damages.rows(path)
    if "annotator" not in change:  # by its number alone its rows are known
        assert before.keys() == after.keys()
    with closing(Project.open(path)) as project:
        project.begin_writing()
        assert project.writable
    assert "numbers" not in {finding.kind for finding in soundness.check(path).findings}


# The swap


def test_the_damaged_file_and_its_wal_lie_aside_whole(tmp_path):
    path, draft = tmp_path / "news.annot", tmp_path / "draft"
    for place, content in ((path, b"old"), (tmp_path / "news.annot-wal", b"wal"), (draft, b"new")):
        place.write_bytes(content)
    aside = stamped(path, "damaged", ".annot", datetime(2024, 5, 15, 12, 10, tzinfo=UTC))
    assert swapping.swap(draft, path, aside) == aside
    found = {place.name: place.read_bytes() for place in tmp_path.iterdir()}
    name = "news (damaged 2024-05-15 1210).annot"
    assert found == {"news.annot": b"new", name: b"old", f"{name}-wal": b"wal"}
    again = stamped(path, "damaged", ".annot", datetime(2024, 5, 15, 12, 10, tzinfo=UTC))
    assert again.name == "news (damaged 2024-05-15 1210 2).annot"


@pytest.mark.parametrize("step", range(1, 9))
def test_wherever_a_swap_ends_the_name_has_a_whole_file_and_nothing_of_the_damaged_one_is_gone(
    tmp_path, monkeypatch, step
):
    path, draft = tmp_path / "news.annot", tmp_path / "draft"
    for place, content in ((path, b"old"), (tmp_path / "news.annot-wal", b"wal"), (draft, b"new")):
        place.write_bytes(content)
    left = step

    def stop_at(name: str, real):
        def act(*given):
            nonlocal left
            left -= 1
            if left == 0:
                raise KeyboardInterrupt(name)
            return real(*given)

        return act

    monkeypatch.setattr(os, "link", stop_at("link", os.link))
    monkeypatch.setattr(Path, "unlink", stop_at("unlink", Path.unlink))
    monkeypatch.setattr(Path, "replace", stop_at("replace", Path.replace))
    monkeypatch.setattr(os, "fsync", stop_at("fsync", os.fsync))
    with suppress(KeyboardInterrupt):
        swapping.swap(draft, path, tmp_path / "aside.annot")
    monkeypatch.undo()
    contents = [place.read_bytes() for place in tmp_path.iterdir()]
    assert {b"old", b"wal"} <= set(contents)
    assert path.read_bytes() in {b"old", b"new"}
    if path.read_bytes() == b"new":
        assert not (tmp_path / "news.annot-wal").exists()


_KILLED = """
import os, sys
from pathlib import Path
from annotator.services import salvaging
left = int(sys.argv[2])

def stop_at(real):
    def act(*given, **named):
        global left
        left -= 1
        if left == 0:
            os._exit(9)
        return real(*given, **named)
    return act

for name in ("link", "fsync", "replace", "rename"):
    setattr(os, name, stop_at(getattr(os, name)))
Path.replace, Path.rename = stop_at(Path.replace), stop_at(Path.rename)
salvaging.salvage(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("step", [*range(1, 10), 99])
def test_a_salvage_that_was_killed_leaves_no_report_of_what_did_not_happen(dams, step):
    page = next(page for page in damages.pages(dams) if page.kind == "leaf article_text")
    damages.zeroed(page.number)(dams)
    damaged = dams.read_bytes()
    subprocess.run([sys.executable, "-c", _KILLED, dams, str(step)], check=False)
    is_done = dams.read_bytes() != damaged
    reports = list(dams.parent.glob("*(salvaged *.txt"))
    assert not reports or is_done
    if step == 99:
        assert len(reports) == 1
        assert len(list(dams.parent.glob("*-lost.jsonl"))) == 1
    for left in dams.parent.glob(".*.part"):
        os.utime(left, (1, 1))  # long ago
    files.sweep(dams.parent)
    assert list(dams.parent.glob(".*")) == []
    if not is_done:
        salvaging.salvage(dams)
        assert len(list(dams.parent.glob("*(salvaged *.txt"))) == 1


def test_of_backups_the_newest_by_number_is_used_where_the_clock_was_wrong(project_path, tmp_path):
    folder = paths.backup_dir(_one_id(project_path, "SELECT id FROM meta"))
    old = backup.back_up(project_path, folder, reason="opening")
    new = backup.back_up(project_path, folder, reason="asked")
    shutil.move(old, old.with_name("20990101T000000000000Z-opening-1.annot"))
    _without_header(project_path)
    assert salvaging.salvage(project_path).backup_path == new


def test_a_backup_that_was_changed_since_it_was_made_is_not_used(project_path):
    folder = paths.backup_dir(_one_id(project_path, "SELECT id FROM meta"))
    before = damages.rows(project_path)
    whole = backup.back_up(project_path, folder, reason="opening")
    changed = backup.back_up(project_path, folder, reason="asked")
    with closing(sqlite3.connect(changed)) as connection:
        connection.execute("UPDATE article SET title = 'DAMAGED TITLE'")
        connection.commit()
    report = salvaging.salvage(_without_header(project_path))
    assert report.backup_path == whole
    assert damages.rows(project_path) == before


def test_what_a_restore_has_put_away_does_not_come_back_from_the_backup_that_it_kept(project_path, tmp_path):
    folder = paths.backup_dir(_one_id(project_path, "SELECT id FROM meta"))
    before = damages.rows(project_path)
    asked = backup.back_up(project_path, folder, reason="asked")
    text = tmp_path / "later.txt"
    text.write_text("Một bài đến sau.\n\nCầu mới đã thông xe hôm qua.", encoding="utf-8")
    assert cli.main(["import", str(project_path), str(text)]) == 0
    assert damages.rows(project_path).keys() > before.keys()
    assert cli.main(["restore", str(project_path), "--from", str(asked)]) == 0
    restored = damages.rows(project_path)
    report = salvaging.salvage(_without_header(project_path))
    assert report.backup_path is not None
    assert "-restore-" not in report.backup_path.name
    assert damages.rows(project_path) == restored
    assert report.is_whole


def test_a_swap_that_is_refused_leaves_no_copies(tmp_path, monkeypatch):
    path, draft = tmp_path / "news.annot", tmp_path / "draft"
    for place, content in ((path, b"old"), (tmp_path / "news.annot-wal", b"wal"), (draft, b"new")):
        place.write_bytes(content)

    def refuse(*_given):
        raise OSError("not permitted")

    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(swapping.files, "discard", os.unlink)
    with pytest.raises(OSError, match="not permitted"):
        swapping.swap(draft, path, tmp_path / "aside.annot")
    assert sorted(place.name for place in tmp_path.iterdir()) == ["draft", "news.annot", "news.annot-wal"]


def test_a_project_in_use_elsewhere_is_left_as_it_is(project_path, tmp_path):
    from filelock import FileLock

    before = project_path.read_bytes()
    with FileLock(f"{project_path}.lock"), pytest.raises(ProjectLocked, match="in use"):
        salvaging.salvage(project_path)
    assert project_path.read_bytes() == before


@pytest.mark.parametrize("worked_on", [False, True])
def test_a_project_with_which_nothing_is_wrong_is_left_as_it_is(project_path, tmp_path, worked_on):
    path = project_path
    if worked_on:
        path = tmp_path / "dams.annot"
        damages.make(path, articles=6, acts=30)
    before = {place.name: place.read_bytes() for place in path.parent.iterdir() if place.is_file()}
    with pytest.raises(salvaging.NothingWrong, match="Nothing is wrong with"):
        salvaging.salvage(path)
    after = {place.name: place.read_bytes() for place in path.parent.iterdir() if place.is_file()}
    assert after == before | {name: b"" for name in after if name.endswith(".lock")}


def test_a_sound_project_that_is_written_anew_is_not_called_damaged(tmp_path):
    path, new = tmp_path / "dams.annot", tmp_path / "new.annot"
    damages.make(path, articles=6, acts=30)
    before, content = damages.rows(path), path.read_bytes()
    report = salvaging.salvage(path, out=new)
    said = report.report_file.read_text("utf-8")
    assert "Nothing is wrong with dams.annot." in said
    assert "damaged" not in said
    assert path.read_bytes() == content
    assert damages.rows(new) == before


def test_a_salvage_that_is_cancelled_leaves_everything_as_it_was(project_path):
    _without_header(project_path)
    before = sorted(place.name for place in project_path.parent.iterdir())
    asked = iter([False] * 20 + [True] * 1000)
    with pytest.raises(Stopped):
        salvaging.salvage(project_path, cancelled=lambda: next(asked))
    assert sorted(place.name for place in project_path.parent.iterdir() if place.suffix != ".lock") == before


@pytest.mark.parametrize("content", [b"", b"a letter to somebody\n" * 400])
def test_a_file_with_nothing_in_it_comes_back_from_the_backup_that_is_named(project_path, tmp_path, content):
    made = backup.back_up(project_path, tmp_path, reason="opening")
    project_path.write_bytes(content)
    report = salvaging.salvage(project_path, backup=made)
    assert report.rows["article"].backup == 3
    with closing(Project.open(project_path)) as project:
        assert [row.title for row in project.article_rows("")] == ["Cầu sập", "Harbour lights go out", "Thư báo"]


def test_a_file_of_which_nothing_can_be_read_stays_where_it_is(tmp_path):
    path = tmp_path / "letter.annot"
    path.write_text("a letter")
    with pytest.raises(ProjectError, match="Nothing of"):
        salvaging.salvage(path)
    assert path.read_text() == "a letter"


@pytest.mark.parametrize("version", range(1, schema.SCHEMA_VERSION + 1))
def test_a_project_of_any_version_without_a_header_comes_back_in_the_present_one(tmp_path, version):
    old = Path(__file__).parent / "files" / f"v{version}.annot"
    path = Path(shutil.copyfile(old, tmp_path / "old.annot"))
    with path.open("r+b") as file:
        file.write(bytes(512))
    report = salvaging.salvage(path)
    with closing(sqlite3.connect(old)) as before, closing(sqlite3.connect(path)) as after:
        assert after.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
        for table in ("article", "annotator", "span", "link", "zone", "work", "assignment", "decision"):
            query = f"SELECT id FROM {table} ORDER BY id"
            assert after.execute(query).fetchall() == before.execute(query).fetchall(), table
        if version >= schema.KEPT_SINCE:
            query = (
                "SELECT id, extra FROM rejection UNION SELECT id, extra FROM zone"
                " UNION SELECT id, value || version FROM kept ORDER BY id"
            )
            kept = before.execute(query).fetchall()
            assert len(kept) > 7
            assert after.execute(query).fetchall() == kept
    assert not report.lost_articles


def test_the_new_file_goes_on_as_another_device_with_the_salvage_as_a_barrier(project_path):
    _without_header(project_path)
    salvaging.salvage(project_path)
    with closing(sqlite3.connect(project_path)) as connection:
        last = connection.execute("SELECT kind, name FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    assert last == ("barrier", "salvage")


def test_what_was_taken_back_does_not_come_back_from_the_backup_nor_from_pages_that_were_given_up(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=12, acts=30, backed_up=0)  # each act that is taken back leaves a backup from before it
    before = damages.rows(path)
    damages.write(path, 0, bytes(4096))
    after = damages.suffer(path, before, backup=True).after
    assert damages.too_many(before, after) == []
    assert damages.lost(before, after) == []


def test_a_salvaged_project_is_sound(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=12, acts=60)
    for number in (5, 20, 40):
        damages.noise(number, seed=number)(path)
    salvaging.salvage(path)
    report = soundness.check(path, lambda *_words: None, lambda: False)
    assert [finding.kind for finding in report.findings] == []
    assert report.is_sound


def test_a_number_that_is_none_stops_no_salvage(project_path):
    with closing(sqlite3.connect(project_path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE zone SET confidence = 9e999")
        connection.execute("INSERT INTO activity VALUES (1, 1, 'x', 9e999)")
        connection.commit()
        zones = connection.execute("SELECT id FROM zone").fetchall()
    report = salvaging.salvage(project_path)
    assert report.made_up == ("numbers",)
    with closing(sqlite3.connect(project_path)) as connection:
        assert connection.execute("SELECT id FROM zone").fetchall() == zones
        assert connection.execute("SELECT max(seconds) FROM activity").fetchone() == (0.0,)


def _flip(path: Path, words: bytes, at: int, bit: int) -> None:
    """Change one bit of some words wherever they stand in a file: an older copy may lie in a free page."""
    content = bytearray(path.read_bytes())
    place = content.find(words)
    assert place >= 0
    while place >= 0:
        content[place + at] ^= 1 << bit
        place = content.find(words, place + 1)
    path.write_bytes(content)


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("worked") / "dams.annot"
    damages.make(path, articles=6, acts=30, backed_up=0)
    return path


@pytest.fixture
def dams(worked_on, tmp_path) -> Path:
    return Path(shutil.copyfile(worked_on, tmp_path / "dams.annot"))


@pytest.mark.parametrize(("at", "bit"), [(5, 0), (20, 5), (10, 7), (13, 6), (31, 2)])
def test_one_bit_of_a_text_is_put_right_exactly(dams, at, bit):
    before = damages.rows(dams)
    words = "Bài 3\nÔng Trần Mộc nói rằng cầu 300 đã".encode()
    _flip(dams, words, at, bit)
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == before
    assert report.is_whole
    assert report.proven["article"] == 1
    assert "put right as their fingerprint proves: 1." in report.report_file.read_text("utf-8")


@pytest.mark.parametrize("column", ["id", "sha256"])
@pytest.mark.parametrize("bit", [0, 6])
def test_one_bit_of_what_names_an_article_is_put_right_by_its_text(dams, column, bit):
    before = damages.rows(dams)
    with closing(sqlite3.connect(dams)) as connection:
        row_id, sha256 = connection.execute("SELECT id, sha256 FROM article WHERE title = 'Bài số 3'").fetchone()
        bent = bytearray((row_id if column == "id" else sha256).encode())
        bent[3] ^= 1 << bit
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE article SET {column} = ? WHERE id = ?", (bent.decode(), row_id))
        connection.commit()
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == before
    assert report.proven["article"] == 1


@pytest.mark.parametrize(("table", "column"), [("scheme", "content"), ("scheme", "sha256"), ("guidelines", "text")])
def test_one_bit_of_scheme_or_guidelines_is_put_right(dams, table, column):
    query = f"SELECT {column} FROM {table}"
    with closing(sqlite3.connect(dams)) as connection:
        (before,) = connection.execute(query).fetchone()
        bent = bytearray(before.encode())
        bent[40] ^= 2
        connection.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT)", (bytes(bent),))
        connection.commit()
    report = salvaging.salvage(dams)
    assert report.proven[table] == 1
    assert report.is_whole
    with closing(sqlite3.connect(dams)) as connection:
        assert connection.execute(query).fetchone() == (before,)


@pytest.mark.parametrize("column", ["start", "end"])
@pytest.mark.parametrize("bit", [1, 3, 9])
def test_one_bit_of_the_place_of_an_imported_label_is_put_right_by_its_words(dams, column, bit):
    before = damages.rows(dams)
    with closing(sqlite3.connect(dams)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(
            f'UPDATE span SET "{column}" = "{column}" | ?1 WHERE n = (SELECT n FROM span WHERE origin <> \'manual\''
            f' AND "{column}" & ?1 = 0 LIMIT 1)',
            (1 << bit,),
        )
        connection.commit()
    assert damages.rows(dams) != before
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == before
    assert report.proven["span"] == 1


def test_of_words_that_differ_in_more_than_a_bit_from_the_text_nothing_is_guessed(dams):
    with closing(sqlite3.connect(dams)) as connection:
        connection.execute(
            "UPDATE span SET quote = replace(quote, 'người', 'nguời') WHERE origin <> 'manual' AND n < 3"
        )
        connection.commit()
        row_id = connection.execute("SELECT id FROM span WHERE quote LIKE '%nguời%'").fetchone()[0]
    report = salvaging.salvage(dams)
    assert ("span", row_id) not in damages.rows(dams)
    kept = [json.loads(line)["id"] for line in report.lost_file.read_text("utf-8").splitlines()]
    assert row_id in kept
    assert report.proven["span"] == 0


def test_one_bit_of_the_words_of_an_imported_label_is_put_right(dams):
    before = damages.rows(dams)
    row_id = next(row_id for (kind, row_id), row in before.items() if kind == "span" and "300.000 người" in row)
    with closing(sqlite3.connect(dams)) as connection:
        connection.execute("UPDATE span SET quote = replace(quote, '300', '301') WHERE id = ?", (row_id,))
        connection.commit()
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == before
    assert report.proven["span"] == 1


def test_a_text_with_several_letters_changed_goes_on_as_another_article_with_the_labels_that_fit(dams):
    before = damages.rows(dams)
    old = next(row_id for (kind, row_id), row in before.items() if kind == "article" and row[0] == "Bài số 3")
    with closing(sqlite3.connect(dams)) as connection:
        connection.execute("UPDATE article_text SET text = replace(text, 'cầu 301 đã', 'cầu 301 da')")
        connection.execute("UPDATE article_text SET text = replace(text, '300.000 người', '399.000 người')")
        connection.commit()
    report = salvaging.salvage(dams)
    after = damages.rows(dams)
    (changed,) = report.changed
    assert changed.title == "Bài số 3"
    assert report.lost_articles == ()
    assert ("article", old) not in after
    assert after["article", changed.id][0] == "Bài số 3"
    labels = {row_id for (kind, row_id), row in before.items() if kind == "span" and row[0] == old}
    back = {row_id for (kind, row_id), row in after.items() if kind == "span" and row[0] == changed.id}
    lost = [json.loads(line) for line in report.lost_file.read_text("utf-8").splitlines()]
    assert {line["id"] for line in lost if line["row"] == "span"} == labels - back
    assert len(back) > len(labels - back) > 0
    assert "300.000 người" in {line.get("quote") for line in lost}
    assert (report.rows["text"].uncertain, report.rows["article"].uncertain, report.is_whole) == (1, 1, False)
    assert "Some letters of the text of Bài số 3 have changed" in report.report_file.read_text("utf-8")
    assert soundness.check(dams).is_sound


def test_a_text_of_which_too_much_was_changed_is_kept_in_the_file_of_what_was_lost(dams):
    content = dams.read_bytes()
    words = "cầu 301 đã được kiểm tra, khoảng".encode()
    at = content.index(words)
    dams.write_bytes(content[:at] + bytes(300) + content[at + 300 :])
    report = salvaging.salvage(dams)
    assert report.changed == ()
    assert report.rows["text"].lost == 1
    kept = [json.loads(line) for line in report.lost_file.read_text("utf-8").splitlines()]
    assert [line["article"] for line in kept if line["row"] == "text"] == ["Bài số 3"]


def test_what_a_label_says_of_its_words_helps_to_prove_a_text_with_two_bits_changed(dams):
    before = damages.rows(dams)
    text = "300.000 người phải đi"
    _flip(dams, text.encode(), 0, 1)
    _flip(dams, "cầu 302 đã".encode(), 8, 3)
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == before
    assert report.is_whole


def test_a_byte_that_is_no_utf_8_any_more_is_put_right_whatever_it_was(dams):
    before = damages.rows(dams)
    words = "cầu 301 đã".encode()
    content = dams.read_bytes()
    assert words in content
    dams.write_bytes(content.replace(words, words[:-4] + b"A" + words[-3:]))
    assert salvaging.salvage(dams).proven["article"] == 1
    after = damages.rows(dams)
    assert {key: row for key, row in after.items() if key[0] == "text"} == {
        key: row for key, row in before.items() if key[0] == "text"
    }


def test_letters_that_cannot_be_read_leave_the_text_as_long_as_it_was(dams):
    content = dams.read_bytes()
    for number in (301, 303):
        words = f"cầu {number} đã".encode()
        assert words in content
        content = content.replace(words, words[:-4] + b"A" + words[-3:])
    dams.write_bytes(content)
    report = salvaging.salvage(dams)
    (changed,) = report.changed
    assert report.lost_articles == ()
    lengths = {row_id: len(row[0]) for (kind, row_id), row in damages.rows(dams).items() if kind == "text"}
    with closing(sqlite3.connect(dams)) as connection:
        assert connection.execute("SELECT length FROM article WHERE id = ?", (changed.id,)).fetchone() == (
            lengths[changed.id],
        )


def test_looking_for_a_changed_bit_ends_when_its_time_is_up():
    moments, tries = itertools.count(), []
    trial = proving.Trial(lambda: tries.append(1), seconds=50, clock=lambda: float(next(moments)))
    data = "Cầu đã được kiểm tra. ".encode() * 20
    assert trial.original(data, "", "0" * 64) is None
    assert len(tries) == 50  # each look at the clock is a second
    assert trial.original(data, "", "0" * 64) is None
    assert len(tries) == 50


def test_a_text_that_is_whole_is_proven_though_no_time_is_left():
    data = "Cầu đã được kiểm tra.".encode()
    trial = proving.Trial(lambda: None, seconds=0, clock=lambda: 0.0)
    assert trial.original(data, "", hashlib.sha256(data).hexdigest()) == data.decode()


def _bent(row_id: str, letter: str = "") -> str:
    return row_id[:4] + (letter or ("0" if row_id[4] != "0" else "1")) + row_id[5:]


def _bend_in_the_table(path: Path, table: str, row_id: str, letter: str = "") -> None:
    """Change an id in a table, and not in its indexes, as a bit that flips on the disk does."""
    pages = Pages(path)
    spots = []
    for number in range(2, pages.count + 1):
        page = pages.page(number)
        rows = Reading(pages).cells(page, number) if page[:1] == b"\x0d" else ()
        found = [shapes.of(cell.record, cell.rowid, keyless=False) for cell in rows if cell.record]
        if any(one and one[0] == table and row_id in one[1][1:2] for one in found):
            spots.append((number - 1) * pages.size + page.index(row_id.encode()))
    pages.close()
    assert spots
    for spot in spots:
        damages.write(path, spot, _bent(row_id, letter).encode())


def _one_id(path: Path, query: str) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchone()[0]


@pytest.mark.parametrize(
    ("table", "query"),
    [
        ("span", "SELECT id FROM span WHERE origin = 'manual' AND NOT deleted ORDER BY n LIMIT 1"),
        ("span", "SELECT id FROM span WHERE origin <> 'manual' ORDER BY n LIMIT 1"),
        ("link", "SELECT id FROM link ORDER BY n LIMIT 1"),
    ],
)
@pytest.mark.parametrize("headless", [False, True])
def test_an_id_that_changed_on_the_disk_is_put_right_as_index_and_history_say(dams, table, query, headless):
    before, row_id = damages.rows(dams), _one_id(dams, query)
    _bend_in_the_table(dams, table, row_id)
    assert (table, _bent(row_id)) in damages.rows(dams)
    if headless:
        _without_header(dams)
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == before
    assert report.proven["id"] == 1
    assert report.is_whole


def test_an_id_of_which_nothing_else_tells_is_uncertain_and_both_are_told(dams):
    row_id = _one_id(dams, "SELECT id FROM zone ORDER BY n LIMIT 1")
    _bend_in_the_table(dams, "zone", row_id)
    report = salvaging.salvage(dams)
    assert report.rows["zone"].uncertain == 1
    assert not report.is_whole
    (doubt,) = report.doubts
    assert (doubt.row, doubt.kept, doubt.told) == ("zone", _bent(row_id), row_id)
    assert row_id in report.lost_file.read_text("utf-8")


def test_an_id_that_no_annotator_gives_is_told(dams):
    row_id = _one_id(dams, "SELECT id FROM work ORDER BY n LIMIT 1")
    odd = row_id[:6] + "\x19" + row_id[7:]
    with closing(sqlite3.connect(dams)) as connection:
        connection.execute("UPDATE work SET id = ? WHERE id = ?", (odd, row_id))
        connection.commit()
    _without_header(dams)
    report = salvaging.salvage(dams)
    assert not report.is_whole
    assert report.rows["work"].uncertain == 1
    assert [(doubt.row, doubt.field, doubt.kept) for doubt in report.doubts] == [("work", "id", odd)]


def test_of_two_ids_the_one_is_right_that_is_one_at_all(dams):
    """A letter of an id in the table became what stands in none; nothing but the index names the right one."""
    before, row_id = damages.rows(dams), _one_id(dams, "SELECT id FROM zone ORDER BY n LIMIT 1")
    _bend_in_the_table(dams, "zone", row_id, "\x19")
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == before
    assert report.proven["id"] == 1
    assert report.is_whole


@pytest.mark.parametrize("why", ["no folder", "no room"])
def test_where_the_programs_own_folders_take_nothing_what_is_found_lies_beside_the_new_file(
    dams, tmp_path, monkeypatch, why
):
    before = damages.rows(dams)
    _without_header(dams)
    if why == "no folder":
        in_the_way = tmp_path / "in the way"
        in_the_way.write_text("a file")
        for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
            monkeypatch.setenv(name, str(in_the_way / "below"))
    else:
        own = paths.state_dir()
        usage = shutil.disk_usage(tmp_path)
        monkeypatch.setattr(
            shutil, "disk_usage", lambda place: usage._replace(free=0) if own in Path(place).parents else usage
        )
    there = set(dams.parent.iterdir())
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == before
    assert report.new == dams
    assert not [left for left in set(dams.parent.iterdir()) - there if left.name.startswith(".")]


def test_of_a_file_that_was_cut_off_no_count_is_called_the_whole(dams):
    damages.cut(40)(dams)
    report = salvaging.salvage(dams)
    assert not report.is_whole
    said = report.report_file.read_text("utf-8")
    assert report.rows["history"].is_open
    line = next(line for line in said.splitlines() if line.startswith("Lines of history"))
    assert line.split()[-1] == "?" or "≥" in line
    assert "More may be lost than could be counted" in said


def test_of_a_lost_page_of_labels_the_index_tells_how_many_there_were(dams):
    page = next(page for page in damages.pages(dams) if page.kind == "leaf span")
    before = damages.rows(dams)
    damages.zeroed(page.number)(dams)
    report = salvaging.salvage(dams)
    gone = len({key for key in before if key[0] == "span"} - damages.rows(dams).keys())
    assert gone > 0
    assert (report.rows["span"].lost, report.rows["span"].is_open) == (gone, False)


def test_a_row_whose_values_cannot_be_read_comes_from_the_history(tmp_path):
    path = tmp_path / "dams.annot"
    damages.make(path, articles=6, acts=30)
    before = damages.rows(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE span SET attributes = '{' || substr(attributes, 2, length(attributes) - 2) || 'u'")
        connection.commit()
    report = salvaging.salvage(path)
    assert report.rows["span"].history > 0
    assert not [kind for kind, _ in damages.too_many(before, damages.rows(path))]
    assert soundness.check(path, lambda *_words: None, lambda: False).is_sound


@pytest.mark.parametrize(
    ("table", "column", "instead"),
    [("article", "extra", "{}"), ("article", "tags", "[]"), ("span", "attributes", "{}"), ("work", "extra", "{}")],
)
@pytest.mark.parametrize("value", ['{"a":1u', "7", "[1]", '{"a":' * 50_000])
def test_a_row_with_values_that_cannot_be_read_stays_without_them_and_that_is_told(dams, table, column, instead, value):
    before = damages.rows(dams)
    imported = " AND origin <> 'manual'" if table == "span" else ""
    row_id = _one_id(dams, f"SELECT id FROM {table} WHERE {column} = '{instead}'{imported} ORDER BY n DESC LIMIT 1")
    with closing(sqlite3.connect(dams)) as connection:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, row_id))
        connection.commit()
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == before
    assert report.rows[table].uncertain == 1
    assert [(doubt.field, doubt.kept, doubt.told) for doubt in report.doubts] == [(column, instead, value)]
    assert soundness.check(dams).is_sound


def test_tags_that_cannot_be_read_come_from_the_history(dams):
    with closing(Project.open(dams)) as project:
        project.begin_writing()
        mai = project.annotator_named("Mai")
        row = project.article_rows("")[0]
        before = ArticleData.of(project.article(row.id))
        change = Change(before, replace(before, tags=("cầu", "đường")))
        History(project, mai.id).do(Edit("describe", row.id, mai.id, (change,)))
    rows = damages.rows(dams)
    with closing(sqlite3.connect(dams)) as connection:
        connection.execute("UPDATE article SET tags = '[' || tags WHERE tags <> '[]'")
        connection.commit()
    assert damages.rows(dams) != rows
    report = salvaging.salvage(dams)
    assert damages.rows(dams) == rows
    assert report.is_whole


def test_a_backup_of_another_project_is_refused(project_path, tmp_path):
    other = tmp_path / "other.annot"
    damages.make(other, articles=3, acts=3)
    before = _without_header(project_path).read_bytes()
    with pytest.raises(ProjectError, match="is no backup of"):
        salvaging.salvage(project_path, backup=other)
    assert project_path.read_bytes() == before


def test_a_salvage_that_was_cut_short_in_its_swap_goes_on_with_the_wal_that_lies_aside(tmp_path):
    path, live = tmp_path / "dams.annot", tmp_path / "live.annot"
    damages.make(path, articles=6, acts=10)
    damages.go_on(path, acts=30, seed=3, into=live)
    before = damages.rows(path)
    aside = tmp_path / "live (damaged 2024-05-15 1210).annot"
    os.link(live, aside)
    (tmp_path / "live.annot-wal").rename(tmp_path / f"{aside.name}-wal")
    salvaging.salvage(live)
    assert damages.lost(before, damages.rows(live)) == []


def test_a_sound_project_is_left_as_it_is_though_a_backup_is_named_and_is_no_backup_of_itself(project_path, tmp_path):
    made = backup.back_up(project_path, tmp_path, reason="asked")
    with closing(Project.open(project_path)) as project:
        project.begin_writing()
        project.add_annotator("Lan")
    content = project_path.read_bytes()
    with pytest.raises(salvaging.NothingWrong):
        salvaging.salvage(project_path, backup=made)
    with pytest.raises(ProjectError, match="is the project itself"):
        salvaging.salvage(project_path, backup=project_path)
    assert project_path.read_bytes() == content


def test_a_person_whom_only_another_copy_knows_does_not_come_with_its_backup_which_is_named(tmp_path):
    path, copy = tmp_path / "dams.annot", tmp_path / "copy.annot"
    damages.make(path, articles=6, acts=10, backed_up=0)
    shutil.copyfile(path, copy)
    with closing(Project.open(copy)) as project:
        project.begin_writing()
        project.add_annotator("Thu")
    with closing(Project.open(path)) as project:
        project.begin_writing()
        damages.take_in(project, range(30, 31))
    shutil.rmtree(paths.data_dir() / "backups")
    backing_up.back_up(copy, "asked")
    before = damages.rows(path)
    damages.zeroed(next(page for page in damages.pages(path) if page.kind == "leaf article_text").number)(path)
    report = salvaging.salvage(path)
    assert damages.rows(path).keys() <= before.keys()
    assert report.rows["text"].backup
    assert f"It was made of {copy}, another copy of this project." in report.report_file.read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are another matter there")
def test_a_project_in_a_folder_that_nobody_may_look_into_ends_in_a_sentence(project_path):
    closed = project_path.parent / "closed"
    closed.mkdir()
    shutil.move(project_path, closed / "p.annot")
    closed.chmod(0)
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom annotator.services import salvaging\n"
        "from annotator.domain.errors import ProjectError\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: salvaging.salvage(Path(sys.argv[1]))\nexcept ProjectError as error: print(error)\n"
    )
    try:
        found = subprocess.run(
            [sys.executable, "-c", script, closed / "p.annot"], capture_output=True, text=True, check=False
        )
    finally:
        closed.chmod(0o755)
    assert "cannot be read" in found.stdout, found.stderr
