"""Reading what a person labelled in an article, part by part, so that nobody waits for it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from annotator.domain.labelled import Labelled
from annotator.store.project import Project

_PART = 250
"""Rows that are read in one go: 2 ms."""


class LabelReader:
    """Reads the spans and links of one person in one article. Nothing may be written to them until it is done."""

    def __init__(self, project: Project, article_id: str, viewer: str) -> None:
        self._labelled = Labelled(project.scheme)
        self._parts = self._read(project, article_id, viewer)
        self._done = False

    def read(self, seconds: float | None = None) -> Labelled | None:
        """Read for so long; return what was labelled once that is all of it, before that None. Without: read all."""
        until = time.monotonic() + (seconds or 0.0)
        while not self._done:
            self._done = next(self._parts, None) is None
            if seconds is not None and time.monotonic() >= until:
                break
        return self._labelled if self._done else None

    def _read(self, project: Project, article_id: str, viewer: str) -> Iterator[int]:
        for links in project.link_parts(article_id, viewer, _PART):
            self._labelled.take_links(links)
            yield len(links)
        for spans in project.span_parts(article_id, viewer, _PART):
            self._labelled.append(spans)
            yield len(spans)
