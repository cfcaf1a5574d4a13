"""What several people do together: who reads what, files that come and go, the modes of review and overview, gold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.actions import Context
from annotator.ui.commands.exchange import ExchangeCommands
from annotator.ui.commands.gold import GoldCommands
from annotator.ui.commands.help import HelpCommands
from annotator.ui.commands.people import PeopleCommands
from annotator.ui.ground import Ground
from annotator.ui.intake import Intake
from annotator.ui.panels.top_bar import ANNOTATE, OVERVIEW, REVIEW
from annotator.ui.saying import Saying
from annotator.ui.sitting import Sitting
from annotator.ui.window_modes import Page, WindowModes

if TYPE_CHECKING:
    from annotator.ui.commands.reviewing import ReviewCommands


class Team(QObject):
    """Makes these parts and ties them to each other. The pages of the modes are made when they are first shown."""

    def __init__(
        self,
        ground: Ground,
        *,
        modes: WindowModes,
        sitting: Sitting,
        intake: Intake,
        help_commands: HelpCommands,
        show_place: Callable[[str, int, int], object],
        people_changed: Callable[[], object],
        list_only: Callable[[str, str], object],
    ) -> None:
        super().__init__(ground.window)
        self._ground, self._modes = ground, modes
        self._help, self._show_place, self._list_only = help_commands, show_place, list_only
        window, session, look, actions = ground.window, ground.session, ground.look, ground.actions
        long_work = intake.long_work
        self.exchange = ExchangeCommands(
            window, session, look, actions, long_work=long_work, take_project=intake.projects.open
        )
        self.gold = GoldCommands(
            window,
            session,
            look,
            actions,
            long_work=long_work,
            open_place=self._open_place,
            guidelines_changed=sitting.guidelines.refresh,
        )
        self.people = PeopleCommands(window, session, actions, people_changed=people_changed)
        self.review: ReviewCommands | None = None
        """The review, once it was shown."""
        self.saying = Saying(
            session,
            modes.strip,
            ground.waiting,
            is_taken=lambda: False,
            stays=self._goes_on,
            fits=lambda offer: modes.page is not None and not offer.article_id,
        )
        self.saying.offer_copies(intake.projects.copies)
        modes.changed.connect(lambda _mode: self.saying.pass_on())  # what was said of one mode is nothing of another
        modes.changed.connect(lambda _mode: self.saying.refresh())
        modes.add(REVIEW, self._make_review)
        modes.add(OVERVIEW, self._make_overview)

    @property
    def decides(self) -> ReviewCommands | None:
        """The review while it is the mode of the window: undo and redo are its own then."""
        return self.review if self._modes.mode == REVIEW else None

    def _goes_on(self) -> bool:
        """Whether what is said is of something in the review that has not ended."""
        return self.review is not None and self.review.goes_on

    def _make_review(self) -> Page:
        from annotator.ui.commands.reviewing import ReviewCommands  # noqa: PLC0415  not at the start

        ground = self._ground
        self.review = ReviewCommands(
            ground.window,
            ground.session,
            ground.look,
            ground.actions,
            top_bar=ground.parts.top_bar,
            state=ground.state,
            save_guidelines=self.gold.save_guidelines,
        )
        self.review.moment_ended.connect(self.saying.pass_on)
        self._help.know_mode(Context.REVIEW, self.review.mode)
        return self.review

    def _make_overview(self) -> Page:
        from annotator.ui.commands.overview import OverviewCommands  # noqa: PLC0415  not at the start

        return OverviewCommands(
            self._ground.window,
            self._ground.session,
            self._ground.look,
            open_place=self._open_place,
            open_review=self._open_review,
            review=lambda: self.review.known if self.review is not None else None,
            list_only=self._show_list,
        )

    def _open_review(self, kind: str) -> None:
        self._modes.choose(REVIEW)
        if self.review is not None:
            self.review.filter_by(kind)

    def _show_list(self, name: str, value: str) -> None:
        """Show the list of articles with those of one value of a filter, to annotate."""
        self._modes.choose(ANNOTATE)
        panel = self._ground.actions["view.articles"]
        if not panel.isChecked():
            panel.trigger()
        self._list_only(name, value)

    def _open_place(self, article_id: str, start: int, end: int) -> None:
        """Show a place of an article in its text, to annotate."""
        self._modes.choose(ANNOTATE)
        self._show_place(article_id, start, end)
