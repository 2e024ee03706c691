"""The demo archive: every record reads whole, and everything that a record names is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.dates import Precision, read_date
from archive.documents import (
    Answer,
    Demand,
    DemandList,
    Document,
    Level,
    Relation,
    RelationType,
    Source,
    Verdict,
    is_slug,
    problems,
    read_text,
)

DEMO = Path(__file__).parents[2] / "demo"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("[0-9]*.md"))}
RECORDS = {slug: read_text(text).document for slug, text in TEXTS.items()}

each_record = pytest.mark.parametrize("slug", TEXTS)

Archive = Mapping[str, Document]


def demands(archive: Archive) -> dict[str, Demand]:
    """Every demand of the archive by its whole reference (``slug#key``)."""
    return {f"{slug}#{demand.key}": demand for slug, record in archive.items() for demand in record.demands}


def references(slug: str, record: Document) -> Iterator[str]:
    """Every record and demand that the record names, whole."""
    named = [
        *(relation.target for relation in record.relations),
        *(answer.demand for answer in record.answers),
        *(demand.restates for demand in record.demands if demand.restates),
    ]
    return (f"{slug}{name}" if name.startswith("#") else name for name in named)


def unresolved(archive: Archive) -> list[str]:
    """The references to records and demands that the archive does not have."""
    known = {*archive, *demands(archive)}
    return [
        f"{slug}: {name}"
        for slug, record in archive.items()
        for name in references(slug, record)
        if name not in known
    ]


def pointing_forward(archive: Archive) -> list[str]:
    """The references from a record to a later event."""
    return [
        f"{slug}: {name}"
        for slug, record in archive.items()
        for name in references(slug, record)
        if archive[name.partition("#")[0]].date.sort_key > record.date.sort_key
    ]


def without_parties(archive: Archive) -> list[str]:
    """The demand lists that do not say who demands, or of whom."""
    return [
        f"{slug}: {block.heading}"
        for slug, record in archive.items()
        for block in record.demand_lists
        if not (block.issuers and block.addressees)
    ]


def unsigned_sources(archive: Archive) -> list[str]:
    """The sources without an issuer, a title or a date."""
    return [
        f"{slug}: {source.key}"
        for slug, record in archive.items()
        for source in record.sources
        if not (source.issuer and source.title and source.date)
    ]


def answers_by_demand(archive: Archive) -> dict[str, list[tuple[str, Verdict]]]:
    """The answers to each demand as answering record and verdict, in order of the events."""
    found: dict[str, list[tuple[str, Verdict]]] = defaultdict(list)
    for slug, record in sorted(archive.items(), key=lambda item: item[1].date.sort_key):
        for answer in record.answers:
            found[answer.demand if answer.demand[0] != "#" else slug + answer.demand].append(
                (slug, answer.verdict)
            )
    return found


def may_fall_in(record: Document, month: str) -> bool:
    """Whether the event can have been in the month, at least in part."""
    bounds = read_date(month)
    return record.date.may_fall_between(bounds.first_day, bounds.last_day)


def thread(archive: Archive, reference: str) -> list[str]:
    """The demand and those before it that it restates, the newest first."""
    known = demands(archive)
    chain = [reference]
    while earlier := known[chain[-1]].restates:
        chain.append(earlier)
    return chain


@each_record
def test_record_reads_without_a_doubt(slug: str) -> None:
    said = read_text(TEXTS[slug]).diagnostics
    assert [diagnostic for diagnostic in said if diagnostic.level is not Level.INFO] == []


@each_record
def test_record_is_well_formed(slug: str) -> None:
    assert problems(RECORDS[slug]) == ()


@each_record
def test_record_has_every_part(slug: str) -> None:
    record = RECORDS[slug]
    parts = (record.title, record.dek, record.lead, record.closing, record.key_facts, record.sources)
    named = (record.tags, record.parties, record.dossiers)
    assert all((*parts, *named))
    assert 3 <= len(record.blocks) <= 8


@each_record
def test_record_says_its_date_as_a_key_fact(slug: str) -> None:
    record = RECORDS[slug]
    assert [read_date(fact.value) for fact in record.key_facts if fact.label == "Date"] == [record.date]
    assert record.date.earliest is not None
    assert record.date.latest is not None
    assert record.date.latest <= date(2022, 12, 31)


@each_record
def test_record_lists_every_party_that_demands_or_is_addressed(slug: str) -> None:
    assert RECORDS[slug].all_parties() == RECORDS[slug].parties


@each_record
def test_record_gives_every_answer_a_note_and_a_source(slug: str) -> None:
    assert [answer.demand for answer in RECORDS[slug].answers if not (answer.note and answer.source)] == []


def test_file_names_are_addresses_that_begin_with_a_month() -> None:
    assert len(TEXTS) >= 20
    assert [slug for slug in TEXTS if not is_slug(slug)] == []
    assert [slug for slug, record in RECORDS.items() if not may_fall_in(record, slug[:7])] == []


def test_some_dates_are_vague_and_none_is_padded() -> None:
    vague = {slug for slug, record in RECORDS.items() if not record.date.is_exact}
    assert {
        "2021-04-build-up-near-ukraine",
        "2021-11-renewed-build-up",
        "2022-03-istanbul-talks",
        "2022-11-ukrainian-peace-formula",
    } <= vague
    assert RECORDS["2021-04-build-up-near-ukraine"].date.precision is Precision.SEASON


def test_references_lead_to_a_record_or_a_demand() -> None:
    assert unresolved(RECORDS) == []


def test_references_point_back_in_time() -> None:
    assert pointing_forward(RECORDS) == []


def test_demand_lists_say_who_demands_and_of_whom() -> None:
    assert without_parties(RECORDS) == []


def test_sources_have_issuer_title_and_date() -> None:
    assert unsigned_sources(RECORDS) == []


def test_no_two_records_have_the_same_title() -> None:
    assert len({record.title for record in RECORDS.values()}) == len(RECORDS)


def test_every_demand_of_the_draft_treaties_is_answered_in_writing() -> None:
    asked = {
        f"2021-12-russian-draft-treaties#{demand.key}"
        for demand in RECORDS["2021-12-russian-draft-treaties"].demands
    }
    answered = {answer.demand for answer in RECORDS["2022-01-written-answers"].answers}
    assert len(asked) == 13
    assert asked - answered == set()


def test_every_point_of_the_minsk_package_is_answered() -> None:
    package = "2015-02-minsk-package-of-measures"
    asked = {f"{package}#{demand.key}" for demand in RECORDS[package].demands}
    assert asked - set(answers_by_demand(RECORDS)) == set()


@pytest.mark.parametrize(
    ("newest", "oldest"),
    [
        ("2022-03-istanbul-talks#neutrality", "1997-05-nato-russia-founding-act#no-former-soviet-states"),
        ("2022-11-ukrainian-peace-formula#withdraw-troops", "2021-04-build-up-near-ukraine#pull-back"),
        ("2022-09-annexation-of-four-regions#accession", "2008-04-bucharest-summit#action-plan"),
    ],
)
def test_thread_runs_through_four_events_or_more(newest: str, oldest: str) -> None:
    chain = thread(RECORDS, newest)
    assert chain[-1] == oldest
    assert len({reference.partition("#")[0] for reference in chain}) >= 4


def test_a_thread_changes_its_answer() -> None:
    answered = answers_by_demand(RECORDS)
    chain = thread(RECORDS, "2022-03-istanbul-talks#neutrality")
    verdicts = [verdict for reference in reversed(chain) for _, verdict in answered[reference]]
    assert {Verdict.REJECTED, Verdict.DEFERRED, Verdict.PARTLY_ACCEPTED} <= set(verdicts)
    assert verdicts[-1] is Verdict.REJECTED


BEFORE = Document(title="Before", date=read_date("1914"))
LATER = Document(title="Later", date=read_date("1915"))


def test_unresolved_finds_relations_answers_and_restated_demands() -> None:
    asking = DemandList(demands=(Demand(key="d1", text="Leave", restates="nowhere#d2"),))
    record = replace(
        LATER,
        blocks=(asking,),
        relations=(Relation(type=RelationType.RELATED, target="gone"),),
        answers=tuple(Answer(demand=f"#{key}", verdict=Verdict.REJECTED) for key in ("d1", "d3")),
    )
    assert unresolved({"later": record}) == ["later: gone", "later: later#d3", "later: nowhere#d2"]
    assert without_parties({"later": record}) == ["later: "]


def test_pointing_forward_finds_a_relation_to_a_later_event() -> None:
    early = replace(BEFORE, relations=(Relation(type=RelationType.LED_TO, target="later"),))
    assert pointing_forward({"before": early, "later": LATER}) == ["before: later"]


def test_unsigned_sources_finds_a_source_without_a_date() -> None:
    record = replace(BEFORE, sources=(Source(key="a", title="Note", issuer="NATO"),))
    assert unsigned_sources({"before": record}) == ["before: a"]


def test_may_fall_in_refuses_another_month() -> None:
    record = replace(BEFORE, date=read_date("28 July 1914"))
    assert [month for month in ("1914-06", "1914-07", "1914-08") if may_fall_in(record, month)] == ["1914-07"]
