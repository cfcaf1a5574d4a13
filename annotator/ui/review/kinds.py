"""Kinds of disagreements in words: their names and the questions that they put."""

from __future__ import annotations

from annotator.domain import disagreement as d
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.i18n import translated
from annotator.ui.review.parts import AGAIN, AGREED, SAMPLE, SUGGESTED

_NAMES = {
    d.POLARITY: QT_TRANSLATE_NOOP("review", "Polarity"),
    d.LABEL: QT_TRANSLATE_NOOP("review", "Label"),
    d.VALUE: QT_TRANSLATE_NOOP("review", "Value"),
    d.MISSING: QT_TRANSLATE_NOOP("review", "Missing"),
    d.SPLIT: QT_TRANSLATE_NOOP("review", "Split"),
    d.BOUNDARY: QT_TRANSLATE_NOOP("review", "Boundary"),
    d.ATTRIBUTE: QT_TRANSLATE_NOOP("review", "Attribute"),
    d.LINK_MISSING: QT_TRANSLATE_NOOP("review", "Missing link"),
    d.LINK_TARGET: QT_TRANSLATE_NOOP("review", "Target of a link"),
    d.LINK_TYPE: QT_TRANSLATE_NOOP("review", "Kind of link"),
    AGREED: QT_TRANSLATE_NOOP("review", "Agreed"),
    SUGGESTED: QT_TRANSLATE_NOOP("review", "Agreed on one suggestion"),
    SAMPLE: QT_TRANSLATE_NOOP("review", "Sample of what is agreed"),
    AGAIN: QT_TRANSLATE_NOOP("review", "Links to ask again"),
}
_QUESTIONS = {
    d.POLARITY: QT_TRANSLATE_NOOP("review", "a claim or a denial?"),
    d.LABEL: QT_TRANSLATE_NOOP("review", "which label?"),
    d.VALUE: QT_TRANSLATE_NOOP("review", "which value?"),
    d.MISSING: QT_TRANSLATE_NOOP("review", "is there something here?"),
    d.SPLIT: QT_TRANSLATE_NOOP("review", "one span or several?"),
    d.BOUNDARY: QT_TRANSLATE_NOOP("review", "where does it begin and end?"),
    d.ATTRIBUTE: QT_TRANSLATE_NOOP("review", "which attributes?"),
    d.LINK_MISSING: QT_TRANSLATE_NOOP("review", "is there a link?"),
    d.LINK_TARGET: QT_TRANSLATE_NOOP("review", "a link to where?"),
    d.LINK_TYPE: QT_TRANSLATE_NOOP("review", "a link of which kind?"),
    AGREED: QT_TRANSLATE_NOOP("review", "is it right?"),
    SUGGESTED: QT_TRANSLATE_NOOP("review", "is the suggestion right?"),
    SAMPLE: QT_TRANSLATE_NOOP("review", "is it right?"),
    AGAIN: QT_TRANSLATE_NOOP("review", "which of them?"),
}


def kind_name(kind: str) -> str:
    """Return a kind's name in the interface's language."""
    return translated("review", _NAMES[kind]) if kind in _NAMES else kind


def question_of(kind: str) -> str:
    """Return what a kind of disagreement asks, in the interface's language."""
    return translated("review", _QUESTIONS[kind]) if kind in _QUESTIONS else ""
