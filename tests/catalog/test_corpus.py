from __future__ import annotations

from collections import Counter

from archive.catalog.corpus import TAGS_EACH, WITH_DEMANDS, Corpus, published_at, tag
from archive.documents import Document, from_json, problems, to_json
from archive.ledger.references import named

MADE = Corpus()
SAMPLE = [MADE.document(number) for number in range(700)]


def test_record_is_the_same_each_time_and_alone() -> None:
    assert [Corpus().document(number) for number in range(30, 40)] == SAMPLE[30:40]
    assert Corpus(seed=2).document(30) != SAMPLE[30]


def test_records_are_well_formed_and_unlike() -> None:
    assert [found for document in SAMPLE if (found := problems(document))] == []
    assert len({document.title for document in SAMPLE}) == len(SAMPLE)
    assert [from_json(to_json(document)) for document in SAMPLE[:50]] == SAMPLE[:50]


def test_records_have_some_350_words_and_five_tags() -> None:
    lengths = [len(to_json(document).split()) for document in SAMPLE]

    assert 330 < sum(lengths) / len(lengths) < 370
    assert {len(document.tags) for document in SAMPLE} == {TAGS_EACH}


def test_tags_are_as_uneven_as_life() -> None:
    counts = Counter(name for document in SAMPLE for name in document.tags)

    assert counts.most_common(1)[0][0] == tag(0)
    assert counts[tag(0)] > 1.5 * counts[tag(2)] > 1.5 * counts[tag(8)]
    assert sum(1 for count in counts.values() if count < 4) > len(counts) / 2


def test_some_records_have_what_facets_count() -> None:
    parts = {
        "key_facts": lambda document: bool(document.key_facts),
        "demands": lambda document: any(document.demands),
        "sources": lambda document: bool(document.sources),
        "answers": lambda document: bool(document.answers),
        "relations": lambda document: bool(document.relations),
        "parties": lambda document: bool(document.parties),
        "dossiers": lambda document: bool(document.dossiers),
        "undated": lambda document: document.date.is_undated,
        "vague": lambda document: document.date.first_day != document.date.last_day,
    }
    shares = {name: sum(map(has, SAMPLE)) / len(SAMPLE) for name, has in parts.items()}

    assert {name for name, share in shares.items() if not 0.01 < share < 0.9} == set()


def test_records_name_earlier_ones_alone_and_answer_only_what_was_demanded() -> None:
    for number, document in enumerate(SAMPLE):
        for slug in named(document):
            assert 0 <= _number(slug) < number
        for answer in document.answers:
            slug, _, key = answer.demand.partition("#")
            assert key in _demands(SAMPLE[_number(slug)])


def _number(slug: str) -> int:
    return int(slug.removeprefix(MADE.prefix))


def _demands(document: Document) -> list[str]:
    return [demand.key for demand in document.demands]


def test_each_record_is_published_a_minute_after_the_one_before() -> None:
    assert (published_at(1) - published_at(0)).total_seconds() == 60
    assert WITH_DEMANDS > 1
