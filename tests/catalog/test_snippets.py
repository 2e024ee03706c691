from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.catalog.hits import Hit
from archive.catalog.marking import Marked
from archive.catalog.query import CatalogQuery
from archive.catalog.search import search
from archive.catalog.snippets import GAP, MOST_DEMANDS, MOST_FACTS, PASSAGE, Snippet, with_snippets
from archive.catalog.storage import shelf
from archive.documents import Demand, DemandList, Document, KeyFact, Section, Source
from archive.ledger import acts
from tests.catalog.archives import WORDS, searches
from tests.catalog.test_marking import shown
from tests.ledger.factories import BY, corrected, published

pytestmark = pytest.mark.django_db

FILLER = " ".join(["Much was said at length about many other things on that day."] * 6)


def as_it_is(text: str) -> str:
    """Texts without Markdown."""
    return text


def found(words: str) -> Snippet:
    """What is found in the only record."""
    [hit] = with_snippets(search(CatalogQuery(words=words)).hits, words, as_it_is)
    assert hit.found
    return hit.found


def words_shown(snippet: Snippet) -> list[str]:
    """All texts of a snippet, without the signs of what was left out."""
    texts: list[Marked] = [snippet.title, snippet.dek, *snippet.passages]
    texts += [text for fact in snippet.facts for text in fact]
    texts += [demand.text for demand in snippet.demands]
    return [
        "".join(piece.text for piece in text if piece.text.strip() != GAP or piece.marked) for text in texts
    ]


def test_title_and_dek_are_whole_and_marked() -> None:
    published("Treaty of Vale", dek="Treaties and notes")

    snippet = found("treaty")

    assert (shown(snippet.title), shown(snippet.dek)) == ("[Treaty] of Vale", "[Treaties] and notes")
    assert snippet.passages == ()


def test_passage_is_cut_at_words_around_the_match() -> None:
    published(lead=f"{FILLER} At last the treaty was signed. {FILLER}")

    [passage] = map(shown, found("treaty").passages)

    assert "At last the [treaty] was signed." in passage
    assert (passage[:2], passage[-2:]) == (f"{GAP} ", f" {GAP}")
    assert len(passage) <= PASSAGE + len("[]") + len(GAP + " ") * 2
    assert set(passage[2:-2].replace("[", "").replace("]", "").split()) <= set(
        f"{FILLER} At last the treaty was signed.".split()
    )


def test_short_text_is_shown_whole() -> None:
    published(lead="The treaty was signed.")

    assert list(map(shown, found("treaty").passages)) == ["The [treaty] was signed."]


def test_passage_is_the_one_with_the_most_of_the_words() -> None:
    published(
        lead="A note came.",
        blocks=(
            Section(
                paragraphs=("The treaty was read.", f"{FILLER} The note on the treaty was read. {FILLER}")
            ),
            Section(points=("The fleet sailed.",)),
        ),
    )

    passages = list(map(shown, found("note treaty fleet").passages))

    assert "The [note] on the [treaty] was read." in passages[0]
    assert passages[1:] == ["The [fleet] sailed."]


def test_matched_key_facts_are_shown_with_their_labels() -> None:
    published(
        key_facts=(
            KeyFact(label="Place", value="Geneva"),
            KeyFact(label="Recipients", value="United States and NATO"),
            KeyFact(label="NATO states", value="twelve"),
        )
    )

    def facts(words: str) -> list[tuple[str, str]]:
        return [(shown(fact.label), shown(fact.value)) for fact in found(words).facts]

    assert facts("nato") == [("Recipients", "United States and [NATO]"), ("[NATO] states", "twelve")]
    assert facts("fact:nato") == facts("nato")
    assert facts("fact:recipients=nato") == [("Recipients", "United States and [NATO]")]
    assert facts("fact:recipients=") == [("[Recipients]", "United States and NATO")]
    assert facts('"recipients united"') == [("[Recipients]", "[United] States and NATO")]


def test_matched_demands_are_shown_with_their_keys() -> None:
    demands = (
        Demand(key="d1", text="No further expansion"),
        Demand(key="d2", text="Publish the treaty"),
    )
    published("No treaty", blocks=(DemandList(demands=demands),))

    for words in ("expansions", "demand:expansions"):
        snippet = found(words)
        assert [(demand.key, shown(demand.text)) for demand in snippet.demands] == [
            ("d1", "No further [expansion]")
        ]
    assert shown(found("demand:treaty").title) == "No treaty"


def test_sources_are_passages_when_they_are_all_that_matches() -> None:
    published(lead="A ministry.", sources=(Source(key="s", title="Note verbale", issuer="Ministry"),))

    assert list(map(shown, found("source:ministry").passages)) == ["Note verbale [Ministry] "]


def test_no_more_is_shown_than_fits() -> None:
    published(
        key_facts=tuple(KeyFact(label=f"L{number}", value="treaty") for number in range(9)),
        blocks=(DemandList(demands=tuple(Demand(key=f"d{n}", text="treaty") for n in range(9))),),
    )

    snippet = found("treaty")

    assert (len(snippet.facts), len(snippet.demands)) == (MOST_FACTS, MOST_DEMANDS)


def test_readers_see_texts_without_their_markdown() -> None:
    published(lead="The *secret* treaty")
    [hit] = with_snippets(
        search(CatalogQuery(words="secret")).hits, "secret", lambda text: text.replace("*", "")
    )
    assert hit.found

    assert list(map(shown, hit.found.passages)) == ["The [secret] treaty"]


@pytest.mark.parametrize("records", [1, 3])
def test_snippets_need_one_database_query(
    records: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(records):
        published(f"Treaty {number}")
    hits = search(CatalogQuery(words="treaty")).hits

    with django_assert_num_queries(1):
        assert [bool(hit.found) for hit in with_snippets(hits, "treaty", as_it_is)] == [True] * records
    with django_assert_num_queries(0):
        assert with_snippets(hits, "", as_it_is) == hits
        assert with_snippets(hits, "-treaty", as_it_is) == hits
        assert with_snippets((), "treaty", as_it_is) == ()


def test_text_of_an_earlier_edition_or_a_withdrawn_record_is_never_shown() -> None:
    """Even where the catalog has not folded the correction and the withdrawal yet."""
    note = published("Note", lead="The treaty names the secret envoy.", slug="note")
    gone = published("Letter", lead="The secret envoy.", slug="letter")
    hits = search(CatalogQuery(words="envoy")).hits
    assert len(hits) == 2
    with shelf().locked(1):
        corrected(note, lead="The treaty names nobody.")
        acts.withdraw(gone.record, by=BY, note="Not true.")
        stale = search(CatalogQuery(words="envoy")).hits

        by_slug = {hit.slug: hit.found for hit in with_snippets(stale, "treaty envoy", as_it_is)}

    assert (set(by_slug), by_slug["letter"]) == ({"note", "letter"}, None)
    snippet = by_slug["note"]
    assert snippet
    assert list(map(shown, snippet.passages)) == ["The [treaty] names nobody."]


_lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
_old = st.lists(st.sampled_from([f"{word}old" for word in ("peace", "treaty", "kyiv")]), min_size=1).map(
    " ".join
)


@settings(max_examples=40)
@given(search_words=searches(), lead=_lines, point=_lines, value=_lines, demand=_lines, old=_old)
def test_everything_shown_stands_in_the_current_edition(
    search_words: str, lead: str, point: str, value: str, demand: str, old: str
) -> None:
    """A snippet has no text but that of the current edition, whatever is searched for."""
    earlier = published(f"Title {old}", lead=old, key_facts=(KeyFact(label=old, value=old),), dek=old)
    now = Document(
        title="Title",
        lead=lead,
        key_facts=(KeyFact(label="Place", value=value),),
        blocks=(Section(points=(point,)), DemandList(demands=(Demand(key="d1", text=demand),))),
    )
    edition = acts.correct(earlier.record, now, by=BY, note="Anew.")
    hit = Hit(
        record=edition.record_id,
        slug=earlier.record.slug,
        title=f"Title {old}",
        dek=old,
        date=now.date,
        edition=1,
        published_at=earlier.published_at,
        corrected_at=None,
    )

    [shown_hit] = with_snippets([hit], search_words, as_it_is)

    assert replace(shown_hit, found=None) == hit
    if shown_hit.found:
        texts = ("Title", lead, "Place", value, point, demand)
        for text in words_shown(shown_hit.found):
            assert any(text in whole for whole in texts)
