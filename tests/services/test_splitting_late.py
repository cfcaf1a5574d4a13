"""Work that comes late on an article that was split reaches its parts: bundles, handouts, labelled lines, imports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.edit import Change, Edit
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import FINISHED, Work
from annotator.services import bundling, exporting, importing, merging, settling, splitting
from annotator.services.merging import MergeReport
from annotator.store.project import Project
from tests.merged import dump
from tests.services.test_splitting import CUT, FIRST, SECOND, TEXT, Town


class Desks:
    """The lead's project, and An's copy of it, made from a handout before anything was split."""

    def __init__(self, folder: Path, scheme: Scheme) -> None:
        self.folder, self.town = folder, Town(folder / "town.annot", scheme)
        self.lead, self.an, self.article = self.town.project, self.town.an, self.town.article
        self.at_an = bundling.open_handout(self.handout(), folder / "an.annot")

    def handout(self) -> Path:
        bundling.handout(self.lead, "An", self.folder / "an.handout")
        return self.folder / "an.handout"

    def bundle(self) -> Path:
        bundling.bundle(self.at_an, "An", self.folder / "an.bundle")
        return self.folder / "an.bundle"

    def mark(self, start: int, end: int, label: str = "claim", number: int = 1, article: str = "") -> Span:
        article = article or self.article
        text = self.at_an.article(article).text
        span = Span(
            id=f"{number:08d}-0000-4000-8000-000000000000",
            article_id=article,
            annotator_id=self.an,
            start=start,
            end=end,
            label=label,
            quote=text[start:end],
        )
        self.at_an.apply(Edit("label", article, self.an, (Change(None, span),)))
        return span

    def quote(self, quote: str, **more: object) -> Span:
        start = TEXT.index(quote)
        return self.mark(start, start + len(quote), **more)

    def merge(self, project: Project, file: Path) -> MergeReport:
        planned = merging.plan(project, [file])
        assert planned.failures == []
        return merging.commit(project, planned)

    def quotes(self, project: Project, part: str) -> set[str]:
        text = project.article(part).text
        spans = project.spans(part, self.an)
        assert all(text[span.start : span.end] == span.quote for span in spans)
        return {span.quote for span in spans}


@pytest.fixture
def desks(tmp_path: Path, scheme: Scheme) -> Iterator[Desks]:
    made = Desks(tmp_path, scheme)
    yield made
    made.at_an.close()
    made.lead.close()


def test_a_bundle_with_labels_on_the_original_puts_them_into_the_parts_once(desks: Desks):
    first, second = desks.town.split().parts
    desks.quote("đò đã cũ", number=1)
    desks.quote("40 quầy hàng", label="figure", number=2)
    bundle = desks.bundle()
    report = desks.merge(desks.lead, bundle)
    assert desks.quotes(desks.lead, first) == {"đò đã cũ"}
    assert desks.quotes(desks.lead, second) == {"40 quầy hàng"}
    assert report.plan.resolution.passed_on == {desks.an: 2}
    assert [(tallied.row, tallied.counts["new"]) for tallied in report.plan.tallied() if tallied.row == "span"] == [
        ("span", 2)
    ]
    after = dump(desks.lead.path)
    assert desks.merge(desks.lead, bundle).batch == ""
    assert dump(desks.lead.path) == after


def test_the_same_bundle_before_or_after_the_split_gives_the_same_parts(desks: Desks):
    desks.quote("đò đã cũ")
    bundle = desks.bundle()
    report = desks.merge(desks.lead, bundle)
    before = desks.town.split()
    expected = {row: found for row, found in dump(desks.lead.path).items() if row != "article"}
    merging.reverse(desks.lead, before.batch)
    merging.reverse(desks.lead, report.batch)
    desks.town.split()
    desks.merge(desks.lead, bundle)
    assert {row: found for row, found in dump(desks.lead.path).items() if row != "article"} == expected


def test_a_late_label_across_the_cut_is_told_once_and_stays_with_the_whole_text(desks: Desks):
    first, second = desks.town.split().parts
    across = desks.mark(CUT - 12, CUT + 3)
    bundle = desks.bundle()
    planned = merging.plan(desks.lead, [bundle])
    (told,) = planned.resolution.across
    assert "An" in str(told.error)
    assert "lies across the cut" in str(told.error)
    merging.commit(desks.lead, planned)
    assert desks.quotes(desks.lead, first) | desks.quotes(desks.lead, second) == set()
    assert [span.quote for span in desks.lead.spans(desks.article, desks.an)] == [across.quote]
    again = merging.plan(desks.lead, [bundle])
    assert again.resolution.across == []
    again.close()


def test_a_handout_of_the_split_moves_the_annotators_own_labels_at_their_desk(desks: Desks):
    desks.quote("đò đã cũ", number=1)
    desks.quote("40 quầy hàng", label="figure", number=2)
    work = replace(Work.fresh(desks.article, desks.an), status=FINISHED)
    desks.at_an.apply(Edit("finish", desks.article, desks.an, (Change(None, work),)))
    parts = desks.town.split().parts
    desks.merge(desks.at_an, desks.handout())
    assert desks.article not in {row.id for row in desks.at_an.article_rows(desks.an)}
    assert [desks.quotes(desks.at_an, part) for part in parts] == [{"đò đã cũ"}, {"40 quầy hàng"}]
    assert [desks.at_an.work(part, desks.an).status for part in parts] == [FINISHED, FINISHED]
    desks.merge(desks.lead, desks.bundle())
    assert [desks.quotes(desks.lead, part) for part in parts] == [{"đò đã cũ"}, {"40 quầy hàng"}]


def test_work_in_a_part_goes_beyond_what_was_passed_on(desks: Desks):
    desks.quote("đò đã cũ")
    first, _second = desks.town.split().parts
    bundle = desks.bundle()
    desks.merge(desks.lead, bundle)
    desks.merge(desks.at_an, desks.handout())
    (span,) = desks.at_an.spans(first, desks.an)
    desks.at_an.apply(Edit("delete", first, desks.an, (Change(span, None),)))
    desks.merge(desks.lead, desks.bundle())
    assert desks.quotes(desks.lead, first) == set()
    assert desks.merge(desks.lead, bundle).batch == ""
    assert settling.conflicts(desks.lead) == []


def test_a_late_change_on_the_original_changes_the_part(desks: Desks):
    span = desks.quote("đò đã cũ")
    desks.merge(desks.lead, desks.bundle())
    first, second = desks.town.split().parts
    moved = replace(span, start=TEXT.index("40 quầy"), end=TEXT.index("40 quầy") + 7, quote="40 quầy")
    desks.at_an.apply(Edit("move", desks.article, desks.an, (Change(span, moved),)))
    desks.merge(desks.lead, desks.bundle())
    assert [desks.quotes(desks.lead, part) for part in (first, second)] == [set(), {"40 quầy"}]
    desks.at_an.apply(Edit("delete", desks.article, desks.an, (Change(moved, None),)))
    desks.merge(desks.lead, desks.bundle())
    assert desks.quotes(desks.lead, second) == set()


def test_labelled_lines_of_the_original_pass_through_too_merged_or_imported(desks: Desks):
    desks.quote("đò đã cũ")
    lines = desks.folder / "an.jsonl"
    exporting.export_jsonl(desks.at_an, lines)
    first, _second = desks.town.split().parts
    before = dump(desks.lead.path)
    merged = desks.merge(desks.lead, lines)
    assert desks.quotes(desks.lead, first) == {"đò đã cũ"}
    merging.reverse(desks.lead, merged.batch)
    assert dump(desks.lead.path) == before
    importing.commit(desks.lead, importing.plan(desks.lead, [lines]))
    assert desks.quotes(desks.lead, first) == {"đò đã cũ"}
    merging.reverse(desks.lead, merging.bulk_acts(desks.lead)[0].batch)
    assert dump(desks.lead.path) == before


def test_late_work_reaches_the_parts_of_a_part(desks: Desks):
    first, second = desks.town.split().parts
    at = FIRST.index("Có 12")
    head, tail = splitting.commit(desks.lead, splitting.plan(desks.lead, first, [at])).parts
    desks.quote("12 người", label="figure", number=1)
    desks.quote("đò đã cũ", number=2)
    desks.merge(desks.lead, desks.bundle())
    assert [desks.quotes(desks.lead, part) for part in (head, tail, second)] == [{"đò đã cũ"}, {"12 người"}, set()]
    assert SECOND in TEXT


def test_an_annotators_bundle_of_parts_is_unknown_where_nothing_was_split(desks: Desks):
    report = desks.town.split()
    desks.merge(desks.at_an, desks.handout())
    desks.mark(0, 2, label="actor", article=report.parts[1])
    merging.reverse(desks.lead, report.batch)
    planned = merging.plan(desks.lead, [desks.bundle()])
    assert any("is not in this project" in str(failure) for failure in planned.refused)
    planned.close()
    again = desks.town.split()
    assert again.parts == report.parts
    desks.merge(desks.lead, desks.bundle())
    assert desks.quotes(desks.lead, report.parts[1]) == {SECOND[:2]}
