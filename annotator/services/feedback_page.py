"""The feedback for an annotator as a page to read or send: Markdown, or HTML that stands alone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.scheme import Scheme, named
from annotator.services.feedback import Difference, Example, Feedback, Score

Say = Callable[[str], str]
"""Translates a sentence of the context "feedback"."""

_WORDS = {
    "title": QT_TRANSLATE_NOOP("feedback", "{name} against gold"),
    "articles": QT_TRANSLATE_NOOP("feedback", "Articles compared: {number}"),
    "label": QT_TRANSLATE_NOOP("feedback", "Label"),
    "precision": QT_TRANSLATE_NOOP("feedback", "Precision"),
    "recall": QT_TRANSLATE_NOOP("feedback", "Recall"),
    "f1": QT_TRANSLATE_NOOP("feedback", "F1"),
    "all": QT_TRANSLATE_NOOP("feedback", "all"),
    "often": QT_TRANSLATE_NOOP("feedback", "Most frequent differences"),
    "theirs": QT_TRANSLATE_NOOP("feedback", "marked"),
    "gold": QT_TRANSLATE_NOOP("feedback", "gold"),
    "nothing": QT_TRANSLATE_NOOP("feedback", "nothing"),
    "undefined": QT_TRANSLATE_NOOP("feedback", "undefined"),
    "none": QT_TRANSLATE_NOOP("feedback", "None of their articles is gold yet."),
    "no_difference": QT_TRANSLATE_NOOP("feedback", "None: everything is as in gold."),
}
_STYLE = """
body { font-family: sans-serif; line-height: 1.4; max-width: 46em; margin: 0 auto; }
h1 { font-size: 18pt; font-weight: 600; }
h2 { font-size: 14pt; font-weight: 600; margin-top: 20px; }
h3 { font-size: 11pt; font-weight: 600; margin-top: 14px; margin-bottom: 4px; }
td, th { padding: 3px 18px 3px 0; text-align: left; }
td.number, th.number { text-align: right; }
blockquote { margin: 6px 0 4px 14px; }
cite { font-size: 9pt; font-style: normal; }
"""
"""What browsers and Qt's rich text both know."""

KIND_NAMES: Mapping[str, str] = {
    "polarity": QT_TRANSLATE_NOOP("feedback", "Claim or denial"),
    "label": QT_TRANSLATE_NOOP("feedback", "Other label"),
    "value": QT_TRANSLATE_NOOP("feedback", "Other value"),
    "missed": QT_TRANSLATE_NOOP("feedback", "Missed"),
    "added": QT_TRANSLATE_NOOP("feedback", "Marked too much"),
    "split": QT_TRANSLATE_NOOP("feedback", "Split or joined"),
    "boundary": QT_TRANSLATE_NOOP("feedback", "Other boundaries"),
    "attribute": QT_TRANSLATE_NOOP("feedback", "Other attribute"),
    "link_missed": QT_TRANSLATE_NOOP("feedback", "Link missed"),
    "link_added": QT_TRANSLATE_NOOP("feedback", "Link too much"),
    "link_target": QT_TRANSLATE_NOOP("feedback", "Link to another target"),
    "link_type": QT_TRANSLATE_NOOP("feedback", "Link of another type"),
}
"""What each kind of difference is called."""

_LIES: Mapping[str, str] = {
    "start": QT_TRANSLATE_NOOP("feedback", "other start"),
    "end": QT_TRANSLATE_NOOP("feedback", "other end"),
    "inside": QT_TRANSLATE_NOOP("feedback", "too short at both ends"),
    "outside": QT_TRANSLATE_NOOP("feedback", "too long at both ends"),
    "crossing": QT_TRANSLATE_NOOP("feedback", "shifted"),
}
_BLANKS = re.compile(r"\s+")
_SIGNS = re.compile(r"([\\*_`\[\]<>|#])")


def as_markdown(found: Feedback, scheme: Scheme, *, lang: str = "en", say: Say = str) -> str:
    """Return the page as Markdown: scores by label, then the most frequent differences with examples in context."""
    if not found.articles:
        return f"# {_plain(_title(found, say))}\n\n{say(_WORDS['none'])}\n"
    rows = [_cells(name, score, lang, say) for name, score in _scores(found, scheme, lang, say)]
    head = [say(_WORDS[key]) for key in ("label", "precision", "recall", "f1")]
    lines = [
        f"# {_plain(_title(found, say))}",
        "",
        say(_WORDS["articles"]).format(number=found.articles),
        "",
        f"| {' | '.join(head)} |",
        "|---|---:|---:|---:|",
        *(f"| {' | '.join(map(_plain, row))} |" for row in rows),
        "",
        f"## {say(_WORDS['often'])}",
    ]
    if not found.differences:
        lines += ["", say(_WORDS["no_difference"])]
    for number, difference in enumerate(found.differences, 1):
        lines += ["", f"### {number}. {_plain(_heading(difference, scheme, lang, say))}", ""]
        for example in difference.examples:
            lines += [f"> {_line(example)}", "", *(f"- {_plain(side)}" for side in _sides(example, say)), ""]
    return "\n".join(lines).rstrip() + "\n"


def as_html(found: Feedback, scheme: Scheme, *, lang: str = "en", say: Say = str) -> str:
    """Return the page as HTML that needs nothing beside it."""
    title = html.escape(_title(found, say))
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(lang)}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>{_body(found, scheme, lang, say)}</body></html>\n"
    )


def _body(found: Feedback, scheme: Scheme, lang: str, say: Say) -> str:
    if not found.articles:
        return f"<p>{html.escape(say(_WORDS['none']))}</p>"
    heads = (say(_WORDS[key]) for key in ("label", "precision", "recall", "f1"))
    rows = [_row("th", heads), *(_row("td", _cells(*score, lang, say)) for score in _scores(found, scheme, lang, say))]
    sections = "".join(_section(difference, scheme, lang, say) for difference in found.differences)
    return (
        f"<p>{html.escape(say(_WORDS['articles']).format(number=found.articles))}</p><table>{''.join(rows)}</table>"
        f"<h2>{html.escape(say(_WORDS['often']))}</h2>"
        + (f"<ol>{sections}</ol>" if sections else f"<p>{html.escape(say(_WORDS['no_difference']))}</p>")
    )


def _row(tag: str, cells: Iterable[str]) -> str:
    first, *numbers = (html.escape(cell) for cell in cells)
    rest = "".join(f'<{tag} class="number" align="right">{number}</{tag}>' for number in numbers)
    return f"<tr><{tag}>{first}</{tag}>{rest}</tr>"


def _section(difference: Difference, scheme: Scheme, lang: str, say: Say) -> str:
    examples = "".join(
        f"<blockquote>{html.escape(example.before)}<b>{html.escape(example.quote)}</b>{html.escape(example.after)}"
        f"<br><cite>{html.escape(example.title)}</cite></blockquote>"
        f"<ul>{''.join(f'<li>{html.escape(side)}</li>' for side in _sides(example, say))}</ul>"
        for example in difference.examples
    )
    return f"<li><h3>{html.escape(_heading(difference, scheme, lang, say))}</h3>{examples}</li>"


def _title(found: Feedback, say: Say) -> str:
    return say(_WORDS["title"]).format(name=found.name)


def _scores(found: Feedback, scheme: Scheme, lang: str, say: Say) -> Iterator[tuple[str, Score]]:
    yield say(_WORDS["all"]), found.overall
    for label in scheme.labels:
        yield named(label.names, lang), found.by_label[label.id]


def _cells(name: str, score: Score, lang: str, say: Say) -> list[str]:
    undefined, point = say(_WORDS["undefined"]), "," if lang == "vi" else "."
    numbers = (score.precision, score.recall, score.f1)
    return [name, *(undefined if number is None else f"{number:.2f}".replace(".", point) for number in numbers)]


def _heading(difference: Difference, scheme: Scheme, lang: str, say: Say) -> str:
    detail = f", {say(_LIES[difference.detail])}" if difference.detail else ""
    about = " / ".join(_about(part, scheme, lang) for part in difference.about.split(" / "))
    return f"{say(KIND_NAMES[difference.kind])}: {about}{detail} ({difference.count})"


def _about(part: str, scheme: Scheme, lang: str) -> str:
    label_id, _, attribute_id = part.partition(".")
    label, link = scheme.label(label_id), scheme.link_type(label_id)
    if label is None:
        return named(link.names, lang) if link is not None else part
    attribute = label.attribute(attribute_id)
    name = named(label.names, lang)
    return f"{name}, {named(attribute.names, lang)}" if attribute is not None else name


def _line(example: Example) -> str:
    before, quote, after = (_BLANKS.sub(" ", part) for part in (example.before, example.quote, example.after))
    title = f" ({_plain(example.title)})" if example.title else ""
    return f"{_plain(before)}**{_plain(quote)}**{_plain(after)}{title}"


def _sides(example: Example, say: Say) -> list[str]:
    nothing = say(_WORDS["nothing"])
    sides = (("theirs", example.theirs), ("gold", example.gold))
    return [f"{say(_WORDS[key])}: {told or nothing}" for key, told in sides]


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
