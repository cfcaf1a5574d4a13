"""The start: what is imported before the first paint, and the tour."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.services.verifying import verify
from annotator.settings import State

ROOT = Path(__file__).resolve().parents[2]
STEPS = (
    "start", "import", "article", "zones", "go-reported", "read-denial", "accepted", "values", "go-figure",
    "read-figure", "go-actor", "read-actor", "occurrences", "open-points", "link", "linked", "undone", "annotate",
    "card", "jump", "find", "find-plain", "palette", "keys", "key-clash", "settings", "strong", "guidelines", "queue",
    "notes", "paused", "finished", "dark", "dark-keys", "exported", "again",
    "people", "merge", "merged", "overview", "overview-dark", "review", "decided-1", "decided-2", "decided-3",
    "decision-undone", "review-dark", "reading-through", "review-done", "gold",
    "feedback",
)  # fmt: skip
ALLOWED = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "annotator", "appdirs"} | {
    "sitecustomize",
    "usercustomize",
}


def imported(tmp_path: Path) -> list[str]:
    """Return the modules imported up to the words `first paint`, in order."""
    program = (
        "import sys\n"
        "from annotator import gui\n"
        "real = gui._measure\n"
        "def measure(window):\n"
        "    real(window)\n"
        "    window.first_painted.connect(lambda: print('\\n'.join(sorted(sys.modules)), flush=True))\n"
        "gui._measure = measure\n"
        "gui.main(['--sample'])\n"
    )
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", gui_variable(): "1"}
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environ, timeout=60, check=True
    )
    return found.stdout.split("first paint\n")[1].split("furnished")[0].split()


def gui_variable() -> str:
    from annotator.gui import FIRST_PAINT

    return FIRST_PAINT


def test_before_the_first_paint_only_qt_the_standard_library_and_appdirs_are_imported(tmp_path):
    foreign = set()
    for name in imported(tmp_path):
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names and top not in ALLOWED and not top.startswith(("_", "__editable")):
            foreign.add(top)
    assert foreign == set()


def test_the_store_and_the_article_view_come_after_the_first_paint(tmp_path):
    found = imported(tmp_path)
    assert "annotator.ui.window" in found
    assert "annotator.ui.article.view" not in found
    assert "sqlite3" not in found


@pytest.fixture(scope="module")
def toured(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tour")
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "XDG_STATE_HOME": str(folder / "s")}
    found = subprocess.run(
        [sys.executable, "-m", "annotator", "tour", str(folder / "out")],
        capture_output=True, text=True, env=environ, timeout=240, check=False,
    )  # fmt: skip
    return folder / "out", found


def test_the_tour_plays_to_its_end_and_takes_a_picture_of_every_step(toured):
    folder, found = toured
    assert found.returncode == 0, found.stderr
    assert found.stderr == ""
    names = [path.stem.partition("-")[2] for path in sorted(folder.glob("*.png"))]
    assert len(names) == len(set(names)) >= 54
    assert set(STEPS) <= set(names)
    assert found.stdout.splitlines()[-1].startswith(f"All {len(names)} pictures")


def test_the_pictures_of_the_tour_are_of_one_size_whatever_window_lies_over_the_other(toured):
    from PySide6.QtGui import QImage

    folder, _found = toured
    sizes = {QImage(str(path)).size().toTuple() for path in folder.glob("*.png")}
    assert sizes == {(1440, 900)}


def test_every_picture_of_the_documentation_is_one_of_the_tour(toured):
    folder, _found = toured
    made = {path.stem.partition("-")[2] for path in folder.glob("*.png")}
    assert {path.stem for path in (ROOT / "docs" / "pictures").rglob("*.png")} <= made


def test_the_tours_export_holds_all_four_labels_and_is_right(toured):
    folder, _found = toured
    report = verify(folder / "labels.jsonl")
    assert report.problems == []
    text = (folder / "labels.jsonl").read_text(encoding="utf-8")
    assert all(f'"label":"{label}"' in text for label in ("claim", "denial", "actor", "figure"))
    assert '"type":"denies"' in text


def test_the_tours_gold_says_where_every_span_comes_from(toured):
    folder, _found = toured
    assert verify(folder / "gold.jsonl").problems == []
    (line,) = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert (record["role"], record["status"], record["n_annotators"]) == ("gold", "finished", 2)
    assert {span["provenance"] for span in record["spans"]} == {"agreed", "adjudicated"}


def test_no_two_pictures_of_the_tour_are_blank(toured):
    from PySide6.QtGui import QImage

    folder, _found = toured
    for path in folder.glob("*.png"):
        image = QImage(str(path))
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colours) > 4, path.name


def test_a_tour_into_a_place_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    found = subprocess.run(
        [sys.executable, "-m", "annotator", "tour", str(tmp_path / "file")],
        capture_output=True, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, timeout=60, check=False,
    )  # fmt: skip
    assert found.returncode == 1
    assert "Traceback" not in found.stderr
    assert "cannot write" in found.stderr


def test_the_window_can_be_narrow_after_the_start_page(opened, project_path):
    hand = opened()
    hand.inside.project_commands.open(project_path)
    assert hand.window.minimumSizeHint().width() < 800
    hand.inside.actions_table["project.close"].trigger()
    assert hand.inside.start_page.isVisible()


def test_the_project_that_was_open_is_the_next_starts_until_it_is_closed(opened, project_path):
    hand = opened(project_path)
    hand.window.close()
    assert State.load().open_project() == project_path
    again = opened(project_path)
    again.inside.actions_table["project.close"].trigger()
    assert State.load().open_project() is None
