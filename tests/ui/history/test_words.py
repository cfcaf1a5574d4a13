"""Acts in words: what was acted on and what was done, for every kind of row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annotator.domain.article import Article
from annotator.domain.decision import Decision
from annotator.domain.edit import ArticleData, Change
from annotator.domain.link import Link
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import FINISHED, IN_PROGRESS, SKIPPED, Work
from annotator.domain.zone import ACCEPTED, PROPOSED, REJECTED, Zone
from annotator.services.looking_back import BARRIER, Line
from annotator.ui.history.entries import entries, kind_of
from annotator.ui.history.words import ActWords, Known

ARTICLE = Article.from_text("Ông Mộc nói cầu đã sập.\nCông ty bác bỏ, 12.000 người nghe.", title="Cầu")


def span(span_id: str, quote: str, label: str, **more: object) -> Span:
    start = ARTICLE.text.index(quote)
    known = {"id": span_id, "article_id": ARTICLE.id, "annotator_id": "mai", "label": label, "quote": quote}
    return Span(**(known | {"start": start, "end": start + len(quote)} | more))  # type: ignore[arg-type]


CLAIM = span("claim", "cầu đã sập", "claim")
ACTOR = span("actor", "Ông Mộc", "actor")
FIGURE = span("figure", "12.000 người", "figure")
LINK = Link(id="l", article_id=ARTICLE.id, annotator_id="mai", type="by", source_id="claim", target_id="actor")
ZONE = Zone(id="z", article_id=ARTICLE.id, start=0, end=7, kind="title", state=PROPOSED)
WORK = Work.fresh(ARTICLE.id, "mai")
REJECTED_CLAIM = Rejection.of(ARTICLE.id, "mai", start=0, end=7, label="actor")
DATA = ArticleData.of(ARTICLE)
LONGER = replace(FIGURE, end=FIGURE.end + 5, quote="12.000 người nghe")


@pytest.fixture
def words(qapp, scheme: Scheme) -> ActWords:
    made = ActWords()
    spans = {one.id: one for one in (CLAIM, ACTOR, FIGURE)}
    made.know(Known(scheme=scheme, language="en", text=ARTICLE.text, names={"mai": "Mai"}, span=spans.get))
    return made


def line(name: str, kind: str = "edit", **more: object) -> Line:
    made = Line(7, kind, name, "mai", "2026-03-01T09:30:00.000+00:00", 7, 0)
    return made._replace(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("label", [Change(None, CLAIM)], "Claim “cầu đã sập” marked"),
        ("label", [Change(None, CLAIM), Change(WORK, replace(WORK, status=IN_PROGRESS))], "Claim “cầu đã sập” marked"),
        ("label_all", [Change(None, CLAIM), Change(None, ACTOR)], "2 spans marked"),
        ("delete", [Change(LINK, None), Change(CLAIM, None)], "Claim “cầu đã sập” deleted"),
        ("delete", [Change(CLAIM, None), Change(ACTOR, None)], "2 spans deleted"),
        ("bring_back", [Change(None, CLAIM)], "Claim “cầu đã sập” brought back"),
        ("relabel", [Change(CLAIM, replace(CLAIM, label="denial"))], "Denial “cầu đã sập” label changed, was Claim"),
        ("move", [Change(FIGURE, LONGER)], "Figure “12.000 người nghe” 5 characters longer"),
        ("move", [Change(LONGER, FIGURE)], "Figure “12.000 người” 5 characters shorter"),
        ("note", [Change(CLAIM, replace(CLAIM, note="x"))], "Claim “cầu đã sập” note changed"),
        ("note", [Change(replace(CLAIM, note="x"), CLAIM)], "Claim “cầu đã sập” note removed"),
        (
            "attribute",
            [Change(CLAIM, replace(CLAIM, attributes={"form": "reported"}))],
            "Claim “cầu đã sập” form: reported",
        ),
        (
            "attribute",
            [Change(replace(CLAIM, attributes={"form": "direct"}), CLAIM)],
            "Claim “cầu đã sập” form removed",
        ),
        ("link", [Change(None, LINK)], "Claim “cầu đã sập” linked, by “Ông Mộc”"),
        ("unlink", [Change(LINK, None)], "Claim “cầu đã sập” link removed, by “Ông Mộc”"),
        ("zone", [Change(None, ZONE)], "Title “Ông Mộc” zone added"),
        ("zone_state", [Change(ZONE, replace(ZONE, state=ACCEPTED))], "Title “Ông Mộc” zone accepted"),
        ("zone_state", [Change(ZONE, replace(ZONE, state=REJECTED))], "Title “Ông Mộc” zone rejected"),
        ("zone_move", [Change(ZONE, replace(ZONE, end=11))], "Title “Ông Mộc nói” zone moved"),
        ("finish", [Change(WORK, replace(WORK, status=FINISHED))], "Article finished"),
        ("skip", [Change(WORK, replace(WORK, status=SKIPPED))], "Article skipped"),
        ("reopen", [Change(replace(WORK, status=FINISHED), replace(WORK, status=IN_PROGRESS))], "Article reopened"),
        ("flag", [Change(WORK, replace(WORK, flagged=True, flag_note="?"))], "Article flagged"),
        ("work_note", [Change(WORK, replace(WORK, note="n"))], "Note on the article changed"),
        ("reject", [Change(None, REJECTED_CLAIM)], "Actor “Ông Mộc” suggestion rejected"),
        (
            "article",
            [Change(DATA, replace(DATA, title="Sập", lang="vi"))],
            "Details of the article changed: title, language",
        ),
    ],
)
def test_every_act_has_its_words(words, name, changes, said):
    assert words.said(line(name), changes).whole == said


def test_a_decision_says_so(words):
    decision = Decision(
        id="d", article_id=ARTICLE.id, annotator_id="gold", fingerprint="f", decided_by="mai", options=(), choice={},
    )  # fmt: skip
    said = words.said(line("decide"), [Change(None, CLAIM), Change(None, decision)])
    assert said.whole == "Claim “cầu đã sập” marked by a decision"


def test_an_act_whose_name_is_not_known_is_told_all_the_same(words):
    assert words.said(line("something new"), [Change(None, CLAIM)]).whole == "Claim “cầu đã sập” marked"
    assert words.said(line("something new"), []).whole == "Something new"


def test_undo_and_redo_say_what_they_took_back_or_did_again(words):
    assert words.said(line("label", "undo"), [Change(None, CLAIM)]).what == "undone: marked"
    assert words.said(line("label", "redo"), [Change(None, CLAIM)]).what == "done again: marked"


def test_bulk_acts_are_one_line(words):
    assert words.said(line("merge", BARRIER, annotator="", rows=12), []).whole == "Merge: 12 rows came in"
    assert words.said(line("import", BARRIER, annotator=""), []).whole == "Import: it came in"
    assert words.said(line("restore", BARRIER, annotator=""), []).whole == "Restored from a backup"
    assert words.who(line("merge", BARRIER, annotator="")) == ""


def test_days_have_names(words):
    today = date(2026, 3, 2)
    assert words.day(today, today) == "Today"
    assert words.day(date(2026, 3, 1), today) == "Yesterday"
    assert words.day(date(2026, 2, 22), today) == "Sunday, 22 February 2026"
    assert words.day(None, today) == "Day not known"


def test_each_day_has_one_heading():
    found = list(entries([line("a"), line("b"), line("c", made_at="2026-01-01T12:00:00.000+00:00")]))
    assert [entry.is_day for entry in found] == [True, False, False, True, False]


def test_a_time_that_is_none_makes_no_trouble():
    found = list(entries([line("a", made_at="yesterday")]))
    assert found[0].is_day
    assert found[0].day is None


def test_kinds_follow_from_names():
    names = ("label", "unlink", "finish", "zone_move", "article", "decide", "what is to come")
    assert [kind_of(line(name)) for name in names] == [
        "spans", "links", "state", "article", "article", "review", "spans",
    ]  # fmt: skip
    assert kind_of(line("import", BARRIER)) == "bulk"
