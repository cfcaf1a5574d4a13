"""Checking a project file, in words for people, and putting right what can be: only by choice, each kind on its own.

The check never writes and can run on any project file, whoever is writing in it. A repair is a bulk act: a backup
before it, one transaction, a barrier in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProjectError, UserError
from annotator.domain.printing import NAME, TITLE, on_one_line
from annotator.domain.work import ANNOTATOR, Annotator, owner_of
from annotator.services.jobs import Cancelled, Progress, never, unheard
from annotator.services.soundness_words import WORDS, Words, column_words
from annotator.store.project import Project
from annotator.store.soundness import checking, kinds, mending
from annotator.store.soundness.mending import Mended
from annotator.store.soundness.past import REPAIR
from annotator.store.soundness.tally import Differs, Finding, Place
from annotator.store.watching import Watch

__all__ = ["Finding", "Mended", "Place", "Report", "check", "repair", "repair_all", "repair_file", "seen_by"]

CHOSEN = kinds.CHOSEN
"""The kinds that are put right only where a person has seen what changes into what."""
NOT_THE_LEAD = QT_TRANSLATE_NOOP("errors", "Only the lead puts right what others have labelled.")
_SHOWN = 5
"""Places that the command line names for each finding."""
_SOUND = QT_TRANSLATE_NOOP(
    "soundness",
    "This project is sound (articles: {articles}, labels: {spans}, links: {links}, acts in the history: {acts};"
    " in {seconds} seconds). What a file says only once, such as older states and dates in the history, no check can"
    " confirm.",
)
"""The one sentence about a project in which nothing was found; see `Report.values`."""
_SOUND_AT_ONCE = QT_TRANSLATE_NOOP(
    "soundness",
    "This project is sound (articles: {articles}, labels: {spans}, links: {links}, acts in the history: {acts};"
    " in less than a second). What a file says only once, such as older states and dates in the history, no check can"
    " confirm.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found, the worst first; `counts` are the rows it went through, by table."""

    path: Path
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    seconds: float

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def is_ours(self) -> bool:
        """Whether its tables, triggers and views are those that this program makes: else nothing is written in it."""
        return not {finding.kind for finding in self.findings} & {kinds.TABLES, kinds.FOREIGN}

    @property
    def repairable(self) -> tuple[str, ...]:
        """The kinds found that can be put right, in the order in which that is to be done."""
        found = {finding.kind for finding in self.findings}
        return tuple(kind for kind in kinds.REPAIRED if kind in found)

    @property
    def repaired_by_all(self) -> tuple[str, ...]:
        """Those of them in which nothing is written over that may be right: the others are asked for by name."""
        return tuple(kind for kind in self.repairable if kind not in kinds.CHOSEN)

    @property
    def verdict(self) -> str:
        """The sentence about a project in which nothing was found, to be filled with `values`."""
        return _SOUND if self.seconds >= 1 else _SOUND_AT_ONCE

    @property
    def values(self) -> dict[str, object]:
        """What fills `verdict`."""
        counts = self.counts
        return {
            "articles": counts["article"],
            "spans": counts["span"],
            "links": counts["link"],
            "acts": counts["history"],
            "seconds": round(self.seconds, 1),
        }


def check(path: Path, progress: Progress = unheard, cancelled: Cancelled = never) -> Report:
    """Check a project file; nothing is written. Raises ProjectError for what is no project file; Stopped."""
    name = path.name
    found = checking.check(path, Watch(lambda done, total: progress(min(done, total), total, name), cancelled))
    progress(1, 1, name)
    return Report(path=path, findings=found.findings, counts=found.counts, seconds=found.seconds)


def may_repair(project: Project, kind: str, viewer: str, finding: Finding | None = None) -> bool:
    """Whether somebody may put a kind right: labels of others only the lead, where there are several people."""
    return _may(kind, viewer, project.annotators(), project.lead, finding)


def may_repair_file(path: Path, finding: Finding) -> bool:
    """Say the same of a file that does not open as it is: whose copy it is it says itself, where it can be read."""
    if finding.kind not in kinds.OF_LABELS:
        return True
    try:
        people, lead = mending.people_of(path)
    except ProjectError:
        return False
    owner = owner_of(people, lead)
    return _may(finding.kind, owner.id if owner is not None else lead, people, lead, finding)


def _may(kind: str, viewer: str, people: Iterable[Annotator], lead: str, finding: Finding | None) -> bool:
    if kind not in kinds.OF_LABELS or viewer in {"", lead}:
        return True
    if sum(person.role == ANNOTATOR for person in people) <= 1:
        return True
    places = finding.places if finding is not None else ()
    return finding is not None and finding.count == len(places) and {at.annotator_id for at in places} == {viewer}


def repair(
    project: Project, kind: str, *, by: str = "", progress: Progress = unheard, cancelled: Cancelled = never
) -> Mended:
    """Put one kind of finding right in a project open for writing, after a backup.

    `by` is the annotator who asks, empty for whoever holds the file. Raises UserError, also where they may not; Stopped
    where it was cancelled; then nothing has changed.
    """
    if not may_repair(project, kind, by):
        found = check(project.path, cancelled=cancelled).findings  # what they may do depends on whose it is
        if not may_repair(project, kind, by, next((one for one in found if one.kind == kind), None)):
            raise UserError(NOT_THE_LEAD)
    watch = Watch(lambda done, total: progress(min(done, total), total, project.path.name), cancelled)
    done = project.after_backup(
        REPAIR,
        lambda at: mending.repair(at, project.path, kind, device=project.device, watch=watch),
        watch,
    )
    project.read_again()
    return done


def repair_file(path: Path, kind: str, *, progress: Progress = unheard, cancelled: Cancelled = never) -> Mended:
    """Put one kind right in a file of which the report `is_ours`, and which does not open as it is; else `repair`.

    Nobody has said who asks: it is whose copy the file says that it is. Raises UserError, also where they may not.
    """
    if kind in kinds.OF_LABELS:
        found = [one for one in check(path, cancelled=cancelled).findings if one.kind == kind]
        if not all(may_repair_file(path, one) for one in found):
            raise UserError(NOT_THE_LEAD)
    return mending.repair_file(
        path, kind, Watch(lambda done, total: progress(min(done, total), total, path.name), cancelled)
    )


def repair_all(
    project: Project, report: Report, *, progress: Progress = unheard, cancelled: Cancelled = never
) -> list[Mended]:
    """Put right what a check found and `repaired_by_all`, one kind after the other, each after a backup."""
    return [repair(project, kind, progress=progress, cancelled=cancelled) for kind in report.repaired_by_all]


def seen_by(report: Report, viewer: str) -> Report:
    """Return the report as somebody may read it who annotates blind: of others' rows it says how many, not which."""

    def seen(place: Place) -> Place:
        if place.annotator_id in {"", viewer}:
            return place
        return place._replace(annotator_id="", name="", row_id="", start=0, end=0, told="", differs=())

    findings = tuple(replace(finding, places=tuple(map(seen, finding.places))) for finding in report.findings)
    return replace(report, findings=findings)


# In words, in English: for the command line, and for being copied


def words_of(finding: Finding) -> Words:
    """Return how serious a finding is, its sentence, and what a repair does."""
    return WORDS[finding.kind]


def values_of(finding: Finding) -> dict[str, object]:
    """Return what fills the sentence of a finding."""
    told = next((place.told for place in finding.places if place.told), "")
    return {"count": finding.count, "told": on_one_line(told, 2 * TITLE)}


def lines(report: Report) -> list[str]:
    """Return the report, a line for each finding and some of its places."""
    if report.is_sound:
        return [report.verdict.format(**report.values)]
    found: list[str] = []
    for finding in report.findings:
        words = words_of(finding)
        found.append(f"[{words.weight}] {words.sentence.format(**values_of(finding))} ({finding.kind})")
        shown = len(finding.places) if finding.kind in kinds.CHOSEN else _SHOWN
        for place in finding.places[:shown]:
            found += [f"    {line}" for line in (place_line(place), *difference_lines(place)) if line]
        if finding.count > shown and len(finding.places) >= shown:
            found.append(f"    … {finding.count - shown} more")
        found.append(f"    --repair {finding.kind}: {words.repair}" if words.repair else f"    {words.advice}")
    return found


def place_line(place: Place) -> str:
    """Return where something is, on one line: title, person, place in the text, and what stands there."""
    parts = [f"“{on_one_line(place.title, TITLE)}”" if place.title else "", on_one_line(place.name, NAME)]
    if place.end:
        parts.append(f"{place.start}-{place.end}")
    told = on_one_line(place.told, TITLE)
    return ", ".join(part for part in (*parts, f"“{told}”" if told and place.end else told) if part)


DELETED = "deleted"
"""The column of a difference about whether a row is deleted; see `Differs`."""
_NEAR = 20
"""Characters that are shown before the first one that differs."""


def difference_lines(place: Place) -> list[str]:
    """Return what the file and the history say of a row, a line for each column in which they differ."""
    found = []
    for one, here, told in apart(place):
        if one.column == DELETED:
            states = ("deleted in the file, there in the history", "there in the file, deleted in the history")
            found.append(f"    {states[bool(told)]}")
        else:
            found.append(f"    {column_words(place.row, one.column)}: “{here}” in the file, “{told}” in the history")
    return found


def apart(place: Place) -> list[tuple[Differs, str, str]]:
    """Return the differences, with what is shown of either side: some characters around the first that differs."""
    found = []
    for one in place.differs:
        both = zip(one.here, one.told, strict=False)
        same = next((at for at, (a, b) in enumerate(both) if a != b), min(len(one.here), len(one.told)))
        begins = max(0, same - _NEAR) if max(len(one.here), len(one.told)) > 2 * _NEAR else 0
        here, told = (("…" if begins else "") + text[begins:] for text in (one.here, one.told))
        found.append((one, on_one_line(here, TITLE), on_one_line(told, TITLE)))
    return found


def account(report: Report) -> dict[str, Any]:
    """Return the report as data; offsets are code points."""
    return {
        "path": str(report.path),
        "sound": report.is_sound,
        "seconds": round(report.seconds, 3),
        "checked": dict(report.counts),
        "findings": [
            {
                "kind": finding.kind,
                "count": finding.count,
                "weight": words_of(finding).weight,
                "sentence": words_of(finding).sentence.format(**values_of(finding)),
                "repair": words_of(finding).repair,
                "places": [
                    {**place._asdict(), "differs": [one._asdict() for one in place.differs]} for place in finding.places
                ],
            }
            for finding in report.findings
        ],
    }
