"""Looking back: who sees what of the history, a span's life, and having it back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.assignment import Assignment
from annotator.domain.edit import Edit
from annotator.domain.errors import Finished, UserError
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import FINISHED, IN_PROGRESS, Annotator, Work
from annotator.services import annotating, looking_back, preparing
from annotator.services.history import History
from annotator.store import journal
from annotator.store.project import Project


class Hand:
    """One person at work on one article through the one way of an edit."""

    def __init__(self, project: Project, article: Article, person: Annotator) -> None:
        self.project, self.article, self.person = project, article, person
        self.history = History(project, person.id)

    @property
    def work(self) -> Work:
        return self.project.work(self.article.id, self.person.id)

    @property
    def spans(self) -> list[Span]:
        return self.project.spans(self.article.id, self.person.id)

    @property
    def links(self) -> list[Link]:
        return self.project.links(self.article.id, self.person.id)

    def label(self, quote: str, label: str, **attributes: object) -> Span:
        start = self.article.text.index(quote)
        edit = annotating.add_span(
            self.project.scheme, self.article, self.work, self.spans,
            start=start, end=start + len(quote), label=label, attributes=attributes,
        )  # fmt: skip
        self.history.do(edit)
        return self.now(next(change.row_id for change in edit.of(Span)))

    def now(self, span_id: str) -> Span:
        return next(span for span in self.spans if span.id == span_id)

    def link(self, source: Span, target: Span, kind: str) -> None:
        scheme = self.project.scheme
        self.history.do(annotating.add_link(scheme, self.work, self.links, source, target, kind))

    def delete(self, *spans: Span) -> None:
        self.history.do(annotating.delete_spans(self.work, self.links, spans))

    def bring_back(self, *spans: Span) -> Edit:
        ids = [span.id for span in spans]
        return self.history.do(looking_back.bring_back(self.project, self.article, self.work, ids))

    def lines(self, span_id: str = "") -> list[tuple[str, str]]:
        found = looking_back.lines(self.project, self.article.id, self.person.id, span_id=span_id)
        return [(line.kind, line.name) for line in found]

    def visible(self) -> object:
        return self.spans, self.links


@pytest.fixture
def hand(project, article, mai) -> Hand:
    return Hand(project, article, mai)


@pytest.fixture
def other(project, article) -> Hand:
    person = project.annotator_named("An")
    assert person is not None
    return Hand(project, article, person)


# What was done


def test_the_acts_of_an_article_come_newest_first_and_the_import_that_brought_it_last(hand):
    figure = hand.label("12.000 người", "figure")
    hand.delete(figure)
    assert hand.lines() == [("edit", "delete"), ("edit", "label"), ("barrier", "import")]


def test_what_was_taken_back_is_known_as_such_until_it_is_done_again(hand):
    hand.label("12.000 người", "figure")

    def states() -> list[tuple[str, bool]]:
        found = looking_back.acts(looking_back.lines(hand.project, hand.article.id, hand.person.id))
        return [(act.line.kind, act.undone) for act in found if act.line.kind != looking_back.BARRIER]

    hand.history.undo()
    assert states() == [("undo", False), ("edit", True)]
    hand.history.redo()
    assert states() == [("redo", False), ("undo", False), ("edit", False)]


def test_only_what_came_since_is_read_where_the_rest_is_known(hand):
    hand.label("12.000 người", "figure")
    known = looking_back.lines(hand.project, hand.article.id, hand.person.id)[0].seq
    hand.label("Ông Trần Mộc", "actor")
    (line,) = looking_back.lines(hand.project, hand.article.id, hand.person.id, since=known)
    assert next(iter(looking_back.changes(hand.project, line))).row.quote == "Ông Trần Mộc"


def test_a_restore_is_an_act_on_every_article(hand):
    hand.project.write(lambda at: journal.write_barrier(at, "restore", device="d", batch="b", source_sha256=""))
    assert hand.lines() == [("barrier", "restore"), ("barrier", "import")]


def test_other_articles_do_not_come_in(hand):
    other = hand.project.article(hand.project.article_rows("")[1].id)
    elsewhere = Hand(hand.project, other, hand.person)
    elsewhere.label("40 lamps", "figure")
    assert hand.lines() == [("barrier", "import")]
    assert elsewhere.lines()[0] == ("edit", "label")


def test_the_life_of_a_span_is_what_had_to_do_with_it_and_its_links(hand):
    claim = hand.label("móng cầu đã được kiểm tra", "claim")
    actor = hand.label("Ông Trần Mộc", "actor")
    hand.label("12.000 người", "figure")
    hand.link(claim, actor, "by")
    hand.history.do(annotating.set_note(hand.work, claim, "hỏi lại"))
    hand.delete(actor)
    assert hand.lines(claim.id) == [("edit", "delete"), ("edit", "note"), ("edit", "link"), ("edit", "label")]
    assert hand.lines(actor.id) == [("edit", "delete"), ("edit", "link"), ("edit", "label")]


# Who sees it


def test_who_annotates_blind_sees_their_own_acts_and_those_on_the_article_itself(hand, other):
    project = hand.project
    project.set_lead(other.person.id)
    other.label("Ông Trần Mộc", "actor")
    other.history.do(preparing.add_zone(hand.article, other.person.id, [], start=0, end=26, kind="title"))
    hand.label("12.000 người", "figure")
    assert hand.lines() == [("edit", "label"), ("edit", "zone"), ("barrier", "import")]
    assert [name for _, name in other.lines()] == ["zone", "label", "import"]


def test_where_nobody_is_blind_all_is_seen(hand, other):
    hand.project.set_lead(other.person.id)
    other.label("Ông Trần Mộc", "actor")
    assert hand.lines() == [("barrier", "import")]
    hand.project.set_blind(blind=False)
    assert hand.lines() == [("edit", "label"), ("barrier", "import")]


def test_the_lead_sees_what_others_did_where_there_is_nothing_to_read_blind(hand, other):
    project = hand.project
    project.set_lead(hand.person.id)
    theirs = other.label("Ông Trần Mộc", "actor")
    other.delete(theirs)

    def seen() -> set[str]:
        return {one.span.id for one in looking_back.gone(project, hand.article.id, hand.person.id)}

    everything = [("edit", "delete"), ("edit", "label"), ("barrier", "import")]
    assert hand.lines() == everything
    assert seen() == {theirs.id}
    own = hand.label("12.000 người", "figure")  # from now on the article is the lead's to read, too
    hand.delete(own)
    assert hand.lines() == [("edit", "delete"), ("edit", "label"), ("barrier", "import")]
    assert seen() == {own.id}
    assert looking_back.span_ever(project, theirs.id, hand.person.id) is None
    assert looking_back.span_ever(project, own.id, hand.person.id) is not None
    project.set_blind(blind=False)
    assert len(hand.lines()) == len(everything) + 2
    assert seen() == {own.id, theirs.id}


def test_what_is_assigned_to_the_lead_is_read_blind_before_it_is_begun(hand, other):
    project = hand.project
    project.set_lead(hand.person.id)
    other.label("Ông Trần Mộc", "actor")
    project.assign([Assignment.of(hand.article.id, other.person.id)])
    assert ("edit", "label") in hand.lines()
    project.assign([Assignment.of(hand.article.id, hand.person.id)])
    assert hand.lines() == [("barrier", "import")]


def test_deleted_spans_of_others_are_not_shown_to_who_annotates_blind(hand, other):
    hand.project.set_lead(other.person.id)
    span = other.label("Ông Trần Mộc", "actor")
    other.delete(span)

    def seen(by: Hand) -> list[str]:
        return [one.span.id for one in looking_back.gone(by.project, by.article.id, by.person.id)]

    assert seen(hand) == []
    assert seen(other) == [span.id]
    assert looking_back.span_ever(hand.project, span.id, hand.person.id) is None
    assert looking_back.span_ever(hand.project, span.id, other.person.id) == (span, True)


def test_a_deleted_span_names_the_act_that_deleted_it(hand):
    span = hand.label("12.000 người", "figure")
    hand.delete(span)
    (gone,) = looking_back.gone(hand.project, hand.article.id, hand.person.id)
    assert gone.span == span
    assert gone.line is not None
    assert (gone.line.name, gone.line.annotator) == ("delete", hand.person.id)


# Having it back


def test_a_span_comes_back_as_it_was_last_with_its_links_and_can_be_taken_away_again(hand):
    claim = hand.label("móng cầu đã được kiểm tra", "claim", form="reported")
    actor = hand.label("Ông Trần Mộc", "actor")
    hand.link(claim, actor, "by")
    hand.history.do(annotating.set_note(hand.work, hand.now(claim.id), "hỏi lại"))
    before = hand.visible()
    hand.delete(hand.now(claim.id))
    hand.bring_back(claim)
    assert hand.visible() == before
    hand.history.undo()
    assert [span.id for span in hand.spans] == [actor.id]
    assert hand.links == []


def test_links_stay_away_whose_other_end_is_gone_or_which_would_be_a_second_one(hand):
    claim = hand.label("móng cầu đã được kiểm tra", "claim")
    denial = hand.label("bác bỏ thông tin họ dùng thép cũ", "denial")
    actor = hand.label("Ông Trần Mộc", "actor")
    hand.link(claim, actor, "by")
    hand.link(denial, claim, "denies")
    hand.delete(claim)
    hand.delete(actor)
    hand.bring_back(claim)
    assert [link.type for link in hand.links] == ["denies"]


def test_it_does_not_come_back_beside_another_of_its_label(hand):
    span = hand.label("12.000 người", "figure")
    hand.delete(span)
    hand.label("12.000 người", "figure")
    with pytest.raises(UserError, match="label already"):
        hand.bring_back(span)


def test_it_does_not_come_back_into_a_finished_article(hand):
    span = hand.label("12.000 người", "figure")
    hand.delete(span)
    hand.history.do(annotating.set_status(hand.work, FINISHED))
    with pytest.raises(Finished):
        hand.bring_back(span)


def test_it_does_not_come_back_twice_and_another_persons_not_at_all(hand, other):
    span = hand.label("12.000 người", "figure")
    with pytest.raises(UserError, match="is there"):
        hand.bring_back(span)
    hand.delete(span)
    with pytest.raises(UserError, match="another person"):
        looking_back.bring_back(hand.project, hand.article, other.work, [span.id])
    with pytest.raises(UserError, match="nothing known"):
        looking_back.bring_back(hand.project, hand.article, hand.work, ["no such span"])


def test_a_span_goes_back_to_how_it_was_then(hand):
    span = hand.label("12.000 người", "figure", value="12000")
    start = span.start
    moved = annotating.move_span(hand.article, hand.work, hand.spans, span, start=start, end=start + 6)
    hand.history.do(moved)
    hand.history.do(looking_back.back_to(hand.project, hand.article, hand.work, span))
    assert hand.now(span.id) == span
    hand.history.undo()
    assert hand.now(span.id).quote == "12.000"
    hand.delete(hand.now(span.id))
    hand.history.do(looking_back.back_to(hand.project, hand.article, hand.work, span))
    assert hand.now(span.id) == span


def test_back_to_another_label_drops_the_links_that_it_cannot_have(hand):
    span = hand.label("móng cầu đã được kiểm tra", "figure")
    actor = hand.label("Ông Trần Mộc", "actor")
    hand.history.do(annotating.relabel(hand.project.scheme, hand.work, hand.spans, hand.links, span, "claim"))
    hand.link(hand.now(span.id), actor, "by")
    hand.history.do(looking_back.back_to(hand.project, hand.article, hand.work, span))
    assert hand.now(span.id) == span
    assert hand.links == []


def test_bringing_back_begins_work_that_had_been_skipped(hand):
    span = hand.label("12.000 người", "figure")
    hand.delete(span)
    hand.history.do(annotating.set_status(hand.work, "skipped"))
    hand.bring_back(span)
    assert hand.work.status == IN_PROGRESS


# Laws

LABELS = ("claim", "denial", "actor", "figure")


@settings(max_examples=30)
@given(st.data())
def test_delete_then_bring_back_is_the_same_visible_content(project_template, tmp_path_factory, scheme: Scheme, data):
    path = tmp_path_factory.mktemp("law") / "law.annot"
    path.write_bytes(project_template.read_bytes())
    project = Project.open(path)
    try:
        project.begin_writing()
        mai = project.annotator_named("Mai")
        assert mai is not None
        hand = Hand(project, project.article(project.article_rows("")[0].id), mai)
        made = _labelled(hand, data)
        before = hand.visible()
        chosen = data.draw(st.lists(st.sampled_from(made), min_size=1, unique_by=lambda span: span.id))
        hand.delete(*(hand.now(span.id) for span in chosen))
        hand.bring_back(*chosen)
        assert hand.visible() == before
        hand.history.undo()
        hand.history.undo()
        assert hand.visible() == before
    finally:
        project.close()


def _labelled(hand: Hand, data: st.DataObject) -> list[Span]:
    """Draw some spans, values and links between them."""
    length = len(hand.article.text)
    made: dict[tuple[int, int, str], Span] = {}
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, length - 2))
        end = data.draw(st.integers(start + 1, min(length, start + 40)))
        quote, label = hand.article.text[start:end], data.draw(st.sampled_from(LABELS))
        if not quote.strip():
            continue
        stripped = (start + len(quote) - len(quote.lstrip()), start + len(quote.rstrip()), label)
        if stripped not in made:
            edit = annotating.add_span(
                hand.project.scheme, hand.article, hand.work, hand.spans, start=start, end=end, label=label
            )
            hand.history.do(edit)
            made[stripped] = hand.now(next(change.row_id for change in edit.of(Span)))
    if not made:
        made[0, 2, "actor"] = hand.label(hand.article.text[:3], "actor")
    spans = list(made.values())
    for source in spans:
        for target in spans:
            for kind in hand.project.scheme.link_types:
                fits = source.label in kind.sources and target.label in kind.targets and source.id != target.id
                if fits and data.draw(st.booleans()):
                    hand.link(source, target, kind.id)
    note = data.draw(st.text("ab ế😀", max_size=4))
    if note:
        hand.history.do(annotating.set_note(hand.work, hand.now(spans[0].id), note))
    return [replace(span) for span in spans]
