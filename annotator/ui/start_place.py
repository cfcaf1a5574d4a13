"""The place of the start page: in the window while no project is open, and made only then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator import paths
from annotator.ui.ground import Ground
from annotator.ui.intake import Intake

if TYPE_CHECKING:
    from annotator.ui.start_page import StartPage


class StartPlace:
    """Puts the start page into the window and takes it away; what is asked for there goes to the commands."""

    def __init__(self, ground: Ground, intake: Intake) -> None:
        self._ground, self._intake = ground, intake
        self._pages = ground.parts.pages
        self._page: StartPage | None = None

    @property
    def page(self) -> StartPage:
        """The start page, made when it is first shown."""
        if self._page is None:
            from annotator.ui.start_page import StartPage  # noqa: PLC0415  not where a project is opened at once

            self._page = StartPage(self._ground.window)
            self._connect(self._page)
        return self._page

    @property
    def is_shown(self) -> bool:
        """Whether the start page is what stands in the window."""
        return self._page is not None and self._pages.currentWidget() is self._page

    def _connect(self, page: StartPage) -> None:
        projects, look, actions = self._intake.projects, self._ground.look, self._ground.actions
        page.sample_asked.connect(projects.open_sample)
        page.handout_asked.connect(actions["project.open_handout"].trigger)
        page.new_asked.connect(projects.new)
        page.open_asked.connect(projects.choose)
        page.import_asked.connect(self._intake.begin_with_files)
        page.backups_asked.connect(actions["project.backups"].trigger)
        page.project_chosen.connect(lambda path: projects.open(Path(path)))
        page.language_chosen.connect(lambda code: look.set("language", code))
        page.theme_chosen.connect(lambda mode: look.set("theme", mode))
        page.keys_asked.connect(actions["help.keys"].trigger)

    def show(self) -> None:
        """Put the page into the window, with the projects that were open last and no sentence."""
        page = self.page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.set_recent([str(path) for path in self._ground.state.recent_projects()])
        page.set_backups(on=any((paths.data_dir() / "backups").glob("*/*")))
        page.say("")
        self.show_look()

    def leave(self) -> None:
        """Take the page out of the window."""
        if self._page is not None:
            self._pages.removeWidget(self._page)  # hidden, it would still keep the window wide
            self._page.hide()

    def show_look(self) -> None:
        """Show colours, language and keys as they are now, if the page is what is shown."""
        if self.is_shown:
            from annotator.services.creating import shipped_scheme  # noqa: PLC0415

            look, page = self._ground.look, self.page
            page.set_looks(look.labels(shipped_scheme()))
            page.set_choices(look.language.code, look.settings.get("theme"))
            page.set_key(self._ground.actions.cap_text("help.keys"))
