"""Where imported articles came from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.desk.models.article import Article


class ImportedSource(models.Model):
    """A file or row that was imported, so that importing it again changes nothing.

    `digest` is the SHA-256 of its bytes, `version` the article's revision that it made.
    `left_out` lists, a line each, the references that its edition still lacks because they named
    records that were not public yet.
    """

    key = models.CharField(_("key"), max_length=500, unique=True)
    digest = models.CharField(max_length=64)
    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="imported_source")
    version = models.PositiveIntegerField()
    left_out = models.TextField(blank=True)

    class Meta:
        verbose_name = _("imported source")
        verbose_name_plural = _("imported sources")
        constraints = [
            models.CheckConstraint(name="imported_source_has_key", condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.key
