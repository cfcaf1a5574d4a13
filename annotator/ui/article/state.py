"""What the view shows beside text, zones and marks: it changes with every act and holds no fact of the project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.ui.article.parts import Box, LinkView, Proposal, ReviewMarks


@dataclass(slots=True)
class State:
    """The current span, its chip and links, open points, what was not saved, the mouse, hint letters, what is offered.

    `hits` are places found, in order, of which number `hit` is the current one.
    """

    current: str = ""
    links: Sequence[LinkView] = ()
    open_points: set[str] = field(default_factory=set)
    unsaved: Sequence[Box] = ()
    reasons: tuple[str, ...] = ()
    """Why that was not saved, and the same in a word or two."""
    hovered: str = ""
    hover_chip: str = ""
    chip: str = ""
    hinting: bool = False
    badges: Mapping[str, str] = field(default_factory=dict)
    lead: str = ""
    boxes: Sequence[Box] = ()
    ghost: Box | None = None
    """What stood there once: hollow, as nothing is marked there now."""
    hits: Sequence[tuple[int, int]] = ()
    hit: int | None = None
    proposal: Proposal | None = None
    selection: tuple[int, int] = (0, 0)
    preview: tuple[int, int] | None = None
    """Where the current span would lie while one of its handles is dragged."""
    review: ReviewMarks | None = None
    """The place under review; the marks are what is agreed then."""

    @property
    def reaches_far(self) -> bool:
        """Whether what is painted in one line depends on all that is in sight."""
        linked = bool(self.links) or self.proposal is not None or (self.review is not None and bool(self.review.links))
        return linked or self.hinting
