"""What all detectors share: the lines of one text, what each is marked as so far, and how lines are told apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.suggest.zones.lines import Line
from annotator.suggest.zones.reasons import Mark
from annotator.suggest.zones.stamps import Stamp, stamp_of
from annotator.suggest.zones.strings import RELATIVE_TIMES, Hit, Strings

_RELATIVE_WORDS = 9
SENTENCE_TITLE = (25, 160)
"""Words and characters of a headline that ends with a full stop, at most."""


@dataclass(slots=True)
class Page:
    """A text on its way to zones; `marks` has what is known of a line by its number."""

    lines: list[Line]
    strings: Strings
    lang: str
    marks: dict[int, Mark] = field(default_factory=dict)
    hits: dict[int, Hit] = field(default_factory=dict)
    _stamps: dict[int, Stamp | None] = field(default_factory=dict)
    talked_about: dict[str, bool] = field(default_factory=dict)

    def is_free(self, number: int) -> bool:
        """Whether there is such a line, and nothing is known of it yet."""
        return 0 <= number < len(self.lines) and number not in self.marks

    def is_prose(self, number: int) -> bool:
        """Whether a line that is not marked reads like a paragraph."""
        return self.is_free(number) and self.lines[number].is_sentence

    def stamp(self, number: int) -> Stamp | None:
        """Return the date in a line, if it is made of one or holds one beside a few words."""
        if number not in self._stamps:
            self._stamps[number] = stamp_of(self.lines[number], self.strings, self.lang)
        return self._stamps[number]

    def is_date(self, number: int) -> bool:
        """Whether a line is a date with its year, or a date and a time, and nothing else."""
        stamp = self.stamp(number)
        return stamp is not None and stamp.is_whole and (stamp.day is not None or stamp.has_clock)

    def is_relative(self, number: int) -> bool:
        """Whether a line only says how long ago something was, a section's name before it at most."""
        line = self.lines[number]
        if line.count > _RELATIVE_WORDS or line.stops or not line.key:
            return False
        times = self.strings.lists[RELATIVE_TIMES]
        words = line.key.split()
        return any(times.find(" ".join(words[first:])) for first in range(min(5, len(words))))

    def prose_before(self, number: int) -> int:
        """Return how many unmarked paragraphs stand before a line; no more than five are counted."""
        found = 0
        for at in range(number - 1, -1, -1):
            found += self.is_prose(at)
            if found == 5:
                break
        return found

    def head_end(self) -> int:
        """Return the first paragraph that cannot be a headline with a full stop; the number of lines without one."""
        first = self.first_prose()
        if first < len(self.lines) and all(number in self.marks for number in range(first)):
            line = self.lines[first]
            if line.count <= SENTENCE_TITLE[0] and len(line.text) <= SENTENCE_TITLE[1]:
                return next((at for at in range(first + 1, len(self.lines)) if self.is_prose(at)), len(self.lines))
        return first

    def first_prose(self) -> int:
        """Return the first unmarked paragraph; the number of lines where there is none."""
        return next((at for at in range(len(self.lines)) if self.is_prose(at)), len(self.lines))

    def last_prose(self) -> int:
        """Return the last unmarked paragraph, or -1."""
        return next((at for at in range(len(self.lines) - 1, -1, -1) if self.is_prose(at)), -1)

    def mark(self, number: int, mark: Mark) -> None:
        """Say what a line is; what was said before stays."""
        self.marks.setdefault(number, mark)
