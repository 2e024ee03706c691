"""Texts that would run where a page is careless do nothing on any page, in any field."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from archive.catalog.labels import label_slug
from archive.documents import (
    Answer,
    Demand,
    DemandList,
    KeyFact,
    Relation,
    RelationType,
    Section,
    Source,
    Verdict,
    clean_line,
)
from archive.ledger import acts
from archive.vocabulary.models import Dossier, Party, Tag
from tests.ledger.factories import BY, corrected, published
from tests.public.pages import parsed as parse
from tests.public.pages import texts
from tests.public.safety import MARKER, POLYGLOTS, unsafe_parts

PAGES = (
    "/",
    "/corrections/",
    "/archive/",
    "/archive/?tag={tag}&party={party}&dossier={dossier}",
    "/articles/nasty/",
    "/articles/nasty/editions/1/",
    "/articles/second/",
    "/articles/second/relations/",
    "/tags/",
    "/tags/{tag}/",
    "/parties/",
    "/parties/{party}/",
    "/dossiers/",
    "/dossiers/{dossier}/",
    "/dates/2021/",
    "/demands/",
    "/demands/?issuer={party}&dossier={dossier}",
    "/demands/nasty_d1/",
    "/demands/second_d1/?on=2022",
    "/demands/grid/",
    "/demands/compare/?a=nasty&b=second",
    "/facts/",
    "/timeline/",
    "/facts/{fact}/",
    "/articles/gone/",
    "/articles/gone/history/",
)


def everywhere(text: str) -> dict[str, Any]:
    """The text in every part of a document that takes any text."""
    line = clean_line(text)
    return {
        "headline": line,
        "dek": line,
        "lead": line,
        "date": "2021",
        "key_facts": (KeyFact(label=line, value=line, source="s1"),),
        "blocks": (
            Section(heading=line, paragraphs=(line,), points=(line,)),
            DemandList(
                heading=line,
                paragraphs=(line,),
                issuers=(line,),
                addressees=(line,),
                demands=(Demand(key="d1", text=line),),
            ),
        ),
        "closing": line,
        "sources": (Source(key="s1", title=line, issuer=line, date=line),),
        "tags": (line,),
        "parties": (line,),
        "dossiers": (line,),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("text", POLYGLOTS)
def test_text_does_nothing_on_any_page(client: Client, text: str) -> None:
    parts = everywhere(text)
    first = published(text, slug="nasty", **parts)
    answers = (Answer(demand="nasty#d1", verdict=Verdict.REJECTED, note=parts["dek"], source="s1"),)
    relations = (Relation(type=RelationType.RESPONDS_TO, target="nasty", note=parts["dek"]),)
    published(text, slug="second", **(parts | {"answers": answers, "relations": relations}))
    corrected(first, note=text, closing="Other")
    acts.withdraw(published("Gone", slug="gone").record, by=BY, note=text)
    slugs = {
        "tag": Tag.objects.get().slug,
        "party": Party.objects.get().slug,
        "dossier": Dossier.objects.get().slug,
        "fact": label_slug(parts["dek"]),
    }

    for address in PAGES:
        response = client.get(address.format(**slugs))
        html = response.content.decode()
        assert response.status_code == (410 if "gone" in address else 200), address
        assert unsafe_parts(html) == [], address
        assert MARKER in html, address


@pytest.mark.django_db
@pytest.mark.parametrize("text", POLYGLOTS)
def test_text_does_nothing_in_the_address(client: Client, text: str) -> None:
    for name in ("q", "tag", "from", "to", "dates", "sort", "page", "party"):
        response = client.get("/archive/", {name: text})
        assert response.status_code in (200, 400)
        assert unsafe_parts(response.content.decode()) == []
    for address in ("/archive/feed.xml", "/archive.csv"):
        assert unsafe_parts(client.get(address, {"from": text}).content.decode()) == []


@pytest.mark.django_db
def test_source_is_linked_only_on_the_web(client: Client) -> None:
    sources = tuple(
        Source(key=f"s{number}", title=f"Title {number}", url=url)
        for number, url in enumerate(("https://a.example/", "http://a.example/"))
    )
    published("A note", slug="note", sources=sources)

    root = parse(client.get("/articles/note/").content.decode())

    assert texts(root, ".//section[@class='sources']//li/a") == ["Title 0", "Title 1"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", POLYGLOTS)
def test_feed_stays_well_formed(client: Client, text: str) -> None:
    published(text, **everywhere(text))

    feed = ElementTree.fromstring(client.get("/feed.xml").content)

    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<script type=module>x</script>",
        "<script src=//a.example/x.js></script>",
        "<script src=/static/js/x.js>x</script>",
        "<p onclick=x>",
        "<a href='javascript:x'>",
        "<p style='color:red'>",
        "<img src=x>",
        "<svg onload=x>",
        "<form action='data:x'>",
    ],
)
def test_unsafe_part_is_found(html: str) -> None:
    assert unsafe_parts(html) != []
