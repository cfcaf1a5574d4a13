"""How the review went: decisions a minute, everybody against the gold, what was taken for what, the notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QMargins, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from annotator.ui import fonts
from annotator.ui.article.look import LabelLook
from annotator.ui.panels.heads import Words
from annotator.ui.panels.label_bar import say
from annotator.ui.review.kinds import kind_name
from annotator.ui.review.table import Table, TableData
from annotator.ui.widgets.buttons import KeyButton
from annotator.ui.widgets.elide import ElidedLabel
from annotator.ui.widgets.stack import Stack

_SIDE, _TOP, _WIDEST = 40, 32, 760
UNKNOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpeed:
    """How many disagreements of a kind were decided, and how many a minute; None: too few to say."""

    kind: str
    decided: int
    per_minute: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldScore:
    """An annotator against the gold: spans marked, precision, recall and F1 (0 to 1); None where undefined."""

    name: str
    spans: int
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReport:
    """Everything that the page shows.

    `labels` are the label ids of `confusion`, whose rows are the gold's labels and whose columns are those that
    annotators gave to the same spans, counted; `notes` are the words of a place and the note on its decision.
    """

    speeds: tuple[KindSpeed, ...] = ()
    scores: tuple[GoldScore, ...] = ()
    labels: tuple[str, ...] = ()
    confusion: tuple[tuple[int, ...], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class ReportPage(QScrollArea):
    """The report on paper. Numbers that are undefined are a dash, whose reason stands below the table."""

    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report, self._looks = ReviewReport(), dict[str, LabelLook]()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = Stack(QMargins(_SIDE, _TOP, _SIDE, _TOP))
        self._page.setBackgroundRole(QPalette.ColorRole.Base)
        self._page.setAutoFillBackground(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._title = ElidedLabel("", fonts.Role.BIG)
        self._heads = [ElidedLabel("", fonts.Role.STRONG) for _ in range(4)]
        self.speeds, self.scores, self.confusion, self.notes = Table(), Table(), Table(), Table()
        self._undefined = Words(fonts.Role.HINT, "ink3")
        self._matrix_told = Words(fonts.Role.HINT, "ink3")
        self._export = KeyButton()
        self._page.add(self._title)
        for head, table in zip(self._heads, (self.speeds, self.scores, self.confusion, self.notes), strict=True):
            self._page.add(head, above=26)
            if table is self.confusion:
                self._page.add(self._matrix_told, above=4)
            self._page.add(table, above=6)
            if table is self.scores:
                self._page.add(self._undefined, above=6)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._export)
        row.addStretch(1)
        self._page.add(foot, above=26)
        self.setWidget(self._page)
        self._export.clicked.connect(self.export_asked)
        self._page.height_changed.connect(self._fit)
        self._retranslate()

    def set_looks(self, looks: Mapping[str, LabelLook]) -> None:
        """Take the labels' looks, whose names are used."""
        self._looks = dict(looks)
        self._retranslate()

    def show_report(self, report: ReviewReport) -> None:
        """Show a report."""
        self._report = report
        self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page its width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = min(self.viewport().width(), _WIDEST)
        self._page.resize(width, max(self._page.heightForWidth(width), self.viewport().height()))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        report = self._report
        self._title.set_text(self.tr("How the review went"))
        heads = (
            self.tr("Decisions"),
            self.tr("Everybody against the gold"),
            self.tr("What was taken for what"),
            self.tr("Notes"),
        )
        shown = (report.speeds, report.scores, report.confusion, report.notes)
        tables = (self.speeds, self.scores, self.confusion, self.notes)
        for head, text, rows, table in zip(self._heads, heads, shown, tables, strict=True):
            head.set_text(text)
            head.setVisible(bool(rows))
            table.setVisible(bool(rows))
        self._fill(report)
        undefined = any(None in (score.precision, score.recall, score.f1) for score in report.scores)
        self._undefined.set_text(self.tr("–: undefined, because nothing was marked by one of the two."))
        self._undefined.setVisible(undefined)
        self._matrix_told.set_text(self.tr("Rows: the gold. Columns: what the annotators had at the same places."))
        self._matrix_told.setVisible(bool(report.confusion))
        say(self._export, self.tr("Export the gold…"))
        self._page.place_inside()
        self._fit()

    def _fill(self, report: ReviewReport) -> None:
        speeds = [(kind_name(one.kind), str(one.decided), _number(one.per_minute, 1)) for one in report.speeds]
        self.speeds.set_data(
            TableData(columns=(self.tr("Kind"), self.tr("Decided"), self.tr("A minute")), rows=tuple(speeds))
        )
        scores = [
            (one.name, str(one.spans), _number(one.precision, 3), _number(one.recall, 3), _number(one.f1, 3))
            for one in report.scores
        ]
        columns = (self.tr("Annotator"), self.tr("Spans"), self.tr("Precision"), self.tr("Recall"), self.tr("F1"))
        self.scores.set_data(TableData(columns=columns, rows=tuple(scores)))
        self._fill_confusion(report)
        notes = TableData(columns=(self.tr("Place"), self.tr("Note")), rows=report.notes, worded=2)
        self.notes.set_data(notes)

    def _fill_confusion(self, report: ReviewReport) -> None:
        names = [self._looks[one].name if one in self._looks else one for one in report.labels]
        rows = [
            (name, *(str(count) for count in counts)) for name, counts in zip(names, report.confusion, strict=False)
        ]
        shares = [tuple(count / max(sum(counts), 1) for count in counts) for counts in report.confusion]
        columns = (self.tr("Gold"), *names)
        self.confusion.set_data(TableData(columns=columns, rows=tuple(rows), shares=tuple(shares)))


def _number(value: float | None, decimals: int) -> str:
    return UNKNOWN if value is None else QLocale().toString(value, "f", decimals)
