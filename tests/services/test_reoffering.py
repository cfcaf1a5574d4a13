"""Labels on another version of a text: offered to their annotator alone, accepted as an edit, rejected for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.cli import main
from annotator.domain.article import SPLIT, Article
from annotator.domain.errors import Finished
from annotator.domain.link import Link
from annotator.domain.record import LabelledRecord
from annotator.domain.span import Span
from annotator.domain.work import FINISHED, Annotator
from annotator.services import annotating, bundling, merging, reoffering
from annotator.services.history import History
from annotator.services.reanchoring import Reanchored, again, found_again
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.conftest import HARBOUR
from tests.labelled import CLAIMS
from tests.merged import copied, dump

TITLE = "Harbour lights go out"
NEW = HARBOUR.replace("on Monday", "late on Monday night").replace("€2.5m", "€2.6m") + " Boats waited outside."


def add_article(project: Project, text: str, **known: str) -> Article:
    article = Article.from_text(text, lang="en", **known)
    staging = Staging(project.path.parent / f"staging-{article.id}")
    staging.add(LabelledRecord(article=article))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    return article


def mark(project: Project, article_id: str, who: str, quote: str, label: str, **attributes: object) -> Span:
    article, work = project.article(article_id), project.work(article_id, who)
    start = article.text.index(quote)
    edit = annotating.add_span(
        project.scheme, article, work, (), start=start, end=start + len(quote), label=label, attributes=attributes
    )
    History(project, who).do(edit)
    span = edit.changes[0].after
    assert isinstance(span, Span)
    return span


def tie(project: Project, article_id: str, who: str, source: Span, target: Span, kind: str) -> None:
    work = project.work(article_id, who)
    History(project, who).do(annotating.add_link(project.scheme, work, (), source, target, kind))


def old_article(project: Project) -> str:
    return next(row.id for row in project.article_rows("") if row.title == TITLE)


def person(project: Project, name: str) -> Annotator:
    found = project.annotator_named(name)
    assert found is not None
    return found


def take(project: Project, found: Reanchored, *, only: str = "") -> None:
    who = found.annotator_id
    spans, links = project.spans(found.article_id, who), project.links(found.article_id, who)
    left = reoffering.still_offered(found, spans, project.rejections(found.article_id, who))
    chosen = [proposal for proposal in left if not only or proposal.found == only]
    article, work = project.article(found.article_id), project.work(found.article_id, who)
    History(project, who).do(reoffering.accept(project.scheme, article, work, spans, links, found, chosen))


@pytest.fixture
def versions(project: Project) -> tuple[Project, Annotator, str]:
    """A project with an article, An's labels on it, and the corrected text beside it."""
    an, old = person(project, "An"), old_article(project)
    claim = mark(project, old, an.id, "the loss at €2.5m", "claim", polarity="positive")
    when = mark(project, old, an.id, "on Monday", "actor", type="group")
    tie(project, old, an.id, claim, when, "by")
    new = add_article(project, NEW, title=TITLE)
    return project, an, new.id


def test_labels_on_the_other_version_are_offered_and_none_is_written(versions):
    project, an, new = versions
    before = dump(project.path)
    found = reoffering.offered(project, new, an.id)
    assert found is not None
    assert [(proposal.label, proposal.found) for proposal in found.proposals] == [
        ("actor", "on Monday"),
        ("claim", "the loss at €2.6m"),
    ]
    assert [proposal.quote for proposal in found.proposals] == ["on Monday", "the loss at €2.5m"]
    assert dump(project.path) == before


def test_what_stands_as_it_stood_is_sure_and_what_was_edited_is_not(versions):
    project, an, new = versions
    mark(project, old_article(project), an.id, "Mayor Ilse Brandt", "actor")
    found = reoffering.offered(project, new, an.id)
    assert found is not None
    assert {proposal.found: proposal.is_sure for proposal in found.proposals}["the loss at €2.6m"] is False
    assert found.sure == 1


def test_nobody_else_is_offered_them(versions):
    project, _an, new = versions
    binh = project.add_annotator("Bình")
    assert reoffering.offered(project, new, binh.id) is None


def test_accepted_they_are_spans_of_their_annotator_with_their_links_in_one_edit(versions):
    project, an, new = versions
    found = reoffering.offered(project, new, an.id)
    assert found is not None
    take(project, found)
    spans = project.spans(new, an.id)
    assert [(span.quote, span.origin) for span in spans] == [
        ("on Monday", "suggested:reanchored@1"),
        ("the loss at €2.6m", "suggested:reanchored@1"),
    ]
    assert spans[1].attributes == {"polarity": "positive"}
    (link,) = project.links(new, an.id)
    assert (link.type, link.source_id, link.target_id) == ("by", spans[1].id, spans[0].id)
    assert reoffering.still_offered(found, spans, ()) == []
    History(project, an.id).undo()
    assert project.spans(new, an.id) == []
    assert project.links(new, an.id) == []
    take(project, found)
    assert len(project.spans(new, an.id)) == 2


def test_a_link_comes_with_the_later_of_its_ends(versions):
    project, an, new = versions
    found = reoffering.offered(project, new, an.id)
    assert found is not None
    take(project, found, only="on Monday")
    assert project.links(new, an.id) == []
    take(project, found)
    assert len(project.links(new, an.id)) == 1


def test_what_was_accepted_and_then_moved_or_relabelled_is_not_offered_again(versions):
    project, an, new = versions
    found = reoffering.offered(project, new, an.id)
    assert found is not None
    take(project, found)
    span = project.spans(new, an.id)[0]
    article, work = project.article(new), project.work(new, an.id)
    moved = annotating.move_span(article, work, (), span, start=span.start, end=span.end + 3)
    History(project, an.id).do(moved)
    assert reoffering.still_offered(found, project.spans(new, an.id), ()) == []


def test_rejected_it_is_remembered_and_undo_brings_it_back(versions):
    project, an, new = versions
    found = reoffering.offered(project, new, an.id)
    assert found is not None
    history = History(project, an.id)
    history.do(reoffering.reject(project.work(new, an.id), (), found.proposals[0]))
    left = reoffering.still_offered(found, (), project.rejections(new, an.id))
    assert left == [found.proposals[1]]
    history.undo()
    assert reoffering.still_offered(found, (), project.rejections(new, an.id)) == list(found.proposals)


def test_a_finished_article_takes_nothing(versions):
    project, an, new = versions
    found = reoffering.offered(project, new, an.id)
    assert found is not None
    History(project, an.id).do(annotating.set_status(project.work(new, an.id), FINISHED))
    with pytest.raises(Finished):
        take(project, found)


def test_the_value_of_a_figure_that_was_corrected_is_read_anew(project: Project):
    an, old = person(project, "An"), old_article(project)
    mark(project, old, an.id, "€2.5m", "figure", value="2500000", unit="€")
    new = add_article(project, NEW, title=TITLE)
    found = reoffering.offered(project, new.id, an.id)
    assert found is not None
    assert found.proposals[0].found == "€2.6m"
    assert found.proposals[0].attributes["value"] == "2600000"


def test_another_article_of_the_same_title_is_no_version(project: Project):
    an, old = person(project, "An"), old_article(project)
    mark(project, old, an.id, "on Monday", "actor")
    new = add_article(project, "Nothing of it is left here, on Monday or any other day.", title=TITLE)
    assert reoffering.offered(project, new.id, an.id) is None


# At the lead's


@pytest.fixture
def late(project: Project, project_path: Path, tmp_path: Path) -> tuple[Project, Path]:
    """The lead's project with one version, and An's bundle of another."""
    home = Project.open(copied(project_path, tmp_path / "home.annot"))
    home.begin_writing()
    other = add_article(home, NEW, title=TITLE)
    an = person(home, "An")
    claim = mark(home, other.id, an.id, "the loss at €2.6m", "claim")
    when = mark(home, other.id, an.id, "late on Monday night", "actor")
    mark(home, other.id, an.id, "Boats waited", "actor")
    tie(home, other.id, an.id, claim, when, "by")
    bundling.bundle(home, "An", tmp_path / "an.bundle")
    home.close()
    return project, tmp_path / "an.bundle"


def test_an_old_text_that_is_taken_in_is_hidden_and_its_labels_are_offered_to_their_annotator(late):
    project, bundle = late
    first = merging.plan(project, [bundle])
    (version,) = found_again(project, first.unknown)
    first.close()
    rows = project.article_rows("")
    planned = merging.plan(project, [bundle], older=[version.unknown.article_id])
    assert planned.refused == []
    merging.commit(project, planned)
    assert project.article_rows("") == rows
    assert project.article(version.unknown.article_id).state == SPLIT
    an = person(project, "An")
    found = reoffering.offered(project, version.found.article_id, an.id)
    assert found is not None
    assert [proposal.found for proposal in found.proposals] == [proposal.found for proposal in version.found.proposals]
    take(project, found)
    assert len(project.spans(version.found.article_id, an.id)) == 2


def test_the_same_bundle_again_changes_nothing_and_taken_back_all_is_as_before(late):
    project, bundle = late
    first = merging.plan(project, [bundle])
    older = [article.article_id for article in first.unknown]
    first.close()
    before = dump(project.path)
    report = merging.commit(project, merging.plan(project, [bundle], older=older))
    after = dump(project.path)
    second = merging.plan(project, [bundle], older=older)
    assert not second.changes
    second.close()
    third = merging.plan(project, [bundle])
    assert (third.changes, third.unknown) == (False, [])
    third.close()
    assert dump(project.path) == after
    merging.reverse(project, report.batch)
    assert dump(project.path) == before


def test_what_was_taken_in_hidden_travels_in_no_handout(late, tmp_path: Path):
    project, bundle = late
    first = merging.plan(project, [bundle])
    older = [article.article_id for article in first.unknown]
    first.close()
    merging.commit(project, merging.plan(project, [bundle], older=older))
    handed = bundling.handout(project, "An", tmp_path / "an.handout")
    assert set(handed.hashes) & set(older) == set()


def test_what_was_taken_in_hidden_is_in_no_number_and_no_export(late, tmp_path: Path, capsys):
    project, bundle = late
    path = project.path
    project.close()

    def told(*words: str, code: int = 0) -> str:
        assert main([words[0], str(path), *words[1:]]) == code
        return "".join(capsys.readouterr())

    nothing = told("export", "-o", str(tmp_path / "before.jsonl"), code=1)
    assert "nobody has begun an article" in nothing
    before = json.loads(told("stats", "--json"))
    told("merge", str(bundle), "--old-texts")
    after = json.loads(told("stats", "--json"))
    assert after == before
    assert told("export", "-o", str(tmp_path / "after.jsonl"), code=1) == nothing


def test_accepted_at_the_leads_it_comes_home_to_its_annotator(late, tmp_path: Path):
    project, bundle = late
    first = merging.plan(project, [bundle])
    (version,) = found_again(project, first.unknown)
    first.close()
    merging.commit(project, merging.plan(project, [bundle], older=[version.unknown.article_id]))
    here, an = version.found.article_id, person(project, "An")
    found = reoffering.offered(project, here, an.id)
    assert found is not None
    take(project, found)
    bundling.bundle(project, "An", tmp_path / "back.bundle")
    home = Project.open(tmp_path / "home.annot")
    home.begin_writing()
    planned = merging.plan(home, [tmp_path / "back.bundle"])
    assert (planned.failures, planned.refused) == ([], [])
    merging.commit(home, planned)
    assert home.spans(here, an.id) == project.spans(here, an.id)
    old = version.unknown.article_id
    assert home.article(old).state == "active"
    assert len(home.spans(old, an.id)) == 3
    found = reoffering.offered(home, here, an.id)
    assert found is not None
    assert reoffering.still_offered(found, home.spans(here, an.id), home.rejections(here, an.id)) == []
    home.close()


def test_the_command_line_says_how_much_is_found_again(late, capsys):
    project, bundle = late
    path = project.path
    project.close()
    assert main(["merge", str(path), str(bundle), "--dry-run"]) == 1
    said = capsys.readouterr()
    assert "“Harbour lights go out” is here in another version of its text: 2 of 3 labels are found again" in said.out
    assert main(["merge", str(path), str(bundle), "--dry-run", "--json"]) == 1
    (version,) = json.loads(capsys.readouterr().out)["versions"]
    assert (version["spans"], version["found"], version["lost"]) == (3, 2, 1)
    assert [proposal["label"] for proposal in version["proposals"]] == ["actor", "claim"]


def test_the_command_line_takes_old_texts_in_where_it_is_told_to(late, capsys):
    project, bundle = late
    path = project.path
    project.close()
    assert main(["merge", str(path), str(bundle), "--old-texts"]) == 0
    assert "merged" in capsys.readouterr().out
    opened = Project.open(path)
    here = old_article(opened)
    found = reoffering.offered(opened, here, person(opened, "An").id)
    opened.close()
    assert found is not None
    assert len(found.proposals) == 2


# Laws

_WORDS = st.lists(
    st.sampled_from(["Ông", "nói", "giá", "gạo", "tăng", "12.000", "người", "“", "”", "😀", "a\u0301", "\u2028", "\n"]),
    min_size=3,
    max_size=30,
)


def _spans(text: str, extents: list[tuple[int, int]]) -> list[Span]:
    found = []
    for number, (one, other) in enumerate(extents):
        start, end = sorted((one % len(text), other % len(text)))
        if text[start : end + 1].strip():
            found.append(
                Span(
                    id=f"s{number}",
                    article_id="a",
                    annotator_id="p",
                    start=start,
                    end=end + 1,
                    label=("claim", "actor", "figure")[number % 3],
                    quote=text[start : end + 1],
                )
            )
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_WORDS, _WORDS, _WORDS, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=6))
def test_what_is_accepted_quotes_the_text_it_lies_in(before, shared, after, extents):
    old = Article.from_text(" ".join([*before, *shared]))
    new = Article.from_text(" ".join([*shared, *after]))
    spans = _spans(old.text, extents)
    links = [
        Link(id="l", article_id="a", annotator_id="p", type="by", source_id=one.id, target_id=other.id)
        for one in spans
        for other in spans
        if (one.label, other.label) == ("claim", "actor")
    ][:1]
    found = again(CLAIMS, old, new, 1.0, spans, links)
    assert len(found.proposals) + len(found.lost) == len(spans)
    if not found.proposals:
        return
    work = annotating.Work.fresh(new.id, "p")
    edit = reoffering.accept(CLAIMS, new, work, (), (), found, found.proposals)
    made = {change.row_id: change.after for change in edit.changes if isinstance(change.after, Span)}
    assert len(made) == len(found.proposals)
    for span in made.values():
        assert new.text[span.start : span.end] == span.quote
    for change in edit.changes:
        if isinstance(change.after, Link):
            assert {change.after.source_id, change.after.target_id} <= made.keys()
