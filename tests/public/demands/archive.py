"""A small archive of demands: a note to two parties, made again and answered in several events."""

from __future__ import annotations

from typing import Any

from archive.documents import Answer, Demand, DemandList, Source, Verdict
from archive.ledger.models import Edition
from tests.ledger.factories import published


def note(slug: str = "note", **parts: Any) -> Edition:
    """Arcadia demands two things of the Boreal League and Castile."""
    demands = (
        Demand(key="d1", text="Withdraw the *fleet* from the strait"),
        Demand(key="d2", text="Publish the secret treaty"),
    )
    asked = DemandList(issuers=("Arcadia",), addressees=("Boreal League", "Castile"), demands=demands)
    given = {"date": "1 May 1921", "dossiers": ("Straits",), "tags": ("Fleets",), "blocks": (asked,)}
    return published("The note", slug=slug, **(given | parts))


def again(slug: str = "again", restates: str = "note#d1", **parts: Any) -> Edition:
    """Arcadia demands the first thing again, in other words, and something new."""
    demands = (
        Demand(key="d1", text="Withdraw the whole fleet from the strait", restates=restates),
        Demand(key="d2", text="Apologise in public"),
    )
    asked = DemandList(issuers=("Arcadia",), addressees=("Boreal League",), demands=demands)
    return published("The second note", slug=slug, **({"date": "1 May 1922", "blocks": (asked,)} | parts))


def reply(slug: str, *answers: tuple[str, str] | tuple[str, str, str], date: str, **parts: Any) -> Edition:
    """An event with answers, each of demand, verdict and perhaps the party that gives it."""
    given = tuple(
        Answer(
            demand=demand,
            verdict=Verdict(verdict),
            by=by[0] if by else "",
            note="In writing",
            source="letter",
        )
        for demand, verdict, *by in answers
    )
    sources = (Source(key="letter", title="A letter", issuer="League", date="1921"),)
    title = slug.replace("-", " ").capitalize()
    return published(title, slug=slug, date=date, answers=given, sources=sources, **parts)


def exchange() -> None:
    """The note, an answer of the League, an answer of Castile to one demand, the second note, its answer."""
    note()
    reply("league-answers", ("note#d1", "rejected", "Boreal League"), date="June 1921")
    reply("castile-answers", ("note#d1", "accepted", "Castile"), ("note#d2", "fulfilled"), date="1 July 1921")
    again()
    reply("league-gives-in", ("again#d1", "fulfilled"), date="1 June 1922")
