"""Whether writes fail in between or not, the same acts leave the same project; and all that is shown is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.work import SKIPPED
from annotator.services import annotating
from annotator.store.project import Project
from annotator.ui.session import Session

LABELS = ("claim", "denial", "actor", "figure")
ATTRIBUTES = {"claim": ("polarity", "negative"), "denial": ("form", "direct"), "actor": ("canonical", "Ông"),
              "figure": ("unit", "người")}  # fmt: skip
ACTS = ("label", "attribute", "note", "note", "link", "delete", "move", "relabel", "undo", "redo", "flag", "work_note",
        "skip", "other", "back")  # fmt: skip


class Desk:
    """A session without a window, and a file that can be taken away and brought back."""

    def __init__(self, path: Path) -> None:
        self.path, self.gone = path, path.with_suffix(".gone")
        self.session = Session()
        project = Project.open(path)
        project.begin_writing()
        self.session.take(project)
        self.articles = [row.id for row in project.article_rows(self.session.viewer)]
        self.session.open_article(self.articles[0])
        self.told: list[str] = []
        self.session.told.connect(self.told.append)

    def fail(self) -> None:
        if self.path.exists():
            self.path.replace(self.gone)

    def work(self) -> None:
        if self.gone.exists():
            self.gone.replace(self.path)
        self.session.retry()

    def act(self, name: str, number: int) -> None:
        session = self.session
        spans = session.in_order()
        span = spans[number % len(spans)] if spans else None
        if name in {"other", "back"}:
            session.open_article(self.articles[int(name == "other")])
        elif name == "undo":
            session.undo()
        elif name == "redo":
            session.redo()
        elif (build := self._build(name, number)) is not None and (span is not None or name in _OF_ARTICLES):
            session.do(build)

    def _build(self, name: str, number: int) -> Callable[[], object] | None:
        session, scheme = self.session, self.session.scheme
        article, work, spans = session.article, session.work, session.in_order()
        span = spans[number % len(spans)] if spans else None
        other = spans[number // 7 % len(spans)] if spans else None
        start = number % 40
        built = {
            "label": lambda: annotating.add_span(scheme, article, work, session.over(0, 200), start=start,
                                                 end=start + 5 + number % 9, label=LABELS[number % 4], attributes={}),
            "attribute": lambda: annotating.set_attributes(scheme, article, work, span,
                                                           dict([ATTRIBUTES[span.label]])),
            "note": lambda: annotating.set_note(work, span, f"note {number}"),
            "link": lambda: annotating.add_link(scheme, work, session.links_of(span.id), span, other, "by"),
            "delete": lambda: annotating.delete_spans(work, session.links_of(span.id), [span]),
            "move": lambda: annotating.move_span(article, work, session.over(0, 200), span, start=span.start,
                                                 end=span.end + 1 + number % 5),
            "relabel": lambda: annotating.relabel(scheme, work, session.over(0, 200), session.links_of(span.id), span,
                                                  LABELS[number // 3 % 4]),
            "flag": lambda: annotating.flag(work, not work.flagged, f"flag {number}"),
            "work_note": lambda: annotating.set_work_note(work, f"work {number}"),
            "skip": lambda: annotating.set_status(work, SKIPPED),
        }  # fmt: skip
        return built.get(name)

    def content(self) -> object:
        """All that the person has in the project, without the ids that chance gives."""
        project, viewer = self.session.project, self.session.viewer
        found = []
        for article in self.articles:
            spans = {span.id: span for span in project.spans(article, viewer)}
            rows = sorted((s.start, s.end, s.label, s.note, sorted(s.attributes.items())) for s in spans.values())
            ends = {span_id: (span.start, span.end, span.label) for span_id, span in spans.items()}
            ties = sorted((ends[link.source_id], ends[link.target_id]) for link in project.links(article, viewer))
            work = project.work(article, viewer)
            found.append((rows, ties, work.status, work.note, work.flagged, work.flag_note))
        return found

    def shown(self) -> object:
        session = self.session
        return dict(session.spans), dict(session.links), session.work

    def in_project(self) -> object:
        project, viewer, article = self.session.project, self.session.viewer, self.session.article.id
        spans = {span.id: span for span in project.spans(article, viewer)}
        links = {link.id: link for link in project.links(article, viewer)}
        return spans, links, project.work(article, viewer)


_OF_ARTICLES = {"label", "flag", "work_note", "skip"}


def test_the_same_acts_leave_the_same_project_whether_writes_failed_in_between_or_not(qapp, project_template, tmp_path):
    counted = iter(range(10_000))

    @settings(max_examples=40)
    @given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2000), st.booleans()), max_size=25))
    def holds(acts):
        paths = [tmp_path / f"{next(counted)}.annot" for _ in range(2)]
        for path in paths:
            path.write_bytes(project_template.read_bytes())
        lucky, unlucky = (Desk(path) for path in paths)
        for name, number, fails in acts:
            if fails:
                unlucky.fail()
            else:
                unlucky.work()
            lucky.act(name, number)
            unlucky.act(name, number)
        unlucky.work()
        assert unlucky.session.unsaved == []
        assert unlucky.content() == lucky.content()
        assert unlucky.shown() == unlucky.in_project()
        assert unlucky.session.undo_name == lucky.session.undo_name
        assert unlucky.session.redo_name == lucky.session.redo_name
        for desk in (lucky, unlucky):
            desk.session.close_project()

    holds()
