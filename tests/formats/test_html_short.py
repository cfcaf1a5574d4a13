"""Short pages lose nothing of their text, however it is marked up: what finds the article finds a part of it only."""

from collections.abc import Callable

import pytest

from annotator.domain.columns import Choices
from annotator.formats import html

HEADLINE = "Cảng Norr phủ nhận mất 1.000 container"
TEXTS = (
    "Người phát ngôn cảng Norr hôm 3/5 nói không có container nào bị mất, dù công đoàn nói khác.",
    "“Không chiếc nào”, ông nói.",
    "Công đoàn chưa trả lời.",
    "Theo biên bản ngày 2/5, khoảng 1.000 container đã rời bến mà không có giấy tờ nào kèm theo.",
)


def each(tag: str) -> Callable[[tuple[str, ...]], str]:
    opened = "".join(f"<{one}>" for one in tag.split())
    closed = "".join(f"</{one}>" for one in reversed(tag.split()))
    return lambda texts: "".join(f"{opened}{text}{closed}" for text in texts)


MARKUPS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "paragraphs": each("p"),
    "divisions": each("div"),
    "paragraphs in divisions": each("div p"),
    "spans": each("p span"),
    "breaks in a division": lambda texts: f"<div>{'<br><br>'.join(texts)}</div>",
    "breaks alone": "<br>".join,
    "sections": lambda texts: f"<section>{each('p')(texts[:1])}</section><section>{each('p')(texts[1:])}</section>",
    "quotations": lambda texts: each("p")(texts[:1]) + each("blockquote")(texts[1:]),
    "a list": lambda texts: f"{each('p')(texts[:1])}<ul>{each('li')(texts[1:])}</ul>",
    "a table": lambda texts: f"{each('p')(texts[:1])}<table>{each('tr td')(texts[1:])}</table>",
}
PAGES = {
    "nothing around": "{}",
    "a whole page": "<!doctype html><html><head><meta charset=utf-8><title>x</title></head><body>{}</body></html>",
    "a menu and a foot": "<nav><a href=/>Trang chủ</a><a href=/x>Thế giới</a></nav><div>{}</div><footer>© Báo</footer>",
    "a main element": "<div>Menu</div><main>{}</main><div class=footer>Liên hệ quảng cáo</div>",
    "columns": "<div class=left><div>{}</div></div><div class=right><a href=1>Tin khác một hai ba bốn</a></div>",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("markup", MARKUPS)
def test_every_paragraph_of_a_short_page_comes_in(page: str, markup: str):
    for heading in ("", f"<h1>{HEADLINE}</h1>", f"<h2>{HEADLINE}</h2>"):
        for count in (1, 2, 3, 4):
            for texts in (TEXTS[:count], TEXTS[::-1][:count]):
                raw = PAGES[page].format(heading + MARKUPS[markup](texts)).encode()
                text = next(html.read(raw, Choices(encoding="utf-8"))).record.article.text
                assert [part for part in texts if part not in text] == []
                assert not heading or HEADLINE in text


def test_what_is_set_apart_behind_a_short_text_stays_out():
    page = f"<h1>{HEADLINE}</h1><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p><div class=comments><p>{TEXTS[3]}</p></div>"
    text = next(html.read(page.encode(), Choices())).record.article.text
    assert text == "\n\n".join((HEADLINE, *TEXTS[:2]))


@pytest.mark.parametrize(
    ("page", "ends"),
    [
        (f"<html><body><p>{TEXTS[0]}</p></body></html><p>{TEXTS[2]}</p>", TEXTS[2]),
        (
            f"<html><body><p>{TEXTS[0]}</p></body></html>\n<html><body><h1>U</h1><p>{TEXTS[3]}</p></body></html>",
            TEXTS[3],
        ),
        (f"<form><h1>Tin</h1><p>{TEXTS[0]}</p><label>Nhãn</label><p>Hết.</p></form>", "Hết."),
        (f"<p>{TEXTS[0]}</p><label>Nhãn của ảnh</label>", "Nhãn của ảnh"),
        (f"<p>{TEXTS[0]}</p><p>Theo hãng tin <a href=x>AFP</a>.</p>", "Theo hãng tin AFP."),
    ],
)
def test_what_follows_the_end_of_a_page_stands_in_a_form_or_has_a_link_comes_in(page: str, ends: str):
    text = next(html.read(page.encode(), Choices(encoding="utf-8"))).record.article.text
    assert TEXTS[0] in text
    assert text.endswith(ends)
