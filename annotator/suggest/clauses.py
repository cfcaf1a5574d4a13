"""Phrases and clauses around a place, for growing a selection: word, phrase, clause or quotation, sentence.

Each holds the word at the place and lies within its sentence, and the phrase lies within the clause.
"""

from __future__ import annotations

from annotator.suggest.words import Extent


def phrase_at(text: str, place: int, lang: str) -> Extent:
    """Return the name at a place, else the run of words there between marks and function words; else `word_at`."""
    from annotator.suggest.speech import phrasing  # noqa: PLC0415 - the window starts without these rules

    return phrasing.phrase_at(text, place, lang)


def clause_at(text: str, place: int, lang: str) -> Extent:
    """Return the clause around a place, or a quotation that has no smaller one; else the sentence, else `word_at`."""
    from annotator.suggest.speech import phrasing  # noqa: PLC0415

    return phrasing.clause_at(text, place, lang)
