"""A plan of the service as the window shows it: its lines, what is known of each, and the answers as choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import overload

from PySide6.QtCore import QLocale

from annotator.domain.article import Article
from annotator.domain.columns import ALL_SHEETS, Choices, ColumnMapping
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.printing import on_one_line
from annotator.services.importing import (
    ColumnsQuestion,
    EncodingQuestion,
    Entry,
    ImportChoices,
    ImportPlan,
    Place,
    Question,
    SheetQuestion,
)
from annotator.services.importing.choices import IMPORT, SKIP
from annotator.services.importing.entries import ASKS, FAILED, LABELS, NEAR, NEW, SKIPPED, THERE
from annotator.ui.dialogs.importing.known import known_of, reason_of, reason_words
from annotator.ui.dialogs.importing.seen import (
    ArticleSeen,
    Choice,
    ChoiceSeen,
    ColumnsSeen,
    FaultSeen,
    Line,
    Seen,
    Stretch,
    TwinSeen,
)
from annotator.ui.dialogs.importing.zoned_text import SPLIT
from annotator.ui.i18n import sentence, translated

_CODECS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16, little endian",
    "utf-16-be": "UTF-16, big endian",
    "cp1258": "Windows-1258",
    "cp1252": "Windows-1252",
    "windows-1258": "Windows-1258",
    "windows-1252": "Windows-1252",
    "tcvn3": "TCVN3",
    "latin-1": "ISO 8859-1",
}


def _said(source: str, **values: object) -> str:
    return translated("importing", source).format(**values)


def place_words(place: Place, line: int = 0, *, sources: Collection[Path] = (), sheet: str = "") -> str:
    """Return the file, the path inside it, the sheet and the line as they are said; "Clipboard" of what was pasted.

    A file of a folder among the `sources` is said with its path in that.
    """
    name = on_one_line(_in_folder(place.path, sources)) or translated("importing", _PASTED)
    number = _said(_LINE, line=QLocale().toString(line)) if line else ""
    return ", ".join(part for part in (name, on_one_line(place.member), on_one_line(sheet), number) if part)


def _in_folder(path: Path, sources: Collection[Path]) -> str:
    for folder in path.parents:
        if folder in sources:
            return path.relative_to(folder).as_posix()
    return path.name


_PASTED = QT_TRANSLATE_NOOP("importing", "Clipboard")
_LINE = QT_TRANSLATE_NOOP("importing", "line {line}")


class Lines(Sequence[Line]):
    """The lines of a plan, each made when it is looked at: there may be 100,000."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing

    def __len__(self) -> int:
        return len(self._showing.entries)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self._showing.line(one) for one in range(*at.indices(len(self)))]
        return self._showing.line(at)


class Showing:
    """One plan with the answers given since it was made; only those that need no reading change it here.

    `article` returns the text and title of an article of the project by its id.
    """

    def __init__(self, plan: ImportPlan, article: Callable[[str], Article]) -> None:
        self.plan, self._sources = plan, frozenset(plan.sources)
        # What is shown stays as it is while a job reads the plan's files again.
        self.entries = tuple(plan.entries)
        self._in_part = {file.place: file for file in plan.files if file.good_lines}
        """Files that could come in without some of their lines."""
        self._open = len(plan.open_questions) + len(self._in_part)
        self.choices = plan.choices
        self._article = article
        self._ours: dict[str, Entry] = {}
        for entry in plan.entries:
            self._ours.setdefault(entry.article_id, entry)
        self._questions: dict[Place, Question] = {}
        for question in plan.questions:  # an open one goes before those answered already
            if question.place not in self._questions or not question.answered:
                self._questions[question.place] = question

    # The lines

    def lines(self) -> Lines:
        """Return a line for each entry."""
        return Lines(self)

    def states(self) -> list[str]:
        """Return what becomes of each entry, with the answers given here."""
        return [
            self.state(entry) if entry.twins or entry.outcome == FAILED else entry.outcome for entry in self.entries
        ]

    def line(self, at: int) -> Line:
        """Return the line of one entry."""
        entry = self.entries[at]
        return Line(self._title(entry), self._where(entry), self.state(entry))

    def state(self, entry: Entry) -> str:
        """Return what becomes of an entry, with the answers given here."""
        if self.is_near(entry):
            return NEAR if self.wanted(entry) else SKIPPED
        return ASKS if entry.outcome == FAILED and entry.place in self._in_part else entry.outcome

    def is_near(self, entry: Entry) -> bool:
        """Whether a person may choose about it as a near duplicate."""
        return entry.outcome in {NEAR, SKIPPED} and bool(entry.twins)

    def wanted(self, entry: Entry) -> bool:
        """Whether a near duplicate comes in."""
        return self.choices.near.get(entry.article_id, self.choices.near_others) == IMPORT

    @property
    def articles(self) -> int:
        """How many articles would come in."""
        states = Counter(self.states())
        return states[NEW] + states[NEAR]

    @property
    def left_out(self) -> frozenset[str]:
        """The ids of the near duplicates that are left out."""
        return frozenset(one.article_id for one in self.entries if self.is_near(one) and not self.wanted(one))

    @property
    def labelled(self) -> int:
        """To how many articles that are there labels would come."""
        return sum(entry.outcome == LABELS for entry in self.entries)

    @property
    def open(self) -> int:
        """How many questions are open."""
        return self._open

    def _title(self, entry: Entry) -> str:
        return on_one_line(entry.title) or self._name(entry.place)

    def _name(self, place: Place) -> str:
        return place_words(place, sources=self._sources)

    def _where(self, entry: Entry) -> str:
        return place_words(entry.place, entry.line, sources=self._sources, sheet=entry.sheet)

    # The chosen line

    def seen(self, at: int, *, asked: bool = False) -> Seen | None:
        """Return what is shown of a line; `asked`: how its file is read, which may be changed."""
        if not 0 <= at < len(self.entries):
            return None
        entry = self.entries[at]
        question = self._questions.get(entry.place)
        if question is not None and (asked or entry.outcome == ASKS):
            return self._question(question)
        if entry.outcome in {FAILED, ASKS}:
            return self._fault(entry)
        if self.is_near(entry):
            return self._twin(entry)
        return self._seen_article(entry, question)

    def question(self, at: int) -> Question | None:
        """Return the question about the file of a line."""
        return self._questions.get(self.entries[at].place) if 0 <= at < len(self.entries) else None

    def _fault(self, entry: Entry) -> FaultSeen:
        where = self._where(entry)
        said = sentence(entry.why) if entry.why is not None else ""
        file = self._in_part.get(entry.place)
        return FaultSeen(
            title=self._title(entry),
            place=where,
            sentence=said,
            advice=translated("importing", _ADVICE),
            has_good_lines=file is not None or (entry.line > 0 and not self._skips(entry.place)),
            good=file.good_lines if file else 0,
            bad=file.bad_lines if file else 0,
            others=len(self._in_part) - 1 if file else 0,
        )

    def _skips(self, place: Place) -> bool:
        return self.choices.skip_bad or place in self.choices.skip_bad_in

    def _seen_article(self, entry: Entry, question: Question | None) -> ArticleSeen:
        article = self.plan.article_of(entry)
        zones = [
            Stretch(zone.start, zone.end, zone.kind, reason_words(zone.reason), zone.confidence)
            for zone in self.plan.zones_of(entry)
        ]
        splits = [Stretch(at, at, SPLIT, translated("importing", _SPLIT)) for at in entry.splits]
        return ArticleSeen(
            title=self._title(entry),
            place=self._where(entry),
            text=article.text,
            known=known_of(article, {name: reason_of(why) for name, why in entry.known}),
            zones=sorted([*zones, *splits], key=lambda zone: (zone.start, -zone.end)),
            note=self._note(entry),
            way=self._way(question),
        )

    def _note(self, entry: Entry) -> str:
        said = [sentence(remark) for remark in entry.remarks]
        if entry.outcome in _NOTES and entry.article_id not in self.plan.found.articles:
            said.insert(0, translated("importing", _NOTES[entry.outcome]))
        elif entry.why is not None:
            said.insert(0, sentence(entry.why))
        return " ".join(said)

    def _way(self, question: Question | None) -> str:
        if isinstance(question, EncodingQuestion):
            return _said(_READ_AS, name=codec_name(question.answer))
        if isinstance(question, SheetQuestion):
            if question.answer == ALL_SHEETS:
                return translated("importing", _READ_SHEETS)
            return _said(_READ_SHEET, name=question.answer)
        return translated("importing", _READ_COLUMNS) if isinstance(question, ColumnsQuestion) else ""

    def _twin(self, entry: Entry) -> TwinSeen:
        twin = entry.twins[0]
        other = self._ours.get(twin.article_id)
        there = self.plan.article_of(other) if other is not None else self._article(twin.article_id)
        return TwinSeen(
            title=self._title(entry),
            place=self._where(entry),
            text=self.plan.text_of(entry),
            twin_title=on_one_line(twin.title or there.title),
            twin_text=there.text,
            share=twin.percent / 100,
            wanted=self.wanted(entry),
            others=sum(self.is_near(one) for one in self.entries) - 1,
        )

    # Questions

    def _question(self, question: Question) -> Seen:
        name, alike = self._name(question.place), self._alike(question)
        if isinstance(question, EncodingQuestion):
            choices = [
                Choice(offer.encoding, codec_name(offer.encoding), reason_words(offer.reason), offer.preview)
                for offer in question.offers
            ]
            asked = translated("importing", _WHICH_ENCODING)
            return ChoiceSeen(
                title=name, place="", sentence=asked, choices=choices, chosen=question.answer, others=alike
            )
        if isinstance(question, SheetQuestion):
            choices = [
                Choice(sheet, on_one_line(sheet), "", preview)
                for sheet, preview in zip(question.sheets, question.previews, strict=True)
            ]
            choices.append(Choice(ALL_SHEETS, translated("importing", _ALL_SHEETS)))
            asked = translated("importing", _WHICH_SHEET)
            return ChoiceSeen(title=name, place="", sentence=asked, choices=choices, chosen=question.answer)
        return ColumnsSeen(
            title=name,
            place="",
            columns=question.columns,
            rows=question.rows,
            mapping=question.answer or question.guess,
            day_first=question.read_as.day_first,
            delimiter=question.read_as.delimiter,
            has_header=question.read_as.has_header,
            others=alike,
        )

    def _alike(self, question: Question) -> int:
        """Return how many other files ask the same, or are read alike."""
        others = [one for one in self._questions.values() if one.place != question.place]
        if isinstance(question, ColumnsQuestion):
            return sum(isinstance(one, ColumnsQuestion) and one.names == question.names for one in others)
        return sum(isinstance(one, EncodingQuestion) and not one.answered for one in others)

    # Answers

    def with_choice(self, at: int, answer: str, *, for_all: bool) -> ImportChoices:
        """Return the choices with an encoding or a sheet for the file of a line."""
        question = self.question(at)
        if isinstance(question, EncodingQuestion):
            known = replace(self._of_file(question.place), encoding=answer)
            return replace(
                self._with_file(question.place, known), encoding=answer if for_all else self.choices.encoding
            )
        if isinstance(question, SheetQuestion):
            return self._with_file(question.place, replace(self._of_file(question.place), sheet=answer))
        return self.choices

    def with_good_lines(self, at: int, *, for_all: bool) -> ImportChoices:
        """Return the choices that leave out the bad lines of a line's file, or of all files that ask for it."""
        place = self.entries[at].place
        if place not in self._in_part:
            return replace(self.choices, skip_bad=True)
        taken = frozenset(self._in_part) if for_all else {place}
        return replace(self.choices, skip_bad_in=self.choices.skip_bad_in | taken)

    def with_columns(self, at: int, mapping: ColumnMapping, *, day_first: bool | None) -> ImportChoices:
        """Return the choices with a mapping for all files that have the columns of a line's file."""
        question = self.question(at)
        if not isinstance(question, ColumnsQuestion):
            return self.choices
        known = Choices(mapping=mapping, day_first=day_first)  # what else was chosen is of one file
        here = replace(self.choices, columns={**self.choices.columns, question.names: known})
        own = here.files.get(question.place)
        if own is None or own.mapping is None:
            return here
        return replace(here, files={**here.files, question.place: replace(own, mapping=None)})

    def with_rows(self, at: int, delimiter: str | None, *, has_header: bool | None) -> ImportChoices:
        """Return the choices with what separates the columns of a line's file, and whether a first row names them."""
        place = self.entries[at].place
        known = replace(self._of_file(place), delimiter=delimiter, has_header=has_header, mapping=None)
        return self._with_file(place, known)

    def place_of(self, place: Place) -> int:
        """Return the first line of a file, or -1."""
        return next((at for at, entry in enumerate(self.entries) if entry.place == place), -1)

    def _of_file(self, place: Place) -> Choices:
        return self.choices.files.get(place, Choices())

    def _with_file(self, place: Place, known: Choices) -> ImportChoices:
        return replace(self.choices, files={**self.choices.files, place: known})

    def choose_near(self, places: Sequence[int], *, wanted: bool) -> None:
        """Say whether near duplicates come in."""
        ids = [self.entries[at].article_id for at in places if self.is_near(self.entries[at])]
        answer = IMPORT if wanted else SKIP
        self.choices = replace(self.choices, near={**self.choices.near, **dict.fromkeys(ids, answer)})


def codec_name(codec: str) -> str:
    """Return the name of an encoding as people write it."""
    return _CODECS.get(codec.lower().replace("_", "-"), codec)


_ADVICE = QT_TRANSLATE_NOOP(
    "importing",
    "The other files are not touched by this. Mend this one, or save it in another form, and import it again.",
)
_SPLIT = QT_TRANSLATE_NOOP("importing", "A second article seems to begin here; it can be split off after the import.")
_NOTES = {
    THERE: QT_TRANSLATE_NOOP("importing", "The project has this text already. Nothing of it is added."),
    LABELS: QT_TRANSLATE_NOOP(
        "importing", "The project has this text already; the labels that come with it are added."
    ),
}
_READ_AS = QT_TRANSLATE_NOOP("importing", "Read as {name}…")
_READ_SHEET = QT_TRANSLATE_NOOP("importing", "Sheet {name}…")
_READ_SHEETS = QT_TRANSLATE_NOOP("importing", "All sheets…")
_ALL_SHEETS = QT_TRANSLATE_NOOP("importing", "All of these sheets")
_READ_COLUMNS = QT_TRANSLATE_NOOP("importing", "Columns…")
_WHICH_ENCODING = QT_TRANSLATE_NOOP(
    "importing", "This file is no UTF-8, so its letters must be guessed. Which of these reads right?"
)
_WHICH_SHEET = QT_TRANSLATE_NOOP(
    "importing", "Several sheets of this workbook are filled. Which one holds the articles?"
)
