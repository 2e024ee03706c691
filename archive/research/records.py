"""A record as a file: its document in canonical JSON, and in the plain-text form."""

from __future__ import annotations

import base64
import json

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from archive import documents
from archive.ledger.reading import CurrentEdition
from archive.public.addresses import absolute_to
from archive.public.records import record_page
from archive.public.validators import reader_page, validated

_SCHEMA = json.dumps(documents.SCHEMA, ensure_ascii=False, indent=2)


@record_page("article-json")
def article_json(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    """The document of the current edition, byte for byte what its digest was taken of (RFC 8785),
    with that digest as a header (RFC 9530)."""
    digest = base64.b64encode(bytes.fromhex(current.edition.digest)).decode()
    response = _file(request, current, current.edition.document, "application/json")
    response.headers["Repr-Digest"] = f"sha-256=:{digest}:"
    return response


@record_page("article-text")
def article_text(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    """The document of the current edition in the plain-text form, as an editor could import it."""
    return _file(request, current, documents.write_text(current.edition.value), "text/plain; charset=utf-8")


@reader_page
def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema (2020-12) of documents of format 1."""
    return HttpResponse(_SCHEMA, content_type="application/schema+json")


def _file(request: HttpRequest, current: CurrentEdition, text: str, content_type: str) -> HttpResponseBase:
    def build() -> HttpResponse:
        page = absolute_to("article-detail", current.record.slug)
        described = absolute_to("schema")
        links = f'<{page}>; rel="canonical", <{described}>; rel="describedby"'
        return HttpResponse(text, content_type=content_type, headers={"Link": links})

    return validated(request, (content_type, current.edition.digest, current.record.slug), build)
