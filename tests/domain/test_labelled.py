"""What one person labelled, kept change by change: always what it would be if it were read anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain import reading_order as order_module
from annotator.domain.edit import Change
from annotator.domain.labelled import Labelled
from annotator.domain.link import Link
from annotator.domain.open_points import open_points
from annotator.domain.reading_order import ReadingOrder
from annotator.domain.span import Span, reading_order

LABELS = ("claim", "denial", "actor", "figure")
places = st.tuples(st.integers(0, 60), st.integers(1, 25), st.sampled_from(LABELS))
many = st.lists(places, max_size=30)


def span(span_id: str, start: int, length: int, label: str = "claim", **attributes) -> Span:
    place = {"start": start, "end": start + length}
    return Span(
        id=span_id, article_id="a", annotator_id="m", label=label, quote="x" * length, attributes=attributes, **place
    )


def spans_of(found) -> list[Span]:
    return [span(f"s{at}", *place) for at, place in enumerate(found)]


def link(link_id: str, kind: str, source: str, target: str) -> Link:
    return Link(id=link_id, article_id="a", annotator_id="m", type=kind, source_id=source, target_id=target)


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(order_module, "_CHUNK", 3)


@given(many, st.lists(st.tuples(st.integers(0, 29), places), max_size=25), st.integers(0, 85), st.integers(1, 20))
def test_spans_that_come_and_go_stay_in_order_and_are_found_by_place(small_chunks, found, changes, start, length):
    kept = {each.id: each for each in spans_of(found)}
    order = ReadingOrder(kept.values())
    for number, place in changes:
        span_id = f"s{number}"
        if span_id in kept:
            order.remove(kept.pop(span_id))
        else:
            kept[span_id] = span(span_id, *place)
            order.add(kept[span_id])
    expected = sorted(kept.values(), key=reading_order)
    assert list(order) == expected
    assert len(order) == len(expected)
    end = start + length
    assert order.over(start, end) == [each for each in expected if each.start < end and each.end > start]
    assert list(order.after((start,))) == [each for each in expected if each.start >= start]
    assert list(order.before((start,))) == [each for each in reversed(expected) if each.start < start]
    for at, each in enumerate(expected):
        assert list(order.after(reading_order(each))) == expected[at + 1 :]
        assert list(order.before(reading_order(each))) == expected[:at][::-1]


def test_a_span_that_is_not_there_cannot_be_taken_out():
    with pytest.raises(KeyError):
        ReadingOrder().remove(span("a", 0, 3))
    with pytest.raises(KeyError):
        ReadingOrder([span("a", 0, 3)]).remove(span("b", 0, 3))


acts = st.lists(
    st.tuples(
        st.sampled_from(["put", "drop", "tie", "untie", "value", "both"]),
        st.integers(0, 12),
        st.integers(0, 12),
        places,
        st.sampled_from(["by", "denies", "via", "same_as"]),
    ),
    max_size=30,
)


def changes_of(act, spans: dict[str, Span], links: dict[str, Link]) -> list[Change]:
    """What one act changes; the rows are changed too."""
    what, one, other, place, kind = act
    span_id, other_id, link_id = f"s{one}", f"s{other}", f"l{one}"
    if what in {"put", "both"}:
        before = spans.get(span_id)
        spans[span_id] = span(span_id, *place)
        changes = [Change(before, spans[span_id])]
        if what == "both" and other_id in spans and other_id != span_id and link_id not in links:
            links[link_id] = link(link_id, kind, span_id, other_id)
            changes.append(Change(None, links[link_id]))
        return changes
    if what == "value" and span_id in spans:
        before = spans[span_id]
        spans[span_id] = replace(before, attributes={"value": "3", "target": "unseen"})
        return [Change(before, spans[span_id])]
    if what == "drop" and span_id in spans:
        gone = [each for each in links.values() if span_id in (each.source_id, each.target_id)]
        for each in gone:
            del links[each.id]
        return [*(Change(each, None) for each in gone), Change(spans.pop(span_id), None)]
    if what == "tie" and span_id in spans and other_id in spans and one != other:
        before = links.get(link_id)
        links[link_id] = link(link_id, kind, span_id, other_id)
        return [Change(before, links[link_id])]
    if what == "untie" and link_id in links:
        return [Change(links.pop(link_id), None)]
    return []


@given(many, acts)
def test_after_any_changes_all_is_as_if_it_were_read_anew(scheme, small_chunks, found, steps):
    spans = {each.id: each for each in spans_of(found[:10])}
    links: dict[str, Link] = {}
    labelled = Labelled(scheme, spans.values())
    for step in steps:
        was_open = set(labelled.open_ids)
        turned = labelled.change(changes_of(step, spans, links))
        is_open = set(labelled.open_ids)
        assert (turned.closed, turned.opened) == (was_open - is_open, is_open - was_open)
    assert dict(labelled.spans) == spans
    assert dict(labelled.links) == links
    assert labelled.in_order() == sorted(spans.values(), key=reading_order)
    expected = open_points(scheme, spans.values(), links.values())
    assert labelled.open_points() == expected
    assert labelled.open_count == len(expected)
    assert set(labelled.open_ids) == {point.span_id for point in expected}
    for span_id in spans:
        mine = [each for each in links.values() if span_id in (each.source_id, each.target_id)]
        key = lambda each: (each.type, each.source_id, each.position, each.target_id, each.id)  # noqa: E731
        assert labelled.links_of(span_id) == sorted(mine, key=key)
        assert list(labelled.open_rules(span_id)) == [point.rule for point in expected if point.span_id == span_id]


@given(many, st.integers(0, 85), st.integers(0, 29), st.sampled_from([1, -1]), st.booleans())
def test_the_neighbour_is_the_next_one_in_order_around_the_end(scheme, found, place, number, step, is_open):
    labelled = Labelled(scheme, spans_of(found))
    ordered = labelled.in_order()
    wanted = [each for each in ordered if not is_open or each.id in labelled.open_ids]
    span_id = f"s{number}"
    if not wanted:
        assert labelled.neighbour(span_id, place, step, is_open=is_open) is None
        return
    if span_id in labelled.spans:
        at = reading_order(labelled.spans[span_id])
        ahead = [each for each in wanted if (reading_order(each) > at if step > 0 else reading_order(each) < at)]
    else:
        ahead = [each for each in wanted if (each.start >= place if step > 0 else each.start < place)]
    expected = (ahead or wanted)[0 if step > 0 else -1]
    assert labelled.neighbour(span_id, place, step, is_open=is_open) == expected


def test_a_denial_closes_when_both_its_links_are_there(scheme):
    denial, claim, actor = span("d", 0, 9, "denial"), span("c", 10, 9, target=""), span("a", 30, 5, "actor")
    labelled = Labelled(scheme, [denial, claim, actor])
    assert [rule.id for rule in labelled.open_rules("d")] == ["denial_without_claim", "denial_without_actor"]
    turned = labelled.change([Change(None, link("l1", "denies", "d", "c"))])
    assert (turned.closed, turned.opened, labelled.open_count) == (frozenset(), frozenset(), 2)
    turned = labelled.change([Change(None, link("l2", "by", "d", "a"))])
    assert (turned.closed, labelled.open_count) == ({"d"}, 1)
    turned = labelled.change([Change(link("l2", "by", "d", "a"), None)])
    assert turned.opened == {"d"}
