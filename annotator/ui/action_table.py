"""The one table of actions: what a person can do, with which keys, in which menu.

Menus, shortcuts, the palette, the cheat sheet, hints and tests are made from it. A row is added here; its text is
marked for translation, its id names a slot that some `commands` module binds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QKeySequence

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.scheme import Scheme

Standard = QKeySequence.StandardKey


class Context(Enum):
    """Where an action's keys work. Keys of `TEXT` need the focus in the article; those after `EVERYWHERE` are modes."""

    TEXT = "text"
    EVERYWHERE = "everywhere"
    HINTS = "hints"
    BOUNDARIES = "boundaries"
    REVIEW = "review"


MODES = (Context.HINTS, Context.BOUNDARIES, Context.REVIEW)


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing a person can do. `text` is marked for translation; keys are portable key texts or standard keys."""

    id: str
    text: str
    keys: tuple[str | Standard, ...] = ()
    context: Context = Context.EVERYWHERE
    menu: str = ""
    checkable: bool = False

    @property
    def number(self) -> str:
        """The number at the end of the id, of one of a series; else the last word of it."""
        return self.id.rpartition(".")[2]

    def sequences(self) -> list[QKeySequence]:
        """Return the keys on this platform, each once."""
        found: dict[str, QKeySequence] = {}
        for key in self.keys:
            bound = QKeySequence.keyBindings(key) if isinstance(key, Standard) else [QKeySequence(key)]
            for sequence in bound:
                found.setdefault(sequence.toString(QKeySequence.SequenceFormat.PortableText), sequence)
        return list(found.values())


MENUS = (
    ("project", QT_TRANSLATE_NOOP("menus", "Project")),
    ("edit", QT_TRANSLATE_NOOP("menus", "Edit")),
    ("label", QT_TRANSLATE_NOOP("menus", "Label")),
    ("span", QT_TRANSLATE_NOOP("menus", "Span")),
    ("move", QT_TRANSLATE_NOOP("menus", "Move")),
    ("article", QT_TRANSLATE_NOOP("menus", "Article")),
    ("zone", QT_TRANSLATE_NOOP("menus", "Zone")),
    ("review", QT_TRANSLATE_NOOP("menus", "Review")),
    ("view", QT_TRANSLATE_NOOP("menus", "View")),
    ("help", QT_TRANSLATE_NOOP("menus", "Help")),
)

_T, _E = Context.TEXT, Context.EVERYWHERE

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("project.new", QT_TRANSLATE_NOOP("actions", "New project…"), (Standard.New,), _E, "project"),
    ActionSpec("project.open", QT_TRANSLATE_NOOP("actions", "Open project…"), (Standard.Open,), _E, "project"),
    ActionSpec("project.sample", QT_TRANSLATE_NOOP("actions", "Open the sample project"), (), _E, "project"),
    ActionSpec("project.import", QT_TRANSLATE_NOOP("actions", "Import files…"), ("Ctrl+I",), _E, "project"),
    ActionSpec(
        "project.import_folder", QT_TRANSLATE_NOOP("actions", "Import a folder…"), ("Ctrl+Shift+I",), _E, "project"
    ),
    ActionSpec(
        "project.paste", QT_TRANSLATE_NOOP("actions", "Import from the clipboard"), ("Ctrl+Shift+V",), _E, "project"
    ),
    ActionSpec("project.import_report", QT_TRANSLATE_NOOP("actions", "Report of the last import…"), (), _E, "project"),
    ActionSpec("project.open_handout", QT_TRANSLATE_NOOP("actions", "Open a handout…"), (), _E, "project"),
    ActionSpec("project.handout", QT_TRANSLATE_NOOP("actions", "Hand out…"), (), _E, "project"),
    ActionSpec("project.bundle", QT_TRANSLATE_NOOP("actions", "Send my work…"), (), _E, "project"),
    ActionSpec("project.merge", QT_TRANSLATE_NOOP("actions", "Merge…"), ("Ctrl+M",), _E, "project"),
    ActionSpec("project.merge_folder", QT_TRANSLATE_NOOP("actions", "Merge a folder…"), (), _E, "project"),
    ActionSpec(
        "project.reverse", QT_TRANSLATE_NOOP("actions", "Take back a merge, import or split…"), (), _E, "project"
    ),
    ActionSpec("project.conflicts", QT_TRANSLATE_NOOP("actions", "Versions to decide…"), (), _E, "project"),
    ActionSpec("project.export", QT_TRANSLATE_NOOP("actions", "Export…"), ("Ctrl+E",), _E, "project"),
    ActionSpec("project.export_gold", QT_TRANSLATE_NOOP("actions", "Export gold…"), (), _E, "project"),
    ActionSpec("project.feedback", QT_TRANSLATE_NOOP("actions", "Feedback…"), (), _E, "project"),
    ActionSpec("project.copy", QT_TRANSLATE_NOOP("actions", "Save a copy…"), (), _E, "project"),
    ActionSpec("project.people", QT_TRANSLATE_NOOP("actions", "Switch annotator…"), (), _E, "project"),
    ActionSpec("project.annotator", QT_TRANSLATE_NOOP("actions", "Another annotator…"), (), _E, "project"),
    ActionSpec("project.manage", QT_TRANSLATE_NOOP("actions", "People and assignments…"), (), _E, "project"),
    ActionSpec("project.close", QT_TRANSLATE_NOOP("actions", "Close project"), ("Ctrl+W",), _E, "project"),
    ActionSpec("quit", QT_TRANSLATE_NOOP("actions", "Quit"), ("Ctrl+Q",), _E, "project"),
    ActionSpec("undo", QT_TRANSLATE_NOOP("actions", "Undo"), (Standard.Undo,), _E, "edit"),
    ActionSpec("redo", QT_TRANSLATE_NOOP("actions", "Redo"), (Standard.Redo, "Ctrl+Shift+Z", "Ctrl+Y"), _E, "edit"),
    ActionSpec("copy", QT_TRANSLATE_NOOP("actions", "Copy"), (Standard.Copy,), _T, "edit"),
    ActionSpec(
        "copy.quoted",
        QT_TRANSLATE_NOOP("actions", "Copy with quotation marks and source"),
        ("Ctrl+Shift+C",),
        _T,
        "edit",
    ),
    # finding
    ActionSpec("find", QT_TRANSLATE_NOOP("actions", "Find…"), (Standard.Find,), _E, "edit"),
    ActionSpec(
        "search", QT_TRANSLATE_NOOP("actions", "Search all articles…"), ("Ctrl+Shift+F",), _E, "edit", checkable=True
    ),
    ActionSpec("find.next", QT_TRANSLATE_NOOP("actions", "Next hit"), (Standard.FindNext, "F3"), _E, "edit"),
    ActionSpec(
        "find.previous", QT_TRANSLATE_NOOP("actions", "Previous hit"), (Standard.FindPrevious, "Shift+F3"), _E, "edit"
    ),
    ActionSpec("search.next", QT_TRANSLATE_NOOP("actions", "Next result of the search"), ("F4",), _E, "edit"),
    ActionSpec(
        "search.previous", QT_TRANSLATE_NOOP("actions", "Previous result of the search"), ("Shift+F4",), _E, "edit"
    ),
    ActionSpec(
        "find.marks", QT_TRANSLATE_NOOP("actions", "Find without diacritics"), ("Alt+D",), _E, "edit", checkable=True
    ),
    # to what the text says
    ActionSpec("go.name.next", QT_TRANSLATE_NOOP("actions", "Next name"), ("W",), _T, "move"),
    ActionSpec("go.name.previous", QT_TRANSLATE_NOOP("actions", "Previous name"), ("Shift+W",), _T, "move"),
    ActionSpec("go.quotation.next", QT_TRANSLATE_NOOP("actions", "Next quotation"), ("Q",), _T, "move"),
    ActionSpec("go.quotation.previous", QT_TRANSLATE_NOOP("actions", "Previous quotation"), ("Shift+Q",), _T, "move"),
    ActionSpec("go.reported.next", QT_TRANSLATE_NOOP("actions", "Next reported content"), ("R",), _T, "move"),
    ActionSpec(
        "go.reported.previous", QT_TRANSLATE_NOOP("actions", "Previous reported content"), ("Shift+R",), _T, "move"
    ),
    ActionSpec("go.figure.next", QT_TRANSLATE_NOOP("actions", "Next figure"), ("X",), _T, "move"),
    ActionSpec("go.figure.previous", QT_TRANSLATE_NOOP("actions", "Previous figure"), ("Shift+X",), _T, "move"),
    # suggestions
    ActionSpec("suggestion.accept", QT_TRANSLATE_NOOP("actions", "Accept what is proposed"), ("Space",), _T, "span"),
    ActionSpec("suggestion.next", QT_TRANSLATE_NOOP("actions", "Next suggestion"), ("V",), _T, "move"),
    ActionSpec("suggestion.previous", QT_TRANSLATE_NOOP("actions", "Previous suggestion"), ("Shift+V",), _T, "move"),
    ActionSpec(
        "suggestion.versions",
        QT_TRANSLATE_NOOP("actions", "My labels on another version of this text…"),
        (),
        _E,
        "span",
    ),
    # spans
    ActionSpec("span.next", QT_TRANSLATE_NOOP("actions", "Next span"), ("Tab",), _T, "move"),
    ActionSpec("span.previous", QT_TRANSLATE_NOOP("actions", "Previous span"), ("Shift+Tab",), _T, "move"),
    ActionSpec("span.jump", QT_TRANSLATE_NOOP("actions", "Jump to a span by letters"), ("G",), _T, "move"),
    ActionSpec("open_point.next", QT_TRANSLATE_NOOP("actions", "Next open point"), ("O",), _T, "move"),
    ActionSpec("open_point.previous", QT_TRANSLATE_NOOP("actions", "Previous open point"), ("Shift+O",), _T, "move"),
    ActionSpec("span.form", QT_TRANSLATE_NOOP("actions", "Attributes"), ("Return", "Enter"), _T, "span"),
    ActionSpec("span.boundaries", QT_TRANSLATE_NOOP("actions", "Move the boundaries"), ("B",), _T, "span"),
    ActionSpec("span.link", QT_TRANSLATE_NOOP("actions", "Link to…"), ("L",), _T, "span"),
    ActionSpec("span.note", QT_TRANSLATE_NOOP("actions", "Note"), ("N",), _T, "span"),
    ActionSpec(
        "span.delete", QT_TRANSLATE_NOOP("actions", "Delete span, or reject what is proposed"), ("Del",), _T, "span"
    ),
    ActionSpec("span.cue", QT_TRANSLATE_NOOP("actions", "Take the cue from the text"), ("U",), _T, "span"),
    ActionSpec(
        "span.occurrences", QT_TRANSLATE_NOOP("actions", "Label all occurrences…"), ("Ctrl+Shift+A",), _T, "span"
    ),
    # caret
    ActionSpec("caret.word.next", QT_TRANSLATE_NOOP("actions", "Next word"), ("Right",), _T, "move"),
    ActionSpec("caret.word.previous", QT_TRANSLATE_NOOP("actions", "Previous word"), ("Left",), _T, "move"),
    ActionSpec("caret.sentence.next", QT_TRANSLATE_NOOP("actions", "Next sentence"), ("Ctrl+Right",), _T, "move"),
    ActionSpec(
        "caret.sentence.previous", QT_TRANSLATE_NOOP("actions", "Previous sentence"), ("Ctrl+Left",), _T, "move"
    ),
    ActionSpec("caret.line.next", QT_TRANSLATE_NOOP("actions", "Next line"), ("Down",), _T, "move"),
    ActionSpec("caret.line.previous", QT_TRANSLATE_NOOP("actions", "Previous line"), ("Up",), _T, "move"),
    ActionSpec("caret.paragraph.next", QT_TRANSLATE_NOOP("actions", "Next paragraph"), ("Ctrl+Down",), _T, "move"),
    ActionSpec(
        "caret.paragraph.previous", QT_TRANSLATE_NOOP("actions", "Previous paragraph"), ("Ctrl+Up",), _T, "move"
    ),
    ActionSpec("caret.character.next", QT_TRANSLATE_NOOP("actions", "Next character"), ("Alt+Right",), _T, "move"),
    ActionSpec(
        "caret.character.previous", QT_TRANSLATE_NOOP("actions", "Previous character"), ("Alt+Left",), _T, "move"
    ),
    ActionSpec("select.word.next", QT_TRANSLATE_NOOP("actions", "Select to next word"), ("Shift+Right",), _T, "move"),
    ActionSpec(
        "select.word.previous", QT_TRANSLATE_NOOP("actions", "Select to previous word"), ("Shift+Left",), _T, "move"
    ),
    ActionSpec(
        "select.sentence.next",
        QT_TRANSLATE_NOOP("actions", "Select to next sentence"),
        ("Ctrl+Shift+Right",),
        _T,
        "move",
    ),
    ActionSpec(
        "select.sentence.previous",
        QT_TRANSLATE_NOOP("actions", "Select to previous sentence"),
        ("Ctrl+Shift+Left",),
        _T,
        "move",
    ),
    ActionSpec("select.line.next", QT_TRANSLATE_NOOP("actions", "Select to next line"), ("Shift+Down",), _T, "move"),
    ActionSpec(
        "select.line.previous", QT_TRANSLATE_NOOP("actions", "Select to previous line"), ("Shift+Up",), _T, "move"
    ),
    ActionSpec(
        "select.paragraph.next",
        QT_TRANSLATE_NOOP("actions", "Select to next paragraph"),
        ("Ctrl+Shift+Down",),
        _T,
        "move",
    ),
    ActionSpec(
        "select.paragraph.previous",
        QT_TRANSLATE_NOOP("actions", "Select to previous paragraph"),
        ("Ctrl+Shift+Up",),
        _T,
        "move",
    ),
    ActionSpec(
        "select.character.next",
        QT_TRANSLATE_NOOP("actions", "Select to next character"),
        ("Alt+Shift+Right",),
        _T,
        "move",
    ),
    ActionSpec(
        "select.character.previous",
        QT_TRANSLATE_NOOP("actions", "Select to previous character"),
        ("Alt+Shift+Left",),
        _T,
        "move",
    ),
    ActionSpec("select.grow", QT_TRANSLATE_NOOP("actions", "Grow the selection"), ("E",), _T, "move"),
    ActionSpec("select.shrink", QT_TRANSLATE_NOOP("actions", "Shrink the selection"), ("Shift+E",), _T, "move"),
    ActionSpec("leave", QT_TRANSLATE_NOOP("actions", "Select nothing"), ("Esc",), _T, "move"),
    # articles
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
    # the list of spans
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
    # zones
    ActionSpec("zone.remove", QT_TRANSLATE_NOOP("actions", "Remove the zone here"), (), _T, "zone"),
    ActionSpec("zone.fold", QT_TRANSLATE_NOOP("actions", "Fold or unfold"), ("Z",), _T, "zone"),
    ActionSpec("zone.kind", QT_TRANSLATE_NOOP("actions", "Change the kind of zone…"), ("K",), _T, "zone"),
    ActionSpec("zone.list", QT_TRANSLATE_NOOP("actions", "Zones of the article…"), ("Shift+Z",), _T, "zone"),
    ActionSpec(
        "zone.accept_all", QT_TRANSLATE_NOOP("actions", "Accept all proposed zones"), ("Ctrl+Shift+K",), _T, "zone"
    ),
    ActionSpec("zone.accept_sure", QT_TRANSLATE_NOOP("actions", "Accept zones at least so sure…"), (), _E, "zone"),
    ActionSpec("zone.reject_all", QT_TRANSLATE_NOOP("actions", "Reject all proposed zones"), (), _E, "zone"),
    ActionSpec("zone.propose", QT_TRANSLATE_NOOP("actions", "Propose zones anew"), (), _E, "zone"),
    ActionSpec(
        "zone.propose_all", QT_TRANSLATE_NOOP("actions", "Propose zones anew for all articles…"), (), _E, "zone"
    ),
    ActionSpec(
        "zone.metadata", QT_TRANSLATE_NOOP("actions", "Take title, source and date from the text"), (), _E, "article"
    ),
    # help and choices
    ActionSpec("palette", QT_TRANSLATE_NOOP("actions", "All actions…"), ("Ctrl+K",), _E, "help"),
    ActionSpec("help.keys", QT_TRANSLATE_NOOP("actions", "Keys"), (Standard.HelpContents, "F1"), _E, "help"),
    ActionSpec(
        "help.guidelines",
        QT_TRANSLATE_NOOP("actions", "Guidelines beside the text"),
        ("F2",),
        _E,
        "help",
        checkable=True,
    ),
    ActionSpec("guidelines.edit", QT_TRANSLATE_NOOP("actions", "Edit the guidelines…"), (), _E, "help"),
    ActionSpec(
        "guidelines.changed", QT_TRANSLATE_NOOP("actions", "Spans made under other guidelines…"), (), _E, "help"
    ),
    ActionSpec("keys.edit", QT_TRANSLATE_NOOP("actions", "Change keys…"), (), _E, "help"),
    ActionSpec("settings", QT_TRANSLATE_NOOP("actions", "Settings…"), ("Ctrl+,",), _E, "help"),
    # modes of the window
    ActionSpec("mode.annotate", QT_TRANSLATE_NOOP("actions", "Annotate"), ("Ctrl+1",), _E, "view"),
    ActionSpec("mode.review", QT_TRANSLATE_NOOP("actions", "Review"), ("Ctrl+2",), _E, "view"),
    ActionSpec("mode.overview", QT_TRANSLATE_NOOP("actions", "Overview"), ("Ctrl+3",), _E, "view"),
    # view
    ActionSpec(
        "view.names",
        QT_TRANSLATE_NOOP("actions", "Names of all spans"),
        ("Ctrl+Shift+L",),
        _E,
        "view",
        checkable=True,
    ),
    ActionSpec("view.larger", QT_TRANSLATE_NOOP("actions", "Larger text"), (Standard.ZoomIn, "Ctrl+="), _E, "view"),
    ActionSpec("view.smaller", QT_TRANSLATE_NOOP("actions", "Smaller text"), (Standard.ZoomOut,), _E, "view"),
    ActionSpec("view.normal", QT_TRANSLATE_NOOP("actions", "Normal text size"), ("Ctrl+0",), _E, "view"),
    ActionSpec("view.articles", QT_TRANSLATE_NOOP("actions", "Articles panel"), ("F8",), _E, "view", checkable=True),
    ActionSpec("view.spans", QT_TRANSLATE_NOOP("actions", "Spans panel"), ("F9",), _E, "view", checkable=True),
    ActionSpec("view.swap_sides", QT_TRANSLATE_NOOP("actions", "Panels to the other sides"), (), _E, "view"),
    ActionSpec("view.next_panel", QT_TRANSLATE_NOOP("actions", "Next panel"), ("F6",), _E, "view"),
    ActionSpec("view.previous_panel", QT_TRANSLATE_NOOP("actions", "Previous panel"), ("Shift+F6",), _E, "view"),
    ActionSpec(
        "view.full_screen",
        QT_TRANSLATE_NOOP("actions", "Full screen"),
        (Standard.FullScreen, "F11"),
        _E,
        "view",
        checkable=True,
    ),
    ActionSpec("theme.system", QT_TRANSLATE_NOOP("actions", "Theme of the system"), (), _E, "view", checkable=True),
    ActionSpec("theme.light", QT_TRANSLATE_NOOP("actions", "Light theme"), (), _E, "view", checkable=True),
    ActionSpec("theme.dark", QT_TRANSLATE_NOOP("actions", "Dark theme"), (), _E, "view", checkable=True),
    ActionSpec("language.vi", "Tiếng Việt", (), _E, "view", checkable=True),
    ActionSpec("language.en", "English", (), _E, "view", checkable=True),
    # modes of the article
    ActionSpec("hints.leave", QT_TRANSLATE_NOOP("actions", "Leave the letters"), ("Esc",), Context.HINTS, "span"),
    ActionSpec(
        "hints.first", QT_TRANSLATE_NOOP("actions", "Take the nearest"), ("Return", "Enter"), Context.HINTS, "span"
    ),
    ActionSpec("hints.walk", QT_TRANSLATE_NOOP("actions", "Next target"), ("Tab",), Context.HINTS, "span"),
    ActionSpec("hints.back", QT_TRANSLATE_NOOP("actions", "Previous target"), ("Shift+Tab",), Context.HINTS, "span"),
    ActionSpec("hints.next", QT_TRANSLATE_NOOP("actions", "Next kind of link"), ("Space",), Context.HINTS, "span"),
    ActionSpec("hints.none", QT_TRANSLATE_NOOP("actions", "There is none in this text"), ("0",), Context.HINTS, "span"),
    ActionSpec(
        "boundaries.leave",
        QT_TRANSLATE_NOOP("actions", "Leave the boundaries"),
        ("Esc", "B"),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "end.word.next", QT_TRANSLATE_NOOP("actions", "End to next word"), ("Right",), Context.BOUNDARIES, "span"
    ),
    ActionSpec(
        "end.word.previous", QT_TRANSLATE_NOOP("actions", "End to previous word"), ("Left",), Context.BOUNDARIES, "span"
    ),
    ActionSpec(
        "end.line.next", QT_TRANSLATE_NOOP("actions", "End to next line"), ("Down",), Context.BOUNDARIES, "span"
    ),
    ActionSpec(
        "end.line.previous", QT_TRANSLATE_NOOP("actions", "End to previous line"), ("Up",), Context.BOUNDARIES, "span"
    ),
    ActionSpec(
        "start.line.next",
        QT_TRANSLATE_NOOP("actions", "Start to next line"),
        ("Shift+Down",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.line.previous",
        QT_TRANSLATE_NOOP("actions", "Start to previous line"),
        ("Shift+Up",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.word.next",
        QT_TRANSLATE_NOOP("actions", "Start to next word"),
        ("Shift+Right",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.word.previous",
        QT_TRANSLATE_NOOP("actions", "Start to previous word"),
        ("Shift+Left",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "end.character.next",
        QT_TRANSLATE_NOOP("actions", "End one character on"),
        ("Alt+Right",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "end.character.previous",
        QT_TRANSLATE_NOOP("actions", "End one character back"),
        ("Alt+Left",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.character.next",
        QT_TRANSLATE_NOOP("actions", "Start one character on"),
        ("Alt+Shift+Right",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "start.character.previous",
        QT_TRANSLATE_NOOP("actions", "Start one character back"),
        ("Alt+Shift+Left",),
        Context.BOUNDARIES,
        "span",
    ),
    ActionSpec(
        "review.take",
        QT_TRANSLATE_NOOP("actions", "Take the option in focus"),
        ("Return", "Enter"),
        Context.REVIEW,
        "review",
    ),
    ActionSpec("review.focus.next", QT_TRANSLATE_NOOP("actions", "Next option"), ("Down",), Context.REVIEW, "review"),
    ActionSpec(
        "review.focus.previous", QT_TRANSLATE_NOOP("actions", "Previous option"), ("Up",), Context.REVIEW, "review"
    ),
    ActionSpec(
        "review.majority", QT_TRANSLATE_NOOP("actions", "Take the majority"), ("Space",), Context.REVIEW, "review"
    ),
    ActionSpec("review.nothing", QT_TRANSLATE_NOOP("actions", "Nothing here"), ("0",), Context.REVIEW, "review"),
    ActionSpec("review.both", QT_TRANSLATE_NOOP("actions", "Keep both"), ("M",), Context.REVIEW, "review"),
    ActionSpec("review.flip", QT_TRANSLATE_NOOP("actions", "Flip claim and denial"), ("P",), Context.REVIEW, "review"),
    ActionSpec(
        "review.boundaries", QT_TRANSLATE_NOOP("actions", "Move the boundaries"), ("B",), Context.REVIEW, "review"
    ),
    ActionSpec("review.later", QT_TRANSLATE_NOOP("actions", "Decide later"), ("S",), Context.REVIEW, "review"),
    ActionSpec(
        "review.note", QT_TRANSLATE_NOOP("actions", "Note for the guidelines"), ("N",), Context.REVIEW, "review"
    ),
    ActionSpec("review.next", QT_TRANSLATE_NOOP("actions", "Next disagreement"), ("J",), Context.REVIEW, "review"),
    ActionSpec(
        "review.previous", QT_TRANSLATE_NOOP("actions", "Previous disagreement"), ("K",), Context.REVIEW, "review"
    ),
    ActionSpec(
        "review.alike",
        QT_TRANSLATE_NOOP("actions", "Decide all of the same text and options alike…"),
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        Context.REVIEW,
        "review",
    ),
    ActionSpec(
        "review.close_article",
        QT_TRANSLATE_NOOP("actions", "Read through: close the article as gold"),
        ("Ctrl+Return", "Ctrl+Enter"),
        Context.REVIEW,
        "review",
    ),
    ActionSpec(
        "review.names",
        QT_TRANSLATE_NOOP("actions", "Show the names of the annotators"),
        (),
        Context.REVIEW,
        "review",
        checkable=True,
    ),
    ActionSpec(
        "review.filter",
        QT_TRANSLATE_NOOP("actions", "Order and filter of the disagreements…"),
        (),
        Context.REVIEW,
        "review",
    ),
    ActionSpec(
        "review.own",
        QT_TRANSLATE_NOOP("actions", "Review my own articles too…"),
        (),
        Context.REVIEW,
        "review",
        checkable=True,
    ),
    ActionSpec(
        "review.agreed", QT_TRANSLATE_NOOP("actions", "What is agreed by itself…"), (), Context.REVIEW, "review"
    ),
    *(
        ActionSpec(
            f"review.option.{digit}",
            QT_TRANSLATE_NOOP("actions", "Take option {number}"),
            (str(digit),),
            Context.REVIEW,
            "review",
        )
        for digit in range(1, 10)
    ),
    *(
        ActionSpec(
            f"option.{digit}",
            QT_TRANSLATE_NOOP("actions", "Option {number} of the attribute"),
            (str(digit),),
            _T,
            "span",
        )
        for digit in range(1, 10)
    ),
)

ZONE_TEXTS = {
    "title": QT_TRANSLATE_NOOP("zones", "Title"),
    "date": QT_TRANSLATE_NOOP("zones", "Date"),
    "lead": QT_TRANSLATE_NOOP("zones", "Lead"),
    "caption": QT_TRANSLATE_NOOP("zones", "Caption"),
    "body": QT_TRANSLATE_NOOP("zones", "Body"),
    "subheading": QT_TRANSLATE_NOOP("zones", "Subheading"),
    "byline": QT_TRANSLATE_NOOP("zones", "Byline"),
    "source": QT_TRANSLATE_NOOP("zones", "Source"),
    "boilerplate": QT_TRANSLATE_NOOP("zones", "Boilerplate"),
    "other_article": QT_TRANSLATE_NOOP("zones", "Another article"),
}


def label_specs(scheme: Scheme) -> list[ActionSpec]:
    """Return the actions that a scheme adds: label with, and relabel to, each label in use."""
    specs: list[ActionSpec] = []
    for label in scheme.labels:
        if not label.retired:
            specs.append(ActionSpec(f"label.{label.id}", label.id, (label.key,), _T, "label"))
            specs.append(ActionSpec(f"relabel.{label.id}", label.id, (f"Shift+{label.key}",), _T, "label"))
    return specs


def zone_specs() -> list[ActionSpec]:
    """Return the actions that draw a zone of each kind."""
    return [ActionSpec(f"zone.{kind}", kind, (), _T, "zone") for kind in ZONE_TEXTS]
