"""Going from result to result of a search through all articles, wherever the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.ui.panels.search_panel import SearchPanel
    from annotator.ui.panels.search_results import Row


class ResultWalk:
    """Steps over the rows of the panel; what is not listed yet is asked for first, and the step made when it is there.

    `take` goes to a row's place; `list_hits` asks for the hits that a row stands for; `go_on` asks for the next page
    and says whether there is one; `end` says that there is nothing further.
    """

    def __init__(
        self,
        panel: Callable[[], SearchPanel],
        *,
        take: Callable[[Row], object],
        list_hits: Callable[[Row], object],
        go_on: Callable[[], bool],
        end: Callable[[], object],
    ) -> None:
        self._panel, self._take, self._list_hits, self._go_on, self._end = panel, take, list_hits, go_on, end
        self._waits = 0

    @property
    def waits(self) -> bool:
        """Whether a step is still to be made."""
        return self._waits != 0

    def forget(self) -> None:
        """Make no step that still waits."""
        self._waits = 0

    def step(self, step: int) -> None:
        """Go to the next result (1) or the previous one (−1)."""
        panel = self._panel()
        number = panel.model.step(panel.view.currentIndex().row(), step)
        row = panel.model.row(number)
        self._waits = 0
        if row is None:
            self._waits = step if step > 0 and self._go_on() else 0
            if not self._waits:
                self._end()
        elif row.more:
            self._waits = step
            self._list_hits(row)
        else:
            self._take(row)

    def wait(self, step: int) -> None:
        """Make a step when the results are there that were asked for."""
        self._waits = step

    def resume(self) -> None:
        """Make the step that waited for what has come now."""
        if self._waits:
            self.step(self._waits)
