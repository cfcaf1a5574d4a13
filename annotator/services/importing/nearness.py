"""Which articles an article that comes in is nearly the same as: of the project, and of those before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from annotator.domain.article import Article
from annotator.domain.zone import APART, REJECTED, Zone
from annotator.services.importing.entries import Twin
from annotator.services.near_duplicates import ENGINE, NearDuplicates, sketch
from annotator.store import sketches
from annotator.store.project import Project
from annotator.store.staging import Sketch


class Near:
    """Knows the sketches of all texts of a project, and of those that come in.

    Articles that came with labels have none yet: `made` holds theirs, worked out here once, to be kept with the
    import. `tick` is called after each.
    """

    def __init__(self, project: Project, tick: Callable[[], None]) -> None:
        self.made: dict[str, bytes] = {}
        self._known = NearDuplicates()
        self._titles = {row.id: row.title for row in project.article_rows("")}
        for article_id, data in project.sketches(ENGINE):
            if article_id in self._titles:  # what was split is found by its parts
                self._known.add(article_id, data)
        for article_id in project.asked(lambda connection: sketches.missing(connection, ENGINE)):
            self.made[article_id] = _sketched(project.article(article_id), project.zones(article_id))
            self._known.add(article_id, self.made[article_id])
            tick()

    def of(self, article: Article, zones: Iterable[Zone]) -> tuple[list[Twin], Sketch]:
        """Return what an article is nearly the same as, the likest first, and its sketch; remember it for the next."""
        data = _sketched(article, zones)
        twins = [Twin(twin.key, self._titles.get(twin.key, ""), twin.likeness) for twin in self._known.like(data)]
        self._known.add(article.id, data)
        self._titles[article.id] = article.title
        return twins, Sketch(ENGINE, data)


def keep(project: Project, made: Mapping[str, bytes]) -> None:
    """Keep the sketches of articles that had none. Raises SaveFailed."""
    if made:
        project.write(lambda connection: sketches.keep(connection, ENGINE, made))


def _sketched(article: Article, zones: Iterable[Zone]) -> bytes:
    apart = [(zone.start, zone.end) for zone in zones if zone.kind in APART and zone.state != REJECTED]
    return sketch(article.text, apart)
