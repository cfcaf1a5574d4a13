"""Word lists may be edited by anyone: what cannot be read is said once, and the rest serves on."""

import shutil

import pytest

from annotator import paths
from tests.word_lists import forget


@pytest.fixture
def one_bad_line(tmp_path, monkeypatch):
    """All resources, with a first line that is no text in one list."""
    shutil.copytree(paths.resource(), tmp_path / "resources")
    file = tmp_path / "resources" / "lexicon" / "vi" / "titles.txt"
    file.write_bytes(b"\xff\xfe\xfd\n" + file.read_bytes())
    monkeypatch.setattr(paths, "_resource_root", lambda: tmp_path / "resources")
    forget()
    yield
    forget()


def test_a_list_that_cannot_be_read_is_named_and_the_keys_go_on(one_bad_line, opened, project_path, qtbot):
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.view.setFocus()
    qtbot.waitUntil(lambda: any("vi/titles.txt:1" in said for said in hand.said))
    hand.key("X")
    hand.key("F")
    assert hand.session.current_span.label == "figure"
    hand.open("Cầu sập")
    assert sum("vi/titles.txt" in said for said in hand.said) == 1
