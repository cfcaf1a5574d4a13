"""Word files: what a reader of the document sees, in its order."""

import unicodedata

import pytest

from annotator.formats import docx
from annotator.formats.fault import Fault
from tests.formats.made_documents import docx as made
from tests.formats.made_documents import docx_members, paragraph, zipped


def read(body: str, **known: str):
    (found,) = docx.read(made(body, **known))
    return found.record


def text_of(body: str, **known: str) -> str:
    return read(body, **known).article.text


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def within(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


WORD = "<w:r><w:t>{}</w:t></w:r>"
SIGNS = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/>"
LINK = f"<w:hyperlink>{WORD.format('liên')}</w:hyperlink><w:smartTag>{WORD.format(' kết')}</w:smartTag>"
CHANGED = f"<w:ins>{WORD.format('mới')}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
MOVED = f"<w:moveTo>{WORD.format('đến')}</w:moveTo><w:moveFrom>{WORD.format('đi')}</w:moveFrom>"
FIELD = f"<w:r><w:instrText>PAGE</w:instrText></w:r>{WORD.format('4')}"
HIDDEN = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>{WORD.format('hiện')}"
NOT_HIDDEN = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>hiện</w:t></w:r>"
CONTENT = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('trong ô')}</w:sdtContent></w:sdt>"
TWICE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>một lần</w:t></mc:Choice>"
    "<mc:Fallback><w:t>hai</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
BOX = (
    f"{WORD.format('trước')}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('hộp')}"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("Một") + "<w:p/>" + paragraph("Hai"), "Một\n\nHai"),
        (run(SIGNS), "a\tb\nc\u2011\u00ad"),
        (within(LINK), "liên kết"),
        (within(CHANGED), "mới"),
        (within(MOVED), "đến"),
        (within(FIELD), "4"),
        (within(HIDDEN), "hiện"),
        (within(NOT_HIDDEN), "hiện"),
        (CONTENT, "trong ô"),
        (within(TWICE), "một lần"),
        (within(BOX), "trước\n\nhộp"),
    ],
)
def test_a_document_reads_as_it_is_seen(body, text):
    assert text_of(body) == text


def test_a_table_that_places_paragraphs_keeps_them_as_paragraphs():
    cells = f"<w:tc>{paragraph('Một.')}{paragraph('Hai.')}</w:tc><w:tc>{paragraph('Ba.')}</w:tc>"
    assert text_of(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == "Một.\n\nHai.\n\nBa."


def test_footnotes_stand_at_the_end():
    notes = f'<w:footnote w:type="separator">{paragraph("-")}</w:footnote><w:footnote>{paragraph("Chú.")}</w:footnote>'
    body = '<w:p><w:r><w:t>Bài</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' + paragraph("Hết.")
    assert text_of(body, footnotes=notes) == "Bài\n\nHết.\n\nChú."


@pytest.mark.parametrize(
    "words",
    [
        unicodedata.normalize("NFD", "phủ nhận"),
        "12\u00a0000\u2028ba\u200b\ufeff",
        "\U0001f468\u200d\U0001f469 tin",
        " hai  khoảng ",
    ],
)
def test_no_character_is_changed(words):
    assert text_of(paragraph(f"Tin{words}hết")) == f"Tin{words}hết"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bộ bác tin", "Bộ bác tin"),
        ("Document1", "Một câu."),
        ("Microsoft Word - a.docx", "Một câu."),
        ("", "Một câu."),
    ],
)
def test_the_title_is_that_of_the_file_where_it_is_one(title, expected):
    assert read(paragraph("Một câu."), title=title).article.title == expected


def test_a_paragraph_with_the_style_of_a_title_is_the_title_whatever_the_file_says():
    record = read(paragraph("Cảng bác tin", "TieuDe") + paragraph("Một câu."), title="Khác")
    assert record.article.title == "Cảng bác tin"
    assert [(zone.kind, zone.start, zone.end) for zone in record.zones] == [("title", 0, 12)]
    assert record.article.published == ""


def test_a_heading_at_the_beginning_counts_before_the_properties_of_the_file():
    record = read(paragraph("Cảng bác tin", "Muc2") + paragraph("Một câu."), title="Mẫu 3")
    assert record.article.title == "Cảng bác tin"


def test_a_first_line_that_is_a_headline_counts_before_properties_that_the_text_does_not_have():
    body = paragraph("Cảng bác tin ngừng nhận tàu") + paragraph("Một câu về cảng.")
    assert read(body, title="Mẫu 3").article.title == "Cảng bác tin ngừng nhận tàu"
    assert read(body, title="Một câu về cảng").article.title == "Một câu về cảng"


def test_notes_are_taken_even_where_the_document_does_not_relate_to_their_file():
    note = f'<w:footnote w:id="2">{paragraph("Chú thích nói khác.")}</w:footnote>'
    members = docx_members(paragraph("Một câu."), footnotes=note)
    del members["word/_rels/document.xml.rels"]
    (found,) = docx.read(zipped(members))
    assert found.record.article.text == "Một câu.\n\nChú thích nói khác."


def test_a_text_that_is_packed_as_no_text_is_is_said_to_be_that():
    with pytest.raises(Fault, match="it is packed more than 200 to 1"):
        read(paragraph("A" * 30_000_000))
