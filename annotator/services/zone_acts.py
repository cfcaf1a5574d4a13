"""What the lead does with zones that are there: answer proposals, change a kind, draw the boundaries anew.

Pure functions that build edits, as in `preparing`. A zone is its place and its kind: what is drawn elsewhere or becomes
another kind is another zone, and the proposal that it came from is kept as rejected, so that it is not made again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from annotator.domain.article import Article
from annotator.domain.edit import Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import derived_id
from annotator.domain.zone import ACCEPTED, OTHER_ARTICLE, PROPOSED, REJECTED, Zone
from annotator.services.preparing import leaving
from annotator.services.selecting import check_selection

_HOLD_OTHERS = frozenset({"body", OTHER_ARTICLE})
_NOTHING = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")


def proposals(zones: Iterable[Zone], *, least: float = 0.0) -> list[Zone]:
    """Return the proposed zones in reading order, those at least so sure (0 to 1)."""
    found = [zone for zone in zones if zone.state == PROPOSED and zone.confidence >= least]
    return sorted(found, key=reading_order)


def reading_order(zone: Zone) -> tuple[int, int, str, str]:
    """Sort key: by start, the longer first, then by kind and id."""
    return zone.start, -zone.end, zone.kind, zone.id


def answer(annotator_id: str, zones: Sequence[Zone], state: str) -> Edit:
    """Accept, reject or bring back zones of one article, all in one edit. UserError: all of them are that already."""
    changes = tuple(Change(zone, replace(zone, state=state)) for zone in zones if zone.state != state)
    if not changes:
        raise UserError(_NOTHING)
    name = "zone_state" if len(changes) == 1 else {ACCEPTED: "accept_zones", REJECTED: "reject_zones"}.get(state)
    return Edit(name or "zone_state", zones[0].article_id, annotator_id, changes)


def redraw(
    article: Article, annotator_id: str, zones: Iterable[Zone], zone: Zone, *, start: int, end: int, kind: str
) -> Edit:
    """Make a zone code points `start` to `end` and of a kind, accepted. `zones` are all of the article, rejected too.

    Where place and kind stay, a proposal is accepted by it. Proposals that it is drawn over are rejected with it, but
    none by a body or another article, which hold others. UserError: nothing changes, only blanks would be in it, or
    another accepted zone lies there with this kind.
    """
    check_selection(article.text, start, end)
    drawn = Zone(
        id=derived_id("zone", article.id, start, end, kind),
        article_id=article.id,
        start=start,
        end=end,
        kind=kind,
        reason=zone.reason if (start, end) == (zone.start, zone.end) and kind == zone.kind else "",
    )
    if (start, end, kind) == (zone.start, zone.end, zone.kind):
        return answer(annotator_id, [zone], ACCEPTED)
    there = next((one for one in zones if (one.start, one.end, one.kind) == (start, end, kind)), None)
    if there is not None and there.state == ACCEPTED:
        raise UserError(QT_TRANSLATE_NOOP("errors", "This zone is there already."))
    made = Change(None, drawn) if there is None else Change(there, replace(there, state=ACCEPTED))
    name = "zone_kind" if kind != zone.kind else "zone_move"
    over = (leaving(one) for one in zones if one.id not in {zone.id, drawn.id} and _drawn_over(one, zone, drawn))
    return Edit(name, article.id, annotator_id, (leaving(zone), made, *over))


def _drawn_over(proposal: Zone, before: Zone, after: Zone) -> bool:
    """Whether a proposal lies in a zone now and did not before, while only one of them can be right."""
    if proposal.state != PROPOSED or after.kind in _HOLD_OTHERS:
        return False
    was_inside = before.start <= proposal.start and proposal.end <= before.end
    return not was_inside and after.start <= proposal.start and proposal.end <= after.end


def fresh(present: Collection[Zone], proposed: Iterable[Zone]) -> list[Zone]:
    """Return the proposals that nobody has answered yet, in order. `present` are all zones, rejected ones too.

    An accepted zone at about the same place answers a proposal of any kind, a rejected one that of its own kind; so
    does an accepted zone of the kind around it.
    """
    answered = [zone for zone in present if zone.state != PROPOSED]
    ids = {zone.id for zone in answered}
    left = (zone for zone in proposed if zone.id not in ids and not any(_answers(one, zone) for one in answered))
    return sorted({zone.id: zone for zone in left}.values(), key=reading_order)


def _answers(answered: Zone, proposal: Zone) -> bool:
    common = min(answered.end, proposal.end) - max(answered.start, proposal.start)
    longer = max(answered.end - answered.start, proposal.end - proposal.start)
    if answered.state == ACCEPTED and answered.kind == proposal.kind and common == proposal.end - proposal.start:
        return True
    return 2 * common > longer and (answered.state == ACCEPTED or answered.kind == proposal.kind)


def replaced(present: Collection[Zone], proposed: Iterable[Zone]) -> list[Change]:
    """Return the changes that put fresh proposals in the place of those before; accepted and rejected ones stay."""
    before = {zone.id: zone for zone in present if zone.state == PROPOSED}
    after = {zone.id: zone for zone in fresh(present, proposed)}
    gone = [Change(zone, None) for zone_id, zone in before.items() if zone_id not in after]
    there = [(before.get(zone_id), zone) for zone_id, zone in after.items()]
    return [*gone, *(Change(was, zone) for was, zone in there if was != zone)]
