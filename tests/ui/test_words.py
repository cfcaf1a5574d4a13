"""The words of the open article: found beside the window, kept with the project, never those of another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool

from annotator.services import wording
from annotator.services.jobs import Stopped
from annotator.store.project import Project
from annotator.suggest.extents import Extents
from annotator.suggest.vietnamese import ENGINE
from annotator.ui.session import Session
from annotator.ui.words import WordService


@pytest.fixture
def session(qapp, project_path: Path) -> Iterator[Session]:
    """A session with the three articles, none of them open yet."""
    made = Session()
    made.take(Project.open(project_path))
    assert made.begin_writing()
    yield made
    made.close_project()
    QThreadPool.globalInstance().waitForDone()


def ids(session: Session) -> list[str]:
    return [row.id for row in session.project.article_rows("")]


@pytest.fixture
def no_model(monkeypatch) -> Callable[[], None]:
    """Have every process of Python that is started from now on fail."""
    return lambda: monkeypatch.setenv("PYTHONHOME", "/nowhere")


def test_the_words_of_the_open_article_come_and_are_kept(session, qtbot):
    bridge = ids(session)[0]
    service = WordService(session)
    with qtbot.waitSignal(service.ready, timeout=20_000) as ready:
        session.open_article(bridge)
        assert service.joined(bridge) is None
    assert ready.args == [bridge]
    text, found = session.article.text, service.joined(bridge)
    assert "thông tin" in [text[start:end] for start, end in found]
    assert Extents.from_bytes(session.project.words(bridge, ENGINE), len(text)) == found


def test_a_second_opening_needs_no_model(session, qtbot, no_model):
    bridge = ids(session)[0]
    first = WordService(session)
    with qtbot.waitSignal(first.ready, timeout=20_000):
        session.open_article(bridge)
    no_model()
    again = WordService(session)  # as after a new start
    with qtbot.waitSignal(again.ready, timeout=20_000):
        session.open_article(bridge)
    assert again.joined(bridge) == first.joined(bridge)
    with qtbot.waitSignal(first.ready, timeout=20_000):
        session.open_article(bridge)


def test_english_needs_no_model(session, qtbot, no_model):
    no_model()
    service = WordService(session)
    with qtbot.waitSignal(service.ready, timeout=20_000):
        session.open_article(ids(session)[1])
    assert service.joined(ids(session)[1]) == Extents()
    assert session.project.words(ids(session)[1], ENGINE) is None


def test_the_words_of_an_article_that_was_left_are_not_told(session, qtbot):
    bridge, _, nfd = ids(session)
    service = WordService(session)
    told: list[str] = []
    service.ready.connect(told.append)
    session.open_article(bridge)
    qtbot.waitUntil(lambda: service._job is not None, timeout=5000)
    with qtbot.waitSignal(service.ready, timeout=20_000):
        session.open_article(nfd)
    QThreadPool.globalInstance().waitForDone()
    qtbot.wait(20)
    assert told == [nfd]


def test_an_article_that_is_only_passed_by_asks_for_nothing(session, qtbot):
    bridge, _, nfd = ids(session)
    service = WordService(session)
    with qtbot.waitSignal(service.ready, timeout=20_000) as ready:
        session.open_article(bridge)
        session.open_article(nfd)
    assert ready.args == [nfd]
    assert service.joined(bridge) is None


def test_closing_the_project_ends_the_search(session, qtbot):
    service = WordService(session)
    session.open_article(ids(session)[0])
    qtbot.waitUntil(lambda: service._job is not None, timeout=5000)
    session.close_project()
    assert QThreadPool.globalInstance().waitForDone(5000)


def test_where_the_model_fails_the_program_goes_on_and_does_not_try_again(session, qtbot, no_model, caplog):
    no_model()
    service = WordService(session)
    session.open_article(ids(session)[0])
    qtbot.waitUntil(lambda: service._broken, timeout=20_000)
    assert "NoWords" in caplog.text
    caplog.clear()
    session.open_article(ids(session)[2])
    qtbot.waitUntil(lambda: not service._soon.isActive(), timeout=5000)
    QThreadPool.globalInstance().waitForDone()
    assert caplog.text == ""
    assert service.joined(ids(session)[2]) is None


def test_kept_words_that_do_not_fit_the_text_are_found_anew(session):
    project, bridge = session.project, ids(session)[0]
    project.keep_words(bridge, ENGINE, Extents([(5, 10_000)]).to_bytes())
    with closing(Project.open(project.path)) as own:
        found = wording.find(own, own.article(bridge))
    assert found.fresh
    wording.keep(project, found)
    assert Extents.from_bytes(project.words(bridge, ENGINE), 10_000) == found.joined


def test_a_cancelled_search_says_so(session):
    with pytest.raises(Stopped):
        wording.find(session.project, session.project.article(ids(session)[0]), cancelled=lambda: True)
