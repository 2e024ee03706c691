"""Adjectives of records, editions and entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from archive.ledger.models import Edition, Entry, Record  # noqa: F401 (the strings below name them)


class RecordQuerySet(models.QuerySet["Record"]):
    """Records by their state."""

    def published(self) -> RecordQuerySet:
        """Those that readers see."""
        return self.filter(state="published")

    def withdrawn(self) -> RecordQuerySet:
        """Those of which readers see a tombstone."""
        return self.filter(state="withdrawn")


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions by their place in a record."""

    def current(self) -> EditionQuerySet:
        """The newest of each published record."""
        return self.filter(record__edition=F("pk"), record__state="published")

    def at_address(self, slug: str) -> EditionQuerySet:
        """All editions of the record that is or was known under this address."""
        return self.filter(record__addresses__slug=slug)


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries by their place in the ledger."""

    def after(self, number: int) -> EntryQuerySet:
        """The entries behind this number, in order, each with its record and edition."""
        return self.filter(number__gt=number).select_related("record", "edition").order_by("number")

    def amendments(self) -> EntryQuerySet:
        """What was done to records after they were first published, newest first, each with its record
        and current edition: corrections and reinstatements of what readers see, and every withdrawal."""
        done = Q(act__in=["correct", "reinstate"], record__state="published") | Q(act="withdraw")
        return self.filter(done).select_related("record__edition", "edition").order_by("-number")
