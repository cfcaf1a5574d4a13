"""Times as the interface's language writes them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt


def shown_time(stored: str) -> str:
    """Return a time stored as ISO 8601 (UTC where it names no zone) in local time; what is no time as it is."""
    time = QDateTime.fromString(stored, Qt.DateFormat.ISODate)
    if not time.isValid():
        return stored
    if time.timeSpec() == Qt.TimeSpec.LocalTime:  # it names no zone
        time = QDateTime(time.date(), time.time(), QDateTime.currentDateTimeUtc().timeZone())
    form = QCoreApplication.translate("Dates", "d MMMM yyyy, HH:mm")
    return QLocale().toString(time.toLocalTime(), form)


def shown_minute(local: str) -> str:
    """Return a minute of this computer's clock ("2026-03-01 09:30") as other times are written; else as it is."""
    time = QDateTime.fromString(local, "yyyy-MM-dd HH:mm")
    return (
        QLocale().toString(time, QCoreApplication.translate("Dates", "d MMMM yyyy, HH:mm")) if time.isValid() else local
    )
