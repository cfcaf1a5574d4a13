"""What the palette offers and in which order; how the cheat sheet is put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QMainWindow, QWidget

from annotator.ui.action_groups import SECTIONS, grouped, joined, partner, section_of
from annotator.ui.action_table import ACTIONS, MENUS, zone_specs
from annotator.ui.actions import Actions
from annotator.ui.keymap import read_key
from annotator.ui.overlays.matching import Titles
from annotator.ui.overlays.palette_rows import ACTION, ARTICLE, GUIDELINE, WORDS, Choices, Offer, PaletteModel
from annotator.ui.overlays.sheet_rows import columns, matching, sections

HEADS = {
    "recent": "Used last",
    "not_now": "Not now",
    "articles": "Articles",
    "guidelines": "Guidelines",
    "more": "More",
}


def choices(**changes):
    titles = Titles([("one", "Cầu sập"), ("two", "Harbour lights go out")])
    titles.fold_slice()
    made = Choices(titles, ["Khi nào liên kết", "Bác bỏ"], words=HEADS)
    made.menus = {"span": "Span", "move": "Move"}
    made.offers = [
        Offer("span.next", "Đoạn tiếp theo", "Next span", "move", ("Tab",)),
        Offer("span.link", "Liên kết tới…", "Link to…", "span", ("L",), why_not="no span is chosen"),
        Offer("hints.next", "Loại liên kết tiếp theo", "Next kind of link", "span"),
    ]
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def shown(rows):
    return [(row.kind, row.id or row.text) for row in rows]


def test_with_nothing_typed_what_was_used_last_comes_first_and_what_cannot_be_done_last():
    rows = choices(recent=["hints.next", "span.link", "gone"]).rows("")
    assert shown(rows) == [
        (WORDS, "Used last"), (ACTION, "hints.next"),
        (WORDS, "Span"), (ACTION, "hints.next"),
        (WORDS, "Move"), (ACTION, "span.next"),
        (WORDS, "Not now"), (ACTION, "span.link"),
    ]  # fmt: skip
    assert rows[-1].remark == "no span is chosen"
    assert not rows[-1].enabled


def test_actions_stand_before_articles_before_guidelines():
    assert shown(choices().rows("lien")) == [
        (ACTION, "hints.next"), (ACTION, "span.link"), (WORDS, "Guidelines"), (GUIDELINE, "Khi nào liên kết"),
    ]  # fmt: skip
    assert shown(choices().rows("harb")) == [(WORDS, "Articles"), (ARTICLE, "two")]


def test_what_begins_so_stands_before_what_holds_it_and_english_finds_it_last():
    offers = [
        Offer("c", "Bài tiếp", "Next", ""),
        Offer("b", "Tới kế tiếp", "", ""),
        Offer("a", "Tiếp tục", "", ""),
        Offer("d", "Sau", "Tiepo", ""),
    ]
    assert [row.id for row in choices(offers=offers).rows("tiep") if row.kind == ACTION] == ["a", "c", "b", "d"]


def test_too_many_articles_are_cut_and_said():
    titles = Titles((str(number), f"Bài {number}") for number in range(200))
    titles.fold_slice()
    rows = choices(titles=titles).rows("bai")
    assert rows[-1].text == "More"
    assert sum(row.kind == ARTICLE for row in rows) == 30


def test_the_cursor_passes_over_headings_and_round_the_end(qapp):
    model = PaletteModel(lambda row: row.text)
    model.set_rows(choices(recent=["span.next"]).rows(""))
    stops, at = [], -1
    for _ in range(5):
        at = model.next_choice(at, 1)
        stops.append(at)
    assert stops == [1, 3, 5, 7, 1]
    assert model.next_choice(1, -1) == 7
    assert model.next_choice(1, 8) == 7
    model.set_rows([])
    assert model.next_choice(-1, 1) == -1


@pytest.fixture
def actions(qtbot, scheme):
    window, view = QMainWindow(), QWidget()
    window.setCentralWidget(view)
    qtbot.addWidget(window)
    made = Actions(window, view)
    made.set_scheme(scheme, lambda _label: None, lambda _label: None)
    made.retranslate("en")
    return made


def in_sheet(actions):
    return [cap.action_id for section in sections(actions, {}) for row in section.rows for cap in row.caps]


def test_every_action_is_in_the_cheat_sheet(actions):
    hidden_in_the_series = {f"{series}.{number}" for series in ("option", "review.option") for number in range(2, 9)}
    assert set(in_sheet(actions)) == {spec.id for spec in actions} - hidden_in_the_series
    for action_id in ("option.4", "review.option.4"):
        actions.keymap.change(action_id, [read_key("Ctrl+4")])
    assert set(in_sheet(actions)) == {spec.id for spec in actions}


def test_every_action_has_a_menu_and_a_section(actions):
    menus = {menu for menu, _ in MENUS}
    for spec in (*ACTIONS, *zone_specs()):
        assert spec.menu in menus, spec.id
        assert section_of(spec) in SECTIONS, spec.id
    assert sum(len(specs) for _, specs in grouped(ACTIONS)) == len(ACTIONS)


def test_pairs_stand_on_one_line(actions):
    rows = {row.text: [cap.text for cap in row.caps] for section in sections(actions, {}) for row in section.rows}
    assert rows["Next, previous span"] == ["Tab", "Shift+Tab"]
    assert rows["Undo, redo"][0] == "Ctrl+Z"
    assert len(rows["Undo, redo"]) == 2
    assert rows["Claim"] == ["C", "Shift+C"]
    assert rows["Option 1–9 of the attribute"] == ["1", "9"]
    assert rows["Attributes"] == ["↵"]


def test_a_pair_with_one_key_is_two_lines(actions):
    actions.keymap.change("span.previous", [])
    texts = [row.text for section in sections(actions, {}) for row in section.rows]
    assert {"Next span", "Previous span"} <= set(texts)


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("Next word", "Previous word", "Next, previous word"),
        ("Từ tiếp theo", "Từ trước", "Từ tiếp theo, trước"),
        ("Mở rộng phần chọn", "Thu hẹp phần chọn", "Mở rộng, thu hẹp phần chọn"),
        ("Hoàn tác", "Làm lại", "Hoàn tác, làm lại"),
        ("End one character on", "End one character back", "End one character on, back"),
        ("Next", "Next", "Next, next"),
    ],
)
def test_the_texts_of_a_pair_are_joined(first, second, both):
    assert joined(first, second) == both


def test_partners_mirror_each_other():
    assert partner("caret.word.next") == "caret.word.previous"
    assert partner("label.claim") == "relabel.claim"
    assert partner("view.larger") == "view.smaller"
    assert partner("span.link") == ""


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("f1", "Keys"), ("ctrl+shift+o", "Reopen"), ("Ctrl Shift O", "Reopen"),
        ("previous span", "Next, previous span"),
        ("[", ""), ("g", "Jump to a span by letters"),
    ],
)  # fmt: skip
def test_the_filter_finds_by_words_and_by_key(actions, typed, text):
    rows = [row.text for section in matching(sections(actions, {}), typed) for row in section.rows]
    assert (text in rows) if text else rows == []


@given(st.lists(st.integers(30, 400), min_size=1, max_size=20), st.integers(1, 3))
def test_columns_keep_the_order_and_are_as_low_as_can_be(heights, count):
    places = columns(heights, count)
    assert places == sorted(places)
    assert len(places) == len(heights)
    assert places[-1] < count
    highest = max(sum(h for h, at in zip(heights, places, strict=True) if at == column) for column in range(count))
    assert highest >= max(heights)
    assert highest <= sum(heights) / count + max(heights)
