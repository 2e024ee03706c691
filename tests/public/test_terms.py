from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.ledger import acts
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag
from tests.ledger.factories import BY, published, withdrawn
from tests.public.pages import addresses, canonical, page, texts

pytestmark = pytest.mark.django_db
MODELS: dict[str, type[Tag | Party | Dossier]] = {
    "/tags/": Tag,
    "/parties/": Party,
    "/dossiers/": Dossier,
}
LISTS = {"/tags/": "tags", "/parties/": "parties", "/dossiers/": "dossiers"}


def carrying(root: str, name: str) -> dict[str, Any]:
    """The part of a document that names this term."""
    return {LISTS[root]: (name,)}


def publish(number: int, root: str, name: str) -> None:
    """A record of its own year that carries this term."""
    published(f"Event {number}", date=f"192{number}", **carrying(root, name))


@pytest.mark.parametrize("root", LISTS)
def test_term_list_shows_terms_in_use_by_frequency(client: Client, root: str) -> None:
    for number, name in enumerate(("One", "Two", "Two")):
        publish(number, root, name)
    withdrawn("Gone", **carrying(root, "Withdrawn"))

    shown = page(client, root)

    assert texts(shown, ".//ul[@class='counts columns']/li") == ["Two 2", "One 1"]
    assert addresses(shown) == [f"{root}two/", f"{root}one/"]


@pytest.mark.parametrize("root", LISTS)
def test_empty_term_list_stands(client: Client, root: str) -> None:
    assert texts(page(client, root), ".//main/p")[-1] == "None yet."


@pytest.mark.parametrize(
    ("root", "order"),
    [("/tags/", [2, 1, 0]), ("/parties/", [2, 1, 0])],
)
def test_term_shows_its_records_in_its_order(client: Client, root: str, order: list[int]) -> None:
    for number in range(3):
        publish(number, root, "One")
    published("Another")

    shown = page(client, f"{root}one/")

    assert texts(shown, ".//h1") == ["One"]
    assert texts(shown, ".//ol[@class='hits']/li/h2") == [f"Event {number}" for number in order]
    assert canonical(shown) == f"http://testserver{root}one/"
    assert f"{root}one/feed.xml" in [link.attrib["href"] for link in shown.findall(".//link")]


def test_term_is_described(client: Client) -> None:
    publish(0, "/tags/", "Straits")
    Tag.objects.filter(slug="straits").update(description="*Narrow* waters")

    shown = page(client, "/tags/straits/")

    assert texts(shown, ".//p[@class='dek']/em") == ["Narrow"]


@pytest.mark.parametrize(
    ("root", "model"), [("/tags/", Tag), ("/parties/", Party), ("/dossiers/", Dossier)], ids=LISTS
)
def test_former_address_of_a_term_redirects_for_ever(
    client: Client, root: str, model: type[Tag | Party | Dossier]
) -> None:
    publish(0, root, "First")
    acts.rename(model.objects.get(slug="first"), "Second", by=BY, note="")
    acts.rename(model.objects.get(slug="second"), "Third", by=BY, note="")

    for former in ("first", "second"):
        response = client.get(f"{root}{former}/")
        assert (response.status_code, response.headers["Location"]) == (301, f"{root}third/")


@pytest.mark.parametrize("root", LISTS)
def test_term_that_no_published_record_carries_is_not_there(client: Client, root: str) -> None:
    publish(0, root, "Known")
    withdrawn("Gone", **carrying(root, "Withdrawn"))
    draft = MODELS[root](name="Secret plan")
    draft.save()
    terms.rename(draft, "Secret scheme")

    for slug in ("withdrawn", "secret-plan", "secret-scheme", "never"):
        for address in (f"{root}{slug}/", f"{root}{slug}/feed.xml"):
            assert client.get(address).status_code == 404
            assert client.get(address, headers={"If-None-Match": "*"}).status_code == 404


def test_terms_that_look_alike_have_addresses_of_their_own(client: Client) -> None:
    published("About C", tags=("C",))
    published("About C++", tags=("C++",))
    links = addresses(page(client, "/tags/"))

    assert len(set(links)) == 2
    assert {texts(page(client, link), ".//h1")[0] for link in links} == {"C", "C++"}


@pytest.mark.parametrize(
    ("number", "status"), [("2", 200), ("3", 404), ("0", 400), ("x", 400), ("1" * 30, 404)]
)
def test_pages_of_a_term(client: Client, number: str, status: int) -> None:
    for _ in range(26):
        published("The same title", tags=("Same",))

    assert client.get(f"/tags/same/?page={number}").status_code == status


@pytest.mark.parametrize("records", [1, 3])
@pytest.mark.parametrize("address", ["/tags/", "/tags/straits/"])
def test_term_page_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, records: int
) -> None:
    for number in range(records):
        publish(number, "/tags/", "Straits")
    client.get(address)

    with django_assert_num_queries(1):
        page(client, address)


@pytest.mark.parametrize("root", LISTS)
@pytest.mark.usefixtures("broken_catalog")
def test_terms_without_a_catalog_are_refused(client: Client, root: str) -> None:
    publish(0, root, "One")

    assert client.get(root).status_code == 503
    assert client.get(f"{root}one/").status_code == 503
