"""Two people's labels brought to gold by keys alone, in the real window; the keys are counted and their time modelled.

The keystroke-level model (Card, Moran & Newell 1980): K = 0.2 s for each key, M = 1.35 s to make up one's mind.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

from annotator.cli import main
from annotator.domain.ids import GOLD_ID
from annotator.domain.link import Link
from annotator.domain.review_questions import FIELD_ASKED, LINK_ASKED, Choice
from annotator.domain.span import Span
from annotator.domain.work import FINISHED
from annotator.services.review.made import ADJUDICATED, AGREED
from annotator.services.sample import sample_project
from tests.e2e.adjudicator import Adjudicator, with_adjudicator
from tests.e2e.hand import CTRL, SHIFT

KEY, MIND = 0.2, 1.35
"""Seconds."""
ONE_KEY_GOAL, ALL_GOAL = 1.6, 2.2
"""Mean seconds of a decision: of those that take one key, and of all."""

MAI, BINH = "Mai", "Bình"
TAKE, FLIP, LABEL, MOVE, NOTHING, BOTH = "take", "flip", "label", "move", "nothing", "both"


@dataclass(frozen=True)
class Ruling:
    """What the adjudicator holds right at a place, by its words; `who` is whose option that is, or starts from."""

    how: str
    who: str = MAI
    to: str = ""
    """The label's key, or the words between the boundaries."""
    note: str = ""
    is_put_off: bool = False


CLAIMED, DELIVERED = (
    "họ đã nhận lô thiết bị đầu tiên gồm khoảng 300 chiếc, trị giá gần 85 triệu crown",
    ("phần còn lại sẽ đến trước mùa hè"),
)
SAILED, HELD_BACK = "đoàn tàu hàng có thể đã nhổ neo với 1.200 chiếc", "không có hợp đồng nào được ký"
CUSTOMS, LINDAU = "Hải quan Orsel", "phát ngôn viên Hải quan Orsel Petra Lindau"
MADE_UP = "gọi thông báo ấy là “một câu chuyện được dựng lên”"

RULINGS = {
    HELD_BACK: Ruling(FLIP, BINH),
    "không phủ nhận hai con tàu thuộc đội tàu của mình": Ruling(TAKE, note="chỉ là không phủ nhận"),
    "hai con tàu": Ruling(LABEL, to="F"),
    "1.200 chiếc": Ruling(TAKE),
    "một chiếc": Ruling(NOTHING),
    "hơn 60%": Ruling(TAKE),
    "Phần lớn số linh kiện ấy được tháo ra từ xác máy bay rơi ở vùng đệm": Ruling(TAKE),
    f"{CLAIMED}; {DELIVERED}": Ruling(TAKE, BINH),
    f"còn {MADE_UP} trước ống kính truyền hình": Ruling(TAKE),
    f"rằng {SAILED} trong khoang": Ruling(MOVE, BINH, to=SAILED),
    "Ông Harun Tavel, cố vấn an ninh của Liên minh Ven Biển": Ruling(TAKE),
    "liên minh “rất lo ngại” và vẫn chờ Maren giải trình": Ruling(TAKE),
    LINDAU: Ruling(BOTH),
    "gần 85 triệu crown": Ruling(TAKE, is_put_off=True),
    "bà Idra Solven": Ruling(TAKE),
    "không xác nhận con số nào": Ruling(TAKE),
}
"""What is ruled on spans; all else that is asked is agreed, and right."""


@dataclass
class Gold:
    """What gold is to be: spans by (words, label) with their attributes, links by the words at their ends."""

    spans: Counter = field(default_factory=Counter)
    links: Counter = field(default_factory=Counter)


def content(spans: Iterable[Span], links: Iterable[Link]) -> Gold:
    """What is labelled, without ids and origins."""
    known = {span.id: span for span in spans}
    return Gold(
        Counter(
            (span.start, span.end, span.label, json.dumps(dict(span.attributes), sort_keys=True))
            for span in known.values()
        ),
        Counter((link.type, known[link.source_id].quote, known[link.target_id].quote) for link in links),
    )


def wanted(project, article) -> Gold:
    """Gold as the rulings have it: Mai's labels, but for these."""
    mai = project.annotator_named(MAI)
    binh = project.annotator_named(BINH)
    spans = {span.id: span for span in project.spans(article.id, mai.id)}
    links = project.links(article.id, mai.id)
    others = project.spans(article.id, binh.id)
    long_claim = f"{CLAIMED}; {DELIVERED}"
    long_sailed = f"{SAILED} trong khoang"
    by_binh = {(span.quote, span.label): span for span in others}
    kept = [span for span in spans.values() if span.quote not in {long_claim, long_sailed}]
    kept += [by_binh[CLAIMED, "claim"], by_binh[DELIVERED, "claim"], by_binh[CUSTOMS, "actor"]]
    moved = by_binh[f"rằng {SAILED}", "claim"]
    found = content(kept, [])
    start = article.text.index(SAILED)
    found.spans[start, start + len(SAILED), "claim", json.dumps(dict(moved.attributes), sort_keys=True)] += 1
    instead = {long_claim: CLAIMED, long_sailed: SAILED}
    for link in links:
        ends = [spans[link.source_id].quote, spans[link.target_id].quote]
        found.links[link.type, *(instead.get(quote, quote) for quote in ends)] += 1
    found.links["by", DELIVERED, "Bộ Quốc phòng Veska"] += 1
    found.links["denies", MADE_UP, DELIVERED] += 1
    return found


@dataclass
class Timed:
    """The decisions that were made: what was asked, and how many keys it took."""

    decisions: list[tuple[str, int]] = field(default_factory=list)

    def seconds(self, presses: int) -> float:
        return MIND + KEY * presses

    def mean(self, *, one_key: bool) -> float:
        found = [self.seconds(presses) for _, presses in self.decisions if presses == 1 or not one_key]
        return sum(found) / len(found)


class Judge:
    """Decides what is asked, one key after the other."""

    def __init__(self, desk: Adjudicator) -> None:
        self.desk = desk
        self.timed = Timed()
        self.wanted = wanted(desk.session.project, desk.article)
        self.people = {person.name: person.id for person in desk.session.project.annotators()}
        self.seen: list[str] = []
        self._put_off: set[str] = set()
        self._undone = False

    def decide_all(self) -> None:
        """Answer every question until the article is read through."""
        for _ in range(200):
            if self.desk.is_reading:
                return
            self._decide()
        raise AssertionError("it does not come to an end")

    def _decide(self) -> None:
        desk = self.desk
        question, quote, before = desk.question, desk.quote, desk.presses.count
        assert question is not None, "a question is asked"
        asked = (desk.place, question.asks, question.field, question.choices)
        what = f"{question.group.kind}: {quote[:40]}"
        ruling = RULINGS.get(quote) if not question.group.is_agreed else None
        if ruling is not None and ruling.is_put_off and desk.place not in self._put_off:
            self._put_off.add(desk.place)
            desk.key("S")
            self.timed.decisions.append((f"later {what}", desk.presses.count - before))
            return
        if question.asks == LINK_ASKED:
            self._answer_links()
        else:
            self._answer(ruling)
        now = desk.question
        left = (desk.place, now.asks, now.field, now.choices) if now is not None else ()
        assert asked != left, (what, desk.hand.said[-1:])
        self.timed.decisions.append((what, desk.presses.count - before))
        self.seen.append(what)
        if not self._undone:
            self._undo_and_redo()

    def _undo_and_redo(self) -> None:
        """Take one decision back and do it again: both count, though nothing new is thought of."""
        desk, self._undone = self.desk, True
        place, before = desk.place, desk.presses.count
        desk.key("Z", CTRL)
        assert desk.place != place, "undo goes back to the group"
        desk.key("Z", CTRL | SHIFT)
        assert desk.place == place, "redo goes on again"
        self.timed.decisions.append(("undo, redo", desk.presses.count - before))

    # Spans and values

    def _answer(self, ruling: Ruling | None) -> None:
        desk = self.desk
        if ruling is None:
            assert len(desk.question.choices) == 1
            assert self._is_right(desk.question.choices[0])
            desk.key("1")
            return
        if ruling.note:
            desk.key("N")
            desk.type(ruling.note)
            desk.key("Return")
        if desk.question.asks == FIELD_ASKED or ruling.how == TAKE:
            desk.key(str(desk.number_of(lambda choice: self.people[ruling.who] in choice.annotators)))
        elif ruling.how == FLIP:
            self._focus(ruling.who)
            desk.key("P")
        elif ruling.how == LABEL:
            desk.key(ruling.to)
        elif ruling.how == NOTHING:
            desk.key("0")
        elif ruling.how == BOTH:
            desk.key("M")
        elif ruling.how == MOVE:
            self._move(ruling)

    def _is_right(self, choice: Choice) -> bool:
        """Whether what all agreed on is what gold is to be."""
        known = {place[:3] for place in self.wanted.spans}
        return choice.option is not None and all(part in known for part in choice.option.parts)

    def _focus(self, who: str) -> None:
        """Bring somebody's option into focus with the arrows; the first has it without."""
        number = self.desk.number_of(lambda choice: self.people[who] in choice.annotators)
        for _ in range(number if number > 1 else 0):
            self.desk.key("Down")

    def _move(self, ruling: Ruling) -> None:
        desk = self.desk
        self._focus(ruling.who)
        start = desk.article.text.index(ruling.to)
        marks = desk.commands._words.marks(desk.question)
        number = desk.page.options.focus or 1
        extent = next(line.extents[0] for line in marks.lines if line.number == number)
        assert extent[1] == start + len(ruling.to)
        assert extent[0] < start
        desk.key("Right", SHIFT)
        desk.key("Escape")

    # Links

    def _answer_links(self) -> None:
        desk = self.desk
        places = {mark.id: desk.article.text[mark.start : mark.end] for mark in desk.marks.values()}
        right = [
            number
            for number, choice in enumerate(desk.question.choices, 1)
            if all((choice.link.type, places[one], places[other]) in self.wanted.links for one, other in choice.ends)
        ]
        if len(right) > 1:
            assert len(right) == len(desk.question.choices)
            desk.key("M")
        else:
            desk.key(str(right[0]) if right else "0")


@pytest.fixture
def judge(opened, tmp_path, qtbot) -> Judge:
    """The window in its review, before the first question: the samples, an adjudicator who has marked nothing."""
    path = tmp_path / "samples.annot"
    sample_project(path).close()
    return Judge(Adjudicator(opened(with_adjudicator(path)), qtbot))


def test_two_annotators_are_brought_to_gold_by_keys_alone(judge, tmp_path):
    desk = judge.desk
    judge.decide_all()
    before = desk.presses.count
    desk.key("Return", CTRL)
    judge.timed.decisions.append(("read through and closed", desk.presses.count - before))

    timed = judge.timed
    total = sum(timed.seconds(presses) for _, presses in timed.decisions)
    one, every = timed.mean(one_key=True), timed.mean(one_key=False)
    for what, presses in timed.decisions:
        print(f"{presses:3}  {what}")
    print(
        f"\n{len(timed.decisions)} decisions, {sum(presses for _, presses in timed.decisions)} presses,"
        f" {total:.1f} s modelled: {one:.2f} s for a decision by one key, {every:.2f} s over all"
    )
    assert one <= ONE_KEY_GOAL
    assert every <= ALL_GOAL

    project, article = desk.session.project, desk.article
    assert project.work(article.id, GOLD_ID).status == FINISHED
    found = content(*desk.gold())
    for ours, theirs in ((found.spans, judge.wanted.spans), (found.links, judge.wanted.links)):
        assert (ours - theirs, theirs - ours) == (Counter(), Counter())

    out = tmp_path / "gold.jsonl"
    assert main(["export", str(project.path), "--gold", "-o", str(out)]) == 0
    (line,) = out.read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    spans = {span["id"]: span for span in record["spans"]}
    assert Counter((one["start"], one["end"], one["label"]) for one in spans.values()) == Counter(
        place[:3] for place in found.spans
    )
    told = {(one["text"], one["label"]): one for one in spans.values()}
    assert (told["hai con tàu", "figure"]["provenance"], told["hai con tàu", "figure"]["votes"]) == (ADJUDICATED, 1)
    assert told[SAILED, "claim"]["votes"] == 0, "nobody marked it just so"
    assert told["các nguồn tin hải quan", "actor"]["provenance"] == AGREED
    assert told["các nguồn tin hải quan", "actor"]["votes"] == 2
    assert Counter((one["type"], spans[one["from"]]["text"], spans[one["to"]]["text"]) for one in record["links"]) == (
        found.links
    )
