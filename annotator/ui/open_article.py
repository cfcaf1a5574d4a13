"""An open article with the labels of one owner: what every key and panel that acts on labels is made for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from annotator.domain.article import Article
from annotator.domain.edit import Edit
from annotator.domain.labelled import Labelled
from annotator.domain.link import Link
from annotator.domain.open_points import OpenPoint
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import Work
from annotator.domain.zone import Zone
from annotator.store.project import Project


class OpenArticle(QObject):
    """One article at a time, and whose labels of it are read and changed.

    The session opens the annotator's own, the review those of gold. What acts on labels asks for nothing beyond this,
    and so does the same for both.
    """

    leaving = Signal()
    """The open article, its annotator or the project is about to change: hand on what is typed."""
    asked = Signal()
    """What is typed is asked for: what comes next is to know of it. The article stays open."""
    article_opened = Signal(str)
    changed = Signal(object)
    """An Edit was committed; or it waits to be, and all that is shown goes on from it."""
    current_changed = Signal(str)
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.article: Article | None = None
        self.zones: list[Zone] = []
        self.current = ""

    # Whose labels, and what becomes of them: to be said by each kind

    @property
    def scheme(self) -> Scheme:
        """The scheme of the open project."""
        raise NotImplementedError

    @property
    def viewer(self) -> str:
        """The id of the annotator at the keyboard."""
        raise NotImplementedError

    @property
    def labelled(self) -> Labelled:
        """The owner's spans and links in the open article."""
        raise NotImplementedError

    @property
    def work(self) -> Work | None:
        """The owner's work on the open article."""
        raise NotImplementedError

    @property
    def has_failed(self) -> bool:
        """Whether the last change could not be written, and waits to be tried again."""
        raise NotImplementedError

    def may_label(self) -> bool:
        """Return whether labels of the open article can be changed now; the person is told why not."""
        raise NotImplementedError

    def do(self, build: Callable[[], Edit], *, current: Callable[[Edit], str] | None = None) -> Edit | None:
        """Build an edit of the owner's labels, commit it, and say so; or tell why not.

        `current` gives the id of the span that is the current one from then on; without it, it stays the same.
        """
        raise NotImplementedError

    # What is labelled

    @property
    def spans(self) -> Mapping[str, Span]:
        """The owner's spans in the open article, by id."""
        return self.labelled.spans if self.article else {}

    @property
    def links(self) -> Mapping[str, Link]:
        """The owner's links in the open article, by id."""
        return self.labelled.links if self.article else {}

    @property
    def current_span(self) -> Span | None:
        """The span that keys act on."""
        return self.spans.get(self.current) if self.current else None

    def in_order(self) -> list[Span]:
        """Return the owner's spans in reading order."""
        return self.labelled.in_order() if self.article else []

    def over(self, start: int, end: int) -> list[Span]:
        """Return the owner's spans that overlap code points `start` to `end`, in reading order."""
        return self.labelled.over(start, end) if self.article else []

    def links_of(self, span_id: str) -> list[Link]:
        """Return the links that start or end at a span."""
        return self.labelled.links_of(span_id) if self.article else []

    def open_points(self) -> list[OpenPoint]:
        """Return what the scheme still demands in the open article."""
        return self.labelled.open_points() if self.article else []

    # The current span

    def set_current(self, span_id: str) -> None:
        """Make a span the one that keys act on; an empty id for none."""
        if span_id != self.current:
            self.current = span_id
            self.current_changed.emit(span_id)
