"""Zones in words."""

from annotator.domain.zone import PROPOSED, Zone
from annotator.ui.zone_words import counted

KINDS = ("boilerplate", "boilerplate", "date", "lead", "title", "caption", "body")


def test_all_kinds_are_said_and_the_bar_cuts_where_it_has_no_room():
    zones = [
        Zone(id=str(at), article_id="a", start=at, end=at + 1, kind=kind, state=PROPOSED)
        for at, kind in enumerate(KINDS)
    ]
    assert counted(zones) == "7 zones proposed: boilerplate 2, caption 1, date 1, lead 1, title 1, body 1."
