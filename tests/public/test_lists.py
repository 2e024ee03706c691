from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from archive.catalog.fields import write_place
from archive.catalog.filters import ArchiveFilter
from archive.catalog.search import Page
from archive.public.lists import paging, with_query
from tests.ledger.factories import published
from tests.public.pages import page, texts

SAYS_SO = "The catalog is catching up with what was published in the last moments."


@pytest.mark.parametrize(
    "address", ["/", "/archive/", "/tags/", "/tags/straits/", "/dates/1921/", "/articles/folded/"]
)
@pytest.mark.usefixtures("late_catalog")
def test_page_from_a_late_catalog_says_so(client: Client, address: str) -> None:
    root = page(client, address)

    (notice,) = texts(root, ".//div[@role='status']")
    assert notice.startswith(SAYS_SO)
    assert "Not folded yet" not in "".join(root.itertext())


@pytest.mark.usefixtures("late_catalog")
def test_article_that_the_catalog_lacks_is_shown_all_the_same(client: Client) -> None:
    root = page(client, "/articles/not-folded/")

    assert texts(root, ".//h1") == ["Not folded yet"]
    assert texts(root, ".//dl[@class='terms']//li") == ["Straits"]


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [(1, "", "/x/?q=1&page=2"), (2, "/x/?q=1", "/x/?q=1&page=3"), (3, "/x/?q=1&page=2", "")],
)
def test_paging_leads_to_the_neighbours(number: int, before: str, after: str) -> None:
    found = paging(Page(total=75, hits=(), facets={}, number=number, pages=3, behind=0), "/x/", "q=1")

    assert (found.previous, found.next) == (before, after)


@pytest.mark.parametrize(
    ("number", "after"),
    [
        (39, "/x/?q=1&page=40"),
        (40, "/x/?q=1&page=41&after=738000-17"),
        (99, "/x/?q=1&page=100&after=738000-17"),
    ],
)
def test_far_pages_are_found_by_where_the_one_before_ended(number: int, after: str) -> None:
    page: Page[Any] = Page(total=9999, hits=(), facets={}, number=number, pages=100, behind=0)

    assert paging(page, "/x/", "q=1", last=738000 * 2**32 + 17).next == after


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/archive/?", "/tags/straits/?", "/dates/1921/?"])
def test_page_that_begins_at_a_place_follows_the_one_before(client: Client, address: str) -> None:
    for number in range(30):
        published(f"Event {number}", date="1921", tags=("Straits",))
    second = texts(page(client, f"{address}page=2"), ".//ol[@class='hits']/li")
    last = ArchiveFilter({}).results().last
    assert last

    at_place = texts(page(client, f"{address}page=2&after={write_place(last)}"), ".//ol[@class='hits']/li")
    assert len(at_place) == 5
    assert at_place == second
    assert client.get(f"{address}page=2&after=0-1").status_code == 404
    assert client.get(f"{address}page=2&after=0").status_code == 400


@pytest.mark.parametrize(
    ("parts", "address"),
    [((), "/x/"), (("", ""), "/x/"), (("a=1", ""), "/x/?a=1"), (("a=1", "b"), "/x/?a=1&b")],
)
def test_address_with_query_strings(parts: tuple[str, ...], address: str) -> None:
    assert with_query("/x/", *parts) == address
