from __future__ import annotations

import datetime

import pytest

from archive.catalog.hits import Answer, Hit, Link, Named, Restatement, Sides, Stated, from_card, to_card
from archive.dates import UNDATED, EventDate

MOMENT = datetime.datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=datetime.UTC)
BARE = Hit(
    record=7,
    slug="2021-12-ünited",
    title="“Ünited” 😀",
    dek="",
    date=UNDATED,
    edition=1,
    published_at=MOMENT,
    corrected_at=None,
)
FULL = Hit(
    record=2**40,
    slug="r",
    title="R",
    dek="D",
    date=EventDate("early 2022", "2022-01/2022-04~"),
    edition=3,
    published_at=MOMENT,
    corrected_at=MOMENT + datetime.timedelta(days=1),
    tags=(Named("nato", "NATO"),),
    parties=(Named("russia", "Russia"), Named("us", "United States")),
    dossiers=(Named("crisis", "Crisis"),),
    demand_lists=(Sides((Named("russia", "Russia"),), (Named("us", "United States"),)), Sides((), ())),
    demands=(Stated("d1", "Leave"), Stated("d2", "Sign", 1)),
    relations=(Link("led-to", 7, "a note"),),
    answers=(
        Answer(8, "d1", "rejected", "no", "mfa", "us", "United States", "Note, Washington"),
        Answer(2**40, "d2", "accepted", "", ""),
    ),
    restates=(Restatement("d1", 9, "d4"),),
    language="pt-BR",
    translation_of=10,
)


@pytest.mark.parametrize("hit", [BARE, FULL])
def test_card_gives_the_hit_back(hit: Hit) -> None:
    assert from_card(to_card(hit)) == hit


def test_hit_refers_to_the_other_records_that_it_names() -> None:
    assert FULL.refers == {7, 8, 9, 10}
    assert BARE.refers == frozenset()


def test_hit_changed_when_its_edition_was_published() -> None:
    assert (BARE.changed_at, FULL.changed_at) == (MOMENT, MOMENT + datetime.timedelta(days=1))
