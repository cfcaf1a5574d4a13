"""Work that comes late on an article that was split reaches its parts: bundles, handouts, labelled lines, imports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.edit import Change, Edit
from annotator.domain.errors import UserError
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


# Several people, and two leads


class Team(Desks):
    """The lead Mai, and An and Nam, each with a copy of it made from a handout before anything was split."""

    def __init__(self, folder: Path, scheme: Scheme) -> None:
        super().__init__(folder, scheme)
        self.nam = self.lead.add_annotator("Nam").id
        bundling.handout(self.lead, "Nam", folder / "nam.handout")
        self.at_nam = bundling.open_handout(folder / "nam.handout", folder / "nam.annot")

    def nam_marks(self, start: int, end: int, number: int = 50) -> Span:
        text = self.at_nam.article(self.article).text
        name = f"{number:08d}-0000-4000-8000-000000000000"
        span = Span(
            id=name,
            article_id=self.article,
            annotator_id=self.nam,
            start=start,
            end=end,
            label="claim",
            quote=text[start:end],
        )
        self.at_nam.apply(Edit("label", self.article, self.nam, (Change(None, span),)))
        return span

    def from_nam(self) -> Path:
        bundling.bundle(self.at_nam, "Nam", self.folder / "nam.bundle")
        return self.folder / "nam.bundle"

    def marks_itself(self, quote: str) -> Span:
        start = TEXT.index(quote)
        span = self.town.span(self.town.mai, quote, "claim")
        self.town.put(span)
        assert span.start == start
        return span


@pytest.fixture
def team(tmp_path: Path, scheme: Scheme) -> Iterator[Team]:
    made = Team(tmp_path, scheme)
    yield made
    for project in (made.at_nam, made.at_an, made.lead):
        project.close()


def test_several_peoples_labels_and_late_bundles_in_any_order_come_to_the_same_parts(team: Team):
    team.marks_itself("Ông Lê Đá")
    team.quote("đò đã cũ", number=1)
    team.quote("40 quầy hàng", label="figure", number=2)
    at = TEXT.index("Ông Cả")
    team.nam_marks(at, at + 6)
    an, nam = team.bundle(), team.from_nam()
    copy = team.folder / "copy.annot"
    team.lead.save_copy(copy)
    first, second = team.town.split().parts
    team.merge(team.lead, an)
    team.merge(team.lead, nam)
    found = {name: team.lead.spans(second, who) for name, who in (("an", team.an), ("nam", team.nam))}
    assert {name: [span.quote for span in spans] for name, spans in found.items()} == {
        "an": ["40 quầy hàng"],
        "nam": ["Ông Cả"],
    }
    assert team.quotes(team.lead, first) == {"đò đã cũ"}
    other = Project.open(copy)
    other.begin_writing()
    team.merge(other, nam)
    splitting.commit(other, splitting.plan(other, team.article, [CUT]))
    team.merge(other, an)
    labels = {row: found for row, found in dump(team.lead.path).items() if row in {"span", "link", "work", "split"}}
    assert {row: dump(copy)[row] for row in labels} == labels
    other.close()


def test_of_two_peoples_labels_across_the_cut_both_are_named_and_one_moved_is_not_enough(team: Team):
    mine = team.mark(CUT - 12, CUT + 3, number=1)
    theirs = team.nam_marks(CUT - 5, CUT + 2)
    team.merge(team.lead, team.bundle())
    team.merge(team.lead, team.from_nam())
    blocking = splitting.plan(team.lead, team.article, [CUT]).blocking
    assert [(block.name, block.id) for block in blocking] == [("An", mine.id), ("Nam", theirs.id)]
    team.at_an.apply(Edit("delete", team.article, team.an, (Change(mine, None),)))
    team.merge(team.lead, team.bundle())
    (block,) = splitting.plan(team.lead, team.article, [CUT]).blocking
    assert block.name == "Nam"


def test_a_split_on_which_late_work_came_is_taken_back_only_after_that_and_nothing_of_it_is_lost(team: Team):
    report = team.town.split()
    before = dump(team.lead.path)
    at = TEXT.index("Ông Cả")
    span = team.nam_marks(at, at + 6)
    late = team.merge(team.lead, team.from_nam())
    with pytest.raises(UserError, match=r"something newer stands on what it brought, the merge of 20.* UTC"):
        merging.reverse(team.lead, report.batch)
    merging.reverse(team.lead, late.batch)
    assert dump(team.lead.path) == before
    merging.reverse(team.lead, report.batch)
    team.merge(team.lead, team.from_nam())
    assert [found.id for found in team.lead.spans(team.article, team.nam)] == [span.id]


def test_two_leads_who_split_at_the_same_place_have_split_once(team: Team):
    team.quote("đò đã cũ", number=1)
    team.merge(team.lead, team.bundle())
    copy = team.folder / "copy.annot"
    team.lead.save_copy(copy)
    other = Project.open(copy)
    other.begin_writing()
    parts = team.town.split().parts
    assert splitting.commit(other, splitting.plan(other, team.article, [CUT])).parts == parts
    team.merge(team.lead, copy)
    assert settling.conflicts(team.lead) == []
    assert team.quotes(team.lead, parts[0]) == {"đò đã cũ"}
    assert [row.id for row in team.lead.article_rows("")][:2] == list(parts)
    team.merge(other, team.lead.path)
    assert dump(copy)["span"] == dump(team.lead.path)["span"]
    other.close()


def test_two_leads_who_split_at_different_places_keep_all_parts_whichever_merges_first(team: Team):
    team.quote("12 người", label="figure", number=1)
    team.merge(team.lead, team.bundle())
    copy = team.folder / "copy.annot"
    team.lead.save_copy(copy)
    other = Project.open(copy)
    other.begin_writing()
    mine = team.town.split().parts
    elsewhere = TEXT.index("Có 12 người")
    theirs = splitting.commit(other, splitting.plan(other, team.article, [elsewhere])).parts
    untouched = team.folder / "untouched.annot"
    other.save_copy(untouched)
    team.merge(other, team.lead.path)
    team.merge(team.lead, untouched)
    for project in (team.lead, other):
        assert {row.id for row in project.article_rows("")} >= {*mine, *theirs}
        assert team.article not in {row.id for row in project.article_rows("")}
        assert team.quotes(project, mine[0]) == {"12 người"}
        assert team.quotes(project, theirs[1]) == {"12 người"}
        assert settling.conflicts(project) == []
    assert dump(copy)["span"] == dump(team.lead.path)["span"]
    assert dump(copy)["split"] == dump(team.lead.path)["split"]
    other.close()
