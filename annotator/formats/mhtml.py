"""Web archives (.mhtml, .mht): a mail message whose main part is the page; everything beside that is left alone."""

from __future__ import annotations

import email
import email.errors
from collections.abc import Iterator
from email.message import Message

from annotator.domain.columns import Choices
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault
from annotator.formats.found import Found
from annotator.formats.html import found_in
from annotator.formats.html_encoding import decode

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_MOST_PARTS = 20_000


def read(raw: bytes, choices: Choices) -> Iterator[Found]:
    """Yield the article of the main page of an archive; its encoding may be chosen. Raises Fault or TextError."""
    try:
        message = email.message_from_bytes(raw)
        part = _main(message)
        page = part.get_payload(decode=True)
    except (RecursionError, email.errors.MessageError, AssertionError, IndexError, TypeError, ValueError):
        raise Fault(QT_TRANSLATE_NOOP("errors", "this is no web archive that can be read; it may be damaged")) from None
    charset = str(part.get_content_charset() or "")
    address = part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""
    content = page if isinstance(page, bytes) else b""
    yield found_in(decode(content, chosen=choices.encoding, told=charset), raw, str(address))


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
