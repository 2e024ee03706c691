"""Published records as readers' pages need them, and pages as readers see them."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.test import Client

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
)
from archive.ledger.models import Edition
from tests.ledger.factories import published

DEMANDS = DemandList(
    heading="The demands",
    issuers=("Arcadia",),
    addressees=("Boreal League",),
    paragraphs=("The note demands:",),
    demands=(
        Demand(key="d1", text="Withdraw the *fleet* from the strait"),
        Demand(key="d2", text="Publish the secret treaty"),
    ),
)
WHOLE: dict[str, Any] = {
    "date": "17 December 1921",
    "headline": "Arcadia sends a note",
    "dek": "A note with two demands",
    "lead": "The note was handed over in the morning.",
    "key_facts": (KeyFact(label="Place", value="Port Vale", source="note"),),
    "blocks": (DEMANDS, Section(heading="After", paragraphs=("Talks began:",), points=("In May", "In June"))),
    "closing": "An answer came in spring.",
    "sources": (
        Source(key="note", title="Note verbale", issuer="Arcadia", date="1921", url="https://a.example/n"),
    ),
    "tags": ("Straits", "Fleets"),
    "parties": ("Arcadia",),
    "dossiers": ("Straits question",),
}


def note() -> Edition:
    """A record with every part but references to others."""
    return published("Arcadia demands the strait", slug="1921-12-arcadia-demands", **WHOLE)


def answer_to(note: Edition, **parts: Any) -> Edition:
    """A record of an event that answers the first demand of the note."""
    slug = note.record.slug
    given: dict[str, Any] = {
        "date": "May 1922",
        "relations": (Relation(type=RelationType.RESPONDS_TO, target=slug, note="In writing"),),
        "answers": (Answer(demand=f"{slug}#d1", verdict=Verdict.REJECTED, note="Out of the question"),),
    }
    return published("The League answers", slug="1922-05-league-answers", **(given | parts))


def page(client: Client, address: str, status: int = 200) -> Element:
    """The page at an address, parsed as a browser parses it."""
    response = client.get(address)
    assert response.status_code == status
    return parsed(response.content.decode())


def parsed(html: str) -> Element:
    """A page as a browser parses it."""
    tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return tree


def words(element: Element | None) -> str:
    """The words of an element and all within it."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def texts(root: Element, path: str) -> list[str]:
    """The words of every element at an ElementTree path."""
    return [words(element) for element in root.findall(path)]


def addresses(root: Element, path: str = ".//main") -> list[str]:
    """Where the links within an element lead."""
    found = root.find(path)
    assert found is not None
    return [link.attrib["href"] for link in found.iter("a") if "href" in link.attrib]


def meta(root: Element, name: str) -> str | None:
    """What the page says of itself under a name."""
    found = root.find(f".//meta[@name='{name}']")
    return None if found is None else found.attrib["content"]


def canonical(root: Element) -> str:
    """The page's own address, as it gives it."""
    link = root.find(".//link[@rel='canonical']")
    assert link is not None
    return link.attrib["href"]


def titles(client: Client, address: str) -> list[str]:
    """The titles in a list, in order."""
    return listed(page(client, address))


def listed(root: Element) -> list[str]:
    """The titles in the list of the archive's page, in order: below headings of months, or without these."""
    return texts(root, ".//ol[@class='hits']/li/h4") or texts(root, ".//ol[@class='hits']/li/h3")


def facet(client: Client, address: str, label: str) -> dict[str, str]:
    """The choices of a facet, with their counts."""
    section = page(client, address).find(".//section[@class='facets']")
    assert section is not None
    parts = list(section.iter())
    at = next(number for number, part in enumerate(parts) if part.tag == "h3" and part.text == label)
    choices = next(part for part in parts[at:] if part.tag == "ul")
    return dict(words(item).rsplit(" ", 1) for item in choices.findall("li"))
