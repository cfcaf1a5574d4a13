"""Web archives (.mhtml, .mht): a mail message whose main part is the page; everything beside that is left alone."""

from __future__ import annotations

import email
import email.errors
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats import html
from annotator.formats.encodings import Candidate
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.html import found_in
from annotator.formats.html_encoding import decode

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_MOST_PARTS = 20_000


def read(raw: bytes, choices: Choices) -> Iterator[Found]:
    """Yield the article of the main page of an archive; its encoding may be chosen. Raises Fault or TextError."""
    page = _page(raw)
    decoded = decode(page.content, chosen=choices.encoding, told=page.charset)
    yield found_in(decoded, raw, page.address)


def encodings_of(raw: bytes) -> list[Candidate]:
    """Return the encodings that the main page may have, as of a page that stands alone. Raises Fault."""
    return html.encodings_of(_page(raw).content)


class _Page(NamedTuple):
    """The main page of an archive, the encoding that it is told to have, and where it is from."""

    content: bytes
    charset: str
    address: str


def _page(raw: bytes) -> _Page:
    try:
        message = email.message_from_bytes(raw)
        part = _main(message)
        content = part.get_payload(decode=True)
    except (RecursionError, email.errors.MessageError, AssertionError, IndexError, TypeError, ValueError):
        raise Fault(QT_TRANSLATE_NOOP("errors", "this is no web archive that can be read; it may be damaged")) from None
    address = part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""
    return _Page(content if isinstance(content, bytes) else b"", str(part.get_content_charset() or ""), str(address))


def _main(message: Message) -> Message:
    """Return the part with the page: the one that `start` names, the one saved from the address, or the first."""
    pages: list[Message] = []
    for count, part in enumerate(message.walk()):
        if part.get_content_type() in _PAGES and not part.is_multipart():
            pages.append(part)
        if count > _MOST_PARTS:
            raise Fault(QT_TRANSLATE_NOOP("errors", "it has more parts than a web page can have"))
    if not pages:
        raise Fault(QT_TRANSLATE_NOOP("errors", "there is no web page in this web archive"))
    start = str(message.get_param("start") or "")
    address = str(message.get("Snapshot-Content-Location") or "")
    for part in pages:
        if start and str(part.get("Content-ID", "")).strip() == start.strip():
            return part
    return next((part for part in pages if address and str(part.get("Content-Location")) == address), pages[0])
