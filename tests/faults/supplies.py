"""Projects, bundles and folders of articles for a person at the window; all of seeded words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from annotator import paths
from annotator.domain.article import Article
from annotator.domain.ids import derived_id
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.domain.work import FINISHED, Annotator
from annotator.services import bundling, creating
from annotator.services.sample import sample_project
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.bench._corpus import places_of, text_of


@dataclass(frozen=True)
class Bundle:
    """A bundle file, and the ids of the spans in it."""

    path: Path
    spans: frozenset[str]


@dataclass(frozen=True)
class Folder:
    """A folder of texts, and the ids of the articles that they are."""

    path: Path
    articles: frozenset[str]


def small(path: Path) -> None:
    """The samples: a few articles, some labelled."""
    sample_project(path).close()


def middling(path: Path) -> None:
    """Three hundred articles, thirty labels in every tenth."""
    _filled(path, 300, 2_000, lambda number: 30 if number % 10 == 0 else 0)


def long(path: Path) -> None:
    """Few articles, one of 200,000 characters with 5,000 labels."""
    _filled(path, 6, 2_000, lambda _number: 20, first=(200_000, 5_000))


def _filled(
    path: Path, articles: int, characters: int, spans: Callable[[int], int], first: tuple[int, int] | None = None
) -> None:
    with closing(creating.create(path, annotator="Mai")) as project:
        mai = project.annotator_named("Mai")
        assert mai is not None
        take_in(project, _records(random.Random(articles), mai, articles, characters, spans, first))


def _records(
    chance: random.Random,
    owner: Annotator,
    articles: int,
    characters: int,
    spans: Callable[[int], int],
    first: tuple[int, int] | None,
) -> Iterator[LabelledRecord]:
    for number in range(articles):
        length, many = first if first is not None and number == 0 else (characters, spans(number))
        article = Article.from_text(text_of(chance, number, length), title=f"Bài {number}", lang="vi")
        yield labelled(article, owner, chance, many) if many else LabelledRecord(article=article)


def labelled(article: Article, owner: Annotator, chance: random.Random, count: int) -> LabelledRecord:
    """An article with so many labels of a person."""
    text = article.text
    made = [
        Span(
            id=derived_id(article.id, owner.id, str(start), str(end), label, str(chance.random())),
            article_id=article.id, annotator_id=owner.id, start=start, end=end, label=label, quote=text[start:end],
        )
        for start, end, label in places_of(chance, text, count)
    ]  # fmt: skip
    return LabelledRecord(article=article, annotator=owner, spans=tuple(made))


def take_in(project: Project, records: Iterable[LabelledRecord]) -> None:
    """Import records; the project is backed up before."""
    with closing(Staging(paths.state_dir() / "staging")) as staging:
        for record in records:
            staging.add(record)
        project.commit_staging(staging, name="import", source_sha256="")


def bundles(project_path: Path, folder: Path, count: int) -> list[Bundle]:
    """Bundles of as many people, each of whom labelled some of the project's articles in a copy of their own."""
    made = []
    for number in range(count):
        chance, name = random.Random(number), f"An {number}"
        copy = folder / f"home-{number}.annot"
        copy.write_bytes(project_path.read_bytes())
        with closing(Project.open(copy)) as home:
            home.begin_writing()
            an = home.add_annotator(name)
            rows = home.article_rows("")[: 3 + 2 * number]
            records = [labelled(home.article(row.id), an, chance, 20 + 60 * number) for row in rows]
            take_in(home, (replace(one, status=FINISHED) for one in records))
            out = folder / f"{number}.bundle"
            bundling.bundle(home, name, out)
        made.append(Bundle(out, frozenset(span.id for record in records for span in record.spans)))
        copy.unlink()
    return made


def folder_of_texts(folder: Path, seed: int, count: int) -> Folder:
    """A folder of texts that are in no project yet."""
    chance = random.Random(f"texts {seed}")
    folder.mkdir(parents=True)
    ids = set()
    for number in range(count):
        text = text_of(chance, number, 1500) + f"\nNguồn: tờ báo số {seed}.{number}."
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8", newline="\n")
        ids.add(Article.from_text(text).id)
    return Folder(folder, frozenset(ids))
