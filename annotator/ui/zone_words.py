"""Zones in words of the interface's language: kind, how sure, why."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject

from annotator.domain.apart import Apart
from annotator.domain.zone import BOILERPLATE, Zone
from annotator.ui.action_table import ZONE_TEXTS
from annotator.ui.i18n import translated


def kind_of(zone: Zone) -> str:
    """Return the name of a zone's kind."""
    return translated("zones", ZONE_TEXTS[zone.kind]) if zone.kind in ZONE_TEXTS else zone.kind


def confidence_of(zone: Zone) -> str:
    """Return how sure a proposal is: "94 %"."""
    return QCoreApplication.translate("ZoneWords", "{share} %").format(share=round(100 * zone.confidence))


def reason_of(zone: Zone) -> str:
    """Return why a zone was proposed, as a sentence; empty where nothing is known."""
    return translated("zones", zone.reason) if zone.reason else ""


class _Counted(QObject):
    """A QObject, since lupdate sees a plural form in `self.tr` only."""

    def of(self, count: int) -> str:
        return self.tr("%n zones proposed", "", count)


def counted(zones: Iterable[Zone], most: int = 99) -> str:
    """Return what is proposed: "6 zones proposed: boilerplate 4, caption 1."."""
    found = list(zones)
    return f"{_Counted().of(len(found))}: {listed(found, most)}"


def listed(zones: Iterable[Zone], most: int = 99) -> str:
    """Return how many there are of each kind, "boilerplate 4, caption 1.", the most frequent first, body last."""
    counts: dict[str, int] = {}
    for zone in zones:
        counts[kind_of(zone)] = counts.get(kind_of(zone), 0) + 1
    body = translated("zones", ZONE_TEXTS["body"])
    ordered = sorted(counts.items(), key=lambda entry: (entry[0] == body, -entry[1], entry[0]))
    parts = [f"{name.lower()} {count}" for name, count in ordered[:most]]
    end = ", …" if len(ordered) > most else "."
    return f"{', '.join(parts)}{end}"


def remark(zones: Iterable[Zone], start: int, end: int) -> str:
    """Return what is said of a label from `start` to `end` that lies in what is no part of the article; or empty."""
    kind = Apart(zones).kind_over(start, end)
    if not kind:
        return ""
    if kind == BOILERPLATE:
        return QCoreApplication.translate("ZoneWords", "This lies in boilerplate. The label is kept all the same.")
    return QCoreApplication.translate(
        "ZoneWords",
        "This lies in another article, which a right click can split off. The label is kept all the same.",
    )
