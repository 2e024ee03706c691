"""What can be asked of demands, and what they are counted by."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from archive.catalog.demands.hits import DemandHit, from_card
from archive.catalog.demands.states import Pairs, States
from archive.catalog.facets import Terms
from archive.catalog.kinds import Kind
from archive.catalog.parameters import Certainty, Choice, Day, PageNumber, Place, Words
from archive.catalog.years import Years

PAIRS: Final = Pairs("pair", plural=_("Who demands what of whom"))

DEMANDS: Final[Kind[DemandHit]] = Kind(
    name="demand",
    read=from_card,
    objects=(
        Words(
            "q",
            "words",
            label=_("Words"),
            help_text=_("Words of the demand, of the names of its parties, or (title:) of the record."),
        ),
        Terms(
            "issuer",
            vocabulary="party",
            label=_("Demanded by"),
            plural=_("Who demands"),
            help_text=_("The address of a party that demands."),
            of=lambda demand: demand.issuers,
        ),
        Terms(
            "addressee",
            vocabulary="party",
            label=_("Demanded of"),
            plural=_("Of whom"),
            help_text=_("The address of a party of whom it is demanded."),
            of=lambda demand: demand.addressed,
        ),
        States(
            "state",
            label=_("State"),
            plural=_("How it stands"),
            help_text=_("How it stands now: with the addressee that is asked for, or with any."),
        ),
        Terms(
            "tag",
            vocabulary="tag",
            label=_("Tag"),
            plural=_("Tags"),
            help_text=_("The address of a tag of the record."),
            of=lambda demand: demand.tags,
            columns=6,
        ),
        Terms(
            "dossier",
            vocabulary="dossier",
            label=_("Dossier"),
            plural=_("Dossiers"),
            help_text=_("The address of a dossier of the record."),
            of=lambda demand: demand.dossiers,
            columns=2,
        ),
        Day("from", "first_day", label=_("From")),
        Day("to", "last_day", label=_("To")),
        Certainty(
            "dates",
            "certain",
            [("possible", _("may fall within the dates")), ("certain", _("surely falls within the dates"))],
            label=_("Vague dates"),
        ),
        Years("year", plural=_("Years"), of=lambda demand: demand.date),
        Choice(
            "sort",
            "sort",
            [
                ("newest", _("Newest first")),
                ("oldest", _("Oldest first")),
                ("relevance", _("Most relevant first")),
            ],
            label=_("Order"),
        ),
        PageNumber("page", label=_("Page")),
        Place("after", label=_("Place")),
    ),
    apart=(PAIRS,),
)
