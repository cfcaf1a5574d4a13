"""The guidelines in the reader's language, where there are both."""

from annotator.services.creating import shipped_guidelines
from annotator.services.guiding import shown_guidelines


def test_the_guidelines_that_ship_are_read_in_the_interfaces_language():
    for stored in ("vi", "en"):
        for lang in ("vi", "en"):
            assert shown_guidelines(shipped_guidelines(stored), lang) == shipped_guidelines(lang)


def test_a_projects_own_guidelines_stay_as_they_are():
    own = shipped_guidelines("en") + "\nOne rule more."
    assert shown_guidelines(own, "vi") == own
    assert shown_guidelines("", "vi") == ""
