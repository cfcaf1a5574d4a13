"""The versions of a row in words: what each says, and in what it differs from the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.domain.article import Json
from annotator.domain.conflict import Conflict, Content, GuidelinesText
from annotator.domain.decision import Decision
from annotator.domain.edit import ArticleData
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.link import Link
from annotator.domain.scheme import CHOICE, Attribute, Scheme, named
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Annotator, Work
from annotator.domain.zone import Zone
from annotator.services.review.made import made
from annotator.store.project import Project
from annotator.ui.action_table import ZONE_TEXTS
from annotator.ui.dialogs.quoted import Quoted, quoted
from annotator.ui.i18n import translated
from annotator.ui.review.parts import Extent

translate = QCoreApplication.translate

_AROUND = 90
"""Code points of the text on both sides of a place."""
_LONG = 400
"""Code points of a text of its own (guidelines) that are shown."""
_NONE = "–"
_STATUS = {
    "todo": QT_TRANSLATE_NOOP("conflicts", "to do"),
    "in_progress": QT_TRANSLATE_NOOP("conflicts", "in progress"),
    "finished": QT_TRANSLATE_NOOP("conflicts", "finished"),
    "skipped": QT_TRANSLATE_NOOP("conflicts", "skipped"),
    "proposed": QT_TRANSLATE_NOOP("conflicts", "proposed"),
    "accepted": QT_TRANSLATE_NOOP("conflicts", "accepted"),
    "rejected": QT_TRANSLATE_NOOP("conflicts", "rejected"),
    "active": QT_TRANSLATE_NOOP("conflicts", "in the list"),
    "split": QT_TRANSLATE_NOOP("conflicts", "taken apart"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a version: what is said, and whether another version says otherwise."""

    name: str
    text: str
    differs: bool

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"


@dataclass(frozen=True, slots=True)
class Version:
    """A version in words: its title, its place in the text (where it has one), and its lines."""

    title: Line
    quote: Quoted | None
    lines: tuple[Line, ...]

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        parts = [self.title.text, self.quote.text if self.quote else "", *map(str, self.lines)]
        return ", ".join(part for part in parts if part)


class VersionWords:
    """Puts the versions of a row into words of the interface's language."""

    def __init__(self, project: Project, language: str, names: Mapping[str, str]) -> None:
        self._project, self._language, self._names = project, language, names

    @property
    def _scheme(self) -> Scheme:
        return self._project.scheme

    def versions(self, conflict: Conflict) -> list[Version]:
        """Return the versions in the order of the conflict's states."""
        titles = [self._title(state) for state in conflict.states]
        fields = [self._fields(state) for state in conflict.states]
        keys = list(dict.fromkeys(key for found in fields for key in found))
        quotes = self._quotes(conflict)
        return [
            Version(
                Line("", title, differs=len(set(titles)) > 1),
                quote,
                tuple(
                    Line(key, found.get(key, _NONE), differs=len({other.get(key, _NONE) for other in fields}) > 1)
                    for key in keys
                    if state is not None
                ),
            )
            for state, title, quote, found in zip(conflict.states, titles, quotes, fields, strict=True)
        ]

    # Where it lies

    def _quotes(self, conflict: Conflict) -> list[Quoted | None]:
        places = [_place(state) for state in conflict.states]
        present = tuple(place for place in places if place is not None)
        if not present or not conflict.article_id:
            return [None] * len(places)
        text = self._project.article(conflict.article_id).text
        return [quoted(text, place, present, _AROUND) if place is not None else None for place in places]

    # What it says

    def _title(self, state: Content | None) -> str:
        if state is None:
            return translate("ConflictsDialog", "deleted")
        if isinstance(state, Span | Rejection):
            return self._label(state.label)
        if isinstance(state, Link):
            return self._link(state)
        if isinstance(state, Zone):
            return translated("zones", ZONE_TEXTS[state.kind])
        if isinstance(state, Work):
            return state_word(state.status)
        if isinstance(state, ArticleData):
            return state.title
        if isinstance(state, Annotator):
            return state.name
        return self._rarer(state)

    def _rarer(self, state: GuidelinesText | Decision) -> str:
        if isinstance(state, Decision):
            return self._decision(state)
        text = state.text if len(state.text) <= _LONG else f"{state.text[:_LONG]}…"
        version = translate("ConflictsDialog", "Version {number}: {text}")
        return version.format(number=state.version, text=text)

    def _fields(self, state: Content | None) -> dict[str, str]:
        """Return what else it says, by name."""
        found: dict[str, str] = {}
        note = translate("ConflictsDialog", "Note")
        if isinstance(state, Span):
            label = self._scheme.label(state.label)
            known = {attribute.id: attribute for attribute in label.attributes} if label is not None else {}
            for key, value in state.attributes.items():
                attribute = known.get(key)
                name = named(attribute.names, self._language) if attribute is not None else key
                found[name] = self._value(attribute, value)
            found |= {note: state.note}
        elif isinstance(state, Zone):
            found = {translate("ConflictsDialog", "State"): state_word(state.state)}
        elif isinstance(state, Work):
            found = {note: state.note, translate("ConflictsDialog", "Flag"): state.flag_note if state.flagged else ""}
        elif isinstance(state, ArticleData):
            found = {
                translate("ConflictsDialog", "Source"): state.source,
                translate("ConflictsDialog", "Published"): state.published,
                translate("ConflictsDialog", "Language"): state.lang,
                translate("ConflictsDialog", "State"): state_word(state.state),
                translate("ConflictsDialog", "Tags"): ", ".join(state.tags),
            }
        elif isinstance(state, Decision):
            found = {translate("ConflictsDialog", "By"): self._names.get(state.decided_by, ""), note: state.note}
        return {name: text for name, text in found.items() if text}

    def _value(self, attribute: Attribute | None, value: Json) -> str:
        if attribute is not None and attribute.type == CHOICE:
            option = next((one for one in attribute.options if one.id == value), None)
            return named(option.names, self._language) if option is not None else str(value)
        if isinstance(value, bool):
            return yes_or_no(value=value)
        if isinstance(value, Mapping):
            return " ".join(str(part) for part in value.values())
        return str(value)

    def _label(self, label_id: str) -> str:
        label = self._scheme.label(label_id)
        return named(label.names, self._language) if label is not None else label_id

    def _link(self, link: Link) -> str:
        known = self._scheme.link_type(link.type)
        name = named(known.names, self._language) if known is not None else link.type
        ends = [self._project.span(end, link.annotator_id) for end in (link.source_id, link.target_id)]
        gone = translate("ConflictsDialog", "deleted")
        quotes = [f"“{end.quote}”" if end is not None else gone for end in ends]
        return f"{quotes[0]} {name} {quotes[1]}"

    def _decision(self, decision: Decision) -> str:
        found = made(decision)
        text = self._project.article(decision.article_id).text
        if found.spans:
            drafts = (f"{self._label(it.label)} “{text[it.start : it.end]}”" for it in found.spans)
            return ", ".join(drafts)
        if found.spans is not None or found.links == ():
            return translate("ConflictsDialog", "nothing here")
        if found.links:
            return ", ".join(self._tie(tie.type, tie.source, tie.target, decision) for tie in found.links)
        return translate("ConflictsDialog", "a note alone")

    def _tie(self, kind: str, source: str, target: str, decision: Decision) -> str:
        link = Link(
            id="",
            article_id=decision.article_id,
            annotator_id=decision.annotator_id,
            type=kind,
            source_id=source,
            target_id=target,
        )
        return self._link(link)


def _place(state: Content | None) -> Extent | None:
    return (state.start, state.end) if isinstance(state, Span | Zone | Rejection) else None


def state_word(state: str) -> str:
    """Return what a state of work, of a zone or of an article is called."""
    return translated("conflicts", _STATUS[state]) if state in _STATUS else state


def yes_or_no(*, value: bool) -> str:
    """Say whether something is so."""
    return translate("ConflictsDialog", "yes") if value else translate("ConflictsDialog", "no")
