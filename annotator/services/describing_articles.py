"""What is known of many articles at once: read in pieces, checked as it is typed, changed as one step of undo."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from annotator.domain.article import tag_names
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import TITLE, on_one_line
from annotator.services import zoning
from annotator.services.jobs import Cancelled, Progress, never, stop_if, unheard
from annotator.store import details
from annotator.store.project import Project

FIELDS = ("title", "source", "published", "lang", "tags")
"""What can be said of an article, in the order of the table."""
PROPOSED = ("title", "source", "published", "lang")
"""What the text itself may tell."""
SIZE = 400
"""Articles that are read in one go: some milliseconds."""

_NO_DATE = QT_TRANSLATE_NOOP(
    "errors", "“{text}” is no date. Write 2024-03-01 or 01/03/2024, and the time, if any, behind it: 08:15."
)
_NO_LANGUAGE = QT_TRANSLATE_NOOP("errors", "“{text}” is no language. Write its two or three letters: vi, en, fr.")
_NOTHING = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")
_NOT_THE_LEAD = QT_TRANSLATE_NOOP("errors", "Only the lead changes what is known of articles.")

_TIME = r"(?:[T\s]\s*(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::\d{2})?)?"
_ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.](?P<year>\d{{4}}),?{_TIME}")
_LANGUAGE = re.compile("[a-z]{2,3}")


def read(path: Path) -> Iterator[list[ArticleData]]:
    """Yield what is known of the articles in the list, in its order, SIZE at a time. Raises ProjectError."""
    return details.article_data(path, SIZE)


def shown(data: ArticleData, field: str) -> str:
    """Return a field as it is read and typed; tags stand behind one another with commas."""
    if field == "tags":
        return ", ".join(data.tags)
    value: str = getattr(data, field)
    return value


def with_field(data: ArticleData, field: str, text: str) -> ArticleData:
    """Return an article's data after a field was typed. Raises UserError for what is no date or no language."""
    return _SET[field](data, " ".join(text.split()))


def published_from(text: str) -> str:
    """Return a date, or date and minutes, as ISO 8601; empty stays empty.

    Read are ISO 8601 and dd/mm/yyyy, each with hh:mm behind it or not; seconds are left out. Raises UserError.
    """
    if not text:
        return ""
    found = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if found is None:
        raise UserError(_NO_DATE, text=on_one_line(text, TITLE))
    date = [int(found[name]) for name in ("year", "month", "day")]
    time = [int(found["hour"]), int(found["minute"])] if found["hour"] else []
    try:
        moment = datetime(*date, *time)  # type: ignore[arg-type]  # noqa: DTZ001  the page's own time
    except ValueError:
        raise UserError(_NO_DATE, text=on_one_line(text, TITLE)) from None
    return moment.strftime("%Y-%m-%dT%H:%M") if time else moment.strftime("%Y-%m-%d")


def _language(text: str) -> str:
    code = text.lower()
    if code and not _LANGUAGE.fullmatch(code):
        raise UserError(_NO_LANGUAGE, text=on_one_line(text, TITLE))
    return code


_SET: Mapping[str, Callable[[ArticleData, str], ArticleData]] = {
    "title": lambda data, text: replace(data, title=text),
    "source": lambda data, text: replace(data, source=text),
    "published": lambda data, text: replace(data, published=published_from(text)),
    "lang": lambda data, text: replace(data, lang=_language(text)),
    "tags": lambda data, text: replace(data, tags=tag_names(text.split(","))),
}


def set_field(project: Project, by: str, rows: Sequence[ArticleData], field: str, text: str) -> Edit:
    """Return the one edit that gives all these articles a field.

    Raises UserError where the text is none of the kind, where `by` does not lead, and where nothing would change.
    """
    return changed(project, by, [(data, with_field(data, field, text)) for data in rows])


def changed(project: Project, by: str, pairs: Iterable[tuple[ArticleData, ArticleData]]) -> Edit:
    """Return the one edit that takes articles from what they are to what they become. Raises UserError."""
    if by != project.lead:
        raise UserError(_NOT_THE_LEAD)
    parts = [Edit("article", after.id, by, (Change(before, after),)) for before, after in pairs if before != after]
    if not parts:
        raise UserError(_NOTHING)
    return replace(parts[0], beside=tuple(parts[1:]))


# What the texts themselves tell


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells of itself, by field; empty fields are left out."""

    id: str
    fields: Mapping[str, str]


def told_by_text(project: Project, article_id: str) -> Told:
    """Return what an article's own text tells: title, source, published, language. Raises UserError for none such."""
    found = zoning.proposed(project.article(article_id)).metadata
    return Told(article_id, {field: value for field in PROPOSED if (value := getattr(found, field))})


def proposals(
    project: Project,
    rows: Iterable[ArticleData],
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> list[tuple[ArticleData, ArticleData]]:
    """Return for articles with empty fields what their texts fill in: (as it is, as it becomes); nothing is written.

    What is there is never changed. Raises Stopped where it was cancelled.
    """
    wanted = [data for data in rows if any(not getattr(data, field) for field in PROPOSED)]
    found = []
    for number, data in enumerate(wanted):
        stop_if(cancelled)
        told = told_by_text(project, data.id).fields
        after = data
        for field, value in told.items():
            after = after if getattr(data, field) else with_field(after, field, value)
        if after != data:
            found.append((data, after))
        progress(number + 1, len(wanted), data.title)
    return found
