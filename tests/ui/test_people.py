"""The names in the menu of a project's people."""

from annotator.domain.ids import annotator_id, new_id
from annotator.domain.work import Annotator
from annotator.ui.people import menu_names


def test_one_who_came_with_a_file_by_name_alone_is_told_from_the_person_who_works_here():
    mine, other = Annotator(id=new_id(), name="Mai"), Annotator(id=annotator_id("Mai"), name="Mai")
    assert menu_names([other, mine]) == {other.id: "Mai (from a file)", mine.id: "Mai"}


def test_a_name_that_nobody_shares_stands_as_it_is():
    binh, hoa = Annotator(id=annotator_id("Bình"), name="Bình"), Annotator(id=new_id(), name="Hoa")
    assert list(menu_names([binh, hoa]).items()) == [(binh.id, "Bình"), (hoa.id, "Hoa")]


def test_people_of_one_name_that_both_have_ids_of_their_own_are_told_apart_by_these():
    digits = ("11110000", "22220000")
    one, other = (Annotator(id=f"{first}-aaaa-4aaa-8aaa-aaaaaaaaaaaa", name="Mai") for first in digits)
    assert set(menu_names([one, other]).values()) == {"Mai (1111)", "Mai (2222)"}
