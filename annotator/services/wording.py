"""The words of an article that have several syllables: kept with the article, or worked out where they are not yet."""

from __future__ import annotations

from typing import NamedTuple

from annotator.domain.article import Article
from annotator.services.jobs import Cancelled, never, stop_if
from annotator.store.project import Project
from annotator.suggest import apart
from annotator.suggest.extents import Extents
from annotator.suggest.lexicon import language_of
from annotator.suggest.vietnamese import ENGINE


class Found(NamedTuple):
    """The words of an article, in code points; `fresh` are their bytes where they are worth keeping, else empty."""

    article_id: str
    joined: Extents
    fresh: bytes = b""


def find(project: Project, article: Article, *, cancelled: Cancelled = never) -> Found:
    """Return an article's words: the kept ones, or else what a process of its own works out (seconds, where long).

    English has none: the Unicode rules know its words. Raises Stopped where it was cancelled, NoWords where that
    process fails.
    """
    if language_of(article.lang) != "vi":
        return Found(article.id, Extents())
    kept = _kept(project, article)
    if kept is not None:
        return Found(article.id, kept)
    packed = apart.words(article.text, cancelled)
    stop_if(lambda: packed is None)
    assert packed is not None  # noqa: S101  it was stopped else
    return Found(article.id, Extents.from_bytes(packed, len(article.text)), packed)


def keep(project: Project, found: Found) -> None:
    """Keep what was worked out with the article; where that cannot be done now it will be worked out again."""
    if found.fresh:
        project.keep_words(found.article_id, ENGINE, found.fresh)


def _kept(project: Project, article: Article) -> Extents | None:
    packed = project.words(article.id, ENGINE)
    if packed is None:
        return None
    try:
        return Extents.from_bytes(packed, len(article.text))
    except ValueError:  # of no use; worked out anew, it will be written over
        return None
