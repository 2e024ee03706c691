"""How a demand stands, in lines as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.catalog.demands.hits import OPEN, DemandHit, Reply, state_of
from archive.catalog.demands.states import state_words
from archive.catalog.hits import Named
from archive.documents.threads import Standing, standings


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """The state with one addressee, or with all (`addressee` is None), and the answer that brought it."""

    addressee: Named | None
    state: str
    reply: Reply | None

    @property
    def words(self) -> str:
        """The state in words."""
        return state_words(self.state)

    @property
    def sign(self) -> str:
        """What tells styles the state."""
        return sign_of(self.state)


def sign_of(state: str) -> str:
    """The state as styles know it."""
    return "open" if state == OPEN else state


def standing_lines(demands: Iterable[DemandHit], day: int | None = None) -> list[StandingLine]:
    """How the demand that all of these make stands at the end of a day, or with all that is known: a line
    for each addressee, or a single one where the same answer counts for all."""
    statements = list(demands)
    names = {party.slug: party for one in statements for party in one.addressed}
    found = standings(statements, day)
    if len({one.reply for one in found}) == 1:
        return [_line(found[0], None)]
    return [_line(one, names.get(one.addressee)) for one in found]


def _line(standing: Standing[Reply], addressee: Named | None) -> StandingLine:
    return StandingLine(addressee=addressee, state=state_of(standing.reply), reply=standing.reply)
