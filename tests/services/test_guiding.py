"""The guidelines in the reader's language, where there are both; their versions, entries, and what these outdate."""

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import StaleEdit, UserError
from annotator.domain.scheme import Scheme
from annotator.domain.work import Annotator
from annotator.services import annotating
from annotator.services.creating import shipped_guidelines
from annotator.services.guiding import (
    example_of,
    only_adds,
    save_guidelines,
    shown_guidelines,
    spans_to_look_at,
    with_entry,
)
from annotator.services.history import History
from annotator.store.project import Project


def test_the_guidelines_that_ship_are_read_in_the_interfaces_language():
    for stored in ("vi", "en"):
        for lang in ("vi", "en"):
            assert shown_guidelines(shipped_guidelines(stored), lang) == shipped_guidelines(lang)


def test_a_projects_own_guidelines_stay_as_they_are():
    own = shipped_guidelines("en") + "\nOne rule more."
    assert shown_guidelines(own, "vi") == own
    assert shown_guidelines("", "vi") == ""


@pytest.mark.parametrize(
    ("before", "after", "adds"),
    [
        ("# One\n\n- rule", "# One\n\n- rule\n- an example", True),
        ("# One\n\n- rule", "Above\n# One\n- rule", True),
        ("# One\n- rule  ", "# One\n\n\n- rule", True),
        ("# One\n- rule", "# One\n- rule", True),
        ("# One\n- rule", "# One\n- rule that is longer", False),
        ("# One\n- rule", "# One", False),
        ("- one\n- two", "- two\n- one", False),
        ("- one\n- one", "- one", False),
        ("", "# The first rule", False),
    ],
)
def test_lines_are_only_added_where_all_that_was_said_stands_as_it_did(before: str, after: str, adds: bool):
    assert only_adds(before, after) == adds


def test_an_entry_only_adds_lines(scheme: Scheme):
    for label in ("claim", "denial", "figure"):
        assert only_adds(PAGE, with_entry(PAGE, scheme, label, "Titles are inside.", "“a **b** c”"))


# Versions


def test_the_lead_adds_a_version_and_nobody_overwrites_one_they_have_not_seen(project: Project, mai: Annotator):
    first = project.guidelines
    assert save_guidelines(project, "# One\n", seen=first.version, by=mai.id) == first.version + 1
    assert project.guidelines.text == "# One\n"
    with pytest.raises(StaleEdit, match="have been changed meanwhile"):
        save_guidelines(project, "# Two\n", seen=first.version, by=mai.id)
    other = project.add_annotator("Bình")
    with pytest.raises(UserError, match="Only the lead changes the guidelines"):
        save_guidelines(project, "# Two\n", seen=project.guidelines.version, by=other.id)
    assert [found.version for found in project.guidelines_versions()] == [first.version, first.version + 1]


def test_the_same_text_is_no_new_version(project: Project, mai: Annotator):
    seen = project.guidelines
    assert save_guidelines(project, seen.text, seen=seen.version, by=mai.id) == seen.version


PAGE = "# Rules\n\n## 1. Claim (C)\n\nWhat is said.\n\n- One rule.\n\n## 2. Denial (D)\n\nWhat is rejected.\n"


def test_an_entry_stands_at_the_end_of_its_label(scheme: Scheme):
    page = with_entry(PAGE, scheme, "claim", "Titles\nare inside.", "“a **b** c”")
    assert "- One rule.\n- Titles are inside. “a **b** c”\n\n## 2. Denial (D)" in page
    page = with_entry(PAGE, scheme, "denial", "No.", "“x”")
    assert page.endswith("What is rejected.\n\n- No. “x”\n")
    assert with_entry(PAGE, scheme, "figure", "Count.", "“x”").endswith("What is rejected.\n\n- Count. “x”\n")
    assert with_entry("", scheme, "figure", "Count.", "“x”") == "- Count. “x”\n"


def test_an_example_shows_the_span_in_its_paragraph():
    article = Article.from_text("Đầu đề\nÔng Kern *nói* không có tàu.\nHết")
    start = article.text.index("không có tàu")
    assert example_of(article, start, start + 12) == "“Ông Kern \\*nói\\* **không có tàu**.”"


def test_spans_made_before_their_section_changed_are_listed(project: Project, mai: Annotator):
    save_guidelines(project, PAGE, seen=project.guidelines.version, by=mai.id)
    article = project.article(project.article_rows("")[0].id)
    history = History(project, mai.id)
    for at, label in ((0, "claim"), (10, "denial")):
        work, present = project.work(article.id, mai.id), project.spans(article.id, mai.id)
        history.do(annotating.add_span(project.scheme, article, work, present, start=at, end=at + 5, label=label))
    assert spans_to_look_at(project, mai.id) == []
    save_guidelines(project, PAGE.replace("One rule", "Two rules"), seen=project.guidelines.version, by=mai.id)
    (found,) = spans_to_look_at(project, mai.id)
    assert (found.label, found.article_id, found.version) == ("claim", article.id, project.guidelines.version - 1)


def test_a_minor_version_outdates_the_spans_of_its_section_too(project: Project, mai: Annotator):
    save_guidelines(project, PAGE, seen=project.guidelines.version, by=mai.id)
    article = project.article(project.article_rows("")[0].id)
    work, present = project.work(article.id, mai.id), project.spans(article.id, mai.id)
    edit = annotating.add_span(project.scheme, article, work, present, start=0, end=5, label="claim")
    History(project, mai.id).do(edit)
    page = with_entry(PAGE, project.scheme, "claim", "Titles are inside.", "“a **b** c”")
    save_guidelines(project, page, seen=project.guidelines.version, by=mai.id, minor=True)
    assert [found.label for found in spans_to_look_at(project, mai.id)] == ["claim"]
