"""A whole article by keys alone, in the real window: every span, link and value of a reference, undone and redone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

import pytest

from annotator.domain.link import Link
from annotator.domain.span import Span, reading_order
from annotator.domain.work import FINISHED
from annotator.services.sample import sample_project
from tests.e2e.hand import CTRL, Hand
from tests.e2e.typist import Typist

MOST_PRESSES = 6
"""For a labelled span, its links and attributes included: the goal of the design."""


def content(spans: Iterable[Span], links: Iterable[Link]) -> tuple[Counter, Counter]:
    """What is labelled, without ids and origins."""
    known = {span.id: span for span in spans}
    place = {span.id: (span.start, span.end, span.label) for span in known.values()}
    return (
        Counter((*place[span.id], json.dumps(dict(span.attributes), sort_keys=True)) for span in known.values()),
        Counter((link.type, place[link.source_id], place[link.target_id]) for link in links),
    )


class Copyist:
    """Labels what a reference has, span by span in reading order, each link as soon as both its ends are there."""

    def __init__(self, hand: Hand, spans: Iterable[Span], links: Iterable[Link]) -> None:
        self.hand = hand
        hand.wait_for_words()
        self.typist = Typist(hand)
        self._wanted = sorted(spans, key=reading_order)
        self._links = list(links)
        self._made: dict[str, str] = {}

    def copy(self) -> int:
        """Label all of it; return the number of key presses."""
        for span in self._wanted:
            before = self.typist.presses
            if span.id not in self._made:
                self.typist.label(span)
                self._take_in()
            print(span.label, span.quote[:50], self.typist.presses - before)
            self._answer_proposal()
            self._link_from(span)
        for span in self._wanted:
            self._link_from(span)
        return self.typist.presses

    def _take_in(self) -> None:
        """Find which spans of the reference are there now."""
        mine = {(span.start, span.end, span.label): span.id for span in self.hand.session.spans.values()}
        self._made = {
            span.id: mine[span.start, span.end, span.label]
            for span in self._wanted
            if (span.start, span.end, span.label) in mine
        }

    def _answer_proposal(self) -> None:
        """Accept the actor that is proposed where it is the reference's; its values are looked at too."""
        proposal = self.hand.inside.proposal_commands.shown
        if proposal is None:
            return
        source = next((wanted for wanted, made in self._made.items() if made == proposal.source_id), None)
        for link in self._links:
            target = next(span for span in self._wanted if span.id == link.target_id)
            if (link.source_id, link.type) == (source, proposal.link_type) and (target.start, target.end) == (
                proposal.start,
                proposal.end,
            ):
                self.typist.key("Space")
                self._take_in()
                self._links.remove(link)
                self._correct(target)
                return

    def _correct(self, wanted: Span) -> None:
        made = self.hand.session.spans[self._made[wanted.id]]
        if dict(made.attributes) != dict(wanted.attributes):
            self.typist.go_to(made.id)
            self.typist.give_values(wanted.attributes)

    def _link_from(self, source: Span) -> None:
        for link in [link for link in self._links if link.source_id == source.id]:
            if link.source_id in self._made and link.target_id in self._made:
                self.typist.link(self._made[link.source_id], link.type, self._made[link.target_id])
                self._links.remove(link)


@pytest.fixture
def at_samples(opened, tmp_path) -> Hand:
    """The window at the sample project, as a person who has labelled nothing in it yet."""
    sample_project(tmp_path / "samples.annot").close()
    hand = opened(tmp_path / "samples.annot")
    hand.session.add_annotator("Tay")
    return hand


def reference(hand: Hand, name: str) -> tuple[list[Span], list[Link]]:
    """What somebody else labelled in the open article: read from the file, never seen in the window."""
    project = hand.session.project
    person = project.annotator_named(name)
    article = hand.session.article.id
    return project.spans(article, person.id), project.links(article, person.id)


@pytest.mark.parametrize("title", ["Aldora bác bỏ tin", "Harbour board denies"])
def test_a_whole_article_is_labelled_by_keys_alone(at_samples, title, qtbot):
    hand = at_samples
    hand.open(title)
    hand.view.setFocus()
    article = hand.session.article.id
    spans, links = reference(hand, "Mai")
    copyist = Copyist(hand, spans, links)
    presses, letters = copyist.copy(), copyist.typist.letters
    print(
        f"\n{title}: {len(spans)} spans, {len(links)} links: {presses} presses, {presses / len(spans):.2f} a span;"
        f" with {letters} letters typed into names {(presses + letters) / len(spans):.2f}"
    )
    done = content(hand.session.spans.values(), hand.session.links.values())
    for ours, theirs in zip(done, content(spans, links), strict=True):
        assert (ours - theirs, theirs - ours) == (Counter(), Counter())
    assert presses / len(spans) <= MOST_PRESSES

    steps = len(hand.session._history._undo)
    hand.key("Z", CTRL, times=steps)
    assert (dict(hand.session.spans), dict(hand.session.links)) == ({}, {})
    hand.key("Y", CTRL, times=steps)
    assert content(hand.session.spans.values(), hand.session.links.values()) == content(spans, links)

    hand.key("Return", CTRL)
    if hand.session.article.id == article:  # points were open: once more
        hand.key("Return", CTRL)
    assert hand.session.project.work(article, hand.session.viewer).status == FINISHED
    assert hand.session.article.id != article


PARAGRAPH = (
    "Cảng đóng cửa\n"
    "Theo đài Sóng Vịnh, Bộ Giao thông Maren cho biết ít nhất 40 tàu đã rời cảng Orsel trong đêm. "
    "Bà Idra Solven bác bỏ tin này, nói cảng chỉ còn 12.000 thùng hàng."
)


def test_the_paragraph_of_the_design_takes_forty_presses_at_most(opened, tmp_path, new_project):
    """One claim, one denial, three actors, two figures and four links."""
    path = new_project("paragraph")
    text = tmp_path / "bai.txt"
    text.write_text(PARAGRAPH, encoding="utf-8")
    hand = opened(path)
    hand.bring_in(text)
    hand.inside.article_list.article_chosen.emit(hand.session.project.article_rows(hand.session.viewer)[0].id)
    hand.view.set_caret(PARAGRAPH.index("Theo"))
    work, spans = hand.session.work, {}
    for label, quote, values in (
        ("actor", "đài Sóng Vịnh", {"type": "media", "canonical": "Đài Sóng Vịnh"}),
        ("actor", "Bộ Giao thông Maren", {"type": "state", "canonical": "Bộ Giao thông Maren"}),
        (
            "claim",
            "ít nhất 40 tàu đã rời cảng Orsel trong đêm",
            {"form": "reported", "certainty": "asserted", "polarity": "positive", "cue": cue("cho biết")},
        ),
        ("figure", "ít nhất 40 tàu", {"value": "40", "unit": "tàu", "kind": "count", "approx": "at_least"}),
        ("actor", "Bà Idra Solven", {"type": "person", "canonical": "Idra Solven"}),
        (
            "denial",
            "bác bỏ tin này",
            {"kind": "explicit", "form": "reported", "target": "in_text", "cue": cue("bác bỏ")},
        ),
        ("figure", "12.000 thùng hàng", {"value": "12000", "unit": "thùng", "kind": "count", "approx": "exact"}),
    ):
        start = PARAGRAPH.index(quote)
        spans[quote] = Span(
            id=quote, article_id=work.article_id, annotator_id=work.annotator_id, start=start, end=start + len(quote),
            label=label, quote=quote, attributes=values, scheme_version=1,
        )  # fmt: skip
    claim, denial = "ít nhất 40 tàu đã rời cảng Orsel trong đêm", "bác bỏ tin này"
    links = [
        Link(
            id=f"{number}",
            article_id=work.article_id,
            annotator_id=work.annotator_id,
            type=kind,
            source_id=source,
            target_id=target,
        )
        for number, (kind, source, target) in enumerate(
            [
                ("by", claim, "Bộ Giao thông Maren"),
                ("via", claim, "đài Sóng Vịnh"),
                ("by", denial, "Bà Idra Solven"),
                ("denies", denial, claim),
            ]
        )
    ]
    presses = Copyist(hand, spans.values(), links).copy()
    print(f"\nthe paragraph: {presses} presses")
    done = content(hand.session.spans.values(), hand.session.links.values())
    for ours, theirs in zip(done, content(spans.values(), links), strict=True):
        assert (ours - theirs, theirs - ours) == (Counter(), Counter())
    assert presses <= 40


def cue(words: str) -> dict[str, int]:
    start = PARAGRAPH.index(words)
    return {"start": start, "end": start + len(words)}
