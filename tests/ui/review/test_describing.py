"""Questions of the review as what its panels and the article view are given."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from annotator.domain import disagreement as d
from annotator.domain.disagreement import Disagreement, SpanOption
from annotator.ui.article.parts import OptionLine, OptionLink
from annotator.ui.review.describing import ReviewWords
from annotator.ui.review.parts import (
    BOTH,
    BOUNDARIES,
    FLIP,
    LATER,
    LATER_KEY,
    NOTE,
    NOTHING,
    OPEN,
    SAMPLE,
    SUGGESTED,
    Said,
    Tie,
)
from annotator.ui.review.questions import Placed

TEXT = "Ban quản lý bác bỏ tin cửa xả đã mở. Dân kể có khoảng 1200 hộ phải dọn đi."
NAMES = {"u1": "Mai", "u2": "Bình", "u3": "Chi"}


class Choice(NamedTuple):
    annotators: tuple[str, ...]
    option: SpanOption | None = None
    link: Any = None
    value: Any = None
    ends: tuple[tuple[str, str], ...] = ()


class Question(NamedTuple):
    group: Disagreement
    choices: tuple[Choice, ...]
    field: str = ""
    nothing: tuple[str, ...] = ()
    majority: int | None = None


class Way(NamedTuple):
    type: str
    source: str
    targets: tuple[str, ...]


class Tied(NamedTuple):
    type: str
    target: str


def at(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


def option(who: tuple[str, ...], label: str, *quotes: str, notes: Mapping[str, str] | None = None, **attributes):
    spans = {one: (f"{one}-{quotes[0]}",) for one in who}
    return SpanOption(
        parts=tuple((*at(quote), label) for quote in quotes), attributes=attributes, spans=spans, notes=notes or {}
    )


def group(kind: str, quote: str, **more) -> Disagreement:
    start, end = at(quote)
    return Disagreement(
        place="g", fingerprint="f", article_id="a", kind=kind, differences=(kind,), start=start, end=end, **more
    )


PLACES = {
    "source": Placed(*at("bác bỏ tin cửa xả đã mở"), "denial"),
    "one": Placed(*at("cửa xả đã mở"), "claim"),
    "two": Placed(*at("khoảng 1200 hộ phải dọn đi"), "claim"),
}


@pytest.fixture
def words(scheme) -> ReviewWords:
    ties = {"denial": (Tie("by", "Ban quản lý"),)}
    return ReviewWords(
        TEXT,
        scheme,
        "en",
        names=NAMES,
        place_of=PLACES.get,
        ties_of=lambda one: ties.get(one.parts[0][2], ()),
    )


def spans_question() -> Question:
    whole = option(("u1",), "denial", "bác bỏ tin cửa xả đã mở", notes={"u1": "rõ ràng", "u2": " "})
    inner = option(("u2", "u3"), "claim", "cửa xả đã mở", form="reported", non_denial=True)
    return Question(
        group(d.POLARITY, "bác bỏ tin cửa xả đã mở", options=(whole, inner)),
        (Choice(("u2", "u3"), inner), Choice(("u1",), whole)),
        majority=0,
    )


def test_options_are_numbered_in_the_order_that_they_come_in(words):
    asked = words.asked(spans_question())
    assert [(one.number, one.label, one.votes) for one in asked.options] == [(1, "claim", 2), (2, "denial", 1)]
    assert [one.names for one in asked.options] == [("Bình", "Chi"), ("Mai",)]
    assert asked.kind == d.POLARITY
    assert asked.majority == 1
    assert asked.has_majority


def test_each_row_has_the_whole_place_with_what_is_outside_of_it(words):
    inner, whole = words.asked(spans_question()).options
    assert inner.text == whole.text == "bác bỏ tin cửa xả đã mở"
    assert [inner.text[start:end] for start, end in inner.outside] == ["bác bỏ tin "]
    assert [whole.text[start:end] for start, end in whole.marked] == ["bác bỏ tin "]


def test_attributes_links_and_notes_are_put_into_words(words):
    inner, whole = words.asked(spans_question()).options
    assert inner.details == "reported, did not deny"
    assert whole.ties == (Tie("by", "Ban quản lý"),)
    assert whole.notes == (Said("Mai", "rõ ràng"),)


def test_two_people_make_no_majority_but_two_and_one_who_marked_nothing_may(words):
    two = Question(spans_question().group, (Choice(("u1",), option(("u1",), "claim", "cửa xả đã mở")),))
    assert not words.asked(two._replace(nothing=("u2",))).has_majority
    asked = words.asked(two._replace(nothing=("u2", "u3")))
    assert asked.has_majority
    assert asked.nothing == ("Bình", "Chi")
    assert asked.votes == (1, 2)


def test_the_article_view_gets_a_line_for_each_option(words):
    marks = words.marks(spans_question(), focus=2)
    assert (marks.start, marks.end) == at("bác bỏ tin cửa xả đã mở")
    assert marks.focus == 2
    assert marks.lines == (
        OptionLine(1, "claim", (at("cửa xả đã mở"),)),
        OptionLine(2, "denial", (at("bác bỏ tin cửa xả đã mở"),)),
    )


def test_a_split_option_is_one_line_of_several_parts(words):
    split = option(("u1",), "claim", "bác bỏ", "cửa xả đã mở")
    question = Question(group(d.SPLIT, "bác bỏ tin cửa xả đã mở", options=(split,)), (Choice(("u1",), split),))
    assert words.marks(question).lines == (OptionLine(1, "claim", (at("bác bỏ"), at("cửa xả đã mở"))),)


def test_a_link_is_asked_by_its_targets(words):
    one, two = Way("denies", "source", ("one",)), Way("denies", "source", ("two",))
    place = group(d.LINK_TARGET, "bác bỏ tin cửa xả đã mở")
    question = Question(place, (Choice(("u1",), link=one), Choice(("u2",), link=two)), nothing=("u3",))
    asked, marks = words.asked(question), words.marks(question)
    assert [(row.label, row.text, row.details) for row in asked.options] == [
        ("claim", "cửa xả đã mở", "denies"),
        ("claim", "khoảng 1200 hộ phải dọn đi", "denies"),
    ]
    assert marks.lines[1] == OptionLine(2, "claim", (at("khoảng 1200 hộ phải dọn đi"),))
    source = at("bác bỏ tin cửa xả đã mở")
    assert marks.links[0] == OptionLink(1, "denies", source, at("cửa xả đã mở"))
    assert (marks.start, marks.end) == source
    assert asked.can == {NOTHING, BOTH, LATER_KEY, NOTE}
    assert asked.is_of_links


def ways_between(scheme, kind: str, *ends: tuple[str, str]) -> tuple[ReviewWords, Question]:
    """A question about links between gold spans: those of PLACES, by their names."""
    words = ReviewWords(TEXT, scheme, "en", names=NAMES, place_of={"source": PLACES["one"]}.get, end_of=PLACES.get)
    link = Way(kind, "source", ("source",))
    place = group(d.LINK_TARGET, "bác bỏ tin cửa xả đã mở")
    return words, Question(place, tuple(Choice(("u1",), link=link, ends=(end,)) for end in ends))


def test_where_an_end_has_become_several_each_way_says_the_gold_span_it_means(scheme):
    words, question = ways_between(scheme, "denies", ("source", "one"), ("source", "two"))
    asked = words.asked(question)
    assert [row.text for row in asked.options] == ["cửa xả đã mở", "khoảng 1200 hộ phải dọn đi"]
    lines = words.marks(question).lines
    assert [line.extents for line in lines] == [(at("cửa xả đã mở"),), (at("khoảng 1200 hộ phải dọn đi"),)]


def test_where_the_beginning_has_become_several_rows_and_marks_say_where_each_link_begins(scheme):
    words, question = ways_between(scheme, "same_as", ("one", "source"), ("two", "source"))
    asked, marks = words.asked(question), words.marks(question)
    assert [row.text for row in asked.options] == [
        "cửa xả đã mở → bác bỏ tin cửa xả đã mở",
        "khoảng 1200 hộ phải dọn đi → bác bỏ tin cửa xả đã mở",
    ]
    assert [line.extents for line in marks.lines] == [(at("cửa xả đã mở"),), (at("khoảng 1200 hộ phải dọn đi"),)]
    assert [link.source for link in marks.links] == [at("cửa xả đã mở"), at("khoảng 1200 hộ phải dọn đi")]
    assert BOTH in asked.can


def test_several_links_of_a_type_that_a_span_has_once_are_not_offered_to_be_kept(scheme):
    words, question = ways_between(scheme, "same_as", ("source", "one"), ("source", "two"))
    assert BOTH not in words.asked(question).can


def test_a_link_whose_end_is_no_gold_span_is_left_out(words):
    gone = Way("denies", "source", ("nowhere",))
    question = Question(group(d.LINK_TARGET, "bác bỏ"), (Choice(("u1",), link=gone),))
    assert words.marks(question).lines == ()
    assert words.asked(question).options[0].text == ""


def test_a_field_is_asked_by_its_name_and_its_values_in_words(words):
    figure = option(("u1",), "figure", "khoảng 1200 hộ", value="1200")
    question = Question(
        group(d.VALUE, "khoảng 1200 hộ", options=(figure,)),
        (Choice(("u1", "u2"), figure, value="1200"), Choice(("u3",), figure)),
        field="value",
    )
    asked = words.asked(question, Placed(*at("khoảng 1200 hộ"), "figure"))
    assert asked.field == "value"
    assert [one.text for one in asked.options] == ["1,200", "not set"]
    assert asked.taken is not None
    assert (asked.taken.text, asked.taken.label) == ("khoảng 1200 hộ", "figure")
    assert asked.can == {LATER_KEY, NOTE}
    assert words.marks(question).lines == ()


def test_a_field_that_is_a_stretch_of_text_is_underlined(words):
    denial = option(("u1",), "denial", "bác bỏ tin cửa xả đã mở")
    start, end = at("bác bỏ")
    cue = {"start": start, "end": end}
    place = group(d.ATTRIBUTE, "bác bỏ tin cửa xả đã mở", options=(denial,))
    question = Question(place, (Choice(("u1",), denial, value=cue), Choice(("u2",), denial)), field="cue")
    assert words.marks(question).lines == (OptionLine(1, "denial", ((start, end),)),)
    assert words.asked(question).options[0].text == "“bác bỏ”"


def test_only_claims_and_denials_can_be_flipped_and_only_several_kept(words):
    def can(*labels: str) -> frozenset[str]:
        choices = tuple(Choice((f"u{at}",), option((f"u{at}",), one, "cửa xả")) for at, one in enumerate(labels, 1))
        return words.asked(Question(group(d.LABEL, "cửa xả"), choices)).can

    assert can("claim", "denial") == {NOTHING, BOTH, FLIP, BOUNDARIES, LATER_KEY, NOTE}
    assert FLIP not in can("actor", "figure")
    assert BOTH not in can("actor")


def test_a_row_of_the_queue_has_the_words_of_the_place_or_of_the_link(words):
    assert words.quote(group(d.MISSING, "cửa xả")) == "cửa xả"
    link = Tied("denies", "two")
    named = group(d.LINK_TARGET, "bác bỏ", link_options=(link,))
    assert words.quote(named) == "denies khoảng 1200 hộ phải dọn đi"


def test_what_is_agreed_but_shown_all_the_same_has_a_heading_of_its_own(words):
    agreed = group("agreed", "cửa xả")
    assert words.row(agreed, "sample", article="Bản tin") == ("g", SAMPLE, "cửa xả", OPEN, "Bản tin")
    assert words.row(agreed, "suggested", state=LATER).kind == SUGGESTED
    assert words.row(group(d.MISSING, "cửa xả"), "spans").kind == d.MISSING
