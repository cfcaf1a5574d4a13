"""The measures are what their definitions say: worked out by hand, and by other people's programs."""

import statistics
from itertools import combinations

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from nervaluate import Evaluator
from sklearn.metrics import confusion_matrix, f1_score

from annotator.domain.alignment import align
from annotator.services.agreement import reasons
from annotator.services.agreement.alphas import nominal_alpha
from annotator.services.agreement.counting import Counting
from annotator.services.agreement.results import NOT_MARKED
from annotator.services.agreement.sides import sides_of
from tests.services.agreement.people import CLAIMS, LABELS, TEXT, article, articles, measured

PAIR = ("mai", "nam")
PLAIN = "x" * 110
"""Nothing of it is trimmed."""


def of(mai, nam, **more):
    return measured([article({"mai": mai, "nam": nam}, text=PLAIN, **more)])


# By hand


def test_strict_relaxed_and_span_f1_of_one_article():
    found = of(
        [(0, 7, "actor"), (17, 38, "claim"), (44, 51, "actor"), (67, 74, "actor")],
        [(0, 7, "actor"), (17, 36, "claim"), (44, 51, "figure")],
    )
    assert found.strict_f1.overall.value == 2 / 7
    assert found.relaxed_f1.overall.value == 4 / 7
    assert found.span_f1.overall.value == 6 / 7
    assert found.relaxed_f1.by_label["actor"].value == 2 / 4
    assert found.span_f1.by_label["figure"].value == 1.0
    assert found.agr[PAIR][0].value == 2 / 4
    assert found.agr[PAIR][1].value == 2 / 3
    assert found.confusion[PAIR] == {
        ("actor", "actor"): 1,
        ("claim", "claim"): 1,
        ("actor", "figure"): 1,
        ("actor", NOT_MARKED): 1,
    }
    assert found.label_percent.overall.value == 2 / 3
    assert found.label_alpha.overall.value == nominal_alpha([["a", "a"], ["c", "c"], ["a", "f"]])
    assert found.kinds["label"] == found.kinds["missing"] == found.kinds["boundary"] == 1


def test_blanks_and_outer_marks_do_not_count_unless_asked_for():
    quoted, plain = TEXT.index("“"), TEXT.index("bác")
    both = {"mai": [(quoted - 1, quoted + 15, "denial")], "nam": [(plain, quoted + 14, "denial")]}
    assert measured([article(both)]).strict_f1.overall.value == 1.0
    assert measured([article(both)], marks=False).strict_f1.overall.value == 0.0


def test_what_is_the_same_once_trimmed_counts_once():
    found = measured([article({"mai": [(0, 7, "actor"), (0, 8, "actor")], "nam": [(0, 7, "actor")]})])
    assert found.strict_f1.overall.value == found.relaxed_f1.overall.value == 1.0
    assert found.spans == {"mai": {"actor": 1}, "nam": {"actor": 1}}


def test_f1_is_pooled_over_articles_and_then_the_mean_over_pairs():
    both = [(0, 7, "actor")]
    many = [(start, start + 2, "figure") for start in range(0, 60, 3)]
    found = measured(
        [
            article({"mai": both, "nam": both, "lan": []}, number=1, text=PLAIN),
            article({"mai": many, "nam": many[:10]}, number=2, text=PLAIN),
        ]
    )
    pooled = 2 * 11 / (21 + 11)
    assert found.strict_f1.by_pair[PAIR].value == pooled
    assert found.strict_f1.by_pair["lan", "mai"].value == found.strict_f1.by_pair["lan", "nam"].value == 0
    assert found.strict_f1.overall.value == pytest.approx(pooled / 3)
    assert found.strict_f1.overall.sd == pytest.approx(statistics.stdev([pooled, 0, 0]))
    assert found.strict_f1.by_article["article-0001"].value == pytest.approx(1 / 3)
    assert found.strict_f1.by_article["article-0002"].value == 2 * 10 / 30


def test_boundaries_of_matches():
    found = of(
        [(0, 20, "claim"), (30, 40, "claim"), (50, 60, "claim")],
        [(0, 20, "claim"), (31, 40, "claim"), (50, 65, "claim")],
    )
    assert found.boundary_exact.overall.value == 1 / 3
    assert found.boundary_iou.overall.value == pytest.approx((1 + 9 / 10 + 10 / 15) / 3, abs=1e-9)
    assert (found.boundary_start_shift.overall.value, found.boundary_end_shift.overall.value) == (0, 0)
    assert found.boundary_end_shift.by_label["claim"].n == 3
    more = of([(0, 20, "claim"), (30, 40, "claim")], [(4, 20, "claim"), (31, 40, "claim")])
    assert more.boundary_start_shift.overall.value == 2.5


def test_figures_are_compared_as_numbers_and_flags_that_are_not_set_as_no():
    found = of(
        [(17, 25, "figure", {"value": "12", "unit": "người"}), (83, 94, "figure", {"value": "300"}), (0, 7, "claim")],
        [
            (17, 25, "figure", {"value": "12.00", "unit": "ca"}),
            (83, 94, "figure"),
            (0, 7, "claim", {"continued": True}),
        ],
    )
    values = found.value_agreement
    assert (values.overall.value, values.overall.n) == (1 / 2, 2)
    assert values.by_label["figure.value"].value == 1 / 2
    assert values.by_label["figure.low"].value is None
    percent = found.attribute_percent.by_label
    assert percent["figure.unit"].value == 0
    assert percent["claim.continued"].value == 0
    assert percent["claim.non_denial"].value == 1
    assert percent["claim.form"].value is None
    assert "claim.cue" not in percent
    assert found.attribute_alpha.by_label["claim.continued"].value == 0
    assert found.attribute_alpha.by_label["claim.non_denial"].value is None


def test_names_are_compared_as_clusters():
    places = [(0, 7), (44, 51), (67, 74)]
    mai = [(*place, "actor", {"canonical": name}) for place, name in zip(places, "AAB", strict=True)]
    alike = [(*place, "actor", {"canonical": name}) for place, name in zip(places, "XXY", strict=True)]
    other = [(*place, "actor", {"canonical": name}) for place, name in zip(places, "XYY", strict=True)]
    assert of(mai, alike).attribute_percent.by_label["actor.canonical"].value == 1
    assert of(mai, other).attribute_percent.by_label["actor.canonical"].value == 1 / 3


def test_a_claim_against_a_denial_is_a_flip():
    found = of([(17, 38, "claim"), (44, 64, "claim"), (0, 7, "actor")], [(17, 38, "denial"), (44, 64, "claim")])
    assert (found.flip_count.overall.value, found.flip_rate.overall.value) == (1, 1 / 2)
    assert found.flip_count.by_article["article-0000"].value == 1
    assert found.kinds["polarity"] == 1


# Links


SPANS = [(0, 7, "actor"), (17, 38, "claim"), (44, 51, "actor"), (44, 64, "denial"), (67, 74, "claim")]


def linked(mai, nam, spans=SPANS):
    return measured([article({"mai": spans, "nam": spans}, {"mai": mai, "nam": nam}, text=PLAIN)])


def test_links_agree_on_source_target_and_type():
    found = linked([("by", 1, 0), ("denies", 3, 1), ("by", 3, 2)], [("by", 1, 0), ("by", 3, 0)])
    assert found.links_all.overall.value == 2 / 5
    assert found.links_all.by_label["by"].value == 2 / 4
    assert found.links_all.by_label["denies"].value == 0
    assert found.links_all.by_label["via"].value is None


def test_another_mention_of_the_same_claim_is_the_same_target():
    same = ("same_as", 4, 1)
    assert linked([same, ("denies", 3, 1)], [same, ("denies", 3, 4)]).links_all.overall.value == 1
    assert linked([("denies", 3, 1)], [("denies", 3, 4)]).links_all.overall.value == 0
    assert linked([same, ("denies", 3, 1)], [("denies", 3, 4)]).links_all.by_label["denies"].value == 1
    assert linked([same], [("same_as", 1, 4)]).links_all.overall.value == 0


def test_links_given_both_ends_leave_out_what_has_an_end_that_nobody_else_marked():
    found = measured(
        [article({"mai": SPANS, "nam": SPANS[:2]}, {"mai": [("by", 1, 0), ("by", 3, 2)], "nam": [("by", 1, 0)]})]
    )
    assert found.links_all.overall.value == 2 / 3
    assert found.links_given_ends.overall.value == 1


def test_a_link_that_follows_from_nesting_agrees_with_one_that_says_the_same():
    spans = [(10, 38, "claim"), (17, 25, "figure"), (50, 64, "claim")]
    assert linked([("in", 1, 0)], [], spans).links_all.overall.value == 1
    assert linked([("in", 1, 2)], [], spans).links_all.overall.value == 0
    assert linked([], [], spans).links_all.overall.value is None


# Against other programs


def characters(one, person):
    """A person's layers of an article: label by character, without what is apart."""
    side = sides_of(one)[person]
    kept = [at for at in range(len(one.text)) if not any(start <= at < end for start, end in one.apart)]
    layers = {
        label: {at for span in side.placed.values() if span.label == label for at in range(span.start, span.end)}
        for label in LABELS
    }
    return {label: [int(at in marked) for at in kept] for label, marked in layers.items()}


@given(articles())
@settings(max_examples=20)
def test_alpha_by_character_is_what_the_library_krippendorff_gives(found):
    agreement = measured(found)
    for label in LABELS:
        columns = []
        for one in found:
            layers = {person: characters(one, person)[label] for person in one.people}
            columns += zip(
                *(layers.get(person, [np.nan] * len(layers[min(layers)])) for person in ("lan", "mai", "nam")),
                strict=True,
            )
        table = np.array(columns, dtype=float).T
        ours = agreement.char_alpha.by_label[label].value
        if np.nansum(table) in {0, np.sum(~np.isnan(table))}:
            assert ours is None
        else:
            theirs = krippendorff.alpha(table, level_of_measurement="nominal", value_domain=[0.0, 1.0])
            assert ours == pytest.approx(theirs)


def test_alpha_over_all_labels_is_of_the_sums_of_the_layers():
    one = article(
        {"mai": [(0, 20, "claim"), (30, 40, "actor")], "nam": [(0, 24, "claim"), (50, 60, "actor")]}, text=PLAIN
    )
    chars = len(PLAIN)
    observed = 4 + 20
    expected = (44 * (2 * chars - 44) + 20 * (2 * chars - 20)) / (2 * chars - 1)
    assert measured([one]).char_alpha.overall.value == pytest.approx(1 - observed / expected)


@given(articles(people=PAIR))
@settings(max_examples=20)
def test_strict_f1_by_label_is_what_scikit_learn_gives_for_sets(found):
    agreement = measured(found)
    sides = [{person: set(side.placed) for person, side in sides_of(one).items()} for one in found]
    for label in LABELS:
        every = [(at, span) for at, both in enumerate(sides) for span in both["mai"] | both["nam"] if span[2] == label]
        if not every:
            assert agreement.strict_f1.by_pair[PAIR].n >= 0
            continue
        mai, nam = ([span in sides[at][person] for at, span in every] for person in PAIR)
        assert agreement.strict_f1.by_label[label].value == pytest.approx(f1_score(mai, nam))


@given(articles(people=PAIR))
@settings(max_examples=20)
def test_the_confusion_of_matched_spans_is_what_scikit_learn_gives(found):
    counting = Counting(CLAIMS)
    matches = [match for one in found for paired in counting.pairs(one) for match in paired.matches]
    cells = measured(found).confusion[PAIR]
    if matches:
        theirs = confusion_matrix([m.first.label for m in matches], [m.second.label for m in matches], labels=LABELS)
        ours = [[cells.get((row, column), 0) for column in LABELS] for row in LABELS]
        assert np.array_equal(theirs, ours)


@st.composite
def apart(draw):
    """Two people's spans of which no two of one person overlap, and each meets one of the other at most."""
    mai, nam = [], []
    for start in range(0, len(TEXT) - 12, 12):
        length, label = draw(st.integers(1, 8)), draw(st.sampled_from(LABELS))
        if draw(st.booleans()):
            mai.append((start, start + length, label))
        if draw(st.booleans()):
            moved = draw(st.integers(0, 3))
            other = label if draw(st.booleans()) else draw(st.sampled_from(LABELS))
            nam.append((start + moved, start + length + draw(st.integers(moved, 3)), other))
    return mai, nam


@given(apart())
@settings(max_examples=20)
def test_strict_and_relaxed_f1_are_nervaluates_strict_and_type_where_nothing_overlaps(both):
    assume(all(both))
    one = article(dict(zip(PAIR, both, strict=True)))
    # It takes the last character of a span as its end, and spans as trimmed already.
    entities = [
        [
            {"label": place.label, "start": place.start, "end": place.end - 1}
            for place in sides_of(one)[person].placed.values()
        ]
        for person in PAIR
    ]
    overall = Evaluator([entities[0]], [entities[1]], tags=list(LABELS)).evaluate()["overall"]
    found = measured([one])
    assert found.strict_f1.overall.value == pytest.approx(overall["strict"].f1)
    assert found.relaxed_f1.overall.value == pytest.approx(overall["ent_type"].f1)


# Undefined


def test_what_is_not_there_is_undefined_and_says_why():
    found = of([], [])
    for measure in (found.strict_f1, found.relaxed_f1, found.span_f1):
        assert measure.overall.value is None
        assert measure.overall.low is measure.overall.high is None
        assert [note.template for note in measure.overall.notes] == [reasons.NOTHING_MARKED]
        assert measure.by_article["article-0000"].value is None
    assert found.char_alpha.overall.notes[0].template == reasons.NO_VARIATION
    assert found.label_alpha.overall.value is None
    assert found.boundary_exact.overall.notes[0].template == reasons.NOTHING_MATCHED
    assert found.boundary_start_shift.overall.value is None
    assert found.links_all.overall.notes[0].template == reasons.NO_LINKS
    assert found.flip_rate.overall.notes[0].template == reasons.NO_PROPOSITION
    assert found.flip_count.overall.value == 0
    assert found.agr[PAIR][0].value is None


def test_of_nobody_everything_is_undefined():
    found = measured([])
    for name in found.__dataclass_fields__:
        measure = getattr(found, name)
        if hasattr(measure, "overall"):
            assert measure.overall.value is None, name
            assert measure.overall.notes[0].template == reasons.NOBODY_TWO, name
            assert not measure.by_pair


def test_one_who_marks_nothing_gives_zero_and_not_undefined():
    found = of([(0, 7, "actor")], [])
    assert found.strict_f1.overall.value == 0
    assert found.agr[PAIR][0].value == 0
    assert found.agr[PAIR][1].value is None


def test_alpha_of_labels_is_undefined_where_all_have_one_label():
    same = [(0, 7, "actor"), (44, 51, "actor")]
    found = of(same, same)
    assert found.label_percent.overall.value == 1
    assert found.label_alpha.overall.value is None
    assert found.label_alpha.overall.notes[0].template == reasons.NO_VARIATION


def test_boilerplate_is_left_out_of_alpha_and_not_of_f1():
    both = {"mai": [(0, 20, "claim"), (40, 60, "claim")], "nam": [(0, 20, "claim")]}
    whole, without = measured([article(both, text=PLAIN)]), measured([article(both, text=PLAIN, apart=[(40, 60)])])
    assert whole.char_alpha.overall.value < 1
    assert without.char_alpha.overall.value == 1
    assert whole.strict_f1.overall.value == without.strict_f1.overall.value == 2 / 3
    assert without.char_alpha.overall.n == 2 * (len(PLAIN) - 20)


def test_matches_are_those_of_the_alignment():
    one = article({"mai": SPANS, "nam": SPANS[1:], "lan": SPANS[:3]})
    counting = Counting(CLAIMS)
    sides = sides_of(one)
    for paired, pair in zip(counting.pairs(one), combinations(sorted(one.people), 2), strict=True):
        assert paired.pair == pair
        first, second = (sides[person].placed.values() for person in pair)
        assert sorted(paired.matches) == sorted(align(first, second, counting.family))
