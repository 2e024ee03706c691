"""What an event can do with a demand: each verdict once, with its meaning and what others call it.

The scale has two halves, as words and deeds are told apart in event data: what was **said** to a demand
(accepted, partly accepted, rejected, deferred), and what was **done** about it (fulfilled, partly fulfilled,
breached). Two more end a demand from the side that made it (withdrawn, superseded).

Borrowed from: the IPI Security Council Compliance Database (Mikulaschek and Perry, 2013), which rates each
demand with each addressee by how far it was complied with, each rating with justification and source; the
Peace Accords Matrix (Joshi, Quinn and Regan, Journal of Peace Research 52, 2015), which rates provisions from
0 (not initiated) to 3 (fully implemented), year by year; ICOW (Hensel and Mitchell), which tells agreeing
from carrying out. CAMEO is the Conflict and Mediation Event Observations codebook, 1.1b3 (Schrodt, 2012):
its codes are for what an actor does, so the mapping names the nearest code where the verdict alone decides
it, and none where it does not.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from archive.dates.speech import gettext_noop

CAMEO_VERSION: Final = "1.1b3"
CAMEO_DEMAND: Final = "100"
"""The CAMEO code of a demand itself: “Demand, not specified below”."""


class Verdict(StrEnum):
    """What an event did with one demand: a table, a line a verdict. `words` are what readers see, `meaning`
    says when it is given; `cameo` is the nearest CAMEO code with its name, `pam` the nearest level of the
    Peace Accords Matrix; empty where there is none. The side that demands gives a verdict that
    `is_of_issuer`."""

    words: str
    meaning: str
    cameo: str
    cameo_name: str
    pam: str
    is_of_issuer: bool

    def __new__(
        cls,
        value: str,
        words: str = "",
        meaning: str = "",
        cameo: str = "",
        cameo_name: str = "",
        pam: str = "",
    ) -> Verdict:
        """A verdict of the table."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words, member.meaning = words, meaning
        member.cameo, member.cameo_name, member.pam = cameo, cameo_name, pam
        member.is_of_issuer = value in ("withdrawn", "superseded")
        return member

    ACCEPTED = (
        *("accepted", gettext_noop("accepted")),
        gettext_noop("It was agreed to as it was made. Whether it was carried out is another matter."),
        *("035", "Express intent to yield"),
    )
    PARTLY_ACCEPTED = (
        *("partly-accepted", gettext_noop("partly accepted")),
        gettext_noop("It was agreed to in part, with changes, or under conditions."),
        *("035", "Express intent to yield"),
    )
    REJECTED = (
        *("rejected", gettext_noop("rejected")),
        gettext_noop("It was refused, in words, or by doing the contrary without ever having agreed."),
        *("124", "Refuse to yield", "0"),
    )
    DEFERRED = (
        *("deferred", gettext_noop("deferred")),
        gettext_noop("The answer was put off, or it was answered with a question or with another proposal."),
    )
    FULFILLED = (
        *("fulfilled", gettext_noop("fulfilled")),
        gettext_noop("It was carried out, whether or not it had been agreed to."),
        *("080", "Yield, not specified below", "3"),
    )
    PARTLY_FULFILLED = (
        *("partly-fulfilled", gettext_noop("partly fulfilled")),
        gettext_noop("It was carried out in part, or for a time."),
        *("080", "Yield, not specified below", "1 or 2"),
    )
    BREACHED = (
        *("breached", gettext_noop("breached")),
        gettext_noop("What had been agreed to or carried out was broken."),
        *("128", "Defy norms, law", "0"),
    )
    WITHDRAWN = (
        *("withdrawn", gettext_noop("withdrawn")),
        gettext_noop("The side that had made it gave it up."),
    )
    SUPERSEDED = (
        *("superseded", gettext_noop("superseded")),
        gettext_noop("Another demand, an agreement or events took its place: it was no longer asked."),
    )
