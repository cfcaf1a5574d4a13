"""Every text against its fingerprint, and what lies on it against the text: one article in memory at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from annotator.domain.errors import UserError
from annotator.domain.ids import article_id
from annotator.domain.scheme import RANGE, Scheme
from annotator.store.soundness import kinds
from annotator.store.soundness.about import schemes
from annotator.store.soundness.looking import Following, Look, parsed
from annotator.store.soundness.tally import Spot

_SPANS = (
    'SELECT article, id, annotator, "start", "end", label, quote, attributes, extra, scheme_version, deleted FROM span'
    ' ORDER BY article, annotator, deleted, "start"'
)
_ZONES = 'SELECT article, id, NULL, "start", "end" FROM zone ORDER BY article'
_REJECTIONS = 'SELECT article, id, annotator, "start", "end" FROM rejection ORDER BY article'


def check_texts(look: Look) -> None:
    """Go through all articles, by number, and through all that lies on them at the same time."""
    on = _OnText(look)
    texts = Following(look.rows("SELECT article, text FROM article_text ORDER BY article"))
    tags = "tags" if look.has_search else "'[]'"
    for number, *known in look.rows(
        f"SELECT n, id, sha256, length, extra, {tags} FROM article ORDER BY n"  # noqa: S608  names of ours
    ):
        text = next((row[1] for row in texts.of(number)), None)
        if text is None:
            look.tally.add(kinds.NO_TEXT, Spot("article", known[0], number))
        else:
            _article(look, number, known, text)
        on.check(number, text)
    loose = "SELECT article FROM article_text WHERE article NOT IN (SELECT n FROM article) ORDER BY article"
    for (number,) in look.rows(loose):
        look.tally.add(kinds.LOOSE_TEXT, Spot("article_text", "", number))


def _article(look: Look, number: int, known: list[Any], text: str) -> None:
    own_id, sha256, length, extra, tags = known
    found = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    is_own = article_id(found) == own_id, found == sha256
    if not all(is_own):
        look.tally.add(kinds.FINGERPRINT if any(is_own) else kinds.TEXT, Spot("article", own_id, number))
    if length != len(text):
        look.tally.add(kinds.LENGTH, Spot("article", own_id, number, values=(len(text),)))
    if not isinstance(parsed(extra), dict) or not isinstance(parsed(tags), list):
        look.tally.add(kinds.CONTENT, Spot("article", own_id, number))


class _OnText:
    """Checks what lies on the texts: spans against their quotes and the scheme, zones and rejections by their place."""

    def __init__(self, look: Look) -> None:
        self._tally = look.tally
        self._schemes = schemes(look)
        self._spans = Following(look.rows(_SPANS))
        self._placed = [
            (row, Following(look.rows(query))) for row, query in (("zone", _ZONES), ("rejection", _REJECTIONS))
        ]
        self._is_marked = lru_cache(maxsize=4096)(self._told_of_marking)

    def check(self, number: int, text: str | None) -> None:
        """Check what lies on one article; where its text is not there only what does not need it."""
        for span in self._spans.of(number):
            self._span(span, text)
        for row, following in self._placed:
            for _, row_id, annotator, start, end in following.of(number):
                if text is not None and not 0 <= start < end <= len(text):
                    self._tally.add(kinds.PLACE, Spot(row, row_id, number, annotator, start, end))

    def _span(self, span: tuple[Any, ...], text: str | None) -> None:
        number, row_id, annotator, start, end, label, quote, attributes, extra, version, gone = span
        spot = Spot("span", row_id, number, annotator, start, end, quote)
        if text is not None and not (0 <= start < end <= len(text) and text[start:end] == quote):
            self._tally.add(kinds.GONE_QUOTE if gone else kinds.QUOTE, spot)
        kind, ranges = self._is_marked(version, label, attributes)
        if not kind and text is not None and any(place["end"] > len(text) for place in ranges):
            kind = kinds.ATTRIBUTES
        if kind and not (gone and kind != kinds.CONTENT):
            self._tally.add(kind, spot)
        if extra != "{}" and not isinstance(parsed(extra), dict):
            self._tally.add(kinds.CONTENT, spot)

    def _told_of_marking(self, version: int, label: str, stored: str) -> tuple[str, tuple[Mapping[str, int], ...]]:
        """Return what is wrong with a label and its attributes ("" for nothing), and the places among these.

        They are right where they fit the version of the scheme that they were made under, or the newest.
        """
        attributes = parsed(stored)
        if not isinstance(attributes, dict):
            return kinds.CONTENT, ()
        known = [self._schemes[at] for at in (version, max(self._schemes, default=0)) if at in self._schemes]
        with_label = [scheme for scheme in known if scheme.label(label) is not None]
        if known and not with_label:
            return kinds.LABEL, ()
        fitting = [scheme for scheme in with_label if _takes(scheme, label, attributes)]
        if known and not fitting:
            return kinds.ATTRIBUTES, ()
        return "", _ranges(fitting[0], label, attributes) if fitting else ()


def _takes(scheme: Scheme, label: str, attributes: Mapping[str, Any]) -> bool:
    try:
        scheme.check_attributes(label, attributes)
    except UserError:
        return False
    return True


def _ranges(scheme: Scheme, label: str, attributes: Mapping[str, Any]) -> tuple[Mapping[str, int], ...]:
    known = scheme.label(label)
    places = {attribute.id for attribute in known.attributes if attribute.type == RANGE} if known else set()
    return tuple(attributes[name] for name in places & attributes.keys())
