"""Looking back: what was done to an article and to a span, by whom and when; and having it back as it was."""

from __future__ import annotations

from annotator.store import lives
from annotator.store.project import Project


def last_change(project: Project) -> str:
    """Return when the project was changed last, as ISO 8601; empty where it never was."""
    return project.asked(lives.last_change)
