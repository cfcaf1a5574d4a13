"""The list is filled: a small project at once, a large one from its first rows on; narrowed as its viewer may see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.edit import ArticleData
from annotator.domain.queue import RANDOM, SHORTEST, Queue, in_order
from annotator.domain.record import LabelledRecord
from annotator.domain.searching import Narrowing
from annotator.domain.work import Annotator
from annotator.services import annotating, preparing
from annotator.store.project import Project
from annotator.store.staging import Staging
from annotator.ui.article_feed import AT_ONCE, ArticleFeed
from annotator.ui.panels.article_list import ArticleList
from annotator.ui.session import Session
from tests.narrowing import narrowed


@pytest.fixture
def articles(qtbot) -> ArticleList:
    widget = ArticleList()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def feed(project: Project, articles: ArticleList, qtbot) -> ArticleFeed:
    session = Session()
    made = ArticleFeed(session, articles, lambda: "en")
    session.take(project)
    made.session = session
    return made


def many(project: Project, tmp_path: Path) -> int:
    staging = Staging(tmp_path / "many")
    for number in range(AT_ONCE + 50):
        text = f"Bài {number:05} " + "x" * ((AT_ONCE + 50 - number) // 10)
        staging.add(LabelledRecord(article=Article.from_text(text, title=f"Bài {number:05}", source="Kerin Post")))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    return AT_ONCE + 53


def shown(articles: ArticleList) -> list[str]:
    return [title for _, title in articles.titles()]


def test_a_small_project_is_there_at_once_with_what_it_can_be_narrowed_to(feed: ArticleFeed, articles: ArticleList):
    feed.read()
    assert shown(articles) == ["Cầu sập", "Harbour lights go out", "Thư báo"]
    assert articles.facets.sources == ("", "Báo Hạ Vân")
    assert articles.facets.months == ("", "2024-05")
    assert set(articles.facets.people.values()) == {"Mai", "An", "gold"}
    assert articles.facets.labels["claim"] == "Claim"


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        (narrowed(source="Báo Hạ Vân"), ["Cầu sập"]),
        (narrowed(lang="vi"), ["Cầu sập", "Thư báo"]),
        (narrowed(published="2024"), ["Cầu sập"]),
        (narrowed(tag="cảng"), ["Harbour lights go out"]),
        (narrowed(tag="sông"), []),
    ],
)
def test_what_was_chosen_is_kept(
    project: Project,
    mai: Annotator,
    feed: ArticleFeed,
    articles: ArticleList,
    narrowing: Narrowing,
    expected: list[str],
):
    before = ArticleData.of(project.article(project.article_rows("")[1].id))
    project.apply(preparing.set_article_data(mai.id, before, replace(before, tags=("cảng",))))
    feed.read()
    articles.set_narrowing(narrowing)
    found = [articles._model.entry(row).title for row in range(articles._model.shown)]
    assert found == expected


def test_who_annotates_blind_is_not_told_where_others_have_labels(
    project: Project, mai: Annotator, article: Article, feed: ArticleFeed, articles: ArticleList
):
    work = project.work(article.id, mai.id)
    project.apply(annotating.add_span(project.scheme, article, work, [], start=0, end=3, label="actor"))
    an = project.annotator_named("An")
    assert an is not None
    for who, count in ((mai.id, 1), (an.id, 0)):
        feed.session.choose_annotator(who)
        feed.read()
        articles.set_narrowing(narrowed(label="actor"))
        assert articles._model.shown == count
        articles.set_narrowing(Narrowing())
    assert set(articles.facets.people.values()) == {"An"}


@pytest.mark.parametrize("order", ["project", SHORTEST])
def test_a_large_project_shows_its_first_rows_then_all(
    project: Project, feed: ArticleFeed, articles: ArticleList, tmp_path: Path, qtbot, order: str
):
    total = many(project, tmp_path)
    articles.set_queue(Queue(order))
    with qtbot.waitSignal(feed.filled, timeout=10_000):
        feed.read()
        first = shown(articles)
        assert len(first) == AT_ONCE + 1
    assert len(shown(articles)) == total
    assert shown(articles)[: len(first) - 3] == first[:-3]


def test_a_large_project_in_random_order_is_read_and_drawn_in_a_job(
    project: Project, feed: ArticleFeed, articles: ArticleList, tmp_path: Path, qtbot
):
    many(project, tmp_path)
    articles.set_queue(Queue(RANDOM, 4271))
    with qtbot.waitSignal(feed.filled, timeout=10_000):
        feed.read()
        assert shown(articles) == []
    rows = project.article_rows(feed.session.viewer)
    assert shown(articles) == [rows[place].title for place in in_order(rows, RANDOM, 4271)]
    assert articles.begin_with() == articles.titles()[0][0]


def test_a_row_that_changes_while_the_others_are_read_is_not_lost(
    project: Project, mai: Annotator, article: Article, feed: ArticleFeed, articles: ArticleList, tmp_path: Path, qtbot
):
    many(project, tmp_path)
    with qtbot.waitSignal(feed.filled, timeout=10_000):
        feed.read()
        project.apply(annotating.set_status(project.work(article.id, mai.id), "finished"))
        row = project.article_row(article.id, mai.id)
        assert row is not None
        feed.update_row(row)
    assert articles.done[0] == 1


def test_narrowing_a_large_project_comes_from_a_job(
    project: Project, feed: ArticleFeed, articles: ArticleList, tmp_path: Path, qtbot
):
    many(project, tmp_path)
    with qtbot.waitSignal(feed.filled, timeout=10_000):
        feed.read()
    articles.set_narrowing(narrowed(source="Báo Hạ Vân"))
    qtbot.waitUntil(lambda: articles._model.shown == 1, timeout=10_000)
    qtbot.waitUntil(lambda: bool(articles.facets.sources), timeout=10_000)
