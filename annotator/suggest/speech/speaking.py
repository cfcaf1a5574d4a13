"""A passage with its cues and with all names: those with a capital and whoever else speaks."""

from __future__ import annotations

from functools import lru_cache

from annotator.suggest import lexicon
from annotator.suggest.speech import naming
from annotator.suggest.speech.cueing import Cue, cues_of
from annotator.suggest.speech.passage import Passage, Run, read
from annotator.suggest.words import Extent

_POSSESSIVE = ("'s", "’s")


@lru_cache(maxsize=32)
def cued(text: str, lang: str) -> tuple[Passage, list[list[Cue]], list[Run]]:
    """Return a passage, the cues of each of its sentences, and its names as tokens. `lang` is "vi" or "en"."""
    passage = read(text, lang)
    passage.set_names(naming.named(passage))
    cues = [cues_of(passage, sentence) for sentence in passage.sentences]
    speaking = [cue.speaker for found in cues for cue in found if cue.speaker is not None]
    return passage, cues, _outermost(passage.names + speaking)


def in_passage(text: str, lang: str) -> list[Extent]:
    """Return the names of one passage, in its own offsets."""
    passage, _, found = cued(text, lexicon.language_of(lang))
    return [_without_possessive(passage, run) for run in found]


def _outermost(runs: list[Run]) -> list[Run]:
    found: list[Run] = []
    for run in sorted(set(runs), key=lambda run: (run[0], -run[1])):
        if not found or run[0] >= found[-1][1]:
            found.append(run)
        elif run[1] > found[-1][1] and run[1] - run[0] > found[-1][1] - found[-1][0]:
            found[-1] = run
    return found


def _without_possessive(passage: Passage, run: Run) -> Extent:
    start, end = passage.extent(*run)
    return (start, end - 2) if passage.text[start:end].endswith(_POSSESSIVE) and end - start > 2 else (start, end)
