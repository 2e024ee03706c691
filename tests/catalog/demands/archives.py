"""Acts on small archives of demands, to be done in any order; what the ledger refuses is not done."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from archive.catalog import fold
from archive.dates import read_edtf
from archive.documents import Answer, Demand, DemandList, Verdict
from archive.ledger import acts
from archive.ledger.models import Record
from archive.vocabulary.models import Party
from tests.ledger.factories import BY, corrected, published

PARTIES = ("Arcadia", "Boreal League", "Castile")
DATES = ("", "1921", "1921-05", "1921-05-04", "1922-01/..", "1920")
KEYS = ("d1", "d2")

some_parties = st.lists(st.sampled_from(PARTIES), max_size=2, unique=True).map(tuple)
references = st.tuples(st.integers(0, 4), st.sampled_from(KEYS))
answered: st.SearchStrategy[Any] = st.tuples(
    references, st.sampled_from(list(Verdict)), st.sampled_from(("", *PARTIES))
)


def _demand_and_party(item: tuple[tuple[int, str], Verdict, str]) -> tuple[tuple[int, str], str]:
    reference, _verdict, by = item
    return reference, by


contents = st.fixed_dictionaries(
    {
        "date": st.sampled_from(DATES),
        "issuers": some_parties,
        "addressees": some_parties,
        "restates": st.lists(st.none() | references, max_size=2),
        "answers": st.lists(answered, max_size=2, unique_by=_demand_and_party),
        "dossiers": st.sampled_from(((), ("Straits",))),
    }
)
steps = (
    st.tuples(st.just("publish"), contents)
    | st.tuples(st.just("correct"), st.integers(0, 4), contents)
    | st.tuples(st.sampled_from(("withdraw", "reinstate", "blink", "move")), st.integers(0, 2))
    | st.tuples(st.just("rename"), st.sampled_from(PARTIES))
    | st.tuples(st.sampled_from(("update", "rebuild")))
)


def _content(restates: tuple[int, str] | None) -> dict[str, Any]:
    return {
        "date": "1921",
        "issuers": PARTIES[:1],
        "addressees": PARTIES[1:],
        "restates": [restates],
        "answers": [],
        "dossiers": (),
    }


CHAIN = tuple(("publish", _content(one)) for one in (None, (0, "d1"), (1, "d1")))
"""Three records, each with a demand that restates that of the one before."""


def act(kind: str, *parts: Any) -> None:
    """Do one thing."""
    with contextlib.suppress(acts.RefusedAct, Party.DoesNotExist, IndexError):
        ACTS[kind](*parts)


def _record(index: int) -> Record:
    return Record.objects.order_by("pk")[index]


def _reference(reference: tuple[int, str]) -> str:
    index, key = reference
    return f"{_record(index).slug}#{key}"


def _parts(
    date: str,
    issuers: tuple[str, ...],
    addressees: tuple[str, ...],
    restates: list[tuple[int, str] | None],
    answers: list[tuple[tuple[int, str], Verdict, str]],
    dossiers: tuple[str, ...],
) -> dict[str, Any]:
    demands = tuple(
        Demand(key=f"d{place}", text=f"Leave {place}", restates=_reference(one) if one else "")
        for place, one in enumerate(restates, 1)
    )
    listed = DemandList(issuers=issuers, addressees=addressees, demands=demands)
    return {
        "date": read_edtf(date),
        "blocks": (listed,) if demands else (),
        "answers": tuple(
            Answer(demand=_reference(ref), verdict=verdict, by=by) for ref, verdict, by in answers
        ),
        "dossiers": dossiers,
    }


def _publish(content: dict[str, Any]) -> None:
    parts = _parts(**content)
    date = parts.pop("date")
    published("Envoys meet", **parts, **({"date": date.edtf} if date.edtf else {}))


def _correct(index: int, content: dict[str, Any]) -> None:
    edition = _record(index).edition
    assert edition
    corrected(edition, **_parts(**content))


def _move(index: int) -> None:
    edition = _record(index).edition
    assert edition
    corrected(edition, slug=f"moved-{index}-{edition.number}")


def _blink(index: int) -> None:
    """Out, and in again, so that what names it is there before it."""
    acts.withdraw(_record(index), by=BY, note="Wrong.")
    fold.update()
    acts.reinstate(_record(index), by=BY, note="Right.")


ACTS: dict[str, Callable[..., Any]] = {
    "publish": _publish,
    "correct": _correct,
    "withdraw": lambda index: acts.withdraw(_record(index), by=BY, note="Wrong."),
    "reinstate": lambda index: acts.reinstate(_record(index), by=BY, note="Right."),
    "blink": _blink,
    "move": _move,
    "rename": lambda name: acts.rename(Party.objects.get(name=name), f"New {name}", by=BY),
    "update": fold.update,
    "rebuild": fold.rebuild,
}
