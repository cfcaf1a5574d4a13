"""What brings texts into the window: projects and imports, and what a new text is found to hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.ui.commands.details import DetailsCommands
from annotator.ui.commands.importing import Around, ImportCommands
from annotator.ui.commands.projects import ProjectCommands
from annotator.ui.commands.splitting import SplitCommands
from annotator.ui.commands.zone_offer import ZoneOffer
from annotator.ui.commands.zones import ZoneCommands
from annotator.ui.ground import Ground
from annotator.ui.long_work import LongWork
from annotator.ui.places import Places


class Intake(QObject):
    """Makes these commands, which share one long work at a time, and ties them to each other.

    `read_article(id)` shows an article to be read, from whatever mode of the window.
    """

    def __init__(
        self, ground: Ground, *, zones: ZoneCommands, places: Places, read_article: Callable[[str], object]
    ) -> None:
        super().__init__(ground.window)
        self._ground, self._places = ground, places
        self.long_work = LongWork(ground.window, ground.session)
        self._make_files(read_article)
        self._make_readers(zones)

    def _make_files(self, read_article: Callable[[str], object]) -> None:
        ground, long_work = self._ground, self.long_work
        window, session, state, actions = ground.window, ground.session, ground.state, ground.actions
        self.projects = ProjectCommands(window, session, state, actions, long_work=long_work)
        around = Around(
            make_project=self.projects.new,
            waiting=ground.waiting,
            open_article=read_article,
            keep_place=self._places.keep,
        )
        self.imports = ImportCommands(window, session, state, actions, long_work=long_work, around=around)
        self.details = DetailsCommands(window, session, actions, long_work=long_work)

    def _make_readers(self, zones: ZoneCommands) -> None:
        """Make what reads a new text: its zones and its data, and where another article begins in it."""
        ground, long_work = self._ground, self.long_work
        session, acts, actions, waiting = ground.session, ground.acts, ground.actions, ground.waiting
        self.zone_offer = ZoneOffer(session, acts, actions, zones=zones, long_work=long_work, waiting=waiting)
        self.splitting = SplitCommands(
            ground.window,
            session,
            acts,
            ground.parts.view,
            actions,
            ground.look,
            long_work=long_work,
            waiting=waiting,
            open_article=self._places.open,
            take_back=actions["project.reverse"].trigger,
        )
        self.zone_offer.was_read.connect(self.splitting.offer)
        self.splitting.was_split.connect(self.zone_offer.know_parts)

    def begin_with_files(self) -> None:
        """Ask for a project where none is open, then for a folder of articles for it."""
        session = self._ground.session
        if session.project is None:
            self.projects.new()
        if session.project is not None:
            self.imports.choose_folder()
