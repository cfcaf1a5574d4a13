"""The tour's second half: two people's work comes together, is measured, and is decided by a third.

Thu leads. Mai and Bình get the same article as handouts, mark it on machines of their own (there the labels of the
samples are theirs, and no window is needed) and send bundles. Thu merges them, looks at the agreement, decides every
disagreement by keys as Mai has it, and exports the gold, which must then be what Mai marked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.ids import GOLD_ID
from annotator.domain.record import LabelledRecord
from annotator.domain.review_questions import Question
from annotator.domain.work import FINISHED, Annotator
from annotator.services import assigning, bundling, verifying
from annotator.store.project import Project
from annotator.store.staging import Staging
from annotator.ui.commands.overview import OverviewCommands
from annotator.ui.commands.reviewing import ReviewCommands
from annotator.ui.dialogs.feedback import FeedbackDialog
from annotator.ui.dialogs.merge_preview import MergePreview
from annotator.ui.dialogs.people import PeopleDialog
from annotator.ui.review import state_page
from annotator.ui.tour_hand import CTRL, PLAIN, SHIFT, Hand, Place, place_of

D = TypeVar("D", FeedbackDialog, MergePreview, PeopleDialog)
PROJECT, GOLD = "review.annot", "gold.jsonl"
LEAD, FOLLOWED, OTHER = "Thu", "Mai", "Bình"
_MOST = 200
"""Keys after which the review ought to have come to an end."""
_DIGITS = tuple(Qt.Key(Qt.Key.Key_0.value + digit) for digit in range(10))


class Reviewing:
    """Plays on the open window, with a project of its own; `private` takes what the people keep to themselves."""

    def __init__(self, hand: Hand, private: Path, records: Sequence[LabelledRecord]) -> None:
        """Take what several people marked in one article."""
        self._hand, self._private = hand, private
        names = {record.annotator.name: record for record in records if record.annotator is not None}
        self._records = {name: names[name] for name in (FOLLOWED, OTHER)}
        self._article = self._records[FOLLOWED].article
        self._ids: dict[str, str] = {}

    def play(self) -> None:
        """Play everything."""
        self._prepare()
        bundles = [self._work_at_home(name) for name in self._records]
        self._merge(bundles)
        self._look_at_agreement()
        review = self._open_review()
        self._decide_three(review)
        self._take_back(review)
        self._show_dark()
        self._decide_the_rest(review)
        self._read_through(review)
        self._export()
        self._show_feedback()

    # The lead

    def _prepare(self) -> None:
        hand, commands = self._hand, self._hand.inside.project_commands
        hand.expect(commands.create(hand.folder / PROJECT, LEAD), f"{LEAD} has a project")
        project = self._project
        staging = Staging(self._private / "staging")
        try:
            staging.add(LabelledRecord(article=self._article, zones=self._records[FOLLOWED].zones))
            project.commit_staging(staging, name="import", source_sha256="")
        finally:
            staging.close()
        self._ids = {name: project.add_annotator(name).id for name in self._records}
        planned = assigning.plan(project, list(self._ids.values()), share=1, articles=[self._article.id])
        assigning.commit(project, planned)
        hand.expect(planned.shared == 1, "both are to read the article")
        hand.session.articles_changed.emit()
        hand.inside.article_list.article_chosen.emit(self._article.id)
        hand.inside.team.people.manage()
        dialog = hand.wait(lambda: self._dialog(PeopleDialog), "the dialog of the people")
        hand.picture("people", f"{LEAD} leads; {FOLLOWED} and {OTHER} read the same article", dialog)
        dialog.close()
        hand.come_forward()
        for name in self._records:
            hand.inside.team.exchange.hand_out(name, self._private / f"{name}.handout")
            self._wait_for_work()
            hand.expect((self._private / f"{name}.handout").exists(), f"there is a handout for {name}")

    @property
    def _project(self) -> Project:
        project = self._hand.session.project
        assert project is not None, "the tour has one open"  # noqa: S101  else the step before has broken off
        return project

    # The annotators

    def _work_at_home(self, name: str) -> Path:
        """Open a handout, mark its article as the samples have it, and return the bundle for the lead."""
        project = bundling.open_handout(self._private / f"{name}.handout", self._private / f"{name}.annot")
        out = self._private / f"{name}.bundle"
        staging = Staging(self._private / "staging")
        try:
            owner = next(person for person in project.annotators() if person.name == name)
            staging.add(_given_to(owner, self._records[name]))
            project.commit_staging(staging, name="import", source_sha256="")
            report = bundling.bundle(project, name, out)
        finally:
            staging.close()
            project.close()
        self._hand.expect(report.spans == len(self._records[name].spans), f"{name}'s bundle has all spans")
        return out

    # Merging

    def _merge(self, bundles: Sequence[Path]) -> None:
        hand = self._hand
        hand.inside.team.exchange.merge(bundles)
        preview = hand.wait(lambda: self._dialog(MergePreview), "the merge's preview")
        hand.picture("merge", "what the merge would do: whose rows are new, newer, the same or in conflict", preview)
        preview.accept_button.click()
        self._wait_for_work()
        hand.come_forward()
        for name, record in self._records.items():
            spans = self._project.spans(self._article.id, self._ids[name])
            hand.expect(len(spans) == len(record.spans), f"all spans of {name} are there")
        hand.picture("merged", "both bundles are merged")
        hand.inside.team.exchange.merge(bundles)
        preview = hand.wait(lambda: self._dialog(MergePreview), "the second preview")
        hand.expect(not preview.accept_button.isEnabled(), "the same bundles again change nothing")
        preview.reject()
        hand.come_forward()

    # Agreement

    def _look_at_agreement(self) -> None:
        hand = self._hand
        hand.press(Qt.Key.Key_3, CTRL)
        overview = cast("OverviewCommands", hand.inside.modes.page)
        hand.wait(lambda: not overview.busy or None, "the agreement")
        hand.expect(overview.is_known, "the agreement is worked out")
        hand.picture("overview", "Ctrl+3: the agreement, and what is behind every number")
        with _Dark(hand):
            hand.picture("overview-dark", "the same, dark and in Vietnamese")

    # Deciding

    def _open_review(self) -> ReviewCommands:
        hand = self._hand
        hand.press(Qt.Key.Key_2, CTRL)
        review = cast("ReviewCommands", hand.inside.modes.page)
        hand.wait(lambda: review.question, "the first disagreement")
        hand.picture("review", "Ctrl+2: the first disagreement, with its options; whose they are is hidden")
        return review

    def _decide_three(self, review: ReviewCommands) -> None:
        for number, word in enumerate(("first", "second", "third"), 1):
            before = self._decided
            while self._decided == before:
                self._answer(review)
            self._hand.picture(f"decided-{number}", f"the {word} decision is made; the next disagreement stands there")

    def _take_back(self, review: ReviewCommands) -> None:
        hand, before, place = self._hand, self._decided, self._asked(review).group.place
        self._key(review, Qt.Key.Key_Z, CTRL)
        hand.expect(self._decided == before - 1, "one decision is taken back")
        hand.expect(self._asked(review).group.place != place, "its disagreement stands there again")
        hand.picture("decision-undone", "Ctrl+Z: the last decision is taken back, and asked again")
        self._key(review, Qt.Key.Key_Z, CTRL | SHIFT)
        hand.expect(self._decided == before, "it is decided again")

    def _show_dark(self) -> None:
        with _Dark(self._hand):
            self._hand.picture("review-dark", "a decision, dark and in Vietnamese")

    def _decide_the_rest(self, review: ReviewCommands) -> None:
        for _ in range(_MOST):
            if review.mode.reading:
                break
            self._answer(review)
        self._hand.expect(review.mode.reading, "everything is decided")

    def _answer(self, review: ReviewCommands) -> None:
        """Answer what is asked by the digit of what the one who is followed has."""
        question, who = self._asked(review), self._ids[FOLLOWED]
        chosen = (number for number, choice in enumerate(question.choices, 1) if who in choice.annotators)
        self._key(review, _DIGITS[next(chosen, 0)])

    def _asked(self, review: ReviewCommands) -> Question:
        return self._hand.wait(lambda: review.question, "a question")

    def _key(self, review: ReviewCommands, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self._hand.come_forward()
        QTest.keyClick(review.widget.view, key, modifiers)

    @property
    def _decided(self) -> int:
        return len(self._project.decisions(self._article.id))

    # Gold

    def _read_through(self, review: ReviewCommands) -> None:
        hand = self._hand
        hand.picture("reading-through", "all is decided: the article is read once more, with its gold")
        self._key(review, Qt.Key.Key_Return, CTRL)
        hand.expect(self._project.work(self._article.id, GOLD_ID).status == FINISHED, "the article is finished as gold")
        hand.expect(review.widget.state.state == state_page.DONE, "no disagreement is left")
        hand.picture("review-done", "the article is gold")

    def _export(self) -> None:
        hand, out = self._hand, self._hand.folder / GOLD
        hand.inside.team.gold.export(out)
        self._wait_for_work()
        hand.picture("gold", f"{out.name} is written")
        hand.expect(not verifying.verify(out).problems, "the gold is right")
        (record,) = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
        ends = {span["id"]: (span["start"], span["end"], span["label"]) for span in record["spans"]}
        marked = {place_of(span) for span in self._records[FOLLOWED].spans}
        hand.expect(set(ends.values()) == marked, f"the gold is what {FOLLOWED} marked")
        links = {(link["type"], ends[link["from"]], ends[link["to"]]) for link in record["links"]}
        hand.expect(links == _linked(self._records[FOLLOWED]), f"so are its links those of {FOLLOWED}")
        told = {span["provenance"] for span in record["spans"]}
        hand.expect(told == {"agreed", "adjudicated"}, "every span says where it comes from")

    def _show_feedback(self) -> None:
        hand = self._hand
        hand.inside.team.gold.show_feedback()
        dialog = hand.wait(lambda: self._dialog(FeedbackDialog), "the feedback")
        dialog.people.setCurrentIndex(dialog.people.findData(self._ids[OTHER]))
        hand.picture("feedback", f"what {OTHER} can learn from the gold", dialog)
        dialog.close()
        hand.come_forward()

    # Waiting and looking

    def _wait_for_work(self) -> None:
        self._hand.wait(lambda: not self._hand.inside.long_work.busy or None, "the end of the work")

    def _dialog(self, kind: type[D]) -> D | None:
        found = self._hand.window.findChildren(kind)
        return next((dialog for dialog in found if dialog.isVisible()), None)


class _Dark:
    """Dark and in Vietnamese for a while."""

    def __init__(self, hand: Hand) -> None:
        self._look = hand.inside.look
        self._before = {key: self._look.settings.get(key) for key in ("theme", "language")}

    def __enter__(self) -> None:
        self._look.set("theme", "dark")
        self._look.set("language", "vi")

    def __exit__(self, *_problem: object) -> None:
        for key, value in self._before.items():
            self._look.set(key, value)


def _given_to(owner: Annotator, record: LabelledRecord) -> LabelledRecord:
    """Return what somebody marked as an annotator's own, without what belongs to the article."""
    return replace(
        record,
        annotator=owner,
        zones=(),
        spans=tuple(replace(span, annotator_id=owner.id) for span in record.spans),
        links=tuple(replace(link, annotator_id=owner.id) for link in record.links),
    )


def _linked(record: LabelledRecord) -> set[tuple[str, Place, Place]]:
    ends = {span.id: place_of(span) for span in record.spans}
    return {(link.type, ends[link.source_id], ends[link.target_id]) for link in record.links}
