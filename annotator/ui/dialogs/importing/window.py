"""The window of importing: every file and article with what becomes of it, and the questions about some of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.article import Article
from annotator.domain.columns import ColumnMapping
from annotator.domain.printing import NAME, on_one_line
from annotator.domain.work import ANNOTATOR, Annotator, same_name
from annotator.services.importing import ColumnsQuestion, ImportChoices, ImportPlan, Place
from annotator.services.importing.entries import ASKS
from annotator.ui import fonts
from annotator.ui.dialogs.asking import ask
from annotator.ui.dialogs.importing.article_page import ArticlePage
from annotator.ui.dialogs.importing.choice_page import ChoicePage
from annotator.ui.dialogs.importing.columns_page import ColumnsPage
from annotator.ui.dialogs.importing.fault_page import FaultPage
from annotator.ui.dialogs.importing.file_list import WIDTH, FileList
from annotator.ui.dialogs.importing.foot import Foot
from annotator.ui.dialogs.importing.notices import notices_of
from annotator.ui.dialogs.importing.seen import ArticleSeen, ChoiceSeen, ColumnsSeen, FaultSeen, Seen, TwinSeen
from annotator.ui.dialogs.importing.shield import Shield
from annotator.ui.dialogs.importing.showing import Showing
from annotator.ui.dialogs.importing.twin_page import TwinPage
from annotator.ui.panels.heads import Words
from annotator.ui.widgets.hairline import Hairline

_SIZE, _LEAST, _ROUND = QSize(1180, 760), QSize(720, 480), 40
"""The size wanted and the least, and how much of the window behind stays to be seen, in px."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ImportWindow(QDialog):
    """Shows a plan. Accepted: import it with `choices`. Where an answer needs it, a plan is asked for anew."""

    answered = Signal(object, object)
    """The `ImportChoices` with which the plan is to be made anew; the columns whose mapping is to be kept, or None."""
    report_asked = Signal()
    differences_asked = Signal()

    def __init__(
        self,
        plan: ImportPlan,
        article: Callable[[str], Article],
        parent: QWidget | None = None,
        *,
        people: Sequence[Annotator] = (),
    ) -> None:
        """Take a plan; `article` returns one of the project's by its id, `people` are those in it."""
        super().__init__(parent)
        self._people = people
        self._article = article
        self._showing = Showing(plan, article)
        self._stays: Place | None = None
        """The file whose columns are looked at while it is read in another way."""
        self._shield = Shield(self)
        self._busy = self._has_answers = False
        self.setMinimumSize(_LEAST)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._build()
        self._fit()
        self._show_plan()
        self.go_on()

    def _build(self) -> None:
        """Make all that is seen, in the interface's language."""
        self.setWindowTitle(self.tr("Import"))
        self._body = QWidget()
        self.list = FileList()
        self.notices = Words(fonts.Role.UI, "ink2", most=4)
        self.same = QCheckBox()
        self.same.clicked.connect(self._on_same)
        self.article, self.fault, self.twin = ArticlePage(), FaultPage(), TwinPage()
        self.choice, self.columns = ChoicePage(), ColumnsPage()
        self.nothing = QWidget()
        self.pages = QStackedWidget()
        self.foot = Foot()
        for page in (self.nothing, self.article, self.fault, self.twin, self.choice, self.columns):
            self.pages.addWidget(page)
        self._lay_out()
        self._connect()
        self._column.addWidget(self._body)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 10)
        head.setSpacing(8)
        head.addWidget(self.list.chips)
        head.addWidget(self.notices)
        head.addWidget(self.same)
        paper = QWidget()
        paper.setBackgroundRole(QPalette.ColorRole.Base)
        paper.setAutoFillBackground(True)
        inside = QHBoxLayout(paper)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.pages)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(paper)
        splitter.setStretchFactor(1, 1)
        self.list.setMinimumWidth(240)
        self._splitter = splitter
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(splitter, 1)
        column.addWidget(Hairline())
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _place: self._show_chosen())
        self.article.way_asked.connect(self._ask_again)
        self.fault.good_asked.connect(self._on_good_lines)
        self.choice.answered.connect(self._on_choice)
        self.columns.answered.connect(self._on_columns)
        self.columns.rows_asked.connect(self._on_rows)
        self.twin.chosen.connect(self._on_twin)
        self.twin.all_chosen.connect(self._on_all_twins)
        self.foot.import_asked.connect(self.accept)
        self.foot.cancel_asked.connect(self.reject)
        self.foot.report_asked.connect(self.report_asked)
        self.foot.differences_asked.connect(self.differences_asked)

    def _fit(self) -> None:
        parent = self.parentWidget()
        room = parent.size() - QSize(_ROUND, _ROUND) if parent is not None else _SIZE
        self.resize(_SIZE.boundedTo(room).expandedTo(_LEAST))
        left = min(WIDTH, self.width() * 32 // 100)
        self._splitter.setSizes([left, self.width() - left])

    # What is shown

    @property
    def plan(self) -> ImportPlan:
        """The plan that is shown now."""
        return self._showing.plan

    @property
    def choices(self) -> ImportChoices:
        """All answers given, with which the plan is to be committed."""
        known = self._showing.choices
        return replace(known, accept_zones=self.foot.least, replace=self.foot.replace.isChecked())

    @property
    def left_out(self) -> frozenset[str]:
        """The ids of the near duplicates that are left out."""
        return self._showing.left_out

    def set_plan(self, plan: ImportPlan) -> None:
        """Show a plan in place of the one before; the chosen line stays where it can."""
        self._showing = Showing(plan, self._article)
        self._has_answers = True
        self._show_plan()

    def _show_plan(self) -> None:
        said = notices_of(self.plan)
        self.notices.set_text(" ".join(said))
        self.notices.setVisible(bool(said))
        person = self._namesake
        if person is not None:
            name = on_one_line(person.name, NAME).replace("&", "&&")
            self.same.setText(self.tr("These are labels of the {name} of this project").format(name=name))
        self.same.setVisible(person is not None)
        self.same.setChecked(self.plan.choices.taken_as is not None)
        self._show_lines()
        self._show_chosen()

    @property
    def _namesake(self) -> Annotator | None:
        """Who of the project may be meant by the one name of all labels, which come without an id."""
        found, taken = self.plan.found, self.plan.choices.taken_as
        if taken is not None or len(found.annotators) != 1 or not found.namesakes:
            return taken
        name = same_name(next(iter(found.annotators)))
        return next((one for one in self._people if one.role == ANNOTATOR and same_name(one.name) == name), None)

    def _show_lines(self) -> None:
        self.list.set_lines(self._showing.lines(), self._showing.states())
        self.foot.show_counts(
            articles=self._showing.articles,
            labelled=self._showing.labelled,
            has_zones=any(entry.zones for entry in self._showing.entries),
            differences=len(self.plan.differences),
            asking=self._showing.open,
        )

    def _show_chosen(self) -> None:
        self._show(self._showing.seen(self.list.place))

    def _ask_again(self) -> None:
        self._show(self._showing.seen(self.list.place, asked=True))
        self._focus_answers()

    def _show(self, seen: Seen | None) -> None:
        page: QWidget = self.nothing
        if isinstance(seen, ArticleSeen):
            page = self.article
            self.article.show_article(seen)
        elif isinstance(seen, FaultSeen):
            page = self.fault
            self.fault.show_fault(seen)
        elif isinstance(seen, TwinSeen):
            page = self.twin
            self.twin.show_twin(seen)
        elif isinstance(seen, ChoiceSeen):
            page = self.choice
            self.choice.show_question(seen)
        elif isinstance(seen, ColumnsSeen):
            page = self.columns
            self.columns.show_question(seen)
        self.pages.setCurrentWidget(page)
        takes = {self.choice: self.choice.take, self.columns: self.columns.take, self.fault: self.fault.good}
        for at, button in takes.items():
            button.setDefault(page is at and not button.isHidden())
        self.foot.take.setDefault(page not in takes or takes[page].isHidden())

    # Answers

    def _on_choice(self, answer: str, for_all: bool) -> None:  # noqa: FBT001  a signal's word
        self.answered.emit(self._showing.with_choice(self.list.place, answer, for_all=for_all), None)

    def _on_good_lines(self, for_all: bool) -> None:  # noqa: FBT001  a signal's word
        self.answered.emit(self._showing.with_good_lines(self.list.place, for_all=for_all), None)

    def _on_same(self, on: bool) -> None:  # noqa: FBT001  a signal's word
        person = self._namesake if on else None
        self.answered.emit(replace(self._showing.choices, taken_as=person), None)

    def _on_columns(self, mapping: ColumnMapping, day_first: bool | None, remember: bool) -> None:  # noqa: FBT001  a signal's words
        question = self._showing.question(self.list.place)
        names = question.names if remember and isinstance(question, ColumnsQuestion) else None
        self.answered.emit(self._showing.with_columns(self.list.place, mapping, day_first=day_first), names)

    def _on_rows(self, delimiter: str | None, has_header: bool | None) -> None:  # noqa: FBT001  a signal's words
        question = self._showing.question(self.list.place)
        self._stays = question.place if question is not None else None
        self.answered.emit(self._showing.with_rows(self.list.place, delimiter, has_header=has_header), None)

    def _on_twin(self, wanted: bool) -> None:  # noqa: FBT001  a signal's word
        self._choose_near([self.list.place], wanted=wanted)

    def _on_all_twins(self, wanted: bool) -> None:  # noqa: FBT001  a signal's word
        self._choose_near(range(len(self._showing.entries)), wanted=wanted)

    def _choose_near(self, places: Sequence[int], *, wanted: bool) -> None:
        self._showing.choose_near(places, wanted=wanted)
        self._has_answers = True
        self._show_lines()

    def set_busy(self, *, on: bool) -> None:
        """Take no answers while files are read again."""
        self._busy = on
        for part in (self.list, self.same, self.pages, self.foot):
            part.setEnabled(not on)

    def take_read(self, plan: ImportPlan) -> None:
        """Show the plan with an answer, and go on; keys that come before anybody has seen that do nothing."""
        self.set_busy(on=False)
        self.set_plan(plan)
        self.go_on()
        self._shield.put_up(self.pages)

    def go_back(self) -> None:
        """Stay with the plan as it is: reading again was stopped."""
        self._stays = None
        self.same.setChecked(self.plan.choices.taken_as is not None)
        self.set_busy(on=False)
        self._focus_answers()
        self._shield.put_up(self.pages)

    @property
    def holds_keys(self) -> bool:
        """Whether Enter does nothing yet, since what is asked now has hardly been seen."""
        return self._shield.up

    def go_on(self) -> None:
        """Go to the next open question with the keyboard in it; where there is none, to the button that imports."""
        stays, self._stays = self._stays, None
        if stays is not None:
            self.list.go_to(self._showing.place_of(stays))
            self._ask_again()
            return
        place = self.list.model.next_of(ASKS, self.list.place - 1) if self._showing.open else -1
        if place >= 0:
            self.list.go_to(place)
            self._focus_answers()
        else:
            self.list.view.setFocus()

    def _focus_answers(self) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, ChoicePage | ColumnsPage | TwinPage | FaultPage):
            page.focus_answers()

    def reject(self) -> None:
        """Leave; where answers were given, ask first."""
        if not self._has_answers or self.isHidden():
            super().reject()
            return
        title, leave = self.tr("Leave this import?"), self.tr("&Leave")
        question = self.tr("The answers that you gave here are lost. Nothing was imported yet.")
        ask(self, title, question, leave, lambda: self.done(QDialog.DialogCode.Rejected))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in the new language; what is chosen, filtered and answered stays."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible() and self.plan.is_open:
            self._build_again()

    def _build_again(self) -> None:
        before, files, foot = self._body, self.list, self.foot
        sizes, place, asked = self._splitter.sizes(), files.place, self._is_asking
        before.hide()
        self._column.removeWidget(before)
        before.deleteLater()
        self._build()
        self._body.show()
        self._column.activate()  # sizes are shares of the width, which it has from here
        self._splitter.setSizes(sizes)
        self.foot.take_choices(foot)
        self._show_plan()
        self.list.take_filter(files)
        self.list.go_to(place)
        if asked:
            self._ask_again()
        self.set_busy(on=self._busy)
        self._focus_answers()

    @property
    def _is_asking(self) -> bool:
        return self.pages.currentWidget() in (self.choice, self.columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers the question shown, goes to the next one, or imports where nothing is asked."""
        if event.key() in _ENTER and (event.isAutoRepeat() or self._busy):  # a key that is held was meant for one thing
            return
        if event.key() not in _ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        page = self.pages.currentWidget()
        inside = self.focusWidget()
        if isinstance(page, ChoicePage | ColumnsPage | FaultPage) and inside in page.findChildren(QWidget):
            page.answer()
        elif self._showing.open:
            self.go_on()
        elif self.foot.take.isEnabled():
            self.accept()
