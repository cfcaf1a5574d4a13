"""Which column held what at the last import of such a table: remembered for the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotator.domain.columns import Choices
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.questions import BY_NAMES, ColumnsQuestion
from annotator.settings import State


class Remembered(Mapping[frozenset[str], Choices]):
    """How tables are read, for `ImportChoices.columns`; what is remembered is only looked up, never gone through."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __getitem__(self, names: frozenset[str]) -> Choices:
        """Return how tables with these columns are read. KeyError: that is not known."""
        found = self._state.columns(names)
        if found is None:
            raise KeyError(names)
        return found

    def __iter__(self) -> Iterator[frozenset[str]]:
        """Yield nothing: which columns they are is not kept, only what stands for them."""
        return iter(())

    def __len__(self) -> int:
        """Return 0, as there is nothing to go through."""
        return 0


def remember(state: State, planned: ImportPlan) -> None:
    """Keep what a person answered about columns; encodings and sheets are a file's own. Raises UserError."""
    for question in planned.questions:
        if isinstance(question, ColumnsQuestion) and question.answer and question.answered != BY_NAMES:
            kept = Choices(mapping=question.answer, day_first=question.read_as.day_first)
            if state.columns(question.names) != kept:
                state.remember_columns(question.names, kept)
