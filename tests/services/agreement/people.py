"""People's labels for tests of agreement: written down, drawn by hypothesis, and measured without a project file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from annotator.domain.compared import ComparedArticle, ComparedLink, ComparedSpan, Labels
from annotator.domain.scheme import Scheme, scheme_from_toml
from annotator.domain.work import Annotator
from annotator.paths import resource
from annotator.services.agreement.assembling import assembled
from annotator.services.agreement.counting import Counting
from annotator.services.agreement.resampling import Sums, ValueSums, draw
from annotator.services.agreement.results import Agreement, Coverage
from annotator.store.comparing import Finished

CLAIMS: Scheme = scheme_from_toml(resource("schemes", "claims.toml").read_text(encoding="utf-8"))
TEXT = "Sở Y tế nói rằng 12 người nhập viện, còn ông Lâm “bác bỏ tin ấy”. Bà Hạnh cho biết hơn 300 ca đã khỏi bệnh."

Written = tuple[Any, ...]
"""A span: start, end, label and, where it has any, its attributes."""


def article(
    people: Mapping[str, Sequence[Written]],
    links: Mapping[str, Sequence[tuple[str, int, int]]] | None = None,
    *,
    text: str = TEXT,
    number: int = 0,
    apart: Sequence[tuple[int, int]] = (),
) -> ComparedArticle:
    """Make an article; links are (type, number of the source, number of the target) among the person's spans."""
    return ComparedArticle(
        id=f"article-{number:04}",
        title=f"Article {number}",
        text=text,
        apart=apart,
        people={
            person: Labels(
                [
                    ComparedSpan(f"{number}-{person}-{at}", *span[:3], span[3] if len(span) > 3 else {})
                    for at, span in enumerate(spans)
                ],
                [
                    ComparedLink(
                        f"{number}-{person}-l{at}", kind, f"{number}-{person}-{one}", f"{number}-{person}-{other}"
                    )
                    for at, (kind, one, other) in enumerate((links or {}).get(person, ()))
                ],
            )
            for person, spans in people.items()
        },
    )


def measured(
    articles: Sequence[ComparedArticle], *, names: Mapping[str, str] | None = None, marks: bool = True
) -> Agreement:
    """Return all measures of some articles."""
    counting = Counting(CLAIMS, marks=marks)
    ordered = sorted(articles, key=lambda one: one.id)
    counted, kinds = [], {}
    for one in ordered:
        pairs = counting.pairs(one)
        counted.append(counting.counts(one, pairs))
        for kind, count in counting.kinds(one, pairs).items():
            kinds[kind] = kinds.get(kind, 0) + count
    drawn = draw(len(ordered))
    people = sorted({person for one in ordered for person in one.people})
    return assembled(
        coverage=Coverage(articles=len(ordered), finished=len(ordered), finished_by_two=len(ordered)),
        annotators=[Annotator(id=person, name=(names or {}).get(person, person)) for person in people],
        works={one.id: [Finished(one.id, 0, one.title, person, 1, 1, 1) for person in one.people] for one in ordered},
        counting=counting,
        kinds=kinds,
        sums=(
            Sums(counting.keys, [counts for counts, _ in counted], drawn),
            ValueSums(counting.keys, [values for _, values in counted], drawn),
        ),
        finish_times={},
    )


# What hypothesis draws

LABELS = ("claim", "denial", "actor", "figure")
_VALUES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "claim": st.fixed_dictionaries(
        {}, optional={"form": st.sampled_from(["reported", "direct"]), "non_denial": st.just(True)}
    ),
    "denial": st.fixed_dictionaries({}, optional={"kind": st.sampled_from(["explicit", "implicit"])}),
    "actor": st.fixed_dictionaries({}, optional={"canonical": st.sampled_from(["A", "B"]), "type": st.just("person")}),
    "figure": st.fixed_dictionaries(
        {}, optional={"value": st.sampled_from(["12", "12.0", "300"]), "unit": st.just("ca")}
    ),
}


@st.composite
def _spans(draw: st.DrawFn, base: Sequence[Written]) -> list[Written]:
    """Spans of one person: some of a common base, some moved or relabelled, and some of their own."""
    found: dict[tuple[int, int, str], Written] = {}
    for start, end, label, attributes in base:
        how = draw(st.sampled_from(["same", "same", "moved", "label", "values", "left out"]))
        if how == "left out":
            continue
        until = min(len(TEXT), end + draw(st.integers(1, 6))) if how == "moved" else end
        given = draw(st.sampled_from(LABELS)) if how == "label" else label
        values = draw(_VALUES[given]) if how in {"label", "values"} else attributes
        found[start, until, given] = (start, until, given, values)
    for start, end, label, attributes in draw(st.lists(places, max_size=2)):
        found[start, end, label] = (start, end, label, attributes)
    return list(found.values())


places = st.tuples(st.integers(0, len(TEXT) - 20), st.integers(1, 19), st.sampled_from(LABELS)).flatmap(
    lambda drawn: st.tuples(st.just(drawn[0]), st.just(drawn[0] + drawn[1]), st.just(drawn[2]), _VALUES[drawn[2]])
)


@st.composite
def articles(draw: st.DrawFn, people: Sequence[str] = ("mai", "nam", "lan"), most: int = 3) -> list[ComparedArticle]:
    """Articles that two or more of some people finished."""
    found = []
    for number in range(draw(st.integers(1, most))):
        base = draw(st.lists(places, max_size=4))
        chosen = draw(st.lists(st.sampled_from(people), min_size=2, max_size=len(people), unique=True))
        spans = {person: draw(_spans(base)) for person in sorted(chosen)}
        links = {person: draw(_links(made)) for person, made in spans.items()}
        apart = draw(st.sampled_from([(), ((40, 70),)]))
        found.append(article(spans, links, number=number, apart=apart))
    return found


@st.composite
def _links(draw: st.DrawFn, spans: Sequence[Written]) -> list[tuple[str, int, int]]:
    possible = [
        (known.id, one, other)
        for known in CLAIMS.link_types
        for one, source in enumerate(spans)
        for other, target in enumerate(spans)
        if one != other and source[2] in known.sources and target[2] in known.targets
    ]
    return draw(st.lists(st.sampled_from(possible), max_size=4, unique=True)) if possible else []


def renamed(articles_of: Sequence[ComparedArticle], names: Mapping[str, str]) -> list[ComparedArticle]:
    """Return the same work by others: each person's labels under another id, their rows' ids with it."""

    def rows(found: Labels, name: str) -> Labels:
        return Labels(
            [span._replace(id=f"{name}~{span.id}") for span in found.spans],
            [
                link._replace(
                    id=f"{name}~{link.id}", source_id=f"{name}~{link.source_id}", target_id=f"{name}~{link.target_id}"
                )
                for link in found.links
            ],
        )

    return [
        ComparedArticle(
            id=one.id,
            title=one.title,
            text=one.text,
            apart=one.apart,
            people={names[person]: rows(found, names[person]) for person, found in one.people.items()},
        )
        for one in articles_of
    ]
