"""Labelled records for tests: hypothesis strategies over nasty texts, and a small corpus made by hand."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from annotator.domain.article import Article, tag_names
from annotator.domain.ids import annotator_id, derived_id
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord, Stamp
from annotator.domain.scheme import CHOICE, FLAG, NUMBER, RANGE, Attribute, Scheme, scheme_from_toml
from annotator.domain.span import Span, reading_order
from annotator.domain.work import STATUSES, Annotator
from annotator.domain.zone import ZONE_KINDS, Zone
from annotator.formats.jsonl import file_order, zone_order
from annotator.paths import resource

CLAIMS: Scheme = scheme_from_toml(resource("schemes", "claims.toml").read_text(encoding="utf-8"))

PIECES = (
    "Hà Nội",
    unicodedata.normalize("NFD", "phủ nhận"),
    " ",
    "\n",
    "\u00a0",
    "\u2028",
    "\u2029",
    "\u0085",
    "\u200b",
    "\ufeff",
    "\U0001f600",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1fb\U0001f1f3",
    "\u202bעברית\u202c",
    "مرحبا",
    "12.000 người",
    '"\\',
    "\t",
    "e\u0301",
    "\ufdd0\uffff",
)
texts = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=30)
    .map("".join)
    .filter(lambda text: bool(text.strip()) and not text.startswith("\ufeff"))
)
words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
extras = st.dictionaries(st.sampled_from(["meta", "_hash", "độ tin", "answer"]), json_values, max_size=2)
names = st.sampled_from(["mai", "Lê Văn Bình", "ann\u00a02", "\U0001f98a"])


def _value(attribute: Attribute, length: int) -> st.SearchStrategy[Any]:
    if attribute.type == CHOICE:
        return st.sampled_from([option.id for option in attribute.options])
    if attribute.type == FLAG:
        return st.booleans()
    if attribute.type == NUMBER:
        return st.sampled_from(["12000", "-3.5", "0"])
    if attribute.type == RANGE:
        return st.integers(1, length).flatmap(
            lambda end: st.integers(0, end - 1).map(lambda start: {"start": start, "end": end})
        )
    return words


@st.composite
def spans(draw: st.DrawFn, article: Article, owner: str) -> tuple[Span, ...]:
    length = len(article.text)
    made = {}
    for number in range(draw(st.integers(0, 6))):
        end = draw(st.integers(1, length))
        start = draw(st.integers(0, end - 1))
        label = draw(st.sampled_from(CLAIMS.labels))
        attributes = {
            attribute.id: draw(_value(attribute, length)) for attribute in label.attributes if draw(st.booleans())
        }
        made[start, end, label.id] = Span(
            id=derived_id("test span", article.id, owner, number),
            article_id=article.id,
            annotator_id=owner,
            start=start,
            end=end,
            label=label.id,
            quote=article.text[start:end],
            attributes=attributes,
            note=draw(words),
            origin=draw(st.sampled_from(["manual", "adjudicated", "suggested:rules@1", "imported:jsonl"])),
            extra=draw(extras),
        )
    return tuple(sorted(made.values(), key=reading_order))


@st.composite
def links(draw: st.DrawFn, ends: tuple[Span, ...]) -> tuple[Link, ...]:
    made = []
    for source in ends:
        for known in CLAIMS.link_types_from(source.label):
            for target in ends:
                if target is not source and target.label in known.targets and draw(st.booleans()):
                    made.append(
                        Link(
                            id=derived_id("test link", source.id, target.id, known.id),
                            article_id=source.article_id,
                            annotator_id=source.annotator_id,
                            type=known.id,
                            source_id=source.id,
                            target_id=target.id,
                            position=draw(st.integers(0, 3)) if known.ordered else 0,
                            extra=draw(extras),
                        )
                    )
    return tuple(sorted(made, key=file_order))


@st.composite
def zones(draw: st.DrawFn, article: Article) -> tuple[Zone, ...]:
    made = {}
    for _ in range(draw(st.integers(0, 3))):
        end = draw(st.integers(1, len(article.text)))
        start = draw(st.integers(0, end - 1))
        kind = draw(st.sampled_from(ZONE_KINDS))
        zone_id = derived_id("zone", article.id, start, end, kind)
        made[zone_id] = Zone(id=zone_id, article_id=article.id, start=start, end=end, kind=kind)
    return tuple(sorted(made.values(), key=zone_order))


articles = st.builds(
    Article.from_text,
    texts,
    title=words,
    source=words,
    published=st.sampled_from(["", "2023-10-20", "2023-10-20T22:10"]),
    lang=st.sampled_from(["", "vi", "en"]),
    external_id=words,
    tags=st.lists(words, max_size=2).map(tag_names),
)


@st.composite
def records(draw: st.DrawFn, article: Article | None = None, name: str | None = None) -> LabelledRecord:
    """A record as an export has it: everything sorted, made under the claims scheme."""
    article = article or draw(articles)
    name = name or draw(names)
    owner = Annotator(id=annotator_id(name), name=name)
    own = draw(spans(article, owner.id))
    return LabelledRecord(
        article=article,
        zones=draw(zones(article)),
        annotator=owner,
        status=draw(st.sampled_from(STATUSES)),
        n_annotators=1,
        scheme=Stamp(id=CLAIMS.id, version=CLAIMS.version, sha256=CLAIMS.sha256),
        guidelines=Stamp(),
        spans=own,
        links=draw(links(own)),
        extra=draw(extras),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[LabelledRecord]:
    """Records of some articles, each labelled by one to three persons who agree on its zones."""
    made: list[LabelledRecord] = []
    for article in draw(st.lists(articles, min_size=1, max_size=3, unique_by=lambda article: article.id)):
        by = draw(st.lists(names, min_size=1, max_size=3, unique=True))
        own = [draw(records(article, name)) for name in by]
        made += [replace(record, zones=own[0].zones) for record in own]
    return made
