"""What the panels of the review ask of a question, its choices and the places of spans; others make them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from annotator.domain.article import Json
from annotator.domain.disagreement import Disagreement, SpanOption


class Placed(NamedTuple):
    """A span that a link can begin or end at."""

    start: int
    end: int
    label: str


class LinkWay(Protocol):
    """One way to link: `domain.disagreement.LinkOption`."""

    @property
    def type(self) -> str:
        """The id of the link's type."""

    @property
    def source(self) -> str:
        """The place of the group that it starts from."""

    @property
    def targets(self) -> Sequence[str]:
        """The places of the groups that it goes to."""


class QuestionChoice(Protocol):
    """One choice of a question: an option, a link or a value."""

    @property
    def annotators(self) -> Sequence[str]:
        """The ids of those who chose it."""

    @property
    def option(self) -> SpanOption | None:
        """The spans, where spans are asked; where a field is asked, one of those that have the value."""

    @property
    def link(self) -> LinkWay | None:
        """The link, where links are asked."""

    @property
    def ends(self) -> Sequence[tuple[str, str]]:
        """The ids of the gold spans that the link would tie."""

    @property
    def value(self) -> Json:
        """The value, where a field is asked; None: it is not set."""


class Question(Protocol):
    """What is asked now: `domain.review_questions.Question`, its choices shuffled already."""

    @property
    def group(self) -> Disagreement:
        """The group it is about."""

    @property
    def field(self) -> str:
        """The id of the attribute that is asked, or empty."""

    @property
    def choices(self) -> Sequence[QuestionChoice]:
        """The choices, the first one for the key 1."""

    @property
    def nothing(self) -> Sequence[str]:
        """Who marked nothing."""

    @property
    def majority(self) -> int | None:
        """The place of the majority's choice."""
