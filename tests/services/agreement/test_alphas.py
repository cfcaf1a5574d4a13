"""Krippendorff's alpha against published examples, and against other people's programs."""

import warnings

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

from annotator.services.agreement.alphas import nominal_alpha

KRIPPENDORFF_2004 = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Krippendorff 2004, chapter 11: twelve units, four observers, some of whom missed some."""

COHEN_1960 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
"""Cohen 1960, table 2: how often two judges assigned 200 cases to three categories."""

FLEISS_1971 = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
"""Fleiss 1971, table 1: how many of six psychiatrists gave each of 30 patients one of five diagnoses."""


def test_the_example_of_krippendorff():
    observers = [line.split() for line in KRIPPENDORFF_2004.strip().splitlines()]
    units = [[value for value in unit if value != "."] for unit in zip(*observers, strict=True)]
    assert nominal_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_the_example_of_cohen_by_its_relation_to_alpha():
    pairs = [(row, column) for row in range(3) for column in range(3) for _ in range(COHEN_1960[row][column])]
    assert cohen_kappa_score(*zip(*pairs, strict=True)) == pytest.approx(0.492, abs=0.0005)
    task = AnnotationTask([(judge, at, pair[judge]) for at, pair in enumerate(pairs) for judge in (0, 1)])
    # What is expected by chance is drawn without putting back: 1 − alpha = (1 − pi) · (n − 1) / n of n values.
    assert 1 - nominal_alpha(pairs) == pytest.approx((1 - task.pi()) * (400 - 1) / 400)
    assert nominal_alpha(pairs) == pytest.approx(task.alpha())


def test_the_example_of_fleiss_by_its_relation_to_alpha():
    counts = np.array([[int(digit) for digit in row] for row in FLEISS_1971.split()])
    assert counts.shape == (30, 5)
    assert set(counts.sum(axis=1)) == {6}
    observed = ((counts**2).sum() - 180) / (30 * 6 * 5)
    expected = ((counts.sum(axis=0) / 180) ** 2).sum()
    kappa = (observed - expected) / (1 - expected)
    assert kappa == pytest.approx(0.430, abs=0.0005)
    units = [[value for value, count in enumerate(row) for _ in range(count)] for row in counts]
    assert 1 - nominal_alpha(units) == pytest.approx((1 - kappa) * (180 - 1) / 180)


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=4, max_size=4), min_size=2, max_size=12))
@settings(max_examples=100)
def test_it_is_what_the_library_krippendorff_gives(units):
    ours = nominal_alpha([[value for value in unit if value is not None] for unit in units])
    codes = {"a": 0.0, "b": 1.0, "c": 2.0, None: np.nan}
    table = np.array([[codes[value] for value in unit] for unit in units]).T
    paired = [[value for value in unit if value is not None] for unit in units]
    if len({value for unit in paired if len(unit) > 1 for value in unit}) < 2:
        assert ours is None
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = krippendorff.alpha(
            reliability_data=table, level_of_measurement="nominal", value_domain=[0.0, 1.0, 2.0]
        )
    assert ours == pytest.approx(theirs)


def test_it_is_undefined_where_nothing_could_disagree():
    assert nominal_alpha([]) is None
    assert nominal_alpha([["a"], ["b"]]) is None
    assert nominal_alpha([["a", "a"], ["a", "a"]]) is None
    assert nominal_alpha([["a", "b"]]) == 0
