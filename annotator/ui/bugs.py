"""What is known of an unexpected error while it is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Bug:
    """An error and how often it was: equal ones are of one kind and come from one place."""

    kind: str
    scrubbed: str
    whole: str
    """As a report has it: without and with the text that stands in its messages."""
    is_refusal: bool = False
    """A person can mend it, and was told how in a sentence: nothing went wrong in the program."""
    count: int = 1
    told: bool = False
    last: float = 0.0
