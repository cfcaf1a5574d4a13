"""Major and minor versions: which of them say the same about what is to be marked."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.majors import Known, Place, places

histories = st.lists(st.tuples(st.sampled_from("abcd"), st.booleans()), min_size=1, max_size=9).map(
    lambda found: [Known(at + 1, digest, minor) for at, (digest, minor) in enumerate(found)]
)


def majors(*versions: tuple[str, bool]) -> list[int]:
    found = places(Known(at + 1, digest, minor) for at, (digest, minor) in enumerate(versions))
    return [found[at + 1].major for at in range(len(versions))]


def test_minor_versions_stay_in_the_major_before_them():
    assert majors(("a", False), ("b", True), ("c", True), ("d", False), ("e", True)) == [1, 1, 1, 4, 4]


def test_the_first_version_is_major_whatever_is_said_of_it():
    assert majors(("a", True), ("b", True)) == [1, 1]


def test_the_same_words_again_are_the_same_rules_and_so_is_what_is_minor_after_them():
    assert majors(("a", False), ("b", True), ("c", False), ("b", False), ("d", True)) == [1, 1, 3, 1, 1]
    assert places([Known(1, "a"), Known(2, "b"), Known(3, "a")])[3] == Place(major=1, same=1)


def test_numbers_may_be_missing():
    assert places([Known(2, "a"), Known(5, "b", minor=True)]) == {2: Place(2, 2), 5: Place(2, 5)}


@given(histories)
def test_a_major_is_named_by_its_first_version_and_one_text_has_one_major(versions: list[Known]):
    found = places(versions)
    for version in versions:
        place = found[version.number]
        assert place.major <= place.same <= version.number
        assert found[place.major].major == place.major
        assert found[place.same] == place
    assert len({(version.digest, found[version.number].major) for version in versions}) == len(
        {version.digest for version in versions}
    )


@given(histories, st.booleans())
def test_a_minor_version_more_moves_no_other_and_opens_no_major(versions: list[Known], minor: bool):
    found = places(versions)
    longer = places([*versions, Known(len(versions) + 1, "new", minor)])
    assert {number: longer[number] for number in found} == found
    assert (longer[len(versions) + 1].major in {place.major for place in found.values()}) == minor
