"""Actions on the people of a project: who leads, who reads what, and how far they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMainWindow

from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.work import ANNOTATOR
from annotator.store.project import Project
from annotator.ui.actions import Actions
from annotator.ui.dialogs.asking import ask
from annotator.ui.i18n import sentence
from annotator.ui.open_project import READ_ONLY
from annotator.ui.people import menu_names
from annotator.ui.session import Session

if TYPE_CHECKING:
    from annotator.services.assigning import AssignmentPlan
    from annotator.ui.dialogs.people import PeopleDialog, ShareDialog


class PeopleCommands(QObject):
    """Opens the dialog of the people and does what it asks for. Nothing of it is an edit of labels."""

    def __init__(
        self, window: QMainWindow, session: Session, actions: Actions, *, people_changed: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._people_changed = people_changed
        self._dialog: PeopleDialog | None = None
        self._share: ShareDialog | None = None
        self._plan: AssignmentPlan | None = None
        self._typed: dict[str, str] = {}
        """Names that were refused, by whose they were to be (empty: a new person): proposed when it is tried again."""
        actions.bind("project.manage", self.manage)

    @property
    def _project(self) -> Project:
        project = self._session.project
        if project is None:
            raise UserError(QT_TRANSLATE_NOOP("errors", "no project is open"))
        return project

    def manage(self) -> None:
        """Show the people of the project."""
        if self._session.project is None:
            return
        from annotator.ui.dialogs.people import PeopleDialog  # noqa: PLC0415  not at the start

        self._typed = {}
        self._dialog = dialog = PeopleDialog(self._window)
        dialog.add_asked.connect(self._add)
        dialog.rename_asked.connect(self._rename)
        dialog.lead_asked.connect(self._ask_lead)
        dialog.withdraw_asked.connect(self._ask_withdraw)
        dialog.share_asked.connect(self._ask_share)
        dialog.blind_changed.connect(lambda blind: self._do(lambda: self._project.set_blind(blind=blind)))
        self._show()
        dialog.open()

    def _show(self) -> None:
        from annotator.ui.dialogs.people import PeopleSeen  # noqa: PLC0415

        project, viewer = self._project, self._session.viewer
        people = [person for person in project.annotators() if person.role == ANNOTATOR]
        rows = [row for row in project.progress() if self._session.sees_all or row.annotator_id == viewer]
        if self._dialog is not None:
            names = menu_names(people)
            if not project.writable:
                self._dialog.tell(sentence(UserError(READ_ONLY)))
            self._dialog.show_people(
                PeopleSeen(
                    rows=rows,
                    names=names,
                    lead=project.lead,
                    leads=self._session.leads,
                    blind=project.blind,
                    writable=project.writable,
                )
            )

    def _do(self, act: Callable[[], object]) -> bool:
        """Do it, or say why not; then show what stands."""
        try:
            if not self._project.writable:
                raise UserError(READ_ONLY)
            act()
        except UserError as error:
            self._tell(sentence(error))
            self._show()
            return False
        if self._dialog is not None:
            self._dialog.tell("")
        self._people_changed()
        self._show()
        return True

    def _tell(self, said: str) -> None:
        """Say it where it was asked for, and in the window below."""
        if self._dialog is not None:
            self._dialog.tell(said)
        self._session.told.emit(said)

    def _named(self, annotator_id: str) -> str:
        return menu_names(self._project.annotators()).get(annotator_id, "")

    def _ask_lead(self, annotator_id: str) -> None:
        said = self.tr("Shall {name} lead from now on? You will then neither prepare nor share out articles.")
        question = said.format(name=self._named(annotator_id))
        act = self.tr("&Make lead")
        self._ask(act, question, lambda: self._do(lambda: self._project.set_lead(annotator_id)))

    def _ask_withdraw(self, annotator_id: str) -> None:
        said = self.tr("Take back from {name} all articles that they have not begun?")
        question = said.format(name=self._named(annotator_id))
        self._ask(self.tr("&Take them back"), question, lambda: self._withdraw(annotator_id))

    def _ask(self, button: str, question: str, act: Callable[[], object]) -> None:
        if self._dialog is not None:
            ask(self._dialog, self._dialog.windowTitle(), question, button, act)

    def _add(self) -> None:
        name = self._ask_name(self._typed.get("", ""))
        if name:
            self._name("", name, lambda: self._project.add_annotator(name))

    def _rename(self, annotator_id: str) -> None:
        before = next((who.name for who in self._project.annotators() if who.id == annotator_id), "")
        name = self._ask_name(self._typed.get(annotator_id, before))
        if name and name != before:
            self._name(annotator_id, name, lambda: self._project.rename_annotator(annotator_id, name))

    def _name(self, annotator_id: str, name: str, act: Callable[[], object]) -> None:
        """Give a name; one that was refused is not to be typed again."""
        if self._do(act):
            self._typed.pop(annotator_id, None)
        else:
            self._typed[annotator_id] = name

    def _ask_name(self, proposed: str) -> str:
        name, agreed = QInputDialog.getText(
            self._dialog, self.tr("Annotator"), self.tr("Name:"), QLineEdit.EchoMode.Normal, proposed
        )
        return name.strip() if agreed else ""

    def _withdraw(self, annotator_id: str) -> None:
        from annotator.services import assigning  # noqa: PLC0415

        taken: list[int] = []
        if self._do(lambda: taken.append(assigning.withdraw(self._project, annotator_id))):
            self._tell(self.tr("Taken back: %n articles.", "", taken[0]))

    # Sharing out

    def _ask_share(self) -> None:
        from annotator.ui.dialogs.people import ShareDialog  # noqa: PLC0415

        people = [person for person in self._project.annotators() if person.role == ANNOTATOR]
        self._share = dialog = ShareDialog([*menu_names(people).items()], self._dialog)
        dialog.changed.connect(self._preview)
        dialog.accepted.connect(self._share_out)
        self._preview()
        dialog.open()

    def _preview(self) -> None:
        from annotator.services import assigning  # noqa: PLC0415

        if self._share is None:
            return
        people, share, readers = self._share.asked
        try:
            self._plan = plan = assigning.plan(self._project, people, share=share, readers=readers)
        except UserError as error:
            self._plan = None
            self._share.show_preview(sentence(error), possible=False)
            return
        names = menu_names(self._project.annotators())
        each = ", ".join(f"{names[person]} {count}" for person, count in plan.by_person.items())
        shared = self.tr("%n of them read by several", "", plan.shared)
        text = self.tr("%n articles that nobody reads yet", "", plan.articles) + f", {shared}.\n{each}."
        if plan.begun:
            text += "\n" + self.tr("%n begun articles are assigned to nobody; they stay so.", "", plan.begun)
        self._share.show_preview(text, possible=True)

    def _share_out(self) -> None:
        from annotator.services import assigning  # noqa: PLC0415

        plan, share = self._plan, self._share
        if plan is not None and self._do(lambda: assigning.commit(self._project, plan)):
            self._tell(self.tr("Shared out: %n articles.", "", plan.articles))
        elif plan is not None and share is not None and self._dialog is not None:
            share.show_preview(self._dialog.told.text(), possible=True)  # what was chosen need not be chosen again
            share.open()
