"""What the review shows of options: heading and rows agree, many options, moved boundaries, what is refused."""

from __future__ import annotations

import pytest

from annotator.domain.article import Article
from annotator.domain.ids import new_id
from annotator.domain.record import LabelledRecord
from annotator.domain.span import MANUAL, Span
from annotator.domain.work import FINISHED
from annotator.services import creating
from annotator.store.staging import Staging
from tests.e2e.adjudicator import Adjudicator, with_adjudicator
from tests.e2e.hand import ALT, CTRL
from tests.e2e.test_reviewing import desk as desk  # noqa: PLC0414  fixtures

TEXT = (
    "Cầu gãy\n"
    "Ông Trần Mộc cho hay khoảng 12.000 người phải đi vòng vì nhịp cầu gãy, còn đội cứu hộ đã đến nơi trong đêm ấy."
)
FIGURE, SHORTER, ACTOR = "khoảng 12.000 người", "12.000 người", "Ông Trần Mộc"


def figure(value: str) -> dict[str, str]:
    return {"value": value, "unit": "người", "kind": "count", "approx": "exact"}


def made(path, marked: dict[str, list[tuple[str, str, dict[str, str]]]]):
    """Make a project in which each of these people finished one article, and an adjudicator; return its path."""
    first, *others = marked
    project = creating.create(path, annotator=first)
    people = {first: project.annotators()[0], **{name: project.add_annotator(name) for name in others}}
    article = Article.from_text(TEXT, title="Cầu gãy", lang="vi")
    staging = Staging(path.parent / "staging")
    staging.add(LabelledRecord(article=article))
    for name, labels in marked.items():
        spans = [
            Span(
                id=new_id(),
                article_id=article.id,
                annotator_id=people[name].id,
                start=TEXT.index(quote),
                end=TEXT.index(quote) + len(quote),
                label=label,
                quote=quote,
                attributes=values,
                origin=MANUAL,
            )
            for quote, label, values in labels
        ]
        staging.add(LabelledRecord(article=article, annotator=people[name], status=FINISHED, spans=tuple(spans)))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    project.close()
    return with_adjudicator(path)


@pytest.fixture
def values(opened, tmp_path, qtbot) -> Adjudicator:
    """Three people: of the figure two took one extent with two values, the third another extent."""
    marked = {
        "An": [(FIGURE, "figure", figure("12000")), (ACTOR, "actor", {"type": "person", "canonical": "Trần Mộc"})],
        "Bo": [(SHORTER, "figure", figure("12000")), ("Trần Mộc", "actor", {"type": "person", "canonical": "Mộc"})],
        "Cy": [(FIGURE, "figure", figure("1200")), (ACTOR, "actor", {"type": "person", "canonical": "Mộc"})],
    }
    desk = Adjudicator(opened(made(tmp_path / "values.annot", marked)), qtbot)
    desk.walk_to(desk.find(FIGURE))
    return desk


@pytest.fixture
def twelve(opened, tmp_path, qtbot) -> Adjudicator:
    """Twelve people who take twelve extents of one claim, and one actor in two ways."""
    words = TEXT[TEXT.index("khoảng") :].split()
    start = TEXT.index("khoảng")
    people = {}
    for number in range(12):
        quote = TEXT[start : start + len(" ".join(words[: 8 + number]))]
        shorter = number % 2 == 0
        people[f"N{number:02}"] = [
            (quote, "claim", {"form": "reported", "certainty": "asserted", "polarity": "positive"}),
            ("Trần Mộc" if shorter else ACTOR, "actor", {"type": "person", "canonical": "Mộc"}),
        ]
    desk = Adjudicator(opened(made(tmp_path / "twelve.annot", people)), qtbot)
    desk.walk_to(next(item.group.place for item in desk.review.queue() if len(item.group.options) == 12))
    return desk


def heading(desk: Adjudicator) -> tuple[str, str]:
    options = desk.page.options
    return options._kind.text, options._question.text


def details(desk: Adjudicator) -> list[str]:
    return [row.option.details for row in desk.page.options._rows]


# Heading and options


def test_the_heading_asks_for_the_extent_where_extents_are_taken_and_for_the_value_where_values_are(values):
    assert heading(values) == ("Boundary", "where does it begin and end?")
    values.key(str(values.number_of(lambda choice: len(choice.annotators) == 2)))
    assert heading(values) == ("Value", "which one?")
    assert {row.option.text for row in values.page.options._rows} == {"12,000", "1,200"}


def test_an_option_of_two_people_says_all_that_they_said(values):
    both, one = sorted(values.page.options._rows, key=lambda row: -row.option.votes)
    assert "value: 1,200 / 12,000" in both.option.details
    assert one.option.details.startswith("12,000")
    values.walk_to(values.find(ACTOR))
    both, one = sorted(values.page.options._rows, key=lambda row: -row.option.votes)
    assert "Mộc / Trần Mộc" in both.option.details
    assert "/" not in one.option.details


# More options than digits


def test_digits_typed_one_after_the_other_choose_and_never_decide_two_places(twelve):
    place, places = twelve.place, twelve.places
    twelve.key("1")
    twelve.key("2")
    assert (twelve.place, twelve.places, twelve.gold()) == (place, places, ([], []))
    assert twelve.page.options.focus == 12
    twelve.key("Return")
    assert twelve.place != place
    (span,) = twelve.gold()[0]
    number = len(span.quote)
    assert number > 0


def test_the_tenth_is_reached_with_a_nought_that_decides_nothing(twelve):
    twelve.key("1")
    twelve.key("0")
    assert twelve.page.options.focus == 10
    assert twelve.gold() == ([], [])


def test_a_digit_after_the_arrows_begins_anew_and_nought_alone_is_nothing_here(twelve):
    place = twelve.place
    twelve.key("1")
    twelve.key("Down")
    twelve.key("1")
    assert twelve.page.options.focus == 1
    twelve.key("Down")
    twelve.key("0")
    assert twelve.place != place
    assert twelve.gold()[0] == []


def test_the_bar_says_how_they_are_taken_and_what_else_can_be_done_stays_in_sight(twelve, qtbot):
    options, bar = twelve.page.options, twelve.page.bar
    assert bar._take._shown[:2] == (("1", "12"), "choose one, ↵ takes it and goes on")
    rows = (
        options._nothing,
        options._majority,
        *(row for row in options._besides.values() if row.isVisibleTo(options)),
    )
    qtbot.waitUntil(lambda: all(row.visibleRegion().boundingRect() == row.rect() for row in rows))
    twelve.key("Up")
    last = options._rows[-1]
    assert options.focus == 12
    assert last.visibleRegion().boundingRect().height() > 0


def test_with_nine_or_fewer_a_digit_takes_at_once(values):
    place = values.place
    assert values.page.bar._take._shown[1] == "take it and go on"
    values.key("1")
    assert not (values.place == place and not values.question.field)


# Boundaries


def test_while_boundaries_are_moved_the_bar_says_the_keys_and_the_row_shows_the_words(values):
    number = values.number_of(lambda choice: len(choice.annotators) == 1)
    for _ in range(number):
        values.key("Down")
    bar, row = values.page.bar, values.page.options._rows[number - 1]
    values.key("B")
    assert bar._moving.isVisible()
    assert "move the end" in bar._moving.text
    assert "Esc" in bar._moving.text
    assert not bar._take.isVisible()
    values.key("Right", ALT)
    values.key("Right", ALT)
    row = values.page.options._rows[number - 1]
    (span,) = values.gold()[0]
    assert span.quote == f"{SHORTER} p"
    assert row.option.text == span.quote
    assert row.is_focused
    values.key("Escape")
    assert not bar._moving.isVisible()
    assert bar._take.isVisible()


# What is refused, and what is said


def test_a_number_without_an_option_is_answered(values):
    values.key("9")
    assert values.hand.said[-1] == "There is no option 9 here."
    values.key("Return")
    assert values.hand.said[-1] == "Choose an option first, with the arrows."
    assert values.gold() == ([], [])


def test_what_was_said_of_one_mode_is_gone_in_another(values):
    strip = values.hand.inside.modes.strip
    values.key("9")
    assert strip.isVisible()
    values.key("3", CTRL)
    assert not strip.isVisible()
    values.key("1", CTRL)
    values.hand.view.setFocus()
    values.key("Z", CTRL)
    said = values.hand.inside.label_bar
    assert values.hand.said[-1]
    values.key("2", CTRL)
    values.key("1", CTRL)
    assert not values.hand.inside.saying._stands
    assert said.isVisible()
