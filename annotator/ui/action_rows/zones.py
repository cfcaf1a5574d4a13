"""Zones: to fold, change, propose and accept them, and to draw one of each kind."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.action_rows.spec import ActionSpec, Context

_T, _E = Context.TEXT, Context.EVERYWHERE

ZONES: tuple[ActionSpec, ...] = (
    ActionSpec("zone.remove", QT_TRANSLATE_NOOP("actions", "Remove the zone here"), (), _T, "zone"),
    ActionSpec("zone.fold", QT_TRANSLATE_NOOP("actions", "Fold or unfold"), ("Z",), _T, "zone"),
    ActionSpec("zone.kind", QT_TRANSLATE_NOOP("actions", "Change the kind of zone…"), ("K",), _T, "zone"),
    ActionSpec("zone.list", QT_TRANSLATE_NOOP("actions", "Zones of the article…"), ("Shift+Z",), _T, "zone"),
    ActionSpec(
        "zone.accept_all", QT_TRANSLATE_NOOP("actions", "Accept all proposed zones"), ("Ctrl+Shift+K",), _T, "zone"
    ),
    ActionSpec("zone.accept_sure", QT_TRANSLATE_NOOP("actions", "Accept zones at least so sure…"), (), _E, "zone"),
    ActionSpec("zone.reject_all", QT_TRANSLATE_NOOP("actions", "Reject all proposed zones"), (), _E, "zone"),
    ActionSpec("zone.propose", QT_TRANSLATE_NOOP("actions", "Propose zones anew"), (), _E, "zone"),
    ActionSpec(
        "zone.propose_all", QT_TRANSLATE_NOOP("actions", "Propose zones anew for all articles…"), (), _E, "zone"
    ),
    ActionSpec(
        "zone.metadata", QT_TRANSLATE_NOOP("actions", "Take title, source and date from the text"), (), _E, "article"
    ),
)

ZONE_TEXTS = {
    "title": QT_TRANSLATE_NOOP("zones", "Title"),
    "date": QT_TRANSLATE_NOOP("zones", "Date"),
    "lead": QT_TRANSLATE_NOOP("zones", "Lead"),
    "caption": QT_TRANSLATE_NOOP("zones", "Caption"),
    "body": QT_TRANSLATE_NOOP("zones", "Body"),
    "subheading": QT_TRANSLATE_NOOP("zones", "Subheading"),
    "byline": QT_TRANSLATE_NOOP("zones", "Byline"),
    "source": QT_TRANSLATE_NOOP("zones", "Source"),
    "boilerplate": QT_TRANSLATE_NOOP("zones", "Boilerplate"),
    "other_article": QT_TRANSLATE_NOOP("zones", "Another article"),
}


def zone_specs() -> list[ActionSpec]:
    """Return the actions that draw a zone of each kind."""
    return [ActionSpec(f"zone.{kind}", kind, (), _T, "zone") for kind in ZONE_TEXTS]
