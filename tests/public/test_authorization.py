"""Who may see what: every public address, for a record in every state.

What is not public looks exactly like what never was: same status, same headers, same page, but for
the words that the reader typed. A new address without a row here fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from archive.dates import read_date
from archive.desk.articles.saving import save_document
from archive.documents import (
    Answer,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Relation,
    RelationType,
    Verdict,
)
from archive.ledger import acts
from tests.ledger.factories import BY, published

pytestmark = pytest.mark.django_db
MARKER, OTHER = "zyx", "qqq"
YEAR, LATER = "1911", 4  # each before a leap year: bars of as many months
NOT_FOR_READERS = {"health", "ready", "style", "preview-link"}  # the last is held in tests/desk/permissions
RECORD = "/articles/zyxsecret"
QUERIES = (
    "",
    "?q=zyxsecret",
    "?tag=zyxtag",
    "?party=zyxparty",
    "?dossier=zyxdossier",
    "?from=1911&to=1911",
)
DEMANDS = (
    "",
    "?q=zyxdemand",
    "?issuer=zyxparty",
    "?addressee=zyxparty",
    "?tag=zyxtag",
    "?dossier=zyxdossier",
    "?from=1911&to=1911",
)
OF_ONE_RECORD = {
    "article-detail": RECORD + "/",
    "article-card": RECORD + "/card.png",
    "article-history": RECORD + "/history/",
    "article-relations": RECORD + "/relations/",
    "article-edition": RECORD + "/editions/1/",
    "article-json": RECORD + ".json",
    "article-text": RECORD + ".txt",
    "demand-detail": "/demands/zyxsecret_d1/",
}
OF_MANY: dict[str, tuple[str, ...]] = {
    "front": ("/",),
    "archive": tuple(f"/archive/{query}" for query in QUERIES),
    "archive-feed": tuple(f"/archive/feed.xml{query}" for query in QUERIES),
    "archive-csv": tuple(f"/archive.csv{query}" for query in QUERIES),
    "archive-safe-csv": tuple(f"/archive-spreadsheet.csv{query}" for query in QUERIES),
    "archive-jsonl": tuple(f"/archive.jsonl{query}" for query in QUERIES),
    "feed": ("/feed.xml",),
    "tag-list": ("/tags/",),
    "tag-detail": ("/tags/zyxtag/",),
    "tag-feed": ("/tags/zyxtag/feed.xml",),
    "party-list": ("/parties/",),
    "party-detail": ("/parties/zyxparty/",),
    "party-feed": ("/parties/zyxparty/feed.xml",),
    "dossier-list": ("/dossiers/",),
    "dossier-detail": ("/dossiers/zyxdossier/",),
    "dossier-zip": ("/dossiers/zyxdossier/dossier.zip",),
    "dossier-feed": ("/dossiers/zyxdossier/feed.xml",),
    "year-detail": ("/dates/1911/",),
    "month-detail": ("/dates/1911/05/",),
    "day-detail": ("/dates/1911/05/03/",),
    "fact-list": ("/facts/",),
    "timeline": tuple(f"/timeline/{query}" for query in (*QUERIES[:-1], "?from=1911")),
    "fact-detail": ("/facts/zyxlabel/",),
    "fact-csv": ("/facts/zyxlabel/table.csv",),
    "fact-safe-csv": ("/facts/zyxlabel/table-spreadsheet.csv",),
    "fact-json": ("/facts/zyxlabel/table.json",),
    "demand-list": tuple(f"/demands/{query}" for query in DEMANDS),
    "demand-grid": tuple(f"/demands/grid/{query}" for query in DEMANDS),
    "demand-compare": ("/demands/compare/?a=zyxsecret&b=zyxsecret_d1",),
    "demand-verdicts": ("/demands/verdicts/",),
    "demands-csv": tuple(f"/demands.csv{query}" for query in DEMANDS),
    "demands-safe-csv": tuple(f"/demands-spreadsheet.csv{query}" for query in DEMANDS),
    "demands-jsonl": tuple(f"/demands.jsonl{query}" for query in DEMANDS),
    "sitemap-index": ("/sitemap.xml",),
    "sitemap": ("/sitemap-1.xml",),
    "robots": ("/robots.txt",),
    "suggest": ("/suggest/?q=zyx",),
    "corrections": ("/corrections/",),
    "corrections-feed": ("/corrections/feed.xml",),
    "about": ("/about/",),
    "site-card": ("/card.png",),
    "manifest": ("/site.webmanifest",),
    "search-help": ("/search-help/",),
    "relation-types": ("/relations/",),
    "schema": ("/schema/document-1.json",),
}
UNSEEN = {
    "archive": ("/archive/?not_tag=zyxtag", "/archive/?from=1911&to=1911&page=2"),
    "tag-detail": ("/tags/zyxtag/?page=2", "/tags/zyxtag/?page=x"),
}
"""Further addresses of what is not public."""
SHOW_NO_RECORD = {
    "sitemap-index",
    "corrections",
    "corrections-feed",
    "about",
    "robots",
    "search-help",
    "relation-types",
    "demand-verdicts",
    "schema",
    "site-card",
    "manifest",
}
MATRIX: dict[str, tuple[str, ...]] = {name: (address,) for name, address in OF_ONE_RECORD.items()} | OF_MANY


def document() -> Document:
    """A record that must not be seen, with a marker in its every part."""
    return Document(
        title="Zyxsecret",
        dek="Zyxdek",
        lead="Zyxlead",
        date=read_date("3 May 1911"),
        key_facts=(KeyFact(label="Zyxlabel", value="Zyxvalue"),),
        blocks=(
            DemandList(
                issuers=("Zyxparty",),
                addressees=("Zyxparty",),
                demands=(Demand(key="d1", text="Zyxdemand", restates="known#d1"),),
            ),
        ),
        answers=(Answer(demand="known#d1", verdict=Verdict.REJECTED, note="Zyxanswer"),),
        tags=("Zyxtag",),
        parties=("Zyxparty",),
        dossiers=("Zyxdossier",),
        relations=(Relation(type=RelationType.LED_TO, target="known", note="Zyxnote"),),
    )


@pytest.fixture
def known() -> None:
    """A record that everybody may see."""
    asked = DemandList(issuers=("Both",), demands=(Demand(key="d1", text="Speak"),))
    terms = {"tags": ("Common",), "parties": ("Both",), "dossiers": ("One",)}
    published("Known", slug="known", date="1930", blocks=(asked,), **terms)


@pytest.fixture
def draft(known: None) -> None:
    """A record on the desk, never published."""
    article = save_document(document(), by=None, reason="Zyxreason")
    article.slug = "zyxsecret"
    article.save()


@pytest.fixture
def withdrawn(known: None) -> None:
    """A record that was public once."""
    edition = acts.publish(document(), slug="zyxsecret", by=BY)
    acts.withdraw(edition.record, by=BY, note="An error.")


def names(resolver: URLResolver) -> Iterator[str | None]:
    """The names of all addresses of a resolver, those of the admin left out."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        elif pattern.namespace != "admin":
            yield from names(pattern)


def rows(matrix: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Every address with its name. Each test asks for all: what costs is to make what they show."""
    return ((name, address) for name, addresses in matrix.items() for address in addresses)


def body(response: Any) -> str:
    """Everything that an answer says: status, headers, content."""
    headers = "\n".join(f"{name}: {value}" for name, value in sorted(response.headers.items()))
    return f"{response.status_code}\n{headers}\n{content_of(response)}"


def content_of(response: Any) -> str:
    """The content of an answer, streamed or not."""
    return bytes(response.getvalue()).decode(errors="replace")


def assert_as_if_never_been(client: Client, address: str) -> None:
    """The address answers as one of something that never was."""
    answer = body(client.get(address))
    seen, expected = otherwise(answer), body(client.get(otherwise(address)))

    assert without_tag(seen) == without_tag(expected), address
    assert "Zyx" not in answer, address


def otherwise(text: str) -> str:
    """A text as it is of what never was: four years later, and so are the years around."""
    for year in (int(YEAR) - 1, int(YEAR), int(YEAR) + 1):
        text = text.replace(str(year), str(year + LATER))
    return text.replace(MARKER, OTHER)


def without_tag(answer: str) -> str:
    """An answer without its entity tag, which is made from the words of the address, and without its
    length, whose digits may be those of a year."""
    made = ("ETag: ", "Content-Length: ")
    return "\n".join(line for line in answer.splitlines() if not line.startswith(made))


def test_every_public_address_has_a_row() -> None:
    assert set(names(get_resolver())) - NOT_FOR_READERS == set(MATRIX)


def test_published_record_is_seen(client: Client, known: None) -> None:
    acts.publish(document(), slug="zyxsecret", by=BY)

    for name, address in rows(MATRIX):
        response = client.get(address)
        assert response.status_code == 200, address
        assert ("zyx" in body(response).casefold()) == (name not in SHOW_NO_RECORD), address


def test_draft_is_as_if_it_had_never_been(client: Client, draft: None) -> None:
    for _name, address in (*rows(MATRIX), *rows(UNSEEN)):
        assert_as_if_never_been(client, address)


def test_withdrawn_record_is_in_no_list(client: Client, withdrawn: None) -> None:
    for _name, address in (*rows(OF_MANY), *rows(UNSEEN)):
        assert_as_if_never_been(client, address)


def test_withdrawn_record_is_a_tombstone(client: Client, withdrawn: None) -> None:
    for address in OF_ONE_RECORD.values():
        response = client.get(address)

        assert response.status_code == 410, address
        assert "zyx" not in body(response).casefold(), address


def test_published_record_names_no_draft(client: Client, draft: None) -> None:
    assert "zyx" not in body(client.get("/articles/known/")).casefold()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_readers_change_nothing(client: Client, method: str) -> None:
    answers = {address: getattr(client, method)(address) for row in MATRIX.values() for address in row}

    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(answers, 405)


def test_answer_does_not_depend_on_cookies_and_may_be_kept(client: Client, withdrawn: None) -> None:
    for _name, address in rows(MATRIX):
        client.cookies.clear()
        plain = client.get(address)
        client.cookies["sessionid"] = "s" * 32  # the form of a session's key
        stored = "no-store" if plain.status_code == 404 else "public, max-age=0, must-revalidate"

        assert body(client.get(address)) == body(plain), address
        assert plain.headers["Cache-Control"] == stored, address
        assert {"Set-Cookie", "Vary"}.isdisjoint(plain.headers), address


def test_head_is_get_without_content(client: Client, withdrawn: None) -> None:
    for _name, address in rows(MATRIX):
        got, headed = client.get(address), client.head(address)

        assert headed.status_code == got.status_code, address
        assert content_of(headed) == "", address
        assert headed.headers.get("ETag") == got.headers.get("ETag"), address
