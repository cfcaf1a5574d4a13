"""Headings of a Markdown text, and the section of a label."""

from __future__ import annotations

import pytest

from annotator.domain.headings import Heading, headings, section_of
from annotator.paths import resource

TEXT = """# What to mark

Some words. # no heading
## 1. Claim (C) ##
```
## inside code
```
   ### Forms of **reported** speech
#hashtag
####### seven
## Figures & sums
"""


def test_headings_come_with_their_level_and_without_marks():
    assert headings(TEXT) == [
        Heading(1, "What to mark"),
        Heading(2, "1. Claim (C)"),
        Heading(3, "Forms of reported speech"),
        Heading(2, "Figures & sums"),
    ]


def test_code_that_is_never_closed_hides_the_rest():
    assert headings("# a\n~~~\n# b\n```\n# c") == [Heading(1, "a")]


@pytest.mark.parametrize(
    ("key", "names", "section"),
    [
        ("C", ["Denial"], "1. Claim (C)"),
        ("X", ["Figure", "Số liệu"], "Figures & sums"),
        ("X", ["Place", ""], ""),
        ("", ["claim"], "1. Claim (C)"),
    ],
)
def test_the_section_of_a_label_has_its_key_or_its_name(key, names, section):
    assert section_of(headings(TEXT), key, names) == section


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_label_of_the_claims_scheme_has_a_section_in_the_guidelines_that_ship(lang, scheme):
    found = headings(resource("guidelines", f"claims.{lang}.md").read_text(encoding="utf-8"))
    sections = [section_of(found, label.key, label.names.values()) for label in scheme.labels]
    assert all(sections)
    assert len(set(sections)) == len(sections)
