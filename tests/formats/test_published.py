"""Dates are read as they are written; a year, a day or a zone is never invented."""

import pytest

from annotator.formats.published import Moment, day_first, moment


@pytest.mark.parametrize(
    ("value", "iso", "exact"),
    [
        ("2023-10-20", "2023-10-20", True),
        ("2023-10-20 22:10", "2023-10-20T22:10", True),
        ("2023-10-20 22:10:00", "2023-10-20T22:10", True),
        ("2023-10-20T22:10:33Z", "2023-10-20T22:10", False),
        ("2023-10-20T22:10:00+07:00", "2023-10-20T22:10", False),
        ("2023/1/5", "2023-01-05", True),
        ("20/10/2023 22:10", "2023-10-20T22:10", True),
        ("22h10 ngày 20/10/2023", "2023-10-20T22:10", True),
        ("Thứ Sáu, 20/10/2023, 22:10 (GMT+7)", "2023-10-20T22:10", False),
        ("20.10.2023", "2023-10-20", True),
        ("ngày 20 tháng 10 năm 2023", "2023-10-20", True),
        ("October 5, 2023 at 10:10 PM", "2023-10-05T22:10", True),
        ("Fri, 20 Oct 2023 12:05 AM", "2023-10-20T00:05", True),
        ("5/5/2023", "2023-05-05", True),
        ("10/25/2023", "2023-10-25", True),
    ],
)
def test_dates_are_iso(value: str, iso: str, exact: bool):
    assert moment(value) == Moment(iso, exact)


@pytest.mark.parametrize(
    "value", ["", "20/10", "20/10/23", "hôm qua", "2023-13-01", "31/02/2023", "0000-01-01", "3 giờ trước", "x" * 99]
)
def test_what_is_no_whole_date_is_none(value: str):
    assert moment(value) == Moment()


def test_a_date_that_can_be_two_days_is_left_open_until_the_order_is_known():
    assert moment("03/04/2023") == Moment(ambiguous=True)
    assert moment("03/04/2023", day_first=True).iso == "2023-04-03"
    assert moment("03/04/2023", day_first=False).iso == "2023-03-04"


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/2023", "20/04/2023"], True),
        (["03/04/2023", "04/20/2023"], False),
        (["03/04/2023"], None),
        (["20/4/2023", "4/20/2023"], None),
    ],
)
def test_a_column_shows_its_order(values: list[str], order: bool | None):
    assert day_first(values) is order


def test_an_hour_that_does_not_exist_is_left_out():
    assert moment("2023-10-20 25:10") == Moment("2023-10-20", exact=False)
