"""Labelled lines of another scheme: what each label becomes is asked in the window, and never assumed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.services import mapping, merging
from annotator.services.sample import sample_project
from annotator.store.project import Project
from annotator.ui.dialogs.merge_preview import MappingDialog, MergePreview
from tests.e2e.test_exchange import idle, shown

TEXT = "Cảng Bến Đá mở cửa.\nÔng Trần Mộc nói rằng móng cầu đã được kiểm tra."


def line(*labels: tuple[str, str], scheme: dict[str, Any] | None = None) -> str:
    """Return a line with spans by (words, label), of a scheme where one is named."""
    spans = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "label": name} for words, name in labels
    ]
    said = {"text": TEXT, "annotator": "Ext", "spans": spans}
    return json.dumps(said | ({"scheme": scheme} if scheme else {}), ensure_ascii=False) + "\n"


@pytest.fixture
def project(tmp_path: Path):
    found = sample_project(tmp_path / "lead.annot")
    found.begin_writing()
    yield found
    found.close()


def merged(project: Project, path: Path, *pairs: str) -> merging.MergeReport:
    return merging.commit(project, merging.plan(project, [path], mapping=mapping.from_pairs(pairs)))


def spans_of(project: Project) -> list[tuple[str, str]]:
    person = project.annotator_named("Ext")
    assert person is not None
    rows = project.article_rows("")
    return [(span.quote, span.label) for row in rows for span in project.spans(row.id, person.id)]


@pytest.mark.parametrize(
    ("scheme", "label", "asked"),
    [
        (None, "PERSON", True),
        (None, "actor", False),
        ({"id": "press", "version": 1, "sha256": "ab" * 32}, "actor", True),  # its own name may mean something else
        ({"id": "claims", "version": 1, "sha256": "ab" * 32}, "actor", True),  # the same number says something else
    ],
)
def test_what_a_label_of_another_scheme_means_is_asked(project, tmp_path, scheme, label, asked):
    if scheme is not None and scheme["id"] == "claims":
        scheme = {**scheme, "id": project.scheme.id, "version": project.scheme.version}
    path = tmp_path / "lines.jsonl"
    path.write_text(line(("Trần Mộc", label), scheme=scheme), encoding="utf-8")
    plan = merging.plan(project, [path])
    found = [(need.kind, need.id, need.uses) for needs in plan.needed.values() for need in needs]
    plan.close()
    assert found == ([("label", label, 1)] if asked else [])
    merged(project, path, f"{label}=actor")
    assert spans_of(project) == [("Trần Mộc", "actor")]


def test_what_the_mapping_leaves_out_is_counted(project, tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text(line(("Trần Mộc", "PERSON"), ("Cảng Bến Đá", "PLACE")), encoding="utf-8")
    report = merged(project, path, "PERSON=actor", "PLACE=")
    assert spans_of(project) == [("Trần Mộc", "actor")]
    assert report.plan.sources[0].dropped == 1


def test_the_window_asks_what_each_label_becomes_and_then_shows_what_would_happen(opened, tmp_path, qtbot):
    sample_project(tmp_path / "lead.annot").close()
    path = tmp_path / "lines.jsonl"
    path.write_text(line(("Trần Mộc", "PERSON")), encoding="utf-8")
    hand = opened(tmp_path / "lead.annot")
    hand.inside.team.exchange.merge([path])
    asking = shown(hand, MappingDialog)
    assert not asking.accept_button.isEnabled()
    (box,) = asking.boxes.values()
    box.setFocus()
    while box.currentData() != "actor":
        QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(asking.accept_button, Qt.Key.Key_Space)
    preview = shown(hand, MergePreview)
    assert "Ext" in preview.head.text()
    QTest.keyClick(preview.accept_button, Qt.Key.Key_Space)
    idle(hand)
    assert spans_of(hand.session.project) == [("Trần Mộc", "actor")]
