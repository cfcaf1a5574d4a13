"""Laws of edits, undo and redo over any sequence of acts, in real files."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import UserError
from annotator.domain.scheme import Scheme
from annotator.domain.span import Span
from annotator.domain.work import FINISHED, IN_PROGRESS, STATUSES
from annotator.domain.zone import ZONE_STATES
from annotator.services import annotating, preparing
from annotator.services.history import History
from annotator.store.project import Project

ACTS = (
    "label",
    "move",
    "relabel",
    "attribute",
    "note",
    "delete",
    "link",
    "unlink",
    "status",
    "flag",
    "zone",
    "state",
    "reject",
)
_ALWAYS = ("status", "flag", "zone", "state")
"""What can be done in a finished article."""
STEPS = (*ACTS, "label", "link", "link", "undo", "undo", "undo", "redo", "redo")
acts = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2**16)), max_size=16)


class Desk:
    """One annotator at a project, who acts by name with choices that follow from a number."""

    def __init__(self, path: Path) -> None:
        self.project = Project.open(path)
        self.project.begin_writing()
        self.who = self.project.annotators()[0].id
        self.history = History(self.project, self.who)

    def visible(self) -> list[object]:
        project, who = self.project, self.who
        return [
            (
                row,
                project.spans(row.id, who),
                project.links(row.id, who),
                project.zones(row.id, rejected=True),
                project.rejections(row.id, who),
            )
            for row in project.article_rows(who)
        ] + [project.work(row.id, who) for row in project.article_rows(who)]

    def able(self) -> tuple[object, object]:
        """What can be undone and redone, the whole way."""
        return (self.history._undo.copy(), self.history._redo.copy())

    def act(self, name: str, number: int) -> None:
        """Do something that may be refused; what is refused changes nothing."""
        before, able = self.visible(), self.able()
        try:
            if name in ("undo", "redo"):
                getattr(self.history, name)()
            else:
                self._do(name, random.Random(number))
        except (UserError, IndexError):  # IndexError: there is nothing to choose from yet
            assert self.visible() == before
            assert self.able() == able

    def _do(self, name: str, chance: random.Random) -> None:
        project, who, scheme = self.project, self.who, self.project.scheme
        article = project.article(project.article_rows(who)[chance.random() > 0.9].id)
        work, links = project.work(article.id, who), project.links(article.id, who)
        spans, zones = project.spans(article.id, who), project.zones(article.id, rejected=True)
        start = chance.randrange(12)
        place = {"start": start, "end": start + chance.randrange(1, 4)}
        label = chance.choice(scheme.labels)
        if work.status == FINISHED and name not in _ALWAYS and chance.random() < 0.7:  # else it is refused
            self.history.do(annotating.set_status(work, IN_PROGRESS))
            return
        build: dict[str, Any] = {
            "label": lambda: annotating.add_span(scheme, article, work, spans, **place, label=label.id),
            "move": lambda: annotating.move_span(article, work, spans, chance.choice(spans), **place),
            "relabel": lambda: annotating.relabel(scheme, work, spans, links, chance.choice(spans), label.id),
            "attribute": lambda: annotating.set_attributes(
                scheme, article, work, span := chance.choice(spans), _value(scheme, span, chance)
            ),
            "note": lambda: annotating.set_note(work, chance.choice(spans), chance.choice(("", "ghi 😀", "x"))),
            "delete": lambda: annotating.delete_spans(work, links, chance.sample(spans, chance.randrange(1, 3))),
            "link": lambda: annotating.add_link(scheme, work, links, *_tie(scheme, spans, chance)),
            "unlink": lambda: annotating.remove_links(work, [chance.choice(links)]),
            "status": lambda: annotating.set_status(work, chance.choice(STATUSES), open_points=chance.randrange(3)),
            "flag": lambda: annotating.flag(work, not work.flagged, "cờ"),
            "zone": lambda: preparing.add_zone(article, who, zones, **place, kind="caption"),
            "reject": lambda: annotating.reject(
                work, project.rejections(article.id, who), **place, label=label.id, content={"n": chance.randrange(2)}
            ),
            "state": lambda: preparing.set_zone_state(who, chance.choice(zones), chance.choice(ZONE_STATES)),
        }
        try:
            edit = build[name]()
        except ValueError:  # more spans were to be deleted than there are
            return
        self.history.do(edit)


def _value(scheme: Scheme, span: Span, chance: random.Random) -> dict[str, Any]:
    label = scheme.label(span.label)
    assert label is not None
    attribute = chance.choice([known for known in label.attributes if known.options])
    return {attribute.id: chance.choice([None, *(option.id for option in attribute.options)])}


def _tie(scheme: Scheme, spans: list[Span], chance: random.Random) -> tuple[Span, Span, str]:
    fitting = [
        (source, target, known.id)
        for source in spans
        for target in spans
        for known in scheme.link_types
        if source.label in known.sources and target.label in known.targets
    ]
    return chance.choice(fitting)


@contextmanager
def desk(template: Path) -> Iterator[Desk]:
    """A desk at a fresh copy of the project."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "laws.annot"
        path.write_bytes(template.read_bytes())
        opened = Desk(path)
        try:
            yield opened
        finally:
            opened.project.close()


def rich(script: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Put some labels before a script, so that there is something to act on."""
    return [("label", n) for n in range(8)] + script


@settings(max_examples=25)
@given(script=acts)
def test_an_edit_and_then_its_inverse_leave_the_same_visible_content(project_template: Path, script: Any) -> None:
    with desk(project_template) as at:
        for name, number in rich(script):
            before = at.visible()
            count = len(at.project.log(at.who))
            at.act(name, number)
            log = at.project.log(at.who)
            if len(log) > count:
                after = at.visible()
                at.project.apply(at.project.edit_of(log[-1].seq).inverse(), kind="undo", target=log[-1].seq)
                assert at.visible() == before
                at.project.apply(at.project.edit_of(log[-1].seq), kind="redo", target=log[-1].seq)
                assert at.visible() == after


@settings(max_examples=25)
@given(script=acts)
def test_after_any_acts_closing_and_opening_gives_the_same_rows_and_the_same_undo_and_redo(
    project_template: Path, script: Any
) -> None:
    with desk(project_template) as at:
        for name, number in rich(script):
            at.act(name, number)
        seen, able = at.visible(), at.able()
        at.project.close()
        again = Desk(at.project.path)
        assert again.visible() == seen
        assert again.able() == able
        again.project.close()


@settings(max_examples=25)
@given(script=acts)
def test_undoing_everything_leads_to_the_beginning_and_redoing_everything_to_the_end(
    project_template: Path, script: Any
) -> None:
    with desk(project_template) as at:
        start = at.visible()
        for name, number in rich(script):
            at.act(name, number)
        while at.history.redo():
            pass
        end = at.visible()
        while at.history.undo():
            pass
        assert at.visible() == start
        while at.history.redo():
            pass
        assert at.visible() == end


@settings(max_examples=25)
@given(script=acts)
def test_no_link_ever_hangs_in_the_air_and_no_extent_has_a_label_twice(project_template: Path, script: Any) -> None:
    with desk(project_template) as at:
        for name, number in rich(script):
            at.act(name, number)
        for row in at.project.article_rows(at.who):
            spans = {span.id: span for span in at.project.spans(row.id, at.who)}
            places = [(span.start, span.end, span.label) for span in spans.values()]
            assert len(places) == len(set(places))
            for link in at.project.links(row.id, at.who):
                known = at.project.scheme.link_type(link.type)
                assert known is not None
                assert spans[link.source_id].label in known.sources
                assert spans[link.target_id].label in known.targets
