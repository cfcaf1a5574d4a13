"""Comparing people in a real project file: who counts, what is read again, and what the command line prints."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import cli
from annotator.domain.edit import Change, Edit
from annotator.domain.work import FINISHED, IN_PROGRESS
from annotator.services import annotating, importing
from annotator.services.agreement.as_json import as_json
from annotator.services.agreement.evidence import MEASURES, Asked
from annotator.services.agreement.telling import methods
from annotator.services.comparing import Cache, behind, compare
from annotator.services.jobs import Stopped
from annotator.services.sample import sample_project
from annotator.store.project import Project

TEXTS = [f"Bài {number}: ông Lâm nói rằng {number} người đã về." for number in range(14)]


def line(number: int, annotator: str, **more):
    text = TEXTS[number]
    said, end = text.index("ông Lâm"), text.index(" người")
    spans = [
        {"start": said, "end": said + 7, "label": "actor"},
        {"start": end - len(str(number)), "end": end + 6, "label": "figure"},
    ]
    if annotator == "Nam" and number % 3 == 0:
        spans[0]["label"] = "claim"
    return {"text": text, "annotator": annotator, "status": "finished", "spans": spans, **more}


def bring(project: Project, folder: Path, *records) -> None:
    path = folder / "labels.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    report = importing.commit(project, importing.plan(project, [path]))
    assert not report.failures


@pytest.fixture
def labelled(project: Project, tmp_path: Path) -> Project:
    """Twelve articles that Hoa and Nam finished, one that only Hoa did, and one that Nam has begun."""
    bring(
        project,
        tmp_path,
        *(line(number, who) for number in range(12) for who in ("Hoa", "Nam")),
        line(12, "Hoa"),
        line(13, "Hoa"),
        line(13, "Nam", status="in_progress"),
    )
    return project


def person(project: Project, name: str) -> str:
    found = project.annotator_named(name)
    assert found is not None
    return found.id


def moved(project: Project, article_id: str, name: str) -> None:
    """Move the end of somebody's first span by one character."""
    span = project.spans(article_id, person(project, name))[0]
    text = project.article(article_id).text
    after = replace(span, end=span.end + 1, quote=text[span.start : span.end + 1])
    project.apply(Edit("move", article_id, span.annotator_id, (Change(span, after),)))


def with_status(project: Project, article_id: str, name: str, status: str) -> None:
    work = project.work(article_id, person(project, name))
    project.apply(annotating.set_status(work, status))


def first_article(project: Project) -> str:
    return min(compare(project).titles)


def test_only_articles_that_two_have_finished_count(labelled: Project):
    found = compare(labelled)
    coverage = found.coverage
    assert (coverage.articles, coverage.finished, coverage.finished_by_two, coverage.compared) == (
        17,
        14,
        12,
        12,
    )
    assert len(coverage.alone) == 2
    assert {one.name for one in found.annotators} == {"Hoa", "Nam"}
    assert found.spans[person(labelled, "Hoa")] == {"actor": 12, "figure": 12}
    assert found.strict_f1.overall.value == (12 + 8) / 24
    assert found.strict_f1.overall.low is not None
    assert len(found.strict_f1.by_article) == 12
    assert found.confusion[tuple(sorted((person(labelled, "Hoa"), person(labelled, "Nam"))))]


def test_work_under_other_guidelines_is_never_in_the_same_figure(labelled: Project):
    with closing(sqlite3.connect(labelled.path)) as base:
        base.execute("INSERT INTO guidelines SELECT 2, 'other', 'Mark less.', added, 0 FROM guidelines")
        nam = base.execute("SELECT n FROM annotator WHERE name = 'Nam'").fetchone()[0]
        articles = [
            row[0] for row in base.execute("SELECT article FROM work WHERE annotator = ? ORDER BY article", (nam,))
        ]
        base.execute("UPDATE work SET guidelines_version = 1")
        base.execute("UPDATE work SET guidelines_version = 2 WHERE article IN (?, ?, ?)", articles[:3])
        base.execute("UPDATE work SET guidelines_version = 2 WHERE annotator = ? AND article = ?", (nam, articles[3]))
        base.commit()
    found = compare(labelled)
    assert found.coverage.version == (1, 1)
    assert found.coverage.by_version == {(1, 1): 8, (1, 2): 3}
    assert (found.coverage.finished_by_two, found.coverage.compared) == (12, 8)
    assert found.coverage.notes[0].values == {"articles": 4}
    assert compare(labelled, version=(1, 2)).coverage.compared == 3


def with_guidelines(project: Project, *minor: bool) -> None:
    """Add versions 2, 3 ... of the guidelines, each a minor one or not; a third of the articles is of each of three."""
    with closing(sqlite3.connect(project.path)) as base:
        base.executemany(
            "INSERT INTO guidelines SELECT ?, 'sha' || ?, 'Rules ' || ?, added, ? FROM guidelines WHERE version = 1",
            [(number, number, number, flag) for number, flag in enumerate(minor, 2)],
        )
        base.execute("UPDATE work SET guidelines_version = 1 + article % 3")
        base.commit()


def test_an_example_added_in_the_middle_splits_no_figure(labelled: Project):
    before = compare(labelled)
    with_guidelines(labelled, True, True)
    found = compare(labelled)
    assert found.coverage.version == (1, 1)
    assert found.coverage.by_version == {(1, 1): 12}
    assert (found.coverage.compared, found.coverage.guidelines_to, found.coverage.notes) == (12, 3, ())
    assert found.strict_f1 == before.strict_f1
    assert before.coverage.guidelines_to == 1
    assert "under version 1 of the scheme and version 1 (to 3) of the guidelines" in methods(found)
    assert len(behind(labelled, Asked(measure="strict_f1"))) == 12


def test_a_change_of_what_is_marked_does(labelled: Project):
    with_guidelines(labelled, False, True)
    found = compare(labelled)
    assert found.coverage.version == (1, 2), "by the number of the first of the major"
    assert found.coverage.by_version == {(1, 1): 4, (1, 2): 8}
    assert (found.coverage.compared, found.coverage.guidelines_to) == (8, 3)
    assert found.coverage.notes[0].values == {"articles": 4}
    assert as_json(found)["coverage"]["version"] == {"scheme": 1, "guidelines": 2}
    first = compare(labelled, version=(1, 1))
    assert (first.coverage.compared, first.coverage.guidelines_to) == (4, 1)
    assert "version 1 of the guidelines" in methods(first)


def test_two_people_under_a_major_and_its_minor_version_are_compared(labelled: Project):
    with_guidelines(labelled, True, False)
    with closing(sqlite3.connect(labelled.path)) as base:
        base.execute("UPDATE work SET guidelines_version = 1 + annotator % 2")
        base.commit()
    assert compare(labelled).coverage.compared == 12


@pytest.mark.parametrize(("change", "versions"), [("names", 1), ("colours", 1), ("retired", 2), ("attribute", 2)])
def test_versions_of_the_scheme_count_as_one_where_only_looks_differ(labelled: Project, change: str, versions: int):
    content = json.loads(labelled.scheme.to_json()) | {"version": 2}
    label = content["labels"][0]
    match change:
        case "names":
            label["names"]["en"] = "Statement"
        case "colours":
            label["colours"]["light"]["tint"] = "#123456"
        case "retired":
            label["retired"] = True
        case _:
            label["attributes"].append({"id": "more", "type": "flag", "names": {"en": "more"}})
    with closing(sqlite3.connect(labelled.path)) as base:
        row = (json.dumps(content), "2")
        base.execute("INSERT INTO scheme SELECT 2, id, 'other', ?, ? FROM scheme", row)
        base.execute("UPDATE work SET scheme_version = 1 + (article % 2)")
        base.commit()
    assert len(compare(labelled).coverage.by_version) == versions


def test_work_without_versions_counts_as_that_of_the_newest(labelled: Project):
    with closing(sqlite3.connect(labelled.path)) as base:
        base.execute("UPDATE work SET guidelines_version = 0 WHERE article % 2")
        base.commit()
    assert compare(labelled).coverage.compared == 12


def test_a_later_version_with_the_same_content_is_no_other_version(labelled: Project):
    with closing(sqlite3.connect(labelled.path)) as base:
        base.execute("INSERT INTO guidelines SELECT 2, sha256, text, added, 0 FROM guidelines")
        base.execute("UPDATE work SET guidelines_version = 2 WHERE article % 2")
        base.commit()
    assert compare(labelled).coverage.compared == 12


def recounted(project: Project, cache: Cache) -> list[str]:
    """Compare with a cache, check it against comparing all anew, and return the titles of what was read again."""
    told: list[str] = []
    found = compare(project, cache=cache, progress=lambda _done, _total, title: told.append(title))
    assert found == compare(project)
    return told


def test_what_did_not_change_is_not_counted_again(labelled: Project):
    cache = Cache()
    assert len(recounted(labelled, cache)) == 12
    assert recounted(labelled, cache) == []
    article_id = first_article(labelled)
    moved(labelled, article_id, "Nam")
    assert recounted(labelled, cache) == [labelled.article(article_id).title]


def test_reopened_work_counts_no_more_and_finished_work_counts(labelled: Project):
    cache = Cache()
    recounted(labelled, cache)
    article_id = first_article(labelled)
    with_status(labelled, article_id, "Nam", IN_PROGRESS)
    assert recounted(labelled, cache) == []
    assert compare(labelled, cache=cache).coverage.compared == 11
    moved(labelled, article_id, "Nam")
    with_status(labelled, article_id, "Nam", FINISHED)
    assert len(recounted(labelled, cache)) == 1
    assert compare(labelled, cache=cache).coverage.compared == 12


def test_what_another_process_or_an_import_changed_is_seen(labelled: Project, tmp_path: Path):
    cache = Cache()
    with closing(Project.open(labelled.path)) as reader:
        recounted(reader, cache)
        article_id = first_article(labelled)
        moved(labelled, article_id, "Hoa")
        assert len(recounted(reader, cache)) == 1
        bring(labelled, tmp_path, line(12, "Nam"))
        assert len(recounted(reader, cache)) == 13
        assert compare(reader, cache=cache).coverage.compared == 13


def test_another_file_in_the_place_of_the_project_is_counted_anew(labelled: Project):
    cache = Cache()
    copy = labelled.path.with_name("copy.annot")
    labelled.save_copy(copy)
    article_id = first_article(labelled)
    moved(labelled, article_id, "Nam")
    recounted(labelled, cache)
    with closing(Project.open(copy)) as other:
        other.begin_writing()
        moved(other, article_id, "Hoa")
        moved(other, article_id, "Hoa")
        assert len(recounted(other, cache)) == 12


def test_it_can_be_cancelled_and_goes_on_from_there(labelled: Project):
    cache = Cache()
    asked = iter([False] * 5 + [True])
    with pytest.raises(Stopped):
        compare(labelled, cache=cache, cancelled=lambda: next(asked))
    assert len(recounted(labelled, cache)) == 7


def test_over_time_by_the_month_in_which_the_later_of_both_finished(labelled: Project):
    assert compare(labelled).over_time == ()
    article_id = first_article(labelled)
    for name in ("Hoa", "Nam"):
        with_status(labelled, article_id, name, IN_PROGRESS)
        with_status(labelled, article_id, name, FINISHED)
    ((month, told),) = compare(labelled).over_time
    assert len(month) == 7
    assert (told.articles, told.n) == (1, 4)
    assert told.value == compare(labelled).strict_f1.by_article[article_id].value


@pytest.mark.parametrize("measure", MEASURES)
def test_behind_a_number_stand_the_articles_and_spans(tmp_path: Path, measure: str):
    with closing(sample_project(tmp_path / "samples.annot")) as project:
        (article,) = behind(project, Asked(measure=measure))
        text = project.article(article.article_id).text
        assert article.title
        assert 0 < article.agreeing < len(article.evidence)
        for one in article.evidence:
            assert 0 <= one.start < one.end <= len(text)
        assert behind(project, Asked(measure=measure, article_id="another")) == []
        assert behind(project, Asked(measure=measure, pair=("nobody", "nothing"))) == []


def test_the_sample_pair_end_to_end(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    path = tmp_path / "samples.annot"
    sample_project(path).close()
    assert cli.main(["agreement", str(path), "--json"]) == 0
    out, err = capfd.readouterr()
    found = json.loads(out)
    assert err == ""
    assert found["coverage"]["finished_by_two"] == 1
    assert found["strict_f1"]["overall"] == {
        "value": 0.725,
        "low": None,
        "high": None,
        "n": 80,
        "articles": 1,
        "sd": None,
        "note": "no interval: too few articles (1, at least 10 are needed)",
    }
    assert set(found["strict_f1"]["by_pair"]) == {"Bình|Mai"}
    assert found["annotators"]["Mai"]["spans"] == 40
    assert found["strict_f1"]["by_label"]["claim"]["value"] == 12 / 22
    assert found["attributes"]["by_label"]["figure.low"]["value"] is None
    assert found["attributes"]["by_label"]["figure.low"]["note"]
    assert found["polarity_flips"]["overall"]["value"] == found["kinds"]["polarity"] == 2
    assert set(found) == {
        "coverage", "annotators", "strict_f1", "relaxed_f1", "span_f1", "agr", "char_alpha", "label_agreement",
        "boundary", "attributes", "value_agreement", "links", "polarity_flips", "kinds", "over_time",
    }  # fmt: skip
    assert cli.main(["agreement", str(path)]) == 0
    table = capfd.readouterr().out
    assert "Strict F1 (same extent and label)" in table
    assert "0.725" in table
    assert "undefined" in table
    assert "Articles that one person alone has finished, and in no figure: 1." in table


def test_a_project_that_nobody_finished_has_no_number(project: Project, capfd: pytest.CaptureFixture[str]):
    assert cli.main(["agreement", str(project.path), "--json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["coverage"]["finished_by_two"] == 0
    assert found["coverage"]["version"] is None
    assert found["strict_f1"]["overall"]["value"] is None
    assert "undefined, because no article was finished by two people" in found["strict_f1"]["overall"]["note"]
    for measure in ("strict_f1", "span_f1", "char_alpha", "label_agreement", "boundary", "attributes", "links"):
        by_part = found[measure]["by_label"]
        assert by_part, measure
        assert {part["value"] for part in by_part.values()} == {None}
        assert all(part["note"] for part in by_part.values())
    assert found["coverage"]["finished"] == len(found["coverage"]["only_one"])
    assert cli.main(["agreement", str(project.path)]) == 0
    assert "none was finished by two annotators" in capfd.readouterr().out


def test_the_command_line_says_what_is_wrong(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    assert cli.main(["agreement", str(tmp_path / "none.annot")]) == 1
    assert "does not exist" in capfd.readouterr().err


def test_nothing_heavy_is_imported_before_it_is_asked_for():
    program = "import sys; from annotator.services import comparing; print({'numpy', 'scipy'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
