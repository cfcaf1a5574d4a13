"""The tour's main step: a whole article is labelled by keys, as a trained person does it.

Three walks over the text: R for what is said and denied, X for figures, W for actors. Where a key does not stop at
what the reference has, the words are selected by the mouse; where the words of a span do not give a value, it is set.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt

from annotator.domain.record import LabelledRecord
from annotator.domain.scheme import CHOICE
from annotator.domain.span import Span, reading_order
from annotator.ui.tour_hand import CTRL, SHIFT, Hand, Place, place_of

_LABEL_KEYS = {"claim": Qt.Key.Key_C, "denial": Qt.Key.Key_D, "actor": Qt.Key.Key_A, "figure": Qt.Key.Key_F}
_WALKS = ((Qt.Key.Key_R, {"claim", "denial"}), (Qt.Key.Key_X, {"figure"}), (Qt.Key.Key_W, {"actor"}))
_MOST_STEPS = 12
_MANY = "Veska"


class Marking:
    """Labels the open article as the reference has it."""

    def __init__(self, hand: Hand, reference: LabelledRecord) -> None:
        self._hand = hand
        self._reference = reference
        self._shown: set[str] = set()
        ids = {span.id: span for span in reference.spans}
        self._links = sorted(
            ((link.type, place_of(ids[link.source_id]), place_of(ids[link.target_id])) for link in reference.links),
            key=lambda link: link[0] != "denies",
        )

    def play(self) -> None:
        """Label everything, link everything."""
        for key, labels in _WALKS:
            self._walk(key, [span for span in self._reference.spans if span.label in labels])
        self._show_occurrences()
        self._show_open_points()
        self._link_all()

    # Spans

    def _walk(self, key: Qt.Key, spans: Iterable[Span]) -> None:
        hand = self._hand
        hand.view.set_caret(0)
        for span in sorted(spans, key=reading_order):
            if place_of(span) in self._made():
                continue
            jumped = self._reach(key, span)
            name = {"claim": "reported", "denial": "reported"}.get(span.label, span.label)
            self._once(f"go-{name}" if jumped else "drag", _GO[name] if jumped else "words are selected by the mouse")
            hand.key(_LABEL_KEYS[span.label])
            made = hand.session.current_span
            hand.expect(made is not None and place_of(made) == place_of(span), f"“{span.quote}” is labelled")
            if jumped:
                self._once(f"read-{span.label}", _READ[span.label])
            self._answer(span)
            self._give_values(span)

    def _made(self) -> set[Place]:
        return {place_of(span) for span in self._hand.session.spans.values()}

    def _reach(self, key: Qt.Key, span: Span) -> bool:
        """Go on by a key until it selects the span's words; return whether it did, else they are selected."""
        view, wanted = self._hand.view, (span.start, span.end)
        if view.selection()[0] > span.start:
            view.set_caret(span.start)
        for _ in range(_MOST_STEPS):
            if view.selection() == wanted or view.selection()[0] > span.start:
                break
            self._hand.key(key)
        jumped = view.selection() == wanted
        if not jumped:
            self._hand.drag(*wanted)
        return jumped

    def _answer(self, span: Span) -> None:
        """Accept the proposed actor with Space where the reference has it too."""
        hand, proposal = self._hand, self._hand.inside.proposal_commands.shown
        if proposal is None:
            return
        target = (proposal.start, proposal.end, proposal.label)
        if (proposal.link_type, place_of(span), target) not in self._links:
            return
        hand.key(Qt.Key.Key_Space)
        hand.expect(target in self._made(), "the proposed actor is marked and linked")
        self._once("accepted", "Space: the proposed actor is marked and linked in one step")
        actor = next(one for one in self._reference.spans if place_of(one) == target)
        made = next(one for one in hand.session.spans.values() if place_of(one) == target)
        self._set_values(made, actor)

    def _give_values(self, wanted: Span) -> None:
        """Give the current span the reference's values: empty choices by digits, one after another."""
        hand = self._hand
        label, made = hand.session.scheme.label(wanted.label), hand.session.current_span
        if label is None or made is None:
            return
        for attribute in label.attributes:
            if attribute.type != CHOICE or attribute.id in made.attributes:
                continue
            if attribute.id not in wanted.attributes:
                break
            number = [option.id for option in attribute.options].index(str(wanted.attributes[attribute.id])) + 1
            hand.key(Qt.Key(Qt.Key.Key_0.value + number))
        self._set_values(hand.session.spans[made.id], wanted)
        if wanted.label == "claim" and self._once("values", "digits fill one empty choice after another"):
            hand.expect("certainty" in hand.session.spans[made.id].attributes, "digits choose options")

    def _set_values(self, made: Span, wanted: Span) -> None:
        """Set what the words did not give, and take away what they gave too much."""
        for attribute_id in sorted({*wanted.attributes, *made.attributes}):
            value = wanted.attributes.get(attribute_id)
            if made.attributes.get(attribute_id) != value:
                self._hand.inside.acts.set_attribute(made.id, attribute_id, value)

    def _once(self, name: str, words: str) -> bool:
        """Take a picture where there is none of this name yet; return whether it was taken."""
        if name in self._shown:
            return False
        self._shown.add(name)
        self._hand.picture(name, words)
        return True

    # Many at once, and what is open

    def _show_occurrences(self) -> None:
        hand, view = self._hand, self._hand.view
        before = len(hand.session.spans)
        start = view.text.index(_MANY)
        view.select(start, start + len(_MANY))
        hand.key(Qt.Key.Key_A, CTRL | SHIFT)
        hand.wait(lambda: hand.inside.occurrence_commands.is_open or None, "the preview of all occurrences")
        hand.press(Qt.Key.Key_A)
        hand.picture("occurrences", f"all occurrences of “{_MANY}”, to be labelled at once or left out one by one")
        hand.press(Qt.Key.Key_Return)
        hand.expect(len(hand.session.spans) > before + 1, "all occurrences are labelled")
        hand.key(Qt.Key.Key_Z, CTRL)
        hand.expect(len(hand.session.spans) == before, "one undo takes them all back")

    def _show_open_points(self) -> None:
        hand = self._hand
        hand.expect(self._made() == {place_of(span) for span in self._reference.spans}, "every span is labelled")
        hand.view.set_caret(0)
        hand.view.scroll_to(0, 0)
        hand.key(Qt.Key.Key_O)
        hand.expect(bool(hand.session.open_points()), "denials without a claim are open points")
        hand.picture("open-points", f"{len(hand.session.spans)} spans; O walks what is still open")

    # Links

    def _link_all(self) -> None:
        hand, session = self._hand, self._hand.session
        ids = {place_of(span): span.id for span in session.spans.values()}
        done = {(link.type, link.source_id, link.target_id) for link in session.links.values()}
        shown = False
        for type_id, source, target in self._links:
            if (type_id, ids[source], ids[target]) in done:
                continue
            if shown:
                hand.inside.acts.link(type_id, ids[source], ids[target])
            else:
                shown = True
                self._link_by_letters(ids[source], ids[target])
        hand.expect(len(session.links) == len(self._links), "all links are made")

    def _link_by_letters(self, source: str, target: str) -> None:
        hand = self._hand
        before = len(hand.session.links)
        hand.inside.desk.go_to(source)
        hand.key(Qt.Key.Key_L)
        hand.picture("link", "L: letters stand at the claims that the denial may deny")
        for letter in hand.inside.hints.codes[target]:
            hand.key(Qt.Key(ord(letter.upper())))
        hand.expect(len(hand.session.links) == before + 1, "the denial is linked to its claim")
        hand.picture("linked", "the denial is linked to its claim")


_GO = {
    "reported": "R: the next reported content is selected",
    "figure": "X: the next figure is selected",
    "actor": "W: the next name is selected, with its title",
}
_READ = {
    "denial": "D: form and cue are read from the words, an actor is proposed",
    "claim": "C: form and cue are read from the words",
    "figure": "F: value, unit, kind and approximation are read from the words",
    "actor": "A: kind and name are read from the words",
}
