"""The builders of edits: what a person does becomes rows before and after, or a sentence why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.domain.article import Article
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.errors import Finished, RecordError, UserError
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme, scheme_from
from annotator.domain.span import Mark, Span
from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED, TODO, Work
from annotator.domain.zone import ACCEPTED, PROPOSED, REJECTED, Zone
from annotator.services import annotating, preparing

ARTICLE = Article.from_text("Ông Mộc nói 😀 cầu đã sập. Công ty bác bỏ.  ")
BEGUN = replace(Work.fresh(ARTICLE.id, "mai"), status=IN_PROGRESS)
TODO_WORK = Work.fresh(ARTICLE.id, "mai")


def span(span_id: str, quote: str, label: str, **more: object) -> Span:
    start = ARTICLE.text.index(quote)
    fields = {"id": span_id, "article_id": ARTICLE.id, "annotator_id": "mai", "label": label}
    return Span(**(fields | {"start": start, "end": start + len(quote), "quote": quote} | more))


def link(link_id: str, source: str, target: str, kind: str, position: int = 0) -> Link:
    return Link(
        id=link_id,
        article_id=ARTICLE.id,
        annotator_id="mai",
        type=kind,
        source_id=source,
        target_id=target,
        position=position,
    )


CLAIM = span("claim", "cầu đã sập", "claim", attributes={"form": "reported", "certainty": "possible"})
ACTOR = span("actor", "Ông Mộc", "actor")
FIRM = span("firm", "Công ty", "actor")
DENIAL = span("denial", "bác bỏ", "denial")


def only(edit: Edit) -> Change:
    (change,) = edit.changes
    return change


# Labels


def test_labelling_makes_a_span_of_the_person_with_its_quote(scheme: Scheme) -> None:
    edit = annotating.add_span(
        scheme, ARTICLE, BEGUN, [], start=12, end=13, label="claim", attributes={"form": "direct"}, note="n"
    )
    change = only(edit)
    assert change.before is None
    assert isinstance(change.after, Span)
    assert (change.after.quote, change.after.label, change.after.annotator_id) == ("😀", "claim", "mai")
    assert (change.after.origin, change.after.scheme_version) == ("manual", scheme.version)
    assert (edit.name, edit.article_id, edit.annotator_id) == ("label", ARTICLE.id, "mai")


def test_the_first_label_begins_the_work_in_the_same_edit(scheme: Scheme) -> None:
    edit = annotating.add_span(scheme, ARTICLE, TODO_WORK, [], start=0, end=3, label="actor")
    assert edit.of(Work) == (Change(TODO_WORK, replace(TODO_WORK, status=IN_PROGRESS)),)


def test_a_later_label_leaves_the_status_alone(scheme: Scheme) -> None:
    assert annotating.add_span(scheme, ARTICLE, BEGUN, [], start=0, end=3, label="actor").of(Work) == ()


def test_a_label_in_a_skipped_article_begins_the_work_again_in_the_same_edit(scheme: Scheme) -> None:
    skipped = replace(TODO_WORK, status=SKIPPED, note="n")
    edit = annotating.add_span(scheme, ARTICLE, skipped, [], start=0, end=3, label="actor")
    assert edit.of(Work) == (Change(skipped, replace(skipped, status=IN_PROGRESS)),)


def test_no_label_or_link_of_a_finished_article_is_changed_until_it_is_reopened(scheme: Scheme) -> None:
    tie = link("x", "d", "c", "denies")

    def acts(work: Work) -> list[Callable[[], Edit]]:
        return [
            lambda: annotating.add_span(scheme, ARTICLE, work, [], start=0, end=3, label="actor"),
            lambda: annotating.add_spans(scheme, ARTICLE, work, [], [(0, 3)], label="actor"),
            lambda: annotating.move_span(ARTICLE, work, [], CLAIM, start=0, end=3),
            lambda: annotating.relabel(scheme, work, [], [], CLAIM, "denial"),
            lambda: annotating.set_attributes(scheme, ARTICLE, work, CLAIM, {"form": None}),
            lambda: annotating.set_note(work, CLAIM, "n"),
            lambda: annotating.delete_spans(work, [], [CLAIM]),
            lambda: annotating.add_link(scheme, work, [], DENIAL, CLAIM, "denies"),
            lambda: annotating.remove_links(work, [tie]),
            lambda: annotating.reject(work, start=0, end=3, label="actor"),
        ]

    finished = replace(BEGUN, status=FINISHED, open_points=2)
    for act in acts(finished):
        with pytest.raises(Finished, match="finished: reopen it"):
            act()
    reopened = only(annotating.set_status(finished, IN_PROGRESS)).after
    assert isinstance(reopened, Work)
    for act in acts(reopened):
        act()


def test_flag_note_and_zones_of_a_finished_article_can_be_changed(scheme: Scheme) -> None:
    finished = replace(BEGUN, status=FINISHED)
    assert only(annotating.flag(finished, True)).after == replace(finished, flagged=True)
    assert only(annotating.set_work_note(finished, "n")).after == replace(finished, note="n")
    assert preparing.add_zone(ARTICLE, "mai", [], start=0, end=3, kind="title").changes


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (3, 3, "Select some text"),
        (7, 8, "nothing but blanks"),
        (41, 43, "nothing but blanks"),
        (5, 2, "not before"),
        (0, 999, "outside the text"),
        (-3, 2, "outside the text"),
    ],
)
def test_a_selection_without_text_is_refused(scheme: Scheme, start: int, end: int, told: str) -> None:
    with pytest.raises(UserError, match=told):
        annotating.add_span(scheme, ARTICLE, BEGUN, [], start=start, end=end, label="claim")
    with pytest.raises(UserError, match=told):
        annotating.move_span(ARTICLE, BEGUN, [], CLAIM, start=start, end=end)


def test_an_unknown_label_and_an_unknown_value_are_refused(scheme: Scheme) -> None:
    with pytest.raises(RecordError, match="rumour"):
        annotating.add_span(scheme, ARTICLE, BEGUN, [], start=0, end=3, label="rumour")
    with pytest.raises(RecordError, match="type"):
        annotating.add_span(scheme, ARTICLE, BEGUN, [], start=0, end=3, label="actor", attributes={"type": "ship"})


def test_a_retired_label_is_refused(scheme: Scheme) -> None:
    content = dict(scheme.content)
    content["labels"] = [{**label, "retired": label["id"] == "figure"} for label in content["labels"]]
    retired = scheme_from(content)
    with pytest.raises(UserError, match="figure is no longer used"):
        annotating.add_span(retired, ARTICLE, BEGUN, [], start=0, end=3, label="figure")
    with pytest.raises(UserError, match="figure is no longer used"):
        annotating.relabel(retired, BEGUN, [], [], CLAIM, "figure")


def test_the_same_text_under_the_same_label_is_refused_however_the_spans_are_known(scheme: Scheme) -> None:
    for present in ([CLAIM], [Mark("x", CLAIM.start, CLAIM.end, "claim")]):
        with pytest.raises(UserError, match="already has this label"):
            annotating.add_span(scheme, ARTICLE, BEGUN, present, start=CLAIM.start, end=CLAIM.end, label="claim")
        annotating.add_span(scheme, ARTICLE, BEGUN, present, start=CLAIM.start, end=CLAIM.end, label="denial")
        annotating.add_span(scheme, ARTICLE, BEGUN, present, start=CLAIM.start, end=CLAIM.end - 1, label="claim")


def test_moving_a_span_takes_its_quote_along() -> None:
    moved = only(annotating.move_span(ARTICLE, BEGUN, [CLAIM], CLAIM, start=12, end=CLAIM.end)).after
    assert moved == replace(CLAIM, start=12, quote="😀 cầu đã sập")


def test_moving_onto_an_equal_span_or_nowhere_is_refused() -> None:
    other = replace(CLAIM, id="other", start=12)
    with pytest.raises(UserError, match="already has this label"):
        annotating.move_span(ARTICLE, BEGUN, [CLAIM, other], CLAIM, start=12, end=CLAIM.end)
    with pytest.raises(UserError, match="there already"):
        annotating.move_span(ARTICLE, BEGUN, [CLAIM], CLAIM, start=CLAIM.start, end=CLAIM.end)


def test_relabelling_drops_the_links_and_attributes_that_the_new_label_cannot_hold(scheme: Scheme) -> None:
    links = [
        link("by", "claim", "actor", "by"),
        link("same", "claim", "c2", "same_as"),
        link("denies", "denial", "claim", "denies"),
        link("other", "denial", "firm", "by"),
    ]
    edit = annotating.relabel(scheme, BEGUN, [CLAIM], links, CLAIM, "denial")
    assert [change.row_id for change in edit.of(Link)] == ["same", "denies"]
    assert all(change.after is None for change in edit.of(Link))
    (change,) = edit.of(Span)
    assert change.after == replace(CLAIM, label="denial", attributes={"form": "reported"})
    assert isinstance(edit.changes[-1].row, Span)


def test_relabelling_to_the_same_or_a_taken_label_is_refused(scheme: Scheme) -> None:
    with pytest.raises(UserError, match="claim already"):
        annotating.relabel(scheme, BEGUN, [CLAIM], [], CLAIM, "claim")
    with pytest.raises(UserError, match="already has this label"):
        annotating.relabel(scheme, BEGUN, [CLAIM, replace(CLAIM, id="x", label="denial")], [], CLAIM, "denial")
    with pytest.raises(RecordError, match="rumour"):
        annotating.relabel(scheme, BEGUN, [CLAIM], [], CLAIM, "rumour")


def test_attributes_are_set_beside_those_that_are_there_and_in_the_order_of_the_scheme(scheme: Scheme) -> None:
    values = {"continued": True, "polarity": "negative", "certainty": "asserted"}
    after = only(annotating.set_attributes(scheme, ARTICLE, BEGUN, CLAIM, values)).after
    assert isinstance(after, Span)
    assert list(after.attributes.items()) == [
        ("form", "reported"),
        ("certainty", "asserted"),
        ("polarity", "negative"),
        ("continued", True),
    ]


@pytest.mark.parametrize("nothing", [None, "", False])
def test_an_attribute_without_a_value_is_taken_away(scheme: Scheme, nothing: object) -> None:
    after = only(annotating.set_attributes(scheme, ARTICLE, BEGUN, CLAIM, {"form": nothing})).after
    assert isinstance(after, Span)
    assert after.attributes == {"certainty": "possible"}


def test_attributes_that_break_the_scheme_or_change_nothing_are_refused(scheme: Scheme) -> None:
    with pytest.raises(RecordError, match="certainty"):
        annotating.set_attributes(scheme, ARTICLE, BEGUN, CLAIM, {"certainty": "sure"})
    with pytest.raises(RecordError, match="outside the text"):
        annotating.set_attributes(scheme, ARTICLE, BEGUN, CLAIM, {"cue": {"start": 0, "end": 999}})
    with pytest.raises(UserError, match="Nothing was changed"):
        annotating.set_attributes(scheme, ARTICLE, BEGUN, CLAIM, {"form": "reported", "polarity": None})


def test_a_note_is_set_and_taken_away() -> None:
    noted = only(annotating.set_note(BEGUN, CLAIM, "hỏi lại")).after
    assert noted == replace(CLAIM, note="hỏi lại")
    with pytest.raises(UserError, match="Nothing was changed"):
        annotating.set_note(BEGUN, CLAIM, "")


def test_deleting_spans_carries_their_links_first() -> None:
    links = [
        link("by", "claim", "actor", "by"),
        link("denies", "denial", "claim", "denies"),
        link("other", "denial", "firm", "by"),
    ]
    edit = annotating.delete_spans(BEGUN, links, [CLAIM, ACTOR])
    assert [change.row_id for change in edit.changes] == ["by", "denies", "claim", "actor"]
    assert all(change.after is None for change in edit.changes)
    with pytest.raises(UserError, match="Select a span"):
        annotating.delete_spans(BEGUN, links, [])


# Links


def test_a_link_ties_two_spans_of_fitting_labels(scheme: Scheme) -> None:
    after = only(annotating.add_link(scheme, BEGUN, [], DENIAL, CLAIM, "denies")).after
    assert isinstance(after, Link)
    assert (after.type, after.source_id, after.target_id, after.annotator_id) == ("denies", "denial", "claim", "mai")


def test_links_that_do_not_fit_are_refused(scheme: Scheme) -> None:
    with pytest.raises(UserError, match="not from claim to denial"):
        annotating.add_link(scheme, BEGUN, [], CLAIM, DENIAL, "denies")
    with pytest.raises(UserError, match="supports"):
        annotating.add_link(scheme, BEGUN, [], CLAIM, DENIAL, "supports")
    with pytest.raises(UserError, match="to itself"):
        annotating.add_link(scheme, BEGUN, [], CLAIM, CLAIM, "same_as")
    with pytest.raises(UserError, match="already linked"):
        annotating.add_link(scheme, BEGUN, [link("x", "denial", "claim", "denies")], DENIAL, CLAIM, "denies")


def test_a_link_of_a_single_type_takes_the_place_of_the_one_before(scheme: Scheme) -> None:
    other = replace(CLAIM, id="other", start=12)
    old = link("old", "claim", "third", "same_as")
    beside = link("beside", "other", "third", "same_as")
    edit = annotating.add_link(scheme, BEGUN, [old, beside], CLAIM, other, "same_as")
    assert [(change.before, change.after is None) for change in edit.changes] == [(old, True), (None, False)]


def test_links_of_an_ordered_type_stand_one_after_the_other(scheme: Scheme) -> None:
    links = [link("a", "claim", "actor", "via", 0), link("b", "claim", "x", "via", 4), link("c", "y", "x", "via", 9)]
    after = only(annotating.add_link(scheme, BEGUN, links, CLAIM, FIRM, "via")).after
    assert isinstance(after, Link)
    assert after.position == 5
    joint = only(annotating.add_link(scheme, BEGUN, [link("d", "claim", "actor", "by")], CLAIM, FIRM, "by")).after
    assert isinstance(joint, Link)
    assert joint.position == 0


def test_removing_links_leaves_their_spans() -> None:
    tie = link("by", "claim", "actor", "by")
    assert only(annotating.remove_links(BEGUN, [tie])) == Change(tie, None)
    with pytest.raises(UserError, match="no link"):
        annotating.remove_links(BEGUN, [])


# The article


def test_finishing_keeps_the_number_of_open_points_and_reopening_forgets_it() -> None:
    finished = only(annotating.set_status(BEGUN, FINISHED, open_points=3)).after
    assert finished == replace(BEGUN, status=FINISHED, open_points=3)
    assert isinstance(finished, Work)
    reopened = annotating.set_status(finished, IN_PROGRESS, open_points=3)
    assert only(reopened).after == BEGUN
    assert reopened.name == "reopen"


@pytest.mark.parametrize(
    ("work", "status", "name"),
    [
        (TODO_WORK, IN_PROGRESS, "begin"),
        (BEGUN, FINISHED, "finish"),
        (TODO_WORK, SKIPPED, "skip"),
        (BEGUN, TODO, "reopen"),
    ],
)
def test_a_change_of_status_has_the_name_of_the_act(work: Work, status: str, name: str) -> None:
    assert annotating.set_status(work, status).name == name


def test_the_same_status_again_is_refused() -> None:
    with pytest.raises(UserError, match="already"):
        annotating.set_status(BEGUN, IN_PROGRESS)


def test_a_flag_has_a_note_that_goes_with_it() -> None:
    flagged = only(annotating.flag(TODO_WORK, True, "mờ")).after
    assert flagged == replace(TODO_WORK, flagged=True, flag_note="mờ")
    assert isinstance(flagged, Work)
    assert only(annotating.flag(flagged, False, "mờ")).after == TODO_WORK
    with pytest.raises(UserError, match="Nothing"):
        annotating.flag(TODO_WORK, False)


def test_a_note_on_the_work_is_kept() -> None:
    assert only(annotating.set_work_note(BEGUN, "dài")).after == replace(BEGUN, note="dài")


def test_article_data_changes_as_one_row() -> None:
    before = ArticleData(id=ARTICLE.id, title="", source="", published="", lang="", state="active")
    after = replace(before, title="Cầu")
    assert only(preparing.set_article_data("mai", before, after)) == Change(before, after)
    with pytest.raises(UserError, match="Nothing"):
        preparing.set_article_data("mai", before, before)


# Zones


def test_the_same_zone_made_twice_anywhere_has_one_id() -> None:
    one, other = (only(preparing.add_zone(ARTICLE, who, [], start=0, end=7, kind="title")).after for who in "ab")
    assert one == other
    assert isinstance(one, Zone)
    assert one.state == ACCEPTED


def test_a_zone_that_is_there_is_refused_and_one_that_was_rejected_is_accepted() -> None:
    zone = Zone(id="z", article_id=ARTICLE.id, start=0, end=7, kind="title")
    with pytest.raises(UserError, match="there already"):
        preparing.add_zone(ARTICLE, "mai", [zone], start=0, end=7, kind="title")
    rejected = replace(zone, state=REJECTED)
    assert only(preparing.add_zone(ARTICLE, "mai", [rejected], start=0, end=7, kind="title")) == Change(rejected, zone)
    with pytest.raises(UserError, match="nothing but blanks"):
        preparing.add_zone(ARTICLE, "mai", [], start=7, end=8, kind="title")


def test_a_zone_of_a_person_is_removed_and_a_proposed_one_rejected() -> None:
    zone = Zone(id="z", article_id=ARTICLE.id, start=0, end=7, kind="title")
    proposed = replace(zone, state=PROPOSED)
    assert only(preparing.remove_zone("mai", zone)).after is None
    assert only(preparing.remove_zone("mai", proposed)).after == replace(zone, state=REJECTED)
    with pytest.raises(UserError, match="Nothing"):
        preparing.remove_zone("mai", replace(zone, state=REJECTED))
    assert only(preparing.set_zone_state("mai", proposed, ACCEPTED)).after == zone
    with pytest.raises(UserError, match="Nothing"):
        preparing.set_zone_state("mai", zone, ACCEPTED)


def test_every_act_has_a_plain_word(scheme: Scheme) -> None:
    names = {
        annotating.add_span(scheme, ARTICLE, BEGUN, [], start=0, end=3, label="actor").name,
        annotating.move_span(ARTICLE, BEGUN, [], CLAIM, start=0, end=3).name,
        annotating.relabel(scheme, BEGUN, [], [], CLAIM, "denial").name,
        annotating.set_attributes(scheme, ARTICLE, BEGUN, CLAIM, {"form": None}).name,
        annotating.set_note(BEGUN, CLAIM, "n").name,
        annotating.delete_spans(BEGUN, [], [CLAIM]).name,
        annotating.add_link(scheme, BEGUN, [], DENIAL, CLAIM, "denies").name,
        annotating.remove_links(BEGUN, [link("x", "a", "b", "by")]).name,
        annotating.set_status(BEGUN, FINISHED).name,
        annotating.set_status(BEGUN, SKIPPED).name,
        annotating.set_status(BEGUN, TODO).name,
        annotating.set_status(TODO_WORK, IN_PROGRESS).name,
        annotating.flag(BEGUN, True).name,
        annotating.flag(replace(BEGUN, flagged=True), False).name,
        annotating.set_work_note(BEGUN, "n").name,
        preparing.add_zone(ARTICLE, "mai", [], start=0, end=3, kind="title").name,
    }
    assert names <= annotating.EDIT_NAMES.keys()
