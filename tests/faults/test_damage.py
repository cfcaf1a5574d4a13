"""A damaged project is noticed, and what of it can be read comes back; the whole table is programs/damage.py."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from annotator import paths
from annotator.domain.errors import ProjectError, UserError
from annotator.services import salvaging
from annotator.store.project import Project
from tests.faults import damages


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A project and the folder of its backups, made once."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(variable, str(folder))
        path = folder / "dams.annot"
        damages.make(path, articles=25, acts=120)
        kept = paths.data_dir() / "backups"
        shutil.copytree(kept, folder / "kept")
    return path, folder / "kept"


@pytest.fixture
def good(made: tuple[Path, Path], tmp_path: Path) -> Path:
    """The project in a folder of this test's own, its backup where backups lie."""
    shutil.copytree(made[1], paths.data_dir() / "backups")
    return Path(shutil.copyfile(made[0], tmp_path / "dams.annot"))


def _page(path: Path, kind: str) -> damages.Page:
    return next(page for page in damages.pages(path) if page.kind == kind)


KINDS = (
    "inner schema",
    "leaf meta",
    "leaf annotator",
    "inner span",
    "leaf span",
    "leaf index of span",
    "inner article_text",
    "leaf article_text",
    "overflow of article_text",
    "leaf history",
    "fts text_folded_data",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("backup", [False, True])
def test_a_lost_page_is_noticed_and_takes_nothing_along_but_its_own_rows(good, kind, backup):
    before, page, numbers = damages.rows(good), _page(good, kind), damages.article_ids(good)
    damages.noise(page.number, seed=7)(good)
    outcome = damages.suffer(good, before, backup=backup)
    assert outcome.noticed in {"opening", "check"}
    assert damages.lost(damages.readable(before, [page], numbers), outcome.after) == []


def test_with_its_backup_and_its_history_nothing_of_a_lost_page_of_labels_is_lost(good):
    before, page = damages.rows(good), _page(good, "leaf span")
    damages.zeroed(page.number)(good)
    outcome = damages.suffer(good, before, backup=True)
    assert outcome.back == 1.0
    assert outcome.report.rows["span"].lost == 0
    assert outcome.report.backup is not None


def test_without_a_header_every_row_is_found_by_its_shape(good):
    before = damages.rows(good)
    damages.write(good, 0, bytes(4096))
    outcome = damages.suffer(good, before, backup=False)
    assert outcome.noticed == "opening"
    assert outcome.back == 1.0
    assert outcome.report.is_whole


def test_a_file_that_was_cut_off_gives_what_is_before_the_cut_and_tells_which_articles_are_lost(good):
    before, pages, numbers = damages.rows(good), damages.pages(good), damages.article_ids(good)
    cut = next(page.number for page in pages if page.kind == "overflow of article_text") + 4
    damages.cut(cut)(good)
    outcome = damages.suffer(good, before, backup=False)
    assert outcome.noticed == "opening"
    assert damages.lost(damages.readable(before, pages[cut - 1 :], numbers), outcome.after) == []
    gone = {row_id for kind, row_id in before if kind == "text"} - {key[1] for key in outcome.after if key[0] == "text"}
    assert {article.id for article in outcome.report.lost_articles} == gone
    assert all(article.title.startswith("Bài số") for article in outcome.report.lost_articles)
    assert "More may be lost than could be counted" in outcome.report.report_file.read_text("utf-8")


@pytest.mark.parametrize(("what", "table"), [("text", "article_text"), ("label || quote", "span")])
def test_letters_changed_on_the_disk_are_noticed_by_the_hashes_and_come_from_the_backup(good, what, table):
    before = damages.rows(good)
    damages.flipped(what, table, seed=3)(good)
    assert damages.rows(good) != before
    outcome = damages.suffer(good, before, backup=True)
    assert outcome.noticed == "check"
    assert outcome.back > 0.995


def test_a_restored_file_is_not_undone_by_the_wal_of_another_state(good, tmp_path):
    backup = max((paths.data_dir() / "backups").rglob("*.annot"))
    damages.go_on(good, acts=30, seed=2, into=tmp_path / "live")
    restored = tmp_path / "restored.annot"
    shutil.copyfile(backup, restored)
    shutil.copyfile(tmp_path / "live-wal", tmp_path / "restored.annot-wal")
    with pytest.raises(ProjectError, match="of another state"):
        Project.open(restored)
    outcome = damages.suffer(restored, damages.rows(backup), backup=False)
    assert outcome.back == 1.0
    assert (tmp_path / f"{outcome.report.moved.name}-wal").exists()


def test_the_last_work_is_told_to_be_missing_where_a_crash_left_no_wal(good, tmp_path):
    damages.go_on(good, acts=30, seed=2, into=tmp_path / "live.annot")
    (tmp_path / "live.annot-wal").unlink()
    assert "may be lost" in str(salvaging.has_lost_its_wal(tmp_path / "live.annot"))
    assert salvaging.has_lost_its_wal(good) is None


def test_labels_on_a_lost_text_are_kept_apart_as_lines(good):
    page = _page(good, "leaf article_text")
    before = damages.rows(good)
    damages.zeroed(page.number)(good)
    report = damages.suffer(good, before, backup=False).report
    homeless = {row_id for kind, row_id in before if kind == "text"} - {
        key[1] for key in damages.rows(good) if key[0] == "text"
    }
    wanted = {row_id for (kind, row_id), values in before.items() if kind == "span" and values[0] in homeless}
    kept = [json.loads(line) for line in report.lost_file.read_text("utf-8").splitlines()]
    assert {line["id"] for line in kept if line["row"] == "span"} == wanted
    assert report.report_file.read_text("utf-8").count("Lost is the text") == len(homeless)


def test_a_hostile_file_ends_in_a_clear_word(tmp_path):
    path = tmp_path / "circle.annot"
    page = bytearray(4096)
    page[0:8] = bytes([13, 0, 0, 0, 200, 0, 1, 0])  # 200 cells, all the same
    for at in range(200):
        page[8 + 2 * at : 10 + 2 * at] = (600).to_bytes(2, "big")
    page[600:620] = b"\xff\xff\xff\xff\x7f\x01\x03\x00\x17" + b"\x00" * 11  # longer than any file
    path.write_bytes(bytes(4096) + bytes(page) * 300)
    with pytest.raises(UserError, match="Nothing of"):
        salvaging.salvage(path)
    assert [found.name for found in tmp_path.iterdir() if found.suffix == ".annot"] == ["circle.annot"]


def _zero_all(content: bytearray) -> None:
    content[:] = bytes(len(content))


def _zero_header(content: bytearray) -> None:
    content[:32] = bytes(32)


def _flip_one(content: bytearray) -> None:
    content[32 + 4120 * (len(content) // 4120 // 2) + 2000] ^= 4


def _flip_a_salt(content: bytearray) -> None:
    content[20] ^= 1


def _halve(content: bytearray) -> None:
    del content[len(content) // 2 :]


@pytest.fixture
def crashed(good: Path, tmp_path: Path) -> tuple[Path, dict]:
    """A project whose program died, with its `-wal`, and the rows that it holds."""
    live = tmp_path / "live.annot"
    damages.go_on(good, acts=30, seed=2, into=live, beside=("-wal", "-shm", ".holder"))
    damages.dead_holder(live)
    return live, damages.rows(good)


@pytest.mark.parametrize("how", [_flip_one, _flip_a_salt, _zero_header, _zero_all, _halve])
def test_a_damaged_wal_is_noticed_and_what_lies_behind_the_damage_comes_back_as_uncertain(crashed, how):
    path, before = crashed
    wal = path.with_name(f"{path.name}-wal")
    content = bytearray(wal.read_bytes())
    how(content)
    wal.write_bytes(content)
    assert "cannot be read to its end" in str(salvaging.has_lost_its_wal(path))
    report = salvaging.salvage(path)
    assert not report.is_whole
    assert "cannot be read to its end" in report.report_file.read_text("utf-8")
    missing = damages.lost(before, damages.rows(path))
    if how in {_flip_a_salt, _zero_header, _flip_one}:
        assert len(missing) <= 3
        assert report.uncertain > 10


def test_a_sound_wal_is_no_reason_for_a_word(crashed):
    path, before = crashed
    assert salvaging.has_lost_its_wal(path) is None
    with pytest.raises(salvaging.NothingWrong):
        salvaging.salvage(path)
    assert damages.lost(before, damages.rows(path)) == []


def test_a_damaged_wal_is_kept_before_sqlite_overwrites_it_and_a_later_salvage_reads_it(crashed):
    path, before = crashed
    wal = path.with_name(f"{path.name}-wal")
    content = bytearray(wal.read_bytes())
    _flip_one(content)
    wal.write_bytes(content)
    for _ in range(2):
        with closing(Project.open(path)) as project:
            project.begin_writing()
    assert not wal.exists() or wal.stat().st_size == 0
    (kept,) = path.parent.glob("live (damaged *).annot-wal")
    assert kept.read_bytes() == bytes(content)
    salvaging.salvage(path)
    assert len(damages.lost(before, damages.rows(path))) <= 3


def test_a_sound_wal_is_not_kept(crashed):
    path, _ = crashed
    with closing(Project.open(path)) as project:
        project.begin_writing()
    assert list(path.parent.glob("*damaged*")) == []


def test_the_report_says_that_the_last_work_is_gone_where_a_crash_left_no_wal(crashed):
    path, _ = crashed
    path.with_name(f"{path.name}-wal").unlink()
    assert "may be lost" in str(salvaging.has_lost_its_wal(path))
    assert "may be lost" in str(salvaging.has_lost_its_wal(path)), "asking wipes no traces away"
    report = salvaging.salvage(path)
    said = report.report_file.read_text("utf-8")
    assert "may be lost" in said
    assert "Nothing is known to be lost" not in said
