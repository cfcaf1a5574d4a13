"""A trained person at the keyboard: finds the fewest keys for a label, presses them on the real window, counts them.

The keys are found on a second article view with the same text, which is never shown; every one of them is then really
pressed, and what is selected is checked before the label key.
"""

from __future__ import annotations

import heapq
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.scheme import Label
from annotator.domain.span import Span
from annotator.ui.article.view import ArticleView
from tests.e2e.hand import ALT, CTRL, NONE, SHIFT, Hand

State = tuple[int, int]
"""Anchor and caret."""
Press = tuple[str, Qt.KeyboardModifier]

MOVES: dict[Press, tuple[str, int]] = {
    ("Right", NONE): ("word", 1),
    ("Left", NONE): ("word", -1),
    ("Right", CTRL): ("sentence", 1),
    ("Left", CTRL): ("sentence", -1),
    ("Down", CTRL): ("paragraph", 1),
    ("Up", CTRL): ("paragraph", -1),
}
BY_CHARACTER: dict[Press, tuple[str, int]] = {("Right", ALT): ("character", 1), ("Left", ALT): ("character", -1)}
JUMPS: dict[Press, tuple[str, int]] = {
    ("W", NONE): ("name", 1),
    ("W", SHIFT): ("name", -1),
    ("Q", NONE): ("quotation", 1),
    ("Q", SHIFT): ("quotation", -1),
    ("R", NONE): ("reported", 1),
    ("R", SHIFT): ("reported", -1),
    ("X", NONE): ("figure", 1),
    ("X", SHIFT): ("figure", -1),
}
NEAR = 4
"""Steps by character are only looked at so near to where they are to end."""


@dataclass(frozen=True)
class Plan:
    """Keys that lead to a selection (or to a place where the label key needs none)."""

    keys: tuple[Press, ...]
    end: State


class Planner:
    """Finds the fewest keys from one selection to another in one text."""

    def __init__(self, hand: Hand) -> None:
        self._reading = hand.inside.text_commands._reading
        self._view = ArticleView(hand.view._look)
        session = hand.session
        self._view.show_article(session.article.text, (), ())
        self._view.words = hand.view.words
        self._known: dict[tuple[State, Press], State | None] = {}

    def to(self, begin: State, target: tuple[int, int], label: Label | None = None) -> Plan:
        """Return the fewest keys from a state to the selection of `target`, or to where the label takes it."""
        best: Plan | None = None
        for state, keys in self._reached(begin, target):
            if best is not None and len(keys) >= len(best.keys):
                break
            found = self._from_here(state, target, label, len(best.keys) - len(keys) if best else 40)
            if found is not None:
                best = Plan((*keys, *found[0]), found[1])
        assert best is not None, f"no way to {target}"
        return best

    def _reached(self, begin: State, target: tuple[int, int]) -> Iterator[tuple[State, tuple[Press, ...]]]:
        """Yield states that caret moves and jumps lead to, the nearest first."""
        queue: list[tuple[int, int, State, tuple[Press, ...]]] = [(0, 0, begin, ())]
        seen, number = set(), 0
        while queue and len(seen) < 600:
            cost, _, state, keys = heapq.heappop(queue)
            if state in seen:
                continue
            seen.add(state)
            yield state, keys
            for press in (*MOVES, *JUMPS, *(BY_CHARACTER if self._near(state, target) else ())):
                after = self._step(state, press)
                if after is not None and after not in seen:
                    number += 1
                    heapq.heappush(queue, (cost + 1, number, after, (*keys, press)))

    def _from_here(
        self, state: State, target: tuple[int, int], label: Label | None, most: int
    ) -> tuple[tuple[Press, ...], State] | None:
        """Return the keys that extend the selection from here to the target, fewer than `most`, or None."""
        start, end = target
        if (min(state), max(state)) == target:
            return (), state
        if state[0] == state[1] and label and self._taken(state[1], label) == target:
            return (), state
        if state[0] not in target:
            return None
        goal = end if state[0] == start else start
        queue, seen = [(state, ())], {state}
        for here, keys in queue:
            if here[1] == goal:
                return keys, here
            if len(keys) + 1 >= most:
                return None
            for move in (*MOVES, *(BY_CHARACTER if abs(here[1] - goal) <= NEAR else ())):
                press = (move[0], move[1] | SHIFT)
                after = self._step(here, press)
                if after is not None and after not in seen and (after[1] - goal) * (after[1] - state[0]) <= NEAR**2:
                    seen.add(after)
                    queue.append((after, (*keys, press)))
        return None

    def _near(self, state: State, target: tuple[int, int]) -> bool:
        return any(abs(state[1] - edge) <= NEAR for edge in target)

    def _taken(self, place: int, label: Label | None) -> tuple[int, int]:
        self._view.set_caret(place)
        return self._reading.standing_at(place, label)

    def _step(self, state: State, press: Press) -> State | None:
        if (state, press) not in self._known:
            self._known[state, press] = self._stepped(state, press)
        return self._known[state, press]

    def _stepped(self, state: State, press: Press) -> State | None:
        if press in JUMPS:
            kind, step = JUMPS[press]
            return self._reading.found(kind, (min(state), max(state)), step)
        key, modifiers = press
        extend = bool(modifiers & SHIFT)
        unit, step = {**MOVES, **BY_CHARACTER}[key, modifiers & ~SHIFT]
        self._view.select(*state)
        self._view.move_caret(unit, step, extend=extend)
        after = (self._view.anchor(), self._view.caret())
        return after if after != state else None


class Typist:
    """Presses keys on the window and counts them."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.presses = 0
        self.letters = 0
        """Keys that spelled a name into a field; they are no part of `presses`."""
        self._planner = Planner(hand)

    # Keys

    def key(self, name: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press one key where the keyboard is."""
        self.presses += 1
        place = QApplication.activePopupWidget() or QApplication.focusWidget() or self.hand.view
        QTest.keyClick(place, getattr(Qt.Key, f"Key_{name}"), modifiers)

    def type(self, text: str) -> None:
        """Type a text into the field that has the keyboard; a letter with a mark is two keys in Telex."""
        field = QApplication.focusWidget()
        for letter in text:
            self.letters += len(unicodedata.normalize("NFD", letter.replace("đ", "dd")))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_unknown.value, NONE, letter))

    def go(self, plan: Plan) -> None:
        """Press the keys of a plan, and check where they led."""
        for name, modifiers in plan.keys:
            self.key(name, modifiers)
        view = self.hand.view
        assert (min(plan.end), max(plan.end)) == view.selection(), plan

    # Spans

    def label(self, wanted: Span) -> None:
        """Label a text with the label and the values of a reference span."""
        session, view = self.hand.session, self.hand.view
        label = session.scheme.label(wanted.label)
        self.go(self._planner.to((view.anchor(), view.caret()), (wanted.start, wanted.end), label))
        self.key(label.key)
        made = session.current_span
        assert made is not None, self.hand.said[-1:]
        assert (made.start, made.end, made.label) == (wanted.start, wanted.end, wanted.label)
        self.give_values(wanted.attributes)

    def go_to(self, span_id: str) -> None:
        """Make a span current by Tab or by its hint letters, whichever takes fewer keys."""
        session = self.hand.session
        if session.current == span_id:
            return
        ids = [span.id for span in session.in_order()]
        caret = self.hand.view.caret()
        if session.current in ids:
            ahead = (ids.index(span_id) - ids.index(session.current)) % len(ids)
        else:
            before = sum(session.spans[one].start < caret for one in ids)
            ahead = (ids.index(span_id) - before) % len(ids) + 1
        behind = len(ids) - ahead + (0 if session.current in ids else 1)
        if min(ahead, behind) <= 3 or not self._jump(span_id):
            for _ in range(min(ahead, behind)):
                self.key("Tab", NONE if ahead <= behind else SHIFT)
        assert session.current == span_id

    def _jump(self, span_id: str) -> bool:
        self.key("G")
        code = self.hand.inside.hints.codes.get(span_id)
        if code is None:
            self.key("Escape")
            return False
        for letter in code:
            self.key(letter.upper())
        return True

    # Values

    def give_values(self, wanted: Mapping[str, object]) -> None:
        """Give the current span exactly these values: by digits where they go, else in the form."""
        session, inspector = self.hand.session, self.hand.inside.inspector
        for _ in range(9):
            field = inspector._form._digits if inspector._form is not None else None
            present = session.current_span.attributes
            if field is None or not field.is_empty or field.attribute.id not in wanted:
                break
            options = [option.id for option in field.attribute.options]
            self.key(str(options.index(wanted[field.attribute.id]) + 1))
            assert session.current_span.attributes != present
        if wanted.get("unattributed") and not session.current_span.attributes.get("unattributed"):
            self._say_no_actor()
        cue = wanted.get("cue")
        if cue is not None and session.current_span.attributes.get("cue") != cue:
            self._pick(int(cue["start"]), int(cue["end"]))
        self._fill_form(wanted)
        assert dict(session.current_span.attributes) == dict(wanted)

    def _say_no_actor(self) -> None:
        """Say by the keys of linking that nobody in this text says it."""
        commands = self.hand.inside.linking_commands
        self.key("L")
        while commands._linking[1] != "by":
            self.key("Space")
        self.key("0")

    def _pick(self, start: int, end: int) -> None:
        view = self.hand.view
        self.key("U")
        self.go(self._planner.to((view.anchor(), view.caret()), (start, end)))
        self.key("Return")

    def _fill_form(self, wanted: Mapping[str, object]) -> None:
        form = self.hand.inside.inspector._form
        present = self.hand.session.current_span.attributes
        if form is None or dict(present) == dict(wanted):
            return
        self.key("Return")
        ids = list(form.fields)
        for at, attribute_id in enumerate(ids):
            if present.get(attribute_id) != wanted.get(attribute_id):
                self._fill(form.fields[attribute_id], wanted.get(attribute_id))
            later = ids[at + 1 :]
            if all(present.get(one) == wanted.get(one) for one in later):
                break
            self.key("Tab")
        self.key("Escape")

    def _fill(self, field: object, value: object) -> None:
        kind = field.attribute.type
        if value is None or kind == "range":
            self.key("Delete")
        elif kind == "choice":
            self.key(str([option.id for option in field.attribute.options].index(value) + 1))
        elif kind == "flag":
            self.key("Space")
        else:
            if field.box.text() and field.box.selectedText() != field.box.text():
                self.key("A", CTRL)
            self._complete(field, str(value))

    def _complete(self, field: object, value: str) -> None:
        """Type a text until it is offered near the top of the list, then take it; else all of it."""
        for at, letter in enumerate(value):
            offered = field.completion.values if at and field.completion is not None else []
            if value in offered[:3] and len(value) - at > offered.index(value) + 2:
                for _ in range(offered.index(value) + 1):
                    self.key("Down")
                self.key("Return")
                return
            self.type(letter)

    # Links

    def link(self, source: str, type_id: str, target: str) -> None:
        """Link two spans by the keys of linking."""
        self.go_to(source)
        commands, hints = self.hand.inside.linking_commands, self.hand.inside.hints
        self.key("L")
        while commands._linking[1] != type_id:
            self.key("Space")
        if next(iter(hints.codes)) == target:
            self.key("Return")
            return
        for letter in hints.codes[target]:
            self.key(letter.upper())
