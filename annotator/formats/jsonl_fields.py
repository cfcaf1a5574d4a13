"""Fields of a parsed JSON line, each checked for its type; a wrong one is a Fault at its field."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.domain.article import Json, check_text, stored_text, tag_names, text_sha256
from annotator.domain.errors import QT_TRANSLATE_NOOP, RecordError, TextError
from annotator.domain.ids import article_id, is_uuid
from annotator.domain.record import Stamp
from annotator.domain.span import check_note
from annotator.formats.fault import Fault, found
from annotator.formats.text import decode_utf8

MAX_DEPTH = 100
"""Levels of lists and objects in a value that is kept as it is."""

MAX_NUMBER = 2**31 - 1
"""Versions, positions and counts; offsets are bounded by their text."""

_UNFIT_ESCAPE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_UNFIT = re.compile("[\0\ud800-\udfff]")
_SHA256 = re.compile("[0-9a-f]{64}")

Source = Mapping[str, Json]

_NOTHING: Source = {}

_NO_VALUE = QT_TRANSLATE_NOOP("errors", "this is not JSON: there is no value at column {column}")
_NOT_JSON = {
    "Expecting property name enclosed in double quotes": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: a key in double quotation marks is missing at column {column}"
    ),
    "Expecting ':' delimiter": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: the colon behind a key is missing at column {column}"
    ),
    "Expecting ',' delimiter": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: a comma or the closing bracket is missing at column {column}"
    ),
    "Unterminated string starting at": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: the text that begins at column {column} is not closed"
    ),
    "Invalid control character at": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: there is a control character inside a text at column {column}"
    ),
    "Invalid \\escape": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: what follows the backslash at column {column} means nothing"
    ),
    "Invalid \\uXXXX escape": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: what follows the backslash at column {column} means nothing"
    ),
    "Extra data": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: something stands behind the end of the record at column {column}"
    ),
    "Illegal trailing comma before end of object": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: there is a comma too many at column {column}"
    ),
    "Illegal trailing comma before end of array": QT_TRANSLATE_NOOP(
        "errors", "this is not JSON: there is a comma too many at column {column}"
    ),
}
"""By what Python's parser says."""
_CONTROL = "Invalid control character at"
_ENDS_IN_TEXT = QT_TRANSLATE_NOOP("errors", "this is not JSON: the line ends in the middle of a text; is it complete?")


def parsed(line: bytes, offset: int = 0) -> Source:
    """Return the object of a line that begins at a byte of its file.

    Raises Fault where it is not UTF-8, not JSON, no object, or has an object with one key twice: of two values one
    would be lost without a word.
    """
    try:
        value = _DECODER.decode(decode_utf8(line, offset))
    except json.JSONDecodeError as error:
        if error.msg == _CONTROL and not error.doc[error.pos :].strip():
            raise Fault(_ENDS_IN_TEXT) from None
        raise Fault(_NOT_JSON.get(error.msg, _NO_VALUE), column=error.colno) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # after the ones above: a whole number of more digits than Python reads
        raise Fault(QT_TRANSLATE_NOOP("errors", "this is not JSON: a number has too many digits")) from None
    if type(value) is not dict:
        raise Fault(QT_TRANSLATE_NOOP("errors", "expected an object, found {found}"), found=found(value))
    if b"\\u" in line and _UNFIT_ESCAPE.search(line):
        check_kept(value)
    return value


def _no_number(literal: str) -> float:
    raise Fault(QT_TRANSLATE_NOOP("errors", "this is not JSON: {found} is no number of JSON"), found=literal)


def _finite(literal: str) -> float:
    value = float(literal)
    return value if math.isfinite(value) else _no_number(literal)


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """Return an object. Looking for keys that come twice costs a tenth of the time of parsing."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            break
        seen.add(key)
    raise Fault(QT_TRANSLATE_NOOP("errors", "the key {key} stands twice in one object; keep one"), key=found(key))


_DECODER = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite, object_pairs_hook=_object)


def _too_deep() -> Fault:
    return Fault(
        QT_TRANSLATE_NOOP("errors", "it is nested more than {limit} levels deep; nothing reads that"), limit=MAX_DEPTH
    )


def check_kept(value: Json, field: str = "", depth: int = 0) -> None:
    """Raise Fault where a value has strings that cannot be stored, or is nested too deeply."""
    if type(value) is str:
        _check_string(value, field)
    elif depth > MAX_DEPTH:
        raise _too_deep().inside(field.partition(".")[0].partition("[")[0])
    elif type(value) is list:
        for at, item in enumerate(value):
            check_kept(item, f"{field}[{at}]", depth + 1)
    elif type(value) is dict:
        for key, item in value.items():
            _check_string(key, field)
            check_kept(item, f"{field}.{key}" if field else key, depth + 1)


def _check_string(value: str, field: str) -> None:
    if _UNFIT.search(value):
        try:
            check_text(value)
        except TextError as error:
            raise Fault.of(error, field) from None


def unknown_keys(source: Source, known: frozenset[str]) -> Source:
    """Return the keys that the format does not have, with their values, checked: they are kept and come out again."""
    if source.keys() <= known:
        return {}
    kept = {key: value for key, value in source.items() if key not in known}
    check_kept(kept)
    return kept


def demand(source: Source, keys: Sequence[str]) -> None:
    """Raise Fault unless every key is there and the keys come in this order."""
    require(source, keys)
    if [key for key in source if key in keys] != list(keys):
        raise Fault(QT_TRANSLATE_NOOP("errors", "the keys do not come in the order of the format"))


def require(source: Source, keys: Sequence[str]) -> None:
    """Raise Fault unless every key is there."""
    for key in keys:
        if key not in source:
            raise _missing().inside(key)


def _missing() -> Fault:
    return Fault(QT_TRANSLATE_NOOP("errors", "it is missing"))


# The two that are called for each field of each span look at the good case first.


def string(source: Source, key: str, default: str | None = "") -> str:
    """Return a text; `default` where the key is missing, a Fault where that is None."""
    value = source.get(key, default)
    if type(value) is str:
        return value
    if key not in source:
        raise _missing().inside(key)
    raise Fault(QT_TRANSLATE_NOOP("errors", "expected text, found {found}"), found=found(value)).inside(key)


def note(source: Source) -> str:
    """Return a note, empty where there is none; a Fault for one that is too long to be kept."""
    value = string(source, "note")
    try:
        check_note(value)
    except RecordError as error:
        raise Fault.of(error, "note") from None
    return value


def whole(source: Source, key: str) -> int:
    """Return a whole number that must be there; true and 1.0 are none."""
    value = source.get(key)
    if type(value) is int and abs(value) <= MAX_NUMBER:
        return value
    if key not in source:
        raise _missing().inside(key)
    raise Fault(QT_TRANSLATE_NOOP("errors", "expected a whole number, found {found}"), found=found(value)).inside(key)


def flag(source: Source, key: str) -> bool:
    """Return true or false; false where the key is missing."""
    value = source.get(key, False)
    if type(value) is bool:
        return value
    raise Fault(QT_TRANSLATE_NOOP("errors", "expected true or false, found {found}"), found=found(value)).inside(key)


def one_of(source: Source, key: str, known: Sequence[str], default: str | None) -> str:
    """Return one of the known words; where the key is missing `default`, or a Fault where that is None."""
    value = string(source, key, default)
    if value not in known:
        raise unknown_word(value, known).inside(key)
    return value


def unknown_word(value: str, known: Sequence[str]) -> Fault:
    """Return the fault of a word that is none of the known ones."""
    return Fault(
        QT_TRANSLATE_NOOP("errors", "expected {known}, found {found}"), known=" / ".join(known), found=found(value)
    )


def uuid(source: Source, key: str) -> str:
    """Return a UUID in its canonical spelling, or nothing where the key is missing or empty."""
    value = string(source, key)
    if value and not is_uuid(value):
        raise no_uuid(value).inside(key)
    return value


def no_uuid(value: str) -> Fault:
    """Return the fault of a text that should be a UUID."""
    return Fault(QT_TRANSLATE_NOOP("errors", "expected a UUID in lower case, found {found}"), found=found(value))


def count(source: Source, key: str) -> int:
    """Return a number from 0 to MAX_NUMBER, 0 where the key is missing."""
    value = whole(source, key) if key in source else 0
    if not 0 <= value <= MAX_NUMBER:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "expected a number from 0 to {limit}, found {found}"),
            limit=MAX_NUMBER,
            found=found(value),
        ).inside(key)
    return value


def objects(source: Source, key: str) -> list[Source]:
    """Return a list of objects, empty where the key is missing."""
    value = source.get(key, [])
    if type(value) is not list:
        raise Fault(QT_TRANSLATE_NOOP("errors", "expected a list, found {found}"), found=found(value)).inside(key)
    for at, item in enumerate(value):
        if type(item) is not dict:
            _check_object(item, f"{key}[{at}]")
    return value


def tags(source: Source, key: str) -> tuple[str, ...]:
    """Return a list of names as tags, empty where the key is missing."""
    value = source.get(key, [])
    if type(value) is not list or any(type(name) is not str for name in value):
        raise Fault(QT_TRANSLATE_NOOP("errors", "expected a list of names, found {found}"), found=found(value)).inside(
            key
        )
    check_kept(value, key)
    return tag_names(value)


def object_at(source: Source, key: str) -> Source:
    """Return an object, empty where the key is missing."""
    value: Source = source.get(key, _NOTHING)
    if value is not _NOTHING:
        _check_object(value, key)
    return value


def _check_object(value: Json, field: str) -> None:
    if type(value) is not dict:
        raise Fault(QT_TRANSLATE_NOOP("errors", "expected an object, found {found}"), found=found(value)).inside(field)


def stamp(source: Source, key: str) -> Stamp:
    """Return which scheme or guidelines a record names; unknown where it names none."""
    content = object_at(source, key)
    try:
        digest = string(content, "sha256")
        if digest and not _SHA256.fullmatch(digest):
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "expected a SHA-256 in hexadecimal, found {found}"), found=found(digest)
            ).inside("sha256")
        return Stamp(id=string(content, "id"), version=count(content, "version"), sha256=digest)
    except Fault as fault:
        raise fault.inside(key) from None


class StoredText(NamedTuple):
    """A text as a line has it and as it is stored. `places` maps offsets, None where nothing changes."""

    raw: str
    stored: str
    sha256: str
    article_id: str
    places: list[int] | None


@lru_cache(maxsize=1)  # an article comes once for each annotator, line after line
def stored(raw: str) -> StoredText:
    """Return the text of a record. Raises Fault where it cannot be stored."""
    try:
        text = stored_text(raw)
    except TextError as error:
        raise Fault.of(error, "text") from None
    sha256 = text_sha256(text)
    return StoredText(raw, text, sha256, article_id(sha256), None if text == raw else _places(raw))


def _places(raw: str) -> list[int]:
    places, at = [], 0
    for here, character in enumerate(raw):
        places.append(at)
        dropped = (character == "\ufeff" and here == 0) or raw.startswith("\r\n", here)
        at += not dropped
    return [*places, at]
