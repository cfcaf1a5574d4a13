"""A merge that is killed at any moment has changed nothing, or all of it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.services import bundling
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.merged import copied, dump, merge

JOB = Path(__file__).with_name("merging_job.py")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seconds() -> dict[str, float]:
    """How long a round takes on this machine, once it is known."""
    return {}


def bundle_of(project_path: Path, folder: Path) -> Path:
    """A bundle of An's with a thousand spans in the article about the harbour."""
    home = Project.open(copied(project_path, folder / "home.annot"))
    home.begin_writing()
    an = home.annotator_named("An")
    assert an is not None
    article = home.article(home.article_rows("")[1].id)
    staging = Staging(folder / "staging")
    staging.add(LabelledRecord(article=article, annotator=an, status="finished", spans=tuple(_spans(article, an.id))))
    home.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    bundling.bundle(home, "An", folder / "an.bundle")
    home.close()
    return folder / "an.bundle"


def _spans(article: Article, owner: str) -> list[Span]:
    first = Span(id="", article_id=article.id, annotator_id=owner, start=0, end=1, label="claim", quote="")
    places = [(start, end) for start in range(40) for end in range(start + 1, start + 26)]
    return [
        replace(
            first,
            id=f"00000000-0000-4000-8000-{number:012}",
            start=start,
            end=end,
            quote=article.text[start:end],
        )
        for number, (start, end) in enumerate(places)
    ]


@pytest.mark.parametrize("seed", range(8))
def test_a_killed_merge_has_changed_nothing_or_all_of_it(project_path: Path, tmp_path: Path, seed: int, seconds):
    bundle = bundle_of(project_path, tmp_path)
    before = dump(project_path)
    whole = copied(project_path, tmp_path / "whole.annot")
    merge(whole, bundle)
    after = dump(whole)
    assert len(after["span"]) - len(before["span"]) == 1000
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(JOB), str(project_path), str(bundle)], stdout=subprocess.PIPE, text=True, env=environment
    ) as job:
        try:
            assert job.stdout is not None
            assert job.stdout.readline() == "ready\n"
            if "round" not in seconds:
                began = time.perf_counter()
                assert [job.stdout.readline(), job.stdout.readline()] == ["merged\n", "reversed\n"]
                seconds["round"] = time.perf_counter() - began
            moment = time.perf_counter() + random.Random(seed).random() * seconds["round"]
            while time.perf_counter() < moment:
                pass  # a moment anywhere in a round, which no word of the process tells
        finally:
            job.kill()
    assert dump(project_path) in (before, after)
    merge(project_path, bundle)
    assert dump(project_path) == after
