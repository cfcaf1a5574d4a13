"""The plan of an import: what it would do, to be looked at, answered and committed. Nothing is written before that."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from annotator.domain.article import Article
from annotator.domain.errors import UserError
from annotator.domain.zone import Zone
from annotator.services.files import Failure
from annotator.services.importing.choices import ImportChoices, Place
from annotator.services.importing.entries import Difference, Entry, FileFate
from annotator.services.importing.questions import Question
from annotator.services.importing.tally import Tally
from annotator.services.near_duplicates import NearInProject
from annotator.store import staged
from annotator.store.project import Project
from annotator.store.staging import Staging


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
    passed: list[Place] = field(default_factory=list)
    """Files of folders and archives that never are articles, such as pictures: passed over without being opened."""
    differences: list[Difference] = field(default_factory=list)
    """Rows of the project that are otherwise than in the files, or stand beside them; at most MOST_DIFFERENCES."""
    differing: int = 0
    """How many there are."""
    warnings: list[UserError] = field(default_factory=list)
    """What a person should know before this is written."""
    found: Tally = field(default_factory=Tally)
    near: NearInProject | None = None
    """Knows the texts of the project and of this import, once one was compared with them."""
    source_sha256: str = ""
    """Stands for the content of all files that came in."""

    @property
    def open_questions(self) -> list[Question]:
        """The questions that nothing answers yet."""
        return [question for question in self.questions if not question.answered]

    def forget(self, places: Collection[Place]) -> None:
        """Take out what is said of files that are read again, of which nothing came in."""
        self.entries = [entry for entry in self.entries if entry.place not in places]
        self.files = [fate for fate in self.files if fate.place not in places]
        self.questions = [question for question in self.questions if question.place not in places]
        self.failures = [one for one in self.failures if Place(one.path, one.member) not in places]

    @property
    def is_open(self) -> bool:
        """Whether it can still be used: it is not closed."""
        return self.staging.path.exists()

    def kept(self) -> ImportPlan:
        """Return what it is now, for `restore`."""
        lists = ("entries", "files", "questions", "failures", "passed", "differences", "warnings")
        copies: dict[str, Any] = {name: list(getattr(self, name)) for name in lists}
        return replace(self, found=self.found.kept(), **copies)

    def restore(self, before: ImportPlan) -> None:
        """Be again what `kept` returned: what was read since then is forgotten."""
        if self.near is not None:
            self.near.forget(self.found.articles.keys() - before.found.articles.keys())
        self.staging.roll_back()
        for one in fields(self):
            setattr(self, one.name, getattr(before, one.name))

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
