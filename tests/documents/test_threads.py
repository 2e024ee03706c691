from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import EventDate, day_number, read_date, read_edtf
from archive.documents import Verdict
from archive.documents.threads import in_order, is_made, perhaps, standings, threads


@dataclass(frozen=True)
class Reply:
    """An answer as the tests write it."""

    verdict: Verdict
    date: EventDate
    by: str = ""


@dataclass(frozen=True)
class Statement:
    """A demand as the tests write it."""

    date: EventDate
    replies: tuple[Reply, ...] = ()
    addressees: tuple[str, ...] = ("Boreal League",)


def reply(verdict: str, date: str, by: str = "") -> Reply:
    return Reply(Verdict(verdict), read_date(date) if date else read_edtf(""), by)


def statement(date: str, *replies: Reply, to: tuple[str, ...] = ("Boreal League",)) -> Statement:
    return Statement(read_date(date) if date else read_edtf(""), replies, to)


def day(text: str) -> int:
    number = read_date(text).last_day
    assert number is not None
    return number


def state(statements: tuple[Statement, ...], on: str = "") -> dict[str, str]:
    """The verdict that counts for each addressee ("open" for none)."""
    found = standings(statements, day(on) if on else None)
    return {one.addressee: one.reply.verdict.value if one.reply else "open" for one in found}


NOTE = statement("1 May 1921", reply("deferred", "1 June 1921"), reply("rejected", "1 July 1921"))


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("30 April 1921", {}),
        ("1 May 1921", {"Boreal League": "open"}),
        ("31 May 1921", {"Boreal League": "open"}),
        ("1 June 1921", {"Boreal League": "deferred"}),
        ("30 June 1921", {"Boreal League": "deferred"}),
        ("1 July 1921", {"Boreal League": "rejected"}),
        ("", {"Boreal League": "rejected"}),
    ],
)
def test_later_answer_counts_from_its_day_and_none_is_overwritten(on: str, found: dict[str, str]) -> None:
    assert state((NOTE,), on) == found


def test_order_in_which_answers_were_published_does_not_matter() -> None:
    turned = Statement(NOTE.date, NOTE.replies[::-1])

    assert [state((turned,), on) for on in ("15 June 1921", "")] == [
        {"Boreal League": "deferred"},
        {"Boreal League": "rejected"},
    ]


def test_demand_restated_after_an_answer_is_open_and_its_thread_keeps_the_answer() -> None:
    first = statement("1 May 1921", reply("rejected", "1 June 1921"))
    again = statement("1 July 1921")

    assert state((again,), "2 July 1921") == {"Boreal League": "open"}
    assert state((first,), "2 July 1921") == {"Boreal League": "rejected"}
    assert state((first, again), "2 July 1921") == {"Boreal League": "rejected"}


def test_answer_to_a_restatement_counts_for_the_thread_and_not_for_what_was_said_before() -> None:
    first = statement("1 May 1921", reply("rejected", "1 June 1921"))
    again = statement("1 July 1921", reply("fulfilled", "1 August 1921"))

    assert state((first,)) == {"Boreal League": "rejected"}
    assert state((first, again), "31 July 1921") == {"Boreal League": "rejected"}
    assert state((first, again)) == {"Boreal League": "fulfilled"}


def test_two_addressees_answer_differently() -> None:
    note = statement(
        "1 May 1921",
        reply("accepted", "1 June 1921", by="Arcadia"),
        reply("rejected", "2 June 1921", by="Boreal League"),
        to=("Arcadia", "Boreal League", "Castile"),
    )

    assert state((note,)) == {"Arcadia": "accepted", "Boreal League": "rejected", "Castile": "open"}
    assert state((note,), "1 June 1921") == {
        "Arcadia": "accepted",
        "Boreal League": "open",
        "Castile": "open",
    }


def test_answer_for_all_supersedes_that_of_one_and_the_other_way_round() -> None:
    first, last = reply("accepted", "1 June 1921", by="Arcadia"), reply("rejected", "2 June 1921")
    note = statement("1 May 1921", first, last, to=("Arcadia", "Castile"))
    turned = statement(
        "1 May 1921",
        reply("rejected", "1 June 1921"),
        reply("accepted", "2 June 1921", by="Arcadia"),
        to=("Arcadia", "Castile"),
    )

    assert state((note,)) == {"Arcadia": "rejected", "Castile": "rejected"}
    assert state((turned,)) == {"Arcadia": "accepted", "Castile": "rejected"}


def test_answer_of_somebody_who_was_not_addressed_is_one_for_all() -> None:
    note = statement("1 May 1921", reply("withdrawn", "1 June 1921", by="Issuer"), to=("Arcadia", "Castile"))

    assert state((note,)) == {"Arcadia": "withdrawn", "Castile": "withdrawn"}


def test_demand_of_nobody_has_one_state() -> None:
    assert state((statement("1921", reply("accepted", "1922"), to=()),)) == {"": "accepted"}


def test_vague_answer_counts_when_it_has_certainly_been_given_and_may_have_been_before() -> None:
    vague = reply("rejected", "June 1921")
    note = statement("1 May 1921", vague)

    assert state((note,), "29 June 1921") == {"Boreal League": "open"}
    assert perhaps(note.replies, day("31 May 1921")) == []
    assert perhaps(note.replies, day("1 June 1921")) == [vague]
    assert perhaps(note.replies, day("29 June 1921")) == [vague]
    assert state((note,), "30 June 1921") == {"Boreal League": "rejected"}
    assert perhaps(note.replies, day("30 June 1921")) == []


def test_of_two_answers_that_overlap_the_one_counts_that_is_certain_later() -> None:
    exact, vague = reply("accepted", "15 June 1921"), reply("rejected", "June 1921")
    note = statement("1 May 1921", vague, exact)

    assert state((note,), "15 June 1921") == {"Boreal League": "accepted"}
    assert state((note,), "30 June 1921") == {"Boreal League": "rejected"}


def test_answer_without_a_date_counts_on_no_day_and_supersedes_none_that_has_one() -> None:
    undated, dated = reply("accepted", ""), reply("rejected", "1921")

    assert state((statement("1920", undated),), "2000") == {"Boreal League": "open"}
    assert state((statement("1920", undated),)) == {"Boreal League": "accepted"}
    assert state((statement("1920", dated, undated),)) == {"Boreal League": "rejected"}


def test_answer_of_a_time_still_open_comes_last_and_is_certain_on_no_day() -> None:
    running = Reply(Verdict.FULFILLED, read_edtf("1921/.."))
    note = statement("1920", running, reply("rejected", "1930"))

    assert state((note,)) == {"Boreal League": "fulfilled"}
    assert state((note,), "2000") == {"Boreal League": "rejected"}
    assert perhaps(note.replies, day("2000")) == [running]


def test_demand_with_an_answer_has_been_made_however_vague_its_date_is() -> None:
    note = statement("1921", reply("accepted", "5 May 1921"))

    assert is_made(note, day("4 May 1921")) is False
    assert state((note,), "5 May 1921") == {"Boreal League": "accepted"}


def test_withdrawn_answer_leaves_the_one_before_it_in_force() -> None:
    without_last = Statement(NOTE.date, NOTE.replies[:-1])

    assert state((without_last,)) == {"Boreal League": "deferred"}


@pytest.mark.parametrize(
    ("restated", "found"),
    [
        ({"a": None, "b": None}, [("a",), ("b",)]),
        ({"a": None, "b": "a", "c": "b"}, [("a", "b", "c")]),
        ({"a": None, "b": "a", "c": "a", "d": "c"}, [("a", "b", "c", "d")]),
        ({"c": "b", "x": None, "b": "a", "a": None}, [("c", "b", "a"), ("x",)]),
        ({"b": "gone", "c": "gone"}, [("b",), ("c",)]),
        ({"a": "b", "b": "a", "c": "c"}, [("a", "b"), ("c",)]),
    ],
    ids=["alone", "chain", "fork", "out of order", "of what is not there", "circles"],
)
def test_thread_is_what_restating_ties_together(
    restated: Mapping[Hashable, Hashable], found: list[tuple[str, ...]]
) -> None:
    assert threads(restated) == found


links = st.dictionaries(st.integers(0, 12), st.none() | st.integers(0, 15), max_size=13)


@given(links)
def test_threads_part_the_demands_and_no_restatement_leaves_its_thread(
    restated: dict[int, int | None],
) -> None:
    found = threads(restated)
    thread_of = {name: place for place, names in enumerate(found) for name in names}

    assert sorted(name for names in found for name in names) == sorted(restated)
    for name, earlier in restated.items():
        if earlier in restated:
            assert thread_of[name] == thread_of[earlier]
    for names in found:
        inner = sum(1 for name in names if restated[name] in names)
        assert inner >= len(names) - 1


DATES = ("", "1921", "1921-06", "1921-06-15", "1921-06/1921-09", "../1921-05", "1921-07/..", "1922-01~")
dates = st.sampled_from(DATES).map(read_edtf)
NAMES = ("Arcadia", "Castile")
replies = st.builds(Reply, st.sampled_from(list(Verdict)), dates, st.sampled_from(("", *NAMES, "Issuer")))
statements = st.builds(
    Statement, dates, st.lists(replies, max_size=5).map(tuple), st.sampled_from(((), NAMES[:1], NAMES))
)
days = st.integers(day_number(1920, 12, 1), day_number(1922, 12, 31))


@given(st.lists(statements, max_size=4), days)
def test_state_on_a_day_needs_nothing_that_came_after_it(made: list[Statement], on: int) -> None:
    def until(one: Statement) -> Statement:
        known = [each for each in one.replies if each.date.surely_falls_between(None, on)]
        return Statement(one.date, tuple(known), one.addressees)

    assert standings(made, on) == standings(map(until, made), on)


@given(st.lists(statements, max_size=4))
def test_state_without_a_day_is_that_at_the_end_of_all_days_where_all_dates_have_ends(
    made: list[Statement],
) -> None:
    ended = [
        Statement(one.date, tuple(each for each in one.replies if each.date.last_day), one.addressees)
        for one in made
        if one.date.last_day
    ]

    assert standings(ended) == standings(ended, 10**9)


@given(st.lists(replies, max_size=8), days)
def test_answer_counts_or_may_count_or_does_not(given_: list[Reply], on: int) -> None:
    certain = [one for one in given_ if one.date.surely_falls_between(None, on)]
    possible = [one for one in given_ if one.date.may_fall_between(None, on)]

    assert sorted(map(repr, [*certain, *perhaps(given_, on)])) == sorted(map(repr, possible))
    assert sorted(map(repr, in_order(given_))) == sorted(map(repr, given_))
