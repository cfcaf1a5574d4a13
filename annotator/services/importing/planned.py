"""The plan of an import: what it would do, to be looked at, answered and committed. Nothing is written before that."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from annotator.domain.article import Article
from annotator.domain.errors import UserError
from annotator.domain.zone import Zone
from annotator.services.files import Failure
from annotator.services.importing.choices import ImportChoices
from annotator.services.importing.entries import Difference, Entry, FileFate
from annotator.services.importing.questions import Question
from annotator.services.importing.tally import Tally
from annotator.store import staged
from annotator.store.project import Project
from annotator.store.staging import Staging


class NearDuplicates(Protocol):
    """What finds articles that are nearly the same, in the project and among those added."""

    def similar(self, article: Article) -> Sequence[Similar]:
        """Return the articles that one is nearly the same as, the likest first."""

    def add(self, article: Article) -> None:
        """Remember an article that comes in."""


class Similar(Protocol):
    """An article that another is nearly the same as."""

    @property
    def article_id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def similarity(self) -> float:
        """How much they share, from 0 to 1."""


@dataclass(slots=True, kw_only=True)
class ImportPlan:
    """What an import would do; nothing is written before `commit`. `close` it when it is no longer wanted.

    One with open questions can be committed: those files are not in it. It may be used in any thread, by one at a time.
    """

    staging: Staging
    project: Path
    """The file of the project that it is for."""
    sources: tuple[Path, ...] = ()
    choices: ImportChoices = field(default_factory=ImportChoices)
    entries: list[Entry] = field(default_factory=list)
    files: list[FileFate] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    """Rows of the project that are otherwise than in the files, or stand beside them; at most MOST_DIFFERENCES."""
    differing: int = 0
    """How many there are."""
    warnings: list[UserError] = field(default_factory=list)
    """What a person should know before this is written."""
    found: Tally = field(default_factory=Tally)
    near: NearDuplicates | None = None
    """Knows the articles of the project and those of this import."""
    source_sha256: str = ""
    """Stands for the content of all files that came in."""

    @property
    def open_questions(self) -> list[Question]:
        """The questions that nothing answers yet."""
        return [question for question in self.questions if not question.answered]

    def article_of(self, entry: Entry) -> Article:
        """Return the article of an entry, as it would come in or as it is there. KeyError: the entry has none."""
        found = staged.article(self.staging.path, entry.article_id)
        if found is not None:
            return found
        with closing(Project.open(self.project)) as project:
            return project.article(entry.article_id)

    def text_of(self, entry: Entry) -> str:
        """Return the text of the article of an entry. KeyError: the entry has none."""
        return self.article_of(entry).text

    def zones_of(self, entry: Entry) -> list[Zone]:
        """Return the zones that come in with the article of an entry, by place."""
        return staged.zones(self.staging.path, entry.article_id)

    def close(self) -> None:
        """Delete what was staged."""
        self.staging.close()
