"""The ledger: what has been made public, for ever.

`Edition`, `Entry` and `Address` are append-only: the database itself refuses to change or delete
their rows (see `guards`). `Record` and `Head` move only inside the acts of this room.
"""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.documents import Document, from_json
from archive.ledger.querysets import EditionQuerySet, EntryQuerySet, RecordQuerySet

SLUG_LENGTH = 120
TERM_ACTS = ["rename", "merge", "separate"]
"""The acts on terms of the vocabulary; they are about no record."""


class Record(models.Model):
    """The permanent identity of an event. `slug` is its present address; its earlier ones are
    `Address` rows. `edition` is the newest, also while the record is withdrawn."""

    class State(models.TextChoices):
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, allow_unicode=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PUBLISHED)
    edition = models.OneToOneField(
        "Edition", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        constraints = [
            models.CheckConstraint(
                name="record_state_known", condition=Q(state__in=["published", "withdrawn"])
            )
        ]

    def __str__(self) -> str:
        return self.slug


class Address(models.Model):
    """An address that a record has or had; it leads to the record for ever."""

    slug = models.SlugField(max_length=SLUG_LENGTH, unique=True, allow_unicode=True)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="addresses")

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")

    def __str__(self) -> str:
        return self.slug


class Edition(models.Model):
    """A published document of a record: numbered per record from 1, immutable.

    `document` is the canonical JSON itself (RFC 8785), kept as text so that `digest`, its SHA-256
    in hex, can be recomputed byte for byte.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    document = models.TextField(_("document"))
    digest = models.CharField(_("digest"), max_length=64)
    note = models.TextField(_("what changed"), blank=True)
    published_at = models.DateTimeField(_("published at"))

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["record", "number"]
        constraints = [
            models.UniqueConstraint(name="edition_number_once", fields=["record", "number"]),
            models.CheckConstraint(name="edition_number_from_1", condition=Q(number__gte=1)),
            models.CheckConstraint(name="edition_correction_has_note", condition=Q(number=1) | ~Q(note="")),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} ({self.number})"

    @cached_property
    def value(self) -> Document:
        """The document itself."""
        return from_json(self.document, was_admitted=True)


class Entry(models.Model):
    """One public act. Numbered from 1 without gaps; `seal` is the SHA-256, in hex, of the entry's
    canonical JSON, which holds the seal of the entry before (`previous`, "" for the first)."""

    class Act(models.TextChoices):
        PUBLISH = "publish", _("published")
        CORRECT = "correct", _("corrected")
        WITHDRAW = "withdraw", _("withdrawn")
        REINSTATE = "reinstate", _("reinstated")
        RENAME = "rename", _("renamed")
        MERGE = "merge", _("merged")
        SEPARATE = "separate", _("separated")

    number = models.PositiveBigIntegerField(primary_key=True)
    act = models.CharField(max_length=10, choices=Act.choices)
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="entries")
    edition = models.OneToOneField(Edition, null=True, on_delete=models.PROTECT, related_name="entry")
    slug = models.CharField(max_length=SLUG_LENGTH, blank=True)
    note = models.TextField(blank=True)
    payload = models.TextField(blank=True)
    actor = models.CharField(max_length=150)
    at = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["number"]
        indexes = [
            models.Index(
                name="entry_amendments",
                fields=["-number"],
                condition=Q(act__in=["correct", "withdraw", "reinstate"]),
            )
        ]
        constraints = [
            models.CheckConstraint(name="entry_number_from_1", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="entry_act_known",
                condition=Q(act__in=["publish", "correct", "withdraw", "reinstate", *TERM_ACTS]),
            ),
            models.CheckConstraint(
                name="entry_edition_where_published",
                condition=Q(act__in=["publish", "correct"], edition__isnull=False, record__isnull=False)
                | Q(act__in=["withdraw", "reinstate"], edition__isnull=True, record__isnull=False)
                | Q(act__in=TERM_ACTS, edition__isnull=True, record__isnull=True),
            ),
            models.CheckConstraint(
                name="entry_note_where_asked_why",
                condition=~Q(act__in=["correct", "withdraw", "reinstate"]) | ~Q(note=""),
            ),
            models.CheckConstraint(
                name="entry_first_has_no_previous",
                condition=Q(number=1, previous="") | Q(number__gt=1) & ~Q(previous=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"


class Head(models.Model):
    """The single row that serialises the acts: number and seal of the newest entry."""

    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="head_is_single", condition=Q(pk=1))]

    def __str__(self) -> str:
        """Number and seal, as they are kept elsewhere to compare with: "SEAL:NUMBER"."""
        return f"{self.seal}:{self.number}"
