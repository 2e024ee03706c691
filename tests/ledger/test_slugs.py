from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.documents import is_slug
from archive.ledger import slugs
from tests.ledger.factories import corrected, document, published

PROPOSED = [
    ("Russia Issues Ultimatum Demanding NATO Guarantees", "2021-12-17", "2021-12-russia-issues-ultimatum"),
    ("NATO–Russia Founding Act", "27 May 1997", "1997-05-nato-russia-founding-act"),
    ("The Budapest Memorandum", "December 1994", "1994-12-budapest-memorandum"),
    ("Belgrade Receives an Austro-Hungarian Note", "July 1914", "1914-07-belgrade-receives-austro-hungarian"),
    ("Talks", "17–18 February 2022", "2022-02-talks"),
    ("Talks", "early 2022", "2022-talks"),
    ("Talks", "1990s", "talks"),
    ("Talks", "after 3 March 1918", "talks"),
    ("Talks", "", "talks"),
    ("Caesar’s Murder", "15 March 44 BC", "44bc-03-caesars-murder"),
    ("The Who", "", "who"),
    ("Of the And", "", "of-the-and"),
    ("Opening", "", "opening"),
    ("محادثات في جنيف", "2022", "2022-محادثات-في-جنيف"),
    ("🔥", "2022", "2022-record"),
    ("🔥", "", "record"),
    ("x" * 900, "2022", "2022-" + "x" * 55),
    ("two " + "x" * 900, "2022", "2022-two"),
    ("x" * 900, "", "x" * 60),
]  # fmt: skip


@pytest.mark.parametrize(("title", "date", "slug"), PROPOSED)
def test_propose(title: str, date: str, slug: str) -> None:
    assert slugs.propose(document(title, date=date)) == slug


@given(st.text(min_size=1), st.sampled_from(["", "2021-12-17", "early 2022", "44 BC"]))
def test_propose_any_title(title: str, date: str) -> None:
    slug = slugs.propose(document(title, date=date))
    assert is_slug(slug)
    assert len(slug) <= 60


@pytest.mark.django_db
def test_free_of_present_and_former_addresses(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    corrected(published("Talks", slug="talks"), slug="talks-2")
    with django_assert_num_queries(3):
        assert slugs.free("talks", slugs.taken) == "talks-3"


@pytest.mark.django_db
def test_free_of_hundreds_of_equal_titles(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _time in range(40):
        published("Talks", date="2022")
    with django_assert_num_queries(3):
        assert slugs.free("2022-talks", slugs.taken) == "2022-talks-41"
