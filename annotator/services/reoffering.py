"""A person's labels on another version of a text, offered in this one to them alone: accepted, rejected, or left.

Nothing is stored for it: what is offered follows from the person's own spans on the other version, which lies in the
same project, and from what they have marked and rejected here. See docs/decisions/0018-another-version.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from annotator.domain.article import Article, Json
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import derived_id
from annotator.domain.link import Link
from annotator.domain.reanchoring import alike
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.suggestion import Rejection
from annotator.domain.work import Work
from annotator.services import annotating
from annotator.services.jobs import Cancelled, never, stop_if
from annotator.services.reanchoring import ALIKE, Proposal, Reanchored, again, reading_order
from annotator.store.other_texts import labelled_versions
from annotator.store.project import Project

ORIGIN = "suggested:reanchored@1"
"""Origin of a span that was found again and accepted."""
_REJECTED: Mapping[str, Json] = {"engine": "reanchored"}


def offered(project: Project, article_id: str, viewer: str, *, cancelled: Cancelled = never) -> Reanchored | None:
    """Return what of the viewer's own labels on other versions of an article lies where in it; None where none do.

    Nobody else's labels are read. Of several versions that propose the same the likest one counts.
    """
    here = project.article(article_id)
    versions = []
    for other_id in project.asked(lambda connection: labelled_versions(connection, article_id, viewer)):
        stop_if(cancelled)
        other = project.article(other_id)
        likeness = alike(other.text, here.text)
        if likeness >= ALIKE:
            versions.append((likeness, other))
    found = [
        again(
            project.scheme,
            other,
            here,
            likeness,
            project.spans(other.id, viewer),
            project.links(other.id, viewer),
            cancelled=cancelled,
        )
        for likeness, other in sorted(versions, key=lambda version: (-version[0], version[1].id))
    ]
    if not found:
        return None
    proposals: dict[tuple[int, int, str], Proposal] = {}
    for labels in found:
        for proposal in labels.proposals:
            proposals.setdefault(proposal.place, proposal)
    return Reanchored(
        article_id=article_id,
        annotator_id=viewer,
        likeness=found[0].likeness,
        proposals=tuple(sorted(proposals.values(), key=reading_order)),
        lost=tuple(dict.fromkeys(lost for labels in found for lost in labels.lost)),
        links=tuple(link for labels in found for link in labels.links),
    )


def still_offered(found: Reanchored, spans: Iterable[Span], rejections: Iterable[Rejection]) -> list[Proposal]:
    """Return what is neither marked already nor rejected, in reading order; an accepted one may have been changed."""
    answered = {(known.start, known.end, known.label) for known in rejections if dict(known.content) == dict(_REJECTED)}
    ids = set()
    for span in spans:
        answered.add((span.start, span.end, span.label))
        ids.add(span.id)
    return [
        proposal
        for proposal in found.proposals
        if proposal.place not in answered and span_id(found, proposal.source_id) not in ids
    ]


def span_id(found: Reanchored, source_id: str) -> str:
    """Return the id that a span gets here when it is accepted: it follows, so that accepting twice is one row."""
    return _span_id(found.article_id, found.annotator_id, source_id)


@lru_cache(maxsize=1 << 15)
def _span_id(article_id: str, annotator_id: str, source_id: str) -> str:
    return derived_id("reanchored", article_id, annotator_id, source_id)


def accept(
    scheme: Scheme,
    article: Article,
    work: Work,
    spans: Collection[Span],
    links: Iterable[Link],
    found: Reanchored,
    chosen: Iterable[Proposal],
) -> Edit:
    """Make the chosen proposals spans, in one edit, with the links that they had to what lies here now.

    `spans` and `links` are the person's in the article. Raises UserError where nothing is chosen or it is finished.
    """
    added: list[Span] = []
    begun: list[Change] = []
    for proposal in chosen:
        edit = annotating.add_span(
            scheme,
            article,
            work,
            [*spans, *added],
            start=proposal.new[0],
            end=proposal.new[1],
            label=proposal.label,
            attributes=proposal.attributes,
            note=proposal.note,
            origin=ORIGIN,
        )
        added += [
            replace(change.after, id=span_id(found, proposal.source_id))
            for change in edit.changes
            if isinstance(change.after, Span)
        ]
        begun = [change for change in edit.changes if isinstance(change.after, Work)]
    if not added:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Nothing is chosen."))
    ties = _ties(scheme, work, [*spans, *added], list(links), found, {span.id for span in added})
    changes = [*(Change(None, span) for span in added), *(Change(None, link) for link in ties), *begun]
    return Edit("accept", work.article_id, work.annotator_id, tuple(changes))


def reject(work: Work, rejections: Iterable[Rejection], proposal: Proposal) -> Edit:
    """Remember that a proposal is not wanted; `rejections` are the person's in the article."""
    start, end, label = proposal.place
    return annotating.reject(work, rejections, start=start, end=end, label=label, content=_REJECTED)


def _ties(
    scheme: Scheme, work: Work, spans: Iterable[Span], links: list[Link], found: Reanchored, new: Collection[str]
) -> list[Link]:
    """Return the other version's links that a new span brings: both their ends lie here now."""
    by_id, by_place = {}, {}
    for span in spans:
        by_id[span.id] = by_place[span.start, span.end, span.label] = span
    ends: dict[str, Span] = {}
    for proposal in found.proposals:
        here = by_id.get(span_id(found, proposal.source_id)) or by_place.get(proposal.place)
        if here is not None:
            ends[proposal.source_id] = here
    made: list[Link] = []
    for link in found.links:
        source, target = ends.get(link.source_id), ends.get(link.target_id)
        if source is None or target is None or not {source.id, target.id} & set(new):
            continue
        try:
            edit = annotating.add_link(scheme, work, [*links, *made], source, target, link.type)
        except UserError:  # there already, or not by this scheme any more
            continue
        if len(edit.of(Link)) == 1:  # one that stands in the way of a single link is not replaced unasked
            made += [
                replace(change.after, id=derived_id("reanchored", found.article_id, link.id))
                for change in edit.changes
                if isinstance(change.after, Link)
            ]
    return made
