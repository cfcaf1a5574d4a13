"""What is painted after a change is what a fresh view would paint, although only a part of it is painted again."""

import random

import pytest

from annotator.domain.span import Mark
from annotator.ui.article.parts import LinkView
from annotator.ui.article.view import ArticleView
from tests.ui.article.looks import article_look
from tests.ui.article.making import LONG, different, on_screen, picture, settle, show, zone

TEXT = "\n".join([LONG * 3, LONG, LONG * 4, LONG * 2] * 8)
LABELS = ("claim", "denial", "actor", "figure")


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


@pytest.mark.parametrize("seed", range(4))
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
        lambda: drawn.set_unsaved(rng.choice([None, *ids]), "not saved"),
        lambda: drawn.set_hovered(rng.choice(["", *ids])),
        lambda: drawn.select(rng.randrange(1200), rng.randrange(1200)),
        lambda: drawn.start_hints({rng.choice(ids): "b", rng.choice(ids): "c"}, rng.choice(ids)),
        drawn.end_hints,
        lambda: drawn.change_marks([], [random_mark(rng, rng.randrange(25))]),
    ]
    for _ in range(12):
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


def test_what_a_change_does_not_touch_is_not_painted_again(drawn, monkeypatch):
    drawn.change_marks([], [Mark("a", 900, 950, "actor")])
    settle()
    on_screen(drawn)
    regions = []
    whole = drawn._paint_above
    monkeypatch.setattr(drawn, "_paint_above", lambda *given: (regions.append(given[2]), whole(*given)))
    drawn.change_marks([], [Mark("b", 10, 20, "figure")])
    settle()
    on_screen(drawn)
    assert regions
    lines = [row for row in drawn.scene().rows if row.start < 20]
    for region in regions:
        assert region.bottom() < lines[-1].bottom + 40
