from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog import suggestions
from archive.catalog.beginnings import (
    KINDS,
    MOST_WORDS,
    Name,
    entries,
    names_of,
    read_entry,
    read_spelling,
    spellings,
)
from archive.catalog.holdings import Holding
from archive.catalog.suggestions import MOST, MOST_TITLES, Suggestions, suggest
from archive.catalog.texts import plain_words_of
from archive.documents import KeyFact
from archive.ledger import acts
from archive.vocabulary.models import Tag
from tests.catalog.archives import TERMS, WORDS, archives, indexed
from tests.ledger.factories import BY, corrected, published

names = st.builds(
    Name,
    st.sampled_from(KINDS),
    st.sampled_from([slug for slug, _name in TERMS]),
    st.lists(st.sampled_from(WORDS), max_size=MOST_WORDS + 2).map(" ".join),
)


def found(typed: str) -> list[tuple[str, str, int]]:
    """The names that are suggested."""
    return [(one.name.kind, one.name.name, one.records) for one in suggest(typed).names]


def titles(typed: str) -> list[str]:
    """The titles that are suggested."""
    return [hit.title for hit in suggest(typed).titles]


@given(names)
def test_entry_is_of_its_name(name: Name) -> None:
    *found, spelling = entries(name)

    assert {read_entry(entry) for entry in found} <= {name}
    assert len(found) == min(len(plain_words_of(name.name)), MOST_WORDS)
    assert spelling.startswith(spellings(name.kind, name.slug))
    assert read_spelling(spelling) == name.name


@pytest.mark.django_db
class TestSuggestions:
    def test_names_are_found_by_the_beginning_of_any_word_with_what_they_give(self) -> None:
        published(tags=("Security guarantees",), parties=("Société générale",), dossiers=("Sea of Azov",))
        published(
            tags=("Security guarantees", "Secret treaties"), key_facts=(KeyFact(label="Sent on", value="1"),)
        )

        assert found("SE") == [
            ("tag", "Security guarantees", 2),
            ("tag", "Secret treaties", 1),
            ("dossier", "Sea of Azov", 1),
            ("fact", "Sent on", 1),
        ]
        assert found("guar") == found("security  gua") == [("tag", "Security guarantees", 2)]
        assert found("generale") == found("Généra") == [("party", "Société générale", 1)]
        assert found("ecurity") == found("guarantees security") == []

    def test_titles_are_found_by_whole_words_and_a_beginning(self) -> None:
        published("Russia issues an ultimatum", date="2021")
        published("Ultimatum to Serbia", date="1914")
        published("The issue of Russians", date="2022")

        assert titles("ult") == ["Russia issues an ultimatum", "Ultimatum to Serbia"]
        assert titles("issues rus") == ["Russia issues an ultimatum"]
        assert titles("russia") == ["The issue of Russians", "Russia issues an ultimatum"]
        assert titles("issue an") == []

    @pytest.mark.parametrize("typed", ["", " ", "!?*", "\t", "\x00", "((((", "a.*", "x" * 5000, "a " * 5000])
    def test_nothing_typed_is_a_fault(self, typed: str) -> None:
        published("Other")

        assert suggest(typed) == Suggestions()

    def test_only_what_readers_can_see_now_is_suggested(self) -> None:
        gone = published("Secret talks", tags=("Secrecy",), parties=("Secretariat",))
        changed = published(
            "Secret note", tags=("Secrecy", "Secession"), key_facts=(KeyFact(label="Sect", value="1"),)
        )
        corrected(changed, title="Public note", tags=("Secession",), key_facts=())
        acts.withdraw(gone.record, by=BY, note="Not true.")

        assert (found("sec"), titles("sec")) == ([("tag", "Secession", 1)], [])

    def test_name_by_which_a_term_was_known_is_not_suggested_any_more(self) -> None:
        published(tags=("Secrecy",))
        published(tags=("Secrecy",))
        acts.rename(Tag.objects.get(), "SECRECY of talks", by=BY)

        assert found("secr") == [("tag", "SECRECY of talks", 2)]

    def test_labels_that_are_one_to_the_catalog_are_suggested_once(self) -> None:
        published(key_facts=(KeyFact(label="Recipients", value="1"),))
        published(key_facts=(KeyFact(label="récipients:", value="1"),))
        published(key_facts=(KeyFact(label="Recipients", value="1"),))

        assert found("recip") == [("fact", "Recipients", 3)]

    def test_no_more_than_fits_is_suggested_the_most_frequent_first(self) -> None:
        tags = tuple(f"Tag {letter}" for letter in "abcdefghijklmnop")
        for number in range(MOST_TITLES + 1):
            published(f"Title {number}", date=str(1900 + number), tags=tags[number:])

        assert found("t") == [("tag", f"Tag {letter}", 6) for letter in "fghi"[: MOST["tag"]]]
        assert titles("t") == [f"Title {number}" for number in range(5, 0, -1)]

    def test_titles_of_a_large_archive_need_more_than_a_letter_and_less_than_all(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for number in range(3):
            published(f"Treaty {number}", tags=("Treaties",))
        published("Trench war")
        monkeypatch.setattr(suggestions, "SMALL", 3)
        monkeypatch.setattr(suggestions, "MOST_RECORDS", 2)

        assert (titles("tr"), titles("tre"), titles("tren")) == ([], [], ["Trench war"])
        assert found("tr") == [("tag", "Treaties", 3)]


@given(
    archives(), st.sampled_from(("n", "c", "U", "unit", "pea", "peace tr", "TREATY", "ky", "о", "ελ", "x"))
)
def test_suggested_names_are_those_of_the_documents(holdings: list[Holding], typed: str) -> None:
    """Names and their counts are those that a plain scan of all documents finds."""
    words = " ".join(plain_words_of(typed))
    with indexed([*holdings, *holdings[:3]], commits=2) as snapshot:
        for kind in KINDS:
            counted = suggestions._names(snapshot.searcher, kind, plain_words_of(typed), 100)
            assert {(one.name.slug, one.records) for one in counted} == _scanned(holdings, kind, words)


def _scanned(holdings: Iterable[Holding], kind: str, words: str) -> set[tuple[str, int]]:
    carried = [set(names_of(holding.hit, holding.document)) for holding in holdings]
    begun = {
        name.slug
        for names in carried
        for name in names
        if name.kind == kind and any(entry.split("\t")[1].startswith(words) for entry in entries(name)[:-1])
    }
    counts = Counter(slug for names in carried for slug in {name.slug for name in names if name.kind == kind})
    return {(slug, counts[slug]) for slug in begun}
