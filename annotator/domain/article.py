"""An article: an immutable text with its metadata."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP, TextError
from annotator.domain.ids import article_id

Json = Any
"""A value that JSON can hold."""

ACTIVE, SPLIT = "active", "split"
ARTICLE_STATES = (ACTIVE, SPLIT)

NO_TEXT = QT_TRANSLATE_NOOP("errors", "there is no text in it")


def text_sha256(text: str) -> str:
    """Return the SHA-256 (hex) of the text as UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def stored_text(raw: str) -> str:
    r"""Return `raw` as it is stored: without a leading BOM and with `\n` for `\r\n` and `\r`; nothing else changes.

    Raises TextError for a text that cannot be stored or has nothing to read in it.
    """
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    check_text(text)
    return text


def check_text(text: str) -> None:
    """Raise TextError where a text has NUL characters, lone surrogates or nothing but blanks."""
    at = text.find("\0")
    if at >= 0:
        raise TextError(
            QT_TRANSLATE_NOOP("errors", "there is a NUL character at position {at}; is this a text file?"), at=at
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TextError(
            QT_TRANSLATE_NOOP("errors", "there is half a surrogate pair ({found}) at position {at}"),
            found=f"U+{ord(text[error.start]):04X}",
            at=error.start,
        ) from None
    if not text.strip():
        raise TextError(NO_TEXT)


def tag_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return tags as they are kept: in NFC, blanks single, none empty, none twice, sorted."""
    clean = {" ".join(unicodedata.normalize("NFC", name).split()) for name in names}
    return tuple(sorted(clean - {""}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text and what is known about it. `published` is ISO 8601 (date, or date and minutes), or empty.

    `tags` are as `tag_names` makes them.
    """

    id: str
    text: str
    sha256: str
    title: str = ""
    source: str = ""
    published: str = ""
    lang: str = ""
    external_id: str = ""
    raw_sha256: str = ""
    state: str = ACTIVE
    tags: tuple[str, ...] = ()
    extra: Mapping[str, Json] = field(default_factory=dict)

    @classmethod
    def from_text(cls, text: str, **known: Json) -> Article:
        """Make the article of a stored text; its id follows from the text alone."""
        sha256 = text_sha256(text)
        return cls(id=article_id(sha256), text=text, sha256=sha256, **known)
