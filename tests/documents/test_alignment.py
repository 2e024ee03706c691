from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from archive.documents import WordOp
from archive.documents.alignment import Fate, align

Item = tuple[str, str]


def aligned(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[str, str, str]]:
    found = align(old, new, name=lambda item: item[0], words=lambda item: item[1])
    return [(one.fate.value, one.old[1] if one.old else "", one.new[1] if one.new else "") for one in found]


OLD = (("t1", "Withdraw the fleet"), ("t2", "Publish the treaty"), ("t3", "Pay"))


def test_lists_are_aligned_by_thread_in_the_order_of_the_second() -> None:
    new = (("t2", "Publish the treaty"), ("t9", "Apologise in public"), ("t1", "Withdraw the whole fleet"))

    assert aligned(OLD, new) == [
        ("kept", "Publish the treaty", "Publish the treaty"),
        ("new", "", "Apologise in public"),
        ("changed", "Withdraw the fleet", "Withdraw the whole fleet"),
        ("dropped", "Pay", ""),
    ]


def test_demand_that_no_thread_ties_is_recognised_by_its_words() -> None:
    assert aligned(OLD, (("t8", "Withdraw the fleet now"),))[0] == (
        "changed",
        "Withdraw the fleet",
        "Withdraw the fleet now",
    )


def test_changed_words_are_marked() -> None:
    (one,) = align(OLD[:1], (("t1", "Withdraw half the fleet"),), name=lambda x: x[0], words=lambda x: x[1])

    assert one.fate is Fate.CHANGED
    assert one.words == (
        (WordOp.SAME, "Withdraw "),
        (WordOp.ADDED, "half "),
        (WordOp.SAME, "the fleet"),
    )


def test_wordings_that_have_little_in_common_are_not_marked() -> None:
    (one,) = align(OLD[:1], (("t1", "Sail the ships home"),), name=lambda x: x[0], words=lambda x: x[1])

    assert (one.fate, one.words) == (Fate.CHANGED, ())


def test_list_beside_itself_and_beside_nothing() -> None:
    assert {fate for fate, _old, _new in aligned(OLD, OLD)} == {"kept"}
    assert {fate for fate, _old, _new in aligned(OLD, ())} == {"dropped"}
    assert {fate for fate, _old, _new in aligned((), OLD)} == {"new"}
    assert aligned((), ()) == []


items = st.lists(
    st.tuples(
        st.sampled_from(("t1", "t2", "t3", "t4")), st.sampled_from(("Leave now", "Leave", "Pay", "Sign it"))
    ),
    max_size=6,
)


@given(items, items)
def test_every_demand_of_both_lists_stands_once(old: list[Item], new: list[Item]) -> None:
    found = align(old, new, name=lambda item: item[0], words=lambda item: item[1])

    assert sorted(one.old for one in found if one.old) == sorted(old)
    assert [one.new for one in found if one.new] == new
    assert all(
        (one.fate is Fate.KEPT) == (one.old is not None and one.new is not None and one.old[1] == one.new[1])
        for one in found
    )
