from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from archive.catalog.hits import Hit
from archive.catalog.holdings import Holding
from archive.catalog.loading import imagined
from archive.catalog.neighbours import neighbourhood
from archive.catalog.similar import _Comparison, days_apart, similar
from archive.documents import Document, Relation, RelationType
from archive.ledger import acts
from archive.ledger.models import Edition
from tests.catalog.archives import archives, indexed
from tests.ledger.factories import BY, document, published

pytestmark = pytest.mark.django_db


def own(edition: Edition) -> Hit:
    """The record as the catalog has it."""
    hit = neighbourhood(edition.record_id, ()).record
    assert hit
    return hit


def like(edition: Edition, **asked: object) -> list[tuple[str, tuple[str, ...]]]:
    """What is suggested beside a record, with the reasons."""
    found = similar(own(edition), edition.value, **asked)  # type: ignore[arg-type]
    return [(one.hit.title, one.reasons) for one in found]


@pytest.fixture
def other_events() -> None:
    """Events that have nothing in common but a common tag."""
    for number in range(12):
        published(f"Other {number}", date=str(1800 + number), tags=("Common", f"Own {number}"))


@pytest.mark.usefixtures("other_events")
def test_similar_events_come_with_their_reasons_the_most_similar_first() -> None:
    shared: dict[str, Any] = {"tags": ("Straits", "Fleets"), "dossiers": ("Strait crisis",)}
    letter = published("Letter on the fleet of Vale", date="3 May 1920", **shared)
    published("Answer to the letter on the fleet of Vale", date="8 May 1920", **shared)
    published("Grain talks", date="1950", tags=("Straits", "Fleets"))

    assert like(letter) == [
        (
            "Answer to the letter on the fleet of Vale",
            ("same dossier", "2 shared tags", "5 days apart", "similar text"),
        ),
        ("Grain talks", ("2 shared tags",)),
    ]


@pytest.mark.usefixtures("other_events")
def test_text_alone_makes_events_similar() -> None:
    lead = "The envoys of Ruritania handed over an ultimatum on the blockade of Strelsau."
    first = published("Ultimatum", lead=lead)
    published("Second", lead=lead.replace("handed over", "received"))

    assert like(first) == [("Second", ("similar text",))]


@pytest.mark.usefixtures("other_events")
def test_common_tag_alone_makes_nothing_similar() -> None:
    assert like(published("Lonely", tags=("Common", "Rare", "Rarer"))) == []


@pytest.mark.usefixtures("other_events")
def test_related_and_named_records_are_left_out() -> None:
    shared: dict[str, Any] = {"tags": ("Straits", "Fleets"), "date": "1920"}
    first = published("First", slug="first", **shared)
    follows = Relation(type=RelationType.RESPONDS_TO, target="first")
    published("Answer", relations=(follows,), **shared)
    second = published("Second", relations=(Relation(type=RelationType.LED_TO, target="first"),), **shared)
    third = published("Third", **shared)
    fourth = published("Fourth", **shared)

    assert [title for title, _ in like(first)] == ["Third", "Fourth"]
    assert [title for title, _ in like(first, without={third.record_id})] == ["Fourth"]
    assert [title for title, _ in like(first, most=1)] == ["Third"]
    assert "First" not in [title for title, _ in like(second)]
    acts.withdraw(fourth.record, by=BY, note="Not true.")
    assert [title for title, _ in like(first)] == ["Third"]


@pytest.mark.usefixtures("other_events")
def test_draft_has_similar_events_too() -> None:
    published("Fleet letter", slug="letter", tags=("Straits", "Fleets"))
    draft = document("A draft", tags=("Straits", "Fleets"))

    found = similar(imagined(draft, record=0, slug=""), draft)

    assert [one.hit.slug for one in found] == ["letter"]


def test_nothing_is_similar_to_an_empty_document_or_in_an_empty_archive() -> None:
    draft = Document(title="?", tags=("Straits",))
    assert similar(imagined(draft, record=0, slug=""), draft) == ()
    published("Straits", tags=("Straits",))
    bare = Document(title="?")
    assert similar(imagined(bare, record=0, slug=""), bare) == ()


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("3 May 1920", "8 May 1920", 5),
        ("8 May 1920", "3 May 1920", 5),
        ("3 May 1920", "3 May 1920", 0),
        ("May 1920", "3 June 1920", 3),
        ("May 1920", "3 May 1920", 0),
        ("1920", "3 May 1920", None),
        ("", "3 May 1920", None),
        ("since 3 May 1920", "3 May 1920", None),
        ("44 BC", "44 BC", None),
    ],
)
def test_days_between_two_dates_are_the_fewest_that_may_lie_there(
    one: str, other: str, days: int | None
) -> None:
    hits = [imagined(document(date=date), record=0, slug="") for date in (one, other)]

    assert days_apart(*hits) == days


@given(archives())
def test_no_suggestion_is_without_a_reason(holdings: list[Holding]) -> None:
    """And what it says to be shared is."""
    with indexed(holdings, commits=2) as snapshot:
        for holding in holdings:
            comparison = _Comparison(snapshot.searcher, holding.hit, holding.document)
            for one in comparison.candidates():
                assert one.reasons
                assert one.tags == len({*holding.hit.tags} & {*one.hit.tags})
                assert one.parties == len({*holding.hit.parties} & {*one.hit.parties})
                assert one.dossiers == len({*holding.hit.dossiers} & {*one.hit.dossiers})


def test_translations_are_no_further_events() -> None:
    shared: dict[str, Any] = {"tags": ("Straits", "Fleets"), "date": "3 May 1920"}
    letter = published("Letter on the fleet", slug="letter", **shared)
    published("Answer to the letter", slug="answer", **shared)
    published("Відповідь на лист", language="uk", translation_of="answer", **shared)
    ukrainian = published("Лист про флот", language="uk", translation_of="letter", **shared)
    published("Brief über die Flotte", language="de", translation_of="letter", **shared)

    assert [title for title, _reasons in like(letter)] == ["Answer to the letter"]
    assert [title for title, _reasons in like(ukrainian)] == ["Answer to the letter", "Відповідь на лист"]


def test_words_of_a_rare_language_tell_no_more_than_those_of_a_frequent_one() -> None:
    for number in range(30):
        published(f"Event {number}", tags=("Common",))
    common = "Перед цим у тому самому місті вони також сказали, що це було саме так"
    first = published("Лист", language="uk", lead=f"{common} про флот.", tags=("Straits", "Fleets"))
    for title, subject in (("Спадщина", "хліб"), ("Зустріч", "кордон"), ("Заява", "уголь")):
        published(title, language="uk", lead=f"{common} про {subject}.", tags=("Grain",))

    assert like(first) == []
