"""Reading an article under review through, in the real window: the keys of annotating act on gold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.ids import GOLD_ID
from annotator.domain.span import ADJUDICATED, Span
from annotator.services.review.by_hand import DECIDED_BY
from annotator.services.review.made import PROVENANCE
from annotator.services.sample import sample_project
from annotator.ui.panels.link_page import LinkPage
from tests.e2e.adjudicator import Adjudicator, with_adjudicator
from tests.e2e.hand import CTRL, SHIFT
from tests.ui.test_key_reader import sent

MISSED = "3.000 tấn"
SOURCE, TARGET = "cảng này cho tàu rời bến giữa đêm mà không kiểm tra", "hãng tin Bắc Vịnh"
"""A claim and an actor that all agree on, and that nobody linked."""


@pytest.fixture
def desk(opened, tmp_path, qtbot) -> Adjudicator:
    """The review of the samples, everything decided, the first article to be read through."""
    path = tmp_path / "samples.annot"
    sample_project(path).close()
    desk = Adjudicator(opened(with_adjudicator(path)), qtbot)
    for _ in range(120):
        if desk.is_reading:
            return desk
        desk.key("1")
    raise AssertionError("it does not come to an end")


def at(desk: Adjudicator, quote: str) -> int:
    """Put the caret before these words; return their place."""
    start = desk.article.text.index(quote)
    desk.page.view.set_caret(start)
    return start


def shown(desk: Adjudicator, quote: str, label: str) -> Span:
    """Return a span of gold as it is shown, also where it is no row yet."""
    found = [span for span in desk.commands._shown.in_order() if (span.quote, span.label) == (quote, label)]
    assert found, f"{label} {quote!r} is not gold"
    return found[0]


def current(desk: Adjudicator) -> Span:
    span = desk.commands._shown.current_span
    assert span is not None, "no span is current"
    return span


def choose(desk: Adjudicator, quote: str, label: str) -> Span:
    """Make a gold span the current one, by Tab from before it."""
    return choose_span(desk, shown(desk, quote, label))


def choose_span(desk: Adjudicator, span: Span) -> Span:
    desk.page.view.set_caret(span.start)
    for _ in range(8):
        desk.key("Tab")
        if current(desk).id == span.id:
            return span
    raise AssertionError("Tab does not come to it")


def choose_agreed(desk: Adjudicator, label: str) -> Span:
    """Make a span the current one that all agree on, and that was not even among those shown all the same."""
    state = desk.commands._shown.state
    for group in state.compared.groups:
        if group.is_agreed and state.decision(group) is None and group.options[0].parts[0][2] == label:
            span = desk.commands._shown.spans[state.golden(group.place)[0].id]
            return choose_span(desk, span)
    raise AssertionError(f"nobody agrees on any {label}")


def stored(desk: Adjudicator) -> dict[str, Span]:
    return {span.id: span for span in desk.gold()[0]}


def own_rows(desk: Adjudicator) -> list[object]:
    """Return what the annotators have in the article."""
    project, article_id = desk.session.project, desk.article.id
    people = [person.id for person in project.annotators() if person.id != GOLD_ID]
    return [rows for who in people for rows in (project.spans(article_id, who), project.links(article_id, who))]


# What everybody missed


def test_a_figure_that_is_added_has_the_value_of_its_words_and_can_be_given_another(desk):
    theirs = own_rows(desk)
    at(desk, MISSED)
    desk.key("F")
    added = current(desk)
    assert added.quote == "trên 3.000 tấn"
    assert (added.attributes["value"], added.attributes["approx"]) == ("3000", "more_than")
    assert (added.origin, added.extra) == (ADJUDICATED, {DECIDED_BY: desk.session.viewer})
    desk.key("2")
    assert stored(desk)[added.id].attributes["kind"] != added.attributes["kind"]
    desk.key("Return")
    field = QApplication.focusWidget()
    assert field is not desk.page.view
    desk.key("A", CTRL)
    desk.type("3100")
    desk.key("Escape")
    assert stored(desk)[added.id].attributes["value"] == "3100"
    assert QApplication.focusWidget() is desk.page.view
    assert own_rows(desk) == theirs


def test_every_step_is_one_edit_by_the_adjudicator_and_undo_stays_where_one_reads(desk):
    before = stored(desk)
    at(desk, MISSED)
    desk.key("F")
    added = current(desk).id
    desk.key("2")
    project = desk.session.project
    acts = project.log(desk.session.viewer)[-2:]
    assert [entry.name for entry in acts] == ["label", "attribute"]
    for _ in acts:
        desk.key("Z", CTRL)
    assert stored(desk) == before
    assert desk.is_reading
    for _ in acts:
        desk.key("Z", CTRL | SHIFT)
    assert current(desk).id == added
    assert stored(desk).keys() == {*before, added}


def test_boundaries_are_moved_and_the_value_is_read_anew(desk):
    at(desk, MISSED)
    desk.key("F")
    added = current(desk)
    desk.key("B")
    desk.key("Right", SHIFT)
    assert (current(desk).start, current(desk).end) == (added.start + len("trên "), added.end)
    assert current(desk).attributes["approx"] == "exact"
    desk.key("B")
    desk.key("Right")
    assert current_or_none(desk) is None, "the caret moves again, and the span is left"


def current_or_none(desk: Adjudicator) -> Span | None:
    return desk.commands._shown.current_span


def test_what_was_added_gets_another_label_and_is_deleted(desk):
    before = stored(desk)
    start = at(desk, "Hội Nghề cá Vịnh Orsel")
    desk.page.view.select(start, start + len("Hội Nghề cá"))
    desk.key("A")
    added = current(desk)
    assert (added.label, added.quote) == ("actor", "Hội Nghề cá")
    desk.key("C", SHIFT)
    assert current(desk).label == "claim"
    desk.key("Delete")
    assert stored(desk) == before
    assert desk.is_reading


def test_a_note_is_written_on_what_was_added(desk):
    at(desk, MISSED)
    desk.key("F")
    added = current(desk).id
    desk.key("N")
    desk.type("seen late")
    desk.key("Escape")
    assert stored(desk)[added].note == "seen late"


def test_the_caret_knows_words_of_several_syllables(desk, qtbot):
    view = desk.page.view
    start = at(desk, "hợp đồng nào được ký")
    qtbot.waitUntil(lambda: view.words.moved(start, "word", 1) > start + len("hợp "), timeout=20_000)
    desk.key("Right")
    assert view.caret() in {start + len("hợp đồng"), start + len("hợp đồng ")}


@pytest.mark.parametrize("key", ["W", "Q", "R", "X"])
def test_keys_that_go_by_what_the_text_says_select_it(desk, key):
    desk.page.view.set_caret(0)
    desk.key(key)
    start, end = desk.page.view.selection()
    assert start < end
    desk.key("E")
    assert desk.page.view.selection() != (start, end) or key in {"Q", "R"}


# Links


def test_agreed_spans_are_linked_by_letters_and_become_rows_with_it(desk):
    source = choose(desk, SOURCE, "claim")
    before = desk.gold()[1]
    desk.key("L")
    link_page = desk.page.bar.findChild(LinkPage)
    assert link_page.isVisible()
    target = shown(desk, TARGET, "actor")
    while target.id not in desk.commands._through._hints.codes:
        desk.key("Space")
    code = desk.commands._through._hints.codes[target.id]
    sent(desk.page.view, *code)
    assert not link_page.isVisible()
    new = [link for link in desk.gold()[1] if link.id not in {known.id for known in before}]
    assert [(link.source_id, link.target_id) for link in new] == [(source.id, target.id)]
    assert new[0].extra == {DECIDED_BY: desk.session.viewer}
    assert {source.id, target.id} <= stored(desk).keys()
    desk.key("Z", CTRL)
    assert desk.gold()[1] == before
    assert desk.is_reading


def test_enter_takes_the_nearest_target_and_what_is_added_links_at_once(desk):
    start = at(desk, "Ngư dân muốn biết")
    desk.page.view.select(start, start + len("Ngư dân"))
    desk.key("A")
    actor = current(desk)
    text = "vì sao nước vịnh ngả màu trà"
    start = at(desk, text)
    desk.page.view.select(start, start + len(text))
    desk.key("C")
    claim = current(desk)
    desk.key("L")
    desk.key("Return")
    links = [link for link in desk.gold()[1] if link.source_id == claim.id]
    assert [(link.type, link.target_id) for link in links] == [("by", actor.id)]
    desk.key("Delete")
    assert claim.id not in stored(desk)
    assert not [link for link in desk.gold()[1] if link.source_id == claim.id]
    assert actor.id in stored(desk)


def test_none_in_this_text_is_said_in_the_attribute_of_the_scheme(desk):
    text = "vì sao nước vịnh ngả màu trà"
    start = at(desk, text)
    desk.page.view.select(start, start + len(text))
    desk.key("C")
    desk.key("L")
    desk.key("0")
    assert current(desk).attributes.get("unattributed") is True


def test_links_by_hand_stay_when_the_article_is_closed(desk):
    at(desk, MISSED)
    desk.key("F")
    added = current(desk)
    source = choose(desk, SOURCE, "claim")
    desk.key("L")
    desk.key("Return")
    new = [link for link in desk.gold()[1] if PROVENANCE not in link.extra]
    assert [link.source_id for link in new] == [source.id]
    article = desk.article.id
    desk.key("Return", CTRL)
    project = desk.session.project
    assert added.id in {span.id for span in project.spans(article, GOLD_ID)}
    assert new[0] in project.links(article, GOLD_ID)


# What was agreed or decided


def test_an_agreed_span_that_is_deleted_is_a_decision_that_undo_takes_back(desk):
    span = choose_agreed(desk, "figure")
    state = desk.commands._shown.state
    group = state.compared.by_place[state.place_of(span.id)]
    desk.key("Delete")
    state = desk.commands._shown.state
    decision = state.decision(group)
    assert decision.decided_by == desk.session.viewer
    assert state.made(group).spans == ()
    assert state.made(group).is_changed
    assert span.id not in desk.commands._shown.spans
    desk.key("Z", CTRL)
    assert desk.is_reading
    assert shown(desk, span.quote, "figure").id == span.id
    assert desk.commands._shown.state.decision(group) is None


def test_where_one_of_the_sample_was_wrong_all_that_is_agreed_is_shown_and_undo_reads_on(desk):
    """More than 5 % of the sample is changed with one of so few."""
    state = desk.commands._shown.state
    looked_at = next(group for group in state.compared.groups if group.is_agreed and state.decision(group) is not None)
    span = desk.commands._shown.spans[state.golden(looked_at.place)[0].id]
    choose_span(desk, span)
    desk.key("Delete")
    assert not desk.is_reading
    assert len(desk.places) > 20
    desk.key("Z", CTRL)
    assert desk.is_reading
    assert desk.places == []
    assert span.id in desk.commands._shown.spans


def test_a_value_of_an_agreed_figure_is_decided_anew(desk):
    span = choose_agreed(desk, "figure")
    kind = span.attributes["kind"]
    desk.key("2" if kind == "money" else "3")
    assert current(desk).id == span.id
    assert current(desk).attributes["kind"] != kind
    assert stored(desk)[span.id].extra[PROVENANCE] == "adjudicated"


def test_a_note_belongs_where_something_was_decided(desk):
    choose_agreed(desk, "figure")
    desk.key("N")
    desk.type("x")
    desk.key("Escape")
    assert "a note can be written where it is decided" in desk.hand.said[-1]


def test_where_a_changed_span_reopens_links_the_review_goes_there_and_comes_back(desk):
    state = desk.commands._shown.state
    decided = [(group, made) for group in state.compared.links if (made := state.made(group)) and made.links]
    group, made = decided[0]
    source = desk.commands._shown.spans[made.links[0].source]
    choose_span(desk, source)
    desk.key("B")
    desk.key("Left")
    assert not desk.is_reading
    assert group.place in desk.places
    for _ in range(150):
        if desk.is_reading:
            return
        desk.key("1")
    raise AssertionError("it does not come back")


# Only while one reads


def test_while_one_decides_neither_a_click_nor_a_key_touches_gold(opened, tmp_path, qtbot):
    path = tmp_path / "samples.annot"
    sample_project(path).close()
    desk = Adjudicator(opened(with_adjudicator(path)), qtbot)
    desk.key("1")
    gold, view = desk.gold(), desk.page.view
    span = desk.commands._shown.in_order()[0]
    view.scroll_to(span.start, span.end)
    point = view.point_of(span.start + 1)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(point).toPoint())
    assert current_or_none(desk) is None
    for key in ("Delete", "L", "Tab", "E"):
        desk.key(key)
    assert desk.gold() == gold


def test_the_keys_of_reading_come_back_with_the_mode(desk):
    desk.key("1", CTRL)
    desk.key("2", CTRL)
    desk.wait()
    assert desk.is_reading
    at(desk, MISSED)
    desk.key("F")
    assert current(desk).quote == "trên 3.000 tấn"
