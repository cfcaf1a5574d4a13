"""What is said and denied: the content behind a cue or in a quotation, its cue and its speaker.

Content is what guidelines call a claim or a denial: without the cue and "rằng" or "that"; for a word of denial from
that word through what it denies; without the final stop. One for each cue or uninterrupted quotation; "and that …"
begins another. With reporting inside reporting the innermost alone counts; a claim inside a denial counts beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.suggest import lexicon, walking
from annotator.suggest.words import Extent

if TYPE_CHECKING:
    from annotator.suggest.speech.content import Content
    from annotator.suggest.speech.passage import Passage, Run


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported content in code points of the text.

    `cue` is the extent of the cue verb or noun; an empty one where the text has none (a quotation alone, "việc …").
    `form` is reported, direct or mixed. `denial` is sure; False says nothing. `speaker` is who says it, as `names`
    has it. `non_denial`: somebody did not deny it.
    """

    start: int
    end: int
    cue: Extent
    form: str
    denial: bool
    speaker: Extent | None
    non_denial: bool = False


def reported(text: str, lang: str, start: int = 0, end: int | None = None) -> list[Reported]:
    """Return the contents that lie from `start` to `end`, by their beginnings, an outer one before its inner ones."""
    return walking.within(text, start, end, lambda left, right: _in_passage(text, lang, left, right)[0])


def reported_at(text: str, place: int, lang: str, *, denial: bool | None = None) -> Reported | None:
    """Return the innermost content that holds a place or whose cue does, else the first after it in its sentence.

    `denial` True or False takes, of those that hold the place, one that denies or one that does not where there is one.
    """
    left, right = walking.passage_at(text, place)
    found, sentences = _in_passage(text, lang, left, right)
    around = [one for one in found if one.start <= place <= one.end or one.cue[0] <= place < one.cue[1]]
    fitting = [one for one in around if one.denial == denial] or around
    if fitting:
        # What ends at the place stands behind what holds it.
        return min(fitting, key=lambda one: (one.end == place, one.end - one.start))
    sentence = next((one for one in sentences if one[0] <= place <= one[1]), None)
    if sentence is None:
        return None
    after = [one for one in found if place <= _last_edge(one) and sentence[0] <= one.start and one.end <= sentence[1]]
    return min(after, key=lambda one: _first_after(one, place), default=None)


def next_reported(text: str, place: int, lang: str, step: int) -> Reported | None:
    """Return the first content that begins at or after a place (step 1), or the last that begins before it (step −1).

    A claim inside a denial begins after it: from a content, go on from its beginning + 1 to see it too.
    """
    return walking.next_found(text, place, step, lambda left, right: _in_passage(text, lang, left, right)[0])


def _in_passage(text: str, lang: str, left: int, right: int) -> tuple[list[Reported], list[Extent]]:
    from annotator.suggest.speech.contents import contents  # noqa: PLC0415 - the window starts without these rules

    passage, found = contents(text[left:right], lexicon.language_of(lang))
    return [_placed(passage, one, left) for one in found], list(_extents(passage, passage.sentences, left))


def _extents(passage: Passage, runs: Iterable[Run], left: int) -> Iterable[Extent]:
    for first, last in runs:
        start, end = passage.extent(first, last)
        yield left + start, left + end


def _placed(passage: Passage, content: Content, left: int) -> Reported:
    start, end = passage.extent(content.first, content.last)
    speaker = passage.extent(*content.speaker) if content.speaker else None
    return Reported(
        left + start,
        left + end,
        _cue_extent(passage, content, left),
        content.form,
        content.denial,
        (left + speaker[0], left + speaker[1]) if speaker else None,
        content.non_denial,
    )


def _cue_extent(passage: Passage, content: Content, left: int) -> Extent:
    first, last = content.cue
    if last > first:
        start, end = passage.extent(first, last)
        return left + start, left + end
    start = passage.tokens[content.first].start
    return left + start, left + start


def _last_edge(one: Reported) -> int:
    return max(one.start, one.cue[0])


def _first_after(one: Reported, place: int) -> int:
    return min(edge for edge in (one.start, one.cue[0]) if edge >= place)
