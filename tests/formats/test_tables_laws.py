"""Rows that were written as a table or dump come back as they were: the same texts, the same metadata."""

import csv
import io
import json

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import stored_text
from annotator.domain.columns import Choices, ColumnMapping
from annotator.formats import records, sheets, tables

COLUMNS = ("title", "content", "source", "external_id", "note")
MAPPING = ColumnMapping(text=("content",), title="title", source="source", external_id="external_id")
LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
IN_XML = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\n\t")


def rows_of(letters: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    samples = st.sampled_from(
        ('Ông nói: "không"; rồi, đi\tvề\n', "Thu\u031b\u0323 ba\u0301o 👨\u200d👩\u200d👧\u2028x", "_x000D_ x005F_")
    )
    texts = st.text(letters, min_size=1, max_size=60) | samples
    row = st.fixed_dictionaries(
        {
            "title": texts.filter(str.strip),
            "content": texts.filter(lambda text: text.replace("\ufeff", "").strip()),
            "source": st.text(letters, max_size=20).filter(lambda text: not text.lower().lstrip().startswith("http")),
            "external_id": st.text(letters, max_size=12),
            "note": st.text(letters, max_size=12),
        }
    )
    return st.lists(row, min_size=1, max_size=6)


def check(rows: list[dict[str, str]], found: list[tables.Found]) -> None:
    assert [one.record.article.text for one in found] == [stored_text(row["content"]) for row in rows]
    for row, one in zip(rows, found, strict=True):
        article = one.record.article
        assert (article.title, article.source, article.external_id) == (row["title"], row["source"], row["external_id"])
        assert one.record.extra == ({"note": row["note"]} if row["note"] else {})


def written(rows: list[dict[str, str]], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([row[column] for column in COLUMNS] for row in rows)
    return out.getvalue().encode()


@given(rows_of(LETTERS), st.sampled_from([",", ";", "\t", "|"]))
def test_rows_of_a_csv_come_back(rows: list[dict[str, str]], delimiter: str):
    choices = Choices(mapping=MAPPING, delimiter=delimiter, has_header=True)
    check(rows, list(tables.read(written(rows, delimiter), choices)))


@given(rows_of(LETTERS))
def test_records_come_back(rows: list[dict[str, str]]):
    choices = Choices(mapping=MAPPING)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    check(rows, list(records.read(lines, choices)))
    check(rows, list(records.read(json.dumps(rows, indent=1).encode(), choices)))


def escaped(text: str) -> str:
    """Write a text as Excel does: what would read as an escape is escaped."""
    return text.replace("_x", "_x005F_x")


@given(rows_of(IN_XML))
def test_rows_of_a_workbook_come_back(rows: list[dict[str, str]]):
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(COLUMNS)
    for at, row in enumerate(rows, 2):
        for column, name in enumerate(COLUMNS, 1):
            cell = sheet.cell(at, column, escaped(row[name]) or None)
            if row[name]:
                cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    check(rows, list(sheets.read(out.getvalue(), Choices(mapping=MAPPING, has_header=True))))
