"""Applying an edit: what is written, what is checked, and that a refused edit changes nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.decision import Decision
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.errors import RecordError, StaleEdit
from annotator.domain.ids import GOLD_ID, new_id
from annotator.domain.link import Link
from annotator.domain.span import Mark, Span
from annotator.domain.work import FINISHED, IN_PROGRESS, Annotator, Work
from annotator.domain.zone import Zone
from annotator.store.project import Project

MakeSpan = Callable[..., Span]


@pytest.fixture
def span(article: Article, mai: Annotator) -> MakeSpan:
    """Make a span of the bridge article by its text."""

    def make(quote: str, label: str, **more: object) -> Span:
        start = article.text.index(quote)
        fields = {
            "id": new_id(),
            "article_id": article.id,
            "annotator_id": mai.id,
            "start": start,
            "end": start + len(quote),
            "label": label,
            "quote": quote,
        }
        return Span(**(fields | more))

    return make


@pytest.fixture
def claim(span: MakeSpan) -> Span:
    return span("móng cầu đã được kiểm tra 😀", "claim", attributes={"form": "reported", "certainty": "asserted"})


@pytest.fixture
def actor(span: MakeSpan) -> Span:
    return span("Ông Trần Mộc", "actor", note="chủ tịch", extra={"x": [1, {"y": None}]})


def by(source: Span, target: Span) -> Link:
    return Link(
        id=new_id(),
        article_id=source.article_id,
        annotator_id=source.annotator_id,
        type="by",
        source_id=source.id,
        target_id=target.id,
    )


def edit(*changes: tuple[object, object], name: str = "label") -> Edit:
    made = tuple(Change(before, after) for before, after in changes)
    row = made[0].row
    return Edit(name, row.article_id, row.annotator_id, made)


def content(project: Project) -> list[object]:
    """Everything in the file that an edit can touch, history included."""
    tables = ("article", "span", "link", "zone", "work", "decision", "history")
    return [project._connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables]


def refused(project: Project, wrong: Edit, kind: type[Exception], told: str | None = None) -> None:
    """Check that an edit is refused, that nothing has changed, and that the project goes on working."""
    before = content(project)
    with pytest.raises(kind, match=told):
        project.apply(wrong)
    assert content(project) == before
    project.add_seconds(wrong.article_id, wrong.annotator_id, 0)


def test_what_is_applied_is_read_back_field_by_field(project: Project, claim: Span, actor: Span) -> None:
    link = replace(by(claim, actor), extra={"confidence": 0.5}, position=2)
    project.apply(edit((None, claim), (None, actor), (None, link)))
    assert project.spans(claim.article_id, claim.annotator_id) == [actor, claim]
    assert project.span(claim.id, claim.annotator_id) == claim
    assert project.links(claim.article_id, claim.annotator_id) == [link]
    assert project.marks(claim.article_id, claim.annotator_id) == [
        Mark(actor.id, actor.start, actor.end, "actor"),
        Mark(claim.id, claim.start, claim.end, "claim"),
    ]


def test_every_kind_of_row_goes_there_and_back(project: Project, article: Article, mai: Annotator) -> None:
    fresh = project.work(article.id, mai.id)
    work = replace(fresh, status=FINISHED, note="xong", flagged=True, flag_note="?", open_points=2)
    zone = Zone(id=new_id(), article_id=article.id, start=0, end=5, kind="title", reason="r", confidence=0.25)
    decision = Decision(
        id=new_id(),
        article_id=article.id,
        annotator_id=GOLD_ID,
        fingerprint="f",
        decided_by=mai.id,
        options=({"start": 1}, {"start": 2}),
        choice={"take": 1},
        note="n",
        seconds=1.5,
    )
    data = ArticleData(
        id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        lang=article.lang,
        state=article.state,
    )
    titled = replace(data, title="Cầu Lăng")
    act = Edit(
        "label",
        article.id,
        mai.id,
        (Change(fresh, work), Change(None, zone), Change(None, decision), Change(data, titled)),
    )
    seq = project.apply(act)
    assert project.work(article.id, mai.id) == work
    assert zone in project.zones(article.id)
    assert project.article(article.id).title == "Cầu Lăng"
    assert project.edit_of(seq) == act
    project.apply(act.inverse())
    assert project.work(article.id, mai.id) == fresh
    assert zone not in project.zones(article.id)
    assert project.article(article.id) == article
    assert content(project)[5][0][-2] == 1


def test_a_row_is_never_deleted_but_tombstoned(project: Project, claim: Span) -> None:
    project.apply(edit((None, claim)))
    project.apply(edit((claim, None)))
    assert project.spans(claim.article_id, claim.annotator_id) == []
    assert project.span(claim.id, claim.annotator_id) is None
    assert project._connection.execute("SELECT id, deleted FROM span").fetchall() == [(claim.id, 1)]


def test_versions_rise_with_every_change_undo_included(project: Project, claim: Span) -> None:
    def version() -> dict[str, int]:
        return json.loads(project._connection.execute("SELECT version FROM span").fetchone()[0])

    project.apply(edit((None, claim)))
    assert version() == {project.device: 1}
    seq = project.apply(edit((claim, replace(claim, note="n"))))
    assert version() == {project.device: 2}
    project.apply(project.edit_of(seq).inverse(), kind="undo", target=seq)
    assert version() == {project.device: 3}
    project.apply(edit((claim, None)))
    project.apply(edit((None, claim)))
    assert version() == {project.device: 5}


def test_history_says_what_who_where_and_when(project: Project, claim: Span) -> None:
    seq = project.apply(edit((None, claim)))
    row = project._connection.execute(
        "SELECT h.kind, h.name, a.id, p.id, h.device, h.made_at, h.target, h.changes FROM history h"
        " JOIN article a ON a.n = h.article JOIN annotator p ON p.n = h.annotator WHERE seq = ?",
        (seq,),
    ).fetchone()
    assert row[:5] == ("edit", "label", claim.article_id, claim.annotator_id, project.device)
    assert row[5].endswith("+00:00")
    assert row[6] is None
    assert json.loads(row[7])[0]["after"]["quote"] == claim.quote


@pytest.mark.parametrize("statement", ["UPDATE history SET name = 'x'", "DELETE FROM history"])
def test_history_cannot_be_changed(project: Project, claim: Span, statement: str) -> None:
    project.apply(edit((None, claim)))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        project._connection.execute(statement)


def test_an_edit_on_rows_that_have_changed_is_stale_and_changes_nothing(
    project: Project, claim: Span, actor: Span
) -> None:
    project.apply(edit((None, claim)))
    project.apply(edit((claim, replace(claim, note="n"))))
    refused(project, edit((None, actor), (claim, None)), StaleEdit)
    refused(project, edit((claim, replace(claim, note="m"))), StaleEdit)
    refused(project, edit((None, claim)), StaleEdit)
    refused(project, edit((actor, None)), StaleEdit)


def test_an_edit_in_an_article_or_of_an_annotator_that_is_not_there_is_stale(project: Project, claim: Span) -> None:
    stranger = replace(claim, annotator_id=new_id())
    refused(project, edit((None, stranger)), StaleEdit)
    with pytest.raises(Exception, match="not in this project"):
        project.apply(edit((None, replace(claim, article_id=new_id()))))


def test_a_span_that_does_not_quote_its_text_is_refused(project: Project, claim: Span) -> None:
    refused(project, edit((None, replace(claim, start=claim.start + 1))), RecordError, "the quote is")
    refused(project, edit((None, replace(claim, end=9999))), RecordError, "outside the text")


def test_a_span_that_breaks_the_scheme_is_refused(project: Project, claim: Span) -> None:
    refused(project, edit((None, replace(claim, label="rumour"))), RecordError, "rumour")
    refused(project, edit((None, replace(claim, attributes={"kind": "count"}))), RecordError, "kind")


def test_a_zone_outside_the_text_is_refused(project: Project, article: Article, mai: Annotator) -> None:
    zone = Zone(id=new_id(), article_id=article.id, start=0, end=9999, kind="title")
    refused(project, Edit("zone", article.id, mai.id, (Change(None, zone),)), RecordError, "outside the text")


def test_the_same_extent_and_label_twice_is_refused(project: Project, claim: Span) -> None:
    project.apply(edit((None, claim)))
    refused(project, edit((None, replace(claim, id=new_id()))), RecordError, "already has this label")


def test_the_same_extent_under_another_label_or_of_another_person_is_taken(project: Project, claim: Span) -> None:
    other = project.annotator_named("An")
    assert other is not None
    project.apply(edit((None, claim), (None, replace(claim, id=new_id(), label="denial", attributes={}))))
    project.apply(edit((None, replace(claim, id=new_id(), annotator_id=other.id))))
    assert len(project.spans(claim.article_id, claim.annotator_id)) == 2
    assert len(project.spans(claim.article_id, other.id)) == 1


def test_a_place_becomes_free_when_its_span_goes(project: Project, claim: Span) -> None:
    again = replace(claim, id=new_id())
    project.apply(edit((None, claim)))
    project.apply(edit((claim, None), (None, again)))
    assert project.spans(claim.article_id, claim.annotator_id) == [again]


def test_a_link_between_labels_that_its_type_does_not_tie_is_refused(
    project: Project, claim: Span, actor: Span
) -> None:
    project.apply(edit((None, claim), (None, actor)))
    refused(project, edit((None, by(actor, claim))), RecordError, "not from actor to claim")
    refused(project, edit((None, by(claim, claim))), RecordError, "to itself")


def test_a_link_twice_is_refused(project: Project, claim: Span, actor: Span) -> None:
    project.apply(edit((None, claim), (None, actor), (None, by(claim, actor))))
    refused(project, edit((None, by(claim, actor))), RecordError, "already linked")


def test_a_link_to_a_span_that_is_gone_is_stale(project: Project, claim: Span, actor: Span) -> None:
    project.apply(edit((None, claim), (None, actor)))
    refused(project, edit((None, replace(by(claim, actor), target_id=new_id()))), StaleEdit)
    project.apply(edit((actor, None)))
    refused(project, edit((None, by(claim, actor))), StaleEdit)


def test_a_link_to_a_colleagues_span_is_a_bug(project: Project, claim: Span, actor: Span) -> None:
    other = project.annotator_named("An")
    assert other is not None
    project.apply(edit((None, claim)))
    project.apply(edit((None, replace(actor, annotator_id=other.id))))
    refused(project, edit((None, by(claim, actor))), ValueError, "another article or annotator")


def test_a_span_may_not_go_while_a_link_of_it_stays(project: Project, claim: Span, actor: Span) -> None:
    link = by(claim, actor)
    project.apply(edit((None, claim), (None, actor), (None, link)))
    refused(project, edit((actor, None)), ValueError, "its link")
    project.apply(edit((link, None), (actor, None)))
    assert project.links(claim.article_id, claim.annotator_id) == []


def test_a_span_may_not_take_a_label_that_its_links_cannot_hold(project: Project, claim: Span, actor: Span) -> None:
    link = by(claim, actor)
    project.apply(edit((None, claim), (None, actor), (None, link)))
    refused(project, edit((actor, replace(actor, label="figure"))), RecordError, "by")
    project.apply(edit((claim, replace(claim, label="denial", attributes={}))))
    project.apply(edit((link, None), (actor, replace(actor, label="figure"))))


def test_rows_of_others_and_of_other_articles_are_no_part_of_an_edit(
    project: Project, claim: Span, actor: Span
) -> None:
    other = project.annotator_named("An")
    assert other is not None
    refused(project, edit((None, claim), (None, replace(actor, annotator_id=other.id))), ValueError, "annotator")
    refused(project, edit((None, claim), (None, replace(actor, article_id=new_id()))), ValueError, "article")
    refused(project, Edit("label", claim.article_id, claim.annotator_id, ()), ValueError, "without changes")
    refused(project, edit((claim, actor)), ValueError, "does not become")


def test_a_row_never_changes_its_owner(project: Project, claim: Span) -> None:
    project.apply(edit((None, claim)))
    gold = replace(claim, annotator_id=GOLD_ID)
    refused(project, Edit("label", claim.article_id, claim.annotator_id, (Change(claim, gold),)), ValueError, "row of")
    project.apply(edit((claim, None)))
    refused(project, Edit("label", claim.article_id, claim.annotator_id, (Change(None, gold),)), ValueError, "row of")


def test_one_edit_may_change_a_row_more_than_once(project: Project, claim: Span, actor: Span) -> None:
    link = by(claim, actor)
    noted = replace(claim, note="n")
    act = edit((None, claim), (claim, noted), (None, actor), (None, link), (link, None), (actor, None))
    seq = project.apply(act)
    assert project.spans(claim.article_id, claim.annotator_id) == [noted]
    project.apply(act.inverse(), kind="undo", target=seq)
    assert project.spans(claim.article_id, claim.annotator_id) == []


def test_many_spans_go_at_once_with_all_their_links(project: Project, claim: Span, actor: Span, span: MakeSpan) -> None:
    firm = span("Công ty Đá Trắng", "actor")
    links = [by(claim, actor), by(claim, firm)]
    project.apply(edit(*((None, row) for row in (claim, actor, firm, *links))))
    refused(project, edit((links[0], None), (actor, None), (firm, None)), ValueError, links[1].id)
    project.apply(edit(*((row, None) for row in (*links, actor, firm))))
    assert project.spans(claim.article_id, claim.annotator_id) == [claim]


def test_an_adjudicator_writes_rows_of_gold_and_history_knows_both(project: Project, claim: Span) -> None:
    gold = replace(claim, annotator_id=GOLD_ID, origin="adjudicated")
    act = Edit("decide", claim.article_id, claim.annotator_id, (Change(None, gold),))
    seq = project.apply(act)
    assert project.spans(claim.article_id, GOLD_ID) == [gold]
    assert project.spans(claim.article_id, claim.annotator_id) == []
    assert project.edit_of(seq) == act


def test_articles_neither_come_nor_go_by_an_edit(project: Project, article: Article, mai: Annotator) -> None:
    data = ArticleData(id=article.id, title="", source="", published="", lang="", state="active")
    refused(project, Edit("article", article.id, mai.id, (Change(data, None),)), ValueError, "neither come nor go")


def test_half_a_surrogate_pair_in_a_note_is_refused(project: Project, claim: Span) -> None:
    refused(project, edit((None, replace(claim, note="a\ud83d"))), RecordError, "half a surrogate pair")


def test_undoing_what_no_longer_fits_is_stale_and_not_a_bug(project: Project, claim: Span, actor: Span) -> None:
    first = project.apply(edit((None, claim), (None, actor)))
    project.apply(edit((None, by(claim, actor))))
    before = content(project)
    with pytest.raises(StaleEdit):
        project.apply(project.edit_of(first).inverse(), kind="undo", target=first)
    assert content(project) == before


def test_work_remembers_the_versions_that_it_was_done_under(project: Project, article: Article, mai: Annotator) -> None:
    fresh = Work.fresh(article.id, mai.id)
    project.apply(Edit("begin", article.id, mai.id, (Change(fresh, replace(fresh, status=IN_PROGRESS)),)))
    row = project._connection.execute("SELECT scheme_version, guidelines_version FROM work").fetchone()
    assert row == (project.scheme.version, project.guidelines.version)


def test_what_one_connection_writes_another_reads_at_once(project: Project, claim: Span, project_path: Path) -> None:
    beside = Project.open(project_path)
    project.apply(edit((None, claim)))
    assert beside.spans(claim.article_id, claim.annotator_id) == [claim]
    beside.close()


def test_working_time_adds_up(project: Project, article: Article, mai: Annotator) -> None:
    project.add_seconds(article.id, mai.id, 1.5)
    project.add_seconds(article.id, mai.id, 2)
    assert project.statistics(mai.id).seconds == 3.5
    assert project.log(mai.id) == []
