"""A merge as a whole: what it would come to, then backup and writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from annotator.domain.merging import Fits
from annotator.store.merge_outcome import Resolution
from annotator.store.merge_staging import MergeStaging
from annotator.store.merge_writing import NAME, Act, Merged, commit, judged
from annotator.store.project import Project
from annotator.store.watching import Watch

__all__ = ("NAME", "judged", "merge_into")


def merge_into(
    project: Project,
    staging: MergeStaging,
    resolution: Resolution,
    fits: Fits,
    *,
    sha256: str,
    backed_up: bool = True,
    name: str = NAME,
    check: Callable[[Resolution], None] | None = None,
    watch: Watch | None = None,
) -> Merged:
    """Back a project up, then write into it what a merge comes to; `sha256` stands for what came in.

    `name` is the act's plain word; `check` is asked last, inside the transaction, and may raise a UserError to stop
    it. `watch` hears of the backup. Raises ProjectError, and Stopped where `watch` was told to; then nothing has
    changed.
    """
    act = Act(name, sha256, project.device, check)

    def write(connection: sqlite3.Connection) -> Merged:
        return commit(connection, project.path, staging, resolution, fits, act)

    merged = project.after_backup(name if backed_up else "", write, watch)
    project.read_again()
    return merged
