"""What a person should know of a whole import before it is done, in a few sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.printing import NAME, on_one_line
from annotator.services.importing import ImportPlan
from annotator.ui.i18n import sentence


def notices_of(plan: ImportPlan) -> list[str]:
    """Return the plan's warnings, whose labels come with it, and who has the name of somebody who is here."""
    said = [sentence(warning) for warning in plan.warnings]
    found = plan.found
    if found.annotators:
        names = ", ".join(sorted(on_one_line(name, NAME) for name in found.annotators))
        said.append(QCoreApplication.translate("importing", "Labelled by {names}.").format(names=names))
    told = QCoreApplication.translate(
        "importing",
        "{name}: the lines have no annotator_id that says it is the {name} of this project, so another is made."
        " If it is the same, say so below; where there are labels of several people, import each by itself.",
    )
    namesakes = dict.fromkeys(on_one_line(name, NAME) for name in found.namesakes.values())
    return [*said, *(told.format(name=name) for name in namesakes)]
