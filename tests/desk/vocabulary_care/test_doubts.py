from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.desk.vocabulary_care import doubts
from archive.desk.vocabulary_care.twins import keep_apart, twins
from archive.documents import DemandList
from archive.vocabulary import terms
from archive.vocabulary.models import Party, Tag
from archive.vocabulary.names import fold
from tests.desk.documents import titled

FALSE_PROTEST = "\u0420rotest"  # begins with a Cyrillic letter
MIXED = f"“{FALSE_PROTEST}” mixes letters of different scripts: it may not be the name that it looks like."


@pytest.mark.parametrize("name", ["Protest", "Протест", "Київ Kyiv", "Straße", "Ελλάδα", "C++", "東京 Tokyo"])
def test_name_whose_words_are_each_of_one_script_is_not_doubtful(name: str) -> None:
    assert doubts.mixed([name]) == []


def test_name_that_mixes_scripts_is_told_once() -> None:
    assert doubts.mixed(["Protest", FALSE_PROTEST, FALSE_PROTEST]) == [MIXED]


@pytest.mark.parametrize("place", ["tags", "parties", "dossiers"])
def test_names_of_a_document_are_looked_at_wherever_they_stand(place: str) -> None:
    assert doubts.of_document(titled("Talks", **{place: (FALSE_PROTEST,)})) == [MIXED]


def test_parties_of_demand_lists_are_looked_at() -> None:
    assert doubts.of_document(titled("Talks", blocks=(DemandList(addressees=(FALSE_PROTEST,)),))) == [MIXED]


@pytest.mark.django_db
def test_near_twins_of_names_are_those_of_the_whole_vocabulary(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    names = ["Protest", FALSE_PROTEST, "Protests", "Cease-fire", "Ceasefire", "The Hague", "Hague", "Ukraine"]
    terms.resolve(Tag, names)
    terms.resolve(Party, ["Protestt"])

    for name in names:
        with django_assert_num_queries(2):
            found = list(doubts.twinned(Tag, [name]))
        pairs = [{pair.one.name, pair.other.name} for pair in twins(Tag)]
        assert len(found) == sum(name in pair for pair in pairs)


@pytest.mark.django_db
def test_twin_is_told_with_the_name_and_the_difference() -> None:
    terms.resolve(Tag, ["Ukraine", "Ukriane"])

    assert list(doubts.twinned(Tag, ["UKRIANE", "unknown"])) == [
        "“Ukriane” is nearly “Ukraine”: they differ in one letter."
    ]


@pytest.mark.django_db
def test_twins_that_are_kept_apart_are_not_told() -> None:
    terms.resolve(Tag, ["Ukraine", "Ukriane"])
    keep_apart(Tag, fold("Ukraine"), fold("Ukriane"))

    assert list(doubts.twinned(Tag, ["Ukriane"])) == []
