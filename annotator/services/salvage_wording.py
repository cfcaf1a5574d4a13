"""What a salvage brought back and what it did not, as sentences; the window translates their templates."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.salvaged import GUIDELINES, IDENTITY, NUMBERS, PEOPLE, SCHEME, TITLES, Came, Doubt, SalvageReport
from annotator.store import files
from annotator.store.glancing import STRANGE_WAL

KINDS: Mapping[str, str] = {
    "article": QT_TRANSLATE_NOOP("salvage", "Articles"),
    "text": QT_TRANSLATE_NOOP("salvage", "Texts"),
    "annotator": QT_TRANSLATE_NOOP("salvage", "People"),
    "span": QT_TRANSLATE_NOOP("salvage", "Labels"),
    "link": QT_TRANSLATE_NOOP("salvage", "Links"),
    "work": QT_TRANSLATE_NOOP("salvage", "Work on articles"),
    "zone": QT_TRANSLATE_NOOP("salvage", "Zones"),
    "decision": QT_TRANSLATE_NOOP("salvage", "Decisions"),
    "rejection": QT_TRANSLATE_NOOP("salvage", "Rejected suggestions"),
    "assignment": QT_TRANSLATE_NOOP("salvage", "Assignments"),
    "split": QT_TRANSLATE_NOOP("salvage", "Splits"),
    "history": QT_TRANSLATE_NOOP("salvage", "Lines of history"),
}
"""What each kind of row is called, in the order in which they are shown."""

UNKNOWN = "?"
"""Stands in place of a number that nobody can tell."""
_MADE_UP: Mapping[str, str] = {
    IDENTITY: QT_TRANSLATE_NOOP("errors", "The project's own name and id could not be read; it has new ones."),
    SCHEME: QT_TRANSLATE_NOOP("errors", "The scheme could not be read; the one that ships with Annotator stands in."),
    GUIDELINES: QT_TRANSLATE_NOOP(
        "errors", "The guidelines could not be read; those that ship with Annotator stand in."
    ),
    PEOPLE: QT_TRANSLATE_NOOP("errors", "Some names of people could not be read; look for Person 1, Person 2 …"),
    TITLES: QT_TRANSLATE_NOOP(
        "errors", "Of some articles only the text could be read; their first lines stand in for the titles."
    ),
    NUMBERS: QT_TRANSLATE_NOOP(
        "errors", "Some confidences of zones or times spent were no numbers; 0 stands in for them."
    ),
}


def table(report: SalvageReport) -> list[tuple[str, Came]]:
    """Return the kinds of rows that there are anything to tell of, by the template of their name."""
    return [
        (name, report.rows[kind])
        for kind, name in KINDS.items()
        if kind in report.rows and (report.rows[kind].back or report.rows[kind].lost or report.rows[kind].is_open)
    ]


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


class Words(NamedTuple):
    """How a report is put into a person's language: the words of the context "salvage", a sentence, a moment."""

    word: Callable[[str], str]
    sentence: Callable[[UserError], str]
    when: Callable[[datetime], str]


ENGLISH = Words(str, str, _minute)


def sentences(
    report: SalvageReport,
    named: int | None = None,
    when: Callable[[datetime], str] = _minute,
    *,
    offers: bool = False,
) -> list[UserError]:
    """Return what there is to say beside the table; of lost articles at most `named` by their titles.

    `when` says a moment in words. With `offers` a button stands beside it for what can be done.
    """
    return [UserError(template, **values) for template, values in _said(report, named, when, offers=offers)]


def has_another(report: SalvageReport) -> bool:
    """Whether the damaged file can be salvaged again with the backup of another copy."""
    return report.other_backup is not None and report.moved is not None


def left_out(found: UserError, moved: Path | None) -> UserError:
    """Return what is said after a salvage of a `-wal` of another state: where it is now, as that state may be newer."""
    if found.template != STRANGE_WAL:
        return found
    wal = str(found.values["wal"])
    template = QT_TRANSLATE_NOOP(
        "errors",
        "Beside {path} lay a file of another state of it, {wal}. It was left out and is kept as {name}; work that"
        " stands nowhere else may be in it.",
    )
    name = files.beside(moved, files.WAL).name if moved is not None else wal
    return UserError(template, path=found.values["path"], wal=wal, name=name)


def _said(
    report: SalvageReport, named: int | None, when: Callable[[datetime], str], *, offers: bool
) -> Iterator[tuple[str, Mapping[str, object]]]:
    yield from _verdict(report)
    if report.last_work is not None:
        yield report.last_work.template, report.last_work.values
    yield from _mended(report, named)
    told = report.rows["history"].uncertain if "history" in report.rows else 0
    if report.uncertain > told:
        yield (
            QT_TRANSLATE_NOOP("errors", "Rows that came back and may not be as they were last: {count}. Look at them."),
            {"count": report.uncertain - told},
        )
    if told:
        yield (
            QT_TRANSLATE_NOOP(
                "errors",
                "Lines of the history that may not say what was done then: {count}. Taking such a step back may be"
                " refused.",
            ),
            {"count": told},
        )
    if report.moved is not None:
        yield (
            QT_TRANSLATE_NOOP("errors", "The damaged file was kept. It is now called {name}."),
            {"name": report.moved.name},
        )
    yield from _sources(report, when)
    yield from _others(report, when, offers=offers)
    if report.acts_lost:
        yield (
            QT_TRANSLATE_NOOP(
                "errors", "Imports and merges from before this that cannot be taken back any more: {count}."
            ),
            {"count": report.acts_lost},
        )
    for word in report.made_up:
        yield _MADE_UP[word], {}
    yield from _lost(report, named)


def _verdict(report: SalvageReport) -> Iterator[tuple[str, Mapping[str, object]]]:
    if report.was_sound:
        yield QT_TRANSLATE_NOOP("errors", "Nothing is wrong with {name}."), {"name": report.project.name}
    elif report.is_whole:
        yield QT_TRANSLATE_NOOP("errors", "Nothing is known to be lost."), {}
    elif report.is_cut:
        template = QT_TRANSLATE_NOOP(
            "errors", "The end of the file is missing. More may be lost than could be counted (≥, ?)."
        )
        yield template, {}
    elif any(came.is_open for came in report.rows.values()):
        template = QT_TRANSLATE_NOOP(
            "errors", "Parts of the file tell nothing any more. More may be lost than could be counted (≥, ?)."
        )
        yield template, {}


_PROVEN: Mapping[str, str] = {
    "article": QT_TRANSLATE_NOOP(
        "errors",
        "Articles in which a letter had changed on the disk, put right as their fingerprint proves: {count}.",
    ),
    "scheme": QT_TRANSLATE_NOOP(
        "errors", "A letter of the scheme had changed on the disk; it was put right as its fingerprint proves."
    ),
    "guidelines": QT_TRANSLATE_NOOP(
        "errors", "A letter of the guidelines had changed on the disk; it was put right as its fingerprint proves."
    ),
    "span": QT_TRANSLATE_NOOP(
        "errors", "Labels whose words or place had changed on the disk, put right from the text: {count}."
    ),
    "id": QT_TRANSLATE_NOOP(
        "errors", "Rows whose id had changed on the disk, put right from the index and the history: {count}."
    ),
}
"""What is said of what was put right, by the kind of row."""


def _mended(report: SalvageReport, named: int | None) -> Iterator[tuple[str, Mapping[str, object]]]:
    for kind, template in _PROVEN.items():
        if report.proven.get(kind):
            yield template, {"count": report.proven[kind]}
    for article in report.changed[:named]:
        yield (
            QT_TRANSLATE_NOOP(
                "errors",
                "Some letters of the text of {title} have changed on the disk, and nothing tells which. It is kept as a"
                " new article, with the labels that still fit it. Read it before you go on.",
            ),
            {"title": article.title or article.id},
        )
    if named is not None and len(report.changed) > named:
        further = len(report.changed) - named
        yield (
            QT_TRANSLATE_NOOP("errors", "Further articles of which letters have changed: {count}."),
            {"count": further},
        )


def lost_words(came: Came) -> str:
    """Return how many rows of a kind did not come back, for a table: with a sign where it may be more."""
    if came.is_open:
        return f"≥ {came.lost}" if came.lost else UNKNOWN
    return str(came.lost)


def _sources(report: SalvageReport, when: Callable[[datetime], str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    if report.backup is not None:
        moment = when(report.backup)
        yield QT_TRANSLATE_NOOP("errors", "The backup of {when} was used beside the file."), {"when": moment}
        if report.backup_of is not None:
            yield (
                QT_TRANSLATE_NOOP("errors", "It was made of {path}, another copy of this project."),
                {"path": report.backup_of},
            )
        if report.not_taken:
            yield (
                QT_TRANSLATE_NOOP(
                    "errors",
                    "Lines of the history that only this backup has, and that were not taken because the file went"
                    " another way: {count}.",
                ),
                {"count": report.not_taken},
            )
    elif not report.was_sound:
        yield QT_TRANSLATE_NOOP("errors", "No good backup of this file is known; all comes from the file itself."), {}


def _others(
    report: SalvageReport, when: Callable[[datetime], str], *, offers: bool
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Say what another copy's backup can do: on the command line how, where a button does it that it is there."""
    if report.before is not None:
        yield (
            QT_TRANSLATE_NOOP("errors", "What was salvaged before without that backup is kept as {name}."),
            {"name": report.before.name},
        )
    if report.other_backup is None or report.other_made_at is None:
        return
    (backup, owner), moment = report.other_backup, when(report.other_made_at)
    if offers:
        template = QT_TRANSLATE_NOOP(
            "errors",
            "A backup of {when} was not used: it was made of {name} in the folder {folder}, a copy of this project that"
            " has changes of its own. It can be used too.",
        )
        yield template, {"when": moment, "name": owner.name, "folder": owner.parent.name or str(owner.parent)}
        return
    template = QT_TRANSLATE_NOOP(
        "errors",
        "A backup of {when} was not used: it was made of {path}, a copy of this project that has changes of its own."
        " To use it: --backup {backup}",
    )
    yield template, {"when": moment, "path": owner, "backup": _pasted(backup)}


def _lost(report: SalvageReport, named: int | None) -> Iterator[tuple[str, Mapping[str, object]]]:
    for article in report.lost_articles[:named]:
        yield _lost_article(), {"title": article.title or article.id, "count": sum(article.labels.values())}
    if named is not None and len(report.lost_articles) > named:
        further = len(report.lost_articles) - named
        yield QT_TRANSLATE_NOOP("errors", "Further articles whose text is lost: {count}."), {"count": further}
    if report.lost_file is not None:
        yield (
            QT_TRANSLATE_NOOP("errors", "What was read and is not in the new project is kept in {name}."),
            {"name": report.lost_file.name},
        )


def _pasted(path: Path) -> str:
    """Return a path as it can be pasted behind an option."""
    return f'"{path}"' if os.name == "nt" else shlex.quote(str(path))


def _lost_article() -> str:
    return QT_TRANSLATE_NOOP(
        "errors", "Lost is the text of the article “{title}”. Labels on it, kept in the file of what was lost: {count}."
    )


def losses(report: SalvageReport) -> list[tuple[str, str, str, int]]:
    """Return what was read and has no place any more: kind (a template of KINDS), article, person, how many."""
    return [(KINDS.get(loss.row, loss.row), loss.article, loss.person, loss.count) for loss in report.losses]


_HEADS = (
    QT_TRANSLATE_NOOP("salvage", "file"),
    QT_TRANSLATE_NOOP("salvage", "backup"),
    QT_TRANSLATE_NOOP("salvage", "history"),
    QT_TRANSLATE_NOOP("salvage", "uncertain"),
    QT_TRANSLATE_NOOP("salvage", "lost"),
)
_SALVAGED = QT_TRANSLATE_NOOP("salvage", "{name}: what was salvaged")
_DIFFER = QT_TRANSLATE_NOOP("salvage", "Row and history differ, and neither is known to be right. The first was kept:")
_NO_PLACE = QT_TRANSLATE_NOOP("salvage", "Read, but without a place any more:")


def as_text(report: SalvageReport, words: Words = ENGLISH) -> str:
    """Return the report for a file or a terminal."""
    word = words.word
    rows = [(word(name), came) for name, came in table(report)]
    first = max((len(name) for name, _ in rows), default=0)
    heads = [f"{word(head):>9}" for head in _HEADS]
    lines = [word(_SALVAGED).format(name=report.new.name), "", "  ".join((" " * first, *heads))]
    for name, came in rows:
        cells = (came.file, came.backup, came.history, came.uncertain, lost_words(came))
        wide = (f"{cell:>{len(head)}}" for cell, head in zip(cells, heads, strict=True))
        lines.append("  ".join((f"{name:<{first}}", *wide)))
    lines += ["", *map(words.sentence, sentences(report, when=words.when))]
    if report.doubts:
        lines += ["", word(_DIFFER), *(_doubt(one, word) for one in report.doubts)]
    lost = losses(report)
    if lost:
        lines += ["", word(_NO_PLACE)]
        lines += [
            "  " + ", ".join(filter(None, (f"{word(kind)}: {count}", article, person)))
            for kind, article, person, count in lost
        ]
    return "\n".join(lines) + "\n"


def _doubt(one: Doubt, word: Callable[[str], str]) -> str:
    """Return a line of what row and history say otherwise; what the history tells of itself has no article."""
    place = " · ".join(filter(None, (one.article, one.person)))
    parts = (word(KINDS.get(one.row, one.row)), place, one.field)
    return f"  {', '.join(filter(None, parts))}: {one.kept!r} / {one.told!r}"
