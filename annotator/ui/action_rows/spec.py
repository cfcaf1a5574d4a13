"""What a row of the actions table says, and where the keys of an action can work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QKeySequence

Standard = QKeySequence.StandardKey


class Context(Enum):
    """Where an action's keys work. Keys of `TEXT` need the focus in the article; those after `EVERYWHERE` are modes."""

    TEXT = "text"
    EVERYWHERE = "everywhere"
    HINTS = "hints"
    BOUNDARIES = "boundaries"
    REVIEW = "review"


MODES = (Context.HINTS, Context.BOUNDARIES, Context.REVIEW)


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing a person can do. `text` is marked for translation; keys are portable key texts or standard keys."""

    id: str
    text: str
    keys: tuple[str | Standard, ...] = ()
    context: Context = Context.EVERYWHERE
    menu: str = ""
    checkable: bool = False

    @property
    def number(self) -> str:
        """The number at the end of the id, of one of a series; else the last word of it."""
        return self.id.rpartition(".")[2]

    def sequences(self) -> list[QKeySequence]:
        """Return the keys on this platform, each once."""
        found: dict[str, QKeySequence] = {}
        for key in self.keys:
            bound = QKeySequence.keyBindings(key) if isinstance(key, Standard) else [QKeySequence(key)]
            for sequence in bound:
                found.setdefault(sequence.toString(QKeySequence.SequenceFormat.PortableText), sequence)
        return list(found.values())
