"""Laws of agreement: whoever is named first, counts that add up, intervals that are those of the resamples."""

import random
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.work import shown_names
from annotator.services.agreement import reasons
from annotator.services.agreement.as_json import as_json
from annotator.services.agreement.counting import Counting
from annotator.services.agreement.evidence import MEASURES, Asked, evidence
from annotator.services.agreement.resampling import RESAMPLES, Sums, ValueSums, draw, interval
from tests.services.agreement.people import CLAIMS, LABELS, TEXT, article, articles, measured, renamed

PEOPLE = ("mai", "nam", "lan")


def many(count: int, seed: int = 1, people=PEOPLE):
    """So many articles whose people differ by chance."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        base = [(start, start + chance.randrange(3, 9), chance.choice(LABELS)) for start in range(0, 90, 12)]
        spans = {}
        for person in people:
            kept = [span for span in base if chance.random() < 0.8]
            spans[person] = [
                (
                    start,
                    end - chance.randrange(2),
                    label,
                    {"value": str(chance.randrange(4))} if label == "figure" else {},
                )
                for start, end, label in kept
            ]
        found.append(article(spans, number=number))
    return found


def numbers(agreement):
    """Everything that is told, by the names of people."""
    return as_json(agreement)


@given(articles(PEOPLE), st.permutations(["a1", "z9", "m5"]))
@settings(max_examples=15)
def test_other_names_change_no_number(found, ids):
    ours = dict(zip(PEOPLE, ids, strict=True))
    shown = {new: old for old, new in ours.items()}
    assert numbers(measured(renamed(found, ours), names=shown)) == numbers(measured(found))


def test_other_names_change_no_interval():
    found = many(12)
    plain = numbers(measured(found))
    assert plain["strict_f1"]["overall"]["low"] < plain["strict_f1"]["overall"]["high"]
    for ids in permutations(["a1", "z9", "m5"]):
        ours = dict(zip(PEOPLE, ids, strict=True))
        assert numbers(measured(renamed(found, ours), names={new: old for old, new in ours.items()})) == plain


@given(articles(("mai", "nam")))
@settings(max_examples=15)
def test_who_is_which_changes_only_the_directions(found):
    swapped = renamed(found, {"mai": "nam", "nam": "mai"})
    one, other = measured(found), measured(swapped)
    for name in one.__dataclass_fields__:
        measure = getattr(one, name)
        if hasattr(measure, "overall"):
            assert measure == getattr(other, name), name
    assert one.kinds == other.kinds
    assert one.agr["mai", "nam"] == tuple(reversed(other.agr["mai", "nam"]))
    assert {(b, a): count for (a, b), count in one.confusion["mai", "nam"].items()} == other.confusion["mai", "nam"]


@given(articles())
@settings(max_examples=15)
def test_strict_is_at_most_relaxed_is_at_most_span_f1(found):
    agreement = measured(found)
    pairs = agreement.strict_f1.by_pair
    for pair, strict in pairs.items():
        relaxed, span = agreement.relaxed_f1.by_pair[pair], agreement.span_f1.by_pair[pair]
        assert strict.n == relaxed.n == span.n
        if strict.value is not None:
            assert 0 <= strict.value <= relaxed.value <= span.value <= 1
    assert agreement.links_all.overall.n >= agreement.links_given_ends.overall.n


@given(articles())
@settings(max_examples=15)
def test_what_stands_behind_f1_makes_the_number(found):
    agreement = measured(found)
    counting = Counting(CLAIMS)
    for measure in ("strict_f1", "relaxed_f1", "span_f1", "links_all", "links_given_ends"):
        for pair, told in getattr(agreement, measure).by_pair.items():
            asked = Asked(measure=measure, pair=pair)
            behind = [one for item in found for one in evidence(counting, item, asked)]
            both = 2 * sum(one.agrees for one in behind)
            alone = sum(not one.agrees for one in behind)
            assert told.n == both + alone
            assert told.value == (both / (both + alone) if behind else None)


@given(articles(("mai", "nam")))
@settings(max_examples=15)
def test_what_stands_behind_shares_and_cells_makes_the_number(found):
    agreement = measured(found)
    counting = Counting(CLAIMS)

    def behind(**asked):
        return [one for item in found for one in evidence(counting, item, Asked(**asked))]

    for measure in ("label_percent", "boundary_exact", "attribute_percent"):
        told = getattr(agreement, measure).overall
        counted = behind(measure=measure)
        assert told.n == len(counted)
        if counted:
            assert told.value == pytest.approx(sum(one.agrees for one in counted) / len(counted))
    for field, told in agreement.attribute_percent.by_label.items():
        assert told.n == len(behind(measure="attribute_percent", part=field))
    for cell, count in agreement.confusion["mai", "nam"].items():
        assert len(behind(measure="confusion", cell=cell)) == count
    flips = behind(measure="flip_count")
    assert agreement.flip_count.overall.value == sum(not one.agrees for one in flips)
    differ = sum(one.end - one.start for one in behind(measure="char_alpha", part="claim") if not one.agrees)
    columns = [span for item in found for span in item.people]
    assert 0 <= differ <= len(TEXT) * len(columns)


def test_every_measure_can_be_asked_what_is_behind_it():
    agreement = measured(many(1))
    told = {name for name in agreement.__dataclass_fields__ if hasattr(getattr(agreement, name), "overall")}
    assert told | {"agr", "confusion"} == set(MEASURES)


# Resamples


def counted(found):
    counting = Counting(CLAIMS)
    return counting, [counting.counts(one, counting.pairs(one)) for one in found]


def test_resamples_draw_as_many_articles_as_there_are_and_always_the_same():
    drawn = draw(37)
    assert drawn.shape == (37, 1 + RESAMPLES)
    assert set(drawn.sum(axis=0)) == {37}
    assert np.array_equal(drawn, draw(37))
    assert abs(float(drawn[:, 1:].var()) - 36 / 37) < 0.02
    assert draw(9).shape == (9, 1)


def test_sums_are_those_of_each_resample_worked_out_one_by_one():
    counting, made = counted(many(12))
    drawn = draw(12)
    sums = Sums(counting.keys, [counts for counts, _ in made], drawn)
    for key in random.Random(3).sample(list(sums.counted), 40):
        each = [counts.get(counting.keys[key], 0) for counts, _ in made]
        expected = [sum(int(times) * count for times, count in zip(column, each, strict=True)) for column in drawn.T]
        assert sums.of(*key).tolist() == [*expected, *each]


def test_one_changed_article_gives_what_counting_all_anew_gives():
    before, after = many(70), many(70, seed=2)
    chosen = [before[0], *before[1:40], after[40], *before[41:]]
    counting = Counting(CLAIMS)
    old = [counting.counts(one, counting.pairs(one)) for one in before]
    new = [counting.counts(one, counting.pairs(one)) for one in chosen]
    drawn = draw(70)
    sums = Sums(counting.keys, [counts for counts, _ in old], drawn)
    values = ValueSums(counting.keys, [found for _, found in old], drawn)
    sums.replace(40, new[40][0])
    values.replace(40, new[40][1])
    fresh = Sums(counting.keys, [counts for counts, _ in new], drawn)
    fresh_values = ValueSums(counting.keys, [found for _, found in new], drawn)
    for key in {*sums.counted, *fresh.counted}:
        assert np.array_equal(sums.of(*key), fresh.of(*key)), key
    for field, (total, squares) in values.totals.items():
        assert np.array_equal(total, fresh_values.totals[field][0])
        assert np.array_equal(squares, fresh_values.totals[field][1])


def test_values_are_summed_alike_whether_they_stand_in_one_article_or_in_many():
    counting, made = counted(many(120))
    drawn = draw(120)
    found = [values for _, values in made]
    sums = Sums(counting.keys, found, drawn)
    totals = ValueSums(counting.keys, found, drawn).totals
    for field in totals:
        rows = [sums.of(*key)[: sums.together] for key in sums.counted if key[1] == field]
        assert np.array_equal(totals[field][0], np.sum(rows, axis=0))
        assert np.array_equal(totals[field][1], np.sum(np.square(rows), axis=0))


def test_the_interval_is_that_of_f1_in_each_resample():
    found = many(15, people=("mai", "nam"))
    agreement = measured(found)
    counting = Counting(CLAIMS)
    each = []
    for one in found:
        behind = evidence(counting, one, Asked(measure="strict_f1"))
        each.append((2 * sum(item.agrees for item in behind), sum(1 + item.agrees for item in behind)))
    table = np.array(each)
    values = [(times @ table)[0] / (times @ table)[1] for times in draw(15).T[1:].astype(int)]
    told = agreement.strict_f1.overall
    assert (told.low, told.high) == pytest.approx(tuple(np.percentile(values, [2.5, 97.5])))
    assert told.low < told.value < told.high


@given(st.lists(st.floats(-5, 5) | st.just(float("nan")), min_size=1, max_size=40))
def test_percentiles_are_those_of_numpy_and_leave_out_what_is_undefined(values):
    defined = [value for value in values if value == value]
    low, high, count = interval(np.array(values))
    assert count == len(defined)
    if defined:
        assert (low, high) == pytest.approx(tuple(np.percentile(defined, [2.5, 97.5])))


@pytest.mark.parametrize(
    ("count", "note"), [(9, reasons.TOO_FEW), (10, reasons.ROUGH), (29, reasons.ROUGH), (30, None)]
)
def test_there_is_no_interval_below_ten_articles_and_a_rough_one_below_thirty(count, note):
    told = measured(many(count)).strict_f1.overall
    assert told.articles == count
    assert (told.low is None) == (told.high is None) == (count < 10)
    assert [said.template for said in told.notes] == ([note] if note else [])


def test_articles_in_which_a_label_does_not_occur_are_not_behind_its_number():
    found = [*many(30), article({"mai": [(0, 7, "actor")], "nam": []}, number=40)]
    told = measured(found).strict_f1
    assert told.overall.articles == 31
    assert told.by_label["claim"].articles <= 30
    assert told.by_pair["mai", "nam"].articles == 31
    assert told.by_pair["lan", "mai"].articles == 30


def test_names_are_shown_and_pairs_sorted_by_them():
    agreement = measured(many(2), names={"mai": "Vân", "nam": "An", "lan": "An"})
    names = shown_names(agreement.annotators)
    assert set(as_json(agreement)["strict_f1"]["by_pair"]) == {
        "|".join(sorted([names[one], names[other]])) for one, other in agreement.strict_f1.by_pair
    }
