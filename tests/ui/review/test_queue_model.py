"""Rows of the queue that come and go: headings, counts and places are those of rows that were all made anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.panels.long_rows import LongRowView
from annotator.ui.review.parts import DECIDED, HARM, OPEN, READING, GroupRow
from annotator.ui.review.queue_model import Heading, QueueModel

rows = st.builds(
    lambda kind, state, article: GroupRow("", kind, "words", state, article),
    st.sampled_from(["label", "value"]),
    st.sampled_from([OPEN, DECIDED]),
    st.sampled_from(["One", "Other"]),
)
steps = st.lists(st.one_of(st.tuples(st.just("gone"), st.integers(0, 99)), st.tuples(rows, st.integers(0, 99))))


def standing(model: QueueModel) -> list[GroupRow | tuple[str, int] | None]:
    """What stands in each row, as the views are told that there are."""
    entries = [model.entry(row) for row in range(model.rowCount())]
    return [(entry.key, entry.left) if isinstance(entry, Heading) else entry for entry in entries]


@given(first=st.lists(rows, max_size=6), steps=steps, order=st.sampled_from([HARM, READING]))
def test_rows_that_come_and_go_stand_as_if_all_were_made_anew(qapp, first, steps, order):
    groups = [row._replace(place=f"g{number}") for number, row in enumerate(first)]
    model, anew = QueueModel(str), QueueModel(str)
    model.set_rows(groups, order)
    view = LongRowView(follows=False)  # it asks while rows come and go
    view.setModel(model)
    for number, (row, at) in enumerate(steps):
        if isinstance(row, GroupRow):
            groups.insert(place := at % (len(groups) + 1), row._replace(place=f"s{number}"))
            model.change_rows([], [(place, groups[place])])
        elif groups:
            del groups[place := at % len(groups)]
            model.change_rows([place], [])
        anew.set_rows(groups, order)
        assert standing(model) == standing(anew)
        assert [model.row_of(group.place) for group in groups] == [anew.row_of(group.place) for group in groups]


def test_rows_that_are_told_of_together_stand_there_too(qapp):
    model = QueueModel(str)
    model.set_rows([GroupRow("a", "label", "words")], HARM)
    model.change_rows([], [(1, GroupRow("b", "value", "words"))], told=False)
    assert model.rowCount() == 2
    model.tell()
    assert standing(model)[2:] == [("value", 1), GroupRow("b", "value", "words")]
