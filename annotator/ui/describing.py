"""What is said of a span: in its chip, on the card at the mouse, and aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication

from annotator.domain.article import Json
from annotator.domain.scheme import CHOICE, FLAG, NUMBER, RANGE, Attribute, Label, named
from annotator.domain.span import Span
from annotator.ui.article.parts import Card, CardRow
from annotator.ui.i18n import Language
from annotator.ui.open_article import OpenArticle
from annotator.ui.panels.links import LinkRow
from annotator.ui.panels.numbers import shown_number
from annotator.ui.panels.span_model import one_line

VALUE, UNIT, LOW, HIGH, KIND, PERCENT = "value", "unit", "low", "high", "kind", "percent"
"""Attributes of a stated quantity and the one option that the words of its value depend on."""
_QUANTITIES = (VALUE, LOW, HIGH)
_SPOKEN = 120  # characters of a quote that are said
_LINKS = 6  # rows of links on a card


class Describing:
    """Puts the spans of the open article into words of the interface's language."""

    def __init__(self, session: OpenArticle, language: Language, links_of: Callable[[Span], list[LinkRow]]) -> None:
        self._session = session
        self._language = language
        self._links_of = links_of

    def chip(self, span_id: str) -> str:
        """Return the words of a span's chip: its label and, where it states a quantity, that: "Figure = 60 xe"."""
        span, label = self._find(span_id)
        if span is None or label is None:
            return ""
        name, quantity = self._named(label), self._quantity(span)
        return f"{name} = {quantity}" if quantity else name

    def card(self, span_id: str) -> Card | None:
        """Return what the card at the mouse says of a span, None where there is no such span."""
        span, label = self._find(span_id)
        if span is None:
            return None
        links = self._links_of(span)
        rows = [_link_words(row) for row in links[:_LINKS]]
        if len(links) > _LINKS:
            more = QCoreApplication.translate("Describing", "and {count} more")
            rows.append(CardRow("", more.format(count=len(links) - _LINKS)))
        return Card(
            label=span.label,
            title=self._named(label) if label else span.label,
            attributes=[
                CardRow(self._named(attribute), words, is_quote=attribute.type == RANGE)
                for attribute, words in self._attributes(span, label)
            ],
            links=rows,
            open_points=self._open_points(span),
            note=one_line(span.note),
        )

    def spoken(self, span_id: str, *, whole: bool) -> str:
        """Return what is said aloud of a span: label, quote, its quantity; `whole`: everything that is known of it."""
        span, label = self._find(span_id)
        if span is None:
            return ""
        quote = one_line(span.quote)
        parts = [self._named(label) if label else span.label]
        parts.append(quote if len(quote) <= _SPOKEN else quote[: _SPOKEN - 1].rstrip() + "…")
        for attribute, words in self._attributes(span, label, aloud=True):
            if whole or attribute.id in _QUANTITIES:
                parts.append(f"{self._named(attribute)} {words}")
        return ", ".join([*parts, *self._around(span)] if whole else parts)

    def left(self, span_id: str) -> str:
        """Return what is said aloud where the caret leaves a span."""
        span, label = self._find(span_id)
        if span is None:
            return ""
        name = self._named(label) if label else span.label
        return QCoreApplication.translate("Describing", "end of {label}").format(label=name)

    def _around(self, span: Span) -> list[str]:
        """Return what is said aloud of a span's links, open points and note."""
        links = [f"{row.type_name} {one_line(row.other_quote)}" for row in self._links_of(span)]
        note = QCoreApplication.translate("Describing", "note: {note}").format(note=one_line(span.note))
        return [*links, *self._open_points(span), *([note] if span.note else [])]

    def _find(self, span_id: str) -> tuple[Span | None, Label | None]:
        span = self._session.spans.get(span_id)
        return span, self._session.scheme.label(span.label) if span is not None else None

    def _named(self, thing: Label | Attribute) -> str:
        return named(thing.names, self._language.code)

    def _quantity(self, span: Span) -> str:
        """Return the value and unit of a figure, or from where to where it lies; empty where neither is known."""
        value, low, high = (self._number(span, attribute_id) for attribute_id in (VALUE, LOW, HIGH))
        number = value or (f"{low}–{high}" if low and high else "")
        unit = str(span.attributes.get(UNIT) or "") or ("%" if span.attributes.get(KIND) == PERCENT else "")
        return " ".join(part for part in (number, unit) if part) if number else ""

    def _number(self, span: Span, attribute_id: str) -> str:
        stored = span.attributes.get(attribute_id)
        return grouped(stored, self._language.code) if isinstance(stored, str) else ""

    def _attributes(self, span: Span, label: Label | None, *, aloud: bool = False) -> Iterator[tuple[Attribute, str]]:
        """Yield the attributes that have a value, in the scheme's order, with its words."""
        for attribute in label.attributes if label else ():
            words = self._words_of(attribute, span.attributes.get(attribute.id), aloud=aloud)
            if words:
                yield attribute, words

    def _words_of(self, attribute: Attribute, stored: Json, *, aloud: bool) -> str:
        if stored in (None, "", False):
            return ""
        if attribute.type == CHOICE:
            option = next((option for option in attribute.options if option.id == stored), None)
            return named(option.names, self._language.code) if option else str(stored)
        if attribute.type == FLAG:
            return QCoreApplication.translate("Describing", "yes")
        if attribute.type == NUMBER:
            # A screen reader says 1.000 as one point nothing.
            show = shown_number if aloud else grouped
            return show(str(stored), self._language.code)
        if isinstance(stored, dict):
            return self._text_of(stored)
        return str(stored)

    def _text_of(self, stored: dict[str, Json]) -> str:
        article, start, end = self._session.article, stored.get("start"), stored.get("end")
        if article is None or not isinstance(start, int) or not isinstance(end, int):
            return ""
        return one_line(article.text[start:end])

    def _open_points(self, span: Span) -> list[str]:
        rules = self._session.labelled.open_rules(span.id)
        return [named(rule.names, self._language.code) for rule in rules]


def grouped(stored: str, language: str) -> str:
    """Return a stored number as a reader of the interface's language writes it, its thousands apart: 1.200.000,5."""
    sign, digits = ("-", stored[1:]) if stored.startswith("-") else ("", stored)
    whole, _, rest = digits.partition(".")
    apart, mark = (".", ",") if language == "vi" else (",", ".")
    whole = f"{int(whole):,}".replace(",", apart) if whole.isdecimal() else whole
    return f"{sign}{whole}{mark}{rest}" if rest else f"{sign}{whole}"


def _link_words(row: LinkRow) -> CardRow:
    arrow = "←" if row.incoming else "→"
    return CardRow(f"{row.type_name} {arrow}", one_line(row.other_quote), is_quote=True)
