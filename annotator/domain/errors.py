"""What goes wrong through no fault of the program: one family, each error one sentence for the person."""

from __future__ import annotations

from pathlib import PurePath

from annotator.domain.printing import on_one_line


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """Mark `source` for translation in `context` and return it unchanged, without Qt."""
    del context
    return source


class UserError(Exception):
    """Something a person can cause and mend.

    `template` is an English sentence with `{named}` places, marked with QT_TRANSLATE_NOOP("errors", ...), that says
    what, where and what to do; `values` fill it. The window translates the template, everything else uses `str()`.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format_map({key: _shown(value) for key, value in self.values.items()})


MOST = 500
"""Characters of a name or a reason in a sentence: what others wrote may have millions."""


def _shown(value: object) -> object:
    if isinstance(value, int | float | UserError):
        return value
    return on_one_line(value, 0 if isinstance(value, PurePath) else MOST)


class TextError(UserError):
    """A text that cannot become an article."""


class RecordError(UserError):
    """A record of an imported file that breaks the contract; the importer adds file and line."""


class SchemeError(UserError):
    """A scheme file that breaks the rules, or a row that breaks its scheme."""


class ProjectError(UserError):
    """A project file that cannot be opened or used as asked."""


class ProjectLocked(ProjectError):
    """Somebody else is writing in the project; reading is still possible."""


class ProjectElsewhere(ProjectLocked):
    """Another computer says that it writes in the project, and nobody here can tell whether it still does."""


class SaveFailed(ProjectError):
    """A change was not written: the database said why; nothing was changed."""


class Finished(UserError):
    """The labels of a finished article stay as they are until it is reopened."""

    def __init__(self) -> None:
        super().__init__(QT_TRANSLATE_NOOP("errors", "This article is finished: reopen it to change its labels."))


class Stopped(UserError):
    """Long work that was cancelled; it left everything as it was."""

    def __init__(self) -> None:
        super().__init__(QT_TRANSLATE_NOOP("errors", "Cancelled; nothing was changed."))


class StaleEdit(UserError):
    """The rows no longer stand as the edit expects; nothing was changed."""
