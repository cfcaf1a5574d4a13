"""Importing: read and check everything into a staging file, show what would happen, then write it in one go.

`plan` (or `plan_pasted`) reads; its plan tells what becomes of each article and asks what it has to be told; `answered`
reads what asked; `commit` writes in one transaction and returns the report.
"""

from annotator.services.importing.choices import IMPORT, SKIP, ImportChoices, Place
from annotator.services.importing.committing import commit, left_out
from annotator.services.importing.entries import Difference, Duplicate, Entry, FileFate
from annotator.services.importing.planned import ImportPlan
from annotator.services.importing.planning import answered, plan, plan_pasted
from annotator.services.importing.questions import (
    BY_NAMES,
    ColumnsQuestion,
    EncodingOffer,
    EncodingQuestion,
    Question,
    SheetQuestion,
    asks_for,
    in_marks,
)
from annotator.services.importing.remembering import Remembered, remember
from annotator.services.importing.report import ImportReport
from annotator.services.near_duplicates import Similar

__all__ = [
    "BY_NAMES",
    "IMPORT",
    "SKIP",
    "ColumnsQuestion",
    "Difference",
    "Duplicate",
    "EncodingOffer",
    "EncodingQuestion",
    "Entry",
    "FileFate",
    "ImportChoices",
    "ImportPlan",
    "ImportReport",
    "Place",
    "Question",
    "Remembered",
    "SheetQuestion",
    "Similar",
    "answered",
    "asks_for",
    "commit",
    "in_marks",
    "left_out",
    "plan",
    "plan_pasted",
    "remember",
]
