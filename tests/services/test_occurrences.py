"""Occurrences: the same words wherever they stand whole, without those that have the label, with a warning at some."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.edit import Edit
from annotator.domain.errors import RecordError, UserError
from annotator.domain.scheme import Scheme
from annotator.domain.span import Mark, Span
from annotator.domain.work import IN_PROGRESS, Work
from annotator.domain.zone import Zone
from annotator.services import annotating, occurrences
from annotator.services.occurrences import FREE, IN_SPAN, IN_ZONE, Occurrence

TEXT = "Bà Lụa nói cầu gãy. Theo bà Lụa, bà Lụa Vân không ở đó. Bà Lụa nhắc lại.\nĐọc thêm: Bà Lụa trả lời phỏng vấn"
LAST = (TEXT.rindex("Bà Lụa"), TEXT.rindex(" trả"))
ARTICLE = Article.from_text(TEXT)
WORK = replace(Work.fresh(ARTICLE.id, "mai"), status=IN_PROGRESS)


def found(text, quote, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return [text[a:b] for a, b in occurrences.occurrences(text, start, start + len(quote))]


def span(start: int, end: int, label: str = "actor", **more: object) -> Span:
    fields = {"id": f"{label}{start}", "article_id": ARTICLE.id, "annotator_id": "mai", "label": label}
    return Span(**(fields | {"start": start, "end": end, "quote": TEXT[start:end]} | more))


@pytest.mark.parametrize(
    ("text", "quote", "times"),
    [
        ("Nga và nga, Nga.", "Nga", 2),
        ("ba bà bả ba", "ba", 2),
        ("cầu cầu-đường cầu.", "cầu", 2),
        ("2.000 người, 12.000 người", "2.000 người", 1),
        ("12 người, 12.000 người, 12 người", "12 người", 2),
        ("“tin” và tin", "tin", 2),
        ("thông tin, thông\u00a0tin, thông\n tin", "thông tin", 3),
        ("F-35, F-35A và F-35", "F-35", 2),
        ("5–7 ngày, 5-7 ngày", "5–7 ngày", 2),
        ("tin", "tin", 1),
        ("tintin tin", "tin", 2),
    ],
)
def test_words_occur_where_they_stand_whole_with_case_and_marks(text, quote, times):
    assert len(found(text, quote)) == times


def test_the_two_ways_to_write_a_mark_are_the_same_words():
    text = "Bà Lụa và " + unicodedata.normalize("NFD", "Bà Lụa")
    assert found(text, "Bà Lụa") == ["Bà Lụa", unicodedata.normalize("NFD", "Bà Lụa")]


def test_blanks_around_a_selection_do_not_count():
    assert occurrences.occurrences("a tin b tin", 1, 6) == [(2, 5), (8, 11)]
    assert occurrences.occurrences("a   b", 1, 4) == []


@given(st.text(st.sampled_from("ab .-1,ắ\u0301😀“”"), max_size=30), st.data())
def test_what_was_chosen_is_among_its_occurrences_and_none_lies_over_another(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    extents = occurrences.occurrences(text, start, end)
    if not text[start:end].strip():
        assert extents == []
        return
    chosen = text[start:end].strip()
    assert any(text[a:b] == chosen and start <= a and b <= end for a, b in extents)
    assert all(a < b for a, b in extents)
    assert all(one[1] <= other[0] for one, other in pairwise(extents))


@given(st.text(st.sampled_from("ab .-1,ắ\u0301😀%"), max_size=20))
def test_a_word_is_whole_where_the_word_rules_end_it(text):
    from annotator.suggest import words

    inside = {at for at in range(len(text)) for start, end in [words.token_at(text, at)] if start < at < end}
    every = [(a, b) for a in range(len(text)) for b in range(a + 1, len(text) + 1)]
    assert occurrences.whole_words(text, every) == [(a, b) for a, b in every if a not in inside and b not in inside]


def test_what_has_the_label_is_left_out_and_what_lies_inside_one_or_in_boilerplate_is_warned_of():
    everywhere = occurrences.occurrences(TEXT, 0, 6)
    lower = TEXT.index("bà Lụa")
    assert everywhere == [(0, 6), (TEXT.index("Bà Lụa nhắc"), TEXT.index(" nhắc")), LAST]
    spans = [span(0, 6), span(3, 6), span(TEXT.index("Bà Lụa nhắc"), TEXT.index(" lại")), span(*LAST, "claim")]
    zone = Zone(id="z", article_id=ARTICLE.id, start=TEXT.index("Đọc"), end=len(TEXT), kind="boilerplate")
    assert occurrences.offered(everywhere, "actor", spans, [zone]) == [
        Occurrence(*everywhere[1], IN_SPAN),
        Occurrence(*LAST, IN_ZONE),
    ]
    assert occurrences.offered([(lower, lower + 6)], "actor", spans, [zone]) == [Occurrence(lower, lower + 6, FREE)]
    assert occurrences.offered([LAST], "claim", spans, []) == []


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)), max_size=8),
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)), max_size=8),
)
def test_an_occurrence_is_inside_what_holds_it(around, inner):
    spans = [span(start, start + size) for start, size in around]
    extents = [(start, start + size) for start, size in inner]
    held = {
        extent
        for extent in extents
        if any(one.start <= extent[0] and extent[1] <= one.end and (one.start, one.end) != extent for one in spans)
    }
    given = occurrences.offered(extents, "actor", spans, [])
    assert {(one.start, one.end) for one in given if one.why == IN_SPAN} == held - {(s.start, s.end) for s in spans}


def test_places_in_the_text_are_not_copied(scheme: Scheme):
    one = span(0, 6, "claim", attributes={"form": "direct", "cue": {"start": 7, "end": 10}})
    assert occurrences.copied_attributes(scheme, one.label, one.attributes) == {"form": "direct"}
    actor = span(0, 6, attributes={"type": "person", "canonical": "Lụa"})
    assert occurrences.copied_attributes(scheme, actor.label, actor.attributes) == {
        "type": "person",
        "canonical": "Lụa",
    }


# One edit


def quotes(edit: Edit) -> list[str]:
    return [change.after.quote for change in edit.of(Span) if isinstance(change.after, Span)]


def test_all_are_labelled_alike_by_one_edit(scheme: Scheme):
    extents = [(0, 6), (LAST[0], LAST[1] + 1), LAST]
    edit = annotating.add_spans(
        scheme, ARTICLE, WORK, [], extents, label="actor", attributes={"canonical": "Lụa", "type": "person"}
    )
    assert edit.name == "label_all"
    assert quotes(edit) == ["Bà Lụa", "Bà Lụa"], "blanks at the ends are left out, and none is made twice"
    spans = [change.after for change in edit.of(Span)]
    assert {(one.annotator_id, one.label, one.origin) for one in spans} == {("mai", "actor", "manual")}
    assert all(dict(one.attributes) == {"type": "person", "canonical": "Lụa"} for one in spans)
    assert len({one.id for one in spans}) == 2


def test_the_first_labels_of_an_article_begin_the_work(scheme: Scheme):
    edit = annotating.add_spans(scheme, ARTICLE, Work.fresh(ARTICLE.id, "mai"), [], [(0, 6)], label="actor")
    assert [change.after.status for change in edit.of(Work)] == [IN_PROGRESS]


def test_what_has_the_label_already_is_passed_over(scheme: Scheme):
    present = [Mark("a", 0, 6, "actor"), Mark("b", *LAST, "claim")]
    edit = annotating.add_spans(scheme, ARTICLE, WORK, present, [(0, 6), LAST], label="actor")
    assert [(change.after.start, change.after.end) for change in edit.of(Span)] == [LAST]
    with pytest.raises(UserError, match="already has this label"):
        annotating.add_spans(scheme, ARTICLE, WORK, present, [(0, 6)], label="actor")


@pytest.mark.parametrize("extents", [[], [(3, 3)], [(0, 6), (90, 999)], [(2, 3)]])
def test_what_cannot_be_labelled_is_refused_as_a_whole(scheme: Scheme, extents):
    with pytest.raises((UserError, RecordError)):
        annotating.add_spans(scheme, ARTICLE, WORK, [], extents, label="actor")


def test_a_label_that_the_scheme_does_not_have_is_refused(scheme: Scheme):
    with pytest.raises(RecordError):
        annotating.add_spans(scheme, ARTICLE, WORK, [], [(0, 6)], label="nothing")
