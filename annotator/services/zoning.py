"""What the program proposes for a text that has just come in: its zones, splits, and what its head says of it.

Nothing is stored here and nothing is decided: a person accepts, rejects or redraws. Pure, but for the word lists, which
are read once: those of the program, and those in the folder `lexicon/zones` beside the person's settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import derived_id
from annotator.domain.zone import APART, PROPOSED, Zone
from annotator.formats.text import language
from annotator.suggest.zones import reading, reasons
from annotator.suggest.zones.extents import extents

_LONG = QT_TRANSLATE_NOOP(
    "errors", "The text is far longer than an article: only its beginning and its end were looked at for zones."
)
_TELLING = 3000
"""Characters that tell the language; more cost time and tell no more."""


@dataclass(frozen=True, slots=True)
class SplitProposal:
    """Another article begins at code point `at`: the first character of its headline."""

    at: int
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a text says of itself; empty where it says nothing sure.

    `published` is ISO 8601 (date, or date and minutes, in the page's own time), from the head of the article only.
    `reasons` has for each field a sentence, also where it was left out: `reasons["published"]`.
    """

    title: str = ""
    source: str = ""
    published: str = ""
    lang: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preparation:
    """All that is proposed for one text. Zones come in the order of the text, are PROPOSED, and do not overlap.

    Reasons are English sentences marked for translation in the context "zones".
    """

    zones: list[Zone]
    splits: list[SplitProposal]
    metadata: Metadata
    remarks: tuple[UserError, ...] = ()
    """What a person should know of it: that only parts of the text were looked at."""


def proposed(article: Article) -> Preparation:
    """Propose zones, splits and metadata for an article; only its text and, where that tells nothing, its lang count.

    The ids of zones follow from article, place and kind, as those of zones that a person makes.
    """
    text = article.text
    parts = extents(text)
    read = reading.read(text, language(text[:_TELLING]) or article.lang, (own_lists(),), parts)
    zones = [
        Zone(
            id=derived_id("zone", article.id, found.start, found.end, found.kind),
            article_id=article.id,
            start=found.start,
            end=found.end,
            kind=found.kind,
            state=PROPOSED,
            reason=found.reason,
            confidence=found.confidence,
        )
        for found in read.zones
    ]
    splits = [SplitProposal(*split) for split in read.splits]
    return Preparation(zones, splits, _metadata(text, read), (UserError(_LONG),) if len(parts) > 1 else ())


def with_given(made: Preparation, article: Article) -> Preparation:
    """Return what is proposed with the title, source and date that a document itself gives in place of its text's."""
    given = {name: getattr(article, name) for name in ("title", "source", "published")}
    given = {name: value for name, value in given.items() if value.strip()}
    why = {**made.metadata.reasons, **dict.fromkeys(given, reasons.GIVEN)}
    return replace(made, metadata=replace(made.metadata, **given, reasons=why))


def own_lists() -> Path:
    """Return the folder of a person's own lists for zones, beside the settings; it need not exist."""
    return paths.config_dir() / "lexicon" / "zones"


def _metadata(text: str, read: reading.Read) -> Metadata:
    own = "\n".join(text[zone.start : zone.end] for zone in read.zones if zone.kind not in APART)
    lang = language(own[:_TELLING])
    why = {**read.said.reasons, **({"lang": reasons.LANGUAGE} if lang else {})}
    return Metadata(read.said.title, read.said.source, read.said.published, lang, why)
