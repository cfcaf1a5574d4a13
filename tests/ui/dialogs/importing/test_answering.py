"""The window of importing while answers are read again, in another language, and at a near duplicate seen first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from annotator.domain.article import Article
from annotator.domain.errors import UserError
from annotator.domain.record import LabelledRecord
from annotator.services.importing import Entry, ImportPlan, Place, Similar
from annotator.services.importing.entries import FAILED, FILE_FAILED, NEAR, NEW, FileFate
from annotator.services.importing.report import reported
from annotator.store.facts import Counts
from annotator.store.staging import Staging
from annotator.ui.dialogs.importing.report import report_text
from annotator.ui.dialogs.importing.seen import ASKS
from annotator.ui.dialogs.importing.window import ImportWindow
from annotator.ui.i18n import Language, sentence
from tests.ui.dialogs.importing.plans import FOLDER, article
from tests.ui.dialogs.importing.test_window import ASKED_COLUMNS, ASKED_ENCODING, BROKEN, FIRST_TWIN, press


@pytest.fixture
def language() -> Iterator[Language]:
    """The language of the program; English again afterwards."""
    made = Language()
    yield made
    made.switch("en")


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_the_number_of_a_chip_is_painted_anew_after_an_answer(shown, qtbot):
    window = shown()
    chip = window.list.chips.chips[ASKS]
    QApplication.processEvents()
    paints, counts, width = Paints(chip), window.list.model.counts, chip.width()
    counts[ASKS] -= 1
    window.list.chips.show_counts(counts)
    qtbot.waitUntil(lambda: paints.count > 0)
    assert (chip.accessibleName(), chip.width()) == ("Asks: 2", width)


# A near duplicate

BODY = [
    f"Dòng thứ {number} của bài báo về bến phà sông Vẹn, đủ dài để xuống dòng ở cửa sổ hẹp." for number in range(60)
]


def twins(folder: Path, lines: list[str]) -> ImportPlan:
    """A plan of a text and of one that is nearly the same, the second of other lines."""
    plan = ImportPlan(staging=Staging(folder / "staging"), project=folder / "none.annot")
    first = Article.from_text("\n".join(BODY), title="Bến phà")
    other = Article.from_text("\n".join(lines), title="Bến phà mở lại")
    for one in (first, other):
        plan.staging.add(LabelledRecord(article=one))
    plan.staging.finish()
    plan.entries = [
        Entry(place=Place(FOLDER / "b.txt"), title=other.title, outcome=NEAR, article_id=other.id,
              twins=(Similar(first.id, first.title, 0.9),)),
        Entry(place=Place(FOLDER / "a.txt"), title=first.title, outcome=NEW, article_id=first.id),
    ]  # fmt: skip
    return plan


@pytest.mark.parametrize("shorter", [0, 18])
def test_what_differs_is_in_sight_the_first_time_side_by_side(qtbot, dressed, tmp_path: Path, shorter: int):
    other = [*BODY[:40], "Ở đây có khác.", *BODY[41 : 60 - shorter]]
    plan = twins(tmp_path, other)
    window = ImportWindow(plan, lambda _id: article())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    sides = (window.twin.new.text, window.twin.old.text)

    def tops() -> list[float]:
        blocks = [side.document().findBlockByNumber(40) for side in sides]
        return [
            side.blockBoundingGeometry(block).translated(side.contentOffset()).top()
            for side, block in zip(sides, blocks, strict=True)
        ]

    qtbot.waitUntil(lambda: all(0 <= top < 200 for top in tops()))
    assert tops()[0] == tops()[1]
    window.resize(window.width() - 200, window.height())
    qtbot.waitUntil(lambda: all(0 <= top < 250 for top in tops()))
    assert tops()[0] == tops()[1]
    plan.close()


# While files are read again


def test_an_enter_right_after_reading_does_not_answer_what_nobody_has_seen(shown, qtbot):
    window = shown()
    window.set_busy(on=True)
    press("Return")
    window.take_read(window.plan)
    answers: list[object] = []
    window.answered.connect(lambda *answer: answers.append(answer))
    assert window.focusWidget() is window.choice.rows[0].radio
    press("Return")
    press("Space")
    assert answers == []
    assert window.holds_keys
    qtbot.waitUntil(lambda: not window.holds_keys)
    press("Return")
    assert len(answers) == 1


def test_what_is_asked_last_does_not_import_by_a_key_that_came_too_early(shown, qtbot):
    window = shown(2)
    accepted: list[bool] = []
    window.accepted.connect(lambda: accepted.append(True))
    window.take_read(window.plan)
    press("Return")
    assert accepted == []
    qtbot.waitUntil(lambda: not window.holds_keys)
    press("Return")
    assert accepted == [True]


def test_stopped_reading_leaves_plan_and_answers_and_the_keyboard_at_the_question(shown):
    window = shown()
    window.list.go_to(FIRST_TWIN)
    window.twin.leave.click()
    near = window.choices.near
    window.list.go_to(ASKED_COLUMNS)
    window.set_busy(on=True)
    window.go_back()
    assert (window.isVisible(), window.list.place, window.choices.near) == (True, ASKED_COLUMNS, near)
    assert window.focusWidget() is window.columns.text.boxes[0]


def test_esc_asks_first_where_answers_were_given(shown, qtbot):
    window = shown()
    window.list.go_to(FIRST_TWIN)
    window.twin.leave.click()
    press("Escape")
    box = window.findChild(QMessageBox)
    assert box is not None
    assert window.isVisible()
    press("Escape")
    assert window.isVisible()
    assert window.list.place == FIRST_TWIN
    window.reject()
    box = window.findChildren(QMessageBox)[-1]
    with qtbot.waitSignal(window.rejected):
        next(button for button in box.buttons() if button.text() == "&Leave").click()


# Another language


def test_everything_is_said_in_a_language_that_is_switched_to_and_what_was_done_stays(shown, language: Language):
    window = shown()
    window.list.go_to(FIRST_TWIN)
    window.twin.leave.click()
    window.foot.sure.setValue(75)
    window.list.search.setText("gan giong")
    widths = window._splitter.sizes()
    language.switch("vi")
    QApplication.processEvents()
    assert window._splitter.sizes() == widths
    assert window.windowTitle() == "Nhập"
    assert window.foot.cancel.text() != "&Cancel"
    assert window.list.chips.chips[""].accessibleName().startswith("Tất cả: ")
    assert (window.list.place, window.list.model.rowCount(), window.foot.sure.value()) == (FIRST_TWIN, 2, 75)
    assert window.twin.leave.isChecked()
    assert window.twin.leave.text() != "&Leave it out"
    assert len(window.choices.near) == 1
    language.switch("en")
    QApplication.processEvents()
    window.list.search.clear()
    window.list.go_to(ASKED_ENCODING)
    language.switch("vi")
    QApplication.processEvents()
    assert window.pages.currentWidget() is window.choice
    assert window.choice.take.text() != "&Read it this way"
    assert window.list.view.isEnabled()
    window.list.go_to(BROKEN)
    assert window.pages.currentWidget() is window.fault


# Places


def test_files_of_subfolders_are_said_with_their_path_and_rows_with_their_sheet(shown):
    window = shown(2)
    plan = window.plan
    plan.sources = (FOLDER,)
    plan.entries = [
        Entry(place=Place(FOLDER / "2024" / "index.html"), article_id=plan.entries[0].article_id),
        Entry(place=Place(FOLDER / "2025" / "index.html"), title="Bến", article_id=plan.entries[1].article_id),
        Entry(place=Place(FOLDER / "hai.xlsx"), line=2, sheet="Tháng 4", title="Đèn", article_id="x"),
    ]
    window.set_plan(plan)
    lines = [window.list.model.line(row) for row in range(3)]
    assert [(line.title, line.place) for line in lines] == [
        ("2024/index.html", "2024/index.html"),
        ("Bến", "2025/index.html"),
        ("Đèn", "hai.xlsx, Tháng 4, line 2"),
    ]


def test_the_name_of_a_file_keeps_its_letters_in_what_is_said_of_it():
    said = UserError("{file}: nothing says what these columns hold: {names}.", file="semi.csv", names="x")
    assert sentence(said) == "semi.csv: nothing says what these columns hold: x."
    assert sentence(UserError("{why}, so it is left out", why=UserError("it is broken"))).startswith("It is broken")
    assert sentence(UserError("it is broken")) == "It is broken."


def test_the_report_names_what_was_passed_over_and_counts_files_alone_as_files(shown):
    window = shown(1)
    plan = window.plan
    plan.sources = (FOLDER,)
    bad, part = Place(FOLDER / "hong.pdf"), Place(FOLDER / "d.jsonl")
    plan.entries += [
        Entry(place=bad, outcome=FAILED, why=UserError("it is broken")),
        Entry(place=part, line=3, outcome=FAILED, why=UserError("there is no text in it")),
    ]
    plan.files = [FileFate(place=bad, outcome=FILE_FAILED, articles={FAILED: 1})]
    plan.passed = [Place(FOLDER / ".an.txt"), Place(FOLDER / "b" / "goi.zip", "x.png")]
    said = report_text(reported(plan, Counts(), frozenset()))
    assert "Cannot be read: 1\n    hong.pdf: it is broken" in said
    assert "Left out of files that came in: 1\n    d.jsonl, line 3: there is no text in it" in said
    assert said.endswith("Passed over: of another kind, or hidden: 2\n    .an.txt\n    b/goi.zip, x.png")
