"""The articles and the spans, and how their lists are ordered and narrowed."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_rows.spec import ActionSpec, Context

_T, _E = Context.TEXT, Context.EVERYWHERE

ARTICLES: tuple[ActionSpec, ...] = (
    ActionSpec(
        "article.finish",
        QT_TRANSLATE_NOOP("actions", "Finish and next"),
        ("Ctrl+Return", "Ctrl+Enter"),
        _E,
        "article",
    ),
    ActionSpec("article.next", QT_TRANSLATE_NOOP("actions", "Next article"), ("Ctrl+PgDown",), _E, "article"),
    ActionSpec("article.previous", QT_TRANSLATE_NOOP("actions", "Previous article"), ("Ctrl+PgUp",), _E, "article"),
    ActionSpec("article.reopen", QT_TRANSLATE_NOOP("actions", "Reopen"), ("Ctrl+Shift+O",), _E, "article"),
    ActionSpec("article.skip", QT_TRANSLATE_NOOP("actions", "Skip"), ("Ctrl+J",), _E, "article"),
    ActionSpec("article.flag", QT_TRANSLATE_NOOP("actions", "Flag"), ("Ctrl+B",), _E, "article", checkable=True),
    ActionSpec("article.note", QT_TRANSLATE_NOOP("actions", "Note on the article"), ("Ctrl+Shift+N",), _E, "article"),
    ActionSpec("article.split", QT_TRANSLATE_NOOP("actions", "Split the article here…"), (), _T, "article"),
    ActionSpec("article.details", QT_TRANSLATE_NOOP("actions", "Articles' details…"), (), _E, "article"),
    ActionSpec(
        "article.history",
        QT_TRANSLATE_NOOP("actions", "History of this article"),
        ("Ctrl+Shift+H",),
        _E,
        "article",
        checkable=True,
    ),
    # the queue
    ActionSpec("queue.filter.words", QT_TRANSLATE_NOOP("actions", "Filter the articles…"), (), _E, "article"),
    ActionSpec(
        "queue.filter.all", QT_TRANSLATE_NOOP("actions", "Show all articles"), (), _E, "article", checkable=True
    ),
    ActionSpec(
        "queue.filter.todo", QT_TRANSLATE_NOOP("actions", "Show articles to do"), (), _E, "article", checkable=True
    ),
    ActionSpec(
        "queue.filter.in_progress",
        QT_TRANSLATE_NOOP("actions", "Show articles in progress"),
        (),
        _E,
        "article",
        checkable=True,
    ),
    ActionSpec(
        "queue.filter.finished",
        QT_TRANSLATE_NOOP("actions", "Show finished articles"),
        (),
        _E,
        "article",
        checkable=True,
    ),
    ActionSpec(
        "queue.filter.skipped",
        QT_TRANSLATE_NOOP("actions", "Show skipped articles"),
        (),
        _E,
        "article",
        checkable=True,
    ),
    ActionSpec(
        "queue.filter.flagged",
        QT_TRANSLATE_NOOP("actions", "Show flagged articles"),
        (),
        _E,
        "article",
        checkable=True,
    ),
    ActionSpec(
        "queue.order.project",
        QT_TRANSLATE_NOOP("actions", "Articles in the project's order"),
        (),
        _E,
        "article",
        checkable=True,
    ),
    ActionSpec(
        "queue.order.shortest",
        QT_TRANSLATE_NOOP("actions", "Shortest articles first"),
        (),
        _E,
        "article",
        checkable=True,
    ),
    ActionSpec(
        "queue.order.random",
        QT_TRANSLATE_NOOP("actions", "Articles in random order"),
        (),
        _E,
        "article",
        checkable=True,
    ),
    ActionSpec("queue.shuffle", QT_TRANSLATE_NOOP("actions", "Shuffle the articles again"), (), _E, "article"),
)

SPAN_LIST: tuple[ActionSpec, ...] = (
    ActionSpec("spans.menu", QT_TRANSLATE_NOOP("actions", "Order and filter of the spans…"), (), _E, "view"),
    ActionSpec("spans.words", QT_TRANSLATE_NOOP("actions", "Filter the spans by words…"), (), _E, "view"),
    ActionSpec(
        "spans.order.place",
        QT_TRANSLATE_NOOP("actions", "Spans in the order of the text"),
        (),
        _E,
        "view",
        checkable=True,
    ),
    ActionSpec("spans.order.label", QT_TRANSLATE_NOOP("actions", "Spans by label"), (), _E, "view", checkable=True),
    ActionSpec(
        "spans.order.open",
        QT_TRANSLATE_NOOP("actions", "Spans with open points first"),
        (),
        _E,
        "view",
        checkable=True,
    ),
    ActionSpec("spans.all", QT_TRANSLATE_NOOP("actions", "Show all spans"), (), _E, "view", checkable=True),
    ActionSpec(
        "spans.only_open",
        QT_TRANSLATE_NOOP("actions", "Show only spans with open points"),
        (),
        _E,
        "view",
        checkable=True,
    ),
)
