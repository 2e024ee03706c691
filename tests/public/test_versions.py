from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.utils import translation

from archive.documents import Demand, DemandList, KeyFact, Relation, RelationType, Section
from archive.documents import Document as Written
from archive.public.versions import in_language
from tests.ledger.factories import published
from tests.public.demands.archive import again, note, reply
from tests.public.pages import facet, listed, page, texts, words

pytestmark = pytest.mark.django_db

ORIGINAL, UKRAINIAN, ARABIC = "/articles/treaty/", "/uk/articles/dohovir/", "/articles/muahada/"
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture
def treaty() -> None:
    """A record of which there are two translations, one into a language that the site does not speak."""
    published("Treaty of negotiations", slug="treaty", tags=("Peace",), lead="Signed.")
    published("Договір про переговори", slug="dohovir", language="uk", translation_of="treaty")
    published(
        "معاهدة",
        slug="muahada",
        language="ar",
        translation_of="treaty",
        lead="وقعت",
        key_facts=(KeyFact(label="المكان", value="جنيف"),),
        blocks=(
            Section(heading="نص", paragraphs=("فقرة",), points=("نقطة",)),
            DemandList(demands=(Demand(key="d1", text="طلب"),)),
        ),
    )


def in_head(root: Element, language: str) -> list[str]:
    """Where a page says that it is found in a language."""
    return [link.get("href", "") for link in root.iterfind(f".//head/link[@hreflang='{language}']")]


def elements_in(root: Element, language: str) -> list[tuple[str, str | None]]:
    """The elements of the text that are in a language, and their direction, without those that lead to
    other languages."""
    marked = root.iterfind(f".//main//*[@lang='{language}']")
    return [(one.tag, one.get("dir")) for one in marked if not one.get("hreflang") and one.tag != "b"]


@pytest.mark.usefixtures("treaty")
def test_record_and_its_translations_lead_to_each_other(client: Client) -> None:
    for address in (ORIGINAL, UKRAINIAN, ARABIC):
        root = page(client, address)
        links = root.findall(".//main/article/header/nav/ul//a")
        to_original = [link.get("href") for link in root.iterfind(".//main/article/header/nav/p/a")]
        assert to_original == ([] if address == ORIGINAL else [ORIGINAL])

        assert {one.get("hreflang"): one.get("href") for one in links} == {
            tag: path
            for tag, path in (("en", ORIGINAL), ("uk", UKRAINIAN), ("ar", ARABIC))
            if path != address
        }
        assert {tag: in_head(root, tag) for tag in ("en", "uk", "ar", "x-default")} == {
            "en": [f"http://testserver{ORIGINAL}"],
            "uk": [f"http://testserver{UKRAINIAN}"],
            "ar": [f"http://testserver{ARABIC}"],
            "x-default": [f"http://testserver{ORIGINAL}"],
        }


@pytest.mark.usefixtures("treaty")
def test_switch_of_the_page_leads_to_the_record_in_that_language(client: Client) -> None:
    def switch(address: str) -> list[str]:
        links = page(client, address).iterfind(".//nav[@class='languages']//a")
        return [link.get("href", "") for link in links]

    assert switch(ORIGINAL) == [UKRAINIAN]
    assert switch(UKRAINIAN) == [ORIGINAL]
    assert switch(ARABIC) == [UKRAINIAN]
    assert switch(f"/uk{ORIGINAL}") == [ORIGINAL]


@pytest.mark.usefixtures("treaty")
def test_words_in_another_language_than_the_page_are_marked(client: Client) -> None:
    arabic = elements_in(page(client, ARABIC), "ar")

    assert [name for name, _direction in arabic] == ["h1", "p", "dt", "dd", "h2", "p", "li", "span"]
    assert {direction for _name, direction in arabic} == {"rtl"}
    assert elements_in(page(client, UKRAINIAN), "uk") == []
    assert elements_in(page(client, ORIGINAL), "en") == []
    assert elements_in(page(client, f"/uk{ORIGINAL}"), "en") == [("h1", "ltr"), ("p", "ltr")]
    assert sorted(one.get("lang", "") for one in page(client, "/archive/").iterfind(".//main//h4/a")) in (
        ["", "ar", "uk"],
        [],
    )


def test_titles_in_threads_and_drawings_are_marked_too(client: Client) -> None:
    note()
    of_note = (Relation(type=RelationType.RESPONDS_TO, target="note"),)
    about: dict[str, Any] = {"language": "uk", "dossiers": ("Straits",), "relations": of_note}
    reply("odpovid", ("note#d1", "rejected", "Castile"), date="June 1921", **about)
    again(language="fr", restates="note#d1", dossiers=("Straits",))

    def marked(address: str) -> list[tuple[str, str | None, str]]:
        return [
            (one.tag.rpartition("}")[2], one.get("lang"), words(one)[:12])
            for one in page(client, address).iterfind(".//main//*[@lang]")
            if not one.get("hreflang")
        ]

    thread = marked("/demands/note_d1/")
    assert ("a", "uk", "Odpovid") in thread
    assert ("p", "uk", "In writing") in thread
    assert ("span", "fr", "Withdraw the") in thread
    assert ("a", "uk", "Odpovid") in marked("/demands/?addressee=castile")
    assert ("text", "uk", "Odpovid") in marked("/dossiers/straits/")
    assert ("text", "uk", "Odpovid") in marked("/articles/odpovid/relations/")
    assert ("a", "fr", "The second n") in marked("/articles/note/")


@pytest.mark.usefixtures("treaty")
def test_archive_is_narrowed_by_language_where_there_are_several(client: Client) -> None:
    each = {"any": "3", "English": "1", "Українська": "1", "العربيّة": "1"}
    assert facet(client, "/archive/", "Languages") == each
    assert facet(client, "/archive/?language=UK", "Languages") == each
    ukrainian = page(client, "/archive/?language=UK")
    assert texts(ukrainian, ".//ul[@class='chips']/li") == ["× Language: Українська remove"]
    assert listed(ukrainian) == ["Договір про переговори"]
    assert texts(page(client, "/archive/?language=Klingon", 400), ".//ul[@class='errorlist']/li") == [
        "“Klingon” is not the tag of a language, as “uk” or “pt-BR” are."
    ]


def test_language_of_all_records_narrows_nothing(client: Client) -> None:
    published("Treaty of negotiations", slug="treaty", language="en")
    published("Another treaty", slug="other")

    root = page(client, "/archive/")

    assert "Languages" not in texts(root, ".//h3")
    assert in_head(page(client, ORIGINAL), "ar") == []


@pytest.mark.usefixtures("treaty")
def test_translation_says_to_machines_what_it_is(client: Client) -> None:
    def said(address: str) -> dict[str, Any]:
        script = page(client, address).find(".//script[@type='application/ld+json']")
        assert script is not None
        found: dict[str, Any] = json.loads(script.text or "")
        return found

    def work(path: str, language: str) -> dict[str, str]:
        return {"@type": "Article", "@id": f"http://testserver{path}", "inLanguage": language}

    assert said(ORIGINAL)["workTranslation"] == [work(ARABIC, "ar"), work(UKRAINIAN, "uk")]
    ukrainian = said(UKRAINIAN)
    assert (ukrainian["inLanguage"], ukrainian["translationOfWork"]) == ("uk", work(ORIGINAL, "en"))
    [language] = page(client, UKRAINIAN).findall(".//meta[@name='citation_language']")
    assert language.get("content") == "uk"


@pytest.mark.usefixtures("treaty")
def test_feed_and_files_say_the_language_of_each_record(client: Client) -> None:
    feed = ElementTree.fromstring(client.get("/feed.xml").content)
    lines = b"".join(client.get("/archive.jsonl")).decode().splitlines()
    records = {one["slug"]: one for one in map(json.loads, lines)}

    assert feed.get(f"{XML}lang") == "en"
    assert sorted(one.get(f"{XML}lang", "") for one in feed.iter(f"{ATOM}entry")) == ["ar", "en", "uk"]
    original = records["treaty"]["record"]
    assert {slug: (one["language"], one["translation_of"]) for slug, one in records.items()} == {
        "treaty": ("en", None),
        "dohovir": ("uk", original),
        "muahada": ("ar", original),
    }


@pytest.mark.parametrize(
    ("spoken", "language", "attributes"),
    [
        ("en", "", 'dir="auto"'),
        ("en", "en", 'dir="auto"'),
        ("uk", "", 'lang="en" dir="ltr"'),
        ("uk", "uk", 'dir="auto"'),
        ("en", "ur", 'lang="ur" dir="rtl"'),
        ("en", "pt-BR", 'lang="pt-BR" dir="ltr"'),
    ],
)
def test_language_is_marked_where_the_page_speaks_another(
    spoken: str, language: str, attributes: str
) -> None:
    with translation.override(spoken):
        assert in_language(Written(title="T", language=language)) == attributes
