"""The tour: the real window does the main job by itself, and takes a picture of every step.

It is a demonstration, the source of the pictures in the documentation, and an end-to-end test: what a step did is
looked up in the project before the next begins. This module has the steps of the main job; `tour_marking` those that
label an article by keys, `tour_sights` what stands beside the text, `tour_arriving` what is done with articles as they
arrive, `tour_reviewing` what becomes of two people's work.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler

from annotator import paths
from annotator.domain.record import LabelledRecord
from annotator.formats.jsonl_lines import lines
from annotator.formats.jsonl_reading import Reader
from annotator.services.verifying import verify
from annotator.ui.dialogs.importing.window import ImportWindow
from annotator.ui.tour_arriving import PROJECT as ARRIVING_PROJECT
from annotator.ui.tour_arriving import Arriving
from annotator.ui.tour_hand import CTRL, SHIFT, Build, Hand, TourError, place_of
from annotator.ui.tour_marking import Marking
from annotator.ui.tour_reviewing import FOLLOWED, GOLD, Reviewing
from annotator.ui.tour_reviewing import PROJECT as REVIEW_PROJECT
from annotator.ui.tour_sights import Sights

PROJECT, EXPORT = "tour.annot", "labels.jsonl"


def play(folder: Path, build: Build, *, language: str = "system") -> int:
    """Play the tour into a folder, in a language ("en", "vi", "system"); return the exit code."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder)
    except OSError as error:
        print(f"The tour cannot write into {folder}: {error.strerror or error}.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as private:
        try:
            Tour(Hand(folder, Path(private), build, language=language), Path(private)).run()
        except TourError as error:
            print(f"The tour broke off: {error}", file=sys.stderr)
            return 1
    return 0


def without_idle_warnings() -> None:
    """Keep Qt's screen in memory from saying what it lacks: a window manager to tell sizes to, or to raise windows."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del kind, context
        if "propagateSizeHints" not in message and not message.startswith("This plugin does not support"):
            print(message, file=sys.stderr)

    qInstallMessageHandler(handle)


def _clear(folder: Path) -> None:
    """Take away what an earlier tour left, and nothing else."""
    projects = (path for name in (PROJECT, ARRIVING_PROJECT, REVIEW_PROJECT) for path in folder.glob(f"{name}*"))
    for path in (*projects, folder / EXPORT, folder / GOLD, *folder.glob("[0-9][0-9]-*.png")):
        path.unlink(missing_ok=True)


def references() -> list[LabelledRecord]:
    """Return what Mai and Bình have finished in the sample article that the tour labels; Mai's first."""
    from annotator.services.creating import shipped_scheme  # noqa: PLC0415  only for the tour

    reader = Reader(shipped_scheme())
    records = [reader.record(number, line) for number, line in lines(paths.resource("samples", "labelled.jsonl"))]
    named = [record for record in records if record is not None and record.annotator is not None]
    hers = max((one for one in named if _name(one) == FOLLOWED), key=lambda record: len(record.spans))
    return [hers, *(one for one in named if one.article.id == hers.article.id and _name(one) != FOLLOWED)]


def _name(record: LabelledRecord) -> str:
    return record.annotator.name if record.annotator is not None else ""


class Tour:
    """Plays step after step in one window, then opens everything again in a second one."""

    def __init__(self, hand: Hand, private: Path) -> None:
        self._hand, self._private = hand, private
        self._records = references()
        self._reference = self._records[0]

    def run(self) -> None:
        """Play everything."""
        self._start_and_import()
        self._open_article()
        self._hand.picture("article", "an article is open")
        self._draw_zones()
        Marking(self._hand, self._reference).play()
        self._undo_and_redo()
        sights = Sights(self._hand)
        sights.play()
        self._finish()
        self._show_dark(sights)
        self._export()
        self._come_back()
        hand = self._hand
        Arriving(hand).play()
        Reviewing(hand, self._private, self._records).play()
        hand.window.close()
        hand.say(f"All {hand.pictures} pictures, {PROJECT}, {EXPORT} and {GOLD} are in {hand.folder}")

    def _start_and_import(self) -> None:
        hand = self._hand
        hand.picture("start", "the start page")
        commands = hand.inside.project_commands
        hand.expect(commands.create(hand.folder / PROJECT, "Mai"), "a project is made")
        hand.inside.import_commands.import_paths(sorted(paths.resource("samples").glob("*.txt")))
        looked = hand.wait(self._looked_through, "the window of the import")
        hand.picture("import", "what the import would do", looked)
        looked.foot.take.click()
        hand.wait(lambda: hand.session.article, "the imported articles")
        hand.come_forward()
        hand.picture("imported", f"{self._articles()} articles are in the project")

    def _open_article(self) -> None:
        hand = self._hand
        hand.inside.article_list.article_chosen.emit(self._reference.article.id)
        article = hand.session.article
        hand.expect(article is not None and article.text == self._reference.article.text, "the article is open")

    def _draw_zones(self) -> None:
        view = self._hand.view
        for zone in self._reference.zones:
            if zone.kind in {"title", "date", "caption", "subheading", "boilerplate"}:
                view.select(zone.start, zone.end)
                self._hand.inside.actions_table[f"zone.{zone.kind}"].trigger()
        self._hand.expect(len(self._hand.session.zones) > 1, "zones are drawn")
        view.set_caret(0)
        view.scroll_to(0, 0)
        self._hand.picture("zones", "zones are drawn by hand, boilerplate is folded")

    def _undo_and_redo(self) -> None:
        hand = self._hand
        before = len(hand.session.links)
        for _ in range(3):
            hand.key(Qt.Key.Key_Z, CTRL)
        hand.expect(len(hand.session.links) == before - 3, "three steps are undone")
        hand.picture("undone", "three steps are undone")
        for _ in range(3):
            hand.key(Qt.Key.Key_Z, CTRL | SHIFT)
        hand.expect(len(hand.session.links) == before, "three steps are done again")
        self._show_denial()
        hand.picture("annotate", "everything is there again")

    def _show_denial(self) -> None:
        """Make the denial in the title the current span."""
        denial = next(span for span in self._hand.session.in_order() if span.label == "denial")
        self._hand.inside.desk.go_to(denial.id)

    def _finish(self) -> None:
        hand = self._hand
        hand.key(Qt.Key.Key_Return, CTRL)
        hand.expect(self._status() == "finished", "the article is finished, as nothing in it is open")
        hand.picture("finished", "the article is finished, the next one is open")

    def _show_dark(self, sights: Sights) -> None:
        look = self._hand.inside.look
        before = {key: look.settings.get(key) for key in ("theme", "language")}
        look.set("theme", "dark")
        look.set("language", "vi")
        self._open_article()
        self._show_denial()
        self._hand.picture("dark", "dark, in Vietnamese")
        sights.show_keys("dark-keys", "the cheat sheet, dark and in Vietnamese")
        for key, value in before.items():
            look.set(key, value)

    def _export(self) -> None:
        hand, out = self._hand, self._hand.folder / EXPORT
        commands = hand.inside.project_commands
        commands.export(out)
        hand.wait(lambda: (not hand.inside.long_work.busy and out.exists()) or None, "the export")
        report = verify(out)
        hand.expect(not report.problems, f"the export is right: {report.problems[:1]}")
        hand.picture("exported", f"{out.name} is written and verified")

    def _come_back(self) -> None:
        hand = self._hand
        before = {place_of(span) for span in hand.session.spans.values()}
        hand.open_again()
        hand.expect(hand.inside.project_commands.open(hand.folder / PROJECT), "the project opens again")
        hand.expect({place_of(span) for span in hand.session.spans.values()} == before, "it opens where one left off")
        hand.expect(len(before) == len(self._reference.spans), "every span is there again")
        hand.picture("again", "closed and opened again: everything is there")

    # What is looked up

    def _looked_through(self) -> ImportWindow | None:
        return self._hand.inside.import_commands.dialog

    def _articles(self) -> int:
        session = self._hand.session
        return len(session.project.article_rows(session.viewer)) if session.project else 0

    def _status(self) -> str:
        session = self._hand.session
        return session.project.work(self._reference.article.id, session.viewer).status if session.project else ""
