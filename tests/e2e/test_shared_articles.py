"""An extra: real articles that lie beside a developer's checkout are imported, labelled in the window and exported."""

import json
from pathlib import Path

import pytest

from annotator.services.verifying import verify

SHARED = Path(__file__).resolve().parents[3] / "shared" / "articles"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="no articles lie beside this checkout"),
]


def test_real_articles_go_in_are_labelled_and_come_out(opened, new_project, tmp_path):
    hand = opened(new_project("real"))
    hand.bring_in(SHARED)
    rows = hand.session.project.article_rows(hand.session.viewer)
    assert len(rows) == len(list(SHARED.glob("*.txt")))
    made = 0
    for row in rows:
        hand.inside.article_list.article_chosen.emit(row.id)
        text = hand.text
        words = [word for word in dict.fromkeys(text.split()) if len(word) > 5][:4]
        for word, key in zip(words, "CDAF", strict=False):
            start = text.index(word)
            hand.press_mouse(start, start + len(word))
            hand.key(key)
            made += 1
    assert made == 4 * len(rows)
    raw = hand.export(tmp_path / "real.jsonl")
    assert verify(tmp_path / "real.jsonl").problems == []
    spans = 0
    for line in raw.splitlines():
        record = json.loads(line)
        source = next(path for path in SHARED.glob("*.txt") if path.read_text("utf-8") == record["text"])
        assert source
        spans += len(record["spans"])
    assert spans == made
