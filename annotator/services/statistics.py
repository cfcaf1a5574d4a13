"""Statistics of a project: of everybody together and of each annotator."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.domain.article import Json
from annotator.domain.work import Annotator, shown_names
from annotator.services.searching import may_see_all
from annotator.store.corpus import corpus_counts, corpus_seen
from annotator.store.facts import CorpusCounts, CorpusSeen, Statistics
from annotator.store.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectStatistics:
    """`together` counts all persons, gold left out; `labels` and `link_types` are ids in the order of the scheme."""

    name: str
    scheme: str
    scheme_version: int
    labels: tuple[str, ...]
    link_types: tuple[str, ...]
    together: Statistics
    people: tuple[tuple[Annotator, Statistics], ...]
    corpus: CorpusCounts

    @property
    def names(self) -> dict[str, str]:
        """The annotators' names by id as they are shown, so that two of one name can be told apart."""
        return shown_names(person for person, _ in self.people)

    def of(self, viewer: str) -> ProjectStatistics:
        """Return the same of one person (an id) alone, as somebody sees it who annotates blind."""
        own = tuple(known for known in self.people if known[0].id == viewer)
        return replace(self, people=own, together=own[0][1] if own else self.together)

    def to_json(self) -> dict[str, Json]:
        """Return the counts as JSON; every label and link type is there, 0 included."""
        return {
            "project": self.name,
            "scheme": {"id": self.scheme, "version": self.scheme_version},
            "articles": self.together.articles,
            "corpus": {
                "sources": dict(self.corpus.sources),
                "months": dict(self.corpus.months),
                "languages": dict(self.corpus.languages),
                "tags": dict(self.corpus.tags),
            },
            "all": self._counts(self.together),
            "annotators": [
                {"name": person.name, "id": person.id, "role": person.role, **self._counts(counts)}
                for person, counts in self.people
            ],
        }

    def _counts(self, counts: Statistics) -> dict[str, Json]:
        return {
            "status": dict(counts.statuses),
            "flagged": counts.flagged,
            "open_points": counts.open_points,
            "spans": {label: counts.spans.get(label, 0) for label in self.labels},
            "links": {kind: counts.links.get(kind, 0) for kind in self.link_types},
            "seconds": round(counts.seconds),
        }


def corpus_of(project: Project, viewer: str) -> CorpusSeen:
    """Count the articles that somebody has in their list; of others' labels nothing, where they annotate blind."""
    lead, sees_all = project.lead, may_see_all(project, viewer)
    return project.asked(lambda connection: corpus_seen(connection, viewer, lead, sees_all=sees_all))


def statistics(project: Project) -> ProjectStatistics:
    """Count a project: articles by status, spans by label, links by type, flags, open points and time."""
    scheme = project.scheme
    return ProjectStatistics(
        name=project.name,
        scheme=scheme.id,
        scheme_version=scheme.version,
        labels=tuple(label.id for label in scheme.labels),
        link_types=tuple(known.id for known in scheme.link_types),
        together=project.statistics(None),
        people=tuple((person, project.statistics(person.id)) for person in project.annotators()),
        corpus=project.asked(corpus_counts),
    )
