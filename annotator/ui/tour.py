"""The tour: the real window does the main job by itself, and takes a picture of every step.

It is a demonstration, the source of the pictures in the documentation, and an end-to-end test: what a step did is
looked up in the project before the next begins.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QMessageLogContext, QPoint, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator import paths
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.formats.jsonl_reading import Reader, lines
from annotator.services.verifying import verify
from annotator.settings import Settings, State
from annotator.store.project import Project
from annotator.ui.dialogs.import_preview import ImportPreview
from annotator.ui.interior import Interior
from annotator.ui.window import MainWindow

T = TypeVar("T")
Build = Callable[[Settings, State], tuple[QApplication, MainWindow]]

PROJECT, EXPORT = "tour.annot", "labels.jsonl"
_PATIENCE = 20_000
"""Milliseconds that a step may take before the tour gives up."""
_SIZE = (1440, 900)
_CTRL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYS = {"claim": Qt.Key.Key_C, "denial": Qt.Key.Key_D, "actor": Qt.Key.Key_A, "figure": Qt.Key.Key_F}


class TourError(Exception):
    """A step did not do what it should: a bug in the program."""


def play(folder: Path, build: Build) -> int:
    """Play the tour into a folder; return the exit code."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder)
    except OSError as error:
        print(f"The tour cannot write into {folder}: {error.strerror or error}.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as private:
        try:
            Tour(folder, Path(private), build).run()
        except TourError as error:
            print(f"The tour broke off: {error}", file=sys.stderr)
            return 1
    return 0


def without_idle_warnings() -> None:
    """Keep Qt's screen in memory from saying at every window that there is no window manager to tell its size."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del kind, context
        if "propagateSizeHints" not in message:
            print(message, file=sys.stderr)

    qInstallMessageHandler(handle)


def _clear(folder: Path) -> None:
    """Take away what an earlier tour left, and nothing else."""
    for path in (*folder.glob(f"{PROJECT}*"), folder / EXPORT, *folder.glob("[0-9][0-9]-*.png")):
        path.unlink(missing_ok=True)


def reference() -> LabelledRecord:
    """Return the sample article that the tour labels, as Mai labelled it."""
    from annotator.services.creating import shipped_scheme  # noqa: PLC0415  only for the tour

    reader = Reader(shipped_scheme())
    records = (reader.record(number, line) for number, line in lines(paths.resource("samples", "labelled.jsonl")))
    hers = [record for record in records if record and record.annotator and record.annotator.name == "Mai"]
    return max(hers, key=lambda record: len(record.spans))


class Tour:
    """Plays step after step in one window, then opens everything again in a second one."""

    def __init__(self, folder: Path, private: Path, build: Build) -> None:
        self._folder = folder
        self._private = private
        self._build = build
        self._pictures = 0
        self._reference = reference()
        self._window = self._open_window()

    def run(self) -> None:
        """Play everything."""
        self._start_and_import()
        self._open_article()
        self._draw_zones()
        self._label()
        self._link()
        self._undo_and_redo()
        self._finish()
        self._show_dark()
        self._export()
        self._come_back()
        self._say(f"All {self._pictures} pictures, {PROJECT} and {EXPORT} are in {self._folder}")

    # Steps

    def _start_and_import(self) -> None:
        self._picture("start", "the start page")
        commands = self._inside.project_commands
        if not commands.create(self._folder / PROJECT, "Mai"):
            raise TourError("no project could be made")
        commands.import_paths(sorted(paths.resource("samples").glob("*.txt")))
        preview = self._wait(self._preview, "the import's preview")
        self._picture("import", "what the import would do", preview)
        preview.accept_button.click()
        self._wait(lambda: self._inside.session.article, "the imported articles")
        self._picture("imported", f"{self._articles()} articles are in the project")

    def _open_article(self) -> None:
        self._inside.article_list.article_chosen.emit(self._reference.article.id)
        article = self._inside.session.article
        self._expect(article is not None and article.text == self._reference.article.text, "the article is open")
        self._picture("article", "an article is open")

    def _draw_zones(self) -> None:
        view = self._inside.view
        for zone in self._reference.zones:
            if zone.kind in {"title", "date", "caption", "subheading", "boilerplate"}:
                view.select(zone.start, zone.end)
                self._inside.actions_table[f"zone.{zone.kind}"].trigger()
        self._expect(len(self._inside.session.zones) > 1, "zones are drawn")
        view.set_caret(0)
        view.scroll_to(0, 0)
        self._picture("zones", "zones are drawn by hand, boilerplate is folded")

    def _label(self) -> None:
        first: set[str] = set()
        for span in self._reference.spans:
            self._select(span, by_mouse=span.label not in first)
            if span.label not in first:
                first.add(span.label)
                self._picture(f"select-{span.label}", f"text for a label is selected: {span.label}")
            self._key(_KEYS[span.label])
            made = self._inside.session.current_span
            self._expect(made is not None and self._place(made) == self._place(span), f"“{span.quote}” is labelled")
            self._set_attributes(span)
        self._inside.view.scroll_to(0, 0)
        self._picture("labelled", f"{len(self._inside.session.spans)} spans with their attributes")

    def _set_attributes(self, span: Span) -> None:
        current = self._inside.session.current
        for attribute_id, value in span.attributes.items():
            self._inside.acts.set_attribute(current, attribute_id, value)

    def _link(self) -> None:
        session = self._inside.session
        ids = {self._place(span): span.id for span in session.spans.values()}
        known = {span.id: span for span in self._reference.spans}
        shown = False
        for link in sorted(self._reference.links, key=lambda link: link.type != "denies"):
            source, target = (ids[self._place(known[end])] for end in (link.source_id, link.target_id))
            if shown:
                self._inside.acts.link(link.type, source, target)
                continue
            self._inside.desk.go_to(source)
            self._key(Qt.Key.Key_L)
            self._picture("link", "L: letters stand at the claims that the denial may deny")
            for letter in self._inside.hints.codes[target]:
                self._key(Qt.Key(ord(letter.upper())))
            shown = True
            self._expect(bool(session.links), "the denial is linked to its claim")
            self._picture("linked", "the denial is linked to its claim")
        self._expect(len(session.links) == len(self._reference.links), "all links are made")

    def _undo_and_redo(self) -> None:
        session = self._inside.session
        before = len(session.links)
        for _ in range(3):
            self._key(Qt.Key.Key_Z, _CTRL)
        self._expect(len(session.links) == before - 3, "three steps are undone")
        self._picture("undone", "three steps are undone")
        for _ in range(3):
            self._key(Qt.Key.Key_Z, _CTRL | Qt.KeyboardModifier.ShiftModifier)
        self._expect(len(session.links) == before, "three steps are done again")
        denial = next(span for span in session.in_order() if span.label == "denial")
        self._inside.desk.go_to(denial.id)
        self._picture("annotate", "everything is there again")

    def _finish(self) -> None:
        self._key(Qt.Key.Key_Return, _CTRL)
        if self._status() != "finished":
            self._picture("open-points", "what is still open is shown before an article is finished")
            self._key(Qt.Key.Key_Return, _CTRL)
        self._expect(self._status() == "finished", "the article is finished")
        self._picture("finished", "the article is finished, the next one is open")

    def _show_dark(self) -> None:
        look = self._inside.look
        before = {key: look.settings.get(key) for key in ("theme", "language")}
        look.set("theme", "dark")
        look.set("language", "vi")
        self._open_article()
        self._inside.desk.go_to(self._inside.session.in_order()[1].id)
        self._picture("dark", "dark, in Vietnamese")
        for key, value in before.items():
            look.set(key, value)

    def _export(self) -> None:
        out = self._folder / EXPORT
        self._inside.project_commands.export(out)
        self._wait(lambda: (not self._inside.project_commands.busy and out.exists()) or None, "the export")
        report = verify(out)
        self._expect(not report.problems, f"the export is right: {report.problems[:1]}")
        self._picture("exported", f"{out.name} is written and verified")

    def _come_back(self) -> None:
        spans = len(self._inside.session.spans)
        self._window.close()
        self._window = self._open_window()
        self._expect(self._inside.project_commands.open(self._folder / PROJECT), "the project opens again")
        self._inside.article_list.article_chosen.emit(self._reference.article.id)
        self._expect(
            len(self._inside.session.spans) == spans == len(self._reference.spans), "every span is there again"
        )
        self._picture("again", "closed and opened again: everything is there")
        self._window.close()

    # Hands and eyes

    def _open_window(self) -> MainWindow:
        settings = Settings.load(self._private / "settings.json")
        _app, window = self._build(settings, State.load(self._private / "state.json"))
        furnished: list[bool] = []
        window.furnished.connect(lambda: furnished.append(True))
        window.start(None)
        window.setWindowState(Qt.WindowState.WindowNoState)  # the screen in memory is small; pictures need not be
        window.resize(*_SIZE)
        window.show()
        window.activateWindow()
        self._wait(lambda: furnished or None, "the window")
        window.interior.look.set("theme", "light")
        QTest.qWait(100)
        return window

    @property
    def _inside(self) -> Interior:
        return self._window.interior

    def _select(self, span: Span, *, by_mouse: bool) -> None:
        view = self._inside.view
        view.scroll_to(span.start, span.end)
        if not by_mouse:
            view.select(span.start, span.end)
            return
        QTest.qWait(20)
        inside = QPoint(3, 0)
        first, last = view.point_of(span.start + 1) - inside, view.point_of(span.end) - inside
        port, left = view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(port, left, _PLAIN, first)
        QTest.mouseMove(port, (first + last) / 2)
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, left, _PLAIN, last)
        if view.selection() != (span.start, span.end):
            # A span that ends inside a word: there the mouse needs Ctrl, which a played one cannot hold down.
            view.select(span.start, span.end)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if not self._window.isActiveWindow():
            self._window.activateWindow()
            self._wait(lambda: self._window.isActiveWindow() or None, "the window's turn")
        self._inside.view.setFocus()
        QTest.keyClick(self._inside.view, key, modifiers)

    def _preview(self) -> ImportPreview | None:
        return next((dialog for dialog in self._window.findChildren(ImportPreview) if dialog.isVisible()), None)

    def _articles(self) -> int:
        session = self._inside.session
        return len(session.project.article_rows(session.viewer)) if session.project else 0

    def _status(self) -> str:
        project: Project | None = self._inside.session.project
        return project.work(self._reference.article.id, self._inside.session.viewer).status if project else ""

    @staticmethod
    def _place(span: Span) -> tuple[int, int, str]:
        return (span.start, span.end, span.label)

    def _picture(self, name: str, words: str, of: QWidget | None = None) -> None:
        QTest.qWait(60)
        self._pictures += 1
        path = self._folder / f"{self._pictures:02d}-{name}.png"
        if not (of or self._window).grab().save(str(path)):
            raise TourError(f"{path} cannot be written")
        self._say(f"{path.name}  {words}")

    def _say(self, words: str) -> None:
        print(words, flush=True)

    def _expect(self, holds: bool, what: str) -> None:  # noqa: FBT001  reads as a sentence
        if not holds:
            raise TourError(f"it is not so that {what}")

    def _wait(self, look: Callable[[], T | None], what: str) -> T:
        timer = QElapsedTimer()
        timer.start()
        while timer.elapsed() < _PATIENCE:
            found = look()
            if found is not None:
                return found
            QTest.qWait(10)
        raise TourError(f"{what} did not come")
