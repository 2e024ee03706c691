from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.language.reading import MAX_LENGTH
from archive.catalog.language.spelling import edits, respelled
from archive.catalog.storage import Snapshot
from tests.catalog.archives import indexed
from tests.catalog.test_ranking import holding

TITLES = ("Ultimatum to the alliance", "The ultimatum", "Ultimata of 1914", "Договор о мире", "Café talks")


@pytest.fixture(scope="module")
def snapshot() -> Iterator[Snapshot]:
    holdings = [holding(record, title, tags=("security",)) for record, title in enumerate(TITLES, 1)]
    with indexed(holdings, commits=2) as made:
        yield made


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ultimatum", "ultimatum"),
        ("ultimatun", "ultimatum"),
        ("ulitmatum", "ultimatum"),
        ("ultimatm", "ultimatum"),
        ("Ulttimatum", "ultimatum"),
        ("uultimatun", "uultimatun"),
        ('-ultimatun (alliense OR "ultimatun to")', '-ultimatun (alliense OR "ultimatum to")'),
        ("title: ultimatun alianse", "title: ultimatum alianse"),
        ("tag:sekurity", "tag:security"),
        ("tag:ultimatun", "tag:ultimatun"),
        ("Договар", "договор"),
        ("caffé", "cafe"),
        ("1915", "1915"),
        ("ultimatun*", "ultimatun*"),
        ("fact:ultimatun=ultimatun", "fact:ultimatun=ultimatun"),
        ("fro tlks", "fro talks"),
    ],
)
def test_word_that_no_record_has_is_respelled(snapshot: Snapshot, text: str, meant: str) -> None:
    assert respelled(snapshot.searcher, text) == meant


def test_most_frequent_word_is_meant() -> None:
    holdings = [holding(1, "state"), holding(2, "stave"), holding(3, "stave")]
    with indexed(holdings) as made:
        assert respelled(made.searcher, "stabe") == "stave"


def test_stem_is_no_word() -> None:
    with indexed([holding(1, "title"), holding(2, "titles")]) as made:
        assert respelled(made.searcher, "titlo") == "title"


def test_word_of_any_language_is_no_error() -> None:
    german = replace(holding(1, "Verhandlungen"), hit=replace(holding(1, "").hit, language="de"))
    with indexed([german, holding(2, "negotiations")]) as made:
        assert respelled(made.searcher, "verhandlungen negotiations") == "verhandlungen negotiations"
        assert respelled(made.searcher, "verhandlungn negotiatons") == "verhandlungen negotiations"


def test_words_of_replaced_records_are_not_counted() -> None:
    with indexed([holding(1, "ultimatum"), holding(1, "memorandum")], commits=2) as made:
        assert respelled(made.searcher, "ultimatun memorandun") == "ultimatun memorandum"


@pytest.mark.parametrize("text", ["titlo:=", "ultimatm" + " " * (MAX_LENGTH - 8)])
def test_respelling_that_could_not_be_read_is_none(text: str) -> None:
    with indexed([holding(1, "title ultimatum")]) as made:
        assert respelled(made.searcher, text) == text


@given(st.text("abc", min_size=1, max_size=6), st.data())
def test_edits_are_one_error_away_both_ways(word: str, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from(sorted(edits(word) - {""})))

    assert word in edits(other)
    assert abs(len(word) - len(other)) <= 1
