"""Saved pages: the article as it stands on the page, character by character, and what the page says about it."""

import time
import unicodedata

import pytest

from annotator.domain.columns import Choices
from annotator.domain.errors import TextError
from annotator.domain.zone import PROPOSED
from annotator.formats import html
from annotator.formats.fault import Fault
from annotator.formats.html_encoding import asks_encoding

ONE = "Ông Trần Văn Bách, giám đốc cảng Hải Âu, bác bỏ tin cho rằng cảng ngừng nhận tàu hàng từ ngày 4/3."
TWO = "Theo ông Bách, trong hai ngày qua cảng đã nhận 31 tàu, nhiều hơn 4 tàu so với cùng kỳ tuần trước."
THREE = "Hiệp hội vận tải cũng phủ nhận tin này và cho biết hàng vẫn ra vào bình thường suốt cả ngày."
MENU = "<nav><ul><li><a>Trang chủ</a></li><li><a>Thế giới</a></li></ul></nav>"
BODY = f"<h1>Cảng Hải Âu bác tin</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"


def read(page: str, *, head: str = "", encoding: str = "utf-8", attributes: str = ""):
    raw = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{page}</body></html>".encode(encoding)
    (found,) = html.read(raw, Choices())
    return found.record


def text_of(page: str, **more: str) -> str:
    return read(page, **more).article.text


def article(inner: str, **more: str):
    return read(f"{MENU}<main><article>{inner}</article></main>", **more)


# ---------------------------------------------------------------- what is taken


def test_the_article_is_taken_and_the_menu_is_not():
    assert article(BODY).article.text == f"Cảng Hải Âu bác tin\n\n{ONE}\n\n{TWO}\n\n{THREE}"


def test_without_an_article_element_the_container_of_the_text_is_taken_with_its_short_lines():
    page = (
        f"<div id=top>{MENU}</div><div class=wrap><div class=text><h1>Cảng bác tin</h1><p>{ONE}</p><p>Sáng 5/3.</p>"
        f"<p>{TWO}</p><p>{THREE}</p><p>P.V.</p></div></div><div class=other><p>Nhà báo mẫu</p></div>"
    )
    assert text_of(page) == f"Cảng bác tin\n\n{ONE}\n\nSáng 5/3.\n\n{TWO}\n\n{THREE}\n\nP.V."


OTHERS = "".join(f"<p><a href=#>Tiêu đề của một tin khác số {number} dài vừa phải</a></p>" for number in range(9))


@pytest.mark.parametrize(
    "inner",
    [
        f"<h1>Cảng bác tin</h1><p>{ONE}</p>",
        f"<h1>Cảng bác tin</h1><b>Tin</b><br><br>{ONE}<br><br>{TWO}",
        "<h1>Cảng bác tin</h1>" + "".join(f"<p>{number}. {ONE} {TWO}</p>" for number in range(40)),
    ],
)
def test_links_to_other_news_below_a_text_without_marks_are_not_taken_for_it(inner):
    text = text_of(f"{MENU}<div class=c>{inner}</div><div class=list><h3>Tin khác</h3>{OTHERS}</div>")
    assert text.startswith("Cảng bác tin\n\n")
    assert ONE in text
    assert "tin khác số" not in text


def test_a_headline_far_above_the_text_is_taken_with_what_stands_between():
    page = f"<div><h1>Cảng bác tin ngừng nhận tàu</h1></div><div>Lê Mai</div><div class=b>{BODY[30:]}</div>"
    assert text_of(page).startswith("Cảng bác tin ngừng nhận tàu\n\nLê Mai\n\n")


@pytest.mark.parametrize(
    "page",
    [
        "<p>Một câu.</p>",
        "<div>Không có đoạn nào</div>",
        "<ul><li>Một</li><li>Hai</li></ul>",
        "Chữ ngoài mọi thẻ",
        "<form><p>Đăng nhập</p></form>",
    ],
)
def test_where_no_article_is_found_all_that_the_page_shows_is_taken(page):
    assert text_of(f"{MENU}{page}").startswith("Trang chủ\nThế giới\n\n")


def test_a_repeated_paragraph_stays():
    assert article(f"<h1>Tin</h1><p>{ONE}</p><p>{TWO}</p><p>{ONE}</p>").article.text.count(ONE) == 2


def test_lists_tables_captions_quotations_and_lines_keep_their_order():
    text = article(
        f"<h1>Tin</h1><p>{ONE}</p><ul><li>Bến 1</li><li>Bến 2<ul><li>phía đông</li></ul></li></ul>"
        "<table><caption>Số tàu</caption><thead><tr><th>Ngày</th><th>Tàu</th></tr></thead><tbody><tr><td>4/3</td>"
        f"<td></td></tr></tbody></table><figure><img alt=x><figcaption>Tàu. Ảnh: Mai</figcaption></figure><blockquote>"
        f"<p>{TWO}</p></blockquote><p>Dòng một<br>dòng hai<br><br>đoạn sau</p><pre>a\n  b</pre><p>{THREE}</p>"
    ).article.text
    assert text == (
        f"Tin\n\n{ONE}\n\nBến 1\nBến 2\nphía đông\n\nSố tàu\n\nNgày\tTàu\n4/3\t\n\nTàu. Ảnh: Mai\n\n{TWO}\n\n"
        f"Dòng một\ndòng hai\n\nđoạn sau\n\na\n  b\n\n{THREE}"
    )


def test_a_table_that_only_places_things_becomes_paragraphs():
    page = f"<table><tr><td><p>{ONE}</p><p>{TWO}</p></td><td><h2>Bên phải</h2></td></tr></table>"
    assert text_of(page) == f"{ONE}\n\n{TWO}\n\nBên phải"


def test_old_pages_of_lines_and_breaks_are_parted_into_paragraphs():
    assert text_of(f"<font><b>Tin</b></font><br><br>{ONE}<br><br>\n{TWO}<br>\n{THREE}") == (
        f"Tin\n\n{ONE}\n\n{TWO}\n{THREE}"
    )


def test_what_a_page_does_not_show_is_no_text():
    page = "<script>x</script><style>y</style><template>z</template><!-- w --><p hidden>v</p><p style='display: none'>u"
    page += "</p>"
    assert text_of(f"<p>{ONE}{page}</p><p>{TWO}</p>") == f"{ONE}\n\n{TWO}"


def test_long_text_hidden_inside_the_article_waits_for_read_on_and_is_kept():
    folded = f"<div style='display:none'><p>{TWO}</p><p>{THREE} {ONE}</p></div>"
    assert THREE in article(f"<h1>Tin</h1><p>{ONE}</p>{folded}").article.text


# ---------------------------------------------------------------- characters


@pytest.mark.parametrize(
    "words",
    [
        unicodedata.normalize("NFD", ONE),
        unicodedata.normalize("NFC", ONE),
        "12\u00a0000\u00a0người\u2028hai\u2029ba\u200bbốn\u200d\ufeff năm",
        "\U0001f1fb\U0001f1f3 \U0001f468\u200d\U0001f469\u200d\U0001f467 tin",
        "\u202bוועידה\u202c مؤتمر",
        "mềm\u00admại \u2011 ﬁ ½ Ⅳ ㎞ \u3000 \u0085 cuối",
    ],
)
def test_no_character_of_the_text_is_changed(words):
    inner = f"{ONE} {words} {TWO}"
    assert article(f"<h1>Tin</h1><p>{inner}</p>").article.text == f"Tin\n\n{inner}"


def test_characters_written_as_references_are_the_characters():
    page = "<p>a&nbsp;b &amp;lt; &#x1F600; &#8364;&#128; &hellip; &zwj; &khong; &#x301;</p>"
    assert text_of(page) == "a\u00a0b &lt; \U0001f600 €€ … \u200d &khong; \u0301"


def test_blanks_fall_together_as_on_the_page():
    assert text_of("<p>  một \n\t hai<b> ba </b> bốn<span>năm</span></p>") == "một hai ba bốnnăm"


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", "<meta http-equiv='Content-Type' content='text/html; charset=UTF-8'>"),
        ("utf-8", "<meta charset=utf-16>"),
        ("utf-16", ""),
        ("utf-16", "<meta charset=utf-8>"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_says(encoding, declared):
    assert ONE in article(BODY, head=declared, encoding=encoding).article.text


def test_windows_1258_that_is_declared_is_honoured_and_its_marks_stay_apart():
    raw = "<meta charset=windows-1258><p>Bô\u0323 bác tin</p>".encode("cp1258")
    (found,) = html.read(raw, Choices())
    assert found.record.article.text == "Bô\u0323 bác tin"


def test_latin_1_is_read_as_browsers_read_it():
    (found,) = html.read(b"<meta charset=iso-8859-1><p>\x80 caf\xe9 \x93x\x94</p>", Choices())
    assert found.record.article.text == "€ café “x”"


def test_an_encoding_that_nothing_says_is_asked_and_the_answer_counts():
    raw = "<p>Bô\u0323 bác tin</p>".encode("cp1258")
    said = r"the page does not say its encoding, and byte 0x\w\w at offset \d+ is not UTF-8"
    with pytest.raises(Fault, match=said) as caught:
        list(html.read(raw, Choices()))
    assert asks_encoding(caught.value)
    (found,) = html.read(raw, Choices(encoding="windows-1258"))
    assert found.record.article.text == "Bô\u0323 bác tin"


def test_utf_16_without_a_mark_is_asked_and_not_taken_for_letters_with_noughts():
    raw = "<p>Cang bac tin ngung nhan tau</p>".encode("utf-16-le")
    with pytest.raises(Fault, match="the page does not say its encoding, and looks like utf-16-le") as caught:
        list(html.read(raw, Choices()))
    assert asks_encoding(caught.value)
    (offer,) = html.encodings_of(raw)
    assert (offer.encoding, offer.preview) == ("utf-16-le", "Cang bac tin ngung nhan tau")


def test_encodings_are_offered_with_what_the_page_shows():
    markup = "<style>p {{}}</style><script>var a = 'đ';</script><h1 title='ư'>Bê\u0301n {word}</h1><p>mới &amp; cũ</p>"
    raw = ("<p>" + "menu " * 300 + "</p>" + markup.format(word="phà")).encode("cp1258", "xmlcharrefreplace")
    best, *others = html.encodings_of(raw)
    assert (best.encoding, best.preview) == ("windows-1258", "Bê\u0301n phà\nmới & cũ")
    assert all("<" not in one.preview and "var a" not in one.preview for one in others)


def test_a_page_for_vni_fonts_is_to_be_converted():
    raw = "<p>Boä Y teá noùi raèng tin lan truyeàn laø khoâng ñuùng vôùi söï cuûa ngöôøi daân</p>".encode("cp1252")
    with pytest.raises(Fault, match="VNI fonts"):
        html.encodings_of(raw)


def test_of_damaged_utf_8_no_encoding_is_offered():
    raw = f"<p>{ONE * 3}</p>".encode()
    assert html.encodings_of(raw[:40] + b"\xff" + raw[40:]) == []


def test_a_page_without_text_is_no_article():
    with pytest.raises(TextError, match="there is no text in it"):
        text_of("<img alt='chữ'>")


# ---------------------------------------------------------------- what is known


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-03-05T21:40:12+07:00">', "2024-03-05T21:40"),
        ('<meta property="article:published_time" content="2024-03-05T14:40:12Z">', "2024-03-05T14:40"),
        ('<meta name="pubdate" content="2024-03-05">', "2024-03-05"),
        ('<meta itemprop="datePublished" content="Tue, 05 Mar 2024 21:40:00 +0700">', "2024-03-05T21:40"),
        (('<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"datePublished":'
         '"2024-03-05T21:40+07:00","dateModified":"2025-01-01"}]}</script>'), "2024-03-05T21:40"),
        ('<meta property="article:modified_time" content="2024-03-06T08:00:00+07:00">', ""),
        ('<meta property="og:updated_time" content="2024-03-06T08:00:00+07:00">', ""),
        ('<meta name="pubdate" content="03/04/2024">', ""),
        ('<meta name="pubdate" content="5 tháng 3">', ""),
        ('<meta name="pubdate" content="2024-02-31">', ""),
        (('<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle",'
         '"datePublished":"2019-01-01"}]}</script>'), ""),
    ],
)  # fmt: skip
def test_the_date_is_the_one_of_the_publication_as_it_is_written(head, published):
    assert article(BODY, head=head).article.published == published


@pytest.mark.parametrize(
    ("page", "published"),
    [
        (f"<h1>Tin</h1><time datetime='2024-03-05T21:40+07:00'>5/3</time><p>{ONE}</p><p>{TWO}</p>", "2024-03-05T21:40"),
        (f"<h1>Tin</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><p>{ONE}</p><time datetime='2024-03-05'>5/3</time>", ""),
        (f"<h1>Tin</h1><p>{ONE}</p><aside><time datetime='2019-03-05'>5/3</time></aside><p>{TWO}</p>", ""),
        (f"<h1>Tin</h1><time class=updated datetime='2024-03-06'>6/3</time><p>{ONE}</p><p>{TWO}</p>", ""),
        (f"<h1>Tin</h1><ul><li><time datetime='2019-03-05'>5/3</time> Tin cũ</li></ul><p>{ONE}</p><p>{TWO}</p>", ""),
        (f"<h1>Tin</h1><time>5/3/2024</time><p>{ONE}</p><p>{TWO}</p>", ""),
    ],
)
def test_a_time_element_above_the_text_dates_it_and_no_other_does(page, published):
    assert article(page).article.published == published


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Cảng Hải Âu bác tin - Nhật Báo Mẫu</title>", "Cảng Hải Âu bác tin"),
        ("<title>Nhật Báo Mẫu</title>", "Nhật Báo Mẫu"),
        ("<meta property='og:title' content='Cảng bác tin đồn'>", "Cảng bác tin đồn"),
        ("", "Cảng Hải Âu bác tin"),
    ],
)
def test_the_title_is_the_headline_that_the_page_is_named_after(head, title):
    if title == "Nhật Báo Mẫu":  # the page is named after the site
        title = "Cảng Hải Âu bác tin"
    assert article(BODY, head=head).article.title == title


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("<meta property='og:site_name' content='Nhật Báo Mẫu'>", "Nhật Báo Mẫu"),
        ("<link rel=canonical href='https://www.bao.example/a'>", "bao.example"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Báo Mẫu"}}</script>',
            "Báo Mẫu",
        ),
        ("<!-- saved from url=(0026)https://tin.bao.example/x -->", "tin.bao.example"),
        ("", ""),
    ],
)
def test_the_source_is_the_name_of_the_site_or_its_host(head, source):
    assert article(BODY, head=head).article.source == source


@pytest.mark.parametrize(("said", "lang"), [("vi", "vi"), ("en-US", "vi"), ("", "vi")])
def test_the_words_tell_the_language_and_the_page_only_where_they_do_not(said, lang):
    assert article(BODY, attributes=f"lang='{said}'").article.lang == lang
    assert read("<p>123</p>", attributes=f"lang='{said}'").article.lang == said.split("-", maxsplit=1)[0]


# ---------------------------------------------------------------- zones


def zones_of(page: str, **more: str) -> dict[str, str]:
    record = article(page, **more)
    assert {zone.state for zone in record.zones} <= {PROPOSED}
    assert all(zone.reason and 0 < zone.confidence < 1 for zone in record.zones)
    return {record.article.text[zone.start : zone.end]: zone.kind for zone in record.zones}


def test_what_the_markup_says_is_proposed():
    assert zones_of(
        "<h1>Cảng bác tin</h1><i class='article-author'>Lê Mai</i><p class=date>5/3/2024</p>"
        f"<p class=sapo>Mọi bến vẫn mở.</p><p>{ONE}</p><h2>Ai nói</h2><p>{TWO}</p><figure><figcaption>Tàu chờ. Ảnh: Mai"
        f"</figcaption></figure><p>{THREE}</p>"
        "<div class='box-tin-lien-quan'><h3>Tin liên quan</h3><ul><li>Giá gạo</li></ul></div>"
    ) == {
        "Cảng bác tin": "title",
        "Lê Mai": "byline",
        "5/3/2024": "date",
        "Mọi bến vẫn mở.": "lead",
        "Ai nói": "subheading",
        "Tàu chờ. Ảnh: Mai": "caption",
        "Tin liên quan\n\nGiá gạo": "boilerplate",
    }


def test_no_line_of_the_text_is_boilerplate_whatever_its_container_is_called():
    zones = zones_of(f"<div class='comments-on share social related'>{BODY}</div>")
    assert [text for text, kind in zones.items() if kind == "boilerplate" and ONE in text] == []


def test_a_long_paragraph_is_no_byline_whatever_it_is_called():
    assert "byline" not in zones_of(f"<h1>Tin</h1><p class=author>{ONE} {TWO}</p><p>{THREE}</p>").values()


# ---------------------------------------------------------------- what browsers mend


@pytest.mark.parametrize("element", ["article", "main", "section"])
def test_a_page_that_leaves_the_tags_of_its_body_out_is_read(element):
    raw = f"<!doctype html><meta charset=utf-8><title>Cảng bác tin</title><{element}>{BODY}</{element}>".encode()
    (found,) = html.read(raw, Choices())
    assert found.record.article.text == f"Cảng Hải Âu bác tin\n\n{ONE}\n\n{TWO}\n\n{THREE}"


def test_what_stands_behind_such_an_element_keeps_its_place():
    raw = f"<title>Cảng</title><main><p>{ONE}</p></main>Chữ sau đó<p>{TWO}</p>".encode()
    (found,) = html.read(raw, Choices())
    assert found.record.article.text == f"{ONE}\n\nChữ sau đó\n\n{TWO}"


def test_a_place_before_the_lead_that_the_style_sets_apart_is_a_word_of_its_own():
    page = f'<p><span class="location-stamp">Hà Nội</span>{ONE}</p>'
    assert text_of(page) == f"Hà Nội {ONE}"


def test_links_and_buttons_with_nothing_between_are_words_of_their_own():
    page = "<div><a>Trang chủ</a><a>Thế giới</a><button>Tìm</button></div>"
    assert text_of(page) == "Trang chủ Thế giới Tìm"


def test_letters_beside_a_link_are_not_parted_from_it():
    assert text_of("<p>Bộ <b>Công</b><a>Thương</a>.</p>") == "Bộ CôngThương."


def test_attributes_beyond_what_can_be_parsed_are_cut_and_the_text_is_whole():
    page = "<p " + " ".join(f'a{at}="<x>"' for at in range(300_000)) + f">{ONE}</p>"
    begun = time.perf_counter()
    assert text_of(page) == ONE
    assert time.perf_counter() - begun < 10


# ---------------------------------------------------------------- more than one article

FOUR = "Công ty mỏ Tây Lĩnh bác tin sập hầm làm năm người chết, nói chỉ có một vụ trượt đất nhỏ ở bãi thải."
FIVE = "Tăng giá hoài mà lương thì đứng yên một chỗ, nhà tôi ba người đi làm mà vẫn thiếu trước hụt sau."
SECOND = (
    "<h1>Mỏ Tây Lĩnh bác tin sập hầm</h1><time datetime=2024-05-05T10:00>5/5</time>"
    f"<p>{FOUR}</p><p>Tỉnh đang xác minh vụ việc.</p>"
)


def test_all_articles_of_a_page_are_taken_in_their_order():
    text = text_of(f"<article>{BODY}</article><article>{SECOND}</article>")
    assert text == (
        f"Cảng Hải Âu bác tin\n\n{ONE}\n\n{TWO}\n\n{THREE}\n\n"
        f"Mỏ Tây Lĩnh bác tin sập hầm\n\n5/5\n\n{FOUR}\n\nTỉnh đang xác minh vụ việc."
    )


@pytest.mark.parametrize(
    "other",
    [
        f"<article><h3><a href=x>Giá vé tàu giảm từ chiều nay</a></h3><p>{FOUR}</p><p>2/6/2024, theo sở</p></article>",
        f"<section class=box-tinlienquan><article>{SECOND}</article></section>",
        f"<div id=comments><article><h4>An</h4><p>{FOUR}</p><p>{FIVE}</p></article></div>",
        f"<ol class=binh-luan><li><article><h4>An</h4><p>{FOUR}</p><p>Đúng thế, tôi cũng vậy.</p></article></ol>",
    ],
)
def test_cards_and_comments_are_no_other_articles(other):
    assert text_of(f"<article>{BODY}</article>{other}").endswith(THREE)


# ---------------------------------------------------------------- what it says of itself and is not so


def read_bytes(raw: bytes):
    (found,) = html.read(raw, Choices())
    return found


@pytest.mark.parametrize("said", ["iso-8859-1", "windows-1258", "us-ascii"])
def test_a_page_in_utf8_that_says_otherwise_is_read_as_utf8_with_a_remark(said):
    found = read_bytes(f"<meta charset={said}><title>Cảng</title><p>{ONE}</p>".encode())
    assert found.record.article.text == ONE
    assert [str(remark) for remark in found.remarks] == [
        f"the page says it is {said}, but all of it is UTF-8; it was read as that"
    ]


def test_a_page_in_the_encoding_it_says_has_no_remark():
    found = read_bytes("<meta charset=iso-8859-1><p>Le café déjà fermé".encode("latin-1"))
    assert (found.record.article.text, found.remarks) == ("Le café déjà fermé", ())


def test_an_encoding_that_does_not_fit_is_named_as_the_page_names_it():
    with pytest.raises(Fault, match="the page says it is iso-8859-1, but"):
        read_bytes(b"<meta charset=iso-8859-1><p>\x81\xff")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2023-11-03T22:30:00Z", {"published_raw": "2023-11-03T22:30:00Z"}),
        ("2023-11-03T22:30:00+07:00", {"published_raw": "2023-11-03T22:30:00+07:00"}),
        ("2023-11-03T22:30", {}),
    ],
)
def test_the_clock_is_kept_as_it_stands_and_its_zone_beside_it(said, kept):
    record = read(f"<p>{ONE}</p>", head=f'<meta property="article:published_time" content="{said}">')
    assert (record.article.published, record.article.extra) == ("2023-11-03T22:30", kept)
