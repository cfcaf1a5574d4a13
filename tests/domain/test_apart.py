"""What lies in boilerplate or another article is found by place."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.apart import Apart
from annotator.domain.zone import ZONE_KINDS, ZONE_STATES, Zone


def zone(start: int, length: int, kind: str, state: str) -> Zone:
    return Zone(id=f"{start} {length} {kind}", article_id="a", start=start, end=start + length, kind=kind, state=state)


ZONES = st.lists(
    st.builds(zone, st.integers(0, 60), st.integers(0, 20), st.sampled_from(ZONE_KINDS), st.sampled_from(ZONE_STATES)),
    max_size=12,
)


@given(zones=ZONES, start=st.integers(0, 80), length=st.integers(1, 10))
def test_a_stretch_is_apart_where_an_accepted_zone_of_such_a_kind_overlaps_it(zones, start, length):
    end = start + length
    kinds = {
        one.kind
        for one in zones
        if one.state == "accepted"
        and one.kind in {"boilerplate", "other_article"}
        and max(one.start, start) < min(one.end, end)
    }
    found = Apart(zones).kind_over(start, end)
    assert found in kinds if kinds else found == ""
