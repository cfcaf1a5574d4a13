"""Attributes that are no object, as damage or another program may leave them: the span is there, without any."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from annotator.domain.edit import Change, Edit
from annotator.domain.errors import StaleEdit
from annotator.domain.ids import new_id
from annotator.domain.span import Span
from annotator.domain.work import Annotator
from annotator.services import soundness
from annotator.store.project import Project


@pytest.mark.parametrize("stored", ["[1,2]", "7", "null", '{"form', ""])
def test_a_span_whose_attributes_are_no_object_is_read_without_any_and_told_by_the_check(
    project: Project, mai: Annotator, stored: str
) -> None:
    article = project.article(project.article_rows(mai.id)[0].id)
    made = Span(
        id=new_id(),
        article_id=article.id,
        annotator_id=mai.id,
        start=0,
        end=3,
        label="claim",
        quote=article.text[:3],
        scheme_version=project.scheme.version,
    )
    project.apply(Edit("label", article.id, mai.id, (Change(None, made),)))
    with closing(sqlite3.connect(project.path)) as other:
        other.execute("UPDATE span SET attributes = ?, extra = ?", (stored, stored))
        other.commit()

    (span,) = project.spans(article.id, mai.id)
    assert (span.attributes, span.extra) == ({}, {})
    with pytest.raises(StaleEdit):
        project.apply(Edit("delete", article.id, mai.id, (Change(span, None),)))
    assert not soundness.check(project.path).is_sound
