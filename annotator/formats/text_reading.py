"""Text files in any of the encodings that can be chosen: one file is one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.article import Article, stored_text
from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP, TextError
from annotator.domain.record import LabelledRecord
from annotator.formats import encodings
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.notes import Bad
from annotator.formats.text import MAX_BYTES, MEGABYTE, article_of, headline, language

_NOTHING = Choices()


def read(source: Path | bytes, choices: Choices = _NOTHING, *, bad: Bad | None = None) -> Iterator[Found]:
    """Yield the one article of a text file; UTF-8 unless another encoding was chosen. Raises Fault, OSError."""
    del bad  # there are no rows
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > MAX_BYTES:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "it has {size} MB; a text file of one article has at most {limit} MB"),
            size=round(size / MEGABYTE),
            limit=MAX_BYTES // MEGABYTE,
        )
    raw = source if isinstance(source, bytes) else source.read_bytes()
    yield Found(record=LabelledRecord(article=_article(raw, choices.encoding)))


def _article(raw: bytes, encoding: str) -> Article:
    if encoding in ("", encodings.UTF8):
        return article_of(raw)
    decoded = encodings.decode(raw, encoding)
    try:
        text = stored_text(decoded)
    except TextError as error:
        nul = decoded.find("\0")
        raise Fault.of(error).on(decoded.count("\n", 0, nul) + 1 if nul >= 0 else 0) from None
    return Article.from_text(
        text, title=headline(text), lang=language(text), raw_sha256=hashlib.sha256(raw).hexdigest()
    )
