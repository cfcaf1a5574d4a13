"""A window of importing on a real plan."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from annotator.services.importing import ImportPlan
from annotator.ui.dialogs.importing.window import ImportWindow
from tests.ui.dialogs.importing.plans import article, full, simple


@pytest.fixture
def shown(qtbot, dressed, tmp_path: Path) -> Iterator[Callable[..., ImportWindow]]:
    """Show a window on a plan: `shown()` on one with everything in it, `shown(count)` on new articles alone."""
    made: list[ImportPlan] = []
    parents: list[QWidget] = []

    def show(count: int = 0, *, width: int = 1440, height: int = 900) -> ImportWindow:
        plan = simple(tmp_path, count) if count else full(tmp_path)
        made.append(plan)
        parent = QWidget()
        parent.resize(width, height)
        parents.append(parent)
        qtbot.addWidget(parent)
        window = ImportWindow(plan, lambda _id: article(), parent)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    for plan in made:
        plan.close()
