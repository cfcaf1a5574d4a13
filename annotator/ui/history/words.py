"""Acts of the history in words: what was acted on, and what was done to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QObject

from annotator.domain.decision import Decision
from annotator.domain.edit import ArticleData, Change, Row
from annotator.domain.link import Link
from annotator.domain.printing import on_one_line
from annotator.domain.scheme import CHOICE, Scheme, named
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import FINISHED, SKIPPED, TODO, Work
from annotator.domain.zone import ACCEPTED, REJECTED, Zone
from annotator.services.annotating import EDIT_NAMES
from annotator.services.looking_back import BARRIER, REDO, UNDO, WHOLE, Line
from annotator.ui.history.entries import ARTICLE, BULK, LINKS, REVIEW, SPANS, STATE, moment
from annotator.ui.i18n import number_apart, translated
from annotator.ui.zone_words import kind_of as zone_kind

_QUOTE, _VALUE = 60, 30
"""Characters of a quote and of a value that are said."""


class Said(NamedTuple):
    """An act in words: the label's id whose colour goes with it, what was acted on (its kind and words), what was done.

    The quote may be cut where there is no room, the rest stays.
    """

    what: str
    label: str = ""
    name: str = ""
    quote: str = ""

    @property
    def whole(self) -> str:
        """All of it as one part of a sentence."""
        return " ".join(part for part in (self.name, self.quote and f"“{self.quote}”", self.what) if part)


@dataclass(slots=True)
class Known:
    """What the words need beside an act: scheme, language, the text, names of people, and spans by id."""

    scheme: Scheme
    language: str
    text: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    span: Callable[[str], Span | None] = lambda _span_id: None
    viewer: str = ""


class ActWords(QObject):
    """Puts acts into words of the interface's language. A QObject, since lupdate sees a plural in `self.tr` only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: Known | None = None

    def know(self, known: Known) -> None:
        """Take what the words need."""
        self._known = known

    def said(self, line: Line, changes: Sequence[Change]) -> Said:
        """Return an act in words; `changes` are what it did, of an undo what the act did that it took back."""
        if line.kind == BARRIER:
            return Said(self._bulk(line))
        said = self._act(line.name, changes)
        if line.kind == UNDO:
            return said._replace(what=self.tr("undone: {what}").format(what=said.what))
        if line.kind == REDO:
            return said._replace(what=self.tr("done again: {what}").format(what=said.what))
        return said

    def gone(self, span: Span, line: Line | None) -> Said:
        """Return a deleted span in words, with when it was deleted."""
        when = moment(line.made_at) if line is not None else None
        if when is None:
            return self._one(span, self.tr("deleted"))
        day = QLocale().toString(QDate(when.year, when.month, when.day), QLocale.FormatType.ShortFormat)
        return self._one(span, self.tr("deleted {day}").format(day=day))

    def label_name(self, label_id: str) -> str:
        """Return a label's name; its id where the scheme does not have it."""
        known = self._known
        label = known.scheme.label(label_id) if known is not None else None
        return named(label.names, known.language) if label is not None and known is not None else label_id

    def who(self, line: Line) -> str:
        """Return who did it; empty for a bulk act."""
        return self._known.names.get(line.annotator, "") if self._known is not None and line.annotator else ""

    def taken_back(self, told: str) -> str:
        """Return an act in words with that it was taken back."""
        return self.tr("{act} (taken back since)").format(act=told)

    def other(self, line: Line) -> str:
        """Return who did it where that is another one than who looks at it."""
        return self.who(line) if self._known is not None and line.annotator != self._known.viewer else ""

    def kinds(self) -> dict[str, str]:
        """Return the words of the kinds of acts, in the order of the menu."""
        return {
            SPANS: self.tr("Spans"),
            LINKS: self.tr("Links"),
            STATE: self.tr("State, flag and note of the article"),
            ARTICLE: self.tr("Zones and details"),
            REVIEW: self.tr("Review"),
            BULK: self.tr("Imports and merges"),
        }

    def day(self, day: date | None, today: date) -> str:
        """Return a day as a heading."""
        if day is None:
            return self.tr("Day not known")
        if day == today:
            return self.tr("Today")
        if (today - day).days == 1:
            return self.tr("Yesterday")
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("dddd, d MMMM yyyy"))

    # Acts

    def _bulk(self, line: Line) -> str:
        names = {
            "import": self.tr("Import"),
            "merge": self.tr("Merge"),
            "zones": self.tr("Proposal of zones"),
            "split": self.tr("Split"),
            "reverse": self.tr("An import or merge taken back"),
            "restore": self.tr("Restored from a backup"),
            "salvage": self.tr("Salvaged from a damaged file"),
            "repair": self.tr("Repaired after a check"),
        }
        act = names.get(line.name, line.name.capitalize())
        if line.name in WHOLE:
            return act
        if not line.rows:
            return self.tr("{act}: it came in").format(act=act)
        return number_apart(self.tr("{act}: %n rows came in", "", line.rows).format(act=act), line.rows)

    def _act(self, name: str, changes: Sequence[Change]) -> Said:
        """Say what matters most of an act: its spans, else its links, else what it did to the article."""
        for kind, say in (
            (Span, self._spans),
            (Link, self._links),
            (Zone, self._zones),
            (Rejection, self._rejections),
        ):
            found = [change for change in changes if isinstance(change.row, kind)]
            if found:
                said = say(name, found)
                return said if not any(isinstance(change.row, Decision) for change in changes) else self._decided(said)
        for change in changes:
            if isinstance(change.row, ArticleData):
                return Said(self._details(change.before, change.after))
            if isinstance(change.row, Work):
                return Said(self._work(name, change.before, change.after))
        return Said(self._plain(name))

    def _plain(self, name: str) -> str:
        word = translated("edits", EDIT_NAMES[name]) if name in EDIT_NAMES else name
        return word[:1].upper() + word[1:]

    def _decided(self, said: Said) -> Said:
        return said._replace(what=self.tr("{what} by a decision").format(what=said.what))

    def _spans(self, name: str, changes: Sequence[Change]) -> Said:
        if len(changes) > 1:
            return Said(self._many_spans(name, changes))
        before, after = changes[0].before, changes[0].after
        if not isinstance(after, Span):
            return self._one(before, self.tr("deleted"))
        if not isinstance(before, Span):
            word = {"bring_back": self.tr("brought back"), "back_to": self.tr("brought back as it was")}
            return self._one(after, word.get(name, self.tr("marked")))
        what = self._changed(before, after)
        if name == "back_to":
            what = self.tr("back to how it was: {what}").format(what=what)
        return self._one(after, what)

    def _one(self, span: Row | None, what: str) -> Said:
        if not isinstance(span, Span):
            return Said(what)
        return Said(what, span.label, self.label_name(span.label), _excerpt(span.quote))

    def _many_spans(self, name: str, changes: Sequence[Change]) -> str:
        count = len(changes)
        if all(change.after is None for change in changes):
            said = self.tr("%n spans deleted", "", count)
        elif all(change.before is None for change in changes):
            back = name in {"bring_back", "back_to"}
            said = self.tr("%n spans brought back", "", count) if back else self.tr("%n spans marked", "", count)
        else:
            said = self.tr("%n spans changed", "", count)
        return number_apart(said, count)

    def _changed(self, before: Span, after: Span) -> str:
        if before.label != after.label:
            return self.tr("label changed, was {label}").format(label=self.label_name(before.label))
        if (before.start, before.end) != (after.start, after.end):
            return self._moved((after.end - after.start) - (before.end - before.start))
        if before.note != after.note:
            return self.tr("note changed") if after.note else self.tr("note removed")
        names = [key for key in {**before.attributes, **after.attributes}
                 if before.attributes.get(key) != after.attributes.get(key)]  # fmt: skip
        if len(names) == 1:
            return self._attribute(after, names[0])
        return self.tr("%n attributes changed", "", len(names)) if names else self.tr("changed")

    def _moved(self, by: int) -> str:
        if by > 0:
            return self.tr("%n characters longer", "", by)
        return self.tr("%n characters shorter", "", -by) if by else self.tr("moved")

    def _attribute(self, span: Span, key: str) -> str:
        known = self._known
        label = known.scheme.label(span.label) if known is not None else None
        found = next((one for one in label.attributes if one.id == key), None) if label is not None else None
        name = named(found.names, known.language) if found is not None and known is not None else key
        value = span.attributes.get(key)
        if value in (None, "", False):
            return self.tr("{attribute} removed").format(attribute=name)
        words = str(value)
        if found is not None and known is not None and found.type == CHOICE:
            option = next((one for one in found.options if one.id == value), None)
            words = named(option.names, known.language) if option is not None else words
        elif isinstance(value, dict) and known is not None:
            words = known.text[int(value.get("start", 0)) : int(value.get("end", 0))]
        elif value is True:
            words = self.tr("yes")
        return f"{name}: {on_one_line(' '.join(words.split()), _VALUE)}"

    def _links(self, _name: str, changes: Sequence[Change]) -> Said:
        drawn = [change.after for change in changes if isinstance(change.after, Link)]
        lost = [change.before for change in changes if change.after is None and isinstance(change.before, Link)]
        if len(drawn) == 1:
            return self._link(drawn[0], self.tr("linked, {type} {target}"))
        if not drawn and len(lost) == 1:
            return self._link(lost[0], self.tr("link removed, {type} {target}"))
        count = len(drawn) or len(lost)
        said = self.tr("%n links drawn", "", count) if drawn else self.tr("%n links removed", "", count)
        return Said(said)

    def _link(self, link: Link, what: str) -> Said:
        known = self._known
        if known is None:
            return Said("")
        kind, source, target = known.scheme.link_type(link.type), known.span(link.source_id), known.span(link.target_id)
        name = named(kind.names, known.language) if kind is not None else link.type
        other = f"“{_excerpt(target.quote, _VALUE)}”" if target is not None else "…"
        return self._one(source, what.format(type=name, target=other))

    def _zones(self, name: str, changes: Sequence[Change]) -> Said:
        if len(changes) > 1:
            return Said(self._plain(name))
        before, after = changes[0].before, changes[0].after
        zone = after if isinstance(after, Zone) else before
        if not isinstance(zone, Zone):
            return Said(self._plain(name))
        text = self._known.text[zone.start : zone.end] if self._known is not None else ""
        return Said(self._zone(before, after), name=zone_kind(zone), quote=_excerpt(text))

    def _zone(self, before: Row | None, after: Row | None) -> str:
        if not isinstance(after, Zone):
            return self.tr("zone removed")
        if not isinstance(before, Zone):
            return self.tr("zone added")
        if before.state != after.state:
            words = {ACCEPTED: self.tr("zone accepted"), REJECTED: self.tr("zone rejected")}
            return words.get(after.state, self.tr("zone proposed"))
        if before.kind != after.kind:
            return self.tr("zone changed, was {kind}").format(kind=zone_kind(before))
        return self.tr("zone moved")

    def _rejections(self, _name: str, changes: Sequence[Change]) -> Said:
        row = changes[0].row
        if len(changes) > 1 or not isinstance(row, Rejection) or self._known is None:
            return Said(self.tr("%n suggestions rejected", "", len(changes)))
        quote = _excerpt(self._known.text[row.start : row.end])
        return Said(self.tr("suggestion rejected"), row.label, self.label_name(row.label), quote)

    def _work(self, name: str, before: Row | None, after: Row | None) -> str:
        if not (isinstance(before, Work) and isinstance(after, Work)):
            return self._plain(name)
        if before.status != after.status:
            words = {
                FINISHED: self.tr("Article finished"),
                SKIPPED: self.tr("Article skipped"),
                TODO: self.tr("Article to do again"),
            }
            again = self.tr("Article begun") if before.status == TODO else self.tr("Article reopened")
            return words.get(after.status, again)
        if before.flagged != after.flagged:
            return self.tr("Article flagged") if after.flagged else self.tr("Flag removed")
        return self.tr("Note on the article changed")

    def _details(self, before: Row | None, after: Row | None) -> str:
        names = {
            "title": self.tr("title"),
            "source": self.tr("source"),
            "published": self.tr("date"),
            "lang": self.tr("language"),
            "tags": self.tr("tags"),
        }
        changed = [words for key, words in names.items() if getattr(before, key, None) != getattr(after, key, None)]
        if not changed:
            return self.tr("Details of the article changed")
        return self.tr("Details of the article changed: {names}").format(names=", ".join(changed))


def _excerpt(quote: str, limit: int = _QUOTE) -> str:
    return on_one_line(" ".join(quote[: 4 * limit].split()), limit)
