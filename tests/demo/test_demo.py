"""The demo archive: every record reads whole, and everything that a record names is there."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from archive.dates import Precision, read_date
from archive.documents import (
    Answer,
    Certainty,
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
from archive.public.dossiers import paragraphs
from archive.vocabulary.months import read_months
from tests.demo.records import DEMO, RECORDS, TEXTS, Archive, demands

each_record = pytest.mark.parametrize("slug", TEXTS)

# The first and the last day on which an event of the dossier can have been.
DOSSIERS = {
    "July Crisis, 1914": (date(1914, 6, 28), date(1914, 8, 4)),
    "Cuban missile crisis, 1962": (date(1962, 5, 1), date(1963, 4, 30)),
    "European security, 1975–2022": (date(1975, 1, 1), date(2022, 12, 31)),
    "Minsk process, 2014–2022": (date(2014, 1, 1), date(2022, 12, 31)),
    "Ukraine crisis, 2021–22": (date(2021, 1, 1), date(2022, 12, 31)),
    "Invasion of Ukraine, 2022": (date(2022, 1, 1), date(2022, 12, 31)),
}


DATE = {"": "Date", "uk": "Дата"}
"""The label of the key fact that says the date, by the language of the record."""


def references(slug: str, record: Document) -> Iterator[str]:
    """Every record and demand that the record names, whole."""
    named = [
        *(relation.target for relation in record.relations),
        *(answer.demand for answer in record.answers),
        *(demand.restates for demand in record.demands if demand.restates),
        *filter(None, [record.translation_of]),
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


def may_fall_in(record: Document, month: str) -> bool:
    """Whether the event can have been in the month, at least in part."""
    bounds = read_date(month)
    return record.date.may_fall_between(bounds.first_day, bounds.last_day)


def outside_dossier(archive: Archive) -> list[str]:
    """The records that may lie outside the time of a dossier of theirs, or name an unknown one."""
    return [
        f"{slug}: {dossier}"
        for slug, record in archive.items()
        for dossier in record.dossiers
        if not lies_between(record, *DOSSIERS.get(dossier, (date.max, date.min)))
    ]


def lies_between(record: Document, first: date, last: date) -> bool:
    """Whether every day that the date can mean lies between the two."""
    earliest, latest = record.date.earliest, record.date.latest
    return earliest is not None and latest is not None and first <= earliest and latest <= last


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
    said = [fact.value for fact in record.key_facts if fact.label == DATE[record.language]]
    assert said == [record.date.said]
    assert record.language or read_date(*said) == record.date
    assert lies_between(record, date(1914, 6, 28), date(2022, 12, 31))


@each_record
def test_record_lists_every_party_that_demands_or_is_addressed(slug: str) -> None:
    assert RECORDS[slug].all_parties() == RECORDS[slug].parties


@each_record
def test_record_gives_every_answer_a_note_and_a_source(slug: str) -> None:
    assert [answer.demand for answer in RECORDS[slug].answers if not (answer.note and answer.source)] == []


def test_translations_say_of_the_event_what_their_originals_say() -> None:
    translations = {slug: record for slug, record in RECORDS.items() if record.translation_of}
    assert len(translations) == 4
    for slug, record in translations.items():
        original = RECORDS[record.translation_of]
        assert slug == f"{record.translation_of}-{record.language}"
        assert structure(record) == structure(original)
        assert (original.language, original.translation_of) == ("", "")


def structure(record: Document) -> list[object]:
    """What a translation has in common with its original."""
    cited = [fact.source for fact in record.key_facts]
    blocks = [
        (type(block), len(block.paragraphs), len(getattr(block, "points", ()))) for block in record.blocks
    ]
    sides = [(one.issuers, one.addressees, [each.key for each in one.demands]) for one in record.demand_lists]
    sources = [(source.key, source.url) for source in record.sources]
    terms = [record.tags, record.parties, record.dossiers]
    return [record.date.edtf, bool(record.headline), cited, blocks, sides, sources, terms]


def test_file_names_are_addresses_that_begin_with_a_month() -> None:
    assert len(TEXTS) >= 60
    assert [slug for slug in TEXTS if not is_slug(slug)] == []
    assert [slug for slug, record in RECORDS.items() if not may_fall_in(record, slug[:7])] == []


def test_dossiers_hold_what_happened_in_their_time() -> None:
    assert outside_dossier(RECORDS) == []


def test_every_dossier_has_several_events() -> None:
    sizes = Counter(dossier for record in RECORDS.values() for dossier in record.dossiers)
    assert set(sizes) == set(DOSSIERS)
    assert min(sizes.values()) >= 4
    assert min(sizes["July Crisis, 1914"], sizes["Cuban missile crisis, 1962"]) >= 12


def test_some_dates_are_vague_and_none_is_padded() -> None:
    vague = {slug for slug, record in RECORDS.items() if not record.date.is_exact}
    assert {
        "2021-04-build-up-near-ukraine",
        "2021-11-renewed-build-up",
        "2022-03-istanbul-talks",
        "2022-11-ukrainian-peace-formula",
        "1914-07-preparing-the-note-to-serbia",
        "1914-07-russian-mobilisation",
        "1962-05-soviet-decision-on-missiles",
        "1962-11-removal-of-the-missiles",
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


def test_outside_dossier_finds_a_record_that_may_be_too_late_and_an_unknown_dossier() -> None:
    july = replace(BEFORE, date=read_date("4 August 1914"), dossiers=("July Crisis, 1914",))
    late = replace(july, date=read_date("August 1914"))
    stray = replace(july, dossiers=("July",))
    undated = replace(july, date=read_date(""))
    found = outside_dossier({"july": july, "late": late, "stray": stray, "undated": undated})
    assert found == ["late: July Crisis, 1914", "stray: July", "undated: July Crisis, 1914"]


def test_every_dossier_is_introduced_and_says_which_months_were_looked_through() -> None:
    written = tomllib.loads((DEMO / "dossiers.toml").read_text(encoding="utf-8"))["dossier"]
    assert {each["name"] for each in written} == set(DOSSIERS)
    assert [each["name"] for each in written if len(paragraphs(each["introduction"])) < 2] == []
    assert [each["name"] for each in written if not read_months(each.get("checked", "1900"))] == []


def test_relations_say_how_certain_they_are_and_which_source_says_so() -> None:
    relations = [relation for record in RECORDS.values() for relation in record.relations]
    assert {relation.certainty for relation in relations} == set(Certainty)
    assert any(relation.source for relation in relations)


def test_no_relation_is_against_the_order_of_time() -> None:
    broken = [
        (slug, relation.target)
        for slug, record in RECORDS.items()
        for relation in record.relations
        if relation.type.time.is_broken(record.date, RECORDS[relation.target].date)
    ]
    assert broken == []
