"""Splitting an article: what moves, what stands in the way, what is refused, and taking it back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.assignment import Assignment
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import StaleEdit, UserError
from annotator.domain.ids import GOLD_ID
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import FINISHED, Work
from annotator.domain.zone import ACCEPTED, PROPOSED, Zone
from annotator.services import importing, merging, splitting
from annotator.services.history import History
from annotator.services.jobs import Stopped
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.merged import dump

FIRST = "Đò ngang bến Sơn dừng chạy 😀\nÔng Lê Đá nói đò đã cũ. Bà Mi bác bỏ tin đò hỏng.\nCó 12 người chờ ở bến."
SECOND = "Chợ phiên bản Thu\u031b\u0323 mở lại\nÔng Cả cho biết 40 quầy hàng đã dựng xong 👨\u200d👩\u200d👧."
GAP = "\n\n \u00a0\n"
TEXT = f"{FIRST}{GAP}{SECOND}\n"
CUT = len(FIRST) + len(GAP)
SPLIT_AT = len(FIRST) + len(GAP)


class Town:
    """A project with the lead Mai and the annotators An and Bo, and one article that holds two."""

    def __init__(self, path: Path, scheme: Scheme) -> None:
        self.project = Project.create(path, name="Sông", scheme=scheme, annotator="Mai")
        self.an = self.project.add_annotator("An").id
        self.mai = self.project.lead
        article = Article.from_text(
            TEXT,
            title="Đò ngang",
            source="Báo Bến",
            published="2024-03-01T08:00",
            lang="vi",
            external_id="x-7",
            extra={"desk": "sông"},
        )
        staging = Staging(path.parent / "staging")
        staging.add(LabelledRecord(article=article))
        staging.add(LabelledRecord(article=Article.from_text("Bài khác.", title="Khác")))
        self.project.commit_staging(staging, name="import", source_sha256="")
        staging.close()
        self.article = article.id

    def span(self, who: str, quote: str, label: str, **more: object) -> Span:
        start = TEXT.index(quote)
        return Span(
            id=f"00000000-0000-4000-8000-{abs(hash((who, quote, label))) % 16**12:012x}",
            article_id=self.article,
            annotator_id=who,
            start=start,
            end=start + len(quote),
            label=label,
            quote=quote,
            **more,
        )

    def put(self, *rows: object, who: str = "") -> None:
        who = who or getattr(rows[0], "annotator_id", self.mai)
        self.project.apply(Edit("label", self.article, who, tuple(Change(None, row) for row in rows)))

    def link(self, kind: str, source: Span, target: Span) -> Link:
        name = f"00000000-0000-4000-8000-{abs(hash((source.id, target.id))) % 16**12:012x}"
        return Link(
            id=name,
            article_id=self.article,
            annotator_id=source.annotator_id,
            type=kind,
            source_id=source.id,
            target_id=target.id,
        )

    def split(self) -> splitting.SplitReport:
        return splitting.commit(self.project, splitting.plan(self.project, self.article, [CUT], by=self.mai))


@pytest.fixture
def town(tmp_path: Path, scheme: Scheme) -> Iterator[Town]:
    made = Town(tmp_path / "town.annot", scheme)
    yield made
    made.project.close()


def labelled(town: Town) -> None:
    """An's labels in both halves, with links inside and across, a cue, a rejection, a zone and finished work."""
    cue = {"cue": {"start": TEXT.index("cho biết"), "end": TEXT.index("cho biết") + 8}, "form": "reported"}
    actor, claim = town.span(town.an, "Ông Lê Đá", "actor"), town.span(town.an, "đò đã cũ", "claim")
    denial = town.span(town.an, "bác bỏ tin đò hỏng", "denial")
    late = town.span(town.an, "40 quầy hàng đã dựng xong 👨\u200d👩\u200d👧", "claim", attributes=cue, note="ghi chú")
    head = town.span(town.an, "Ông Cả", "actor")
    figure = town.span(town.an, "40 quầy hàng", "figure", attributes={"value": "40", "unit": "quầy hàng"})
    town.put(actor, claim, denial, late, head, figure)
    town.put(town.link("by", claim, actor), town.link("by", late, head), town.link("denies", denial, late))
    place = TEXT.index("40 quầy")
    town.put(
        Rejection.of(
            town.article,
            town.an,
            start=place,
            end=place + 2,
            label="actor",
            content={"link": "by", "to": [place + 3, place + 7]},
        )
    )
    town.project.apply(
        Edit(
            "finish",
            town.article,
            town.an,
            (Change(None, replace(Work.fresh(town.article, town.an), status=FINISHED, note="cả hai", open_points=2)),),
        )
    )
    zone = Zone(id="z-title", article_id=town.article, start=CUT, end=TEXT.index("\nÔng Cả"), kind="title")
    town.put(zone, who=town.mai)
    town.project.add_seconds(town.article, town.an, 100.0)


def test_the_parts_hold_what_lies_between_their_first_and_last_line_and_the_original_stays_whole(town: Town):
    report = town.split()
    texts = [town.project.article(part).text for part in report.parts]
    assert texts == [FIRST, SECOND]
    original = town.project.article(town.article)
    assert (original.text, original.state) == (TEXT, "split")
    for part in report.plan.parts:
        assert TEXT[part.start : part.end] == part.article.text
    assert [row.id for row in town.project.article_rows("")] == [*report.parts, *_others(town)]


def _others(town: Town) -> list[str]:
    return [row.id for row in town.project.article_rows("") if row.title == "Khác"]


def test_the_first_part_keeps_what_is_known_and_the_second_says_itself_what_it_is(town: Town):
    first, second = (town.project.article(part) for part in town.split().parts)
    assert (first.title, first.source, first.published, first.lang) == ("Đò ngang", "Báo Bến", "2024-03-01T08:00", "vi")
    assert (second.title, second.source, second.published) == (SECOND.split("\n", maxsplit=1)[0], "", "")
    assert [part.external_id for part in (first, second)] == ["x-7", "x-7"]
    assert first.extra == {"desk": "sông", "split_from": {"id": town.article, "start": 0, "end": len(FIRST)}}
    assert second.extra["split_from"]["start"] == CUT


def test_labels_of_everybody_move_with_their_offsets_links_notes_and_ranges(town: Town):
    labelled(town)
    mine = town.span(town.mai, "Bà Mi", "actor")
    town.put(mine)
    first, second = town.split().parts
    project = town.project
    spans = {span.quote: span for span in project.spans(second, town.an)}
    text = project.article(second).text
    assert all(text[span.start : span.end] == quote for quote, span in spans.items())
    claim = spans["40 quầy hàng đã dựng xong 👨\u200d👩\u200d👧"]
    assert claim.note == "ghi chú"
    cue = claim.attributes["cue"]
    assert text[cue["start"] : cue["end"]] == "cho biết"
    assert [(link.type, link.source_id, link.target_id) for link in project.links(second, town.an)] == [
        ("by", claim.id, spans["Ông Cả"].id)
    ]
    assert {span.quote for span in project.spans(first, town.an)} == {"Ông Lê Đá", "đò đã cũ", "bác bỏ tin đò hỏng"}
    assert len(project.links(first, town.an)) == 1
    assert [span.quote for span in project.spans(first, town.mai)] == ["Bà Mi"]
    assert project.spans(second, town.mai) == []
    (rejection,) = project.rejections(second, town.an)
    assert text[rejection.start : rejection.end] == "40"
    assert rejection.content["to"] == [text.index("quầy hàng"), text.index("quầy hàng") + 4]
    assert [zone.kind for zone in project.zones(second)] == ["title"]
    assert project.zones(first) == []


def test_who_had_finished_the_original_has_finished_the_parts_and_open_points_count_once(town: Town):
    labelled(town)
    first, second = town.split().parts
    works = [town.project.work(part, town.an) for part in (first, second)]
    assert [(work.status, work.note, work.open_points) for work in works] == [
        (FINISHED, "cả hai", 2),
        (FINISHED, "cả hai", 0),
    ]
    assert town.project.work(first, town.mai).status == "todo"
    seconds = town.project.statistics(town.an).seconds
    assert seconds == pytest.approx(100 * (len(FIRST) + len(SECOND)) / len(TEXT))


def test_assignments_pass_to_the_parts(town: Town):
    town.project.assign([Assignment.of(town.article, town.an)])
    report = town.split()
    assert [row.id for row in town.project.article_rows(town.an)] == list(report.parts)


def test_the_plan_counts_what_moves_and_what_is_dropped(town: Town):
    labelled(town)
    planned = splitting.plan(town.project, town.article, [CUT], by=town.mai)
    assert planned.can_be_done
    assert planned.dropped_links == 1
    assert planned.moved == {town.an: 6}
    assert [(part.spans, part.links, part.zones) for part in planned.parts] == [(3, 1, 0), (3, 1, 1)]
    assert [part.first_line for part in planned.parts] == [
        FIRST.split("\n", maxsplit=1)[0],
        SECOND.split("\n", maxsplit=1)[0],
    ]
    assert planned.parts[0].last_line == "Có 12 người chờ ở bến."


def test_a_span_across_the_cut_blocks_the_split_and_is_named_with_owner_and_place(town: Town):
    across = Span(
        id="11111111-0000-4000-8000-000000000000",
        article_id=town.article,
        annotator_id=town.an,
        start=TEXT.index("bến."),
        end=CUT + 4,
        label="claim",
        quote=TEXT[TEXT.index("bến.") : CUT + 4],
    )
    town.put(across)
    planned = splitting.plan(town.project, town.article, [CUT], by=town.mai)
    (block,) = planned.blocking
    assert (block.name, block.start, block.end, block.quote) == ("An", across.start, across.end, across.quote)
    before = dump(town.project.path)
    with pytest.raises(UserError, match=r"\(An\) lies across the cut"):
        splitting.commit(town.project, planned)
    assert dump(town.project.path) == before
    town.project.apply(Edit("delete", town.article, town.an, (Change(across, None),)))
    assert splitting.commit(town.project, planned).batch


def test_a_span_whose_cue_lies_in_the_other_part_blocks_too(town: Town):
    town.put(town.span(town.an, "40 quầy hàng", "claim", attributes={"cue": {"start": 0, "end": 2}}))
    assert not splitting.plan(town.project, town.article, [CUT], by=town.mai).can_be_done


@pytest.mark.parametrize(
    ("state", "kind", "blocks"),
    [(ACCEPTED, "body", True), (PROPOSED, "body", False), (ACCEPTED, "other_article", True)],
)
def test_accepted_zones_across_the_cut_block_it(town: Town, state: str, kind: str, blocks: bool):
    town.put(Zone(id="z", article_id=town.article, start=CUT - 9, end=CUT + 5, kind=kind, state=state), who=town.mai)
    planned = splitting.plan(town.project, town.article, [CUT], by=town.mai)
    assert planned.can_be_done is not blocks


def test_a_zone_that_calls_a_whole_part_another_article_neither_blocks_nor_moves(town: Town):
    zone = Zone(id="z", article_id=town.article, start=CUT - 2, end=len(TEXT), kind="other_article")
    town.put(zone, who=town.mai)
    _first, second = town.split().parts
    assert town.project.zones(second, rejected=True) == []


def test_others_than_the_lead_are_told_who_splits(town: Town):
    with pytest.raises(UserError, match="Only the lead splits articles"):
        splitting.plan(town.project, town.article, [CUT], by=town.an)


@pytest.mark.parametrize("cuts", [[3], [0], [len(TEXT)], [CUT - 1 + 3], []])
def test_a_cut_that_begins_no_line_is_refused(town: Town, cuts: list[int]):
    with pytest.raises(UserError):
        splitting.plan(town.project, town.article, cuts, by=town.mai)


def test_an_article_is_split_once_and_its_parts_can_be_split_again(town: Town):
    labelled(town)
    first, _second = town.split().parts
    with pytest.raises(UserError, match="was split already"):
        splitting.plan(town.project, town.article, [CUT], by=town.mai)
    at = FIRST.index("Có 12")
    report = splitting.commit(town.project, splitting.plan(town.project, first, [at], by=town.mai))
    texts = [town.project.article(part).text for part in report.parts]
    assert texts == [FIRST[: at - 1], FIRST[at:]]
    assert len(town.project.spans(report.parts[0], town.an)) == 3


def test_several_cuts_make_several_parts(town: Town):
    at = FIRST.index("Ông Lê")
    report = splitting.commit(town.project, splitting.plan(town.project, town.article, [at, CUT], by=town.mai))
    assert [town.project.article(part).text for part in report.parts] == [FIRST[: at - 1], FIRST[at:], SECOND]


def test_taken_back_all_is_as_before_and_done_again_it_is_the_same(town: Town):
    labelled(town)
    before = dump(town.project.path)
    report = town.split()
    after = dump(town.project.path)
    merging.reverse(town.project, report.batch)
    assert dump(town.project.path) == before
    town.split()
    again = dump(town.project.path)
    for row in ("article", "split"):  # the original was hidden by another opening now
        assert [line[0] for line in again[row]] == [line[0] for line in after[row]]
    assert {key: value for key, value in again.items() if key != "article"} == {
        key: value for key, value in after.items() if key != "article"
    }


def test_it_is_not_taken_back_once_somebody_worked_in_a_part(town: Town):
    labelled(town)
    report = town.split()
    (mine, *_) = town.project.spans(report.parts[0], town.an)
    town.project.apply(
        Edit(
            "delete",
            report.parts[0],
            town.an,
            (
                Change(mine, None),
                *(
                    Change(link, None)
                    for link in town.project.links(report.parts[0], town.an)
                    if mine.id in (link.source_id, link.target_id)
                ),
            ),
        )
    )
    before = dump(town.project.path)
    with pytest.raises(UserError, match="something newer stands on"):
        merging.reverse(town.project, report.batch)
    assert dump(town.project.path) == before


def test_a_new_label_in_a_part_holds_the_split_too(town: Town):
    report = town.split()
    new = Span(
        id="22222222-0000-4000-8000-000000000000",
        article_id=report.parts[1],
        annotator_id=town.an,
        start=0,
        end=3,
        label="actor",
        quote=SECOND[:3],
    )
    town.project.apply(Edit("label", report.parts[1], town.an, (Change(None, new),)))
    refusal = merging.why_not_reversed(town.project, report.batch)
    assert refusal is not None
    assert "An has worked since in “Chợ phiên bản" in str(refusal)
    assert "(labels: 1; articles in all: 1)" in str(refusal)
    with pytest.raises(UserError, match="something newer stands on"):
        merging.reverse(town.project, report.batch)
    # The history is never changed, and it leans on the part: what was undone stays in it.
    town.project.apply(Edit("label", report.parts[1], town.an, (Change(new, None),)))
    before = dump(town.project.path)
    refusal = merging.why_not_reversed(town.project, report.batch)
    assert refusal is not None
    assert "the history keeps that even when it is undone" in str(refusal)
    with pytest.raises(UserError, match="The backup made before the act"):
        merging.reverse(town.project, report.batch)
    assert dump(town.project.path) == before


def test_reading_in_a_part_does_not_hold_the_split(town: Town):
    labelled(town)
    before = dump(town.project.path)
    report = town.split()
    town.project.add_seconds(report.parts[0], town.an, 90.0)
    assert merging.why_not_reversed(town.project, report.batch) is None
    merging.reverse(town.project, report.batch)
    assert dump(town.project.path) == before


def test_undo_stops_at_the_split(town: Town):
    history = History(town.project, town.an)
    history.do(Edit("label", town.article, town.an, (Change(None, town.span(town.an, "Bà Mi", "actor")),)))
    town.split()
    assert history.undo() is None
    assert History(town.project, town.an).undo_name is None


def test_nothing_is_edited_any_more_on_the_original(town: Town):
    town.split()
    with pytest.raises(StaleEdit, match="was split"):
        town.put(town.span(town.an, "Bà Mi", "actor"))


def test_gold_moves_and_stays_gold_and_its_decisions_stay_with_the_original(town: Town):
    gold = town.span(GOLD_ID, "đò đã cũ", "claim", origin="adjudicated")
    work = replace(Work.fresh(town.article, GOLD_ID), status=FINISHED)
    town.project.apply(Edit("close", town.article, town.mai, (Change(None, gold), Change(None, work))))
    first, second = town.split().parts
    (record, *_rest) = [r for r in town.project.labelled_records(gold=True) if r.article.id == first]
    assert [span.quote for span in record.spans] == ["đò đã cũ"]
    assert record.status == FINISHED
    assert town.project.work(second, GOLD_ID).status == FINISHED


def test_a_text_that_is_there_already_becomes_the_part(town: Town):
    staging = Staging(town.project.path.parent / "more")
    alone = Article.from_text(SECOND, title="Chợ", source="Báo Chợ")
    staging.add(LabelledRecord(article=alone))
    town.project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    labelled(town)
    planned = splitting.plan(town.project, town.article, [CUT], by=town.mai)
    assert [part.is_there for part in planned.parts] == [False, True]
    splitting.commit(town.project, planned)
    assert town.project.article(alone.id).source == "Báo Chợ"
    assert len(town.project.spans(alone.id, town.an)) == 3


def test_cancelled_it_leaves_everything_as_it_was(town: Town):
    labelled(town)
    planned, before = splitting.plan(town.project, town.article, [CUT], by=town.mai), dump(town.project.path)
    with pytest.raises(Stopped):
        splitting.commit(town.project, planned, cancelled=lambda: True)
    assert dump(town.project.path) == before


def test_the_original_imported_again_counts_as_there(town: Town, tmp_path: Path):
    town.split()
    file = tmp_path / "again.txt"
    file.write_text(TEXT, encoding="utf-8")
    before = dump(town.project.path)
    planned = importing.plan(town.project, [file])
    report = importing.commit(town.project, planned)
    assert [entry.outcome for entry in report.entries] == ["there"]
    assert dump(town.project.path) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from annotator.services import splitting
from annotator.store import journal
from annotator.store.project import Project

project = Project.open(Path(sys.argv[1]))
project.begin_writing()
planned = splitting.plan(project, sys.argv[2], [int(sys.argv[3])])
journal.write_barrier = lambda *args, **more: os.kill(os.getpid(), signal.SIGKILL)
splitting.commit(project, planned)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed_in_the_middle_of_the_writing_nothing_has_changed(town: Town):
    labelled(town)
    before, path = dump(town.project.path), town.project.path
    town.project.close()
    program = [sys.executable, "-c", KILLED, str(path), town.article, str(CUT)]
    assert subprocess.run(program, env=dict(os.environ), check=False).returncode == -signal.SIGKILL
    town.project = Project.open(path)
    town.project.begin_writing()
    assert dump(path) == before
    assert town.split().batch
