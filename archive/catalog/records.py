"""What can be asked of records, and what they are counted by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from archive.catalog.facets import OneOf, Terms
from archive.catalog.histogram import Times
from archive.catalog.hits import Hit, from_card
from archive.catalog.kinds import Kind
from archive.catalog.labels import labels_of
from archive.catalog.languages import Languages
from archive.catalog.parameters import Certainty, Choice, Day, PageNumber, Place, Values, Words
from archive.catalog.tallies import FACT_TALLY
from archive.catalog.years import Years
from archive.dates import Precision

SOME_OR_NONE: Final = {"some": _("some"), "none": _("none")}

PRECISIONS: Final = {
    Precision.DAY.value: _("the day"),
    Precision.MONTH.value: _("the month"),
    Precision.SEASON.value: _("the season"),
    Precision.YEAR.value: _("the year"),
    Precision.DECADE.value: _("the decade"),
    Precision.CENTURY.value: _("the century"),
    Precision.INTERVAL.value: _("a span of time"),
    Precision.UNDATED.value: _("not at all: undated"),
}


def some_or_none(things: Iterable[object]) -> str:
    """Whether there are any."""
    return "some" if any(True for _one in things) else "none"


RECORDS: Final[Kind[Hit]] = Kind(
    name="record",
    read=from_card,
    objects=(
        Words(
            "q",
            "words",
            label=_("Words"),
            help_text=_("A search, as described under “Words”."),
        ),
        Terms(
            "tag",
            vocabulary="tag",
            label=_("Tag"),
            plural=_("Tags"),
            help_text=_("The address of a tag. Given several times, all of them are wanted."),
            of=lambda hit, document: hit.tags,
            columns=6,
        ),
        Values(
            "not_tag",
            field="tag",
            vocabulary="tag",
            wanted=False,
            label=_("Without tag"),
            help_text=_("The address of a tag that must be absent."),
        ),
        Terms(
            "party",
            vocabulary="party",
            label=_("Party"),
            plural=_("Parties"),
            help_text=_("The address of a party."),
            of=lambda hit, document: hit.parties,
        ),
        Terms(
            "dossier",
            vocabulary="dossier",
            label=_("Dossier"),
            plural=_("Dossiers"),
            help_text=_("The address of a dossier."),
            of=lambda hit, document: hit.dossiers,
            columns=2,
        ),
        Terms(
            "fact",
            label=_("Key fact"),
            plural=_("Key facts"),
            help_text=_("The label of a key fact, in lower case and joined by hyphens."),
            of=lambda hit, document: labels_of(document),
            columns=6,
        ),
        Languages(
            "language",
            label=_("Language"),
            plural=_("Languages"),
            help_text=_("The tag of a language, as “uk” or “pt-BR”."),
        ),
        OneOf(
            "demands",
            SOME_OR_NONE,
            label=_("Demands"),
            plural=_("Demands"),
            help_text=_("“some” or “none”: whether the record lists demands."),
            of=lambda hit, document: some_or_none(document.demands),
        ),
        OneOf(
            "sources",
            SOME_OR_NONE,
            label=_("Sources"),
            plural=_("Sources"),
            help_text=_("“some” or “none”: whether the record names sources."),
            of=lambda hit, document: some_or_none(document.sources),
        ),
        OneOf(
            "precision",
            PRECISIONS,
            label=_("Date known to"),
            plural=_("How finely the date is known"),
            help_text=_("How finely the date of the record is known."),
            of=lambda hit, document: hit.date.precision.value,
        ),
        Day(
            "from",
            "first_day",
            label=_("From"),
            help_text=_("A date, as described under “Dates”: what happened from its first day on."),
        ),
        Day(
            "to",
            "last_day",
            label=_("To"),
            help_text=_("A date, as described under “Dates”: what happened up to its last day."),
        ),
        Certainty(
            "dates",
            "certain",
            [
                ("possible", _("may fall within the dates")),
                ("certain", _("surely falls within the dates")),
            ],
            label=_("Vague dates"),
            help_text=_("“possible” or “certain”: how vague dates are taken."),
        ),
        Times("time", plural=_("Over time")),
        Years("year", plural=_("Years"), of=lambda hit, document: hit.date),
        Choice(
            "sort",
            "sort",
            [
                ("newest", _("Newest first")),
                ("oldest", _("Oldest first")),
                ("relevance", _("Most relevant first")),
                ("changed", _("Last changed first")),
            ],
            label=_("Order"),
            help_text=_("“newest”, “oldest”, “relevance” or “changed”."),
        ),
        PageNumber("page", label=_("Page"), help_text=_("The number of a page of the list, from 1.")),
        Place(
            "after",
            label=_("Place"),
            help_text=_("Where the page before ended; links to far pages have it, which makes them quick."),
        ),
    ),
    apart=(FACT_TALLY,),
)
