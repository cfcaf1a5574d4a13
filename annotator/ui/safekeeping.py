"""What keeps the work safe and brings it back: made once for a window, from what each of it needs."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.ui.commands.backups import BackupCommands
from annotator.ui.commands.salvaging import SalvageCommands
from annotator.ui.commands.soundness import SoundnessCommands
from annotator.ui.commands.whereabouts import FileAround
from annotator.ui.ground import Ground
from annotator.ui.history.beside import HistoryBeside
from annotator.ui.intake import Intake


class Safekeeping(QObject):
    """Makes these commands; long work of theirs shares the one of the window (`intake.long_work`)."""

    def __init__(self, ground: Ground, intake: Intake) -> None:
        super().__init__(ground.window)
        self._ground, self._intake = ground, intake
        self.soundness = SoundnessCommands(ground, intake.long_work)
        self.salvaging = SalvageCommands(ground, intake.projects, intake.long_work)
        self.soundness.salvage_asked.connect(self.salvaging.salvage)
        self.soundness.repaired.connect(self.salvaging.look_again)
        self.file_around = FileAround(ground, intake.projects, intake.long_work)
        self.backups = BackupCommands(ground, intake.projects, intake.long_work)
        self.salvaging.show_backups = self.backups.show_for
        self.history = HistoryBeside(ground)
