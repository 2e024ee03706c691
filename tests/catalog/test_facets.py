from __future__ import annotations

from archive.catalog.conditions import Condition
from archive.catalog.facets import Count
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS

TAGS = RECORDS.facets["tag"]


def test_terms_come_by_count_then_by_name() -> None:
    query = CatalogQuery(conditions=(Condition("tag", "c"), Condition("tag", "z"), Condition("party", "a")))

    assert TAGS.counts({"b\tBeta": 1, "a\talpha": 1, "c\tGamma": 2}, query) == (
        Count("c", "Gamma", 2, selected=True),
        Count("a", "alpha", 1),
        Count("b", "Beta", 1),
        Count("z", "z", 0, selected=True),
    )


def test_value_under_several_names_has_the_most_frequent() -> None:
    assert TAGS.counts({"a\tA": 1, "a\tAlpha": 3, "a\tALPHA": 2}, CatalogQuery()) == (Count("a", "Alpha", 6),)


def test_most_frequent_are_shown_and_those_that_are_asked_for() -> None:
    counts = [Count(str(number), "", 99 - number, selected=number == 50) for number in range(99)]

    assert [count.value for count in TAGS.shown(counts)] == [*map(str, range(15)), "50"]


def test_languages_come_by_count_under_their_own_names() -> None:
    languages = RECORDS.facets["language"]
    query = CatalogQuery(conditions=(Condition("language", "fr"),))

    assert languages.counts({"uk": 1, "en": 3, "pt-BR": 1}, query) == (
        Count("en", "English", 3),
        Count("pt-BR", "Português Brasileiro", 1),
        Count("uk", "Українська", 1),
        Count("fr", "Français", 0, selected=True),
    )
