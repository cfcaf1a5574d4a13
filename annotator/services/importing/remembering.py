"""Which column held what at the last import of such a table: remembered for the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from annotator.domain.columns import Choices
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.questions import BY_NAMES, ColumnsQuestion
from annotator.settings import State


def remembered(state: State) -> Mapping[frozenset[str], Choices]:
    """Return what is known of tables, for `ImportChoices.columns`."""
    return state.columns()


def remember(state: State, planned: ImportPlan) -> None:
    """Keep what a person answered about columns; encodings, sheets and delimiters are a file's own. Raises UserError."""
    for question in planned.questions:
        if isinstance(question, ColumnsQuestion) and question.answer and question.answered != BY_NAMES:
            kept = replace(Choices(), mapping=question.answer, day_first=question.read_as.day_first)
            if state.columns().get(question.names) != kept:
                state.remember_columns(question.names, kept)
