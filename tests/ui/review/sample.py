"""An article that three people have read, with what they agree on and the places where they do not; our own words."""

from __future__ import annotations

from annotator.domain.span import Mark
from annotator.domain.zone import Zone
from tests.ui.article.making import marked

SOURCE = """Water office denies hiding the reading

[actor a1:The water office of Ellerby] said on Thursday that [denial d1:it had never altered a gauge], and that \
[claim c1:the chart passed round the council was an early version].

“We do not rule out that the sluice was open,” [actor a2:the duty engineer] told a crowd at the weir, [denial d2:“but \
no meter was touched while my crew was there.”]

[actor a3:Farmers] put the loss at [figure f1:more than 2,600 cubic metres] over [figure f2:five nights], [figure \
f3:nearly four times] the amount that the office itself had named in April.

[actor a4:A surveyor who would not be named] said [claim c2:[figure f4:two of the nine gauges] had been reset before \
the council was told], and that the book for those nights is [figure f5:one torn page] long.

Also read
Bakers win their case
The bridge stays closed

[actor a5:The office] [denial d3:would not say whether the surveyor’s sum was right].
"""

PLACE = "“We do not rule out that the sluice was open,”"
INNER = "the sluice was open"


def article() -> tuple[str, list[Zone], list[Mark]]:
    """Text, zones and what is agreed."""
    text, marks = marked(SOURCE)
    aside = text.index("Also read")
    zones = [
        Zone(id="title", article_id="a", start=0, end=text.index("\n"), kind="title", state="accepted"),
        Zone(
            id="aside",
            article_id="a",
            start=aside,
            end=text.index("\n\nThe office"),
            kind="boilerplate",
            state="accepted",
            reason="related news",
        ),
    ]
    return text, zones, marks


def extent(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)
