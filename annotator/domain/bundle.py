"""What travels between people: one annotator's rows with their versions, and what the lead prepares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.merging import RowState
from annotator.domain.record import LabelledRecord, Stamp

BUNDLE, HANDOUT = "bundle", "handout"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRows:
    """One annotator's rows in one article, as their project has them.

    `record` is what is shown, None where nothing was begun. `spans` and `links` map the ids of what the record shows to
    their versions (canonical JSON); what is not in them is shown otherwise than its own state says. `states` are all
    other states: tombstones, what stands aside, what waits for a decision, work, rejections (and decisions of gold),
    and what newer programs wrote in the article's lines (domain/kept.py).
    `seconds` are those worked, by device.
    """

    article_id: str
    annotator_id: str
    record: LabelledRecord | None = None
    spans: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    states: tuple[RowState, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRows:
    """An article as the lead hands it out: its text, its place in the order, and the states of its shared rows."""

    article_id: str
    text: str
    sha256: str
    position: int
    states: tuple[RowState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeVersion:
    """One version of the scheme; `content` is the scheme as JSON."""

    id: str
    version: int
    sha256: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidelinesVersion:
    """One version of the guidelines. A minor one leaves what is to be marked as the version before has it."""

    version: int
    sha256: str
    text: str
    minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a bundle, a handout or a project says of itself. `articles` maps ids to the SHA-256 of the texts.

    `annotator` is the state of the annotator whose bundle or handout it is; of a project it is None. `withdrawn` are
    the assignments that were taken back from them, of articles that a handout does not hold. `kept` is what newer
    programs wrote in such a manifest (domain/kept.py).
    """

    kind: str
    project_id: str
    project_name: str
    lead: str
    blind: bool
    scheme: Stamp
    guidelines: Stamp
    annotator: RowState | None = None
    articles: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    withdrawn: tuple[RowState, ...] = ()
    kept: tuple[RowState, ...] = ()
