"""What tests of importing share: files to import, and plans that are closed at the end."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.services import importing
from annotator.services.importing import ImportChoices, ImportPlan
from annotator.store.project import Project


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Write a file below a folder of its own."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def planned(project: Project) -> Iterator[Callable[..., ImportPlan]]:
    """Plan by a connection that only reads, as the window does; what is left open is closed."""
    plans: list[ImportPlan] = []

    def plan(*sources: Path, **chosen: Any) -> ImportPlan:
        reading = Project.open(project.path)
        try:
            plans.append(importing.plan(reading, sources, choices=ImportChoices(**chosen)))
        finally:
            reading.close()
        return plans[-1]

    yield plan
    for one in plans:
        one.close()
