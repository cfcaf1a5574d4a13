"""Agreements as the overview is given them: numbers as the measures come to, made up with a fixed seed."""

from __future__ import annotations

import dataclasses
import random
from itertools import combinations

from annotator import paths
from annotator.domain.disagreement import KINDS
from annotator.domain.scheme import Label, Scheme, scheme_from_toml
from annotator.domain.work import Annotator
from annotator.services.agreement.results import (
    NOT_MARKED,
    Agreement,
    Coverage,
    Measure,
    Measured,
    Note,
)
from annotator.ui.overview.asked import BehindRow, PersonRow, Side

NAMES = ("Mai", "Bình", "Lan", "An", "Dũng", "Oanh")
TITLES = (
    "Aldora bác bỏ tin nước này bán 1.200 máy bay không người lái cho Veska",
    "Ministry ‘cannot confirm’ 27 patients were sent home",
    "Hãng tàu Tesk Line phủ nhận chở hàng cho cảng bị cấm vận",
    "Both sides say the bridge is theirs",
    "Cầu sông Lăng sập một nhịp",
    "Harbour lights go out",
    "Cuộc họp báo lúc nửa đêm: Bộ trưởng Năng lượng Aldora nói gì và không nói gì",
    "Harbour board denies losing track of 3,400 tonnes of grain",
)
# As services.agreement words them.
NOT_LINKED = Note("undefined, because nobody linked anything here")
NO_FIGURES = Note("undefined, because no matched spans have a value here")
NO_PAIR = Note("undefined, because no article was finished by two people under one version of scheme and guidelines")


def rough(articles: int) -> Note:
    """Why an interval is rough."""
    return Note("rough interval: {articles} articles, fewer than {least}", {"articles": articles, "least": 30})


def too_few(articles: int) -> Note:
    """Why there is no interval."""
    template = "no interval: too few articles ({articles}, at least {least} are needed)"
    return Note(template, {"articles": articles, "least": 10})


FIELDS = {"claim.form": 0.75, "claim.certainty": 0.5, "denial.form": 0.8, "figure.kind": 0.85}


class Making:
    """Makes measures that hang together: intervals around their values, notes by the number of articles."""

    def __init__(self, articles: int, seed: int = 4) -> None:
        self.articles = articles
        self._random = random.Random(seed)

    def measured(self, value: float | None, *, n: int = 100, why: Note = NO_PAIR, articles: int | None = None):
        """One number: with an interval, roughly one, or none, as many articles as there are."""
        count = self.articles if articles is None else articles
        if value is None:
            return Measured(value=None, articles=count, notes=(why,))
        if count < 10:
            return Measured(value=value, n=n, articles=count, notes=(too_few(count),))
        half = self._random.uniform(0.03, 0.09)
        notes = (rough(count),) if count < 30 else ()
        half = min(half, value / 2) if value > 0 else half
        low, high = max(value - half, -1.0), min(value + half * 0.9, 1.0) if value <= 1 else value + half
        return Measured(value=value, low=low, high=high, n=n, articles=count, notes=notes)

    def near(self, value: float, spread: float = 0.08) -> float:
        """A value somewhere near another one."""
        return min(max(value + self._random.uniform(-spread, spread), 0.0), 1.0)


def scheme_of(labels: int = 4) -> Scheme:
    """The claims scheme, with as many labels: further ones are like the first ones, under other names."""
    scheme = scheme_from_toml(paths.resource("schemes", "claims.toml").read_text(encoding="utf-8"))
    more: list[Label] = []
    for at in range(len(scheme.labels), labels):
        like = scheme.labels[at % 4]
        names = {"en": f"{like.names['en']} kind {at}", "vi": f"{like.names['vi']} loại {at}"}
        more.append(dataclasses.replace(like, id=f"{like.id}_{at}", names=names))
    return dataclasses.replace(scheme, labels=(*scheme.labels[:labels], *more))


def an_agreement(
    people: int = 3, articles: int = 24, labels: int = 4, months: int = 5, *, undefined: bool = True
) -> Agreement:
    """An agreement of so many people over so many articles finished by two; 0 articles: nothing is defined."""
    scheme, make = scheme_of(labels), Making(articles)
    ids = [f"p{at}" for at in range(people)]
    pairs = list(combinations(ids, 2)) if articles else []
    label_ids = [label.id for label in scheme.labels]
    titles = {f"a{at}": TITLES[at % len(TITLES)] for at in range(min(articles, 40))}
    f1 = dict(zip(label_ids, (0.61, 0.55, 0.83, 0.78) * 3, strict=False))

    def measure(value, spread=0.1, *, by=None, n=400, articles_of=True) -> Measure:
        by = f1 if by is None else by
        if not pairs:
            return Measure(overall=make.measured(None))
        shift = value - 0.71
        by_label = {key: make.measured(min(one + shift, 0.99), n=n // 4) for key, one in by.items()}
        return Measure(
            overall=make.measured(value, n=n),
            by_label=by_label,
            by_pair={
                pair: make.measured(make.near(value, spread / 2), n=n // 3, articles=9 if at == 2 else None)
                for at, pair in enumerate(pairs)
            },
            by_article={key: Measured(value=make.near(0.6, 0.3), articles=1) for key in titles} if articles_of else {},
        )

    links = {"by": 0.66, "denies": 0.6, "same_as": None, "via": 0.58}
    links_given = measure(0.64, by={key: value for key, value in links.items() if value is not None})
    unlinked = {"same_as": make.measured(None, why=NOT_LINKED)} if undefined and pairs else {}
    given = dataclasses.replace(links_given, by_label={**links_given.by_label, **unlinked})
    over = measure(0.52, by={key: value for key, value in links.items() if value is not None})
    return Agreement(
        coverage=Coverage(
            articles=40, finished=min(articles + 7, 40), finished_by_two=articles, compared=articles
        ),
        annotators=tuple(Annotator(id=one, name=name) for one, name in zip(ids, NAMES, strict=False)),
        titles=titles,
        spans={one: {label: 180 + 17 * at - 40 * row for row, label in enumerate(label_ids[:4])}
               for at, one in enumerate(ids)} if pairs else {},
        strict_f1=measure(0.71),
        relaxed_f1=measure(0.84),
        span_f1=measure(0.88),
        agr={pair: (make.measured(make.near(0.74)), make.measured(make.near(0.7))) for pair in pairs},
        char_alpha=measure(0.69),
        label_percent=dataclasses.replace(measure(0.97), by_label={}),
        label_alpha=dataclasses.replace(measure(0.95), by_label={}),
        boundary_exact=measure(0.82),
        boundary_start_shift=_shifts(make, label_ids, 0.0) if pairs else measure(0),
        boundary_end_shift=_shifts(make, label_ids, 1.5) if pairs else measure(0),
        boundary_iou=measure(0.93),
        attribute_percent=measure(0.91, by=FIELDS),
        attribute_alpha=measure(0.77, by=FIELDS),
        value_agreement=measure(0.97, n=341) if pairs else Measure(overall=make.measured(None, why=NO_FIGURES)),
        links_all=dataclasses.replace(over, by_label={**over.by_label, **unlinked}),
        links_given_ends=given,
        flip_count=_flips(make, pairs, titles),
        flip_rate=measure(0.011, n=526) if pairs else measure(0),
        kinds=dict(zip(KINDS, (6, 11, 9, 214, 21, 96, 40, 33, 12, 2), strict=True)) if pairs else {},
        confusion={pair: _confusion(label_ids, at) for at, pair in enumerate(pairs)},
        over_time=tuple((f"2026-{7 + at:02}", make.measured(make.near(0.55 + 0.05 * at, 0.04), articles=5 + 6 * at))
                        for at in range(months)) if pairs else (),
    )  # fmt: skip


def _flips(make: Making, pairs, titles) -> Measure:
    """Counts, which have no interval of their own."""
    if not pairs:
        return Measure(overall=make.measured(None))
    return Measure(
        overall=Measured(value=6, n=526, articles=make.articles),
        by_pair={pair: Measured(value=2, n=175, articles=make.articles) for pair in pairs},
        by_article={key: Measured(value=2 if at == 0 else at % 2, articles=1) for at, key in enumerate(titles)},
    )


def _shifts(make: Making, labels, value: float) -> Measure:
    """Medians in characters."""
    one = Measured(value=value, low=0.0, high=value + 2, n=300, articles=make.articles, notes=make.measured(0.5).notes)
    return Measure(overall=one, by_label=dict.fromkeys(labels, one))


def _confusion(labels, at: int) -> dict[tuple[str, str], int]:
    """Many matched, a few confused, some marked by one only."""
    found = {}
    for row, mine in enumerate(labels):
        for column, theirs in enumerate(labels):
            if row == column:
                found[mine, theirs] = (134, 39, 196, 114)[row % 4] + at
            elif (row + column + at) % 3 == 1:
                found[mine, theirs] = 1 + (row * column + at) % 3
        found[mine, NOT_MARKED], found[NOT_MARKED, mine] = 29 - 5 * (row % 4), 26 - 6 * (row % 4) + at
    return found


def names_of(agreement: Agreement) -> dict[str, str]:
    """The names by id."""
    return {person.id: person.name for person in agreement.annotators}


PEOPLE = (
    PersonRow(id="p0", name="Mai", finished=31, in_progress=1, todo=8, skipped=0, hours=12.4),
    PersonRow(id="p1", name="Bình", finished=24, in_progress=2, todo=13, skipped=1, hours=9.75),
    PersonRow(id="p2", name="Lan", finished=0, in_progress=0, todo=40, skipped=0, hours=0.0),
)
BEHIND = tuple(
    BehindRow(
        article=f"a{at}",
        title=TITLES[at % len(TITLES)],
        start=40 * at,
        end=40 * at + 30,
        first=Side(name="Mai", label="claim", quote="tin nước này bán 1.200 máy bay không người lái"),
        second=Side(name="Bình") if at % 3 else Side(name="Bình", label="denial", quote="bác bỏ tin", more="tiêu cực"),
    )
    for at in range(12)
)
