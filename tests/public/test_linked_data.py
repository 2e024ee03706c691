from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from archive.dates import read_date, read_edtf
from archive.public.linked_data import as_json, coverage, when
from tests.ledger.factories import corrected, published
from tests.public.pages import meta, note, page

ADDRESS = "/articles/1921-12-arcadia-demands/"


def linked_data(client: Client, address: str = ADDRESS) -> dict[str, Any]:
    """What a page says of itself in JSON-LD."""
    script = page(client, address).find(".//script[@type='application/ld+json']")
    assert script is not None
    said: dict[str, Any] = json.loads(script.text or "")
    return said


@pytest.mark.django_db
def test_article_is_an_article_about_an_event(client: Client) -> None:
    edition = note()

    said = linked_data(client)

    moment = edition.published_at.isoformat()
    site = {"@type": "Organization", "name": "Demarche", "url": "http://testserver/"}
    assert said == {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": f"http://testserver{ADDRESS}",
        "url": f"http://testserver{ADDRESS}",
        "mainEntityOfPage": f"http://testserver{ADDRESS}",
        "headline": "Arcadia demands the strait",
        "description": "A note with two demands",
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "image": f"http://testserver{ADDRESS}card.png",
        "version": 1,
        "datePublished": moment,
        "dateModified": moment,
        "author": site,
        "publisher": site,
        "keywords": ["Straits", "Fleets"],
        "temporalCoverage": "1921-12-17",
        "about": {"@type": "Event", "name": "Arcadia demands the strait", "startDate": "1921-12-17"},
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "Note verbale",
                "publisher": {"@type": "Organization", "name": "Arcadia"},
                "url": "https://a.example/n",
            }
        ],
    }


@pytest.mark.django_db
def test_correction_is_said(client: Client) -> None:
    edition = corrected(note(), note="The hour was wrong.", lead="It was handed over at noon.")

    said = linked_data(client)

    assert said["version"] == 2
    assert said["datePublished"] < said["dateModified"]
    assert said["correction"] == {
        "@type": "CorrectionComment",
        "text": "The hour was wrong.",
        "datePublished": edition.published_at.isoformat(),
    }


@pytest.mark.django_db
def test_article_describes_itself_to_those_who_cite_and_show_it(client: Client) -> None:
    note()

    root = page(client, ADDRESS)

    assert meta(root, "citation_title") == "Arcadia demands the strait"
    assert meta(root, "citation_public_url") == f"http://testserver{ADDRESS}editions/1/"
    shown = {tag.attrib["property"]: tag.attrib["content"] for tag in root.findall(".//meta[@property]")}
    assert shown["og:image"] == f"http://testserver{ADDRESS}card.png"
    assert shown["og:image:alt"] == "Arcadia demands the strait. 17 December 1921."
    assert (shown["og:title"], shown["og:type"]) == ("Arcadia demands the strait", "article")
    assert shown["og:description"] == "A note with two demands"


@pytest.mark.django_db
def test_bare_record_says_nothing_that_it_does_not_know(client: Client) -> None:
    published("A bare title", slug="bare")

    said = linked_data(client, "/articles/bare/")

    assert said["about"] == {"@type": "Event", "name": "A bare title"}
    assert {"description", "temporalCoverage", "citation", "keywords"}.isdisjoint(said)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1921-12-17", {"startDate": "1921-12-17"}),
        ("1921-12", {"startDate": "1921-12"}),
        ("1921", {"startDate": "1921"}),
        ("2022-06-28/2022-06-30", {"startDate": "2022-06-28", "endDate": "2022-06-30"}),
        ("2022-21", {}),
        ("1914~", {}),
        ("1914?", {}),
        ("191X", {}),
        ("1914/..", {}),
        ("-0043", {}),
        ("", {}),
    ],
)
def test_event_has_no_date_that_its_source_does_not_give(edtf: str, said: dict[str, str]) -> None:
    assert when(read_edtf(edtf)) == said


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("17 December 1921", "1921-12-17"),
        ("December 1921", "1921-12-01/1921-12-31"),
        ("28–30 June 2022", "2022-06-28/2022-06-30"),
        ("", ""),
    ],
)
def test_vague_date_covers_the_days_that_it_can_mean(words: str, days: str) -> None:
    assert coverage(read_date(words)) == days


def test_text_cannot_end_the_element_that_holds_it() -> None:
    text = "</script><script>x</script><!-- & \u2028"

    written = as_json({"name": text})

    assert json.loads(written) == {"name": text}
    assert not set("<>&") & set(written)
