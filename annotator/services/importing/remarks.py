"""What a person should know of a plan though nothing is wrong with it: what was passed over, and what is not used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.domain.columns import ColumnMapping
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.printing import TITLE, on_one_line
from annotator.services.importing.choices import Place
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.questions import ColumnsQuestion

_NAMED = 5
"""Names in a sentence; the others are an ellipsis."""
_ONE = QT_TRANSLATE_NOOP("errors", "A file of another kind was passed over: {names}.")
_SEVERAL = QT_TRANSLATE_NOOP("errors", "{count} files of other kinds were passed over: {names}.")
_PASSED_ON = QT_TRANSLATE_NOOP("errors", "{titles} was split: the labels on it go on to its parts.")
_ALL_PASSED_ON = QT_TRANSLATE_NOOP(
    "errors", "{count} articles were split: the labels on them go on to their parts: {titles}."
)
_HIDDEN = QT_TRANSLATE_NOOP("errors", "A hidden file was passed over: {names}.")
_SEVERAL_HIDDEN = QT_TRANSLATE_NOOP("errors", "{count} hidden files were passed over: {names}.")
_UNUSED = QT_TRANSLATE_NOOP(
    "errors", "{file}: nothing says what these columns hold, so they are only kept beside the article: {names}."
)


def remarks_on(planned: ImportPlan) -> list[UserError]:
    """Return what is to be said of a plan as a whole, each in a sentence."""
    said = list(_passed(planned.passed))
    split = list(planned.found.passed_on.values())
    if split:
        said.append(
            UserError(_PASSED_ON if len(split) == 1 else _ALL_PASSED_ON, count=len(split), titles=_listed(split))
        )
    files: dict[tuple[str, ...], list[str]] = {}
    for question in planned.questions:
        unused = _unused(question) if isinstance(question, ColumnsQuestion) and question.answered else []
        if unused:
            names = files.setdefault(tuple(unused), [])
            name = question.place.member or question.place.path.name
            if name not in names:  # sheets of one workbook
                names.append(name)
    said += (UserError(_UNUSED, file=_listed(names), names=_listed(unused)) for unused, names in files.items())
    return said


def _passed(places: Sequence[Place]) -> Iterator[UserError]:
    named = [place.member or place.path.name for place in places]
    hidden = [name for name in named if name.startswith(".")]
    others = [name for name in named if not name.startswith(".")]
    for names, one, several in ((others, _ONE, _SEVERAL), (hidden, _HIDDEN, _SEVERAL_HIDDEN)):
        if names:
            yield UserError(one if len(names) == 1 else several, count=len(names), names=_listed(names))


def _listed(names: Sequence[str]) -> str:
    more = [] if len(names) <= _NAMED else ["…"]
    return ", ".join([*(on_one_line(name, TITLE) for name in names[:_NAMED]), *more])


def _unused(question: ColumnsQuestion) -> list[str]:
    """Return the columns that hold something and are not used, where a title, a date or a source is still missing."""
    mapping = question.answer or ColumnMapping()
    if mapping.title and mapping.published and mapping.source:
        return []
    filled = {name for row in question.rows for name, cell in zip(question.columns, row, strict=False) if cell.strip()}
    return [name for name in question.columns if name in filled and name not in mapping.used]
