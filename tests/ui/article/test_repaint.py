"""What is painted after a change is what a fresh view would paint, although only a part of it is painted again."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from annotator.domain.span import Mark
from annotator.ui.article.parts import Box, LinkView, OptionLine, OptionLink, ReviewMarks
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look
from tests.ui.article.making import LONG, different, on_screen, picture, settle, show, zone

TEXT = "\n".join([LONG * 3, LONG, LONG * 4, LONG * 2] * 8)
LABELS = ("claim", "denial", "actor", "figure")
AROUND = 40
"""So far above and below its lines, in px, a mark may be painted."""


@pytest.fixture
def drawn(view, qtbot) -> ArticleView:
    """A view whose picture has come to the screen once."""
    view.clearFocus()
    show(view, TEXT)
    qtbot.wait(30)  # the platform shows a window when it sees fit
    assert different(on_screen(view), picture(view)) == []
    return view


def random_mark(rng: random.Random, at: int) -> Mark:
    start = rng.randrange(0, 1200)
    return Mark(f"m{at}", start, start + rng.randrange(1, 160), rng.choice(LABELS))


@pytest.mark.parametrize("steps", [4, 30], ids=["few", "many"])  # many move lines, and so paint all again
@pytest.mark.parametrize("seed", range(4))
def test_marks_that_come_and_go(drawn, seed, steps):
    rng = random.Random(seed)
    marks: dict[str, Mark] = {}
    for step in range(steps):
        gone = [rng.choice(sorted(marks))] if marks and rng.random() < 0.4 else []
        for mark_id in gone:
            del marks[mark_id]
        new = [random_mark(rng, step)]
        marks.update({mark.id: mark for mark in new})
        drawn.change_marks(gone, new)
    settle()
    after = on_screen(drawn)
    drawn.show_article(TEXT, [], sorted(marks.values(), key=lambda mark: (mark.start, -mark.end)))
    settle()
    assert different(after, picture(drawn)) == []


def unsaved_box(rng: random.Random) -> Box:
    start = rng.randrange(1200)
    return Box("u", start, start + rng.randrange(1, 200), rng.choice(["claim", "actor"]))


@pytest.mark.parametrize("seed", range(8))
def test_every_state_that_changes(drawn, seed):
    rng = random.Random(seed)
    marks = [random_mark(rng, at) for at in range(25)]
    drawn.change_marks([], marks)
    ids = [mark.id for mark in marks]
    acts = [
        lambda: drawn.set_current(
            rng.choice(ids), [LinkView("by", rng.choice(ids)), LinkView("denies", rng.choice(ids))]
        ),
        lambda: drawn.set_current(rng.choice(["", *ids])),
        lambda: drawn.set_open_points(set(rng.sample(ids, 3))),
        lambda: drawn.set_unsaved([unsaved_box(rng) for _ in range(rng.randrange(4))], "not saved"),
        lambda: drawn.set_hovered(rng.choice(["", *ids])),
        lambda: drawn.select(rng.randrange(1200), rng.randrange(1200)),
        lambda: drawn.set_proposal(rng.choice(ids), rng.choice(ids), "by?"),
        lambda: drawn.set_proposal(rng.choice(ids), Box("?", place := rng.randrange(1200), place + 20, "actor"), "by?"),
        lambda: drawn.set_proposal(None),
        lambda: drawn.start_hints({rng.choice(ids): "b", rng.choice(ids): "c"}, rng.choice(ids)),
        drawn.end_hints,
        lambda: drawn.change_marks([], [random_mark(rng, rng.randrange(25))]),
    ]
    for _ in range(16):
        rng.choice(acts)()
        settle()
        assert different(on_screen(drawn), picture(drawn)) == []


def test_scrolling_by_lines_and_pages_with_links_in_sight(drawn):
    drawn.change_marks([], [Mark("d", 300, 340, "denial"), Mark("a", 30, 60, "actor"), Mark("c", 4000, 4060, "claim")])
    drawn.set_current("d", [LinkView("by", "a"), LinkView("denies", "c")])
    for value in (1, 2, 5, 3, 20, 4, 0, 9):
        drawn.verticalScrollBar().setValue(value)
        settle()
        assert different(on_screen(drawn), picture(drawn)) == []


def test_the_ends_of_links_that_move_or_go(drawn):
    drawn.change_marks([], [Mark("d", 300, 340, "denial"), Mark("a", 30, 60, "actor")])
    drawn.set_current("d", [LinkView("by", "a")])
    settle()
    on_screen(drawn)
    for removed, added in (
        ([], [Mark("a", 140, 150, "actor")]),
        (["a"], []),
        ([], [Mark("a", 310, 320, "actor")]),
        (["d"], []),
    ):
        drawn.change_marks(removed, added)
        settle()
        assert different(on_screen(drawn), picture(drawn)) == []


def test_a_zone_that_is_folded_and_opened(drawn):
    text = TEXT + "\nXem thêm\nBản quyền"
    drawn.show_article(text, [zone(text, LONG * 4, "boilerplate")], [Mark("a", 30, 60, "actor")])
    for _ in range(2):
        settle()
        assert different(on_screen(drawn), picture(drawn)) == []
        drawn.toggle_zone("z")
    settle()
    assert different(on_screen(drawn), picture(drawn)) == []


def test_text_size_and_colours(drawn):
    drawn.change_marks([], [Mark("a", 30, 60, "actor"), Mark("b", 20, 400, "claim")])
    for look in (article_look(text_size=24), article_look("dark"), article_look(all_chips=True), article_look()):
        drawn.set_look(look)
        settle()
        assert different(on_screen(drawn), picture(drawn)) == []


@pytest.fixture
def regions(drawn, monkeypatch) -> list[QRect]:
    """The parts of the viewport that are painted from now on."""
    found: list[QRect] = []
    whole = drawn._paint_above
    monkeypatch.setattr(drawn, "_paint_above", lambda *given: (found.extend(given[3]), whole(*given)))
    return found


def painted(view, regions) -> list[QRect]:
    """Let the view paint what waits to be painted; return the parts, all within each other's bounding box."""
    regions.clear()
    settle()
    on_screen(view)
    return list(regions)


def lines_of(view, *marks: Mark) -> tuple[float, float]:
    """Upper and lower edge of the lines on which some marks lie."""
    rows = [row for mark in marks for row in view.scene().rows.over(mark.start, mark.end)]
    return min(row.top for row in rows), max(row.bottom for row in rows)


@pytest.mark.parametrize(
    ("gone", "new"),
    [
        ([], [Mark("b", 10, 20, "figure")]),
        (["a"], []),
        (["a"], [Mark("a", 400, 450, "denial")]),
        ([], [Mark("a", 402, 440, "actor")]),
    ],
    ids=["added", "removed", "relabelled", "moved"],
)
def test_what_a_change_does_not_touch_is_not_painted_again(drawn, regions, gone, new):
    here, far = Mark("a", 400, 450, "actor"), Mark("z", 900, 950, "claim")
    drawn.change_marks([], [here, far])
    painted(drawn, regions)
    changed = [*new, *([here] if "a" in gone or new[0].id == "a" else [])]
    top, bottom = lines_of(drawn, *changed)
    drawn.change_marks(gone, new)
    parts = painted(drawn, regions)
    assert parts
    for part in parts:
        assert part.top() >= top - AROUND
        assert part.bottom() <= bottom + AROUND


def test_another_option_in_focus_moves_nothing_and_paints_only_its_place(drawn, regions):
    lines = (OptionLine(1, "claim", ((400, 470),)), OptionLine(2, "denial", ((420, 470),)))
    marks = ReviewMarks(start=400, end=470, lines=lines)
    drawn.set_review(marks)
    painted(drawn, regions)
    generation, (top, bottom) = drawn._page.layout.generation, lines_of(drawn, Mark("", 400, 470, ""))
    drawn.set_review(replace(marks, focus=2))
    parts = painted(drawn, regions)
    assert parts
    assert all(part.top() >= top - AROUND and part.bottom() <= bottom + AROUND for part in parts)
    assert drawn._page.layout.generation == generation
    assert different(on_screen(drawn), picture(drawn)) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_review_goes_from_place_to_place(drawn, seed):
    rng = random.Random(seed)
    drawn.change_marks([], [random_mark(rng, at) for at in range(25)])

    def some() -> ReviewMarks:
        start = rng.randrange(0, 4000)
        extents = [(start + rng.randrange(0, 20), start + rng.randrange(21, 200)) for _ in range(rng.randrange(1, 5))]
        lines = tuple(OptionLine(at, rng.choice(LABELS), (extent,)) for at, extent in enumerate(extents, 1))
        links = (OptionLink(1, "by", extents[0], (other := rng.randrange(4000), other + 30)),)
        end = max(last for _, last in extents)
        return ReviewMarks(start=start, end=end, lines=lines, links=rng.choice([(), links]), focus=rng.randrange(3))

    shown: ReviewMarks | None = None
    for _ in range(16):
        acts = [some(), some(), replace(shown, focus=rng.randrange(4)) if shown is not None else None, None]
        shown = rng.choice(acts)
        drawn.set_review(shown)
        settle()
        assert different(on_screen(drawn), picture(drawn)) == []


def near_by(count: int) -> list[Mark]:
    """So many marks on the third paragraph's lines, one lane each."""
    start = TEXT.index("\n", TEXT.index("\n") + 1) + 1
    return [Mark(f"n{at}", start + 6 * at, start + 6 * at + 5, LABELS[at % 4]) for at in range(count)]


def test_forty_marks_that_get_another_label_and_their_own_again_are_painted_where_they_lie(drawn, regions):
    marks = near_by(40)
    others = [mark._replace(label=LABELS[(at + 1) % 4]) for at, mark in enumerate(marks)]
    ids = [mark.id for mark in marks]
    drawn.change_marks([], [*marks, Mark("z", 1600, 1650, "claim")])
    painted(drawn, regions)
    before = on_screen(drawn)
    top, bottom = lines_of(drawn, *marks)
    for removed, added in ((ids, others), (ids, marks)):
        drawn.change_marks(removed, added)
        parts = painted(drawn, regions)
        assert parts
        assert all(part.top() >= top - AROUND and part.bottom() <= bottom + AROUND for part in parts)
        assert different(on_screen(drawn), picture(drawn)) == []
    assert different(on_screen(drawn), before) == []


def test_forty_marks_all_over_the_text_are_painted_where_they_are_in_sight(drawn, regions):
    step = len(TEXT) // 40
    marks = [Mark(f"n{at}", at * step, at * step + 20, LABELS[at % 4]) for at in range(40)]
    for removed, added in (([], marks), ([mark.id for mark in marks], [])):
        drawn.change_marks(removed, added)
        parts = painted(drawn, regions)
        in_sight = [mark for mark in marks if list(drawn.scene().rows.over(mark.start, mark.end))]
        lines = {row.start: row for mark in in_sight for row in drawn.scene().rows.over(mark.start, mark.end)}
        assert 1 < len(lines) < 40
        assert parts
        assert different(on_screen(drawn), picture(drawn)) == []


def test_marks_out_of_sight_let_nothing_be_painted(drawn, regions):
    far = [Mark(f"f{at}", len(TEXT) - 400 + 9 * at, len(TEXT) - 396 + 9 * at, "actor") for at in range(20)]
    painted(drawn, regions)
    drawn.change_marks([], far)
    assert painted(drawn, regions) == []
    drawn.change_marks([mark.id for mark in far], [])
    assert painted(drawn, regions) == []
