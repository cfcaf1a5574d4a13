"""Why files could not be used, as lines in the language of the interface."""

from __future__ import annotations

from annotator.domain.printing import on_one_line
from annotator.services.files import Failure
from annotator.ui.i18n import sentence_of_failure


def failure_lines(failures: list[Failure]) -> list[str]:
    """Return a line for each failure."""
    return [sentence_of_failure(_name(failure), failure.line, failure.field, failure.error) for failure in failures]


def _name(failure: Failure) -> str:
    """Return the name of its file, with that of the part of a bundle."""
    return ", ".join(part for part in (on_one_line(failure.path.name), failure.member) if part)
