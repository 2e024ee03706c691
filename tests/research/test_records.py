from __future__ import annotations

import base64
import hashlib
import json

import jsonschema
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.documents import from_json, read_text
from tests.ledger.factories import corrected
from tests.public.pages import note

pytestmark = pytest.mark.django_db
JSON = "/articles/1921-12-arcadia-demands.json"
TEXT = "/articles/1921-12-arcadia-demands.txt"


def test_article_json_is_the_document_of_which_the_digest_was_taken(client: Client) -> None:
    edition = corrected(note(), dek="Another dek")

    response = client.get(JSON)
    digest = hashlib.sha256(response.content)

    assert from_json(response.content.decode()) == edition.value
    assert digest.hexdigest() == edition.digest
    assert response.headers["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    assert response.headers["Content-Type"] == "application/json"


def test_article_json_follows_the_published_schema(client: Client) -> None:
    note()
    schema = client.get("/schema/document-1.json")

    jsonschema.validate(client.get(JSON).json(), json.loads(schema.content))

    assert schema.headers["Content-Type"] == "application/schema+json"
    assert '<http://testserver/schema/document-1.json>; rel="describedby"' in client.get(JSON).headers["Link"]


def test_article_text_reads_back_as_the_document(client: Client) -> None:
    edition = note()

    response = client.get(TEXT)

    assert read_text(response.content.decode()).document == edition.value
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert (
        '<http://testserver/articles/1921-12-arcadia-demands/>; rel="canonical"' in response.headers["Link"]
    )


@pytest.mark.parametrize("address", [JSON, TEXT])
def test_file_of_a_record_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    note()

    with django_assert_num_queries(1):
        assert client.get(address).status_code == 200
