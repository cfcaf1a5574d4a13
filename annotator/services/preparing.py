"""Acts on the article itself, as edits: its zones and what is known of it. Pure functions, as in `annotating`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.article import Article
from annotator.domain.edit import ArticleData, Change, Edit
from annotator.domain.errors import QT_TRANSLATE_NOOP, UserError
from annotator.domain.ids import derived_id
from annotator.domain.work import Work
from annotator.domain.zone import ACCEPTED, REJECTED, Zone
from annotator.services.annotating import flag
from annotator.services.selecting import check_selection


def set_article_data(annotator_id: str, before: ArticleData, after: ArticleData) -> Edit:
    """Change title, source, published, lang or state of an article."""
    if before == after:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Nothing was changed."))
    return Edit("article", before.id, annotator_id, (Change(before, after),))


def add_zone(article: Article, annotator_id: str, zones: Iterable[Zone], *, start: int, end: int, kind: str) -> Edit:
    """Make code points `start` to `end` a zone. `zones` are all zones of the article, rejected ones too.

    The id follows from place and kind, so that the same zone made twice is one; a proposed or rejected one at that
    place is accepted.
    """
    check_selection(article.text, start, end)
    place = (start, end, kind)
    same = next((zone for zone in zones if (zone.start, zone.end, zone.kind) == place), None)
    if same is not None and same.state == ACCEPTED:
        raise UserError(QT_TRANSLATE_NOOP("errors", "This zone is there already."))
    if same is not None:
        return set_zone_state(annotator_id, same, ACCEPTED)
    zone = Zone(id=derived_id("zone", article.id, *place), article_id=article.id, start=start, end=end, kind=kind)
    return Edit("zone", article.id, annotator_id, (Change(None, zone),))


def flag_text(work: Work, said: str) -> Edit:
    """Flag an article for the lead, who alone changes zones, with a line about it below those that are there."""
    lines = work.flag_note.split("\n") if work.flag_note else []
    if said in lines:
        raise UserError(QT_TRANSLATE_NOOP("errors", "The flag says so already."))
    return flag(work, True, "\n".join([*lines, said]))  # noqa: FBT003  the value itself


def set_zone_state(annotator_id: str, zone: Zone, state: str) -> Edit:
    """Accept or reject a proposed zone."""
    if zone.state == state:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Nothing was changed."))
    return Edit("zone_state", zone.article_id, annotator_id, (Change(zone, replace(zone, state=state)),))


def remove_zone(annotator_id: str, zone: Zone) -> Edit:
    """Take a zone away. One that was proposed is rejected instead, so that it is not proposed again."""
    if zone.state == REJECTED:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Nothing was changed."))
    return Edit("remove_zone", zone.article_id, annotator_id, (leaving(zone),))


def leaving(zone: Zone) -> Change:
    """Return what becomes of a zone that is left; what has a reason was proposed, and is remembered as rejected."""
    drawn_by_hand = zone.state == ACCEPTED and not zone.reason
    return Change(zone, None if drawn_by_hand else replace(zone, state=REJECTED))
