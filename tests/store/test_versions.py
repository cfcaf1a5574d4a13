"""The version of a row after one more change, as it stands in the file."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.versions import raised
from annotator.store.rows import to_json
from annotator.store.states import first_version, raised_alone

DEVICES = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(['"a":', "a", '\\"a":1', "b"])


@given(st.dictionaries(DEVICES, st.integers(1, 10**12), max_size=4), st.sampled_from(["a", "b", "0f3c"]))
@example({"a": 9, 'x"a":5': 1}, "a")
def test_a_version_is_raised_in_its_text_as_it_is_as_a_vector(vector: dict[str, int], device: str) -> None:
    assert raised_alone(to_json(vector), device) == to_json(raised(vector, device))


def test_a_new_row_was_changed_once() -> None:
    assert first_version("a") == '{"a":1}'
