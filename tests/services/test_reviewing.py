"""A review session: what waits, every kind of decision, undo, and what comes back when a source changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.assignment import Assignment
from annotator.domain.errors import UserError
from annotator.domain.ids import GOLD_ID, annotator_id
from annotator.domain.review_queue import HARM, READING, SAMPLE, Filters
from annotator.domain.scheme import Scheme
from annotator.domain.work import IN_PROGRESS
from annotator.services import annotating
from annotator.services.guiding import save_guidelines
from annotator.services.history import History
from annotator.store.project import Project
from tests.reviews import Marked, Sitting, add_article

TEXT = (
    "Bà Lan Hạ nói có 1.200 tàu rời cảng. Ông Kern bác bỏ tin tàu rời cảng đêm qua, "
    "còn hãng Bắc Vịnh dẫn lời bà Lan Hạ rằng “kho đã trống.” Bà nói kho trống từ thứ Hai."
)
OTHER = "Hôm sau có thêm 40 tàu đến. Cảng đếm 40 tàu, báo chí đếm 41 tàu."

LAN = ("Bà Lan Hạ", "actor")
KERN = ("Ông Kern", "actor")
CLAIM = ("có 1.200 tàu rời cảng", "claim")
DENIAL = ("bác bỏ tin tàu rời cảng đêm qua", "denial")
BASE = {"lan": LAN, "kern": KERN, "claim": CLAIM, "denial": DENIAL}
LINKS = [("by", "claim", "lan"), ("by", "denial", "kern"), ("denies", "denial", "claim")]


@pytest.fixture
def made(tmp_path: Path, scheme: Scheme) -> Iterator[Project]:
    """An empty project of an adjudicator who has marked nothing."""
    project = Project.create(tmp_path / "review.annot", name="review", scheme=scheme, annotator="Adjudicator")
    yield project
    project.close()


@pytest.fixture
def adjudicator(made: Project) -> str:
    return made.annotators()[0].id


def sitting(made: Project, tmp_path: Path, **people: Marked) -> tuple[Sitting, str]:
    """Let people mark the text, and sit down to review it."""
    article_id = add_article(made, tmp_path, TEXT, **people)
    return Sitting(made, made.annotators()[0].id), article_id


def two(tmp_path: Path, made: Project, other: dict[str, tuple[object, ...]], **links: object) -> tuple[Sitting, str]:
    """Two people who mark the same but for what the second marks otherwise (None: nothing)."""
    changed = {name: span for name, span in (BASE | other).items() if span}
    ties = [tie for tie in LINKS if tie[1] in changed and tie[2] in changed]
    return sitting(made, tmp_path, an=Marked(BASE, LINKS), bo=Marked(changed, links.get("links", ties)))


def sources(project: Project, article_id: str) -> list[object]:
    """All rows of the annotators."""
    return [
        (
            project.spans(article_id, person.id),
            project.links(article_id, person.id),
            project.work(article_id, person.id),
        )
        for person in project.annotators()
        if person.id != GOLD_ID
    ]


def golden(project: Project, article_id: str) -> list[object]:
    """All rows of gold."""
    return [
        project.spans(article_id, GOLD_ID),
        project.links(article_id, GOLD_ID),
        project.work(article_id, GOLD_ID),
        project.decisions(article_id),
    ]


# What waits


def test_only_articles_that_two_have_finished_are_reviewed(made: Project, tmp_path: Path):
    add_article(made, tmp_path, OTHER, an=Marked({"f": ("40 tàu", "figure")}))
    desk, article_id = sitting(made, tmp_path, an=Marked(BASE), bo=Marked({}))
    assert desk.review.article(article_id) is not None
    assert {item.group.article_id for item in desk.review.queue()} == {article_id}


def test_nobody_adjudicates_their_own_article_unless_that_is_recorded(made: Project, tmp_path: Path):
    article_id = add_article(made, tmp_path, TEXT, an=Marked(BASE), bo=Marked({}))
    desk = Sitting(made, annotator_id("an"))
    assert desk.review.queue() == []
    assert desk.review.own_articles == [article_id]
    all_of_it = Sitting(made, made.annotators()[0].id)
    place = all_of_it.first()
    with pytest.raises(UserError, match="You have marked this article yourself"):
        desk.review.take(place, 0)
    with pytest.raises(UserError, match="The lead alone"):
        Sitting(made, annotator_id("an"), override=True)
    made.set_lead(annotator_id("an"))
    made.read_again()
    overriding = Sitting(made, annotator_id("an"), override=True)
    overriding.do(overriding.review.take(place, 0))
    assert made.decisions(article_id)[0].choice["own"] is True
    overriding.review.set_override(on=False)
    assert (overriding.review.queue(), overriding.review.own_articles) == ([], [article_id])
    with pytest.raises(UserError, match="You have marked this article yourself"):
        overriding.review.take(place, 0)


def test_nobody_reviews_what_they_are_still_to_read(made, tmp_path, adjudicator):
    desk, article_id = two(tmp_path, made, {"claim": None})
    made.assign([Assignment.of(article_id, adjudicator)])
    desk.review.refresh()
    assert (desk.review.queue(), desk.review.own_articles) == ([], [article_id])


def test_by_harm_the_worst_comes_first_and_links_after_all_spans(made: Project, tmp_path: Path):
    other = {
        "lan": ("Bà Lan", "actor"),
        "claim": ("có 1.200 tàu rời cảng", "claim", {"certainty": "possible"}),
        "denial": ("bác bỏ tin tàu rời cảng đêm qua", "claim"),
    }
    desk, _ = two(tmp_path, made, other, links=[("by", "claim", "kern"), ("by", "denial", "kern")])
    queue = desk.review.queue(HARM)
    kinds = [item.group.kind for item in queue if item.section != SAMPLE]
    assert kinds == ["polarity", "boundary", "attribute", "link_target"]
    assert [item.group.kind for item in desk.review.queue(READING)][:2] == ["boundary", "attribute"]
    assert not queue[3].is_ready


def test_filters_show_what_is_asked_for(made: Project, tmp_path: Path):
    desk, _article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor"), "denial": None})
    shown = lambda **chosen: [item.group.kind for item in desk.review.queue(HARM, Filters(**chosen))]  # noqa: E731
    assert shown(kinds=["missing"]) == ["missing"]
    assert "boundary" in shown(labels=["actor"])
    assert "missing" not in shown(labels=["actor"])
    assert shown(articles=["elsewhere"]) == []
    assert "missing" in shown(pairs=[(annotator_id("an"), annotator_id("bo"))])
    assert shown(pairs=[(annotator_id("an"), "nobody")]) == []


def test_what_is_put_off_comes_at_the_end(made: Project, tmp_path: Path):
    desk, _ = two(tmp_path, made, {"lan": ("Bà Lan", "actor"), "denial": None})
    first = desk.first()
    desk.review.later(first)
    assert desk.review.queue()[-1].group.place == first
    assert desk.review.queue()[-1].is_later


def test_options_are_shuffled_the_same_way_each_time(made: Project, tmp_path: Path):
    desk, _ = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    question = desk.review.question(desk.first("boundary"))
    again = Sitting(made, made.annotators()[0].id).review.question(desk.first("boundary"))
    assert question == again


# Decisions about spans


def test_taking_an_option_makes_it_gold_and_goes_on(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    before = sources(made, article_id)
    place = desk.first("boundary")
    assert desk.do(desk.review.take(place, desk.number_of(place, "Bà Lan"), seconds=2.5)) == place
    assert desk.gold(article_id) == [("Bà Lan", "actor", {})]
    (decision,) = made.decisions(article_id)
    assert (decision.decided_by, decision.seconds, len(decision.options)) == (made.annotators()[0].id, 2.5, 2)
    assert made.spans(article_id, GOLD_ID)[0].origin == "adjudicated"
    assert desk.review.question(place) is not None
    assert desk.review.is_decided(place)
    assert made.work(article_id, GOLD_ID).status == IN_PROGRESS
    assert sources(made, article_id) == before


def test_undo_returns_to_the_group_and_leaves_no_row(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    before = golden(made, article_id)
    place = desk.first("boundary")
    desk.do(desk.review.take(place, 0))
    after = golden(made, article_id)
    assert desk.undo() == place
    assert golden(made, article_id) == before
    assert not desk.review.is_decided(place)
    assert desk.redo() == place
    assert golden(made, article_id) == after


def test_a_value_never_comes_with_a_span_unseen(made: Project, tmp_path: Path):
    one = {"f": ("1.200 tàu", "figure", {"value": "1200", "unit": "tàu", "approx": "exact"})}
    other = {"f": ("có 1.200 tàu", "figure", {"value": "1.2", "unit": "tàu", "approx": "about"})}
    desk, article_id = sitting(made, tmp_path, an=Marked(one), bo=Marked(other))
    place = desk.first("value")
    desk.do(desk.review.take(place, desk.number_of(place, "1.200 tàu")))
    assert desk.gold(article_id) == [("1.200 tàu", "figure", {"unit": "tàu"})]
    assert not desk.review.is_decided(place)
    question = desk.review.question(place)
    assert question is not None
    assert (question.asks, question.field) == ("field", "value")
    desk.do(desk.review.take(place, desk.value_number(place, "1200")))
    desk.do(desk.review.take(place, desk.value_number(place, "about")))
    assert desk.gold(article_id) == [("1.200 tàu", "figure", {"value": "1200", "unit": "tàu", "approx": "about"})]
    assert desk.review.is_decided(place)
    assert made.spans(article_id, GOLD_ID)[0].extra["votes"] == 0


def test_where_only_values_differ_the_value_is_asked_at_once(made: Project, tmp_path: Path):
    one = {"f": ("1.200 tàu", "figure", {"value": "1200"})}
    other = {"f": ("1.200 tàu", "figure", {"value": "1.2"})}
    desk, article_id = sitting(made, tmp_path, an=Marked(one), bo=Marked(other))
    place = desk.first("value")
    desk.do(desk.review.take(place, desk.value_number(place, "1200")))
    assert desk.gold(article_id) == [("1.200 tàu", "figure", {"value": "1200"})]
    assert made.spans(article_id, GOLD_ID)[0].extra == {"provenance": "adjudicated", "votes": 1}
    desk.do(desk.review.take(place, desk.value_number(place, "1.2")))
    assert desk.gold(article_id) == [("1.200 tàu", "figure", {"value": "1.2"})]


def test_nothing_here_is_a_decision_and_voids_its_links(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"claim": None})
    place = desk.first("missing")
    desk.do(desk.review.nothing(place))
    assert desk.gold(article_id) == []
    assert desk.review.is_decided(place)
    state = desk.review.article(article_id)
    assert state is not None
    void = [group.link_options[0].type for group in state.compared.links if state.is_void(group)]
    assert sorted(void) == ["by", "denies"]
    desk.finish(article_id)
    assert desk.gold_links(article_id) == [("by", DENIAL[0], "Ông Kern")]


def test_a_majority_takes_three_who_finished_and_is_never_nothing(made: Project, tmp_path: Path):
    desk, _ = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    with pytest.raises(UserError, match="no majority of three"):
        desk.review.majority(desk.first("boundary"))
    text = "Ông Kern nói 40 tàu đến. Bà Lan nghe."
    ours = {"k": ("Ông Kern", "actor"), "f": ("40 tàu", "figure")}
    article_id = add_article(
        made,
        tmp_path,
        text,
        an=Marked(ours),
        bo=Marked({"k": ("Ông Kern", "actor")}),
        chi=Marked({"k": ("Kern", "actor")}),
    )
    desk = Sitting(made, made.annotators()[0].id)
    (kern,) = desk.review.queue(HARM, Filters(kinds=["boundary"], articles=[article_id]))
    (figure,) = desk.review.queue(HARM, Filters(kinds=["missing"], articles=[article_id]))
    desk.do(desk.review.majority(kern.group.place))
    assert desk.gold(article_id) == [("Ông Kern", "actor", {})]
    with pytest.raises(UserError, match="no majority"):
        desk.review.majority(figure.group.place)


def test_keeping_both_keeps_both_and_asks_their_links_again(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"claim": ("1.200 tàu rời cảng", "claim")})
    place = desk.first("boundary")
    desk.do(desk.review.keep_both(place))
    assert [quote for quote, _, _ in desk.gold(article_id)] == [CLAIM[0], "1.200 tàu rời cảng"]
    waiting = [item for item in desk.review.waiting_in(article_id) if item.section == "links"]
    assert [item.group.link_options[0].type for item in waiting] == ["by", "denies"]
    question = desk.review.question(waiting[0].group.place)
    assert question is not None
    assert len(question.choices) == 2
    desk.do(desk.review.keep_both(waiting[0].group.place))
    desk.do(desk.review.take(waiting[1].group.place, 0))
    desk.finish(article_id)
    kinds = [kind for kind, _, _ in desk.gold_links(article_id)]
    assert sorted(kinds) == ["by", "by", "by", "denies"]


def test_a_split_is_taken_in_its_parts(made: Project, tmp_path: Path):
    parts = {"claim": ("có 1.200 tàu", "claim"), "rest": ("rời cảng", "claim")}
    desk, article_id = two(tmp_path, made, parts)
    place = desk.first("split")
    desk.do(desk.review.take(place, desk.number_of(place, "có 1.200 tàu | rời cảng")))
    assert [quote for quote, _, _ in desk.gold(article_id)] == ["có 1.200 tàu", "rời cảng"]
    desk.do(desk.review.take(place, desk.number_of(place, CLAIM[0])))
    assert [quote for quote, _, _ in desk.gold(article_id)] == [CLAIM[0]]


def test_flipping_removes_what_the_other_label_cannot_hold(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"denial": (*DENIAL, {"kind": "implicit"})})
    place = desk.first("attribute")
    desk.do(desk.review.take(place, desk.value_number(place, "implicit")))
    assert desk.gold(article_id) == [(*DENIAL, {"kind": "implicit"})]
    desk.do(desk.review.flip(place))
    assert desk.gold(article_id) == [(DENIAL[0], "claim", {})]
    desk.finish(article_id)
    assert ("denies", DENIAL[0], CLAIM[0]) not in desk.gold_links(article_id)
    assert ("by", DENIAL[0], "Ông Kern") in desk.gold_links(article_id)


def test_what_has_no_opposite_is_not_flipped(made: Project, tmp_path: Path):
    desk, _ = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    with pytest.raises(UserError, match="actor has no opposite"):
        desk.review.flip(desk.first("boundary"))


def test_a_label_is_set_on_the_extent_in_focus(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    place = desk.first("boundary")
    desk.do(desk.review.set_label(place, "figure", number=desk.number_of(place, "Bà Lan")))
    assert desk.gold(article_id) == [("Bà Lan", "figure", {})]


def test_boundaries_are_moved_before_and_after_a_decision(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    place = desk.first("boundary")
    desk.do(desk.review.move(place, 3, 9))
    assert desk.gold(article_id) == [("Lan Hạ", "actor", {})]
    desk.do(desk.review.move(place, 3, 6))
    assert desk.gold(article_id) == [("Lan", "actor", {})]
    assert made.spans(article_id, GOLD_ID)[0].extra["votes"] == 0
    with pytest.raises(UserError):
        desk.review.move(place, 5, 5)


def test_a_note_stays_with_the_decision_whenever_it_is_written(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    place = desk.first("boundary")
    desk.do(desk.review.note(place, "titles belong to names"))
    assert not desk.review.is_decided(place)
    desk.do(desk.review.take(place, 0))
    assert made.decisions(article_id)[0].note == "titles belong to names"
    assert desk.review.is_decided(place)


def test_a_note_becomes_an_entry_of_the_guidelines_with_its_example(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    place = desk.first("boundary")
    desk.do(desk.review.take(place, desk.number_of(place, "Bà Lan Hạ")))
    desk.do(desk.review.note(place, "Names are marked in full."))
    (note,) = desk.review.notes()
    assert (note.note, note.quote, note.kind, note.article_id) == (
        "Names are marked in full.",
        "Bà Lan Hạ",
        "boundary",
        article_id,
    )
    text = desk.review.guidelines_with(place, note.note)
    assert text.endswith(
        "- Names are marked in full. “**Bà Lan Hạ** nói có 1.200 tàu rời cảng. Ông Kern bác bỏ tin tàu rời …”\n"
    )
    assert save_guidelines(made, text, seen=made.guidelines.version, by=desk.review.adjudicator) == 2


def test_gold_has_no_place_twice_with_one_label(made: Project, tmp_path: Path):
    desk, _ = two(tmp_path, made, {"lan": ("Bà Lan", "actor"), "denial": (DENIAL[0][7:], "denial")})
    first, second = (item.group for item in desk.review.queue(HARM, Filters(kinds=["boundary"])))
    desk.do(desk.review.take(first.place, 0))
    span = made.spans(first.article_id, GOLD_ID)[0]
    desk.do(desk.review.set_label(second.place, span.label))
    with pytest.raises(UserError, match="Gold has this text with this label already"):
        desk.review.move(second.place, span.start, span.end)


# Links


def test_links_are_decided_once_their_ends_are(made: Project, tmp_path: Path):
    desk, _article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor")}, links=[("by", "claim", "kern"), *LINKS[1:]])
    link = next(item.group.place for item in desk.review.queue() if item.group.kind == "link_target")
    with pytest.raises(UserError, match="Decide the spans at both ends"):
        desk.review.take(link, 0)
    desk.do(desk.review.take(desk.first("boundary"), 0))
    question = desk.review.question(link)
    assert question is not None
    assert question.asks == "link"
    desk.do(desk.review.take(link, 0))
    assert desk.review.is_decided(link)


def test_a_changed_span_reopens_the_decisions_about_its_links(made: Project, tmp_path: Path):
    desk, _article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor")}, links=[("by", "claim", "kern"), *LINKS[1:]])
    span = desk.first("boundary")
    desk.do(desk.review.take(span, 0))
    link = desk.first("link_target")
    desk.do(desk.review.take(link, 0))
    desk.do(desk.review.take(span, 1))
    assert not desk.review.is_decided(link)
    desk.undo()
    assert desk.review.is_decided(link)


def test_a_link_can_be_refused(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {}, links=LINKS[:2])
    place = desk.first("link_missing")
    desk.do(desk.review.nothing(place))
    desk.finish(article_id)
    assert "denies" not in {kind for kind, _, _ in desk.gold_links(article_id)}


def test_links_that_only_one_can_have_are_not_both_kept(made: Project, tmp_path: Path):
    more = {**BASE, "two": ("tàu rời cảng đêm qua", "claim"), "three": ("kho đã trống", "claim")}
    desk, _ = sitting(
        made,
        tmp_path,
        an=Marked(more, [("same_as", "three", "claim")]),
        bo=Marked(more, [("same_as", "three", "two")]),
    )
    with pytest.raises(UserError, match="one link of this type only"):
        desk.review.keep_both(desk.first("link_target"))


# Many at once


def alike(made: Project, tmp_path: Path) -> tuple[Sitting, list[str]]:
    one = Marked({"f": ("40 tàu", "figure", {"value": "40"}), "g": ("40 tàu", "figure", {"value": "40"}, 30)})
    other = Marked({"f": ("40 tàu", "figure", {"value": "4"}), "g": ("40 tàu", "figure", {"value": "4"}, 30)})
    texts = [OTHER, f"{OTHER} Chợ vắng."]
    articles = [add_article(made, tmp_path, text, an=one, bo=other) for text in texts]
    return Sitting(made, made.annotators()[0].id), articles


def test_groups_alike_are_decided_together_in_one_step_of_undo(made: Project, tmp_path: Path):
    desk, articles = alike(made, tmp_path)
    before = [golden(made, article_id) for article_id in articles]
    place = desk.first("value")
    assert len(desk.review.alike(place)) == 4
    desk.do(desk.review.take_alike(place, desk.value_number(place, "40"), seconds=3.0))
    gold = [("40 tàu", "figure", {"value": "40"})] * 2
    assert [desk.gold(article_id) for article_id in articles] == [gold, gold]
    assert not desk.review.queue()
    after = [golden(made, article_id) for article_id in articles]
    desk.undo()
    assert [golden(made, article_id) for article_id in articles] == before
    assert History(made, desk.review.adjudicator).undo_name is None
    desk.redo()
    assert [golden(made, article_id) for article_id in articles] == after
    again = History(made, desk.review.adjudicator)
    again.undo()
    assert [golden(made, article_id) for article_id in articles] == before


def test_propositions_and_names_are_never_decided_together(made: Project, tmp_path: Path):
    desk, _ = two(tmp_path, made, {"claim": ("1.200 tàu rời cảng", "claim")})
    assert desk.review.alike(desk.first("boundary")) == []
    with pytest.raises(UserError, match="No other group has the same text"):
        desk.review.take_alike(desk.first("boundary"), 0)


# Agreement


def test_agreement_on_one_suggestion_is_never_accepted_by_itself(made: Project, tmp_path: Path):
    accepted = Marked({"lan": LAN}, origin="suggested:rules@1")
    desk, article_id = sitting(made, tmp_path, an=accepted, bo=accepted)
    (item,) = desk.review.queue()
    assert item.section == "suggested"
    with pytest.raises(UserError, match="Still to be decided in this article: 1"):
        desk.review.close(article_id)
    desk.do(desk.review.take(item.group.place, 0))
    desk.do(desk.review.close(article_id))
    assert made.spans(article_id, GOLD_ID)[0].extra == {"provenance": "adjudicated", "votes": 2}


def test_a_tenth_of_what_is_accepted_is_shown_and_all_of_it_once_some_is_changed(made: Project, tmp_path: Path):
    text = " ".join(f"Bến {letter} có {number} tàu." for number, letter in enumerate("ABCDEFGHIJKLMNOPQRST", 100))
    marked = Marked({str(number): (f"{number} tàu", "figure") for number in range(100, 120)})
    article_id = add_article(made, tmp_path, text, an=marked, bo=marked)
    desk = Sitting(made, made.annotators()[0].id)
    assert [item.section for item in desk.review.queue()] == [SAMPLE] * 2
    place = desk.first()
    desk.do(desk.review.take(place, 0))
    assert len(desk.review.queue()) == 1
    desk.do(desk.review.nothing(desk.first()))
    assert len(desk.review.queue()) == 18
    desk.undo()
    assert len(desk.review.queue()) == 1
    desk.finish(article_id)
    assert [span.extra["provenance"] for span in made.spans(article_id, GOLD_ID)] == ["agreed"] * 20


def test_closing_writes_what_is_agreed_as_one_edit_with_the_work(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {})
    assert made.spans(article_id, GOLD_ID) == []
    while desk.review.queue():
        desk.do(desk.review.take(desk.first(), 0))
    before = golden(made, article_id)
    desk.do(desk.review.close(article_id))
    assert made.work(article_id, GOLD_ID).status == "finished"
    assert len(desk.gold(article_id)) == 4
    assert sorted(desk.gold_links(article_id)) == [
        ("by", DENIAL[0], "Ông Kern"),
        ("by", CLAIM[0], "Bà Lan Hạ"),
        ("denies", DENIAL[0], CLAIM[0]),
    ]
    assert desk.history.undo_name == "gold"
    desk.undo()
    assert golden(made, article_id) == before


def test_what_everybody_missed_is_added_at_the_read_through(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {})
    start = TEXT.index("kho trống từ thứ Hai")
    desk.do(desk.review.add_span(article_id, start, start + len("kho trống từ thứ Hai"), "claim"))
    state = desk.review.article(article_id)
    assert state is not None
    added = made.spans(article_id, GOLD_ID)[0].id
    lan = next(draft.id for draft in state.gold_spans() if draft.label == "actor")
    desk.do(desk.review.add_link(article_id, added, lan, "by"))
    desk.finish(article_id)
    assert ("by", "kho trống từ thứ Hai", "Bà Lan Hạ") in desk.gold_links(article_id)
    assert len(desk.gold(article_id)) == 5
    with pytest.raises(UserError):
        desk.review.add_span(article_id, start, start + 3, "claim")
    desk.do(desk.review.reopen(article_id))
    desk.do(desk.review.close(article_id))
    assert len(desk.gold(article_id)) == 5


# Later changes


def change_source(project: Project, article_id: str, who: str, label: str) -> None:
    """Let an annotator take the article up again, change the certainty of a span of theirs, and finish it."""
    history, person = History(project, annotator_id(who)), annotator_id(who)
    history.do(annotating.set_status(project.work(article_id, person), IN_PROGRESS))
    span = next(span for span in project.spans(article_id, person) if span.label == label)
    article, work = project.article(article_id), project.work(article_id, person)
    if label == "claim":
        history.do(annotating.set_attributes(project.scheme, article, work, span, {"certainty": "possible"}))
    else:
        history.do(annotating.move_span(article, work, [], span, start=span.start, end=span.end - 3))
    history.do(annotating.set_status(project.work(article_id, person), "finished"))


def test_only_groups_whose_sources_changed_come_back(made: Project, tmp_path: Path):
    other = {"lan": ("Bà Lan", "actor"), "claim": ("1.200 tàu rời cảng", "claim")}
    desk, article_id = two(tmp_path, made, other)
    while desk.review.queue():
        desk.do(desk.review.take(desk.first(), 0))
    gold = {span.label: span.id for span in made.spans(article_id, GOLD_ID)}
    change_source(made, article_id, "an", "claim")
    desk.review.refresh()
    waiting = [item.group for item in desk.review.queue() if item.section != SAMPLE]
    assert [(group.kind, group.differences) for group in waiting] == [("boundary", ("boundary", "attribute"))]
    desk.do(desk.review.take(waiting[0].place, 0))
    desk.do(desk.review.take(waiting[0].place, 0))
    assert {span.label: span.id for span in made.spans(article_id, GOLD_ID)} == gold


def test_decisions_hold_in_a_closed_article_until_a_source_changes(made: Project, tmp_path: Path):
    desk, article_id = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    desk.finish(article_id)
    desk.review.refresh()
    assert not desk.review.queue()
    change_source(made, article_id, "bo", "claim")
    desk.review.refresh()
    (item,) = desk.review.queue()
    assert item.group.kind == "attribute"
    desk.do(desk.review.take(item.group.place, desk.value_number(item.group.place, "possible")))
    assert made.work(article_id, GOLD_ID).status == IN_PROGRESS
    desk.finish(article_id)
    assert (CLAIM[0], "claim", {"certainty": "possible"}) in desk.gold(article_id)
    assert len(desk.gold(article_id)) == 4


def test_progress_counts_what_is_decided_and_how_fast(made: Project, tmp_path: Path):
    desk, _ = two(tmp_path, made, {"lan": ("Bà Lan", "actor"), "denial": None})
    left = len(desk.review.queue())
    assert (desk.review.progress().decided, desk.review.progress().left) == (0, left)
    desk.do(desk.review.take(desk.first("boundary"), 0, seconds=2.0))
    desk.do(desk.review.take(desk.first("missing"), 0, seconds=4.0))
    progress = desk.review.progress()
    assert (progress.decided, progress.pace.per_minute) == (2, 20.0)
    assert progress.by_kind["boundary"].per_minute == 30.0


def test_a_place_that_is_gone_is_told(made: Project, tmp_path: Path):
    desk, _ = two(tmp_path, made, {})
    with pytest.raises(UserError, match="changed in the meantime"):
        desk.review.take("nowhere", 0)
    place = desk.first()
    with pytest.raises(UserError, match="no option 10 here"):
        desk.review.take(place, 9)


def test_the_rows_of_an_edit_belong_to_gold_and_the_edit_to_the_adjudicator(made: Project, tmp_path: Path):
    desk, _ = two(tmp_path, made, {"lan": ("Bà Lan", "actor")})
    edit = desk.review.take(desk.first("boundary"), 0)
    assert edit.annotator_id == desk.review.adjudicator
    assert {getattr(change.row, "annotator_id", "") for change in edit.changes} == {GOLD_ID}
    assert replace(edit.inverse().inverse(), id="") == replace(edit, id="")
