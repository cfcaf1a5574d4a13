"""Agreement told for a paper: every number with its source, in three forms and in the reader's language."""

import csv
import io
import re
import string
from dataclasses import replace

import pytest

from annotator.services.agreement import reasons, telling
from annotator.services.agreement.results import Measured, Note
from annotator.services.agreement.telling import CSV, FORMS, LATEX, MARKDOWN, methods, rows, shown, table
from tests.services.agreement.people import measured
from tests.services.agreement.test_laws import many

TEMPLATES = [
    value
    for module in (telling, reasons)
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, str) and " " in value
]


@pytest.fixture(scope="module")
def agreement():
    found = measured(many(12))
    return replace(found, coverage=replace(found.coverage, version=(1, 2), compared=12))


def test_the_paragraph_names_variants_sources_resamples_form_and_coverage(agreement):
    said = methods(agreement)
    for words in (
        "Hripcsak & Rothschild 2005", "Wiebe et al. (2005)", "Krippendorff 2004, 2018", "Kuhn 1955; Munkres 1957",
        "2000 resamples", "outer quotation marks", "12 of 12", "3 annotators", "version 2 of the guidelines",
        "averaged over the pairs (3)",
    ):  # fmt: skip
        assert words in said
    assert shown(agreement.strict_f1.overall) in said
    assert re.fullmatch(r"0\.\d{3} \[0\.\d{3}, 0\.\d{3}\]", shown(agreement.strict_f1.overall))


def test_what_is_left_out_for_its_version_is_said(agreement):
    note = Note(reasons.LEFT_OUT, {"articles": 4})
    said = methods(replace(agreement, coverage=replace(agreement.coverage, notes=(note,))))
    assert said.endswith(" under their versions of scheme or guidelines something else was to be marked: 4.")


def test_every_measure_is_in_the_table_with_its_source(agreement):
    found = rows(agreement)
    assert all(row.source for row in found)
    told = {id(row.measured) for row in found}
    for name in agreement.__dataclass_fields__:
        measure = getattr(agreement, name)
        if hasattr(measure, "overall"):
            assert id(measure.overall) in told, name


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_a_line_for_each_number(agreement, form):
    lines = table(agreement, form).splitlines()
    around = {MARKDOWN: 2, LATEX: 6, CSV: 1}.get(form, 1)
    assert len(lines) == len(rows(agreement)) + around


def test_csv_has_unrounded_numbers_and_the_reason_where_there_is_none(agreement):
    read = list(csv.DictReader(io.StringIO(table(agreement, CSV))))
    assert float(read[0]["Value"]) == agreement.strict_f1.overall.value
    undefined = [row for row in read if row["Value"] == ""]
    assert undefined
    assert all(row["Note"].startswith("undefined, because") for row in undefined)


def test_latex_and_markdown_keep_signs_that_mean_something_there(agreement):
    latex = table(agreement, LATEX)
    assert "Hripcsak \\& Rothschild" in latex
    assert "95 \\% interval" in latex
    assert " & " in latex
    body = latex.splitlines()[4]
    assert body.count(" & ") == 6
    assert all(line.count(" | ") == 6 for line in table(agreement, MARKDOWN).splitlines())


def test_undefined_is_neither_nought_nor_one():
    nothing = Measured(value=None, notes=(Note(reasons.NO_LINKS),))
    assert shown(nothing) == "undefined"
    assert nothing.to_json()["value"] is None
    assert nothing.to_json()["note"] == "undefined, because nobody linked anything here"


def test_it_speaks_the_language_it_is_given(agreement):
    def shouting(template: str) -> str:
        places = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        return "!" + " ".join(f"{{{name}}}" for name in sorted(places)) + "!"

    assert "Strict" not in table(agreement, MARKDOWN, shouting)
    assert "articles" not in methods(agreement, shouting)


@pytest.mark.parametrize("template", TEMPLATES)
def test_templates_can_be_filled(template):
    places = {name: 1 for _, name, _, _ in string.Formatter().parse(template) if name}
    assert template.format(**places)
