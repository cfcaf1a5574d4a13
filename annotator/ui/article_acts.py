"""What an annotator does in an article beside labelling: answering proposals, the state of the work, zones."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.edit import ArticleData, Edit
from annotator.domain.zone import Zone
from annotator.services import annotating, preparing, proposing, rezoning, zone_acts
from annotator.services.proposing import ActorProposal
from annotator.ui.acts import Acts
from annotator.ui.session import Session
from annotator.ui.start import Look


class ArticleActs(Acts):
    """All acts on the open article of a session."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self._own = session

    # Proposals

    def accept(self, proposal: ActorProposal) -> Edit | None:
        """Make what is proposed: the link, and the actor where it is not marked yet; one edit."""
        if proposal.target_id:
            return self.link(proposal.link_type, proposal.source_id, proposal.target_id)
        session = self._own
        return session.do(
            lambda: annotating.add_linked_span(
                session.scheme,
                self._article,
                self._work,
                session.over(proposal.start, proposal.end),
                session.links_of(proposal.source_id),
                self._span(proposal.source_id),
                link_type=proposal.link_type,
                start=proposal.start,
                end=proposal.end,
                label=proposal.label,
                attributes=self._values(proposal.label, proposal.start, proposal.end),
                origin=proposing.ORIGIN,
            )
        )

    def reject(self, proposal: ActorProposal) -> Edit | None:
        """Remember that this is not so, and propose it no more."""
        span = self._own.spans.get(proposal.source_id)
        if span is None:
            return None
        return self._own.do(
            lambda: annotating.reject(
                self._work,
                self._own.rejections,
                start=span.start,
                end=span.end,
                label=span.label,
                content=proposal.content,
            )
        )

    # Work and zones

    def set_status(self, status: str) -> Edit | None:
        """Set the state of the work on this article; nothing happens where it is that already."""
        if self._own.work is not None and self._own.work.status == status:
            return None
        left = self._own.labelled.open_count
        return self._own.do(lambda: annotating.set_status(self._work, status, open_points=left))

    def add_zone(self, kind: str, start: int, end: int) -> Edit | None:
        """Draw a zone by hand."""
        session = self._own
        return session.do(
            lambda: preparing.add_zone(
                self._article, session.viewer, session.all_zones(), start=start, end=end, kind=kind
            )
        )

    def answer_zones(self, zones: Sequence[Zone], state: str) -> Edit | None:
        """Accept, reject or bring back zones, all in one edit."""
        return self._own.do(lambda: zone_acts.answer(self._own.viewer, zones, state))

    def redraw_zone(self, zone: Zone, start: int, end: int, kind: str) -> Edit | None:
        """Draw a zone anew, or make it one of another kind; it is accepted by that."""
        session = self._own
        return session.do(
            lambda: zone_acts.redraw(
                self._article, session.viewer, session.all_zones(), zone, start=start, end=end, kind=kind
            )
        )

    def propose_zones(self, proposed: Sequence[Zone]) -> Edit | None:
        """Replace the proposals that nobody has answered."""
        session = self._own
        return session.do(lambda: rezoning.propose_anew(session.viewer, self._article, session.all_zones(), proposed))

    def set_article_data(self, before: ArticleData, after: ArticleData) -> Edit | None:
        """Set what is known of the article."""
        return self._own.do(lambda: preparing.set_article_data(self._own.viewer, before, after))

    def flag_text(self, said: str) -> Edit | None:
        """Flag the article with a line about a place in its text, below what the flag says already."""
        return self._own.do(lambda: preparing.flag_text(self._work, said))

    def remove_zone(self, zone_id: str) -> Edit | None:
        """Take a zone away; the text stays as it is."""
        zone = next((zone for zone in self._own.zones if zone.id == zone_id), None)
        if zone is None:
            return None
        return self._own.do(lambda: preparing.remove_zone(self._own.viewer, zone))
