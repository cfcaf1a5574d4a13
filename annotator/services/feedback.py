"""What an annotator can learn from gold: how much of it they found, and in what they differ from it most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotator.domain.article import Article, Json
from annotator.domain.comparing_attributes import Comparer
from annotator.domain.disagreement import (
    ATTRIBUTE,
    BOUNDARY,
    LABEL,
    LINK_MISSING,
    MISSING,
    POLARITY,
    SPLIT,
    VALUE,
    Boundary,
    Compared,
    Disagreement,
    LabelsOf,
    LinkOption,
    SpanOption,
    boundary_of,
)
from annotator.domain.disagreements import disagreements, placed
from annotator.domain.excerpt import around
from annotator.domain.ids import GOLD_ID
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.domain.work import FINISHED, Annotator, shown_names
from annotator.services.golden import GoldParts, gold_records
from annotator.store.project import Project

MOST = 10
"""So many kinds of difference are told, the most frequent first."""
_EXAMPLES = 3
_AROUND = 60
"""Code points of the text around a place that an example shows at most."""

MISSED, ADDED = "missed", "added"
"""Kinds of their own: gold has a span that the annotator has not, and the other way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Spans with the same extent, as it is compared, and the same label: of the annotator's, of gold's, of both.

    Precision, recall and F1 (van Rijsbergen 1979) are None where they are undefined: nothing marked, nothing in gold.
    """

    marked: int
    gold: int
    both: int

    @property
    def precision(self) -> float | None:
        """The share of the annotator's spans that gold has."""
        return self.both / self.marked if self.marked else None

    @property
    def recall(self) -> float | None:
        """The share of gold's spans that the annotator has."""
        return self.both / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where neither has a span."""
        total = self.marked + self.gold
        return 2 * self.both / total if total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One difference in its context, offsets in code points. `theirs` and `gold` are empty where there is nothing."""

    article_id: str
    title: str
    before: str
    quote: str
    after: str
    start: int
    end: int
    theirs: str
    gold: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A kind of difference, how often it comes, and examples.

    `kind` is one of the kinds of a disagreement, with MISSED and ADDED for what is missing on either side; `about` is
    the label, the two labels, the label and attribute, or the link type; `detail` how a boundary lies.
    """

    kind: str
    about: str
    detail: str
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One annotator against gold, over the articles that they finished and that are finished as gold."""

    annotator: Annotator
    name: str
    articles: int
    overall: Score
    by_label: Mapping[str, Score]
    confusion: Mapping[tuple[str, str], int]
    """How often (their label, gold's label) met at one place; "" where one side has nothing."""
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class _Gathered:
    articles: int = 0
    marked: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: dict[tuple[str, str, str], list[Example]] = field(default_factory=dict)


def feedback(project: Project, annotator_id: str) -> Feedback:
    """Compare one annotator with gold. Raises KeyError for an annotator that is not in the project."""
    people = {person.id: person for person in project.annotators()}
    person = people[annotator_id]
    gold = {record.article.id: record for record in gold_records(project, GoldParts()) if record.status == FINISHED}
    gathered = _Gathered()
    for record in project.labelled_records(annotator_id):
        if record.status == FINISHED and record.article.id in gold:
            _gather(gathered, record, gold[record.article.id], project.scheme)
    labels = [label.id for label in project.scheme.labels]
    return Feedback(
        annotator=person,
        name=shown_names(people.values())[annotator_id],
        articles=gathered.articles,
        overall=Score(marked=gathered.marked.total(), gold=gathered.gold.total(), both=gathered.both.total()),
        by_label={
            label: Score(marked=gathered.marked[label], gold=gathered.gold[label], both=gathered.both[label])
            for label in labels
        },
        confusion=dict(sorted(gathered.confusion.items())),
        differences=tuple(_most(gathered.found)),
    )


def _most(found: Mapping[tuple[str, str, str], list[Example]]) -> Iterator[Difference]:
    often = sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    for (kind, about, detail), examples in often[:MOST]:
        yield Difference(
            kind=kind, about=about, detail=detail, count=len(examples), examples=tuple(examples[:_EXAMPLES])
        )


def _gather(gathered: _Gathered, record: LabelledRecord, gold: LabelledRecord, scheme: Scheme) -> None:
    comparer = Comparer(scheme)
    text, who = record.article.text, record.annotator.id if record.annotator is not None else ""
    mine = {span[1:] for span in placed(text, record.spans)}
    golden = {span[1:] for span in placed(text, gold.spans)}
    gathered.articles += 1
    gathered.marked.update(label for _, _, label in mine)
    gathered.gold.update(label for _, _, label in golden)
    gathered.both.update(label for _, _, label in mine & golden)
    labels = {who: LabelsOf(record.spans, record.links), GOLD_ID: LabelsOf(gold.spans, gold.links)}
    compared = disagreements(record.article.id, text, labels, scheme)
    for group in compared.groups:
        gathered.confusion[_label(group, who), _label(group, GOLD_ID)] += 1
    for group in compared.disagreements:
        for kind, about, detail in _kinds(group, who, comparer):
            example = _example(record.article, group, compared, who)
            gathered.found.setdefault((kind, about, detail), []).append(example)


def _label(group: Disagreement, who: str) -> str:
    option = _option(group, who)
    return option.parts[0][2] if option is not None else ""


def _option(group: Disagreement, who: str) -> SpanOption | None:
    return next((option for option in group.options if who in option.spans), None)


def _link_of(group: Disagreement, who: str) -> LinkOption | None:
    return next((option for option in group.link_options if who in option.links), None)


def _kinds(group: Disagreement, who: str, comparer: Comparer) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, what it is about, detail) for all differences of a group."""
    if group.is_link:
        types = " / ".join(sorted({option.type for option in group.link_options}))
        side = f"link_{_missing_side(_link_of(group, who) is None)}"
        yield side if group.kind == LINK_MISSING else group.kind, types, ""
        return
    mine, golden = _label(group, who), _label(group, GOLD_ID)
    for kind in group.differences:
        if kind == MISSING:
            yield _missing_side(not mine), mine or golden, ""
        elif kind in {POLARITY, LABEL}:
            yield kind, f"{mine} / {golden}", ""
        elif kind == BOUNDARY:
            lies = _lies(group, who)
            yield kind, mine, lies.sort if lies is not None else ""
        elif kind == SPLIT:
            yield kind, mine, ""
    for name in group.fields:
        yield VALUE if comparer.is_number(mine, name) else ATTRIBUTE, f"{mine}.{name}", ""


def _missing_side(is_missed: bool) -> str:  # noqa: FBT001  the one question it answers
    return MISSED if is_missed else ADDED


def _lies(group: Disagreement, who: str) -> Boundary | None:
    """Return how the annotator's extent lies to gold's."""
    mine, golden = _option(group, who), _option(group, GOLD_ID)
    if mine is None or golden is None:
        return None
    return boundary_of(golden.parts[0][:2], mine.parts[0][:2])


def _example(article: Article, group: Disagreement, compared: Compared, who: str) -> Example:
    text = article.text
    before, after = around(text, group.start, group.end, _AROUND)
    return Example(
        article_id=article.id,
        title=article.title,
        before=before,
        quote=text[group.start : group.end],
        after=after,
        start=group.start,
        end=group.end,
        theirs=_told(text, group, compared, who),
        gold=_told(text, group, compared, GOLD_ID),
    )


def _told(text: str, group: Disagreement, compared: Compared, who: str) -> str:
    """Return what one side has at a place, in a line."""
    link, option = _link_of(group, who), _option(group, who)
    if link is not None:
        targets = (compared.by_place[place] for place in link.targets)
        return f"{link.type} → " + "; ".join(_quoted(text, target.start, target.end) for target in targets)
    if option is None:
        return ""
    parts = "; ".join(f"{label} {_quoted(text, start, end)}" for start, end, label in option.parts)
    values = ", ".join(f"{name}={_shown(option.attributes.get(name))}" for name in group.fields)
    return f"{parts} ({values})" if values else parts


def _shown(value: Json) -> str:
    return "–" if value is None else str(value)


def _quoted(text: str, start: int, end: int) -> str:
    return f"“{' '.join(text[start:end].split())}”"
