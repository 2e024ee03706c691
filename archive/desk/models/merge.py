"""What a merge of two terms took away, so that it can be brought back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Merge(models.Model):
    """A term that became part of another. `was` is the term (see `archive.vocabulary.merging.Former`),
    `places` says where articles carried it (see `vocabulary_care.links`), `entry` is the number of the
    ledger's entry, if readers knew the term."""

    class Vocabulary(models.TextChoices):
        TAG = "tag", _("tag")
        PARTY = "party", _("party")
        DOSSIER = "dossier", _("dossier")

    vocabulary = models.CharField(_("vocabulary"), max_length=7, choices=Vocabulary.choices)
    name = models.TextField(_("merged"))
    into = models.TextField(_("into"))
    term = models.PositiveBigIntegerField(db_index=True)
    was = models.JSONField()
    places = models.JSONField()
    note = models.TextField(_("note"), blank=True)
    entry = models.PositiveBigIntegerField(null=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="merge_vocabulary_known", condition=Q(vocabulary__in=["tag", "party", "dossier"])
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.into}"
