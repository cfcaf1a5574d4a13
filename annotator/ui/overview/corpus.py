"""The cards of the corpus: articles by state, time, source, language, tag and length, labels by kind. Counts alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from annotator.domain.queue import FLAGGED
from annotator.domain.scheme import Scheme, named
from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED, TODO
from annotator.store.facts import CorpusSeen
from annotator.ui.overview import asked as names
from annotator.ui.overview.asked import Asked
from annotator.ui.overview.cells import Align, Card, Cell, Column, Kind, Sheet
from annotator.ui.overview.counted import Overview
from annotator.ui.overview.numbers import Numbers

translate = QCoreApplication.translate
MOST = 10
"""Rows of a card: the most frequent ones."""
MONTHS = 24
"""Months that stand side by side; of a longer time the years do."""
_MONTH = len("2024-05")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusShown:
    """What is counted, and how it is written. `own`: the labels are the viewer's own alone."""

    seen: CorpusSeen
    scheme: Scheme
    numbers: Numbers
    own: bool


def title() -> str:
    """Return the section's title."""
    return translate("Overview", "Corpus")


def counting() -> str:
    """Return what is said until it is known."""
    return translate("Overview", "Counting the articles…")


def said(shown: CorpusShown) -> str:
    """Return how many articles there are, and how long."""
    seen, count = shown.seen, shown.numbers.count
    if not seen.articles:
        return translate("Overview", "No article yet.")
    lengths = translate("Overview", "Characters: {shortest} to {longest}, half of them up to {half}.")
    filled = lengths.format(shortest=count(seen.shortest), longest=count(seen.longest), half=count(seen.median))
    clicked = translate("Overview", "A click on a bar lists its articles (lengths have no filter).")
    return " ".join((translate("Overview", "Articles: {number}.").format(number=count(seen.articles)), filled, clicked))


def cards(shown: CorpusShown) -> Iterable[Card]:
    """Yield the cards; one without rows says nothing."""
    corpus, write = shown.seen.corpus, shown.numbers
    yield _states(shown)
    yield _labels(shown)
    yield _times(shown)
    yield _bars("source", translate("Overview", "Sources"), corpus.sources, write)
    languages = {code: _language(code) for code in corpus.languages}
    yield _bars("lang", translate("Overview", "Languages"), corpus.languages, write, languages)
    yield _bars("tag", translate("Overview", "Tags"), corpus.tags, write)
    yield _lengths(shown)


def _states(shown: CorpusShown) -> Card:
    words = {
        TODO: translate("Overview", "To do"),
        IN_PROGRESS: translate("Overview", "In progress"),
        FINISHED: translate("Overview", "Finished"),
        SKIPPED: translate("Overview", "Skipped"),
        FLAGGED: translate("Overview", "Flagged"),
    }
    counts = {**shown.seen.statuses, FLAGGED: shown.seen.flagged}
    hint = translate("Overview", "of your own work")
    counted = {state: counts[state] for state in words}
    return _bars("state", translate("Overview", "States"), counted, shown.numbers, words, hint=hint)


def _labels(shown: CorpusShown) -> Card:
    """Return the spans by label, those of the scheme in its order."""
    language, counts = shown.numbers.language, shown.seen.spans
    known = {label.id: named(label.names, language) for label in shown.scheme.labels}
    ordered = {label: counts.get(label, 0) for label in (*known, *(other for other in counts if other not in known))}
    hint = translate("Overview", "your own spans") if shown.own else translate("Overview", "spans of all annotators")
    return _bars("label", translate("Overview", "Labels"), ordered, shown.numbers, known, hint=hint, most=len(ordered))


def _bars(
    name: str,
    head: str,
    counts: Mapping[str, int],
    numbers: Numbers,
    words: Mapping[str, str] | None = None,
    *,
    hint: str = "",
    most: int = MOST,
) -> Card:
    """Return bars of a filter's values."""
    longest, total = max(counts.values(), default=0), sum(counts.values())
    rows = []
    for value, count in list(counts.items())[:most]:
        text = (words or {}).get(value, value) or translate("Overview", "not given")
        spoken = f"{text}: {numbers.count(count)}"
        asked = Asked(measure=names.CORPUS, kind=name, label=value) if count else None
        bar = Cell(kind=Kind.BAR, share=count / longest if longest else 0.0, asked=asked, spoken=spoken)
        kind = Kind.LABEL if name == "label" else Kind.TEXT
        first = Cell(text=text, kind=kind, label=value if name == "label" else "", asked=asked, spoken=spoken)
        rows.append((first, bar, Cell(text=numbers.count(count), asked=asked, spoken=spoken)))
    left = len(counts) - len(rows)
    foot = (Overview().others(left),) if left > 0 else ()
    columns = (Column(least=70, most=190), Column(least=80, grows=1), Column(align=Align.RIGHT))
    sheet = Sheet(columns=columns, rows=tuple(rows) if total or name == "state" else (), heads=False, high=28, tight=28)
    return Card(id=name, title=head, hint=hint, sheet=sheet, foot=foot)


def _times(shown: CorpusShown) -> Card:
    """Return the articles by month, or by year where they are of many months: a bar for each."""
    months = {month: count for month, count in shown.seen.corpus.months.items() if month[:4].isdecimal()}
    times = _spread(months)
    longest = max(times.values(), default=0)
    write = shown.numbers
    row = []
    for time, count in times.items():
        by_month = len(time) == _MONTH
        spoken = f"{write.month(time) if by_month else time}: {write.count(count)}"
        row.append(
            Cell(
                text=write.count(count) if count else "",
                kind=Kind.COLUMN,
                share=count / longest if longest else 0.0,
                below=f"{int(time[5:])}/{time[2:4]}" if by_month else time,
                asked=Asked(measure=names.CORPUS, kind="published", label=time) if count else None,
                spoken=spoken,
            )
        )
    columns = tuple(Column(least=34, grows=1, align=Align.CENTRE) for _ in row)
    undated = shown.seen.articles - sum(months.values())
    before = sum(months.values()) - sum(times.values())
    earlier = translate("Overview", "Articles of earlier years: {number}.").format(number=write.count(before))
    foot = (*((earlier,) if before else ()), *((Overview().undated(undated),) if undated and row else ()))
    return Card(
        id="published",
        title=translate("Overview", "Published"),
        hint=_times_hint(times),
        sheet=Sheet(columns=columns, rows=(tuple(row),) if row else (), heads=False, high=150, tight=150, grid=True),
        foot=foot,
    )


def _times_hint(times: Iterable[str]) -> str:
    if any(len(time) == _MONTH for time in times):
        return translate("Overview", "articles by month")
    return translate("Overview", "articles by year")


def _spread(months: Mapping[str, int]) -> dict[str, int]:
    """Return months, or years where they are too many or not known, with those between that have no article."""
    found = sorted(months)
    if found and all(len(month) == _MONTH for month in found):
        first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (found[0], found[-1]))
        if last - first < MONTHS:
            return _filled(months, first, last, lambda at: f"{at // 12:04}-{at % 12 + 1:02}")
    years: dict[str, int] = {}
    for month in found:
        years[month[:4]] = years.get(month[:4], 0) + months[month]
    if years and int(max(years)) - int(min(years)) < MONTHS:
        return _filled(years, int(min(years)), int(max(years)), lambda at: f"{at:04}")
    return dict(list(years.items())[-MONTHS:])


def _filled(counts: Mapping[str, int], first: int, last: int, write: Callable[[int], str]) -> dict[str, int]:
    return {key: counts.get(key, 0) for key in map(write, range(first, last + 1))}


def _lengths(shown: CorpusShown) -> Card:
    """Return the articles by length, as a bar for each class."""
    lengths, write = shown.seen.lengths, shown.numbers
    names_of = {str(least): _class_name(write, least, below) for least, below in pairwise([*lengths, None])}
    counts = {str(least): count for least, count in lengths.items()}
    used = [at for at, count in enumerate(counts.values()) if count]
    kept = dict(list(counts.items())[used[0] : used[-1] + 1]) if used else {}
    card = _bars(
        "length", translate("Overview", "Lengths"), kept, write, names_of, hint=translate("Overview", "characters")
    )
    return _without_clicks(card)


def _class_name(write: Numbers, least: int | None, below: int | None) -> str:
    if not least:
        return translate("Overview", "below {number}").format(number=write.count(below or 0))
    if below is None:
        return translate("Overview", "{number} and more").format(number=write.count(least))
    return f"{write.count(least)}–{write.count(below)}"


def _without_clicks(card: Card) -> Card:
    rows = tuple(tuple(replace(cell, asked=None) for cell in row) for row in card.sheet.rows)
    return replace(card, sheet=replace(card.sheet, rows=rows))


def _language(code: str) -> str:
    known = {"vi": translate("ArticleList", "Vietnamese"), "en": translate("ArticleList", "English")}
    return known.get(code, code)
