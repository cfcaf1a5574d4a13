"""What a page shows, as paragraphs in the order of the page: no character is changed, blanks fall together as on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.formats.fault import Fault
from annotator.formats.html_tree import begin_body, blanked_classes, cut_tags, without_ends
from annotator.formats.marked_text import LINE, PARAGRAPH

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_NOT_SHOWN = frozenset((
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "iframe", "frame", "noframes",
    "object", "embed", "applet", "svg", "audio", "video", "canvas", "map", "select", "datalist", "textarea",
))  # fmt: skip
_LINES = frozenset(("li", "dt", "dd", "tr"))
"""Lines of one list or table; no blank line stands between them."""
_OF_LINES = frozenset(("ul", "ol", "dl", "menu", "table"))
_NOT_IN_CELLS = frozenset((
    "table", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "ul", "ol", "dl", "blockquote", "pre", "section",
    "article",
))  # fmt: skip
"""What makes of a table one that only places things on the page."""
_BUTTONS = frozenset(("a", "button"))
"""Inline elements that pages set apart by their style where nothing stands between two of them."""
_LONG_CELL = 400
_LONG_HIDDEN = 200
"""Characters; more of them, hidden inside the article, wait for a press on "read on"."""

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BLANK = " \t\n\r\f"
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_TEXT, _PRE, _BREAK, _CELL = "text", "pre", "break", "cell"
"""What flows into a block."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its text, the innermost element around all of it, and what parts it from the block before."""

    text: str
    element: HtmlElement
    before: str


@dataclass(slots=True)
class Page:
    """What a page shows. `times` are its time elements, each with the number of the block it stands in."""

    root: HtmlElement
    blocks: list[Block] = field(default_factory=list)
    times: list[tuple[HtmlElement, int]] = field(default_factory=list)


def parse(text: str) -> HtmlElement:
    """Return the tree of a page. Nothing is loaded from anywhere. Raises Fault where it is nested without end."""
    from lxml import etree, html  # noqa: PLC0415  in the helper that reads foreign documents alone

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=False)
    try:
        raw = cut_tags(without_ends(text)).replace("\0", "\ufffd").encode("utf-8", "replace")  # as browsers do
        root = html.document_fromstring(raw, parser=parser)
    except etree.ParserError:
        raise Fault(QT_TRANSLATE_NOOP("errors", "there is no text in it")) from None
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise
    if any("depth" in entry.message for entry in parser.error_log):
        raise Fault(
            QT_TRANSLATE_NOOP("errors", "its elements stand inside one another too deep; this is no page to read")
        )
    begin_body(root)
    return root


def page_of(root: HtmlElement) -> Page:
    """Return what a page shows."""
    walk = _Walk(Page(root))
    body = root.find("body")
    walk.through(root if body is None else body)
    return walk.page


class _Walk:
    """Goes through the elements without recursion and puts the blocks together."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._flow: list[tuple[str, str]] = []
        self._owners: set[HtmlElement] = set()
        """Elements in which the text that flows stands."""
        self._within: list[HtmlElement] = [page.root]
        """Elements whose text begins a block of its own, the innermost last."""
        self._tables: list[bool] = []
        """For each table around: whether its cells are parted by tabs."""
        self._pre = 0
        self._hidden: HtmlElement | None = None
        """The last element that is not shown."""
        self._before = PARAGRAPH

    def through(self, body: HtmlElement) -> None:
        from lxml import etree  # noqa: PLC0415

        walk = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if _is_hidden(element):
                    walk.skip_subtree()
                    self._hidden = element
                else:
                    self._start(element)
                continue
            if event == "end" and element is not self._hidden:
                self._end(element)
            if element is not body:
                self._text(element.tail, element.getparent())
        self._flush()

    def _start(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self._flow.append((_BREAK, ""))
        elif tag == "time":
            self.page.times.append((element, len(self.page.blocks)))
        elif tag in _BLOCK:
            self._start_block(element, tag)
        elif _is_set_apart(element):
            self._flow.append((_TEXT, " "))
        self._pre += tag == "pre"
        self._text(element.text, element)

    def _start_block(self, element: HtmlElement, tag: str) -> None:
        if tag == "table":
            self._flush()
            self._tables.append(_is_of_data(element))
        if self._in_cell(tag):
            self._flow.append((_CELL, "") if tag in {"td", "th"} else (_TEXT, " "))
            return
        self._flush()
        self._within.append(element)
        if tag in _LINES and _follows_line(element):
            self._before = LINE

    def _end(self, element: HtmlElement) -> None:
        tag = element.tag
        self._pre -= tag == "pre"
        if tag in _BLOCK:
            if self._in_cell(tag):
                self._flow.append((_TEXT, " "))
            else:
                self._flush()
                self._within.pop()
        elif _is_set_apart(element) or _meets_another(element):
            self._flow.append((_TEXT, " "))
        if tag == "table":
            self._tables.pop()
        if tag in _OF_LINES:
            self._before = PARAGRAPH

    def _in_cell(self, tag: str) -> bool:
        return (
            bool(self._tables) and self._tables[-1] and tag not in {"table", "tr", "tbody", "thead", "tfoot", "caption"}
        )

    def _text(self, text: str | None, owner: HtmlElement) -> None:
        if text:
            if text.strip(_BLANK):
                self._owners.add(owner)
            self._flow.append((_PRE if self._pre else _TEXT, text))

    def _flush(self) -> None:
        if not self._flow:
            return
        element = next(iter(self._owners)) if len(self._owners) == 1 else self._within[-1]
        for paragraph in _paragraphs(self._flow):
            self.page.blocks.append(Block(paragraph, element, self._before))
            self._before = PARAGRAPH
        self._flow, self._owners = [], set()


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in _NOT_SHOWN or (element.tag == "dialog" and element.get("open") is None):
        return True
    if element.get("hidden") is None and not _HIDDEN.search(element.get("style", "")):
        return False
    in_article = any(above.tag in {"article", "main"} for above in element.iterancestors())
    return not (in_article and len(element.text_content().strip()) > _LONG_HIDDEN)


def _is_set_apart(element: HtmlElement) -> bool:
    """Whether an inline element is one that a page's style sets apart from the text beside it, by its class."""
    classes = element.get("class", "") if isinstance(element.tag, str) else ""
    return bool(classes) and not blanked_classes().isdisjoint(classes.lower().split())


def _meets_another(element: HtmlElement) -> bool:
    """Whether a link or a button is followed by another one with nothing between."""
    if element.tag not in _BUTTONS or element.tail:
        return False
    following = element.getnext()
    return following is not None and following.tag in _BUTTONS


def _follows_line(element: HtmlElement) -> bool:
    """Whether a line stands below another one of its list or table."""
    before, group = element.getprevious(), element.getparent()
    if before is not None or group is None:
        return before is not None and before.tag in _LINES
    if element.tag == "tr":  # the first of a tbody after a thead
        before = group.getprevious()
        return before is not None and before.tag in {"thead", "tbody"}
    above = group.getparent()  # the first of a list inside a line
    return element.tag == "li" and above is not None and above.tag == "li"


def _is_of_data(table: HtmlElement) -> bool:
    """Whether a table holds values, not the layout of the page: two columns and more, short cells."""
    columns = 0
    for element in table.iterdescendants():
        if element.tag in _NOT_IN_CELLS:
            return False
        if element.tag == "tr":
            columns = max(columns, len(element))
        if element.tag in {"td", "th"} and _is_more_than_a_value(element):
            return False
    return columns > 1


def _is_more_than_a_value(cell: HtmlElement) -> bool:
    return len(cell.text_content()) > _LONG_CELL or sum(1 for _ in cell.iter("p", "div", "br")) > 3


def _paragraphs(flow: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the paragraphs of a flow: lines that follow one another, parted by empty ones."""
    lines: list[str] = []
    for line in [*_lines(flow), ""]:
        if line.strip(_BLANK):
            lines.append(line)
        elif lines:
            yield "\n".join(lines)
            lines = []


def _lines(flow: list[tuple[str, str]]) -> Iterator[str]:
    cells: list[str] = [""]
    parts: list[str] = []
    for kind, text in flow:
        if kind == _TEXT:
            parts.append(text)
            continue
        cells[-1] += _collapsed(parts)
        parts = []
        if kind == _PRE:
            first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            cells[-1] += first
            for line in rest:
                yield _line(cells)
                cells = [line]
        elif kind == _BREAK:
            yield _line(cells)
            cells = [""]
        else:
            cells.append("")
    cells[-1] += _collapsed(parts)
    yield _line(cells)


def _collapsed(parts: list[str]) -> str:
    return _BLANKS.sub(" ", "".join(parts))


def _line(cells: list[str]) -> str:
    """Return a line of text, or the cells of a row with tabs between them."""
    first, *others = cells
    if not others:
        return first.rstrip(_BLANK) if first[:2] == "  " else first.strip(_BLANK)
    row = [cell.strip(_BLANK) for cell in (others if not first.strip(_BLANK) else cells)]
    return "\t".join(row) if any(row) else ""
