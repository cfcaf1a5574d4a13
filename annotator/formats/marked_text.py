"""A text that is put together from marked parts: what each part is becomes a proposed zone of the article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.article import Article, stored_text
from annotator.domain.ids import derived_id
from annotator.domain.record import LabelledRecord
from annotator.domain.zone import BOILERPLATE, PROPOSED, Zone
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.published import moment
from annotator.formats.text import headline, language

PUBLISHED_RAW = "published_raw"
"""Key in an article's `extra`: the date and time as it was written, where the stored one leaves something out."""
_LONGEST_HEADLINE = 160
_ENDS = (".", "…", ":", ";", ",")
PARAGRAPH, LINE = "\n\n", "\n"
"""What stands between two parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a part is, and how the file says so; `reason` is a sentence marked for translation in "zones"."""

    kind: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, or one line of a list or table; `before` is what parts it from the one before."""

    text: str
    mark: Mark | None = None
    before: str = PARAGRAPH


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a file says about its article beside the text.

    `title` is a headline that its text shows; `in_properties` is a title that stands in the file's properties alone.
    `published` is as the file writes it: its clock is kept as it stands, and the whole of it in PUBLISHED_RAW where it
    says more, such as a zone.
    """

    title: str = ""
    in_properties: str = ""
    source: str = ""
    published: str = ""
    lang: str = ""


def found_of(parts: Sequence[Part], known: Known, raw: bytes, remarks: Iterable[Fault] = ()) -> Found:
    """Return the article of the parts, with the zones that they propose.

    The text is the parts' texts in their order with nothing but blank lines between them. Raises TextError where
    there is nothing to read in it.
    """
    pieces: list[str] = []
    places: list[tuple[int, int, Mark]] = []
    at = 0
    for part in _storable(parts):
        if pieces:
            pieces.append(part.before)
            at += len(part.before)
        if part.mark is not None:
            places.append((at, at + len(part.text), part.mark))
        pieces.append(part.text)
        at += len(part.text)
    text = "".join(pieces)
    if stored_text(text) != text:  # each part is as it is stored; else the places would not hold
        raise ValueError(text[:80])
    when = moment(known.published)
    article = Article.from_text(
        text,
        title=known.title or _title(text, known.in_properties),
        source=known.source,
        published=when.iso,
        lang=lang_of(text, known.lang),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        extra={} if when.exact or not when.iso else {PUBLISHED_RAW: known.published},
    )
    zones = tuple(_zone(article, *place) for place in _joined(places, text))
    worked_out = frozenset({"lang"} if article.lang and article.lang == language(text) else ())
    return Found(record=LabelledRecord(article=article, zones=zones), remarks=tuple(remarks), worked_out=worked_out)


def _title(text: str, said: str) -> str:
    """Return the title of the properties where the text has it, or where its own first line is no headline."""
    first = headline(text)
    if said and said.casefold() in text.casefold():
        return said
    return first if len(first) <= _LONGEST_HEADLINE and not first.endswith(_ENDS) else said or first


def _storable(parts: Sequence[Part]) -> Sequence[Part]:
    """Return the parts without a byte order mark at the very beginning, which no text is stored with."""
    if not parts or not parts[0].text.startswith("\ufeff"):
        return parts
    first = replace(parts[0], text=parts[0].text[1:])
    return _storable([first, *parts[1:]] if first.text.strip() else parts[1:])


def lang_of(text: str, said: str) -> str:
    """Return the language that the words show, else the one that the file says (a BCP 47 tag; its first part)."""
    first = said.strip().replace("_", "-").split("-")[0].lower()
    return language(text) or (first if first.isascii() and first.isalpha() and len(first) in {2, 3} else "")


def _joined(places: list[tuple[int, int, Mark]], text: str) -> list[tuple[int, int, Mark]]:
    """Return the places, boilerplate with the same reason that follows one another as one."""
    joined: list[tuple[int, int, Mark]] = []
    for start, end, mark in places:
        if joined and mark.kind == BOILERPLATE and joined[-1][2] == mark and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end, mark)
        else:
            joined.append((start, end, mark))
    return joined


def _zone(article: Article, start: int, end: int, mark: Mark) -> Zone:
    return Zone(
        id=derived_id("zone", article.id, start, end, mark.kind),
        article_id=article.id,
        start=start,
        end=end,
        kind=mark.kind,
        state=PROPOSED,
        reason=mark.reason,
        confidence=mark.confidence,
    )
