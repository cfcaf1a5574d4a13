"""Small documents for tests, made byte by byte: DOCX parts, PDF objects, web archives."""

import base64
import io
import quopri
import zipfile
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/footnotes.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
_PART_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{R}/footnotes" Target="footnotes.xml"/></Relationships>'
)
_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:styleId="TieuDe"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Muc2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="MucRieng"><w:name w:val="Ours"/><w:basedOn w:val="Muc2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="ChuThich"><w:name w:val="caption"/></w:style></w:styles>'
)


def docx_members(body: str, *, title: str = "", footnotes: str = "") -> dict[str, bytes]:
    """The members of a DOCX whose body is this WordprocessingML (prefix w)."""
    core = (
        '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    names = (
        f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps"'
    )
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {names}><w:body>{body}</w:body></w:document>'
    notes = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {names}>{footnotes}</w:footnotes>'
    found = {
        "[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document,
        "word/_rels/document.xml.rels": _PART_RELS, "word/styles.xml": _STYLES, "word/footnotes.xml": notes,
        "docProps/core.xml": core,
    }  # fmt: skip
    return {name: text.encode() for name, text in found.items()}


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The members as a zip, always the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = compression
            archive.writestr(info, content)
    return out.getvalue()


def docx(body: str, **known: str) -> bytes:
    """A DOCX with this body."""
    return zipped(docx_members(body, **known))


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of one run."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
_LETTERS = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    " /Supplement 0 >> /DW 500 /FontDescriptor 6 0 R >>"
)
_MEASURES = (
    "<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800"
    " /Descent -200 /CapHeight 700 /StemV 80 >>"
)

Shown = tuple[float, float, float, str]
"""A line on a page: x and y of its beginning (points, y upwards), size of the letters, text."""


def pdf(pages: Sequence[Sequence[Shown] | None], *, title: str = "", extra: str = "") -> bytes:
    """A PDF with one embedded map from codes to letters (ToUnicode); a page of None is a grey box, a picture."""
    return pdf_file(pdf_objects(pages, title=title, extra=extra))


def pdf_objects(pages: Sequence[Sequence[Shown] | None], *, title: str = "", extra: str = "") -> list[bytes]:
    """The objects of such a PDF, the first of them its catalogue, the last what is known of it."""
    letters = sorted({letter for page in pages if page for *_, text in page for letter in text})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    count = len(pages)
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{7 + 2 * at} 0 R' for at in range(count))}] >>",
        _FONT,
        _LETTERS,
        _stream(_to_unicode(codes)),
        _MEASURES,
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {8 + 2 * at} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(_stream("0.5 g 50 50 400 600 re f" if page is None else _content(page, codes)))
    objects.append(f"<< /Title <FEFF{title.encode('utf-16-be').hex()}> >>")
    return [content.encode("latin-1") for content in objects]


def _content(page: Sequence[Shown], codes: Mapping[str, int]) -> str:
    return "\n".join(
        f"BT /F1 {size} Tf {x} {y} Td <{''.join(f'{codes[letter]:04X}' for letter in text)}> Tj ET"
        for x, y, size, text in page
    )


def _to_unicode(codes: Mapping[str, int]) -> str:
    lines = "\n".join(f"<{code:04X}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def /CMapType 2 def"
        " 1 begincodespacerange <0000> <FFFF> endcodespacerange"
        f" {len(codes)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    )


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def pdf_file(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF of its objects; `trailer` is what its trailer says beside where the first and the last of them are."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer}>>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


def mhtml(
    page: bytes, *, charset: str = "utf-8", start: str = "", address: str = "https://bao.example/a.html"
) -> bytes:
    """A web archive with a frame, the page, and a picture, as browsers write it."""
    named = f' start="{start}";' if start else ""
    said = f"; charset={charset}" if charset else ""
    frame = base64.encodebytes("<p>Khung quảng cáo nằm ngoài bài viết, không phải trang chính.</p>".encode())
    return b"".join((
        b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n",
        f"Snapshot-Content-Location: {address}\r\n".encode(),
        f'Content-Type: multipart/related; type="text/html";{named} boundary="part"\r\n\r\n'.encode(),
        b"--part\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <frame@x>\r\n",
        b"Content-Location: https://ads.example/f.html\r\nContent-Transfer-Encoding: base64\r\n\r\n", frame,
        f"\r\n--part\r\nContent-Type: text/html{said}\r\nContent-ID: <page@x>\r\n".encode(),
        f"Content-Location: {address}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".encode(),
        quopri.encodestring(page),
        b"\r\n--part\r\nContent-Type: image/png\r\nContent-Location: https://bao.example/a.png\r\n",
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--part--\r\n",
    ))  # fmt: skip
