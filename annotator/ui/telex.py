"""Reads back the keys that a Vietnamese input method has composed into letters (UniKey, EVKey and their like).

Such a program sits in the keyboard and knows nothing of widgets: after the keys A and F the widget gets A, Backspace,
à. It takes letters back by Backspaces and types them again with a mark on one. The key that was really pressed is the
one that the mark stands for in Telex. Where no Backspace came the letter stands for itself or, like ư for W, for the
one key that makes it alone.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field

_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0306": "w", "\u031b": "w"}  # breve, horn
_CIRCUMFLEX = "\u0302"
_STROKE = "\u0335"  # stands here for the stroke of đ, which Unicode does not take apart
_LONGEST = 16
BURST = 80
"""Milliseconds in which all that one key press makes arrives; nobody types a letter so soon after a Backspace."""


def _apart(letter: str) -> str:
    """Return a letter as base and marks, in lower case."""
    low = letter.lower()
    return "d" + _STROKE if low == "đ" else unicodedata.normalize("NFD", low)


def is_composed(text: str) -> bool:
    """Tell whether a key event's text is one letter with Vietnamese marks."""
    return len(text) == 1 and len(_apart(text)) > 1 and _apart(text)[0].isascii()


def key_of(text: str) -> str:
    """Return the Telex key that a composed letter stands for where nothing is known of the letters before it."""
    return _keys_for(Counter(_apart(text)[1:]), text)


def _keys_for(marks: Counter[str], letter: str) -> str:
    for mark in marks:
        if mark in _TONES:
            return _TONES[mark]
    for mark in marks:
        if mark in _SHAPES:
            return _SHAPES[mark]
        if mark == _CIRCUMFLEX:
            return _apart(letter)[0]
        if mark == _STROKE:
            return "d"
    return ""


@dataclass
class TelexReader:
    """Follows what arrives, letter by letter; says which key each stands for.

    `letter` returns None where the letter is an ordinary key press, else the key to read instead: a small Latin letter,
    or an empty text where the letter only repeats what stood there.
    """

    _shown: list[str] = field(default_factory=list)
    _taken: list[str] = field(default_factory=list)
    _again: list[str] = field(default_factory=list)
    _since: int = 0

    def backspace(self, at: int) -> None:
        """Take in a Backspace that came at a time in ms."""
        if self._again or at - self._since > BURST:
            self._taken.clear()
            self._again.clear()
        self._since = at
        self._taken.insert(0, self._shown.pop() if self._shown else "")

    def other(self) -> None:
        """Take in a key that is no letter: the word is over."""
        self._shown.clear()
        self._taken.clear()
        self._again.clear()

    def letter(self, text: str, at: int) -> str | None:
        """Take in a letter that came at a time in ms; return which key it stands for, None: for itself."""
        if self._taken and at - self._since > BURST:
            self._taken.clear()
            self._again.clear()
        self._shown = [*self._shown, text][-_LONGEST:]
        if not self._taken:
            return key_of(text) if is_composed(text) else None
        self._again.append(text)
        if len(self._again) < len(self._taken):
            return ""
        key = self._added()
        self._taken.clear()
        self._again.clear()
        return key

    def _added(self) -> str:
        """Return the key that made the letters typed again of those taken back; "" where a mark moved or went."""
        before = Counter(mark for letter in self._taken for mark in _apart(letter)[1:] if letter)
        after = Counter(mark for letter in self._again for mark in _apart(letter)[1:])
        if "" in self._taken:  # letters from before this reader saw any
            return next((key_of(letter) for letter in reversed(self._again) if is_composed(letter)), "")
        for letter in self._again:
            marks = Counter(mark for mark in _apart(letter)[1:] if after[mark] > before[mark])
            if marks:
                return _keys_for(marks, letter)
        return ""
