"""The words of one text: those of several syllables that are known, and the Unicode rules in the gaps between them."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.suggest import words
from annotator.suggest.extents import Extents
from annotator.suggest.words import Extent


class Words:
    """Where words lie in a text, in code points. `joined` are words of several syllables; none need be known.

    A joined word is one word whatever the Unicode rules say of its parts, and what lies between two of them is divided
    as if it stood alone. Every question is answered from the gap around a place, or the words beside it.
    """

    def __init__(self, text: str, joined: Iterable[Extent] = ()) -> None:
        self._text = text
        self.joined = joined if isinstance(joined, Extents) else Extents(joined)

    def token_at(self, place: int) -> Extent:
        """Return the word, or else the one character, that holds the character at `place`; nothing for a blank."""
        known = self.joined.holding(place)
        if known is not None:
            return known
        left, gap = self._gap(place)
        start, end = words.token_at(gap, place - left)
        return left + start, left + end

    def word_at(self, place: int) -> Extent:
        """Return the word at a place, or the one that ends there; else one character, or (place, place) in blanks."""
        here = self.token_at(place)
        if self._is_word(here) or place <= 0:
            return here
        before = self.token_at(place - 1)
        return before if before[1] == place and self._is_word(before) else here

    def next_word(self, place: int) -> int:
        """Return where the next word, quotation mark or bracket begins; the end of the text where there is none."""
        known = self.joined.holding(place)
        if known is None:
            left, gap = self._gap(place)
            return left + words.next_word(gap, place - left)
        left, gap = self._gap_after(known[1])
        return left + words.first_stop(gap)

    def next_word_end(self, place: int) -> int:
        """Return where this or the next word, mark or bracket ends; the end of the text where there is none."""
        known = self.joined.holding(place)
        if known is not None:
            return known[1]
        left, gap = self._gap(place)
        end = words.next_word_end(gap, place - left)
        if end < len(gap) or _last_end(gap) > place - left:
            return left + end
        following = self.joined.beginning_from(place)
        return following[1] if following else len(self._text)

    def previous_word(self, place: int) -> int:
        """Return where this or the word before it begins; 0 where there is none."""
        known = self.joined.holding(place - 1)
        if known is not None:
            return known[0]
        left, gap = self._gap(place)
        start = words.previous_word(gap, place - left)
        before = self.joined.ended_by(left)
        if start > 0 or before is None or words.first_stop(gap) == 0:
            return left + start
        return before[0]

    def previous_word_end(self, place: int) -> int:
        """Return where the word before the one that ends at or holds this place ends; 0 where there is none."""
        known = self.joined.holding(place - 1)
        if known is None:
            left, gap = self._gap(place)
            return left + words.previous_word_end(gap, place - left)
        left, gap = self._gap_before(known[0])
        return left + _last_end(gap)

    def moved(self, place: int, unit: str, step: int) -> int:
        """Return the place one unit (character, word, sentence, paragraph) on (1) or back (−1); see `words.moved`."""
        if unit != "word":
            return words.moved(self._text, place, unit, step)
        at_end = place > 0 and self.token_at(place - 1)[1] == place and not self._text[place - 1].isspace()
        if at_end:
            return self.next_word_end(place) if step > 0 else self.previous_word_end(place)
        return self.next_word(place) if step > 0 else self.previous_word(place)

    def _is_word(self, extent: Extent) -> bool:
        known = self.joined.holding(extent[0])
        return known is not None or words.is_word(self._text[slice(*extent)])

    def _gap(self, place: int) -> tuple[int, str]:
        """Return beginning and text of the gap around a place that no joined word goes across."""
        before, after = self.joined.ended_by(place), self.joined.beginning_from(place)
        left = before[1] if before else 0
        return left, self._text[left : after[0] if after else None]

    def _gap_after(self, place: int) -> tuple[int, str]:
        after = self.joined.beginning_from(place)
        return place, self._text[place : after[0] if after else None]

    def _gap_before(self, place: int) -> tuple[int, str]:
        before = self.joined.ended_by(place)
        left = before[1] if before else 0
        return left, self._text[left:place]


def _last_end(gap: str) -> int:
    """Return where the last word, mark or bracket of a gap ends; 0 where it has none."""
    last = gap[slice(*words.token_at(gap, len(gap) - 1))]
    return len(gap) if words.is_stop(last) else words.previous_word_end(gap, len(gap))
