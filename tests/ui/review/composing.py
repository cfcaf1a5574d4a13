"""The three parts of the review side by side over their bar, as the window will hold them, with our sample."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain import disagreement as d
from annotator.ui.article.parts import Heading, OptionLine, ReviewMarks
from annotator.ui.article.view import ArticleView
from annotator.ui.review.option_panel import OptionPanel
from annotator.ui.review.parts import (
    BOTH,
    BOUNDARIES,
    DECIDED,
    FLIP,
    LATER,
    LATER_KEY,
    MAJORITY,
    NOTE,
    NOTHING,
    Asked,
    GroupRow,
    OptionRow,
    ReviewKeys,
    Tie,
)
from annotator.ui.review.queue_panel import QueuePanel
from annotator.ui.review.review_bar import BarKeys, ReviewBar
from annotator.ui.widgets.hairline import Hairline
from annotator.ui.widgets.pane import Pane
from tests.ui.article.looks import article_look
from tests.ui.review.sample import INNER, PLACE, article, extent

KEYS = ReviewKeys(
    of={NOTHING: "0", MAJORITY: "␣", BOTH: "M", FLIP: "P", BOUNDARIES: "B", LATER_KEY: "S", NOTE: "N"},
    end=("←", "→"),
)
BAR_KEYS = BarKeys(next="J", previous="K", undo="Ctrl+Z", alike="Ctrl Shift ↵", close="Ctrl ↵")
CAN = frozenset({NOTHING, BOTH, FLIP, BOUNDARIES, LATER_KEY, NOTE})

QUEUE = [
    GroupRow("p1", d.POLARITY, PLACE),
    GroupRow("p2", d.POLARITY, "would not say whether the surveyor’s sum was right"),
    GroupRow("l1", d.LABEL, "a chart passed round the council", DECIDED),
    GroupRow("l2", d.LABEL, "chưa ký văn bản nào với bên kia"),
    GroupRow("l3", d.LABEL, "hai trong số chín trạm đo"),
    GroupRow("v1", d.VALUE, "nearly four times"),
    GroupRow("m1", d.MISSING, "one torn page"),
    GroupRow("m2", d.MISSING, "gần 40% lượng nước", LATER),
    GroupRow("m3", d.MISSING, "Hội nông dân"),
    GroupRow("m4", d.MISSING, "the book for those nights"),
    GroupRow("b1", d.BOUNDARY, "một nguồn tin ở sở thủy lợi"),
    GroupRow("b2", d.BOUNDARY, "khoảng 85 triệu đồng"),
    GroupRow("k1", d.LINK_TARGET, "by the duty engineer"),
    GroupRow("k2", d.LINK_TARGET, "denies not a single meter was touched"),
    GroupRow("k3", d.LINK_MISSING, "denies the gauges had been reset"),
]


def polarity() -> Asked:
    """A denial of the whole, the inner clause as a claim, and the whole as a claim."""
    start = PLACE.index(INNER)
    inner = (start, start + len(INNER))
    rest = ((0, inner[0]), (inner[1], len(PLACE)))
    by = (Tie("by", "the duty engineer"),)
    return Asked(
        kind=d.POLARITY,
        options=(
            OptionRow(number=1, text=PLACE, label="denial", details="explicit, direct", ties=by, names=("Mai",)),
            OptionRow(
                number=2, text=PLACE, label="claim", outside=rest, details="direct, asserted", ties=by, names=("Bình",)
            ),
            OptionRow(
                number=3, text=PLACE, label="claim", marked=rest, details="direct, non-denial", ties=by, names=("Chi",)
            ),
        ),
        has_majority=True,
        can=CAN,
    )


class Scene(QWidget):
    """Queue, article, options, and the bar below them."""

    def __init__(self, mode: str = "light", language: str = "en") -> None:
        super().__init__()
        look = article_look(mode, language)
        self.queue, self.options, self.bar = QueuePanel(), OptionPanel(), ReviewBar()
        self.view = ArticleView(look)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = Pane(self.queue, wanted=QSize(268, 600), least=QSize(200, 200))
        right = Pane(self.options, wanted=QSize(348, 600), least=QSize(260, 200))
        left.setFixedWidth(268)
        right.setFixedWidth(348)
        for part in (left, Hairline(Qt.Orientation.Vertical), self.view, Hairline(Qt.Orientation.Vertical), right):
            row.addWidget(part, 1 if part is self.view else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.bar)
        self.options.set_looks(look.labels)
        self.options.set_keys(KEYS)
        self.bar.set_keys(BAR_KEYS)

    def fill(self) -> None:
        """Show the sample with its first group."""
        text, zones, marks = article()
        self.view.show_article(text, zones, marks, Heading("09:40  14/05/2024  ·  The Valley Post"))
        self.queue.set_rows(QUEUE)
        self.queue.set_progress(41, 18, 4.2)
        self.queue.set_agreed(188)
        self.queue.set_current("p1")
        self.options.ask(polarity())
        self.bar.set_place(42, 59, options=3)
        self.bar.set_alike(2)
        self.show_place(focus=0)

    def show_place(self, *, focus: int) -> None:
        """Show the first group with an option in focus."""
        text = article()[0]
        whole, inner = extent(text, PLACE), extent(text, INNER)
        lines = (
            OptionLine(1, "denial", (whole,)),
            OptionLine(2, "claim", (inner,)),
            OptionLine(3, "claim", (whole,)),
        )
        self.view.set_review(ReviewMarks(start=whole[0], end=whole[1], lines=lines, focus=focus))
        self.options.set_option_focus(focus)
