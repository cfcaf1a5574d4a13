"""The sample project: articles of our own writing, some of them labelled."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.ids import derived_id
from annotator.domain.record import LabelledRecord
from annotator.domain.work import Annotator
from annotator.domain.zone import Zone
from annotator.formats.jsonl_lines import lines
from annotator.formats.jsonl_reading import Reader
from annotator.formats.text import read_article
from annotator.services import creating, files
from annotator.store.project import Project
from annotator.store.staging import Staging

FIRST_ANNOTATOR = "Mai"
"""Whose labels the person who opens the samples sees and goes on with."""


def sample_project(path: Path) -> Project:
    """Open the sample project for reading, making it first where it is not there.

    Raises ProjectError where it cannot be made or opened.
    """
    if not path.exists():
        _make(path)
    return Project.open(path)


def _make(path: Path) -> None:
    project = creating.create(path, annotator=FIRST_ANNOTATOR, name="Samples")
    try:
        _fill(project, paths.resource("samples"))
    except BaseException:
        project.close()
        path.unlink()
        raise
    project.close()


def _fill(project: Project, folder: Path) -> None:
    person = project.annotator_named(FIRST_ANNOTATOR)
    assert person is not None  # noqa: S101  it was made with this one
    staging = Staging(paths.state_dir() / "staging")
    digest = hashlib.sha256()
    try:
        for record in (*_articles(folder), *_labelled(project, folder, person)):
            staging.add(record)
            digest.update(record.article.sha256.encode())
        project.commit_staging(staging, name="import", source_sha256=digest.hexdigest())
    finally:
        staging.close()


def _articles(folder: Path) -> Iterator[LabelledRecord]:
    """Yield the text files in the order of samples.toml, those that it does not name at the end."""
    about = tomllib.loads((folder / "samples.toml").read_text(encoding="utf-8"))["articles"]
    known = {entry["file"]: entry for entry in about}
    others = sorted((file.name for file in folder.glob("*.txt") if file.name not in known), key=files.natural)
    for name in (*known, *others):
        entry = known.get(name, {})
        article = read_article(folder / name)
        data = {key: entry[key] for key in ("title", "source", "published", "lang") if key in entry}
        zones = tuple(_zone(article, zone) for zone in entry.get("zones", ()))
        yield LabelledRecord(article=replace(article, **data), zones=zones)


def _zone(article: Article, entry: Mapping[str, Any]) -> Zone:
    start, end, kind = entry["start"], entry["end"], entry["kind"]
    zone_id = derived_id("zone", article.id, start, end, kind)
    reason = entry.get("reason", "")
    return Zone(id=zone_id, article_id=article.id, start=start, end=end, kind=kind, reason=reason)


def _labelled(project: Project, folder: Path, person: Annotator) -> Iterator[LabelledRecord]:
    for path in sorted(folder.glob("*.jsonl")):
        reader = Reader(project.scheme)
        for number, line in lines(path):
            record = reader.record(number, line)
            if record is not None:
                mine = record.annotator is not None and record.annotator.name == person.name
                yield _given_to(person, record) if mine else record


def _given_to(person: Annotator, record: LabelledRecord) -> LabelledRecord:
    return replace(
        record,
        annotator=person,
        spans=tuple(replace(span, annotator_id=person.id) for span in record.spans),
        links=tuple(replace(link, annotator_id=person.id) for link in record.links),
    )
