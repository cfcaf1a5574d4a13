"""Values offered for a text attribute: those used near a span first."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.services.offering import nearest_first


def actor(span_id: str, start: int, canonical: object = None, label: str = "actor") -> Span:
    attributes = {} if canonical is None else {"canonical": canonical}
    return Span(
        id=span_id,
        article_id="a",
        annotator_id="m",
        start=start,
        end=start + 5,
        label=label,
        quote="họ",
        attributes=attributes,
    )


def test_the_nearest_of_the_article_come_first_then_the_projects():
    spans = [actor("a", 0, "Cảng Lune"), actor("b", 90, "Bộ Nước"), actor("c", 120, "Hãng Tesk"), actor("d", 60)]
    known = ["Hãng Tesk", "Đài Sóng", "Bộ Nước"]
    assert nearest_first(actor("x", 100), spans, "canonical", known) == [
        "Bộ Nước",
        "Hãng Tesk",
        "Cảng Lune",
        "Đài Sóng",
    ]


def test_as_near_on_both_sides_the_one_before_comes_first():
    spans = [actor("a", 110, "sau"), actor("b", 90, "trước")]
    assert nearest_first(actor("x", 100), spans, "canonical", []) == ["trước", "sau"]


def test_its_own_value_other_labels_and_what_is_no_text_are_left_out():
    spans = [actor("x", 100, "chính nó"), actor("a", 90, "số", "figure"), actor("b", 80, True), actor("c", 70, "")]
    assert nearest_first(spans[0], spans, "canonical", ["kho"]) == ["kho"]


@given(
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["a", "b", "c", ""])), max_size=20),
    st.lists(st.sampled_from(["b", "c", "d"]), unique=True),
)
def test_every_value_is_offered_once_and_those_of_the_article_by_distance(places, known):
    spans = [actor(str(at), start, value) for at, (start, value) in enumerate(places)]
    here = actor("x", 200)
    found = nearest_first(here, spans, "canonical", known)
    assert len(set(found)) == len(found)
    used = {value for _start, value in places if value}
    assert set(found) == used | set(known)
    assert set(found[: len(used)]) == used
    far = [min(abs(start - 200) for start, value in places if value == one) for one in found[: len(used)]]
    assert far == sorted(far)
