"""What can be asked of records, and what they are counted by."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from archive.catalog.facets import Terms
from archive.catalog.hits import Hit, from_card
from archive.catalog.kinds import Kind
from archive.catalog.parameters import Certainty, Choice, Day, PageNumber, Values, Words
from archive.catalog.years import Years

RECORDS: Final[Kind[Hit]] = Kind(
    name="record",
    read=from_card,
    objects=(
        Words(
            "q",
            "words",
            label=_("Words"),
            help_text=_("Words, phrases and more, as described above."),
        ),
        Terms(
            "tag",
            vocabulary="tag",
            label=_("Tag"),
            plural=_("Tags"),
            help_text=_("The address of a tag. Given several times, all of them are wanted."),
            of=lambda hit, document: hit.tags,
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
        ),
        Day("from", "first_day", label=_("From")),
        Day("to", "last_day", label=_("To")),
        Certainty(
            "dates",
            "certain",
            [
                ("possible", _("may fall within the dates")),
                ("certain", _("surely falls within the dates")),
            ],
            label=_("Vague dates"),
        ),
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
        ),
        PageNumber("page", label=_("Page")),
    ),
)
