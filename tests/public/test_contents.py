from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents import is_key
from archive.public.contents import section_anchors

headings = st.lists(
    st.sampled_from(["Talks", "Talks 2", "Talks-2", "talks", "", "!", "Переговори"]) | st.text()
)


@given(headings)
def test_no_two_headings_share_an_address_nor_one_with_a_demand(given_headings: list[str]) -> None:
    anchors = list(section_anchors(given_headings))

    assert len(anchors) == len(given_headings) == len(set(anchors))
    assert not any(map(is_key, anchors))
    assert not any(character.isspace() for anchor in anchors for character in anchor)


def test_address_of_a_heading_outlives_what_stands_before_it() -> None:
    before, after = list(section_anchors(["Talks"])), list(section_anchors(["A new *part*", "Talks"]))

    assert before == after[1:] == ["section_talks"]
    assert after[0] == "section_a-new-part"


@pytest.mark.parametrize(
    ("heading", "anchor"), [("Переговори", "section_переговори"), ("“!”", "section_untitled")]
)
def test_heading_in_any_script_has_an_address(heading: str, anchor: str) -> None:
    assert list(section_anchors([heading])) == [anchor]
