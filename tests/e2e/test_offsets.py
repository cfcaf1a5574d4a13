"""The seeds of trouble in offsets go from a file through the window to an export and back."""

import json
import unicodedata

import pytest

from annotator.services.verifying import verify
from tests.e2e.hand import ALT, SHIFT

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
PLAIN = ("Bộ Cầu Đường", "12.000 người")
SEEDS = {
    "emoji": (
        f"Tin 😀🇻🇳 {FAMILY} đầu bài.\nBộ Cầu Đường nói 12.000 người 🙂 đã qua.".encode(),
        "Bộ Cầu Đường",
        "12.000 người 🙂",
    ),
    "nfd": ("Bộ Cầu Đường nói 12.000 người đã qua.".encode(), *PLAIN),
    "crlf-bom": ("\ufeffDòng một.\r\n\r\nBộ Cầu Đường nói\r12.000 người đã qua.\r\n".encode(), *PLAIN),
    "blanks": (
        "Một\u00a0dòng\u2028hai\u2029ba\u200b.\nBộ\u00a0Cầu Đường nói 12.000\u00a0người đã qua.".encode(),
        "Bộ\u00a0Cầu Đường",
        "12.000\u00a0người",
    ),
    "rtl": ("قال المتحدث إن 40 سفينة وصلت. Bộ Cầu Đường nói 12.000 người đã qua.".encode(), *PLAIN),
}


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("seed", SEEDS)
def test_from_file_through_mouse_and_keys_to_export_and_back(seed, opened, new_project, tmp_path):
    raw, actor, figure = SEEDS[seed]
    if seed == "nfd":
        raw, actor, figure = _nfd(raw.decode()).encode(), _nfd(actor), _nfd(figure)
    source = tmp_path / f"{seed}.txt"
    source.write_bytes(raw)
    hand = opened(new_project("one"))
    hand.bring_in(source)
    hand.inside.article_list.article_chosen.emit(hand.session.project.article_rows(hand.session.viewer)[0].id)

    start = hand.text.index(actor)
    hand.press_mouse(start, start + len(actor))
    hand.key("A")
    hand.view.set_caret(hand.text.index(figure))
    for _ in range(len(figure)):
        if hand.view.selection()[1] < hand.text.index(figure) + len(figure):
            hand.key("Right", SHIFT | ALT)
    hand.key("F")
    assert hand.labelled() == {("actor", actor), ("figure", figure)}

    one, two = hand.export(tmp_path / "one.jsonl"), hand.export(tmp_path / "two.jsonl")
    assert one == two
    assert verify(tmp_path / "one.jsonl").problems == []
    for line in one.splitlines():
        record = json.loads(line)
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"]

    back = opened(new_project("two"))
    back.bring_in(tmp_path / "one.jsonl")
    assert back.export(tmp_path / "back.jsonl") == one
