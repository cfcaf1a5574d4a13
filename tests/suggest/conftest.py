"""Word lists that a test may change."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator import paths
from tests.word_lists import forget


@pytest.fixture
def own_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_anew: Callable[[], None]) -> Iterator[Path]:
    """A copy of the folder of word lists; what was read of the others is forgotten, before and after."""
    shutil.copytree(paths.resource("lexicon"), tmp_path / "lexicon")
    monkeypatch.setattr(paths, "_resource_root", lambda: tmp_path)
    read_anew()
    yield tmp_path / "lexicon"
    read_anew()


@pytest.fixture
def read_anew() -> Callable[[], None]:
    """An act that forgets whatever the readers keep, as a new start of the program does; the word model stays."""
    return forget
