"""Saved web pages: the article of a page as it stands there, with zones proposed by what the markup says."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.domain.columns import Choices
from annotator.formats import encodings, html_metadata
from annotator.formats.encodings import Candidate
from annotator.formats.found import Found
from annotator.formats.html_article import extent_of
from annotator.formats.html_blocks import page_of, parse
from annotator.formats.html_encoding import Decoded, decode
from annotator.formats.html_marks import mark_of
from annotator.formats.html_others import take_others
from annotator.formats.marked_text import Known, Part, found_of


def read(raw: bytes, choices: Choices) -> Iterator[Found]:
    """Yield the article of a page; its encoding may be chosen. Raises Fault or TextError."""
    yield found_in(decode(raw, chosen=choices.encoding), raw)


def encodings_of(raw: bytes) -> list[Candidate]:
    """Return the encodings that a page may have, each with what it shows then; none for damaged UTF-8. Raises Fault."""
    found = encodings.candidates(raw, _shown)
    if not found and encodings.looks_like_vni(raw):
        raise encodings.vni_fault()
    return found


def _shown(text: str) -> str:
    return "\n".join(block.text for block in page_of(parse(text)).blocks)


def found_in(decoded: Decoded, raw: bytes, address: str = "") -> Found:
    """Return the article of a page whose bytes are decoded; `raw` is its file, `address` where that says it is from."""
    page = page_of(parse(decoded.text))
    extent = extent_of(page)
    take_others(page, extent)
    says = html_metadata.Sayings(page.root)
    title = html_metadata.title(page, extent, says)
    parts = [
        Part(block.text, mark_of(block, at, extent, title), block.before)
        for at, block in enumerate(page.blocks)
        if extent.start <= at < extent.end
    ]
    known = Known(
        title=title,
        source=html_metadata.source(says, address),
        published=html_metadata.published(page, extent, says),
        lang=html_metadata.lang(page.root),
    )
    return found_of(parts, known, raw, decoded.remarks)
