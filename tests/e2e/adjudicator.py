"""An adjudicator's hands on the review of the real window: keys go to whatever has the keyboard, and are counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.article import Article
from annotator.domain.disagreement import Disagreement
from annotator.domain.ids import GOLD_ID
from annotator.domain.link import Link
from annotator.domain.review_questions import Choice, Question
from annotator.domain.span import Mark, Span
from annotator.services.reviewing import Review
from annotator.store.project import Project
from annotator.ui.commands.reviewing import ReviewCommands
from annotator.ui.review.page import ReviewPage
from tests.e2e.hand import CTRL, NONE, Hand

ADJUDICATOR = "Lan"


def with_adjudicator(path: Path) -> Path:
    """Add a third person, who has marked nothing, to a closed project; return its path."""
    project = Project.open(path)
    project.begin_writing()
    project.add_annotator(ADJUDICATOR)
    project.close()
    return path


@dataclass
class Presses:
    """Keys that were pressed; a key that is held (Ctrl, Shift) is one too."""

    count: int = 0
    names: list[str] = field(default_factory=list)


class Adjudicator:
    """Sits before the review: presses keys, and reads what is shown."""

    def __init__(self, hand: Hand, qtbot, name: str = ADJUDICATOR) -> None:
        self.hand = hand
        self.session = hand.session
        self.presses = Presses()
        self._qtbot = qtbot
        person = self.session.project.annotator_named(name)
        assert person is not None
        self.session.choose_annotator(person.id)
        self.key("2", CTRL)
        self.wait()

    def wait(self) -> None:
        """Wait until the articles are compared."""
        self._qtbot.waitUntil(lambda: not self.commands.busy, timeout=20_000)

    # Keys

    def key(self, name: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        place = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert place is not None, f"nothing has the keyboard before {name}"
        held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        self.presses.count += 1 + held.value.bit_count()
        self.presses.names.append(name)
        QTest.keyClick(place, getattr(Qt.Key, f"Key_{name}"), modifiers)

    def type(self, text: str) -> None:
        """Type letters into the field that has the keyboard; a letter with a mark is two keys in Telex."""
        for letter in text:
            self.presses.count += len(unicodedata.normalize("NFD", letter.replace("đ", "dd")))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                place = QApplication.focusWidget()
                QCoreApplication.sendEvent(place, QKeyEvent(kind, Qt.Key.Key_unknown.value, NONE, letter))

    # What is shown

    @property
    def commands(self) -> ReviewCommands:
        found = self.hand.inside.team.review
        assert found is not None, "the review is not shown"
        return found

    @property
    def page(self) -> ReviewPage:
        return self.commands.widget

    @property
    def review(self) -> Review:
        found = self.commands._review
        assert found is not None
        return found

    @property
    def question(self) -> Question | None:
        return self.commands._question

    @property
    def place(self) -> str:
        return self.commands._place

    @property
    def group(self) -> Disagreement:
        question = self.question
        assert question is not None, "nothing is asked"
        return question.group

    @property
    def article(self) -> Article:
        found = self.commands._shown.article
        assert found is not None
        return found

    @property
    def quote(self) -> str:
        """The words at the place that is shown."""
        return self.article.text[self.group.start : self.group.end]

    @property
    def places(self) -> list[str]:
        """Which groups the queue shows, in its order."""
        return [item.group.place for item in self.commands._waiting.items]

    @property
    def is_reading(self) -> bool:
        return bool(self.commands._reading)

    def find(self, quote: str, kind: str = "") -> str:
        """Return the place of a group of these words."""
        for item in self.review.queue():
            group = item.group
            text = self.review.article(group.article_id).article.text
            if text[group.start : group.end] == quote and kind in {"", group.kind}:
                return group.place
        raise AssertionError(f"no group waits at {quote!r}")

    def walk_to(self, place: str) -> None:
        """Go to a group with J or K, as often as it takes."""
        places = self.places
        ahead = places.index(place) - places.index(self.place)
        for _ in range(abs(ahead)):
            self.key("J" if ahead > 0 else "K")
        assert self.place == place

    def number_of(self, fits: Callable[[Choice], bool]) -> int:
        """Return the number, from 1, of the one choice that fits."""
        question = self.question
        assert question is not None
        found = [number for number, choice in enumerate(question.choices, 1) if fits(choice)]
        assert len(found) == 1, (self.quote, question.asks, question.field, question.choices)
        return found[0]

    @property
    def marks(self) -> dict[str, Mark]:
        """The gold spans that the article shows."""
        return dict(self.commands._shown._marks)

    # What is stored

    def gold(self) -> tuple[list[Span], list[Link]]:
        """Return gold's rows of the article that is shown, read from the project."""
        project = self.session.project
        return project.spans(self.article.id, GOLD_ID), project.links(self.article.id, GOLD_ID)
