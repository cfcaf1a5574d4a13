"""Numbers as the overview writes them: in the interface's language, and never without their interval or reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.article import Json
from annotator.services.agreement.results import Measured, Note
from annotator.ui.describing import grouped
from annotator.ui.i18n import translated
from annotator.ui.overview.counted import Overview

NO_BREAK = "\u00a0"
Written = Callable[[float], str]
"""Writes a number: as a decimal, a percentage, a count."""


def undefined() -> str:
    """Return the word that stands where a number is not defined."""
    return QCoreApplication.translate("Overview", "undefined")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Writes numbers in a language ("en" or "vi"): the decimal mark, and what keeps thousands apart."""

    language: str

    def decimal(self, value: float, places: int = 2) -> str:
        """Return a number with two places: "0.71", "0,71"; below nought with a minus sign."""
        written = f"{abs(value):.{places}f}"
        mark = "," if self.language == "vi" else "."
        sign = "−" if value < 0 and float(written) != 0 else ""
        return sign + written.replace(".", mark)

    def percent(self, share: float) -> str:
        """Return a share (0 to 1) as a percentage: whole, with one place below ten percent."""
        hundredths = 100 * share
        places = 0 if hundredths == 0 or round(hundredths, 1) >= 10 else 1
        return f"{self.decimal(hundredths, places)}{NO_BREAK}%"

    def count(self, value: float) -> str:
        """Return a whole number with its thousands apart; one that is not whole with one place."""
        if float(value).is_integer():
            return grouped(str(int(value)), self.language)
        return self.decimal(value, 1)

    def interval(self, measured: Measured, write: Written) -> str:
        """Return the interval as "0.66–0.75", "69–79 %"; empty where there is none."""
        if measured.low is None or measured.high is None:
            return ""
        low, high = write(measured.low), write(measured.high)
        sign = f"{NO_BREAK}%"
        if low.endswith(sign) and high.endswith(sign):
            low = low.removesuffix(sign)
        return f"{low}–{high}"

    def month(self, month: str) -> str:
        """Return a month, "2026-11", as "11/2026" or "Nov 2026"; anything else as it is."""
        year, _, number = month.partition("-")
        if not number.isdecimal() or not 1 <= int(number) <= 12:
            return month
        if self.language == "vi":
            return f"{int(number)}/{year}"
        return f"{QLocale(QLocale.Language.English).monthName(int(number), QLocale.FormatType.ShortFormat)} {year}"

    def note(self, note: Note) -> str:
        """Return a note in the interface's language, its numbers written in it."""
        return translated("agreement", note.template).format_map(self._written(note.values))

    def notes_together(self, notes: Sequence[Note]) -> str:
        """Return notes of one template as one: where a number in them differs, from the least to the greatest."""
        values: dict[str, object] = {}
        for key in notes[0].values:
            found = [note.values[key] for note in notes]
            counted = sorted({one for one in found if isinstance(one, int | float)})
            least = self._value(found[0]) if len(counted) < 2 else f"{self._value(counted[0])}–"
            values[key] = least if len(counted) < 2 else f"{least}{self._value(counted[-1])}"
        return translated("agreement", notes[0].template).format_map(values)

    def notes(self, measured: Measured) -> tuple[str, ...]:
        """Return what is said of a number, one text a note."""
        return tuple(self.note(note) for note in measured.notes)

    def why(self, measured: Measured) -> str:
        """Return why a number is undefined, without the word itself, which stands before it."""
        said = "; ".join(self.notes(measured))
        word = undefined()
        if said.casefold().startswith(word.casefold()):
            said = said[len(word) :].lstrip(" ,:")
        return said

    def spoken(self, measured: Measured, write: Written) -> str:
        """Return the number with all that belongs to it in one line, as a tool tip and for a screen reader."""
        if measured.value is None:
            return f"{undefined()} {self.why(measured)}".strip()
        parts = [write(measured.value)]
        if interval := self.interval(measured, write):
            parts.append(QCoreApplication.translate("Overview", "95 % interval {interval}").format(interval=interval))
        if measured.sd is not None:
            said = QCoreApplication.translate("Overview", "standard deviation over pairs {sd}")
            parts.append(said.format(sd=write(measured.sd)))
        if measured.articles:
            articles = measured.articles
            parts.append(Overview().articles(articles))
        return "; ".join([*parts, *self.notes(measured)])

    def _written(self, values: Mapping[str, Json]) -> dict[str, object]:
        return {key: self._value(value) for key, value in values.items()}

    def _value(self, value: Json) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value
        return self.count(value) if float(value).is_integer() else self.decimal(value)
