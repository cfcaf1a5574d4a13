"""What a review says of itself: the report at its end, and what all agree on."""

from __future__ import annotations

from collections import Counter

from annotator.domain.scheme import named
from annotator.domain.work import ANNOTATOR
from annotator.services.feedback import feedback
from annotator.services.reviewing import Review
from annotator.store.project import Project
from annotator.ui.people import menu_names
from annotator.ui.review.report_page import GoldScore, KindSpeed, ReportPage, ReviewReport
from annotator.ui.start import Look

_QUOTED = 120


def agreed_lines(review: Review, project: Project, lang: str) -> list[str]:
    """Return a line for each group that all agree on: label, words, article."""
    lines = []
    for state, group in review.agreed():
        label = project.scheme.label(group.options[0].parts[0][2]) if group.options else None
        known = project.scheme.link_type(group.link_options[0].type) if group.link_options else None
        name = named(label.names, lang) if label else named(known.names, lang) if known else ""
        quote = " ".join(state.article.text[group.start : min(group.end, group.start + _QUOTED)].split())
        lines.append(f"{name} “{quote}” · {state.article.title}")
    return lines


def report_page(review: Review, project: Project, look: Look) -> ReportPage:
    """Return the page of how a review went: its speed, everybody against gold, and the notes."""
    page = ReportPage()
    page.set_looks(look.labels(project.scheme))
    people = menu_names([person for person in project.annotators() if person.role == ANNOTATOR])
    found = {person: feedback(project, person) for person in people}
    labels = tuple(label.id for label in project.scheme.labels)
    met: Counter[tuple[str, str]] = Counter()
    for one in found.values():
        met.update(one.confusion)
    page.show_report(
        ReviewReport(
            speeds=tuple(
                KindSpeed(kind=kind, decided=pace.decided, per_minute=pace.per_minute)
                for kind, pace in review.progress().by_kind.items()
            ),
            scores=tuple(
                GoldScore(
                    name=people[person],
                    spans=one.overall.marked,
                    precision=one.overall.precision,
                    recall=one.overall.recall,
                    f1=one.overall.f1,
                )
                for person, one in found.items()
                if one.articles
            ),
            labels=labels,
            confusion=tuple(tuple(met[theirs, gold] for theirs in labels) for gold in labels),
            notes=tuple((note.quote, note.note) for note in review.notes()),
        )
    )
    return page
