"""Backups in words: when they were made and why, what they hold, and how that differs from now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.services.backing_up import BackupEntry
from annotator.store.backup_contents import Contents
from annotator.ui.dates import shown_time
from annotator.ui.i18n import translated

_REASONS = {
    "opening": QT_TRANSLATE_NOOP("backups", "At opening"),
    "working": QT_TRANSLATE_NOOP("backups", "While working"),
    "asked": QT_TRANSLATE_NOOP("backups", "Asked for"),
    "import": QT_TRANSLATE_NOOP("backups", "Before an import"),
    "merge": QT_TRANSLATE_NOOP("backups", "Before a merge"),
    "reverse": QT_TRANSLATE_NOOP("backups", "Before something was taken back"),
    "migration": QT_TRANSLATE_NOOP("backups", "Before the file was brought up to date"),
    "restore": QT_TRANSLATE_NOOP("backups", "Before a restore"),
    "zones": QT_TRANSLATE_NOOP("backups", "Before zones of all articles were proposed"),
    "split": QT_TRANSLATE_NOOP("backups", "Before articles were split"),
    "repair": QT_TRANSLATE_NOOP("backups", "Before a repair"),
    "salvage": QT_TRANSLATE_NOOP("backups", "Before a salvage"),
    "": QT_TRANSLATE_NOOP("backups", "Before another act"),
}

_MEGABYTE = 1 << 20


def reason_words(reason: str) -> str:
    """Say why a backup was made."""
    return translated("backups", _REASONS[reason if reason in _REASONS else ""])


def when_words(made_at: datetime) -> str:
    """Say when a backup was made: the day as seen from today, and the time."""
    time = QDateTime.fromSecsSinceEpoch(int(made_at.timestamp()))
    days, clock = time.date().daysTo(QDateTime.currentDateTime().date()), QLocale().toString(time.time(), "HH:mm")
    if days == 0:
        return QCoreApplication.translate("BackupWords", "Today, {time}").format(time=clock)
    if days == 1:
        return QCoreApplication.translate("BackupWords", "Yesterday, {time}").format(time=clock)
    return shown_time(made_at.isoformat(timespec="seconds"))


class BackupWords(QObject):
    """Says what backups hold to one viewer: who sees nothing of others' work reads of their own alone."""

    def __init__(self, viewer: str, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer = viewer

    def size(self, size: int) -> str:
        """Say how much room a backup takes."""
        digits = 1 if size >= _MEGABYTE else 0
        return QLocale().formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeTraditionalFormat)

    def holds(self, entry: BackupEntry) -> str:
        """Say in a sentence what a backup holds, or that it is damaged."""
        held = entry.contents
        if held is None:
            return self.tr("Damaged: it cannot be restored.") if entry.problem else self.tr("Being read…")
        parts = [
            self.tr("%n articles", "", held.articles),
            self.tr("%n labels", "", held.spans(self._viewer)),
            self.tr("%n links", "", held.links(self._viewer)),
        ]
        if (finished := held.finished(self._viewer)) is not None:
            parts.append(self.tr("%n articles finished", "", finished))
        if not self._viewer:
            parts.insert(1, self.tr("%n people", "", held.persons))
        return ", ".join(parts)

    def last_act(self, entry: BackupEntry) -> str:
        """Say when the last thing in a backup was done, and by whom; empty where the viewer is not to know it."""
        held = entry.contents
        if held is None or held.last is None or (self._viewer and held.last.who not in {"", self._viewer}):
            return ""
        when, share = shown_time(held.last.made_at), held.people.get(held.last.who)
        if share is None:
            return self.tr("Its last act: {when}.").format(when=when)
        return self.tr("Its last act: {when}, {who}.").format(when=when, who=share.name)

    def differs(self, entry: BackupEntry, now: Contents | None) -> str:
        """Say how a backup differs from what the project holds now."""
        held = entry.contents
        if held is None:
            return self.tr("damaged") if entry.problem else ""
        if now is None:
            return ""
        viewer = self._viewer
        done, done_now = held.finished(viewer), now.finished(viewer)
        parts = [
            self._more_or_less("labels", held.spans(viewer) - now.spans(viewer)),
            self._more_or_less("articles", held.articles - now.articles),
            self._more_or_less("links", held.links(viewer) - now.links(viewer)),
            self._more_or_less("finished", 0 if done is None or done_now is None else done - done_now),
            self._more_or_less("people", 0 if viewer else held.persons - now.persons),
        ]
        said = ", ".join(part for part in parts if part)
        if said:
            return self.tr("{differences} than now").format(differences=said)
        return self.tr("the same labels as now") if held.last == now.last else self.tr("as many labels as now")

    def _more_or_less(self, what: str, number: int) -> str:
        if number == 0:
            return ""
        if what == "articles":
            more, fewer = self.tr("%n articles more", "", number), self.tr("%n articles fewer", "", -number)
        elif what == "people":
            more, fewer = self.tr("%n people more", "", number), self.tr("%n people fewer", "", -number)
        elif what == "labels":
            more, fewer = self.tr("%n labels more", "", number), self.tr("%n labels fewer", "", -number)
        elif what == "links":
            more, fewer = self.tr("%n links more", "", number), self.tr("%n links fewer", "", -number)
        else:
            more, fewer = (
                self.tr("%n finished articles more", "", number),
                self.tr("%n finished articles fewer", "", -number),
            )
        return more if number > 0 else fewer
