from __future__ import annotations

import pytest
from django.test import Client

from archive.catalog.search import Page
from archive.public.lists import paging, with_query
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
    ("parts", "address"),
    [((), "/x/"), (("", ""), "/x/"), (("a=1", ""), "/x/?a=1"), (("a=1", "b"), "/x/?a=1&b")],
)
def test_address_with_query_strings(parts: tuple[str, ...], address: str) -> None:
    assert with_query("/x/", *parts) == address
