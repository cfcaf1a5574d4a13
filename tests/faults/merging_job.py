"""A process that merges a bundle and takes it back, again and again, for a test that kills it; it tells each act."""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.services import merging
from annotator.store.project import Project


def main(path: Path, bundle: Path) -> None:
    project = Project.open(path)
    project.begin_writing()
    print("ready", flush=True)
    while True:
        report = merging.commit(project, merging.plan(project, [bundle]))
        print("merged", flush=True)
        merging.reverse(project, report.batch)
        print("reversed", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
