"""Searching: words and phrases with and without diacritics, in texts, labels and notes; for one viewer, in pages."""

from __future__ import annotations

import shutil
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.assignment import Assignment
from annotator.domain.edit import ArticleData
from annotator.domain.record import LabelledRecord
from annotator.domain.searching import (
    FLAG_NOTE,
    LABELS,
    NOTES,
    SPAN_NOTE,
    TEXT,
    TEXTS,
    TITLE,
    WORK_NOTE,
    Narrowing,
    Page,
    Question,
    Term,
    parsed,
    places,
)
from annotator.domain.span import Span
from annotator.domain.work import Annotator
from annotator.services import annotating, preparing
from annotator.services.searching import Searcher, Stopped, may_see_all
from annotator.services.statistics import corpus_of
from annotator.store.project import Project
from annotator.store.staging import Staging
from tests.labelled import PIECES
from tests.narrowing import narrowed

FILES = Path(__file__).parents[1] / "store" / "files"
FLEET = (
    "Tàu F-35 và “Mùa Đông” cập bến 😀. Giá 12.000 đồng, tức 7 %, không 12 000.\nMua dong ve; NEAR* OR (AND) nhắc.",
    unicodedata.normalize("NFD", "Bộ trưởng nói về mùa màng và đường sá."),
    "Bô\u0323 trươ\u0309ng nói lại về đê điều.",  # the tones apart, as windows-1258 has them
)


@pytest.fixture
def searcher(project: Project, tmp_path: Path) -> Iterator[Searcher]:
    """Searches in `project`, which has the texts of FLEET beside its own."""
    staging = Staging(tmp_path / "staging")
    for number, text in enumerate(FLEET):
        known = {"title": f"Hạm đội {number}", "source": "Tin Bến Cảng", "published": f"2024-0{number + 5}-02T10:00"}
        staging.add(LabelledRecord(article=Article.from_text(text, lang="vi", tags=("biển",)[:number], **known)))
    project.commit_staging(staging, name="import", source_sha256="")
    staging.close()
    with Searcher(project.path) as made:
        yield made


def asked(project: Project, typed: str, *, typing: bool = False, **more: Any) -> Question:
    known = {name: more.pop(name) for name in list(more) if name in Narrowing.__dataclass_fields__}
    who = {"viewer": project.lead, "sees_all": True} | more
    return Question(terms=parsed(typed, typing=typing), narrowing=narrowed(**known), **who)


def titles(page: Page) -> list[str]:
    return [result.title for result in page.results]


def found(project: Project, searcher: Searcher, typed: str, **more: Any) -> list[str]:
    """Return what was found, each with the words around which stand in the text."""
    page = searcher.page(asked(project, typed, **more), budget=60)
    assert page.after is None
    for result in page.results:
        text = project.article(result.article_id).text
        for hit in result.hits:
            if hit.kind in {"text", "span"}:
                assert text[hit.start : hit.end] == hit.found
                assert hit.before.removeprefix("…").strip() in text
    return titles(page)


# What was typed


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("", []),
        ("   ", []),
        ('"', []),
        ("cầu  sập", ["cầu", "sập"]),
        ('"cầu  sập" hai', ["cầu sập", "hai"]),
        ("“cầu sập", ["cầu sập"]),
        ("cầu cầu", ["cầu"]),
        ("«a b»c", ["a b", "c"]),
        ("F-35, 12.000", ["F-35,", "12.000"]),
    ],
)
def test_words_and_phrases_are_told_apart(typed: str, texts: list[str]) -> None:
    assert [term.text for term in parsed(typed)] == texts


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("cầu sậ", Term("sậ")),  # two letters would be half of all words
        ("cầu sập", Term("sập", begins=True)),
        ("cầu sập ", Term("sập")),
        ('"cầu sập"', Term("cầu sập")),
        ("100 %%%", Term("%%%")),
    ],
)
def test_the_word_being_typed_stands_for_all_that_begin_so(typed: str, last: Term) -> None:
    assert parsed(typed, typing=True)[-1] == last


# In texts


@pytest.mark.parametrize(
    ("typed", "exact", "expected"),
    [
        ("song lang", False, ["Cầu sập"]),
        ("sông Lăng", True, ["Cầu sập"]),
        ("song", True, []),
        ("lang song", False, ["Cầu sập"]),  # anywhere in the article
        ('"lang song"', False, []),
        ("ong", False, ["Cầu sập"]),  # a word, not a part of "sông"
        ("mùa đông", False, ["Hạm đội 0"]),
        ("mùa đông", True, ["Hạm đội 0"]),
        ("mua dong", True, ["Hạm đội 0"]),
        ('"mua dong"', False, ["Hạm đội 0"]),
        ("12.000", False, ["Cầu sập", "Hạm đội 0"]),
        ("F-35", False, ["Hạm đội 0"]),
        ("f-35", True, ["Hạm đội 0"]),
        ("%", False, ["Hạm đội 0"]),
        ("7 %", False, ["Hạm đội 0"]),
        ("😀", False, ["Cầu sập", "Hạm đội 0"]),
        ("NEAR*", False, ["Hạm đội 0"]),
        ("NEAR(a", False, []),
        ("OR", False, ["Hạm đội 0"]),
        ("text:sông", False, []),
        ("*", False, ["Hạm đội 0"]),
        ("'", False, []),
        ("bộ trưởng", True, ["Hạm đội 1", "Hạm đội 2"]),
        (unicodedata.normalize("NFD", "bộ trưởng"), True, ["Hạm đội 1", "Hạm đội 2"]),
        ("bo truong", False, ["Hạm đội 1", "Hạm đội 2"]),
        ("gia đình", True, ["Thư báo"]),  # over a no-break space
        ("", False, []),
        ("\0", False, []),
        ("khong-co-gi", False, []),
    ],
)
def test_what_is_found(project: Project, searcher: Searcher, typed: str, exact: bool, expected: list[str]) -> None:
    assert found(project, searcher, typed, exact=exact) == expected


def test_a_hit_has_its_words_and_those_around_it(project: Project, searcher: Searcher) -> None:
    (result,) = searcher.page(asked(project, "mong cau")).results
    first = result.hits[0]
    assert (first.before, first.found, first.after[:9]) == ("", "Cầu", " sông Lăn")
    assert {hit.found for hit in result.hits} == {"Cầu", "móng cầu"}
    assert result.count == 2


def test_the_last_word_goes_on_while_it_is_typed(project: Project, searcher: Searcher) -> None:
    assert found(project, searcher, "thu truo", typing=True) == []
    assert found(project, searcher, "bo truo", typing=True) == ["Hạm đội 1", "Hạm đội 2"]
    assert found(project, searcher, "bộ trưở", typing=True, exact=True) == ["Hạm đội 1", "Hạm đội 2"]
    assert found(project, searcher, "bo truo") == []


def test_articles_come_in_pages(project: Project, searcher: Searcher) -> None:
    question = asked(project, "ve")
    first = searcher.page(question, limit=1)
    assert (titles(first), first.after is not None) == (["Hạm đội 0"], True)
    second = searcher.page(question, after=first.after or 0, limit=5)
    assert (titles(second), second.after) == (["Hạm đội 1", "Hạm đội 2"], None)
    assert searcher.count(question) == (3, False)


def test_without_time_a_page_is_given_as_far_as_it_is_and_goes_on_from_there(
    project: Project, searcher: Searcher
) -> None:
    question, after, seen = asked(project, "ve"), 0, list[str]()
    while after is not None:
        page = searcher.page(question, after=after, budget=1e-9)
        seen += titles(page)
        after = page.after
    assert seen == ["Hạm đội 0", "Hạm đội 1", "Hạm đội 2"]


def test_articles_of_the_project_alone_not_split_ones(project: Project, searcher: Searcher, mai: Annotator) -> None:
    article = project.article(project.article_rows("")[0].id)
    before = ArticleData.of(article)
    project.apply(preparing.set_article_data(mai.id, before, replace(before, state="split")))
    assert found(project, searcher, "song lang") == []


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        ({"source": "Tin Bến Cảng"}, ["Hạm đội 0", "Hạm đội 1", "Hạm đội 2"]),
        ({"source": "nobody"}, []),
        ({"lang": "en"}, ["Harbour lights go out"]),
        ({"tag": "biển"}, ["Hạm đội 1", "Hạm đội 2"]),
        ({"first": "2024-06"}, ["Hạm đội 1", "Hạm đội 2"]),
        ({"last": "2024-05-02"}, ["Cầu sập", "Hạm đội 0"]),
        ({"first": "2024-05-03", "last": "2024-06"}, ["Hạm đội 1"]),
        ({"state": "todo", "lang": "en"}, ["Harbour lights go out"]),
        ({"state": "finished"}, ["Cầu sập"]),
        ({"flagged": True}, ["Cầu sập"]),
        ({"label": "figure"}, ["Cầu sập"]),
        ({"label": "denial"}, []),
    ],
)
def test_a_search_is_narrowed(
    project: Project,
    searcher: Searcher,
    mai: Annotator,
    article: Article,
    narrowing: dict[str, Any],
    expected: list[str],
) -> None:
    label(project, mai, article, "12.000 người", "figure")
    project.apply(annotating.flag(project.work(article.id, mai.id), True, "xem lại nhịp cầu"))
    project.apply(annotating.set_status(project.work(article.id, mai.id), "finished"))
    every = [title for typed in ("the", "ve", "lang") for title in found(project, searcher, typed, **narrowing)]
    assert sorted(every) == expected


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        (Narrowing(source=("Evening Bell", "Tin Bến Cảng", "nobody")), ["Hạm đội 0", "Hạm đội 1", "Hạm đội 2"]),
        (Narrowing(lang=("en", "vi")), ["Cầu sập", "Harbour lights go out", "Hạm đội 0", "Hạm đội 1", "Hạm đội 2"]),
        (Narrowing(state=("finished", "in_progress")), ["Cầu sập", "Harbour lights go out"]),
        (Narrowing(label=("claim", "figure")), ["Cầu sập", "Harbour lights go out"]),
        (Narrowing(label=("claim", "denial")), ["Harbour lights go out"]),
        (Narrowing(tag=("biển", "sông")), ["Hạm đội 1", "Hạm đội 2"]),
        (Narrowing(published=("2024-05-02", "2024-07")), ["Cầu sập", "Hạm đội 0", "Hạm đội 2"]),
        (Narrowing(published=("", "2024-07")), ["Harbour lights go out", "Hạm đội 2"]),
        (Narrowing(state=("todo", "finished"), published=("2024-06",)), ["Hạm đội 1"]),
        (Narrowing(flagged=True, state=("finished", "todo")), ["Cầu sập"]),
    ],
)
def test_of_several_values_of_a_filter_one_will_do_and_all_filters_hold(
    project: Project, searcher: Searcher, mai: Annotator, narrowing: Narrowing, expected: list[str]
) -> None:
    bridge, harbour = (project.article(row.id) for row in project.article_rows("")[:2])
    label(project, mai, bridge, "12.000 người", "figure")
    label(project, mai, harbour, "40 lamps failed", "claim")
    project.apply(annotating.flag(project.work(bridge.id, mai.id), True, "xem lại nhịp cầu"))
    project.apply(annotating.set_status(project.work(bridge.id, mai.id), "finished"))
    every = [
        title
        for typed in ("the", "ve", "lang")
        for title in titles(searcher.page(replace(asked(project, typed), narrowing=narrowing), budget=60))
    ]
    assert sorted(every) == expected
    matching = searcher.matching(replace(asked(project, ""), narrowing=narrowing))
    assert set(expected) <= {row.title for row in project.article_rows("") if row.id in matching}


def test_more_hits_of_one_article_are_listed(project: Project, searcher: Searcher) -> None:
    question = asked(project, "ve")
    (first, *_) = searcher.page(question, hits=0).results
    assert (first.count > 0, first.hits) == (True, ())
    more = searcher.article(question, first.article_id, hits=100)
    assert more is not None
    assert (more.count, len(more.hits)) == (first.count, first.count)
    assert searcher.article(asked(project, "zzz"), first.article_id, hits=9) is None
    assert searcher.article(question, "no such article", hits=9) is None


# In labels and notes


def label(project: Project, who: Annotator, article: Article, quote: str, kind: str, note: str = "") -> str:
    start = article.text.index(quote)
    work = project.work(article.id, who.id)
    present = project.spans(article.id, who.id)
    edit = annotating.add_span(project.scheme, article, work, present, start=start, end=start + len(quote), label=kind)
    project.apply(edit)
    span = edit.of(Span)[0].after
    assert isinstance(span, Span)
    if note:
        project.apply(annotating.set_note(project.work(article.id, who.id), span, note))
    return span.id


@pytest.fixture
def an(project: Project) -> Annotator:
    """The second annotator."""
    person = project.annotator_named("An")
    assert person is not None
    return person


@pytest.fixture
def labelled(project: Project, mai: Annotator, an: Annotator, article: Article) -> Project:
    """Both have labelled the bridge, each with notes of their own."""
    label(project, mai, article, "khoảng 12.000 người", "figure", "đếm lại số người")
    label(project, mai, article, "Ông Trần Mộc", "actor")
    label(project, an, article, "Sở Giao thông tỉnh Hạ Vân", "actor", "sở nào?")
    project.apply(annotating.flag(project.work(article.id, an.id), True, "cầu nào?"))
    project.apply(annotating.set_work_note(project.work(article.id, mai.id), "xong cầu"))
    return project


def test_words_are_found_inside_spans(labelled: Project, searcher: Searcher, mai: Annotator, an: Annotator) -> None:
    (result,) = searcher.page(asked(labelled, "nguoi", where=LABELS)).results
    (hit,) = result.hits
    assert (hit.found, hit.before[-7:], hit.after[:9], hit.label, hit.owner) == (
        "người",
        "12.000 ",
        " phải đi ",
        "figure",
        mai.id,
    )
    assert found(labelled, searcher, "nguoi", where=LABELS, label="actor") == []
    assert found(labelled, searcher, "Hạ Vân", where=LABELS, label="actor", exact=True) == ["Cầu sập"]
    assert found(labelled, searcher, "ha van", where=LABELS, annotator=mai.id) == []
    assert found(labelled, searcher, "ha van", where=LABELS, annotator=an.id) == ["Cầu sập"]
    assert found(labelled, searcher, "ha nguoi", where=LABELS) == []  # both in one span


def test_words_are_found_in_notes(labelled: Project, searcher: Searcher, mai: Annotator, an: Annotator) -> None:
    (result,) = searcher.page(asked(labelled, "cau", where=NOTES)).results
    assert [(hit.kind, hit.found, hit.owner) for hit in result.hits] == [
        (WORK_NOTE, "cầu", mai.id),
        (FLAG_NOTE, "cầu", an.id),
    ]
    (result,) = searcher.page(asked(labelled, "so", where=NOTES)).results
    assert [(hit.kind, hit.found, hit.before + hit.found + hit.after) for hit in result.hits] == [
        (SPAN_NOTE, "sở", "sở nào?"),
        (SPAN_NOTE, "số", "đếm lại số người"),
    ]
    assert found(labelled, searcher, "khong co", where=NOTES) == []


def test_who_annotates_blind_finds_nothing_of_the_others(
    labelled: Project, searcher: Searcher, mai: Annotator, an: Annotator
) -> None:
    assert (may_see_all(labelled, mai.id), may_see_all(labelled, an.id)) == (True, False)
    blind = {"viewer": an.id, "sees_all": may_see_all(labelled, an.id)}
    assert found(labelled, searcher, "nguoi", where=LABELS, **blind) == []
    assert found(labelled, searcher, "ha van", where=LABELS, **blind) == ["Cầu sập"]
    assert found(labelled, searcher, "dem", where=NOTES, **blind) == []
    assert found(labelled, searcher, "cau", where=NOTES, **blind) == ["Cầu sập"]
    assert found(labelled, searcher, "song", label="figure", **blind) == []
    assert found(labelled, searcher, "song", annotator=mai.id, **blind) == []
    assert found(labelled, searcher, "song", label="actor", **blind) == ["Cầu sập"]
    labelled.set_blind(blind=False)
    assert may_see_all(labelled, an.id)


WORDS = ("cau", "so", "nguoi", "ha van", "dem lai", "xong", "o", "song", "12.000", "the")
QUESTIONS = st.fixed_dictionaries(
    {
        "typed": st.sampled_from(WORDS),
        "where": st.sampled_from([TEXTS, LABELS, NOTES]),
        "label": st.sampled_from([(), ("figure",), ("actor",), ("actor", "figure"), ("claim", "denial")]),
        "state": st.sampled_from([(), ("todo",), ("in_progress", "finished"), ("finished",)]),
        "annotator": st.sampled_from([(), ("mai",), ("an",), ("an", "mai")]),
        "flagged": st.booleans(),
    }
)


@pytest.fixture
def alone(project_template: Path, tmp_path: Path, article: Article) -> Iterator[Project]:
    """What `labelled` is, had Mai done nothing."""
    with closing(Project.open(Path(shutil.copyfile(project_template, tmp_path / "alone.annot")))) as project:
        project.begin_writing()
        person = project.annotator_named("An")
        assert person is not None
        label(project, person, article, "Sở Giao thông tỉnh Hạ Vân", "actor", "sở nào?")
        project.apply(annotating.flag(project.work(article.id, person.id), True, "cầu nào?"))
        yield project


def test_whatever_is_asked_who_annotates_blind_is_answered_as_if_nobody_else_had_done_anything(
    labelled: Project, alone: Project, mai: Annotator, an: Annotator
) -> None:
    who = {"mai": mai.id, "an": an.id}
    labelled.apply(annotating.set_status(labelled.work(labelled.article_rows("")[1].id, mai.id), "finished"))
    with Searcher(labelled.path) as among, Searcher(alone.path) as only:

        @settings(max_examples=40)
        @given(QUESTIONS)
        def answers_alike(wanted: dict[str, Any]) -> None:
            wanted = dict(wanted)
            typed, where = wanted.pop("typed"), wanted.pop("where")
            narrowing = Narrowing(**wanted | {"annotator": tuple(who[name] for name in wanted["annotator"])})
            question = Question(
                terms=parsed(typed),
                where=where,
                narrowing=narrowing,
                viewer=an.id,
                sees_all=may_see_all(labelled, an.id),
            )
            pages = [searcher.page(question, hits=1, budget=60) for searcher in (among, only)]
            assert _said(pages[0]) == _said(pages[1])
            assert among.count(question) == only.count(question)
            assert among.matching(question) == only.matching(question)
            for result in pages[0].results:
                more = [searcher.article(question, result.article_id, hits=50) for searcher in (among, only)]
                assert _said(Page((more[0],), None)) == _said(Page((more[1],), None))

        answers_alike()
    assert corpus_of(labelled, an.id) == corpus_of(alone, an.id)
    assert corpus_of(labelled, mai.id) != corpus_of(alone, mai.id)


def _said(page: Page) -> list[object]:
    """Return all that a page says but the ids of spans, which are drawn by lot."""
    return [
        (replace(result, hits=()), [replace(hit, span=bool(hit.span)) for hit in result.hits])
        for result in page.results
    ]


def test_once_articles_are_assigned_others_find_theirs_alone(
    project: Project, searcher: Searcher, an: Annotator
) -> None:
    given = [Assignment.of(project.article_rows("")[1].id, an.id)]
    project.assign(given)
    assert found(project, searcher, "the", viewer=an.id) == ["Harbour lights go out"]
    assert found(project, searcher, "song lang", viewer=an.id) == []
    assert found(project, searcher, "song lang") == ["Cầu sập"]


# Beside


def test_a_search_can_be_stopped_from_another_thread(project: Project, searcher: Searcher) -> None:
    stopper = threading.Thread(target=searcher.stop)
    stopper.start()
    stopper.join()
    with pytest.raises(Stopped):
        searcher.page(asked(project, "song"))
    searcher.go_on()
    assert found(project, searcher, "song lang") == ["Cầu sập"]


def test_a_file_from_before_the_index_is_read_through(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(FILES / "v1.annot", tmp_path / "old.annot"))
    with closing(Project.open(path)) as project, Searcher(path) as searcher:
        mai = project.annotator_named("Mai")
        assert mai is not None
        assert found(project, searcher, "thep cu") == ["Cầu sập"]
        assert found(project, searcher, "thep cu", tag="biển") == []
        assert found(project, searcher, "kiem tra", where=LABELS, annotator=mai.id) == ["Cầu sập"]
        assert found(project, searcher, "khong co", where=NOTES) == []


@given(
    st.lists(st.sampled_from([*PIECES, "*", "(", "NEAR", ":", "^", "%", "'"]), max_size=6).map("".join), st.booleans()
)
def test_whatever_is_typed_is_words(project_template: Path, typed: str, exact: bool) -> None:
    """Signs that mean something to the index mean nothing here: what is found has the words, what has them is found."""
    terms = parsed(typed, typing=True)
    with closing(Project.open(project_template)) as project, Searcher(project_template) as searcher:
        texts = {row.id: project.article(row.id).text for row in project.article_rows("")}
        question = Question(terms=terms, exact=exact, sees_all=True)
        results = searcher.page(question, budget=float("inf")).results
        assert [one.article_id for one in results] == [
            article for article, text in texts.items() if terms and places(text, terms, exact=exact)
        ]
        for one in results:
            assert one.count == len(places(texts[one.article_id], terms, exact=exact))
        assert searcher.count(question, budget=float("inf")).articles >= len(results)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join), st.data())
def test_every_hit_is_whole_words_of_the_text(text: str, data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(text.split() or ["x"]))
    for start, end in places(text, parsed(words), exact=False):
        assert 0 <= start < end <= len(text)
        assert not (text[start - 1 : start].isalnum() and text[start].isalnum())


def test_words_of_a_title_are_found_where_the_text_lacks_them(project: Project, searcher: Searcher):
    page = searcher.page(asked(project, "ham doi"), budget=60)
    assert titles(page) == ["Hạm đội 0", "Hạm đội 1", "Hạm đội 2"]
    assert [(hit.kind, hit.found) for hit in page.results[0].hits] == [(TITLE, "Hạm đội")]
    assert searcher.count(asked(project, "ham doi"), budget=60).articles == 3
    assert titles(searcher.page(asked(project, "hạm đội", exact=True), budget=60)) == titles(page)
    assert not searcher.page(asked(project, "hàm đội", exact=True), budget=60).results
    assert not searcher.page(asked(project, "hạm độ"), budget=60).results, "whole words"


def test_words_may_be_parted_between_title_and_text(project: Project, searcher: Searcher):
    page = searcher.page(asked(project, "hạm đường"), budget=60)
    assert [(one.title, [hit.kind for hit in one.hits]) for one in page.results] == [("Hạm đội 1", [TITLE, TEXT])]
    assert searcher.count(asked(project, "hạm đường"), budget=60).articles == 1
    assert not searcher.page(asked(project, "hạm zzz"), budget=60).results


def test_a_title_and_a_narrowing_both_count_and_words_of_the_text_come_first(project: Project, searcher: Searcher):
    assert titles(searcher.page(asked(project, "đội", tag="biển"), budget=60)) == ["Hạm đội 1", "Hạm đội 2"]
    page = searcher.page(asked(project, "mùa"), budget=60)
    assert {hit.kind for one in page.results for hit in one.hits} == {TEXT}


def test_a_title_that_changes_is_found_by_its_new_words(project: Project, searcher: Searcher, mai: Annotator):
    first = searcher.page(asked(project, "hạm đội 0"), budget=60).results[0]
    article = project.article(first.article_id)
    before = ArticleData.of(article)
    project.apply(preparing.set_article_data(mai.id, before, replace(before, title="Kho thóc cháy")))
    assert not searcher.page(asked(project, "hạm đội 0"), budget=60).results
    assert titles(searcher.page(asked(project, "kho thoc"), budget=60)) == ["Kho thóc cháy"]
    assert titles(searcher.page(asked(project, "kho tho", typing=True), budget=60)) == ["Kho thóc cháy"]


def test_a_title_is_found_in_one_article_alone_too(project: Project, searcher: Searcher):
    first = searcher.page(asked(project, "hạm đội 1"), budget=60).results[0]
    with Searcher(project.path) as fresh:
        assert fresh.article(asked(project, "hạm đội 1"), first.article_id, hits=5) == first
        assert fresh.article(asked(project, "hạm đội 2"), first.article_id, hits=5) is None
