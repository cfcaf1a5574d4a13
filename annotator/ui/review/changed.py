"""What is another in an article since it was closed as gold, in words: a line for each."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from annotator.domain.scheme import Scheme, named
from annotator.services.review.standing import Key
from annotator.services.review.state import ArticleReview
from annotator.ui.review.reading_panel import Count

_MOST = 8
"""So many lines are shown."""
_QUOTED = 60
"""Code points of a span that its line quotes."""


def changed_lines(state: ArticleReview, scheme: Scheme, lang: str) -> list[Count]:
    """Return a line for each span and link that came, went or has other values since the article was closed."""
    lines = [Count(text, "") for text in _told(state, scheme, lang)]
    if len(lines) > _MOST:
        more = QCoreApplication.translate("Changed", "… and {count} more")
        lines[_MOST - 1 :] = [Count(more.format(count=len(lines) - _MOST + 1), "")]
    return lines


def _told(state: ArticleReview, scheme: Scheme, lang: str) -> Iterator[str]:
    changes = state.changes
    for words, keys in (
        (QCoreApplication.translate("Changed", "New: {what}"), changes.new),
        (QCoreApplication.translate("Changed", "Gone: {what}"), changes.gone),
        (QCoreApplication.translate("Changed", "Other values: {what}"), changes.values),
    ):
        for key in keys:
            yield words.format(what=_span(state, scheme, lang, key))
    for words, links in (
        (QCoreApplication.translate("Changed", "New link: {what}"), changes.new_links),
        (QCoreApplication.translate("Changed", "Link gone: {what}"), changes.gone_links),
    ):
        for kind, source, target in links:
            known = scheme.link_type(kind)
            name = named(known.names, lang) if known is not None else kind
            yield words.format(what=f"{_quote(state, source)} – {name} – {_quote(state, target)}")


def _span(state: ArticleReview, scheme: Scheme, lang: str, key: Key) -> str:
    label = scheme.label(key[2])
    return f"{named(label.names, lang) if label is not None else key[2]} {_quote(state, key)}"


def _quote(state: ArticleReview, key: Key) -> str:
    start, end, _ = key
    return f"“{' '.join(state.article.text[start : min(end, start + _QUOTED)].split())}”"
