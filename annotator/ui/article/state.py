"""What the view shows beside text, zones and marks: it changes with every act and holds no fact of the project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.ui.article.parts import Box, LinkView


@dataclass(slots=True)
class State:
    """The current span and its links, open points, what was not saved, the mouse, hint letters, suggestions."""

    current: str = ""
    links: Sequence[LinkView] = ()
    open_points: frozenset[str] = frozenset()
    unsaved: str = ""
    reason: str = ""
    hovered: str = ""
    hover_chip: str = ""
    hinting: bool = False
    badges: Mapping[str, str] = field(default_factory=dict)
    lead: str = ""
    boxes: Sequence[Box] = ()
    selection: tuple[int, int] = (0, 0)
    preview: tuple[int, int] | None = None
    """Where the current span would lie while one of its handles is dragged."""
