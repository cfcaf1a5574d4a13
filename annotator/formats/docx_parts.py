"""The paragraphs of a Word document (WordprocessingML, ECMA-376 part 1, chapter 17), as parts of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.marked_text import LINE, PARAGRAPH, Mark, Part

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

Style = tuple[str, str]
"""Name of a style in lower case, and the id of the one it is based on."""

_TITLE = Mark(kind="title", reason=QT_TRANSLATE_NOOP("zones", "has the style of a title"), confidence=0.9)
_HEADING = Mark(kind="subheading", reason=QT_TRANSLATE_NOOP("zones", "has the style of a heading"), confidence=0.85)
_CAPTION = Mark(kind="caption", reason=QT_TRANSLATE_NOOP("zones", "has the style of a caption"), confidence=0.9)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LEFT_OUT = frozenset((
    "del", "moveFrom", "delText", "instrText", "fldData", "rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr",
    "sectPr", "sdtPr", "sdtEndPr", "rt",
))  # fmt: skip
"""Elements with nothing that a reader sees; the gloss above a ruby base is left out too."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same content again, for programs that do not know the first."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_MOST_BASES = 10
_LONG_CELL = 400


def styles_of(document: Document) -> dict[str, Style]:
    """Return the styles of a document by their id."""
    found: dict[str, Style] = {}
    try:
        elements = list(document.styles.element)
    except (KeyError, ValueError, AttributeError, RecursionError):  # it is the document itself
        return found
    for element in elements:
        if _name(element) == "style":
            inside = {_name(child): _value(child) for child in element}
            found[_value(element, "styleId")] = (inside.get("name", "").lower(), inside.get("basedOn", ""))
    return found


def parts_of(container: _Element, styles: Mapping[str, Style]) -> Iterator[Part]:
    """Yield the paragraphs of the body of a document, of a cell, of a note; without recursion."""
    waiting = [iter(container)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            continue
        name = _name(child)
        if name == "p":
            yield from _paragraph(child, styles)
            waiting.append(_boxes(child))
        elif name == "tbl" and _is_of_data(child):
            yield from _rows(child)
        elif name not in _LEFT_OUT and child.tag != _FALLBACK:
            waiting.append(iter(child))


def _paragraph(paragraph: _Element, styles: Mapping[str, Style]) -> Iterator[Part]:
    text = _text(paragraph)
    lines = [line.rstrip(" ") for line in text.split("\n")]
    if any(line.strip() for line in lines):
        yield Part("\n".join(lines).strip("\n"), _mark(paragraph, styles))


def _text(paragraph: _Element) -> str:
    """Return what a paragraph shows, text boxes left out: these follow it."""
    pieces: list[str] = []
    waiting = [iter(paragraph)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            continue
        name = _name(child)
        if name == "t" or child.tag == _MATH:
            pieces.append(child.text or "")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif name == "sym":
            pieces.append(_symbol(child))
        elif not _is_left_out(child, name):
            waiting.append(iter(child))
    return "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")


def _is_left_out(child: _Element, name: str) -> bool:
    if name in _LEFT_OUT or child.tag == _FALLBACK or name == "txbxContent":
        return True
    return name == "r" and any(
        _name(sign) == "vanish" and _value(sign) not in {"0", "false"}
        for properties in child
        if _name(properties) == "rPr"
        for sign in properties
    )


def _symbol(element: _Element) -> str:
    """Return the character of a symbol font, which lies in the private area where the font has its own order."""
    try:
        return chr(int(_value(element, "char"), 16)).encode("utf-8").decode("utf-8")
    except (ValueError, OverflowError):
        return "\ufffd"


def _boxes(paragraph: _Element) -> Iterator[_Element]:
    """Yield the text boxes of a paragraph, those inside another one left to it."""
    for box in paragraph.iter(f"{_W}txbxContent", f"{_STRICT}txbxContent"):
        around = []
        for above in box.iterancestors():
            if above is paragraph:
                break
            around.append(above)
        if not any(above.tag == _FALLBACK or _name(above) in {"txbxContent", *_LEFT_OUT} for above in around):
            yield box


def _is_of_data(table: _Element) -> bool:
    """Whether a table holds values: two columns and more, each cell one short paragraph."""
    columns = 0
    for element in table.iterdescendants():
        name = _name(element)
        if name in {"tbl", "txbxContent"}:
            return False
        if name == "tr":
            columns = max(columns, sum(1 for child in element.iter() if _name(child) == "tc"))
        if name == "tc":
            texts = [_text(child) for child in element.iter() if _name(child) == "p"]
            if sum(bool(text.strip()) for text in texts) > 1 or any(len(text) > _LONG_CELL for text in texts):
                return False
    return columns > 1


def _rows(table: _Element) -> Iterator[Part]:
    """Yield the rows of a table, tabs between the cells."""
    before = PARAGRAPH
    for row in (element for element in table.iter() if _name(element) == "tr"):
        cells = [
            " ".join(_text(child).strip() for child in cell.iter() if _name(child) == "p").strip()
            for cell in row.iter()
            if _name(cell) == "tc"
        ]
        if any(cells):
            yield Part("\t".join(cell.replace("\n", " ").replace("\t", " ") for cell in cells), None, before)
            before = LINE


def _mark(paragraph: _Element, styles: Mapping[str, Style]) -> Mark | None:
    """Return what the style of a paragraph, or one that it is based on, says that it is."""
    properties = next((child for child in paragraph if _name(child) == "pPr"), None)
    style = (
        next((_value(child) for child in properties if _name(child) == "pStyle"), "") if properties is not None else ""
    )
    for _ in range(_MOST_BASES):
        name, base = styles.get(style, ("", ""))
        if name == "title":
            return _TITLE
        if name == "caption":
            return _CAPTION
        if name == "subtitle" or name.startswith("heading "):
            return _HEADING
        style = base
    return None


def _name(element: _Element) -> str:
    """Return the name of an element of WordprocessingML; nothing for a comment or an element of anything else."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2] if tag.startswith((_W, _STRICT)) else ""


def _value(element: _Element, name: str = "val") -> str:
    return element.get(f"{_W}{name}") or element.get(f"{_STRICT}{name}") or ""
