"""The guidelines: as a person reads them, their versions, entries that come of decisions, and what they outdate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from annotator.domain.article import Article
from annotator.domain.majors import Known, places
from annotator.domain.scheme import Label, Scheme
from annotator.services.creating import shipped_guidelines
from annotator.store.project import Project

_SHIPPED = ("vi", "en")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$", re.MULTILINE)
_AROUND = 60
"""So many characters of context an example has on each side, at most."""
_SIGNS = re.compile(r"([\\*_`\[\]<>|])")


def shown_guidelines(text: str, lang: str) -> str:
    """Return a project's guidelines for a reader of `lang` (vi or en).

    Those that ship with the program are there in both languages, whichever of them the project holds; any others are
    shown as they stand.
    """
    if lang in _SHIPPED and text in {shipped_guidelines(known) for known in _SHIPPED}:
        return shipped_guidelines(lang)
    return text


def save_guidelines(project: Project, text: str, *, seen: int, by: str, minor: bool = False) -> int:
    """Save a new version of the guidelines and return its number; the same text again is no new version.

    `seen` is the version that was edited, `by` the lead's id. A `minor` one says no more than what is to be marked
    already, in other words or with an example, and agreement is counted on over it. Raises UserError where another
    version has come meanwhile or somebody else than the lead asks, SaveFailed where it cannot be written.
    """
    if text == project.guidelines.text and seen == project.guidelines.version:
        return seen
    return project.add_guidelines(text, seen=seen, by=by, minor=minor)


class Version(NamedTuple):
    """A version of a project's guidelines, the first version of its major, and the first one with this text."""

    number: int
    text: str
    major: int
    same: int


def versions(project: Project) -> list[Version]:
    """Return all versions of the guidelines, the oldest first."""
    found = project.guidelines_versions()
    where = places(Known(one.version, one.sha256, one.minor) for one in found)
    return [Version(one.version, one.text, *where[one.version]) for one in found]


def only_adds(before: str, after: str) -> bool:
    """Whether all lines of some guidelines are in others, in their order: what was said still holds, as it was said.

    Blank lines do not count. Where nothing was said before, what comes is the first rule.
    """
    lines = iter([line.rstrip() for line in after.splitlines()])
    kept = [line.rstrip() for line in before.splitlines() if line.strip()]
    return bool(kept) and all(line in lines for line in kept)


# Entries


def with_entry(text: str, scheme: Scheme, label_id: str, rule: str, example: str) -> str:
    """Return guidelines with one more rule and its example, at the end of the section about a label.

    Where they have no such section, at the end of all. `example` is Markdown, as `example_of` gives it.
    """
    entry = f"- {' '.join(rule.split())}" if rule.strip() else "-"
    line = f"{entry} {example}".rstrip()
    label = scheme.label(label_id)
    section = _section_of(text, label) if label is not None else None
    if section is None:
        return f"{text.rstrip()}\n\n{line}\n" if text.strip() else f"{line}\n"
    before, after = text[: section.end].rstrip(), text[section.end :]
    last = before.rpartition("\n")[2].lstrip()
    gap = "\n" if last.startswith(("-", "*", "+")) else "\n\n"
    return f"{before}{gap}{line}\n" + (f"\n{after}" if after else "")


def example_of(article: Article, start: int, end: int) -> str:
    """Return a span in its context as Markdown: “… words before **the span** words after …”, within its paragraph."""
    first = article.text.rfind("\n", 0, start) + 1
    last = article.text.find("\n", end)
    last = len(article.text) if last < 0 else last
    left, right = _cut_left(article.text[first:start]), _cut_right(article.text[end:last])
    quote = " ".join(article.text[start:end].split())
    return f"“{_plain(left)}**{_plain(quote)}**{_plain(right)}”"


def _cut_left(text: str) -> str:
    return text if len(text) <= _AROUND else "… " + text[-_AROUND:].partition(" ")[2]


def _cut_right(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " …"


def _plain(text: str) -> str:
    """Return text that Markdown leaves as it is."""
    return _SIGNS.sub(r"\\\1", text)


# What has changed


class _Section(NamedTuple):
    start: int
    end: int


def section_of(text: str, label: Label) -> str:
    """Return the section about a label, from its heading to the next of its level; empty where there is none."""
    section = _section_of(text, label)
    return text[section.start : section.end].strip() if section is not None else ""


def _section_of(text: str, label: Label) -> _Section | None:
    headings = [(len(found[1]), found[2], found.start()) for found in _HEADING.finditer(text)]
    names = [re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE) for name in label.names.values()]
    candidates = [
        number
        for number, (level, words, _) in enumerate(headings)
        if level > 1 and any(name.search(words) for name in names)
    ]
    marked = [number for number in candidates if f"({label.key})".upper() in headings[number][1].upper()]
    chosen = next(iter([*marked, *candidates]), None)
    if chosen is None:
        return None
    level, _, start = headings[chosen]
    ends = (at for other, _, at in headings[chosen + 1 :] if other <= level)
    return _Section(start, next(ends, len(text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSpan:
    """A span that was made under guidelines whose section about its label reads differently now."""

    span_id: str
    article_id: str
    label: str
    version: int
    """The version under which the work was last changed."""


def spans_to_look_at(project: Project, annotator_id: str) -> list[ChangedSpan]:
    """Return a person's spans whose label's section in the guidelines has changed since they were made."""
    texts = {found.version: found.text for found in project.guidelines_versions()}
    newest = max(texts)
    changed = set(_changed_labels(project.scheme, texts, newest))
    return [
        ChangedSpan(span_id=span_id, article_id=article_id, label=label, version=version)
        for span_id, article_id, label, version in project.spans_made_under(annotator_id)
        if (version, label) in changed
    ]


def _changed_labels(scheme: Scheme, texts: Mapping[int, str], newest: int) -> Iterator[tuple[int, str]]:
    """Yield each version and label whose section reads differently in the newest one."""
    for label in scheme.labels:
        present = section_of(texts[newest], label)
        for version, text in texts.items():
            if section_of(text, label) != present:
                yield version, label.id
