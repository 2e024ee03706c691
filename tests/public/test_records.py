from __future__ import annotations

import pytest
from django.test import Client

from archive.ledger import acts
from archive.ledger.models import Record
from tests.ledger.factories import BY, corrected, published, withdrawn
from tests.public.pages import page, texts

pytestmark = pytest.mark.django_db
PAGES = (
    "/articles/{}/",
    "/articles/{}/history/",
    "/articles/{}/relations/",
    "/articles/{}/editions/1/",
    "/articles/{}.json",
    "/articles/{}.txt",
)


@pytest.mark.parametrize("form", PAGES)
def test_former_address_redirects_for_ever(client: Client, form: str) -> None:
    second = corrected(published(slug="first-address"), slug="second-address")
    corrected(second, slug="third-address")

    for former in ("first-address", "second-address"):
        response = client.get(form.format(former))
        assert (response.status_code, response.headers["Location"]) == (301, form.format("third-address"))


@pytest.mark.parametrize("form", PAGES)
def test_withdrawn_record_is_gone_with_date_and_reason_alone(client: Client, form: str) -> None:
    withdrawn("The secret summit", slug="secret", lead="A secret place", note="It never took place.")

    root = page(client, form.format("secret"), status=410)

    assert texts(root, ".//h1") == ["This record has been withdrawn"]
    assert texts(root, ".//blockquote") == ["It never took place."]
    assert texts(root, ".//main/div/p")[0].startswith("It was withdrawn on ")
    assert "secret" not in " ".join(root.itertext())


@pytest.mark.parametrize("form", PAGES)
def test_withdrawn_record_is_gone_at_its_former_address_too(client: Client, form: str) -> None:
    edition = published(slug="first-address")
    corrected(edition, slug="second-address")
    acts.withdraw(Record.objects.get(pk=edition.record.pk), by=BY, note="An error.")

    assert client.get(form.format("first-address")).status_code == 410


def test_reinstated_record_is_back(client: Client) -> None:
    record = withdrawn(slug="back")
    acts.reinstate(record, by=BY, note="It was right.")

    assert client.get("/articles/back/").status_code == 200


@pytest.mark.parametrize("form", PAGES)
@pytest.mark.parametrize("slug", ["never", "ünïcode", "a--b", "-", "x" * 3000])
def test_address_where_nothing_ever_stood_is_not_found(client: Client, form: str, slug: str) -> None:
    published(slug="other")

    assert client.get(form.format(slug)).status_code == 404


def test_address_in_another_script(client: Client) -> None:
    published("بیانیه تهران", slug="بیانیه-تهران")

    assert client.get("/articles/بیانیه-تهران/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "known/;x.css",
        "known/x.css",
        "known.css",
        "known/%2e%2e/",
        "known%2f..%2fother/",
        "/known/",
        "known//",
    ],
)
def test_address_that_only_resembles_one_is_not_found(client: Client, path: str) -> None:
    published(slug="known")

    assert client.get(f"/articles/{path}").status_code == 404
