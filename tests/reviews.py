"""Articles that several people have marked, for tests of comparing and reviewing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.article import Article
from annotator.domain.disagreement import Compared, LabelsOf
from annotator.domain.disagreements import disagreements
from annotator.domain.edit import Edit
from annotator.domain.ids import GOLD_ID, annotator_id, derived_id
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.domain.work import Annotator
from annotator.services.history import History
from annotator.services.reviewing import Review
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.labelled import CLAIMS


@dataclass(frozen=True)
class Marked:
    """What one person marked: spans by a name of their own as (quote, label, attributes), links as (type, from, to)."""

    spans: Mapping[str, tuple[Any, ...]]
    links: Sequence[tuple[str, str, str]] = ()
    origin: str = "manual"
    notes: Mapping[str, str] = field(default_factory=dict)


def labels(text: str, who: str, marked: Marked, article_id: str = "x") -> LabelsOf:
    """Build a person's rows; a quote is taken where it stands first in the text, or from a position given with it."""
    spans = {}
    for name, (quote, label, *rest) in marked.spans.items():
        start = text.index(quote, rest[1] if len(rest) > 1 else 0)
        spans[name] = Span(
            id=derived_id("test", article_id, who, name),
            article_id=article_id,
            annotator_id=who,
            start=start,
            end=start + len(quote),
            label=label,
            quote=quote,
            attributes=rest[0] if rest else {},
            note=marked.notes.get(name, ""),
            origin=marked.origin,
        )
    links = [
        Link(
            id=derived_id("test", article_id, who, kind, source, target),
            article_id=article_id,
            annotator_id=who,
            type=kind,
            source_id=spans[source].id,
            target_id=spans[target].id,
        )
        for kind, source, target in marked.links
    ]
    return LabelsOf(list(spans.values()), links)


def compared(text: str, **people: Marked) -> Compared:
    """Compare what people marked in a text."""
    return disagreements("x", text, {who: labels(text, who, marked) for who, marked in people.items()}, CLAIMS)


def add_article(project: Project, folder: Path, text: str, **people: Marked) -> str:
    """Add an article that these people have finished, and return its id."""
    article = Article.from_text(text, title=text[:20])
    staging = Staging(folder)
    try:
        for name, marked in people.items():
            owner = Annotator(id=annotator_id(name), name=name)
            own = labels(text, owner.id, marked, article.id)
            staging.add(
                LabelledRecord(
                    article=article,
                    annotator=owner,
                    status="finished",
                    spans=tuple(own.spans),
                    links=tuple(own.links),
                )
            )
        project.commit_staging(staging, name="import", source_sha256="")
    finally:
        staging.close()
    return article.id


class Sitting:
    """An adjudicator at work: does edits, undoes them, and looks at gold."""

    def __init__(self, project: Project, adjudicator: str, **chosen: Any) -> None:
        self.project = project
        self.review = Review(project, adjudicator, **chosen)
        self.review.load()
        self.history = History(project, adjudicator)

    def do(self, edit: Edit) -> str:
        """Commit an edit and return the place that it decided."""
        return self.review.after(self.history.do(edit))

    def undo(self) -> str:
        """Take the last edit back and return the place that is open again."""
        edit = self.history.undo()
        assert edit is not None
        return self.review.after(edit)

    def redo(self) -> str:
        """Do again what was undone."""
        edit = self.history.redo()
        assert edit is not None
        return self.review.after(edit)

    def first(self, kind: str = "") -> str:
        """Return the place of the first group that waits, of a kind where one is named."""
        return next(item.group.place for item in self.review.queue() if item.is_ready and kind in {"", item.group.kind})

    def number_of(self, place: str, quote: str) -> int:
        """Return the number of the choice whose text this is."""
        question = self.review.question(place)
        assert question is not None
        text = self.project.article(question.group.article_id).text
        for number, choice in enumerate(question.choices):
            parts = choice.option.parts if choice.option else ()
            if quote == " | ".join(text[start:end] for start, end, _ in parts):
                return number
        raise AssertionError(quote)

    def value_number(self, place: str, value: object) -> int:
        """Return the number of the choice with a value."""
        question = self.review.question(place)
        assert question is not None
        return [choice.value for choice in question.choices].index(value)

    def finish(self, article_id: str) -> None:
        """Take the first choice wherever something waits, and close the article."""
        while waiting := [item for item in self.review.waiting_in(article_id) if item.is_ready]:
            self.do(self.review.take(waiting[0].group.place, 0))
        self.do(self.review.close(article_id))

    def gold(self, article_id: str) -> list[tuple[str, str, dict[str, Any]]]:
        """Return gold's rows as (quote, label, attributes)."""
        return [(span.quote, span.label, dict(span.attributes)) for span in self.project.spans(article_id, GOLD_ID)]

    def gold_links(self, article_id: str) -> list[tuple[str, str, str]]:
        """Return gold's links as (type, quote, quote)."""
        quotes = {span.id: span.quote for span in self.project.spans(article_id, GOLD_ID)}
        return [
            (link.type, quotes[link.source_id], quotes[link.target_id])
            for link in self.project.links(article_id, GOLD_ID)
        ]
