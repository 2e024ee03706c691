"""The demo archive's demands: answered one by one, and made again from event to event with other answers."""

from __future__ import annotations

from collections import defaultdict

import pytest

from archive.documents import Verdict
from tests.demo.records import RECORDS, Archive, demands


def answers_by_demand(archive: Archive) -> dict[str, list[tuple[str, Verdict]]]:
    """The answers to each demand as answering record and verdict, in order of the events."""
    found: dict[str, list[tuple[str, Verdict]]] = defaultdict(list)
    for slug, record in sorted(archive.items(), key=lambda item: item[1].date.sort_key):
        for answer in record.answers:
            found[answer.demand if answer.demand[0] != "#" else slug + answer.demand].append(
                (slug, answer.verdict)
            )
    return found


def thread(archive: Archive, reference: str) -> list[str]:
    """The demand and those before it that it restates, the newest first."""
    known = demands(archive)
    chain = [reference]
    while earlier := known[chain[-1]].restates:
        chain.append(earlier)
    return chain


@pytest.mark.parametrize(
    ("asking", "answering", "number"),
    [
        ("1914-07-austro-hungarian-note-to-serbia", "1914-07-serbian-reply", 12),
        ("1914-08-german-demand-on-belgium", "1914-08-belgian-reply", 3),
        ("1962-10-castro-five-points", "1962-11-end-of-the-quarantine", 5),
        ("2021-12-russian-draft-treaties", "2022-01-written-answers", 13),
    ],
)
def test_every_demand_of_a_list_is_answered_one_by_one(asking: str, answering: str, number: int) -> None:
    asked = {f"{asking}#{demand.key}" for demand in RECORDS[asking].demands}
    answered = [answer.demand for answer in RECORDS[answering].answers if answer.demand in asked]
    assert len(asked) == number
    assert sorted(answered) == sorted(asked)


def test_serbia_refused_one_point_of_the_note_outright() -> None:
    note = "1914-07-austro-hungarian-note-to-serbia"
    reply = RECORDS["1914-07-serbian-reply"]
    refused = [
        answer.demand
        for answer in reply.answers
        if answer.demand.startswith(note) and answer.verdict is Verdict.REJECTED
    ]
    assert refused == [f"{note}#joint-inquiry"]


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
        ("1914-07-russian-mobilisation#halt-and-mediation", "1914-07-serbian-reply#extend-time"),
        ("1914-08-war-on-russia#no-crossing", "1914-07-grey-conference-proposal#no-measures-against-germany"),
        (
            "1914-08-british-ultimatum#respect-neutrality",
            "1914-07-british-enquiry-about-belgium#respect-germany",
        ),
        ("1962-11-removal-of-the-missiles#bombers", "1962-09-warnings-over-cuba#no-offensive-weapons"),
        ("1962-11-removal-of-the-missiles#join-pledge", "1962-09-warnings-over-cuba#no-attack"),
    ],
)
def test_thread_runs_through_four_events_or_more(newest: str, oldest: str) -> None:
    chain = thread(RECORDS, newest)
    assert chain[-1] == oldest
    assert len({reference.partition("#")[0] for reference in chain}) >= 4


@pytest.mark.parametrize(
    ("newest", "verdicts"),
    [
        (
            "1914-07-russian-mobilisation#halt-and-mediation",
            "rejected rejected deferred deferred partly-accepted",
        ),
        (
            "1914-08-war-on-russia#no-crossing",
            "partly-accepted rejected rejected rejected superseded",
        ),
        (
            "1914-08-british-ultimatum#respect-neutrality",
            "deferred deferred rejected breached rejected",
        ),
        (
            "1962-10-khrushchev-letter-of-27-october#jupiters",
            "partly-accepted withdrawn fulfilled",
        ),
        (
            "1962-11-removal-of-the-missiles#bombers",
            "accepted breached rejected partly-accepted partly-accepted"
            " accepted partly-fulfilled fulfilled rejected accepted",
        ),
        (
            "1962-11-removal-of-the-missiles#join-pledge",
            "partly-accepted accepted accepted partly-fulfilled deferred deferred",
        ),
        (
            "2022-03-istanbul-talks#neutrality",
            "rejected rejected deferred rejected rejected partly-accepted partly-accepted"
            " partly-accepted rejected",
        ),
    ],
)
def test_a_thread_changes_its_answer(newest: str, verdicts: str) -> None:
    answered = answers_by_demand(RECORDS)
    chain = reversed(thread(RECORDS, newest))
    assert " ".join(verdict for reference in chain for _, verdict in answered[reference]) == verdicts


def test_answer_of_one_party_is_that_of_an_addressee_or_an_issuer() -> None:
    sides = {
        f"{slug}#{demand.key}": {*listed.issuers, *listed.addressees}
        for slug, record in RECORDS.items()
        for listed in record.demand_lists
        for demand in listed.demands
    }
    given = [
        (answer.demand if answer.demand[0] != "#" else slug + answer.demand, answer.by)
        for slug, record in RECORDS.items()
        for answer in record.answers
        if answer.by
    ]

    assert len(given) >= 20
    assert [(demand, by) for demand, by in given if by not in sides[demand]] == []
