"""Why a number is undefined, or its interval missing or rough: sentences marked for translation."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP

NOTHING_MARKED = QT_TRANSLATE_NOOP("agreement", "undefined, because nobody marked anything here")
NOBODY_TWO = QT_TRANSLATE_NOOP(
    "agreement", "undefined, because no article was finished by two people under one version of scheme and guidelines"
)
NOTHING_OF_ONE = QT_TRANSLATE_NOOP("agreement", "undefined, because this person marked nothing here")
NOTHING_MATCHED = QT_TRANSLATE_NOOP("agreement", "undefined, because no spans of two people match here")
NO_PROPOSITION = QT_TRANSLATE_NOOP(
    "agreement", "undefined, because no spans match whose labels could be turned into each other"
)
NO_VARIATION = QT_TRANSLATE_NOOP("agreement", "undefined, because everything compared here has one and the same value")
NO_VALUES = QT_TRANSLATE_NOOP("agreement", "undefined, because no matched spans have a value here")
CLUSTERS = QT_TRANSLATE_NOOP(
    "agreement", "undefined, because names are compared as clusters, which have no values to expect by chance"
)
NO_LINKS = QT_TRANSLATE_NOOP("agreement", "undefined, because nobody linked anything here")
NO_TIED_LINKS = QT_TRANSLATE_NOOP("agreement", "undefined, because no link has both ends among the matched spans")

TOO_FEW = QT_TRANSLATE_NOOP("agreement", "no interval: too few articles ({articles}, at least {least} are needed)")
ROUGH = QT_TRANSLATE_NOOP("agreement", "rough interval: {articles} articles, fewer than {least}")
PARTLY = QT_TRANSLATE_NOOP("agreement", "undefined in {undefined} of {resamples} resamples, which were left out")
SOME_PAIRS = QT_TRANSLATE_NOOP("agreement", "mean over {defined} of {pairs} pairs; it is undefined for the others")
LEFT_OUT = QT_TRANSLATE_NOOP(
    "agreement",
    "articles finished by two people and left out, because under their versions of scheme or guidelines something else"
    " was to be marked: {articles}",
)
