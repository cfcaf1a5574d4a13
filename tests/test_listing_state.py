"""How a person arranged the list of spans, kept for each person and project."""

import json
from pathlib import Path

import pytest

from annotator.domain.listing import Listing
from annotator.settings import State


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.json"


@pytest.mark.parametrize("listing", [Listing("open"), Listing("label", frozenset({"claim", "x"}), only_open=True)])
def test_each_person_finds_their_own_in_each_project(file, listing):
    State.load(file).remember_listing("p", "mai", listing)
    again = State.load(file)
    assert again.listing("p", "mai") == listing
    assert again.listing("p", "lan") == again.listing("q", "mai") == Listing()


@pytest.mark.parametrize(
    "wrong", [3, {"p/mai": "x"}, {"p/mai": ["sideways", True]}, {"p/mai": ["label"]}, {"p/mai": ["label", 1]}]
)
def test_what_has_the_wrong_shape_is_the_order_of_the_text(file, wrong):
    file.write_text(json.dumps({"listings": wrong}))
    assert State.load(file).listing("p", "mai") == Listing()


def test_labels_that_are_no_texts_are_left_out(file):
    file.write_text(json.dumps({"listings": {"p/mai": ["open", False, "claim", 4, None]}}))
    assert State.load(file).listing("p", "mai") == Listing("open", frozenset({"claim"}))
