"""Agreement in words and tables that can go into a paper: Markdown, LaTeX and CSV, with each measure's source."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.printing import NAME, on_one_line
from annotator.domain.work import shown_names
from annotator.services.agreement.resampling import RESAMPLES
from annotator.services.agreement.results import Agreement, Measure, Measured, Note

Translate = Callable[[str], str]
"""Gives a template of the context "agreement" in the reader's language."""

PLAIN, MARKDOWN, LATEX, CSV = "plain", "markdown", "latex", "csv"
FORMS = (PLAIN, MARKDOWN, LATEX, CSV)


def untranslated(template: str) -> str:
    """Give a template as it stands, in English."""
    return template


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what is measured, of what part ("" is all), the number, and its source."""

    name: str
    part: str
    measured: Measured
    source: str


HRIPCSAK = "Hripcsak & Rothschild 2005"
WIEBE = "Wiebe et al. 2005"
KRIPPENDORFF = "Krippendorff 2004, 2018"
KUHN = "Kuhn 1955; Munkres 1957"

STRICT = QT_TRANSLATE_NOOP("agreement", "Strict F1 (same extent and label)")
AGR = QT_TRANSLATE_NOOP("agreement", "agr: share of the first one's spans that the other matches")
RELAXED = QT_TRANSLATE_NOOP("agreement", "Relaxed F1 (one-to-one overlap, same label)")
SPAN_ONLY = QT_TRANSLATE_NOOP("agreement", "Span F1 (one-to-one overlap, any label)")
CHAR_ALPHA = QT_TRANSLATE_NOOP("agreement", "Krippendorff's alpha by character")
LABEL_PERCENT = QT_TRANSLATE_NOOP("agreement", "Labels of matched spans, share that agree")
LABEL_ALPHA = QT_TRANSLATE_NOOP("agreement", "Labels of matched spans, alpha")
EXACT = QT_TRANSLATE_NOOP("agreement", "Boundaries of matched spans, share that is exact")
START_SHIFT = QT_TRANSLATE_NOOP("agreement", "Median shift of the start, characters")
END_SHIFT = QT_TRANSLATE_NOOP("agreement", "Median shift of the end, characters")
IOU = QT_TRANSLATE_NOOP("agreement", "Mean intersection over union of matched spans")
ATTRIBUTES = QT_TRANSLATE_NOOP("agreement", "Attributes of matched spans, share that agree")
ATTRIBUTE_ALPHA = QT_TRANSLATE_NOOP("agreement", "Attributes of matched spans, alpha")
VALUES = QT_TRANSLATE_NOOP("agreement", "Figures whose numbers agree")
LINKS = QT_TRANSLATE_NOOP("agreement", "Links, F1")
LINKS_GIVEN = QT_TRANSLATE_NOOP("agreement", "Links between matched spans, F1")
FLIPS = QT_TRANSLATE_NOOP("agreement", "Polarity flips")
FLIP_RATE = QT_TRANSLATE_NOOP("agreement", "Polarity flips, share of matched propositions")

MEASURE = QT_TRANSLATE_NOOP("agreement", "Measure")
PART = QT_TRANSLATE_NOOP("agreement", "Part")
VALUE = QT_TRANSLATE_NOOP("agreement", "Value")
INTERVAL = QT_TRANSLATE_NOOP("agreement", "95 % interval")
COUNTED = QT_TRANSLATE_NOOP("agreement", "n")
ARTICLES = QT_TRANSLATE_NOOP("agreement", "Articles")
SOURCE = QT_TRANSLATE_NOOP("agreement", "Source")
NOTE = QT_TRANSLATE_NOOP("agreement", "Note")
LOW, HIGH = QT_TRANSLATE_NOOP("agreement", "Low"), QT_TRANSLATE_NOOP("agreement", "High")
ALL = QT_TRANSLATE_NOOP("agreement", "all")

COVERAGE = QT_TRANSLATE_NOOP(
    "agreement",
    "Articles finished by two or more annotators: {finished_by_two} of {articles}. Compared: {compared}, labelled by"
    " {people} annotators (spans: {spans}) under version {scheme} of the scheme and version {guidelines} of the"
    " guidelines.",
)
NO_COVERAGE = QT_TRANSLATE_NOOP(
    "agreement",
    "Of all articles ({articles}), none was finished by two annotators under one version of the guidelines.",
)
UP_TO = QT_TRANSLATE_NOOP("agreement", "{version} (to {last})")
FORM = QT_TRANSLATE_NOOP(
    "agreement",
    "Extents are compared in characters, without blanks, outer quotation marks and closing punctuation at their ends.",
)
FORM_OF_BLANKS = QT_TRANSLATE_NOOP("agreement", "Extents are compared in characters, without blanks at their ends.")
MATCHING = QT_TRANSLATE_NOOP(
    "agreement",
    "Spans of two annotators are matched one to one by an exact assignment (Kuhn 1955; Munkres 1957): identical ones"
    " first, then those of one label that overlap and those of two labels that share half of their union.",
)
RATES = QT_TRANSLATE_NOOP(
    "agreement",
    "F1 (Hripcsak & Rothschild 2005) is pooled over the articles of each pair of annotators and averaged over the pairs"
    " ({pairs}); the directional agr is that of Wiebe et al. (2005) over matched spans of one label.",
)
ALPHAS = QT_TRANSLATE_NOOP(
    "agreement",
    "Krippendorff's alpha (Krippendorff 2004, 2018; nominal) takes each character outside boilerplate as a unit and"
    " each label as a layer of its own; over all labels it is 1 − ΣDo/ΣDe.",
)
INTERVALS = QT_TRANSLATE_NOOP(
    "agreement",
    "Intervals are 95 % percentile bootstrap intervals over articles ({resamples} resamples, fixed seed); there are"
    " none below ten articles, and they are rough below thirty.",
)
RESULT = QT_TRANSLATE_NOOP("agreement", "Strict F1 is {strict}, relaxed F1 {relaxed}, alpha by character {alpha}.")
KINDS = QT_TRANSLATE_NOOP("agreement", "Disagreements by kind: {kinds}.")
ALONE = QT_TRANSLATE_NOOP("agreement", "Articles that one person alone has finished, and in no figure: {articles}.")
UNDEFINED = QT_TRANSLATE_NOOP("agreement", "undefined")


def told(note: Note, translate: Translate = untranslated) -> str:
    """Return a note in the reader's language."""
    return translate(note.template).format(**note.values)


def methods(agreement: Agreement, translate: Translate = untranslated) -> str:
    """Return a paragraph that says what was compared and how, with the main results."""
    coverage = agreement.coverage
    if coverage.version is None:
        return translate(NO_COVERAGE).format(articles=coverage.articles)
    spans = sum(sum(labels.values()) for labels in agreement.spans.values())
    scheme, guidelines = coverage.version
    values = {
        "articles": coverage.articles,
        "finished_by_two": coverage.finished_by_two,
        "compared": coverage.compared,
        "people": len(agreement.annotators),
        "spans": spans,
        "scheme": scheme,
        "guidelines": _numbers(guidelines, coverage.guidelines_to, translate),
        "pairs": len(agreement.strict_f1.by_pair),
        "resamples": RESAMPLES,
        "strict": shown(agreement.strict_f1.overall, translate),
        "relaxed": shown(agreement.relaxed_f1.overall, translate),
        "alpha": shown(agreement.char_alpha.overall, translate),
    }
    form = FORM if coverage.marks else FORM_OF_BLANKS
    sentences = (COVERAGE, form, MATCHING, RATES, ALPHAS, INTERVALS, RESULT)
    return " ".join([*(translate(sentence).format(**values) for sentence in sentences), *_notes(agreement, translate)])


def _numbers(version: int, last: int, translate: Translate) -> str:
    """Return the number of a version, with that of the last minor one after it where such were used."""
    return translate(UP_TO).format(version=version, last=last) if last > version else str(version)


def _notes(agreement: Agreement, translate: Translate) -> list[str]:
    return [f"{(said := told(note, translate))[:1].upper()}{said[1:]}." for note in agreement.coverage.notes]


def shown(measured: Measured, translate: Translate = untranslated) -> str:
    """Return a number with its interval, or that it is undefined."""
    if measured.value is None:
        return translate(UNDEFINED)
    between = f" [{rounded(measured.low)}, {rounded(measured.high)}]" if measured.low is not None else ""
    return f"{rounded(measured.value)}{between}"


def rounded(value: float | None) -> str:
    """Return a number with three decimals, whole ones without; nothing for none."""
    if value is None:
        return ""
    return f"{value:.0f}" if value == int(value) and abs(value) > 1 else f"{value:.3f}"


def rows(agreement: Agreement) -> list[Row]:
    """Return the lines of the table: each measure over all, then by label (field, type of link) where it goes by it."""
    measures: tuple[tuple[str, Measure, str], ...] = (
        (STRICT, agreement.strict_f1, HRIPCSAK),
        (RELAXED, agreement.relaxed_f1, f"{HRIPCSAK}; {KUHN}"),
        (SPAN_ONLY, agreement.span_f1, f"{HRIPCSAK}; {KUHN}"),
        (CHAR_ALPHA, agreement.char_alpha, KRIPPENDORFF),
        (LABEL_PERCENT, agreement.label_percent, KUHN),
        (LABEL_ALPHA, agreement.label_alpha, KRIPPENDORFF),
        (EXACT, agreement.boundary_exact, KUHN),
        (START_SHIFT, agreement.boundary_start_shift, KUHN),
        (END_SHIFT, agreement.boundary_end_shift, KUHN),
        (IOU, agreement.boundary_iou, KUHN),
        (ATTRIBUTES, agreement.attribute_percent, KUHN),
        (ATTRIBUTE_ALPHA, agreement.attribute_alpha, KRIPPENDORFF),
        (VALUES, agreement.value_agreement, KUHN),
        (LINKS, agreement.links_all, HRIPCSAK),
        (LINKS_GIVEN, agreement.links_given_ends, HRIPCSAK),
        (FLIPS, agreement.flip_count, KUHN),
        (FLIP_RATE, agreement.flip_rate, KUHN),
    )
    found = [
        Row(name, part, measured, source)
        for name, measure, source in measures
        for part, measured in (("", measure.overall), *(measure.by_label.items() if agreement.annotators else ()))
    ]
    names = {who: on_one_line(name, NAME) for who, name in shown_names(agreement.annotators).items()}
    for (one, other), both in agreement.agr.items():
        for first, second, measured in ((one, other, both[0]), (other, one, both[1])):
            found.append(Row(AGR, f"{names[first]} → {names[second]}", measured, f"{WIEBE}; {KUHN}"))
    return found


def table(agreement: Agreement, form: str, translate: Translate = untranslated) -> str:
    """Return the table as one of FORMS. In CSV numbers are unrounded, and an undefined one is empty, with its note."""
    return {PLAIN: _plain, MARKDOWN: _markdown, LATEX: _latex, CSV: _csv}[form](rows(agreement), translate)


def _head(translate: Translate) -> list[str]:
    return [translate(name) for name in (MEASURE, PART, VALUE, INTERVAL, COUNTED, ARTICLES, SOURCE)]


def _cells(row: Row, translate: Translate) -> list[str]:
    found = row.measured
    return [
        translate(row.name),
        row.part or translate(ALL),
        translate(UNDEFINED) if found.value is None else rounded(found.value),
        f"[{rounded(found.low)}, {rounded(found.high)}]" if found.low is not None else "–",
        str(found.n),
        str(found.articles),
        row.source,
    ]


def _plain(lines: Sequence[Row], translate: Translate) -> str:
    """Return columns of one width for a terminal, without the sources."""
    cells = [_head(translate)[:-1], *(_cells(row, translate)[:-1] for row in lines)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "".join("  ".join(_filled(row, widths)).rstrip() + "\n" for row in cells)


def _filled(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return the cells at their widths: words to the left, numbers to the right."""
    return [
        f"{cell:<{width}}" if at < 2 else f"{cell:>{width}}"
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]


def _markdown(lines: Sequence[Row], translate: Translate) -> str:
    head = _head(translate)
    cells = [head, ["---"] * len(head), *(_cells(row, translate) for row in lines)]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in cells)


_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "–": "--", "→": r"$\\rightarrow$",
})  # fmt: skip


def _latex(lines: Sequence[Row], translate: Translate) -> str:
    def line(cells: Sequence[str]) -> str:
        return " & ".join(cell.translate(_LATEX) for cell in cells) + r" \\"

    return "\n".join(
        [
            r"\begin{tabular}{llrlrrl}",
            r"\hline",
            line(_head(translate)),
            r"\hline",
            *(line(_cells(row, translate)) for row in lines),
            r"\hline",
            r"\end{tabular}",
            "",
        ]
    )


def _csv(lines: Sequence[Row], translate: Translate) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = (MEASURE, PART, VALUE, LOW, HIGH, COUNTED, ARTICLES, SOURCE, NOTE)
    writer.writerow([translate(name) for name in names])
    for row in lines:
        found = row.measured
        numbers = ("" if number is None else repr(number) for number in (found.value, found.low, found.high))
        notes = "; ".join(told(note, translate) for note in found.notes)
        writer.writerow([translate(row.name), row.part, *numbers, found.n, found.articles, row.source, notes])
    return out.getvalue()


def disagreements(agreement: Agreement, translate: Translate = untranslated) -> str:
    """Return how many disagreements there are of each kind, and which articles one person alone has finished."""
    counts = ", ".join(f"{kind} {count}" for kind, count in agreement.kinds.items())
    lines = [translate(KINDS).format(kinds=counts)]
    if agreement.coverage.alone:
        lines.append(translate(ALONE).format(articles=len(agreement.coverage.alone)))
    return "\n".join(lines)
