"""Damaged and hostile pages, web archives, Word files and PDFs; each is made when it is asked for."""

import zlib
from collections.abc import Callable, Iterator

from tests.formats.made_documents import R, docx, docx_members, mhtml, paragraph, pdf, zipped

TEXT = "Người phát ngôn nói rằng tin lan trên mạng từ sáng nay là sai và sẽ được đính chính."
LINE = [(60.0, 700.0, 11.0, TEXT)]
PAGE = f"<html><body><article><h1>Bộ bác tin</h1><p>{TEXT}</p></article></body></html>".encode()
WORD = docx(paragraph(TEXT))
PRINT = pdf([LINE, LINE])
ARCHIVE = mhtml(PAGE)
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "{address}"><!ENTITY % p SYSTEM "{address}"> %p;]>'
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)

Made = Callable[[], bytes]
Cases = list[tuple[str, Made, str]]
"""What is odd about a file, the file, and a part of the sentence it gets."""

DAMAGED_WORD = "this Word file is damaged or incomplete"
ARTICLE = ""
"""It is no fault of the file: what can be read comes in."""


def hostile() -> Iterator[tuple[str, str, Made, str]]:
    """Yield name, kind, bytes, and a part of the sentence it gets; ARTICLE where it must give one."""
    groups = (
        ("page", "html", [*_empty_pages(), *_huge_pages(), *_pages_in_odd_letters(), *_odd_pages()], PAGE, "*"),
        ("archive", "mhtml", _archives(), ARCHIVE, "*"),
        ("word", "docx", [*_no_word(), *_word_with_entities(), *_huge_word(), *_odd_word()], WORD, DAMAGED_WORD),
        ("print", "pdf", [*_no_print(), *_odd_pages_of_print(), *_odd_print()], PRINT, "*"),
    )
    for group, kind, cases, whole, said_of_piece in groups:
        for called, made, said in cases:
            yield f"{group}: {called}", kind, made, said
        for tenth in range(1, 10):
            piece = whole[: len(whole) * tenth // 10]
            yield f"{group}: cut at {tenth}/10", kind, lambda piece=piece: piece, said_of_piece


def _empty_pages() -> Cases:
    """Pages with nothing to read."""
    nothing = "there is no text in it"
    return [
        ("empty", lambda: b"", nothing),
        ("blank", lambda: b"  \n\t ", nothing),
        ("only a script", lambda: b"<html><script>var a = 'chu';</script></html>", nothing),
        ("only pictures", lambda: b"<html><body><img src=a.png alt=chu></body></html>", nothing),
        ("a frameset", lambda: b"<html><frameset><frame src='http://x/'></frameset></html>", nothing),
        ("only hidden text", lambda: b"<div style='display:none'>chu nghia</div>", nothing),
        ("a PDF by another name", lambda: PRINT, "*"),
    ]


def _huge_pages() -> Cases:
    """Pages with too much of something."""
    deep = "stand inside one another too deep"
    return [
        ("nested a million deep", lambda: b"<div>" * 1_000_000 + b"chu", deep),
        ("a million unclosed b", lambda: b"<p>chu" + b"<b>" * 1_000_000, deep),
        ("a huge attribute", lambda: b"<p title='" + b"a" * 12_000_000 + b"'>" + TEXT.encode() + b"</p>", ARTICLE),
        ("a hundred thousand attributes", _many_attributes, ARTICLE),
        ("one word of ten million letters", lambda: b"<p>" + b"a" * 10_000_000 + b"</p>", ARTICLE),
        ("a comment without end", lambda: PAGE + b"<!-- " * 50_000, ARTICLE),
        (
            "meta data without end",
            lambda: b"<script type='application/ld+json'>" + b"[" * 500_000 + b"</script>" + PAGE,
            ARTICLE,
        ),
        ("fifty thousand cells", lambda: b"<table><tr>" + b"<td>a" * 50_000 + b"</table>" + PAGE, ARTICLE),
        ("a thousand nested tables", lambda: b"<table><tr><td>a" * 400 + TEXT.encode(), ARTICLE),
        ("two hundred thousand paragraphs", lambda: f"<p>{TEXT}".encode() * 20_000, ARTICLE),
        ("styles between letters", lambda: b"<p>" + b"<i>c</i><style>x</style>" * 20_000, ARTICLE),
    ]


def _pages_in_odd_letters() -> Cases:
    """Pages whose bytes are not what they say."""
    undeclared = "does not say its encoding"
    return [
        ("NUL bytes", lambda: PAGE.replace(b" ", b" \0"), ARTICLE),
        ("every byte", lambda: bytes(range(256)) * 40, undeclared),
        (
            "windows-1258 undeclared",
            lambda: "<p>Bộ bác tin".translate({0x1ED9: "ô\u0323"}).encode("cp1258"),
            undeclared,
        ),
        ("declared and not that", lambda: b"<meta charset=utf-8><p>\xe4\xff chu", "says it is utf-8"),
        ("a charset of no such name", lambda: b"<meta charset=klingon-8><p>\xe4 chu", undeclared),
        ("a charset that is a program's", lambda: b"<meta charset=unicode_escape><p>\\x41 chu nghia", ARTICLE),
        ("a charset that unpacks", lambda: b"<meta charset=zlib_codec><p>chu nghia", ARTICLE),
        ("utf-7", lambda: b"<meta charset=utf-7><p>+ADw-script+AD4- chu nghia", ARTICLE),
        ("utf-16 with half a letter", lambda: b"\xff\xfe<\0p\0>\0a", "says it is utf-16"),
        ("half of a pair", "<p>&#xD800; &#xDFFF; &#x110000; chữ".encode, ARTICLE),
        ("character references of NUL and return", lambda: b"<p>a&#0;b&#13;c&#10;d", ARTICLE),
    ]


def _odd_pages() -> Cases:
    """Pages that say odd things."""
    return [
        ("billion laughs", (LAUGHS + "<html><p>&a11; " + TEXT + "</p></html>").encode, ARTICLE),
        ("an entity of a file", _of_a_file, ARTICLE),
        ("meta data of other types", _odd_metadata, ARTICLE),
        ("an address that is none", lambda: b"<link rel=canonical href='http://[::x]/'>" + PAGE, ARTICLE),
    ]


def _of_a_file() -> bytes:
    return (ENTITY.format(address="file:///etc/passwd") + f"<p>&e; {TEXT}").encode()


def _many_attributes() -> bytes:
    return b"<p " + b" ".join(b"a%d=1" % number for number in range(20_000)) + b">" + TEXT.encode() + b"</p>"


def _odd_metadata() -> bytes:
    odd = b'[{"@type":"NewsArticle","headline":{"a":1},"datePublished":[2023],"publisher":"x"},3,null,"NewsArticle"]'
    return b"<script type='application/ld+json'>" + odd + b"</script><meta property='og:title' content=''>" + PAGE


def _archives() -> Cases:
    """Web archives."""
    none = "there is no web page in this web archive"
    return [
        ("empty", lambda: b"", none),
        ("without a page", lambda: ARCHIVE.replace(b"text/html", b"text/css"), none),
        ("parts in parts", lambda: _nested(5_000), "no web archive that can be read"),
        ("a hundred thousand parts", _many_parts, "more parts than a web page can have"),
        ("a boundary that is missing", lambda: ARCHIVE.replace(b'boundary="part"', b""), none),
        ("a charset of no such name", lambda: ARCHIVE.replace(b"charset=utf-8", b"charset=klingon"), ARTICLE),
        ("broken base64", lambda: ARCHIVE.replace(b"quoted-printable", b"base64"), "*"),
        ("a packing of no such name", lambda: ARCHIVE.replace(b"quoted-printable", b"x-klingon"), ARTICLE),
        ("headers only", lambda: ARCHIVE[:200], none),
        ("headers without end", lambda: b"A: b\r\n" * 200_000, none),
        ("bytes", lambda: bytes(range(256)) * 100, none),
    ]


def _nested(count: int) -> bytes:
    head = "".join(f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(count))
    return head.encode() + b"Content-Type: text/html\r\n\r\n<p>chu</p>"


def _many_parts() -> bytes:
    part = b"--x\r\nContent-Type: text/css\r\n\r\na\r\n"
    return b'Content-Type: multipart/related; boundary="x"\r\n\r\n' + part * 30_000


def _no_word() -> Cases:
    """Word files that are none, or not whole."""
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    return [
        ("empty", lambda: b"", "the file is empty"),
        ("no text", lambda: docx(paragraph("  ")), "there is no text in it"),
        ("encrypted", lambda: old + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("old", lambda: old, "an old Word file"),
        ("members under a password", _locked, "protected by a password"),
        ("a page by another name", lambda: PAGE, "this is no Word file"),
        ("a zip of something else", lambda: zipped({"a.txt": b"chu"}), DAMAGED_WORD),
        (
            "an XLSX by another name",
            lambda: _replaced("[Content_Types].xml", b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"),
            DAMAGED_WORD,
        ),
        ("without its text", lambda: _without("word/document.xml"), DAMAGED_WORD),
        ("without its list of types", lambda: _without("[Content_Types].xml"), DAMAGED_WORD),
        ("without styles", lambda: _without("word/styles.xml"), "*"),
        ("broken XML", lambda: _replaced("word/document.xml", b"</w:body>", b""), DAMAGED_WORD),
        ("text that is no XML", lambda: _with("word/document.xml", b"chu nghia"), DAMAGED_WORD),
        ("empty text", lambda: _with("word/document.xml", b""), DAMAGED_WORD),
        ("XML of other names", lambda: _with("word/document.xml", b"<a><b>chu</b></a>"), DAMAGED_WORD),
        ("a packing that is not known", _packed_otherwise, DAMAGED_WORD),
    ]


def _word_with_entities() -> Cases:
    """Word files with what no Word file has."""
    entities = "declares XML entities"
    file, network = ENTITY.format(address="file:///etc/passwd"), ENTITY.format(address="http://127.0.0.1:9/")
    return [
        ("billion laughs", lambda: _declaring(LAUGHS, b"&a11;"), entities),
        ("an entity of a file", lambda: _declaring(file, b"&e;"), entities),
        ("an entity of the network", lambda: _declaring(network, b"&e;"), entities),
        ("an entity in UTF-16", _in_utf16, entities),
        (
            "an entity in its properties",
            lambda: _with("docProps/core.xml", (LAUGHS + "<x>&a11;</x>").encode()),
            entities,
        ),
    ]


def _huge_word() -> Cases:
    """Word files with too much of something."""
    whole = docx_members(paragraph(TEXT))
    blown = "unpacked it has more than"
    return [
        ("a bomb of zeros", lambda: zipped({**whole, "word/media/a.bin": b"\0" * 320_000_000}), blown),
        ("twenty thousand members", lambda: zipped({**whole, **{f"m/{n}": b"" for n in range(20_000)}}), blown),
        ("a size that lies", _lying, DAMAGED_WORD),
        (
            "nested ten thousand deep",
            lambda: docx("<w:sdt><w:sdtContent>" * 10_000 + paragraph(TEXT) + "</w:sdtContent></w:sdt>" * 10_000),
            "*",
        ),
        (
            "nested tables",
            lambda: docx("<w:tbl><w:tr><w:tc>" * 60 + paragraph(TEXT) + "</w:tc></w:tr></w:tbl>" * 60),
            ARTICLE,
        ),
        ("a million empty paragraphs", lambda: docx("<w:p/>" * 1_000_000 + paragraph(TEXT)), ARTICLE),
    ]


def _odd_word() -> Cases:
    """Word files that point to odd places."""
    whole = docx_members(paragraph(TEXT))
    outside = f'<Relationship Id="rId9" Type="{R}/image" '
    rels, end = "word/_rels/document.xml.rels", b"</Relationships>"
    elsewhere = outside + 'Target="../../../../etc/passwd"/></Relationships>'
    of_network = outside + 'TargetMode="External" Target="http://127.0.0.1:9/a.png"/></Relationships>'
    symbols = '<w:p><w:r><w:t>chữ</w:t><w:sym w:char="D800"/><w:sym w:char="xyz"/></w:r></w:p>'
    name, other = b'<w:name w:val="Ours"/><w:basedOn w:val="Muc2"/>', b'<w:basedOn w:val="MucRieng"/>'
    return [
        ("members outside", lambda: zipped({**whole, "../../out.xml": b"<a/>", "/etc/x": b"a"}), ARTICLE),
        ("a part outside", lambda: _replaced(rels, end, elsewhere.encode()), "*"),
        ("a part of the network", lambda: _replaced(rels, end, of_network.encode()), ARTICLE),
        ("a circle of relations", lambda: _replaced(rels, b"styles.xml", b"document.xml"), "*"),
        ("a circle of styles", lambda: _replaced("word/styles.xml", name, other), ARTICLE),
        ("a symbol that is none", lambda: docx(symbols), ARTICLE),
    ]


def _with(name: str, content: bytes) -> bytes:
    return zipped({**docx_members(paragraph(TEXT)), name: content})


def _without(name: str) -> bytes:
    return zipped({each: content for each, content in docx_members(paragraph(TEXT)).items() if each != name})


def _replaced(name: str, what: bytes, by: bytes) -> bytes:
    members = docx_members(paragraph(TEXT))
    assert what in members[name]
    return zipped({**members, name: members[name].replace(what, by)})


def _declaring(declared: str, used: bytes) -> bytes:
    content = docx_members(paragraph(TEXT))["word/document.xml"]
    return _with("word/document.xml", content.replace(b"?>", b"?>" + declared.encode(), 1).replace(b"sai", used))


def _in_utf16() -> bytes:
    said = f'<?xml version="1.0" encoding="UTF-16"?>{ENTITY.format(address="file:///etc/passwd")}<a>&e;</a>'
    return _with("word/document.xml", said.encode("utf-16"))


def _locked() -> bytes:
    """Every member with the flag that it is encrypted (APPNOTE 4.4.4, bit 0)."""
    raw = bytearray(WORD)
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


def _lying() -> bytes:
    """A member of which the directory says that it unpacks to 10 bytes."""
    raw = bytearray(WORD)
    at = raw.find(b"word/document.xml", raw.find(b"PK\1\2")) - 46
    raw[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(raw)


def _packed_otherwise() -> bytes:
    raw = bytearray(WORD)
    at = raw.find(b"PK\1\2")
    while at >= 0:
        raw[at + 10] = 97
        at = raw.find(b"PK\1\2", at + 4)
    return bytes(raw)


def _no_print() -> Cases:
    """PDF files that are none, or without text."""
    damaged = "this PDF file is damaged or incomplete"
    return [
        ("empty", lambda: b"", "the file is empty"),
        ("a page by another name", lambda: PAGE, "this is no PDF file"),
        ("pictures only", lambda: pdf([None, None]), "it has no text layer"),
        ("empty pages", lambda: pdf([[], []]), "its pages are empty"),
        ("no pages", lambda: pdf([]), "*"),
        ("encrypted", _encrypted, "protected by a password"),
        ("only its beginning", lambda: b"%PDF-1.7\n", damaged),
        ("noise after its beginning", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, damaged),
        ("arrays without end", lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000 + b"\nendobj\n%%EOF", damaged),
    ]


def _odd_pages_of_print() -> Cases:
    """PDF files whose pages are odd."""
    return [
        ("a circle of pages", lambda: PRINT.replace(b"/Kids [7 0 R 9 0 R]", b"/Kids [2 0 R 2 0 R]"), "*"),
        ("a page that is its own parent", lambda: PRINT.replace(b"/Kids [7 0 R", b"/Kids [7 0 R 2 0 R"), "*"),
        ("two billion pages", lambda: PRINT.replace(b"/Count 2", b"/Count 2000000000"), "*"),
        ("less than no pages", lambda: PRINT.replace(b"/Count 2", b"/Count -2"), "*"),
        ("six thousand pages", lambda: pdf([[]] * 6_000), "it has 6000 pages"),
        ("letters of huge size", lambda: pdf([[(60.0, 700.0, 1e30, TEXT)]]), "*"),
        ("letters far from the page", lambda: pdf([[(6e15, -7e15, 11.0, TEXT)]]), "*"),
    ]


def _odd_print() -> Cases:
    """PDF files that say odd things."""
    return [
        ("a cross-reference that is wrong", lambda: PRINT.replace(b"startxref\n", b"startxref\n9"), ARTICLE),
        ("a cross-reference of noughts", _without_table, "*"),
        ("a length that lies", lambda: PRINT.replace(b"/Length ", b"/Length 99"), "*"),
        ("fonts without letters", lambda: PRINT.replace(b"/ToUnicode 5 0 R", b""), "*"),
        (
            "a font that is its own child",
            lambda: PRINT.replace(b"/DescendantFonts [4 0 R]", b"/DescendantFonts [3 0 R]"),
            "*",
        ),
        ("a stream that unpacks without end", _bomb, "*"),
        ("a form that paints itself", _painting_itself, "*"),
        (
            "an action that opens an address",
            lambda: pdf([LINE], extra="/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>"),
            ARTICLE,
        ),
        ("a script", lambda: pdf([LINE], extra="/OpenAction << /S /JavaScript /JS (while(1){}) >>"), ARTICLE),
    ]


def _encrypted() -> bytes:
    """RC4 with 40 bits whose check of the password fails (ISO 32000-1, 7.6)."""
    secret = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"
    return PRINT.replace(b"trailer << ", f"trailer << {secret} ".encode())


def _without_table() -> bytes:
    start = PRINT.index(b"xref\n")
    return PRINT[:start] + b"xref\n0 0\ntrailer << >>\nstartxref\n0\n%%EOF"


def _bomb() -> bytes:
    packed = zlib.compress(b"BT (a) Tj ET " * 8_000_000)
    begin, end = PRINT.index(b"8 0 obj"), PRINT.index(b"endobj", PRINT.index(b"8 0 obj"))
    head = f"8 0 obj\n<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
    return PRINT[:begin] + head + packed + b"\nendstream\n" + PRINT[end:]


def _painting_itself() -> bytes:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 8 0 R >> >> /Length "
    painted = PRINT.replace(b"/Font << /F1 3 0 R >> >>", b"/XObject << /X 8 0 R >> >>")
    return painted.replace(b"8 0 obj\n<< /Length ", b"8 0 obj\n" + form).replace(b"BT /F1", b"/X Do BT /F1")
