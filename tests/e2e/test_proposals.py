"""The proposed actor in the real window: Space accepts, Delete rejects, V goes to the next."""

import pytest

from tests.e2e.hand import CTRL, SHIFT, Hand


@pytest.fixture
def bridge(opened, project_path) -> Hand:
    hand = opened(project_path)
    hand.open("Cầu sập")
    hand.select("khoảng 12.000 người phải đi vòng")
    hand.key("C")
    return hand


def links(hand: Hand) -> set[tuple[str, str, str]]:
    spans = hand.session.spans
    return {
        (spans[link.source_id].quote, link.type, spans[link.target_id].quote) for link in hand.session.links.values()
    }


TIED = {("khoảng 12.000 người phải đi vòng", "by", "Sở Giao thông tỉnh Hạ Vân")}


def test_space_makes_actor_and_link_in_one_step(bridge):
    claim = bridge.session.current
    bridge.key("Space")
    assert links(bridge) == TIED
    actor = next(span for span in bridge.session.spans.values() if span.label == "actor")
    assert actor.attributes["type"] == "state"
    assert actor.origin.startswith("suggested:")
    assert bridge.session.current == claim, "the claim stays current: its attributes are next"
    bridge.key("Z", CTRL)
    assert links(bridge) == set()
    assert [span.label for span in bridge.session.spans.values()] == ["claim"]


def test_an_actor_that_is_marked_is_only_linked(bridge):
    claim = bridge.session.current
    bridge.select("Sở Giao thông tỉnh Hạ Vân")
    bridge.key("A")
    bridge.session.set_current(claim)
    bridge.key("Space")
    assert links(bridge) == TIED
    assert len(bridge.session.spans) == 2


def test_delete_rejects_first_and_deletes_then_and_undo_brings_the_proposal_back(bridge):
    bridge.key("Delete")
    assert len(bridge.session.spans) == 1
    assert bridge.inside.proposal_commands.shown is None
    bridge.key("Space")
    assert bridge.said[-1] == "Nothing is proposed here."
    bridge.key("Z", CTRL)
    bridge.session.set_current(next(iter(bridge.session.spans)))
    assert bridge.inside.proposal_commands.shown is not None
    bridge.key("Y", CTRL)
    bridge.key("Delete")
    assert bridge.session.spans == {}


def test_a_rejected_proposal_stays_rejected_after_opening_again(bridge, opened, project_path):
    bridge.key("Delete")
    again = opened(project_path)
    again.session.set_current(next(iter(again.session.spans)))
    assert again.inside.proposal_commands.shown is None


def test_v_goes_to_the_next_span_that_something_is_proposed_for(bridge):
    first = bridge.session.current
    bridge.select("bác bỏ thông tin họ dùng thép cũ")
    bridge.key("D")
    second = bridge.session.current
    bridge.view.set_caret(0)
    bridge.key("V")
    assert bridge.session.current == first
    bridge.key("V")
    assert bridge.session.current == second
    bridge.key("Space")
    bridge.key("V")
    bridge.key("Space")
    bridge.key("V")
    assert bridge.said[-1] == "No suggestions left."


def test_with_suggestions_off_nothing_is_proposed(bridge):
    bridge.inside.look.set("suggestions", False)
    assert bridge.inside.proposal_commands.shown is None
    bridge.key("Space")
    assert links(bridge) == set()


def test_u_takes_the_cue_from_the_text(bridge):
    claim = bridge.session.current
    bridge.key("U")
    assert bridge.view.text[slice(*bridge.view.selection())] == "biết" or bridge.view.selection()[1] > 0
    bridge.select("cho biết")
    bridge.key("Return")
    start = bridge.text.index("cho biết")
    assert bridge.session.current == claim
    assert bridge.session.current_span.attributes["cue"] == {"start": start, "end": start + len("cho biết")}


def test_escape_leaves_the_cue_as_it_was(bridge):
    before = dict(bridge.session.current_span.attributes)
    claim = bridge.session.current
    bridge.key("U")
    bridge.select("Sở")
    bridge.key("Escape")
    assert bridge.session.current == claim
    assert dict(bridge.session.current_span.attributes) == before


def test_with_suggestions_off_nothing_is_read_from_the_words_for_any_act(bridge):
    claim = bridge.session.current
    bridge.inside.look.set("suggestions", False)
    assert bridge.inside.proposal_commands.shown is None
    bridge.key("Space")
    assert bridge.said[-1] == "Nothing is proposed here."
    for quote, key in (("12.000 người", "F"), ("Ông Trần Mộc", "A"), ("bác bỏ thông tin họ dùng thép cũ", "D")):
        bridge.select(quote)
        bridge.key(key)
        span = bridge.session.current_span
        assert (span.quote, dict(span.attributes)) == (quote, {})
    bridge.inside.acts.relabel(bridge.session.current, "claim")
    assert bridge.session.current_span.attributes == {}
    figure = next(span for span in bridge.session.spans.values() if span.label == "figure")
    bridge.inside.acts.move(figure.id, figure.start, figure.end - len(" người"))
    assert bridge.session.spans[figure.id].attributes == {}
    assert bridge.session.spans[claim].attributes, "what is there stays"


def test_with_suggestions_off_a_value_that_was_read_stays_as_it_is_when_its_span_is_moved(bridge):
    bridge.select("khoảng 12.000 người")
    bridge.key("F")
    figure = bridge.session.current_span
    assert figure.attributes["value"] == "12000"
    bridge.inside.look.set("suggestions", False)
    bridge.inside.acts.move(figure.id, figure.start + len("khoảng "), figure.end)
    assert bridge.session.spans[figure.id].attributes == figure.attributes


def test_with_suggestions_off_occurrences_are_labelled_without_values(bridge):
    bridge.inside.look.set("suggestions", False)
    start, _end = bridge.select("Trần Mộc")
    bridge.key("A", CTRL | SHIFT)
    panel = bridge.inside.occurrence_commands.panel
    panel.label_chosen.emit("actor")
    panel.accept_asked.emit()
    made = [span for span in bridge.session.spans.values() if span.label == "actor"]
    assert start in {span.start for span in made}
    assert all(span.attributes == {} for span in made)
