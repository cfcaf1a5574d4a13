"""One row or record with a mapping of its columns: an article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import urlsplit

from annotator.domain.article import Article, Json, stored_text, tag_names
from annotator.domain.columns import ColumnMapping
from annotator.domain.errors import QT_TRANSLATE_NOOP, TextError
from annotator.domain.record import LabelledRecord
from annotator.formats import jsonl_fields as fields
from annotator.formats.column_names import folded
from annotator.formats.fault import Fault, found
from annotator.formats.found import Found
from annotator.formats.jsonl import RECORD_KEYS, TAGS
from annotator.formats.notes import Notes
from annotator.formats.published import moment
from annotator.formats.text import MEGABYTE, headline, language

_OWN = frozenset((*RECORD_KEYS, TAGS))
_TAKEN = "column_"
"""Before the name of a column that a key of the labelled JSONL has already."""
_JOINT = "\n\n"
_ADDRESS = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r"[;,|\n]")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_LANGUAGES = {
    "vie": "vi", "vietnamese": "vi", "tieng_viet": "vi", "viet": "vi", "vn": "vi",
    "eng": "en", "english": "en", "tieng_anh": "en", "anh": "en",
}  # fmt: skip
_ERRORS = frozenset(("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"))


@dataclass(slots=True)
class Rows:
    """Makes articles of the rows of one file.

    `day_first` decides dates such as 03/04/2023; None leaves it to a text's language: Vietnamese writes the day first.
    """

    mapping: ColumnMapping
    notes: Notes
    day_first: bool | None = None
    raw_sha256: str = ""
    _used: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._used = self.mapping.used

    def found(self, row: Mapping[str, Json], number: int) -> Found | None:
        """Return the article of a row; None where it has no text or one that cannot be stored: that is noted.

        Values are texts, or of other types where they come from JSON. Raises Fault as `notes` does.
        """
        remarks: list[Fault] = []
        try:
            record = self._record(row, remarks)
        except Fault as fault:
            self.notes.leave_out(fault.on(number))
            return None
        self.notes.good += 1
        return Found(record=record, line=number, remarks=tuple(remark.on(number) for remark in remarks))

    def _record(self, row: Mapping[str, Json], remarks: list[Fault]) -> LabelledRecord:
        text, mapping = self._text(row), self.mapping
        extra = {key: value for key, value in row.items() if key not in self._used and value not in ("", None)}
        known = {
            "title": _plain(row, mapping.title) or headline(text),
            "source": self._source(row, extra),
            "published": self._published(row, text, extra, remarks),
            "lang": _lang(row, mapping.lang, text, extra),
            "external_id": _plain(row, mapping.external_id),
        }
        for name, value in known.items():
            fields.check_kept(value, getattr(mapping, name) or name)
        tags = _tags(row.get(mapping.tags))
        fields.check_kept(list(tags), mapping.tags)
        kept = {_kept_name(key, row): value for key, value in extra.items()}
        fields.check_kept(kept)
        article = Article.from_text(text, raw_sha256=self.raw_sha256, tags=tags, **known)
        return LabelledRecord(article=article, extra=kept)

    def _text(self, row: Mapping[str, Json]) -> str:
        column = self.mapping.text[0]
        pieces = [piece for name in self.mapping.text if (piece := _plain(row, name)).strip()]
        if len(pieces) == 1 and pieces[0].strip() in _ERRORS:
            raise Fault(
                QT_TRANSLATE_NOOP("errors", "the cell holds the error {error}"), error=pieces[0].strip()
            ).inside(column)
        try:
            return stored_text(_JOINT.join(pieces))
        except TextError as error:
            raise Fault.of(error, column) from None

    def _source(self, row: Mapping[str, Json], extra: dict[str, Json]) -> str:
        value = _plain(row, self.mapping.source)
        if not _ADDRESS.match(value.strip()):
            return value
        try:
            host = urlsplit(value.strip()).hostname or ""
        except ValueError:  # brackets that are no address
            return value
        if self.mapping.source != self.mapping.external_id:
            extra[self.mapping.source] = value
        return host.removeprefix("www.")

    def _published(self, row: Mapping[str, Json], text: str, extra: dict[str, Json], remarks: list[Fault]) -> str:
        column, value = self.mapping.published, _plain(row, self.mapping.published)
        if not value.strip():
            return ""
        day_first = self.day_first if self.day_first is not None else language(text) == "vi" or None
        at = moment(value, day_first=day_first)
        if not at.iso or not at.exact:
            extra[column] = value
        if at.ambiguous:
            open_date = QT_TRANSLATE_NOOP("errors", "{value} can be two days; it is kept as it is, without a date")
            remarks.append(Fault(open_date, value=found(value)).inside(column))
        elif not at.iso:
            no_date = QT_TRANSLATE_NOOP("errors", "{value} is no date; it is kept as it is")
            remarks.append(Fault(no_date, value=found(value)).inside(column))
        return at.iso


def check_mapping(mapping: ColumnMapping, columns: Sequence[str]) -> None:
    """Raise Fault where a mapping names no text, or something that is not among the columns."""
    known = ", ".join(columns)
    if not mapping.text:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "choose the column that holds the text; the columns are: {columns}"),
            columns=known,
        )
    missing = sorted(mapping.used.difference(columns))
    if missing:
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "there is no column {name}; the columns are: {columns}"),
            name=missing[0],
            columns=known,
        )


def sha256_of(file: BinaryIO) -> str:
    """Return the SHA-256 (hex) of an open file, read to its end."""
    digest = hashlib.sha256()
    while block := file.read(MEGABYTE):
        digest.update(block)
    return digest.hexdigest()


def _plain(row: Mapping[str, Json], column: str) -> str:
    """Return a value as text: a list of texts as paragraphs, a number as JSON writes it."""
    value = row.get(column) if column else None
    if type(value) is str:
        return value
    if value is None:
        return ""
    if type(value) is list and all(type(item) is str for item in value):
        return _JOINT.join(value)
    if type(value) in (int, float):
        return str(value)
    raise Fault(QT_TRANSLATE_NOOP("errors", "expected text, found {found}"), found=found(value)).inside(column)


def _lang(row: Mapping[str, Json], column: str, text: str, extra: dict[str, Json]) -> str:
    value = _plain(row, column)
    name = folded(value)
    match = _LANGUAGE.fullmatch(value.strip())
    known = _LANGUAGES.get(name) or (_LANGUAGES.get(match[1].lower(), match[1].lower()) if match else "")
    if value.strip() and value != known:
        extra[column] = value
    return known or language(text)


def _tags(value: Json) -> tuple[str, ...]:
    parts = value if type(value) is list else _BETWEEN_TAGS.split(value) if type(value) is str else []
    return tag_names(part for part in parts if type(part) is str)


def _kept_name(key: str, row: Mapping[str, Json]) -> str:
    name = key
    while name in _OWN or (name != key and name in row):
        name = _TAKEN + name
    return name
