"""An edit: the one kind of change. Rows before and rows after; it knows its inverse."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from annotator.domain.article import Article
from annotator.domain.decision import Decision
from annotator.domain.ids import new_id
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Work
from annotator.domain.zone import Zone

SETTLE = "settle"
"""Name of an edit that decides between all states of its rows: what it writes has seen and gone beyond them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleData:
    """The part of an article that can be edited: everything but its text."""

    id: str
    title: str
    source: str
    published: str
    lang: str
    state: str
    tags: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article) -> ArticleData:
        """Return what is known of an article now."""
        return cls(
            id=article.id,
            title=article.title,
            source=article.source,
            published=article.published,
            lang=article.lang,
            state=article.state,
            tags=article.tags,
        )

    def on(self, article: Article) -> Article:
        """Return the article with this known of it."""
        return replace(
            article,
            title=self.title,
            source=self.source,
            published=self.published,
            lang=self.lang,
            state=self.state,
            tags=self.tags,
        )

    @property
    def article_id(self) -> str:
        """The article itself, as for every other row."""
        return self.id


Row = Span | Link | Zone | Work | Decision | Rejection | ArticleData
"""What an edit can change. Each has an `id` and an `article_id`."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row: absent (None) or as it was before, absent or as it is after. Absent means tombstoned, never deleted."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The row that is there on one side at least."""
        row = self.after if self.after is not None else self.before
        assert row is not None, "a change has a row on one side"  # noqa: S101  a bug, not an input
        return row

    @property
    def row_id(self) -> str:
        """The id of the changed row."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class Edit:
    """What one act of one annotator changes in one article.

    `name` is the act's plain word in the table of edit names (label, delete, link, finish, ...). The changes are
    applied in order, all or none. `beside` is the same act in other articles: written with it or not at all, and
    undone and done again with it, as one step.
    """

    name: str
    article_id: str
    annotator_id: str
    changes: tuple[Change, ...]
    id: str = field(default_factory=new_id)
    beside: tuple[Edit, ...] = ()

    @property
    def parts(self) -> tuple[Edit, ...]:
        """The edit of each article, its own first."""
        return (self, *self.beside)

    def inverse(self) -> Edit:
        """Return the edit that takes this one back: edit then inverse leaves the same visible content."""
        turned = tuple(Change(change.after, change.before) for change in reversed(self.changes))
        beside = tuple(part.inverse() for part in reversed(self.beside))
        return replace(self, changes=turned, id=new_id(), beside=beside)

    def again(self) -> Edit:
        """Return the same edit for doing it once more: what the history holds of it has ids of its own."""
        return replace(self, id=new_id(), beside=tuple(part.again() for part in self.beside))

    def of(self, kind: type[Row]) -> tuple[Change, ...]:
        """Return the changes to rows of one kind."""
        return tuple(change for change in self.changes if isinstance(change.row, kind))
