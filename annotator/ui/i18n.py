"""The interface's language: loading a translator, and the texts that are marked elsewhere."""

from __future__ import annotations

import re
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from annotator import paths
from annotator.domain.errors import MOST, UserError
from annotator.domain.printing import on_one_line

LANGUAGES = ("en", "vi")


def resolved(choice: str) -> str:
    """Return the language (en or vi) of a setting that may say "system"."""
    if choice in LANGUAGES:
        return choice
    return "vi" if QLocale.system().language() == QLocale.Language.Vietnamese else "en"


def translated(context: str, source: str) -> str:
    """Return a text that was marked with QT_TRANSLATE_NOOP in a module without Qt, or in a table."""
    return QCoreApplication.translate(context, source)


def sentence(error: UserError) -> str:
    """Return an error as a sentence in the interface's language, with a capital and a stop."""
    text = words_of(error)
    if not _begins_with_name(error):
        text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!", "…")) else text + "."


def _begins_with_name(error: UserError) -> bool:
    """Whether the first word is a name of a file or a column, whose letters are its own."""
    first = re.match(r"\{(\w+)\}", translated("errors", error.template))
    return first is not None and not isinstance(error.values.get(first[1]), UserError)


def words_of(error: UserError) -> str:
    """Return an error in the interface's language as it can stand inside a line; errors in its places too."""
    values = {key: _shown(value) for key, value in error.values.items()}
    if "since" in values:
        from annotator.ui.dates import shown_minute  # noqa: PLC0415  not at the start

        values["since"] = shown_minute(str(values["since"]))
    return translated("errors", error.template).format_map(values)


def _shown(value: object) -> object:
    if isinstance(value, UserError):
        return words_of(value)
    if isinstance(value, int | float):
        return value
    return on_one_line(value, 0 if isinstance(value, PurePath) else MOST)


def sentence_of_failure(name: str, line: int, field: str, error: UserError) -> str:
    """Return one line that says which file, where in it, and what was found."""
    place = QCoreApplication.translate("failures", "line {line}").format(line=line) if line else ""
    where = ", ".join(part for part in (place, field) if part)
    return f"{name}: {where + ': ' if where else ''}{words_of(error)}"


def number_apart(said: str, number: int) -> str:
    """Return words with their number's thousands apart, as the interface's language has it; Qt fills it in without."""
    return said.replace(str(number), QLocale().toString(number), 1)


class Language:
    """The installed translator; `switch` takes effect at once (widgets get a LanguageChange event)."""

    def __init__(self) -> None:
        self._translator = QTranslator()
        self.code = "en"

    def switch(self, choice: str) -> None:
        """Install the language of the setting (system, en or vi)."""
        self.code = resolved(choice)
        QCoreApplication.removeTranslator(self._translator)
        self._translator = QTranslator()
        if self._translator.load(str(paths.resource("i18n", f"annotator_{self.code}.qm"))):
            QCoreApplication.installTranslator(self._translator)
        QLocale.setDefault(QLocale(QLocale.Language.Vietnamese if self.code == "vi" else QLocale.Language.English))
